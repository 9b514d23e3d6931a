from collections.abc import Mapping
from datetime import date
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.coverage import expected_units
from metrics.rollup import roll_up

END = date(2024, 9, 30)
REGIONS = pl.DataFrame(
    {
        "code": ["P", "C1", "C2", "C3", "a", "b", "c", "z", "d"],
        "parent_code": [None, "P", "P", "P", "C1", "C1", "C2", "C2", "P"],
        "level": ["province", *["prefecture"] * 3, *["county"] * 5],
        "standing": ["standard"] * 7 + ["extra", "standard"],
    }
)


def indicator(
    kind: str = "ratio", level: str = "county", *, additive: bool = True, named: str | None = None
) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "indicator_id": ["i"],
            "kind": [kind],
            "additive": [additive],
            "reporting_level": [level],
            "counts_local": [True],
            "named_units": [named],
        },
        schema_overrides={"named_units": pl.String},
    )


def reported(rows: Mapping[str, tuple[float, float | None, float | None]], end: date = END) -> pl.DataFrame:
    return pl.DataFrame(
        [("i", code, end, *numbers, False) for code, numbers in rows.items()],
        schema={
            "indicator_id": pl.String,
            "region_code": pl.String,
            "period_end": pl.Date,
            "value": pl.Float64,
            "numerator": pl.Float64,
            "denominator": pl.Float64,
            "demonstration": pl.Boolean,
        },
        orient="row",
    )


def figures(observations: pl.DataFrame, rules: pl.DataFrame, end: date = END) -> dict[str, dict[str, Any]]:
    frame = roll_up(observations, expected_units(REGIONS, rules), rules).filter(pl.col("period_end") == end)
    return {row["region_code"]: row for row in frame.iter_rows(named=True)}


def counts(numerator: float, denominator: float) -> tuple[float, float, float]:
    return 100 * numerator / denominator, numerator, denominator


def test_who_should_report() -> None:
    units = {row["region_code"]: row for row in expected_units(REGIONS, indicator()).iter_rows(named=True)}
    assert units["P"]["expected_units"] == 4  # three cities and the directly administered county d
    assert units["C1"]["expected_units"] == 2
    assert units["C2"]["expected_units"] == 1  # the zone z is extra and not counted
    assert (units["C3"]["leaf"], units["C3"]["expected_units"]) == (True, 1)  # a city without counties
    assert (units["z"]["leaf"], units["z"]["parent_code"]) == (True, None)
    cities = expected_units(REGIONS, indicator(level="prefecture"))["region_code"].to_list()
    assert sorted(cities) == ["C1", "C2", "C3", "P", "d"]
    named = expected_units(REGIONS, indicator(named="c"))["region_code"].to_list()
    assert sorted(set(named) - {"z"}) == ["C2", "P", "c"]


def test_ratios_add_numerators_and_denominators() -> None:
    seen = figures(
        reported({"a": counts(9, 10), "b": counts(10, 90), "c": counts(5, 10), "C3": counts(1, 10)}), indicator()
    )
    assert seen["C1"]["value"] == pytest.approx(19.0)  # 19 of 100; the mean of 90 % and 11.1 % would be 50.6 %
    assert (seen["C1"]["reported_units"], seen["C1"]["source"]) == (2, "rolled_up")
    assert seen["P"]["value"] == pytest.approx(100 * 25 / 120)
    assert (seen["P"]["reported_units"], seen["P"]["expected_units"], seen["P"]["shortfall"]) == (3, 4, "incomplete")


def test_percentages_without_counts_are_not_averaged() -> None:
    seen = figures(reported({"a": (90.0, None, None), "b": (80.0, None, None)}), indicator())
    assert (seen["C1"]["value"], seen["C1"]["shortfall"]) == (None, "no_counts")
    assert (seen["C1"]["lowest"], seen["C1"]["highest"], seen["C1"]["median"]) == (80.0, 90.0, 85.0)


def test_one_percentage_without_counts_stops_the_sum() -> None:
    seen = figures(reported({"a": counts(9, 10), "b": (80.0, None, None)}), indicator())
    assert (seen["C1"]["value"], seen["C1"]["shortfall"]) == (None, "no_counts")


