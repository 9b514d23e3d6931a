"""The annual-assessment part of the ledger: ranking of the regions below, or one region line by line; the sheet."""

import streamlit as st

from charts.headlines import period_words
from domain.errors import MonitorError
from services.telling import error_sentence
from ui import cached, captions, markup, scoring, scoring_panels, shell
from ui.ledger import Looked


def draw(looked: Looked, visit: shell.Visit) -> None:
    """Draw headline, ranking or lines, score sheet, documents."""
    texts = visit.texts
    try:
        shown = scoring.marks(looked, texts)
    except MonitorError as error:
        if error.code != "score-sheet-missing":
            raise
        sentence, hint = error_sentence(error, texts)
        st.info(markup.plain(f"{sentence} {hint}"), icon=":material/info:")
        return
    shell.heading(
        scoring.headline(shown, texts), badge=texts.say("demonstration") if shown.found.demonstration else ""
    )  # fmt: skip
    st.html(markup.spans(scoring.second_line(shown, texts), kind="mon-second"))
    sections = [scoring_panels.ranking] if shown.whose == scoring.BELOW else []
    if shown.opened is not None:
        sections = [scoring_panels.sums, scoring_panels.lines, *sections]
    elif shown.whose == scoring.OWN:
        sections = [scoring_panels.nothing]
    for section in [*sections, scoring_panels.sheet]:
        with st.container(border=True):
            section(shown, visit)
    moment = captions.moment_text(looked.known_at, cached.recorded_at())
    shell.foot(texts, as_of=period_words(str(looked.as_of), texts), known_at=moment)
