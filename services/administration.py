"""Loads the registry: new targets, indicators and regions come in by the same files as the first ones."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from data.reference_files import REFERENCE, digest, read
from data.store import Store, Transaction
from domain.errors import BrokenReferenceError, MonitorError
from domain.faults import Fault
from domain.fields import SHEETS, Sheet
from services.clock import now
from services.commits import commit
from validators.reference import faults, typed


@dataclass(frozen=True)
class LoadReport:
    """What a load changed."""

    sheet: str
    rows: int
    rows_changed: int


def load_registry_file(store: Store, path: Path, *, actor: str, reason: str) -> LoadReport:
    """Load one reference file; rows whose key is known become a new version, others are added, none is removed.

    The file's name says which sheet it is (targets.csv, targets-2025.csv, ...). Raises BrokenReferenceError with
    every broken rule; nothing is stored then.
    """
    sheet = _sheet_of(path)
    text = read(path)
    _refuse(faults(sheet, text, file=path.name, known=_known(store, {sheet.name: text})))
    with store.transaction() as write:
        return _store_sheet(write, sheet, text, path=path, actor=actor, reason=reason)


def load_registry(store: Store, folder: Path = REFERENCE, *, actor: str, reason: str) -> list[LoadReport]:
    """Load all reference files of a folder in one transaction: a broken file stops the whole load."""
    texts = {name: read(folder / f"{name}.csv") for name in SHEETS}
    known = _known(store, texts)
    _refuse(
        tuple(
            fault
            for name, sheet in SHEETS.items()
            for fault in faults(sheet, texts[name], file=f"{name}.csv", known=known)
        )
    )
    with store.transaction() as write:
        return [
            _store_sheet(write, sheet, texts[name], path=folder / f"{name}.csv", actor=actor, reason=reason)
            for name, sheet in SHEETS.items()
        ]


def _sheet_of(path: Path) -> Sheet:
    matches = [sheet for name, sheet in SHEETS.items() if path.stem == name or path.stem.startswith(f"{name}-")]
    if not matches:
        raise MonitorError("sheet-unknown", file=path.name, expected=", ".join(f"{name}.csv" for name in SHEETS))
    return matches[0]


def _refuse(found: tuple[Fault, ...]) -> None:
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


def _store_sheet(
    write: Transaction, sheet: Sheet, text: pl.DataFrame, *, path: Path, actor: str, reason: str
) -> LoadReport:
    rows = typed(sheet, text)
    changed = _changed(rows, write.frame(f"current_{sheet.name}"))
    if not changed.is_empty():
        change_id = int(write.frame("next_change").item())
        write.append(sheet.name, changed.with_columns(change_id=pl.lit(change_id)))
        change = _change(change_id, sheet, path, actor=actor, reason=reason, rows=changed.height)
        write.append("registry_changes", change)
        commit(write, actor=actor, action="registry load", subject=path.name, reason=reason)
    return LoadReport(sheet.name, rows.height, changed.height)


def _changed(rows: pl.DataFrame, current: pl.DataFrame) -> pl.DataFrame:
    same = current.select(rows.columns).cast(rows.schema)
    return rows.join(same, on=rows.columns, how="anti", nulls_equal=True)


def _change(change_id: int, sheet: Sheet, path: Path, *, actor: str, reason: str, rows: int) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "change_id": [change_id],
            "recorded_at": [now()],
            "actor": [actor],
            "reason": [reason],
            "sheet": [sheet.name],
            "file_name": [path.name],
            "sha256": [digest(path)],
            "rows_changed": [rows],
        }
    )
