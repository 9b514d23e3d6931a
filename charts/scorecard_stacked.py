"""The words of a scorecard figure on a telephone, where there is no room for columns."""

from typing import Any

from charts.lettering import escaped, width_of
from charts.listing import fitting
from charts.scorecard_plan import Plan
from charts.scorecard_rows import Row, gap_text
from charts.sheet import note


def stacked(plan: Plan) -> list[dict[str, Any]]:
    """Return name and value above each scale, and the gap behind it."""
    sheet = plan.sheet
    said: list[dict[str, Any]] = []
    for line in plan.lines:
        if line.heading:
            place = _at(line.place + 0.12, x=0, shift=sheet.pad - plan.left)
            said.append(note(f"<b>{escaped(line.heading)}</b>", sheet.base, sheet.theme.accent, **place))
        elif line.row is not None:
            said += _above(plan, line.place, line.row)
    return said


def _above(plan: Plan, place: float, row: Row) -> list[dict[str, Any]]:
    sheet, said = plan.sheet, plan.beside(row)
    room = sheet.text_width - width_of(said, sheet.note) - sheet.base
    name = escaped(fitting(row.name, room, sheet.base))
    edge = plan.right - sheet.pad
    ground = {"bgcolor": sheet.theme.paper}  # the lines of the scale stop at words
    words = [
        note(name, sheet.base, sheet.theme.ink, **ground, **_at(place - 0.25, x=0, shift=sheet.pad - plan.left)),
        note(escaped(said), sheet.note, sheet.theme.ink, **ground, **_at(place - 0.25, x=1, shift=edge)),
    ]
    gap, place_of = gap_text(row, sheet.texts, brief=True), _at(place + plan.mark_down, x=1, shift=edge)
    if gap:
        words.append(note(escaped(gap), sheet.note * 0.96, sheet.theme.muted, name=f"gap-{row.key}", **place_of))
    return words


def _at(place: float, *, x: int, shift: float) -> dict[str, Any]:
    anchor = "left" if x == 0 else "right"
    return {"x": x, "y": place, "yref": "y", "xanchor": anchor, "yanchor": "middle", "xshift": shift}
