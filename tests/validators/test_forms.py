"""Forms as offices fill them in: what stands beside, above and between the figures."""

import io
from collections.abc import Callable

import pytest
from openpyxl import Workbook

from locales import LANGUAGES, texts
from validators.findings import remedy, sentence
from validators.intake import Codebook, Judgement, Sender, judge

Told = tuple[str | None, str | None, str | None, float | None, str]
Tell = Callable[[str], list[Told]]
Run = Callable[[str], Judgement]
NATIONAL, ELDERLY, TRAINED = "primary-national-standard", "elderly-health-management", "gp-trained"
TITLE = "2024年三季度\n"


@pytest.mark.parametrize(
    "table",
    [
        "地区,指标,目标值,本期完成值,上年同期,同比增减\n广州市,老年人健康管理率,63,66,60,6\n",
        "地区,指标,完成值（上年同期）,完成值\n广州市,老年人健康管理率,60,66\n",
        "地区,指标,完成值,完成率（%）\n广州市,老年人健康管理率,66,104.8\n",
        "地区,指标,完成值,完成情况\n广州市,老年人健康管理率,66,进展顺利\n",
        "地区,老年人健康管理率,老年人健康管理率目标值,老年人健康管理率（上年同期）\n广州市,66,63,60\n",
        "地区,老年人健康管理率,,\n,目标值,完成值,同比\n广州市,63,66,6\n",
        "地区,老年人健康管理率,\n,上年同期,本期\n广州市,60,66\n",
        "地区,上年同期,本期\n,老年人健康管理率,老年人健康管理率\n广州市,60,66\n",
    ],
)
def test_targets_and_last_years_figures_are_no_values(run: Run, table: str) -> None:
    judgement = run(TITLE + table)
    figures = judgement.cells.filter(judgement.cells["column"] != "*")
    assert figures.select("indicator_id", "value", "reason_code").rows() == [(ELDERLY, 66.0, "OK")]
    assert [note.reason_code for note in judgement.findings] == ["COLUMNS_IGNORED"]


@pytest.mark.parametrize(
    "table",
    [
        "地区,指标,完成数,完成率\n广州市,老年人健康管理率,60,66\n",
        "地区,老年人健康管理率,老年人健康管理率\n广州市,60,66\n",
    ],
)
def test_two_columns_for_one_value_are_refused(run: Run, table: str) -> None:
    judgement = run(TITLE + table)
    assert judgement.refused
    assert judgement.findings[0].reason_code == "COLUMNS_UNCLEAR"
    for language in LANGUAGES:
        assert "、" in sentence(judgement.findings[0], texts(language))
        assert remedy(judgement.findings[0], texts(language))


@pytest.mark.parametrize(
    ("indicator", "expected"),
    [("全科医生培养人数", (TRAINED, 15.0)), ("医疗机构药事会每季度召开次数", ("pharmacy-committee-meetings", 5.0))],
)
def test_a_quarter_alone_and_the_sum_since_january(run: Run, indicator: str, expected: tuple[str, float]) -> None:
    cells = run(f"{TITLE}地区,{indicator},\n,本季,累计\n广州市,5,15\n").cells
    assert cells.filter(cells["column"] != "*").select("indicator_id", "value").rows() == [expected]
    cells = run(f"{TITLE}地区,指标,当期值,累计值\n广州市,全科医生培养人数,5,15\n").cells
    assert cells["value"].to_list()[-1] == 15.0


@pytest.mark.parametrize(
    ("table", "reasons"),
    [
        ("地区,指标,统计期,当季\n广州市,全科医生培养人数,2024Q3,5\n", ["PERIOD_INVALID"]),
        ("地区,指标,统计期,当季\n广州市,全科医生培养人数,2024Q1,5\n", ["OK"]),
        ("地区,指标,统计期,累计\n广州市,医疗机构药事会每季度召开次数,2024Q3,5\n", ["PERIOD_INVALID"]),
        ("全科医生培养人数\n地区,2024年三季度（当季）,2024年三季度（累计）\n广州市,5,15\n", ["PERIOD_INVALID", "OK"]),
    ],
)
def test_a_figure_of_one_quarter_is_no_sum(tell: Tell, table: str, reasons: list[str]) -> None:
    assert [line[4] for line in tell(table)] == reasons


