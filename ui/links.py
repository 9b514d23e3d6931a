"""Links between screens that carry the choices made so far: every state stands in the URL."""

from urllib.parse import urlencode

import streamlit as st

from ui.screens import screen

KEY_OF_LENS, KEY_OF_DATA = "lens", "data"
KEPT = ("region", "as_of", "target", "known_at", "document", KEY_OF_LENS, KEY_OF_DATA, "method", "lang")


def carried(**changed: str | None) -> dict[str, str]:
    """Return the query parameters of this visit with some changed; None takes one out."""
    standing = st.query_params.to_dict()  # asked once: a screen has more than a hundred links
    now = {name: standing[name] for name in KEPT if name in standing}
    return {name: value for name, value in (now | changed).items() if value}


def address(name: str, **changed: str | None) -> str:
    """Return the relative URL of a screen with this visit's choices, some of them changed."""
    query = urlencode(carried(**changed))
    return f"{screen(name).address}?{query}" if query else screen(name).address
