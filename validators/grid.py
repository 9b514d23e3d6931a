"""From text to a grid of text cells: one row per record, blank records kept, so that record numbers are exact."""

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

import polars as pl

from validators.decode import FileRefusedError
from validators.limits import Limits

DELIMITERS = (",", "\t", ";", "|")
_HEAD_RECORDS = 50


@dataclass(frozen=True)
class Grid:
    """Text cells `c0`, `c1`, ... with `row` (Int64, record number from 1); an absent cell is ""."""

    frame: pl.DataFrame
    delimiter: str

    @property
    def columns(self) -> list[str]:
        """Names of the text columns, left to right."""
        return [name for name in self.frame.columns if name != "row"]

    def head(self, rows: int) -> list[tuple[str, ...]]:
        """Return the first records as tuples of text."""
        return self.frame.head(rows).select(self.columns).rows()


def read_grid(text: str, *, known: Callable[[str], bool], limits: Limits) -> Grid:
    """Return the grid of a delimited text; `known` says whether a text is a known column name.

    Raises FileRefusedError where quotes do not pair up (a cell would swallow rows) or columns are too many.
    """
    delimiter = _delimiter(text, known)
    head = list(islice(_records(text, delimiter), _HEAD_RECORDS))
    width = max((len(record) for record in head), default=0)
    _check_width(width, limits)
    frame = _fast(text, delimiter, width)
    return Grid(_slow(text, delimiter, limits) if frame is None else frame, delimiter)


def _delimiter(text: str, known: Callable[[str], bool]) -> str:
    """Return the delimiter whose first records show the most known column names, then the steadiest table."""
    start = text[:100_000]
    return max(DELIMITERS, key=lambda mark: (_evidence(start, mark, known), -DELIMITERS.index(mark)))


def _evidence(start: str, delimiter: str, known: Callable[[str], bool]) -> tuple[int, int]:
    if delimiter not in start:
        return (0, 0)
    records = list(islice(csv.reader(io.StringIO(start, newline=""), delimiter=delimiter), 20))
    names = max((sum(map(known, record)) for record in records), default=0)
    widths = Counter(len(record) for record in records if len(record) > 1)
    return (names, max(widths.values(), default=0))


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    try:
        for record in reader:
            number += 1
            yield record
    except csv.Error as fault:
        raise FileRefusedError("CSV_BROKEN", row=number + 1) from fault


def _fast(text: str, delimiter: str, width: int) -> pl.DataFrame | None:
    """Return the grid read by polars, or None where only the careful reader is sure to be right."""
    if text.count("\r") != text.count("\r\n") or not width:
        return None
    try:
        frame = pl.read_csv(
            text.encode(),
            has_header=False,
            infer_schema=False,
            separator=delimiter,
            quote_char='"' if '"' in text else None,
            schema={f"c{index}": pl.String for index in range(width)},
            missing_columns="insert",
            empty_string_is_null=False,
        )
    except (pl.exceptions.ComputeError, pl.exceptions.SchemaError, pl.exceptions.NoDataError):
        return None  # a record wider than the first ones, or quotes that are not plain
    frame = frame.fill_null("")
    if '"' in text and not _as_many_lines(frame, text):
        return None
    return _numbered(frame)


def _as_many_lines(frame: pl.DataFrame, text: str) -> bool:
    """Return whether records and the line breaks inside their cells add up to the lines of the text."""
    inner = frame.select(pl.sum_horizontal(pl.all().str.count_matches("\n", literal=True).sum())).item()
    lines = text.count("\n") + (not text.endswith("\n"))
    return bool(frame.height + inner == lines)


def _slow(text: str, delimiter: str, limits: Limits) -> pl.DataFrame:
    records = list(_records(text, delimiter))
    width = max((len(record) for record in records), default=0)
    _check_width(width, limits)
    padded = [record + [""] * (width - len(record)) for record in records]
    schema = {f"c{index}": pl.String for index in range(width)}
    return _numbered(pl.DataFrame(padded, schema=schema, orient="row"))


def _numbered(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.with_row_index("row", offset=1).with_columns(pl.col("row").cast(pl.Int64))


def _check_width(width: int, limits: Limits) -> None:
    if width > limits.max_columns:
        raise FileRefusedError("TOO_LARGE", kind="columns", size=str(width), limit=str(limits.max_columns))
