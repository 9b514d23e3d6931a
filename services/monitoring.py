"""Answers "how far is each target, where, as of when, known when": reads facts, lets metrics judge them."""

from dataclasses import replace
from datetime import date

import polars as pl

from data.store import Store
from domain.access import Action
from domain.errors import MonitorError
from domain.periods import Period
from domain.terms import Kind, Measure, Source, Standing, Status
from metrics.joint import joined
from metrics.judgement import judge
from metrics.methods import compared
from metrics.outlook import outlook
from metrics.timeline import kept_periods, milestones
from services import revisions
from services.concern import (
    AttainmentQuery,
    asked_regions,
    concerned_rows,
    concerned_targets,
    reporting_members,
    wanted_targets,
)
from services.figures import duties, figures, judged_ends, observations, past_dues
from services.permissions import permit
from services.registry import COUNTRY, Registry
from services.rolling import whole
from services.settings import cuts

_ROW = ["target_id", "region_code"]
COLUMNS = (
    "target_id",
    "indicator_id",
    "region_code",
    "region_zh",
    "region_en",
    "counted",
    "period",
    "period_end",
    "value",
    "numerator",
    "denominator",
    "unit",
    "source",
    "children_value",
    "children_difference",
    "reported_units",
    "expected_units",
    "lower_bound",
    "upper_bound",
    "comparator",
    "target_value",
    "attainment",
    "gap",
    "baseline_value",
    "elapsed_share",
    "expected_value",
    "pace",
    "status",
    "own_status",
    "reason",
    "method",
    "methods_disagree",
    "other_methods",
    "projection",
    "required_per_month",
    "reached_on",
    "due_date",
    "lowest",
    "highest",
    "median",
    "periods_due",
    "periods_known",
    "periods_kept",
    "inner_value",
    "tolerance",
    "applies_to",
    "joined_with",
    "theme",
    "document_id",
    "target_class",
    "headline",
    "demonstration",
    "decomposed",
    "provisional",
)


def attainment(store: Store, registry: Registry, query: AttainmentQuery) -> pl.DataFrame:
    """Return one row per region and target that concerns it, with the columns of COLUMNS.

    Targets of the region and of the regions above it are judged; duplicates of a target are never counted twice.
    `provisional` marks figures that rest on values nobody has approved yet; there are none unless they are asked for.
    Raises MonitorError for an unknown region or target, and where the asker may not see provisional values.
    """
    if query.provisional is None:
        return _attainment(store, registry, query).with_columns(provisional=False).select(COLUMNS)
    permit(registry, query.provisional, Action.SEE_PROVISIONAL, query.region_code)
    return _marked(
        _attainment(store, registry, query), _attainment(store, registry, replace(query, provisional=None))
    ).select(COLUMNS)


def _marked(rows: pl.DataFrame, approved: pl.DataFrame) -> pl.DataFrame:
    """Mark the rows whose figure differs from the one of approved values alone."""
    seen = ("value", "numerator", "denominator", "baseline_value", "status")
    before = approved.select(*_ROW, *(pl.col(name).alias(f"{name}_approved") for name in seen))
    differs = pl.any_horizontal(pl.col(name).ne_missing(pl.col(f"{name}_approved")) for name in seen)
    return rows.join(before, on=_ROW, how="left", maintain_order="left").with_columns(provisional=differs)


def _attainment(store: Store, registry: Registry, query: AttainmentQuery) -> pl.DataFrame:
    then = known_then(store, registry, query)
    targets = concerned_targets(then, query)
    if targets.is_empty():  # nothing concerns the region, or what was asked for came in later
        return _nothing(store, registry, query)
    asked = asked_regions(then, query)
    members = reporting_members(then, targets, query.region_code)
    rows = concerned_rows(targets, members, asked, decomposed=then.decomposed)
    judged_at = {query.as_of.last_day} | past_dues(rows, query)
    known = figures(store, then, targets, members, query, ends=judged_ends(targets, rows, query), bounded=judged_at)
    framed = _with_figures(rows, known, query).pipe(
        _with_history, known, targets=targets, events=_events(store, then, rows, query), query=query
    )
    judged = compared(judge(framed, cuts=cuts(then)), known.rename({"indicator_id": "figure_id"}))
    wanted = wanted_targets(then, query)
    asked_for = pl.col("target_id").is_in(wanted) if wanted else pl.lit(value=True)
    together = judged.pipe(joined).filter(asked_for)
    return together.pipe(_ahead, registry).pipe(_named, registry, targets)


def _nothing(store: Store, registry: Registry, query: AttainmentQuery) -> pl.DataFrame:
    """Return no row, with the columns that rows of any target would have."""
    any_target = replace(query, region_code=COUNTRY, children=False, target_ids=(), known_at=None, recorded_by=None)
    if query == any_target:
        raise MonitorError("registry-empty")
    return _attainment(store, registry, any_target).clear()


def known_then(store: Store, registry: Registry, query: AttainmentQuery) -> Registry:
    """Return the registry as it was known at the query's moment: targets, indicators, decomposed ones, settings."""
    moments = [moment for moment in (query.known_at, query.recorded_by) if moment is not None]
    return revisions.known(store, registry, min(moments, default=None))


