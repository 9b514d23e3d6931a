"""总览 / overview: what `streamlit run app.py` starts."""

import streamlit as st

from charts import headlines
from ui import cached, captions, cards, filters, overview_notices, overview_panels, sentences, shell
from ui.markup import spans


def page(visit: shell.Visit) -> None:
    """Draw the overview of a region: the finding, the headline targets, where it is stuck, who did not report."""
    texts, theme, registry = visit.texts, visit.theme, cached.registry()
    region, as_of, document, known_at = filters.overview_row(texts)
    shown = cached.overview_of(region=region, as_of=str(as_of), known_at=known_at, document=document)
    demonstration = bool(shown.own["demonstration"].any() or shown.headline["demonstration"].any())
    moment = captions.moment_text(known_at, cached.look_at(region, as_of))
    badge = texts.say("demonstration") if demonstration else ""
    counts = headlines.themed(sentences.status_counts(shown.by_status), texts)
    here = captions.region_name(registry.region(region), texts)
    shell.heading(texts.say("overview-title", region=here, counts=counts), badge=badge)
    st.html(spans(sentences.second_line(shown, as_of, texts), kind="mon-second"))
    asked: cached.Asked = {"region": region, "as_of": str(as_of), "known_at": known_at}
    headline = cards.chosen(shown.headline, shown.own)
    series = cached.courses_of(targets=tuple(headline["target_id"]), **asked)
    cards.draw(headline, series, registry, texts, theme=theme, as_of=as_of)
    left, middle, right = st.columns([1.25, 1.15, 1])
    with left.container(border=True, height="stretch"):
        state = f"{region}|{as_of}|{known_at}|{document}"
        overview_panels.themes_chart(
            shown.by_theme, registry, texts, theme, as_of=as_of, known_at=moment, demo=demonstration, state=state
        )
    with middle.container(border=True, height="stretch", gap="xsmall"):
        overview_panels.behind(shown.behind, registry, texts, theme, as_of=as_of)
    with right.container(border=True, height="stretch", gap="xsmall"):
        overview_panels.milestones(shown.milestones, registry, texts, theme, as_of=as_of)
        notices = overview_notices.waiting(region, known_at)
        overview_notices.draw(notices, texts, theme)
        overview_panels.silent(shown.silent, shown.below["region_code"].n_unique(), texts)
        overview_panels.completeness(
            shown.below, texts, least=max(2, 8 - shown.milestones.height - min(3, notices.height))
        )
    shell.foot(texts, as_of=headlines.period_words(str(as_of), texts), known_at=moment)


shell.run(page, "overview")
