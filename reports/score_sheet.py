"""The annual assessment as a workbook and as a document: totals, every line with its arithmetic, the sheet, notes."""

import polars as pl

from charts import numbers
from locales import Texts
from reports import score_tables, words
from reports.doc_tables import Column
from reports.look import house_theme
from reports.paper import Paper
from reports.score_notes import heading, method, notes, title, value_of
from reports.sheets import Sheet
from reports.workbook import workbook
from services.registry import Registry
from services.scoring import Scores
from services.scoring_words import fixed, line, sums

_ONE = (("number", 8.0), ("theme", 21.0), ("name", 45.0), ("value", 27.0), ("status", 20.0), ("arithmetic", 35.0))
_MANY = (
    ("rank", 14.0), ("region", 36.0), ("total", 20.0), ("base", 20.0), ("late_points", 22.0),
    ("refused_points", 22.0), ("bonus", 22.0),
)  # fmt: skip


def score_xlsx(found: Scores, registry: Registry, texts: Texts) -> bytes:
    """Return the marks as an XLSX file: totals, lines, score sheet, notes. The same marks give the same bytes."""
    top = title(found, registry, texts)
    sheets = [
        Sheet(texts.say("score-xlsx-totals"), top, score_tables.totals(found, texts)),
        Sheet(texts.say("score-xlsx-lines"), top, score_tables.lines(found, registry, texts)),
        Sheet(texts.say("score-xlsx-sheet"), top, score_tables.sheet(found, registry, texts)),
    ]
    said = notes(found, registry, texts)
    return workbook(sheets, notes=said, language=texts.language, theme=house_theme(registry))


def score_docx(found: Scores, registry: Registry, texts: Texts) -> bytes:
    """Return the marks as a DOCX file in the form of official documents: the ranking, or one region line by line."""
    top = heading(found, registry, texts)
    mark_text = texts.say("bulletin-demonstration") if found.demonstration else ""
    paper = Paper(texts, title=top, mark=mark_text, theme=house_theme(registry))
    paper.title(top)
    paper.under_title(_subtitle(found, texts))
    if mark_text:
        paper.under_title(texts.say("bulletin-mark", mark=mark_text))
    paper.blank()
    if found.query.children:
        paper.head(texts.say("score-head-ranking"))
        _ranking(paper, found, texts)
    for row in found.totals.iter_rows(named=True) if not found.query.children else ():
        paper.head(texts.say("score-head-sums"))
        for sentence in sums(row, texts):
            paper.paragraph(sentence)
        paper.head(texts.say("score-head-lines"))
        _lines(paper, found, registry, texts)
    paper.head(texts.say("score-head-method"))
    paper.numbered(method(found, texts))
    return paper.content()


def _subtitle(found: Scores, texts: Texts) -> str:
    facts = {"day": words.day(found.query.as_of.last_day, texts), "version": str(found.version.number)}
    if found.query.known_at is None:
        return texts.say("bulletin-subtitle", **facts)
    return texts.say("bulletin-subtitle-known", moment=words.moment(found.query.known_at, texts), **facts)


def _ranking(paper: Paper, found: Scores, texts: Texts) -> None:
    if found.totals.is_empty():
        paper.paragraph(texts.say("score-none"))
        return
    columns = [Column(texts.say(f"score-column-{name}"), width) for name, width in _MANY]
    rows = []
    for row in found.totals.iter_rows(named=True):
        place = numbers.MISSING if row["rank"] is None else str(row["rank"])
        rows.append([place, words.region(row, texts), *(fixed(row[name]) for name, _ in _MANY[2:])])
    paper.table(columns, rows)


def _lines(paper: Paper, found: Scores, registry: Registry, texts: Texts) -> None:
    if found.lines.is_empty():
        paper.paragraph(texts.say("score-none"))
        return
    left = ("name", "arithmetic")
    columns = [
        Column(texts.say(f"score-column-{name}"), width, "left" if name in left else "center") for name, width in _ONE
    ]
    themes = dict(registry.themes.select("theme", "theme_en").iter_rows())
    rows = [
        (
            str(number),
            row["theme"] if texts.chinese else themes.get(row["theme"], row["theme"]),
            words.name(row, texts),
            value_of(row, texts),
            words.status(row["status"], texts),
            line(row, texts),
        )
        for number, row in enumerate(_asked_first(found.lines).iter_rows(named=True), start=1)
    ]
    paper.table(columns, rows, dense=1.5)


def _asked_first(lines: pl.DataFrame) -> pl.DataFrame:
    """What is marked comes first, what is not asked of the region last."""
    order = {"scored": 0, "zero": 0, "excluded": 1, "not_applicable": 2}
    return lines.sort(pl.col("treatment").replace_strict(order, return_dtype=pl.Int64), maintain_order=True)
