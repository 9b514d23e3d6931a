"""The panels of the scorecard: way up and down, choices, figure, table."""

from html import escape
from typing import Any

import polars as pl
import streamlit as st

from charts import scorecard as chart
from charts.caption import Caption
from charts.headlines import period_words
from charts.theme import Theme
from domain.periods import Period
from locales import Texts
from services.scorecard import QUARTERS
from ui import cached, captions, figures, filters, markup, region, region_table, tables
from ui.links import address
from ui.region import ALL, SORTS, Looked

# The second row of choices looks like the filters above it.
_CSS = """
<style>
[class*="st-key-choices"] [data-testid="stSelectbox"] {display: flex; align-items: center; gap: .1rem; border: 1px solid
  color-mix(in srgb, currentColor 16%, transparent); border-radius: .5rem; padding-left: .65rem;}
[class*="st-key-choices"] [data-testid="stSelectbox"] > label {margin: 0; min-height: 0; width: auto; flex: none;
  opacity: .72;}
[class*="st-key-choices"] [data-testid="stSelectbox"] > div {flex: 1; min-width: 0;}
[class*="st-key-choices"] [data-baseweb="select"] > div, [class*="st-key-choices"] [data-testid="stSelectbox"]
  [role="group"] {border: none; background: transparent; box-shadow: none;}
@media print {[class*="st-key-choices"] {display: none;}}
</style>
"""
_PLOT, _NARROW = 1320, 340  # px that the picture has at 1600 and on a telephone inside page and frame


def crumbs(screen: str, code: str, texts: Texts) -> None:
    """Write the way up from a region to the country as links to the same screen."""
    registry = cached.registry()
    *above, here = (registry.region(one) for one in registry.lineage(code))
    said = [
        markup.link(captions.region_name(row, texts), address(screen, region=str(row["code"]))) for row in above
    ] + [f"<b>{escape(captions.region_name(here, texts))}</b>"]
    st.html('<nav class="mon-crumbs">' + " › ".join(said) + "</nav>")


def choice_looks() -> None:
    """Put the looks of a second row of choices (containers with a key `choices-…`) on the page."""
    st.html(_CSS)


def choices(looked: Looked, texts: Texts) -> tuple[str, str]:
    """Draw the choices of this screen; return task area (or ALL) and order."""
    choice_looks()
    counts, names = region.themes(looked.card.rows), region.theme_names(texts)

    def said(theme: str) -> str:
        if theme == ALL:
            return texts.say("scorecard-theme-all", count=str(sum(counts.values())))
        return texts.say("scorecard-theme-one", theme=names[theme], count=str(counts[theme]))

    with st.container(key="choices-region"):
        left, right, _ = st.columns([1.2, 1.2, 1.6])
    with left:
        theme = filters.choose("theme", (ALL, *counts), ALL, texts, label=said)
    with right:
        sort = filters.choose("sort", SORTS, SORTS[0], texts, label=lambda one: texts.say(f"scorecard-sort-{one}"))
    return theme, sort


def empty(looked: Looked, texts: Texts) -> None:
    """Say that no target applies to the region."""
    st.info(texts.say("scorecard-none", region=looked.name(texts)), icon=":material/info:")


def figure(
    looked: Looked, rows: pl.DataFrame, caption: Caption, texts: Texts, theme: Theme, *, area: str, sort: str
) -> None:
    """Draw the rows on one scale; `area` is the task area or ALL."""
    if rows["value"].is_null().all():
        period = period_words(str(looked.as_of), texts)
        st.info(texts.say("scorecard-no-values", region=looked.name(texts), period=period), icon=":material/info:")

    def build(narrow: bool) -> Any:
        width = _NARROW if narrow else _PLOT
        return chart.figure(rows, caption, texts, order=sort, theme=theme, width=width, narrow=narrow)

    figures.draw(
        "scorecard", build, state=f"{looked.state}|{area}|{sort}", alt=chart.alt_text(rows, caption, texts),
        texts=texts, theme=theme, file_name=f"scorecard_{looked.region}_{looked.as_of}",
        leads=lambda key: address("indicator", region=looked.region, target=key, as_of=str(looked.as_of)),
    )  # fmt: skip


def caption_of(looked: Looked, rows: pl.DataFrame, texts: Texts, *, area: str, known_at: str) -> Caption:
    """Return what is printed around the figure."""
    place = looked.name(texts)
    what = (
        texts.say("scorecard-what", region=place)
        if area == ALL
        else texts.say("scorecard-what-theme", region=place, theme=region.theme_names(texts)[area])
    )
    reported, expected = region.completeness(rows)
    return Caption(
        indicator=what,
        unit="",
        as_of_text=period_words(str(looked.as_of), texts),
        known_at_text=known_at,
        source_text=region.sources(rows, texts),
        method_text=region.methods(rows, texts),
        completeness_text=f"{reported}/{expected}",
        demonstration=bool(rows["demonstration"].any()),
        remark=captions.remark(texts),
    )


def table(looked: Looked, rows: pl.DataFrame, caption: Caption, texts: Texts, theme: Theme) -> None:
    """Write the table with trends, ranks and links, and offer it as a file."""
    markup.title(texts.say("scorecard-table"))
    region_table.draw(rows, region.trend_points(looked.card), texts, theme, as_of=looked.as_of)
    before: Period = looked.as_of.shifted(-1)
    if rows["ranked"].is_not_null().any():
        st.caption(texts.say("scorecard-note-rank", before=period_words(str(before), texts)))
    else:
        st.caption(texts.say("scorecard-note-no-rank"))
    st.caption(texts.say("scorecard-note-trend", quarters=str(QUARTERS)))
    tables.download(
        region_table.file_rows(rows, texts),
        texts.say("scorecard-download"),
        file_name=f"scorecard_{looked.region}_{looked.as_of}",
        key="download-scorecard",
        notes=captions.notes(caption, texts),
    )


def children(looked: Looked, texts: Texts) -> None:
    """Write a link to the scorecard of each region right below."""
    registry = cached.registry()
    below = [registry.region(code) for code in registry.children(looked.region)]
    if not below:
        return
    markup.title(texts.say("scorecard-children"))
    links = " ".join(
        markup.link(captions.region_name(row, texts), address("region", region=str(row["code"]))) for row in below
    )
    st.html(f'<nav class="mon-links">{links}</nav>')
