"""One sheet of a workbook: a frame with title, frozen header, number formats, widths and status colours."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import polars as pl
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from charts import numbers
from charts.theme import LIGHT, MARKS, Theme
from domain.errors import MonitorError
from reports.guard import guarded

_NARROWEST, _WIDEST, _SEEN = 7, 56, 500
_MOST_ROWS, _LONGEST = 1_048_570, 32_767  # Excel's limits; beyond them XlsxWriter would drop cells without a word
_STATUSES = {mark: status for status, mark in MARKS.items()}
_GROUPED = 10_000
_A4, _A3, _FITS_A4 = 9, 8, 190  # paper by Excel's numbers, characters that stay readable on A4


@dataclass(frozen=True)
class Sheet:
    """One sheet: `frame` as it is read, under `title`. `places` gives decimals by row where units differ by row."""

    name: str
    title: str
    frame: pl.DataFrame
    places: Mapping[str, Sequence[int | None]] = field(default_factory=dict)
    notes: Sequence[str] = ()  # lines between title and table


class Formats:
    """Formats of one workbook, made once each."""

    def __init__(self, book: Workbook, theme: Theme = LIGHT) -> None:
        self._book, self._theme = book, theme
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}

    def get(self, **properties: object) -> Format:
        """Return the format with these properties."""
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(dict(properties))
        return self._made[key]

    def header(self, *, number: bool) -> Format:
        """Return the format of a column's header; over numbers it stands right."""
        colours = {"font_color": LIGHT.paper, "bg_color": LIGHT.accent}
        side = {"align": "right"} if number else {"align": "left", "indent": 1}
        return self.get(**colours, **side, bold=True, text_wrap=True, valign="vcenter")

    def cell(self, value: object, places: int | None) -> Format:
        """Return the format of a table cell: numbers right with decimals, dates, status words in their colour."""
        plain: dict[str, object] = {"valign": "top", "bottom": 1, "bottom_color": "#C9D1D9"}
        if isinstance(value, date):
            return self.get(**plain, num_format="yyyy-mm-dd hh:mm" if isinstance(value, datetime) else "yyyy-mm-dd")
        if isinstance(value, int | float) and not isinstance(value, bool):
            return self.get(**plain, num_format=_number_format(value, places or 0))
        status = _STATUSES.get(str(value)[:1]) if value else None
        if status:
            colours = {"font_color": self._theme.shade(status), "bg_color": self._theme.tint(status)}
            return self.get(**plain, **colours, bold=True, indent=1)
        return self.get(**plain, text_wrap=True, indent=1)


def _number_format(value: float, places: int) -> str:
    whole = "#,##0" if abs(value) >= _GROUPED else "0"
    return f"{whole}.{'0' * places}" if places else whole


def add_sheet(book: Workbook, formats: Formats, sheet: Sheet) -> None:
    """Add a sheet to the workbook; MonitorError where Excel could not hold it."""
    frame = guarded(_flat(sheet.frame))
    _refuse_too_large(frame)
    page = book.add_worksheet(_free_name(book, sheet.name))
    top = _head(page, formats, sheet)
    for index, name in enumerate(frame.columns):
        page.write_string(top, index, name, formats.header(number=frame[name].dtype.is_numeric()))
        _column(page, formats, frame[name], places=_places(sheet, name), top=top + 1, index=index)
    _page_setup(page, frame, top=top)


def _head(page: Worksheet, formats: Formats, sheet: Sheet) -> int:
    page.write_string(0, 0, sheet.title, formats.get(bold=True, font_size=14))
    page.set_row(0, 24)
    for row, line in enumerate(sheet.notes, start=1):
        page.write_string(row, 0, line, formats.get(font_color=LIGHT.muted))
    return 1 + len(sheet.notes)


