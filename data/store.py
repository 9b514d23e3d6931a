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

from data import copies, migrations, moving
from data.copies import Copy
from data.cursors import Cursors
from data.engines import Engine, FileEngine
from data.lake import LakeEngine
from data.migrations import NEWEST, Migrated
from data.places import Lake, place
from data.questions import ask, named, question
from data.transaction import Transaction
from domain.errors import MonitorError

__all__ = ["BACKUPS", "Store", "Transaction"]

logger = logging.getLogger("monitor")
Answer = TypeVar("Answer")
BACKUPS = "backups"  # the folder beside the database where copies are kept
_OPENED: "weakref.WeakSet[Store]" = weakref.WeakSet()


class Store:
    """A database as a process has it open. Threads each get their own cursor; writers take turns."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, engine: Engine) -> None:
        self._engine = engine
        self._cursors = Cursors(connection, engine)
        self._writer = threading.RLock()
        self._writing = False
        self.closed = False
        self._commits = 0
        self._version: tuple[tuple[int, int], int] | None = None
        self.place = engine.place
        self.path = str(engine.place)
        self.migrated: Migrated | None = None
        _OPENED.add(self)

    @property
    def read_only(self) -> bool:
        """Whether nothing may be written."""
        return self._engine.read_only

    @classmethod
    def open(cls, path: Path | Lake | str, *, copy: bool = True) -> Self:
        """Open the database, making it and its schema where there is none, and migrating an older one.

        A verified copy of an older database is kept beside it, unless `copy` says no; an older lake is migrated only
        where `copy` says no, as other servers may use it. A file or disk that cannot be written is opened for reading
        only. Raises StoreBusyError (with the PID) when another process holds the file, MonitorError when it is no
        database, one of a newer release, or an older one that cannot be copied or migrated.
        """
        where = place(path)
        if isinstance(where, Lake):
            lake = LakeEngine(where, read_only=False)
            store = cls(lake.connect(), lake)
        else:
            file = FileEngine(path if isinstance(path, str) else where, read_only=False)
            store = cls(file.connect_as_allowed(), file)
        try:
            store._prepare(copy=copy)
        except BaseException:
            store.close()
            raise
        return store

    @staticmethod
    def opened_here(path: Path) -> bool:
        """Return whether this process has a database file open: nothing else of it may touch the file then."""
        files = (one.place for one in tuple(_OPENED) if not one.closed and isinstance(one.place, Path))
        return any(file.resolve() == path.resolve() for file in files)

    @classmethod
    def read(cls, path: Path | Lake | str) -> Self:
        """Open a database for reading as it is: nothing is made, migrated or written. Raises as `open` does."""
        where = place(path)
        engine = LakeEngine(where, read_only=True) if isinstance(where, Lake) else FileEngine(where, read_only=True)
        return cls(engine.connect(), engine)

    def _prepare(self, *, copy: bool) -> None:
        before = self._read(lambda cursor: migrations.version_of(cursor, self.path))
        complete = before == NEWEST and not self._read(migrations.lacking)
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
        if isinstance(self.place, Lake):
            raise MonitorError("lake-older", path=self.path, found=version, expected=NEWEST)
        source = self.place
        target = copies.free_name(source.parent / BACKUPS / f"{source.stem}-schema-{version}{source.suffix}")
        return self.copy(target).path

    def copy(self, target: Path, *, anew: bool = False) -> Copy:
        """Write a verified copy of the database to a file, while others go on reading; writers wait for the first part.

        A copy of a lake is a database file, of one moment; its writers do not wait. `anew` writes that of a file so
        too: by its rows, in the form of new files. The file appears, with its sha256 beside it, once it was read back.
        Raises MonitorError where the disk lacks room or fails, or the copy does not hold what the database holds:
        nothing is left behind then.
        """
        with copies.unfinished(target) as partial:
            if anew or isinstance(self.place, Lake):
                with self.steady():
                    expected = self._read(lambda cursor: moving.written(cursor, partial))
            else:
                with self._writer, self._cursors.one() as cursor:
                    expected = copies.take(cursor, self.place, partial)
            return copies.finish(expected, partial, target)

    def fill(self, source: "Store", holds: Callable[["Store"], None]) -> pl.DataFrame:
        """Take over everything that another database of the newest schema holds; return its contents.

        All of it or nothing: every table is read back, and `holds` may ask this store and raise, before the one commit.
        Raises MonitorError where this database holds data already, or not what the other holds.
        """
        with source.steady(), self.transaction() as write:
            expected = source._read(copies.contents)
            source._read(write.take_over)
            with self._cursors.seen_by(write.cursor):
                if not self.contents().equals(expected):
                    raise MonitorError("copy-differs", path=self.path)
                holds(self)
        return expected

    @contextmanager
    def still(self) -> Iterator[None]:
        """Let several questions be answered out of one moment: writers of this process wait, others go unseen."""
        with self._writer, self.steady():
            yield

    @contextmanager
    def steady(self) -> Iterator[None]:
        """Answer the questions of this thread out of one state of the database, whatever others commit meanwhile."""
        if self._cursors.steady:
            yield
            return
        connection = self._cursors.connection
        try:
            with self._cursors.new() as cursor:
                cursor.begin()
                try:
                    with self._cursors.seen_by(cursor):
                        yield
                finally:
                    with suppress(duckdb.Error):  # a connection that broke has nothing left to end
                        cursor.rollback()
        except (duckdb.Error, MonitorError) as error:
            cause = error if isinstance(error, duckdb.Error) else error.__cause__
            if isinstance(cause, duckdb.Error):
                self._mend(connection, cause)
                raise self._told(cause) from cause
            raise

    def close(self) -> None:
        """Close the database; where it is a file, other processes may open it then."""
        with self._writer:
            self.closed = True
            self._cursors.close()

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
        connection = self._cursors.connection
        try:
            with self._cursors.one() as cursor:
                return asking(cursor)
        except duckdb.Error as error:
            # What a thread looks at steadily is lost with its connection.
            if not again or self.closed or self._cursors.steady or not self._engine.ended(error):
                raise self._told(error) from error
        self._reopen(connection)
        return self._read(asking, again=False)

    def _told(self, error: duckdb.Error) -> Exception:
        return self._engine.trouble(error) or error

    def _mend(self, connection: duckdb.DuckDBPyConnection, error: duckdb.Error) -> None:
        if self._engine.ended(error) and not self.closed:
            self._reopen(connection)

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
            connection, self._writing = self._cursors.connection, True
            try:
                with self._engine.turn(), self._cursors.new() as cursor:
                    yield from self._attempt(cursor)
            except duckdb.Error as error:
                self._mend(connection, error)
                if not self._engine.durable(error):
                    raise self._told(error) from error
                logger.warning("%s: stored, but not merged into the file: %s", self.path, error)
            finally:
                self._writing = False
                self._commits += 1

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
        """Connect anew after DuckDB gave the database up: a file's log brings back what was committed."""
        with self._writer:
            if self._cursors.exchange(given_up):
                logger.warning("%s: opened anew", self.path)

    @contextmanager
    def at_turn(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """Yield a cursor for what is its own transaction, such as compaction, while no process writes.

        Raises MonitorError where disk, PostgreSQL or object storage fails meanwhile.
        """
        try:
            with self._writer, self._engine.turn(), self._cursors.new() as cursor:
                yield cursor
        except duckdb.Error as error:
            raise self._told(error) from error

    def version(self) -> int:
        """Return the data version: how many changes were committed. Screens ask often: it is kept until the next.

        Whether there was one is known before it is asked for: an answer may be kept too short, never too long.
        """
        state = (self._commits, self._engine.newest())
        known = self._version
        if known is None or known[0] != state:
            with self._cursors.seen_by(None):  # the newest, also where this thread looks at an earlier state
                known = self._version = (state, int(self.frame("data_version")["version"].item()))
        return known[1]
