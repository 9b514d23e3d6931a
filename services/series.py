"""One target through time: reported values, the required path, the range of the regions below, the projection."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import polars as pl

from data.store import Store
from domain.periods import Period
from domain.terms import Kind
from metrics.path import projection, required_path
from services.concern import AttainmentQuery, concerned_rows, concerned_targets, reporting_members, wanted_targets
from services.figures import figures
from services.monitoring import known_then, written_period
from services.registry import Registry

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

    Columns: SCHEMA. value is null where nothing was reported. expected_value is the required path. projection stands
    at the latest value and at the due date only. Milestones have no series: the frame is empty.
    """
    asked = replace(query, children=False, target_ids=(target_id,), method=None)
    then = known_then(store, registry, asked)
    wanted = wanted_targets(then, asked)
    targets = concerned_targets(then, asked).filter(pl.col("target_id").is_in(wanted))
    members = reporting_members(registry, targets, query.region_code) if targets.height else pl.DataFrame()
    here = [query.region_code]
    rows = concerned_rows(targets, members, here, decomposed=then.decomposed) if targets.height else targets
    if rows.is_empty() or rows["kind"].item() == Kind.MILESTONE.value:
        return SCHEMA.to_frame()
    target = rows.row(0, named=True)
    known = figures(store, registry, targets, members, asked, ends=None).filter(
        (pl.col("indicator_id") == target["figure_id"]) & (pl.col("region_code") == query.region_code)
    )
    return _with_path(known, target, _limits(registry, target["unit"]), last=query.as_of.last_day)


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
