"""Counts that bind the total: what each region contributes, as bars from zero, and the total against its target."""

from collections.abc import Sequence

import plotly.graph_objects as go
import polars as pl

from charts import axes, headlines, numbers, rows, wording
from charts.caption import Caption
from charts.lettering import escaped, width_of
from charts.listing import list_missing, name_margin, names_axis, row_height
from charts.rows import Row
from charts.sheet import Sheet, lay_out, note
from charts.theme import LIGHT, Theme
from domain.terms import Status
from locales import Texts


def figure(
    frame: pl.DataFrame,
    parent: pl.DataFrame,
    caption: Caption,
    texts: Texts,
    *,
    theme: Theme = LIGHT,
    width: int | None = None,
    narrow: bool = False,
) -> go.Figure:
    """Return contributions to a total: `frame` holds the parts, `parent` the one attainment row of the total.

    The total is never summed here: the parent's own return may differ from the sum of its parts. Both panels start at
    zero, on scales of their own, which the foot says. Raises ValueError unless `parent` has exactly one row.
    """
    sheet = Sheet.of(texts, theme, width=width, narrow=narrow)
    parts, (total,) = rows.read(frame, texts), rows.read(parent, texts)
    known, absent = rows.by_value(parts), rows.missing(parts)
    left, right = name_margin([*parts, total], sheet), sheet.pad
    height = row_height(len(parts), sheet)
    upper, gap = sheet.base * 3.4, sheet.base * 2.2
    plot_height = upper + gap + max(1, len(parts)) * height
    share = (plot_height - upper) / plot_height
    drawn = go.Figure()
    plot_width = sheet.plot_width(left, right)
    _total(drawn, total, caption.unit, sheet, width=plot_width)
    _parts(drawn, known, caption.unit, sheet, width=plot_width)
    list_missing(drawn, absent, sheet, first=len(known), width=plot_width)
    drawn.update_layout(
        yaxis=names_axis([*known, *absent], sheet, left=left)
        | {"domain": [0, max(0.0, share - gap / plot_height)], "anchor": "x"},
        yaxis2=names_axis([total], sheet, left=left) | {"domain": [share, 1], "anchor": "x2"},
        bargap=0.38,
    )
    words = wording.words(
        caption, texts,
        headline=headlines.contributed(parts, total, caption.unit, texts),
        second=wording.second_line(caption, texts, "chart-order-value"),
        counts={total.status: 1} if total.status is not Status.CANNOT_ASSESS else {},
        narrow=narrow,
        demonstration=any(row.demonstration for row in [*parts, total]),
        notes=[texts.say("chart-note-scales")],
    )  # fmt: skip
    # One mark for one total: its count would say nothing.
    words = wording.without_counts(words, texts)
    return lay_out(
        drawn, sheet, words,
        plot_height=plot_height, left=left, right=right, above=sheet.base * 1.6, below=sheet.note * 0.6,
    )  # fmt: skip


def _reach(values: Sequence[float | None], label: float, width: float) -> float:
    """Return the end of an axis from zero that leaves room for a label of `label` px behind the longest bar."""
    longest = max((value for value in values if value is not None), default=1.0) or 1.0
    return longest / max(0.3, 1 - label / width)


def _total(drawn: go.Figure, total: Row, unit: str, sheet: Sheet, *, width: float) -> None:
    texts, theme = sheet.texts, sheet.theme
    value = numbers.amount(total.value, unit, texts, threshold=total.target)
    room = width_of(value, sheet.base) + sheet.base * 3
    high = _reach([total.value, total.target], room, width)
    # Inside the bar, so that it stays clear of the target line; a bar too short for it has it outside.
    inside = total.value is not None and total.value / high * width > room
    drawn.add_bar(
        x=[total.value], y=[0], orientation="h", xaxis="x2", yaxis="y2", name="total", width=0.5,
        marker={"color": theme.colour(total.status), "line": {"width": 0}},
        text=[f"<b>{escaped(value)}</b>" if total.value is not None else ""],
        textposition="inside" if inside else "outside", insidetextanchor="end", constraintext="none",
        cliponaxis=False, hoverinfo="skip", textangle=0,
        textfont={"size": sheet.base, "color": theme.on(theme.colour(total.status)) if inside else theme.ink},
    )  # fmt: skip
    bare = axes.quiet(sheet) | {"range": [0, high], "showticklabels": False, "anchor": "y2"}
    drawn.update_layout(xaxis2=bare)
    if total.value is None:
        reason = texts.say(f"reason-{total.reason.value}") if total.reason else ""
        said = texts.say("chart-with-reason", value=numbers.MISSING, reason=reason).strip()
        place = {"x": 0, "y": 0, "yref": "y2", "xanchor": "left", "yanchor": "middle", "xshift": sheet.base * 0.5}
        drawn.add_annotation(note(escaped(said), sheet.note, theme.muted, name="missing-total", **place))
    if total.target is not None:
        _target(drawn, total, unit, sheet, high=high)


