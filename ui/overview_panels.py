"""The lists of the overview: largest gaps, milestones, who did not report."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import polars as pl
import streamlit as st

from charts import numbers, themes
from charts.caption import Caption
from charts.headlines import period_words
from charts.theme import Theme
from domain.periods import Period
from domain.terms import Comparator, Reason, Status
from locales import Texts
from services.registry import Registry
from ui import captions, figures, markup, sentences
from ui.captions import in_language, region_name, subject
from ui.links import address
from ui.markup import Cell

_ROWS = 10
_NAMED = 12
_LEAST = 4
# px: the panel at 1600 and on a telephone; rows stand a little tighter so that all is on one screen.
_PANEL, _PANEL_NARROW, _TIGHTER, _HIGH = 365, 330, 44, 430


def behind(rows: pl.DataFrame, registry: Registry, texts: Texts, theme: Theme, *, as_of: Period) -> None:
    """List the regions and targets furthest behind their required path (`Overview.behind`), each with its link."""
    markup.title(texts.say("overview-behind"))
    if rows.is_empty():
        st.caption(texts.say("overview-behind-none"))
        return
    header = (
        Cell(texts.say("column-region")),
        Cell(texts.say("column-target")),
        Cell(texts.say("column-value"), right=True),
        Cell(texts.say("column-behind"), right=True),
    )
    shown = [_behind_row(row, registry, texts, theme, as_of) for row in rows.head(_ROWS).iter_rows(named=True)]
    markup.table(header, shown, label=texts.say("overview-behind"))
    st.caption(texts.say("overview-behind-note"))


def _behind_row(
    row: Mapping[str, Any], registry: Registry, texts: Texts, theme: Theme, as_of: Period
) -> tuple[Cell, ...]:
    status = Status(row["status"])
    name = in_language(subject(registry, row["target_id"]).indicator, "short", texts)
    href = address("indicator", region=row["region_code"], target=row["target_id"], as_of=str(as_of))
    value = numbers.amount(row["value"], row["unit"], texts, decimals=1, threshold=row["target_value"])
    gap = numbers.number(row["behind"], decimals=1, signed=True)
    return (
        Cell(region_name(row, texts), href=href, keep=texts.chinese),
        Cell(name, href=href),
        Cell(value, right=True),
        markup.status_cell(status, gap, theme, right=True),
    )


def milestones(rows: pl.DataFrame, registry: Registry, texts: Texts, theme: Theme, *, as_of: Period) -> None:
    """List the dated milestones by due date with their state."""
    markup.title(texts.say("overview-milestone-list"))
    if rows.is_empty():
        st.caption(texts.say("overview-milestone-none"))
        return
    header = (
        Cell(texts.say("column-milestone")),
        Cell(texts.say("column-due")),
        Cell(texts.say("column-status"), right=True),
    )
    shown = [
        _milestone_row(row, registry, texts, theme, as_of) for row in rows.head(_ROWS // 2 + 1).iter_rows(named=True)
    ]
    markup.table(header, shown, label=texts.say("overview-milestone-list"))


def _milestone_row(
    row: Mapping[str, Any], registry: Registry, texts: Texts, theme: Theme, as_of: Period
) -> tuple[Cell, ...]:
    name = in_language(subject(registry, row["target_id"]).indicator, "short", texts)
    href = address("indicator", target=row["target_id"], as_of=str(as_of))
    due: date = row["due_date"]
    said = _milestone_state(row, as_of.last_day, texts)
    return (
        Cell(name, href=href),
        Cell(due.isoformat(), keep=True),
        markup.status_cell(Status(row["status"]), said, theme, right=True),
    )


def _milestone_state(row: Mapping[str, Any], today: date, texts: Texts) -> str:
    status, days = Status(row["status"]), (row["due_date"] - today).days
    if status is Status.MET:
        return texts.say("milestone-done")
    if status is Status.MISSED:
        return texts.say("milestone-over", days=-days) if days < 0 else texts.say("status-missed")
    if days > 0 and row["reason"] in (Reason.DUE_LATER, Reason.NO_VALUE):
        return texts.say("milestone-in", days=days)
    return texts.say(f"reason-{row['reason']}") if row["reason"] else texts.say(f"status-{status.value}")


def silent(rows: pl.DataFrame, children: int, texts: Texts) -> None:
    """Name the regions right below that did not report a single value."""
    markup.title(texts.say("overview-silent"))
    if not children:
        st.caption(texts.say("overview-silent-no-children"))
    elif rows.is_empty():
        st.caption(texts.say("overview-silent-none", total=children))
    else:
        names = [region_name(row, texts) for row in rows.head(_NAMED).iter_rows(named=True)]
        more = rows.height - len(names)
        said = texts.say("list-comma").join(names) + (texts.say("list-more", count=more) if more else "")
        st.write(texts.say("overview-silent-named", names=said, count=rows.height, total=children))


def by_theme(counts: pl.DataFrame, registry: Registry, texts: Texts) -> pl.DataFrame:
    """Return theme, status, count with the themes' names in the reader's language, in the registry's order."""
    name = pl.col("theme") if texts.chinese else pl.col("theme_en")
    order = registry.themes.select("theme", "position", shown=name)
    return counts.join(order, on="theme").sort("position").select("status", "count", theme="shown")


