"""The slides of tables: problems by name, who did not report, milestones, next steps, sources, method."""

from collections.abc import Mapping
from typing import Any

import polars as pl

from charts import numbers, wording
from domain.terms import Status
from locales import Texts
from reports import words
from reports.bulletin_method import method
from reports.bulletin_problems import GRAVE
from reports.bulletin_rows import document
from reports.bulletin_steps import steps
from reports.slides_facts import DeckFacts, general_caption, general_foot
from reports.slides_file import Deck
from reports.slides_page import Words
from reports.slides_tables import Cell, Column, Table, table_pages
from reports.slides_text import MARKS
from services.bulletin import BEHIND, Bulletin


def _status(word: str, facts: DeckFacts) -> Cell:
    status = Status(word)
    said = f"{MARKS[status]} {facts.texts.say(f'status-{word}')}"
    return Cell(said, bold=True, colour=facts.theme.shade(status))


def _around(facts: DeckFacts, headline: str, order: str, *notes: str) -> Any:
    """Return what makes the words of a table's slides out of the mark of the part."""
    second = wording.second_line(general_caption(facts), facts.texts, order)
    return lambda mark: Words(headline, second + mark, foot=general_foot(facts, *notes))


def own_problems(deck: Deck, facts: DeckFacts) -> None:
    """Tell the region's targets that are behind, the worst first."""
    bulletin, texts = facts.bulletin, facts.texts
    order = {status: place for place, status in enumerate(BEHIND)}
    rows = (
        bulletin.items(BEHIND)
        .with_columns(severity=pl.col("status").replace_strict(order, return_dtype=pl.Int64))
        .sort("severity", "pace", "target_id", nulls_last=True)
    )
    if rows.is_empty():
        return
    parts = [
        texts.say("bulletin-count", status=words.in_sentence(status, texts), count=rows.filter(status=status).height)
        for status in BEHIND
        if rows.filter(status=status).height
    ]
    headline = texts.say("slide-head-own", count=rows.height, parts=words.joined(parts, texts, by="chart-list-comma"))
    columns = (
        Column(texts.say("column-bulletin-name"), 33),
        Column(texts.say("column-bulletin-value"), 12, right=True),
        Column(texts.say("column-bulletin-target"), 13, right=True),
        Column(texts.say("column-bulletin-gap"), 14, right=True),
        Column(texts.say("column-bulletin-due"), 13, right=True),
        Column(texts.say("column-bulletin-status"), 15),
    )
    told = [_own_row(row, facts) for row in rows.iter_rows(named=True)]
    table_pages(deck, _around(facts, headline, "slide-order-worst"), Table(columns, told, headline))


def _own_row(row: Mapping[str, Any], facts: DeckFacts) -> list[Cell]:
    texts = facts.texts
    why = words.reason(row, texts)
    return [
        Cell(words.name(row, texts) + (f"\n{why}" if why else "")),
        Cell(words.value(row, texts), bold=True),
        Cell(words.target(row, texts)),
        Cell(words.gap(row, texts)),
        Cell(row["due_date"].isoformat()),
        _status(row["status"], facts),
    ]


def regions_behind(deck: Deck, facts: DeckFacts) -> None:
    """Tell by region which targets are far behind, worsening or missed there; those that are slow are counted."""
    bulletin, texts = facts.bulletin, facts.texts
    below = bulletin.problems.filter(~pl.col("own"))
    if below.is_empty():
        return
    grave = pl.col("own_status").is_in(GRAVE)
    counted = (
        below.group_by("region_code", "region_zh", "region_en")
        .agg(grave=grave.sum().cast(pl.Int64), slow=(~grave).sum().cast(pl.Int64))
        .sort("grave", "slow", "region_code", descending=[True, True, False])
    )
    top = counted.row(0, named=True)
    key = "slide-head-below" if top["grave"] else "slide-head-below-slow"
    headline = texts.say(
        key,
        regions=counted.height,
        grave=int(counted["grave"].sum()),
        slow=int(counted["slow"].sum()),
        name=words.region(top, texts),
        count=top["grave"] or top["slow"],
    )
    columns = (
        Column(texts.say("column-bulletin-region"), 13),
        Column(texts.say("slide-column-grave"), 14, right=True),
        Column(texts.say("slide-column-slow"), 10, right=True),
        Column(texts.say("slide-column-which"), 63),
    )
    rows = [
        [
            Cell(words.region(one, texts), bold=True),
            Cell(str(one["grave"])),
            Cell(str(one["slow"])),
            Cell(_which(below.filter(grave & (pl.col("region_code") == one["region_code"])), texts)),
        ]
        for one in counted.filter(pl.col("grave") > 0).iter_rows(named=True)
    ]
    rows += _only_slow(counted.filter(grave=0), texts)
    table_pages(deck, _around(facts, headline, "slide-order-behind"), Table(columns, rows, headline))


def _only_slow(counted: pl.DataFrame, texts: Texts) -> list[list[Cell]]:
    """Return one row for all regions that are slow and nothing worse."""
    if counted.is_empty():
        return []
    parts = [
        texts.say("bulletin-step-region", name=words.region(row, texts), count=row["slow"])
        for row in counted.iter_rows(named=True)
    ]
    said = texts.say("slide-only-slow", names=wording.listed(parts, texts))
    label = texts.say("slide-other-regions", count=counted.height)
    return [[Cell(label, bold=True), Cell("0"), Cell(str(counted["slow"].sum())), Cell(said)]]


