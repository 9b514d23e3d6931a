"""The sidebar: product, screens in their groups, language, identity."""

from html import escape
from itertools import groupby

import streamlit as st

from domain.access import PERMITTED, Action, Actor
from locales import LANGUAGES, Texts
from services.life import reviewed
from ui import identity, language, lenses, provisional
from ui.links import carried
from ui.screens import SCREENS

_OWN_NAMES = {"zh-CN": "中文", "en": "English"}


def draw(actor: Actor | None, texts: Texts) -> None:
    """Draw the sidebar with the screens that are of use to somebody; links carry the choices made so far."""
    shown = [one for one in SCREENS if one.exists and actor is not None and one.serves(actor)]
    st.html(f'<div class="mon-brand">{escape(texts.say("product"))}</div>')
    with st.container(gap=None):
        for group, screens in groupby(shown, key=lambda one: one.group):
            if group:
                st.html(f'<div class="mon-group">{escape(texts.say(f"group-{group}"))}</div>')
            for one in screens:
                st.page_link(one.script, label=texts.say(f"screen-{one.name}"), width="stretch", query_params=carried())
    if actor is not None:
        lenses.switch(texts)
        if reviewed() and Action.SEE_PROVISIONAL in PERMITTED[actor.role]:
            provisional.switch(texts)
    _switch(texts)
    identity.panel(texts)


def _switch(texts: Texts) -> None:
    current = language.chosen()
    if st.session_state.get(language.KEY) != current:
        st.session_state[language.KEY] = current
    st.segmented_control(
        texts.say("filter-lang"),
        LANGUAGES,
        format_func=_OWN_NAMES.__getitem__,
        key=language.KEY,
        required=True,
        on_change=_write,
        label_visibility="collapsed",
    )


def _write() -> None:
    st.query_params[language.KEY] = st.session_state[language.KEY]
