"""One target through time: reported values, the required path, the range of the regions below, the projection."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import polars as pl

from data.store import Store
from domain.periods import Period
from domain.terms import Kind
from metrics.path import projection, required_path
from services.concern import AttainmentQuery, concerned_rows, concerned_targets, reporting_members, wanted_targets
from services.figures import QUARTERS_READ, figures
from services.monitoring import known_then, written_period
from services.registry import Registry

_YEARS_BEFORE = 3  # a course begins so long before its target does; older values change nothing that is drawn
SCHEMA = pl.Schema(
    {
        "period": pl.String,
        "period_end": pl.Date,
        "value": pl.Float64,
        "lowest": pl.Float64,
        "highest": pl.Float64,
        "expected_value": pl.Float64,
        "projection": pl.Float64,
        "reported_units": pl.Int64,
        "expected_units": pl.Int64,
        "demonstration": pl.Boolean,
    }
)


def series(store: Store, registry: Registry, query: AttainmentQuery, target_id: str) -> pl.DataFrame:
    """Return one row per quarter from the target's start to the later of its due date and the period asked for.

    Columns: SCHEMA. Quarters of the _YEARS_BEFORE years before the start and other months stand in it where something
    was reported. value is null where nothing was. expected_value is the required path. projection stands at the latest
    value and at the due date only. Milestones have no series: the frame is empty.
    """
    asked = replace(query, children=False, target_ids=(target_id,), method=None)
    return _courses(store, registry, asked, (target_id,), lambda start: Period(start.year - _YEARS_BEFORE, 1, 1))[
        target_id
    ]


def courses(
    store: Store, registry: Registry, query: AttainmentQuery, target_ids: tuple[str, ...]
) -> dict[str, pl.DataFrame]:
    """Return the series of several targets by their ids: quarters since the start, at least those a judgement reads."""
    asked = replace(query, children=False, target_ids=(), method=None)
    shown = Period.quarter_of(query.as_of.last_day).shifted(1 - QUARTERS_READ)
    return _courses(store, registry, asked, target_ids, lambda start: min(Period.quarter_of(start), shown))


def _courses(
    store: Store,
    registry: Registry,
    query: AttainmentQuery,
    target_ids: tuple[str, ...],
    first: Callable[[date], Period],
) -> dict[str, pl.DataFrame]:
    then = known_then(store, registry, query)
    wanted = wanted_targets(then, replace(query, target_ids=target_ids))
    targets = concerned_targets(then, query)
    found = dict.fromkeys(target_ids, SCHEMA.to_frame())
    if targets.is_empty():
        return found
    members = reporting_members(registry, targets, query.region_code)
    rows = concerned_rows(targets, members, [query.region_code], decomposed=then.decomposed).filter(
        pl.col("target_id").is_in(wanted) & (pl.col("kind") != Kind.MILESTONE.value)
    )
    if rows.is_empty():
        return found
    last = query.as_of.last_day
    ends = {end for start in rows["start_date"].unique() for end in _ends(first(start), start, last)}
    known = figures(store, then, targets, members, query, ends=ends).filter(
        (pl.col("region_code") == query.region_code) & (pl.col("reported_units") > 0)
    )
    by_id = {row["target_id"]: row for row in rows.iter_rows(named=True)}
    for asked, name in zip(target_ids, wanted, strict=True):
        if name in by_id:
            found[asked] = _course(known, by_id[name], registry, last=last)
    return found


def _ends(first: Period, start: date, last: date) -> set[date]:
    """Return the start, a last day and the ends of all periods from the first one to it."""
    ends = {start, last}
    while first.last_day < last:
        ends.add(first.last_day)
        first = first.shifted(1)
    return ends


def _course(known: pl.DataFrame, target: Mapping[str, Any], registry: Registry, *, last: date) -> pl.DataFrame:
    mine = known.filter(pl.col("indicator_id") == target["figure_id"])
    return _with_path(mine, target, _limits(registry, target["unit"]), last=last)


def _limits(registry: Registry, unit: str) -> dict[str, float | None]:
    row = registry.units.filter(pl.col("unit") == unit).select("lower_limit", "upper_limit")
    return row.row(0, named=True) if row.height else {"lower_limit": None, "upper_limit": None}


def _with_path(
    known: pl.DataFrame, target: Mapping[str, Any], limits: Mapping[str, float | None], *, last: date
) -> pl.DataFrame:
    baseline = known.filter(pl.col("period_end") == target["start_date"])["value"]
    constants = {
        "start_date": (target["start_date"], pl.Date),
        "due_date": (target["due_date"], pl.Date),
        "measure": (target["measure"], pl.String),
        "target_value": (None if target["contributes"] else target["target_value"], pl.Float64),
        "baseline_value": (baseline.first() if baseline.len() else None, pl.Float64),
        "lower_limit": (limits["lower_limit"], pl.Float64),
        "upper_limit": (limits["upper_limit"], pl.Float64),
    }
    points = _calendar(known, target, last).join(known, on="period_end", how="left").sort("period_end")
    framed = points.with_columns(pl.lit(value, dtype=kind).alias(name) for name, (value, kind) in constants.items())
    latest = (
        framed.filter(pl.col("value").is_not_null())
        .select("period_end", projected=projection(), reached="value")
        .tail(1)
    )
    return (
        framed.with_columns(expected_value=required_path(), projection=_projected(latest, target["due_date"]))
        .with_columns(period=pl.col("period_end").map_elements(written_period, return_dtype=pl.String))
        .select(SCHEMA.names())
        .cast(SCHEMA)
    )


def _calendar(known: pl.DataFrame, target: Mapping[str, Any], last: date) -> pl.DataFrame:
    """Return every quarter end of the span, and whatever other period ends were reported."""
    first = min([target["start_date"], *known["period_end"].to_list()])
    end = max(target["due_date"], last)
    quarters, here = [], Period.quarter_of(first)
    while here.last_day <= end:
        quarters.append(here.last_day)
        here = here.shifted(1)
    days = sorted({*quarters, *known["period_end"].to_list(), target["due_date"]})
    return pl.DataFrame({"period_end": days}, schema={"period_end": pl.Date})


def _projected(latest: pl.DataFrame, due: date) -> pl.Expr:
    if latest.is_empty() or latest["projected"].item() is None:
        return pl.lit(None, pl.Float64)
    row = latest.row(0, named=True)
    return (
        pl.when(pl.col("period_end") == row["period_end"])
        .then(row["reached"])
        .when(pl.col("period_end") == due)
        .then(row["projected"])
    )
