"""The values that are known: those that hold now are kept beside the facts, all others are worked out of the facts."""

from collections.abc import Collection
from datetime import date, datetime

import polars as pl

from data.store import Store, Transaction

_AT_ONCE = 400_000  # values sorted and compared in one go


NUMBERS = ("indicator_id", "region_code", "period_end", "value", "numerator", "denominator", "demonstration")


def observations(
    store: Store,
    *,
    indicators: Collection[str],
    regions: Collection[str] | None,
    ends: Collection[date] | None = None,
    until: date | None = None,
    known_at: datetime | None = None,
    recorded_by: datetime | None = None,
    provisional: bool = False,
    numbers_only: bool = False,
) -> pl.DataFrame:
    """Return one row per indicator, region and period end with the value that holds: columns of `current_values.sql`.

    None asks for all regions, all period ends, for now. `provisional`: values that wait for approval count too.
    `numbers_only` leaves out who said so and when (columns NUMBERS): thousands of them cost half.
    """
    asked: dict[str, object] = {
        "indicators": list(indicators),
        "regions": None if regions is None else list(regions),
        "period_ends": None if ends is None else list(ends),
        "until": until,
    }
    if known_at is None and not provisional and _holds_now(store, recorded_by):
        return store.frame("current_figures" if numbers_only else "current_values", **asked)
    found = store.frame(
        "known_observations", **asked, known_at=known_at, recorded_by=recorded_by, provisional=provisional
    )
    return found.select(NUMBERS) if numbers_only else found


def _holds_now(store: Store, recorded_by: datetime | None) -> bool:
    """Return whether nothing was recorded after a moment: what was known then is what holds now."""
    if recorded_by is None:
        return True
    newest = store.frame("data_version")["recorded_at"].item()
    return newest is not None and bool(newest <= recorded_by)


def follow(write: Transaction, return_id: str) -> None:
    """Bring the current values after a return that was approved or withdrawn, inside the transaction that moved it."""
    for first, last in _spans(write.frame("return_period_ends", return_id=return_id)):
        asked = {"return_id": return_id, "first": first, "last": last}
        moved = write.frame("moved_current_values", **asked)
        write.run("drop_current_values", **asked)
        write.append("current_values", moved)
        write.run("add_current_values", **asked)


def _spans(told: pl.DataFrame) -> list[tuple[date, date]]:
    """Return first and last period end of parts with so many values as can be sorted in little memory."""
    spans: list[tuple[date, date]] = []
    figures = 0
    for end, count in told.iter_rows():
        if not spans or figures + count > _AT_ONCE:
            spans.append((end, end))
            figures = 0
        spans[-1] = (spans[-1][0], end)
        figures += count
    return spans


def rebuild(write: Transaction) -> None:
    """Work all current values out anew, inside a transaction that brought or removed many returns at once."""
    write.run("clear_current_values")
    write.run("fill_current_values")
