"""Reads reference files as text, each record with its physical line."""

import csv
import hashlib
import io
from pathlib import Path

import polars as pl

from domain.errors import MonitorError

REFERENCE = Path(__file__).parent / "reference"


def read(path: Path) -> pl.DataFrame:
    """Return the file's cells as text with the column `line`; raise MonitorError if it is no table in UTF-8."""
    return parse(content_of(path), file=path.name)


def content_of(path: Path) -> bytes:
    """Return the file's bytes; raise MonitorError where there is no such file."""
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise MonitorError("file-missing", file=path.name) from error


def parse(content: bytes, *, file: str) -> pl.DataFrame:
    """Return a file's cells as text with the column `line`; raise MonitorError if its bytes are no table in UTF-8."""
    try:
        reader = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
        header = next(reader, [])
        records = [(reader.line_num, record) for record in reader if record]
    except (UnicodeDecodeError, csv.Error) as error:
        raise MonitorError("reference-unreadable", file=file, found=str(error)) from error
    for line, record in records:
        if len(record) != len(header):
            raise MonitorError("reference-ragged", file=file, line=line, found=len(record), expected=len(header))
    columns = {name: [record[index] for _, record in records] for index, name in enumerate(header)}
    frame = pl.DataFrame(columns, schema=dict.fromkeys(header, pl.String))
    return frame.with_columns(pl.Series("line", [line for line, _ in records], dtype=pl.Int64))


def digest(content: bytes) -> str:
    """Return the sha256 of a file's bytes."""
    return hashlib.sha256(content).hexdigest()
