"""The task ledger (台账): milestones and deliverables of a region, who leads them, by when, how far, proved by what."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import polars as pl

from data.store import Store
from domain.terms import Comparator, Reason, TargetClass
from services.concern import AttainmentQuery
from services.figures import observations
from services.monitoring import attainment
from services.registry import Registry

_SHARED = re.compile(r"等?(按职责分工负责|负责)(，各县区落实)?$|等$")
_CARRIED = "自治区"
_LINK = r"https?://[^\s，。；、）)]+"
NAMELESS = "none"  # the department chosen where the text names none
SOON = {"30": 30, "90": 90, "180": 180}  # due windows: days from the day looked at
PAST, LATER = "past", "later"
WINDOWS = (PAST, *SOON, LATER)


class LedgerState(StrEnum):
    """How a milestone or deliverable stands on the day looked at."""

    OVERDUE = "overdue"  # reported as not done, the due date is over
    DUE = "due"  # reported as not done, or not in force yet, the due date lies ahead
    NOT_YET = "not_yet"  # a deliverable without a date of its own, reported as not done: no date is held against it
    NO_REPORT = "no_report"  # nothing reported that says how it stands: missing is not "not done"
    DONE = "done"


@dataclass(frozen=True)
class Choice:
    """What the reader filters by; None stands for all."""

    department: str | None = None
    state: str | None = None
    due: str | None = None


def entries(store: Store, registry: Registry, query: AttainmentQuery, document_id: str | None = None) -> pl.DataFrame:
    """Return the region's milestones and deliverables, one row each, by due date.

    Columns: target_id, indicator_id, document_id, clause, theme, target_class, due_date, due_basis, quote, value,
    status, reason (as `attainment` judges), state (LedgerState), late, days (from the last day of the period to the due
    date), departments (list), lead_departments (as the text has them), done_period (in which it was first reported as
    done), document, link, done_on (what proves it, where the return brought it), file_name, received_at (of the first
    return that said so), demonstration. What proves a deed is empty where a later return says it is not done after all.
    `document_id` narrows to one policy document.
    """
    judged = attainment(store, registry, query).filter(pl.col("comparator") == Comparator.DONE_BY.value)
    if document_id:
        judged = judged.filter(pl.col("document_id") == document_id)
    about = registry.targets.select("target_id", "clause", "due_basis", "quote", "lead_departments")
    return (
        judged.join(about, on="target_id", how="left", maintain_order="left")
        .join(_proofs(store, registry, query, judged), on="indicator_id", how="left", maintain_order="left")
        .with_columns(days=(pl.col("due_date") - pl.lit(query.as_of.last_day)).dt.total_days())
        .with_columns(
            state=_state(),
            late=(pl.col("reason") == Reason.LATE.value).fill_null(value=False),
            departments=pl.col("lead_departments").map_elements(
                lambda text: list(departments(text)), return_dtype=pl.List(pl.String), skip_nulls=True
            ),
        )
        .sort("due_date", "document_id", "target_id")
        .with_columns(pl.when(pl.col("state") == LedgerState.DONE.value).then(name).alias(name) for name in _PROOF)
        .select(_COLUMNS)
    )


_PROOF = ("done_period", "document", "link", "done_on", "file_name", "received_at")
_COLUMNS = (
    "target_id", "indicator_id", "document_id", "clause", "theme", "target_class", "due_date", "due_basis", "quote",
    "value", "status", "reason", "state", "late", "days", "departments", "lead_departments", "done_period", "document",
    "link", "done_on", "file_name", "received_at", "demonstration",
)  # fmt: skip


def _state() -> pl.Expr:
    implicit = pl.col("target_class") == TargetClass.IMPLICIT_DELIVERABLE.value
    waiting = pl.col("value").is_null() & (pl.col("reason") != Reason.NOT_IN_FORCE.value).fill_null(value=True)
    return (
        pl.when(pl.col("value") >= 1)
        .then(pl.lit(LedgerState.DONE.value))
        .when(waiting)
        .then(pl.lit(LedgerState.NO_REPORT.value))
        .when(implicit)
        .then(pl.lit(LedgerState.NOT_YET.value))
        .when(pl.col("days") <= 0)
        .then(pl.lit(LedgerState.OVERDUE.value))
        .otherwise(pl.lit(LedgerState.DUE.value))
    )


def _proofs(store: Store, registry: Registry, query: AttainmentQuery, judged: pl.DataFrame) -> pl.DataFrame:
    """Return for each milestone when and in which file it was first said to be done, and the latest proof of it."""
    seen = observations(store, registry, judged["indicator_id"].to_list(), query, ends=None)
    done = seen.filter((pl.col("region_code") == query.region_code) & (pl.col("value") >= 1))
    proofs = store.frame("return_evidence", return_ids=done["return_id"].unique().to_list())
    files = proofs.select("return_id", "file_name").unique()
    papers = proofs.drop_nulls("indicator_id").drop("file_name")
    said = done.join(files, on="return_id", how="left").join(
        papers, on=["return_id", "indicator_id", "region_code", "period_end"], how="left"
    )
    newest = {name: pl.col(name).drop_nulls().last() for name in ("document", "done_on")}
    return (
        said.sort("period_end")
        .group_by("indicator_id")
        .agg(
            done_period=pl.col("period").first(),
            file_name=pl.col("file_name").first(),
            received_at=pl.col("received_at").first(),
            **newest,
        )
        .with_columns(link=pl.col("document").str.extract(f"({_LINK})", 1))
        .with_columns(document=pl.col("document").str.replace_all(_LINK, "").str.strip_chars(" \t，,；;（）()"))
        .with_columns(document=pl.when(pl.col("document") != "").then("document"))
    )


def departments(text: str) -> tuple[str, ...]:
    """Return the departments that a text names, in its order: 省医保局、财政厅等按职责分工负责 names two.

    Where a list opens with 自治区 the word holds for all of the list (自治区医保局、财政厅), so that one department
    has one name in all rows.
    """
    named: list[str] = []
    for part in _SHARED.sub("", text.strip()).split("，"):
        carried = part.startswith(_CARRIED)
        for name in filter(None, (piece.strip() for piece in part.split("、"))):
            named.append(_CARRIED + name if carried and not name.startswith(_CARRIED) else name)
    return tuple(dict.fromkeys(named))


def named_departments(rows: pl.DataFrame) -> list[str]:
    """Return the departments of ledger rows, the busiest first; NAMELESS at the end where a row names none."""
    counted = rows.select(pl.col("departments").explode()).drop_nulls().group_by("departments", maintain_order=True)
    busiest = counted.len().sort("len", descending=True, maintain_order=True)["departments"].to_list()
    return [*busiest, NAMELESS] if rows["departments"].is_null().any() else busiest


def chosen(rows: pl.DataFrame, choice: Choice) -> pl.DataFrame:
    """Return the ledger rows that fit a choice, in their order."""
    fitting = pl.lit(value=True)
    if choice.department == NAMELESS:
        fitting &= pl.col("departments").is_null()
    elif choice.department:
        fitting &= pl.col("departments").list.contains(choice.department).fill_null(value=False)
    if choice.state:
        fitting &= pl.col("state") == choice.state
    if choice.due:
        fitting &= _window(choice.due)
    return rows.filter(fitting)


def _window(due: str) -> pl.Expr:
    days = pl.col("days")
    if due == PAST:
        return days <= 0
    if due == LATER:
        return days > max(SOON.values())
    return days.is_between(1, SOON[due])


def counts(rows: pl.DataFrame) -> Mapping[LedgerState, int]:
    """Return how many rows there are in each state that occurs, in the order of LedgerState."""
    found = dict(rows.group_by("state").len().iter_rows())
    return {state: found[state.value] for state in LedgerState if state.value in found}
