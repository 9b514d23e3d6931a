"""One thin class between the house and DuckDB: questions live in `sql/`, values go in as parameters only."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, Self

import duckdb
import polars as pl

from domain.errors import MonitorError, StoreBusyError

_SQL = Path(__file__).parent / "sql"
_PID = re.compile(r"PID (\d+)")
# A server on a small machine shares memory with its pages; what does not fit spills beside the database.
_SETTINGS: dict[str, str] = {
    "memory_limit": "2GB",
    "threads": "2",
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}


@cache
def _question(name: str) -> str:
    return (_SQL / f"{name}.sql").read_text(encoding="utf-8")


class Transaction:
    """Writes of one transaction: all of them are committed together, or none."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection) -> None:
        self._cursor = cursor

    def frame(self, question: str, /, **values: object) -> pl.DataFrame:
        """Return the answer to `sql/<question>.sql` as this transaction sees it."""
        return _ask(self._cursor, question, values)

    def run(self, statement: str, /, **values: object) -> None:
        """Run `sql/<statement>.sql`."""
        self._cursor.execute(_question(statement), values or None)

    def append(self, table: str, rows: pl.DataFrame) -> None:
        """Append rows to a table by column name; columns the frame lacks stay null."""
        if rows.is_empty():
            return
        columns = ", ".join(f'"{name}"' for name in rows.columns)
        self._cursor.register("appended_rows", rows)
        try:
            template = _question("append").replace("table_name", table).replace("column_names", columns)
            self._cursor.execute(template)
        finally:
            self._cursor.unregister("appended_rows")


def _ask(cursor: duckdb.DuckDBPyConnection, question: str, values: dict[str, Any]) -> pl.DataFrame:
    text = _question(question)
    return cursor.sql(text, params=values).pl() if values else cursor.sql(text).pl()


class Store:
    """The database file of one process. Threads each get their own cursor; writers take turns."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, path: str) -> None:
        self._connection = connection
        self._writer = threading.Lock()
        self._version: int | None = None
        self.path = path

    @classmethod
    def open(cls, path: Path | str) -> Self:
        """Open the database file, making it and its schema where there is none.

        Raises StoreBusyError (with the PID) when another process holds the file, MonitorError when it is no database.
        """
        target = Path(path)
        try:
            if str(path) != ":memory:":
                target.parent.mkdir(parents=True, exist_ok=True)
            connection = duckdb.connect(str(path), config=dict(_SETTINGS))
        except duckdb.IOException as error:
            raise _not_opened(target, str(error)) from error
        except (duckdb.Error, OSError) as error:
            raise MonitorError("store-unreadable", path=str(target), found=str(error).splitlines()[0]) from error
        store = cls(connection, str(path))
        store._prepare()
        return store

    def _prepare(self) -> None:
        if not self.frame("has_schema").item():
            with self.transaction() as write:
                write.run("schema")

    def close(self) -> None:
        """Close the file; other processes may open it then."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def frame(self, question: str, /, **values: object) -> pl.DataFrame:
        """Return the answer to `sql/<question>.sql`, with `$name` filled from values."""
        # One connection shared by threads mixes answers up; a cursor of one's own costs microseconds.
        with self._connection.cursor() as cursor:
            return _ask(cursor, question, values)

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """Yield a transaction: committed when the block ends, rolled back when it raises. Writers take turns."""
        with self._writer, self._connection.cursor() as cursor:
            cursor.begin()
            try:
                yield Transaction(cursor)
            except BaseException:
                cursor.rollback()
                raise
            cursor.commit()
            self._version = None

    def version(self) -> int:
        """Return the data version: how many changes were committed. Screens ask often: it is kept until the next."""
        known = self._version
        if known is None:
            with self._writer:  # a commit in between would make the answer old before it is kept
                known = self._version = int(self.frame("data_version")["version"].item())
        return known


def _not_opened(path: Path, message: str) -> MonitorError:
    holder = _PID.search(message)
    if "lock" in message.lower() and holder:
        return StoreBusyError("store-busy", path=str(path), pid=holder[1])
    return MonitorError("store-unreadable", path=str(path), found=message.splitlines()[0])
