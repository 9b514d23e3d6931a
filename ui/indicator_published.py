"""What others published on an indicator: contradicting definitions side by side, and the list with its sources."""

from collections.abc import Mapping
from html import escape
from typing import Any

import polars as pl
import streamlit as st

from charts import numbers
from charts.headlines import period_words
from locales import Texts
from services.definitions import definitions
from services.registry import Registry
from ui import markup
from ui.captions import Subject, in_language, region_name
from ui.markup import Cell


def side_by_side(registry: Registry, about: Subject, region_code: str, texts: Texts) -> None:
    """Show values that were published under different definitions of the same thing, one column each."""
    found = definitions(registry, str(about.target["target_id"]), region_code)
    if found.is_empty():
        return
    with st.container(border=True):
        markup.title(texts.say("definitions-title"))
        st.caption(texts.say("definitions-explained"))
        cards = "".join(_definition(row, registry, texts) for row in found.iter_rows(named=True))
        st.html(f'<div class="mon-definitions">{cards}</div>')


def _definition(row: Mapping[str, Any], registry: Registry, texts: Texts) -> str:
    indicator = registry.indicator(row["indicator_id"])
    name = in_language(
        indicator if row["relation"] == "same" else row, "name" if row["relation"] == "same" else "indicator", texts
    )
    numerator = in_language(indicator, "numerator", texts) if row["relation"] == "same" else ""
    where = texts.say(
        "definitions-where",
        region=region_name(registry.region(row["region_code"]), texts),
        period=period_words(row["period"], texts),
    )
    source = texts.say("list-clause").join(part for part in (row["source_publisher"], row["source_title"]) if part)
    note = in_language(row, "note", texts)
    lines = [
        f"<h3>{escape(name)}</h3>",
        f'<p class="own">{escape(texts.say("definitions-own" if row["own"] else "definitions-other"))}</p>',
        f'<p class="value">{escape(_value(row, texts))} <small>{escape(where)}</small></p>',
        f"<p>{escape(texts.say('definitions-numerator', said=numerator))}</p>" if numerator else "",
        f"<blockquote>{escape(row['quote'])}</blockquote>" if row["quote"] else "",
        f'<p class="mon-muted">{escape(texts.say("definitions-source", source=source, grade=row["reliability"]))}</p>',
        f'<p class="mon-muted">{escape(note)}</p>' if note else "",
    ]
    return f"<section{' class=own' if row['own'] else ''}>{''.join(lines)}</section>"


def _value(row: Mapping[str, Any], texts: Texts) -> str:
    unit = numbers.unit_word(row["unit"], texts)
    return f"{row['value_text']}{'' if unit == numbers.PERCENT else ' '}{unit}"


def listed(registry: Registry, about: Subject, texts: Texts) -> None:
    """List values published elsewhere for the indicator, each with its relation, source and reliability."""
    found = registry.published_values.filter(pl.col("indicator_id") == about.indicator["indicator_id"])
    if found.is_empty():
        return
    markup.title(texts.say("indicator-published"))
    st.caption(texts.say("indicator-published-check"))
    header = [
        Cell(texts.say(f"published-{name}"), right=name == "value")
        for name in ("what", "region", "period", "value", "relation", "source", "reliability")
    ]
    markup.table(
        header,
        (_published_row(row, registry, texts) for row in found.iter_rows(named=True)),
        label=texts.say("indicator-published"),
        broad=True,
    )


def _published_row(row: Mapping[str, Any], registry: Registry, texts: Texts) -> tuple[Cell, ...]:
    source = texts.say("list-clause").join(part for part in (row["source_publisher"], row["source_title"]) if part)
    return (
        Cell(in_language(row, "indicator", texts)),
        Cell(region_name(registry.region(row["region_code"]), texts), keep=texts.chinese),
        Cell(row["period"] or (texts.say("published-undated") if texts.chinese else row["period_text"]), keep=True),
        Cell(_value(row, texts), right=True),
        Cell(texts.say(f"relation-{row['relation']}")),
        Cell(source),
        Cell(row["reliability"]),
    )
