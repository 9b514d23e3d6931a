"""The panels of the matrix: choices, figure, table, and what stands in their place where there is none."""

from typing import Any

import polars as pl
import streamlit as st

from charts import matrix as chart
from charts.caption import Caption
from charts.headlines import period_words
from charts.theme import Theme
from locales import Texts
from services.matrix import Matrix
from ui import (
    cached,
    captions,
    figures,
    filters,
    markup,
    matrix,
    matrix_table,
    region_panels,
    sentences,
    tables,
)
from ui.links import address
from ui.matrix import CODE, COLUMNS, EVERY, FILE, GOOD, JUDGED, SHOWN, Arranged, Looked
from ui.region import methods, named, sources, theme_names

_PLOT, _NARROW = 1320, 340  # px that the picture has at 1600 and on a telephone inside page and frame


def choices(looked: Looked, texts: Texts) -> tuple[Matrix, str, str]:
    """Draw the choices of this screen; return the matrix to show, the order of its rows and of its columns."""
    region_panels.choice_looks()
    with st.container(key="choices-matrix"):
        places = st.columns([1.5, 1.3, 1.1])
    counts = {JUDGED: looked.judged.targets.height, EVERY: looked.every.targets.height}
    with places[0]:
        shown = filters.choose(
            "show", SHOWN, JUDGED, texts, label=lambda one: texts.say(f"matrix-show-{one}", count=str(counts[one]))
        )
    found = looked.judged if shown == JUDGED else looked.every
    targets = dict(named(found.targets, texts).select("target_id", "name").iter_rows())

    def said(order: str) -> str:
        if order in targets:
            return texts.say("matrix-sort-target", name=targets[order])
        return texts.say(f"matrix-sort-{order}")

    with places[1]:
        rows = filters.choose("sort", (CODE, GOOD, *targets), CODE, texts, label=said)
    with places[2]:
        columns = filters.choose("columns", COLUMNS, FILE, texts, label=lambda one: texts.say(f"matrix-columns-{one}"))
    return found, rows, columns


def page_of(shown: Arranged, texts: Texts) -> Arranged:
    """Return the regions of the page that the URL names; there is a choice only where they fill more than one."""
    total, pages = shown.regions.height, matrix.pages(shown.regions.height)
    if pages == 1:
        return shown
    size = -(-total // pages)

    def said(page: str) -> str:
        first = (int(page) - 1) * size + 1
        last = str(min(first + size - 1, total))
        return texts.say("matrix-page", page=page, pages=str(pages), first=str(first), last=last)

    with st.container(key="choices-page", width=460):
        number = filters.choose("page", [str(one + 1) for one in range(pages)], "1", texts, label=said)
    return shown.page(int(number))


def without_regions(looked: Looked, texts: Texts) -> None:
    """Say that there is nothing below, and lead to the scorecard and to the matrix one level up."""
    st.info(texts.say("matrix-none-below", region=looked.name(texts)), icon=":material/info:")
    registry = cached.registry()
    links = [markup.link(texts.say("matrix-none-scorecard", region=looked.name(texts)), address("region"))]
    parent = registry.region(looked.region)["parent_code"]
    if parent:
        above = captions.region_name(registry.region(str(parent)), texts)
        links.append(markup.link(texts.say("matrix-none-up", region=above), address("matrix", region=str(parent))))
    st.html('<nav class="mon-links">' + " ".join(links) + "</nav>")


def without_targets(looked: Looked, texts: Texts) -> None:
    """Say that none of the chosen targets judges the regions below."""
    st.info(texts.say("matrix-none-targets", region=looked.name(texts)), icon=":material/info:")


def title(looked: Looked, found: Matrix, texts: Texts) -> str:
    """Return the page's headline: how large the matrix is and which share of it is met or on pace."""
    good, asked = int(found.regions["good"].sum()), int(found.regions["asked"].sum())
    return texts.say(
        "matrix-title",
        region=looked.name(texts), rows=found.regions.height,
        place=chart.place_word(found.regions["region_code"].to_list(), texts), columns=found.targets.height,
        share=sentences.percent(good, asked), good=str(good), asked=str(asked),
    )  # fmt: skip


def caption_of(looked: Looked, found: Matrix, texts: Texts, *, known_at: str) -> Caption:
    """Return what is printed around the figure."""
    reported, expected = matrix.completeness(found.cells)
    return Caption(
        indicator=texts.say("matrix-what", region=looked.name(texts)),
        unit="",
        as_of_text=period_words(str(looked.as_of), texts),
        known_at_text=known_at,
        source_text=sources(found.targets, texts),
        method_text=methods(found.cells, texts),
        completeness_text=f"{reported}/{expected}",
        demonstration=bool(found.cells["demonstration"].any()),
        remark=captions.remark(texts),
    )


def figure(
    looked: Looked, shown: Arranged, caption: Caption, texts: Texts, theme: Theme, *, order: str, state: str
) -> None:
    """Draw the matrix; a click on a mark leads to the indicator page of its region."""
    parts = (shown.cells, shown.regions, shown.targets)

    def build(narrow: bool) -> Any:
        width = _NARROW if narrow else _PLOT
        return chart.figure(*parts, caption, texts, order=order, theme=theme, width=width, narrow=narrow)

    def leads(key: str) -> str:
        target, _, code = key.partition("|")
        return address("indicator", region=code, target=target, as_of=str(looked.as_of))

    figures.draw(
        "matrix", build, state=f"{looked.state}|{state}", alt=chart.alt_text(*parts, caption, texts), texts=texts,
        theme=theme, file_name=f"matrix_{looked.region}_{looked.as_of}", leads=leads,
    )  # fmt: skip
    st.caption(texts.say("matrix-hint"))


def table(looked: Looked, shown: Arranged, caption: Caption, texts: Texts, theme: Theme, *, sort: str) -> None:
    """Write the values with links, and offer the matrix and all its details as files."""
    markup.title(texts.say("matrix-table"))
    kept = {name: str(value) for name in ("show", "columns") if (value := st.query_params.get(name))}
    matrix_table.draw(
        shown, texts, theme, as_of=looked.as_of, sort=sort,
        sorted_by=lambda order: address("matrix", sort=order, **kept), state=looked.state,
    )  # fmt: skip
    st.caption(texts.say("matrix-table-note"))
    name, notes = f"{looked.region}_{looked.as_of}", captions.notes(caption, texts)
    tables.download(
        matrix_table.wide(shown, texts), texts.say("matrix-download"),
        file_name=f"matrix_{name}", key="download-matrix", notes=notes,
    )  # fmt: skip
    tables.download(
        matrix_table.details(shown, theme_names(texts), texts), texts.say("matrix-download-details"),
        file_name=f"matrix_details_{name}", key="download-details", notes=notes,
    )  # fmt: skip


def has_regions(looked: Looked) -> bool:
    """Return whether regions that report lie right below."""
    registry = cached.registry()
    below = registry.regions.filter(pl.col("parent_code") == looked.region)
    return bool((below["standing"] != "outside").any())
