"""The catalogue of a lake, asked directly: its newest snapshot, and the turn of the writers of all processes."""

import logging
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from data.places import Lake
from data.questions import question
from domain.errors import MonitorError, StoreBusyError

if TYPE_CHECKING:  # the driver is there only where requirements-cluster.txt was installed
    import psycopg

logger = logging.getLogger("monitor")
PATIENCE = 120.0  # s; so long a writer waits for its turn
# A machine that vanishes must not hold the turn for hours: PostgreSQL's side is set in its own configuration.
_ALIVE = "keepalives_idle=10 keepalives_interval=5 keepalives_count=3 connect_timeout=10"


class Catalogue:
    """Two connections to PostgreSQL, made when needed and made anew when they broke: one asks, one holds turns."""

    def __init__(self, lake: Lake, *, patience: float = PATIENCE) -> None:
        self._lake = lake
        self._patience = patience
        self._asking: psycopg.Connection[Any] | None = None
        self._turning: psycopg.Connection[Any] | None = None
        self._asks, self._turns = threading.Lock(), threading.RLock()

    def made(self) -> bool:
        """Return whether there is a lake yet."""
        return bool(self._value("lake_made"))

    def folder(self) -> str | None:
        """Return where the data of the lake lies, as its catalogue says."""
        folder = self._value("lake_folder")
        return None if folder is None else str(folder)

    def newest(self) -> int:
        """Return the number of the newest snapshot: it is another one after every commit of any process."""
        return int(self._value("lake_newest") or 0)

    def _value(self, name: str) -> Any:
        with self._asks:
            return self._asked(name, again=True)

    def _asked(self, name: str, *, again: bool) -> Any:
        import psycopg  # noqa: PLC0415

        fresh = self._asking is None or self._asking.closed
        try:
            if self._asking is None or self._asking.closed:
                self._asking = self._connected()
            row = self._asking.execute(question(name).encode()).fetchone()
        except psycopg.Error as error:
            self._asking = _close(self._asking)
            if again and not fresh and isinstance(error, psycopg.OperationalError):
                return self._asked(name, again=False)
            raise self.trouble(error) from error
        return row[0] if row else None

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Hold the turn of the writers. Whoever dies loses it with the connection.

        Raises StoreBusyError where it does not come in time, MonitorError where PostgreSQL cannot be reached.
        """
        with self._turns:
            holding = self._taken(again=True)
            try:
                yield
            except BaseException:
                self._turning = _close(holding)
                raise
            self._give_back(holding)

    def _taken(self, *, again: bool) -> "psycopg.Connection[Any]":
        import psycopg  # noqa: PLC0415

        kept = self._turning
        try:
            if kept is None or kept.closed:
                kept = self._turning = self._connected()
                again = False
            milliseconds = f"{self._patience * 1000:.0f}"
            kept.execute(question("lake_patience").encode(), {"patience": milliseconds})
            kept.execute(question("lake_turn").encode())
        except psycopg.errors.LockNotAvailable as error:
            raise StoreBusyError("lake-busy", path=str(self._lake), seconds=round(self._patience)) from error
        except psycopg.Error as error:
            self._turning = _close(kept)
            if again and isinstance(error, psycopg.OperationalError):
                return self._taken(again=False)
            raise self.trouble(error) from error
        return kept

    def _give_back(self, holding: "psycopg.Connection[Any]") -> None:
        import psycopg  # noqa: PLC0415

        try:
            holding.execute(question("lake_turn_over").encode())
        except psycopg.Error as error:
            # What was to be written is stored; a broken connection holds no turn.
            logger.warning("%s: the turn ended with its connection: %s", self._lake, error)
            self._turning = _close(holding)

    def _connected(self) -> "psycopg.Connection[Any]":
        import psycopg  # noqa: PLC0415

        # PostgreSQL lists who holds the turn under this name.
        named = f"fallback_application_name=monitor-{os.getpid()}"
        return psycopg.connect(f"{_ALIVE} {named} {self._lake.connection}", autocommit=True)

    def trouble(self, error: Exception) -> MonitorError:
        """Return what an error of PostgreSQL means to people."""
        said = str(error).strip()
        return MonitorError("lake-unreachable", path=str(self._lake), found=said.splitlines()[0] if said else "?")

    def close(self) -> None:
        """Close both connections."""
        with self._asks, self._turns:
            self._asking, self._turning = _close(self._asking), _close(self._turning)


def _close(connection: "psycopg.Connection[Any] | None") -> "psycopg.Connection[Any] | None":
    """Close a connection and return what is left of it: nothing."""
    if connection is not None:
        connection.close()
    return None
