"""The sender's own file with the findings written beside the cells they are about."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PureWindowsPath

import openpyxl
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from domain.terms import Verdict
from locales import Texts
from validators.findings import remedy, sentence
from validators.intake import Judgement

XLSX = "xlsx"
_BOM = b"\xef\xbb\xbf"  # without it Excel takes UTF-8 for the local code page
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# The workbook was judged by a guarded process; this one has no guard, so a heavy workbook only gets its list.
_HEAVY_BYTES, _HEAVY_CELLS = 5_000_000, 100_000
_MARKED = (Verdict.REJECT.value, Verdict.WARN.value)
_FILLS = {Verdict.REJECT.value: "FFC7CE", Verdict.WARN.value: "FFEB9C"}
_WIDTHS = (16, 8, 22, 22, 14, 60, 60)
_HEADER_ROWS = 15  # rows in which a column's name is looked for


@dataclass(frozen=True)
class Told:
    """One finding in words, and where it stands: sheet ("" for text), row from 1 (None: the whole file), column."""

    sheet: str
    row: int | None
    column: str
    value: str
    verdict: str
    problem: str
    remedy: str


def annotated(content: bytes, judgement: Judgement, texts: Texts) -> tuple[str, bytes]:
    """Return file name and bytes of the sent file with its findings: CSV for text, else the workbook.

    A CSV gets the columns verdict, problem and remedy at the end of each row. A workbook gets coloured cells with
    comments and a sheet that lists all findings; one that could not be read or is heavy is answered by the list alone.
    """
    found = list(_told(judgement, texts))
    if judgement.encoding == XLSX:
        return annotated_name(judgement, texts), _workbook(content, judgement, found, texts)
    return annotated_name(judgement, texts), _csv(content, judgement, found, texts)


def annotated_name(judgement: Judgement, texts: Texts) -> str:
    """Return the name of the annotated file: the sent one's with a word behind it."""
    stem = PureWindowsPath(judgement.file_name).stem  # both kinds of slash part folders
    ending = XLSX if judgement.encoding == XLSX else "csv"
    return f"{stem}_{texts.say('annotated-suffix')}.{ending}"


def _told(judgement: Judgement, texts: Texts) -> Iterator[Told]:
    for finding in judgement.findings:
        yield Told(
            finding.sheet, finding.row, finding.column, finding.value, str(finding.verdict), sentence(finding, texts),
            remedy(finding, texts),
        )  # fmt: skip
    odd = judgement.odd
    for cell in odd.iter_rows(named=True):
        yield Told(
            cell["sheet"] or "", cell["row"], cell["column"], cell["raw_value"] or "", cell["verdict"],
            sentence(cell, texts), remedy(cell, texts),
        )  # fmt: skip


def _placed(one: Told, texts: Texts, said: str) -> str:
    """Return what is said with row and column before it."""
    if not one.row:
        return texts.say("annotated-in-file", said=said)
    if one.column in ("", "*"):
        return texts.say("annotated-in-row", row=str(one.row), said=said)
    return texts.say("annotated-in-cell", row=str(one.row), column=one.column, said=said)


# Text


def _csv(content: bytes, judgement: Judgement, found: Sequence[Told], texts: Texts) -> bytes:
    records = _records(content, judgement)
    header = judgement.header_row or 1
    by_row: dict[int, list[Told]] = {}
    for one in found:
        by_row.setdefault(one.row or header, []).append(one)
    while len(records) < max(by_row, default=0):
        records.append([])
    accepted = set(judgement.kept["row"].unique())
    width = max((len(record) for record in records), default=0)
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    for number, record in enumerate(records, start=1):
        beside = _beside(by_row.get(number, []), texts, data=number in accepted)
        if number == header:
            beside = _titled(beside, texts)
        writer.writerow([*map(safe, record), *[""] * (width - len(record)), *map(safe, beside)])
    return _BOM + out.getvalue().encode("utf-8")


def _records(content: bytes, judgement: Judgement) -> list[list[str]]:
    if not judgement.encoding:
        return []
    text = content.decode(judgement.encoding)
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=judgement.delimiter or ",")
    return list(reader)


def _beside(found: Sequence[Told], texts: Texts, *, data: bool) -> list[str]:
    """Return verdict, problem and remedy of a row; the gravest verdict stands for all."""
    if not found:
        return [texts.say("verdict-accept") if data else "", "", ""]
    grades = [verdict for verdict in (*_MARKED, Verdict.SKIP.value) if verdict in {one.verdict for one in found}]
    problems = (_placed(one, texts, one.problem) for one in found)
    remedies = dict.fromkeys(one.remedy for one in found)
    return [texts.say(f"verdict-{grades[0]}"), " ".join(problems), " ".join(remedies)]


def _titled(beside: Sequence[str], texts: Texts) -> list[str]:
    """Return the titles of the three columns; what was found of the header row or the file follows them."""
    titles = [texts.say(f"annotated-{name}") for name in ("verdict", "problem", "remedy")]
    return [texts.say("annotated-titled", title=title, said=said) if said and index else title
            for index, (title, said) in enumerate(zip(titles, beside, strict=True))]  # fmt: skip


