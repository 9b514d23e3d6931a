"""The score sheet of the annual assessment (年度考核): read from the registry, checked, as it was known at a moment."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from math import isfinite
from types import MappingProxyType
from typing import Any

import polars as pl

from data.store import Store
from domain.errors import MonitorError
from domain.faults import Fault
from domain.fields import SHEETS
from domain.terms import Reason, Status
from metrics.scoring import EXCLUDED, NOT_ASKED, PACE, SHARE, STATUS, ZERO
from services.revisions import CHANGE, newest

NAME = "score_rules"
LATE_STATUS = Reason.LATE.value  # done, but after the due date: a share of its own beside the statuses
_WAYS, _TREATMENTS = (SHARE, PACE, STATUS), ("exclude", ZERO)
_STATUSES = (
    Status.MET.value, Status.DONE.value, Status.ON_PACE.value, Status.SLOW.value, Status.FAR_BEHIND.value,
    Status.WORSENING.value, Status.MISSED.value, LATE_STATUS,
)  # fmt: skip
# What each part is about (empty: all that no other line names), and what a line of it must give.
_SUBJECTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "status": _STATUSES,
        "unassessed": ("", *(one.value for one in Reason if one.value not in NOT_ASKED)),
        "deduction": ("late_quarter", "refused_return"),
        "bonus": ("over_target",),
        "total": ("full_marks", "least_assessed"),
    }
)
_NEEDED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "target": ("target_id", "way", "points"),
        "theme": ("way", "points"),
        "status": ("points",),
        "unassessed": ("way",),
        "deduction": ("points", "cap"),
        "bonus": ("cap",),
        "total": ("points",),
    }
)
_MOST = 1000.0
_DEFAULT_SHARES = {
    Status.MET.value: 1.0, Status.DONE.value: 1.0, Status.ON_PACE.value: 1.0, Status.SLOW.value: 0.8,
    Status.FAR_BEHIND.value: 0.5, Status.WORSENING.value: 0.0, Status.MISSED.value: 0.0, LATE_STATUS: 0.5,
}  # fmt: skip
LINE = ("way", "points", "floor", "cap")


@dataclass(frozen=True)
class ScoreSheet:
    """A score sheet as it holds: its lines, and what follows from them."""

    rules: pl.DataFrame  # the columns of the sheet `score_rules`, withdrawn lines left out

    @property
    def demonstration(self) -> bool:
        """Whether any of its lines is demonstration."""
        return bool((self.rules["standing"] == "demonstration").any())

    def _one(self, part: str, subject: str, column: str, default: float) -> float:
        found = self.rules.filter((pl.col("part") == part) & (pl.col("subject") == subject))[column].drop_nulls()
        return float(found[0]) if found.len() else default

    @property
    def full_marks(self) -> float:
        """What a region gets that has earned everything."""
        return self._one("total", "full_marks", "points", 100.0)

    @property
    def least_assessed(self) -> float:
        """Share of the weights that has to be assessed before a region takes a rank."""
        return self._one("total", "least_assessed", "points", 0.0)

    @property
    def bonus_cap(self) -> float:
        """Most that is given for exceeding targets."""
        return self._one("bonus", "over_target", "cap", 0.0)

    def deduction(self, subject: str) -> tuple[float, float]:
        """Return what is taken off each time, and at most, for late_quarter or refused_return."""
        return self._one("deduction", subject, "points", 0.0), self._one("deduction", subject, "cap", 0.0)

    @property
    def shares(self) -> dict[str, float]:
        """Share of a line's marks by status, where no measure tells it."""
        said = self.rules.filter(pl.col("part") == "status").select("subject", "points")
        return _DEFAULT_SHARES | dict(said.iter_rows())

    @property
    def unassessed(self) -> dict[str, str]:
        """How a line is treated that cannot be assessed (excluded or zero), by reason; empty: all others."""
        said = self.rules.filter(pl.col("part") == "unassessed").select(pl.col("subject").fill_null(""), "way")
        return {"": EXCLUDED} | {reason: ZERO if way == ZERO else EXCLUDED for reason, way in said.iter_rows()}

    @property
    def targets(self) -> pl.DataFrame:
        """Lines for single targets: target_id and LINE."""
        return self.rules.filter(pl.col("part") == "target").select("target_id", *_line())

    @property
    def themes(self) -> pl.DataFrame:
        """Lines for themes: theme (null: all others) and LINE."""
        return self.rules.filter(pl.col("part") == "theme").select("theme", *_line())


def _line() -> list[pl.Expr]:
    return [
        pl.col("way"), pl.col("points"), pl.col("floor").fill_null(0.0), pl.col("cap").fill_null(1.0),
    ]  # fmt: skip


def score_sheet(store: Store, moment: datetime | None) -> ScoreSheet:
    """Return the score sheet as it stood at a moment (None: now).

    What came with its first load counts as known from the beginning. Raises MonitorError where none was loaded.
    """
    found = store.versions(NAME)
    if found.is_empty():
        raise MonitorError("score-sheet-missing")
    first = found["changed_at"].min()
    if moment is not None and isinstance(first, datetime):
        found = found.filter(pl.col("changed_at") <= max(moment, first))
    held = newest(found, SHEETS[NAME]).drop(CHANGE)
    return ScoreSheet(held.filter(pl.col("standing") != "withdrawn").sort("rule"))


def score_faults(rows: Iterable[Mapping[str, Any]], *, file: str) -> tuple[Fault, ...]:
    """Return what is wrong with lines of a score sheet (text cells, `line`) beside the rules of their columns."""
    return tuple(fault for row in rows for fault in _faults(row, file))


def _faults(row: Mapping[str, Any], file: str) -> list[Fault]:
    part, line = str(row["part"]).strip(), row["line"]
    cells = {name: str(value or "").strip() for name, value in row.items() if name != "line"}
    found = [Fault(file, line, name, "", "required") for name in _NEEDED[part] if not cells[name]]
    subjects = _SUBJECTS.get(part, ("",))
    if cells["subject"] not in subjects:
        found.append(Fault(file, line, "subject", cells["subject"], "not-allowed", _listed(subjects)))
    ways = _WAYS if part in ("target", "theme") else _TREATMENTS if part == "unassessed" else ("",)
    if cells["way"] and cells["way"] not in ways:
        found.append(Fault(file, line, "way", cells["way"], "not-allowed", _listed(ways)))
    spans = {"points": _span_of_points(part, cells["subject"]), "floor": (0.0, 1.0), "cap": _span_of_cap(part)}
    found += [
        Fault(file, line, name, cells[name], "out-of-range", f"{low:g}–{high:g}")
        for name, (low, high) in spans.items()
        if cells[name] and not low <= _read(cells[name]) <= high
    ]
    return found


def _listed(words: Iterable[str]) -> str:
    return " / ".join(word for word in words if word) or "—"


def _span_of_points(part: str, subject: str) -> tuple[float, float]:
    if part == "status" or subject == "least_assessed":
        return 0.0, 1.0
    return (1.0, _MOST) if subject == "full_marks" else (0.0, _MOST)


def _span_of_cap(part: str) -> tuple[float, float]:
    return (1.0, 2.0) if part in ("target", "theme") else (0.0, _MOST)


def _read(cell: str) -> float:
    value = float(cell)  # what is no number was told by the rules of the columns
    return value if isfinite(value) else -1.0
