"""The overview's figures: counts by status and theme, who is behind, who did not report, what is due."""

from dataclasses import dataclass, replace

import polars as pl

from data.store import Store
from domain.periods import Period
from domain.terms import Comparator, Status, TargetClass
from services.concern import AttainmentQuery
from services.monitoring import attainment
from services.registry import Registry

_BEHIND = (Status.MISSED.value, Status.WORSENING.value, Status.FAR_BEHIND.value, Status.SLOW.value)
_GOOD = (Status.MET.value, Status.ON_PACE.value)
PER_TARGET = 2


@dataclass(frozen=True)
class Overview:
    """Frames of the overview; all have the columns of `monitoring.COLUMNS` where not said otherwise."""

    own: pl.DataFrame  # targets of the chosen document or of the region's own documents
    headline: pl.DataFrame  # the headline targets that concern the region, by rank
    by_status: pl.DataFrame  # status, count
    by_theme: pl.DataFrame  # theme, status, count
    below: pl.DataFrame  # the same targets in the regions right below
    behind: pl.DataFrame  # children furthest behind their required path, worst first, PER_TARGET of each target
    milestones: pl.DataFrame  # dated milestones by due date
    silent: pl.DataFrame  # children without a single value: region_code, region_zh, region_en
    reported_units: int  # sum over the quantitative targets
    expected_units: int
    better: int  # targets that became met or on pace since the period before
    worse: int  # targets that were met or on pace then and are not now


def overview(store: Store, registry: Registry, query: AttainmentQuery, document_id: str | None = None) -> Overview:
    """Return the overview of a region as of a period; `document_id` None takes the region's own documents."""
    here = attainment(store, registry, query)
    own = here.filter(_of(registry, here, query.region_code, document_id))
    # Deliverables carry no traffic light; they are shown in the ledger and counted nowhere else.
    counted = own.filter(pl.col("target_class") != TargetClass.IMPLICIT_DELIVERABLE.value)
    below = _below(store, registry, query, counted)
    before = attainment(store, registry, _previous(query)).select("target_id", was="status")
    moved = counted.join(before, on="target_id")
    quantitative = counted.filter(pl.col("comparator") != Comparator.DONE_BY.value)
    return Overview(
        own=counted,
        headline=here.filter(pl.col("headline").is_not_null()).sort("headline"),
        by_status=counted.group_by("status").agg(count=pl.len()),
        by_theme=counted.group_by("theme", "status").agg(count=pl.len()),
        below=below,
        behind=_furthest_behind(below),
        milestones=counted.filter(pl.col("comparator") == Comparator.DONE_BY.value).sort("due_date"),
        silent=_silent(below),
        reported_units=int(quantitative["reported_units"].sum()),
        expected_units=int(quantitative["expected_units"].sum()),
        better=moved.filter(pl.col("status").is_in(_GOOD) & ~pl.col("was").is_in(_GOOD)).height,
        worse=moved.filter(~pl.col("status").is_in(_GOOD) & pl.col("was").is_in(_GOOD)).height,
    )


def _of(registry: Registry, here: pl.DataFrame, region_code: str, document_id: str | None) -> pl.Expr:
    if document_id:
        return pl.col("document_id") == document_id
    own = registry.documents.filter(pl.col("region_code") == region_code)["document_id"].to_list()
    # A region without a document of its own is held against those of the regions above it.
    return pl.col("document_id").is_in(own) if here["document_id"].is_in(own).any() else pl.lit(value=True)


def _previous(query: AttainmentQuery) -> AttainmentQuery:
    before: Period = query.as_of.shifted(-1)
    return replace(query, as_of=before, children=False, target_ids=())


def _below(store: Store, registry: Registry, query: AttainmentQuery, counted: pl.DataFrame) -> pl.DataFrame:
    children = replace(query, children=True, target_ids=tuple(counted["target_id"].to_list()))
    # Zones outside the standard may report and are shown with their indicator; nobody waits for them.
    return attainment(store, registry, children).filter("counted")


def _furthest_behind(below: pl.DataFrame) -> pl.DataFrame:
    """Return percentages behind their path (past due: behind the target): only these share a unit to be ranked in.

    Of each target the two regions furthest behind come in: one target that all are late with would hide the others.
    """
    return (
        below.filter(pl.col("own_status").is_in(_BEHIND) & (pl.col("unit") == "%"))
        .with_columns(behind=pl.col("value") - pl.coalesce("expected_value", "target_value"))
        .filter(pl.col("behind").is_not_null())
        .sort("behind", "region_code", "target_id")
        .group_by("target_id", maintain_order=True)
        .head(PER_TARGET)
        .sort("behind", "region_code", "target_id")
    )


def _silent(below: pl.DataFrame) -> pl.DataFrame:
    names = ("region_code", "region_zh", "region_en")
    heard = below.group_by(names).agg(values=pl.col("value").is_not_null().sum())
    return heard.filter(pl.col("values") == 0).select(names).sort("region_code")
