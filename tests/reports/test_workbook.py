"""One shown table as a workbook: numbers stay numbers, nothing runs, nothing is lost without a word."""

from datetime import date
from io import BytesIO
from typing import Any

import openpyxl
import polars as pl
import pytest

from domain.errors import MonitorError
from reports.workbook import table_workbook

TABLE = pl.DataFrame(
    {
        "地区": ["广州市", "=1+1", "+SUM(A1)", "@x", "二十个字的很长很长的地区名称一二三四五六"],
        "现值（%）": [84.97, None, float("nan"), 0.0, 100.0],
        "家": [1, 20_000, None, 0, 5],
        "状态": ["● 已达标", "▲ 慢于序时", "", None, "○ 无法评价"],
        "代码": ["440100", "440200", "440300", "440400", "440500"],
        "期限": [date(2024, 12, 31), None, None, None, None],
    }
)


def opened(content: bytes) -> Any:
    return openpyxl.load_workbook(BytesIO(content))


def test_what_is_read_back_is_what_was_shown() -> None:
    book = opened(table_workbook(TABLE, title="签约/情况", notes=[("截至", "2024年三季度"), ("口径", "-2")]))
    page = book.worksheets[0]
    assert [one.title for one in book.worksheets] == ["签约 情况", "说明"]
    assert page["A1"].value == "签约/情况"
    assert [cell.value for cell in page[2]] == TABLE.columns
    assert [page.cell(row, 2).value for row in range(3, 8)] == [84.97, None, None, 0, 100]
    assert [page.cell(row, 3).value for row in range(3, 8)] == [1, 20000, None, 0, 5]
    assert page["E3"].value == "440100"
    assert page["F3"].value.date() == date(2024, 12, 31)
    assert page.freeze_panes == "A3"
    assert page.auto_filter.ref == "A2:F7"
    assert book.worksheets[1]["B4"].value == "'-2"


def test_no_text_runs_as_a_formula() -> None:
    page = opened(table_workbook(TABLE, title="t")).worksheets[0]
    shown = [page.cell(row, 1) for row in range(3, 8)]
    assert [cell.value for cell in shown] == ["广州市", "'=1+1", "'+SUM(A1)", "'@x", TABLE["地区"][4]]
    assert {cell.data_type for cell in shown} == {"s"}


def test_status_has_its_colour_and_its_word() -> None:
    page = opened(table_workbook(TABLE, title="t")).worksheets[0]
    met, slow, plain = page["D3"], page["D4"], page["D5"]
    assert (met.value, slow.value) == ("● 已达标", "▲ 慢于序时")
    assert len({met.fill.fgColor.rgb, slow.fill.fgColor.rgb, plain.fill.fgColor.rgb}) == 3


def test_the_same_table_gives_the_same_bytes() -> None:
    assert table_workbook(TABLE, title="t") == table_workbook(TABLE, title="t")


def test_english_and_empty_tables() -> None:
    notes = [("as of", "Q3 2024")]
    assert opened(table_workbook(TABLE.clear(), title="x", notes=notes, language="en")).sheetnames == ["x", "Notes"]
    assert opened(table_workbook(pl.DataFrame(), title="")).sheetnames == ["1"]


@pytest.mark.parametrize("title", ["Notes", "a" * 40, "[a]:*?/\\", "'quoted'", "History"])
def test_any_title_makes_a_sheet_name(title: str) -> None:
    names = opened(table_workbook(TABLE, title=title, notes=[("a", "b")], language="en")).sheetnames
    assert len(names) == len({name.lower() for name in names}) == 2
    assert all(0 < len(name) <= 31 for name in names)


def test_lists_and_odd_types_become_text() -> None:
    frame = pl.DataFrame({"names": [["a", "b"], None], "on": [True, False]})
    page = opened(table_workbook(frame, title="t")).worksheets[0]
    assert [page["A3"].value, page["A4"].value, page["B3"].value] == ["a, b", None, True]


def test_beyond_excel_is_refused() -> None:
    with pytest.raises(MonitorError, match="workbook-too-large"):
        table_workbook(pl.DataFrame({"a": ["x" * 40_000]}), title="t")
