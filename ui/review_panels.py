"""The panels of one opened return: its facts, what it changes, what was found, the decision."""

from collections.abc import Mapping
from typing import Any

import polars as pl
import streamlit as st

from charts import headlines, numbers
from domain.periods import Period
from domain.terms import ReturnState
from locales import Texts
from services.preview import Change
from ui import cached, markup, review, review_list, tables
from ui.captions import in_language
from ui.markup import Cell
from ui.review import Opened

_SHOWN = 200
_FEW, _HEIGHT = 12, 430


def facts(opened: Opened, texts: Texts) -> None:
    """Write what is known of a return, and the return it corrects."""
    row, paths = opened.row, cached.region_paths(chinese=texts.chinese)
    sender = str(row["sender_region_code"])
    markup.title(texts.say("review-facts"))
    pairs = {
        "state": review_list.state_word(row, texts),
        "number": row["return_id"],
        "sender": texts.say("review-region", name=paths.get(sender, sender), code=sender),
        "actor": row["actor"],
        "received": f"{row['received_at']:%Y-%m-%d}",
        "recorded": f"{row['recorded_at']:%Y-%m-%d %H:%M}",
        "counts": texts.say("review-counts", **{name: row[name] for name in ("accepted", "warned", "rejected")}),
        "corrects": texts.say("review-corrects-count", count=opened.corrected.height),
        "sha256": f"{row['sha256'][:16]}…",  # the whole of it is in the receipt
    }
    markup.facts((texts.say(f"review-fact-{name}"), str(text)) for name, text in pairs.items())
    for one in opened.corrected.iter_rows(named=True):
        said = markup.link(_corrects(one, texts), review.link_to(one["return_id"]))
        st.html(f'<div class="mon-crumbs">{said}</div>')


def _corrects(one: Mapping[str, Any], texts: Texts) -> str:
    return texts.say(
        "review-corrects-one",
        file=one["file_name"],
        received=f"{one['received_at']:%Y-%m-%d}",
        values=one["values"],
        changed=one["changed"],
    )


def decision(opened: Opened, texts: Texts) -> None:
    """Offer what may be decided now; the comment goes with the click."""
    markup.title(texts.say("review-decide"))
    if not opened.moves:
        st.caption(texts.say("review-decided"))
        return
    step = int(opened.row["step"])
    # Enter in the comment must not approve.
    with st.form(f"review-{opened.return_id}-{step}", enter_to_submit=False, border=False):
        st.text_area(
            texts.say("review-comment"),
            key=review.comment_key(opened.return_id, step),
            max_chars=1000,
            height=90,
            placeholder=texts.say("review-comment-placeholder"),
        )
        with st.container(horizontal=True):
            for move in opened.moves:
                st.form_submit_button(
                    texts.say(f"review-move-{move.value}"),
                    type="primary" if move is ReturnState.APPROVED else "secondary",
                    key=f"review-{move.value}",
                    on_click=review.decide,
                    args=(opened.return_id, step, move),
                )
    st.caption(texts.say("review-decide-explained"))


def steps(opened: Opened, texts: Texts) -> None:
    """List the steps of a return."""
    markup.title(texts.say("review-steps"))
    header = [Cell(texts.say(f"review-column-{name}")) for name in ("when", "state", "who", "comment")]
    body = [
        [
            Cell(f"{row['recorded_at']:%Y-%m-%d %H:%M}", keep=True),
            Cell(texts.say(f"state-{row['state']}"), keep=True),
            Cell(row["actor"]),
            Cell(row["comment"] or ""),
        ]
        for row in opened.steps.iter_rows(named=True)
    ]
    markup.table(header, body, label=texts.say("review-steps"))


def differences(opened: Opened, texts: Texts) -> None:
    """Show each value beside the last approved one, the largest changes first."""
    markup.title(texts.say("review-differences"))
    rows = opened.values
    if rows.is_empty():
        st.caption(texts.say("review-differences-none"))
        return
    found = dict(rows.group_by("change").len().iter_rows())
    parts = [texts.say(f"change-count-{one.value}", count=found[one.value]) for one in Change if one.value in found]
    st.caption(texts.say("review-differences-said", parts=texts.say("list-comma").join(parts)))
    names = ("region", "indicator", "period", "old", "new", "difference", "share", "change")
    right = ("old", "new", "difference", "share")
    header = [Cell(texts.say(f"review-column-{name}"), right=name in right) for name in names]
    body = [_difference(opened.return_id, row, texts) for row in rows.head(_SHOWN).iter_rows(named=True)]
    with st.container(height=_HEIGHT if len(body) > _FEW else "content", border=False):
        markup.table(header, body, label=texts.say("review-differences"), broad=True)
    if rows.height > _SHOWN:
        st.caption(texts.say("review-differences-more", shown=_SHOWN, total=rows.height))
    tables.download(
        _written(rows, texts),
        texts.say("review-download-differences"),
        file_name=f"differences_{opened.return_id}",
        key="download-differences",
    )


