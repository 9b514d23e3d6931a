"""The panels of the policy screen beside the clauses: documents, full text, what a search found."""

from collections.abc import Mapping
from html import escape
from typing import Any

import polars as pl
import streamlit as st

from locales import Texts
from services import lens
from services.policy import MOST_FOUND
from ui import cached, markup, policy, tables
from ui import policy_answers as answers
from ui.captions import in_language
from ui.markup import Cell, link
from ui.policy_answers import Looked
from ui.policy_marks import searched

_FOUND = ("kind", "found", "document", "clause", "links")


def headline(looked: Looked, texts: Texts) -> str:
    """Return what the document holds, or what the lens shows."""
    if looked.tasks:
        registry = cached.registry()
        count = len(answers.lens_ids())
        return texts.say("policy-title-tasks", tasks=registry.primary_care_tasks.height, targets=count)
    held = answers.coverage(looked.doc)
    name = answers.document_name(looked.document, texts)
    return texts.say("policy-title", document=name, targets=held.targets, deliverables=held.deliverables)


def second_line(looked: Looked, texts: Texts) -> tuple[str, ...]:
    """Return region, span, notes and the proof that no clause was passed over."""
    if looked.tasks:
        return _lens_line(texts)
    row = looked.document
    span = {"start": row["period_start"].isoformat(), "end": row["period_end"].isoformat()}
    return (
        texts.say("policy-second-region", region=answers.named_region(row["region_code"], texts)),
        texts.say("policy-second-span", **span),
        texts.say("policy-second-secondary") if row["kind"] == "commentary" else "",
        coverage_line(looked, texts),
    )


def _lens_line(texts: Texts) -> tuple[str, ...]:
    """Return how the tasks are linked to the national text and where their targets come from."""
    registry = cached.registry()
    bases = dict(lens.tasks(registry).group_by("link_basis").len().iter_rows())
    kinds = dict(lens.task_targets(registry).group_by("basis").len().iter_rows())
    return (
        texts.say("policy-lens-links", title=bases.get("title", 0), topic=bases.get("topic", 0)),
        texts.say("policy-lens-targets", national=kinds.get("national", 0), local=kinds.get("local", 0)),
    )


def coverage_line(looked: Looked, texts: Texts) -> str:
    """Return in one line that every clause has a target or a reason, or that it is not so."""
    held = answers.coverage(looked.doc)
    if not held.complete:
        return texts.say("policy-coverage-broken", clauses=held.clauses, known=held.with_targets + held.without)
    return texts.say(
        "policy-coverage", **{"clauses": held.clauses, "with": held.with_targets, "without": held.without},
        deliverables=held.only_deliverables,
    )  # fmt: skip


def documents(looked: Looked, texts: Texts) -> None:
    """List the documents with number, region, span and note; each leads to its clauses."""
    markup.title(texts.say("policy-documents"))
    entries = "".join(_document(answers.document(name), looked, texts) for name in answers.documents())
    st.html(f'<nav class="pol-docs" aria-label="{escape(texts.say("policy-documents"))}"><ul>{entries}</ul></nav>')
    every = answers.coverage(None)
    counts = {"clauses": every.clauses, "with": every.with_targets, "targets": every.targets, "without": every.without}
    st.caption(
        texts.say("policy-coverage-all", **counts, deliverables=every.deliverables, directional=every.directional)
    )


def _document(row: Mapping[str, Any], looked: Looked, texts: Texts) -> str:
    held = answers.coverage(row["document_id"])
    here = row["document_id"] == looked.doc
    commentary = row["kind"] == "commentary"
    span = texts.say("policy-second-span", start=row["period_start"].isoformat(), end=row["period_end"].isoformat())
    parts = (
        row["number"] or texts.say("policy-document-numberless"),
        answers.named_region(row["region_code"], texts),
        texts.say("policy-document-secondary") if commentary else "",
        texts.say("policy-document-counts", clauses=held.clauses, targets=held.targets),
        span,
        "" if commentary else in_language(row, "note", texts),
    )
    said = texts.say("list-clause").join(part for part in parts if part)
    name = link(in_language(row, "short", texts), policy.to_document(looked, row["document_id"]))
    current = ' class="here" aria-current="true"' if here else ""
    return f'<li{current}>{name}<br><span class="mon-muted">{escape(said)}</span></li>'


