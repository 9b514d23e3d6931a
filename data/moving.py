"""Moves the rows of one database into another, in pieces, so that memory does not follow their number."""

from pathlib import Path

import duckdb
import polars as pl

from data.connecting import connect
from data.copies import PRIVATE, contents
from data.migrations import definitions, present
from data.questions import ask, named, question
from domain.errors import MonitorError

PIECE = 1_000_000  # rows
_NOTE = "schema_versions"


def copied(source: duckdb.DuckDBPyConnection, target: duckdb.DuckDBPyConnection) -> None:
    """Append all rows of all tables of a database to those of another; tables it lacks are made."""
    there = present(target)
    for table, columns in present(source).items():
        if table not in there:
            target.execute(named("make_table", table_name=table, column_definitions=definitions(columns)))
        names = ", ".join(f'"{name}"' for name in columns)
        pieces = source.sql(named("all_rows", table_name=table)).to_arrow_reader(PIECE)
        for piece in pieces:
            _append(target, table, names, pl.DataFrame(piece))


def _append(target: duckdb.DuckDBPyConnection, table: str, names: str, piece: pl.DataFrame) -> None:
    target.register("appended_rows", piece)
    try:
        target.execute(named("append", table_name=table, column_names=names))
    finally:
        target.unregister("appended_rows")


def emptied(target: duckdb.DuckDBPyConnection) -> None:
    """Take out the note of the schema; MonitorError where a database holds anything else."""
    for table in present(target):
        held = ask(target, named("row_count", table_name=table), {}).item()
        if held and table != _NOTE:
            raise MonitorError("target-not-empty", table=table, rows=held)
    target.execute(question("forget_schema_versions"))


def written(source: duckdb.DuckDBPyConnection, path: Path) -> pl.DataFrame:
    """Write all tables of a database into a new file and return what the source holds (see `copies.contents`)."""
    with connect(str(path)) as target:
        path.chmod(PRIVATE)
        target.begin()
        copied(source, target)
        target.commit()
    return contents(source)
