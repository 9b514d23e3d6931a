"""The form of one row: its fields, what would change (old and new), warnings, reason, confirmation; its history."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import polars as pl
import streamlit as st

from domain.faults import Fault
from domain.fields import SHEETS
from locales import Texts
from services import revising, revisions
from services.revising import Edit
from ui import administration, cached, identity, markup, tables
from ui.administration import field_label, key_word, word
from ui.markup import Cell

_FIRST, _LAST = date(2000, 1, 1), date(2060, 12, 31)


@dataclass(frozen=True)
class Entry:
    """One field of a form: a text, a date, or one of some options; `wide` takes the whole width."""

    name: str
    options: tuple[str, ...] = ()
    day: bool = False
    help: str = ""
    shown: Callable[[str], str] | None = None
    longest: int = 200


@dataclass(frozen=True)
class Form:
    """A row that is edited: where it stands, what it says, and the version its form is filled in on."""

    sheet: str
    key: tuple[str, ...]
    seen: int
    held: Mapping[str, str]
    entries: Sequence[Entry]
    fixed: Mapping[str, str] = field(default_factory=dict)

    @property
    def place(self) -> str:
        """What tells this form from any other."""
        return f"{self.sheet}/{'/'.join(self.key)}"

    def widget(self, name: str) -> str:
        """Return the key of a field's widget: a new version gets fresh ones."""
        return f"administration-{self.place}-{self.seen}-{name}"


def form_of(sheet: str, key: tuple[str, ...], entries: Sequence[Entry], texts: Texts) -> Form:
    """Return the form of a row as it stands now; tells where somebody else saved it meanwhile."""
    row = revising.version_of(cached.store(), sheet, *key)
    form = Form(sheet, key, int(str(row["change_id"])), revisions.row_text(row, SHEETS[sheet]), entries)
    administration.moved(form.place, form.seen, str(row["changed_by"]), f"{row['changed_at']:%Y-%m-%d %H:%M}", texts)
    return form


def typed(form: Form, texts: Texts, *, columns: int = 2) -> Edit:
    """Draw the fields of a form and return what they ask for."""
    cells = dict(form.fixed)
    # Row by row, so that a telephone shows them in this order too.
    for first in range(0, len(form.entries), columns):
        for place, entry in zip(st.columns(columns), form.entries[first : first + columns], strict=False):
            with place:
                cells[entry.name] = _field(form, entry, texts)
    return Edit(form.key, cells, form.seen)


def _field(form: Form, entry: Entry, texts: Texts) -> str:
    held, key, label = form.held.get(entry.name, ""), form.widget(entry.name), field_label(entry.name, texts)
    if entry.day:
        day = st.date_input(
            label, value=date.fromisoformat(held) if held else None, min_value=_FIRST, max_value=_LAST,
            format="YYYY-MM-DD", key=key, help=entry.help or None,
        )  # fmt: skip
        return day.isoformat() if isinstance(day, date) else ""
    if entry.options:
        options = entry.options if held in entry.options else (held, *entry.options)
        said = st.selectbox(
            label, options, index=options.index(held), key=key, help=entry.help or None,
            format_func=entry.shown or (lambda one: word(entry.name, one, texts)),
            placeholder=texts.say("filter-placeholder"),
        )  # fmt: skip
        return str(said or "")
    return str(st.text_input(label, value=held, key=key, max_chars=entry.longest, help=entry.help or None)).strip()


def confirmed(
    place: str,
    sheet: str,
    edits: Sequence[Edit],
    texts: Texts,
    *,
    warnings: Callable[[pl.DataFrame], Sequence[str]] | None = None,
) -> None:
    """Show what edits would change, what is wrong with them and what should be known; save on an explicit word."""
    found = revising.draft(cached.store(), sheet, edits)
    # That a new row is in force goes without saying.
    cells = found.cells.filter((pl.col("field") != "standing") | (pl.col("old") != ""))
    if not found.changes:
        administration.notice(place, texts)
        st.caption(texts.say("admin-nothing-changed"))
        return
    differences(cells, sheet, texts, several=len(SHEETS[sheet].fields) == 2 or len(edits) > 1)
    if found.faults:
        st.error(texts.say("admin-refused", count=len(found.faults)), icon=":material/error:")
        administration.faults(found.faults, texts, label=texts.say("admin-refused", count=len(found.faults)))
        return
    for said in warnings(cells) if warnings else ():
        st.warning(administration.plain(said), icon=":material/warning:")
    administration.notice(place, texts)
    confirm(place, texts, count=cells.height, on_click=administration.save, args=(place, sheet, edits))


