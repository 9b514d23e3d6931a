"""One target in one region with everything that is drawn of it: the region, those below, its course, where it lies."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import polars as pl

from data.store import Store
from domain.errors import MonitorError
from domain.terms import Kind, Reason
from services.bulletin import Bulletin
from services.bulletin_version import data_version, registry_of
from services.concern import AttainmentQuery
from services.monitoring import attainment
from services.registry import Registry
from services.series import series
from services.settings import palette

# Regions whose children have a tile grid in the registry.
GRIDS = {"000000": "china", "440000": "guangdong", "450000": "guangxi", "610700": "hanzhong"}


@dataclass(frozen=True)
class Spotlight:
    """Facts of one target in one region. `own` is the region's one row, `below` those right below that are counted."""

    query: AttainmentQuery  # of the region; known_at as asked, recorded_by the data version's moment
    target: dict[str, Any]  # rows of the registry
    indicator: dict[str, Any]
    document: dict[str, Any]
    own: pl.DataFrame  # monitoring.COLUMNS
    below: pl.DataFrame
    series: pl.DataFrame  # series.SCHEMA
    published: pl.DataFrame  # values published elsewhere under the same definition, as in the registry
    grid: pl.DataFrame  # tiles of the regions below; empty where there are none
    palette: str  # the status colours, a key of charts.theme.PALETTES

    @property
    def row(self) -> dict[str, Any]:
        """The region's own row."""
        return self.own.row(0, named=True)

    @property
    def comparable(self) -> bool:
        """Whether there are regions below whose values stand beside each other."""
        return self.below.height > 0 and self.indicator["kind"] != Kind.MILESTONE.value

    @property
    def contributes(self) -> bool:
        """Whether the target binds the total, so that the regions below are parts of it."""
        return self.comparable and bool((self.below["reason"] == Reason.CONTRIBUTION.value).any())

    @property
    def has_course(self) -> bool:
        """Whether any period of the series has a value."""
        return bool(self.series["value"].is_not_null().any())

    @property
    def known_by(self) -> datetime | None:
        """Up to when data is known: the moment asked for, else that of the data version."""
        return self.query.known_at or self.query.recorded_by

    @property
    def demonstration(self) -> bool:
        """Whether any figure is demonstration data."""
        shown = (self.own, self.below, self.series)
        return any(bool(frame["demonstration"].any()) for frame in shown)


def spotlight(
    store: Store, registry: Registry, query: AttainmentQuery, target_id: str, *, version: int | None = None
) -> Spotlight:
    """Return the facts of one target as of a period, out of one data version (None: the latest).

    Raises MonitorError for an unknown region, target or version, and for a target that does not concern the region.
    """
    made = data_version(store, version)
    then = registry_of(store, registry, made, query.known_at)
    asked = replace(query, children=False, target_ids=(target_id,), recorded_by=made.recorded_at)
    own = attainment(store, then, asked)
    if own.is_empty():
        raise MonitorError("target-elsewhere", target=target_id, region=query.region_code)
    below = attainment(store, then, replace(asked, children=True)).filter("counted")
    return _spotlight(store, then, asked, own, below)


def spotlight_of(store: Store, registry: Registry, facts: Bulletin, target_id: str) -> Spotlight:
    """Return the facts of one counted target of a bulletin, out of the bulletin's own data version.

    Raises MonitorError for a target that is not counted in it.
    """
    then = registry_of(store, registry, facts.version, facts.query.known_at)
    asked = AttainmentQuery(
        facts.query.region_code,
        facts.query.as_of,
        target_ids=(target_id,),
        known_at=facts.query.known_at,
        recorded_by=facts.version.recorded_at,
    )
    mine = pl.col("target_id") == target_id
    own = facts.targets.filter(mine)
    if own.is_empty():
        raise MonitorError("target-elsewhere", target=target_id, region=facts.query.region_code)
    return _spotlight(store, then, asked, own, facts.below.filter(mine))


def _spotlight(
    store: Store, registry: Registry, asked: AttainmentQuery, own: pl.DataFrame, below: pl.DataFrame
) -> Spotlight:
    row = own.row(0, named=True)
    target = registry.target(row["target_id"])
    return Spotlight(
        query=asked,
        target=target,
        indicator=registry.indicator(row["indicator_id"]),
        document=registry.documents.filter(pl.col("document_id") == target["document_id"]).row(0, named=True),
        own=own,
        below=below,
        series=series(store, registry, asked, row["target_id"]),
        published=published_alike(registry, row),
        grid=grid_of(registry, asked.region_code),
        palette=palette(registry),
    )


def grid_of(registry: Registry, region_code: str) -> pl.DataFrame:
    """Return the tiles of a region's children; empty where the registry has no grid for it."""
    name = GRIDS.get(region_code, "")
    return registry.tile_grid.filter(pl.col("grid") == name)


def published_alike(registry: Registry, row: Mapping[str, Any]) -> pl.DataFrame:
    """Return the values published under the same definition for the region of an attainment row, as in the registry."""
    return registry.published_values.filter(
        (pl.col("indicator_id") == row["indicator_id"])
        & (pl.col("relation") == "same")
        & (pl.col("region_code") == row["region_code"])
        & (pl.col("unit") == row["unit"])
        & pl.col("period").is_not_null()
    )
