"""指标 / indicator: one target in one region: the finding, who is where, since when, says who."""

import polars as pl
import streamlit as st

from ui import cached, captions, filters, indicator_charts, indicator_facts, indicator_published, shell, tables
from ui.indicator_charts import Drawing
from ui.markup import spans


def page(visit: shell.Visit) -> None:
    """Draw one target: comparison of the regions below, time line, tile grid, definition, table."""
    texts, registry = visit.texts, cached.registry()
    choice = filters.indicator_row(texts)
    region, target, as_of, known_at = choice.region, choice.target, choice.as_of, choice.known_at
    asked: cached.Asked = {"region": region, "as_of": str(as_of), "known_at": known_at}
    about = captions.subject(registry, target)
    own = cached.attainment(**asked, target=target, method=choice.method)
    moment = captions.moment_text(known_at, cached.look_at(region, as_of))
    indicator_facts.crumbs(registry, region, texts)
    if own.is_empty():
        indicator_facts.not_concerned(about, registry, region, texts)
        return
    children = cached.attainment(**asked, target=target, children=True, method=choice.method)
    below, extras = children.filter("counted"), children.filter(~pl.col("counted"))
    row = own.row(0, named=True)
    demonstration = bool(own["demonstration"].any() or below["demonstration"].any())
    caption = captions.caption(about, row, texts, as_of=as_of, known_at_text=moment, demonstration=demonstration)
    drawing = Drawing(about, row, own, below, extras, caption, texts, visit.theme, known_at, choice.method)
    sentence = indicator_facts.sentence(about, own, texts)
    shell.heading(sentence, badge=texts.say("demonstration") if demonstration else "")
    st.html(spans(indicator_facts.second_line(about, row, texts), kind="mon-second"))
    series = cached.series_of(**asked, target=target)
    has_values = bool(series["value"].is_not_null().any())
    grid = indicator_charts.grid_of(registry, region)
    facts, main, rest = indicator_charts.places(drawing, has_values=has_values, has_grid=grid is not None)
    with facts:
        indicator_facts.facts(about, row, registry, texts)
    if main is not None:
        with main:
            if drawing.drawable:
                indicator_charts.comparison(drawing)
            else:
                indicator_charts.time_line(drawing, series, registry, wide=True)
    if drawing.drawable and has_values:
        with rest.pop(0):
            indicator_charts.time_line(drawing, series, registry, wide=grid is None)
    if drawing.drawable and grid is not None:
        with rest.pop(0):
            indicator_charts.tile_grid(drawing, grid)
    with st.container(border=True):
        indicator_facts.drill_down(children, texts)
        table = drawing.table
        name = f"{drawing.file_name}_{as_of}"
        tables.attainment(table, table["unit"][0], texts, file_name=name, notes=captions.notes(caption, texts))
    indicator_published.side_by_side(registry, about, region, texts)
    indicator_published.listed(registry, about, texts)
    shell.foot(texts, as_of=caption.as_of_text, known_at=moment)


shell.run(page, "indicator")
