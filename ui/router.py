"""What only the browser knows: a link inside the product was followed, a picture was saved; copies the address."""

from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import streamlit as st

from locales import Texts
from ui import exports
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


def draw(texts: Texts, screen: str) -> None:
    """Draw the copy-link button, go where a link on the page was followed to, write down which picture was saved.

    Must come before the page.
    """
    words = {name: texts.say(f"link-{name}") for name in ("copy", "copied", "failed")}
    with st.container(key="frame-tools"):
        result = _component()(
            key=_KEY,
            data=words | {"language": texts.language},
            on_followed_change=lambda: None,
            on_saved_change=lambda: _saved(screen),
            height="content",
        )
    followed = result.get("followed")
    if followed:
        go(str(followed))


def _saved(screen: str) -> None:
    # Before the run that follows: who is written down is who looked at the figure, even if the sign-in just ended.
    exports.saved_in_browser(str(st.session_state[_KEY].get("saved") or ""), screen)


def go(address: str) -> None:
    """Show the screen that a relative address of this product names; an unknown one is left alone."""
    parts = urlsplit(address)
    places = {one.address: one.script for one in SCREENS if one.exists}
    script = places.get(parts.path)
    if script is not None:
        st.switch_page(script, query_params=dict(parse_qsl(parts.query)))
