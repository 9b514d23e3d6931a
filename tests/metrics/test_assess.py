"""The four methods against published rows, hand-worked cases and properties."""

from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from domain.terms import Method
from metrics.assess import COLUMNS, assess
from metrics.cases import SCHEMA

PUBLISHED = Path(__file__).parent / "conformance" / "statcan_given.csv"
USUAL: dict[str, Any] = {
    "case_id": "case",
    "direction": "increase",
    "baseline_year": 2015,
    "baseline_value": 10.0,
    "current_year": 2020,
    "current_value": 15.0,
    "target_year": 2025,
    "target_value": 20.0,
    "natural_limit": None,
    "points": None,
}


def table(*cases: dict[str, Any]) -> pl.DataFrame:
    return pl.DataFrame([{**USUAL, **case} for case in cases], schema=SCHEMA)


def judged(method: Method, **case: Any) -> dict[str, Any]:
    return assess(table(case), method=method).row(0, named=True)


def test_all_published_rows_of_compound_growth() -> None:
    published = pl.read_csv(PUBLISHED, infer_schema=False)
    numbers = [name for name, kind in SCHEMA.items() if kind == pl.Float64]
    cases = published.with_columns(pl.col(numbers).cast(pl.Float64), points=pl.lit(None, SCHEMA["points"]))
    ours = assess(cases.select(SCHEMA.names()), method=Method.CAGR)
    assert ours["case_id"].to_list() == published["case_id"].to_list()
    assert ours["label"].to_list() == published["expected_status"].to_list()
    for name in ("ratio", "score"):
        theirs = published[f"expected_{name}"].cast(pl.Float64)
        assert ours[name].is_null().to_list() == theirs.is_null().to_list()
        assert ((ours[name] - theirs).abs() < 1e-9).drop_nulls().all()
    assert published.height == 174


CASES: list[tuple[Method, dict[str, Any], str, str, str | None, float | None]] = [
    # linear: expected 15 half way
    (Method.LINEAR, {}, "on_pace", "on_pace", None, 1.0),
    (Method.LINEAR, {"current_value": 14.7}, "slow", "slow", None, 0.94),
    (Method.LINEAR, {"current_value": 12.0}, "far_behind", "far_behind", None, 0.4),
    (Method.LINEAR, {"current_value": 9.0}, "worsening", "worsening", None, -0.2),
    (Method.LINEAR, {"current_value": 20.0}, "met", "met", None, 2.0),
    (Method.LINEAR, {"baseline_value": 21.0}, "worsening", "worsening", "lost", None),
    (Method.LINEAR, {"baseline_value": 20.0}, "worsening", "worsening", "lost", None),
    (Method.LINEAR, {"current_year": 2026}, "missed", "missed", None, 0.5),
    (Method.LINEAR, {"current_year": 2015}, "not_available", "cannot_assess", "no_path", None),
    (Method.LINEAR, {"baseline_value": -10.0, "current_value": 5.0}, "on_pace", "on_pace", None, 1.0),
    (
        Method.LINEAR,
        {"direction": "decrease", "baseline_value": 30.0, "current_value": 25.0},
        "on_pace",
        "on_pace",
        None,
        1.0,
    ),
    # compound growth: zero becomes 0.001, mixed signs and less than a year are not available
    (Method.CAGR, {"current_year": 2015}, "not_available", "cannot_assess", "short_span", None),
    (Method.CAGR, {"baseline_value": -10.0}, "not_available", "cannot_assess", "mixed_signs", None),
    (Method.CAGR, {"current_value": 20.0}, "target_achieved", "met", None, 2**0.1 + 1),
    (Method.CAGR, {"current_value": 10.0}, "limited_progress", "far_behind", None, 0.0),
    # Healthy People: half of the targeted change; under 10 % either way is little or no change
    (Method.TARGETED_CHANGE, {}, "improving", "on_pace", None, 50.0),
    (Method.TARGETED_CHANGE, {"current_value": 10.9}, "little_or_no_change", "far_behind", None, 9.0),
    (Method.TARGETED_CHANGE, {"current_value": 9.5}, "little_or_no_change", "far_behind", None, -5.0),
    (Method.TARGETED_CHANGE, {"current_value": 8.0}, "getting_worse", "worsening", None, -20.0),
    (Method.TARGETED_CHANGE, {"current_value": 20.0}, "target_met", "met", None, 100.0),
]


