"""From a grid to figures that know their region, indicator, period and value, or why not: one table by itself."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

import polars as pl

from domain.terms import Verdict
from validators.cells import period_texts, to_cells, to_row_cells, turned_back
from validators.checks import unit_frame, with_count_rules, with_ratio_rules
from validators.codebook import Codebook, Sender
from validators.decode import FileRefusedError
from validators.figures import with_numbers, with_units
from validators.filledonce import with_keys_filled
from validators.findings import Finding
from validators.grid import Grid
from validators.headers import Role
from validators.headings import Words
from validators.layout import Layout, understand
from validators.limits import Limits
from validators.merges import with_merges_filled
from validators.milestones import with_done_days
from validators.partrows import OWNER, PART, with_meaning, with_parts_beside
from validators.pieces import Piece, packed
from validators.ranks import why
from validators.regions import RegionReader
from validators.resolve import context_year, with_indicators, with_periods, with_regions
from validators.rows import with_kinds
from validators.sections import with_sections
from validators.timeliness import told_until, with_timeliness
from validators.verdicts import row_cells


class Step(StrEnum):
    """What is being done to a file, and the share of the whole that is done when it begins."""

    READING = "reading"
    MEASURING = "measuring"
    COMPARING = "comparing"
    SETTLING = "settling"

    @property
    def begins(self) -> float:
        """Share of the time that is over when the step begins, as it is for a large text."""
        return {"reading": 0.0, "measuring": 0.1, "comparing": 0.7, "settling": 0.85}[self.value]


Progress = Callable[[float, Step], None]


@dataclass(frozen=True)
class Case:
    """A file to be judged, everything it is judged by, and who is told how far that has come."""

    file: str
    codebook: Codebook
    sender: Sender
    limits: Limits
    history: pl.DataFrame | None
    progress: Progress | None = None

    def tell(self, step: Step, done: float = 0.0) -> None:
        """Say that a step is done to a share of its own."""
        if self.progress:
            following = [one.begins for one in Step if one.begins > step.begins]
            end = min(following, default=1.0)
            self.progress(step.begins + (end - step.begins) * min(max(done, 0.0), 1.0), step)

    @cached_property
    def reader(self) -> RegionReader:
        """Reads the regions of the sender's file."""
        return RegionReader(self.codebook.gazetteer, self.sender.region_code)

    @cached_property
    def words(self) -> Words:
        """Tells header words from others."""
        return Words(self.codebook.alias_index, self.reader)

    @cached_property
    def indicators(self) -> pl.DataFrame:
        """Indicators with kind and unit, see `checks.unit_frame`."""
        return unit_frame(self.codebook.indicators)


@dataclass(frozen=True)
class Part:
    """Some rows of a table: those that are told as rows (CELL_COLUMNS), and the figures of the others."""

    lines: pl.DataFrame
    piece: Piece | None


@dataclass(frozen=True)
class Table:
    """A table of the file that was understood: its layout, and its rows in parts, as they follow each other."""

    layout: Layout
    parts: tuple[Part, ...]
    notes: tuple[Finding, ...]


def measured_table(grid: Grid, case: Case) -> Table:
    """Return a table with its figures measured; raises FileRefusedError where it has no header or no data row."""
    layout = understand(grid, words=case.words, limits=case.limits)
    frame, layout = _arranged(grid, layout, case.words)
    year = context_year(layout.titles, period_texts(frame, layout), received=case.sender.received)
    parts: list[Part] = []
    for part in frame.iter_slices(_rows_at_once(frame, layout, case.limits)):
        rows = with_kinds(part, layout).with_columns(pl.lit(grid.sheet).alias("sheet"))
        # In a header of several rows titles and headings of groups are not told apart: all of it is told.
        told = to_row_cells(rows, with_header=(grid.later and not grid.beside) or len(layout.header_rows) > 1)
        raw = to_cells(rows, layout)
        if grid.turned:
            told, raw = told.filter(pl.col("row") <= layout.header_rows[-1]), turned_back(raw, layout, grid.turned)
        piece = packed(_measured(_placed(raw, layout, case, year=year), layout, case)) if raw.height else None
        parts.append(Part(row_cells(told), piece))
        case.tell(Step.MEASURING, int(part["row"][-1]) / int(frame["row"][-1]))
    if not any(part.piece for part in parts):
        raise FileRefusedError("NO_ROWS", row=layout.header_row)
    return Table(layout, tuple(parts), tuple(_ignored(layout, case.file, grid.sheet)))


def refused_rows(grid: Grid) -> pl.DataFrame:
    """Return the filled rows of a table that was not understood, each refused as a row."""
    texts = [pl.when(pl.col(name).str.strip_chars() != "").then(pl.col(name)) for name in grid.columns]
    rows = grid.frame.select(
        pl.lit(grid.sheet).alias("sheet"), "row", pl.lit("*").alias("column"), pl.coalesce(texts).alias("raw_value")
    )
    return row_cells(rows.filter(pl.col("raw_value").is_not_null()).with_columns(reason_code=pl.lit("TABLE_UNKNOWN")))


def _arranged(grid: Grid, layout: Layout, words: Words) -> tuple[pl.DataFrame, Layout]:
    """Return the grid's frame with one row for each figure, each with all of its keys, and the layout that fits it."""
    frame = with_sections(with_merges_filled(grid, layout), layout.sections)
    frame, layout = with_meaning(frame, layout, words)
    what = [name for name in (OWNER, PART) if name in frame.columns]
    return with_parts_beside(with_keys_filled(frame, layout, what=what), layout)


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
    received = case.sender.received
    until = told_until(layout, received=received)
    cells = with_periods(cells, layout.titles, year=year, received=received, until=until)
    return cells.with_columns(why(pl.col("shifted"), "COLUMNS_SHIFTED").alias("why_shifted"))


def _measured(cells: pl.DataFrame, layout: Layout, case: Case) -> pl.DataFrame:
    """Return cells that know their value in the indicator's unit, or why not, and whether they came in time."""
    limits = case.limits
    cells = with_units(
        with_numbers(cells, title_units=layout.titles.units),
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
