"""Judges a return: bytes and the codebook in, every cell with its verdict out. No clock, no file, no database."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import polars as pl

from domain.terms import Verdict
from validators.across import COMPARISONS, with_comparisons
from validators.blocks import tables_of
from validators.codebook import Codebook, Sender
from validators.decode import FileRefusedError
from validators.findings import Finding
from validators.grid import Grid, plain
from validators.limits import Limits
from validators.measuring import Case, Part, Progress, Step, Table, measured_table, refused_rows
from validators.pieces import COMPARED, Piece, to_compare
from validators.ranks import worst
from validators.resolve import with_levels_judged
from validators.schemas import check_observations
from validators.tables import Source, read_source
from validators.totals import total_findings
from validators.verdicts import CELL_COLUMNS, REPEATING, no_cells, settled, with_totals_once
from validators.versions import with_versions

__all__ = ["CELL_COLUMNS", "Codebook", "Judgement", "Progress", "Sender", "Step", "judge", "judge_all"]
_AT_ONCE = 250_000  # cells that the last gate looks at in one go


@dataclass(frozen=True)
class Judgement:
    """What became of a file: its cells as they are `kept` (KEPT_COLUMNS), and `findings` on the file as a whole.

    A cell tells its own reason (`findings.sentence(row, texts)`); `findings` holds refusals of the file and notes.
    `encoding` is utf-8, utf-8-sig, gb18030 or xlsx; `header_row` is the first header row of the first table judged.
    """

    file_name: str
    encoding: str
    delimiter: str
    header_row: int | None
    kept: pl.DataFrame
    findings: tuple[Finding, ...]
    refused: bool

    @property
    def cells(self) -> pl.DataFrame:
        """Every cell with its verdict (CELL_COLUMNS), all texts as texts; made anew each time."""
        return plain(self.kept)

    @property
    def odd(self) -> pl.DataFrame:
        """The cells that were not plainly accepted (CELL_COLUMNS)."""
        return plain(self.kept.filter(pl.col("verdict") != Verdict.ACCEPT.value))


def judge(
    content: bytes,
    *,
    file_name: str,
    codebook: Codebook,
    sender: Sender,
    limits: Limits | None = None,
    history: pl.DataFrame | None = None,
    progress: Progress | None = None,
) -> Judgement:
    """Return the judgement on a file's bytes, CSV or xlsx. Never raises for what a file contains.

    `history` holds the values approved so far: indicator_id, region_code, period_end, value, and `demonstration` where
    some are invented. Where it is given, figures are compared with it, and `details` names the value a cell would
    replace as `previous`. `progress` is told the share of the work that is done, from 0 to 1, and the step.
    """
    case = Case(file_name, codebook, sender, limits or Limits(), history, progress)
    judgement = _judge_file(content, case)
    for part in judgement.kept.iter_slices(_AT_ONCE):
        check_observations(part, indicators=codebook.indicators, received=sender.received)
    return judgement


def judge_all(
    files: Iterable[tuple[str, bytes, Sender]], *, codebook: Codebook, history: pl.DataFrame | None = None
) -> list[Judgement]:
    """Return the judgements on many files (name, content, sender); the last gate looks at all of them at once.

    Each is held against `history` as by `judge`, never against the others: which came first is not for here to say.
    """
    batch = list(files)
    judgements = [
        _judge_file(content, Case(name, codebook, sender, Limits(), history)) for name, content, sender in batch
    ]
    if judgements:
        cells = pl.concat([judgement.kept for judgement in judgements])
        latest = max(sender.received for _, _, sender in batch)
        check_observations(cells, indicators=codebook.indicators, received=latest)
    return judgements


def _judge_file(content: bytes, case: Case) -> Judgement:
    source: Source | None = None
    case.tell(Step.READING)
    try:
        source, grids = read_source(content, file_name=case.file, known=case.words.is_name, limits=case.limits)
        tables, notes, rows = _tables(grids, case)
    except FileRefusedError as refusal:
        return _refused(refusal, source, case.file)
    found = [*source.notes, *notes, *(note for table in tables for note in table.notes)]
    header_row, parts = tables[0].layout.header_row, [part for table in tables for part in table.parts]
    del tables  # parts are let go one by one
    case.tell(Step.COMPARING)
    compared = _compared([part.piece for part in parts if part.piece], case)
    found += total_findings(compared, file=case.file)
    outcome = compared.select(name for name in compared.columns if name not in (*COMPARED, "why_before"))
    del compared  # large, and read for the last time
    case.tell(Step.SETTLING)
    judged = pl.concat([*rows, *_settled(parts, outcome)])
    case.tell(Step.SETTLING, 1.0)
    return Judgement(
        case.file,
        source.encoding,
        source.delimiter,
        header_row,
        _in_order(_once(judged), list(source.sheets)),
        tuple(found),
        refused=False,
    )


def _refused(refusal: FileRefusedError, source: Source | None, file: str) -> Judgement:
    found = Finding(
        file, refusal.sheet, refusal.row, "", refusal.value, Verdict.REJECT, refusal.reason_code, refusal.details
    )
    notes = source.notes if source else ()
    encoding, delimiter = (source.encoding, source.delimiter) if source else ("", "")
    return Judgement(file, encoding, delimiter, None, no_cells(), (found, *notes), refused=True)


def _tables(grids: list[Grid], case: Case) -> tuple[list[Table], list[Finding], list[pl.DataFrame]]:
    """Return the tables that can be judged, a note on each sheet without one, and the rows of tables not understood.

    Raises the first refusal where no table is left. Takes the grids out of the list: a large one is not needed any more
    once its figures are packed.
    """
    tables: list[Table] = []
    refusals: list[FileRefusedError] = []
    rows: list[pl.DataFrame] = []
    while grids:
        for grid in tables_of(grids.pop(0), case.words, case.limits):
            try:
                tables.append(measured_table(grid, case))
            except FileRefusedError as refusal:
                if grid.later:
                    rows.append(refused_rows(grid))
                else:
                    refusal.sheet = grid.sheet
                    refusals.append(refusal)
    if not tables:
        raise refusals[0]
    notes = [
        Finding(case.file, refusal.sheet, refusal.row, "", "", Verdict.SKIP, "SHEET_UNKNOWN", refusal.details)
        for refusal in refusals
    ]
    return tables, notes, rows


def _compared(pieces: list[Piece], case: Case) -> pl.DataFrame:
    """Return the figures of all tables judged against each other, as figures of one return, and against the past."""
    cells = worst(with_versions(worst(with_levels_judged(to_compare(pieces)))), "why_double")
    cells = with_comparisons(cells, limits=case.limits, history=case.history, indicators=case.indicators)
    return with_totals_once(worst(cells, *COMPARISONS))


def _settled(parts: list[Part], found: pl.DataFrame) -> Iterator[pl.DataFrame]:
    """Yield the verdicts of one part after the other, in the order of its rows; takes the parts out of the list."""
    start = 0
    while parts:
        part = parts.pop(0)
        if part.piece is None:
            yield part.lines
            continue
        figures = settled(part.piece.unpacked(categories=REPEATING).hstack(found.slice(start, part.piece.height)))
        start += part.piece.height
        yield pl.concat([part.lines, figures]).sort("row", maintain_order=True) if part.lines.height else figures


def _once(cells: pl.DataFrame) -> pl.DataFrame:
    """Return cells with each row that is told as a row told once: tables beside each other share their rows."""
    lines = pl.col("column") == "*"
    told = ["sheet", "row", "reason_code"]
    if not cells.filter(lines).select(told).is_duplicated().any():
        return cells
    return cells.filter(~lines | pl.struct(*told, lines).is_first_distinct())


def _in_order(cells: pl.DataFrame, sheets: list[str]) -> pl.DataFrame:
    """Return cells in the order of the file: by sheet as they follow each other, then by row."""
    if len(sheets) == 1:
        return cells if cells["row"].is_sorted() else cells.sort("row", maintain_order=True)
    place = pl.col("sheet").cast(pl.String).replace_strict(sheets, list(range(len(sheets))), return_dtype=pl.Int32)
    return cells.sort(place, "row", maintain_order=True)