def confirm(
    place: str, texts: Texts, *, count: int, on_click: Callable[..., None], args: tuple[Any, ...], seen: int = 0
) -> None:
    """Ask for the reason, and offer the click that saves; Enter in the reason does not."""
    with st.form(f"confirm-{place}-{seen}", enter_to_submit=False, border=False):
        st.text_area(
            texts.say("admin-reason"), key=administration.reason_key(place), max_chars=500, height=80,
            placeholder=texts.say("admin-reason-placeholder"),
        )  # fmt: skip
        st.form_submit_button(
            texts.say("admin-confirm", count=count), type="primary", key="admin-confirm", on_click=on_click, args=args
        )
    st.caption(texts.say("admin-confirm-explained"))


def differences(cells: pl.DataFrame, sheet: str, texts: Texts, *, several: bool = False) -> None:
    """List old and new values (columns of `revising.Draft.cells`), each with its row where there are several."""
    key = SHEETS[sheet].key if several else ()
    header = [
        *(Cell(field_label(name, texts)) for name in key),
        *(Cell(texts.say(f"admin-column-{name}")) for name in ("field", "old", "new")),
    ]
    body = [
        [
            *(Cell(key_word(name, row[name], texts)) for name in key),
            Cell(field_label(row["field"], texts) if row["field"] else texts.say("admin-new-row"), keep=True),
            Cell(_cell(row, "old", texts)),
            Cell(_cell(row, "new", texts)),
        ]
        for row in cells.iter_rows(named=True)
    ]
    markup.table(header, body, label=texts.say("admin-differences", sheet=administration.sheet_label(sheet, texts)))


def _cell(row: Mapping[str, Any], name: str, texts: Texts) -> str:
    """Return the old or new value of a changed cell as it is read; nothing for a row that is new as a whole."""
    return word(row["field"], row[name], texts, setting=str(row.get("setting") or "")) if row["field"] else ""


def history(sheet: str, key: Mapping[str, str], texts: Texts) -> None:
    """List every version of the rows that a key names, the newest first: when, who, what changed, why, from where."""
    markup.title(texts.say("admin-history"))
    found = revisions.history(cached.store(), cached.registry(), sheet, reader=identity.reader(), **key)
    if found.is_empty():
        st.caption(texts.say("admin-history-none"))
        return
    free = [name for name in SHEETS[sheet].key if name not in key]
    changes(found, free, texts, label=texts.say("admin-history"))
    written = found.with_columns(pl.col("changed_at").dt.strftime("%Y-%m-%d %H:%M"))
    tables.download(
        written, texts.say("admin-download-history"), file_name="_".join(("history", sheet, *key.values())),
        key=f"download-history-{sheet}",
    )  # fmt: skip


def changes(found: pl.DataFrame, keys: Sequence[str], texts: Texts, *, label: str) -> None:
    """List changed cells (columns of `revisions.changed_cells`), with the columns of the key that tell rows apart."""
    names = ("when", "who", "field", "old", "new", "why", "origin")
    header = [
        *(Cell(field_label(name, texts)) for name in keys),
        *(Cell(texts.say(f"admin-column-{name}")) for name in names),
    ]
    body = [
        [*(Cell(key_word(name, row[name], texts)) for name in keys), *_change(row, texts)]
        for row in found.iter_rows(named=True)
    ]
    markup.table(header, body, label=label, broad=True)


def _change(row: Mapping[str, Any], texts: Texts) -> list[Cell]:
    return [
        Cell(f"{row['changed_at']:%Y-%m-%d %H:%M}", keep=True),
        Cell(row["changed_by"], keep=True),
        Cell(field_label(row["field"], texts) if row["field"] else texts.say("admin-new-row"), keep=True),
        Cell(_cell(row, "old", texts)),
        Cell(_cell(row, "new", texts)),
        Cell(administration.reason_word(row["changed_why"], texts)),
        Cell(row["changed_from"] or texts.say("admin-origin-form")),
    ]


def warned(found: Sequence[Fault], texts: Texts) -> list[str]:
    """Return warnings as sentences."""
    return [administration.problem(fault, texts) for fault in found]
