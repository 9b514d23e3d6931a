"""Opens database files, and says what DuckDB's errors mean for those who use the monitor."""

import logging
import re
from pathlib import Path

import duckdb

from domain.errors import MonitorError, StoreBusyError

logger = logging.getLogger("monitor")

# A server on a small machine shares memory with its pages; what does not fit spills beside the database.
SETTINGS: dict[str, str] = {
    "memory_limit": "2GB",
    "threads": "2",
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    # Said of files that are made; one that is there keeps what it has. Each column of each table takes whole blocks and
    # each piece of a large one leaves room in its last, so blocks are small; the pinned DuckDB's own form is denser.
    "default_block_size": "65536",
    "storage_compatibility_version": "v1.5.0",
}
MEMORY = ":memory:"
_PID = re.compile(r"PID (\d+)")
_FULL = ("no space left on device", "disk quota exceeded", "file too large")
_READ_ONLY = ("read-only file system", "permission denied", "operation not permitted", "read-only mode")
_DISK = (duckdb.IOException, duckdb.FatalException, duckdb.InternalException)
_ENDED = ("been invalidated", "connection already closed")
# DuckDB's own words where the commit is in the log, but the log could not be merged into the file afterwards.
_DURABLE = "commit succeeded and is durable"


def connect(path: str, *, read_only: bool = False) -> duckdb.DuckDBPyConnection:
    """Return a connection to a database file.

    Raises StoreBusyError (with the PID) when another process holds the file, MonitorError when it cannot be opened.
    """
    try:
        return duckdb.connect(path, read_only=read_only, config=dict(SETTINGS))
    except duckdb.Error as error:
        raise _not_opened(path, str(error)) from error


def connect_as_allowed(path: str) -> tuple[duckdb.DuckDBPyConnection, bool]:
    """Return a connection and whether it only reads: so it is where disk or file may not be written."""
    try:
        return connect(path), False
    except MonitorError as error:
        if isinstance(error, StoreBusyError) or not _told(error.__cause__, _READ_ONLY) or not Path(path).exists():
            raise
        connection = connect(path, read_only=True)
        logger.warning("%s cannot be written, it is opened for reading only: %s", path, error.__cause__)
        return connection, True


def _not_opened(path: str, message: str) -> MonitorError:
    holder = _PID.search(message)
    if "lock" in message.lower() and holder:
        return StoreBusyError("store-busy", path=path, pid=holder[1])
    return MonitorError("store-unreadable", path=path, found=message.splitlines()[0])


def trouble(error: Exception, path: str) -> MonitorError | None:
    """Return what an error of the disk means to people; None where the error is of another kind."""
    if _told(error, _FULL):
        return MonitorError("disk-full", path=path)
    if _told(error, _READ_ONLY):
        return MonitorError("store-read-only", path=path)
    if isinstance(error, _DISK):
        return MonitorError("store-failed", path=path, found=str(error).splitlines()[0])
    return None


def durable(error: Exception) -> bool:
    """Return whether a failed commit is stored all the same."""
    return _told(error, (_DURABLE,))


def ended(error: Exception) -> bool:
    """Return whether DuckDB gave the database up for this process: it answers again once it is opened anew."""
    return isinstance(error, (duckdb.FatalException, duckdb.InternalException)) or _told(error, _ENDED)


def _told(error: BaseException | None, words: tuple[str, ...]) -> bool:
    said = str(error).lower()
    return any(word in said for word in words)
