"""The parts of the ledger page, one at a time: task list, rectification, annual assessment; the URL names it."""

import streamlit as st

from locales import Texts
from ui import rectification_page, scoring_page, shell
from ui.filters import refuse
from ui.ledger import Looked

TASKS, RECTIFICATION, ASSESSMENT = "tasks", "rectification", "assessment"
TABS = (TASKS, RECTIFICATION, ASSESSMENT)
KEY = "tab"


def chosen(texts: Texts) -> str:
    """Draw the choice between the parts; return the one that the URL names, the task list where it names none."""
    asked = st.query_params.get(KEY)
    if asked is not None and asked not in TABS:
        refuse(KEY, asked, texts)
    current = asked if asked in TABS else TASKS
    if st.session_state.get(KEY) != current:
        st.session_state[KEY] = current
    st.segmented_control(
        texts.say("ledger-tab"),
        TABS,
        format_func=lambda one: texts.say(f"ledger-tab-{one}"),
        key=KEY,
        required=True,
        on_change=_write,
        label_visibility="collapsed",
    )
    return str(current)


def _write() -> None:
    st.query_params[KEY] = st.session_state[KEY]
    for name in ("notice", "propose", "choose", "scored"):
        st.query_params.pop(name, None)


def elsewhere(looked: Looked, visit: shell.Visit) -> bool:
    """Draw the choice, and the part chosen where it is not the task list; return whether it was drawn."""
    tab = chosen(visit.texts)
    if tab == RECTIFICATION:
        rectification_page.draw(looked, visit)
    elif tab == ASSESSMENT:
        scoring_page.draw(looked, visit)
    return tab != TASKS
