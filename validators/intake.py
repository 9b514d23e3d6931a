"""Judges a return: bytes and the codebook in, every cell with its verdict out. No clock, no file, no database."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import polars as pl

from domain.terms import Verdict
from validators.across import with_comparisons
from validators.codebook import Codebook, Sender
from validators.decode import FileRefusedError
from validators.findings import Finding
from validators.grid import Grid
from validators.limits import Limits
from validators.measuring import Case, Table, measured_table
from validators.pieces import COMPARED, Piece, to_compare
from validators.ranks import worst
from validators.resolve import with_levels_judged
from validators.schemas import check_observations
from validators.tables import Source, read_source
from validators.totals import total_findings
from validators.verdicts import CELL_COLUMNS, no_cells, settled, with_totals_once
from validators.versions import with_versions

__all__ = ["CELL_COLUMNS", "Codebook", "Judgement", "Sender", "judge", "judge_all"]


@dataclass(frozen=True)
class Judgement:
    """What became of a file: its `cells` (CELL_COLUMNS), and `findings` on the file as a whole.

    A cell tells its own reason (`findings.sentence(row, texts)`); `findings` holds refusals of the file and notes.
    `encoding` is utf-8, utf-8-sig, gb18030 or xlsx; `header_row` is the first header row of the first table judged.
    """

    file_name: str
    encoding: str
    delimiter: str
    header_row: int | None
    cells: pl.DataFrame
    findings: tuple[Finding, ...]
    refused: bool


def judge(
    content: bytes,
    *,
    file_name: str,
    codebook: Codebook,
    sender: Sender,
    limits: Limits | None = None,
    history: pl.DataFrame | None = None,
) -> Judgement:
    """Return the judgement on a file's bytes, CSV or xlsx. Never raises for what a file contains.

    `history` holds the values approved so far: indicator_id, region_code, period_end, value. Where it is given, figures
    are compared with it, and `details` names the value a cell would replace as `previous`.
    """
    case = Case(file_name, codebook, sender, limits or Limits(), history)
    judgement = _judge_file(content, case)
    check_observations(judgement.cells, indicators=codebook.indicators, received=sender.received)
    return judgement


def judge_all(files: Iterable[tuple[str, bytes, Sender]], *, codebook: Codebook) -> list[Judgement]:
    """Return the judgements on many files (name, content, sender); the last gate looks at all of them at once."""
    batch = list(files)
    judgements = [_judge_file(content, Case(name, codebook, sender, Limits(), None)) for name, content, sender in batch]
    if judgements:
        cells = pl.concat([judgement.cells for judgement in judgements])
        latest = max(sender.received for _, _, sender in batch)
        check_observations(cells, indicators=codebook.indicators, received=latest)
    return judgements


def _judge_file(content: bytes, case: Case) -> Judgement:
    source: Source | None = None
    try:
        source, grids = read_source(content, file_name=case.file, known=case.words.is_name, limits=case.limits)
        tables, notes = _tables(grids, case)
    except FileRefusedError as refusal:
        return _refused(refusal, source, case.file)
    found = [*source.notes, *notes, *(note for table in tables for note in table.notes)]
    pieces = [piece for table in tables for piece in table.pieces]
    compared = _compared(pieces, case)
    found += total_findings(compared, file=case.file)
    judged = pl.concat([*(table.lines for table in tables), *_settled(pieces, compared)])
    return Judgement(
        case.file,
        source.encoding,
        source.delimiter,
        tables[0].layout.header_row,
        _in_order(judged, list(source.sheets)),
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


def _tables(grids: list[Grid], case: Case) -> tuple[list[Table], list[Finding]]:
    """Return the tables that can be judged and a note on each other one; raises the first refusal if there is none.

    Takes the grids out of the list: a large one is not needed any more once its figures are packed.
    """
    tables: list[Table] = []
    refusals: list[FileRefusedError] = []
    while grids:
        grid = grids.pop(0)
        try:
            tables.append(measured_table(grid, case))
        except FileRefusedError as refusal:
            refusal.sheet = grid.sheet
            refusals.append(refusal)
    if not tables:
        raise refusals[0]
    return tables, [
        Finding(case.file, refusal.sheet, refusal.row, "", "", Verdict.SKIP, "SHEET_UNKNOWN", refusal.details)
        for refusal in refusals
    ]


def _compared(pieces: list[Piece], case: Case) -> pl.DataFrame:
    """Return the figures of all tables judged against each other, as figures of one return, and against the past."""
    cells = worst(with_versions(worst(with_levels_judged(to_compare(pieces)))))
    cells = worst(with_comparisons(cells, limits=case.limits, history=case.history, indicators=case.indicators))
    return with_totals_once(cells)


def _settled(pieces: list[Piece], compared: pl.DataFrame) -> Iterator[pl.DataFrame]:
    """Yield the verdicts of one piece after the other."""
    found = compared.select(name for name in compared.columns if name not in (*COMPARED, "why_before"))
    start = 0
    for piece in pieces:
        yield settled(piece.unpacked().hstack(found.slice(start, piece.height)))
        start += piece.height


def _in_order(cells: pl.DataFrame, sheets: list[str]) -> pl.DataFrame:
    """Return cells in the order of the file: by sheet as they follow each other, then by row."""
    if len(sheets) == 1:
        return cells.sort("row", maintain_order=True)
    place = pl.col("sheet").replace_strict(sheets, list(range(len(sheets))), return_dtype=pl.Int32)
    return cells.sort(place, "row", maintain_order=True)
