from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.judgement import judge
from metrics.pace import Cuts

SCHEMA = pl.Schema(
    {
        "value": pl.Float64,
        "baseline_value": pl.Float64,
        "period_end": pl.Date,
        "asked_end": pl.Date,
        "start_date": pl.Date,
        "due_date": pl.Date,
        "target_value": pl.Float64,
        "comparator": pl.String,
        "tolerance": pl.Float64,
        "direction": pl.String,
        "measure": pl.String,
        "kind": pl.String,
        "target_class": pl.String,
        "applies_to": pl.String,
        "crisp": pl.Boolean,
        "contributes": pl.Boolean,
        "below_binding": pl.Boolean,
        "shortfall": pl.String,
        "reported_units": pl.Int64,
        "expected_units": pl.Int64,
        "lower_bound": pl.Float64,
        "upper_bound": pl.Float64,
        "done_end": pl.Date,
        "not_done_end": pl.Date,
        "periods_due": pl.Int64,
        "periods_known": pl.Int64,
        "periods_kept": pl.Int64,
    }
)
USUAL: dict[str, object] = {
    "value": 83.6,
    "baseline_value": 76.0,
    "period_end": date(2024, 9, 30),
    "start_date": date(2023, 12, 31),
    "due_date": date(2024, 12, 31),
    "target_value": 85.0,
    "comparator": "more_than",
    "direction": "increase",
    "measure": "stock",
    "kind": "ratio",
    "target_class": "explicit_numeric",
    "applies_to": "every_level",
    "crisp": True,
    "contributes": False,
    "below_binding": False,
    "reported_units": 21,
    "expected_units": 21,
}
FLOW = {"measure": "flow", "comparator": "at_least", "target_value": 63.0, "baseline_value": None}
COUNT = {"kind": "count", "measure": "flow", "comparator": "at_least", "target_value": 58.8}
MILESTONE = {"comparator": "done_by", "kind": "milestone", "target_value": None, "target_class": "dated_milestone"}
DELIVERABLE = {**MILESTONE, "target_class": "implicit_deliverable"}
DUTY = {"comparator": "per_period", "measure": "periodic", "target_value": 100.0}
END = {"period_end": date(2024, 12, 31)}
FEW = {"shortfall": "incomplete", "reported_units": 2}
MOST = {"shortfall": "incomplete", "reported_units": 20}
OCTOBER = {"due_date": date(2024, 10, 31)}


def judged(**changes: object) -> dict[str, object]:
    row = {**USUAL, **changes}
    row.setdefault("asked_end", row["period_end"])
    frame = pl.DataFrame([row], schema_overrides=SCHEMA)
    missing = [pl.lit(None, dtype=kind).alias(name) for name, kind in SCHEMA.items() if name not in frame.columns]
    return judge(frame.with_columns(missing)).row(0, named=True)


