"""The parts of a time line: range, target, path, projection, values, published values; and where labels may go."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import plotly.graph_objects as go
import polars as pl

from charts import numbers, timeline
from charts.caption import TargetLine
from charts.lettering import escaped, width_of
from charts.placing import Box, Segment, best
from charts.sheet import Sheet, note
from charts.timeline import Moment, Scale
from domain.terms import Status


@dataclass
class TrendPlot:
    """What the parts of the drawing share; `lines` and `taken` fill up as parts are drawn."""

    drawn: go.Figure
    sheet: Sheet
    scale: Scale
    unit: str
    moments: list[Moment]
    flow: bool
    target: TargetLine | None
    decimals: int
    lines: list[Segment] = field(default_factory=list)
    taken: list[Box] = field(default_factory=list)

    def line(self, days: Sequence[date], values: Sequence[float | None], name: str, **style: Any) -> None:
        """Draw a line and remember where it runs."""
        self.drawn.add_scatter(x=list(days), y=list(values), name=name, hoverinfo="skip", connectgaps=False, **style)
        self.lines += self.scale.segments(days, values)

    def label(self, text: str, at: tuple[float, float], *, size: float, colour: str, bold: bool = False) -> None:
        """Write `text` near a point (px), where it is clearest: above, below, then beside."""
        half = (width_of(text, size) * (1.08 if bold else 1.0) / 2, size * 0.62)
        far, wide = size * 1.15, half[0] + size * 0.35
        near = [(0.0, far), (0.0, -far), (-wide, far * 0.8), (wide, -far * 0.8), (wide, far * 0.8), (-wide, -far * 0.8)]
        # Then once more, further off.
        places = near + [(right * 1.1, up * 1.9) for right, up in near]
        boxes = [Box(*at, *half, right=right, up=up) for right, up in places]
        self.put(text, boxes, size=size, colour=colour, bold=bold)

    def put(self, text: str, boxes: Sequence[Box], *, size: float, colour: str, bold: bool = False) -> None:
        """Write `text` in the clearest of the boxes; it moves with its anchor when the figure grows."""
        box = boxes[best(boxes, self.lines, self.taken, size=(self.scale.width, self.scale.height))]
        self.taken.append(box)
        shown = f"<b>{escaped(text)}</b>" if bold else escaped(text)
        place = {"x": box.x / self.scale.width, "y": box.y / self.scale.height, "xshift": box.right, "yshift": box.up}
        self.drawn.add_annotation(note(shown, size, colour, xanchor="center", yanchor="middle", **place))


def has_range(plot: TrendPlot) -> bool:
    """Return whether any moment knows the lowest and highest region below."""
    return any(at.low is not None and at.high is not None for at in plot.moments)


def draw_range(plot: TrendPlot) -> None:
    """Shade from the lowest to the highest region below; a missing one leaves a hole, a flow begins anew each year."""
    style = {"line": {"width": 0}, "fill": "toself", "fillcolor": plot.sheet.theme.band, "hoverinfo": "skip"}
    for stretch in timeline.stretches(plot.moments, flow=plot.flow):
        days = [moment.day for moment in stretch]
        edge = [*(moment.high for moment in stretch), *(moment.low for moment in stretch[::-1])]
        plot.drawn.add_scatter(x=[*days, *days[::-1]], y=edge, mode="lines", name="range", **style)


def draw_target(plot: TrendPlot) -> None:
    """Draw the target as a line over all time."""
    if plot.target is None:
        return
    scale, colour = plot.scale, plot.sheet.theme.shade(Status.MET)
    for level in (plot.target.value, plot.target.upper):
        if level is not None:
            style = {"mode": "lines", "line": {"color": colour, "width": 2}}
            plot.line([scale.first, scale.last], [level] * 2, "target", **style)


def draw_path(plot: TrendPlot) -> None:
    """Draw the required path, dotted."""
    days, values = timeline.path(plot.moments, flow=plot.flow)
    if days:
        style = {"color": plot.sheet.theme.muted, "width": 1.6, "dash": "dot"}
        plot.line(days, values, "path", mode="lines", line=style)


def draw_projection(plot: TrendPlot) -> None:
    """Draw the projection, dashed, with a hollow end."""
    points = timeline.projection(plot.moments)
    if not points:
        return
    theme = plot.sheet.theme
    plot.line(
        [day for day, _ in points], [value for _, value in points], "projection",
        mode="lines+markers", line={"color": theme.accent, "width": 2.4, "dash": "dash"},
        marker={
            "symbol": "circle", "size": [0] * (len(points) - 1) + [plot.sheet.base * 0.75], "opacity": 1,
            "color": theme.paper, "line": {"color": theme.accent, "width": 2.2},
        },
    )  # fmt: skip


def draw_values(plot: TrendPlot) -> None:
    """The line itself; revised values are hollow points."""
    theme = plot.sheet.theme
    days, values = timeline.broken(plot.moments, lambda at: at.value, flow=plot.flow)
    revised = {at.day for at in plot.moments if at.revised}
    known = {at.day: at for at in plot.moments}
    plot.line(
        days, values, "value", mode="lines+markers", line={"color": theme.accent, "width": 3.6},
        marker={
            "symbol": "circle", "size": plot.sheet.base * 0.7, "opacity": 1,
            "color": [theme.paper if day in revised else theme.accent for day in days],
            "line": {"color": theme.accent, "width": 2},
        },
    )  # fmt: skip
    plot.drawn.data[-1].update(
        hoverinfo="text",
        hovertext=[escaped(f"{known[day].period}  {_amount(plot, value)}") if day in known else ""
                   for day, value in zip(days, values, strict=True)],
    )  # fmt: skip


def _amount(plot: TrendPlot, value: float | None) -> str:
    threshold = plot.target.value if plot.target else None
    return numbers.amount(value, plot.unit, plot.sheet.texts, decimals=plot.decimals, threshold=threshold)


def draw_published(plot: TrendPlot, references: pl.DataFrame | None) -> None:
    """Draw published values as hollow diamonds."""
    if references is None or references.is_empty():
        return
    theme = plot.sheet.theme
    plot.drawn.add_scatter(
        x=references["period_end"].to_list(), y=references["value"].to_list(), mode="markers", name="published",
        hoverinfo="text", hovertext=[escaped(text) for text in references["source"].to_list()],
        marker={
            "symbol": "diamond", "size": plot.sheet.base * 0.8, "color": theme.paper, "opacity": 1,
            "line": {"color": theme.ink, "width": 1.8},
        },
    )  # fmt: skip
