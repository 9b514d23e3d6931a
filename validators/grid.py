"""From text to a grid of text cells: one row per record, blank records kept, so that record numbers are exact."""

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice, pairwise

import polars as pl

from validators.decode import FileRefusedError
from validators.limits import Limits

DELIMITERS = (",", "\t", ";", "|")
_HEAD_RECORDS = 500
_LARGE, _PIECE = 16_000_000, 4_000_000  # bytes
_REPEATED = 8  # a text that stands in so many rows is better kept once
_LEAST_WIDTH = 8  # a record costs something even where it is blank
_CAREFUL_SHARE = 3  # the careful reader keeps a Python object per cell


@dataclass(frozen=True)
class Grid:
    """Text cells `c0`, `c1`, ... with `row` (Int64, record number from 1); an absent cell is "".

    Columns of a large text that repeat themselves are categories; `plain` makes texts of them.

    A sheet of a workbook has its name in `sheet`, no delimiter, no blank rows, and its merges (first row, first column,
    last row, last column, from 1). `later` is a further table of the same sheet, `beside` one that stands right of
    another; `context` are the lines above the first. A table that was turned round knows in `turned` the rows of the
    file that its columns were.
    """

    frame: pl.DataFrame
    delimiter: str
    sheet: str = ""
    merges: tuple[tuple[int, int, int, int], ...] = ()
    later: bool = False
    beside: bool = False
    context: tuple[str, ...] = ()
    turned: tuple[int, ...] = ()

    @property
    def columns(self) -> list[str]:
        """Names of the text columns, left to right."""
        return [name for name in self.frame.columns if name != "row"]

    def head(self, rows: int) -> list[tuple[str, ...]]:
        """Return the first records as tuples of text."""
        return self.frame.head(rows).select(self.columns).rows()

    def numbers(self, rows: int) -> list[int]:
        """Return the row numbers of the first records."""
        return self.frame["row"].head(rows).to_list()


def read_grid(text: bytes, *, known: Callable[[str], bool], limits: Limits) -> Grid:
    """Return the grid of a delimited text in UTF-8; `known` says whether a text is a known column name.

    Raises FileRefusedError where quotes do not pair up (a cell would swallow rows) or columns are too many.
    """
    delimiter = _delimiter(text, known)
    head = list(islice(_records(text, delimiter), _HEAD_RECORDS))
    width = max((len(record) for record in head), default=0)
    _check_width(width, limits)
    _check_cells(width * (text.count(b"\n") + 1), limits)
    large = len(text) > _LARGE and b'"' not in text
    frame = _in_pieces(text, delimiter, width) if large else _fast(text, delimiter, width)
    if frame is None:
        return Grid(_slow(text, delimiter, limits), delimiter)
    _check_longest(frame, limits)
    return Grid(frame, delimiter)


def _delimiter(text: bytes, known: Callable[[str], bool]) -> str:
    """Return the delimiter whose first records show the most known column names, then the steadiest table."""
    start = text[:130_000].decode(errors="ignore")
    return max(DELIMITERS, key=lambda mark: (_evidence(start, mark, known), -DELIMITERS.index(mark)))


def _evidence(start: str, delimiter: str, known: Callable[[str], bool]) -> tuple[int, int]:
    if delimiter not in start:
        return (0, 0)
    records = list(islice(csv.reader(io.StringIO(start, newline=""), delimiter=delimiter), 20))
    names = max((sum(map(known, record)) for record in records), default=0)
    widths = Counter(len(record) for record in records if len(record) > 1)
    return (names, max(widths.values(), default=0))


def _records(text: bytes, delimiter: str) -> Iterator[list[str]]:
    lines = io.TextIOWrapper(io.BytesIO(text), encoding="utf-8", newline="")
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    number = 0
    try:
        for record in reader:
            number += 1
            yield record
    except csv.Error as fault:
        if "field limit" in str(fault):
            limit = str(csv.field_size_limit())
            raise FileRefusedError("TOO_LARGE", row=number + 1, kind="cell", size="", limit=limit) from fault
        raise FileRefusedError("CSV_BROKEN", row=number + 1) from fault