def completeness(rows: pl.DataFrame, texts: Texts, *, least: int) -> None:
    """List the `least` regions below that reported the smallest share of what they should (attainment rows)."""
    quantitative = rows.filter(pl.col("comparator") != Comparator.DONE_BY.value)
    by_region = (
        quantitative.group_by("region_code", "region_zh", "region_en")
        .agg(reported=pl.col("reported_units").sum(), expected=pl.col("expected_units").sum())
        .filter(pl.col("reported") < pl.col("expected"))
        .sort(pl.col("reported") / pl.col("expected"), "region_code")
    )
    if by_region.is_empty():
        return
    markup.title(texts.say("overview-completeness-list"))
    header = (
        Cell(texts.say("column-region")),
        Cell(texts.say("column-reported"), right=True),
        Cell(texts.say("column-share"), right=True),
    )
    shown = [
        (
            Cell(region_name(row, texts), href=address("overview", region=row["region_code"])),
            Cell(f"{row['reported']}/{row['expected']}", right=True),
            Cell(sentences.percent(row["reported"], row["expected"]), right=True),
        )
        for row in by_region.head(min(_LEAST, least)).iter_rows(named=True)
    ]
    markup.table(header, shown, label=texts.say("overview-completeness-list"))
    st.caption(texts.say("overview-completeness-note"))


def themes_chart(
    counts: pl.DataFrame,
    registry: Registry,
    texts: Texts,
    theme: Theme,
    *,
    as_of: Period,
    known_at: str,
    demo: bool,
    state: str,
) -> None:
    """Draw how many targets of each task area carry each status (`Overview.by_theme`); `state` as in `figures`."""
    caption = Caption(
        indicator=texts.say("overview-themes-what"),
        unit=texts.say("overview-themes-unit"),
        as_of_text=period_words(str(as_of), texts),
        known_at_text=known_at,
        source_text="",
        method_text=texts.say("method-linear"),
        demonstration=demo,
        remark=captions.remark(texts),
    )
    rows = by_theme(counts, registry, texts)

    def build(narrow: bool) -> Any:
        width = _PANEL_NARROW if narrow else _PANEL
        title = texts.say("overview-themes")
        figure = themes.figure(rows, caption, texts, headline=title, theme=theme, width=width, narrow=True)
        tight = not narrow and figure.layout.height > _HIGH
        return figure.update_layout(height=figure.layout.height - _TIGHTER) if tight else figure

    alt = themes.alt_text(rows, caption, texts)
    figures.draw("themes", build, state=state, alt=alt, texts=texts, theme=theme, file_name="themes")
