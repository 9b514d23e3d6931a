"""The values behind the matrix as a table that scrolls in itself, and as files."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import polars as pl
import streamlit as st

from charts import numbers
from charts.theme import MARKS, Theme
from domain.periods import Period
from domain.terms import Comparator, Status
from locales import Texts
from ui import cached, captions, markup
from ui.links import address
from ui.matrix import Arranged

_CSS = """
<style>
.mon-matrix {overflow-x: auto;}
.mon-matrix table {border-collapse: separate; border-spacing: 0; font-size: .86rem;}
.mon-matrix th, .mon-matrix td {padding: .26rem .55rem; text-align: right; white-space: nowrap; font-weight: 400;
  border-bottom: 1px solid color-mix(in srgb, currentColor 12%, transparent);}
.mon-matrix thead th {white-space: normal; min-width: 5.6em; vertical-align: bottom; line-height: 1.25;}
.mon-matrix tbody th, .mon-matrix thead th:first-child, .mon-matrix tfoot th {position: sticky; left: 0;
  text-align: left; white-space: nowrap; z-index: 1;}
.mon-matrix a {color: inherit; text-decoration: none;}
.mon-matrix a:hover {text-decoration: underline;}
.mon-matrix a:focus-visible, .mon-matrix:focus-visible {outline: 2px solid currentColor;}
.mon-matrix tr.extra, .mon-matrix tfoot {color: color-mix(in srgb, currentColor 72%, transparent);}
</style>
"""
Row = Mapping[str, Any]


def _looks(theme: Theme) -> str:
    """Return the colours: the sticky column's ground, and each mark's shade."""
    sticky = ".mon-matrix tbody th, .mon-matrix thead th:first-child, .mon-matrix tfoot th"
    marks = " ".join(f".mon-matrix .{status.value} {{color: {theme.shade(status)};}}" for status in Status)
    return _CSS.replace("</style>", f"{sticky} {{background: {theme.paper};}}\n{marks}\n</style>")


@dataclass(frozen=True)
class _Table:
    """What the lines of the table share."""

    cells: Mapping[tuple[str, str], Row]
    targets: Sequence[Row]
    texts: Texts
    as_of: Period

    def line(self, code: str, name: str, *, count: str, kind: str = "") -> str:
        """Return one region's line as HTML."""
        link = markup.link(name, address("region", region=code, as_of=str(self.as_of)))
        said = [f'<th scope="row">{link}</th><td>{escape(count)}</td>']
        for target in self.targets:
            row = self.cells.get((code, target["target_id"]))
            said.append("<td></td>" if row is None else self._cell(row, f"{name} {target['name']}"))
        return f'<tr class="{kind}">{"".join(said)}</tr>'

    def _cell(self, row: Row, what: str) -> str:
        status, value = Status(row["status"]), value_text(row, self.texts)
        reason = self.texts.say(f"reason-{row['reason']}") if row["reason"] else ""
        told = " ".join(part for part in (what, value, self.texts.say(f"status-{status.value}"), reason) if part)
        href = address("indicator", region=row["region_code"], target=row["target_id"], as_of=str(self.as_of))
        return (
            f'<td><a href="{escape(href)}" title="{escape(told)}" aria-label="{escape(told)}">'
            f'<span class="{status.value}">{MARKS[status]}</span> {escape(value)}</a></td>'
        )


def draw(
    shown: Arranged,
    texts: Texts,
    theme: Theme,
    *,
    as_of: Period,
    sort: str,
    sorted_by: Callable[[str], str],
    state: str,
) -> None:
    """Write a row per region with mark and value of each target; `sorted_by` returns the address that sorts by one.

    `state` says what is shown besides the address, language and data version: a thousand cells are put together once.
    """
    st.html(_looks(theme))
    lines = [*shown.regions["region_code"], *shown.extras["region_code"], *shown.targets["target_id"]]
    told = (state, texts.language, sort, sorted_by(""), as_of, lines)
    st.html(cached.figure(f"matrix-table|{told}", lambda: _html(shown, texts, as_of=as_of, sort=sort, by=sorted_by)))


def _html(shown: Arranged, texts: Texts, *, as_of: Period, sort: str, by: Callable[[str], str]) -> str:
    cells = {(row["region_code"], row["target_id"]): row for row in _all(shown).iter_rows(named=True)}
    targets = list(shown.targets.iter_rows(named=True))
    table = _Table(cells, targets, texts, as_of)
    body = [
        table.line(row["region_code"], captions.region_name(row, texts), count=f"{row['good']}/{row['asked']}")
        for row in shown.regions.iter_rows(named=True)
    ]
    for row in shown.extras.unique("region_code").sort("region_code").iter_rows(named=True):
        name = texts.say("matrix-table-extra", region=captions.region_name(row, texts))
        body.append(table.line(row["region_code"], name, count="", kind="extra"))
    label = escape(texts.say("matrix-table"))
    return (
        f'<div class="mon-matrix" tabindex="0" role="region" aria-label="{label}"><table aria-label="{label}">'
        f"<thead>{_head(targets, texts, sort, by)}</thead><tbody>{''.join(body)}</tbody>"
        f"<tfoot>{_foot(targets, texts)}</tfoot></table></div>"
    )


