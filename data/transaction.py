"""Writes that are stored together or not at all."""

import duckdb
import polars as pl

from data import migrations, moving
from data.questions import ask, named, question


class Transaction:
    """Writes of one transaction: all of them are committed together, or none."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection) -> None:
        self._cursor = cursor

    def frame(self, name: str, /, **values: object) -> pl.DataFrame:
        """Return the answer to `sql/<name>.sql` as this transaction sees it."""
        return ask(self._cursor, question(name), values)

    def versions(self, table: str) -> pl.DataFrame:
        """Return what `Store.versions` does, as this transaction sees it."""
        return ask(self._cursor, named("versions", table_name=table), {})

    def run(self, statement: str, /, **values: object) -> None:
        """Run `sql/<statement>.sql`."""
        self._cursor.execute(question(statement), values or None)

    def migrate(self, before: int) -> None:
        """Bring the schema from a version to the newest, unless another process of a lake did so meanwhile."""
        if migrations.needed(self._cursor, migrations.version_of(self._cursor, "")):
            migrations.migrate(self._cursor, before)

    @property
    def cursor(self) -> duckdb.DuckDBPyConnection:
        """What asks inside this transaction."""
        return self._cursor

    def take_over(self, source: duckdb.DuckDBPyConnection) -> None:
        """Copy every table that another database holds; MonitorError where this one holds data already."""
        moving.emptied(self._cursor)
        moving.copied(source, self._cursor)

    def append(self, table: str, rows: pl.DataFrame) -> None:
        """Append rows to a table by column name; columns the frame lacks stay null."""
        if rows.is_empty():
            return
        columns = ", ".join(f'"{name}"' for name in rows.columns)
        self._cursor.register("appended_rows", rows.rechunk())  # DuckDB writes many small batches more slowly than one
        try:
            self._cursor.execute(named("append", table_name=table, column_names=columns))
        finally:
            self._cursor.unregister("appended_rows")
