"""Many regions against one threshold: dots sorted by gap, the target line, what is required by now."""

from collections.abc import Sequence

import plotly.graph_objects as go
import polars as pl

from charts import axes, headlines, numbers, rows, wording
from charts.caption import Caption
from charts.dot_lines import DotPlot, bounded, draw_lines, incomplete
from charts.lettering import escaped, width_of
from charts.listing import list_missing, name_margin, names_axis, row_height
from charts.rows import Row
from charts.sheet import Sheet, lay_out
from charts.theme import HOLLOW, LIGHT, SYMBOLS, Theme
from domain.terms import Reason, Status
from locales import Texts


def figure(
    frame: pl.DataFrame,
    caption: Caption,
    texts: Texts,
    *,
    theme: Theme = LIGHT,
    width: int | None = None,
    narrow: bool = False,
) -> go.Figure:
    """Return the dot plot of an attainment frame (one row per region, one target).

    `width` is the assumed width in px (1200, narrow 390); the height grows with the rows. Regions without a value are
    listed below the others with ○ and the reason.
    """
    sheet = Sheet.of(texts, theme, width=width, narrow=narrow)
    every = rows.read(frame, texts)
    plot = _plot(every, caption.unit, sheet)
    drawn = go.Figure()
    low, high = _range(plot)
    _stems(drawn, plot)
    _bounds(drawn, plot)
    draw_lines(drawn, plot, low, high)
    _dots(drawn, plot)
    list_missing(drawn, plot.absent, sheet, first=len(plot.known), width=plot.width)
    drawn.update_layout(
        xaxis=axes.value_axis(sheet, low, high, caption.unit, most=4 if narrow else 9)
        | ({} if plot.known else {"showticklabels": False, "showgrid": False}),
        yaxis=names_axis([*plot.known, *plot.absent], sheet, left=plot.left),
    )
    words = wording.words(
        caption,
        texts,
        headline=headlines.attained(every, caption.unit, texts),
        second=wording.second_line(caption, texts, "chart-order-gap"),
        counts=rows.counts(every),
        narrow=narrow,
        demonstration=any(row.demonstration for row in every),
        notes=_notes(plot),
    )
    return lay_out(
        drawn, sheet, words,
        plot_height=max(1, len(every)) * row_height(len(every), sheet),
        left=plot.left, right=plot.right, above=sheet.base * 2.9, below=sheet.note * 2,
    )  # fmt: skip


def _plot(every: Sequence[Row], unit: str, sheet: Sheet) -> DotPlot:
    known = rows.by_gap(every)
    return DotPlot(
        sheet, unit, known, rows.missing(every), rows.decimals(known, unit),
        name_margin(every, sheet), sheet.pad,
    )  # fmt: skip


def _notes(plot: DotPlot) -> list[str]:
    if plot.sheet.narrow:
        return []
    said = {
        "chart-note-units": any(incomplete(row) for row in plot.known),
        "chart-note-range": any(bounded(row) for row in plot.known),
        f"reason-{Reason.REFERENCE.value}": any(row.reason is Reason.REFERENCE for row in plot.known),
    }
    return [plot.sheet.texts.say(key) for key, holds in said.items() if holds]


def _range(plot: DotPlot) -> tuple[float, float]:
    """Return the range of values with room for the labels on both sides."""
    seen = [
        number
        for row in plot.known
        for number in (row.value, row.target, row.expected, *((row.low, row.high) if bounded(row) else ()))
    ]
    low, high = axes.span(seen)
    size = plot.sheet.base
    room = {True: size * 1.2, False: size * 2.4}
    for row in plot.known:
        side = plot.behind_left(row)
        room[side] = max(room[side], min(width_of(plot.label(row), size) + size * 1.3, plot.width * 0.42))
    scale = (high - low) / max(plot.width - room[True] - room[False], plot.width * 0.2)
    return low - room[True] * scale, high + room[False] * scale


def _stems(drawn: go.Figure, plot: DotPlot) -> None:
    """Light lines from the target to each dot, one trace a status."""
    for status in rows.counts(plot.known):
        xs: list[float | None] = []
        ys: list[float | None] = []
        for index, row in enumerate(plot.known):
            if row.status is status and row.target is not None:
                xs += [row.target, row.value, None]
                ys += [index, index, None]
        line = {"color": plot.sheet.theme.stem(status), "width": 2.5 if plot.sheet.narrow else 3.5}
        drawn.add_scatter(x=xs, y=ys, mode="lines", line=line, hoverinfo="skip", name=f"stem-{status.value}")


def _bounds(drawn: go.Figure, plot: DotPlot) -> None:
    """Thin bars from the lowest to the highest a rolled-up value can be while units are missing."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    for index, row in enumerate(plot.known):
        if bounded(row):
            # A little below its row, clear of the dot's label.
            xs += [row.low, row.high, None]
            ys += [index + 0.3, index + 0.3, None]
    if xs:
        line = {"color": plot.sheet.theme.muted, "width": 1}
        drawn.add_scatter(x=xs, y=ys, mode="lines", line=line, hoverinfo="skip", name="bounds")


def _dots(drawn: go.Figure, plot: DotPlot) -> None:
    theme, size = plot.sheet.theme, plot.sheet.base
    for status in rows.counts(plot.known):
        mine = [(index, row) for index, row in enumerate(plot.known) if row.status is status]
        drawn.add_scatter(
            x=[row.value for _, row in mine],
            y=[index for index, _ in mine],
            mode="markers+text",
            name=status.value,
            text=[escaped(plot.label(row)) for _, row in mine],
            textposition=["middle left" if plot.behind_left(row) else "middle right" for _, row in mine],
            textfont={"size": size * 0.95, "color": theme.ink},
            cliponaxis=False,
            customdata=[row.code for _, row in mine],
            hovertext=[_hover(row, plot) for _, row in mine],
            hoverinfo="text",
            marker={
                "symbol": SYMBOLS[status],
                "size": size * (1.0 if status is Status.ON_PACE else 0.9),
                "color": theme.edge(status) if status in HOLLOW else theme.colour(status),
                "line": {"color": theme.edge(status), "width": 1.6 if status in HOLLOW else 1},
                "opacity": 1,
            },
        )


def _hover(row: Row, plot: DotPlot) -> str:
    texts = plot.sheet.texts
    value = numbers.amount(row.value, plot.unit, texts, decimals=plot.decimals, threshold=row.target)
    said = texts.say("chart-hover", name=row.name, value=value, status=texts.say(f"status-{row.status.value}"))
    gap = texts.say("chart-hover-gap", gap=numbers.difference(row.gap, plot.unit, texts)) if row.gap is not None else ""
    return "<br>".join(escaped(part) for part in (said, gap) if part)


def alt_text(frame: pl.DataFrame, caption: Caption, texts: Texts) -> str:
    """Return the finding of the figure in words: headline, indicator, target, best and worst, who has no value."""
    every = rows.read(frame, texts)
    return wording.alternative(
        caption,
        texts,
        headline=headlines.attained(every, caption.unit, texts),
        details=wording.extremes(every, caption, texts),
    )
