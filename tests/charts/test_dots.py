from collections.abc import Callable
from dataclasses import replace

import plotly.graph_objects as go
import polars as pl
import pytest

from charts import dots
from charts.caption import Caption
from charts.theme import LIGHT, SYMBOLS
from domain.terms import Status
from locales import Texts

Frame = Callable[..., pl.DataFrame]


def trace(figure: go.Figure, name: str) -> go.Scatter:
    return next(item for item in figure.data if item.name == name)


def names(figure: go.Figure) -> list[str]:
    return [text.strip() for text in figure.layout.yaxis.ticktext]


def words(figure: go.Figure) -> str:
    return "\n".join(note.text for note in figure.layout.annotations)


def plotted(figure: go.Figure) -> dict[str, float]:
    known = {status.value for status in Status}
    shown = [item for item in figure.data if item.name in known]
    return {code: value for item in shown for code, value in zip(item.customdata, item.x, strict=True)}


def test_dots_are_sorted_by_gap_and_those_without_a_value_come_last(
    five: pl.DataFrame, caption: Caption, zh: Texts
) -> None:
    figure = dots.figure(five, caption, zh)
    assert names(figure) == ["韶关市", "惠州市", "茂名市", "揭阳市", "汕尾市"]
    assert list(trace(figure, "met").y) == [0]
    assert list(trace(figure, "far_behind").y) == [3]


def test_a_missing_value_is_listed_and_never_plotted(five: pl.DataFrame, caption: Caption, zh: Texts) -> None:
    figure = dots.figure(five, caption, zh)
    assert plotted(figure) == {"440200": 91.4, "441300": 85.0, "440900": 81.5, "445200": 75.2}
    assert not [item for item in figure.data if item.name == "cannot_assess"]
    listed = [note for note in figure.layout.annotations if note.name == "missing-441500"]
    assert [(note.text, note.y) for note in listed] == [("—　无填报值", 4)]
    marks = [shape for shape in figure.layout.shapes if shape.name == "mark-cannot_assess" and shape.yref == "y"]
    assert [mark.yanchor for mark in marks] == [4]


def test_85_is_not_drawn_as_met_where_more_than_85_is_asked(five: pl.DataFrame, caption: Caption, zh: Texts) -> None:
    figure = dots.figure(five, caption, zh)
    assert "441300" not in trace(figure, "met").customdata
    at_limit = trace(figure, "on_pace")
    assert (list(at_limit.x), list(at_limit.text), at_limit.marker.symbol) == ([85.0], ["85.0"], "diamond")


def test_a_value_that_would_round_onto_the_target_shows_more_places(
    attainment: Frame, caption: Caption, zh: Texts
) -> None:
    frame = attainment(
        ("1", "甲", "A", 84.97, "on_pace"), ("2", "乙", "B", 85.03, "met"), ("3", "丙", "C", 80.1, "slow")
    )
    figure = dots.figure(frame, caption, zh)
    assert [list(trace(figure, name).text) for name in ("on_pace", "met", "slow")] == [["84.97"], ["85.03"], ["80.1"]]


def test_symbol_and_colour_follow_the_status(five: pl.DataFrame, caption: Caption, zh: Texts) -> None:
    figure = dots.figure(five, caption, zh)
    for status in (Status.MET, Status.ON_PACE, Status.SLOW, Status.FAR_BEHIND):
        marker = trace(figure, status.value).marker
        assert (marker.symbol, marker.color) == (SYMBOLS[status], LIGHT.colour(status))


def test_target_and_required_lines_carry_their_labels(five: pl.DataFrame, caption: Caption, zh: Texts) -> None:
    figure = dots.figure(five, caption, zh)
    lines = {shape.name: shape.x0 for shape in figure.layout.shapes if shape.type == "line"}
    assert lines == {"target": 85.0, "expected": 82.75}
    assert "<b>目标 ＞85%</b>" in words(figure)
    assert "序时应达 82.8%" in words(figure)


def test_no_required_line_where_each_region_has_its_own(five: pl.DataFrame, caption: Caption, zh: Texts) -> None:
    own = five.with_columns(expected_value=pl.Series([70.0, 80.0, 81.0, 82.0, 83.0]))
    figure = dots.figure(own, caption, zh)
    assert "序时应达" not in words(figure)


def test_own_targets_are_marked_in_their_rows(five: pl.DataFrame, caption: Caption, zh: Texts) -> None:
    own = five.with_columns(target_value=pl.Series([80.0, 85.0, 85.0, 85.0, 85.0]))
    figure = dots.figure(own, caption, zh)
    assert sorted(trace(figure, "own-target").x) == [80.0, 85.0, 85.0, 85.0]
    assert "竖线为各地目标" in words(figure)


def test_stems_run_from_target_to_value(five: pl.DataFrame, caption: Caption, zh: Texts) -> None:
    stem = trace(dots.figure(five, caption, zh), "stem-met")
    assert (list(stem.x), list(stem.y)) == ([85.0, 91.4, None], [0, 0, None])


