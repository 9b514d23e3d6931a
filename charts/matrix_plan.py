"""Where everything of a matrix stands: cells by place, columns in panels that fit the width, room for the names."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import polars as pl

from charts.lettering import width_of
from charts.listing import fitting
from charts.sheet import Sheet
from domain.terms import Reason, Status
from locales import Texts

_MANY = 30  # rows from which they stand closer
_SLANT, _UPRIGHT = 42.0, 90.0  # degrees of the column names; upright ones need no room beside them
_LEAST, _LEAST_NARROW = 17.0, 20.0  # px of a column; on a wide screen there is more than the sure width
_MOST = 74.0  # px of a column: few columns do not stretch over the whole sheet
_LONGEST = 0.24  # of the sure width that the names of the rows may take


@dataclass(frozen=True)
class Cell:
    """One region's standing in one target."""

    region: str
    target: str
    value: float | None
    unit: str
    comparator: str
    aim: float | None
    gap: float | None
    status: Status
    reason: Reason | None


@dataclass(frozen=True)
class Head:
    """A row or a column: its key and name, and how many of its cells are met or on pace, are judged, are met."""

    key: str
    name: str
    good: int
    asked: int
    met: int = 0

    @property
    def share(self) -> float:
        """Good of asked, 0 to 1; 0 where nothing is judged."""
        return self.good / self.asked if self.asked else 0.0

    @property
    def count(self) -> str:
        """Good of asked as it is written; a dash where nothing is judged."""
        return f"{self.good}/{self.asked}" if self.asked else "—"


@dataclass(frozen=True)
class Panel:
    """Some columns over all rows; `top` is the line of its first row."""

    top: int
    columns: Sequence[Head]


@dataclass(frozen=True)
class Plan:
    """What the parts of the drawing share; sizes in px, lines counted from the top."""

    cells: Mapping[tuple[str, str], Cell]
    rows: Sequence[Head]
    columns: Sequence[Head]
    sheet: Sheet

    @cached_property
    def names(self) -> dict[str, str]:
        """Names of regions and targets by their keys."""
        return {head.key: head.name for head in (*self.rows, *self.columns)}

    @property
    def dense(self) -> bool:
        """Whether the rows are so many that they stand closer."""
        return len(self.rows) > _MANY

    @property
    def size(self) -> float:
        """Font size of the rows' names."""
        return self.sheet.note if self.dense else self.sheet.base

    @property
    def line(self) -> float:
        """Height of one row."""
        return self.size * (1.62 if self.dense or self.sheet.narrow else 1.85)

    @cached_property
    def left(self) -> float:
        """Margin that the names of the rows need."""
        longest = max(width_of(name, self.size) for name in (*(row.name for row in self.rows), *self.title))
        return self.sheet.pad + min(longest * 1.04, self.sheet.sure_width * _LONGEST) + self.sheet.base * 0.9

    @property
    def title(self) -> list[str]:
        """The words for met or on pace, in two lines where there is little room."""
        if self.sheet.narrow:
            return [self.sheet.texts.say("matrix-good-first"), self.sheet.texts.say("matrix-good-second")]
        return [self.sheet.texts.say("matrix-good")]

    @property
    def slant(self) -> float:
        """Angle of the column names in degrees."""
        return _UPRIGHT if self.sheet.narrow else _SLANT

    @cached_property
    def counts_in_a_line(self) -> bool:
        """Whether the counts of all columns fit beside each other in one line."""
        return all(width_of(column.count, self.sheet.note) < self.column * 0.96 for column in self.columns)

    @cached_property
    def right(self) -> float:
        """Margin for the counts and for the last name, which leans out to the right."""
        counts = max((width_of(row.count, self.sheet.note) for row in self.rows), default=0.0)
        return self.sheet.pad + counts + self.sheet.base * (1.2 if self.sheet.narrow else 5)

    @cached_property
    def capacity(self) -> int:
        """Columns that fit beside each other."""
        least = _LEAST_NARROW if self.sheet.narrow else _LEAST
        return max(1, int(self.sheet.plot_width(self.left, self.right) / least))

    @cached_property
    def across(self) -> int:
        """Columns of the widest panel: all panels share them out evenly."""
        panels = math.ceil(len(self.columns) / self.capacity) or 1
        return math.ceil(len(self.columns) / panels) or 1

    @cached_property
    def column(self) -> float:
        """Width of a column at the least."""
        return self.sheet.plot_width(self.left, self.outer) / self.across

    @property
    def outer(self) -> float:
        """Right margin, larger where few columns would be stretched."""
        spare = self.sheet.sure_width - self.left - self.right - self.across * _MOST
        return self.right + max(0.0, spare)

    @cached_property
    def names_room(self) -> float:
        """Width that a column's name may take along its slant."""
        longest = max((width_of(column.name, self.sheet.note) for column in self.columns), default=0.0)
        return min(longest * 1.05, 130.0 if self.sheet.narrow else 215.0)

    @cached_property
    def head_lines(self) -> int:
        """Lines above a panel that its names need."""
        rise = self.names_room * math.sin(math.radians(self.slant)) + self.sheet.note * 1.2
        return math.ceil(rise / self.line)

    @property
    def foot_lines(self) -> int:
        """Lines below a panel for the counts of its columns."""
        return 2

    @cached_property
    def panels(self) -> list[Panel]:
        """The panels from the top."""
        step = self.head_lines + len(self.rows) + self.foot_lines
        starts = range(0, len(self.columns), self.across)
        return [
            Panel(self.head_lines + place * step, self.columns[start : start + self.across])
            for place, start in enumerate(starts)
        ]

    @property
    def lines(self) -> int:
        """Lines of the whole plot."""
        return max(1, len(self.panels)) * (self.head_lines + len(self.rows) + self.foot_lines)

    @cached_property
    def placed(self) -> list[tuple[int, int, Cell]]:
        """Column, line and cell of every pair that concern each other."""
        return [
            (across, panel.top + down, self.cells[row.key, column.key])
            for panel in self.panels
            for across, column in enumerate(panel.columns)
            for down, row in enumerate(self.rows)
            if (row.key, column.key) in self.cells
        ]

    def short(self, name: str) -> str:
        """Return a column's name cut to its room."""
        return fitting(name, self.names_room, self.sheet.note)


def read(cells: pl.DataFrame, regions: pl.DataFrame, targets: pl.DataFrame, texts: Texts, sheet: Sheet) -> Plan:
    """Return the plan of a matrix, see `matrix.figure` for the frames."""
    name = "region_zh" if texts.chinese else "region_en"
    rows = [_head(row, row["region_code"], str(row[name])) for row in regions.iter_rows(named=True)]
    columns = [_head(row, row["target_id"], str(row["name"])) for row in targets.iter_rows(named=True)]
    found = {(row["region_code"], row["target_id"]): _cell(row) for row in cells.iter_rows(named=True)}
    return Plan(found, rows, columns, sheet)


def _head(row: Mapping[str, Any], key: str, name: str) -> Head:
    return Head(str(key), name, int(row["good"]), int(row["asked"]), int(row.get("met") or 0))


def _cell(row: Mapping[str, Any]) -> Cell:
    return Cell(
        region=str(row["region_code"]),
        target=str(row["target_id"]),
        value=row["value"],
        unit=str(row["unit"]),
        comparator=str(row["comparator"]),
        aim=row["target_value"],
        gap=row["gap"],
        status=Status(row["status"]),
        reason=Reason(row["reason"]) if row["reason"] else None,
    )
