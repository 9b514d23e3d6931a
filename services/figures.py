"""Figures: what was reported, what it rolls up to, what is derived from it, for the periods that matter."""

from datetime import date

import polars as pl

from data.store import Store
from domain.periods import Period
from domain.terms import AppliesTo, Comparator, Derivation, Kind
from metrics.derivation import increase, share_of_units
from metrics.rollup import KEY, roll_up
from services import holding
from services.concern import UNITS, AttainmentQuery, base_indicators
from services.registry import COUNTRY, Registry


def judged_ends(targets: pl.DataFrame, rows: pl.DataFrame, query: AttainmentQuery) -> list[date]:
    """Return the period ends a judgement needs: the last quarters, baselines, past due dates, recurring duties.

    `rows` are those of `concern.concerned_rows`: a region may have a due date of its own.
    """
    asked = query.as_of.last_day
    quarter = Period.quarter_of(asked)
    # A trend looks at five steps back; any longer history stays where it is.
    ends = {asked, *(quarter.shifted(-step).last_day for step in range(1, 6)), *targets["start_date"].to_list()}
    ends |= {due for due in (*targets["due_date"], *rows["due_date"].unique()) if due < asked}
    ends |= set(duties(targets, query)["period_end"].to_list())
    return sorted(ends)


def duties(targets: pl.DataFrame, query: AttainmentQuery) -> pl.DataFrame:
    """Return the quarters in which recurring duties fell due up to the period asked for."""
    recurring = targets.filter(pl.col("comparator") == Comparator.PER_PERIOD.value)
    until = pl.min_horizontal(pl.col("due_date"), pl.lit(query.as_of.last_day))
    quarters = pl.date_ranges(pl.col("start_date").dt.offset_by("1d"), until, interval="3mo", closed="left")
    return (
        recurring.select("target_id", "indicator_id", target_value="threshold", period_end=quarters)
        .explode("period_end")
        .drop_nulls("period_end")
        .with_columns(pl.col("period_end").dt.offset_by("2mo").dt.month_end())
        .filter(pl.col("period_end") <= query.as_of.last_day)
    )


def observations(
    store: Store,
    registry: Registry,
    indicators: list[str],
    query: AttainmentQuery,
    *,
    ends: list[date] | None,
    numbers_only: bool = False,
) -> pl.DataFrame:
    """Return the approved values of a region and all below it, for some period ends or all up to the one asked for.

    `numbers_only`: the columns of `holding.NUMBERS` alone.
    """
    whole = query.region_code == COUNTRY  # nobody is outside of it
    return holding.observations(
        store,
        indicators=indicators,
        regions=None if whole else registry.subtree(query.region_code),
        ends=ends,
        until=query.as_of.last_day,
        known_at=query.known_at,
        recorded_by=query.recorded_by,
        provisional=query.provisional is not None,
        numbers_only=numbers_only,
    )


def figures(
    store: Store,
    registry: Registry,
    targets: pl.DataFrame,
    members: pl.DataFrame,
    query: AttainmentQuery,
    *,
    ends: list[date] | None,
) -> pl.DataFrame:
    """Return reported, rolled-up and derived figures of the given period ends (None: all up to the one asked for)."""
    indicators = base_indicators(registry, targets)
    names = indicators.filter(pl.col("kind") != Kind.MILESTONE.value)["indicator_id"].to_list()
    observed = observations(store, registry, names, query, ends=ends, numbers_only=True)
    reported = roll_up(observed, members, indicators)
    shares = share_of_units(reported, members, _share_rules(targets))
    rises = increase(reported, _rise_rules(targets))
    derived = pl.concat([shares, rises], how="diagonal")
    own = reported.filter(pl.col("value").is_not_null()).select(KEY)
    return pl.concat([reported, derived.join(own, on=KEY, how="anti")], how="diagonal").unique(
        KEY, keep="last", maintain_order=True
    )


def _share_rules(targets: pl.DataFrame) -> pl.DataFrame:
    per_unit = targets.filter(
        pl.col("applies_to").is_in([AppliesTo.EACH_UNIT.value, AppliesTo.UNIT_TEST.value])
    ).select("indicator_id", minimum="threshold", as_indicator=pl.col("indicator_id") + UNITS)
    nested = targets.filter(pl.col("derivation") == Derivation.SHARE_OF_UNITS.value).select(
        indicator_id="derived_from", minimum="inner_value", as_indicator="indicator_id"
    )
    return pl.concat([per_unit, nested])


def _rise_rules(targets: pl.DataFrame) -> pl.DataFrame:
    return targets.filter(pl.col("derivation") == Derivation.INCREASE.value).select(
        indicator_id="derived_from", as_indicator="indicator_id", start_date="start_date"
    )
