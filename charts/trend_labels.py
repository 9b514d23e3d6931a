"""Direct labels of a time line, placed where they touch nothing."""

import polars as pl

from charts import headlines, numbers, timeline
from charts.lettering import escaped, width_of
from charts.placing import Box
from charts.sheet import note
from charts.timeline import Moment
from charts.trend_parts import TrendPlot
from domain.terms import Status


def write_labels(plot: TrendPlot, references: pl.DataFrame | None) -> None:
    """Direct labels in the order of their weight: values, projection, target, published values, path, range."""
    theme, size, scale = plot.sheet.theme, plot.sheet.base, plot.scale
    dots = [Box(scale.right(at.day), scale.up(at.value), 5, 5) for at in plot.moments if at.value is not None]
    plot.taken += dots
    threshold = plot.target.value if plot.target else None
    for at in _labelled(plot):
        text = numbers.number(at.value, decimals=plot.decimals, threshold=threshold)
        plot.label(text, (scale.right(at.day), scale.up(at.value or 0.0)), size=size, colour=theme.ink)
    points = timeline.projection(plot.moments)
    if points:
        day, value = points[-1]
        decimals = 1 if plot.unit == numbers.PERCENT else max(plot.decimals, 0)
        said = numbers.number(value, decimals=decimals, threshold=threshold)
        text = plot.sheet.texts.say("chart-projection-label", value=said)
        plot.label(text, (scale.right(day), scale.up(value)), size=size, colour=theme.accent)
    _target_label(plot)
    for cells in references.to_dicts() if references is not None else []:
        at_point = (scale.right(cells["period_end"]), scale.up(float(cells["value"])))
        plot.label(str(cells["label"]), at_point, size=plot.sheet.note, colour=theme.ink)
    _path_label(plot)
    _range_label(plot)


def _labelled(plot: TrendPlot) -> list[Moment]:
    """Return the moments whose value is written: all where there is room, else first, last, lowest and highest."""
    known = [at for at in plot.moments if at.value is not None]
    room = plot.scale.width * 0.9 / max(1, len(known))
    widest = max(
        (width_of(numbers.number(at.value, decimals=plot.decimals), plot.sheet.base) for at in known), default=0
    )
    if room > widest * 1.25:
        return known
    by_value = sorted(known, key=lambda at: at.value or 0.0)
    chosen = {id(at) for at in (known[-1], known[0], by_value[0], by_value[-1])}
    return [at for at in known if id(at) in chosen]


def _target_label(plot: TrendPlot) -> None:
    target, texts, size = plot.target, plot.sheet.texts, plot.sheet.base
    if target is None:
        return
    said = numbers.target(target.comparator, target.value, plot.unit, texts, upper=target.upper)
    text = texts.say("chart-target-due", target=said, due=headlines.day_words(target.due_date))
    half = width_of(text, size) * 0.56
    level, width = plot.scale.up(target.value), plot.scale.width
    boxes = [
        Box(width * share, level, half, size * 0.6, right=half * (1 - 2 * share), up=side * size * 0.85)
        for side in (1, -1) for share in (0.0, 0.3, 0.6, 1.0)
    ]  # fmt: skip
    plot.put(text, boxes, size=size, colour=plot.sheet.theme.shade(Status.MET), bold=True)


def _path_label(plot: TrendPlot) -> None:
    days, values = timeline.path(plot.moments, flow=plot.flow)
    segments = plot.scale.segments(days, values)
    if segments:
        text, size = plot.sheet.texts.say("chart-path-label"), plot.sheet.note
        half = width_of(text, size) / 2
        middles = [((x0 + x1) / 2, (y0 + y1) / 2) for (x0, y0), (x1, y1) in segments[::-1]]
        boxes = [
            Box(x, y, half, size * 0.6, right=half * lean, up=side * size * (1.1 + abs(lean)))
            for x, y in middles for side in (-1, 1) for lean in (0.0, 0.6, -0.6, 1.2, -1.2)
        ]  # fmt: skip
        plot.put(text, boxes, size=size, colour=plot.sheet.theme.muted)


def _range_label(plot: TrendPlot) -> None:
    inside = [at for at in plot.moments if at.low is not None and at.high is not None]
    if not inside:
        return
    text, size, scale = plot.sheet.texts.say("chart-range-label"), plot.sheet.note, plot.scale
    half = width_of(text, size) / 2
    boxes = [
        Box(scale.right(at.day), scale.up(_between(at, share)), half, size, right=lean * half)
        for share in (0.2, 0.8, 0.5) for lean in (1.15, -1.15) for at in inside
    ]  # fmt: skip
    plot.put(text, boxes, size=size, colour=plot.sheet.theme.muted)


def _between(at: Moment, share: float) -> float:
    return (at.low or 0.0) * (1 - share) + (at.high or 0.0) * share


def write_missing(plot: TrendPlot) -> None:
    """Say at the foot of the plot which periods have no value."""
    sheet = plot.sheet
    for at in timeline.gaps(plot.moments):
        text = escaped(f"{numbers.MISSING} {sheet.texts.say('chart-missing-label')}")
        place = {"x": at.day.isoformat(), "xref": "x", "y": 0, "xanchor": "center", "yanchor": "bottom", "yshift": 4}
        plot.drawn.add_annotation(note(text, sheet.note, sheet.theme.muted, name=f"missing-{at.period}", **place))
