"""Time: the line with its required path, target, projection, and the range of the regions below."""

from collections.abc import Sequence

import plotly.graph_objects as go
import polars as pl

from charts import axes, headlines, numbers, timeline, wording
from charts.caption import Caption, TargetLine
from charts.lettering import escaped
from charts.sheet import Sheet, lay_out
from charts.theme import LIGHT, Theme
from charts.timeline import Moment, Scale
from charts.trend_labels import write_labels, write_missing
from charts.trend_parts import (
    TrendPlot,
    draw_path,
    draw_projection,
    draw_published,
    draw_range,
    draw_target,
    draw_values,
    has_range,
)
from domain.terms import Status
from locales import Texts


def figure(
    frame: pl.DataFrame,
    caption: Caption,
    texts: Texts,
    *,
    region: str,
    target: TargetLine | None = None,
    status: Status | None = None,
    flow: bool = False,
    references: pl.DataFrame | None = None,
    theme: Theme = LIGHT,
    width: int | None = None,
    narrow: bool = False,
) -> go.Figure:
    """Return the time line of one region.

    `frame` is a trend frame; a null value is a gap, and the due date is a row of its own with path and projection.
    `status` is the latest verdict, taken as given. `flow` breaks the line at each year's end. `references` holds
    published values (period_end, value, label, source), drawn as hollow diamonds.
    """
    sheet = Sheet.of(texts, theme, width=width, narrow=narrow)
    plot = _plot(frame, caption.unit, sheet, target=target, flow=flow, references=references)
    draw_range(plot)
    draw_target(plot)
    draw_path(plot)
    draw_projection(plot)
    draw_values(plot)
    draw_published(plot, references)
    write_labels(plot, references)
    write_missing(plot)
    _axes(plot)
    words = wording.words(
        caption, texts,
        headline=_headline(plot.moments, caption.unit, texts, region=region, target=target, status=status),
        second=wording.second_line(caption, texts, "chart-order-time-range" if has_range(plot) else "chart-order-time"),
        counts={status: 1} if status else {},
        narrow=narrow,
        notes=_notes(plot, references),
    )  # fmt: skip
    return lay_out(
        plot.drawn, sheet, wording.without_counts(words, texts),
        plot_height=plot.scale.height, left=_left(sheet), right=sheet.pad, above=0, below=sheet.note * 2.2,
    )  # fmt: skip


def _axes(plot: TrendPlot) -> None:
    sheet, scale = plot.sheet, plot.scale
    shown = timeline.tick_moments(plot.moments, scale, sheet)
    across = axes.quiet(sheet) | {
        "type": "date", "range": [scale.first.isoformat(), scale.last.isoformat()], "tickmode": "array",
        "tickvals": [at.day.isoformat() for at in shown], "ticktext": [escaped(at.period) for at in shown],
        "tickfont": {"size": sheet.note, "color": sheet.theme.ink},
    }  # fmt: skip
    plot.drawn.update_layout(
        xaxis=across, yaxis=axes.value_axis(sheet, scale.low, scale.high, plot.unit, most=5 if sheet.narrow else 7)
    )


def _notes(plot: TrendPlot, references: pl.DataFrame | None) -> list[str]:
    texts = plot.sheet.texts
    said = {
        "chart-note-gap": bool(timeline.gaps(plot.moments)),
        "chart-note-restart": plot.flow,
        "chart-note-revised": any(at.revised for at in plot.moments),
    }
    notes = [texts.say(key) for key, holds in said.items() if holds]
    if references is not None and not references.is_empty():
        sources = list(dict.fromkeys(references["source"].to_list()))
        notes.append(texts.say("chart-note-published", sources=texts.say("chart-comma").join(sources)))
    return notes


def _headline(
    moments: Sequence[Moment],
    unit: str,
    texts: Texts,
    *,
    region: str,
    target: TargetLine | None,
    status: Status | None,
) -> str:
    last = timeline.latest(moments)
    points = timeline.projection(moments)
    return headlines.progressed(
        region=region,
        period=last.period if last else "",
        value=last.value if last else None,
        expected=last.expected if last else None,
        projected=points[-1][1] if points else None,
        target=target,
        status=status,
        unit=unit,
        texts=texts,
    )


def alt_text(
    frame: pl.DataFrame,
    caption: Caption,
    texts: Texts,
    *,
    region: str,
    target: TargetLine | None = None,
    status: Status | None = None,
) -> str:
    """Return the finding of the figure in words, with the value of each period (— where there is none)."""
    moments = timeline.read(frame)
    decimals = numbers.decimals_in((at.value for at in moments), caption.unit)
    threshold = target.value if target else None
    gaps = timeline.gaps(moments)
    points = [
        texts.say(
            "chart-alt-point",
            period=at.period,
            value=numbers.amount(at.value, caption.unit, texts, decimals=decimals, threshold=threshold),
        )
        for at in moments
        if at.value is not None or at in gaps
    ]
    headline = _headline(moments, caption.unit, texts, region=region, target=target, status=status)
    details = [texts.say("chart-alt-points", points=wording.listed(points, texts))] if points else []
    return wording.alternative(caption, texts, headline=headline, details=details)


def _left(sheet: Sheet) -> float:
    return sheet.pad + sheet.note * 3.4


def _plot(
    frame: pl.DataFrame,
    unit: str,
    sheet: Sheet,
    *,
    target: TargetLine | None,
    flow: bool,
    references: pl.DataFrame | None,
) -> TrendPlot:
    moments = timeline.read(frame)
    published = references.to_dicts() if references is not None else []
    values = [number for at in moments for number in (at.value, at.low, at.high, at.expected, at.projected)]
    values += [float(cells["value"]) for cells in published] + ([target.value, target.upper] if target else [])
    days = [at.day for at in moments] + [cells["period_end"] for cells in published]
    height = sheet.base * (22 if sheet.narrow else 34)
    scale = Scale.of(days, values, width=sheet.plot_width(_left(sheet), sheet.pad), height=height)
    decimals = numbers.decimals_in((at.value for at in moments), unit)
    return TrendPlot(go.Figure(), sheet, scale, unit, moments, flow, target, decimals)
