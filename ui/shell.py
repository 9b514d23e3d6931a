"""Runs every screen: language, navigation, identity, errors, and the line that says what is shown."""

import logging
import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from html import escape

import streamlit as st

from charts.theme import Theme
from charts.theme import theme as chart_theme
from domain.errors import MonitorError
from locales import Texts
from services import settings
from services.telling import error_sentence
from ui import cached, language, lenses, navigation, router, style
from ui.filters import refuse
from ui.links import KEY_OF_LENS
from ui.screens import screen

logger = logging.getLogger("monitor")
_SIDEBAR = 212  # px; the browser folds it away on small screens


@dataclass(frozen=True)
class Visit:
    """What a page is given: its name, the reader's language and the look of its figures."""

    name: str
    texts: Texts
    theme: Theme


def run(page: Callable[[Visit], None], name: str) -> None:
    """Draw a screen inside the frame that all share; no error leaves it as a trace on the screen."""
    texts = language.reader()
    st.set_page_config(
        page_title=f"{texts.say(f'screen-{name}')} · {texts.say('product')}",
        page_icon="📊",
        layout="wide",
        initial_sidebar_state=_SIDEBAR,
    )
    style.apply()
    visit = Visit(name, texts, chart_theme(dark=st.context.theme.type == "dark"))
    with st.sidebar:
        navigation.draw(name, texts)
    router.draw(texts)
    _guarded(page, visit)


def _coloured(visit: Visit) -> Visit:
    """Return the visit with the status colours that the administration chose."""
    palette = settings.palette(cached.registry())
    return replace(visit, theme=chart_theme(dark=st.context.theme.type == "dark", palette=palette))


def _guarded(page: Callable[[Visit], None], visit: Visit) -> None:
    try:
        unknown = language.unknown()
        if unknown is not None:
            refuse(language.KEY, unknown, visit.texts)
        unknown = lenses.put_on(screen(visit.name))
        if unknown is not None:
            refuse(KEY_OF_LENS, unknown, visit.texts)
        if cached.registry().regions.is_empty():
            # Loading needs the validators, and they need pandera: a filled database opens without either.
            from ui import first_start  # noqa: PLC0415

            first_start.draw(visit.texts)
        else:
            with st.spinner(visit.texts.say("loading")):
                page(_coloured(visit))
    except MonitorError as error:
        _tell(error, visit.texts)
    except Exception:
        number = secrets.token_hex(4).upper()
        logger.exception("reference %s, screen %s", number, visit.name)
        st.error(visit.texts.say("error-unexpected", number=number), icon=":material/error:")
        st.caption(visit.texts.say("error-unexpected.hint", number=number))


def _tell(error: MonitorError, texts: Texts) -> None:
    """Show a known error kindly: what is wrong, what to do."""
    logger.warning("told: %s", error)
    sentence, hint = error_sentence(error, texts)
    st.error(sentence, icon=":material/error:")
    st.caption(hint)


def foot(texts: Texts, *, as_of: str, known_at: str) -> None:
    """Write the line that every screen ends with: as of, data version, who sees it."""
    said = (
        texts.say("foot-as-of", period=as_of) if as_of else "",
        texts.say("foot-known-at", moment=known_at),
        texts.say("foot-identity"),
    )
    st.html('<div class="mon-foot">' + "".join(f"<span>{escape(part)}</span>" for part in said if part) + "</div>")


def heading(text: str, *, badge: str = "") -> None:
    """Write the screen's headline, with the lens and the demonstration mark (`badge`) beside it where there are any."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.title(text, anchor=False, width="stretch")
        marks = lenses.chip(language.reader())
        if badge:
            marks += f'<span class="mon-badge">{escape(badge)}</span>'
        if marks:
            st.html(f'<div class="mon-marks">{marks}</div>', width="content")