def _fast(text: bytes, delimiter: str, width: int) -> pl.DataFrame | None:
    """Return the grid read by polars, or None where only the careful reader is sure to be right."""
    if (b"\r" in text and text.count(b"\r") != text.count(b"\r\n")) or not width:
        return None
    try:
        frame = pl.read_csv(
            text,
            has_header=False,
            infer_schema=False,
            separator=delimiter,
            quote_char='"' if b'"' in text else None,
            schema={f"c{index}": pl.String for index in range(width)},
            missing_columns="insert",
            empty_string_is_null=False,
        )
    except (pl.exceptions.ComputeError, pl.exceptions.SchemaError, pl.exceptions.NoDataError):
        return None  # a record wider than the first ones, or quotes that are not plain
    short = [name for name in frame.columns if frame[name].null_count()]
    frame = frame.with_columns(pl.col(short).fill_null(""))
    if b'"' in text and not _as_many_lines(frame, text):
        return None
    return _numbered(frame)


def _in_pieces(text: bytes, delimiter: str, width: int) -> pl.DataFrame | None:
    """Return the grid of a large text read piece by piece, with columns that repeat themselves as categories.

    None where only the careful reader is sure to be right. A text without quotes can be cut at any line.
    """
    frames: list[pl.DataFrame] = []
    repeating: list[str] = []
    for start, end in pairwise(_cuts(text)):
        frame = _fast(text[start:end], delimiter, width)
        if frame is None:
            return None
        if not frames:
            names = [name for name in frame.columns if name != "row"]
            repeating = [name for name in names if frame[name].n_unique() * _REPEATED < frame.height]
        frames.append(frame.drop("row").with_columns(pl.col(repeating).cast(pl.Categorical)))
    return _numbered(pl.concat(frames, rechunk=False))


def _cuts(text: bytes) -> list[int]:
    """Return places at the starts of lines, about `_PIECE` apart, with the start and the end of the text."""
    cuts = [0]
    while cuts[-1] < len(text):
        line = text.find(b"\n", cuts[-1] + _PIECE)
        cuts.append(line + 1 if line >= 0 else len(text))
    return cuts


def plain(frame: pl.DataFrame) -> pl.DataFrame:
    """Return a grid's frame, or a part of it, with all texts as texts: those of a large file are kept as categories."""
    return frame.with_columns(pl.col(pl.Categorical).cast(pl.String))


def _as_many_lines(frame: pl.DataFrame, text: bytes) -> bool:
    """Return whether records and the line breaks inside their cells add up to the lines of the text."""
    inner = frame.select(pl.sum_horizontal(pl.all().str.count_matches("\n", literal=True).sum())).item()
    lines = text.count(b"\n") + (not text.endswith(b"\n"))
    return bool(frame.height + inner == lines)


def _slow(text: bytes, delimiter: str, limits: Limits) -> pl.DataFrame:
    records, width = [], 0
    for record in _records(text, delimiter):
        records.append(record)
        width = max(width, len(record))
        _check_width(width, limits)
        _check_cells(_CAREFUL_SHARE * max(width, _LEAST_WIDTH) * len(records), limits)
    padded = [record + [""] * (width - len(record)) for record in records]
    schema = {f"c{index}": pl.String for index in range(width)}
    return _numbered(pl.DataFrame(padded, schema=schema, orient="row"))


def _numbered(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.with_row_index("row", offset=1).with_columns(pl.col("row").cast(pl.Int64))


def _check_width(width: int, limits: Limits) -> None:
    if width > limits.max_columns:
        raise FileRefusedError("TOO_LARGE", kind="columns", size=str(width), limit=str(limits.max_columns))


def _check_cells(cells: int, limits: Limits) -> None:
    if cells > limits.max_cells:
        raise FileRefusedError("TOO_LARGE", kind="cells", size=str(cells), limit=str(limits.max_cells))


def _check_longest(frame: pl.DataFrame, limits: Limits) -> None:
    for name in frame.columns:
        if frame.schema[name] != pl.String:
            continue
        longest = frame.select(pl.col(name).str.len_bytes().max()).item() or 0
        if longest > limits.max_cell_characters * 4:
            raise FileRefusedError("TOO_LARGE", kind="cell", size=str(longest), limit=str(limits.max_cell_characters))