def _target(drawn: go.Figure, total: Row, unit: str, sheet: Sheet, *, high: float) -> None:
    at = total.target or 0.0
    said = numbers.target(total.comparator or "at_least", at, unit, sheet.texts, upper=total.upper)
    drawn.add_shape(
        type="line", xref="x2", yref="y2", x0=at, x1=at, y0=-0.5, y1=0.5, name="target", layer="above",
        line={"color": sheet.theme.accent, "width": 2},
    )  # fmt: skip
    text = f"<b>{escaped(sheet.texts.say('chart-target-label', target=said))}</b>"
    anchor = "right" if at / high > 0.8 else "center"
    place = {"x": at, "xref": "x2", "y": 1, "xanchor": anchor, "yanchor": "bottom", "yshift": sheet.base * 0.25}
    drawn.add_annotation(note(text, sheet.base, sheet.theme.accent, **place))


def _parts(drawn: go.Figure, known: Sequence[Row], unit: str, sheet: Sheet, *, width: float) -> None:
    """Contributions carry no traffic light: the target binds the total, so all bars share the accent."""
    theme = sheet.theme
    decimals = rows.decimals(known, unit)
    labels = [numbers.number(row.value, decimals=decimals) for row in known]
    room = max((width_of(label, sheet.base) for label in labels), default=0.0) + sheet.base * 1.5
    drawn.add_bar(
        x=[row.value for row in known], y=list(range(len(known))), orientation="h", name="contributions",
        marker={"color": theme.accent, "opacity": 0.82, "line": {"width": 0}},
        text=[escaped(label) for label in labels], textposition="outside", constraintext="none", cliponaxis=False,
        textfont={"size": sheet.base * 0.95, "color": theme.ink},
        customdata=[row.code for row in known],
        hovertext=[f"{escaped(row.name)} {escaped(numbers.amount(row.value, unit, sheet.texts))}" for row in known],
        hoverinfo="text",
    )  # fmt: skip
    high = _reach([row.value for row in known], room, width)
    bare = axes.quiet(sheet) | {"range": [0, high], "showticklabels": False, "anchor": "y"}
    drawn.update_layout(xaxis=bare)
    drawn.add_shape(
        type="line", xref="paper", yref="y", x0=0, x1=0, y0=-0.5, y1=max(0.5, len(known) - 0.5), name="zero",
        line={"color": theme.muted, "width": 1},
    )  # fmt: skip


def alt_text(frame: pl.DataFrame, parent: pl.DataFrame, caption: Caption, texts: Texts) -> str:
    """Return the finding of the figure in words: the total against its target, the three largest, who has no value."""
    parts, (total,) = rows.read(frame, texts), rows.read(parent, texts)
    largest = [
        texts.say("chart-alt-point", period=row.name, value=numbers.amount(row.value, caption.unit, texts))
        for row in rows.by_value(parts)[:3]
    ]
    absent = [row.name for row in rows.missing(parts)]
    details = [texts.say("chart-alt-largest", names=wording.listed(largest, texts))] if largest else []
    if absent:
        details.append(texts.say("chart-alt-missing", names=wording.listed(absent, texts)))
    headline = headlines.contributed(parts, total, caption.unit, texts)
    return wording.alternative(caption, texts, headline=headline, details=details)
