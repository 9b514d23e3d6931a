"""Workbooks made in memory: what a sheet says through merges, formats, formulas and hidden parts."""

import io
import json
import zipfile
from collections.abc import Callable, Iterable
from datetime import date, datetime

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from locales import LANGUAGES, texts
from validators.findings import findings_of, place, remedy, sentence
from validators.intake import CELL_COLUMNS, Codebook, Judgement, Sender, judge

Build = Callable[[Worksheet], None]
JudgeBook = Callable[..., Judgement]
HEADER = ["地区", "统计期", "老年人健康管理率"]


def saved(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def sheet_of(book: Workbook) -> Worksheet:
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    return sheet


def workbook(*rows: Iterable[object], merges: str = "", formats: dict[str, str] | None = None) -> bytes:
    book = Workbook()
    sheet = sheet_of(book)
    for row in rows:
        sheet.append(list(row))
    for cells in merges.split():
        sheet.merge_cells(cells)
    for cell, number_format in (formats or {}).items():
        sheet[cell].number_format = number_format
    return saved(book)


@pytest.fixture
def run(codebook: Codebook, guangdong: Sender) -> JudgeBook:
    def _run(content: bytes, *, name: str = "报表.xlsx", sender: Sender = guangdong) -> Judgement:
        return judge(content, file_name=name, codebook=codebook, sender=sender)

    return _run


def told(judgement: Judgement) -> list[tuple[object, ...]]:
    return judgement.cells.select("row", "column", "region_code", "value", "reason_code").rows()


def test_a_plain_sheet_is_read_like_a_csv(run: JudgeBook) -> None:
    judgement = run(workbook(HEADER, ["广州市", "2024Q3", 60], ["深圳市", "2024Q3", "61.5"]))
    assert (judgement.encoding, judgement.delimiter, judgement.header_row) == ("xlsx", "", 1)
    assert judgement.cells.schema == CELL_COLUMNS
    assert judgement.cells.select("sheet", "row", "value").rows() == [("Sheet", 2, 60.0), ("Sheet", 3, 61.5)]
    assert judgement.findings == ()


def test_the_row_is_the_row_of_the_sheet(run: JudgeBook) -> None:
    content = workbook(["2024年三季度"], [], HEADER[:1] + HEADER[2:], [], ["广州市", 60], [], ["深圳市", 61])
    assert run(content).cells["row"].to_list() == [1, 5, 7]


def test_group_titles_and_vertical_merges_in_the_header(run: JudgeBook) -> None:
    content = workbook(
        ["附件1"],
        ["2024年三季度进展情况表"],
        ["填报单位：（盖章）", None, None, "单位：%"],
        ["行政区划代码", "地区", "基层医疗卫生服务能力", None, "公共卫生", "备注"],
        [None, None, "达到国家能力标准比例", "达到国家推荐标准比例", "老年人健康管理率", None],
        [440100.0, "广州市", 98.2, 41.5, 66.1, None],
        ["合计", None, 98.2, 41.5, 66.1, None],
        merges="A2:F2 A4:A5 B4:B5 C4:D4 F4:F5 A7:B7",
    )
    judgement = run(content)
    assert judgement.header_row == 4
    assert told(judgement)[:5] == [(row, "*", None, None, "TITLE_OR_HEADER") for row in range(1, 6)]
    assert told(judgement)[5:] == [
        (6, "达到国家能力标准比例", "440100", 98.2, "OK"),
        (6, "达到国家推荐标准比例", "440100", 41.5, "OK"),
        (6, "老年人健康管理率", "440100", 66.1, "OK"),
        (7, "*", None, None, "TOTAL_ROW"),
    ]


def test_a_city_merged_over_its_counties_is_each_countys_city(run: JudgeBook) -> None:
    content = workbook(
        ["市", "县区", "统计期", "老年人健康管理率", "备注"],
        ["汕尾市", "城区", "2024Q3", 60, "已核"],
        [None, "陆丰市", "2024Q3", 61, None],
        ["佛山市", "顺德区", "2024Q3", 62, None],
        merges="A2:A3 E2:E3",
    )
    cells = run(content).cells
    assert cells["region_code"].to_list() == ["441502", "441581", "440606"]
    assert cells["region_raw"].to_list() == ["汕尾市城区", "汕尾市陆丰市", "佛山市顺德区"]
    assert cells["note"].to_list() == ["已核", "已核", ""]


def test_a_number_merged_over_rows_belongs_to_none(run: JudgeBook) -> None:
    rows: list[list[object]]
    rows = [["广州市", "2024Q3", 60], ["深圳市", "2024Q3", None], ["珠海市", "2024Q3", "—"], ["汕头市", "2024Q3", None]]
    content = workbook(HEADER, *rows, merges="C2:C3 C4:C5")
    assert [line[3:] for line in told(run(content))] == [
        (None, "MERGED_VALUE"),
        (None, "MERGED_VALUE"),
        (None, "MISSING"),
        (None, "MISSING"),
    ]


def test_formulas_need_their_saved_result(run: JudgeBook) -> None:
    content = workbook(HEADER, ["广州市", "2024Q3", "=SUM(1,59)"])
    assert told(run(content)) == [(2, "老年人健康管理率", "440100", None, "FORMULA_NO_CACHE")]
    with_result = replaced(content, "<f>SUM(1,59)</f><v></v>", "<f>SUM(1,59)</f><v>60</v>")
    judgement = run(with_result)
    assert told(judgement) == [(2, "老年人健康管理率", "440100", 60.0, "OK")]
    (note,) = judgement.findings
    assert (note.reason_code, note.sheet, note.details["count"]) == ("FORMULAS_TAKEN", "Sheet", "1")
    failed = replaced(content, '<c r="C2"><f>SUM(1,59)</f><v></v>', '<c r="C2" t="e"><f>SUM(1,59)</f><v>#DIV/0!</v>')
    assert told(run(failed))[0][4] == "EXCEL_ERROR"


def replaced(content: bytes, old: str, new: str) -> bytes:
    """The workbook with a piece of its first sheet's XML replaced."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(stream, "w") as target:
        for entry in source.infolist():
            data = source.read(entry)
            if entry.filename.endswith("sheet1.xml"):
                assert old.encode() in data.replace(b"<v />", b"<v></v>")
                data = data.replace(b"<v />", b"<v></v>").replace(old.encode(), new.encode())
            target.writestr(entry.filename, data)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("value", "number_format", "raw", "read"),
    [
        (0.853, "0.0%", "85.3%", 85.3),
        (0.85312, "0%", "85.312%", 85.312),
        (1, "0%", "100%", 100.0),
        (0.1 + 0.2, "0.0%", "30%", 30.0),
        (85.3, "General", "85.3", 85.3),
        (85.3, '0.0"%"', "85.3%", 85.3),
        (85.3, "0.0\\%", "85.3%", 85.3),
        (85.0, "#,##0.00_);[Red](#,##0.00)", "85", 85.0),
        ("85.3", "@", "85.3", 85.3),
        ("８５．３％", "@", "８５．３％", 85.3),
    ],
)
def test_a_number_is_what_its_format_shows(
    run: JudgeBook, value: object, number_format: str, raw: str, read: float
) -> None:
    cells = run(workbook(HEADER, ["广州市", "2024Q3", value], formats={"C2": number_format})).cells
    assert cells.select("raw_value", "value").rows() == [(raw, read)]


def test_a_unit_in_the_format_is_a_unit_in_the_cell(run: JudgeBook) -> None:
    header = ["地区", "统计期", "免费产前筛查孕妇人数"]
    content = workbook(
        header,
        ["广州市", "2024Q3", 9.36],
        ["深圳市", "2024Q3", 88120],
        formats={"C2": '0.00"万人"', "C3": '0!.0,"万"'},
    )
    rows = run(content).cells.select("raw_value", "value", "reason_code").rows()
    # 0!.0, shows 8.8万 for 88120: the value is the whole number, and its unit is not told
    assert rows == [("9.36万人", 9.36, "OK"), ("88120", None, "UNIT_MAGNITUDE")]


@pytest.mark.parametrize(
    ("value", "number_format", "period", "reason"),
    [
        (date(2024, 9, 30), "yyyy-mm-dd", "2024-Q3", "OK"),
        (datetime(2024, 9, 1), "yyyy-mm-dd", "2024-09", "OK"),  # noqa: DTZ001
        (date(2024, 9, 30), 'yyyy"年"m"月"', "2024-09", "OK"),
        (date(2024, 9, 15), 'yyyy"年"m"月"', "2024-09", "OK"),
        (date(2024, 9, 15), "yyyy-mm-dd", None, "PERIOD_INVALID"),
        (45565, "General", "2024-Q3", "EXCEL_SERIAL"),
        ("45565", "@", "2024-Q3", "EXCEL_SERIAL"),
        (202409, "General", "2024-09", "OK"),
        (2023, "General", "2023", "OK"),
    ],
)
def test_date_cells_and_serial_numbers_are_periods(
    run: JudgeBook, value: object, number_format: str, period: str | None, reason: str
) -> None:
    cells = run(workbook(HEADER, ["广州市", value, 60], formats={"B2": number_format})).cells
    assert cells.select("period", "reason_code").rows() == [(period, reason)]


@pytest.mark.parametrize("code", [440100, 440100.0, "440100", 440100000000, "440100.0"])
def test_codes_stored_as_numbers(run: JudgeBook, code: object) -> None:
    cells = run(workbook(["代码", "统计期", "老年人健康管理率"], [code, "2024Q3", 60])).cells
    assert cells["region_code"].to_list() == ["440100"]


def test_error_cells_and_truth_values(run: JudgeBook) -> None:
    rows = [["广州市", "2024Q3", "#REF!"], ["深圳市", "2024Q3", "#N/A"]]
    assert [line[4] for line in told(run(workbook(HEADER, *rows)))] == ["EXCEL_ERROR", "EXCEL_ERROR"]
    done = workbook(
        ["地区", "统计期", "指标", "是否完成"], ["广东省", "2024Q3", "全省按病种分值付费管理办法出台", True]
    )
    assert [line[3:] for line in told(run(done))] == [(1.0, "OK")]


def test_hidden_sheets_are_skipped_and_hidden_rows_read_both_with_a_note(run: JudgeBook) -> None:
    book = Workbook()
    sheet = sheet_of(book)
    for row in (HEADER, ["广州市", "2024Q3", 60], ["深圳市", "2024Q3", 61]):
        sheet.append(row)
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["B"].hidden = True
    hidden = book.create_sheet("旧表")
    hidden.append(HEADER)
    hidden.sheet_state = "hidden"
    book.create_sheet("空表")
    book.create_sheet("说明").append(["请按要求填报"])
    judgement = run(saved(book))
    assert judgement.cells["value"].to_list() == [60.0, 61.0]
    notes = {(note.sheet, note.reason_code, note.details.get("hidden")) for note in judgement.findings}
    assert notes == {
        ("Sheet", "ROWS_HIDDEN", "3"),
        ("Sheet", "COLUMNS_HIDDEN", "B"),
        ("旧表", "SHEET_HIDDEN", None),
        ("空表", "SHEET_EMPTY", None),
        ("说明", "SHEET_UNKNOWN", None),
    }
    for language in LANGUAGES:
        for note in judgement.findings:
            assert sentence(note, texts(language))
            assert remedy(note, texts(language))


def two_sheets(first: float, second: float) -> bytes:
    book = Workbook()
    one, two = sheet_of(book), book.create_sheet("乙")
    one.title = "甲"
    for sheet, value in ((one, first), (two, second)):
        sheet.append(HEADER)
        sheet.append(["广州市", "2024Q3", value])
    return saved(book)


def test_sheets_are_one_return(run: JudgeBook) -> None:
    cells = run(two_sheets(60, 60)).cells
    assert sorted(cells["reason_code"]) == ["DUPLICATE_IDENTICAL", "OK"]
    conflict = run(two_sheets(60, 61)).cells
    assert conflict["reason_code"].to_list() == ["DUPLICATE_CONFLICT"] * 2
    assert conflict["sheet"].to_list() == ["甲", "乙"]
    assert [json.loads(text)["rows"] for text in conflict["details"]] == ["乙!2、甲!2"] * 2


def test_a_place_names_its_sheet(run: JudgeBook) -> None:
    judgement = run(two_sheets(60, 61))
    (first, _) = findings_of(judgement.cells, file="报表.xlsx")
    assert place(first, texts("zh-CN")) == "报表.xlsx 工作表“甲” 第2行 老年人健康管理率"
    assert place(first, texts("en")) == "报表.xlsx, sheet “甲”, row 2, 老年人健康管理率"


def test_the_sheets_name_gives_the_period_where_nothing_else_does(run: JudgeBook) -> None:
    book = Workbook()
    sheet = sheet_of(book)
    sheet.title = "2024年三季度"
    sheet.append(["地区", "老年人健康管理率"])
    sheet.append(["广州市", 60])
    assert run(saved(book)).cells["period"].to_list() == ["2024-Q3"]


def test_content_decides_and_the_name_earns_a_note(run: JudgeBook) -> None:
    content = workbook(HEADER, ["广州市", "2024Q3", 60])
    (note,) = run(content, name="报表.csv").findings
    assert (note.reason_code, dict(note.details)) == ("NAME_DIFFERS", {"kind": "xlsx", "ending": "csv"})
    text = "地区,统计期,老年人健康管理率\n广州市,2024Q3,60\n".encode("gb18030")
    judgement = run(text, name="报表.xlsx")
    (note,) = judgement.findings
    assert (note.reason_code, note.details["kind"], judgement.encoding) == ("NAME_DIFFERS", "csv", "gb18030")
    assert judgement.cells["value"].to_list() == [60.0]
