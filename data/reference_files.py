"""Reads reference files as text, each record with its physical line."""

import csv
import hashlib
from pathlib import Path

import polars as pl

from domain.errors import MonitorError

REFERENCE = Path(__file__).parent / "reference"


def read(path: Path) -> pl.DataFrame:
    """Return the file's cells as text with the column `line`; raise MonitorError if it is no table in UTF-8."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, strict=True)
            header = next(reader, [])
            records = [(reader.line_num, record) for record in reader if record]
    except FileNotFoundError as error:
        raise MonitorError("file-missing", file=path.name) from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise MonitorError("reference-unreadable", file=path.name, found=str(error)) from error
    for line, record in records:
        if len(record) != len(header):
            raise MonitorError("reference-ragged", file=path.name, line=line, found=len(record), expected=len(header))
    columns = {name: [record[index] for _, record in records] for index, name in enumerate(header)}
    frame = pl.DataFrame(columns, schema=dict.fromkeys(header, pl.String))
    return frame.with_columns(pl.Series("line", [line for line, _ in records], dtype=pl.Int64))


def digest(path: Path) -> str:
    """Return the file's sha256."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
