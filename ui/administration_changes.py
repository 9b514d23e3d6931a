"""Every change of the registry: who, when, why, from which file or form; one of them with old and new values."""

from collections.abc import Mapping
from typing import Any

import polars as pl
import streamlit as st

from domain.fields import SHEETS
from locales import Texts
from services import revisions
from ui import administration, administration_forms, cached, filters, identity, markup, tables
from ui.administration import ALL, link_to
from ui.markup import Cell

_TAB = "changes"
_LISTED, _CELLS = 300, 300
_HEIGHT, _FEW = 560, 14
_COLUMNS = ("when", "who", "sheet", "origin", "rows", "why", "number")


def draw(texts: Texts) -> None:
    """Draw the change that the URL opens, and the list of all that fit the filters."""
    log = revisions.log(cached.store(), cached.registry(), reader=identity.reader())
    chosen = administration.opened([str(one) for one in log["change_id"]], texts)
    if chosen is not None:
        with st.container(border=True):
            _one(log.filter(pl.col("change_id") == int(chosen)).row(0, named=True), texts)
    _list(log, texts)


def _list(log: pl.DataFrame, texts: Texts) -> None:
    with st.container(key="filters"):
        places = st.columns([1.2, 1, 1, 1], vertical_alignment="bottom")
    with places[0]:
        words = administration.search(texts)
    sheets = {ALL: texts.say("admin-all")} | {
        name: administration.sheet_label(name, texts) for name in administration.sheets() if name in set(log["sheet"])
    }
    people = {ALL: texts.say("admin-all")} | {name: name for name in log["actor"].unique().sort()}
    origins = {
        ALL: texts.say("admin-all"),
        "form": texts.say("admin-origin-form"),
        "file": texts.say("admin-origin-file"),
    }
    with places[1]:
        sheet = filters.choose("sheet", list(sheets), ALL, texts, label=sheets.__getitem__)
    with places[2]:
        who = filters.choose("who", list(people), ALL, texts, label=people.__getitem__)
    with places[3]:
        origin = filters.choose("origin", list(origins), ALL, texts, label=origins.__getitem__)
    rows = log.filter(
        pl.lit(sheet == ALL) | (pl.col("sheet") == sheet),
        pl.lit(who == ALL) | (pl.col("actor") == who),
        pl.lit(origin == ALL) | (pl.col("file_name").is_null() == (origin == "form")),
        _says(words),
    )
    st.caption(texts.say("admin-changes-count", shown=rows.height, total=log.height))
    if rows.is_empty():
        st.info(texts.say("admin-none-found"), icon=":material/search:")
        return
    with st.container(border=True, height=_HEIGHT if rows.height > _FEW else "content"):
        header = [Cell(texts.say(f"admin-column-{name}"), right=name == "rows") for name in _COLUMNS]
        body = [_cells(row, texts) for row in rows.head(_LISTED).iter_rows(named=True)]
        markup.table(header, body, label=texts.say("admin-tab-changes"), broad=True)
    if rows.height > _LISTED:
        st.caption(texts.say("admin-upload-more", shown=_LISTED, total=rows.height))
    written = rows.with_columns(pl.col("recorded_at").dt.strftime("%Y-%m-%d %H:%M:%S"))
    tables.download(written, texts.say("admin-download-changes"), file_name="registry_changes", key="download-changes")


def _says(words: str) -> pl.Expr:
    said = pl.concat_str(
        "actor", "reason", "sheet", pl.col("file_name").fill_null(""), separator=" "
    ).str.to_lowercase()
    return pl.all_horizontal(
        pl.lit(value=True), *(said.str.contains(word, literal=True) for word in words.lower().split())
    )


def _cells(row: Mapping[str, Any], texts: Texts) -> list[Cell]:
    return [
        Cell(f"{row['recorded_at']:%Y-%m-%d %H:%M}", keep=True),
        Cell(row["actor"]),
        Cell(administration.sheet_label(row["sheet"], texts)),
        Cell(row["file_name"] or texts.say("admin-origin-form")),
        Cell(str(row["rows_changed"]), right=True),
        Cell(administration.reason_word(row["reason"], texts)),
        Cell(f"#{row['change_id']}", href=link_to(_TAB, open=str(row["change_id"])), keep=True),
    ]


def _one(row: Mapping[str, Any], texts: Texts) -> None:
    markup.title(texts.say("admin-change-title", number=str(row["change_id"])))
    pairs = {
        "when": f"{row['recorded_at']:%Y-%m-%d %H:%M:%S}",
        "who": row["actor"],
        "why": administration.reason_word(row["reason"], texts),
        "sheet": administration.sheet_label(row["sheet"], texts),
        "origin": row["file_name"] or texts.say("admin-origin-form"),
        "rows": str(row["rows_changed"]),
    }
    markup.facts((texts.say(f"admin-column-{name}"), text) for name, text in pairs.items())
    found = revisions.change(cached.store(), cached.registry(), int(row["change_id"]), reader=identity.reader())
    key = SHEETS[row["sheet"]].key
    shown = found.head(_CELLS)
    administration_forms.changes(shown, key, texts, label=texts.say("admin-change-title", number=str(row["change_id"])))
    if found.height > _CELLS:
        st.caption(texts.say("admin-upload-more", shown=_CELLS, total=found.height))
    written = found.with_columns(pl.col("changed_at").dt.strftime("%Y-%m-%d %H:%M:%S"))
    tables.download(
        written, texts.say("admin-download-change"), file_name=f"change_{row['change_id']}", key="download-change"
    )
    st.html(f'<div class="mon-links">{markup.link(texts.say("admin-close"), link_to(_TAB))}</div>')
