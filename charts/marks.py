"""Status marks as shapes of fixed size in px, for legends and lists: they need no font and no data axis."""

from typing import Any

from charts.theme import HOLLOW, Theme
from domain.terms import Status

# Corner points in a box of 2x2 around the centre; y grows upwards as in Plotly's pixel shapes.
_POLYGONS: dict[Status, tuple[tuple[float, float], ...]] = {
    Status.ON_PACE: ((0, 1.25), (1.25, 0), (0, -1.25), (-1.25, 0)),
    Status.SLOW: ((0, 1.05), (1.15, -0.9), (-1.15, -0.9)),
    Status.FAR_BEHIND: ((-0.95, 0.95), (0.95, 0.95), (0.95, -0.95), (-0.95, -0.95)),
    Status.WORSENING: ((0, -1.05), (1.15, 0.9), (-1.15, 0.9)),
    Status.MISSED: (
        (0, 0.45), (0.65, 1.1), (1.1, 0.65), (0.45, 0), (1.1, -0.65), (0.65, -1.1),
        (0, -0.45), (-0.65, -1.1), (-1.1, -0.65), (-0.45, 0), (-1.1, 0.65), (-0.65, 1.1),
    ),
    Status.DONE: ((0, 1.15), (1, 0.58), (1, -0.58), (0, -1.15), (-1, -0.58), (-1, 0.58)),
    Status.NOT_YET: ((0, 1.15), (1, 0.58), (1, -0.58), (0, -1.15), (-1, -0.58), (-1, 0.58)),
}  # fmt: skip


def mark_shape(
    status: Status, theme: Theme, *, x: float, y: float, right: float, up: float, radius: float, yref: str = "paper"
) -> dict[str, Any]:
    """Return a layout shape: the mark of `status`, its centre `right` and `up` px from paper x and `yref` y."""
    hollow = status in HOLLOW
    base = {
        "name": f"mark-{status.value}",
        "xref": "paper",
        "yref": yref,
        "xsizemode": "pixel",
        "ysizemode": "pixel",
        "xanchor": x,
        "yanchor": y,
        "fillcolor": theme.paper if hollow else theme.colour(status),
        "line": {"color": theme.edge(status), "width": 1.5 if hollow else 1},
    }
    if status in _POLYGONS:
        corners = (f"{right + radius * dx:.2f} {up + radius * dy:.2f}" for dx, dy in _POLYGONS[status])
        return base | {"type": "path", "path": "M " + " L ".join(corners) + " Z"}
    return base | {"type": "circle", "x0": right - radius, "x1": right + radius, "y0": up - radius, "y1": up + radius}
