"""A bulletin's data version: the moment it stands for, and the registry as it was recorded then."""

from dataclasses import dataclass, replace
from datetime import datetime

import polars as pl

from data.store import Store
from domain.errors import MonitorError
from domain.fields import SHEETS
from services.registry import Registry
from services.revisions import CHANGE, known, newest


@dataclass(frozen=True)
class DataVersion:
    """A data version and the moment of its commit (None: nothing was ever committed)."""

    number: int
    recorded_at: datetime | None


def data_version(store: Store, number: int | None) -> DataVersion:
    """Return a data version, the latest where `number` is None.

    Raises MonitorError for a version that does not exist, and for one whose demonstration data was removed since: what
    was removed cannot be shown again.
    """
    latest = store.version()
    if number is None and latest == 0:
        return DataVersion(0, None)
    wanted = latest if number is None else number
    found = store.frame("version_moment", version=wanted)
    if found.is_empty():
        raise MonitorError("version-unknown", found=str(wanted), latest=str(latest))
    row = found.row(0, named=True)
    if row["removed_since"]:
        raise MonitorError("version-removed", found=str(wanted))
    return DataVersion(wanted, row["recorded_at"])


def registry_of(store: Store, registry: Registry, version: DataVersion, known_at: datetime | None) -> Registry:
    """Return the registry as a data version holds it and as it was known at a moment (None: then).

    What came with the first load counts as known from the beginning, see `revisions.known`.
    """
    if version.recorded_at is None:
        return registry
    moment = version.recorded_at if known_at is None else min(known_at, version.recorded_at)
    return known(store, _surroundings(store, registry, version), moment)


def _surroundings(store: Store, registry: Registry, version: DataVersion) -> Registry:
    """Return the registry with regions, documents, clauses, themes and units as they had been recorded by then."""
    since = store.frame("registry_start")["started_at"].item()
    if version.number >= registry.version or version.recorded_at is None or since is None:
        return registry
    moment = max(version.recorded_at, since)
    return replace(
        registry,
        version=version.number,
        regions=_rows(store, "regions", moment).sort("code"),
        documents=_rows(store, "documents", moment),
        clauses=_rows(store, "clauses", moment).sort("position"),
        themes=_rows(store, "themes", moment).sort("position"),
        units=_rows(store, "units", moment),
    )


def _rows(store: Store, name: str, moment: datetime) -> pl.DataFrame:
    """Return a sheet of the registry as it was recorded by a moment: the newest change of each key."""
    seen = store.versions(name).filter(pl.col("changed_at") <= moment)
    return newest(seen, SHEETS[name]).drop(CHANGE)
