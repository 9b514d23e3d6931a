"""Files made to break a reader, by malice or by accident: a finding, and the process that judges lives on."""

import io
import sys
import zipfile
from collections.abc import Callable
from itertools import pairwise

import pytest
from openpyxl import Workbook

from locales import LANGUAGES, texts
from validators.decode import FileRefusedError
from validators.findings import Finding, remedy, sentence
from validators.intake import Codebook, Sender, judge
from validators.limits import Limits, WorkbookLimits
from validators.workbook import run_guarded, understood

Refused = Callable[..., Finding]
START = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
HEADER = "地区,统计期,老年人健康管理率\n"
ROW = "广州市,2024Q3,60\n"
SMALL = WorkbookLimits(seconds=2, answer_bytes=1_000_000)


def saved(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def sound() -> bytes:
    book = Workbook()
    for line in (HEADER + ROW).split():
        book.worksheets[0].append(line.split(","))
    return saved(book)


def with_sheet(xml: str | bytes) -> bytes:
    """A workbook whose only sheet holds this XML."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(sound())) as source, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            own = entry.filename.endswith("sheet1.xml")
            target.writestr(entry.filename, xml if own else source.read(entry))
    return stream.getvalue()


def archive(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as target:
        for name in names:
            target.writestr(name, "x")
    return stream.getvalue()


@pytest.fixture
def refused(codebook: Codebook, guangdong: Sender) -> Refused:
    """The finding that refuses a file, told in both languages."""

    def _refused(content: bytes, *, name: str = "报表.xlsx", limits: Limits | None = None) -> Finding:
        judgement = judge(content, file_name=name, codebook=codebook, sender=guangdong, limits=limits)
        assert judgement.refused
        assert judgement.cells.height == 0
        finding = judgement.findings[0]
        for language in LANGUAGES:
            assert sentence(finding, texts(language))
            assert remedy(finding, texts(language))
        return finding

    return _refused


def cell_at(reference: str, row: int) -> bytes:
    return with_sheet(f'{START}<sheetData><row r="{row}"><c r="{reference}"><v>1</v></c></row></sheetData></worksheet>')


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (cell_at("XFD1048576", 1048576), "rows"),
        (with_sheet(f'{START}<sheetData><row r="1048576"><c r="XFD1048576"/></row></sheetData></worksheet>'), "rows"),
        (cell_at("XFD1", 1), "columns"),
        (cell_at("ZZ999999999", 999999999), "rows"),
    ],
)
def test_a_cell_at_the_end_of_the_world_is_refused(content: bytes, kind: str, refused: Refused) -> None:
    finding = refused(content)
    assert (finding.reason_code, finding.details["kind"]) == ("TOO_LARGE", kind)


def _inline(line: str) -> str:
    return "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in line.split(","))


def test_a_wrong_dimension_alone_harms_nothing(codebook: Codebook, guangdong: Sender) -> None:
    rows = "".join(f"<row>{_inline(line)}</row>" for line in (HEADER + ROW).split())
    content = with_sheet(f'{START}<dimension ref="A1:XFD1048576"/><sheetData>{rows}</sheetData></worksheet>')
    cells = judge(content, file_name="x.xlsx", codebook=codebook, sender=guangdong).cells
    assert cells.select("row", "value").rows() == [(2, 60.0)]


def entities() -> str:
    names = "abcdefg"
    defined = '<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in pairwise(names)
    )
    cell = '<row r="1"><c r="A1" t="inlineStr"><is><t>&g;&g;</t></is></c></row>'
    return f"<!DOCTYPE x [{defined}]>{START}<sheetData>{cell}</sheetData></worksheet>"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (with_sheet(START.encode() + b"<sheetData>" + b" " * 40_000_000), "WORKBOOK_BOMB"),
        (with_sheet(entities()), "WORKBOOK_BROKEN"),
        (with_sheet(f"{START}<sheetData><row><c"), "WORKBOOK_BROKEN"),
        (sound()[:-200], "WORKBOOK_BROKEN"),
        (b"PK\x03\x04" + b"xl/" * 50, "WORKBOOK_BROKEN"),
        (archive("xl/media/picture.png"), "WORKBOOK_BROKEN"),
        (archive("word/document.xml"), "BINARY_FILE"),
        (archive("xl/workbook.bin"), "OLD_EXCEL"),
        (b"\xd0\xcf\x11\xe0" + bytes(500) + "Workbook".encode("utf-16-le"), "OLD_EXCEL"),
        (b"\xd0\xcf\x11\xe0" + bytes(500) + "EncryptedPackage".encode("utf-16-le"), "WORKBOOK_ENCRYPTED"),
        (saved(Workbook()), "EMPTY_FILE"),
        ("<html><table><tr><td>地区</td></tr></table></html>".encode(), "MARKUP_FILE"),
        (b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>', "MARKUP_FILE"),
    ],
)
def test_what_is_no_sound_workbook_is_refused(content: bytes, reason: str, refused: Refused) -> None:
    assert refused(content).reason_code == reason


@pytest.mark.parametrize(
    ("limits", "reason", "kind"),
    [
        (WorkbookLimits(entries=3), "WORKBOOK_BOMB", None),
        (WorkbookLimits(unpacked_bytes=1_000), "WORKBOOK_BOMB", None),
        (WorkbookLimits(cells=5), "TOO_LARGE", "cells"),
        (WorkbookLimits(cell_characters=5), "TOO_LARGE", "cell"),
        (WorkbookLimits(columns=2), "TOO_LARGE", "columns"),
        (WorkbookLimits(sheets=0), "TOO_LARGE", "sheets"),
    ],
)
def test_the_limits_of_a_workbook_hold(limits: WorkbookLimits, reason: str, kind: str | None, refused: Refused) -> None:
    finding = refused(sound(), limits=Limits(workbook=limits))
    assert (finding.reason_code, finding.details.get("kind")) == (reason, kind)


def test_a_workbook_that_needs_too_much_memory_is_refused(refused: Refused) -> None:
    rows = "".join(
        f'<row r="{row}"><c r="A{row}" t="inlineStr"><is><t>{row}</t></is></c></row>' for row in range(1, 200_000)
    )
    limits = Limits(workbook=WorkbookLimits(memory_bytes=100_000_000))
    finding = refused(with_sheet(f"{START}<sheetData>{rows}</sheetData></worksheet>"), limits=limits)
    assert (finding.reason_code, finding.details["kind"]) == ("WORKBOOK_TOO_HEAVY", "memory")


@pytest.mark.parametrize(
    ("program", "reason"),
    [
        ("raise SystemExit(3)", "WORKBOOK_BROKEN"),
        ("import os; os.abort()", "WORKBOOK_TOO_HEAVY"),
        ("import os; os.kill(os.getpid(), 9)", "WORKBOOK_TOO_HEAVY"),
        ("import time; time.sleep(60)", "WORKBOOK_TOO_HEAVY"),
        ("print('garbage')", "WORKBOOK_BROKEN"),
        ("print('[1, 2]')", "WORKBOOK_BROKEN"),
        ("print('{}')", "WORKBOOK_BROKEN"),
        ("import sys; sys.stdout.buffer.write(bytes(range(256)) * 100)", "WORKBOOK_BROKEN"),
        ('print(\'{"sheets": [{"name": "x"}]}\')', "WORKBOOK_BROKEN"),
        ("pass", "WORKBOOK_BROKEN"),
    ],
)
def test_whatever_the_guarded_process_does_is_a_finding(
    program: str, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("validators.workbook._GRACE_SECONDS", 0)
    with pytest.raises(FileRefusedError) as refusal:
        understood(run_guarded([sys.executable, "-c", program], b"content", limits=SMALL))
    assert refusal.value.reason_code == reason


def test_rows_missing_from_the_answer_are_not_missed(codebook: Codebook) -> None:
    told = '{"sheets": [{"name": "x", "hidden": false, "width": 1, "rows": 2, "merges": [], "hidden_rows": [], '
    told += '"hidden_columns": [], "formulas": 0, "bytes": 4}]}\n1\x1fa\x1e'
    with pytest.raises(FileRefusedError) as refusal:
        understood(told.encode())
    assert refusal.value.details["fault"] == "rows are missing from the answer"


MIXED = (HEADER + ROW).encode("gb18030") + "深圳市城乡社区老年人健康管理率,2024Q3,60\n".encode()


@pytest.mark.parametrize(
    ("content", "reason", "kind"),
    [
        (f"{HEADER}广州市,2024Q3,{'1' * 1_000_000}\n".encode(), "TOO_LARGE", "cell"),
        (f"{HEADER}{ROW * 600}广州市,2024Q3,{'1' * 1_000_000}\n".encode(), "TOO_LARGE", "cell"),
        (b"x" * 1_000_000, "TOO_LARGE", "cell"),
        (("地区," * 10_000 + "\n").encode(), "TOO_LARGE", "columns"),
        ((HEADER.strip() + "," * 1_500 + "\n" + "a\n" * 100_000).encode(), "TOO_LARGE", "cells"),
        (b"\n" * 3_000_000 + b"a,b", "TOO_LARGE", "cells"),
        ((HEADER + ROW).encode() + b"\0", "BINARY_FILE", None),
        (MIXED, "ENCODING_MIXED", None),
    ],
)
def test_hostile_text_is_refused(content: bytes, reason: str, kind: str | None, refused: Refused) -> None:
    finding = refused(content, name="报表.csv")
    assert (finding.reason_code, finding.details.get("kind")) == (reason, kind)


@pytest.mark.parametrize(
    ("limits", "kind"),
    [(Limits(max_bytes=60), "bytes"), (Limits(max_cells=20), "cells"), (Limits(max_columns=2), "columns")],
)
def test_the_limits_of_a_text_hold(limits: Limits, kind: str, refused: Refused) -> None:
    content = (HEADER + ROW * 10).encode()
    finding = refused(content, name="报表.csv", limits=limits)
    assert (finding.reason_code, finding.details["kind"]) == ("TOO_LARGE", kind)
    assert finding.details["size"]


def test_mixed_encodings_name_the_line(refused: Refused) -> None:
    assert refused(MIXED, name="报表.csv").row == 3
