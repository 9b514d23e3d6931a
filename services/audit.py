"""The audit trail: append-only lines, each holding the digest of the one before, so no change stays unseen."""

import hashlib
import json
import logging
from dataclasses import dataclass
from datetime import datetime

import polars as pl

from data.store import Store, Transaction
from domain.access import Actor
from domain.errors import MonitorError
from services.clock import now

EXPORT = "export"
logger = logging.getLogger("monitor")
_FIELDS = ("line", "recorded_at", "actor", "action", "subject", "details", "version", "previous")
_FIRST = "0" * 64


@dataclass(frozen=True)
class Fault:
    """The first line that does not hold: its number and what is wrong (text `audit-fault-<kind>`)."""

    line: int
    kind: str


def record(
    write: Transaction, *, actor: str, action: str, subject: str, details: str = "", version: int | None = None
) -> None:
    """Write a line inside the transaction of what it speaks of; `version` is the data version that this made."""
    last = write.frame("audit_head")
    line = {
        "line": int(last["line"].item()) + 1 if last.height else 1,
        "recorded_at": now(),
        "actor": actor,
        "action": action,
        "subject": subject,
        "details": details,
        "version": version,
        "previous": str(last["digest"].item()) if last.height else _FIRST,
    }
    write.append("audit", pl.DataFrame([line | {"digest": _digest(line)}], infer_schema_length=None))


def note(store: Store, *, actor: str, action: str, subject: str, details: str = "") -> None:
    """Write a line about what changes no data: a sign-in, an export."""
    with store.transaction() as write:
        record(write, actor=actor, action=action, subject=subject, details=details)


def export(store: Store, *, actor: Actor, subject: str, details: str = "") -> None:
    """Write the line of an export: which file left the system (`subject`), with whom; no data version.

    Where the database cannot be written the server's log has it instead: reading goes on.
    """
    _noted_or_logged(store, actor=actor.name, action=EXPORT, subject=subject, details=details)


def sign_in(store: Store, *, name: str) -> None:
    """Write the line of a sign-in; where the database cannot be written the server's log has it instead."""
    _noted_or_logged(store, actor=name, action="sign_in", subject=name)


def _noted_or_logged(store: Store, *, actor: str, action: str, subject: str, details: str = "") -> None:
    try:
        note(store, actor=actor, action=action, subject=subject, details=details)
    except MonitorError as error:
        logger.error("%s without a line in the trail: %s, %s %s: %s", action, actor, subject, details, error)


def _digest(line: dict[str, object]) -> str:
    said = [_written(line[name]) for name in _FIELDS]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def _written(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime) else value


def verify(store: Store) -> Fault | None:
    """Return the first fault of the trail, None where it holds.

    Every digest is worked out anew and compared with the line's own and with the next line's memory of it; numbers go
    up by one; every data version since the first line has its line, so that lines cut off at the end are missed too.
    """
    previous, expected = _FIRST, 1
    versions: list[int] = []
    for line in store.frame("audit").sort("line").iter_rows(named=True):
        if line["line"] != expected:
            return Fault(expected, "missing" if line["line"] > expected else "inserted")
        if line["previous"] != previous:
            return Fault(expected, "unlinked")
        if line["digest"] != _digest(line):
            return Fault(expected, "changed")
        previous, expected = line["digest"], expected + 1
        if line["version"] is not None:
            versions.append(line["version"])
    return _cut_off(store, versions, expected)


@dataclass(frozen=True)
class Verified:
    """What a check of the whole trail found: how many lines there are, the first fault (None: it holds), when."""

    count: int
    fault: Fault | None
    at: datetime


def verified(store: Store) -> Verified:
    """Return the result of `verify` with the number of lines and the moment; it tells nothing of what they say."""
    with store.still():
        return Verified(store.frame("audit").height, verify(store), now())


def _cut_off(store: Store, versions: list[int], next_line: int) -> Fault | None:
    if not versions:
        return None
    latest = int(store.frame("data_version")["version"].item())
    return None if versions == list(range(versions[0], latest + 1)) else Fault(next_line, "cut_off")
