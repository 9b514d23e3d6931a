"""Any bytes and any workbook are judged; the fuzz runs the guarded process's own code inside this one, for speed."""

import io
import zipfile
from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.worksheet.cell_range import CellRange

from validators.intake import CELL_COLUMNS, Codebook, Sender, judge
from validators.limits import WorkbookLimits
from validators.workbook import understood
from validators.workbook_process import answer

QUIET = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
_WORDS = (
    "地区 市 县区 指标 统计期 完成值 分子 分母 备注 是否完成 完成日期 文号 广州市 深圳市 汕尾市 城区 440100 合计 — "
    "85.3% 2024年三季度 一季度 9月 老年人健康管理率 达到国家能力标准比例 达到国家推荐标准比例 分子 1,980 "
    "约80 是 % 注：无 #DIV/0! =A1"
)
CELLS = st.one_of(
    st.sampled_from(_WORDS.split()),
    st.none(),
    st.integers(-10, 500_000),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.dates(date(1990, 1, 1), date(2030, 1, 1)),
    st.booleans(),
)
ROWS = st.lists(st.lists(CELLS, max_size=7), max_size=8)
FORMATS = st.sampled_from(("General", "0.0%", '0"万"', "yyyy-mm", 'yyyy"年"m"月"', "0!.0,", "[Red]0;(0)", '"'))
MERGES = st.lists(st.tuples(st.integers(1, 6), st.integers(1, 6), st.integers(0, 2), st.integers(0, 2)), max_size=3)


def _guarded_here(command: list[str], content: bytes, *, limits: WorkbookLimits) -> bytes:
    del command
    return answer(content, limits)


@pytest.fixture(autouse=True)
def _in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("validators.workbook.run_guarded", _guarded_here)


def _book(rows: Sequence[Sequence[object]], number_format: str, merges: Sequence[tuple[int, int, int, int]]) -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(list(row))
    for cells in sheet.iter_rows():
        for cell in cells[1::2]:
            cell.number_format = number_format
    for top, left, down, right in merges:
        sheet.merge_cells(CellRange(None, left, top, left + right, top + down).coord)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@QUIET
@given(rows=ROWS, number_format=FORMATS, merges=MERGES)
def test_any_workbook_is_judged(
    rows: list[list[object]],
    number_format: str,
    merges: list[tuple[int, int, int, int]],
    codebook: Codebook,
    guangdong: Sender,
) -> None:
    content = _book(rows, number_format, merges)
    judgement = judge(content, file_name="x.xlsx", codebook=codebook, sender=guangdong)
    assert judgement.cells.schema == CELL_COLUMNS
    assert judgement.refused == (judgement.header_row is None)


@QUIET
@given(changes=st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), max_size=12))
def test_a_damaged_workbook_is_judged(changes: list[tuple[int, int]], codebook: Codebook, guangdong: Sender) -> None:
    content = bytearray(_book([["地区", "统计期", "老年人健康管理率"], ["广州市", "2024Q3", 60]], "0.0%", []))
    for place, byte in changes:
        content[place % len(content)] = byte
    judgement = judge(bytes(content), file_name="x.xlsx", codebook=codebook, sender=guangdong)
    assert judgement.cells.schema == CELL_COLUMNS


@QUIET
@given(xml=st.text(alphabet='<>/="rctvfis1A0 &;', max_size=80))
def test_any_sheet_is_answered(xml: str) -> None:
    start = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_book([], "0", []))) as source, zipfile.ZipFile(stream, "w") as target:
        for entry in source.infolist():
            own = entry.filename.endswith("sheet1.xml")
            target.writestr(entry.filename, start + xml if own else source.read(entry))
    assert answer(stream.getvalue(), WorkbookLimits()).startswith(b'{"refusal"')


def test_the_answer_can_be_understood() -> None:
    sheets = understood(answer(_book([["甲", 1]], "0.0%", []), WorkbookLimits()))
    assert [sheet.frame.rows() for sheet in sheets] == [[(1, "甲", "100%")]]
