"""Loads the registry: new targets, indicators and regions come in by the same files as the first ones."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import polars as pl

from data.reference_files import REFERENCE, content_of, digest, parse
from data.store import Store, Transaction
from domain.access import Action, Actor
from domain.errors import BrokenReferenceError, MonitorError
from domain.faults import Fault
from domain.fields import SHEETS, Sheet
from services import revisions
from services.clock import now
from services.commits import commit
from services.permissions import permit_everywhere
from services.registry_permits import permit_rows
from services.registry_rules import broken_rules
from validators.reference import typed


@dataclass(frozen=True)
class LoadReport:
    """What a load changed; `kept` rows of a shipped file were left as an administrator had decided."""

    sheet: str
    rows: int
    rows_changed: int
    kept: int = 0


@dataclass(frozen=True)
class DryRun:
    """What a file would change: nothing is stored. `cells` are columns of `revisions.changed_cells` without CHANGE."""

    sheet: str
    file_name: str
    rows: int
    faults: tuple[Fault, ...]
    cells: pl.DataFrame
    changed: int  # rows that would change
    new: int  # those of them that are new
    based_on: int  # the registry's last change when the file was looked at


@dataclass(frozen=True)
class _Load:
    """Who loads which rows from where, at what moment: one moment for all sheets of a load."""

    actor: str
    reason: str
    file_name: str | None
    sha256: str | None
    moment: datetime


def load_registry_file(store: Store, path: Path, *, actor: Actor, reason: str) -> LoadReport:
    """Load one reference file; rows whose key is known become a new version, others are added, none is removed.

    The file's name says which sheet it is (targets.csv, targets-2025.csv, ...). Raises BrokenReferenceError with
    every broken rule, MonitorError where the actor may not; nothing is stored then.
    """
    return load_content(store, sheet_of(path.name), content_of(path), file_name=path.name, actor=actor, reason=reason)


def load_content(
    store: Store,
    sheet: Sheet,
    content: bytes,
    *,
    file_name: str,
    actor: Actor,
    reason: str,
    based_on: int | None = None,
) -> LoadReport:
    """Load the bytes of a reference file of a sheet as `load_registry_file` does.

    `based_on` is what a dry run said: raises MonitorError where the registry was changed since.
    """
    text = parse(content, file=file_name)
    return store_rows(
        store, sheet, text, file_name=file_name, sha256=digest(content), actor=actor, reason=reason, based_on=based_on
    )


def store_rows(
    store: Store,
    sheet: Sheet,
    text: pl.DataFrame,
    *,
    file_name: str | None,
    sha256: str | None,
    actor: Actor,
    reason: str,
    based_on: int | None = None,
    check: Callable[[pl.DataFrame, pl.DataFrame], None] | None = None,
) -> LoadReport:
    """Store rows of a sheet (text cells, `line`) as one change; rows that say what holds already are left out.

    Raises BrokenReferenceError, MonitorError without actor or reason, where the actor may not, or where the registry
    moved on from `based_on`.
    `check` is asked inside the transaction with all versions of the sheet and the rows that would change; it raises
    where they may not follow.
    """
    signed(actor.name, reason)
    refuse(broken_rules(store, sheet, text, file=file_name or sheet.name, known=_known(store, {sheet.name: text})))
    permit_rows(store, sheet, text, actor)
    load = _Load(actor.name, reason, file_name, sha256, now())
    with store.transaction() as write:
        rows = typed(sheet, text)
        changed = _changed(rows, write.frame(f"current_{sheet.name}"))
        # The second of two clicks finds everything done: nothing is left to refuse.
        if changed.height and based_on not in (None, int(write.frame("next_change").item()) - 1):
            raise _moved(write)
        if changed.height and check is not None:
            check(write.versions(sheet.name), changed)
        _append(write, sheet, changed, load)
        return LoadReport(sheet.name, rows.height, changed.height)


def _moved(write: Transaction) -> MonitorError:
    last = write.frame("registry_log").row(0, named=True)
    return MonitorError("registry-moved", actor=last["actor"], moment=f"{last['recorded_at']:%Y-%m-%d %H:%M}")


def signed(actor: str, reason: str) -> None:
    """Raise MonitorError where nobody says who changes something, or why."""
    if not actor.strip():
        raise MonitorError("actor-missing")
    if not reason.strip():
        raise MonitorError("reason-missing")


def dry_run(store: Store, sheet: Sheet, content: bytes, *, file_name: str) -> DryRun:
    """Return what a reference file would change and every rule it breaks; MonitorError where it is no table at all."""
    return dry_rows(store, sheet, parse(content, file=file_name), file_name=file_name)


def dry_rows(store: Store, sheet: Sheet, text: pl.DataFrame, *, file_name: str) -> DryRun:
    """Return what rows of a sheet (text cells, `line`) would change and every rule they break."""
    based_on = int(store.frame("next_change").item()) - 1
    found = broken_rules(store, sheet, text, file=file_name, known=_known(store, {sheet.name: text}))
    readable = all(name in text.columns for name in sheet.columns)
    if not readable:
        return DryRun(sheet.name, file_name, text.height, found, pl.DataFrame(), 0, 0, based_on)
    there = store.versions(sheet.name)
    current = revisions.newest(there, sheet)
    rows = typed(sheet, text)
    coming = _changed(rows, current.select(rows.columns)).unique(sheet.key, keep="last", maintain_order=True)
    new = coming.join(current, on=sheet.key, how="anti").height
    cells = _cells(there, current, coming, sheet)
    return DryRun(sheet.name, file_name, text.height, found, cells, coming.height, new, based_on)


def _cells(there: pl.DataFrame, current: pl.DataFrame, coming: pl.DataFrame, sheet: Sheet) -> pl.DataFrame:
    """Return what would change: the rows stand after the versions that are there, as one more change."""
    number = int(there["change_id"].max() or 0) + 1  # type: ignore[arg-type]
    added = coming.with_columns(change_id=pl.lit(number, pl.Int64))
    both = pl.concat([current.join(coming, on=sheet.key, how="semi"), added], how="diagonal_relaxed")
    found = revisions.changed_cells(both, sheet).filter(pl.col("change_id") == number)
    return found.drop(revisions.CHANGE)


def load_registry(store: Store, folder: Path = REFERENCE, *, actor: Actor, reason: str) -> list[LoadReport]:
    """Load all reference files of a folder in one transaction: a broken file stops the whole load.

    What a version of the store already said is left alone, and so is what an administrator saved in a form: loading
    the shipped files again never takes a decision back. Raises MonitorError where the actor does not keep the system
    for the whole country: the files concern all of it.
    """
    permit_everywhere(actor, Action.KEEP_SYSTEM)
    contents = {name: content_of(folder / f"{name}.csv") for name in SHEETS}
    texts = {name: parse(content, file=f"{name}.csv") for name, content in contents.items()}
    known = _known(store, texts)
    found = (broken_rules(store, sheet, texts[name], file=f"{name}.csv", known=known) for name, sheet in SHEETS.items())
    refuse(tuple(fault for faults in found for fault in faults))
    moment = now()
    with store.transaction() as write:
        return [
            _store_shipped(
                write, sheet, texts[name], _Load(actor.name, reason, f"{name}.csv", digest(contents[name]), moment)
            )
            for name, sheet in SHEETS.items()
        ]


def _store_shipped(write: Transaction, sheet: Sheet, text: pl.DataFrame, load: _Load) -> LoadReport:
    rows = typed(sheet, text)
    changed = _changed(rows, write.frame(f"current_{sheet.name}"))
    known = revisions.seen_before(changed, write.versions(sheet.name), sheet)
    new = changed.join(known, on=sheet.key, how="anti", maintain_order="left")
    _append(write, sheet, new, load)
    return LoadReport(sheet.name, rows.height, new.height, known.height)


def sheet_of(file_name: str) -> Sheet:
    """Return the sheet that a file's name names; raise MonitorError where it names none."""
    stem = Path(file_name).stem
    matches = [sheet for name, sheet in SHEETS.items() if stem == name or stem.startswith(f"{name}-")]
    if not matches:
        raise MonitorError("sheet-unknown", file=file_name, expected=", ".join(f"{name}.csv" for name in SHEETS))
    return matches[0]


