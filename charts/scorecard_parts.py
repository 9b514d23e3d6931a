"""The parts of a scorecard figure: scale, stems, marks, what is required by now, the words on both sides."""

from typing import Any

import plotly.graph_objects as go

from charts import axes
from charts.lettering import escaped, width_of
from charts.listing import fitting
from charts.marks import mark_shape
from charts.scorecard_plan import Line, Plan
from charts.scorecard_rows import LOW, Row, counts, gap_text, required, share_text, state_text
from charts.scorecard_stacked import stacked
from charts.sheet import Drawn, note
from charts.theme import HOLLOW, SYMBOLS
from domain.terms import Status

_TICKS = tuple(step / 5 for step in range(7))  # 0 % to 120 %
_FEW = (0.0, 0.5, 1.0)
_LEAST_LEFT = 0.08  # below it words on the left would stand on the names


def target_line(drawn: go.Figure, plan: Plan) -> None:
    """Draw the one target line of all rows."""
    line = {"color": plan.sheet.theme.accent, "width": 2}
    drawn.add_scatter(
        x=[1, 1],
        y=[-0.6, plan.height - 0.4],
        mode="lines",
        line=line,
        hoverinfo="skip",
        name="target",
        cliponaxis=False,
    )


def stems(drawn: go.Figure, plan: Plan) -> None:
    """Draw light lines from the target line to each mark, one trace a status."""
    for status in counts([row for _, row in plan.placed]):
        xs: list[float | None] = []
        ys: list[float | None] = []
        for place, row in plan.placed:
            if row.status is status:
                xs += [1.0, row.shown, None]
                ys += [place + plan.mark_down] * 2 + [None]
        line = {"color": plan.sheet.theme.stem(status), "width": 2.5 if plan.sheet.narrow else 3.5}
        drawn.add_scatter(x=xs, y=ys, mode="lines", line=line, hoverinfo="skip", name=f"stem-{status.value}")


def expected(drawn: go.Figure, plan: Plan) -> None:
    """Draw a short upright line at what is required by now, where the target is not met and its time is not over."""
    found = [(place, max(LOW, row.expected or LOW)) for place, row in plan.placed if required(row)]
    drawn.add_scatter(
        x=[share for _, share in found], y=[place + plan.mark_down for place, _ in found],
        mode="markers", name="expected", hoverinfo="skip",
        marker={
            "symbol": "line-ns", "size": plan.sheet.base * 1.15, "opacity": 1,
            "line": {"color": plan.sheet.theme.accent, "width": 2},
        },
    )  # fmt: skip


def marks(drawn: go.Figure, plan: Plan) -> None:
    """Draw the status marks; what lies beyond the scale stands at its end."""
    theme, size = plan.sheet.theme, plan.sheet.base
    for status in counts([row for _, row in plan.placed]):
        mine = [(place, row) for place, row in plan.placed if row.status is status]
        drawn.add_scatter(
            x=[row.shown for _, row in mine], y=[place + plan.mark_down for place, _ in mine],
            mode="markers", name=status.value, cliponaxis=False, customdata=[row.key for _, row in mine],
            hovertext=[_hover(row, plan) for _, row in mine], hoverinfo="text",
            marker={
                "symbol": SYMBOLS[status], "size": size * (1.0 if status is Status.ON_PACE else 0.9), "opacity": 1,
                "color": theme.edge(status) if status in HOLLOW else theme.colour(status),
                "line": {"color": theme.edge(status), "width": 1.6 if status in HOLLOW else 1},
            },
        )  # fmt: skip


