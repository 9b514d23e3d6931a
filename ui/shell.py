"""Runs every screen: language, navigation, identity, errors, and the line that says what is shown."""

import logging
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape

import streamlit as st

from charts.theme import Theme
from charts.theme import theme as chart_theme
from domain.access import Actor
from domain.errors import MonitorError
from locales import Texts
from services import settings
from services.permissions import permit
from services.telling import error_sentence
from ui import cached, disk, identity, language, lenses, navigation, parts, provisional, requests, router, style
from ui.filters import refuse
from ui.links import KEY_OF_LENS
from ui.markup import plain
from ui.screens import Screen, screen

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
    requests.begin(name)
    parts.put_on(parts.ALL)
    with _telling(name, texts):
        actor = identity.resolve()
        with st.sidebar:
            navigation.draw(actor, texts)
        router.draw(texts, name)
        if actor is None:
            identity.nobody(texts)
        else:
            _show(page, screen(name), actor, texts)


@contextmanager
def _telling(name: str, texts: Texts) -> Iterator[None]:
    """Tell a known error kindly, and a bug by a number that stands in the log."""
    try:
        yield
    except MonitorError as error:
        _tell(error, texts)
    except Exception:
        number = secrets.token_hex(4).upper()
        logger.exception("reference %s, screen %s", number, name)
        st.error(texts.say("error-unexpected", number=number), icon=":material/error:")
        st.caption(texts.say("error-unexpected.hint", number=number))


def _show(page: Callable[[Visit], None], shown: Screen, actor: Actor, texts: Texts) -> None:
    for key, unknown in ((language.KEY, language.unknown()), (KEY_OF_LENS, lenses.put_on(shown))):
        if unknown is not None:
            refuse(key, unknown, texts)
    if cached.registry().regions.is_empty():
        # Loading needs the validators, and they need pandera: a filled database opens without either.
        from ui import first_start  # noqa: PLC0415

        first_start.draw(texts)
        return
    if not shown.serves(actor):
        permit(cached.registry(), actor, shown.action)
    if shown.scoped and not identity.responsible(actor, shown.action):
        identity.elsewhere(actor, shown, texts)
        return
    provisional.put_on(cached.registry(), actor)
    disk.draw(texts)
    # The status colours are those that the administration chose.
    theme = chart_theme(dark=st.context.theme.type == "dark", palette=settings.palette(cached.registry()))
    with st.spinner(texts.say("loading")):
        page(Visit(shown.name, texts, theme))


def _tell(error: MonitorError, texts: Texts) -> None:
    """Show a known error kindly: what is wrong, what to do."""
    logger.warning("told: %s", error)
    disk.remember(error)
    sentence, hint = error_sentence(error, texts)
    st.error(plain(sentence), icon=":material/error:")
    st.caption(plain(hint))


def foot(texts: Texts, *, as_of: str, known_at: str) -> None:
    """Write the line that every screen ends with: as of, data version, who sees it."""
    said = (
        texts.say("foot-as-of", period=as_of) if as_of else "",
        texts.say("foot-known-at", moment=known_at),
        identity.line(texts),
    )
    st.html('<div class="mon-foot">' + "".join(f"<span>{escape(part)}</span>" for part in said if part) + "</div>")


def heading(text: str, *, badge: str = "") -> None:
    """Write the screen's headline, with the lens and the demonstration mark (`badge`) beside it where there are any."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.title(text, anchor=False, width="stretch")
        marks = lenses.chip(language.reader())
        unapproved = provisional.chip(language.reader())
        if unapproved:
            marks += f'<span class="mon-badge">{escape(unapproved)}</span>'
        if badge:
            marks += f'<span class="mon-badge">{escape(badge)}</span>'
        if marks:
            st.html(f'<div class="mon-marks">{marks}</div>', width="content")
