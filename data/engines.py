"""What the store needs to know of where it keeps its data; here for a file, in `lake.py` for a lake."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Protocol

import duckdb

from data.connecting import MEMORY, connect, connect_as_allowed, durable, ended, trouble
from data.places import Place
from domain.errors import MonitorError


class Engine(Protocol):
    """Opens connections and says what they need: cursors, turns, the mark of the newest state, what errors mean."""

    @property
    def place(self) -> Place:
        """Where the data is."""

    @property
    def read_only(self) -> bool:
        """Whether nothing may be written."""

    def connect(self) -> duckdb.DuckDBPyConnection:
        """Return a new connection; raises MonitorError where there is none to be had."""

    def cursor(self, connection: duckdb.DuckDBPyConnection) -> AbstractContextManager[duckdb.DuckDBPyConnection]:
        """Yield a cursor that nobody else uses meanwhile."""

    def turn(self) -> AbstractContextManager[None]:
        """Hold the turn of the writers of all processes; raises StoreBusyError where it does not come."""

    def newest(self) -> int:
        """Return a number that changes when another process committed something."""

    def trouble(self, error: Exception) -> MonitorError | None:
        """Return what an error means to people; None where it is of another kind."""

    def ended(self, error: Exception) -> bool:
        """Return whether the connection is of no use after an error and a new one may be."""

    def durable(self, error: Exception) -> bool:
        """Return whether a failed commit is stored all the same."""

    def close(self) -> None:
        """Let everything but the connections go."""


class FileEngine:
    """A database file: one process holds it, so nobody else writes."""

    def __init__(self, path: Path | str, *, read_only: bool) -> None:
        self._path = str(path)
        self.read_only = read_only

    @property
    def place(self) -> Path:
        """The file."""
        return Path(self._path)

    def connect_as_allowed(self) -> duckdb.DuckDBPyConnection:
        """Return the first connection, which only reads where disk or file may not be written; makes the folder."""
        if self._path != MEMORY:
            try:
                self.place.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise MonitorError("store-unreadable", path=self._path, found=str(error)) from error
        connection, self.read_only = connect_as_allowed(self._path)
        return connection

    def connect(self) -> duckdb.DuckDBPyConnection:
        """Return a connection; raises as `connecting.connect` does."""
        return connect(self._path, read_only=self.read_only)

    @contextmanager
    def cursor(self, connection: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
        """Yield a cursor of one's own: one connection shared by threads mixes answers up. It costs microseconds."""
        with connection.cursor() as cursor:
            yield cursor

    def turn(self) -> AbstractContextManager[None]:
        """No other process can write."""
        return nullcontext()

    def newest(self) -> int:
        """No other process can write."""
        return 0

    def trouble(self, error: Exception) -> MonitorError | None:
        """Return what an error of the disk means to people."""
        return trouble(error, self._path)

    def ended(self, error: Exception) -> bool:
        """Return whether DuckDB gave the file up."""
        return ended(error)

    def durable(self, error: Exception) -> bool:
        """Return whether a failed commit is in the log all the same."""
        return durable(error)

    def close(self) -> None:
        """Nothing else is held."""
