"""Backups: written by the process that holds the database, read back, with their sha256 beside them."""

import logging
import threading
from dataclasses import dataclass, replace
from pathlib import Path

import polars as pl

from data.copies import SUM, free_name, move, noted_digest
from data.places import Lake, Place
from data.store import BACKUPS, Store
from domain.errors import MonitorError
from services.clock import now

logger = logging.getLogger("monitor")
_TURN = threading.Lock()


@dataclass(frozen=True)
class Backup:
    """A verified copy of the database: its file, sha256, size in bytes, tables and rows."""

    path: Path
    sha256: str
    size: int
    tables: int
    rows: int


def backup(store: Store, output: Path | None = None) -> Backup:
    """Write a verified backup to `output`, else into the folder `backups` beside the database, and return it.

    Reading goes on, writers of a file wait meanwhile. Raises MonitorError where the file is there already, the disk
    has no room or fails, or the copy read back is not the database.
    """
    with _TURN:  # two of one second would choose one name
        target = new(output) if output else _named(store.place)
        made = store.copy(target)
    logger.info("backup %s sha256 %s", made.path, made.sha256)
    return Backup(made.path, made.sha256, made.size, made.tables.height, int(made.tables["rows"].sum()))


def backup_file(database: Place, output: Path | None = None) -> Backup:
    """Write a backup of a file that nobody holds, or of a lake, as it is, of whatever release; raises as `backup` does.

    Raises StoreBusyError where a process holds it: then that process is to be asked (`backup_requests.ask`).
    """
    with Store.read(database) as store:
        return backup(store, output)


def new(path: Path) -> Path:
    """Return a path at which nothing is; MonitorError where something is: no earlier backup is written over."""
    if path.exists():
        raise MonitorError("file-exists", file=str(path))
    return path


def _named(database: Place) -> Path:
    if isinstance(database, Lake):
        raise MonitorError("lake-backup-output")
    return free_name(database.parent / BACKUPS / f"{database.stem}-{now():%Y%m%d-%H%M%S}{database.suffix}")


def backups(database: Path | str) -> pl.DataFrame:
    """Return the backups in the folder beside a database, the newest first: file, made_at, size, sha256 (as noted)."""
    files = sorted((Path(database).parent / BACKUPS).glob(f"*{Path(database).suffix}{SUM}"))
    copies = [path for note in files if (path := note.with_name(note.name.removesuffix(SUM))).is_file()]
    made = pl.Series([path.stat().st_mtime for path in copies], dtype=pl.Float64)
    return pl.DataFrame(
        {
            "file": pl.Series([path.name for path in copies], dtype=pl.String),
            # Files carry UTC; all times told are Beijing time.
            "made_at": pl.from_epoch((made + 8 * 3600).cast(pl.Int64), time_unit="s"),
            "size": pl.Series([path.stat().st_size for path in copies], dtype=pl.Int64),
            "sha256": pl.Series([noted_digest(path) for path in copies], dtype=pl.String),
        }
    ).sort("made_at", "file", descending=True)


def moved(made: Backup, target: Path) -> Backup:
    """Move a backup with its sha256 and return it at its new place; the digest is held against the bytes that arrived.

    Raises MonitorError where something is there already, or the disk has no room or fails: the backup stays then.
    """
    move(made.path, new(target), made.sha256)
    return replace(made, path=target)
