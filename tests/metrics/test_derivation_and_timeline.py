from datetime import date

import polars as pl

from metrics.coverage import expected_units
from metrics.derivation import increase, share_of_units
from metrics.rollup import roll_up
from metrics.timeline import kept_periods, milestones

END = date(2021, 9, 30)
START = date(2020, 12, 31)
COUNTIES = [f"county-{number}" for number in range(11)]
REGIONS = pl.DataFrame(
    {
        "code": ["city", *COUNTIES, "zone"],
        "parent_code": [None, *["city"] * 12],
        "level": ["prefecture", *["county"] * 12],
        "standing": ["standard"] * 12 + ["extra"],
    }
)


def rules(kind: str, level: str, *, additive: bool) -> pl.DataFrame:
    row = {"indicator_id": "i", "kind": kind, "additive": additive, "reporting_level": level, "counts_local": True}
    return pl.DataFrame([{**row, "named_units": None}], schema_overrides={"named_units": pl.String})


def observed(values: list[tuple[str, date, float]]) -> pl.DataFrame:
    frame = pl.DataFrame(values, schema=["region_code", "period_end", "value"], orient="row")
    nothing = pl.lit(None, pl.Float64)
    return frame.with_columns(
        indicator_id=pl.lit("i"), numerator=nothing, denominator=nothing, demonstration=pl.lit(value=True)
    )


def share(counties: dict[str, float]) -> dict[str, object]:
    kind = rules("count", "county", additive=True)
    members = expected_units(REGIONS, kind)
    figures = roll_up(observed([(code, END, value) for code, value in counties.items()]), members, kind)
    asked = pl.DataFrame({"indicator_id": ["i"], "minimum": [1.0], "as_indicator": ["share"]})
    return share_of_units(figures, members, asked).filter(pl.col("region_code") == "city").row(0, named=True)


def test_seven_of_eleven_counties_have_at_least_one() -> None:
    row = share({code: float(index < 7) for index, code in enumerate(COUNTIES)} | {"zone": 5.0})
    assert row["value"] == 100 * 7 / 11  # the zone is outside the eleven
    assert (row["numerator"], row["denominator"], row["expected_units"]) == (7, 11, 11)
    assert row["shortfall"] is None


def test_counties_that_did_not_report_are_neither_passed_nor_failed() -> None:
    row = share({code: float(index < 6) for index, code in enumerate(COUNTIES[:9])})
    assert row["value"] == 100 * 6 / 9
    assert (row["lower_bound"], row["upper_bound"]) == (100 * 6 / 11, 100 * 8 / 11)
    assert (row["reported_units"], row["shortfall"]) == (9, "incomplete")


def test_the_rise_over_last_years_standard() -> None:
    kind = rules("amount", "county", additive=False)
    levels = [("county-0", START, 89.0), ("county-0", END, 94.0), ("county-1", END, 94.0)]
    figures = roll_up(observed(levels), expected_units(REGIONS, kind), kind)
    asked = pl.DataFrame({"indicator_id": ["i"], "as_indicator": ["rise"], "start_date": [START]})
    found = {row["region_code"]: row for row in increase(figures, asked).iter_rows(named=True)}
    assert (found["county-0"]["value"], found["county-0"]["source"]) == (5.0, "derived")
    assert (found["county-1"]["value"], found["county-1"]["shortfall"]) == (None, "no_baseline")
    assert (found["city"]["value"], found["city"]["shortfall"]) == (None, "not_additive")


TARGETS = pl.DataFrame({"target_id": ["t"], "indicator_id": ["i"], "due_date": [date(2021, 10, 31)]})


def state(values: list[tuple[date, float]], asked: date) -> dict[str, object]:
    seen = observed([("city", day, value) for day, value in values])
    return milestones(seen, TARGETS, asked_end=pl.lit(asked)).row(0, named=True)


def test_a_deed_stays_done() -> None:
    row = state([(date(2021, 6, 30), 0.0), (END, 1.0)], date(2021, 12, 31))
    assert (row["value"], row["done_end"], row["not_done_end"]) == (1.0, END, date(2021, 6, 30))


def test_not_done_before_the_due_date_says_nothing_about_it() -> None:
    assert state([(END, 0.0)], END)["value"] == 0.0
    assert state([(END, 0.0)], date(2021, 12, 31))["value"] is None
    assert state([(date(2021, 12, 31), 0.0)], date(2021, 12, 31))["value"] == 0.0


def test_a_later_return_can_take_a_deed_back() -> None:
    row = state([(date(2021, 6, 30), 1.0), (END, 0.0)], END)
    assert (row["value"], row["done_end"]) == (0.0, None)


def test_recurring_duties_are_counted_by_period() -> None:
    quarters = [date(2021, 3, 31), date(2021, 6, 30), END]
    duties = pl.DataFrame({"target_id": "t", "indicator_id": "i", "period_end": quarters, "target_value": 1.0})
    figures = observed([("city", quarters[0], 1.0), ("city", quarters[1], 0.0)])
    row = kept_periods(figures, duties).row(0, named=True)
    assert (row["periods_due"], row["periods_known"], row["periods_kept"]) == (3, 2, 1)
