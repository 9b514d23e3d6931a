"""报送 / returns: template, upload, dry run, confirmation, receipt, history."""

import streamlit as st

from ui import cached, captions, filters, intake, intake_history, intake_panels, shell


def page(visit: shell.Visit) -> None:
    """Take a return step by step; nothing is stored before it is confirmed."""
    texts = visit.texts
    with st.container(key="filters", width=640):
        region = filters.region(texts)
    shell.heading(texts.say("returns-title"))
    st.caption(texts.say("returns-explained"))
    left, right = st.columns([1, 2])
    with left:
        with st.container(border=True):
            intake_panels.template(region, texts)
        with st.container(border=True):
            sent = intake_panels.upload(region, texts)
    with right:
        done = intake.stored(sent) if sent is not None else None
        if done is not None:
            with st.container(border=True):
                intake_history.receipt(done, texts)
        elif sent is not None:
            judgement = intake_panels.checked(sent, texts)
            with st.container(border=True):
                intake_panels.dry_run(sent, judgement, texts)
            with st.container(border=True):
                intake_panels.confirmation(sent, judgement, texts)
        with st.container(border=True):
            intake_history.history(region, texts)
    shell.foot(texts, as_of="", known_at=captions.moment_text(None, cached.recorded_at()))


shell.run(page, "returns")
