"""Follows links inside the product without a new session, and offers the address of what is shown for copying."""

from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import streamlit as st

from locales import Texts
from ui.screens import SCREENS

_KEY = "frame"
_HTML = """<button type="button" class="mon-copy"><svg width="14" height="14" viewBox="0 0 16 16" fill="none"
stroke="currentColor" stroke-width="1.6" stroke-linecap="round" aria-hidden="true"><path d="M6.5 9.5a3 3 0 0 0 4.3 0
l2.4-2.4a3 3 0 0 0-4.3-4.3L8 3.7M9.5 6.5a3 3 0 0 0-4.3 0L2.8 8.9a3 3 0 0 0 4.3 4.3l.9-.9"/></svg>
<span aria-live="polite"></span></button>"""


@cache
def _component() -> Any:
    script = Path(__file__).with_name("frame.js").read_text(encoding="utf-8")
    return st.components.v2.component("monitor_frame", html=_HTML, js=script, isolate_styles=False)


def draw(texts: Texts) -> None:
    """Draw the copy-link button, and go where a link on the page was followed to; must come before the page."""
    words = {name: texts.say(f"link-{name}") for name in ("copy", "copied", "failed")}
    with st.container(key="frame-tools"):
        result = _component()(
            key=_KEY, data=words | {"language": texts.language}, on_followed_change=lambda: None, height="content"
        )
    followed = result.get("followed")
    if followed:
        go(str(followed))


def go(address: str) -> None:
    """Show the screen that a relative address of this product names; an unknown one is left alone."""
    parts = urlsplit(address)
    places = {one.address: one.script for one in SCREENS if one.exists}
    script = places.get(parts.path)
    if script is not None:
        st.switch_page(script, query_params=dict(parse_qsl(parts.query)))
