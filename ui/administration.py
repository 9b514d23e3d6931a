"""Administration as the screen uses it: what the URL names, links, what a click saves and what became of it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

import streamlit as st

from domain.access import Actor
from domain.errors import BrokenReferenceError, MonitorError
from domain.faults import Fault
from domain.fields import SHEETS
from locales import Texts
from services import revising
from services.revising import Edit
from services.telling import error_sentence, fault_sentence
from ui import cached, identity, markup
from ui.captions import in_language
from ui.filters import refuse
from ui.links import address
from ui.markup import Cell

TABS = ("targets", "decomposed", "indicators", "settings", "changes", "people", "audit")
ALL = "all"
FIRST_LOAD = "first load"  # what `cli.py init` and the first start write
_TAB = "tab"
_KEPT = ("q", "source", "area", "binds", "sheet", "who", "origin", "role", "by", "act", "since", "until")
_DONE, _TOLD, _SEEN = "administration-done", "administration-told", "administration-seen"
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+!|<>~$:-])")


def tab_chosen(texts: Texts) -> str:
    """Return the tab that the URL names, or that the reader chooses; the targets where the URL says nothing."""
    asked = st.query_params.get(_TAB)
    if asked is not None and asked not in TABS:
        st.warning(plain(texts.say("admin-unknown-tab", found=asked[:60])), icon=":material/info:")
        st.query_params.pop(_TAB)
    current = asked if asked in TABS else TABS[0]
    if st.session_state.get(_TAB) != current:
        st.session_state[_TAB] = current
    st.segmented_control(
        texts.say("admin-tabs"),
        TABS,
        format_func=lambda one: texts.say(f"admin-tab-{one}"),
        key=_TAB,
        required=True,
        on_change=_write_tab,
        label_visibility="collapsed",
    )
    return str(current)


def _write_tab() -> None:
    """Go to another tab: what was opened in the one before is left behind."""
    for name in ("open", "of", "under", "place", "q", "person", "by", "act", "since", "until", "leaf"):
        st.query_params.pop(name, None)
    st.query_params[_TAB] = st.session_state[_TAB]


def link_to(tab: str, **named: str | None) -> str:
    """Return the address of a tab with what is opened in it; the filters of the tab stay."""
    kept = {name: st.query_params.get(name) for name in _KEPT}
    return address("administration", **{_TAB: tab, **kept, **named})


def search(texts: Texts) -> str:
    """Return the words searched for, kept in the URL."""
    asked = st.query_params.get("q", "")
    if st.session_state.get("q") != asked:
        st.session_state["q"] = asked
    label = texts.say("admin-search")
    st.text_input(
        label, key="q", on_change=_write_search, max_chars=60, placeholder=label, label_visibility="collapsed",
        icon=":material/search:",
    )  # fmt: skip
    return str(asked).strip()


def _write_search() -> None:
    st.query_params.pop("leaf", None)
    said = str(st.session_state["q"]).strip()
    if said:
        st.query_params["q"] = said
    else:
        st.query_params.pop("q", None)


def opened(known: Sequence[str], texts: Texts, name: str = "open") -> str | None:
    """Return what the URL opens out of what is known; an unknown one is told and left behind."""
    asked = st.query_params.get(name)
    if asked is None or asked in known:
        return asked
    refuse(name, asked, texts)
    return None


def plain(text: str) -> str:
    """Return text that a message may hold: what people typed is shown as it is, never as markup."""
    return _MARKDOWN.sub(r"\\\1", text)


def field_label(name: str, texts: Texts) -> str:
    """Return the name of a column in the reader's language, the column's own name where there is none."""
    return texts.say(f"admin-field-{name}") if texts.has(f"admin-field-{name}") else name


def sheet_label(name: str, texts: Texts) -> str:
    """Return the name of a sheet in the reader's language."""
    return texts.say(f"admin-sheet-{name}") if texts.has(f"admin-sheet-{name}") else name


def word(field: str, cell: str, texts: Texts, *, setting: str = "") -> str:
    """Return a cell of a sheet as it is read: codes as words, an empty one as a dash; `setting` has the value."""
    if not cell:
        return "—"
    key = f"{_WORDS[field]}-{cell}" if field in _WORDS else ""
    key = f"setting-{setting}-{cell}" if setting and field == "value" else key
    return texts.say(key) if key and texts.has(key) else cell


def key_word(name: str, cell: str, texts: Texts) -> str:
    """Return a part of a row's key as it is read: the name of the region, target, indicator or setting."""
    registry = cached.registry()
    if name == "region_code":
        return cached.region_paths(chinese=texts.chinese).get(cell, cell)
    if name == "setting" and texts.has(f"setting-{cell}"):
        return texts.say(f"setting-{cell}")
    if name == "target_id" and cell in set(registry.targets["target_id"]):
        return in_language(registry.indicator(str(registry.target(cell)["indicator_id"])), "short", texts)
    return cell


