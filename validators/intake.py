"""Judges a return: bytes and the codebook in, every cell with its verdict out. No clock, no file, no database."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import polars as pl

from domain.terms import Verdict
from validators.across import with_comparisons
from validators.aliases import AliasIndex
from validators.cells import to_cells, to_row_cells
from validators.checks import unit_frame, with_count_rules, with_ratio_rules
from validators.decode import Decoded, FileRefusedError, decode
from validators.figures import with_numbers, with_units
from validators.findings import Finding
from validators.gazetteer import Gazetteer
from validators.grid import Grid, read_grid
from validators.headers import Role
from validators.layout import Layout, is_known, understand
from validators.limits import Limits
from validators.ranks import why, worst
from validators.regions import RegionReader
from validators.resolve import with_indicators, with_levels_judged, with_periods, with_regions
from validators.rows import with_kinds
from validators.schemas import check_observations
from validators.timeliness import with_timeliness
from validators.totals import total_findings
from validators.verdicts import CELL_COLUMNS, no_cells, row_cells, settled
from validators.versions import with_versions

__all__ = ["CELL_COLUMNS", "Codebook", "Judgement", "Sender", "judge", "judge_all"]


@dataclass(frozen=True)
class Codebook:
    """What regions, indicators and names are known.

    `regions`: code, name_zh, short_name_zh, level, parent_code, standing. `indicators`: indicator_id, name_zh, name_en,
    unit, kind, measure, subset_of, target_id, numerator_zh, denominator_zh, reporting_level. `aliases`: alias,
    indicator_id, part (value, numerator, denominator).
    """

    regions: pl.DataFrame
    indicators: pl.DataFrame
    aliases: pl.DataFrame

    @cached_property
    def alias_index(self) -> AliasIndex:
        """Names of indicators, made once for all files judged with this codebook."""
        return AliasIndex(indicators=self.indicators, aliases=self.aliases)

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """Names of regions, made once for all files judged with this codebook."""
        return Gazetteer(self.regions)


@dataclass(frozen=True)
class Sender:
    """Who sent a return (a region), when it came in, and the day it is judged."""

    region_code: str
    received: date
    today: date


@dataclass(frozen=True)
class Judgement:
    """What became of a file: its `cells` (CELL_COLUMNS), and `findings` on the file as a whole.

    A cell tells its own reason (`findings.sentence(row, texts)`); `findings` holds refusals of the file and notes.
    """

    file_name: str
    encoding: str
    delimiter: str
    header_row: int | None
    cells: pl.DataFrame
    findings: tuple[Finding, ...]
    refused: bool


def judge(
    content: bytes, *, file_name: str, codebook: Codebook, sender: Sender, limits: Limits | None = None
) -> Judgement:
    """Return the judgement on a file's bytes. Never raises for what a file contains."""
    judgement = _judge_file(content, file_name=file_name, codebook=codebook, sender=sender, limits=limits or Limits())
    check_observations(judgement.cells, indicators=codebook.indicators, received=sender.received)
    return judgement


def judge_all(files: Iterable[tuple[str, bytes, Sender]], *, codebook: Codebook) -> list[Judgement]:
    """Return the judgements on many files (name, content, sender); the last gate looks at all of them at once."""
    batch = list(files)
    judgements = [
        _judge_file(content, file_name=name, codebook=codebook, sender=sender, limits=Limits())
        for name, content, sender in batch
    ]
    if judgements:
        cells = pl.concat([judgement.cells for judgement in judgements])
        latest = max(sender.received for _, _, sender in batch)
        check_observations(cells, indicators=codebook.indicators, received=latest)
    return judgements


def _judge_file(content: bytes, *, file_name: str, codebook: Codebook, sender: Sender, limits: Limits) -> Judgement:
    aliases = codebook.alias_index
    decoded, grid = Decoded("", ""), None
    try:
        decoded = decode(content, limits=limits)
        grid = read_grid(decoded.text, known=lambda text: is_known(text, aliases), limits=limits)
        layout = understand(grid, aliases=aliases, limits=limits)
        cells, findings = _judged(
            grid, layout, aliases=aliases, codebook=codebook, sender=sender, limits=limits, file=file_name
        )
    except FileRefusedError as refusal:
        found = Finding(
            file_name, "", refusal.row, "", refusal.value, Verdict.REJECT, refusal.reason_code, refusal.details
        )
        return Judgement(
            file_name, decoded.encoding, grid.delimiter if grid else "", None, no_cells(), (found,), refused=True
        )
    return Judgement(
        file_name, decoded.encoding, grid.delimiter, layout.header_row, cells, tuple(findings), refused=False
    )


def _judged(
    grid: Grid,
    layout: Layout,
    *,
    aliases: AliasIndex,
    codebook: Codebook,
    sender: Sender,
    limits: Limits,
    file: str,
) -> tuple[pl.DataFrame, list[Finding]]:
    """Return the judged cells of a grid and the notes on it; raises FileRefusedError where it has no data row."""
    rows = with_kinds(grid, layout)
    lines = row_cells(to_row_cells(rows))
    raw = to_cells(rows, layout)
    if raw.is_empty():
        raise FileRefusedError("NO_ROWS", row=layout.header_row)
    cells = _placed(raw, layout, aliases=aliases, codebook=codebook, sender=sender)
    cells = _measured(cells, layout, limits=limits)
    cells = with_timeliness(cells, layout, received=sender.received, today=sender.today, limits=limits)
    cells = worst(with_comparisons(worst(with_versions(worst(cells))), limits=limits))
    findings = [*_ignored(layout, file), *total_findings(cells, file=file)]
    judged = settled(cells, measures=len(layout.measures))
    return pl.concat([lines, judged]).sort("row", maintain_order=True), findings


def _placed(
    raw: pl.DataFrame, layout: Layout, *, aliases: AliasIndex, codebook: Codebook, sender: Sender
) -> pl.DataFrame:
    """Return cells that know their region, indicator and period, or why not."""
    reader = RegionReader(codebook.gazetteer, sender.region_code)
    levels = codebook.regions.select(pl.col("code", "level", "standing").cast(pl.String)).rename(
        {"code": "region_code"}
    )
    cells = with_regions(raw, reader, levels)
    cells = with_indicators(cells, aliases, unit_frame(codebook.indicators))
    cells = with_levels_judged(with_periods(cells, layout, received=sender.received))
    return cells.with_columns(why(pl.col("shifted"), "COLUMNS_SHIFTED").alias("why_shifted"))


def _measured(cells: pl.DataFrame, layout: Layout, *, limits: Limits) -> pl.DataFrame:
    """Return cells that know their value in the indicator's unit, or why not."""
    cells = with_units(
        with_numbers(cells),
        title_units=layout.titles.units,
        unit_column=Role.UNIT in layout.roles,
        single=len(layout.measures) == 1,
    )
    return with_count_rules(with_ratio_rules(cells, limits=limits), limits=limits)


def _ignored(layout: Layout, file: str) -> list[Finding]:
    if not layout.ignored:
        return []
    details = {"columns": "、".join(layout.ignored)}
    return [Finding(file, "", layout.header_row, "*", "", Verdict.SKIP, "COLUMNS_IGNORED", details)]
