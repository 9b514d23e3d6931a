"""The panels of the data quality screen, each with its table as a file."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import polars as pl
import streamlit as st

from charts import coverage as chart
from charts.caption import Caption
from charts.headlines import period_words
from charts.theme import Theme
from locales import Texts
from services.quality import QUARTERS
from services.settings import deadline_day, outlier_cut
from services.siblings import LEAST_POINTS, LEAST_SIBLINGS
from ui import cached, figures, intake_reasons, markup, quality, tables
from ui.links import address
from ui.markup import Cell
from ui.quality import SINCE, UNITS, Looked

_LISTED, _FEW, _HEIGHT = 100, 7, 330
_PLOT = 1320  # px that the picture has at 1600
_NARROW = 340  # what a telephone of 390 px leaves inside page and frame
_AMOUNTS = {"value", "children_value", "children_difference", "median", "distance", "old_value", "new_value"}
_CONTRADICTIONS = ("region", "indicator", "period", "value", "children_value", "children_difference")
_OUTLIERS = ("region", "indicator", "value", "median", "siblings", "distance")
_REVISIONS = ("received", "region", "indicator", "period", "old_value", "new_value", "actor", "file_name")
_FINDINGS = ("received", "region", "indicator", "period", "seen", "problem", "remedy", "file_name", "row")


def completeness(looked: Looked, texts: Texts, theme: Theme, *, known_at: str, source: str) -> None:
    """Draw who reported how much and in time."""
    markup.title(texts.say("quality-coverage"))
    rows = _offices(looked, texts)
    if rows.is_empty():
        st.info(texts.say("quality-coverage-none"), icon=":material/info:")
        return
    caption = Caption(
        indicator=texts.say("coverage-what"),
        unit=texts.say("coverage-unit"),
        as_of_text=period_words(str(looked.as_of), texts),
        known_at_text=known_at,
        source_text=source,
        demonstration=bool(rows["demonstration"].any()),
    )

    def build(narrow: bool) -> Any:
        return chart.figure(rows, caption, texts, theme=theme, width=_NARROW if narrow else _PLOT, narrow=narrow)

    offices = rows["region_code"].n_unique()
    figures.draw(
        "coverage", build, state=looked.state("drawn", offices), alt=chart.alt_text(rows, caption, texts), texts=texts,
        theme=theme, file_name=f"coverage_{looked.region}_{looked.as_of}",
    )  # fmt: skip
    day = deadline_day(cached.registry())
    st.caption(texts.say("quality-coverage-note", day=str(day), quarters=str(QUARTERS)))
    said = pl.when("due").then(pl.lit(texts.say("quality-yes"))).otherwise(pl.lit(texts.say("quality-no")))
    table = rows.with_columns(
        due=said,
        region="region_zh" if texts.chinese else "region_en",
        demonstration=pl.when("demonstration").then(pl.lit(texts.say("demonstration"))).otherwise(pl.lit("")),
    )
    names = ("region_code", "region", "period", "expected", "reported", "late", "due", "demonstration")
    _download(table, names, "coverage", looked, texts)


def _offices(looked: Looked, texts: Texts) -> pl.DataFrame:
    """Return the rows to draw: offices, or each reporting unit where the reader asks and they are not too many."""
    rows = quality.coverage(looked)
    units = quality.coverage(looked, every_unit=True)
    count = units["region_code"].n_unique()
    if not rows["region_code"].n_unique() < count <= quality.MOST_UNITS:
        return rows
    asked = st.query_params.get(UNITS) == "1"
    if st.session_state.get(UNITS) != asked:
        st.session_state[UNITS] = asked
    chosen = st.toggle(texts.say("quality-every-unit", count=str(count)), key=UNITS, on_change=_write_units)
    return units if chosen else rows


def _write_units() -> None:
    if st.session_state[UNITS]:
        st.query_params[UNITS] = "1"
    else:
        st.query_params.pop(UNITS, None)


def findings(looked: Looked, texts: Texts) -> None:
    """List the open findings by reason, newest first."""
    rows = quality.open_findings(looked)
    if _nothing("findings", rows, texts):
        return
    for code, part in intake_reasons.groups(rows):
        name = texts.say("quality-group", reason=intake_reasons.label(code, texts), count=str(part.height))
        with st.expander(name):
            # There may be thousands: only those that are shown are put into words.
            shown = quality.finding_table(part.head(_LISTED), texts)
            _table(shown, _FINDINGS, name, texts, total=part.height)
    st.caption(texts.say("quality-findings-note"))
    names = ("verdict", "reason", "received", "region_code", "region", "indicator", "period", "seen", "problem",
             "remedy", "file_name", "row", "column", "demonstration")  # fmt: skip
    _download(lambda: quality.finding_table(rows, texts), names, "findings", looked, texts)


def contradictions(looked: Looked, texts: Texts) -> None:
    """List figures that a region sent itself and that its parts do not add up to."""
    rows = quality.contradictions(looked)
    if _nothing("contradictions", rows, texts):
        return
    table = quality.named(rows, texts)
    _table(table, _CONTRADICTIONS, texts.say("quality-contradictions"), texts, as_of=str(looked.as_of))
    st.caption(texts.say("quality-contradictions-note"))
    names = ("region_code", *_CONTRADICTIONS, "unit", "demonstration")
    _download(table, names, "contradictions", looked, texts)


def outliers(looked: Looked, texts: Texts) -> None:
    """List values that stand far from those of their siblings."""
    rows = quality.outliers(looked)
    if _nothing("outliers", rows, texts):
        return
    table = quality.named(rows, texts)
    _table(table, _OUTLIERS, texts.say("quality-outliers"), texts, as_of=str(looked.as_of))
    cut = outlier_cut(cached.registry())
    said = {"least": str(LEAST_SIBLINGS), "cut": f"{cut:g}", "points": f"{LEAST_POINTS:g}"}
    st.caption(texts.say("quality-outliers-note", **said))
    _download(table, ("region_code", *_OUTLIERS, "unit", "period", "demonstration"), "outliers", looked, texts)


def revisions(looked: Looked, since: date, texts: Texts) -> None:
    """List approved values that replaced another one since a day."""
    markup.title(texts.say("quality-revisions"))
    if st.session_state.get(SINCE) != since:
        st.session_state[SINCE] = since
    st.date_input(
        texts.say("quality-since"), format="YYYY-MM-DD", key=SINCE, on_change=_write_since, width=200,
        min_value=date(2000, 1, 1), max_value=date(2100, 12, 31),
    )  # fmt: skip
    rows = quality.revisions(looked, since)
    if rows.is_empty():
        st.success(texts.say("quality-revisions-none", since=since.isoformat()), icon=":material/check_circle:")
        return
    table = quality.named(rows, texts).with_columns(received=pl.col("received_at").dt.date())
    _table(table, _REVISIONS, texts.say("quality-revisions"), texts)
    st.caption(texts.say("quality-revisions-note"))
    _download(table, ("region_code", *_REVISIONS, "unit", "demonstration"), "revisions", looked, texts)


def _write_since() -> None:
    chosen = st.session_state[SINCE]
    if chosen:
        st.query_params[SINCE] = chosen.isoformat()


def _nothing(name: str, rows: pl.DataFrame, texts: Texts) -> bool:
    """Write a panel's title and, where there is nothing to list, say so."""
    markup.title(texts.say(f"quality-{name}"))
    if rows.is_empty():
        st.success(texts.say(f"quality-{name}-none"), icon=":material/check_circle:")
    return rows.is_empty()


