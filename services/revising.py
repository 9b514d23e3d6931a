"""Changes of the registry by form: shown before they are saved, saved as a new version, refused when out of date."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from data.store import Store
from domain.access import Actor
from domain.errors import MonitorError
from domain.faults import Fault
from domain.fields import SHEETS, Field, FieldType, Sheet
from services import revisions
from services.administration import LoadReport, known_references, signed, store_rows
from services.registry_rules import broken_rules


@dataclass(frozen=True)
class Edit:
    """What a form asks for: the row by its key, the cells as typed, the change of the version it was filled in on.

    `seen` 0 is for a row that is new; it has to name every cell that must not be empty.
    """

    key: tuple[str, ...]
    cells: Mapping[str, str]
    seen: int


@dataclass(frozen=True)
class Draft:
    """An edit looked at: what it changes (field, old, new as text) and every rule it breaks."""

    cells: pl.DataFrame
    faults: tuple[Fault, ...]

    @property
    def changes(self) -> bool:
        """Whether anything would be saved."""
        return self.cells.height > 0


def version_of(store: Store, sheet: str, *key: str) -> dict[str, object]:
    """Return a row's newest version with its CHANGE; raise MonitorError for an unknown key."""
    described = SHEETS[sheet]
    found = revisions.versions(store, sheet, **dict(zip(described.key, key, strict=True)))
    if found.is_empty():
        raise MonitorError("row-unknown", found=" / ".join(key), sheet=sheet)
    return found.row(-1, named=True)


def draft(store: Store, sheet: str, edits: Sequence[Edit]) -> Draft:
    """Return what edits would change and every rule they break; nothing is stored.

    Columns of `cells`: the sheet's key, field, old, new. A new row has an empty `old` in each of its fields.
    """
    described = SHEETS[sheet]
    text, before = _rows(store, described, edits)
    found = broken_rules(store, described, text, file=sheet, known=known_references(store))
    cells = [
        {**{name: new[name] for name in described.key}, "field": field.name, "old": old.get(field.name, ""),
         "new": new[field.name]}
        for old, new in zip(before, text.iter_rows(named=True), strict=True)
        for field in described.fields
        if field.name not in described.key and old.get(field.name, "") != _plain(new[field.name], field)
    ]  # fmt: skip
    names = [*described.key, "field", "old", "new"]
    return Draft(pl.DataFrame(cells, schema=dict.fromkeys(names, pl.String)), found)


def _plain(cell: str, field: Field) -> str:
    """A number typed as 85.0 says what 85 says."""
    if field.type not in (FieldType.NUMBER, FieldType.INTEGER):
        return cell
    try:
        return str(float(cell)).removesuffix(".0") if cell else cell
    except ValueError:
        return cell


def revise(store: Store, sheet: str, edits: Sequence[Edit], *, actor: Actor, reason: str) -> LoadReport:
    """Save edits of a sheet as one change and return how many rows it changed; 0 where all of it holds already.

    Raises BrokenReferenceError with every broken rule, MonitorError without actor or reason, where the actor may not,
    and where a row was changed since the form was filled in (`seen`): nothing is stored then.
    """
    signed(actor.name, reason)
    described = SHEETS[sheet]
    text, _ = _rows(store, described, edits)
    seen = {edit.key: edit.seen for edit in edits}
    return store_rows(
        store, described, text, file_name=None, sha256=None, actor=actor, reason=reason,
        check=lambda there, changed: _refuse_outdated(there, changed, described, seen),
    )  # fmt: skip


def _rows(store: Store, sheet: Sheet, edits: Sequence[Edit]) -> tuple[pl.DataFrame, list[dict[str, str]]]:
    """Return the rows as the edits make them (text cells, `line`), and what stands there now (empty where new)."""
    after, before = [], []
    for line, edit in enumerate(edits, start=1):
        key = dict(zip(sheet.key, edit.key, strict=True))
        found = revisions.versions(store, sheet.name, **key)
        held = revisions.row_text(found.row(-1, named=True), sheet) if found.height else {}
        empty = dict.fromkeys(sheet.columns, "")
        typed = {name: cell.strip() for name, cell in edit.cells.items()}
        after.append({**empty, **held, **key, **typed, "line": line})
        before.append(held)
    schema = {**dict.fromkeys(sheet.columns, pl.String), "line": pl.Int64}
    return pl.DataFrame(after, schema=schema), before


def _refuse_outdated(
    there: pl.DataFrame, changed: pl.DataFrame, sheet: Sheet, seen: Mapping[tuple[str, ...], int]
) -> None:
    """Raise MonitorError where a row's newest version is another than the one a form was filled in on."""
    touched = revisions.newest(there, sheet).join(changed, on=sheet.key, how="semi")
    for row in touched.iter_rows(named=True):
        key = tuple(row[name] for name in sheet.key)
        if key in seen and row["change_id"] != seen[key]:
            raise MonitorError(
                "changed-meanwhile",
                row=" / ".join(key),
                actor=row["changed_by"],
                moment=f"{row['changed_at']:%Y-%m-%d %H:%M}",
            )
