"""Puts a figure on the page in a wide and a narrow form; the browser shows the one that fits."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from charts.theme import Theme, png_options
from locales import Texts
from ui import cached


def draw(
    name: str,
    build: Callable[[bool], Any],
    *,
    state: str,
    alt: str,
    texts: Texts,
    theme: Theme,
    file_name: str,
) -> None:
    """Draw the Plotly figure that `build(narrow)` returns, with its alt text and a button for a PNG of 3200x1800.

    `state` says what the figure depends on besides language, theme and data version.
    """
    for form, narrow in (("wide", False), ("narrow", True)):
        key = "|".join((name, form, texts.language, theme.paper, state))
        figure = cached.figure(key, lambda narrow=narrow: build(narrow))  # type: ignore[misc]
        options = png_options(file_name, texts, height=int(figure.layout.height or 0))
        # Style sheets hide one of the two: the server does not know how wide the window is.
        with st.container(key=f"{form}-{name}"):
            st.plotly_chart(figure, key=f"{name}-{form}", theme=None, config=options, alt=alt)
