"""The lens a reader looks through (URL `lens`): it narrows the targets on every screen that shows figures."""

from html import escape

import streamlit as st

from locales import Texts
from services.lens import LENSES, PRIMARY_CARE
from ui.links import KEY_OF_LENS
from ui.screens import Screen

_WORN = "lens-worn"


def put_on(screen: Screen) -> str | None:
    """Take the lens that the URL names for this screen; return what it names where there is no such lens."""
    asked = st.query_params.get(KEY_OF_LENS)
    st.session_state[_WORN] = asked if asked in LENSES and screen.lens else None
    return asked if asked is not None and asked not in LENSES else None


def worn() -> str | None:
    """Return the lens of this screen, None without one."""
    lens: str | None = st.session_state.get(_WORN)
    return lens


def switch(texts: Texts) -> None:
    """Draw the switch of the primary-care lens."""
    on = st.query_params.get(KEY_OF_LENS) == PRIMARY_CARE
    if st.session_state.get(KEY_OF_LENS) != on:
        st.session_state[KEY_OF_LENS] = on
    st.toggle(texts.say("lens-primary_care"), key=KEY_OF_LENS, on_change=_write, help=texts.say("lens-explained"))


def _write() -> None:
    if st.session_state[KEY_OF_LENS]:
        st.query_params[KEY_OF_LENS] = PRIMARY_CARE
    else:
        st.query_params.pop(KEY_OF_LENS, None)


def chip(texts: Texts) -> str:
    """Return the mark that stands beside a headline while a lens is worn; else nothing."""
    lens = worn()
    if lens is None:
        return ""
    return f'<span class="mon-chip">{escape(texts.say(f"lens-{lens}"))}</span>'