def test_units_and_bounds_behind_a_rolled_up_value(five: pl.DataFrame, caption: Caption, zh: Texts) -> None:
    frame = five.with_columns(
        reported_units=pl.lit(9),
        expected_units=pl.lit(11),
        lower_bound=pl.col("value") - 5,
        upper_bound=pl.col("value"),
    )
    figure = dots.figure(frame, caption, zh)
    assert list(trace(figure, "met").text) == ["91.4 (9/11)"]
    assert list(trace(figure, "bounds").x)[:2] == pytest.approx([86.4, 91.4])
    assert "已报/应报单位数" in words(figure)


def test_everything_needed_far_from_the_page_is_in_the_picture(five: pl.DataFrame, caption: Caption, zh: Texts) -> None:
    said = words(dots.figure(five, caption, zh)).replace("<br>", "")
    for part in (
        "5个地市中1个已达标，揭阳市明显滞后，1个无法评价",
        "达到国家能力标准比例（%），截至2024年三季度；按与目标的差距排序",
        "来源：粤办函〔2024〕267号（五）“超过85%的乡镇卫生院达到国家能力标准”",
        "方法：序时进度",
        "报送率 5/5",
        "数据版本 2024-10-15 09:00",
        "全省 83.6%（分子分母汇总）",
        "演示数据",
    ):
        assert part in said
    for entry in ("已达标 1", "达到序时进度 1", "慢于序时 1", "明显滞后 1", "无法评价 1"):
        assert entry in said


def test_the_demonstration_mark_follows_the_data(five: pl.DataFrame, caption: Caption, zh: Texts) -> None:
    real = replace(caption, demonstration=False)
    assert "演示数据" not in words(dots.figure(five, real, zh))
    assert "演示数据" in words(dots.figure(five.with_columns(demonstration=pl.lit(True)), real, zh))


def test_english(five: pl.DataFrame, caption: Caption, en: Texts) -> None:
    figure = dots.figure(five, caption, en)
    assert names(figure)[0] == "Shaoguan"
    assert "<b>Target &gt;85%</b>" in words(figure)
    assert figure.layout.meta["headline"] == "1 of 5 cities met the target; Jieyang is far behind; 1 cannot be assessed"


@pytest.mark.parametrize("name", ["<b>x</b>", "<a href='http://x'>惠州</a>", "$x$", "a & b"])
def test_names_and_quotes_show_as_text(name: str, attainment: Frame, caption: Caption, zh: Texts) -> None:
    frame = attainment(("1", name, name, 75.0, "far_behind"), ("2", name, name, None, "cannot_assess"))
    figure = dots.figure(frame, replace(caption, quote=name, indicator=name), zh)
    everything = words(figure) + "".join(names(figure)) + "".join(trace(figure, "far_behind").hovertext)
    assert "<a" not in everything
    assert "<b>x" not in everything
    assert "$" not in everything
    assert "a & b" not in everything


@pytest.mark.parametrize("count", [0, 1, 11, 21, 122])
def test_height_grows_with_the_rows(count: int, attainment: Frame, caption: Caption, zh: Texts) -> None:
    frame = attainment(
        *((f"4503{i:03}", f"恭城瑶族自治县{i}", "Gongcheng", 60.0 + i / 4, "slow") for i in range(count))
    )
    figure = dots.figure(frame, caption, zh)
    assert len(names(figure)) == count
    plot = figure.layout.height - figure.layout.margin.t - figure.layout.margin.b
    assert plot >= count * 18
    assert figure.layout.width is None  # responsive


def test_the_narrow_form_says_less(five: pl.DataFrame, caption: Caption, zh: Texts) -> None:
    said = words(dots.figure(five, caption, zh, narrow=True)).replace("<br>", "")
    assert "超过85%的乡镇卫生院" not in said
    for part in ("粤办函〔2024〕267号", "数据版本 2024-10-15 09:00", "截至2024年三季度", "演示数据"):
        assert part in said


def test_the_frame_is_left_alone(five: pl.DataFrame, caption: Caption, zh: Texts) -> None:
    before = five.clone()
    dots.figure(five, caption, zh)
    assert five.equals(before)


def test_alt_text_states_the_finding(five: pl.DataFrame, caption: Caption, zh: Texts, en: Texts) -> None:
    assert dots.alt_text(five, caption, zh) == (
        "5个地市中1个已达标，揭阳市明显滞后，1个无法评价。指标：达到国家能力标准比例（%），截至2024年三季度。"
        "目标：＞85%。最好：韶关市 91.4%。差距最大：揭阳市 75.2%。无填报值：汕尾市。演示数据。"
    )
    assert dots.alt_text(five, caption, en).startswith("1 of 5 cities met the target; Jieyang is far behind")
