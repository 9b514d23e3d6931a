"""The trend frame, read: points in time, where the line breaks, the scale that all parts of a time line share."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import polars as pl

from charts import axes, numbers
from charts.lettering import width_of
from charts.placing import Segment
from charts.sheet import Sheet


@dataclass(frozen=True)
class Moment:
    """One row of a trend frame."""

    period: str
    day: date
    value: float | None
    low: float | None
    high: float | None
    expected: float | None
    projected: float | None
    revised: bool


Reading = Callable[[Moment], float | None]


def _finite(value: Any) -> float | None:
    return None if value is None or numbers.is_missing(float(value)) else float(value)


def _moment(cells: dict[str, Any]) -> Moment:
    day: date = cells["period_end"]
    return Moment(
        period=str(cells.get("period") or day.isoformat()),
        day=day,
        value=_finite(cells["value"]),
        low=_finite(cells.get("lowest")),
        high=_finite(cells.get("highest")),
        expected=_finite(cells.get("expected_value")),
        projected=_finite(cells.get("projection")),
        revised=bool(cells.get("is_revised")),
    )


def read(frame: pl.DataFrame) -> list[Moment]:
    """Return the moments of a trend frame in the order of time."""
    return [_moment(cells) for cells in frame.sort("period_end").to_dicts()]


def latest(moments: Iterable[Moment]) -> Moment | None:
    """Return the last moment that has a value."""
    known = [moment for moment in moments if moment.value is not None]
    return known[-1] if known else None


def gaps(moments: Sequence[Moment]) -> list[Moment]:
    """Return the moments without a value between the first and the last that have one."""
    known = [index for index, moment in enumerate(moments) if moment.value is not None]
    return [moment for moment in moments[known[0] : known[-1]] if moment.value is None] if known else []


def broken(moments: Sequence[Moment], reading: Reading, *, flow: bool) -> tuple[list[date], list[float | None]]:
    """Return days and values of a line: nothing where there is no value, and a break at each year's end of a flow."""
    days: list[date] = []
    values: list[float | None] = []
    for before, moment in zip([None, *moments], moments, strict=False):
        if flow and before is not None and before.day.year != moment.day.year:
            days.append(date(moment.day.year, 1, 1))
            values.append(None)
        days.append(moment.day)
        values.append(reading(moment))
    return days, values


def stretches(moments: Sequence[Moment], *, flow: bool) -> list[list[Moment]]:
    """Return the runs of moments that know the lowest and the highest; of a flow each year is a run of its own."""
    runs: list[list[Moment]] = []
    before: Moment | None = None
    for moment in moments:
        if moment.low is not None and moment.high is not None:
            anew = before is None or (flow and before.day.year != moment.day.year)
            runs = [*runs, [moment]] if anew else [*runs[:-1], [*runs[-1], moment]]
            before = moment
        else:
            before = None
    return runs


def path(moments: Sequence[Moment], *, flow: bool) -> tuple[list[date], list[float | None]]:
    """Return the required path, straight through the moments that have no point of it."""
    return broken([moment for moment in moments if moment.expected is not None], lambda at: at.expected, flow=flow)


def projection(moments: Sequence[Moment]) -> list[tuple[date, float]]:
    """Return the points of the projection; empty where there are fewer than two."""
    points = [(moment.day, moment.projected) for moment in moments if moment.projected is not None]
    return points if len(points) > 1 else []


@dataclass(frozen=True)
class Scale:
    """Ranges of both axes and the plot's size in px at the sure width."""

    first: date
    last: date
    low: float
    high: float
    width: float
    height: float

    @classmethod
    def of(cls, days: Sequence[date], values: Iterable[float | None], *, width: float, height: float) -> "Scale":
        """Return a scale around days and values, with room for labels on all sides."""
        low, high = axes.span(values)
        spread = high - low
        # A line need not start at zero, but where zero is near it is the honest floor.
        floor = -spread * 0.06 if 0 <= low < spread * 0.35 else low - spread * 0.12
        start, end = (min(days), max(days)) if days else (date(2024, 1, 1), date(2024, 12, 31))
        room = max(20, round((end - start).days * 0.075))
        return cls(start - timedelta(room), end + timedelta(room), floor, high + spread * 0.16, width, height)

    def right(self, day: date) -> float:
        """Return px from the left edge of the plot."""
        return (day - self.first).days / max(1, (self.last - self.first).days) * self.width

    def up(self, value: float) -> float:
        """Return px from the foot of the plot."""
        return (value - self.low) / (self.high - self.low) * self.height

    def segments(self, days: Sequence[date], values: Sequence[float | None]) -> list[Segment]:
        """Return the drawn pieces of a line in px."""
        ends = list(zip(days, values, strict=True))
        return [
            ((self.right(day), self.up(value)), (self.right(next_day), self.up(next_value)))
            for (day, value), (next_day, next_value) in pairwise(ends)
            if value is not None and next_value is not None
        ]


def tick_moments(moments: Sequence[Moment], scale: Scale, sheet: Sheet) -> list[Moment]:
    """Return the moments that get a word on the time axis: all, or evenly fewer where they would touch."""
    if not moments:
        return []
    widest = max(width_of(moment.period, sheet.note) for moment in moments) + sheet.note
    fit = max(1, int(scale.width * 0.86 / widest))
    step = -(-len(moments) // fit)
    # Counted from the end: the latest and the due date matter most.
    return [moment for index, moment in enumerate(reversed(moments)) if index % step == 0][::-1]
