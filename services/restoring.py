"""Restores a backup: into a new file first, held against its sha256 and checked, then exchanged for the database."""

import logging
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from data.copies import clear, digest_of, enough_room, exchange, free_name, held, merge_logs, noted_digest, place
from data.places import Lake, Place
from data.store import Store
from domain.errors import MonitorError, StoreBusyError
from services.checking import Broken, Checked, check
from services.clock import now

logger = logging.getLogger("monitor")


class BrokenBackupError(MonitorError):
    """A backup that is what it was when it was made, but whose content does not hold; `broken` says what."""

    def __init__(self, path: Path, broken: tuple[Broken, ...]) -> None:
        super().__init__("backup-broken", path=str(path), count=len(broken))
        self.broken = broken


@dataclass(frozen=True)
class Restored:
    """What a restore made: the database, where the one before is kept (None: there was none), what the check read."""

    path: Path
    aside: Path | None
    checked: Checked


def restore(source: Path, target: Place, *, sha256: str | None = None) -> Restored:
    """Put a backup in the place of a database, which is kept aside; an older backup is migrated on the way.

    The backup is held against `sha256`, else against the digest noted beside it. Raises StoreBusyError while a process
    holds the database, MonitorError where the digest lacks or differs, the disk has no room or fails, or the content
    does not hold (BrokenBackupError): the database stays as it was then.
    """
    if isinstance(target, Lake):  # into a new lake a backup is moved, so that nothing of it is half there
        raise MonitorError("lake-restore", source=str(source))
    for path in (source, target):
        if Store.opened_here(path):  # a lock holds others off, not the process itself
            raise StoreBusyError("store-busy", path=str(path), pid=str(os.getpid()))
    expected = _digest(source, sha256)
    _free(target)
    # The name says to whom the file belongs: what a kill leaves behind is cleared away by the next restore.
    fresh = target.with_name(f".restoring-{target.name}")
    try:
        _arrived(source, fresh, expected)
        with Store.open(fresh, copy=False) as store:
            checked = check(store)
        if not checked.holds:
            raise BrokenBackupError(source, checked.broken)
        return Restored(target, _put(fresh, target), checked)
    finally:
        clear(fresh)


def _digest(source: Path, sha256: str | None) -> str:
    if not source.is_file():
        raise MonitorError("file-missing", file=str(source))
    expected = sha256 or noted_digest(source)
    if expected is None:
        raise MonitorError("backup-no-digest", path=str(source))
    found = digest_of(source)
    if found != expected.lower():
        raise MonitorError("backup-changed", path=str(source), found=found, expected=expected.lower())
    return found


def _free(target: Path) -> None:
    """Raise StoreBusyError while a process holds the database; merge its log into it where it can be read."""
    if not target.exists():
        return
    with held(target):
        pass
    try:
        merge_logs(target)
    except StoreBusyError:
        raise
    except MonitorError as error:
        # A database that cannot be read is what people restore for: it is kept aside with its log as it is.
        logger.warning("%s is replaced unread: %s", target, error)


def _arrived(source: Path, fresh: Path, expected: str) -> None:
    try:
        fresh.parent.mkdir(parents=True, exist_ok=True)
        clear(fresh)
        enough_room(source, fresh.parent)
        shutil.copyfile(source, fresh)
    except OSError as error:
        raise MonitorError("copy-failed", path=str(fresh), found=error.strerror or str(error)) from error
    if digest_of(fresh) != expected:
        raise MonitorError("copy-differs", path=str(fresh))


def _put(fresh: Path, target: Path) -> Path | None:
    if not target.exists():
        place(fresh, target)
        return None
    stem = f"{target.stem}-replaced-{now():%Y%m%d-%H%M%S}"
    aside = free_name(target.with_name(f"{stem}{target.suffix}"))
    exchange(fresh, target, aside)
    return aside
