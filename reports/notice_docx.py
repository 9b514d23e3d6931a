"""A rectification notice (督办函) as a document in the form of GB/T 9704-2012, without letterhead and seal."""

import polars as pl

from charts.theme import LIGHT, Theme
from locales import Texts
from reports.doc_tables import Column
from reports.measures import TEXT_WIDTH
from reports.notice import NoticeFields, notice_fields
from reports.paper import Paper
from services.rectification import Notice

_FIGURES = ("target", "required", "value", "gap", "status")
_PERIOD = 52.0


def notice_docx(
    notice: Notice, steps: pl.DataFrame, texts: Texts, *, step: int | None = None, theme: Theme = LIGHT
) -> bytes:
    """Return a notice's letter as a DOCX file; the same notice gives the same bytes whatever was revised since.

    `steps` is `rectification.history`, `step` the issue or an escalation (None: the latest), `theme` has the colours of
    the time: `rectification_kept.palette_then`. Raises MonitorError for a notice that was not issued.
    """
    fields = notice_fields(notice, steps, texts, step=step)
    paper = Paper(texts, title=fields.title, mark=fields.demonstration, theme=theme)
    _opening(paper, fields, texts)
    paper.head(texts.say("notice-doc-head-matter"))
    for paragraph in fields.matter:
        paper.paragraph(paragraph)
    paper.head(texts.say("notice-doc-head-basis"))
    paper.paragraph(fields.basis)
    _figures(paper, fields, texts)
    paper.head(texts.say("notice-doc-head-demands"))
    paper.numbered(fields.demands)
    paper.signature(fields.signature)
    return paper.content()


def _opening(paper: Paper, fields: NoticeFields, texts: Texts) -> None:
    paper.title(fields.title)
    paper.under_title(fields.number)
    if fields.demonstration:
        paper.under_title(texts.say("bulletin-mark", mark=fields.demonstration))
    paper.blank()
    paper.address(fields.addressee)
    paper.paragraph(fields.opening)


def _figures(paper: Paper, fields: NoticeFields, texts: Texts) -> None:
    paper.head(texts.say("notice-doc-head-figures"))
    width = TEXT_WIDTH / len(_FIGURES)
    paper.table(
        [Column(texts.say(f"notice-doc-column-{name}"), width) for name in _FIGURES], [fields.figures], whole=True
    )
    paper.caption(texts.say("notice-doc-past"))
    columns = [
        Column(texts.say("notice-doc-column-period"), _PERIOD),
        Column(texts.say("notice-doc-column-status"), _PERIOD),
    ]
    paper.table(columns, fields.past, whole=True)
    paper.note(fields.data)
