"""Regions against their target as a native chart: a mark of its status a region, the target as a line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION

from charts import numbers
from charts.rows import Row
from charts.theme import Theme
from domain.terms import Status
from locales import Texts
from reports import slides_chart_parts as parts
from reports.slides_charts import Scale, names_turned, written
from reports.slides_page import Page
from reports.slides_text import Box

_ROOMY = 24  # so many regions have room for the larger marks and letters


@dataclass(frozen=True)
class Dots:
    """What is drawn: regions in order under the names below the chart, their unit, the scale, the target in words."""

    rows: Sequence[Row]
    names: Sequence[str]
    unit: str
    scale: Scale
    target: str

    @property
    def statuses(self) -> list[Status]:
        """The statuses of the regions that have a value."""
        there = {row.status for row in self.rows if row.value is not None}
        return [status for status in Status if status in there]

    @property
    def asked(self) -> list[float | None]:
        """The targets of the regions."""
        return [row.target for row in self.rows]

    @property
    def form(self) -> str:
        """The number format of the values."""
        return written([row.value for row in self.rows], self.unit)


def dots(page: Page, box: Box, shown: Dots, *, alt: str) -> None:
    """Draw regions as marks of their status against the target line; a region without a value has its name only."""
    theme, texts = page.look.theme, page.look.texts
    has_target = any(value is not None for value in shown.asked)
    data = parts.table(shown.names, _columns(shown, texts, has_target=has_target), written=shown.form)
    chart = parts.add_chart(page, XL_CHART_TYPE.LINE_MARKERS, data, box, alt=alt)
    every = list(chart.plots[0].series)
    marks = dict(zip(shown.statuses, every, strict=False))
    roomy = len(shown.rows) <= _ROOMY
    for status, series in marks.items():
        parts.mark_series(series, status, theme, size=11 if roomy else 9)
        size = 10.5 if roomy else 9.5
        parts.number_labels(series, theme, written=shown.form, position=_side(status, shown), size=size)
    _finer(marks, shown, theme)
    if has_target:
        _target_line(every[-1], shown.rows, theme)
        parts.stems(chart, theme)
    parts.quiet_names(chart.category_axis, theme, turned=names_turned(shown.names, texts))
    mark_values(chart, theme, shown.scale, shown.unit)


def _side(status: Status, shown: Dots) -> Any:
    """Return on which side of its marks a status has its labels: away from the target line."""
    off = [row.value - (row.target or 0.0) for row in shown.rows if row.status is status and row.value is not None]
    return XL_LABEL_POSITION.ABOVE if sum(off) >= 0 else XL_LABEL_POSITION.BELOW


def _columns(shown: Dots, texts: Texts, *, has_target: bool) -> dict[str, list[float | None]]:
    """Return a column a status, so that each is a series with a shape, a colour and a name of its own."""
    marks = {
        texts.say(f"status-{status.value}"): [row.value if row.status is status else None for row in shown.rows]
        for status in shown.statuses
    }
    return marks | ({shown.target: shown.asked} if has_target else {})


def mark_values(chart: Any, theme: Theme, scale: Scale, unit: str) -> None:
    """Set the axis of values of a chart; percentages carry their sign."""
    form, high = written([scale.step, scale.low], "") if scale.high < 10_000 else "#,##0", scale.high
    if unit == numbers.PERCENT:
        form += '"%"'
        # Room above a share of 100 percent is for its label: no tick says 101 %.
        if scale.top <= 100:
            form, high = f'[>100]"";{form}', min(high, 100 + (100 - scale.low) * 0.12)
    parts.value_axis(chart.value_axis, theme, low=scale.low, high=high, step=scale.step, written=form)


def _at_foot(row: Row, shown: Dots) -> bool:
    return row.value is not None and row.value < shown.scale.low + (shown.scale.high - shown.scale.low) * 0.08


def _finer(marks: Mapping[Status, Any], shown: Dots, theme: Theme) -> None:
    """Give single points a label of their own, with more places where rounding would carry them onto the target."""
    places = numbers.decimals_in([row.value for row in shown.rows], shown.unit)
    for index, row in enumerate(shown.rows):
        said = numbers.number(row.value, decimals=places, threshold=row.target)
        more = len(said.partition(".")[2])
        finer = row.value is not None and more > places
        if finer or _at_foot(row, shown):  # a label below would stand on the names
            form = "0." + "0" * more if finer else shown.form
            side = XL_LABEL_POSITION.ABOVE if _at_foot(row, shown) else _side(row.status, shown)
            parts.value_label(marks[row.status], index, theme, written=form, position=side, size=10)


def _target_line(series: Any, rows: Sequence[Row], theme: Theme) -> None:
    parts.plain_line(series, theme.accent, width=2)
    if len({row.target for row in rows if row.target is not None}) > 1:
        parts.steps_only(series, theme)  # regions with numbers of their own: a mark each, no line between them
    last = rows[-1]
    above = last.value is None or last.target is None or last.value < last.target
    parts.name_label(series, len(rows) - 1, colour=theme.accent, above=above)
