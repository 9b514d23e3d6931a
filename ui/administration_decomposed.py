"""Decomposed targets 分解指标: one target, the regions below with their own numbers, the form, the file."""

from collections.abc import Mapping
from typing import Any

import polars as pl
import streamlit as st

from charts import numbers
from domain.terms import Comparator
from locales import Texts
from services import decomposed_files, decomposing
from services.decomposing import IN_FORCE, WITHDRAWN
from services.registry import Registry
from services.revising import Edit
from ui import (
    administration,
    administration_forms,
    administration_upload,
    cached,
    exports,
    filters,
    identity,
    markup,
    tables,
)
from ui.administration import link_to
from ui.administration_forms import Entry, Form
from ui.captions import in_language, region_name, subject
from ui.markup import Cell

_SHEET, _TAB = "decomposed_targets", "decomposed"
_HEIGHT, _FEW = 520, 14


def draw(texts: Texts) -> None:
    """Draw the choice of a target and of the region whose parts are shown, the parts, the form and the file."""
    registry = cached.registry()
    st.caption(texts.say("decomposed-explained"))
    with st.container(key="filters"):
        left, right = st.columns([2, 1.2])
    labels = _targets(registry, texts)
    with left:
        target = filters.choose("of", list(labels), next(iter(labels)), texts, label=labels.__getitem__)
    above = _parents(registry, target)
    paths = cached.region_paths(chinese=texts.chinese)
    with right:
        under = filters.choose("under", above, above[0], texts, label=paths.__getitem__)
    rows = decomposing.listed(cached.store(), registry, target, under, reader=identity.reader())
    wide, narrow = st.columns([1.5, 1])
    with wide.container(border=True):
        _parts(registry, target, under, rows, texts)
    with narrow:
        with st.container(border=True):
            _form(registry, target, rows, texts)
        with st.container(border=True):
            _file(registry, target, under, texts)
    with st.container(border=True):
        administration_forms.history(_SHEET, {"target_id": target}, texts)


def _targets(registry: Registry, texts: Texts) -> dict[str, str]:
    """Return the targets that can be decomposed, those with regions below that have a figure."""
    names: dict[str, str] = {}
    for code in registry.targets["region_code"].unique().sort():
        names |= filters.target_labels(code, chinese=texts.chinese)
    return {name: names[name] for name in cached.answer(decomposing.offered)}


def _parents(registry: Registry, target_id: str) -> list[str]:
    """Return the regions with parts that may have a number of their own, the binding one first."""
    binding = str(registry.target(target_id)["region_code"])
    parents = decomposing.places(registry, target_id)["parent_code"].unique().sort().to_list()
    return [binding, *(code for code in parents if code != binding)] if binding in parents else parents


def _parts(registry: Registry, target_id: str, under: str, rows: pl.DataFrame, texts: Texts) -> None:
    about = subject(registry, target_id)
    unit = str(about.indicator["unit"])
    target = about.target
    asked = numbers.target(target["comparator"], target["threshold"], unit, texts, upper=target["upper"])
    here = region_name(registry.region(under), texts)
    markup.title(texts.say("decomposed-title", name=in_language(about.indicator, "short", texts), region=here))
    binding = region_name(registry.region(target["region_code"]), texts)
    said = texts.say("decomposed-above", region=binding, target=asked, due=target["due_date"].isoformat())
    st.html(markup.spans([said, _sum(registry, target_id, unit, texts)], kind="mon-second"))
    names = ("region", "number", "due", "basis", "note", "who", "when")
    header = [Cell(texts.say(f"decomposed-list-{name}"), right=name == "number") for name in names]
    body = [_listed(row, unit, texts) for row in rows.iter_rows(named=True)]
    with st.container(height=_HEIGHT if rows.height > _FEW else "content", border=False):
        markup.table(header, body, label=texts.say("decomposed-list"), broad=True)
    suffix = "zh" if texts.chinese else "en"
    fields = ("threshold", "due_date", "basis", "note")
    written = rows.filter(pl.col("standing") == IN_FORCE).select(
        "region_code", pl.col(f"region_{suffix}").alias(texts.say("decomposed-list-region")),
        *(pl.col(name).alias(administration.field_label(name, texts)) for name in fields),
        pl.col("changed_by").alias(texts.say("decomposed-list-who")),
        pl.col("changed_at").dt.strftime("%Y-%m-%d %H:%M").alias(texts.say("decomposed-list-when")),
    )  # fmt: skip
    tables.download(
        written, texts.say("decomposed-download"), file_name=f"decomposed_{target_id}", key="download-decomposed"
    )


