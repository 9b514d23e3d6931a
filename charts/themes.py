"""By task area: how many targets carry each status, as stacked bars with direct counts."""

from collections.abc import Mapping
from typing import Any

import plotly.graph_objects as go
import polars as pl

from charts import axes, headlines, wording
from charts.caption import Caption
from charts.lettering import escaped, width_of
from charts.listing import fitting
from charts.sheet import Drawn, Sheet, lay_out, note
from charts.theme import HOLLOW, LIGHT, MARKS, Theme
from domain.terms import Status
from locales import Texts

Counts = Mapping[str, Mapping[Status, int]]


def figure(
    frame: pl.DataFrame,
    caption: Caption,
    texts: Texts,
    *,
    headline: str = "",
    theme: Theme = LIGHT,
    width: int | None = None,
    narrow: bool = False,
) -> go.Figure:
    """Return stacked bars of a frame with theme, status, count, the themes in the frame's own order.

    `headline` replaces the sentence made from the counts, where the page says that already. `caption.indicator` is
    what is counted, `caption.unit` its unit.
    """
    sheet = Sheet.of(texts, theme, width=width, narrow=narrow)
    counts = read(frame)
    left, right = _margins(counts, sheet)
    drawn = go.Figure()
    most = max((sum(parts.values()) for parts in counts.values()), default=1) or 1
    pixels = sheet.plot_width(left, right) / most
    for status in Status:
        if any(parts.get(status) for parts in counts.values()):
            _bars(drawn, counts, status, sheet, pixels=pixels)
    row = sheet.base * (1.95 if narrow else 2.05)
    drawn.update_layout(**_axes_of(list(counts), most, left, sheet))
    total = _total(counts)
    words = wording.words(
        caption, texts,
        headline=headline or headlines.themed(total, texts),
        second=wording.second_line(caption, texts, "chart-order-theme"),
        counts=total,
        narrow=narrow,
    )  # fmt: skip
    return lay_out(
        drawn, sheet, words,
        plot_height=max(1, len(counts)) * row, left=left, right=right, drawn=Drawn(annotations=_totals(counts, sheet)),
    )  # fmt: skip


def _axes_of(names: list[str], most: int, left: float, sheet: Sheet) -> dict[str, Any]:
    """Return the layout of the bars: one row a theme, from the first down, and no scale below them."""
    room = left - sheet.pad - sheet.base * 0.7
    return {
        "barmode": "stack",
        "bargap": 0.26,
        "xaxis": axes.quiet(sheet) | {"range": [0, most], "showticklabels": False},
        "yaxis": axes.quiet(sheet)
        | {
            "range": [len(names) - 0.5, -0.5],
            "tickmode": "array",
            "tickvals": list(range(len(names))),
            "ticktext": [escaped(fitting(name, room, sheet.base)) + " " for name in names],
        },
    }


def read(frame: pl.DataFrame) -> dict[str, dict[Status, int]]:
    """Return counts by theme and status, themes in the order in which they first appear."""
    counts: dict[str, dict[Status, int]] = {}
    for theme, status, count in frame.select("theme", "status", "count").iter_rows():
        parts = counts.setdefault(str(theme), {})
        parts[Status(status)] = parts.get(Status(status), 0) + int(count)
    return counts


def _margins(counts: Counts, sheet: Sheet) -> tuple[float, float]:
    longest = max((width_of(name, sheet.base) for name in counts), default=0.0)
    left = sheet.pad + min(longest * 1.04, sheet.sure_width * 0.36) + sheet.base
    return left, sheet.pad + sheet.base * 2.2


def _total(counts: Counts) -> dict[Status, int]:
    return {
        status: sum(parts.get(status, 0) for parts in counts.values())
        for status in Status
        if any(parts.get(status) for parts in counts.values())
    }


def _bars(drawn: go.Figure, counts: Counts, status: Status, sheet: Sheet, *, pixels: float) -> None:
    theme, hollow = sheet.theme, status in HOLLOW
    values = [parts.get(status, 0) for parts in counts.values()]
    fill = theme.tint(status) if hollow else theme.colour(status)
    drawn.add_bar(
        x=values, y=list(range(len(values))), orientation="h", name=status.value,
        # A seam of paper colour between the parts; hollow ones are outlined instead.
        marker={"color": fill, "line": {"color": theme.paper, "width": 1.5}},
        text=[_count(value, status, sheet, pixels=pixels) for value in values],
        textposition="inside", insidetextanchor="middle", textangle=0, constraintext="none",
        textfont={"size": sheet.note, "color": theme.ink if hollow else theme.on(fill)},
        hoverinfo="text",
        hovertext=[
            escaped(f"{name} · {sheet.texts.say(f'status-{status.value}')} {value}")
            for name, value in zip(counts, values, strict=True)
        ],
    )  # fmt: skip


def _count(value: int, status: Status, sheet: Sheet, *, pixels: float) -> str:
    """Return the count with the status' mark before it where the part is wide enough: colour alone is not enough."""
    if not value:
        return ""
    marked = f"{MARKS[status]} {value}"
    return marked if width_of(marked, sheet.note) + 6 < value * pixels else str(value)


def _totals(counts: Counts, sheet: Sheet) -> list[dict[str, Any]]:
    """Return the number of targets of each theme, behind its bar."""
    said = []
    for index, parts in enumerate(counts.values()):
        total = sum(parts.values())
        place = {"x": total, "xref": "x", "y": index, "yref": "y", "xanchor": "left", "xshift": sheet.base * 0.5}
        said.append(note(str(total), sheet.base, sheet.theme.muted, yanchor="middle", name="total", **place))
    return said


def alt_text(frame: pl.DataFrame, caption: Caption, texts: Texts) -> str:
    """Return the finding of the figure in words: all targets, then each theme."""
    counts = read(frame)
    details = []
    for name, parts in counts.items():
        said = texts.say("chart-list-comma").join(
            f"{texts.say(f'status-{status.value}')} {count}" for status, count in parts.items() if count
        )
        details.append(texts.say("chart-alt-theme", theme=name, parts=said))
    return wording.alternative(caption, texts, headline=headlines.themed(_total(counts), texts), details=details)
