"""One sheet of a workbook, streamed: filled cells as texts, merges, hidden rows and columns, formulas.

Runs inside the guarded process only. openpyxl supplies strings, styles and dates; the cells are taken from the XML one
row at a time, because only there a formula and its cached value stand side by side.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Any, Protocol
from xml.etree.ElementTree import Element, iterparse

from openpyxl.cell.text import Text
from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries
from openpyxl.utils.datetime import from_excel, from_ISO8601

from validators.limits import WorkbookLimits
from validators.numberformats import moment_text, number_text

_PARSED: Any = from_ISO8601  # without types in the stubs
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"


class SheetRefusedError(Exception):
    """A workbook asks for more than it may: `reason_code` and `details` as of a finding."""

    def __init__(self, reason_code: str, **details: str) -> None:
        super().__init__(reason_code)
        self.reason_code = reason_code
        self.details = details


class Styles(Protocol):
    """What a cell's style number means."""

    def number_format(self, style: int) -> str:
        """Return the number format."""
        ...

    def is_date(self, style: int) -> bool:
        """Return whether numbers in this style are dates."""
        ...


@dataclass
class SheetTexts:
    """Filled cells of a sheet by row, and what else a reader of the table has to know."""

    rows: list[tuple[int, dict[int, str]]] = field(default_factory=list)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)  # first row, first column, last row, last
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    formulas: int = 0
    cells: int = 0

    @property
    def width(self) -> int:
        """Number of the last filled column."""
        return max((max(cells) for _, cells in self.rows), default=0)


class SheetReader:
    """Reads the sheets of one workbook and counts what they hold together."""

    def __init__(self, *, strings: list[str], styles: Styles, epoch: Any, limits: WorkbookLimits) -> None:
        self._strings, self._styles, self._epoch, self._limits = strings, styles, epoch, limits
        self._cells = 0

    def read(self, source: Any) -> SheetTexts:
        """Return the texts of a sheet from its XML; raises SheetRefusedError beyond the limits."""
        found = SheetTexts()
        number = 0
        for element in _parts(source):
            name = _local(element)
            if name == "row":
                number = self._add_row(element, number, found)
            elif name == "col" and element.get("hidden") in ("1", "true"):
                first, last = int(element.get("min", "1")), int(element.get("max", "1"))
                found.hidden_columns += range(first, min(last, self._limits.columns) + 1)
            elif name == "mergeCell":
                self._add_merge(element, found)
        return found

    def _add_merge(self, element: Element, found: SheetTexts) -> None:
        left, top, right, bottom = range_boundaries(element.get("ref", ""))
        if None in (left, top, right, bottom) or len(found.merges) >= self._limits.merges:
            raise SheetRefusedError("TOO_LARGE", kind="merges", size=str(len(found.merges)), limit="")
        found.merges.append((int(top or 1), int(left or 1), int(bottom or 1), int(right or 1)))

    def _add_row(self, element: Element, before: int, found: SheetTexts) -> int:
        number = int(float(element.get("r", before + 1)))
        if number > self._limits.rows and len(element):
            raise SheetRefusedError("TOO_LARGE", kind="rows", size=str(number), limit=str(self._limits.rows))
        filled: dict[int, str] = {}
        column = 0
        for cell in element:
            column = self._column(cell, column)
            text = self._text(cell, found)
            if text.strip():
                filled[column] = text
        if filled:
            self._check(filled, number)
            found.rows.append((number, filled))
            found.cells += len(filled)
            if element.get("hidden") in ("1", "true"):
                found.hidden_rows.append(number)
        return number

    def _column(self, cell: Element, before: int) -> int:
        reference = cell.get("r")
        if not reference:
            return before + 1
        row, column = coordinate_to_tuple(reference)
        if row > self._limits.rows:
            raise SheetRefusedError("TOO_LARGE", kind="rows", size=str(row), limit=str(self._limits.rows))
        return column

    def _check(self, filled: dict[int, str], row: int) -> None:
        limits, last = self._limits, max(filled)
        self._cells += len(filled)
        longest = max(map(len, filled.values()))
        if last > limits.columns:
            raise SheetRefusedError("TOO_LARGE", kind="columns", size=str(last), limit=str(limits.columns))
        if self._cells > limits.cells:
            raise SheetRefusedError("TOO_LARGE", kind="cells", size=str(self._cells), limit=str(limits.cells))
        if longest > limits.cell_characters:
            raise SheetRefusedError(
                "TOO_LARGE", kind="cell", size=str(longest), limit=str(limits.cell_characters), at=str(row)
            )

    def _text(self, cell: Element, found: SheetTexts) -> str:
        parts = {_local(part): part for part in cell}
        kind, style = cell.get("t", "n"), int(cell.get("s", "0"))
        stored = parts["v"].text if "v" in parts else None
        if "f" in parts:
            if stored is None and kind != "str":
                return f"={parts['f'].text or ''}"
            found.formulas += 1
        if kind == "inlineStr":
            inline = parts.get("is")
            return "" if inline is None else _inline(inline)
        return "" if stored is None else self._stored(stored, kind, style)

    def _stored(self, stored: str, kind: str, style: int) -> str:
        if kind == "s":
            return str(self._strings[int(stored)])
        if kind == "b":
            return "TRUE" if stored.strip() in ("1", "true") else "FALSE"
        if kind == "d":
            return _moment(_PARSED(stored), self._styles.number_format(style))
        if kind != "n":
            return stored  # a formula's text, or an error such as #DIV/0!
        return self._number(float(stored), style)

    def _number(self, value: float, style: int) -> str:
        number_format = self._styles.number_format(style)
        if not self._styles.is_date(style):
            return number_text(value, number_format)
        try:
            return _moment(from_excel(value, self._epoch), number_format)
        except (OverflowError, ValueError):
            return number_text(value, "General")  # no date can stand there: the number itself is shown


def _moment(value: object, number_format: str) -> str:
    return moment_text(value, number_format) if isinstance(value, (date, time, timedelta)) else str(value)


def _inline(element: Element) -> str:
    read: Any = Text.from_tree  # the stubs take the element for another class
    return str(read(element).content)


def _parts(source: Any) -> Iterator[Element]:
    """Yield rows, hidden columns and merges; what was yielded is dropped at once, so that memory stays flat."""
    holder: Element | None = None
    for event, element in iterparse(source, events=("start", "end")):  # noqa: S314
        name = _local(element)
        if event == "start":
            holder = element if name == "sheetData" else holder
            continue
        if name in ("row", "col", "mergeCell"):
            yield element
            element.clear()
            if name == "row" and holder is not None:
                holder.clear()


def _local(element: Element) -> str:
    return str(element.tag).removeprefix(_MAIN).removeprefix(_STRICT)
