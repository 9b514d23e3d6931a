"""数据质量 / data quality: who reports in time, what is open, what contradicts, stands out or was revised."""

import streamlit as st

from charts.headlines import period_words
from ui import cached, captions, filters, quality, quality_panels, shell
from ui.markup import spans


def page(visit: shell.Visit) -> None:
    """Draw the quality of the data of a region: completeness, findings, contradictions, outliers, revisions."""
    texts = visit.texts
    region, as_of, document, known_at = filters.overview_row(texts)
    looked = quality.Looked(region, as_of, document, known_at)
    moment = captions.moment_text(known_at, cached.recorded_at())
    since = quality.since_chosen(looked, texts)
    here = captions.region_name(cached.registry().region(region), texts)
    demonstration = bool(quality.coverage(looked)["demonstration"].any())
    badge = texts.say("demonstration") if demonstration else ""
    shell.heading(texts.say("quality-title", region=here, count=quality.open_count(looked, texts)), badge=badge)
    st.html(spans(quality.second_line(looked, since, texts), kind="mon-second"))
    with st.container(border=True):
        source = quality.source_text(looked, texts)
        quality_panels.completeness(looked, texts, visit.theme, known_at=moment, source=source)
    with st.container(border=True):
        quality_panels.findings(looked, texts)
    left, right = st.columns(2)
    with left.container(border=True):
        quality_panels.contradictions(looked, texts)
    with right.container(border=True):
        quality_panels.outliers(looked, texts)
    with st.container(border=True):
        quality_panels.revisions(looked, since, texts)
    shell.foot(texts, as_of=period_words(str(as_of), texts), known_at=moment)


shell.run(page, "quality")
