"""The clauses of a document in order, each with its targets or the reason why it has none; the eleven tasks."""

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

import polars as pl
import streamlit as st

from charts.headlines import period_words
from charts.theme import MARKS, Theme
from domain.terms import Status, TargetClass
from locales import Texts
from services import lens
from ui import cached, markup, policy, policy_words, tables
from ui import policy_answers as answers
from ui.captions import in_language
from ui.markup import Cell, link
from ui.policy_answers import Looked
from ui.policy_marks import passage, searched

_HEADS = ("quote", "indicator", "target", "due", "status")
_NAMED = ("preamble", "closing", "overview")
_FILE = ("target_id", "document_id", "clause", "region", "quote", "indicator", "target", "due_date", "value_words",
         "status_words", "reason_words", "demonstration_words")  # fmt: skip
_LABELS = {
    "target_id": "id", "document_id": "document", "due_date": "due", "value_words": "value", "status_words": "status",
    "reason_words": "reason", "demonstration_words": "demonstration",
}  # fmt: skip


def clauses(looked: Looked, texts: Texts, theme: Theme) -> None:
    """Write the clauses with what each holds; offer the targets as a file."""
    rows, targets = answers.clauses(looked), answers.targets(looked)
    markup.title(texts.say("policy-clauses"))
    region = answers.named_region(str(looked.document["region_code"]), texts)
    st.caption(texts.say("policy-status-of", region=region, period=period_words(str(looked.as_of), texts)))
    if looked.clause:
        said = texts.say("policy-one-clause", clause=_clause_name(looked.clause, texts))
        back = link(texts.say("policy-all-clauses"), policy.to(looked, clause=None))
        st.html(f'<div class="mon-links">{escape(said)} {back}</div>')
    directional, passages = answers.directional(looked), answers.passages(looked)
    blocks = []
    for row in rows.iter_rows(named=True):
        mine = targets.filter(pl.col("clause") == row["clause"])
        loose = directional.filter(pl.col("clause") == row["clause"])
        parts = [
            _heading(row, mine, looked, texts),
            target_table(mine, looked, texts, theme) if mine.height else "",
            _why_none(row, texts),
            _directional(loose, looked, texts),
            _context(row["clause"], passages, looked, texts),
        ]
        blocks.append(f'<section class="pol-clause">{"".join(parts)}</section>')
    st.html(f'<div class="pol">{"".join(blocks)}</div>')
    tables.download(
        as_file(targets, texts), texts.say("policy-download-targets"), file_name=f"targets_{looked.doc}_{looked.as_of}",
        key="download-targets",
    )  # fmt: skip
    if directional.height:
        tables.download(
            _statements_as_file(directional, looked, texts), texts.say("policy-download-statements"),
            file_name=f"statements_{looked.doc}", key="download-statements",
        )  # fmt: skip


def _statements_as_file(rows: pl.DataFrame, looked: Looked, texts: Texts) -> pl.DataFrame:
    """Return the statements of direction as a file: document, clause, quote, why it gives no target."""
    named = answers.document_name(looked.document, texts)
    reasons = {text: policy_words.why(text, texts) for text in rows["why_no_target"].unique()}
    said = rows.with_columns(
        document=pl.lit(named), reason=pl.col("why_no_target").replace_strict(reasons, return_dtype=pl.String)
    )
    return said.select(
        pl.col(name).alias(texts.say(f"policy-column-{name}")) for name in ("document", "clause", "quote", "reason")
    )


def _clause_name(clause: str, texts: Texts) -> str:
    return texts.say(f"policy-clause-{clause}") if clause in _NAMED else clause


def _heading(row: Mapping[str, Any], mine: pl.DataFrame, looked: Looked, texts: Texts) -> str:
    deliverables = mine.filter(pl.col("target_class") == TargetClass.IMPLICIT_DELIVERABLE.value).height
    explicit = mine.height - deliverables
    counts = [
        texts.say("policy-clause-counts", targets=explicit) if explicit else "",
        texts.say("policy-clause-deliverables", count=deliverables) if deliverables else "",
    ]
    said = texts.say("list-comma").join(part for part in counts if part)
    title = searched(policy_words.title(row, texts), looked.wanted)
    if not texts.chinese and row["clause_title_en"]:
        title += f' <small class="mon-muted" lang="zh">{searched(row["clause_title"], looked.wanted)}</small>'
    small = f'<small class="mon-muted">{escape(said)}</small>' if said else ""
    return f"<h3>{escape(_clause_name(row['clause'], texts))} {title}{small}</h3>"


