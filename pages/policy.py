"""政策 / policy: the documents clause by clause, what has no target and why, search, the cascade of one target."""

import streamlit as st

from charts.headlines import period_words
from ui import cached, captions, policy, policy_clauses, policy_marks, policy_panels, policy_steps, shell
from ui import policy_answers as answers
from ui.markup import spans


def page(visit: shell.Visit) -> None:
    """Draw a document's clauses with their targets, or the eleven primary-care tasks, beside the list of documents."""
    texts, theme = visit.texts, visit.theme
    st.html(policy_marks.LOOKS)
    with st.container(key="filters"):
        looked = policy.looked_at(texts)
    moment = captions.moment_text(looked.known_at, cached.recorded_at())
    shell.heading(policy_panels.headline(looked, texts), badge=answers.badge(looked, texts))
    st.html(spans(policy_panels.second_line(looked, texts), kind="mon-second"))
    if looked.wanted:
        with st.container(border=True):
            policy_panels.found(looked, texts)
    if looked.target is not None:
        with st.container(border=True, key="cascade"):
            policy_steps.draw(looked, looked.target, texts, theme)
    left, right = st.columns([1, 3])
    with left:
        with st.container(border=True):
            policy_panels.documents(looked, texts)
        with st.container(border=True):
            policy_panels.full_text(looked, texts)
    with right.container(border=True):
        policy.view(looked, texts)
        (policy_clauses.tasks if looked.tasks else policy_clauses.clauses)(looked, texts, theme)
    shell.foot(texts, as_of=period_words(str(looked.as_of), texts), known_at=moment)


shell.run(page, "policy")
