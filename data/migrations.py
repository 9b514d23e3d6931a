"""The versions of the schema and the way from each to the newest: forward only, all steps in one transaction.

Version 1 kept no number: it is known by its tables. A version whose step `sql/migrate_<version>.sql` was not written is
the one in the making: its step is what `sql/schema.sql` has and the database lacks, tables and columns, nothing else.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb
import polars as pl

from data.questions import ask, named, question, tables, written
from domain.errors import MonitorError

NEWEST = 4
_PROJECT = Path(__file__).parent.parent / "pyproject.toml"
_OURS, _LOG = "commits", "schema_versions"


@dataclass(frozen=True)
class Migrated:
    """What opening a database made of it: the version found (0: an empty file), the one it has now, the copy kept."""

    before: int
    after: int
    copy: Path | None


def wanted() -> Mapping[str, Mapping[str, str]]:
    """Return the tables of the newest schema with their columns and types."""
    return tables(question("schema"))


def present(cursor: duckdb.DuckDBPyConnection) -> dict[str, dict[str, str]]:
    """Return the tables of the database with their columns and types."""
    found: pl.DataFrame = ask(cursor, question("columns"), {})
    there: dict[str, dict[str, str]] = {}
    for table, column, kind in found.iter_rows():
        there.setdefault(table, {})[column] = kind
    return there


def version_of(cursor: duckdb.DuckDBPyConnection, path: str) -> int:
    """Return the version of a database's schema, 0 for an empty file; MonitorError where it holds something else."""
    there = present(cursor)
    if not there:
        return 0
    if _OURS not in there:
        raise MonitorError("schema-foreign", path=path)
    if _LOG not in there:
        return 1
    return max(1, int(ask(cursor, question("schema_version"), {}).item()))


def needed(cursor: duckdb.DuckDBPyConnection, before: int) -> bool:
    """Return whether a database of this version lacks anything of the newest."""
    return before < NEWEST or bool(lacking(cursor))


def lacking(cursor: duckdb.DuckDBPyConnection) -> list[str]:
    """Return the statements that give the database the tables and columns of the newest schema that it lacks."""
    there = present(cursor)
    statements = []
    for table, columns in wanted().items():
        if table not in there:
            statements.append(named("make_table", table_name=table, column_definitions=definitions(columns)))
            continue
        statements += [
            named("add_column", table_name=table, column_definition=_definition(name, kind))
            for name, kind in columns.items()
            if name not in there[table]
        ]
    return statements


def definitions(columns: Mapping[str, str]) -> str:
    """Return a table's columns as they stand in the statement that makes it."""
    return ", ".join(_definition(*column) for column in columns.items())


def _definition(name: str, kind: str) -> str:
    return f'"{name}" {kind}'


def migrate(cursor: duckdb.DuckDBPyConnection, before: int) -> None:
    """Bring the database from a version to the newest, inside the caller's transaction."""
    if before == 0:
        cursor.execute(question("schema"))
        _record(cursor, NEWEST)
        return
    for version in range(before + 1, NEWEST + 1):
        _step(cursor, version)
        _record(cursor, version)
    for statement in lacking(cursor):
        cursor.execute(statement)


def _step(cursor: duckdb.DuckDBPyConnection, version: int) -> None:
    steps = [question(f"migrate_{version}")] if written(f"migrate_{version}") else lacking(cursor)
    for statement in steps:
        cursor.execute(statement)


def _record(cursor: duckdb.DuckDBPyConnection, version: int) -> None:
    cursor.execute(question("record_schema_version"), {"version": version, "release": _release()})


def _release() -> str | None:
    """Return the release that runs, None where it was installed without its project file."""
    if not _PROJECT.is_file():
        return None
    return str(tomllib.loads(_PROJECT.read_text(encoding="utf-8"))["project"]["version"])
