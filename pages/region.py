"""地区 / region: every target that concerns one region, on one scale, with trend and rank."""

import streamlit as st

from charts.headlines import period_words
from ui import cached, captions, filters, region, region_panels, shell
from ui.markup import spans


def page(visit: shell.Visit) -> None:
    """Draw the scorecard of a region: the counts, the targets on one scale, the table behind them."""
    texts = visit.texts
    looked = region.Looked(*filters.overview_row(texts))
    moment = captions.moment_text(looked.known_at, cached.look_at(looked.region, looked.as_of))
    region_panels.crumbs("region", looked.region, texts)
    if looked.card.rows.is_empty():
        shell.heading(looked.name(texts))
        region_panels.empty(looked, texts)
    else:
        draw(looked, visit, moment)
    region_panels.children(looked, texts)
    shell.foot(texts, as_of=period_words(str(looked.as_of), texts), known_at=moment)


def draw(looked: region.Looked, visit: shell.Visit, moment: str) -> None:
    """Draw headline, choices, figure and table of a region that targets apply to."""
    texts, theme = visit.texts, visit.theme
    top = st.container()
    area, sort = region_panels.choices(looked, texts)
    rows = region.arranged(looked.card.rows, texts, theme=area, sort=sort)
    with top:
        badge = texts.say("demonstration") if rows["demonstration"].any() else ""
        shell.heading(region.headline(looked, rows, texts, theme=area), badge=badge)
        st.html(spans(region.second_line(rows, texts), kind="mon-second"))
    caption = region_panels.caption_of(looked, rows, texts, area=area, known_at=moment)
    with st.container(border=True):
        region_panels.figure(looked, rows, caption, texts, theme, area=area, sort=sort)
    with st.container(border=True):
        region_panels.table(looked, rows, caption, texts, theme)


shell.run(page, "region")