def refuse(found: tuple[Fault, ...]) -> None:
    """Raise BrokenReferenceError where any rule is broken."""
    if found:
        raise BrokenReferenceError("reference-broken", file=found[0].file, count=len(found), faults=found)


def _known(store: Store, texts: Mapping[str, pl.DataFrame]) -> dict[str, frozenset[str]]:
    """Return the values that references may use: what the store holds and what comes in now."""
    wanted = {field.refers_to for sheet in SHEETS.values() for field in sheet.fields if field.refers_to}
    known = {}
    for name in wanted:
        sheet, _, column = name.partition(".")
        stored = store.frame(f"current_{sheet}")[column].to_list()
        coming = texts[sheet][column].to_list() if sheet in texts and column in texts[sheet].columns else []
        known[name] = frozenset(value for value in (*stored, *coming) if value)
    return known


def known_references(store: Store) -> dict[str, frozenset[str]]:
    """Return the values that references may use, as the store has them."""
    return _known(store, {})


def _append(write: Transaction, sheet: Sheet, changed: pl.DataFrame, load: _Load) -> None:
    if changed.is_empty():
        return
    change_id = int(write.frame("next_change").item())
    write.append(sheet.name, changed.with_columns(change_id=pl.lit(change_id)))
    line = {
        "change_id": [change_id], "recorded_at": [load.moment], "actor": [load.actor], "reason": [load.reason],
        "sheet": [sheet.name], "file_name": [load.file_name], "sha256": [load.sha256],
        "rows_changed": [changed.height],
    }  # fmt: skip
    write.append("registry_changes", pl.DataFrame(line, schema_overrides=_TEXT))
    action = "registry load" if load.file_name else "registry form"
    commit(write, actor=load.actor, action=action, subject=load.file_name or sheet.name, reason=load.reason)


_TEXT = {"file_name": pl.String, "sha256": pl.String}


def _changed(rows: pl.DataFrame, current: pl.DataFrame) -> pl.DataFrame:
    same = current.select(rows.columns).cast(rows.schema)
    return rows.join(same, on=rows.columns, how="anti", nulls_equal=True)
