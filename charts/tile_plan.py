"""The tiles of a grid and the sizes they share."""

from dataclasses import dataclass
from typing import Any

import polars as pl

from charts import rows
from charts.rows import Row
from charts.sheet import Sheet
from domain.terms import Reason, Status
from locales import Texts


@dataclass(frozen=True)
class Tile:
    """One cell of the grid; `row` is None for a place that does not report here."""

    name: str
    across: int
    down: int
    required: str
    row: Row | None


@dataclass(frozen=True)
class Plan:
    """Sizes shared by all tiles, px at the sure width."""

    sheet: Sheet
    tiles: list[Tile]
    unit: str
    decimals: int
    columns: int
    lines: int
    tile_width: float
    tile_height: float

    @property
    def small(self) -> bool:
        """Whether there is no room for the gap beside the value."""
        return self.tile_width < 84

    @property
    def name_size(self) -> float:
        """Font size of names, at most."""
        return min(self.sheet.base * 1.02, self.tile_width * 0.2, self.tile_height * 0.25)

    @property
    def value_size(self) -> float:
        """Font size of values."""
        return min(self.sheet.base * 1.45, self.tile_width * 0.25, self.tile_height * 0.33)

    @property
    def mark_size(self) -> float:
        """Size of the status marks, px."""
        return min(self.sheet.base * 0.9, self.tile_width * 0.16)

    @property
    def inset(self) -> float:
        """Left edge of the words, in tiles."""
        return 0.1 if self.small else 0.11

    @property
    def mark_inset(self) -> float:
        """Centre of the mark from the right edge, in tiles."""
        return 0.15 if self.small else 0.13


def plan_of(frame: pl.DataFrame, grid: pl.DataFrame, unit: str, sheet: Sheet) -> Plan:
    """Return the tiles of a grid, each with its row of the attainment frame, and their sizes."""
    known = {row.code: row for row in rows.read(frame, sheet.texts)}
    tiles = [_tile(cells, known, sheet.texts) for cells in grid.sort("row", "col").to_dicts()]
    columns = max((tile.across for tile in tiles), default=1)
    lines = max((tile.down for tile in tiles), default=1)
    tile_width = sheet.plot_width(sheet.pad, sheet.pad) / columns
    tile_height = 46.0 if sheet.narrow else min(sheet.base * 7.2, max(sheet.base * 4.1, 640 / lines))
    shown = [tile.row for tile in tiles if tile.row is not None]
    return Plan(sheet, tiles, unit, rows.decimals(shown, unit), columns, lines, tile_width, tile_height)


def _tile(cells: dict[str, Any], known: dict[str, Row], texts: Texts) -> Tile:
    name = str(cells["label_zh"] if texts.chinese else cells["name_en"])
    required, code = str(cells["required"]), str(cells["code"])
    row = known.get(code)
    if row is None and required == "yes":
        row = _unreported(code, name)
    return Tile(name, int(cells["col"]), int(cells["row"]), required, None if required == "no" else row)


def _unreported(code: str, name: str) -> Row:
    """Return the row of a region that has to report and is not in the frame at all."""
    nothing: dict[str, Any] = dict.fromkeys(("value", "target_value", "gap", "expected_value"))
    cells = nothing | {"region_code": code, "region_zh": name, "region_en": name, "status": Status.CANNOT_ASSESS.value}
    return rows.row_of(cells | {"reason": Reason.NO_VALUE.value}, name)