def _sum(registry: Registry, target_id: str, unit: str, texts: Texts) -> str:
    parts = decomposing.parts_of(registry, target_id)
    if parts is None or not parts.with_number:
        return texts.say("decomposed-none") if parts else ""
    return texts.say(
        "decomposed-sum", done=parts.with_number, regions=parts.regions,
        total=numbers.amount(parts.total, unit, texts), asked=numbers.amount(parts.asked, unit, texts),
        difference=numbers.difference(parts.difference, unit, texts),
    )  # fmt: skip


def _listed(row: Mapping[str, Any], unit: str, texts: Texts) -> list[Cell]:
    held = row["standing"] == IN_FORCE
    link = link_to(_TAB, of=st.query_params.get("of"), under=st.query_params.get("under"), place=row["region_code"])
    withdrawn = texts.say("admin-standing-withdrawn") if row["standing"] == WITHDRAWN else ""
    return [
        Cell(region_name(row, texts), href=link, keep=texts.chinese),
        Cell(numbers.amount(row["threshold"], unit, texts) if held else "—", right=True),
        Cell(row["due_date"].isoformat() if held and row["due_date"] else "", keep=True),
        Cell(row["basis"] or "" if held else withdrawn),
        Cell(row["note"] or "" if held else ""),
        Cell(row["changed_by"] or ""),
        Cell(f"{row['changed_at']:%Y-%m-%d}" if row["changed_at"] else "", keep=True),
    ]


def _form(registry: Registry, target_id: str, rows: pl.DataFrame, texts: Texts) -> None:
    markup.title(texts.say("decomposed-form"))
    names = {row["region_code"]: region_name(row, texts) for row in rows.iter_rows(named=True)}
    place = filters.choose("place", list(names), next(iter(names)), texts, label=names.__getitem__)
    row = rows.filter(pl.col("region_code") == place).row(0, named=True)
    milestone = registry.target(target_id)["comparator"] == Comparator.DONE_BY.value
    entries = [
        *([] if milestone else [Entry("threshold", longest=20)]), Entry("due_date", day=True),
        Entry("basis"), Entry("note"),
        *([Entry("standing", options=(IN_FORCE, WITHDRAWN))] if row["standing"] else []),
    ]  # fmt: skip
    form = _form_of(target_id, place, row, entries, texts)
    edit = administration_forms.typed(form, texts)
    untouched = not row["standing"] and not any(edit.cells[entry.name] for entry in entries)
    if untouched:
        administration.notice(form.place, texts)
        st.caption(texts.say("decomposed-form-explained"))
        return
    administration_forms.confirmed(
        form.place, _SHEET, [edit], texts, warnings=lambda _: _warnings(registry, edit, texts)
    )


def _form_of(target_id: str, place: str, row: Mapping[str, Any], entries: list[Entry], texts: Texts) -> Form:
    key = (target_id, place)
    if row["standing"]:
        return administration_forms.form_of(_SHEET, key, entries, texts)
    return Form(_SHEET, key, 0, {}, entries, {"standing": IN_FORCE})


def _warnings(registry: Registry, edit: Edit, texts: Texts) -> list[str]:
    cells = {"threshold": "", "due_date": "", **edit.cells}
    row = {"target_id": edit.key[0], "region_code": edit.key[1], "line": None, **cells}
    return administration_forms.warned(decomposing.warnings(registry, [row], file=_SHEET), texts)


def _file(registry: Registry, target_id: str, under: str, texts: Texts) -> None:
    markup.title(texts.say("decomposed-file"))
    form = decomposed_files.template(registry, (target_id,), under, texts)
    exports.offer(
        texts.say("decomposed-template"),
        lambda: exports.csv_bytes(form.rename(decomposed_files.labels(texts))),
        file_name=f"decomposed_{target_id}_{under}.csv",
        mime=exports.CSV,
        key="template-decomposed",
    )
    administration_upload.decomposed(texts)