def _which(rows: pl.DataFrame, texts: Texts) -> str:
    said = [
        texts.say(
            "slide-behind-one",
            name=words.name(row, texts, short=True),
            value=words.value(row, texts),
            target=words.target(row, texts),
        )
        for row in rows.iter_rows(named=True)
    ]
    return texts.say("bulletin-semicolon").join(said) if said else numbers.MISSING


def silent(deck: Deck, facts: DeckFacts) -> None:
    """Tell who did not report: regions without any value, and what others lack."""
    bulletin, texts = facts.bulletin, facts.texts
    told: dict[str, list[str]] = {}
    for row in bulletin.silent.iter_rows(named=True):
        told.setdefault(texts.say("slide-silent-all"), []).append(words.region(row, texts))
    for _, group in bulletin.lacking.group_by("region_code", maintain_order=True):
        lacking = [words.name(row, texts, short=True) for row in group.iter_rows(named=True)]
        said = texts.say("slide-lacking", count=group.height, names=words.joined(lacking, texts))
        told.setdefault(said, []).append(words.region(group.row(0, named=True), texts))
    if not told:
        return
    rows = [[Cell(wording.listed(names, texts), bold=True), Cell(said)] for said, names in told.items()]
    units = sum(len(names) for names in told.values())
    values = bulletin.lacking.height
    headline = texts.say("slide-head-silent", silent=bulletin.silent.height, units=units, values=values)
    columns = (Column(texts.say("column-bulletin-region"), 50), Column(texts.say("column-bulletin-lacking"), 50))
    table_pages(deck, _around(facts, headline, "slide-order-region"), Table(columns, rows, headline))


def milestones(deck: Deck, facts: DeckFacts) -> None:
    """Tell the dated tasks by due date."""
    bulletin, texts = facts.bulletin, facts.texts
    rows = bulletin.milestones
    if rows.is_empty():
        return
    counted = rows.group_by("status").len()
    parts = [
        texts.say("bulletin-count", status=words.in_sentence(one.value, texts), count=found["len"].item())
        for one in Status
        if (found := counted.filter(status=one.value)).height
    ]
    said = words.joined(parts, texts, by="chart-list-comma")
    headline = texts.say("slide-head-milestones", total=rows.height, parts=said)
    columns = (
        Column(texts.say("column-bulletin-name"), 52),
        Column(texts.say("column-bulletin-due"), 14, right=True),
        Column(texts.say("slide-column-days"), 18, right=True),
        Column(texts.say("column-bulletin-status"), 16),
    )
    told = [
        [
            Cell(words.name(row, texts)),
            Cell(row["due_date"].isoformat()),
            Cell(texts.say("slide-days-past" if row["days"] < 0 else "slide-days", days=abs(row["days"]))),
            _status(row["status"], facts),
        ]
        for row in rows.iter_rows(named=True)
    ]
    table_pages(deck, _around(facts, headline, "slide-order-due"), Table(columns, told, headline))


def next_steps(deck: Deck, facts: DeckFacts) -> None:
    """Tell what is to be done next."""
    texts = facts.texts
    found = steps(facts.bulletin, texts)
    if not found:
        return
    headline = texts.say("slide-head-steps", count=len(found))
    columns = (Column(texts.say("slide-column-step"), 28), Column(texts.say("slide-column-what"), 72))
    rows = [
        [Cell(f"{number}  {head.rstrip('。.')}", bold=True), Cell(text)]
        for number, (head, text) in enumerate(found, start=1)
    ]
    table_pages(deck, _around(facts, headline, "slide-order-steps"), Table(columns, rows, headline))


def sources(deck: Deck, facts: DeckFacts) -> None:
    """Tell document, clause and words of every target that has a slide of its own."""
    texts = facts.texts
    if not facts.spots:
        return
    named = {row["document_id"]: document(row, texts) for row in facts.bulletin.documents.iter_rows(named=True)}
    headline = texts.say("slide-head-sources", count=len(facts.spots))
    columns = (
        Column(texts.say("column-bulletin-name"), 24),
        Column(texts.say("slide-column-clause"), 26),
        Column(texts.say("column-bulletin-quote"), 38),
        Column(texts.say("column-bulletin-due"), 12, right=True),
    )
    rows = [_source(spot.own.row(0, named=True), named, facts.bulletin, texts) for spot in facts.spots]
    note = texts.say("slide-sources-rest", count=facts.bulletin.targets.height)
    table_pages(deck, _around(facts, headline, "slide-order-slides", note), Table(columns, rows, headline))


def _source(row: Mapping[str, Any], named: Mapping[str, str], bulletin: Bulletin, texts: Texts) -> list[Cell]:
    known = bulletin.targets.filter(pl.col("target_id") == row["target_id"]).row(0, named=True)
    return [
        Cell(words.name(known, texts), bold=True),
        Cell(f"{named[known['document_id']]}\n{known['clause']}"),
        Cell(known["quote"]),
        Cell(known["due_date"].isoformat()),
    ]


def methods(deck: Deck, facts: DeckFacts) -> None:
    """Tell how the figures were made."""
    texts = facts.texts
    columns = (Column(texts.say("slide-column-matter"), 16), Column(texts.say("slide-column-what"), 84))
    rows = []
    for paragraph in method(facts.bulletin, texts):
        head, stop, text = paragraph.partition(texts.say("slide-stop"))
        rows.append([Cell(head, bold=True), Cell(text if stop else paragraph)])
    headline = texts.say("slide-head-method", version=str(facts.bulletin.version.number))
    second = "slide-order-method"
    table_pages(deck, _around(facts, headline, second), Table(columns, rows, headline))
