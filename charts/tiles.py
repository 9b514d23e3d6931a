"""Tile grid: one tile a region, roughly where it lies; no boundary is drawn."""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go
import polars as pl

from charts import axes, headlines, numbers, rows, wording
from charts.caption import Caption
from charts.lettering import escaped, short_lines, width_of
from charts.rows import Row
from charts.sheet import Sheet, lay_out
from charts.theme import HOLLOW, LIGHT, SYMBOLS, Theme
from charts.tile_plan import Plan, Tile, plan_of
from locales import Texts

_GUTTER = 0.06  # of a tile, between tiles


def figure(
    frame: pl.DataFrame,
    grid: pl.DataFrame,
    caption: Caption,
    texts: Texts,
    *,
    theme: Theme = LIGHT,
    width: int | None = None,
    narrow: bool = False,
) -> go.Figure:
    """Return the tile grid of an attainment frame.

    `grid` holds code, label_zh, name_en, row, col (from 1) and required: yes (a tile, pale with ○ and — where there is
    no value), no (hollow, name only), optional (dashed outline). A region that is not in the grid is left out.
    """
    sheet = Sheet.of(texts, theme, width=width, narrow=narrow)
    plan = plan_of(frame, grid, caption.unit, sheet)
    # All at once: Plotly takes the whole list anew for every shape that is added.
    drawn = go.Figure(layout={"shapes": [shape for tile in plan.tiles for shape in _ground(tile, theme)]})
    _names(drawn, plan)
    _values(drawn, plan)
    _marks(drawn, plan)
    hidden = axes.quiet(sheet) | {"showticklabels": False}
    drawn.update_layout(
        xaxis=hidden | {"range": [0, plan.columns]},
        yaxis=hidden | {"range": [plan.lines, 0]},
    )
    shown = [tile.row for tile in plan.tiles if tile.row is not None]
    words = wording.words(
        caption, texts,
        headline=headlines.attained(shown, caption.unit, texts),
        second=wording.second_line(caption, texts, "chart-order-place", shown=_shown(caption, shown, plan)),
        counts=rows.counts(shown),
        narrow=narrow,
        demonstration=any(row.demonstration for row in shown),
        notes=[texts.say("chart-note-grid")],
    )  # fmt: skip
    height = plan.lines * plan.tile_height
    return lay_out(drawn, sheet, words, plot_height=height, left=sheet.pad, right=sheet.pad, above=sheet.base * 0.6)


def _shown(caption: Caption, shown: Sequence[Row], plan: Plan) -> str:
    """Return what stands in a tile: the value, and the gap to the common target where there is room for it."""
    texts = plan.sheet.texts
    target = rows.common(row.target for row in shown)
    first = next((row for row in shown if row.target is not None and row.comparator), None)
    if target is None or first is None:
        return ""
    said = numbers.target(first.comparator or "at_least", target, caption.unit, texts, upper=first.upper)
    key = "chart-with-target" if plan.small else "chart-with-gap"
    unit = texts.say("chart-points-unit") if caption.unit == numbers.PERCENT else caption.unit
    return texts.say(key, measured=wording.measured(caption, texts), target=said, unit=unit)


def _ground(tile: Tile, theme: Theme) -> list[dict[str, Any]]:
    """Tint and stripe; hollow for places outside the returns, dashed for a unit that is no territory."""
    left, top = tile.across - 1 + _GUTTER / 2, tile.down - 1 + _GUTTER / 2
    box = {"x0": left, "x1": tile.across - _GUTTER / 2, "y0": top, "y1": tile.down - _GUTTER / 2}
    place: dict[str, Any] = {"type": "rect", "xref": "x", "yref": "y", "layer": "below"}
    dashed = tile.required == "optional"
    if tile.row is None:
        line = {"color": theme.muted, "width": 1, "dash": "dash" if dashed else "solid"}
        return [place | box | {"fillcolor": theme.paper, "line": line, "name": "hollow"}]
    status = tile.row.status
    line = {"color": theme.edge(status), "width": 1 if dashed else 0, "dash": "dash" if dashed else "solid"}
    stripe = box | {"x1": left + 0.042, "fillcolor": theme.colour(status), "line": {"width": 0}, "name": "stripe"}
    return [
        place | box | {"fillcolor": theme.tint(status), "line": line, "name": f"tile-{status.value}"},
        place | stripe,
    ]


