"""The policy screen's choices, kept in the URL, and the addresses of its states."""

import polars as pl
import streamlit as st

from locales import Texts
from services import lens
from ui import cached, defaults, filters
from ui.links import address
from ui.markup import plain
from ui.policy_answers import Looked, document, document_name, documents

DOC, WANTED, CLAUSE, TARGET, LENS = "doc", "q", "clause", "target", "lens"
_VIEW = "policy-view"
MOST_LETTERS = 60


def looked_at(texts: Texts) -> Looked:
    """Draw document, period, moment known and search in one row; return everything that the URL asks for."""
    places = st.columns([1.7, 1, 1.2, 1.6], vertical_alignment="center")
    with places[0]:
        doc = _document(texts)
    region = str(document(doc)["region_code"])
    with places[1]:
        period = filters.as_of(region, texts)
    with places[2]:
        known_at = filters.known_at(region, texts)
    with places[3]:
        wanted = _search(texts)
    tasks = st.query_params.get(LENS) == lens.PRIMARY_CARE
    return Looked(doc, period, known_at, wanted, tasks, _clause(doc, texts), _target(texts))


def _document(texts: Texts) -> str:
    ids = documents()
    names = {name: document_name(document(name), texts) for name in ids}
    return filters.choose(DOC, ids, _first(ids), texts, label=names.__getitem__, written=_move)


def _first(ids: list[str]) -> str:
    """Return the document of the URL's region or of the nearest region above it that has one."""
    registry = cached.registry()
    asked = st.query_params.get("region", defaults.REGION)
    known = asked in registry.regions["code"]
    for code in reversed(registry.lineage(asked)) if known else ():
        own = [name for name in ids if document(name)["region_code"] == code]
        if own:
            return own[0]
    return ids[0]


def _move() -> None:
    """Go to another document: the period and the clause of the one before mean nothing there."""
    st.query_params[DOC] = st.session_state[DOC]
    for name in ("as_of", "known_at", CLAUSE):
        st.query_params.pop(name, None)


def _search(texts: Texts) -> str:
    asked = st.query_params.get(WANTED, "").strip()[:MOST_LETTERS]
    if st.session_state.get(WANTED) != asked:
        st.session_state[WANTED] = asked
    st.text_input(
        texts.say("policy-search"), key=WANTED, max_chars=MOST_LETTERS, on_change=_write_search,
        placeholder=texts.say("policy-search-placeholder"), label_visibility="collapsed", icon=":material/search:",
    )  # fmt: skip
    return asked


def _write_search() -> None:
    wanted = str(st.session_state[WANTED]).strip()
    if wanted:
        st.query_params[WANTED] = wanted
    else:
        clear_search()


def clear_search() -> None:
    """Take the search out of the URL."""
    st.query_params.pop(WANTED, None)


def _clause(doc: str, texts: Texts) -> str | None:
    asked = st.query_params.get(CLAUSE)
    if asked is None:
        return None
    if asked in cached.registry().clauses.filter(pl.col("document_id") == doc)["clause"]:
        return str(asked)
    st.warning(texts.say("policy-unknown-clause", found=plain(asked[:60])), icon=":material/info:")
    st.query_params.pop(CLAUSE, None)
    return None


def _target(texts: Texts) -> str | None:
    asked = st.query_params.get(TARGET)
    if asked is None or asked in cached.registry().targets["target_id"]:
        return asked
    st.warning(texts.say("policy-cascade-unknown", found=plain(asked[:60])), icon=":material/info:")
    st.query_params.pop(TARGET, None)
    return None


def view(looked: Looked, texts: Texts) -> None:
    """Draw the switch between reading clause by clause and the primary-care lens."""
    current = "tasks" if looked.tasks else "clauses"
    if st.session_state.get(_VIEW) != current:
        st.session_state[_VIEW] = current
    st.segmented_control(
        texts.say("policy-view"), ("clauses", "tasks"), format_func=lambda one: texts.say(f"policy-view-{one}"),
        key=_VIEW, required=True, on_change=_write_view, label_visibility="collapsed",
    )  # fmt: skip


def _write_view() -> None:
    if st.session_state[_VIEW] == "tasks":
        st.query_params[LENS] = lens.PRIMARY_CARE
    else:
        st.query_params.pop(LENS, None)


def to(looked: Looked, **changed: str | None) -> str:
    """Return the address of this screen with the document kept and some choices changed; None takes one out."""
    kept: dict[str, str | None] = {DOC: looked.doc, WANTED: looked.wanted or None, CLAUSE: looked.clause}
    return address("policy", **(kept | changed))


def to_document(looked: Looked, document_id: str, clause: str | None = None) -> str:
    """Return the address of another document: its own first period, or the present one where it is the same."""
    if document_id == looked.doc:
        return to(looked, clause=clause, lens=None)
    return to(looked, doc=document_id, clause=clause, as_of=None, known_at=None, lens=None)
