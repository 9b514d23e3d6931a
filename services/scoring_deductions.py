"""How often a region reported late, and how many of its returns were refused, in the year of an assessment."""

from datetime import date, datetime, time, timedelta

import polars as pl

from data.store import Store
from services.concern import AttainmentQuery
from services.quality import QualityQuery, counted_coverage
from services.registry import Registry
from services.settings import deadline_day


def late_quarters(store: Store, registry: Registry, query: QualityQuery) -> pl.DataFrame:
    """Return region_code and late: the quarters of the year, up to the period, with a value first received too late.

    Of the region and those right below it; a region answers for the units below it.
    """
    as_of = query.asked.as_of
    first = date(as_of.year, 1, 1)
    return (
        counted_coverage(store, registry, query)
        .filter(pl.col("period_end").is_between(first, as_of.last_day))
        .group_by("region_code")
        .agg(late=(pl.col("late") > 0).sum().cast(pl.Int64))
    )


def refused_returns(store: Store, registry: Registry, query: AttainmentQuery, offices: list[str]) -> pl.DataFrame:
    """Return region_code and refused: returns that were sent back or had values refused, of an office and all below it.

    Counted are returns that came in after the deadline for the year before and by the deadline for the period.
    """
    below = [(office, code) for office in offices for code in registry.subtree(office)]
    owners = pl.DataFrame(below, schema={"office": pl.String, "region_code": pl.String}, orient="row")
    since, until = _span(registry, query)
    found = store.frame(
        "score_refusals",
        regions=owners["region_code"].unique().to_list(),
        since=since,
        until=until,
        known_at=query.known_at,
        recorded_by=query.recorded_by,
    )
    return (
        found.join(owners, on="region_code")
        .group_by(region_code="office")
        .agg(refused=pl.col("return_id").n_unique().cast(pl.Int64))
    )


def _span(registry: Registry, query: AttainmentQuery) -> tuple[datetime, datetime]:
    day = deadline_day(registry)
    ends = (date(query.as_of.year - 1, 12, 31), query.as_of.last_day)
    since, until = (datetime.combine(end + timedelta(days=day), time.max) for end in ends)
    return since, until
