"""The arithmetic of the assessment, each number worked by hand."""

import polars as pl
import pytest

from metrics import scoring

LINE = {
    "region_code": "a", "region_zh": "甲", "region_en": "A", "theme": "t", "status": "slow", "reason": None,
    "comparator": "at_least", "attainment": 0.875, "pace": 0.7, "periods_kept": None, "periods_due": None,
    "way": "share", "floor": 0.0, "cap": 1.1, "own_points": 4.0, "theme_points": 10.0, "unassessed": "excluded",
    "named": True, "reference": False, "status_share": 0.8, "demonstration": False,
}  # fmt: skip
TYPES = {"reason": pl.String, "attainment": pl.Float64, "own_points": pl.Float64, "pace": pl.Float64,
         "periods_kept": pl.Int64, "periods_due": pl.Int64}  # fmt: skip


def marked(*changes: dict[str, object]) -> pl.DataFrame:
    rows = pl.DataFrame([LINE | change for change in changes], schema_overrides=TYPES, infer_schema_length=None)
    return (
        rows.with_columns(asks=scoring.asks())
        .with_columns(points=scoring.weights())
        .with_columns(treatment=scoring.treatment(), measure=scoring.measured())
        .with_columns(share=scoring.line_share(), over=scoring.over_share())
        .with_columns(score=scoring.line_score())
    )


@pytest.mark.parametrize(
    ("change", "share", "score"),
    [
        ({}, 0.875, 3.5),  # 4 x 87.5%
        ({"status": "met", "attainment": 1.0}, 1.0, 4.0),
        ({"status": "met", "attainment": 0.97}, 1.0, 4.0),  # met within its tolerance
        ({"status": "on_pace", "attainment": 0.9}, 0.9, 3.6),  # on pace is not met
        ({"attainment": -0.2}, 0.0, 0.0),  # the floor
        ({"attainment": -0.2, "floor": 0.25}, 0.25, 1.0),
        ({"status": "missed", "attainment": 1.2}, 0.9999, 4.0),  # never all of it where it is not met
        ({"attainment": 0.99999}, 0.9999, 4.0),  # not met: the share never reads 100%, the mark rounds
        ({"way": "pace"}, 0.7, 2.8),
        ({"way": "pace", "status": "on_pace", "pace": 0.96}, 1.0, 4.0),
        ({"way": "pace", "status": "worsening", "pace": -0.5}, 0.0, 0.0),
        ({"way": "status"}, 0.8, 3.2),
        ({"comparator": "done_by", "attainment": None, "status_share": 0.5}, 0.5, 2.0),  # a milestone: by its status
        ({"comparator": "per_period", "status": "on_pace", "periods_kept": 3, "periods_due": 3}, 1.0, 4.0),
        # Kept in two of three quarters, whatever the last quarter's value is.
        ({"comparator": "per_period", "attainment": 1.0, "periods_kept": 2, "periods_due": 3}, 0.6667, 2.67),
    ],
)
def test_a_line_earns_its_share(change: dict[str, object], share: float, score: float) -> None:
    row = marked(change).row(0, named=True)
    assert (row["treatment"], row["share"], row["score"]) == ("scored", pytest.approx(share), pytest.approx(score))


@pytest.mark.parametrize(
    ("change", "treatment"),
    [
        ({"status": "cannot_assess", "reason": "no_value"}, "excluded"),
        ({"status": "cannot_assess", "reason": "no_value", "unassessed": "zero"}, "zero"),
        ({"status": "not_yet", "reason": "due_later"}, "excluded"),
        ({"status": "cannot_assess", "reason": "contribution"}, "not_applicable"),
        ({"status": "cannot_assess", "reason": "contribution", "unassessed": "zero"}, "not_applicable"),
        ({"status": "met", "reference": True, "named": False}, "not_applicable"),
        ({"status": "met", "reference": True, "named": True}, "scored"),
        ({"own_points": 0.0}, "not_applicable"),
    ],
)
def test_what_cannot_be_assessed_is_never_zero_by_itself(change: dict[str, object], treatment: str) -> None:
    row = marked(change).row(0, named=True)
    assert row["treatment"] == treatment
    assert row["score"] == {"zero": 0.0, "scored": 4.0}.get(treatment)


def test_a_theme_is_shared_by_those_that_ask_something() -> None:
    shared: dict[str, object] = {"own_points": None}
    rows = marked(shared, shared, shared, {**shared, "status": "cannot_assess", "reason": "contribution"}, {})
    # 10 over three lines; the part of a total takes nothing; the fifth has its own weight.
    assert rows["points"].to_list() == [pytest.approx(3.3333)] * 3 + [None, 4.0]


@pytest.mark.parametrize(
    ("change", "over"),
    [
        ({"status": "met", "attainment": 1.04}, 0.04),
        ({"status": "met", "attainment": 1.5}, 0.1),  # the cap
        ({"status": "met", "attainment": 1.5, "cap": 1.0}, 0.0),
        ({"status": "missed", "attainment": 1.5}, 0.0),
        ({"status": "cannot_assess", "reason": "no_value", "attainment": None}, 0.0),
    ],
)
def test_only_what_is_met_is_exceeded(change: dict[str, object], over: float) -> None:
    assert marked(change)["over"].item() == pytest.approx(over)


def test_sums_are_reweighted_and_add_up_by_hand() -> None:
    lines = marked(
        {},  # 4 x 87.5% = 3.5
        {"status": "met", "attainment": 1.1, "own_points": 6.0},  # 6, and 10% over
        {"status": "cannot_assess", "reason": "no_value", "own_points": 10.0},  # left out
    )
    summed = scoring.added(lines).with_columns(
        full_marks=pl.lit(100.0), bonus_cap=pl.lit(3.0), late=pl.lit(3), late_each=pl.lit(0.5), late_cap=pl.lit(1.0),
        refused=pl.lit(1), refused_each=pl.lit(0.5), refused_cap=pl.lit(2.0),
    )  # fmt: skip
    row = summed.with_columns(**scoring.marks()).with_columns(total=scoring.total()).row(0, named=True)
    assert (row["asked_points"], row["assessed_points"], row["raw"]) == (20.0, 10.0, 9.5)
    assert (row["scored"], row["excluded"], row["zero"], row["not_applicable"]) == (2, 1, 0, 0)
    assert row["base"] == 95.0  # 9.5 / 10 x 100
    assert row["bonus"] == 3.0  # 0.6 / 10 x 100 = 6, the cap is 3
    assert (row["late_points"], row["refused_points"]) == (1.0, 0.5)
    assert row["total"] == 96.5


def test_nothing_assessed_has_no_total() -> None:
    lines = marked({"status": "cannot_assess", "reason": "no_value"})
    summed = scoring.added(lines).with_columns(
        full_marks=pl.lit(100.0), bonus_cap=pl.lit(3.0), late=pl.lit(1), late_each=pl.lit(0.5), late_cap=pl.lit(1.0),
        refused=pl.lit(0), refused_each=pl.lit(0.5), refused_cap=pl.lit(2.0),
    )  # fmt: skip
    row = summed.with_columns(**scoring.marks()).with_columns(total=scoring.total()).row(0, named=True)
    assert (row["base"], row["bonus"], row["total"]) == (None, None, None)


@pytest.mark.parametrize(("value", "places", "said"), [(2.675, 2, 2.68), (0.125, 2, 0.13), (1.005, 2, 1.01), (7, 2, 7)])
def test_half_is_rounded_up(value: float, places: int, said: float) -> None:
    assert pl.select(scoring.rounded(pl.lit(value), places)).item() == said
