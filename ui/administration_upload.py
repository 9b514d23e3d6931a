"""Rows of a sheet as a file: choose it, see what it would change and what is wrong with it, confirm with a reason."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

import polars as pl
import streamlit as st

from domain.errors import MonitorError
from domain.faults import Fault
from domain.fields import SHEETS
from locales import Texts
from services import administration as loading
from services import decomposed_files
from services.administration import DryRun, LoadReport
from services.telling import error_sentence
from ui import administration, administration_forms, cached, markup, tables

_SHOWN = 200


@dataclass(frozen=True)
class Looked:
    """A file that was looked at: what it would change, what should be known of it."""

    run: DryRun
    warned: tuple[Fault, ...]


@dataclass(frozen=True)
class Kind:
    """How files of a sheet are looked at and loaded."""

    look: Callable[[bytes, str], Looked]
    load: Callable[[bytes, str, str, int], LoadReport]


def draw(sheet: str, texts: Texts) -> None:
    """Take a file in the columns of a sheet: `cli.py registry load` with a dry run."""
    described = SHEETS[sheet]

    def look(content: bytes, name: str) -> Looked:
        return Looked(loading.dry_run(cached.store(), described, content, file_name=name), ())

    def load(content: bytes, name: str, reason: str, based_on: int) -> LoadReport:
        return loading.load_content(
            cached.store(),
            described,
            content,
            file_name=name,
            actor=administration.actor(),
            reason=reason,
            based_on=based_on,
        )

    markup.title(texts.say("admin-upload-title", sheet=administration.sheet_label(sheet, texts)))
    st.caption(texts.say("admin-upload-explained", columns=", ".join(described.columns)))
    empty = pl.DataFrame(schema=dict.fromkeys(described.columns, pl.String))
    tables.download(empty, texts.say("admin-upload-template"), file_name=sheet, key=f"template-{sheet}")
    take(sheet, Kind(look, load), texts)


def decomposed(texts: Texts) -> None:
    """Take the form of decomposed targets that an office filled in."""

    def look(content: bytes, name: str) -> Looked:
        run, warned, _ = decomposed_files.dry_run(cached.store(), cached.registry(), content, file_name=name)
        return Looked(run, warned)

    def load(content: bytes, name: str, reason: str, based_on: int) -> LoadReport:
        return decomposed_files.load(
            cached.store(), content, file_name=name, actor=administration.actor(), reason=reason, based_on=based_on
        )

    take("decomposed_targets", Kind(look, load), texts)


def take(sheet: str, kind: Kind, texts: Texts) -> None:
    """Take a file, show its dry run, and load it on an explicit word."""
    st.caption(texts.say("admin-upload-choose"))
    file = st.file_uploader(texts.say("admin-upload"), type=["csv"], key=f"upload-{sheet}")
    if file is None:
        return
    content = file.getvalue()
    place = f"{sheet}/{hashlib.sha256(content).hexdigest()[:16]}"
    try:
        looked = kind.look(content, file.name)
    except MonitorError as error:
        sentence, hint = error_sentence(error, texts)
        st.error(administration.plain(f"{sentence} {hint}"), icon=":material/error:")
        return
    if _sound(place, looked, texts):
        _changes(sheet, looked.run, texts)
        for said in administration_forms.warned(looked.warned, texts):
            st.warning(administration.plain(said), icon=":material/warning:")
        args = (place, kind, content, file.name, looked.run.based_on)
        administration_forms.confirm(place, texts, count=looked.run.changed, on_click=_load, args=args)


def _sound(place: str, looked: Looked, texts: Texts) -> bool:
    """Return whether a file can be loaded and would change anything; says why where not."""
    run = looked.run
    if run.faults:
        said = texts.say("admin-refused", count=len(run.faults))
        st.error(said, icon=":material/error:")
        administration.faults(run.faults[:_SHOWN], texts, label=said, lines=True)
        return False
    administration.notice(place, texts)
    if run.cells.is_empty():
        st.info(texts.say("admin-upload-nothing", rows=run.rows), icon=":material/info:")
    return not run.cells.is_empty()


def _changes(sheet: str, run: DryRun, texts: Texts) -> None:
    """List what a file would change, cell by cell."""
    st.write(texts.say("admin-upload-changes", rows=run.rows, count=run.changed, new=run.new))
    administration_forms.differences(run.cells.head(_SHOWN), sheet, texts, several=True)
    if run.cells.height > _SHOWN:
        st.caption(texts.say("admin-upload-more", shown=_SHOWN, total=run.cells.height))


def _load(place: str, kind: Kind, content: bytes, file_name: str, based_on: int) -> None:
    reason = str(st.session_state.get(administration.reason_key(place)) or "").strip()
    administration.attempt(place, lambda: kind.load(content, file_name, reason, based_on).rows_changed)
