"""简报 / briefing: choose, see what the documents will say, make them, and the list of what was made."""

import streamlit as st

from charts.headlines import period_words
from ui import briefing, briefing_list, briefing_panels, cached, captions, filters, shell
from ui.markup import spans


def page(visit: shell.Visit) -> None:
    """Draw choices, preview and list of a region's briefings."""
    texts = visit.texts
    region, as_of, document, known_at = filters.overview_row(texts)
    top = st.container()
    left, right = st.columns([1, 1.7])
    with left.container(border=True, key="briefing-make"):
        looked = briefing.Looked(region, as_of, document, known_at, briefing_panels.language(texts))
        shown = briefing.preview(looked)
        briefing_panels.making(looked, shown, texts)
    with right.container(border=True, key="briefing-preview"):
        briefing_panels.preview(shown, looked, texts)
    if briefing_list.readable():
        with st.container(border=True, key="briefing-list"):
            briefing_list.draw(looked, texts)
    moment = captions.moment_text(known_at, cached.recorded_at())
    with top:
        badge = texts.say("demonstration") if shown.demonstration else ""
        shell.heading(briefing.title(looked, shown, texts), badge=badge)
        st.html(spans(briefing.second_line(shown, texts), kind="mon-second"))
    shell.foot(texts, as_of=period_words(str(as_of), texts), known_at=moment)


shell.run(page, "briefing")
