"""What a dot plot is drawn from, and its upright lines: target, what is required by now, own targets."""

from dataclasses import dataclass

import plotly.graph_objects as go

from charts import numbers, rows
from charts.lettering import escaped, width_of
from charts.rows import Row
from charts.sheet import Sheet, note
from domain.terms import Reason, Status


@dataclass(frozen=True)
class DotPlot:
    """What the parts of the drawing share."""

    sheet: Sheet
    unit: str
    known: list[Row]
    absent: list[Row]
    decimals: int
    left: float
    right: float

    @property
    def width(self) -> float:
        """Width of the plot in px at the least."""
        return self.sheet.plot_width(self.left, self.right)

    def value(self, row: Row) -> str:
        """Return the digits of a row's value, never rounded onto its target."""
        return numbers.number(row.value, decimals=self.decimals, threshold=row.target)

    def label(self, row: Row) -> str:
        """Value, the units behind it where some are missing, and the reason where there is one."""
        said = self.value(row) if self.sheet.narrow else self._with_units(row)
        # What holds for all rows, or shows as the units behind a value already, is said once below the picture.
        told_elsewhere = row.reason in (Reason.REFERENCE, Reason.INCOMPLETE)
        if row.reason is None or told_elsewhere or self.sheet.narrow or row.status is Status.MET:
            return said
        reason = self.sheet.texts.say(f"reason-{row.reason.value}")
        return self.sheet.texts.say("chart-with-reason", value=said, reason=reason)

    def _with_units(self, row: Row) -> str:
        return f"{self.value(row)} ({row.reported}/{row.units})" if incomplete(row) else self.value(row)

    def behind_left(self, row: Row) -> bool:
        """Whether the label stands left of its dot: away from the target line."""
        return row.target is not None and row.value is not None and row.value < row.target


def incomplete(row: Row) -> bool:
    """Return whether units are missing behind the row's value."""
    return row.reported is not None and row.units is not None and row.reported < row.units


def bounded(row: Row) -> bool:
    """Return whether the row carries bounds that differ."""
    return row.low is not None and row.high is not None and row.low < row.high


def draw_lines(drawn: go.Figure, plot: DotPlot, low: float, high: float) -> None:
    """The target line and the required value, labelled above the plot; own targets become upright marks."""
    target = rows.common(row.target for row in plot.known)
    if target is None:
        _own_targets(drawn, plot)
    else:
        first = next(row for row in plot.known if row.target is not None)
        said = numbers.target(first.comparator or "at_least", target, plot.unit, plot.sheet.texts, upper=first.upper)
        text = f"<b>{escaped(plot.sheet.texts.say('chart-target-label', target=said))}</b>"
        _upright(drawn, plot, target, dash="solid", width=2, name="target")
        anchor = _anchor(target, low, high)
        _above(drawn, text, target, up=0.25, size=plot.sheet.base, plot=plot, anchor=anchor)
    expected = rows.common(row.expected for row in plot.known)
    if expected is not None and expected != target:
        _required(drawn, plot, expected, target, (low, high))


def _required(
    drawn: go.Figure, plot: DotPlot, expected: float, target: float | None, reach: tuple[float, float]
) -> None:
    """The dotted line of what is required by now; its label keeps off the target's, if need be a line higher."""
    sheet, (low, high) = plot.sheet, reach
    for top, bottom in _free_rows(plot, expected, low, high):
        _upright(drawn, plot, expected, dash="dot", width=1.5, name="expected", rows_from=top, rows_to=bottom)
    value = numbers.amount(expected, plot.unit, sheet.texts, decimals=1 if plot.unit == numbers.PERCENT else None)
    text = sheet.texts.say("chart-expected-label", value=value)
    if target is None:
        side, up = _anchor(expected, low, high), 0.25
    else:
        side = "right" if expected < target else "left"
        pixels = plot.width / (high - low)
        room = plot.left + (expected - low) * pixels if side == "right" else (high - expected) * pixels
        near = abs(target - expected) * pixels < sheet.base * 3.8
        short = room < width_of(text, sheet.note)
        side, up = (_anchor(expected, low, high), 1.6) if near or short else (side, 0.25)
    _above(drawn, escaped(text), expected, up=up, size=sheet.note, plot=plot, anchor=side)


def _anchor(at: float, low: float, high: float) -> str:
    share = (at - low) / (high - low)
    return "left" if share < 0.12 else "right" if share > 0.88 else "center"


def _free_rows(plot: DotPlot, at: float, low: float, high: float) -> list[tuple[float, float]]:
    """Return the stretches of rows in which no value label stands on the line at `at`, whatever the screen's width."""
    stretches, top = [], -0.5
    for index, row in enumerate(plot.known):
        if any(_covers(plot, row, at, plot.width * wider / (high - low)) for wider in (1.0, 1.3, 1.7)):
            stretches.append((top, index - 0.5))
            top = index + 0.5
    return [(top, bottom) for top, bottom in [*stretches, (top, len(plot.known) - 0.5)] if bottom > top]


def _covers(plot: DotPlot, row: Row, at: float, pixels: float) -> bool:
    size = plot.sheet.base
    end = size * 0.9 + width_of(plot.label(row), size * 0.95)
    away = (at - (row.value or 0.0)) * pixels * (-1 if plot.behind_left(row) else 1)
    return size * 0.5 < away < end


def _upright(
    drawn: go.Figure,
    plot: DotPlot,
    at: float,
    *,
    dash: str,
    width: float,
    name: str,
    rows_from: float = -0.5,
    rows_to: float | None = None,
) -> None:
    bottom = len(plot.known) - 0.5 if rows_to is None else rows_to
    line = {"color": plot.sheet.theme.accent, "width": width, "dash": dash}
    place = {"xref": "x", "yref": "y", "x0": at, "x1": at, "y0": rows_from, "y1": bottom}
    drawn.add_shape(type="line", line=line, layer="between", name=name, **place)


def _above(drawn: go.Figure, text: str, at: float, *, up: float, size: float, plot: DotPlot, anchor: str) -> None:
    """Write above the plot, `up` lines of base size over it."""
    place = {"x": at, "xref": "x", "y": 1, "xanchor": anchor, "yanchor": "bottom", "yshift": up * plot.sheet.base}
    drawn.add_annotation(note(text, size, plot.sheet.theme.accent, **place))


def _own_targets(drawn: go.Figure, plot: DotPlot) -> None:
    own = [(index, row.target) for index, row in enumerate(plot.known) if row.target is not None]
    if not own:
        return
    sheet = plot.sheet
    drawn.add_scatter(
        x=[target for _, target in own],
        y=[index for index, _ in own],
        mode="markers",
        name="own-target",
        hoverinfo="skip",
        marker={
            "symbol": "line-ns",
            "size": sheet.base * 1.2,
            "line": {"color": sheet.theme.accent, "width": 2.5},
        },
    )
    text = f"<b>{escaped(sheet.texts.say('chart-target-own'))}</b>"
    place = {"x": 1, "y": 1, "xanchor": "right", "yanchor": "bottom", "yshift": sheet.base * 0.25}
    drawn.add_annotation(note(text, sheet.note, sheet.theme.accent, **place))
