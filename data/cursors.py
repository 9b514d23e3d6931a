"""The cursors of a store: one for each question, or one for several of a thread that look at the same state."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from data.engines import Engine

logger = logging.getLogger("monitor")
_PATIENCE = 30.0  # s; so long other threads may take to let go of a database that DuckDB gave up


class Cursors:
    """Hands cursors of the connection out, and exchanges the connection once nobody uses it."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, engine: Engine) -> None:
        self.connection = connection
        self._engine = engine
        self._handle = threading.Condition()  # held while a cursor is taken, and while the connection is exchanged
        self._taken = 0
        self._own = threading.local()

    @property
    def steady(self) -> bool:
        """Whether this thread asks all its questions of one cursor."""
        return getattr(self._own, "cursor", None) is not None

    @contextmanager
    def one(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """Yield the cursor that this thread asks several questions of, else a new one."""
        own = getattr(self._own, "cursor", None)
        if own is not None:
            yield own
            return
        with self.new() as cursor:
            yield cursor

    @contextmanager
    def new(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """Yield a cursor that nobody else uses meanwhile."""
        with self._handle:
            connection = self.connection
            self._taken += 1
        try:
            with self._engine.cursor(connection) as cursor:
                yield cursor
        finally:
            with self._handle:
                self._taken -= 1
                self._handle.notify_all()

    @contextmanager
    def seen_by(self, cursor: duckdb.DuckDBPyConnection | None) -> Iterator[None]:
        """Let this thread ask all its questions of one cursor (None: each of a new one)."""
        before = getattr(self._own, "cursor", None)
        self._own.cursor = cursor
        try:
            yield
        finally:
            self._own.cursor = before

    def exchange(self, given_up: duckdb.DuckDBPyConnection) -> bool:
        """Connect anew, unless another thread did; return whether it was done."""
        with self._handle:
            if self.connection is not given_up:
                return False
            # Closing it under a thread that is in the middle of a question breaks more than that question.
            self._handle.wait_for(lambda: not self._taken, timeout=_PATIENCE)
            given_up.close()
            self.connection = self._engine.connect()
            return True

    def close(self) -> None:
        """Close the connection."""
        with self._handle:
            self.connection.close()
            self._engine.close()
