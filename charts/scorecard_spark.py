"""A trend as a small picture for a table cell: the values, the target in dashes, the latest one as a dot."""

from base64 import b64encode
from collections.abc import Sequence
from datetime import date

from charts.axes import span
from charts.theme import Theme
from domain.terms import Status

_WIDTH, _HEIGHT, _PAD = 104, 28, 4

Point = tuple[date, float]


def image(points: Sequence[Point], *, target: float | None, status: Status, theme: Theme, flow: bool = False) -> str:
    """Return an SVG as a data address, empty without a point. A flow's line breaks each January, where it restarts."""
    if not points:
        return ""
    low, high = span([*(value for _, value in points), target])
    first, last = points[0][0].toordinal(), points[-1][0].toordinal()

    def at(point: Point) -> tuple[float, float]:
        across = (point[0].toordinal() - first) / (last - first) if last > first else 1.0
        return _PAD + across * (_WIDTH - 2 * _PAD), _upright(point[1], low, high)

    drawn = [_line([at(point) for point in part], theme.accent) for part in _runs(points, flow=flow)]
    if target is not None:
        level = f"{_upright(target, low, high):.1f}"
        drawn.insert(
            0,
            f'<line x1="0" x2="{_WIDTH}" y1="{level}" y2="{level}" stroke="{theme.shade(Status.MET)}" '
            'stroke-width="1" stroke-dasharray="4 3"/>',
        )
    right, up = at(points[-1])
    drawn.append(f'<circle cx="{right:.1f}" cy="{up:.1f}" r="3" fill="{theme.edge(status)}"/>')
    whole = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{_HEIGHT}" '
        f'viewBox="0 0 {_WIDTH} {_HEIGHT}">{"".join(drawn)}</svg>'
    )
    return "data:image/svg+xml;base64," + b64encode(whole.encode()).decode()


def _upright(value: float, low: float, high: float) -> float:
    return _HEIGHT - _PAD - (value - low) / (high - low) * (_HEIGHT - 2 * _PAD)


def _runs(points: Sequence[Point], *, flow: bool) -> list[list[Point]]:
    """Return the points in unbroken runs: a missing quarter leaves a gap, a flow starts anew each year."""
    runs: list[list[Point]] = []
    for point in points:
        before = runs[-1][-1][0] if runs else None
        apart = before is None or (point[0] - before).days > 100 or (flow and point[0].year != before.year)
        if apart:
            runs.append([])
        runs[-1].append(point)
    return runs


def _line(places: Sequence[tuple[float, float]], colour: str) -> str:
    if len(places) == 1:
        right, up = places[0]
        return f'<circle cx="{right:.1f}" cy="{up:.1f}" r="1.8" fill="{colour}"/>'
    path = " ".join(f"{right:.1f},{up:.1f}" for right, up in places)
    return f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="1.8" stroke-linejoin="round"/>'
