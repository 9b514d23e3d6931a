"""The bulletin as a document: the parts of its text in order, then its attachments."""

from collections.abc import Callable, Sequence

from charts import numbers
from charts.theme import LIGHT, Theme
from locales import Texts
from reports.bulletin_attachments import MOST_WHOLE, attachments
from reports.bulletin_fields import Fields
from reports.bulletin_rows import Ranking, ThemeRow
from reports.doc_tables import Column
from reports.measures import TEXT_WIDTH
from reports.paper import Paper

# What a part needs: the paper it writes on, the fields, the texts.
Part = Callable[[Paper, Fields, Texts], None]
_COUNTS = ("met", "on_pace", "slow", "far_behind", "worsening", "missed", "not_yet", "cannot_assess")


def bulletin_docx(fields: Fields, texts: Texts, *, theme: Theme = LIGHT) -> bytes:
    """Return the bulletin as a DOCX file in the form of GB/T 9704-2012, without letterhead and seal."""
    paper = Paper(texts, title=fields.title, mark=fields.demonstration, theme=theme)
    for part in PARTS:
        part(paper, fields, texts)
    wanted = attachments(fields, texts)
    paper.attachment_list([one.title for one in wanted])
    for number, one in enumerate(wanted, start=1):
        paper.attachment(number, one.title)
        one.write(paper, fields, texts)
    return paper.content()


def _opening(paper: Paper, fields: Fields, texts: Texts) -> None:
    paper.title(fields.title_lines)
    paper.under_title(fields.subtitle)
    if fields.demonstration:
        paper.under_title(texts.say("bulletin-mark", mark=fields.demonstration))
    paper.blank()
    paper.address(fields.addressees)
    paper.paragraph(fields.intro)


def _overall(paper: Paper, fields: Fields, texts: Texts) -> None:
    paper.head(texts.say("bulletin-head-overall"))
    for paragraph in fields.overall:
        paper.paragraph(paragraph)


def _themes(paper: Paper, fields: Fields, texts: Texts) -> None:
    if not fields.themes:
        return
    paper.head(texts.say("bulletin-head-themes"))
    for paragraph in fields.themes_text:
        paper.paragraph(paragraph)
    paper.caption(texts.say("bulletin-table-themes", number=paper.table_number()))
    shown = [name for name in _COUNTS if any(getattr(row, name) for row in fields.themes)]
    rest = (TEXT_WIDTH - 34) / (len(shown) + 1)
    columns = [Column(texts.say("column-bulletin-theme"), 34, "left"), Column(texts.say("column-bulletin-total"), rest)]
    columns += [Column(texts.say(f"status-{name}"), rest) for name in shown]
    paper.table(columns, [_theme_cells(row, shown) for row in fields.themes])


def _theme_cells(row: ThemeRow, shown: Sequence[str]) -> list[str]:
    # A nought in every second cell hides the counts: it stays empty, the row's total says that all are counted.
    return [row.theme, str(row.total), *(str(getattr(row, name) or "") for name in shown)]


def _regions(paper: Paper, fields: Fields, texts: Texts) -> None:
    paper.head(texts.say("bulletin-head-regions"))
    if all(row.share == numbers.MISSING for row in fields.ranking):
        paper.paragraph(fields.ranking_text)
        return
    if fields.headline_rankings:
        paper.subhead(texts.say("bulletin-subhead-overall"))
    paper.paragraph(fields.ranking_text)
    paper.caption(texts.say("bulletin-table-overall", number=paper.table_number()))
    widths = (("rank", 14), ("region", 34), ("judged", 18), ("met", 18), ("on-pace", 20), ("share", 18), ("moved", 18),
              ("lacking", 16))  # fmt: skip
    columns = [Column(texts.say(f"column-bulletin-{name}"), width) for name, width in widths]
    rows = [
        (row.rank, row.region, row.judged, row.met, row.on_pace, row.share, row.moved, row.lacking)
        for row in fields.ranking
    ]
    paper.table(columns, rows, whole=len(rows) <= MOST_WHOLE)
    paper.note(fields.ranking_rule)
    if fields.headline_rankings:
        paper.subhead(texts.say("bulletin-subhead-headline"))
        for ranking in fields.headline_rankings:
            _headline(paper, ranking, texts)


def _headline(paper: Paper, ranking: Ranking, texts: Texts) -> None:
    key = "bulletin-table-ranking" if ranking.target else "bulletin-table-ranking-own"
    paper.caption(texts.say(key, number=paper.table_number(), name=ranking.name, target=ranking.target))
    widths = (("rank", 14), ("region", 36), ("value", 22), ("target", 20), ("gap", 18), ("moved", 18), ("status", 28))
    columns = [Column(texts.say(f"column-bulletin-{name}"), width) for name, width in widths]
    rows = [(row.rank, row.region, row.value, row.target, row.gap, row.moved, row.status) for row in ranking.rows]
    paper.table(columns, rows, whole=len(rows) <= MOST_WHOLE)


def _problems(paper: Paper, fields: Fields, texts: Texts) -> None:
    paper.head(texts.say("bulletin-head-problems"))
    found = [
        ("bulletin-subhead-own", fields.own_problems),
        ("bulletin-subhead-below", fields.below_problems),
        ("bulletin-subhead-silent", fields.unreported),
        ("bulletin-subhead-milestones", fields.late_milestones),
        ("bulletin-subhead-notices", fields.overdue_notices),
    ]
    for key, sentences in found:
        if sentences:
            paper.subhead(texts.say(key))
            paper.numbered(sentences)
    if not any(sentences for _, sentences in found):
        paper.paragraph(texts.say("bulletin-problems-none"))


def _steps(paper: Paper, fields: Fields, texts: Texts) -> None:
    if not fields.steps:
        return
    paper.head(texts.say("bulletin-head-steps"))
    for number, step in enumerate(fields.steps, start=1):
        numeral = texts.say("bulletin-numeral", number=number)
        paper.paragraph(step.text, lead=texts.say("bulletin-subhead", numeral=numeral, words=step.head))


# The parts of the text in order. A further part is one function more here.
PARTS: tuple[Part, ...] = (_opening, _overall, _themes, _regions, _problems, _steps)