def shares(drawn: go.Figure, plan: Plan) -> None:
    """Write the shares beside the marks, on the side away from the target and clear of what is required by now."""
    said = [(place, row, _label(row, plan)) for place, row in plan.placed]
    shown = [(place, row, text) for place, row, text in said if text]
    away = plan.sheet.base * 0.45
    drawn.add_scatter(
        x=[_beside_mark(row, plan) for _, row, _ in shown],
        y=[place + plan.mark_down for place, _, _ in shown],
        mode="markers+text", name="shares", hoverinfo="skip", cliponaxis=False,
        text=[text for _, _, text in shown],
        textposition=["middle left" if _LEAST_LEFT < row.shown < 1 else "middle right" for _, row, _ in shown],
        textfont={"size": plan.sheet.note, "color": plan.sheet.theme.muted},
        marker={"size": away * 2, "opacity": 0},
    )  # fmt: skip


def _beside_mark(row: Row, plan: Plan) -> float:
    """Return the share whose left (behind the target: right) side the words stand on."""
    if not _LEAST_LEFT < row.shown < 1 or not required(row) or row.expected is None:
        return row.shown
    low, high = plan.range
    pixels = plan.sheet.plot_width(plan.left, plan.right) / (high - low)
    near = row.shown - row.expected < (width_of("100%", plan.sheet.note) + plan.sheet.base) / pixels
    return max(LOW, row.expected) if row.expected < row.shown and near else row.shown


def _label(row: Row, plan: Plan) -> str:
    """Return the share; beyond the scale with the arrow that says so. A telephone has room for the latter only."""
    if row.beyond:
        return f"▸ {share_text(row)}" if row.beyond > 0 else f"{share_text(row)} ◂"
    return "" if plan.sheet.narrow else share_text(row)


def _hover(row: Row, plan: Plan) -> str:
    texts = plan.sheet.texts
    said = [
        texts.say("scorecard-hover", name=row.name, share=share_text(row)),
        plan.beside(row),
        state_text(row, texts),
        gap_text(row, texts),
    ]
    return "<br>".join(escaped(part) for part in said if part)


def off_scale(plan: Plan) -> Drawn:
    """Return what has no share on a grey line over the whole scale: its mark, state and reason."""
    parts = [_without_share(place + plan.mark_down, row, plan) for place, row in plan.off_scale]
    return Drawn([shape for shapes, _ in parts for shape in shapes], [said for _, said in parts])


def _without_share(middle: float, row: Row, plan: Plan) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """Return the grey line with the mark, and the words, in its middle: at the left end it would look like zero."""
    sheet, half = plan.sheet, 0.24 if plan.sheet.narrow else 0.38
    low, high = plan.range
    radius = sheet.base * 0.34
    room = sheet.plot_width(plan.left, plan.right) * 0.96 - radius * 4
    line = {
        "type": "rect", "xref": "x", "yref": "y", "x0": low, "x1": high, "y0": middle - half, "y1": middle + half,
        "line": {"width": 0}, "fillcolor": sheet.theme.band, "layer": "below", "name": f"off-{row.key}",
    }  # fmt: skip
    text = fitting(_state(row, plan, room), room, sheet.note)
    aside, share = -width_of(text, sheet.note) / 2 - radius * 1.2, (0.5 - low) / (high - low)
    mark = mark_shape(row.status, sheet.theme, x=share, y=middle, right=aside, up=0, radius=radius, yref="y")
    where = {"x": 0.5, "xref": "x", "y": middle, "yref": "y", "xanchor": "center", "yanchor": "middle"}
    named = where | {"xshift": radius * 0.6, "name": f"state-{row.key}", "bgcolor": sheet.theme.band}
    return [line, mark], note(escaped(text), sheet.note, sheet.theme.ink, **named)


def _state(row: Row, plan: Plan, room: float) -> str:
    """Return the state with its reason, or the reason alone where both do not fit: the mark tells the state."""
    whole = state_text(row, plan.sheet.texts)
    if row.reason is None or width_of(whole, plan.sheet.note) <= room:
        return whole
    return plan.sheet.texts.say(f"reason-{row.reason.value}")


