"""Moves a whole database to another place: a file into a lake that several machines share, and back."""

import os
from dataclasses import dataclass
from pathlib import Path

import polars as pl
from polars.testing import assert_frame_equal

from data.copies import clear, place
from data.migrations import NEWEST
from data.places import Lake, Place
from data.store import Store
from domain.errors import MonitorError, StoreBusyError
from services import calendar
from services.backup import new
from services.concern import AttainmentQuery
from services.monitoring import attainment
from services.registry import COUNTRY, read_registry

_REGIONS = 3  # so many of the regions that sent most are judged on both sides
_KEY = ("region_code", "target_id")
# Values are added up in whatever order they come: the last digit of a sum of many is not the same each time.
_LAST_DIGIT = 1e-12


@dataclass(frozen=True)
class Moved:
    """What was moved: where to, tables, rows, the regions whose figures were held against each other."""

    target: Place
    tables: int
    rows: int
    regions: tuple[str, ...]


def move(source: Place, target: Place) -> Moved:
    """Copy everything that a database holds to a place that holds nothing yet, and return what was moved.

    The source stays as it is. Every table is read back (rows and digest), and the attainment of some regions is worked
    out on both sides, before the target counts: until then it is empty, whatever stops this. A file is written
    anew: one that an earlier release made gets the smaller form of new ones. Raises MonitorError where the target holds
    data, the source is of another release, or anything differs.
    """
    with Store.read(source) as old:
        _of_this_release(old)
        with old.steady():
            regions = _busiest(old)
            figures = {code: _figures(old, code) for code in regions}
            held = _into(old, target, figures)
    return Moved(target, held.height, int(held["rows"].sum()), tuple(regions))


def _of_this_release(store: Store) -> None:
    there = store.tables()
    found = int(store.frame("schema_version").item()) if "schema_versions" in there else int("commits" in there)
    if found != NEWEST:
        raise MonitorError("schema-not-newest", path=store.path, found=found)


def _busiest(store: Store) -> list[str]:
    senders = store.frame("senders")["sender_region_code"].to_list()
    return list(dict.fromkeys([*senders[:_REGIONS], COUNTRY])) if read_registry(store).regions.height else []


def _figures(store: Store, region_code: str) -> pl.DataFrame:
    registry = read_registry(store)
    period = calendar.first_period(store, registry, region_code)
    return attainment(store, registry, AttainmentQuery(region_code, period)).sort(_KEY)


def _into(old: Store, target: Place, figures: dict[str, pl.DataFrame]) -> pl.DataFrame:
    if isinstance(target, Lake):
        with Store.open(target) as fresh:
            return fresh.fill(old, lambda store: _same(store, figures))
    return _into_file(old, new(target), figures)


def _into_file(old: Store, target: Path, figures: dict[str, pl.DataFrame]) -> pl.DataFrame:
    if Store.opened_here(target):
        raise StoreBusyError("store-busy", path=str(target), pid=str(os.getpid()))
    arriving = target.with_name(f".{target.name}.arriving")
    clear(arriving)
    try:
        made = old.copy(arriving, anew=True)
        with Store.read(arriving) as fresh:
            _same(fresh, figures)
        place(arriving, target)
    finally:
        clear(arriving)
    return made.tables


def _same(store: Store, figures: dict[str, pl.DataFrame]) -> None:
    for code, expected in figures.items():
        try:
            assert_frame_equal(_figures(store, code), expected, rel_tol=_LAST_DIGIT, abs_tol=_LAST_DIGIT)
        except AssertionError as error:
            raise MonitorError("figures-differ", region=code, path=store.path) from error