def _ahead(rows: pl.DataFrame, registry: Registry) -> pl.DataFrame:
    """Add projection, required pace and arrival for targets that are still open."""
    limits = registry.units.select("unit", "lower_limit", "upper_limit")
    still = pl.col("own_status").is_in([Status.ON_PACE.value, Status.SLOW.value, Status.FAR_BEHIND.value])
    ahead = rows.join(limits, on="unit", how="left", maintain_order="left").with_columns(outlook())
    names = ("projection", "required_per_month", "reached_on")
    return ahead.with_columns(
        pl.when(still | (pl.col("own_status") == Status.WORSENING.value)).then(name) for name in names
    )


def _with_figures(rows: pl.DataFrame, known: pl.DataFrame, query: AttainmentQuery) -> pl.DataFrame:
    """Join each row with its figure of the judged period and of the baseline period.

    A flow belongs to its own year: past the due date it is judged at the due date. A stock is judged at the period
    asked for, and at the due date if nothing was reported since.
    """
    asked = pl.lit(query.as_of.last_day)
    over = asked > pl.col("due_date")
    keyed = known.rename({"indicator_id": "figure_id"})
    at_asked = keyed.select("figure_id", "region_code", "period_end", now=pl.col("value").is_not_null())
    placed = rows.with_columns(asked_end=asked).join(
        at_asked,
        left_on=["figure_id", "region_code", "asked_end"],
        right_on=["figure_id", "region_code", "period_end"],
        how="left",
        maintain_order="left",
    )
    stays = (pl.col("measure") == Measure.STOCK.value) & pl.col("now").fill_null(value=False)
    judged = placed.with_columns(period_end=pl.when(over & ~stays).then("due_date").otherwise("asked_end"))
    base = keyed.select("figure_id", "region_code", start_date="period_end", baseline_value="value")
    return (
        judged.drop("now")
        .join(keyed, on=["figure_id", "region_code", "period_end"], how="left", maintain_order="left")
        .join(base, on=["figure_id", "region_code", "start_date"], how="left", maintain_order="left")
        .with_columns(
            pl.col("expected_units").fill_null(pl.col("members_expected")),
            pl.col("reported_units").fill_null(0),
            pl.col("source").fill_null("none"),
            pl.col("demonstration").fill_null(value=False),
            children_difference=_difference(),
        )
    )


def _difference() -> pl.Expr:
    """Own return less what the regions below add up to; null where they agree to a millionth or one is missing."""
    both = pl.col("source") == Source.OWN.value
    off = pl.col("value") - pl.col("children_value")
    return pl.when(both & (off.abs() > 1e-6)).then(off)


def _events(store: Store, registry: Registry, rows: pl.DataFrame, query: AttainmentQuery) -> pl.DataFrame:
    """Return the state of the milestones up to the period asked for, for each of their due dates."""
    milestone = rows.filter(pl.col("kind") == Kind.MILESTONE.value).unique(["target_id", "due_date"])
    names = tuple(sorted(milestone["indicator_id"].unique()))
    places = tuple(sorted(rows["region_code"].unique()))
    asked = (query.as_of, query.known_at, query.recorded_by, query.provisional is not None)
    seen = whole(
        store,
        ("events", places, names, *asked),
        lambda: observations(store, registry, list(names), query, ends=None, regions=places, numbers_only=True),
    )
    return milestones(seen, milestone, asked_end=pl.lit(query.as_of.last_day)).rename(
        {"value": "state", "demonstration": "state_demonstration"}
    )


def _with_history(
    rows: pl.DataFrame, known: pl.DataFrame, *, targets: pl.DataFrame, events: pl.DataFrame, query: AttainmentQuery
) -> pl.DataFrame:
    """Add what only a series shows: when a milestone was reached, how often a recurring duty was kept."""
    kept = kept_periods(known, duties(targets, query.as_of.last_day))
    return (
        rows.join(events, on=[*_ROW, "due_date"], how="left", maintain_order="left")
        .join(kept, on=_ROW, how="left", maintain_order="left")
        .with_columns(
            value=pl.coalesce("value", "state"),
            reported_units=pl.when(pl.col("state").is_not_null()).then(1).otherwise("reported_units"),
            source=pl.when(pl.col("state").is_not_null()).then(pl.lit("own")).otherwise("source"),
            demonstration=pl.col("demonstration") | pl.col("state_demonstration").fill_null(value=False),
        )
    )


def _named(rows: pl.DataFrame, registry: Registry, targets: pl.DataFrame) -> pl.DataFrame:
    names = registry.regions.select(
        region_code="code",
        region_zh="name_zh",
        region_en="name_en",
        counted=pl.col("standing") != Standing.EXTRA.value,
    )
    order = targets.select("target_id").with_row_index("target_order")
    return (
        rows.join(names, on="region_code", how="left", maintain_order="left")
        .join(order, on="target_id", how="left", maintain_order="left")
        .sort("target_order", "region_code")
        .with_columns(period=pl.col("period_end").map_elements(written_period, return_dtype=pl.String))
    )


def written_period(day: date) -> str:
    """Return a last day as its quarter where it ends one, else as its month."""
    period = Period.quarter_of(day)
    return str(period) if period.last_day == day else f"{day:%Y-%m}"
