"""Which periods can be asked for, and which one is the natural first."""

import polars as pl

from data.store import Store
from domain.periods import Period
from services.clock import today
from services.registry import Registry


def reported_periods(store: Store, registry: Registry, region_code: str) -> list[Period]:
    """Return the quarters for which a region or one right below it reported anything that concerns it, oldest first."""
    lineage = registry.lineage(region_code)
    indicators = registry.targets.filter(pl.col("region_code").is_in(lineage))["indicator_id"].unique().to_list()
    regions = [region_code, *registry.children(region_code)]
    ends = store.frame("reported_periods", indicators=indicators, regions=regions)["period_end"]
    return sorted({Period.quarter_of(end) for end in ends})


def first_period(store: Store, registry: Registry, region_code: str) -> Period:
    """Return the latest quarter reported; without any data the last quarter that is over."""
    reported = reported_periods(store, registry, region_code)
    return reported[-1] if reported else Period.quarter_of(today()).shifted(-1)
