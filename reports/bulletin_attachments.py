"""The attachments of a bulletin: targets by how they stand, rankings, sources, method."""

from collections.abc import Callable
from dataclasses import dataclass

from locales import Texts
from reports.bulletin_fields import Fields
from reports.bulletin_rows import Item, Ranking
from reports.doc_tables import Column
from reports.measures import TEXT_WIDTH
from reports.paper import Paper

_GAP_BETWEEN = 6
_SMALL, _SMALLER = 1.5, 2.5  # points under the size of tables
MOST_WHOLE = 36  # rows of a table that is kept in one column
_HALF = (TEXT_WIDTH - _GAP_BETWEEN) / 2


@dataclass(frozen=True)
class Attachment:
    """One attachment: its title and what writes it."""

    title: str
    write: Callable[[Paper, Fields, Texts], None]


def attachments(fields: Fields, texts: Texts) -> tuple[Attachment, ...]:
    """Return the attachments in order. The lists of targets are always there, so that their numbers stay."""
    named = [("on_pace", _on_pace), ("behind", _behind), ("open", _open)]
    if fields.below_items:
        named.append(("below", _below))
    if fields.other_rankings:
        named.append(("rankings", _rankings))
    if fields.sources:
        named.append(("sources", _sources))
    named.append(("method", _method))
    return tuple(Attachment(texts.say(f"attachment-{name}"), write) for name, write in named)


def _on_pace(paper: Paper, fields: Fields, texts: Texts) -> None:
    _items(paper, fields.on_pace_items, texts)


def _behind(paper: Paper, fields: Fields, texts: Texts) -> None:
    _items(paper, fields.behind_items, texts)
    if fields.behind_items:
        paper.note(texts.say("bulletin-slow-note"))


def _open(paper: Paper, fields: Fields, texts: Texts) -> None:
    _items(paper, fields.open_items, texts)


def _items(paper: Paper, items: tuple[Item, ...], texts: Texts) -> None:
    if not items:
        paper.paragraph(texts.say("bulletin-attachment-empty"))
        return
    widths = (("number", 9.0), ("theme", 21.0), ("name", 41.0), ("target", 19.0), ("value", 18.0), ("gap", 23.0),
              ("status", 25.0))  # fmt: skip
    columns = [
        Column(texts.say(f"column-bulletin-{name}"), width, "left" if name == "name" else "center")
        for name, width in widths
    ]
    rows = [
        (
            one.number,
            one.theme,
            one.name,
            one.target,
            one.value,
            one.gap,
            "\n".join(filter(None, (one.status, one.remark))),
        )
        for one in items
    ]
    paper.table(columns, rows, dense=_SMALL)


def _below(paper: Paper, fields: Fields, texts: Texts) -> None:
    widths = (("number", 9.0), ("name", 32.0), ("target", 18.0), ("grave", 61.0), ("slow", 36.0))
    columns = [
        Column(texts.say(f"column-bulletin-{name}"), width, "center" if name in ("number", "target") else "left")
        for name, width in widths
    ]
    rows = [[getattr(row, name) for name, _ in widths] for row in fields.below_items]
    paper.table(columns, rows, dense=_SMALL)


def _rankings(paper: Paper, fields: Fields, texts: Texts) -> None:
    paper.note(fields.rankings_note)
    paper.columns(2)
    for ranking in fields.other_rankings:
        _ranking(paper, ranking, texts)


def _ranking(paper: Paper, ranking: Ranking, texts: Texts) -> None:
    key = "bulletin-ranking-caption" if ranking.target else "bulletin-ranking-caption-own"
    paper.caption(texts.say(key, name=ranking.name, target=ranking.target), small=True)
    shown = ("rank", "region", "number", "gap", "moved", "status")
    # Names are longer in English, statuses in Chinese.
    widths = (8.0, 13.5, 12.0, 10.5, 8.5, _HALF - 52.5) if texts.chinese else (8.0, 21.0, 12.0, 10.5, 6.5, _HALF - 58)
    heads = ("rank", "region", "value", "gap", "moved-short", "status")
    columns = [Column(texts.say(f"column-bulletin-{head}"), width) for head, width in zip(heads, widths, strict=True)]
    rows = [[getattr(row, name) for name in shown] for row in ranking.rows]
    paper.table(columns, rows, dense=_SMALLER, whole=len(rows) <= MOST_WHOLE)


def _sources(paper: Paper, fields: Fields, texts: Texts) -> None:
    documents = {row.document for row in fields.sources}
    alone = len(documents) == 1
    if alone:
        paper.note(texts.say("bulletin-sources-note", document=documents.pop()))
    widths = [("number", 9.0), ("name", 48.0), ("document", 28.0), ("clause", 16.0), ("quote", 35.0), ("due", 20.0)]
    if alone:  # what every row would say stands once above the table
        widths = [("number", 9.0), ("name", 48.0), ("clause", 16.0), ("quote", 63.0), ("due", 20.0)]
    columns = [
        Column(texts.say(f"column-bulletin-{name}"), width, "center" if name in ("number", "clause", "due") else "left")
        for name, width in widths
    ]
    rows = [[getattr(row, name) for name, _ in widths] for row in fields.sources]
    paper.table(columns, rows, dense=_SMALL)


def _method(paper: Paper, fields: Fields, texts: Texts) -> None:
    paper.numbered(fields.method)
