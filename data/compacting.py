"""Keeps a lake small: few large files instead of many small ones, no snapshots and files that nobody reads any more."""

from dataclasses import dataclass

import duckdb

from data.places import Lake
from data.questions import ask, question
from data.store import Store
from domain.errors import MonitorError

# Kept so long at least: what another server reads right now may be of a snapshot before.
LEAST = 1  # h


@dataclass(frozen=True)
class Compacted:
    """What was done: rows written out of the catalogue, snapshots forgotten, files removed; files and bytes left."""

    rows: int
    snapshots: int
    removed: int
    files: int
    size: int


def compact(store: Store, *, hours: int) -> Compacted:
    """Compact a lake while servers read it and writers wait; snapshots of the last `hours` stay as they are.

    Raises MonitorError where the database is a file, `hours` are too few, or PostgreSQL or the folder is out of reach.
    """
    if not isinstance(store.place, Lake):
        raise MonitorError("compact-file", path=store.path)
    if hours < LEAST:
        raise MonitorError("compact-hours", found=hours, expected=LEAST)
    with store.at_turn() as cursor:
        written = ask(cursor, question("lake_flush"), {})
        ask(cursor, question("lake_rewrite"), {})
        ask(cursor, question("lake_merge"), {})
        forgotten = ask(cursor, question("lake_expire"), {"hours": hours}).height
        removed = _removed(cursor, hours)
        files, size = ask(cursor, question("lake_files"), {}).row(0)
    return Compacted(int(written["rows_flushed"].sum()), forgotten, removed, files or 0, size or 0)


def _removed(cursor: duckdb.DuckDBPyConnection, hours: int) -> int:
    return sum(ask(cursor, question(name), {"hours": hours}).height for name in ("lake_clean", "lake_orphans"))
