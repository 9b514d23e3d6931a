"""The parts of a matrix figure: tints, marks, names along a slant, counts on the right and below."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import plotly.graph_objects as go

from charts import axes, numbers
from charts.lettering import escaped
from charts.listing import fitting
from charts.matrix_plan import Cell, Panel, Plan
from charts.sheet import note
from charts.theme import HOLLOW, SYMBOLS
from domain.terms import Comparator, Reason, Status

_SEAM = 2  # px between cells


def tints(drawn: go.Figure, plan: Plan) -> None:
    """Draw all cells as one heat map in the pale grounds of their statuses; a pair that is none stays paper."""
    order = list(Status)
    shades: list[list[int | None]] = [[None] * plan.across for _ in range(plan.lines)]
    for across, line, cell in plan.placed:
        shades[line][across] = order.index(cell.status)
    steps = [
        (edge / len(order), plan.sheet.theme.tint(status)) for at, status in enumerate(order) for edge in (at, at + 1)
    ]
    seam = 1 if plan.line < 18 or plan.column < 22 else _SEAM
    drawn.add_heatmap(
        z=shades, x=list(range(plan.across)), y=list(range(plan.lines)), zmin=-0.5, zmax=len(order) - 0.5,
        colorscale=steps, showscale=False, xgap=seam, ygap=seam, hoverinfo="skip", hoverongaps=False, name="tints",
    )  # fmt: skip


def marks(drawn: go.Figure, plan: Plan) -> None:
    """Draw the marks, one trace a status; hovering tells the value, a click names target and region."""
    theme, words = plan.sheet.theme, _Words(plan)
    size = max(6.5, min(plan.column * 0.5, plan.line * 0.5, 13.0))
    for status in Status:
        mine = [(across, line, cell) for across, line, cell in plan.placed if cell.status is status]
        if not mine:
            continue
        drawn.add_scatter(
            x=[across for across, _, _ in mine], y=[line for _, line, _ in mine], mode="markers", name=status.value,
            customdata=[f"{cell.target}|{cell.region}" for _, _, cell in mine],
            hovertext=[words.of(cell) for _, _, cell in mine], hoverinfo="text",
            marker={
                "symbol": SYMBOLS[status], "opacity": 1, "size": size * (1.1 if status is Status.ON_PACE else 1),
                "color": theme.edge(status) if status in HOLLOW else theme.colour(status),
                "line": {"color": theme.edge(status), "width": 1.2 if status in HOLLOW else 0.8},
            },
            unselected={"marker": {"opacity": 1}}, selected={"marker": {"opacity": 1}},
        )  # fmt: skip


@dataclass(frozen=True)
class _Words:
    """What hovering tells, each word asked for once: a matrix has thousands of cells and few words."""

    plan: Plan

    @cached_property
    def _statuses(self) -> dict[Status, str]:
        return {status: self.plan.sheet.texts.say(f"status-{status.value}") for status in Status}

    @cached_property
    def _reasons(self) -> dict[Reason, str]:
        found = {cell.reason for cell in self.plan.cells.values() if cell.reason}
        return {reason: self.plan.sheet.texts.say(f"reason-{reason.value}") for reason in found}

    @cached_property
    def _aims(self) -> dict[tuple[str, float | None, str], str]:
        texts = self.plan.sheet.texts
        found = {(cell.comparator, cell.aim, cell.unit) for cell in self.plan.cells.values()}
        return {key: numbers.target(key[0], key[1], key[2], texts) for key in found}

    def of(self, cell: Cell) -> str:
        """Return region and target, value and target value, status and reason, line by line."""
        names = self.plan.names
        said = (
            f"{names[cell.region]} · {names[cell.target]}",
            self._value(cell),
            self._statuses[cell.status],
            self._reasons[cell.reason] if cell.reason else "",
        )
        return "<br>".join(escaped(part) for part in said if part)

    def _value(self, cell: Cell) -> str:
        if cell.comparator == Comparator.DONE_BY:
            return ""
        value = numbers.amount(cell.value, cell.unit, self.plan.sheet.texts, threshold=cell.aim)
        aim = self._aims[cell.comparator, cell.aim, cell.unit]
        return value if aim == numbers.MISSING else f"{value} / {aim}"


def column_names(plan: Plan) -> list[dict[str, Any]]:
    """Return the names of the columns along a slant above each panel, upright on a telephone."""
    sheet = plan.sheet
    return [
        note(
            escaped(plan.short(column.name)), sheet.note, sheet.theme.ink, name="column", **_above(plan, panel, across)
        )
        for panel in plan.panels
        for across, column in enumerate(panel.columns)
    ]


def _above(plan: Plan, panel: Panel, across: float) -> dict[str, Any]:
    """Return the place of a slanted name: the corner of the room it takes stands on its column."""
    upright = plan.sheet.narrow
    return {
        "x": across, "xref": "x", "y": panel.top - 0.5, "yref": "y", "yanchor": "bottom", "yshift": 3,
        "xanchor": "center" if upright else "left", "xshift": 0 if upright else -plan.sheet.note * 0.3,
        "textangle": -plan.slant,
    }  # fmt: skip


def row_counts(drawn: go.Figure, plan: Plan) -> list[dict[str, Any]]:
    """Write how many targets of each row are met or on pace, right of the first panel; return what stands over it."""
    sheet = plan.sheet
    if not plan.panels:
        return []
    panel, beyond = plan.panels[0], plan.across - 0.5
    drawn.add_scatter(
        x=[beyond] * len(plan.rows), y=[panel.top + down for down in range(len(plan.rows))],
        mode="markers+text", name="row-counts", text=[row.count for row in plan.rows],
        textposition="middle right", hoverinfo="skip", cliponaxis=False,
        marker={"size": sheet.base * 0.5, "opacity": 0},
        textfont={"size": sheet.note, "color": sheet.theme.muted},
    )  # fmt: skip
    shift = sheet.base * 0.5
    said = "<br>".join(f"<b>{escaped(line)}</b>" for line in plan.title)
    place = _above(plan, panel, beyond)
    place |= {"textangle": 0, "xanchor": "left", "xshift": shift} if sheet.narrow else {"xshift": sheet.base * 0.8}
    return [note(said, sheet.note, sheet.theme.ink, name="row-title", **place)]


def column_counts(drawn: go.Figure, plan: Plan) -> None:
    """Write below each panel how many regions of each column are met or on pace; narrow columns in two lines."""
    xs, ys, said = [], [], []
    fits = plan.counts_in_a_line
    for panel in plan.panels:
        for across, column in enumerate(panel.columns):
            xs.append(across)
            ys.append(panel.top + len(plan.rows) + (0.1 if fits else 0.35))
            said.append(column.count if fits else column.count.replace("/", "<br>/"))
    drawn.add_scatter(
        x=xs, y=ys, mode="text", text=said, textposition="middle center", hoverinfo="skip", name="column-counts",
        textfont={"size": plan.sheet.note * 0.94, "color": plan.sheet.theme.muted}, cliponaxis=False,
    )  # fmt: skip


def axes_of(plan: Plan) -> dict[str, Any]:
    """Return the axes: no ticks across, the names of the rows and of their counts down each panel."""
    sheet = plan.sheet
    room = plan.left - sheet.pad - sheet.base * 0.7
    places: list[float] = []
    names: list[str] = []
    for panel in plan.panels:
        places += [panel.top + down for down in range(len(plan.rows))]
        names += [escaped(fitting(row.name, room, plan.size)) + " " for row in plan.rows]
        places.append(panel.top + len(plan.rows) + (0.1 if plan.counts_in_a_line else 0.35))
        names.append("<br>".join(f"<b>{escaped(fitting(line, room, sheet.note))}</b> " for line in plan.title))
    return {
        "xaxis": axes.quiet(sheet) | {"range": [-0.5, plan.across - 0.5], "showticklabels": False},
        "yaxis": axes.quiet(sheet)
        | {
            "range": [plan.lines - 0.5, -0.5], "tickmode": "array", "tickvals": places, "ticktext": names,
            "tickfont": {"size": plan.size, "color": sheet.theme.ink},
        },
        "hoverdistance": 30,
    }  # fmt: skip
