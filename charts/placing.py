"""Where a label goes so that it touches neither a line nor another label; all in px on the plot."""

from collections.abc import Sequence
from dataclasses import dataclass

Point = tuple[float, float]
Segment = tuple[Point, Point]


# A figure is drawn as wide as the screen, and its PNG higher than the page: places have to hold there too.
STRETCHES = ((1.0, 1.0), (1.3, 1.0), (1.7, 1.35))


@dataclass(frozen=True)
class Box:
    """The room of a label: its centre is `right` and `up` px from an anchor; half sizes in px."""

    x: float
    y: float
    half_width: float
    half_height: float
    right: float = 0.0
    up: float = 0.0

    def stretched(self, across: float, upward: float) -> "Box":
        """Return where the label stands in a plot stretched by these factors: the anchor moves, px stay px."""
        return Box(self.x * across + self.right, self.y * upward + self.up, self.half_width, self.half_height)

    def overlap(self, other: "Box") -> float:
        """Return the shared area of two boxes."""
        wide = min(self.x + self.half_width, other.x + other.half_width)
        wide -= max(self.x - self.half_width, other.x - other.half_width)
        high = min(self.y + self.half_height, other.y + other.half_height)
        high -= max(self.y - self.half_height, other.y - other.half_height)
        return max(0.0, wide) * max(0.0, high)

    def crossed_by(self, segment: Segment) -> float:
        """Return the length of a segment inside the box (Liang-Barsky clipping)."""
        (x0, y0), (x1, y1) = segment
        enters, leaves = 0.0, 1.0
        for away, step, half in ((x0 - self.x, x1 - x0, self.half_width), (y0 - self.y, y1 - y0, self.half_height)):
            if step == 0:
                if abs(away) > half:
                    return 0.0
                continue
            first, last = sorted(((-half - away) / step, (half - away) / step))
            enters, leaves = max(enters, first), min(leaves, last)
        length: float = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5
        return max(0.0, leaves - enters) * length

    def outside(self, width: float, height: float) -> float:
        """Return how far the box sticks out of a plot of that size, px."""
        beyond = (self.half_width - self.x, self.x + self.half_width - width)
        above = (self.half_height - self.y, self.y + self.half_height - height)
        return sum(max(0.0, part) for part in (*beyond, *above))


def best(candidates: Sequence[Box], lines: Sequence[Segment], taken: Sequence[Box], *, size: Point) -> int:
    """Return the index of the clearest candidate over all stretches of a plot of `size`; of equals the first."""

    def cost(box: Box) -> float:
        return sum(_cost(box, lines, taken, size, across=across, upward=upward) for across, upward in STRETCHES)

    costs = [cost(box) for box in candidates]
    return costs.index(min(costs))


def _cost(
    box: Box, lines: Sequence[Segment], taken: Sequence[Box], size: Point, *, across: float, upward: float
) -> float:
    here = box.stretched(across, upward)
    touched = sum(
        here.crossed_by(((x0 * across, y0 * upward), (x1 * across, y1 * upward))) for (x0, y0), (x1, y1) in lines
    )
    covered = sum(here.overlap(other.stretched(across, upward)) for other in taken)
    return round(touched + 2 * covered + 20 * here.outside(size[0] * across, size[1] * upward), 3)