_WORDS = {
    "method": "method", "direction": "admin-direction", "standing": "admin-standing", "applies_to": "applies",
    "measure": "measure", "part": "admin-part", "reporting_level": "level",
}  # fmt: skip


def actor() -> Actor:
    """Return who changes the registry; MonitorError where nobody is signed in any more."""
    return identity.actor()


def reason_key(place: str) -> str:
    """Return the key of the reason's field in a form."""
    return f"administration-reason-{place}"


def save(place: str, sheet: str, edits: Sequence[Edit]) -> None:
    """Save what a form asks for, once; what became of it is told by `notice` under `place`."""
    reason = str(st.session_state.get(reason_key(place)) or "")
    attempt(place, lambda: revising.revise(
        cached.store(), sheet, edits, actor=actor(), reason=reason.strip()
    ).rows_changed)  # fmt: skip


def attempt(place: str, write: Callable[[], int]) -> None:
    """Run a write that returns how many rows it changed, and keep what became of it.

    The second of two clicks may run beside the first: it finds everything done, which is as good as doing it.
    """
    for name in (_TOLD, _SEEN):
        st.session_state.pop(name, None)
    try:
        changed = write()
    except MonitorError as error:
        st.session_state[_TOLD] = (place, error)
        return
    st.session_state[_DONE] = (place, changed)


def notice(place: str, texts: Texts) -> None:
    """Say what the last click saved, or why it could not; said once."""
    told = st.session_state.get(_TOLD)
    if told is not None and told[0] == place:
        error = st.session_state.pop(_TOLD)[1]
        sentence, hint = error_sentence(error, texts)
        st.warning(plain(f"{sentence} {hint}"), icon=":material/info:")
        if isinstance(error, BrokenReferenceError):
            faults(error.details["faults"], texts, label=sentence)  # type: ignore[arg-type]
    done = st.session_state.get(_DONE)
    if done is not None and done[0] == place:
        st.session_state.pop(_DONE)
        key = "admin-saved" if done[1] else "admin-saved-nothing"
        st.success(texts.say(key, count=done[1]), icon=":material/check_circle:")


def moved(place: str, row_change: int, who: str, when: str, texts: Texts) -> None:
    """Say that somebody else saved a new version of an opened row while this visit looked at it."""
    before = st.session_state.get(_SEEN)
    if before is not None and before[0] == place and before[1] < row_change:
        error = MonitorError("changed-meanwhile", row=place, actor=who, moment=when)
        st.warning(plain(" ".join(error_sentence(error, texts))), icon=":material/info:")
    st.session_state[_SEEN] = (place, row_change)


def faults(found: Sequence[Fault], texts: Texts, *, label: str, lines: bool = False) -> None:
    """List broken rules, each as one sentence; those of a file with their lines."""
    names = ("line", "field", "problem")[0 if lines else 1 :]
    body = [
        [
            *([Cell(str(fault.line or ""), keep=True)] if lines else []),
            Cell(field_label(fault.column, texts), keep=True),
            Cell(problem(fault, texts)),
        ]
        for fault in found
    ]
    markup.table([Cell(texts.say(f"admin-column-{name}")) for name in names], body, label=label, broad=lines)


def problem(fault: Fault, texts: Texts) -> str:
    """Return what is wrong with a cell, without its place and in the reader's words."""
    sheet = fault.expected.partition(".")[0]
    expected = {
        "not-a-number": f"admin-number-{fault.expected}", "unknown-reference": f"admin-sheet-{sheet}",
    }.get(fault.rule, "")  # fmt: skip
    said = replace(fault, expected=texts.say(expected)) if texts.has(expected) else fault
    if fault.rule == "not-below":
        said = replace(fault, expected=" < ".join(texts.say(f"setting-{name}") for name in fault.expected.split(" < ")))
    if fault.rule == "region-not-below":
        said = replace(fault, expected=key_word("region_code", fault.expected, texts))
    if fault.rule == "parts-differ":
        said = replace(fault, value=key_word("target_id", fault.value, texts))
    place = texts.say("fault-place", file=fault.file, line=fault.line or 0, column=fault.column)
    return fault_sentence(said, texts).removeprefix(place)


def reason_word(reason: str, texts: Texts) -> str:
    """Return the reason of a change as it is read; the first load gives one by itself."""
    return texts.say("admin-first-load") if reason == FIRST_LOAD else reason


def sheets() -> tuple[str, ...]:
    """Return the names of all sheets of the registry."""
    return tuple(SHEETS)
