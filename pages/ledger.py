"""台账 / ledger: milestones and deliverables of a region: who leads, by when, how far, proved by what."""

import streamlit as st

from charts.headlines import period_words
from ui import cached, captions, ledger, ledger_panels, rectification_tabs, shell
from ui.ledger_panels import Drawn
from ui.markup import spans


def page(visit: shell.Visit) -> None:
    """Draw the ledger: counts as the headline, what is due when, the list by month."""
    texts = visit.texts
    filters = st.container(key="filters")
    with filters:
        looked = ledger.looked_at(texts)
    if rectification_tabs.elsewhere(looked, visit):
        return
    with filters:
        every = ledger.entries(looked)
        choice = ledger.choice(every, texts) if every.height else None
    moment = captions.moment_text(looked.known_at, cached.look_at(looked.region, looked.as_of))
    shown = ledger.shown(every, choice, texts)
    badge = texts.say("demonstration") if shown["demonstration"].any() else ""
    shell.heading(ledger.headline(every, looked, texts), badge=badge)
    st.html(spans(ledger.second_line(every, shown, texts), kind="mon-second"))
    if every.is_empty():
        ledger_panels.nothing(looked, texts)
    elif shown.is_empty():
        ledger_panels.nothing_fits(texts)
    else:
        drawn = Drawn(looked, every, shown, texts, visit.theme, moment)
        for section in ledger_panels.SECTIONS:
            with st.container(border=True):
                section(drawn)
    shell.foot(texts, as_of=period_words(str(looked.as_of), texts), known_at=moment)


shell.run(page, "ledger")
