"""The headline targets as large cards: value, target, status, gap, trend."""

from collections.abc import Mapping
from html import escape
from typing import Any

import polars as pl
import streamlit as st

from charts import numbers, spark
from charts.headlines import period_words
from charts.theme import Theme, png_options
from domain.periods import Period
from domain.terms import Comparator, Measure, Reason, Status
from locales import Texts
from services.registry import Registry
from ui import cached
from ui.captions import in_language, region_name, shown_name, subject, target_line
from ui.links import address
from ui.markup import link, status_word

_MOST = 4


def chosen(headline: pl.DataFrame, own: pl.DataFrame) -> pl.DataFrame:
    """Return the rows that get a card: headline targets in force, then the region's own that have a value.

    Both are attainment rows; the order of either is kept.
    """
    in_force = headline.filter(pl.col("reason").ne_missing(Reason.NOT_IN_FORCE.value))
    others = own.filter(
        pl.col("value").is_not_null()
        & (pl.col("comparator") != Comparator.DONE_BY.value)
        & ~pl.col("target_id").is_in(in_force["target_id"].implode())
    )
    return pl.concat([in_force.select(own.columns), others]).head(_MOST)


def draw(
    rows: pl.DataFrame,
    series: Mapping[str, pl.DataFrame],
    registry: Registry,
    texts: Texts,
    *,
    theme: Theme,
    as_of: Period,
) -> None:
    """Draw one card for each headline target (attainment rows), with its series by target id."""
    if rows.is_empty():
        return
    for column, row in zip(st.columns(rows.height), rows.iter_rows(named=True), strict=True):
        with column.container(border=True, gap="xsmall", height="stretch"):
            about = subject(registry, row["target_id"])
            _words(row, shown_name(about, row, texts, short=True), texts, theme, as_of)
            _trend(row, series[row["target_id"]], about.indicator, texts, theme)


def _words(row: Mapping[str, Any], name: str, texts: Texts, theme: Theme, as_of: Period) -> None:
    status = Status(row["status"])
    target = numbers.target(row["comparator"], row["target_value"], row["unit"], texts)
    value = numbers.amount(row["value"], row["unit"], texts, threshold=row["target_value"])
    st.html(
        f'<div class="mon-card"><div class="name">'
        f"{link(name, address('indicator', target=row['target_id'], as_of=str(as_of)))}</div>"
        f'<div class="value">{escape(value)} <small>/ {escape(target)}</small></div>'
        f'<div class="line"><b style="color:{theme.shade(status)}">{escape(status_word(status, texts))}</b>'
        f"<span>{escape(_away(row, texts, as_of))}</span></div></div>"
    )


def _away(row: Mapping[str, Any], texts: Texts, as_of: Period) -> str:
    """Return what matters next to the status: why nothing can be said, what is required by now, or the gap."""
    if row["status"] == Status.CANNOT_ASSESS:
        return texts.say(f"reason-{row['reason']}") if row["reason"] else ""
    said = _gap(row, texts)
    if row["period_end"] == as_of.last_day:
        return said
    return texts.say("card-at-due", period=period_words(row["period"], texts), said=said)


def _gap(row: Mapping[str, Any], texts: Texts) -> str:
    gap, expected = row["gap"], row["expected_value"]
    if gap is None:
        return ""
    if row["status"] == Status.MET:
        return texts.say("card-reported", share=f"{row['reported_units']}/{row['expected_units']}")
    if row["status"] in (Status.SLOW, Status.FAR_BEHIND) and expected is not None:
        decimals = 1 if row["unit"] == numbers.PERCENT else 0
        return texts.say("card-expected", value=numbers.amount(expected, row["unit"], texts, decimals=decimals))
    return texts.say("card-gap", gap=numbers.difference(abs(gap), row["unit"], texts, signed=False))


def _trend(
    row: Mapping[str, Any], frame: pl.DataFrame, indicator: Mapping[str, Any], texts: Texts, theme: Theme
) -> None:
    if frame.is_empty():
        return
    known = frame.filter(pl.col("value").is_not_null() | (pl.col("period_end") == row["due_date"]))
    # The points are few and say all that is drawn and told.
    told = (
        texts.language,
        theme.paper,
        row["target_id"],
        row["region_code"],
        row["status"],
        target_line(row),
        known.rows(),
    )
    figure, alt = cached.figure(f"spark|{told}", lambda: _spark(row, known, indicator, texts, theme))
    options = png_options(row["target_id"], texts) | {"displayModeBar": False, "staticPlot": True}
    st.plotly_chart(figure, key=f"spark-{row['target_id']}", theme=None, config=options, alt=alt)


def _spark(
    row: Mapping[str, Any], known: pl.DataFrame, indicator: Mapping[str, Any], texts: Texts, theme: Theme
) -> tuple[Any, str]:
    """Return the small line of a target and what it says in words."""
    status, line = Status(row["status"]), target_line(row)
    figure = spark.figure(
        known, target=line, status=status, flow=indicator["measure"] == Measure.FLOW, theme=theme, width=320, height=52
    )
    figure.update_layout(width=None, autosize=True)
    alt = spark.alt_text(
        known, texts, region=region_name(row, texts), indicator=in_language(indicator, "short", texts),
        unit=row["unit"], target=line, status=status,
    )  # fmt: skip
    return figure, alt