def test_own_return_wins_and_the_difference_stays_visible() -> None:
    seen = figures(reported({"C1": counts(20, 100), "a": counts(9, 10), "b": counts(10, 90)}), indicator())
    assert (seen["C1"]["value"], seen["C1"]["source"]) == (20.0, "own")
    assert seen["C1"]["children_value"] == pytest.approx(19.0)
    assert (seen["C1"]["reported_units"], seen["C1"]["expected_units"]) == (2, 2)


def test_a_parent_that_reports_alone_is_a_unit_of_its_own() -> None:
    seen = figures(reported({"C1": counts(20, 100)}), indicator())
    assert (seen["C1"]["reported_units"], seen["C1"]["expected_units"], seen["C1"]["shortfall"]) == (1, 1, None)
    partly = figures(reported({"C1": counts(20, 100), "a": counts(9, 10)}), indicator())
    assert (partly["C1"]["reported_units"], partly["C1"]["expected_units"]) == (1, 2)


def test_counts_add_and_missing_is_not_zero() -> None:
    seen = figures(reported({"a": (3.0, None, None), "c": (4.0, None, None)}), indicator("count"))
    assert (seen["P"]["value"], seen["P"]["shortfall"]) == (7.0, "incomplete")
    assert (seen["b"]["value"], seen["b"]["source"]) == (None, "none")
    assert (seen["C3"]["value"], seen["C3"]["reported_units"]) == (None, 0)


def test_what_cannot_be_added_is_not() -> None:
    seen = figures(reported({"a": (3.0, None, None), "b": (4.0, None, None)}), indicator("count", additive=False))
    assert (seen["C1"]["value"], seen["C1"]["shortfall"]) == (None, "not_additive")


def test_extra_units_have_a_figure_and_are_in_no_sum() -> None:
    seen = figures(reported({"c": counts(5, 10), "z": counts(9, 10)}), indicator())
    assert seen["z"]["value"] == 90.0
    assert seen["C2"]["value"] == 50.0


def test_bounds_if_none_or_all_of_the_missing_pass() -> None:
    before = reported({"b": counts(10, 100)}, date(2023, 12, 31))
    seen = figures(pl.concat([before, reported({"a": counts(80, 100)})]), indicator())
    assert seen["C1"]["value"] == 80.0
    assert (seen["C1"]["lower_bound"], seen["C1"]["upper_bound"]) == (40.0, 90.0)
    unknown = figures(reported({"a": counts(80, 100)}), indicator())
    assert (unknown["C1"]["lower_bound"], unknown["C1"]["upper_bound"]) == (None, None)


def test_zero_denominators_give_no_number() -> None:
    seen = figures(reported({"a": (0.0, 0.0, 0.0), "b": (0.0, 0.0, 0.0)}), indicator())
    assert seen["C1"]["value"] is None


passing = st.integers(0, 50)


@settings(max_examples=40)
@given(st.tuples(*[st.tuples(passing, st.integers(0, 50)) for _ in range(5)]), st.sampled_from("abcd"), st.randoms())
def test_parts_equal_the_whole_in_any_order_and_bounds_hold_it(parts, left_out, random) -> None:  # type: ignore[no-untyped-def]
    full = {code: counts(n, n + more + 1) for code, (n, more) in zip(("a", "b", "c", "C3", "d"), parts, strict=True)}
    before = reported({code: (0.0, 0.0, numbers[2]) for code, numbers in full.items()}, date(2023, 12, 31))
    whole = 100 * sum(n for _, n, _ in full.values()) / sum(d for _, _, d in full.values())
    rows = reported(full)
    shuffled = rows[random.sample(range(rows.height), rows.height)]
    assert figures(rows, indicator())["P"]["value"] == pytest.approx(whole)
    assert figures(shuffled, indicator())["P"]["value"] == pytest.approx(whole)
    fewer = figures(pl.concat([before, rows.filter(pl.col("region_code") != left_out)]), indicator())["P"]
    assert fewer["lower_bound"] <= whole + 1e-9
    assert fewer["upper_bound"] >= whole - 1e-9


def test_where_nobody_reports_an_indicator_there_is_no_figure_and_no_failure() -> None:
    members = expected_units(REGIONS, indicator())
    nobody = roll_up(reported({"a": (1.0, 1.0, 1.0)}), members.clear(), indicator())
    assert nobody.is_empty()
    assert nobody.columns == roll_up(reported({"a": (1.0, 1.0, 1.0)}), members, indicator()).columns
