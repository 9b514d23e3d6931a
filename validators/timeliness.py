"""Was a row sent in on time: by its submission date against the deadline, and by its own on-time column."""

from collections.abc import Iterable
from datetime import date, timedelta

import polars as pl

from validators.dates import DateReading, read_date, read_deadline, read_filled_day
from validators.headers import Role
from validators.layout import Layout
from validators.limits import Limits
from validators.ranks import RANK_TYPE, ranks_of, table, why

_NOT_ON_TIME = (
    r"^\s*(?:否|不是|逾期|迟报|晚报|迟交|未按期|未按时|不按期|延期|延迟|超期|×|✗|[Nn]o?|NO|[Ff]alse|FALSE|[Ll]ate)\s*$"
)


def with_timeliness(
    cells: pl.DataFrame, layout: Layout, *, received: date, today: date, limits: Limits
) -> pl.DataFrame:
    """Return cells with late, early, missing and impossible submission dates marked.

    The deadline is the one a line above the table states, else `limits.grace_days` after the period's end. A date after
    today is let pass for `limits.submit_ahead_days` (offices date ahead); later ones, and ones more than a year before
    the period's end, are typing errors.
    """
    cells = cells.with_columns(why(pl.col("on_time_raw").str.contains(_NOT_ON_TIME), "LATE").alias("why_on_time"))
    if Role.SUBMITTED not in layout.roles:
        return cells.with_columns(d_submitted=pl.lit(None, dtype=pl.String), d_deadline=pl.lit(None, dtype=pl.String))
    stated = deadline_of(layout.title_lines, near=received)
    pairs = cells.select("submitted_raw", "period_end").unique().filter(pl.col("period_end").is_not_null())
    latest = max(received, today) + timedelta(days=limits.submit_ahead_days)
    judged = [
        _judged(text, end=end, deadline=stated or end + timedelta(days=limits.grace_days), latest=latest)
        for text, end in pairs.iter_rows()
    ]
    read = pairs.with_columns(
        table(
            {
                "why_submitted": (ranks_of([reading.reason for reading, _ in judged]), RANK_TYPE),
                "d_submitted": ([reading.day.isoformat() if reading.day else None for reading, _ in judged], pl.String),
                "d_deadline": ([deadline.isoformat() for _, deadline in judged], pl.String),
            }
        )
    )
    return cells.join(read, on=["submitted_raw", "period_end"], how="left", maintain_order="left")


def told_until(layout: Layout, *, received: date) -> date:
    """Return the day a table tells of at the latest: its receipt, or an earlier day that its own title states.

    A title states the period it is about, the day it was filled in, or the deadline for which it was.
    """
    filled = (read_filled_day(line, near=received) for line in layout.title_lines)
    stated = [deadline_of(layout.title_lines, near=received), *filled]
    if layout.titles.period and layout.titles.period.period:
        stated.append(layout.titles.period.period.last_day)
    return min(day for day in (*stated, received) if day)


def deadline_of(lines: Iterable[str], *, near: date) -> date | None:
    """Return the one deadline that lines above a table state, or None where they state none or several."""
    found = {day for line in lines if (day := read_deadline(line, near=near))}
    return found.pop() if len(found) == 1 else None


def _judged(text: str, *, end: date, deadline: date, latest: date) -> tuple[DateReading, date]:
    reading = read_date(text, near=deadline)
    day = reading.day
    if day is None:
        return reading, deadline
    reason = reading.reason
    if day > latest or day < end - timedelta(days=366):
        reason = "SUBMIT_DATE_INVALID"
    elif day < end:
        reason = "BEFORE_PERIOD_END"
    elif day > deadline:
        reason = "LATE"
    return DateReading(day, reason), deadline
