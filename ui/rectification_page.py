"""The rectification part of the ledger: what the rules propose, an opened notice, the list of notices."""

import streamlit as st

from charts.headlines import period_words
from ui import (
    cached,
    captions,
    markup,
    rectification,
    rectification_choice,
    rectification_notice,
    rectification_panels,
    shell,
)
from ui.ledger import Looked


def draw(looked: Looked, visit: shell.Visit) -> None:
    """Draw headline, rule, what is opened, proposals, list."""
    texts = visit.texts
    shown = rectification.board(looked, texts, visit.theme)
    shell.heading(
        rectification_panels.headline(shown), badge=texts.say("demonstration") if shown.demonstration else ""
    )  # fmt: skip
    st.html(markup.spans(rectification_panels.rule(shown), kind="mon-second"))
    rectification.tell(texts)
    opened = rectification.asked_notice(shown)
    wanted = rectification.asked_proposal(shown) if opened is None else None
    if opened is not None:
        with st.container(border=True, key="notice-opened"):
            rectification_notice.opened(opened, shown)
    picked = rectification_choice.asked(shown) if opened is None and wanted is None else None
    if picked is not None:
        with st.container(border=True, key="notice-choose-confirm"):
            rectification_choice.confirm(picked, shown)
    if wanted is not None:
        with st.container(border=True, key="notice-confirm"):
            rectification_panels.confirm(wanted, shown)
    with st.container(border=True):
        rectification_notice.listing(shown)
    with st.container(border=True):
        rectification_panels.proposals(shown)
        rectification_choice.panel(shown)
    moment = captions.moment_text(looked.known_at, cached.recorded_at())
    shell.foot(texts, as_of=period_words(str(looked.as_of), texts), known_at=moment)
