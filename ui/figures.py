"""Puts a figure on the page in a wide and a narrow form; the browser shows the one that fits."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from charts.theme import Theme, png_options
from locales import Texts
from ui import cached, router


def draw(
    name: str,
    build: Callable[[bool], Any],
    *,
    state: str,
    alt: str,
    texts: Texts,
    theme: Theme,
    file_name: str,
    leads: Callable[[str], str] | None = None,
) -> None:
    """Draw the Plotly figure that `build(narrow)` returns, with its alt text and a button for a PNG of 3200x1800.

    `state` says what the figure depends on besides language, theme and data version. `leads` returns the address that
    a click on a mark leads to, given the mark's own data (a region's code); without it marks lead nowhere.
    """
    for form, narrow in (("wide", False), ("narrow", True)):
        key = "|".join((name, form, texts.language, theme.paper, state))
        figure = cached.figure(key, lambda narrow=narrow: build(narrow))  # type: ignore[misc]
        options = png_options(file_name, texts, height=int(figure.layout.height or 0))
        # Style sheets hide one of the two: the server does not know how wide the window is.
        with st.container(key=f"{form}-{name}"):
            if leads is None:
                st.plotly_chart(figure, key=f"{name}-{form}", theme=None, config=options, alt=alt)
            else:
                _leading(figure, f"{name}-{form}-{state}", options, alt, leads)


def _leading(figure: Any, key: str, options: Any, alt: str, leads: Callable[[str], str]) -> None:
    # The key holds the state: what was clicked on one region's figure must not count as a click on the next one.
    chosen = st.plotly_chart(
        figure, key=key, theme=None, config=options, alt=alt, on_select="rerun", selection_mode="points"
    )
    marks = [point.get("customdata") for point in chosen.selection.points]
    named = [mark[0] if isinstance(mark, list) else mark for mark in marks if mark]
    # A browser says a choice again with every run until the figure is gone: it leads on once.
    followed = f"followed|{key}"
    if not named:
        st.session_state.pop(followed, None)
    elif st.session_state.get(followed) != named[0]:
        st.session_state[followed] = named[0]
        router.go(leads(str(named[0])))
