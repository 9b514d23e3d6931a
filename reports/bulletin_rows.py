"""The tables of a bulletin as they are read: every cell a text (or a count), in the reader's language."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from charts import numbers
from domain.terms import Status
from locales import Texts
from reports import words
from services.bulletin import Bulletin


@dataclass(frozen=True)
class ThemeRow:
    """Counts of one theme; one count a status."""

    theme: str
    total: int
    met: int
    on_pace: int
    slow: int
    far_behind: int
    worsening: int
    missed: int
    cannot_assess: int
    not_yet: int


@dataclass(frozen=True)
class RankRow:
    """One region of the overall ranking."""

    rank: str
    region: str
    judged: str
    met: str
    on_pace: str
    share: str
    moved: str
    lacking: str


@dataclass(frozen=True)
class PlaceRow:
    """One region of a target's ranking."""

    rank: str
    region: str
    value: str
    number: str  # the value without its unit (a percentage keeps its sign)
    target: str
    gap: str
    moved: str
    status: str


@dataclass(frozen=True)
class Ranking:
    """The ranking of one target."""

    name: str
    target: str
    rows: tuple[PlaceRow, ...]


@dataclass(frozen=True)
class Item:
    """One target of an attachment."""

    number: str
    theme: str
    name: str
    target: str
    value: str
    gap: str
    due: str
    status: str
    remark: str


@dataclass(frozen=True)
class SourceRow:
    """Where one target comes from."""

    number: str
    name: str
    document: str
    clause: str
    quote: str
    due: str


def theme_rows(bulletin: Bulletin, texts: Texts) -> tuple[ThemeRow, ...]:
    """Return the counts by theme, in the registry's order of themes."""
    counts = [one.value for one in Status if one.value in ThemeRow.__annotations__]
    return tuple(
        ThemeRow(theme=theme_name(row, texts), total=row["total"], **{name: row[name] for name in counts})
        for row in bulletin.by_theme.iter_rows(named=True)
    )


def theme_name(row: words.Row, texts: Texts) -> str:
    """Return a theme's name in the reader's language."""
    return str(row["theme"] if texts.chinese else row["theme_en"])


def rank_rows(bulletin: Bulletin, texts: Texts) -> tuple[RankRow, ...]:
    """Return the overall ranking, regions without a rank last."""
    return tuple(
        RankRow(
            rank=_rank(row["rank"]),
            region=words.region(row, texts),
            judged=str(row["judged"]),
            met=str(row["met"]),
            on_pace=str(row["on_pace"]),
            share=words.share(row["met"] + row["on_pace"], row["judged"]),
            moved=words.moved(row["moved"], texts),
            lacking=str(row["lacking"]),
        )
        for row in bulletin.ranking.iter_rows(named=True)
    )


def _rank(rank: int | None) -> str:
    return numbers.MISSING if rank is None else str(rank)


def rankings(bulletin: Bulletin, texts: Texts, *, headline: bool) -> tuple[Ranking, ...]:
    """Return the rankings of headline targets, or of all others that can be compared."""
    wanted = pl.col("headline").is_not_null()
    chosen = bulletin.rankings.filter(wanted if headline else ~wanted)
    return tuple(
        _ranking(group.to_dicts(), texts)
        for _, group in chosen.group_by("target_id", "unit", maintain_order=True)
        if group["value"].is_not_null().any()  # where nobody reported there is nothing to rank
    )


def _ranking(rows: Sequence[dict[str, Any]], texts: Texts) -> Ranking:
    decimals = words.places(rows[0], [row["value"] for row in rows])
    # Where regions have numbers of their own, the target stands in the rows and not above them.
    asked = {words.target(row, texts) for row in rows}
    return Ranking(
        name=words.name(rows[0], texts),
        target=asked.pop() if len(asked) == 1 else "",
        rows=tuple(
            PlaceRow(
                rank=_rank(row["rank"]),
                region=words.region(row, texts),
                value=words.value(row, texts, decimals=decimals),
                number=_bare(row, decimals),
                target=words.target(row, texts),
                gap=_bare_gap(row, decimals),
                moved=words.moved(row["moved"], texts),
                status=words.status(row["own_status"], texts),
            )
            for row in rows
        ),
    )


def _bare(row: words.Row, decimals: int) -> str:
    digits = numbers.number(row["value"], decimals=decimals, threshold=row["target_value"])
    return digits + numbers.PERCENT if row["unit"] == numbers.PERCENT and row["value"] is not None else digits


def _bare_gap(row: words.Row, decimals: int) -> str:
    return numbers.number(row["gap"], decimals=decimals, signed=True)


def items(bulletin: Bulletin, statuses: tuple[str, ...], texts: Texts) -> tuple[Item, ...]:
    """Return the targets with one of these statuses, numbered, in the documents' order."""
    themes = {row["theme"]: theme_name(row, texts) for row in bulletin.by_theme.iter_rows(named=True)}
    return tuple(
        Item(
            number=str(number),
            theme=themes.get(row["theme"], row["theme"]),
            name=words.name(row, texts),
            target=words.target(row, texts),
            value=words.value(row, texts),
            gap=words.gap(row, texts),
            due=row["due_date"].isoformat(),
            status=words.status(row["status"], texts),
            remark=words.reason(row, texts),
        )
        for number, row in enumerate(bulletin.items(statuses).iter_rows(named=True), start=1)
    )


def source_rows(bulletin: Bulletin, texts: Texts) -> tuple[SourceRow, ...]:
    """Return document, clause and quote of every counted target."""
    documents = {row["document_id"]: document(row, texts) for row in bulletin.documents.iter_rows(named=True)}
    return tuple(
        SourceRow(
            number=str(number),
            name=words.name(row, texts),
            document=documents[row["document_id"]],
            clause=clause(row, texts),
            quote=row["quote"],
            due=row["due_date"].isoformat(),
        )
        for number, row in enumerate(bulletin.targets.iter_rows(named=True), start=1)
    )


def clause(row: words.Row, texts: Texts) -> str:
    """Return the clause as the document numbers it; passages without a number have their word."""
    key = f"bulletin-clause-{row['clause']}"
    return texts.say(key) if row["clause"].isascii() and texts.has(key) else str(row["clause"])


def document(row: words.Row, texts: Texts) -> str:
    """Return a document as it is cited: its number, else its short name; in English the name with the number."""
    short, number = words.in_language(row, "short", texts), row["number"] or ""
    if texts.chinese:
        return str(number or short)
    return f"{short} ({number})" if number else short
