"""What the registry said when: versions of its rows, what each change changed, the registry as it was known."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

import polars as pl

from data.store import Store
from domain.access import Action, Actor
from domain.fields import SHEETS, FieldType, Sheet
from services.permissions import permit, reach
from services.registry import COUNTRY, Registry, in_file_order, in_force

CHANGE = ("change_id", "changed_at", "changed_by", "changed_why", "changed_from")
_FALSE, _TRUE = "no", "yes"
_FEW = 8  # columns of a sheet whose new rows are told cell by cell


def as_text(sheet: Sheet, rows: pl.DataFrame) -> pl.DataFrame:
    """Return typed rows of a sheet as the text a file would hold; what is empty is an empty text."""
    return rows.with_columns(
        _text(field.name, field.type).fill_null("").alias(field.name) for field in sheet.fields
    )  # fmt: skip


def _text(name: str, kind: FieldType) -> pl.Expr:
    if kind is FieldType.FLAG:
        return pl.when(name).then(pl.lit(_TRUE)).when(~pl.col(name)).then(pl.lit(_FALSE))
    return pl.col(name).cast(pl.String).str.strip_suffix(".0") if kind is FieldType.NUMBER else pl.col(name).cast(
        pl.String
    )  # fmt: skip


def versions(store: Store, sheet: str, **key: str) -> pl.DataFrame:
    """Return every version of the rows of a sheet, the oldest first; `key` names columns and the values wanted.

    Columns: those of the sheet, and CHANGE: who changed it when, why, from which file (null: a form).
    """
    wanted = [pl.col(name) == value for name, value in key.items()]
    return store.versions(sheet).filter(*wanted) if wanted else store.versions(sheet)


def newest(found: pl.DataFrame, sheet: Sheet) -> pl.DataFrame:
    """Return the last version of each key, with CHANGE."""
    return found.unique(sheet.key, keep="last", maintain_order=True)


def changed_cells(found: pl.DataFrame, sheet: Sheet) -> pl.DataFrame:
    """Return what each change changed, out of all versions of some keys: CHANGE, the key, field, old, new (as text).

    A row's first version has a line for each cell that is filled where the sheet has few columns, else one line with
    an empty field: it is new.
    """
    text = as_text(sheet, found).sort("change_id", maintain_order=True)
    fields = [name for name in sheet.columns if name not in sheet.key]
    long = text.unpivot(fields, index=[*CHANGE, *sheet.key], variable_name="field", value_name="new").with_columns(
        old=pl.col("new").shift(1).over(*sheet.key, "field", order_by="change_id")
    )
    added = long.filter(pl.col("old").is_null()).with_columns(old=pl.lit(""))
    few = len(sheet.columns) <= _FEW
    first = added.filter(pl.col("new") != "") if few else _new_rows(added, sheet)
    moved = long.filter(pl.col("old").is_not_null() & (pl.col("old") != pl.col("new")))
    columns = [*CHANGE, *sheet.key, "field", "old", "new"]
    return pl.concat([first.select(columns), moved.select(columns)]).sort(
        "change_id", *sheet.key, descending=[True, *[False] * len(sheet.key)], maintain_order=True
    )


def _new_rows(added: pl.DataFrame, sheet: Sheet) -> pl.DataFrame:
    one_each = added.unique([*sheet.key], keep="first", maintain_order=True)
    return one_each.with_columns(field=pl.lit(""), new=pl.lit(""))


# Which column of a sheet names the region that a row is about; rows of other sheets hold for the whole country.
_PLACES = {
    one.name: next((name for name in ("region_code", "code") if name in one.columns), None) for one in SHEETS.values()
}  # fmt: skip


def log(store: Store, registry: Registry, *, reader: Actor) -> pl.DataFrame:
    """Return the changes of the registry, the newest first: columns of `registry_log.sql`.

    A reader is told of what holds in the own region: rows about it, about those below and above it, and about none.
    `rows_changed` counts those rows; a change of other regions' rows alone is left out. Raises MonitorError for
    somebody who may not read changes.
    """
    permit(registry, reader, Action.READ_CHANGES)
    found = store.frame("registry_log")
    if reader.region_code == COUNTRY:
        return found
    regional = [name for name, place in _PLACES.items() if place]
    told = pl.concat(
        _told(store.versions(name), name, registry, reader).group_by("change_id").agg(told=pl.len().cast(pl.Int64))
        for name in regional
    )
    return (
        found.join(told, on="change_id", how="left", maintain_order="left")
        .filter(~pl.col("sheet").is_in(regional) | pl.col("told").is_not_null())
        .with_columns(pl.coalesce("told", "rows_changed").alias("rows_changed"))
        .drop("told")
    )


def history(store: Store, registry: Registry, sheet: str, *, reader: Actor, **key: str) -> pl.DataFrame:
    """Return what every change changed in the rows that a key names, see `changed_cells`; told as `log` tells."""
    permit(registry, reader, Action.READ_CHANGES)
    return changed_cells(_told(versions(store, sheet, **key), sheet, registry, reader), SHEETS[sheet])


def _told(found: pl.DataFrame, sheet: str, registry: Registry, reader: Actor) -> pl.DataFrame:
    place = _PLACES[sheet]
    return found.filter(pl.col(place).is_in(reach(registry, reader, Action.READ_CHANGES))) if place else found


def change(store: Store, registry: Registry, change_id: int, *, reader: Actor) -> pl.DataFrame:
    """Return what one change of the registry changed, see `changed_cells`; empty where `log` does not tell of it."""
    found = log(store, registry, reader=reader).filter(pl.col("change_id") == change_id)
    if found.is_empty():
        return pl.DataFrame(schema={"change_id": pl.Int64})
    sheet = SHEETS[found["sheet"].item()]
    everything = _told(store.versions(sheet.name), sheet.name, registry, reader)
    touched = everything.filter(pl.col("change_id") == change_id).select(sheet.key)
    upto = everything.filter(pl.col("change_id") <= change_id).join(touched, on=sheet.key, how="semi")
    return changed_cells(upto, sheet).filter(pl.col("change_id") == change_id)


def known(store: Store, registry: Registry, moment: datetime | None) -> Registry:
    """Return the registry with targets, indicators, decomposed targets and settings as they stood at a moment.

    None is now. What came with the first load counts as known from the beginning, since figures of periods before
    the house was built are judged by it. Regions, documents and names of clauses stay as they are now.
    """
    if moment is None:
        return registry
    since = store.frame("registry_start")["started_at"].item()
    at = max(moment, since) if since else moment
    then = {name: _standing(store, name, at) for name in ("targets", "indicators", "decomposed_targets", "settings")}
    held = set(then["targets"]["target_id"])
    return replace(
        registry,
        targets=in_file_order(then["targets"], registry.documents),
        indicators=then["indicators"],
        decomposed=in_force(then["decomposed_targets"]),
        settings=then["settings"],
        later_targets=frozenset(name for name in registry.targets["target_id"] if name not in held),
    )


def _standing(store: Store, sheet: str, at: datetime) -> pl.DataFrame:
    found = store.versions(sheet).filter(pl.col("changed_at") <= at)
    return newest(found, SHEETS[sheet]).drop(CHANGE)


def seen_before(rows: pl.DataFrame, found: pl.DataFrame, sheet: Sheet) -> pl.DataFrame:
    """Return the typed rows of a shipped file that say nothing new: those a version of the store already said.

    A row whose newest version was saved in a form counts too: what an administrator decided stays.
    """
    said = rows.join(found.select(rows.columns).cast(rows.schema), on=rows.columns, how="semi", nulls_equal=True)
    by_form = newest(found, sheet).filter(pl.col("changed_from").is_null())
    decided = rows.join(by_form, on=sheet.key, how="semi")
    return pl.concat([said, decided]).unique(sheet.key, maintain_order=True)


def row_text(row: Mapping[str, object], sheet: Sheet) -> dict[str, str]:
    """Return one typed row of a sheet as text."""
    frame = pl.DataFrame({field.name: [row[field.name]] for field in sheet.fields})
    return dict(as_text(sheet, frame).row(0, named=True))