def _flat(frame: pl.DataFrame) -> pl.DataFrame:
    """Return the frame with types a cell can hold: lists joined, everything odd as text, NaN and infinity missing."""
    flat = []
    for name, kind in frame.schema.items():
        column = pl.col(name)
        if isinstance(kind, pl.List):
            flat.append(column.cast(pl.List(pl.String)).list.join(", "))
        elif kind.is_float():
            flat.append(pl.when(column.is_finite()).then(column))
        elif not (kind.is_integer() or kind in (pl.String, pl.Boolean, pl.Date) or isinstance(kind, pl.Datetime)):
            flat.append(column.cast(pl.String))
        else:
            flat.append(column)
    return frame.select(flat)


def _refuse_too_large(frame: pl.DataFrame) -> None:
    longest = frame.select(pl.col(pl.String).str.len_chars().max()).row(0) if frame.height else ()
    if frame.height > _MOST_ROWS or max((length or 0 for length in longest), default=0) > _LONGEST:
        raise MonitorError("workbook-too-large", rows=frame.height, most=_MOST_ROWS, longest=_LONGEST)


def _free_name(book: Workbook, wanted: str) -> str:
    """Return a sheet name Excel takes: 31 characters, none of its separators, no quote at the ends, not used yet."""
    clean = wanted.translate({ord(sign): " " for sign in "[]:*?/\\"}).strip(" '")[:31].strip(" '") or "1"
    taken = {page.get_name().lower() for page in book.worksheets()}
    number = 2
    name = clean
    while name.lower() in taken or name.lower() == "history":
        ending = f" ({number})"
        name, number = clean[: 31 - len(ending)] + ending, number + 1
    return name


def _places(sheet: Sheet, name: str) -> Sequence[int | None]:
    if name in sheet.places:
        return sheet.places[name]
    column = sheet.frame[name]
    shared = numbers.decimals_in(column.to_list(), "") if column.dtype.is_float() else 0
    return [shared] * column.len()


def _column(
    page: Worksheet, formats: Formats, column: pl.Series, *, places: Sequence[int | None], top: int, index: int
) -> None:
    for row, (value, digits) in enumerate(zip(column.to_list(), places, strict=True), start=top):
        form = formats.cell(value, digits)
        if value is None:
            page.write_blank(row, index, None, form)  # missing is not zero
        elif isinstance(value, bool):
            page.write_boolean(row, index, value, form)
        elif isinstance(value, date):
            page.write_datetime(row, index, value, form)
        elif isinstance(value, int | float):
            page.write_number(row, index, value, form)
        else:
            page.write_string(row, index, value, form)
    page.set_column(index, index, _width(column))


def _width(column: pl.Series) -> float:
    shown = [column.name, *(str(value) for value in column.head(_SEEN).drop_nulls().to_list())]
    if column.dtype.is_float():
        shown = [column.name, *(f"{value:,.2f}" for value in column.drop_nulls().to_list())]
    # A long header wraps; a long cell wraps from _WIDEST on.
    widest = max([text_width(column.name) / 2, *(text_width(text) for text in shown[1:])], default=0)
    return min(max(widest + 3, _NARROWEST, min(text_width(column.name) + 3, 18)), _WIDEST)


def text_width(text: str) -> int:
    """Return the width of the longest line in half-width characters: a Chinese character counts two."""
    wide = ("W", "F", "A")
    return max(sum(1 + (unicodedata.east_asian_width(sign) in wide) for sign in line) for line in text.split("\n"))


def _page_setup(page: Worksheet, frame: pl.DataFrame, *, top: int) -> None:
    last = max(0, frame.width - 1)
    page.freeze_panes(top + 1, 0)
    if frame.width:
        page.autofilter(top, 0, top + max(frame.height, 1), last)
        page.ignore_errors({"number_stored_as_text": f"A1:{_letters(last)}{top + frame.height + 2}"})
    page.set_landscape()
    page.set_paper(_A4 if sum(_width(frame[name]) for name in frame.columns) <= _FITS_A4 else _A3)
    page.fit_to_pages(1, 0)
    page.repeat_rows(top)
    page.set_footer("&C&P / &N")


def _letters(index: int) -> str:
    name = ""
    while index >= 0:
        name, index = chr(65 + index % 26) + name, index // 26 - 1
    return name
