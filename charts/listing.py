"""Names down the left side, and the rows without a value at the end: hollow mark and reason, no place on the scale."""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from charts.axes import quiet
from charts.lettering import escaped, width_of, wrapped
from charts.marks import mark_shape
from charts.rows import Row
from charts.sheet import Sheet, note

_LONGEST = 0.34  # of the sure width that names may take


def row_height(count: int, sheet: Sheet) -> float:
    """Return the height of one row in px: long lists stand closer."""
    return sheet.base * (2.6 if count <= 4 else 1.72 if count <= 25 else 1.5)


def name_margin(rows: Sequence[Row], sheet: Sheet) -> float:
    """Return the left margin in px that the names need."""
    longest = max((width_of(row.name, sheet.base) for row in rows), default=0.0)
    return sheet.pad + min(longest * 1.04, sheet.sure_width * _LONGEST) + sheet.base * 0.9


def names_axis(rows: Sequence[Row], sheet: Sheet, *, left: float) -> dict[str, Any]:
    """Return the settings of the upright axis: row 0 on top, one name a row, too long ones cut with an ellipsis."""
    room = left - sheet.pad - sheet.base * 0.7
    return quiet(sheet) | {
        "range": [len(rows) - 0.5, -0.5],
        "tickmode": "array",
        "tickvals": list(range(len(rows))),
        "ticktext": [escaped(fitting(row.name, room, sheet.base)) + " " for row in rows],
    }


def fitting(name: str, room: float, size: float) -> str:
    """Return `name`, shortened with … where it is wider than `room` px."""
    if width_of(name, size) <= room * 1.04:
        return name
    kept = name
    while kept and width_of(kept + "…", size) > room:
        kept = kept[:-1]
    return kept.rstrip() + "…"


def list_missing(figure: go.Figure, rows: Sequence[Row], sheet: Sheet, *, first: int, width: float) -> None:
    """Write ○ and the reason of each row without a value, from row `first` on; none gets a place on the scale."""
    radius, shapes, annotations = sheet.base * 0.36, list(figure.layout.shapes), list(figure.layout.annotations)
    for index, row in enumerate(rows, start=first):
        reason = sheet.texts.say(f"reason-{row.reason.value}") if row.reason else ""
        said = sheet.texts.say("chart-with-reason", value="—", reason=reason).strip()
        lines = wrapped(said, width - radius * 5, sheet.note)
        shapes.append(
            mark_shape(row.status, sheet.theme, x=0, y=index, right=radius * 1.6, up=0, radius=radius, yref="y")
        )
        place = {"x": 0, "y": index, "yref": "y", "xanchor": "left", "yanchor": "middle", "xshift": radius * 4}
        annotations.append(note(escaped(lines[0]), sheet.note, sheet.theme.muted, name=f"missing-{row.code}", **place))
    # All at once: Plotly takes the whole list anew for every one that is added.
    figure.update_layout(shapes=shapes, annotations=annotations)