@pytest.mark.parametrize(("method", "case", "label", "status", "reason", "ratio"), CASES)
def test_worked_by_hand(
    method: Method, case: dict[str, Any], label: str, status: str, reason: str | None, ratio: float | None
) -> None:
    row = judged(method, **case)
    assert (row["label"], row["status"], row["reason"]) == (label, status, reason)
    assert row["ratio"] == (None if ratio is None else pytest.approx(ratio, abs=1e-9))


def series(*values: float, start: int = 2016) -> list[list[float]]:
    return [[float(start + index), value] for index, value in enumerate(values)]


TRENDS = [
    # 11, 12, 13, 14, 15: one a year, 20 in 2025: nothing is missed
    (series(11, 12, 13, 14, 15), "sun", 0.0, 20.0),
    # 0.9 a year: 19.5 in 2025, a tenth of the five that are left
    (series(11.4, 12.3, 13.2, 14.1, 15.0), "sun_cloud", 0.1, 19.5),
    # half a year: 17.5, half of it missed
    (series(13, 13.5, 14, 14.5, 15), "cloud", 0.5, 17.5),
    (series(15, 15, 15, 15, 15), "thunderstorm", 1.0, 15.0),
    (series(19, 18, 17, 16, 15), "thunderstorm", 2.0, 10.0),
]


@pytest.mark.parametrize(("points", "label", "ratio", "projection"), TRENDS)
def test_weather(points: list[list[float]], label: str, ratio: float, projection: float) -> None:
    row = judged(Method.TREND, points=points)
    assert row["label"] == label
    assert (row["ratio"], row["projection"]) == pytest.approx((ratio, projection))


def test_only_the_last_five_steps_count() -> None:
    early = [[2000.0, 100.0], [2005.0, 90.0]]
    steps = series(10, 11, 12, 13, 14, 15, start=2015)
    assert judged(Method.TREND, points=early + steps)["projection"] == pytest.approx(20.0)


def test_gaps_lengthen_a_step_and_order_does_not_matter() -> None:
    points = [[2020.0, 15.0], [2016.0, 11.0], [2018.0, 13.0], [2019.0, 14.0]]
    assert judged(Method.TREND, points=points)["projection"] == pytest.approx(20.0)
    assert judged(Method.TREND, points=[*points, [2020.0, 15.0]])["projection"] == pytest.approx(20.0)


def test_the_current_value_is_a_point_of_the_series() -> None:
    assert judged(Method.TREND, points=series(11, 12, 13, 14))["projection"] == pytest.approx(20.0)
    assert judged(Method.TREND, points=series(11, 12, 13, 14, 16))["reason"] == "points_contradict"


def test_a_trend_needs_four_points_that_agree() -> None:
    assert judged(Method.TREND, points=series(13, 14, 15, start=2018))["reason"] == "few_points"
    assert judged(Method.TREND)["reason"] == "few_points"
    assert judged(Method.TREND, points=[*series(11, 12, 13, 14), [2016.0, 12.0]])["reason"] == "points_contradict"


def test_a_met_target_is_sun_or_sun_with_cloud_if_it_slips() -> None:
    rising, slipping = series(17, 18, 19, 20, 21), series(25, 24, 23, 22, 21)
    assert judged(Method.TREND, current_value=21.0, points=rising)["label"] == "sun"
    row = judged(Method.TREND, current_value=21.0, points=slipping)
    assert (row["label"], row["status"]) == ("sun_cloud", "met")


OBSTACLES = [
    ({"direction": "up"}, "no_direction"),
    ({"current_value": None}, "no_value"),
    ({"current_value": float("nan")}, "no_value"),
    ({"current_value": float("inf")}, "no_value"),
    ({"baseline_value": None}, "no_baseline"),
    ({"current_year": 2014}, "baseline_after_data"),
    ({"target_year": 2015}, "due_before_baseline"),
    ({"target_year": 2010}, "due_before_baseline"),
]