def full_text(looked: Looked, texts: Texts) -> None:
    """Say whether the document's full text was imported, and how it is done."""
    markup.title(texts.say("policy-text"))
    versions = answers.text_versions(looked)
    if versions.is_empty():
        st.caption(texts.say("policy-text-none"))
        command = f'python cli.py policy import FILE.txt --document {looked.doc} --actor NAME --reason "…"'
        st.code(command, language=None, wrap_lines=True)
        st.caption(texts.say("policy-text-how"))
        return
    newest = versions.row(0, named=True)
    said = {"file": newest["file_name"], "characters": f"{newest['characters']:,}", "actor": newest["actor"]}
    st.text(texts.say("policy-text-held", **said, date=f"{newest['recorded_at']:%Y-%m-%d}"))


def found(looked: Looked, texts: Texts) -> None:
    """List what the search found, marked, each with the way to its clause and its cascade."""
    rows = answers.found(looked)
    if rows.is_empty():
        st.info(texts.say("policy-found-none", wanted=markup.plain(looked.wanted)), icon=":material/info:")
        st.button(texts.say("policy-found-clear"), key="policy-clear", on_click=policy.clear_search)
        return
    title = texts.say("policy-found", wanted=looked.wanted, count=rows.height)
    markup.title(title)
    head = "".join(f'<th scope="col">{escape(texts.say(f"policy-column-{name}"))}</th>' for name in _FOUND)
    body = "".join(f"<tr>{_hit(row, looked, texts)}</tr>" for row in rows.iter_rows(named=True))
    st.html(
        f'<div class="pol"><div class="mon-table" style="max-height:420px;overflow-y:auto" tabindex="0"><table '
        f'aria-label="{escape(title)}"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div></div>'
    )
    if rows.height == MOST_FOUND:
        st.caption(texts.say("policy-found-most", most=MOST_FOUND))
    with st.container(horizontal=True, gap="small"):
        tables.download(_as_file(rows, texts), texts.say("policy-download-found"), file_name="policy_search",
                        key="download-found")  # fmt: skip
        st.button(texts.say("policy-found-clear"), key="policy-clear", on_click=policy.clear_search)


def _hit(row: Mapping[str, Any], looked: Looked, texts: Texts) -> str:
    text = searched(row["zh"], looked.wanted)
    if row["en"]:
        english = searched(row["en"], looked.wanted)
        text = f'{text}<br><span class="mon-muted">{english}</span>' if texts.chinese else f"{english}<br>{text}"
    document = answers.document_name(answers.document(row["document_id"]), texts)
    clause = policy.to_document(looked, row["document_id"], row["clause"])
    links = [link(texts.say("policy-column-clause"), clause)]
    if row["target_id"]:
        links.append(link(texts.say("policy-to-cascade"), policy.to(looked, target=row["target_id"])))
    cells = (
        Cell(texts.say(f"policy-kind-{row['kind']}"), keep=True).html,
        f'<td class="whole">{text}</td>',
        Cell(document).html,
        Cell(row["clause"], keep=True).html,
        f'<td class="keep">{" · ".join(links)}</td>',
    )
    return "".join(cells)


def _as_file(rows: pl.DataFrame, texts: Texts) -> pl.DataFrame:
    kinds = {name: texts.say(f"policy-kind-{name}") for name in rows["kind"].unique()}
    return rows.select(
        pl.col("kind").replace_strict(kinds, return_dtype=pl.String).alias(texts.say("policy-column-kind")),
        pl.col("zh").alias(texts.say("policy-column-found")),
        pl.col("document_id").alias(texts.say("policy-column-document")),
        pl.col("clause").alias(texts.say("policy-column-clause")),
        pl.col("target_id").alias(texts.say("policy-column-id")),
    )
