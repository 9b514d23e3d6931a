"""Workbooks: any shown table as a good XLSX, with a sheet of notes that says what it is."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

import polars as pl
from xlsxwriter.workbook import Workbook

from charts.theme import LIGHT, Theme
from locales import LANGUAGES, texts
from reports.sheets import Formats, Sheet, add_sheet

_FONTS = {LANGUAGES[0]: "Microsoft YaHei"}
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
# The moment of making is left out of the file: the same table gives the same bytes.
_NO_MOMENT = datetime(1980, 1, 1)  # noqa: DTZ001


def table_workbook(
    frame: pl.DataFrame,
    *,
    title: str,
    notes: Sequence[tuple[str, str]] = (),
    language: str = LANGUAGES[0],
    theme: Theme = LIGHT,
) -> bytes:
    """Return one shown table as an XLSX file: its columns are the headers, `notes` (label, text) get a second sheet.

    Numbers stay numbers, missing cells stay empty, text never runs as a formula, cells that start with a status mark
    take its colour out of `theme`. The same table gives the same bytes. MonitorError where Excel could not hold it.
    """
    sheets = [Sheet(name=title, title=title, frame=frame)]
    return workbook(sheets, notes=notes, language=language, theme=theme)


def workbook(
    sheets: Sequence[Sheet],
    *,
    notes: Sequence[tuple[str, str]] = (),
    language: str = LANGUAGES[0],
    theme: Theme = LIGHT,
) -> bytes:
    """Return sheets as one XLSX file, the notes last; `theme` has the colours of statuses."""
    out = BytesIO()
    font = _FONTS.get(language, "Calibri")
    book = Workbook(out, {**_OPTIONS, "default_format_properties": {"font_name": font, "font_size": 11}})
    book.set_properties({"title": sheets[0].title, "created": _NO_MOMENT})
    formats = Formats(book, theme)
    for sheet in [*sheets, *_notes_sheet(notes, language)]:
        add_sheet(book, formats, sheet)
    book.close()
    return out.getvalue()


def _notes_sheet(notes: Sequence[tuple[str, str]], language: str) -> list[Sheet]:
    if not notes:
        return []
    said = texts(language)
    labels, lines = [label for label, _ in notes], [line for _, line in notes]
    frame = pl.DataFrame({said.say("sheet-note"): labels, said.say("sheet-note-text"): lines})
    return [Sheet(name=said.say("sheet-notes"), title=said.say("sheet-notes"), frame=frame)]