def _all(shown: Arranged) -> pl.DataFrame:
    return pl.concat([shown.cells, shown.extras])


def _head(targets: Sequence[Row], texts: Texts, sort: str, sorted_by: Callable[[str], str]) -> str:
    said = [f'<th scope="col">{escape(texts.say("matrix-table-region"))}</th>']
    said.append(f'<th scope="col">{markup.link(texts.say("matrix-good"), sorted_by("good"))}</th>')
    for row in targets:
        chosen = row["target_id"] == sort
        name = texts.say("matrix-sorted", name=row["name"]) if chosen else row["name"]
        state = ' aria-sort="descending"' if chosen else ""
        said.append(f'<th scope="col"{state}>{markup.link(name, sorted_by(row["target_id"]))}</th>')
    return f"<tr>{''.join(said)}</tr>"


def _foot(targets: Sequence[Row], texts: Texts) -> str:
    counts = "".join(f"<td>{row['good']}/{row['asked']}</td>" if row["asked"] else "<td>—</td>" for row in targets)
    return f'<tr><th scope="row">{escape(texts.say("matrix-good"))}</th><td></td>{counts}</tr>'


def value_text(row: Row, texts: Texts) -> str:
    """Return a cell's value with its unit; the state of a milestone in words."""
    if row["comparator"] == Comparator.DONE_BY.value:
        return texts.say(f"status-{row['status']}")
    return numbers.amount(row["value"], row["unit"], texts, threshold=row["target_value"])


def wide(shown: Arranged, texts: Texts) -> pl.DataFrame:
    """Return the matrix as a file: a row per region, value and status of each target side by side."""
    name = "region_zh" if texts.chinese else "region_en"
    statuses = {status.value: texts.say(f"status-{status.value}") for status in Status}
    found = shown.regions.select(
        "region_code",
        pl.col("region_code").alias(texts.say("matrix-file-code")),
        pl.col(name).alias(texts.say("matrix-file-region")),
        pl.col("good").alias(texts.say("matrix-file-good")),
        pl.col("asked").alias(texts.say("matrix-file-asked")),
    )
    for row in shown.targets.iter_rows(named=True):
        mine = shown.cells.filter(pl.col("target_id") == row["target_id"])
        unit = str(mine["unit"][0]) if mine.height else ""
        columns = mine.select(
            "region_code",
            pl.col("value").alias(texts.say("matrix-file-value-of", name=row["name"], unit=unit)),
            pl.col("status")
            .replace_strict(statuses, return_dtype=pl.String)
            .alias(texts.say("matrix-file-status-of", name=row["name"])),
        )
        found = found.join(columns, on="region_code", how="left", maintain_order="left")
    return found.drop("region_code")


def details(shown: Arranged, theme_names: Mapping[str, str], texts: Texts) -> pl.DataFrame:
    """Return every cell as a row of a file, units that no count includes at the end."""
    names = dict(shown.targets.select("target_id", "name").iter_rows())
    rows = _all(shown)
    said = rows.to_dicts()
    aims = [numbers.target(row["comparator"], row["target_value"], row["unit"], texts) for row in said]
    reasons = [texts.say(f"reason-{row['reason']}") if row["reason"] else "" for row in said]
    statuses = [texts.say(f"status-{row['status']}") for row in said]
    say = texts.say
    counted = pl.when("counted").then(pl.lit(say("matrix-file-yes"))).otherwise(pl.lit(say("matrix-file-no")))
    demonstration = pl.when("demonstration").then(pl.lit(say("demonstration"))).otherwise(pl.lit(""))
    return rows.select(
        pl.col("region_code").alias(say("matrix-file-code")),
        pl.col("region_zh" if texts.chinese else "region_en").alias(say("matrix-file-region")),
        pl.col("theme").replace_strict(theme_names, default=pl.col("theme")).alias(say("matrix-file-theme")),
        pl.col("target_id").replace_strict(names).alias(say("matrix-file-target")),
        pl.col("value").alias(say("matrix-file-value")),
        pl.col("unit").alias(say("matrix-file-unit")),
        pl.Series(say("matrix-file-aim"), aims, dtype=pl.String),
        pl.col("gap").alias(say("matrix-file-gap")),
        pl.Series(say("matrix-file-status"), statuses, dtype=pl.String),
        pl.Series(say("matrix-file-reason"), reasons, dtype=pl.String),
        pl.format("{}/{}", "reported_units", "expected_units").alias(say("matrix-file-completeness")),
        pl.col("period").alias(say("matrix-file-period")),
        counted.alias(say("matrix-file-counted")),
        demonstration.alias(say("matrix-file-demonstration")),
    )
