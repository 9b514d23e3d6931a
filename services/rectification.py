"""Rectification notices (督办) as they stand on a day: all of a region, one, its history, the overdue ones."""

from datetime import date, datetime

import polars as pl

from data.store import Store, Transaction
from domain.errors import MonitorError
from services.clock import today
from services.rectification_life import EVENT, OPEN, WAITING, Colour
from services.registry import Registry

Notice = dict[str, object]
OVERDUE = (
    "notice_id", "year", "serial", "issuer_code", "issuer_zh", "issuer_en", "region_code", "region_zh", "region_en",
    "target_id", "short_zh", "short_en", "colour", "state", "deadline", "days_over", "demonstration",
)  # fmt: skip


def one(store: Store | Transaction, notice_id: str, day: date | None = None) -> Notice:
    """Return a notice as a row of `listed`, all its steps taken; `day` (None: today) only counts the days.

    Raises MonitorError for an unknown notice.
    """
    found = store.frame("notices", regions=None, notice_id=notice_id, day=None, known_at=None)
    if found.is_empty():
        raise MonitorError("notice-unknown", found=notice_id)
    return _dated(found, day or today()).row(0, named=True)


def history(store: Store, notice_id: str) -> pl.DataFrame:
    """Return the steps of a notice in order: the columns of `rectification_life.EVENT`."""
    return store.frame("notice_steps", notice_id=notice_id).select(EVENT.names())


def listed(
    store: Store, registry: Registry, region_code: str, day: date, known_at: datetime | None = None
) -> pl.DataFrame:
    """Return the notices that a region issued or received, as they stood at the end of a day, the newest first.

    Columns: those of the table `notices`, step, state, moved_by, moved_why, moved_on, colour, deadline, year, serial,
    issued_on, replied_on, escalated_on, and open, waiting (a reply is owed), days_left (negative: over), overdue,
    days_over (0 where not overdue). Only steps recorded by `known_at` count (None: all). Raises MonitorError for an
    unknown region.
    """
    registry.region(region_code)
    return _dated(
        store.frame("notices", regions=[region_code], notice_id=None, day=day, known_at=known_at), day
    )  # fmt: skip


def overdue(
    store: Store, registry: Registry, region_code: str, day: date, known_at: datetime | None = None
) -> pl.DataFrame:
    """Return the notices that a region issued or received whose reply is overdue on a day: columns of OVERDUE.

    The gravest colour and the longest overdue come first. Raises MonitorError for an unknown region.
    """
    rank = {one.value: one.gravity for one in Colour}
    return (
        listed(store, registry, region_code, day, known_at)
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
