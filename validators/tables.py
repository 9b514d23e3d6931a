"""From the bytes of a file to its tables: text or workbook, whatever the file is called."""

from collections.abc import Callable
from dataclasses import dataclass

from domain.terms import Verdict
from validators.decode import FileRefusedError, check_size, decode
from validators.findings import Finding
from validators.grid import Grid, read_grid
from validators.limits import Limits
from validators.workbook import Sheet, read_workbook

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_WORKBOOK_ENDINGS = ("xlsx", "xlsm", "xltx", "xls", "et")
_TEXT_ENDINGS = ("csv", "tsv", "txt", "xls", "et")
_SHOWN_ROWS = 20


@dataclass(frozen=True)
class Source:
    """How a file was read: encoding, delimiter, its sheets that can be seen ("" for text), and notes on the way."""

    encoding: str
    delimiter: str
    sheets: tuple[str, ...]
    notes: tuple[Finding, ...]


def read_source(
    content: bytes, *, file_name: str, known: Callable[[str], bool], limits: Limits
) -> tuple[Source, list[Grid]]:
    """Return how a file was read, and its tables; its content decides what it is, its name only earns a note.

    Raises FileRefusedError where nothing in it can be a table.
    """
    check_size(content, limits)
    if content.startswith(_ZIP) and b"xl/" in content:
        sheets = read_workbook(content, limits=limits.workbook)
        notes = _named_otherwise(file_name, _TEXT_ENDINGS, kind="xlsx") + _sheet_notes(sheets, file_name)
        shown = [_grid(sheet) for sheet in sheets if not sheet.hidden and sheet.frame.height]
        if not shown:
            raise FileRefusedError("EMPTY_FILE")
        return Source("xlsx", "", tuple(grid.sheet for grid in shown), tuple(notes)), shown
    if content.startswith(_OLE):
        raise FileRefusedError(_old_kind(content))
    decoded = decode(content, limits=limits)
    if _is_markup(decoded.text):
        raise FileRefusedError("MARKUP_FILE")
    grid = read_grid(decoded.text, known=known, limits=limits)
    notes = _named_otherwise(file_name, _WORKBOOK_ENDINGS, kind="csv")
    return Source(decoded.encoding, grid.delimiter, ("",), tuple(notes)), [grid]


def _grid(sheet: Sheet) -> Grid:
    return Grid(sheet.frame, "", sheet.name, sheet.merges)


def _old_kind(content: bytes) -> str:
    """A compound file is an encrypted workbook or an old one; its directory names its streams in UTF-16."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        return "WORKBOOK_ENCRYPTED"
    old = any(name.encode("utf-16-le") in content for name in ("Workbook", "Book"))
    return "OLD_EXCEL" if old else "BINARY_FILE"


def _is_markup(text: bytes) -> bool:
    """Return whether a text is a web page or XML, which many systems export under the name of a spreadsheet."""
    start = text[:2_000].lstrip().lower()
    return start.startswith((b"<html", b"<!doctype", b"<table", b"<?xml", b"<meta", b"<head")) and b">" in start


def _named_otherwise(file_name: str, endings: tuple[str, ...], *, kind: str) -> list[Finding]:
    ending = file_name.rpartition(".")[2].lower()
    if ending not in endings:
        return []
    return [Finding(file_name, "", None, "", file_name, Verdict.SKIP, "NAME_DIFFERS", {"kind": kind, "ending": ending})]


def _sheet_notes(sheets: list[Sheet], file: str) -> list[Finding]:
    found = []
    for sheet in sheets:
        if sheet.hidden:
            found.append(_note(file, sheet, "SHEET_HIDDEN"))
            continue
        if not sheet.frame.height:
            found.append(_note(file, sheet, "SHEET_EMPTY"))
        if sheet.hidden_rows:
            found.append(_note(file, sheet, "ROWS_HIDDEN", hidden=_listed(list(map(str, sheet.hidden_rows)))))
        filled = {int(name[1:]) + 1 for name in sheet.frame.columns if name != "row"}
        columns = [_letters(number) for number in sheet.hidden_columns if number in filled]
        if columns:
            found.append(_note(file, sheet, "COLUMNS_HIDDEN", hidden=_listed(columns)))
        if sheet.formulas:
            found.append(_note(file, sheet, "FORMULAS_TAKEN", count=str(sheet.formulas)))
    return found


def _note(file: str, sheet: Sheet, code: str, **details: str) -> Finding:
    return Finding(file, sheet.name, None, "", "", Verdict.SKIP, code, details)


def _listed(items: list[str]) -> str:
    return "、".join(items[:_SHOWN_ROWS]) + ("…" if len(items) > _SHOWN_ROWS else "")


def _letters(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
