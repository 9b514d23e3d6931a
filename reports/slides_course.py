"""The course of one region as a native line chart: values, required path, projection, target, published values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.util import Pt

from charts import timeline
from charts.caption import TargetLine
from charts.colours import mixed
from charts.theme import Theme
from charts.timeline import Moment
from domain.terms import Comparator, Status
from reports import slides_chart_parts as parts
from reports.slides_charts import Scale, written
from reports.slides_dots import mark_values
from reports.slides_page import Page
from reports.slides_text import Box, colour_of

_MOST_LABELS = 20  # with more points only the last one carries its value
Values = Sequence[float | None]


@dataclass(frozen=True)
class Course:
    """What is drawn: `flow` breaks lines at a year's end, `published` has period_end and value, `words` name series."""

    moments: Sequence[Moment]
    unit: str
    flow: bool
    target: TargetLine | None
    published: pl.DataFrame
    status: Status | None
    words: Mapping[str, str]  # value, path, projection, target, upper, published, status
    projected: int  # decimals of the projection


@dataclass(frozen=True)
class _Table:
    """The table behind the chart: a row a day (None: the break between two years), a column a series."""

    days: Sequence[date | None]
    columns: Mapping[str, Values]  # by the keys of Course.words


def course(page: Page, box: Box, shown: Course, *, alt: str) -> None:
    """Draw the course; a period without a value is a gap."""
    theme = page.look.theme
    behind = _table(shown)
    form = written(behind.columns["value"], shown.unit)
    named = {shown.words[key]: column for key, column in behind.columns.items()}
    data = parts.table(_names(shown, behind), named, written=form)
    chart = parts.add_chart(page, XL_CHART_TYPE.LINE_MARKERS, data, box, alt=alt)
    lines = dict(zip(behind.columns, chart.plots[0].series, strict=True))
    scale = Scale.around([value for column in behind.columns.values() for value in column])
    _draw(lines, behind, shown, theme)
    _label(lines, behind, shown, theme, scale)
    parts.quiet_names(chart.category_axis, theme)
    mark_values(chart, theme, scale, shown.unit)
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    chart.legend.font.size = Pt(12)


def _table(shown: Course) -> _Table:
    at = {moment.day: moment for moment in shown.moments}
    published = dict(shown.published.select("period_end", "value").iter_rows())
    days = _with_breaks(sorted({*at, *published}), flow=shown.flow)
    columns: dict[str, Values] = {"value": [at[day].value if day in at else None for day in days]}
    columns["path"] = [at[day].expected if day in at else None for day in days]
    columns["projection"] = _projected(timeline.projection(shown.moments), days)
    columns["target"] = [shown.target.value if shown.target else None] * len(days)
    if shown.target and shown.target.comparator is Comparator.BETWEEN:
        columns["upper"] = [shown.target.upper] * len(days)
    columns["status"] = _latest(columns["value"]) if shown.status else [None] * len(days)
    columns["published"] = [published.get(day) for day in days]
    there = {key: column for key, column in columns.items() if key == "value" or any(one is not None for one in column)}
    return _Table(days, there)


def _latest(values: Values) -> list[float | None]:
    """Return the last value alone: a series of its own carries the mark of the status."""
    last = _last(values)
    return [value if index == last else None for index, value in enumerate(values)]


def _with_breaks(days: Sequence[date], *, flow: bool) -> list[date | None]:
    rows: list[date | None] = []
    for day in days:
        last = rows[-1] if rows else None
        if flow and last is not None and last.year != day.year:
            rows.append(None)
        rows.append(day)
    return rows


def _projected(points: Sequence[tuple[date, float]], days: Sequence[date | None]) -> list[float | None]:
    """Return the straight way between the two points; over a year's end of a flow there is none, only its ends."""
    if not points:
        return [None] * len(days)
    (first, start), (last, end) = points[0], points[-1]
    broken = None in days[days.index(first) : days.index(last)] if first in days and last in days else True
    span = (last - first).days or 1
    return [
        None
        if day is None or not first <= day <= last or (broken and day not in (first, last))
        else start + (end - start) * (day - first).days / span
        for day in days
    ]


def _names(shown: Course, behind: _Table) -> list[str]:
    said = {moment.day: moment.period for moment in shown.moments}
    return [" " if day is None else said.get(day, f"{day:%Y-%m}") for day in behind.days]


def _draw(lines: Mapping[str, Any], behind: _Table, shown: Course, theme: Theme) -> None:
    for key, series in lines.items():
        if key == "value":
            _draw_values(series, theme)
        elif key == "status" and shown.status is not None:
            parts.mark_series(series, shown.status, theme, size=14)
        elif key == "published":
            parts.no_marks(series)
            _pale(series, XL_MARKER_STYLE.DIAMOND, theme)
        elif key == "projection":
            _draw_projection(series, behind.columns[key], theme)
        elif key == "path":
            parts.plain_line(series, theme.muted, width=1.75, dash=parts.DOTTED)
        else:
            parts.plain_line(series, theme.shade(Status.MET), width=2)


def _draw_values(series: Any, theme: Theme) -> None:
    parts.plain_line(series, theme.accent, width=3)
    series.marker.style, series.marker.size = XL_MARKER_STYLE.CIRCLE, 8
    series.marker.format.fill.solid()
    series.marker.format.fill.fore_color.rgb = colour_of(theme.accent)
    series.marker.format.line.color.rgb = colour_of(theme.accent)


def _draw_projection(series: Any, values: Values, theme: Theme) -> None:
    """Draw the way as a dashed line that ends in a pale mark."""
    parts.plain_line(series, theme.accent, width=2, dash=parts.DASHED)
    _pale(series, XL_MARKER_STYLE.CIRCLE, theme)
    last = _last(values)
    for index, value in enumerate(values):
        if value is not None and index != last:
            series.points[index].marker.style = XL_MARKER_STYLE.NONE


def _pale(holder: Any, style: Any, theme: Theme) -> None:
    holder.marker.style, holder.marker.size = style, 10
    holder.marker.format.fill.solid()
    holder.marker.format.fill.fore_color.rgb = colour_of(mixed(theme.accent, theme.paper, 0.3))
    holder.marker.format.line.color.rgb = colour_of(theme.accent)
    holder.marker.format.line.width = Pt(2)


def _label(lines: Mapping[str, Any], behind: _Table, shown: Course, theme: Theme, scale: Scale) -> None:
    values = behind.columns["value"]
    form, last = written(values, shown.unit), _last(values)
    path = behind.columns.get("path", [None] * len(values))
    below = last >= 0 and (path[last] or 0) > (values[last] or 0)
    floor = scale.low + (scale.high - scale.low) * 0.1
    known = [(index, value) for index, value in enumerate(values) if value is not None]
    for index, value in known if len(known) <= _MOST_LABELS else known[-1:]:
        # At the foot of the plot a label below would stand on the names of the periods.
        position = XL_LABEL_POSITION.BELOW if below and value > floor else XL_LABEL_POSITION.ABOVE
        parts.value_label(lines["value"], index, theme, written=form, position=position, bold=index == last)
    if "projection" in lines:
        end = _last(behind.columns["projection"])
        rounded = "0" + ("." + "0" * shown.projected if shown.projected else "")
        parts.value_label(lines["projection"], end, theme, written=rounded, position=XL_LABEL_POSITION.RIGHT)


def _last(values: Values) -> int:
    return max((index for index, value in enumerate(values) if value is not None), default=-1)
