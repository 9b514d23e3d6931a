"""审核 / review: the returns that wait, one of them beside what it changes, the decision."""

import streamlit as st

from ui import cached, captions, filters, review, review_list, review_panels, shell
from ui.markup import link


def page(visit: shell.Visit) -> None:
    """List the returns of a region, or show the one that the URL names."""
    texts = visit.texts
    with st.container(key="filters", width=640):
        region = filters.region(texts)
    review.leave_when_moved(region)
    opened = review.asked_return(texts)
    if opened is None:
        shell.heading(texts.say("review-title"))
        st.caption(texts.say("review-explained"))
        with st.container(border=True):
            review_list.waiting(region, texts)
    else:
        one(opened, visit)
    shell.foot(texts, as_of="", known_at=captions.moment_text(None, cached.recorded_at()))


def one(opened: review.Opened, visit: shell.Visit) -> None:
    """Draw one return: facts and decision beside what it changes and what was found."""
    texts = visit.texts
    st.html(f'<div class="mon-links">{link(texts.say("review-back"), review.link_to(None))}</div>')
    badge = texts.say("demonstration") if opened.row["demonstration"] else ""
    shell.heading(texts.say("review-heading", file=opened.row["file_name"]), badge=badge)
    review.notice(opened, texts)
    left, right = st.columns([1, 2.1])
    with left:
        with st.container(border=True):
            review_panels.facts(opened, texts)
        with st.container(border=True):
            review_panels.decision(opened, texts)
        with st.container(border=True):
            review_panels.steps(opened, texts)
    with right:
        cell = review.asked_cell(texts)
        if cell is not None:
            with st.container(border=True):
                review_panels.cell_history(opened, cell, texts)
        with st.container(border=True):
            review_panels.differences(opened, texts)
        with st.container(border=True):
            review_panels.findings(opened, texts)


shell.run(page, "review")
