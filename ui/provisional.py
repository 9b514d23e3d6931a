"""Values that nobody has approved yet (URL `data=provisional`): for those responsible, and marked where they show."""

from dataclasses import replace

import streamlit as st

from domain.access import Action, Actor
from locales import Texts
from services.concern import AttainmentQuery
from services.permissions import may
from services.registry import Registry
from ui import defaults
from ui.links import KEY_OF_DATA

PROVISIONAL = "provisional"
_ASKER = "provisional-asker"


def put_on(registry: Registry, actor: Actor) -> None:
    """Take what the URL asks for, where the actor may see such values of the region that is shown."""
    asked = st.query_params.get(KEY_OF_DATA) == PROVISIONAL
    st.session_state[_ASKER] = actor if asked and _allowed(registry, actor) else None


def _allowed(registry: Registry, actor: Actor) -> bool:
    known = set(registry.regions["code"])
    region = st.query_params.get("region", defaults.region())
    return may(registry, actor, Action.SEE_PROVISIONAL, region if region in known else defaults.region())


def asker() -> Actor | None:
    """Return who asks for such values on this screen, None where nobody does."""
    found: Actor | None = st.session_state.get(_ASKER)
    return found


def asked_with(argument: object) -> object:
    """Return an argument of a service as this screen asks it: queries for figures let such values count."""
    who = asker()
    return replace(argument, provisional=who) if who and isinstance(argument, AttainmentQuery) else argument


def switch(texts: Texts) -> None:
    """Draw the switch where returns wait for approval."""
    on = st.query_params.get(KEY_OF_DATA) == PROVISIONAL
    if st.session_state.get(KEY_OF_DATA) != on:
        st.session_state[KEY_OF_DATA] = on
    st.toggle(
        texts.say("provisional-switch"), key=KEY_OF_DATA, on_change=_write, help=texts.say("provisional-explained")
    )


def _write() -> None:
    if st.session_state[KEY_OF_DATA]:
        st.query_params[KEY_OF_DATA] = PROVISIONAL
    else:
        st.query_params.pop(KEY_OF_DATA, None)


def chip(texts: Texts) -> str:
    """Return the words of the mark that stands beside a headline while such values count; else nothing."""
    return texts.say("provisional") if asker() else ""
