"""Rectification notices (督办) as they stand on a day: all of a region, one, its history, the overdue ones."""

from dataclasses import dataclass
from datetime import date, datetime

import polars as pl

from data.store import Store, Transaction
from domain.access import Action, Actor
from domain.errors import MonitorError
from services.clock import today
from services.permissions import may, may_write, permit_write, reach
from services.rectification_life import EVENT, OPEN, WAITING, Colour
from services.registry import Registry

Notice = dict[str, object]


@dataclass(frozen=True)
class NoticesQuery:
    """Whose notices are asked for, on which day, for whom; only steps recorded by `known_at` count (None: all)."""

    region_code: str
    day: date
    reader: Actor
    known_at: datetime | None = None


OVERDUE = (
    "notice_id", "year", "serial", "issuer_code", "issuer_zh", "issuer_en", "region_code", "region_zh", "region_en",
    "target_id", "short_zh", "short_en", "colour", "state", "deadline", "days_over", "demonstration",
)  # fmt: skip


def one(store: Store, notice_id: str, day: date | None = None, *, reader: Actor) -> Notice:
    """Return a notice as a row of `listed`, all its steps taken; `day` (None: today) only counts the days.

    Raises MonitorError for an unknown notice, and for a reader responsible neither for the region it is addressed to
    nor for the one that issued it.
    """
    found = standing(store, notice_id, day)
    if not may_write(store, reader, Action.SEE_NOTICES, str(found["issuer_code"])):
        permit_write(store, reader, Action.SEE_NOTICES, str(found["region_code"]))
    return found


def standing(store: Store | Transaction, notice_id: str, day: date | None = None) -> Notice:
    """Return a notice as `one` does, for writers, who ask for more than reading."""
    found = store.frame("notices", regions=None, notice_id=notice_id, day=None, known_at=None)
    if found.is_empty():
        raise MonitorError("notice-unknown", found=notice_id)
    return _dated(found, day or today()).row(0, named=True)


def history(store: Store, notice_id: str, *, reader: Actor) -> pl.DataFrame:
    """Return the steps of a notice in order: the columns of `rectification_life.EVENT`. Raises as `one` does."""
    one(store, notice_id, reader=reader)
    return store.frame("notice_steps", notice_id=notice_id).select(EVENT.names())


def listed(store: Store, registry: Registry, query: NoticesQuery) -> pl.DataFrame:
    """Return the notices that a region issued or received, as they stood at the end of a day, the newest first.

    A reader is told those that the own region or one below it issued or has to answer: all of them where the region
    is one of those (`tells_all`), else perhaps some.

    Columns: those of the table `notices`, step, state, moved_by, moved_why, moved_on, colour, deadline, year, serial,
    issued_on, replied_on, escalated_on, and open, waiting (a reply is owed), days_left (negative: over), overdue,
    days_over (0 where not overdue). Only steps recorded by `known_at` count (None: all). Raises MonitorError for an
    unknown region.
    """
    registry.region(query.region_code)
    seen = reach(registry, query.reader, Action.SEE_NOTICES)
    found = store.frame(
        "notices", regions=[query.region_code], notice_id=None, day=query.day, known_at=query.known_at
    )  # fmt: skip
    return _dated(found.filter(pl.col("issuer_code").is_in(seen) | pl.col("region_code").is_in(seen)), query.day)


def tells_all(registry: Registry, reader: Actor, region_code: str) -> bool:
    """Return whether a reader is told every notice that a region issued or received."""
    return may(registry, reader, Action.SEE_NOTICES, region_code)


def overdue(store: Store, registry: Registry, query: NoticesQuery) -> pl.DataFrame:
    """Return the notices that a region issued or received whose reply is overdue on a day: columns of OVERDUE.

    The gravest colour and the longest overdue come first. Raises MonitorError for an unknown region.
    """
    rank = {one.value: one.gravity for one in Colour}
    return (
        listed(store, registry, query)
        .filter("overdue")
        .sort(
            pl.col("colour").replace_strict(rank, return_dtype=pl.Int64), "days_over", "notice_id",
            descending=[True, True, False],
        )
        .select(OVERDUE)
    )  # fmt: skip


def _dated(rows: pl.DataFrame, day: date) -> pl.DataFrame:
    left = (pl.col("deadline") - pl.lit(day)).dt.total_days()
    waiting = pl.col("state").is_in([one.value for one in WAITING])
    return rows.with_columns(
        open=pl.col("state").is_in([one.value for one in OPEN]),
        waiting=waiting,
        days_left=pl.when(waiting).then(left),
    ).with_columns(
        overdue=(pl.col("days_left") < 0).fill_null(value=False),
        days_over=(-pl.col("days_left")).clip(lower_bound=0).fill_null(0),
    )
