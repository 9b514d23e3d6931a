"""矩阵 / matrix: the regions right below one against the targets, with counts per row and per column."""

import streamlit as st

from charts.headlines import period_words
from ui import cached, captions, filters, matrix, matrix_panels, region_panels, shell
from ui.markup import spans


def page(visit: shell.Visit) -> None:
    """Draw the matrix of a region: the finding, the cells, the values behind them."""
    texts = visit.texts
    looked = matrix.Looked(*filters.overview_row(texts))
    moment = captions.moment_text(looked.known_at, cached.look_at(looked.region, looked.as_of))
    region_panels.crumbs("matrix", looked.region, texts)
    if matrix_panels.has_regions(looked):
        draw(looked, visit, moment)
    else:
        shell.heading(texts.say("matrix-title-empty", region=looked.name(texts)))
        matrix_panels.without_regions(looked, texts)
    shell.foot(texts, as_of=period_words(str(looked.as_of), texts), known_at=moment)


def draw(looked: matrix.Looked, visit: shell.Visit, moment: str) -> None:
    """Draw headline, choices, figure and table of a region with regions below it."""
    texts, theme = visit.texts, visit.theme
    top = st.container()
    found, rows, columns = matrix_panels.choices(looked, texts)
    if found.targets.is_empty():
        with top:
            shell.heading(texts.say("matrix-title-empty", region=looked.name(texts)))
        matrix_panels.without_targets(looked, texts)
        return
    with top:
        badge = texts.say("demonstration") if found.cells["demonstration"].any() else ""
        shell.heading(matrix_panels.title(looked, found, texts), badge=badge)
        st.html(spans(matrix.second_line(found, texts), kind="mon-second"))
    whole = matrix.arranged(found, texts, rows=rows, columns=columns)
    shown = matrix_panels.page_of(whole, texts)
    caption = matrix_panels.caption_of(looked, found, texts, known_at=moment)
    order = matrix.order_text(whole.targets, texts, rows=rows, columns=columns)
    state = f"{rows}|{columns}|{found.targets.height}|{shown.regions['region_code'][0]}"
    with st.container(border=True):
        matrix_panels.figure(looked, shown, caption, texts, theme, order=order, state=state)
    with st.container(border=True):
        matrix_panels.table(looked, shown, caption, texts, theme, sort=rows)


shell.run(page, "matrix")
