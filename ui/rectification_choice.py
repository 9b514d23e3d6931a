"""A notice on something behind that the rules do not propose: choosing it, and the form that issues it."""

from datetime import date
from typing import Any

import polars as pl
import streamlit as st

from locales import Texts
from reports import words
from services import rectification_choice as choice
from services.access import Store
from services.concern import AttainmentQuery
from services.rectification_kept import notice_id_of
from services.rectification_life import Pair
from services.registry import Registry
from ui import cached, markup, rectification, rectification_panels
from ui.captions import region_name
from ui.filters import refuse
from ui.rectification import Board

_REGION, _TARGET = "notice-choose-region", "notice-choose-target"


def panel(shown: Board) -> None:
    """Draw the choice of a region and of one of its targets that are behind, for who may issue notices."""
    if not rectification.may_issue(shown.looked):
        return
    texts = shown.texts
    with st.expander(texts.say("notice-choose-title"), icon=":material/edit_note:", key="notice-choose"):
        st.caption(texts.say("notice-choose-explained"))
        rows = cached.answer(choice.candidates, shown.looked.query, shown.looked.document)
        if rows.is_empty():
            st.info(texts.say("notice-choose-none"), icon=":material/info:")
            return
        regions = {row["region_code"]: region_name(row, texts) for row in rows.iter_rows(named=True)}
        places = st.columns([1, 2.4])
        region = places[0].selectbox(
            texts.say("notice-choose-region"), list(regions), format_func=regions.__getitem__, key=_REGION,
            placeholder=texts.say("filter-placeholder"),
        )  # fmt: skip
        labels = _targets(rows.filter(pl.col("region_code") == region), texts)
        target = places[1].selectbox(
            texts.say("notice-choose-target"), list(labels), format_func=labels.__getitem__, key=f"{_TARGET}-{region}",
            placeholder=texts.say("filter-placeholder"),
        )  # fmt: skip
        st.button(
            texts.say("notice-choose-open"), key="notice-choose-open", on_click=_open, args=(str(target), str(region)),
            icon=":material/edit:",
        )  # fmt: skip


def _targets(rows: pl.DataFrame, texts: Texts) -> dict[str, str]:
    return {
        row["target_id"]: texts.say(
            "notice-choose-one",
            name=words.name(row, texts, short=True), value=words.value(row, texts), target=words.target(row, texts),
            status=texts.say(f"status-{row['status']}"),
        )
        for row in rows.iter_rows(named=True)
    }  # fmt: skip


def _open(target: str, region: str) -> None:
    st.query_params["choose"] = rectification.written(Pair(target, region))
    for name in ("notice", "propose"):
        st.query_params.pop(name, None)


def asked(shown: Board) -> dict[str, Any] | None:
    """Return what the URL chooses though the rules do not propose it; what cannot be chosen is told and left behind."""
    wanted = st.query_params.get("choose")
    if wanted is None or not rectification.may_issue(shown.looked):
        return None
    target, _, region = wanted.partition(":")
    found = cached.answer(_chosen, shown.looked.query, Pair(target, region), (shown.day, shown.looked.document))
    if found.is_empty():
        refuse("choose", wanted, shown.texts)
        return None
    return found.row(0, named=True)


def _chosen(
    store: Store, registry: Registry, query: AttainmentQuery, pair: Pair, on: tuple[date, str | None]
) -> pl.DataFrame:
    return choice.chosen(store, registry, query, pair, day=on[0], document_id=on[1])


def confirm(row: dict[str, Any], shown: Board) -> None:
    """Show what a choice rests on, and the form that issues it with its reason."""
    texts, pair = shown.texts, Pair(row["target_id"], row["region_code"])
    key = f"notice-{notice_id_of(shown.looked.query, pair)}"
    name = words.name(row, texts)
    markup.title(texts.say("notice-choose-confirm", region=region_name(row, texts), name=name))
    rectification_panels.terms_fields(row, shown, key)
    with st.form(f"form-{key}", enter_to_submit=False, border=False):
        st.text_area(texts.say("notice-choose-reason"), key=f"{key}-comment", max_chars=500, height=80)
        st.form_submit_button(
            texts.say("notice-form-issue"), type="primary", key="notice-choose-issue",
            on_click=rectification.choose, args=(shown.looked, pair), kwargs={"key": key},
        )  # fmt: skip
    st.caption(texts.say("notice-confirm-explained"))
    back = markup.link(texts.say("notice-form-cancel"), rectification.link())
    st.html(f'<div class="mon-links">{back}</div>')
