"""Lets another process ask the one that holds the database for a backup: by an empty file in the folder of backups.

Whoever may write into that folder may ask, for a backup in that folder and for nothing else.
"""

import json
import logging
import secrets
import threading
import time
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import Any

from data.connecting import MEMORY
from data.places import Lake
from data.store import BACKUPS, Store
from domain.errors import MonitorError, StoreBusyError
from services.backup import Backup, backup, moved, new

logger = logging.getLogger("monitor")
_PAUSE = 0.5  # s between two looks for a request
_CLAIM = 15.0  # s until a request must be taken
_FINISH = 900.0  # s until a request that was taken must be answered
_STALE = 60.0  # s after which nobody waits for a request any more
_NUMBERS = ("size", "tables", "rows")


def attend(store: Store) -> None:
    """Make backups from now on when another process asks for one (`ask`), in a thread that ends with the store."""
    if store.path == MEMORY or isinstance(store.place, Lake):  # of a lake, every process makes its own
        return
    known, database = weakref.ref(store), store.place
    threading.Thread(target=_attend, args=(known, database), name="monitor-backup", daemon=True).start()


def _attend(known: "weakref.ref[Store]", database: Path) -> None:
    while True:
        store = known()
        if store is None or store.closed:
            return
        for request in sorted(_folder(database).glob(f"{_request(database)}*")):
            _serve(store, request)
        del store  # else this thread would keep the store for ever
        time.sleep(_PAUSE)


def _serve(store: Store, request: Path) -> None:
    """Take a request by removing it, make the backup, leave the answer."""
    try:
        stale = time.time() - request.stat().st_mtime > _STALE
        request.unlink()
    except OSError:
        return  # whoever asked took it back, or its folder is not this process's
    if stale:
        return
    try:
        answer = _told(backup(store))
    except MonitorError as error:
        answer = {"code": error.code, "details": {name: str(value) for name, value in error.details.items()}}
    except Exception:
        number = secrets.token_hex(4).upper()
        logger.exception("reference %s, backup", number)
        answer = {"code": "unexpected", "details": {"number": number}}
    _leave(_answer(request), answer)


def _told(made: Backup) -> dict[str, object]:
    return {"path": str(made.path), "sha256": made.sha256, **{name: getattr(made, name) for name in _NUMBERS}}


def _leave(place: Path, answer: dict[str, object]) -> None:
    writing = place.with_name(f"{place.name}.partial")
    try:
        writing.write_text(json.dumps(answer), encoding="utf-8")
        writing.replace(place)
    except OSError:
        logger.exception("the answer %s could not be written", place)


def ask(database: Path, busy: StoreBusyError, output: Path | None = None) -> Backup:
    """Have the process that holds the database make a backup, and return it; with `output`, it is moved there.

    Raises StoreBusyError where the holder does not answer (it is no server), MonitorError as `backup` does.
    """
    target = new(output) if output else None
    answer = _answered(database, busy)
    if "code" in answer:
        raise MonitorError(answer["code"], **answer["details"])
    made = Backup(Path(answer["path"]), answer["sha256"], *(int(answer[name]) for name in _NUMBERS))
    return moved(made, target) if target else made


def _answered(database: Path, busy: StoreBusyError) -> dict[str, Any]:
    silent = StoreBusyError("backup-unanswered", path=str(database), pid=busy.details["pid"])
    request = _folder(database) / f"{_request(database)}{secrets.token_hex(8)}"
    try:
        request.parent.mkdir(mode=0o700, exist_ok=True)
        request.touch(mode=0o600)
        if not _waited(lambda: not request.exists(), _CLAIM):
            request.unlink(missing_ok=True)
            raise silent
        if not _waited(_answer(request).exists, _FINISH):
            raise silent
        said: dict[str, Any] = json.loads(_answer(request).read_text(encoding="utf-8"))
        _answer(request).unlink()
    except OSError as error:
        raise MonitorError("copy-failed", path=str(request.parent), found=str(error)) from error
    return said


def _waited(come: Callable[[], bool], patience: float) -> bool:
    until = time.monotonic() + patience
    while not come():
        if time.monotonic() > until:
            return False
        time.sleep(0.1)
    return True


def _folder(database: Path) -> Path:
    return database.parent / BACKUPS


def _request(database: Path) -> str:
    return f".asked-{database.name}-"


def _answer(request: Path) -> Path:
    return request.with_name(request.name.replace(".asked-", ".answered-", 1))
