"""The scorecard as a table: a row per target with trend and rank; on a telephone each row is a card."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import polars as pl
import streamlit as st

from charts import scorecard_rows, scorecard_spark
from charts.scorecard_rows import Row
from charts.theme import Theme
from domain.periods import Period
from domain.terms import Measure
from locales import Texts
from ui import markup
from ui.links import address

_COLUMNS = ("target", "value", "aim", "gap", "share", "status", "trend", "rank")
_RIGHT = ("value", "gap", "share")
_CSS = """
<style>
.mon-score table {width: 100%; border-collapse: collapse; font-size: .9rem;}
.mon-score th {text-align: left; font-weight: 400; padding: .25rem .7rem .3rem 0; white-space: nowrap;
  color: color-mix(in srgb, currentColor 72%, transparent);}
.mon-score th.group {font-weight: 700; padding-top: .8rem; color: inherit;}
.mon-score td {padding: .3rem .7rem .3rem 0; line-height: 1.3; vertical-align: middle;
  border-top: 1px solid color-mix(in srgb, currentColor 12%, transparent);}
.mon-score .right {text-align: right; white-space: nowrap;}
.mon-score .right + :not(.right) {padding-left: .9rem;}
.mon-score td.aim, .mon-score td.rank, .mon-score td.status span {white-space: nowrap;}
.mon-score td.rank {font-variant-numeric: tabular-nums;}
.mon-score small {color: color-mix(in srgb, currentColor 72%, transparent);}
.mon-score img {display: block; width: 104px; height: 28px;}
.mon-score a {color: inherit;}
.mon-score a:focus-visible {outline: 2px solid currentColor;}
@media (max-width: 760px) {
  .mon-score thead {position: absolute; clip-path: inset(50%); height: 1px; overflow: hidden;}
  .mon-score table, .mon-score tbody {display: block;}
  .mon-score tr {display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 0 1rem; padding: .5rem 0;
    border-top: 1px solid color-mix(in srgb, currentColor 18%, transparent);}
  .mon-score tr.group {border: none; padding: 0;}
  .mon-score th.group {grid-column: 1 / -1;}
  .mon-score td {border: none; padding: .12rem 0; display: flex; justify-content: space-between; gap: .5rem;
    text-align: right; align-items: baseline;}
  .mon-score td.right, .mon-score td.aim, .mon-score td.rank {white-space: normal;}
  .mon-score td::before {content: attr(data-label); flex: none;
    color: color-mix(in srgb, currentColor 72%, transparent);}
  .mon-score .right + :not(.right) {padding-left: 0;}
  .mon-score td.target, .mon-score td.status {grid-column: 1 / -1;}
  .mon-score td.target {font-weight: 600; text-align: left;}
  .mon-score td.target::before, .mon-score td:empty {display: none;}
  .mon-score td.trend {align-items: center;}
}
</style>
"""

Points = Mapping[str, list[tuple[Any, float]]]


def draw(rows: pl.DataFrame, points: Points, texts: Texts, theme: Theme, *, as_of: Period) -> None:
    """Write the rows (columns as `ui/region.arranged` returns them) with a heading before each group."""
    st.html(_CSS)
    # Without a sibling to be compared with there is no column of ranks.
    columns = [name for name in _COLUMNS if name != "rank" or rows["ranked"].is_not_null().any()]
    labels = {name: texts.say(f"scorecard-table-{name}") for name in columns}
    head = "".join(
        f'<th scope="col" class="{"right" if name in _RIGHT else ""}">{escape(label)}</th>'
        for name, label in labels.items()
    )
    body, group = [], ""
    for cells in rows.iter_rows(named=True):
        if cells["group"] != group:
            group = cells["group"]
            heading = f'<th class="group" scope="colgroup" colspan="{len(columns)}">{escape(group)}</th>'
            body.append(f'<tr class="group">{heading}</tr>')
        said = _cells(cells, points, texts, theme, as_of)
        body.append("<tr>" + "".join(_cell(name, said[name], labels[name]) for name in columns) + "</tr>")
    label = escape(texts.say("scorecard-table"))
    st.html(
        f'<div class="mon-score"><table aria-label="{label}"><thead><tr>{head}</tr></thead>'
        f"<tbody>{''.join(body)}</tbody></table></div>"
    )


def _cell(name: str, inner: str, label: str) -> str:
    kind = f"{name} right" if name in _RIGHT else name
    return f'<td class="{kind}" data-label="{escape(label)}">{inner}</td>'


def _cells(cells: Mapping[str, Any], points: Points, texts: Texts, theme: Theme, as_of: Period) -> dict[str, str]:
    """Return the cells of one row as HTML; all texts are escaped here."""
    row = scorecard_rows.row_of(dict(cells))
    href = address("indicator", region=cells["region_code"], target=row.key, as_of=str(as_of))
    reason = texts.say(f"reason-{row.reason.value}") if row.reason else ""
    status = f'<span style="color:{theme.shade(row.status)}">{escape(markup.status_word(row.status, texts))}</span>'
    return {
        "target": markup.link(row.name, href),
        "value": escape(scorecard_rows.value_text(row, texts))
        + _small(cells["provisional"], "scorecard-provisional", texts),
        "aim": escape(scorecard_rows.target_text(row, texts)) + _small(cells["decomposed"], "scorecard-own", texts),
        "gap": escape(scorecard_rows.gap_text(row, texts)),
        "share": escape(scorecard_rows.share_text(row)) if row.placed else "",
        "status": status + (f" <small>{escape(reason)}</small>" if reason else ""),
        "trend": _trend(row, cells, points.get(row.key, []), texts, theme),
        "rank": escape(rank_text(cells, texts)),
    }


def _small(holds: object, key: str, texts: Texts) -> str:
    """Return a small remark where it holds."""
    return f" <small>{escape(texts.say(key))}</small>" if holds else ""


def _trend(row: Row, cells: Mapping[str, Any], points: Sequence[tuple[Any, float]], texts: Texts, theme: Theme) -> str:
    flow = cells["measure"] == Measure.FLOW.value
    source = scorecard_spark.image(points, target=row.target, status=row.status, theme=theme, flow=flow)
    if not source:
        return ""
    latest = scorecard_rows.value_text(row, texts)
    alt = texts.say("scorecard-trend-alt", name=row.name, count=len(points), value=latest)
    return f'<img src="{source}" alt="{escape(alt)}" width="104" height="28">'


def rank_text(cells: Mapping[str, Any], texts: Texts) -> str:
    """Return rank and change as 3/21 ↑2, and how many siblings have no value; empty where nothing is ranked."""
    if cells["ranked"] is None or cells["rank"] is None:
        return ""
    said = texts.say("scorecard-rank", rank=str(cells["rank"]), ranked=str(cells["ranked"]))
    moved, silent = cells["moved"], cells["siblings"] - cells["ranked"]
    if moved is not None:
        key = "up" if moved > 0 else "down" if moved < 0 else "same"
        said += " " + (texts.say(f"scorecard-rank-{key}", places=str(abs(moved))))
    return said + (texts.say("scorecard-rank-silent", count=str(silent)) if silent else "")


def file_rows(rows: pl.DataFrame, texts: Texts) -> pl.DataFrame:
    """Return the rows as they stand in a file: numbers as numbers, words in the reader's language."""
    read = [scorecard_rows.row_of(cells) for cells in rows.to_dicts()]
    statuses = [texts.say(f"status-{row.status.value}") for row in read]
    reasons = [texts.say(f"reason-{row.reason.value}") if row.reason else "" for row in read]
    aims = [scorecard_rows.target_text(row, texts) for row in read]
    say = texts.say

    def flag(name: str, key: str) -> pl.Expr:
        return pl.when(name).then(pl.lit(say(key))).otherwise(pl.lit(""))

    return rows.select(
        pl.col("theme_name").alias(say("scorecard-file-theme")),
        pl.col("name").alias(say("scorecard-table-target")),
        pl.col("value").alias(say("scorecard-table-value")),
        pl.col("unit").alias(say("scorecard-file-unit")),
        pl.Series(say("scorecard-table-aim"), aims, dtype=pl.String),
        pl.col("target_value").alias(say("scorecard-file-threshold")),
        pl.col("gap").alias(say("scorecard-table-gap")),
        (pl.col("share") * 100).alias(f"{say('scorecard-table-share')}%"),
        pl.col("expected_value").alias(say("scorecard-file-expected")),
        pl.Series(say("scorecard-table-status"), statuses, dtype=pl.String),
        pl.Series(say("scorecard-file-reason"), reasons, dtype=pl.String),
        pl.col("rank").alias(say("scorecard-file-rank")),
        pl.col("ranked").alias(say("scorecard-file-ranked")),
        pl.col("siblings").alias(say("scorecard-file-siblings")),
        pl.col("rank_before").alias(say("scorecard-file-rank-before")),
        pl.col("period").alias(say("scorecard-file-period")),
        pl.col("due_date").alias(say("scorecard-file-due")),
        pl.format("{}{}", "document", "clause").alias(say("scorecard-file-source")),
        flag("decomposed", "scorecard-own").alias(say("scorecard-file-own")),
        flag("provisional", "scorecard-provisional").alias(say("scorecard-file-provisional")),
        flag("demonstration", "demonstration").alias(say("scorecard-file-demonstration")),
    )