def columns(drawn: go.Figure, plan: Plan) -> Drawn:
    """Return value, target and gap beside the scale, and over it what the columns are, with axes for the words."""
    if plan.sheet.narrow:
        return Drawn(annotations=stacked(plan))
    # An axis is drawn only where a trace stands on it.
    for axis in ("y2", "y3"):
        drawn.add_scatter(x=[1], y=[0], yaxis=axis, mode="markers", marker={"opacity": 0}, hoverinfo="skip", name=axis)
    sheet = plan.sheet
    heads = (
        ("scorecard-column-value", sheet.base * 0.7),
        ("scorecard-column-gap", sheet.base * 0.7 + plan.values_width),
    )
    named = []
    for key, right in heads:
        place = {"x": 1, "y": 1, "xanchor": "left", "yanchor": "bottom", "xshift": right, "yshift": sheet.note * 0.35}
        named.append(note(escaped(sheet.texts.say(key)), sheet.note, sheet.theme.muted, name=key, **place))
    return Drawn(annotations=named)


def axes_of(plan: Plan) -> dict[str, Any]:
    """Return the axes: shares with the target on top, names left, values and gaps right."""
    sheet, theme = plan.sheet, plan.sheet.theme
    room = sheet.plot_width(plan.left, plan.right)
    ticks = _TICKS if room > width_of("100%", sheet.note) * 1.6 * len(_TICKS) else _FEW
    across = axes.quiet(sheet) | {
        "range": list(plan.range), "side": "top", "tickangle": 0, "tickmode": "array", "tickvals": list(ticks),
        "ticktext": [_tick(share, plan) for share in ticks],
        "tickfont": {"size": sheet.note, "color": theme.muted},
        "showgrid": True, "gridcolor": theme.grid, "gridwidth": 1,
    }  # fmt: skip
    down = axes.quiet(sheet) | {"range": [plan.height - 0.4, -0.6]}
    if sheet.narrow:
        return {"xaxis": across, "yaxis": down | {"showticklabels": False}}
    return {
        "xaxis": across,
        "yaxis": down | _words(plan.lines, [_name(line, plan) for line in plan.lines]),
        "yaxis2": down
        | _words(plan.lines, [_fitted(_value(line, plan), plan.values_width, plan) for line in plan.lines])
        | {"overlaying": "y", "side": "right", "tickfont": {"size": sheet.note, "color": theme.ink}},
        "yaxis3": down
        | _words(plan.lines, [_fitted(_gap(line, plan), plan.gaps_width, plan) for line in plan.lines])
        | {
            "overlaying": "y", "side": "right", "anchor": "free", "position": 1, "shift": plan.values_width,
            "tickfont": {"size": sheet.note, "color": theme.muted},
        },
    }  # fmt: skip


def _words(lines: list[Line], said: list[str]) -> dict[str, Any]:
    return {"tickmode": "array", "tickvals": [line.place for line in lines], "ticktext": [f" {text} " for text in said]}


def _value(line: Line, plan: Plan) -> str:
    return plan.beside(line.row) if line.row is not None else ""


def _gap(line: Line, plan: Plan) -> str:
    return gap_text(line.row, plan.sheet.texts) if line.row is not None else ""


def _fitted(text: str, room: float, plan: Plan) -> str:
    return escaped(fitting(text, room, plan.sheet.note)) if text else ""


def _tick(share: float, plan: Plan) -> str:
    theme, percent = plan.sheet.theme, f"{share * 100:.0f}%"
    if share != 1:
        return percent
    said = escaped(plan.sheet.texts.say("scorecard-target-line", share=percent))
    return f'<b><span style="color:{theme.accent}">{said}</span></b>'


def _name(line: Line, plan: Plan) -> str:
    sheet = plan.sheet
    room = plan.left - sheet.pad - sheet.base * 0.7
    if line.heading:
        said = escaped(fitting(line.heading, room, sheet.base))
        return f'<b><span style="color:{sheet.theme.accent}">{said}</span></b>'
    return escaped(fitting(line.row.name if line.row else "", room, sheet.base))