@pytest.mark.parametrize("method", Method)
@pytest.mark.parametrize(("case", "reason"), OBSTACLES)
def test_a_case_that_cannot_be_judged_says_why_and_stops_no_other(
    method: Method, case: dict[str, Any], reason: str
) -> None:
    both = assess(table(case, {"case_id": "good", "points": series(11, 12, 13, 14, 15)}), method=method)
    bad, good = both.rows(named=True)
    assert (bad["label"], bad["status"], bad["reason"]) == ("not_available", "cannot_assess", reason)
    assert good["status"] != "cannot_assess"


def test_projections_stay_within_the_natural_limit() -> None:
    steep = {"baseline_value": 50.0, "current_value": 90.0, "target_value": 95.0, "natural_limit": 100.0}
    assert judged(Method.LINEAR, **steep)["projection"] == 100.0
    assert judged(Method.CAGR, **steep)["projection"] == 100.0


number = st.floats(-1e6, 1e6) | st.just(0.0) | st.none()
year = st.integers(1990, 2060)
case = st.fixed_dictionaries(
    {
        "direction": st.sampled_from(["increase", "decrease"]),
        "baseline_year": year,
        "current_year": year,
        "target_year": year,
        "baseline_value": number,
        "current_value": number,
        "target_value": number,
        "natural_limit": st.none() | st.floats(1e-3, 1e6),
        "points": st.none() | st.lists(st.tuples(st.floats(1990, 2060), st.floats(-1e6, 1e6)).map(list), max_size=8),
    }
)


@pytest.mark.parametrize("method", Method)
@given(cases=st.lists(case, min_size=1, max_size=6))
def test_never_nan_never_a_crash_one_row_each(method: Method, cases: list[dict[str, Any]]) -> None:
    numbered = [{**one, "case_id": str(index)} for index, one in enumerate(cases)]
    found = assess(table(*numbered), method=method)
    assert found.columns == list(COLUMNS)
    assert found["case_id"].to_list() == [one["case_id"] for one in numbered]
    assert (
        not found.select(pl.col(pl.Float64).is_nan().any() | pl.col(pl.Float64).is_infinite().any())
        .fill_null(value=False)
        .row(0)
        .count(True)
    )
    unclear = found.filter(pl.col("status") == "cannot_assess")
    assert unclear["reason"].null_count() == 0


@pytest.mark.parametrize("method", [Method.LINEAR, Method.CAGR])
@given(scale=st.floats(0.01, 1000), current=st.floats(1, 40))
def test_the_scale_of_the_unit_changes_nothing(method: Method, scale: float, current: float) -> None:
    assume(abs(current - 20) > 1e-6)
    one = judged(method, current_value=current)
    names = ("baseline_value", "target_value")
    other = judged(method, current_value=current * scale, **{name: USUAL[name] * scale for name in names})
    assert other["ratio"] == pytest.approx(one["ratio"], rel=1e-6, abs=1e-9)


RANK = {"worsening": 0, "missed": 0, "far_behind": 1, "slow": 2, "on_pace": 3, "met": 4}


@pytest.mark.parametrize("method", [Method.LINEAR, Method.CAGR, Method.TARGETED_CHANGE])
@given(one=st.floats(0.1, 40), other=st.floats(0.1, 40))
def test_a_better_value_never_gets_a_worse_status(method: Method, one: float, other: float) -> None:
    low, high = sorted((one, other))
    ranks = [RANK[judged(method, current_value=value)["status"]] for value in (low, high)]
    assert ranks[0] <= ranks[1]


@pytest.mark.parametrize("method", Method)
@given(current=st.floats(20, 1000), baseline=st.floats(0.1, 19.9))
def test_met_is_never_overridden_by_pace(method: Method, current: float, baseline: float) -> None:
    points = series(11, 12, 13, 14, current)
    assert judged(method, current_value=current, baseline_value=baseline, points=points)["status"] == "met"


@given(order=st.permutations(range(len(CASES))))
def test_the_order_of_rows_changes_nothing(order: list[int]) -> None:
    cases = [{**one[1], "case_id": str(index)} for index, one in enumerate(CASES)]
    straight = assess(table(*cases), method=Method.LINEAR).sort("case_id")
    mixed = assess(table(*[cases[index] for index in order]), method=Method.LINEAR).sort("case_id")
    assert straight.equals(mixed)
