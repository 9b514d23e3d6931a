"""Copies of a database file that were read back, and the exchange of one file for another."""

import fcntl
import hashlib
import os
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import duckdb
import polars as pl

from data.connecting import connect, trouble
from data.migrations import present
from data.questions import ask, named
from domain.errors import MonitorError, StoreBusyError

SUM = ".sha256"
_ROOM = 32 * 1024**2  # beside the copy itself: what DuckDB needs to merge the log into it
PRIVATE = 0o600
# A process that closes a file loses every lock it has on it, DuckDB's too: another process reads the file.
_COPY = """
import os, shutil, sys
shutil.copyfile(sys.argv[1], sys.argv[2])
with open(sys.argv[2], "rb+") as copy:
    os.fsync(copy.fileno())
"""


@dataclass(frozen=True)
class Copy:
    """A copy that holds what its source held: `tables` has table, rows and digest, `sha256` is that of the file."""

    path: Path
    sha256: str
    size: int
    tables: pl.DataFrame


def contents(cursor: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """Return how many rows each table holds and the digest of all of them: table, rows, digest, by name."""
    answers = [
        ask(cursor, named("table_digest", table_name=table), {}).select(pl.lit(table).alias("table"), "rows", "digest")
        for table in sorted(present(cursor))
    ]
    return pl.concat(answers) if answers else pl.DataFrame(schema={"table": pl.String, "rows": pl.Int64})


def logs_of(path: Path) -> list[Path]:
    """Return the files beside a database in which DuckDB keeps what is not yet merged into it."""
    return sorted(path.parent.glob(f"{path.name}.wal*"))


@contextmanager
def unfinished(target: Path) -> Iterator[Path]:
    """Yield the name under which a copy is made; what is left under it afterwards, or by a kill before, is removed."""
    partial = target.with_name(f".{target.name}.partial")
    try:
        with _disk_told(target):
            target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            clear(partial)
        yield partial
    finally:
        clear(partial)


def take(cursor: duckdb.DuckDBPyConnection, source: Path, partial: Path) -> pl.DataFrame:
    """Copy an open database with its log as they are on the disk and return its contents.

    Nobody may write meanwhile: the caller holds the turn of the writers. Raises MonitorError where the disk lacks room
    or fails.
    """
    with _disk_told(partial):
        enough_room(source, partial.parent)
        for file in (source, *logs_of(source)):
            _copied(file, Path(str(partial) + str(file)[len(str(source)) :]))
    return contents(cursor)


def finish(expected: pl.DataFrame, partial: Path, target: Path) -> Copy:
    """Read a copy back and give it its name, with its sha256 beside it; MonitorError where it holds something else."""
    found = _read_back(partial)
    if not found.equals(expected):
        raise MonitorError("copy-differs", path=str(target))
    with _disk_told(target):
        sha256, size = digest_of(partial), partial.stat().st_size
        put_in_place(partial, target, sha256)
    return Copy(target, sha256, size, found)


def _read_back(path: Path) -> pl.DataFrame:
    """Merge the log into the copy, then read every table of it from the disk."""
    try:
        connect(str(path)).close()
        with connect(str(path), read_only=True) as copy:
            return contents(copy)
    except duckdb.Error as error:
        raise trouble(error, str(path)) or MonitorError("copy-differs", path=str(path)) from error


def _copied(source: Path, target: Path) -> None:
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-I", "-S", "-c", _COPY, str(source), str(target)], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise OSError(done.stderr.strip().splitlines()[-1])
    target.chmod(PRIVATE)


@contextmanager
def _disk_told(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        kind = trouble(error, str(target))
        raise kind or MonitorError("copy-failed", path=str(target), found=str(error)) from error


def enough_room(source: Path, folder: Path) -> None:
    """Raise MonitorError where a folder has no room for a copy of a database."""
    needed = 2 * sum(file.stat().st_size for file in (source, *logs_of(source))) + _ROOM
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise MonitorError("no-room", folder=str(folder), needed=f"{needed / 1e6:.0f} MB", free=f"{free / 1e6:.0f} MB")


def digest_of(path: Path) -> str:
    """Return the sha256 of a file that this process has not opened as a database: closing it would free the lock."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def put_in_place(partial: Path, target: Path, sha256: str) -> None:
    """Give a finished copy its name and write its digest beside it; the digest comes first, so no copy lacks it."""
    note = partial.with_name(f"{partial.name}{SUM}")
    note.write_text(f"{sha256}  {target.name}\n", encoding="utf-8")
    note.replace(target.with_name(f"{target.name}{SUM}"))
    partial.replace(target)
    _settle(target.parent)


def move(source: Path, target: Path, sha256: str) -> None:
    """Move a copy with its digest; raises MonitorError where the disk fails or other bytes arrive: it stays then."""
    with unfinished(target) as partial, _disk_told(target):
        _copied(source, partial)
        if digest_of(partial) != sha256:
            raise MonitorError("copy-differs", path=str(target))
        put_in_place(partial, target, sha256)
        source.unlink()
        source.with_name(f"{source.name}{SUM}").unlink(missing_ok=True)


def free_name(path: Path) -> Path:
    """Return a path at which nothing is: this one, else with -2, -3 and so on before its suffix."""
    numbered = (path.with_name(f"{path.stem}-{number}{path.suffix}") for number in count(2))
    return path if not path.exists() else next(other for other in numbered if not other.exists())


def noted_digest(path: Path) -> str | None:
    """Return the sha256 written beside a copy, None where there is none."""
    note = path.with_name(f"{path.name}{SUM}")
    return note.read_text(encoding="utf-8").split()[0] if note.is_file() else None


def _settle(folder: Path) -> None:
    """Make a change of names outlast a power cut."""
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def clear(partial: Path) -> None:
    """Remove an unfinished copy and its logs, where there are any."""
    for file in partial.parent.glob(f"{partial.name}*"):
        file.unlink(missing_ok=True)


def merge_logs(path: Path) -> None:
    """Merge what a killed process left in the log into its database; raises as `connect` does."""
    if logs_of(path):
        connect(str(path)).close()


def place(new: Path, target: Path) -> None:
    """Give a finished file its name, so that it outlasts a power cut; MonitorError where the disk fails."""
    with _disk_told(target):
        new.replace(target)
        _settle(target.parent)


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold a database file as DuckDB would, so that nobody opens it; raise StoreBusyError where somebody has it."""
    with _disk_told(path):
        number = os.open(path, os.O_RDWR)
    try:
        fcntl.lockf(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        holder = _holder(number)
        os.close(number)
        raise StoreBusyError("store-busy", path=str(path), pid=str(holder)) from error
    try:
        yield
    finally:
        os.close(number)


def _holder(number: int) -> int:
    asked = struct.pack("hhqqi4x", fcntl.F_WRLCK, os.SEEK_SET, 0, 0, 0)
    return int(struct.unpack("hhqqi4x", fcntl.fcntl(number, fcntl.F_GETLK, asked))[4])


def exchange(new: Path, target: Path, aside: Path) -> None:
    """Put `new` in the place of a database that nobody holds; what was there is kept under the name `aside`.

    The name never stands for nothing: a kill leaves the old file or the new one in its place.
    """
    with held(target), _disk_told(target):
        os.link(target, aside)
        for log in logs_of(target):  # a log left beside another database would be merged into it
            log.replace(Path(str(aside) + str(log)[len(str(target)) :]))
        new.replace(target)
        _settle(target.parent)