def _names(drawn: go.Figure, plan: Plan) -> None:
    """Names on the upper half; in a narrow figure they wrap and grow smaller before they leave their tile."""
    theme = plan.sheet.theme
    drawn.add_scatter(
        x=[tile.across - 1 + plan.inset for tile in plan.tiles],
        y=[tile.down - 1 + (0.27 if tile.row else 0.5) for tile in plan.tiles],
        mode="text", name="names", hoverinfo="skip", cliponaxis=False,
        text=[_name(tile, plan) for tile in plan.tiles],
        textposition="middle right",
        textfont={
            "size": [_fitted(tile, plan) for tile in plan.tiles],
            "color": [theme.ink if tile.row else theme.muted for tile in plan.tiles],
        },
    )  # fmt: skip


def _room(tile: Tile, plan: Plan) -> float:
    if tile.row is None:
        return plan.tile_width * (0.94 - plan.inset)
    return plan.tile_width * (1 - plan.mark_inset - plan.inset) - plan.mark_size * 0.75


def _fitted(tile: Tile, plan: Plan) -> float:
    lines = short_lines(tile.name, _room(tile, plan), plan.name_size * 1.1)
    widest = max(width_of(line, 1.1) for line in lines)
    size = min(plan.name_size, _room(tile, plan) / widest)
    return round(max(7.0, size * (0.86 if len(lines) > 1 else 1)), 1)


def _name(tile: Tile, plan: Plan) -> str:
    lines = [escaped(line) for line in short_lines(tile.name, _room(tile, plan), plan.name_size * 1.1)]
    shown = "<br>".join(lines)
    return f"<b>{shown}</b>" if tile.row else shown


def _values(drawn: go.Figure, plan: Plan) -> None:
    """Values large, gaps small at the right where there is room."""
    theme, shown = plan.sheet.theme, [tile for tile in plan.tiles if tile.row is not None]
    drawn.add_scatter(
        x=[tile.across - 1 + plan.inset for tile in shown],
        y=[tile.down - 1 + 0.69 for tile in shown],
        mode="text", name="values", hoverinfo="skip", textposition="middle right",
        text=[_value(tile.row, plan) for tile in shown if tile.row],
        textfont={"size": round(plan.value_size, 1), "color": theme.ink},
    )  # fmt: skip
    if plan.small:
        return
    drawn.add_scatter(
        x=[tile.across - 0.075 for tile in shown],
        y=[tile.down - 1 + 0.71 for tile in shown],
        mode="text", name="gaps", hoverinfo="skip", textposition="middle left",
        text=[_gap(tile.row, plan) for tile in shown if tile.row],
        textfont={
            "size": round(plan.value_size * 0.6, 1),
            "color": [theme.muted_on(tile.row.status) for tile in shown if tile.row],
        },
    )  # fmt: skip


def _value(row: Row, plan: Plan) -> str:
    return numbers.number(row.value, decimals=plan.decimals, threshold=row.target)


def _gap(row: Row, plan: Plan) -> str:
    return numbers.number(row.gap, decimals=plan.decimals, signed=True) if row.gap is not None else ""


def _marks(drawn: go.Figure, plan: Plan) -> None:
    theme, shown = plan.sheet.theme, [tile for tile in plan.tiles if tile.row is not None]
    for status in rows.counts(tile.row for tile in shown if tile.row):
        mine = [tile for tile in shown if tile.row and tile.row.status is status]
        drawn.add_scatter(
            x=[tile.across - plan.mark_inset for tile in mine],
            y=[tile.down - 1 + 0.27 for tile in mine],
            mode="markers", name=status.value, cliponaxis=False, hoverinfo="text",
            hovertext=[_hover(tile, plan) for tile in mine],
            customdata=[tile.row.code for tile in mine if tile.row],
            marker={
                "symbol": SYMBOLS[status],
                "size": plan.mark_size,
                "color": theme.edge(status) if status in HOLLOW else theme.colour(status),
                "line": {"color": theme.edge(status), "width": 1.5 if status in HOLLOW else 1},
            },
        )  # fmt: skip


def _hover(tile: Tile, plan: Plan) -> str:
    texts, row = plan.sheet.texts, tile.row
    if row is None:
        return escaped(tile.name)
    value = numbers.amount(row.value, plan.unit, texts, threshold=row.target)
    status = texts.say(f"status-{row.status.value}")
    return escaped(texts.say("chart-hover", name=tile.name, value=value, status=status))


def alt_text(frame: pl.DataFrame, grid: pl.DataFrame, caption: Caption, texts: Texts) -> str:
    """Return the finding of the figure in words, over the regions that the grid shows."""
    plan = plan_of(frame, grid, caption.unit, Sheet.of(texts, LIGHT, width=None, narrow=False))
    shown = [tile.row for tile in plan.tiles if tile.row is not None]
    headline = headlines.attained(shown, caption.unit, texts)
    return wording.alternative(caption, texts, headline=headline, details=wording.extremes(shown, caption, texts))
