"""From a grid to figures that know their region, indicator, period and value, or why not: one table by itself."""

from dataclasses import dataclass
from functools import cached_property

import polars as pl

from domain.terms import Verdict
from validators.cells import period_texts, to_cells, to_row_cells
from validators.checks import unit_frame, with_count_rules, with_ratio_rules
from validators.codebook import Codebook, Sender
from validators.decode import FileRefusedError
from validators.figures import with_numbers, with_units
from validators.findings import Finding
from validators.grid import Grid
from validators.headers import Role
from validators.headings import Words
from validators.layout import Layout, understand
from validators.limits import Limits
from validators.merges import with_merges_filled
from validators.milestones import with_done_days
from validators.pieces import Piece, packed
from validators.ranks import why
from validators.regions import RegionReader
from validators.resolve import context_year, with_indicators, with_periods, with_regions
from validators.rows import with_kinds
from validators.timeliness import with_timeliness
from validators.verdicts import row_cells


@dataclass(frozen=True)
class Case:
    """A file to be judged, and everything it is judged by."""

    file: str
    codebook: Codebook
    sender: Sender
    limits: Limits
    history: pl.DataFrame | None

    @cached_property
    def reader(self) -> RegionReader:
        """Reads the regions of the sender's file."""
        return RegionReader(self.codebook.gazetteer, self.sender.region_code)

    @cached_property
    def words(self) -> Words:
        """Tells header words from others."""
        return Words(self.codebook.alias_index, self.reader.names)

    @cached_property
    def indicators(self) -> pl.DataFrame:
        """Indicators with kind and unit, see `checks.unit_frame`."""
        return unit_frame(self.codebook.indicators)


@dataclass(frozen=True)
class Table:
    """A table of the file that was understood: its layout, its rows that are no data, its measured figures."""

    layout: Layout
    lines: pl.DataFrame
    pieces: tuple[Piece, ...]
    notes: tuple[Finding, ...]


def measured_table(grid: Grid, case: Case) -> Table:
    """Return a table with its figures measured; raises FileRefusedError where it has no header or no data row."""
    layout = understand(grid, words=case.words, limits=case.limits)
    frame = with_merges_filled(grid, layout)
    year = context_year(layout.titles, period_texts(frame, layout))
    lines: list[pl.DataFrame] = []
    pieces: list[Piece] = []
    for part in frame.iter_slices(_rows_at_once(frame, layout, case.limits)):
        rows = with_kinds(part, layout).with_columns(pl.lit(grid.sheet).alias("sheet"))
        lines.append(row_cells(to_row_cells(rows)))
        raw = to_cells(rows, layout)
        if raw.height:
            pieces.append(packed(_measured(_placed(raw, layout, case, year=year), layout, case)))
    if not pieces:
        raise FileRefusedError("NO_ROWS", row=layout.header_row)
    return Table(layout, pl.concat(lines), tuple(pieces), tuple(_ignored(layout, case.file, grid.sheet)))


def _rows_at_once(frame: pl.DataFrame, layout: Layout, limits: Limits) -> int:
    """Rows of a part; where a city stands once over its counties, rows need the ones above them."""
    if Role.PARENT in layout.roles:
        return max(frame.height, 1)
    return max(limits.figures_at_once // len(layout.measures), 1)


def _placed(raw: pl.DataFrame, layout: Layout, case: Case, *, year: int | None) -> pl.DataFrame:
    """Return cells that know their region, indicator and period, or why not."""
    levels = case.codebook.regions.select(pl.col("code", "level", "standing").cast(pl.String)).rename(
        {"code": "region_code"}
    )
    cells = with_regions(raw, case.reader, levels)
    cells = with_indicators(cells, case.codebook.alias_index, case.indicators)
    cells = with_done_days(cells, layout.titles, received=case.sender.received)
    cells = with_periods(cells, layout.titles, year=year, received=case.sender.received)
    return cells.with_columns(why(pl.col("shifted"), "COLUMNS_SHIFTED").alias("why_shifted"))


def _measured(cells: pl.DataFrame, layout: Layout, case: Case) -> pl.DataFrame:
    """Return cells that know their value in the indicator's unit, or why not, and whether they came in time."""
    limits = case.limits
    cells = with_units(
        with_numbers(cells),
        title_units=layout.titles.units,
        unit_column=Role.UNIT in layout.roles,
        single=len(layout.measures) == 1,
    )
    cells = with_count_rules(with_ratio_rules(cells, limits=limits), limits=limits)
    spread = pl.col("spread") & pl.col("value").is_not_null()
    cells = cells.with_columns(why(spread, "MERGED_VALUE").alias("why_spread"))
    received, today = case.sender.received, case.sender.today
    return with_timeliness(cells, layout, received=received, today=today, limits=limits)


def _ignored(layout: Layout, file: str, sheet: str) -> list[Finding]:
    if not layout.ignored:
        return []
    details = {"columns": "、".join(layout.ignored)}
    return [Finding(file, sheet, layout.header_row, "*", "", Verdict.SKIP, "COLUMNS_IGNORED", details)]
