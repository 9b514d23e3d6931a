"""One thin class between the house and DuckDB: questions live in `sql/`, values go in as parameters only."""

import logging
import threading
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Self, TypeVar

import duckdb
import polars as pl

from data import copies, migrations
from data.connecting import MEMORY, connect, connect_as_allowed, durable, ended, trouble
from data.copies import Copy
from data.migrations import NEWEST, Migrated
from data.questions import ask, named, question
from data.transaction import Transaction
from domain.errors import MonitorError

__all__ = ["BACKUPS", "Store", "Transaction"]

logger = logging.getLogger("monitor")
Answer = TypeVar("Answer")
BACKUPS = "backups"  # the folder beside the database where copies are kept
_PATIENCE = 30.0  # s; so long other threads may take to let go of a database that DuckDB gave up
_OPENED: "weakref.WeakSet[Store]" = weakref.WeakSet()


class Store:
    """The database file of one process. Threads each get their own cursor; writers take turns."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, path: str, *, read_only: bool = False) -> None:
        self._connection = connection
        self._writer = threading.RLock()
        self._handle = threading.Condition()  # held while a cursor is taken, and while the connection is exchanged
        self._cursors = 0
        self._writing = False
        self.closed = False
        self._version: int | None = None
        self.path = path
        self.read_only = read_only
        self.migrated: Migrated | None = None
        _OPENED.add(self)

    @classmethod
    def open(cls, path: Path | str, *, copy: bool = True) -> Self:
        """Open the database file, making it and its schema where there is none, and migrating an older one.

        A verified copy of an older database is kept beside it, unless `copy` says no. A file or disk that cannot be
        written is opened for reading only. Raises StoreBusyError (with the PID) when another process holds the file,
        MonitorError when it is no database, one of a newer release, or an older one that cannot be copied or migrated.
        """
        target = Path(path)
        if str(path) != MEMORY:
            try:
                target.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise MonitorError("store-unreadable", path=str(target), found=str(error)) from error
        connection, read_only = connect_as_allowed(str(path))
        store = cls(connection, str(path), read_only=read_only)
        try:
            store._prepare(copy=copy)
        except BaseException:
            store.close()
            raise
        return store

    @staticmethod
    def opened_here(path: Path) -> bool:
        """Return whether this process has a database open: nothing else of it may touch the file then."""
        return any(not one.closed and Path(one.path).resolve() == path.resolve() for one in tuple(_OPENED))

    @classmethod
    def read(cls, path: Path | str) -> Self:
        """Open a database file for reading as it is: nothing is made, migrated or written. Raises as `open` does."""
        return cls(connect(str(path), read_only=True), str(path), read_only=True)

    def _prepare(self, *, copy: bool) -> None:
        with self._cursor() as cursor:
            before = migrations.version_of(cursor, self.path)
            complete = before == NEWEST and not migrations.lacking(cursor)
        if before > NEWEST:
            raise MonitorError("schema-newer", path=self.path, found=before, expected=NEWEST)
        if complete:
            return
        if self.read_only:
            raise MonitorError("schema-older", path=self.path, found=before, expected=NEWEST)
        kept = self._copied_before(before) if copy and 0 < before < NEWEST else None
        with self.transaction() as write:
            write.migrate(before)
        self.migrated = Migrated(before, NEWEST, kept)
        if 0 < before < NEWEST:
            logger.warning("%s: schema %d migrated to %d, copy %s", self.path, before, NEWEST, kept)

    def _copied_before(self, version: int) -> Path:
        """Keep a copy of a database that is about to be migrated; one of an earlier attempt is not written over."""
        source = Path(self.path)
        target = copies.free_name(source.parent / BACKUPS / f"{source.stem}-schema-{version}{source.suffix}")
        return self.copy(target).path

    def copy(self, target: Path) -> Copy:
        """Write a verified copy of the database to a file, while others go on reading; writers wait for the first part.

        The file appears, with its sha256 beside it, once it was read back. Raises MonitorError where the disk lacks
        room or fails, or the copy does not hold what the database holds: nothing is left behind then.
        """
        with copies.unfinished(target) as partial:
            with self._writer, self._cursor() as cursor:
                expected = copies.take(cursor, Path(self.path), partial)
            return copies.finish(expected, partial, target)

    @contextmanager
    def still(self) -> Iterator[None]:
        """Keep writers waiting while several questions are asked about one moment."""
        with self._writer:
            yield

    def close(self) -> None:
        """Close the file; other processes may open it then."""
        with self._writer, self._handle:
            self.closed = True
            self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def frame(self, name: str, /, **values: object) -> pl.DataFrame:
        """Return the answer to `sql/<name>.sql`, with `$name` filled from values."""
        return self._read(lambda cursor: ask(cursor, question(name), values))

    def versions(self, table: str) -> pl.DataFrame:
        """Return every version of every row of a registry table, in the order of their changes.

        Columns: change_id, those of the table, changed_at, changed_by, changed_why, changed_from (null: a form).
        """
        return self.about("versions", table_name=table)

    def about(self, name: str, /, **names: str) -> pl.DataFrame:
        """Return the answer to a question about tables and columns that the caller names; never names from input."""
        return self._read(lambda cursor: ask(cursor, named(name, **names), {}))

    def contents(self) -> pl.DataFrame:
        """Return table, rows and digest of every table: all of it is read from the disk."""
        return self._read(copies.contents)

    def tables(self) -> dict[str, dict[str, str]]:
        """Return the tables of the database with their columns and types."""
        return self._read(migrations.present)

    def _read(self, asking: Callable[[duckdb.DuckDBPyConnection], Answer], *, again: bool = True) -> Answer:
        connection = self._connection
        try:
            with self._cursor() as cursor:
                return asking(cursor)
        except duckdb.Error as error:
            if not again or self.closed or not ended(error):
                raise trouble(error, self.path) or error from error
        self._reopen(connection)
        return self._read(asking, again=False)

    @contextmanager
    def _cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """Yield a cursor of one's own: one connection shared by threads mixes answers up. It costs microseconds."""
        with self._handle:
            cursor = self._connection.cursor()
            self._cursors += 1
        try:
            with cursor:
                yield cursor
        finally:
            with self._handle:
                self._cursors -= 1
                self._handle.notify_all()

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """Yield a transaction: committed when the block ends, rolled back when it raises. Writers take turns.

        Raises MonitorError where the disk is full or cannot be written: nothing of the block is stored then, and
        reading goes on.
        """
        if self.read_only:
            raise MonitorError("store-read-only", path=self.path)
        with self._writer:
            if self._writing:
                raise RuntimeError("a transaction inside a transaction would be stored even if the outer one fails")
            connection, self._writing = self._connection, True
            try:
                with self._cursor() as cursor:
                    yield from self._attempt(cursor)
            except duckdb.Error as error:
                if ended(error) and not self.closed:
                    self._reopen(connection)
                if not durable(error):
                    raise trouble(error, self.path) or error from error
                logger.warning("%s: stored, but not merged into the file: %s", self.path, error)
            finally:
                self._writing, self._version = False, None

    def _attempt(self, cursor: duckdb.DuckDBPyConnection) -> Iterator[Transaction]:
        cursor.begin()
        try:
            yield Transaction(cursor)
        except BaseException:
            # A transaction that the disk ended has nothing left to roll back; what ended it is told.
            with suppress(duckdb.Error):
                cursor.rollback()
            raise
        cursor.commit()

    def _reopen(self, given_up: duckdb.DuckDBPyConnection) -> None:
        """Open the file anew after DuckDB gave it up (a disk failed it); its log brings back what was committed."""
        with self._writer, self._handle:
            if self._connection is not given_up:
                return
            # Closing it under a thread that is in the middle of a question breaks more than that question.
            self._handle.wait_for(lambda: not self._cursors, timeout=_PATIENCE)
            given_up.close()
            self._connection = connect(self.path, read_only=self.read_only)
            logger.warning("%s: opened anew", self.path)

    def version(self) -> int:
        """Return the data version: how many changes were committed. Screens ask often: it is kept until the next."""
        known = self._version
        if known is None:
            with self._writer:  # a commit in between would make the answer old before it is kept
                known = self._version = int(self.frame("data_version")["version"].item())
        return known