CASES = [
    ("expected 82.75, pace 1.126", {}, "on_pace", None),
    ("85.0 is not more than 85", {"value": 85.0}, "on_pace", None),
    ("above is met", {"value": 85.01}, "met", None),
    ("met beats pace, however late it came", {"value": 90.0, "baseline_value": 89.0}, "met", None),
    ("pace 0.94", {"value": 76 + 0.94 * 6.75}, "slow", None),
    ("pace 0.95 is on pace", {"value": 76 + 0.951 * 6.75}, "on_pace", None),
    ("pace 0.59", {"value": 76 + 0.59 * 6.75}, "far_behind", None),
    ("below the baseline", {"value": 75.9}, "worsening", None),
    ("met at the baseline, lost since", {"baseline_value": 86.0, "value": 84.0}, "worsening", "lost"),
    ("at the due date it is too late", {**END, "value": 84.9}, "missed", None),
    ("no value", {"value": None}, "cannot_assess", "no_value"),
    ("no counts below", {"value": None, "shortfall": "no_counts"}, "cannot_assess", "no_counts"),
    ("no baseline", {"baseline_value": None}, "cannot_assess", "no_baseline"),
    ("met without a baseline", {"baseline_value": None, "value": 90.0}, "met", None),
    ("before it began", {"period_end": date(2023, 6, 30)}, "cannot_assess", "not_in_force"),
    ("wording not crisp", {"crisp": False}, "cannot_assess", "not_crisp"),
    ("a flow needs no baseline: 43.9 against 47.25", {**FLOW, "value": 43.9}, "slow", None),
    ("a flow at pace", {**FLOW, "value": 47.3}, "on_pace", None),
    ("a count of a part contributes", {**COUNT, "value": 3.0, "contributes": True}, "cannot_assess", "contribution"),
    ("a count of the whole", {**COUNT, "value": 44.0}, "on_pace", None),
    ("two of 21 units prove no lag", {**COUNT, **FEW, "value": 3.0}, "cannot_assess", "incomplete"),
    ("two of 21 units already reach it", {**COUNT, **FEW, "value": 60.0}, "met", "incomplete"),
    ("a sum that lacks a unit is no miss", {**COUNT, **MOST, **END, "value": 58.0}, "cannot_assess", "incomplete"),
    ("most units stand for all before the due date", {**MOST, "value": 83.6}, "on_pace", "incomplete"),
    ("few units prove nothing", {**FEW, "value": 90.0}, "cannot_assess", "incomplete"),
    ("few units, but the bound proves it", {**FEW, "value": 95.0, "lower_bound": 86.0}, "met", "incomplete"),
    (
        "few units, but the bound disproves it",
        {**FEW, **END, "value": 50.0, "upper_bound": 80.0},
        "missed",
        "incomplete",
    ),
    (
        "a reference below the binding region",
        {"applies_to": "reference", "below_binding": True},
        "on_pace",
        "reference",
    ),
    (
        "more than the set holds",
        {"comparator": "exactly", "target_class": "enumerated_set", "target_value": 5.0, "value": 6.0},
        "cannot_assess",
        "above_set",
    ),
    ("done", {**MILESTONE, "value": 1.0, "done_end": date(2024, 9, 30)}, "met", None),
    (
        "done late",
        {
            **MILESTONE,
            **OCTOBER,
            **END,
            "value": 1.0,
            "done_end": date(2024, 12, 31),
            "not_done_end": date(2024, 11, 30),
        },
        "missed",
        "late",
    ),
    (
        "done some day in the quarter",
        {
            **MILESTONE,
            **OCTOBER,
            **END,
            "value": 1.0,
            "done_end": date(2024, 12, 31),
            "not_done_end": date(2024, 9, 30),
        },
        "cannot_assess",
        "date_unknown",
    ),
    ("not done, not due", {**MILESTONE, "value": 0.0}, "not_yet", "due_later"),
    ("not done, overdue", {**MILESTONE, **END, "value": 0.0}, "missed", None),
    ("not reported", {**MILESTONE, **END, "value": None}, "cannot_assess", "no_value"),
    ("a deliverable has no light", {**DELIVERABLE, **END, "value": 0.0}, "not_yet", None),
    ("a deliverable done", {**DELIVERABLE, "value": 1.0}, "done", None),
    ("kept each quarter so far", {**DUTY, "periods_due": 3, "periods_known": 3, "periods_kept": 3}, "on_pace", None),
    ("kept to the end", {**DUTY, **END, "periods_due": 4, "periods_known": 4, "periods_kept": 4}, "met", None),
    ("one quarter failed for good", {**DUTY, "periods_due": 3, "periods_known": 3, "periods_kept": 2}, "missed", None),
    (
        "one quarter unknown",
        {**DUTY, "periods_due": 3, "periods_known": 2, "periods_kept": 2},
        "cannot_assess",
        "no_value",
    ),
]


@pytest.mark.parametrize(("changes", "status", "reason"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_status_and_reason(changes: dict[str, object], status: str, reason: str | None) -> None:
    row = judged(**changes)
    assert (row["status"], row["reason"]) == (status, reason)
    assert row["method"] == "linear"


def test_the_figures_behind_a_status() -> None:
    row = judged()
    assert row["elapsed_share"] == 0.75
    assert row["expected_value"] == pytest.approx(82.75)
    assert row["pace"] == pytest.approx(7.6 / 6.75)
    assert row["gap"] == pytest.approx(-1.4)
    assert row["attainment"] == pytest.approx(83.6 / 85)


def test_a_contribution_is_held_against_nothing() -> None:
    row = judged(**COUNT, value=3.0, contributes=True)
    assert [row[name] for name in ("target_value", "gap", "attainment", "expected_value", "pace")] == [None] * 5


def test_cuts_are_configuration() -> None:
    row = {**USUAL, "asked_end": USUAL["period_end"], "value": 76 + 0.8 * 6.75}
    frame = pl.DataFrame([row], schema_overrides=SCHEMA)
    frame = frame.with_columns(
        pl.lit(None, dtype=kind).alias(name) for name, kind in SCHEMA.items() if name not in frame.columns
    )
    assert judge(frame)["status"].item() == "slow"
    assert judge(frame, cuts=Cuts(on_pace=0.75))["status"].item() == "on_pace"


ORDER = ["worsening", "far_behind", "slow", "on_pace", "met"]


@given(st.floats(0, 100), st.floats(0, 100), st.floats(0, 84))
def test_a_better_value_never_gets_a_worse_status(one: float, other: float, baseline: float) -> None:
    low, high = sorted((one, other))
    ranks = [ORDER.index(str(judged(value=value, baseline_value=baseline)["status"])) for value in (low, high)]
    assert ranks[0] <= ranks[1]


@given(st.floats(0.1, 1000))
def test_the_scale_of_the_unit_changes_nothing(scale: float) -> None:
    row = judged(value=83.6 * scale, baseline_value=76.0 * scale, target_value=85.0 * scale)
    assert row["status"] == "on_pace"
    assert row["pace"] == pytest.approx(7.6 / 6.75)
