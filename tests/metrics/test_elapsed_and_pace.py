from datetime import date

import polars as pl
import pytest

from metrics.elapsed import elapsed_share, year_share
from metrics.pace import expected_value, pace
from metrics.path import projection, required_path


def share(start: date, day: date, due: date) -> float:
    frame = pl.DataFrame({"start": [start], "day": [day], "due": [due]})
    expression = elapsed_share(start=pl.col("start"), day=pl.col("day"), due=pl.col("due"))
    return float(frame.select(expression).item())


@pytest.mark.parametrize(
    ("start", "day", "due", "expected"),
    [
        (date(2023, 12, 31), date(2024, 9, 30), date(2024, 12, 31), 0.75),  # nine months of twelve
        (date(2023, 12, 31), date(2024, 2, 29), date(2024, 12, 31), 1 / 6),
        (date(2023, 12, 31), date(2024, 9, 30), date(2024, 10, 31), 0.9),
        (date(2023, 12, 31), date(2023, 9, 30), date(2024, 12, 31), 0.0),  # before it began
        (date(2023, 12, 31), date(2025, 3, 31), date(2024, 12, 31), 1.0),  # after it was due
        (date(2023, 12, 31), date(2024, 1, 15), date(2024, 1, 30), 0.5),  # 15 of 30 days
    ],
)
def test_time_is_counted_in_months(start: date, day: date, due: date, expected: float) -> None:
    assert share(start, day, due) == pytest.approx(expected, abs=1e-12)


def test_nine_months_are_exactly_three_quarters_of_a_year() -> None:
    frame = pl.DataFrame({"day": [date(2024, 9, 30), date(2024, 12, 31), date(2024, 3, 31)]})
    assert frame.select(year_share(pl.col("day"))).to_series().to_list() == [0.75, 1.0, 0.25]


@pytest.mark.parametrize(
    ("start", "value", "target", "elapsed", "expected", "paced"),
    [
        (76.0, 83.6, 85.0, 0.75, 82.75, 7.6 / 6.75),  # the mock-up: 82.75 expected, pace 1.126
        (0.0, 43.9, 63.0, 0.75, 47.25, 43.9 / 47.25),  # a flow starts at 0
        (80.0, 78.0, 85.0, 0.5, 82.5, -0.8),  # moved away
        (50.0, 45.0, 40.0, 0.5, 45.0, 1.0),  # less is better
    ],
)
def test_linear_pace(start: float, value: float, target: float, elapsed: float, expected: float, paced: float) -> None:
    frame = pl.DataFrame({"b": [start], "v": [value], "t": [target], "e": [elapsed]})
    path = expected_value(start=pl.col("b"), target=pl.col("t"), share=pl.col("e"))
    row = frame.select(path.alias("x"), pace(start=pl.col("b"), value=pl.col("v"), expected=path).alias("p")).row(0)
    assert row == pytest.approx((expected, paced))


def test_nothing_expected_gives_no_pace() -> None:
    frame = pl.DataFrame({"b": [85.0], "v": [86.0]})
    assert frame.select(pace(start=pl.col("b"), value=pl.col("v"), expected=pl.col("b"))).item() is None


def points(measure: str, baseline: float | None, values: list[float | None]) -> pl.DataFrame:
    ends = [date(2023, 12, 31), date(2024, 3, 31), date(2024, 6, 30), date(2024, 9, 30), date(2024, 12, 31)]
    constants = {
        "start_date": date(2023, 12, 31),
        "due_date": date(2024, 12, 31),
        "measure": measure,
        "target_value": 85.0,
        "lower_limit": 0.0,
        "upper_limit": 100.0,
    }
    frame = pl.DataFrame({"period_end": ends, "value": values}, schema_overrides={"value": pl.Float64})
    return frame.with_columns(pl.lit(value).alias(name) for name, value in constants.items()).with_columns(
        baseline_value=pl.lit(baseline, pl.Float64)
    )


def test_a_stock_goes_from_baseline_to_target_and_a_flow_from_zero() -> None:
    stock = points("stock", 76.0, [None] * 5).select(required_path()).to_series().to_list()
    assert stock == pytest.approx([76.0, 78.25, 80.5, 82.75, 85.0])
    flow = points("flow", 80.0, [None] * 5).select(required_path()).to_series().to_list()
    assert flow == [None, *map(pytest.approx, [21.25, 42.5, 63.75, 85.0])]


def test_no_baseline_no_path() -> None:
    assert points("stock", None, [None] * 5).select(required_path()).to_series().null_count() == 5


def test_projection_goes_on_at_the_pace_so_far_and_stays_within_the_unit() -> None:
    stock = points("stock", 76.0, [76.0, 78.4, 81.2, 83.6, None]).select(projection()).to_series().to_list()
    assert stock[3] == pytest.approx(76 + 7.6 / 0.75)  # 86.1
    assert stock[0] is None
    assert stock[4] is None
    steep = points("stock", 60.0, [60.0, 80.0, None, None, None]).select(projection()).to_series().to_list()
    assert steep[1] == 100.0
