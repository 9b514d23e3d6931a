import polars as pl
import pytest

from metrics import comparators

CASES = [
    # comparator, target, tolerance, direction, class, value, met, gap, attainment
    ("more_than", 85.0, None, "increase", "explicit_numeric", 85.0, False, 0.0, 1.0),  # 超过 is strict
    ("more_than", 85.0, None, "increase", "explicit_numeric", 85.00001, True, 0.00001, 85.00001 / 85),
    ("at_least", 85.0, None, "increase", "explicit_numeric", 85.0, True, 0.0, 1.0),  # 以上 includes
    ("at_least", 85.0, None, "increase", "explicit_numeric", 84.97, False, -0.03, 84.97 / 85),  # unrounded
    ("at_most", 30.0, None, "decrease", "explicit_numeric", 24.0, True, 6.0, 1.0),
    ("at_most", 30.0, None, "decrease", "explicit_numeric", 40.0, False, -10.0, 0.75),
    ("about", 45.0, 1.0, "increase", "explicit_numeric", 44.2, True, -0.8, 44.2 / 45),  # 接近45%
    ("about", 45.0, 1.0, "increase", "explicit_numeric", 43.9, False, -1.1, 43.9 / 45),
    ("about", 30.0, 3.0, "increase", "explicit_numeric", 27.0, True, -3.0, 0.9),  # 30个左右
    ("between", 2.0, None, "increase", "explicit_numeric", 4.0, True, 2.0, 2.0),  # more than asked is no failure
    ("between", 2.0, None, "increase", "explicit_numeric", 1.0, False, -1.0, 0.5),
    ("exactly", 5.0, None, "increase", "enumerated_set", 5.0, True, 0.0, 1.0),
    ("exactly", 5.0, None, "increase", "enumerated_set", 4.0, False, -1.0, 0.8),
    ("all", 100.0, None, "increase", "full_coverage", 99.999, False, -0.001, 0.99999),
    ("all", 100.0, None, "increase", "full_coverage", 100.0, True, 0.0, 1.0),
    ("increase_by", 5.0, None, "increase", "explicit_increment", 5.0, True, 0.0, 1.0),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[0]} {case[1]} <- {case[5]}")
def test_met_gap_and_attainment(case: tuple[str, float, float | None, str, str, float, bool, float, float]) -> None:
    comparator, target, tolerance, direction, kind, value, met, gap, attained = case
    frame = pl.DataFrame(
        {
            "comparator": [comparator],
            "target_value": [target],
            "tolerance": [tolerance],
            "direction": [direction],
            "target_class": [kind],
            "value": [value],
        },
        schema_overrides={"tolerance": pl.Float64},
    )
    row = frame.select(
        comparators.is_met().alias("met"), comparators.gap().alias("gap"), comparators.attainment().alias("share")
    ).row(0)
    assert row[0] is met
    assert row[1:] == pytest.approx((gap, attained))


def test_a_missing_value_is_neither_met_nor_missed() -> None:
    frame = pl.DataFrame(
        {"comparator": ["at_least"], "target_value": [85.0], "tolerance": [None], "direction": ["increase"]},
        schema_overrides={"tolerance": pl.Float64},
    ).with_columns(value=pl.lit(None, pl.Float64))
    met, gap = frame.select(comparators.is_met().alias("met"), comparators.gap().alias("gap")).row(0)
    assert met is None
    assert gap is None


@pytest.mark.parametrize(("kind", "above"), [("enumerated_set", True), ("explicit_numeric", False)])
def test_more_than_the_named_set_cannot_be(kind: str, above: bool) -> None:
    frame = pl.DataFrame({"comparator": ["exactly"], "target_value": [5.0], "value": [6.0], "target_class": [kind]})
    assert frame.select(comparators.is_above_set()).item() is above
