"""The reader's language: the URL's, else the browser's, else Chinese."""

import streamlit as st

from locales import LANGUAGES, Texts, texts

KEY = "lang"


def chosen() -> str:
    """Return zh-CN or en; an unknown language in the URL counts as none."""
    asked = st.query_params.get(KEY)
    if asked in LANGUAGES:
        return str(asked)
    browser = (st.context.locale or "").lower()
    return "en" if browser.startswith("en") else LANGUAGES[0]


def unknown() -> str | None:
    """Return what the URL asked for where it is no language of the product."""
    asked = st.query_params.get(KEY)
    return None if asked is None or asked in LANGUAGES else str(asked)


def reader() -> Texts:
    """Return the sentences in the reader's language."""
    return texts(chosen())
