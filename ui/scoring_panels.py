"""The panels of the assessment: ranking, how a total came about, the lines with their arithmetic, the score sheet."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from charts import numbers
from domain.terms import Status
from locales import Texts
from reports import score_notes, score_tables, words
from services import scoring_words
from ui import cached, exports, markup, scoring, shell, tables
from ui.captions import region_name
from ui.links import address
from ui.markup import Cell
from ui.scoring import Marks

_RANKING = ("rank", "region", "total", "base", "late_points", "refused_points", "bonus", "assessed_share", "scored",
            "excluded")  # fmt: skip
_LINES = ("theme", "name", "value", "status", "points", "share", "score", "arithmetic")
_RIGHT = ("total", "base", "late_points", "refused_points", "bonus", "assessed_share", "scored", "excluded", "points",
          "share", "score")  # fmt: skip
_ORDER = {"scored": 0, "zero": 0, "excluded": 1, "not_applicable": 2}
_FEW, _HEIGHT = 24, 620


def _header(names: tuple[str, ...], texts: Texts) -> list[Cell]:
    return [Cell(texts.say(f"score-column-{name}"), right=name in _RIGHT) for name in names]


def ranking(shown: Marks, visit: shell.Visit) -> None:
    """List the regions below by total; each leads to its lines."""
    texts, rows = visit.texts, shown.found.totals
    markup.title(texts.say("score-ranking"))
    if rows.is_empty():
        st.info(texts.say("score-none"), icon=":material/info:")
        return
    body = [_ranked(row, texts) for row in rows.iter_rows(named=True)]
    with st.container(height=_HEIGHT if len(body) > _FEW else "content", border=False):
        markup.table(_header(_RANKING, texts), body, label=texts.say("score-ranking"), broad=True)
    _files(shown, visit)
    tables.download(
        score_tables.totals(shown.found, texts), texts.say("score-download-totals"),
        file_name=score_notes.file_name(shown.found, texts), key="download-totals",
        notes=score_notes.notes(shown.found, cached.registry(), texts),
    )  # fmt: skip


def _ranked(row: Mapping[str, Any], texts: Texts) -> list[Cell]:
    return [
        Cell(numbers.MISSING if row["rank"] is None else str(row["rank"]), keep=True),
        Cell(region_name(row, texts), href=scoring.link(row["region_code"])),
        *(
            Cell(scoring_words.fixed(row[name]), right=True)
            for name in ("total", "base", "late_points", "refused_points", "bonus")
        ),
        Cell(scoring_words.percent(row["assessed_share"]), right=True),
        *(Cell(str(row[name]), right=True) for name in ("scored", "excluded")),
    ]


def _files(shown: Marks, visit: shell.Visit) -> None:
    """Offer document and workbook of what is shown; each is made when it is asked for."""
    texts, found, registry = visit.texts, shown.found, cached.registry()
    name = score_notes.file_name(found, texts)

    def made(form: str) -> bytes:
        from reports import score_sheet  # noqa: PLC0415 - its libraries are slow to load

        making = {"docx": score_sheet.score_docx, "xlsx": score_sheet.score_xlsx}
        return making[form](found, registry, texts)

    with st.container(horizontal=True):
        exports.offer(
            texts.say("score-download-docx"), lambda: made("docx"),
            file_name=f"{name}.docx", mime=exports.DOCX, key="score-docx",
        )  # fmt: skip
        exports.offer(
            texts.say("score-download-xlsx"), lambda: made("xlsx"),
            file_name=f"{name}_full.xlsx", mime=exports.XLSX, key="score-xlsx",
        )  # fmt: skip


def sums(shown: Marks, visit: shell.Visit) -> None:
    """Write how the opened region's total came about."""
    texts, row = visit.texts, shown.opened or {}
    markup.title(texts.say("score-sums", region=region_name(row, texts)))
    for sentence in scoring_words.sums(row, texts):
        st.text(sentence)
    if shown.whose == scoring.OWN:
        _files(shown, visit)
    else:
        st.html(f'<div class="mon-links">{markup.link(texts.say("score-back"), scoring.link(None))}</div>')


def lines(shown: Marks, visit: shell.Visit) -> None:
    """List the opened region's lines with their arithmetic in words."""
    texts, row = visit.texts, shown.opened or {}
    markup.title(texts.say("score-lines", region=region_name(row, texts)))
    listed = sorted(shown.lines.iter_rows(named=True), key=lambda line: _ORDER[line["treatment"]])
    if not listed:
        st.info(texts.say("score-none"), icon=":material/info:")
        return
    themes = dict(cached.registry().themes.select("theme", "theme_en").iter_rows())
    body = [_line(one, themes, visit) for one in listed]
    markup.table(_header(_LINES, texts), body, label=texts.say("score-lines", region=""), broad=True)
    table = score_tables.lines(shown.found, cached.registry(), texts)
    label = texts.say("score-column-region_code")
    tables.download(
        table.filter(table[label] == row["region_code"]), texts.say("score-download-lines"),
        file_name=f"{score_notes.file_name(shown.found, texts)}_{row['region_code']}", key="download-lines",
        notes=score_notes.notes(shown.found, cached.registry(), texts),
    )  # fmt: skip


def _line(row: Mapping[str, Any], themes: Mapping[str, str], visit: shell.Visit) -> list[Cell]:
    texts = visit.texts
    indicator = address("indicator", target=row["target_id"], region=row["region_code"])
    return [
        Cell(row["theme"] if texts.chinese else themes.get(row["theme"], row["theme"])),
        Cell(words.name(row, texts, short=True), href=indicator),
        Cell(score_notes.value_of(row, texts)),
        markup.status_cell(Status(row["status"]), texts.say(f"status-{row['status']}"), visit.theme),
        Cell(scoring_words.weight(row["points"]), right=True),
        Cell(scoring_words.percent(row["share"]), right=True),
        Cell(scoring_words.mark(row["score"]), right=True),
        Cell(scoring_words.line(row, texts)),
    ]


def nothing(shown: Marks, visit: shell.Visit) -> None:
    """Say that nothing is asked of the region."""
    region = region_name(cached.registry().region(shown.looked.region), visit.texts)
    st.info(visit.texts.say("score-nothing", region=region), icon=":material/info:")


def sheet(shown: Marks, visit: shell.Visit) -> None:
    """Show the score sheet that the marks follow, and where it is changed."""
    texts = visit.texts
    with st.expander(texts.say("score-sheet")):
        frame = score_tables.sheet(shown.found, cached.registry(), texts)
        body = [
            [Cell(scoring_words.weight(value) if isinstance(value, float) else value or "") for value in row]
            for row in frame.iter_rows()
        ]
        markup.table([Cell(name) for name in frame.columns], body, label=texts.say("score-sheet"), broad=True)
        for number, sentence in enumerate(score_notes.method(shown.found, texts), start=1):
            st.text(f"{number}. {sentence}")
        link = markup.link(texts.say("score-sheet-change"), address("administration"))
        st.html(f'<div class="mon-links">{link}</div>')
        tables.download(frame, texts.say("score-download-sheet"), file_name="score_rules", key="download-sheet")
