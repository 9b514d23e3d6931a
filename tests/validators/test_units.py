"""Units and the factors between them."""

import pytest

from validators.units import Scaling, scaling


@pytest.mark.parametrize(
    ("magnitude", "cell_unit", "stated", "own", "unit_column", "expected"),
    [
        (1, "", "人", "万名", True, Scaling(1, 10_000)),
        (1, "", "万人", "万名", True, Scaling()),
        (1, "", "", "万名", True, Scaling(reason="UNIT_MISSING")),
        (1, "", "", "万名", False, Scaling(reason="UNIT_MISSING")),
        (1, "", "", "人", False, Scaling()),
        (1, "", "", "人", True, Scaling(reason="UNIT_MISSING")),
        (1, "", "", "%", True, Scaling()),
        (1, "%", "", "%", False, Scaling()),
        (1, "%", "%", "%", True, Scaling()),
        (1, "‰", "", "%", False, Scaling(1, 10)),
        (10_000, "", "", "万名", True, Scaling()),
        (1, "人", "", "万名", True, Scaling(1, 10_000)),
        (10_000, "", "人", "万名", True, Scaling()),
        (10_000, "", "万人", "万名", True, Scaling(reason="UNIT_IN_CELL")),
        (1, "人", "万人", "万名", True, Scaling(reason="UNIT_MISMATCH")),
        (1, "家", "家", "家/县", False, Scaling(reason="UNIT_IN_CELL")),
        (1, "", "家", "家/县", False, Scaling()),
        (1, "", "个", "家", True, Scaling()),
        (1, "", "人", "家", True, Scaling(reason="UNIT_MISMATCH")),
        (1, "", "人次", "人", True, Scaling(reason="UNIT_MISMATCH")),
        (1, "", "公斤", "人", True, Scaling(reason="UNIT_MISMATCH")),
        (10_000, "", "", "%", False, Scaling(reason="UNIT_MISMATCH")),
        (10_000, "", "人", "人", True, Scaling(10_000, 1)),
        (1, "", "元", "元/人", True, Scaling()),
    ],
)
def test_a_number_comes_to_the_indicators_unit_or_is_doubted(
    magnitude: int, cell_unit: str, stated: str, own: str, unit_column: bool, expected: Scaling
) -> None:
    found = scaling(magnitude=magnitude, cell_unit=cell_unit, stated=stated, own=own, unit_column=unit_column)
    assert found == expected
