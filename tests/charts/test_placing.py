from charts.placing import Box, best

SIZE = (200.0, 100.0)


def test_overlap_is_the_shared_area() -> None:
    assert Box(10, 10, 5, 5).overlap(Box(15, 10, 5, 5)) == 50
    assert Box(10, 10, 5, 5).overlap(Box(30, 10, 5, 5)) == 0


def test_a_line_crosses_with_the_length_inside() -> None:
    box = Box(10, 10, 5, 5)
    assert box.crossed_by(((0, 10), (20, 10))) == 10
    assert box.crossed_by(((0, 20), (20, 20))) == 0
    assert box.crossed_by(((0, 0), (2, 2))) == 0


def test_a_stretch_moves_the_anchor_and_keeps_the_px() -> None:
    assert Box(10, 20, 5, 5, right=3, up=-4).stretched(2, 1) == Box(23, 16, 5, 5)


def test_the_first_clear_place_is_taken() -> None:
    above, below = Box(100, 50, 10, 5, up=10), Box(100, 50, 10, 5, up=-10)
    assert best([above, below], [], [], size=SIZE) == 0
    assert best([above, below], [((0, 60), (200, 60))], [], size=SIZE) == 1
    assert best([above, below], [], [Box(100, 60, 10, 5)], size=SIZE) == 1


def test_a_label_stays_in_the_plot() -> None:
    assert best([Box(100, 98, 10, 5, up=10), Box(100, 98, 10, 5, up=-10)], [], [], size=SIZE) == 1
