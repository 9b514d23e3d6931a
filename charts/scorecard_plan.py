"""Where everything of a scorecard stands: the lines down the page, the margins, the words beside the scale."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from charts.lettering import width_of
from charts.scorecard_rows import HIGH, LOW, Row, gap_text, plain_value, target_text
from charts.sheet import Sheet

_LONGEST = 0.26  # of the sure width that names may take
_WIDEST = 0.19  # of the sure width that each column beside the scale may take
_AIR = 0.35  # lines above a heading


@dataclass(frozen=True)
class Line:
    """One line of the figure: a heading, or a row; `place` counts lines from the top."""

    place: float
    heading: str = ""
    row: Row | None = None


@dataclass(frozen=True)
class Plan:
    """What the parts of the drawing share; sizes in px."""

    rows: Sequence[Row]
    sheet: Sheet

    @cached_property
    def lines(self) -> list[Line]:
        """Headings and rows from the top; a heading stands before the first row of its group."""
        found: list[Line] = []
        place, group = 0.0, ""
        for row in self.rows:
            if row.group != group:
                group = row.group
                place += _AIR if found and not self.sheet.narrow else 0.0
                found.append(Line(place, heading=group))
                place += 0.85 if self.sheet.narrow else 1.0
            found.append(Line(place, row=row))
            place += 1.0
        return found

    @property
    def placed(self) -> list[tuple[float, Row]]:
        """Place and row of those on the scale."""
        return [(line.place, line.row) for line in self.lines if line.row is not None and line.row.placed]

    @property
    def off_scale(self) -> list[tuple[float, Row]]:
        """Place and row of those without a place on the scale."""
        return [(line.place, line.row) for line in self.lines if line.row is not None and not line.row.placed]

    @property
    def height(self) -> float:
        """Lines that the plot is high."""
        return (self.lines[-1].place if self.lines else 0.0) + 1.0

    @property
    def line_height(self) -> float:
        """Px of one line; on a telephone a name stands above its scale."""
        return self.sheet.base * (3.3 if self.sheet.narrow else 1.78)

    @property
    def mark_down(self) -> float:
        """How far below its place a mark stands, in lines."""
        return 0.2 if self.sheet.narrow else 0.0

    @cached_property
    def left(self) -> float:
        """Margin that the names need; on a telephone they stand above."""
        if self.sheet.narrow:
            return self.sheet.pad + 4
        longest = max(
            (width_of(line.heading or (line.row.name if line.row else ""), self.sheet.base) for line in self.lines),
            default=0.0,
        )
        return self.sheet.pad + min(longest * 1.06, self.sheet.sure_width * _LONGEST) + self.sheet.base * 0.9

    def beside(self, row: Row) -> str:
        """Return value and target as they stand beside the scale."""
        value, target = plain_value(row, self.sheet.texts), target_text(row, self.sheet.texts)
        if value == "—":
            return target
        return value if target == "—" else f"{value} / {target}"

    @cached_property
    def values_width(self) -> float:
        """Width of the column of values and targets."""
        longest = max((width_of(self.beside(row), self.sheet.note) for row in self.rows), default=0.0)
        return min(longest, self.sheet.sure_width * _WIDEST) + self.sheet.base

    @cached_property
    def gaps_width(self) -> float:
        """Width of the column of gaps."""
        texts, size = self.sheet.texts, self.sheet.note if not self.sheet.narrow else self.sheet.note * 0.96
        said = (gap_text(row, texts, brief=self.sheet.narrow) for row in self.rows)
        longest = max((width_of(text, size) for text in said), default=0.0) * 1.03
        return min(longest, self.sheet.sure_width * (1 if self.sheet.narrow else _WIDEST))

    @cached_property
    def right(self) -> float:
        """Margin that the words beside the scale need."""
        if self.sheet.narrow:
            return self.sheet.pad + min(self.gaps_width + 6, self.sheet.width * 0.34)
        return self.sheet.pad + self.sheet.base + self.values_width + self.gaps_width

    @property
    def range(self) -> tuple[float, float]:
        """The axis: the scale, and room behind its ends for the words of what stands there."""
        right = max((row.shown for _, row in self.placed if row.beyond > 0 or not self.sheet.narrow), default=0.0)
        below = any(row.beyond < 0 for _, row in self.placed)
        ahead = (0.2 if self.sheet.narrow else 0.11) if right > HIGH - 0.09 else 0.03
        return LOW - (0.1 if below else 0.02), HIGH + ahead
