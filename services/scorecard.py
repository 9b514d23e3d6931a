"""The scorecard of one region: every target that concerns it, how it was through time, how it ranks."""

from dataclasses import dataclass, replace
from datetime import date

import polars as pl

from data.store import Store
from domain.periods import Period
from domain.terms import Kind
from metrics import comparators
from services.concern import AttainmentQuery, concerned_rows, concerned_targets, reporting_members
from services.figures import figures
from services.monitoring import COLUMNS, attainment, known_then
from services.quality import QualityQuery, targets_of
from services.ranking import ranks
from services.registry import Registry

QUARTERS = 8  # that a trend looks back on
TREND = pl.Schema({"target_id": pl.String, "period_end": pl.Date, "value": pl.Float64})
ADDED = ("direction", "kind", "measure", "expected_attainment", "rank", "ranked", "siblings", "rank_before", "moved")


@dataclass(frozen=True)
class Scorecard:
    """Frames of the scorecard."""

    rows: pl.DataFrame  # monitoring.COLUMNS and ADDED, one row per target, in file order
    trends: pl.DataFrame  # TREND: the quarters up to the one asked for that have a value


def scorecard(store: Store, registry: Registry, query: AttainmentQuery, document_id: str | None) -> Scorecard:
    """Return the scorecard of a region as of a period, known at a moment.

    `document_id` None takes the region's own documents, or all that bind it where it has none. expected_attainment is
    the required value on the scale of attainment (1 = the target). Raises MonitorError for an unknown region.
    """
    chosen = targets_of(registry, QualityQuery(query, document_id))["target_id"]
    facts = registry.indicators.select("indicator_id", "direction", "kind", "measure")
    rows = (
        attainment(store, registry, query)
        .filter(pl.col("target_id").is_in(chosen.implode()))
        .join(facts, on="indicator_id", how="left", maintain_order="left")
        .pipe(_with_expected)
    )
    ids = tuple(rows["target_id"])
    ranked = rows.join(ranks(store, registry, query, ids), on="target_id", how="left", maintain_order="left")
    return Scorecard(ranked.select(*COLUMNS, *ADDED), trends(store, registry, query, ids))


def _with_expected(rows: pl.DataFrame) -> pl.DataFrame:
    """Add the required value as a share of the target, as attainment is, where the region is held against one."""
    required = rows.with_columns(value="expected_value").select(comparators.attainment().alias("required"))
    held = pl.when(pl.col("attainment").is_not_null()).then(required["required"])
    return rows.with_columns(expected_attainment=held)


def trends(store: Store, registry: Registry, query: AttainmentQuery, target_ids: tuple[str, ...]) -> pl.DataFrame:
    """Return the values of the last QUARTERS quarters for all targets at once, read in one pass; columns: TREND.

    A quarter without a value has no row: nothing missing is drawn as zero. Milestones have no trend.
    """
    asked = replace(query, children=False, target_ids=target_ids)
    then = known_then(store, registry, asked)
    targets = concerned_targets(then, asked) if target_ids else then.targets.clear()
    if targets.is_empty():
        return TREND.to_frame()
    members = reporting_members(registry, targets, query.region_code)
    rows = concerned_rows(targets, members, [query.region_code], decomposed=then.decomposed).filter(
        pl.col("target_id").is_in(target_ids) & (pl.col("kind") != Kind.MILESTONE.value)
    )
    known = figures(store, then, targets, members, asked, ends=_ends(targets, query))
    values = known.filter(
        (pl.col("region_code") == query.region_code)
        & pl.col("value").is_not_null()
        & pl.col("period_end").is_in(_quarters(query.as_of))
    ).select("period_end", "value", figure_id="indicator_id")
    found = rows.select("target_id", "figure_id").join(values, on="figure_id", maintain_order="left")
    return found.select(TREND.names()).sort("target_id", "period_end").cast(TREND)


def _quarters(as_of: Period) -> list[date]:
    """Return the last days of the quarters up to a period, and of the period itself where it ends none."""
    asked = as_of.last_day
    ends = {Period.quarter_of(asked).shifted(-steps).last_day for steps in range(QUARTERS)}
    return sorted({end for end in ends if end <= asked} | {asked})


def _ends(targets: pl.DataFrame, query: AttainmentQuery) -> list[date]:
    """Return the quarters shown and the baselines: an increase is counted from its own."""
    return sorted({*_quarters(query.as_of), *targets["start_date"].to_list()})
