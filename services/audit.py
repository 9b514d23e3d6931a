"""The audit trail: append-only lines, each holding the digest of the one before, so no change stays unseen."""

import hashlib
import json
import logging
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

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


def sign_out(store: Store, *, name: str) -> None:
    """Write the line of a sign-out, as `sign_in` does: who goes is let go in any case."""
    _noted_or_logged(store, actor=name, action="sign_out", subject="")


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
    up by one; every data version since the first line, every role given or taken and every document made has its line,
    so that lines cut off at the end are missed too. An export or a sign-in cut off is missed by `verify_since` alone.
    """
    previous, expected = _FIRST, 1
    versions: list[int] = []
    told: Counter[str] = Counter()
    for line in store.frame("audit").sort("line").iter_rows(named=True):
        if line["line"] != expected:
            return Fault(expected, "missing" if line["line"] > expected else "inserted")
        if line["previous"] != previous:
            return Fault(expected, "unlinked")
        if line["digest"] != _digest(line):
            return Fault(expected, "changed")
        previous, expected = line["digest"], expected + 1
        told[line["action"]] += 1
        if line["version"] is not None:
            versions.append(line["version"])
    return _cut_off(store, versions, expected) or _owed(store, told, expected)


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


def verify_since(store: Store, known: pl.DataFrame) -> Fault | None:
    """Return the first line known from elsewhere that is gone or another now (columns line, digest); None: all stand.

    What the database says of itself cannot prove that its last lines are there: who can write the file can cut them off
    or work all digests out anew. What was kept of it outside (a backup, the head that `verify` was told) can.
    """
    there = known.join(store.frame("audit").select("line", now="digest"), on="line", how="left")
    moved = there.filter(~pl.col("now").eq_missing(pl.col("digest"))).sort("line")
    if moved.is_empty():
        return None
    row = moved.row(0, named=True)
    return Fault(row["line"], "gone" if row["now"] is None else "rewritten")


def lines_of(backup: Path) -> pl.DataFrame:
    """Return the lines of the trail as a backup holds them, for `verify_since`; nothing of the backup is changed."""
    with Store.read(backup) as store:
        return store.frame("audit").select("line", "digest")


def head(store: Store) -> str:
    """Return the last line as it is noted outside: its number and digest, empty where there is none."""
    last = store.frame("audit_head")
    return f"{last['line'].item()}:{last['digest'].item()}" if last.height else ""


def noted(text: str) -> pl.DataFrame:
    """Return a head that was noted (`head`) for `verify_since`; MonitorError where the text is none."""
    line, _, digest = text.strip().partition(":")
    if not (line.isascii() and line.isdigit() and len(digest) == len(_FIRST)):
        raise MonitorError("audit-head", found=text[:80])
    return pl.DataFrame({"line": [int(line)], "digest": [digest]})


def _owed(store: Store, told: Counter[str], next_line: int) -> Fault | None:
    lacking = any(told[action] < owed for action, owed in store.frame("audit_owed").iter_rows())
    return Fault(next_line, "cut_off") if lacking else None


def _cut_off(store: Store, versions: list[int], next_line: int) -> Fault | None:
    if not versions:
        return None
    latest = int(store.frame("data_version")["version"].item())
    return None if versions == list(range(versions[0], latest + 1)) else Fault(next_line, "cut_off")