def _table(
    rows: pl.DataFrame,
    names: Sequence[str],
    label: str,
    texts: Texts,
    *,
    as_of: str | None = None,
    total: int | None = None,
) -> None:
    total = rows.height if total is None else total
    header = [Cell(texts.say(f"quality-column-{name}"), right=name in _AMOUNTS) for name in names]
    linked = _target_links(as_of)
    body = (
        [_cell(row, name, texts, linked if name == "indicator" else None) for name in names]
        for row in rows.head(_LISTED).iter_rows(named=True)
    )
    with st.container(height=_HEIGHT if rows.height > _FEW else "content", border=False):
        markup.table(header, body, label=label, broad=True)
    if total > _LISTED:
        st.caption(texts.say("quality-more", shown=str(_LISTED), total=str(total)))


def _target_links(as_of: str | None) -> Callable[[dict[str, Any]], str]:
    targets = cached.registry().targets.filter(pl.col("duplicate_of").is_null())
    first = dict(
        targets.unique("indicator_id", keep="first", maintain_order=True)
        .select("indicator_id", "target_id")
        .iter_rows()
    )

    def link(row: dict[str, Any]) -> str:
        target, period = first.get(row["indicator_id"]), as_of or row.get("period")
        return address("indicator", region=row["region_code"], target=target, as_of=period) if target else ""

    return link


def _cell(row: dict[str, Any], name: str, texts: Texts, link: Callable[[dict[str, Any]], str] | None) -> Cell:
    if name in _AMOUNTS:
        return Cell(quality.amount(row, name, texts), right=True)
    value = row[name]
    if name == "period" and value:
        return Cell(period_words(value, texts), keep=True)
    keep = name in ("received", "row", "siblings")
    return Cell("" if value is None else str(value), href=link(row) if link and value else "", keep=keep)


def _download(
    rows: pl.DataFrame | Callable[[], pl.DataFrame], names: Sequence[str], what: str, looked: Looked, texts: Texts
) -> None:
    tables.download(
        lambda: quality.labelled(rows() if callable(rows) else rows, names, texts),
        texts.say(f"quality-download-{what}"),
        file_name=f"quality_{what}_{looked.region}_{looked.as_of}",
        key=f"download-{what}",
    )