def _written(rows: pl.DataFrame, texts: Texts) -> pl.DataFrame:
    """Return the comparison as it is written to a file: labelled columns, numbers as they are stored."""
    suffix = "zh" if texts.chinese else "en"
    words = {one.value: texts.say(f"change-{one.value}") for one in Change}
    shown = rows.with_columns(
        region=f"region_{suffix}",
        indicator=f"indicator_{suffix}",
        change=pl.col("change").replace_strict(words, return_dtype=pl.String),
    )
    names = ("region", "indicator", "period", "old", "new", "difference", "share", "change")
    return shown.select(
        pl.col("region_code").alias(texts.say("table-region-code")),
        *(pl.col(name).alias(texts.say(f"review-column-{name}")) for name in names),
        pl.col("unit").alias(texts.say("change-column-unit")),
    )


def _difference(return_id: str, row: Mapping[str, Any], texts: Texts) -> list[Cell]:
    unit = row["unit"] or ""
    cell = review.Cell(row["indicator_id"], row["region_code"], Period.parse(row["period"]))
    share = numbers.number(row["share"] * 100, decimals=1, signed=True) + "%" if row["share"] is not None else "—"
    return [
        Cell(in_language(row, "region", texts)),
        Cell(in_language(row, "indicator", texts)),
        Cell(headlines.period_words(row["period"], texts), keep=True),
        Cell(numbers.amount(row["old"], unit, texts, threshold=row["new"]), right=True),
        Cell(
            numbers.amount(row["new"], unit, texts, threshold=row["old"]),
            href=review.link_to(return_id, cell=cell),
            right=True,
        ),
        Cell(numbers.difference(row["difference"], unit, texts), right=True),
        Cell(share, right=True),
        Cell(texts.say(f"change-{row['change']}"), keep=row["change"] != Change.OLDER.value),
    ]


def findings(opened: Opened, texts: Texts) -> None:
    """Show what was found, reason by reason, with the first cells of each."""
    markup.title(texts.say("review-findings"))
    rows = opened.findings
    if rows.is_empty():
        st.caption(texts.say("returns-no-findings"))
        return
    names = ("verdict", "count", "row", "column", "value", "problem", "remedy")
    header = [Cell(texts.say(f"review-column-{name}")) for name in names]
    first = rows.select(new=pl.struct("verdict", "reason_code").is_first_distinct())["new"].to_list()
    body = [
        [
            Cell(texts.say(f"verdict-{row['verdict']}") if starts else "", keep=True),
            Cell(str(row["count"]) if starts else "", keep=True),
            Cell(str(row["row"] or ""), keep=True),
            *(Cell(str(row[name] or "")) for name in names[3:]),
        ]
        for row, starts in zip(rows.iter_rows(named=True), first, strict=True)
    ]
    markup.table(header, body, label=texts.say("review-findings"), broad=True)
    if bool((rows["count"] > review.EXAMPLES).any()):
        st.caption(texts.say("review-findings-few", shown=review.EXAMPLES))
        tables.download(
            review.all_findings(opened.return_id, texts), texts.say("download-findings"),
            file_name=f"findings_{opened.return_id}", key="download-findings",
        )  # fmt: skip


def cell_history(opened: Opened, cell: review.Cell, texts: Texts) -> None:
    """Show how one value came about: who, when, which file and row, what became of it."""
    registry = cached.registry()
    indicator, region = registry.indicator(cell.indicator_id), registry.region(cell.region_code)
    said = {
        "region": in_language(region, "name", texts),
        "indicator": in_language(indicator, "short", texts),
        "period": headlines.period_words(str(cell.period), texts),
    }
    markup.title(texts.say("review-cell", **said))
    names = ("value", "standing", "received", "sender", "who", "file", "row")
    header = [Cell(texts.say(f"review-column-{name}"), right=name == "value") for name in names]
    paths = cached.region_paths(chinese=texts.chinese)
    body = [
        [
            Cell(numbers.amount(row["value"], str(indicator["unit"]), texts), right=True),
            Cell(_standing(row, texts), keep=True),
            Cell(f"{row['received_at']:%Y-%m-%d}", keep=True),
            Cell(paths.get(row["sender_region_code"], row["sender_region_code"])),
            Cell(row["actor"]),
            Cell(row["file_name"], href=review.link_to(row["return_id"], cell=cell)),
            Cell(f"{row['row_number']}", keep=True),
        ]
        for row in review.cell_history(cell).iter_rows(named=True)
    ]
    if body:
        markup.table(header, body, label=texts.say("review-cell", **said), broad=True)
    else:
        st.caption(texts.say("review-cell-none"))
    st.html(
        f'<div class="mon-links">{markup.link(texts.say("review-cell-close"), review.link_to(opened.return_id))}</div>'
    )


def _standing(row: Mapping[str, Any], texts: Texts) -> str:
    return texts.say("review-holds") if row["holds"] else review_list.state_word(row, texts)