def safe(text: str) -> str:
    """Return a text with an apostrophe before what a spreadsheet would run; numbers and lone dashes stay."""
    if not text.startswith(_FORMULA) or not text.strip("-—+ "):
        return text
    number = text.strip().replace(",", "").removesuffix("%")
    try:
        float(number)
    except ValueError:
        return "'" + text
    return text


# Workbooks


def _workbook(content: bytes, judgement: Judgement, found: Sequence[Told], texts: Texts) -> bytes:
    heavy = len(content) > _HEAVY_BYTES or judgement.kept.height > _HEAVY_CELLS
    book = Workbook() if heavy or judgement.refused else openpyxl.load_workbook(io.BytesIO(content))
    if heavy or judgement.refused:
        book.remove(book.worksheets[0])
    else:
        _mark(book, found, texts)
    _list(book, found, texts)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _mark(book: Workbook, found: Iterable[Told], texts: Texts) -> None:
    """Colour the cells that were refused or noted and write what was found into their comments."""
    names: dict[tuple[str, str], int | None] = {}
    said: dict[tuple[str, str], list[Told]] = {}
    for one in found:
        if one.verdict in _MARKED and one.row and one.sheet in book.sheetnames:
            sheet = book[one.sheet]
            if (one.sheet, one.column) not in names:
                names[one.sheet, one.column] = _column_of(sheet, one.column)
            cell = _cell(sheet, one, names[one.sheet, one.column])
            said.setdefault((one.sheet, cell.coordinate), []).append(one)
    for (sheet_name, place), several in said.items():
        cell = book[sheet_name][place]
        worst = Verdict.REJECT.value if any(one.verdict == Verdict.REJECT.value for one in several) else _MARKED[1]
        cell.fill = PatternFill("solid", start_color=_FILLS[worst], end_color=_FILLS[worst])
        text = "\n".join(f"{one.problem}{one.remedy}" for one in several)
        cell.comment = Comment(_plain(text), texts.say("annotated-sheet"), height=110, width=320)


def _column_of(sheet: Worksheet, name: str) -> int | None:
    """Return the column under a name, looked for among the first rows; of a name in parts the last one counts."""
    best: int | None = None
    for row in sheet.iter_rows(min_row=1, max_row=min(_HEADER_ROWS, sheet.max_row)):
        for cell in row:
            text = "" if cell.value is None else "".join(str(cell.value).split())
            if text and text == "".join(name.split()):
                return cell.column
            if text and best is None and "".join(name.split()).endswith(text):
                best = cell.column
    return best


def _cell(sheet: Worksheet, one: Told, column: int | None) -> Cell:
    """Return the cell a finding is about: by its column, by its value in the row, else the row's first."""
    row = one.row or 1
    by_value = next(
        (
            int(cell.column)
            for cell in sheet[row]
            if one.value and cell.value is not None and str(cell.value) == one.value
        ),
        None,
    )
    spot = sheet.cell(row, column or by_value or 1)
    if isinstance(spot, MergedCell):
        merged = next(area for area in sheet.merged_cells.ranges if spot.coordinate in area)
        spot = sheet.cell(merged.min_row, merged.min_col)
    assert isinstance(spot, Cell)  # noqa: S101 - the corner of a merge is a cell
    return spot


def _list(book: Workbook, found: Iterable[Told], texts: Texts) -> None:
    name = texts.say("annotated-sheet")
    if name in book.sheetnames:  # of an earlier check
        book.remove(book[name])
    sheet = book.create_sheet(name)
    heads = ("in-sheet", "row", "column", "value", "verdict", "problem", "remedy")
    write_row(sheet, 1, [texts.say(f"annotated-{head}") for head in heads])
    for number, one in enumerate(found, start=2):
        row = "" if one.row is None else one.row
        said = texts.say(f"verdict-{one.verdict}")
        write_row(sheet, number, [one.sheet, row, one.column, one.value, said, one.problem, one.remedy])
        if one.verdict in _FILLS:
            shade = _FILLS[one.verdict]
            sheet.cell(number, 5).fill = PatternFill("solid", start_color=shade, end_color=shade)
    for index, width in enumerate(_WIDTHS):
        sheet.column_dimensions[chr(ord("A") + index)].width = width
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "A2"


def write_row(sheet: Worksheet, number: int, values: Sequence[str | int | float | None]) -> None:
    """Write values into a row; texts stay texts whatever they start with."""
    for index, value in enumerate(values, start=1):
        cell = sheet.cell(number, index)
        assert isinstance(cell, Cell)  # noqa: S101 - nothing is merged here
        cell.value = _plain(value) if isinstance(value, str) else value
        if isinstance(value, str):
            cell.data_type = "s"
            cell.alignment = Alignment(wrap_text=True, vertical="top")


def _plain(text: str) -> str:
    return ILLEGAL_CHARACTERS_RE.sub(" ", text)[:32_000]
