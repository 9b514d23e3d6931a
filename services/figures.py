"""Figures: what was reported, what it rolls up to, what is derived from it, for the periods that matter."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import polars as pl

from data.store import Store
from domain.periods import Period
from domain.terms import AppliesTo, Comparator, Derivation, Kind
from metrics.derivation import increase, share_of_units
from metrics.rollup import KEY, last_denominators, roll_up
from services import holding
from services.concern import UNITS, AttainmentQuery, base_indicators
from services.registry import COUNTRY, Registry, digest
from services.rolling import rolled

# A trend looks at five steps back; any longer history stays where it is.
QUARTERS_READ = 6
# What of a target decides its figures, and how far they look back.
_DECIDING = (
    "indicator_id", "applies_to", "threshold", "inner_value", "derivation", "derived_from", "named_units", "comparator",
    "start_date", "due_date",
)  # fmt: skip


def judged_ends(targets: pl.DataFrame, rows: pl.DataFrame, query: AttainmentQuery) -> list[date]:
    """Return the period ends a judgement needs: the last quarters, baselines, past due dates, recurring duties.

    `rows` are those of `concern.concerned_rows`: a region may have a due date of its own.
    """
    asked = query.as_of.last_day
    return sorted(looked_back(targets, asked) | past_dues(rows, query))


def past_dues(rows: pl.DataFrame, query: AttainmentQuery) -> set[date]:
    """Return the due dates before the period asked for: a target that is over may be judged there."""
    return {due for due in rows["due_date"].unique() if due < query.as_of.last_day}


def looked_back(targets: pl.DataFrame, day: date) -> set[date]:
    """Return the period ends that tell how things stood on a day and how they came there."""
    quarter = Period.quarter_of(day)
    ends = {
        day,
        *(quarter.shifted(-step).last_day for step in range(1, QUARTERS_READ)),
        *targets["start_date"].to_list(),
    }
    return ends | {due for due in targets["due_date"] if due < day} | {*duties(targets, day)["period_end"].to_list()}


def duties(targets: pl.DataFrame, day: date) -> pl.DataFrame:
    """Return the quarters in which recurring duties fell due up to a day."""
    recurring = targets.filter(pl.col("comparator") == Comparator.PER_PERIOD.value)
    until = pl.min_horizontal(pl.col("due_date"), pl.lit(day))
    quarters = pl.date_ranges(pl.col("start_date").dt.offset_by("1d"), until, interval="3mo", closed="left")
    return (
        recurring.select("target_id", "indicator_id", target_value="threshold", period_end=quarters)
        .explode("period_end")
        .drop_nulls("period_end")
        .with_columns(pl.col("period_end").dt.offset_by("2mo").dt.month_end())
        .filter(pl.col("period_end") <= day)
    )


def observations(
    store: Store,
    registry: Registry,
    indicators: list[str],
    query: AttainmentQuery,
    *,
    ends: Collection[date] | None,
    regions: Collection[str] | None = None,
    numbers_only: bool = False,
) -> pl.DataFrame:
    """Return the approved values of a region and all below it, for some period ends or all up to the one asked for.

    `regions`: only these of them. `numbers_only`: the columns of `holding.NUMBERS` alone.
    """
    if regions is None and query.region_code != COUNTRY:  # nobody is outside of the country
        regions = registry.subtree(query.region_code)
    return holding.observations(
        store,
        indicators=indicators,
        regions=regions,
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
    ends: Iterable[date],
    bounded: Iterable[date] = (),
) -> pl.DataFrame:
    """Return reported, rolled-up and derived figures of a region and those right below it, for some period ends.

    Nothing after the period asked for is seen. Columns as from `roll_up`. What an incomplete ratio would be if the
    missing units had all passed or none had (lower_bound, upper_bound) is told for the ends in `bounded` alone.
    """
    asked = _Asked(store, registry, targets, members, query)
    known = {end for end in ends if end <= query.as_of.last_day}
    told = known & {*bounded}
    reported = pl.concat(
        [
            rolled(store, ("plain", *asked.key), known - told, asked.plain),
            rolled(store, ("bounded", *asked.key), told, asked.bounded),
        ],
        how="diagonal",
    )
    if "indicator_id" not in reported.columns:  # nothing was asked for
        reported = asked.plain(frozenset())
    rises = increase(reported, _rise_rules(targets))
    own = reported.filter(pl.col("value").is_not_null()).select(KEY)
    return pl.concat([reported, rises.join(own, on=KEY, how="anti")], how="diagonal").unique(
        KEY, keep="last", maintain_order=True
    )


@dataclass(frozen=True)
class _Asked:
    """What figures are asked of: rolls up the values of some period ends, each end by itself."""

    store: Store
    registry: Registry
    targets: pl.DataFrame
    members: pl.DataFrame
    query: AttainmentQuery
    # What was read of whole periods: what silent units last counted is mostly among it, and is not read again.
    held: dict[date, pl.DataFrame] = field(default_factory=dict)

    @property
    def key(self) -> tuple[object, ...]:
        """Everything that a period's figures depend on besides the facts."""
        depends = self.targets.select(_DECIDING).unique().sort(_DECIDING)
        asked = self.query
        moments = (asked.known_at, asked.recorded_by, asked.provisional is not None)
        return (asked.region_code, *moments, self.registry.structure, digest(depends))

    @cached_property
    def indicators(self) -> pl.DataFrame:
        """The indicators that are reported, with those that others are derived from."""
        return base_indicators(self.registry, self.targets).filter(pl.col("kind") != Kind.MILESTONE.value)

    def plain(self, ends: frozenset[date]) -> pl.DataFrame:
        """Return the figures of some period ends without bounds."""
        observed = self._whole(ends)
        return self._rolled(observed, last_denominators(observed.clear()))

    def bounded(self, ends: frozenset[date]) -> pl.DataFrame:
        """Return the figures of some period ends, with bounds where units are missing."""
        figures_then = [self._bounded(self._whole([end]), end) for end in sorted(ends)]
        return pl.concat(figures_then) if figures_then else self.plain(ends)

    def _bounded(self, observed: pl.DataFrame, end: date) -> pl.DataFrame:
        """Return the figures of one period end; what missing units last counted up to then gives the bounds."""
        ratios = self.indicators.filter(pl.col("kind") == Kind.RATIO.value)
        silent = self.members.filter(
            pl.col("leaf") & pl.col("indicator_id").is_in(ratios["indicator_id"].implode())
        ).join(observed.filter(pl.col("value").is_not_null()), on=["indicator_id", "region_code"], how="anti")
        before = looked_back(self.targets, end)
        units = silent["region_code"].unique().to_list()
        then = self._before(ratios, before, units) if units else observed.clear()
        return self._rolled(observed, last_denominators(then))

    def _rolled(self, observed: pl.DataFrame, denominators: pl.DataFrame) -> pl.DataFrame:
        """Return the figures of the region asked about and of those right below it."""
        reported = roll_up(observed, self.members, self.indicators, denominators=denominators)
        shares = share_of_units(reported, self.members, _share_rules(self.targets))
        own = reported.filter(pl.col("value").is_not_null()).select(KEY)
        seen = [self.query.region_code, *self.registry.children(self.query.region_code)]
        both = pl.concat([reported, shares.join(own, on=KEY, how="anti")], how="diagonal")
        return both.filter(pl.col("region_code").is_in(seen))

    def _whole(self, ends: Collection[date]) -> pl.DataFrame:
        """Return the values of some period ends, and hold them."""
        observed = self._observed(self.indicators, ends)
        parts = observed.partition_by("period_end", as_dict=True)
        self.held.update({end: parts.get((end,), observed.clear()) for end in ends})
        return observed

    def _before(self, indicators: pl.DataFrame, ends: Collection[date], units: list[str]) -> pl.DataFrame:
        """Return the values of some units at some period ends: only those that are not held are read."""
        asked = {end for end in ends if end <= self.query.as_of.last_day}
        wanted = pl.col("indicator_id").is_in(indicators["indicator_id"].implode()) & pl.col("region_code").is_in(units)
        parts = [self.held[end].filter(wanted) for end in sorted(asked & self.held.keys())]
        lacking = asked - self.held.keys()
        if lacking or not parts:
            parts.append(self._observed(indicators, lacking, units))
        return pl.concat(parts)

    def _observed(
        self, indicators: pl.DataFrame, ends: Collection[date], regions: Collection[str] | None = None
    ) -> pl.DataFrame:
        names = indicators["indicator_id"].to_list()
        return observations(
            self.store, self.registry, names, self.query, ends=sorted(ends), regions=regions, numbers_only=True
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
