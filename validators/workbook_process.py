"""The guarded process that opens a workbook: bytes on standard input, texts on standard output, nothing else.

`python -m validators.workbook_process LIMITS` with the limits as JSON. It may run out of memory or time or be killed:
whoever started it lives on. Answer: one line of JSON, then the sheets' texts (see `answer`).
"""

import contextlib
import dataclasses
import io
import json
import resource
import sys
import warnings
import zipfile
import zlib
from typing import Any

from validators.limits import WorkbookLimits
from validators.numberformats import CHINESE_DATE_FORMATS
from validators.sheetxml import SheetReader, SheetRefusedError, SheetTexts

CELL, ROW = "\x1f", "\x1e"  # no XML text can hold them
# What zipfile, the XML parser and openpyxl raise on damaged files (found by changing bytes of sound ones at random).
_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    SyntaxError,  # what XML parsers raise is one: the standard one's and that of lxml, which openpyxl takes where it is
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    OSError,
    EOFError,
    RuntimeError,
    ArithmeticError,
)
_NO_MEMORY = "Error -4 "  # how zlib says it
_SEPARATORS = str.maketrans({CELL: " ", ROW: " "})


def main() -> None:
    """Read the workbook from standard input and write the answer."""
    limits = WorkbookLimits(**json.loads(sys.argv[1]))
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.seconds, limits.seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (limits.answer_bytes, limits.answer_bytes))
    warnings.simplefilter("ignore")  # openpyxl warns of decorations it does not know
    with contextlib.redirect_stdout(sys.stderr):  # openpyxl prints where a style is odd: that is no part of the answer
        told = answer(sys.stdin.buffer.read(), limits)
    sys.stdout.buffer.write(told)


def answer(content: bytes, limits: WorkbookLimits) -> bytes:
    """Return a line of JSON and then the texts of each sheet: rows of row number and cells.

    The JSON holds `refusal` (reason_code and details) or `sheets` (name, hidden, width, rows, merges, hidden_rows,
    hidden_columns, formulas, bytes).
    """
    try:
        check_zip(content, limits)
        described, texts = _sheets(content, limits)
    except SheetRefusedError as refusal:
        return _line({"refusal": {"reason_code": refusal.reason_code, "details": refusal.details}})
    except MemoryError:
        return _line({"refusal": {"reason_code": "WORKBOOK_TOO_HEAVY", "details": {"kind": "memory"}}})
    except _FAULTS as fault:
        if _NO_MEMORY in str(fault):
            return _line({"refusal": {"reason_code": "WORKBOOK_TOO_HEAVY", "details": {"kind": "memory"}}})
        return _line({"refusal": {"reason_code": "WORKBOOK_BROKEN", "details": {"fault": str(fault)[:200]}}})
    return _line({"sheets": described}) + b"".join(texts)


def check_zip(content: bytes, limits: WorkbookLimits) -> None:
    """Raise SheetRefusedError for a zip that is no workbook, or that would unpack to more than it may."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = archive.infolist()
    names = {entry.filename for entry in entries}
    if any(entry.flag_bits & 1 for entry in entries):
        raise SheetRefusedError("WORKBOOK_ENCRYPTED")
    if "xl/workbook.bin" in names:
        raise SheetRefusedError("OLD_EXCEL")
    if not any(name.startswith("xl/") for name in names):
        raise SheetRefusedError("BINARY_FILE")
    total = sum(entry.file_size for entry in entries)
    steep = any(
        entry.file_size > limits.ratio_from_bytes and entry.file_size > limits.ratio * max(entry.compress_size, 1)
        for entry in entries
    )
    if steep or total > limits.unpacked_bytes or len(entries) > limits.entries:
        raise SheetRefusedError("WORKBOOK_BOMB", size=f"{total / 1_000_000:.0f} MB")


def _sheets(content: bytes, limits: WorkbookLimits) -> tuple[list[dict[str, Any]], list[bytes]]:
    from openpyxl import load_workbook  # noqa: PLC0415 - only after the zip was looked into

    book: Any = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    described: list[dict[str, Any]] = []
    texts: list[bytes] = []
    if len(book.worksheets) > limits.sheets:
        raise SheetRefusedError("TOO_LARGE", kind="sheets", size=str(len(book.worksheets)), limit=str(limits.sheets))
    strings = book.worksheets[0]._shared_strings if book.worksheets else []  # the sheets share one list
    reader = SheetReader(strings=strings, styles=_BookStyles(book), epoch=book.epoch, limits=limits)
    for sheet in book.worksheets:
        hidden = sheet.sheet_state != "visible"
        with sheet._get_source() as source:
            found = SheetTexts() if hidden else reader.read(source)
        encoded = _encoded(found)
        texts.append(encoded)
        described.append(_described(sheet.title, found, hidden=hidden, size=len(encoded)))
    return described, texts


def _described(name: str, found: SheetTexts, *, hidden: bool, size: int) -> dict[str, Any]:
    return {
        "name": name,
        "hidden": hidden,
        "width": found.width,
        "rows": len(found.rows),
        "merges": found.merges,
        "hidden_rows": found.hidden_rows,
        "hidden_columns": found.hidden_columns,
        "formulas": found.formulas,
        "bytes": size,
    }


def _encoded(found: SheetTexts) -> bytes:
    columns = range(1, found.width + 1)
    lines = (
        CELL.join((str(row), *(cells.get(column, "").translate(_SEPARATORS) for column in columns)))
        for row, cells in found.rows
    )
    return ROW.join((*lines, "")).encode("utf-8", errors="replace")


def _line(told: dict[str, Any]) -> bytes:
    return json.dumps(told, ensure_ascii=False).encode() + b"\n"


class _BookStyles:
    """Number formats by style number, out of a loaded workbook."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._known: dict[int, str] = {}

    def number_format(self, style: int) -> str:
        if style not in self._known:
            self._known[style] = self._looked_up(style)
        return self._known[style]

    def is_date(self, style: int) -> bool:
        return style in self._book._date_formats or self.number_format(style) in CHINESE_DATE_FORMATS.values()

    def _looked_up(self, style: int) -> str:
        from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE  # noqa: PLC0415

        styles = self._book._cell_styles
        number = styles[style].numFmtId if style < len(styles) else 0
        if number in CHINESE_DATE_FORMATS:
            return CHINESE_DATE_FORMATS[number]
        if number < BUILTIN_FORMATS_MAX_SIZE:
            return str(BUILTIN_FORMATS.get(number, "General"))
        return str(self._book._number_formats[number - BUILTIN_FORMATS_MAX_SIZE])


def arguments(limits: WorkbookLimits) -> list[str]:
    """Return the command line that follows `python`."""
    return ["-m", "validators.workbook_process", json.dumps(dataclasses.asdict(limits))]


if __name__ == "__main__":
    main()