@pytest.mark.parametrize(
    "above",
    [
        "填报单位,广东省卫健委,填报日期,2024-10-09\n统计期,2024年三季度,单位,%",
        "统计期,2024年三季度,,\n单位：,%,,",
        "指标,老年人健康管理率,统计期,2024年三季度",
    ],
)
def test_labels_with_their_answers_are_no_header(tell: Tell, above: str) -> None:
    assert tell(f"{above}\n地区,老年人健康管理率,备注\n广州市,60,\n") == [("440100", "2024-Q3", ELDERLY, 60.0, "OK")]


def test_a_row_of_units_below_the_header_counts(tell: Tell) -> None:
    table = f"{TITLE}地区,免费产前筛查孕妇人数,全科医生培养人数\n,（人）,（万人）\n广州市,93600,0.5\n"
    assert [line[3:] for line in tell(table)] == [(9.36, "OK"), (5000.0, "OK")]


def test_counts_in_ten_thousands_say_so_in_their_header(run: Run) -> None:
    cells = run("地区,统计期,老年人健康管理率,分子（万人）,分母（万人）\n广州市,2024Q3,60.2,6.5,10.8\n").cells
    assert cells.select("value", "numerator", "denominator").rows() == [(60.2, 65_000.0, 108_000.0)]


def test_months_take_the_year_of_the_first(tell: Tell) -> None:
    table = "全科医生培养人数（人）\n地区,2024年1月,2月,3月\n广州市,1,2,3\n"
    assert [(line[1], line[4]) for line in tell(table)] == [("2024-01", "OK"), ("2024-02", "OK"), ("2024-03", "OK")]


def test_a_further_table_below_is_read_by_its_own_header(tell: Tell, run: Run) -> None:
    table = f"{TITLE}地区,老年人健康管理率\n广州市,60\n地区,达到国家能力标准比例\n深圳市,90\n"
    assert [line[:4] for line in tell(table)] == [
        ("440100", "2024-Q3", ELDERLY, 60.0),
        ("440300", "2024-Q3", NATIONAL, 90.0),
    ]
    table = (
        f"{TITLE}表一 老年人健康管理率\n地区,完成值\n广州市,60\n\n表二 达到国家能力标准比例\n地区,完成值\n广州市,90\n"
    )
    assert [line[2:4] for line in tell(table)] == [(ELDERLY, 60.0), (NATIONAL, 90.0)]
    assert [row for row in run(table).cells["row"] if row > 5] == [6, 7, 8]


def test_a_further_table_that_is_not_understood_is_refused_row_by_row(run: Run) -> None:
    cells = run(f"{TITLE}地区,老年人健康管理率\n广州市,60\n地区,备注\n深圳市,很好\n").cells
    assert cells.select("row", "verdict", "reason_code").rows()[1:] == [
        (3, "accept", "OK"),
        (4, "reject", "TABLE_UNKNOWN"),
        (5, "reject", "TABLE_UNKNOWN"),
    ]


def test_lines_that_go_on_with_a_note_are_notes(run: Run) -> None:
    table = f"{TITLE}地区,老年人健康管理率\n广州市,60\n注：1. 快报数\n2. 深圳市为预估\n（3）截至9月30日\n"
    assert run(table).cells["reason_code"].to_list() == ["TITLE_ROW", "OK", *["NOTE_ROW"] * 3]


def test_subtotals_are_held_against_their_rows(run: Run) -> None:
    rows = "广州市,10\n深圳市,20\n小计,{0}\n珠海市,5\n汕头市,6\n小计,11\n总计,{1}\n"
    table = f"{TITLE}地区,全科医生培养人数\n{rows}"
    assert run(table.format(30, 41)).findings == ()
    found = run(table.format(31, 40)).findings
    assert [(note.reason_code, note.row, note.details["sum"]) for note in found] == [
        ("TOTAL_DIFFERS", 5, "30"),
        ("TOTAL_DIFFERS", 9, "41"),
    ]
    above = f"{TITLE}地区,全科医生培养人数\n小计,30\n广州市,10\n深圳市,20\n小计,11\n珠海市,5\n汕头市,6\n"
    assert run(above).findings == ()