def target_table(rows: pl.DataFrame, looked: Looked, texts: Texts, theme: Theme, *, places: bool = False) -> str:
    """Return targets as an HTML table, each leading to its cascade; `places` puts the region before them."""
    heads = ("region", *_HEADS) if places else _HEADS
    head = "".join(f'<th scope="col">{escape(texts.say(f"policy-column-{name}"))}</th>' for name in heads)
    body = "".join(
        f"<tr>{''.join(_cells(row, looked, texts, theme, places=places))}</tr>" for row in rows.iter_rows(named=True)
    )
    label = escape(texts.say("policy-clauses"))
    return (
        f'<div class="mon-table"><table aria-label="{label}" style="table-layout:fixed">'
        f"{_widths(places=places)}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _widths(*, places: bool) -> str:
    """Fixed shares, so that the columns of all clauses stand below each other."""
    shares = (9, 34, 19, 11, 12, 15) if places else (40, 21, 11, 12, 16)
    return "<colgroup>" + "".join(f'<col style="width:{share}%">' for share in shares) + "</colgroup>"


def _cells(row: Mapping[str, Any], looked: Looked, texts: Texts, theme: Theme, *, places: bool) -> Iterable[str]:
    if places:
        yield Cell(answers.named_region(row["region_code"], texts)).html
    yield f'<td class="whole">{searched(row["quote"], looked.wanted)}{_tags(row, texts)}</td>'
    name = searched(answers.indicator_name(row["indicator_id"], texts), looked.wanted)
    there = link(f"{texts.say('policy-to-cascade')} →", policy.to(looked, target=row["target_id"]))
    yield f'<td>{name}<br><span class="mon-muted">{there}</span></td>'
    yield Cell(answers.target_words(row, texts)).html
    yield f"<td>{_due(row, texts)}</td>"
    yield status_cell(row, texts, theme)


def _tags(row: Mapping[str, Any], texts: Texts) -> str:
    tags = []
    if row["target_class"] == TargetClass.IMPLICIT_DELIVERABLE:
        tags.append(texts.say("policy-deliverable"))
    if row["judged_id"] != row["target_id"]:
        tags.append(texts.say("policy-repeats"))
    return "".join(f'<br><span class="mon-muted">{escape(tag)}</span>' for tag in tags)


def _due(row: Mapping[str, Any], texts: Texts) -> str:
    """Return a due date as HTML; one that the text does not give says so."""
    due = str(row["due_date"].isoformat())
    inferred = escape(texts.say("ledger-basis-inferred"))
    return f'{due}<br><span class="mon-muted">{inferred}</span>' if row["due_basis"] == "inferred" else due


def status_cell(row: Mapping[str, Any], texts: Texts, theme: Theme) -> str:
    """Return a table cell with the value, the status as mark and word, and its reason."""
    status = Status(row["status"])
    value = answers.value_words(row, texts)
    shown = "" if value == "—" else f"{escape(value)}<br>"
    said = f"{MARKS[status]} {texts.say(f'status-{status.value}')}"
    word = f'<span style="color:{theme.shade(status)}">{escape(said)}</span>'
    why = texts.say(f"reason-{row['reason']}") if row["reason"] else ""
    reason = f'<br><span class="mon-muted">{escape(why)}</span>' if why else ""
    return f"<td>{shown}{word}{reason}</td>"


def _why_none(row: Mapping[str, Any], texts: Texts) -> str:
    if not row["reason"]:
        return ""
    said = texts.say("policy-no-target", reason=policy_words.reason(row["reason"], texts))
    phrases = row["measurable_phrases"]
    more = texts.say("policy-no-target-phrases", phrases=phrases) if phrases else ""
    return "".join(f'<p class="mon-muted">{escape(part)}</p>' for part in (said, more) if part)


def _directional(rows: pl.DataFrame, looked: Looked, texts: Texts) -> str:
    if rows.is_empty():
        return ""
    said = []
    for row in rows.iter_rows(named=True):
        why = policy_words.why(row["why_no_target"], texts)
        if row["possible_indicator"] and not texts.chinese:
            why = texts.say("policy-directional-indicator", why=why, indicator=row["possible_indicator"])
        quote = searched(row["quote"], looked.wanted)
        # The sentence is put together with a place holder, so that the marked quote is not escaped twice.
        sentence = escape(texts.say("policy-directional-why", quote="\u0000", why=why)).replace("\u0000", quote)
        said.append(f"<li>{sentence}</li>")
    return f"<p>{escape(texts.say('policy-directional'))}</p><ul>{''.join(said)}</ul>"


def _context(clause: str, passages: Mapping[str, Any], looked: Looked, texts: Texts) -> str:
    """Return the clause's own text with its quotes marked, folded up until it is asked for."""
    if not passages:
        return ""
    if clause not in passages:
        return f'<p class="mon-muted">{escape(texts.say("policy-text-not-found"))}</p>'
    opened = " open" if looked.clause == clause else ""
    summary = escape(texts.say("policy-text-open"))
    return f"<details{opened}><summary>{summary}</summary>{passage(passages[clause])}</details>"


def as_file(rows: pl.DataFrame, texts: Texts, *extra: str) -> pl.DataFrame:
    """Return targets as a file, everything in words; `extra` columns come first under their own labels."""
    said: dict[str, list[str]] = {"region": [], "indicator": [], "target": [], "value_words": [], "status_words": []}
    for row in rows.iter_rows(named=True):
        said["region"].append(answers.named_region(row["region_code"], texts))
        said["indicator"].append(answers.indicator_name(row["indicator_id"], texts))
        said["target"].append(answers.target_words(row, texts))
        said["value_words"].append(answers.value_words(row, texts))
        said["status_words"].append(texts.say(f"status-{row['status']}"))
    reasons = {key: texts.say(f"reason-{key}") for key in rows["reason"].drop_nulls().unique()}
    table = rows.with_columns(
        *(pl.Series(name, words, dtype=pl.String) for name, words in said.items()),
        reason_words=pl.col("reason").replace_strict(reasons, default=None, return_dtype=pl.String),
        demonstration_words=pl.when("demonstration").then(pl.lit(texts.say("demonstration"))),
    )
    return table.select(
        pl.col(name).alias(texts.say(f"policy-column-{_LABELS.get(name, name)}")) for name in (*extra, *_FILE)
    )


def tasks(looked: Looked, texts: Texts, theme: Theme) -> None:
    """Write the eleven primary-care tasks, each with the national clause it repeats and the targets it holds."""
    registry = cached.registry()
    markup.title(texts.say("policy-view-tasks"))
    if lens.tasks(registry).is_empty():
        st.info(texts.say("policy-tasks-none"), icon=":material/info:")
        return
    st.caption(texts.say("policy-tasks-note"))
    pairs = lens.task_targets(registry)
    rows = answers.standing(looked, tuple(pairs["target_id"])).join(pairs, on="target_id", maintain_order="left")
    blocks = [
        _task(task, rows.filter(pl.col("task") == task["task"]), looked, texts, theme)
        for task in lens.tasks(registry).iter_rows(named=True)
    ]
    st.html(f'<div class="pol">{"".join(blocks)}</div>')
    tables.download(
        as_file(rows, texts, "task"), texts.say("policy-download-tasks"), file_name=f"primary_care_{looked.as_of}",
        key="download-tasks",
    )  # fmt: skip


def _task(task: Mapping[str, Any], rows: pl.DataFrame, looked: Looked, texts: Texts, theme: Theme) -> str:
    titles = {
        (row["document_id"], row["clause"]): policy_words.title(row, texts)
        for row in cached.registry().clauses.iter_rows(named=True)
    }
    own, linked = (task["document_id"], task["clause"]), (task["linked_document_id"], task["linked_clause"])
    basis = texts.say(f"policy-task-basis-{task['link_basis']}")
    note = in_language(task, "link_note", texts)
    said = texts.say("policy-task-linked", clause=linked[1], title=titles.get(linked, ""))
    href = policy.to_document(looked, linked[0], linked[1])
    heading = in_language(task, "short", texts) if not texts.chinese else titles.get(own, "")
    local = in_language(task, "local_note", texts)
    remark = texts.say("list-clause").join(part for part in (basis, note) if part)
    parts = [
        f"<h3>{escape(own[1])} {escape(heading)}</h3>",
        f'<p>{link(said, href)} <span class="mon-muted">{escape(remark)}</span></p>',
        target_table(rows, looked, texts, theme, places=True) if rows.height else "",
        "" if rows.height else f'<p class="mon-muted">{escape(texts.say("policy-task-no-targets"))}</p>',
        f'<p class="mon-muted">{escape(texts.say("policy-task-local", note=local))}</p>' if local else "",
    ]
    return f'<section class="pol-clause">{"".join(parts)}</section>'
