"""What an empty database shows: nothing is loaded before somebody asks for it."""

import streamlit as st

from locales import Texts
from services.administration import load_registry
from services.demonstration import load_demonstration
from ui import cached, identity


def draw(texts: Texts) -> None:
    """Offer to load the registry that ships, with or without demonstration returns."""
    st.title(texts.say("start-title"), anchor=False)
    st.write(texts.say("start-explained"))
    st.caption(cached.path())
    both = st.button(texts.say("start-both"), type="primary", key="start-both")
    registry_only = st.button(texts.say("start-registry"), key="start-registry")
    if both or registry_only:
        with st.spinner(texts.say("start-working")):
            who = identity.actor()
            load_registry(cached.store(), actor=who, reason="first load")
            if both:
                load_demonstration(cached.store(), actor=who)
        st.rerun()