def test_a_month_and_its_quarter_are_one_figure(tell: Tell) -> None:
    rows = ["广州市,2024年9月,60", "广州市,2024年三季度,61"]
    for order in (rows, rows[::-1]):
        table = "\n".join(["地区,统计期,老年人健康管理率", *order, ""])
        assert [line[4] for line in tell(table)] == ["DUPLICATE_CONFLICT"] * 2


def test_numbers_and_circles_before_a_region(tell: Tell) -> None:
    table = f"{TITLE}地区,全科医生培养人数\n1.广州市,1\n（2）深圳市,2\n③珠海市,3\n"
    assert [line[0] for line in tell(table)] == ["440100", "440300", "440400"]


def test_a_merged_form_with_areas_subtotals_notes_and_signatures(codebook: Codebook, guangdong: Sender) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (
        ["附件2"],
        ["广东省2024年三季度医改指标进展情况表"],
        ["填报单位：广东省卫生健康委", None, None, None, "单位：人、%"],
        ["地区", None, "全科医生培养人数", "老年人健康管理率"],
        ["片区", "市", None, "完成率", "备注"],
        ["珠三角", "广州市", 120, 66.1],
        [None, "深圳市", 88, 60],
        [None, "小计", 300, 63],
        ["粤东", "汕头市", 10, "—"],
        ["合计", None, 218, 60],
        ["注：本表为快报数"],
        ["填表人：张三", None, "审核人：李四"],
    ):
        sheet.append(row)
    for cells in ["A1:E1", "A2:E2", "A4:B4", "C4:C5", "D4:E4", "A6:A8", "A10:B10", "A11:E11"]:
        sheet.merge_cells(cells)
    stream = io.BytesIO()
    book.save(stream)
    judgement = judge(stream.getvalue(), file_name="x.xlsx", codebook=codebook, sender=guangdong)
    assert judgement.cells.filter(judgement.cells["row"] > 4).select(
        "row", "region_code", "value", "reason_code"
    ).rows() == [
        (5, None, None, "TITLE_OR_HEADER"),
        (6, "440100", 120.0, "OK"),
        (6, "440100", 66.1, "OK"),
        (7, "440300", 88.0, "OK"),
        (7, "440300", 60.0, "OK"),
        (8, None, None, "SUBTOTAL_ROW"),
        (9, "440500", 10.0, "OK"),
        (9, "440500", None, "MISSING"),
        (10, None, None, "TOTAL_ROW"),
        (11, None, None, "NOTE_ROW"),
        (12, None, None, "SIGNATURE_ROW"),
    ]
    assert [(note.row, note.reason_code) for note in judgement.findings] == [(8, "TOTAL_DIFFERS")]


def test_a_sheet_for_each_region_and_a_sheet_for_each_quarter(codebook: Codebook, guangdong: Sender) -> None:
    def told(sheets: dict[str, list[list[object]]]) -> list[tuple[object, ...]]:
        book = Workbook()
        book.remove(book.worksheets[0])
        for name, rows in sheets.items():
            sheet = book.create_sheet(name)
            for row in rows:
                sheet.append(row)
        stream = io.BytesIO()
        book.save(stream)
        cells = judge(stream.getvalue(), file_name="x.xlsx", codebook=codebook, sender=guangdong).cells
        return cells.filter(cells["column"] != "*").select("region_code", "period", "value").rows()

    form: list[list[object]] = [["指标", "统计期", "完成值"], ["老年人健康管理率", "2024Q3", 60]]
    assert told({"广州市": form, "深圳市": form}) == [("440100", "2024-Q3", 60.0), ("440300", "2024-Q3", 60.0)]
    quarter: list[list[object]] = [["2024年老年人健康管理率"], ["地区", "完成值"], ["广州市", 60]]
    assert told({"二季度": quarter, "三季度": quarter}) == [("440100", "2024-Q2", 60.0), ("440100", "2024-Q3", 60.0)]
