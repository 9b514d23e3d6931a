"""The native charts of a deck: each is drawn from a small table that can be edited in PowerPoint and WPS."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION

from charts import axes, numbers
from charts.theme import HOLLOW
from domain.terms import Status
from locales import Texts
from reports import slides_chart_parts as parts
from reports.slides_page import Page
from reports.slides_text import MARKS, Box, colour_of

PERCENT_TICKS = '[>100]"";0"%"'  # room above the columns, but no 120 %
_TURNED = -45
_MANY = 8  # more names than this are set at a slant where they are long words
_MOST_FLAT = 5  # letters of a Chinese name that still fit flat below its column


@dataclass(frozen=True)
class Scale:
    """Range and step of an axis of values."""

    low: float
    high: float
    step: float | None
    top: float  # the highest value

    @classmethod
    def around(cls, values: Sequence[float | None], *, zero: bool = False, most: int = 6) -> "Scale":
        """Return a scale with room above for labels; `zero` starts it there, else it starts at a round number."""
        low, high = axes.span(values)
        floor = 0.0 if zero or 0 <= low < (high - low) * 0.35 else low - (high - low) * 0.12
        places = axes.ticks(floor, high, most=most)
        step = places[1] - places[0] if len(places) > 1 else None
        if step and floor:
            floor = math.floor(floor / step) * step
        top = max((value for value in values if value is not None), default=high)
        return cls(floor, high + (high - floor) * 0.12, step, top)


def written(values: Sequence[float | None], unit: str) -> str:
    """Return the number format of values: as many places as the figures of the monitor show."""
    places = numbers.decimals_in(values, unit)
    whole = "#,##0" if any(value is not None and abs(value) >= 10_000 for value in values) else "0"
    if not places:
        return whole
    # 100 percent needs no places, and its label has to stand beside the next one.
    return ("[=100]0;" if unit == numbers.PERCENT else "") + whole + "." + "0" * places


def names_turned(names: Sequence[str], texts: Texts) -> int:
    """Return the angle of names below columns."""
    if texts.chinese:
        return 0 if max(map(len, names), default=0) <= _MOST_FLAT else _TURNED
    return _TURNED if len(names) > _MANY else 0


def status_bars(page: Page, box: Box, counts: Mapping[Status, int], *, series: str, alt: str) -> None:
    """Draw counts by status as bars from zero, each named by mark and word."""
    texts, theme = page.look.texts, page.look.theme
    names = [f"{MARKS[one]} {texts.say(f'status-{one.value}')}" for one in counts]
    data = parts.table(names, {series: list(counts.values())}, written="0")
    chart = parts.add_chart(page, XL_CHART_TYPE.BAR_CLUSTERED, data, box, alt=alt)
    plot = chart.plots[0]
    plot.gap_width, plot.vary_by_categories = 45, False
    parts.fill_series(plot.series[0], theme.accent)
    parts.fill_points(plot.series[0], [theme.colour(one) for one in counts])
    parts.number_labels(plot.series[0], theme, written="0", position=XL_LABEL_POSITION.OUTSIDE_END, size=18)
    parts.quiet_names(chart.category_axis, theme, size=15)
    chart.category_axis.reverse_order = True
    parts.no_axis(chart.value_axis, low=0, high=max([*counts.values(), 1]) * 1.12)


def stacked_bars(
    page: Page, box: Box, names: Sequence[str], counts: Mapping[Status, Sequence[int]], *, alt: str
) -> None:
    """Draw counts by name and status as stacked bars from zero; every part carries its mark and its count."""
    texts, theme = page.look.texts, page.look.theme
    # A part of nothing is no part: an empty cell, not a bar of no length with a nought on it.
    columns = {texts.say(f"status-{one.value}"): [value or None for value in values] for one, values in counts.items()}
    data = parts.table(names, columns, written="0")
    chart = parts.add_chart(page, XL_CHART_TYPE.BAR_STACKED, data, box, alt=alt)
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 32, 100
    for status, series in zip(counts, plot.series, strict=True):
        fill = theme.tint(status) if status in HOLLOW else theme.colour(status)
        parts.fill_series(series, fill, seam=colour_of(theme.edge(status) if status in HOLLOW else theme.paper))
        parts.number_labels(series, theme, written=f'"{MARKS[status]}" 0', position=XL_LABEL_POSITION.CENTER)
        series.data_labels.font.color.rgb = colour_of(theme.on(fill))
    parts.quiet_names(chart.category_axis, theme, size=12.5)
    chart.category_axis.reverse_order = True
    totals = [sum(column) for column in zip(*counts.values(), strict=True)]
    parts.no_axis(chart.value_axis, low=0, high=max([*totals, 1]) * 1.02)


def share_columns(
    page: Page,
    box: Box,
    names: Sequence[str],
    shares: Mapping[Status, Sequence[float | None]],
    *,
    total: str,
    alt: str,
) -> None:
    """Draw shares in percent as stacked columns from zero, with their sum on top as a label of its own series."""
    texts, theme = page.look.texts, page.look.theme
    whole = list(zip(*shares.values(), strict=True))
    sums = [None if None in column else sum(filter(None, column)) for column in whole]
    form = written(sums, numbers.PERCENT)
    shares = {one: values for one, values in shares.items() if any(values)}
    stacked = {texts.say(f"status-{one.value}"): values for one, values in shares.items()}
    data = parts.table(names, stacked | {total: sums}, written=form)
    chart = parts.add_chart(page, XL_CHART_TYPE.COLUMN_STACKED, data, box, alt=alt)
    parts.over_columns(chart, 1)
    columns, line = chart.plots[0], chart.plots[1]
    columns.gap_width, columns.overlap = 35, 100
    for status, series in zip(shares, columns.series, strict=True):
        parts.fill_series(series, theme.colour(status), seam=colour_of(theme.paper))
        # The mark alone: its share can be read off the axis, the sum stands on top.
        parts.number_labels(series, theme, written=f'"{MARKS[status]}";;', position=XL_LABEL_POSITION.CENTER, size=9)
        series.data_labels.font.color.rgb = colour_of(theme.on(theme.colour(status)))
    parts.no_marks(line.series[0])
    parts.number_labels(line.series[0], theme, written=form, position=XL_LABEL_POSITION.ABOVE)
    parts.quiet_names(chart.category_axis, theme, turned=names_turned(names, texts))
    parts.value_axis(chart.value_axis, theme, low=0, high=112, step=20, written=PERCENT_TICKS)


def columns(
    page: Page,
    box: Box,
    names: Sequence[str],
    values: Sequence[float | None],
    unit: str,
    *,
    series: str,
    alt: str,
    colours: Sequence[str] = (),
) -> None:
    """Draw values as columns from zero, all in the accent or each in its own colour."""
    theme, texts = page.look.theme, page.look.texts
    form = written(values, unit)
    data = parts.table(names, {series: values}, written=form)
    chart = parts.add_chart(page, XL_CHART_TYPE.COLUMN_CLUSTERED, data, box, alt=alt)
    plot = chart.plots[0]
    plot.gap_width, plot.vary_by_categories = 40, False
    parts.fill_series(plot.series[0], theme.accent)
    parts.fill_points(plot.series[0], colours)
    parts.number_labels(plot.series[0], theme, written=form, position=XL_LABEL_POSITION.OUTSIDE_END)
    parts.quiet_names(chart.category_axis, theme, turned=names_turned(names, texts))
    highest = max([value for value in values if value is not None], default=1.0)
    parts.no_axis(chart.value_axis, low=min([0.0, *(value for value in values if value)]), high=highest * 1.12 or 1.0)
