"""The scorecard frame, read: one row per target, the words beside it, whether it has a place on the scale."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from charts import numbers
from domain.terms import Comparator, Reason, Status
from locales import Texts

LOW, HIGH = 0.0, 1.2  # the scale's ends; beyond them a mark says so
_JUST = 1e-9


@dataclass(frozen=True)
class Row:
    """One target of one region, as far as the scorecard needs it; shares are of the target (1 = there)."""

    key: str
    name: str
    group: str
    value: float | None
    unit: str
    comparator: Comparator
    target: float | None
    gap: float | None
    attainment: float | None
    expected: float | None
    status: Status
    reason: Reason | None
    due: date | None
    demonstration: bool

    @property
    def placed(self) -> bool:
        """Whether the row stands on the scale: judged, and a share of its target is known. Missing is not zero."""
        return self.attainment is not None and self.status is not Status.CANNOT_ASSESS

    @property
    def shown(self) -> float:
        """Where on the scale the mark stands, held inside its ends."""
        return min(HIGH, max(LOW, self.attainment or 0.0))

    @property
    def beyond(self) -> int:
        """1 where the share lies above the scale, -1 below it, else 0."""
        share = self.attainment
        return 0 if share is None else 1 if share > HIGH + _JUST else -1 if share < LOW - _JUST else 0


def _finite(value: Any) -> float | None:
    return None if value is None or numbers.is_missing(float(value)) else float(value)


def row_of(cells: dict[str, Any]) -> Row:
    """Return the row of one record of a scorecard frame."""
    return Row(
        key=str(cells["target_id"]),
        name=str(cells["name"]),
        group=str(cells.get("group") or ""),
        value=_finite(cells["value"]),
        unit=str(cells["unit"]),
        comparator=Comparator(cells["comparator"]),
        target=_finite(cells["target_value"]),
        gap=_finite(cells["gap"]),
        attainment=_finite(cells["attainment"]),
        expected=_finite(cells.get("expected_attainment")),
        status=Status(cells["status"]),
        reason=Reason(cells["reason"]) if cells.get("reason") else None,
        due=cells.get("due_date"),
        demonstration=bool(cells.get("demonstration")),
    )


def read(frame: pl.DataFrame) -> list[Row]:
    """Return the rows of a frame with name, group and the columns of a scorecard, in the frame's order."""
    return [row_of(cells) for cells in frame.to_dicts()]


def counts(rows: Sequence[Row]) -> dict[Status, int]:
    """Return how many rows carry each status that occurs, in the order of the scale."""
    found = [row.status for row in rows]
    return {status: found.count(status) for status in Status if status in found}


def share_text(row: Row) -> str:
    """Return the share of the target in percent, never rounded onto 100."""
    share = None if row.attainment is None else 100 * row.attainment
    return numbers.number(share, decimals=0, threshold=100) + ("%" if share is not None else "")


def value_text(row: Row, texts: Texts) -> str:
    """Return the value with its unit; a dash for a milestone, whose state is a word."""
    if row.comparator is Comparator.DONE_BY:
        return numbers.MISSING
    return numbers.amount(row.value, row.unit, texts, threshold=row.target)


def plain_value(row: Row, texts: Texts) -> str:
    """Return the value as it stands before its target: without the unit where the target carries it."""
    if row.value is None or row.target is None or row.unit == numbers.PERCENT or row.comparator is Comparator.DONE_BY:
        return value_text(row, texts)
    places = numbers.decimals_in([row.value], row.unit)
    return numbers.number(row.value, decimals=places, threshold=row.target)


def target_text(row: Row, texts: Texts) -> str:
    """Return the target as it is read, the due date of a milestone, a dash where the region has none of its own."""
    if row.comparator is Comparator.DONE_BY:
        return texts.say("scorecard-due", date=row.due.isoformat()) if row.due else numbers.MISSING
    return numbers.target(row.comparator, row.target, row.unit, texts)


def gap_text(row: Row, texts: Texts, *, brief: bool = False) -> str:
    """Return how far it is to the target in the indicator's own unit: 差 1.4 个百分点, 超 2 个; empty without one.

    A target met within its tolerance says so, unless it has to be `brief`.
    """
    if row.gap is None or not row.placed:
        return ""
    if abs(row.gap) < _JUST:
        strict = row.comparator is Comparator.MORE_THAN
        return texts.say("scorecard-even-not-met" if strict else "scorecard-even")
    away = numbers.difference(abs(row.gap), row.unit, texts, signed=False)
    if row.gap > 0:
        return texts.say("scorecard-over", gap=away)
    tolerated = row.status is Status.MET and not brief
    return texts.say("scorecard-short-met" if tolerated else "scorecard-short", gap=away)


def state_text(row: Row, texts: Texts) -> str:
    """Return the status in words with its reason."""
    said = texts.say(f"status-{row.status.value}")
    reason = texts.say(f"reason-{row.reason.value}") if row.reason else ""
    return texts.say("scorecard-state", status=said, reason=reason) if reason else said


def required(row: Row) -> bool:
    """Return whether what is required by now says something beside the target line."""
    return row.status is not Status.MET and row.expected is not None and row.expected < 1 - _JUST
