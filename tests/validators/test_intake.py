"""Whole tables through `judge`: rules on one figure, on figures together, and on the layout."""

from collections.abc import Callable
from datetime import date

import pytest

from validators.intake import CELL_COLUMNS, Codebook, Judgement, Sender, judge

Told = tuple[str, str, float | None]
Judge = Callable[..., Judgement]
Tell = Callable[..., list[Told]]


@pytest.fixture
def run(codebook: Codebook, guangdong: Sender) -> Judge:
    def _run(text: str, sender: Sender = guangdong) -> Judgement:
        return judge(text.encode(), file_name="报表.csv", codebook=codebook, sender=sender)

    return _run


@pytest.fixture
def tell(run: Judge) -> Tell:
    """Verdict, reason and value of each cell."""

    def _tell(text: str, **options: Sender) -> list[Told]:
        cells = run(text, **options).cells
        return cells.select("verdict", "reason_code", "value").rows()

    return _tell


def long(*rows: str, header: str = "地区,指标,统计期,完成值,分子,分母,单位,备注") -> str:
    return "\n".join([header, *rows, ""])


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ("85.3,853,1000", ("accept", "OK", 85.3)),
        ("85,853,1000", ("accept", "OK", 85.0)),  # written without decimals: 85 may be 85.3
        ("85.3%,,", ("accept", "OK", 85.3)),
        (",45,50", ("accept", "OK", 90.0)),
        ("—,45,50", ("accept", "OK", 90.0)),
        ("0.853,853,1000", ("warn", "SCALE_FIXED", 85.3)),
        ("1,10,10", ("warn", "SCALE_FIXED", 100.0)),
        ("0.853,,", ("reject", "SCALE_SUSPECT", None)),
        ("105,,", ("reject", "SCALE_SUSPECT", None)),
        ("-5,,", ("reject", "NEGATIVE_COUNT", None)),
        ("85.3,860,1000", ("reject", "RATIO_MISMATCH", None)),
        ("100,51,50", ("reject", "NUM_GT_DEN", None)),
        (",0,0", ("reject", "ZERO_DENOMINATOR", None)),
        ("85,4.5,5", ("reject", "NON_INTEGER_COUNT", None)),
        ("80,-4,5", ("reject", "NEGATIVE_COUNT", None)),
        ("80,4,#REF!", ("reject", "EXCEL_ERROR", None)),
        (",45,", ("warn", "MISSING", None)),
        ("90,约45,50", ("warn", "APPROXIMATE", 90.0)),
    ],
)
def test_a_ratio_is_held_against_its_counts(tell: Tell, figures: str, expected: Told) -> None:
    assert tell(long(f"广州市,达到国家能力标准比例,2024Q3,{figures},,")) == [expected]


@pytest.mark.parametrize(
    ("indicator", "value", "unit", "expected"),
    [
        ("免费产前筛查孕妇人数", "93600", "人", ("accept", "OK", 9.36)),
        ("免费产前筛查孕妇人数", "5001", "万名", ("reject", "UNIT_MAGNITUDE", None)),
        ("免费产前筛查孕妇人数", "1.23456", "万名", ("reject", "NON_INTEGER_COUNT", None)),
        ("全科医生培养人数", "4.02", "万人", ("accept", "OK", 40200.0)),
        ("全科医生培养人数", "12.5", "人", ("reject", "NON_INTEGER_COUNT", None)),
        ("全科医生培养人数", "-3", "人", ("reject", "NEGATIVE_COUNT", None)),
        ("全科医生培养人数", "3", "家", ("reject", "UNIT_MISMATCH", None)),
        ("全科医生培养", "3", "人", ("reject", "INDICATOR_UNKNOWN", None)),
        ("gd2024-21-gp-trained", "3", "人", ("accept", "OK", 3.0)),
        ("gp-trained", "3", "人", ("accept", "OK", 3.0)),
        ("全年培养全科医生人数（人）", "3", "", ("accept", "OK", 3.0)),
        ("基本公共卫生服务经费人均财政补助标准提高额", "5.5", "元", ("accept", "OK", 5.5)),
        ("全省按病种分值付费管理办法出台", "已完成", "", ("accept", "OK", 1.0)),
        ("全省按病种分值付费管理办法出台", "否", "", ("accept", "OK", 0.0)),
        ("全省按病种分值付费管理办法出台", "3", "", ("reject", "MILESTONE_VALUE", None)),
    ],
)
def test_counts_and_milestones(tell: Tell, indicator: str, value: str, unit: str, expected: Told) -> None:
    assert tell(long(f"广州市,{indicator},2024Q3,{value},,,{unit},")) == [expected]


@pytest.mark.parametrize(
    ("indicator", "period", "expected"),
    [
        ("达到国家能力标准比例", "2024年四季度", ("warn", "PERIOD_NOT_DUE", 50.0)),
        ("达到国家能力标准比例", "2025年一季度", ("reject", "PERIOD_FUTURE", None)),
        ("达到国家能力标准比例", "2024年7-9月", ("accept", "OK", 50.0)),  # a stock at the end of September
        ("老年人健康管理率", "2024年7-9月", ("reject", "PERIOD_INVALID", None)),  # a flow counts from January
        ("老年人健康管理率", "2024年1-9月", ("accept", "OK", 50.0)),
        ("医疗机构药事会每季度召开次数", "2024年上半年", ("reject", "PERIOD_INVALID", None)),  # of one quarter
        ("达到国家能力标准比例", "三季度", ("warn", "YEAR_FROM_CONTEXT", 50.0)),
        ("达到国家能力标准比例", "", ("reject", "PERIOD_INVALID", None)),
    ],
)
def test_a_period_fits_its_indicator_and_the_day(tell: Tell, indicator: str, period: str, expected: Told) -> None:
    assert tell(long(f"广州市,{indicator},{period},50,,,,")) == [expected]


SCREENED = "免费产前筛查孕妇人数,2024Q3"


def test_equal_values_count_once_and_different_ones_not_at_all(tell: Tell) -> None:
    equal = long(f"广州市,{SCREENED},9.36,,,万名,", f"广州,{SCREENED},93600,,,人,")
    assert tell(equal) == [("accept", "OK", 9.36), ("skip", "DUPLICATE_IDENTICAL", None)]
    different = long(f"广州市,{SCREENED},1,,,万名,", f"广州市,{SCREENED},2,,,万名,", f"广州市,{SCREENED},2,,,万名,")
    assert tell(different) == [("reject", "DUPLICATE_CONFLICT", None)] * 3


def test_a_missing_value_does_not_contradict_a_value(tell: Tell) -> None:
    table = long(f"广州市,{SCREENED},—,,,万名,", f"广州市,{SCREENED},2,,,万名,")
    assert tell(table) == [("warn", "MISSING", None), ("accept", "OK", 2.0)]


@pytest.mark.parametrize(
    ("notes", "reasons"),
    [
        (("", "更正"), ["SUPERSEDED", "REVISION"]),
        (("已修订", ""), ["REVISION", "SUPERSEDED"]),
        (("更正", "更正"), ["DUPLICATE_CONFLICT", "DUPLICATE_CONFLICT"]),
        (("作废", ""), ["VOIDED", "OK"]),
        (("未更正", "不作废"), ["DUPLICATE_CONFLICT", "DUPLICATE_CONFLICT"]),
        (("更正前", ""), ["SUPERSEDED", "OK"]),
    ],
)
def test_notes_tell_which_of_two_rows_is_current(tell: Tell, notes: tuple[str, str], reasons: list[str]) -> None:
    table = long(*(f"广州市,{SCREENED},{value},,,万名,{note}" for value, note in zip((1, 2), notes, strict=True)))
    assert [reason for _, reason, _ in tell(table)] == reasons


def test_an_unreadable_correction_does_not_bring_the_old_value_back(tell: Tell) -> None:
    table = long(f"广州市,{SCREENED},1,,,万名,", f"广州市,{SCREENED},1..2,,,万名,更正")
    assert tell(table) == [("skip", "SUPERSEDED", None), ("reject", "NUMBER_UNREADABLE", None)]


def test_a_column_of_its_own_marks_corrections(tell: Tell) -> None:
    table = long(
        *(f"广州市,{SCREENED},{cells}" for cells in ("1,万名,否", "2,万名,是")),
        header="地区,指标,统计期,完成值,单位,更正",
    )
    assert [reason for _, reason, _ in tell(table)] == ["SUPERSEDED", "REVISION"]


def test_a_part_above_its_whole_shows_both(tell: Tell) -> None:
    table = "2024年三季度,,\n地区,达到国家能力标准比例,达到国家推荐标准比例\n广州市,41.2,45.0\n深圳市,41.2,41.0\n"
    assert tell(table)[1:] == [
        ("warn", "SUBSET_VIOLATION", 41.2),
        ("warn", "SUBSET_VIOLATION", 45.0),
        ("accept", "OK", 41.2),
        ("accept", "OK", 41.0),
    ]


def test_a_cumulative_value_may_not_fall_within_a_year(tell: Tell) -> None:
    rows = [f"广州市,免费产前筛查孕妇人数,{period},{value},,,万名," for period, value in (("2024Q3", 2), ("2024Q2", 3))]
    last_year = "广州市,免费产前筛查孕妇人数,2023,4,,,万名,"
    assert [reason for _, reason, _ in tell(long(*rows, last_year))] == ["CUMULATIVE_DECREASE", "OK", "OK"]


def test_one_denominator_may_not_have_two_sizes(tell: Tell) -> None:
    rows = ["广州市,达到国家能力标准比例,2024Q3,,90,100,,", "广州市,达到国家推荐标准比例,2024Q3,,30,120,,"]
    assert [reason for _, reason, _ in tell(long(*rows))] == ["DENOMINATOR_IMPLAUSIBLE"] * 2


def test_the_senders_own_row_is_a_total_only_beside_its_parts(tell: Tell) -> None:
    own, part = "广东省,老年人健康管理率,2024Q3,60,,,,", "广州市,老年人健康管理率,2024Q3,61,,,,"
    assert tell(long(own)) == [("accept", "OK", 60.0)]
    assert tell(long(own, part)) == [("skip", "TOTAL_ROW", None), ("accept", "OK", 61.0)]


def test_a_wrong_total_is_noted_and_a_right_one_is_not(run: Judge) -> None:
    rows = [f"{name},{SCREENED},{value},,,万名," for name, value in (("广州市", 1), ("深圳市", 2))]
    assert run(long(*rows, f"合计,{SCREENED},3,,,万名,")).findings == ()
    (note,) = run(long(*rows, f"合计,{SCREENED},4,,,万名,")).findings
    assert (note.reason_code, note.row) == ("TOTAL_DIFFERS", 4)
    assert dict(note.details) == {"total": "4", "sum": "3", "sum_with_extra": "", "unit": "万名"}


def test_a_sample_total_is_held_against_its_counties(
    codebook: Codebook, hanzhong: Sender, request: pytest.FixtureRequest
) -> None:
    content = (request.path.parent / "returns" / "12_hanzhong_counties_tab_gbk.csv").read_bytes()
    found = judge(content, file_name="12.csv", codebook=codebook, sender=hanzhong).findings
    (note,) = [finding for finding in found if finding.reason_code == "TOTAL_DIFFERS"]
    assert (note.row, dict(note.details)) == (16, {"total": "23", "sum": "21", "sum_with_extra": "22", "unit": "家/县"})


def test_an_unquoted_thousands_separator_slips_the_row_out_of_place(tell: Tell) -> None:
    table = "地区,全科医生培养人数,单位,统计期\n广州市,88,120,人,2024Q3\n深圳市,88,人,2024Q3\n"
    assert tell(table) == [("reject", "COLUMNS_SHIFTED", None), ("accept", "OK", 88.0)]


def test_parts_of_a_wide_table_find_their_indicator(tell: Tell) -> None:
    named = "地区,统计期,达到国家能力标准机构数,基层医疗卫生机构总数\n广州市,2024Q3,90,100\n"
    assert tell(named) == [("accept", "OK", 90.0)]
    bracketed = (
        "地区,统计期,老年人健康管理率,老年人健康管理率（分子）,老年人健康管理率（分母）\n广州市,2024Q3,0.6,60,100\n"
    )
    assert tell(bracketed) == [("warn", "SCALE_FIXED", 60.0)]
    pairs = "地区,统计期,达到国家能力标准比例,分子,分母,老年人健康管理率,分子,分母\n广州市,2024Q3,90,90,100,,3,4\n"
    assert tell(pairs) == [("accept", "OK", 90.0), ("accept", "OK", 75.0)]


def test_rows_that_go_on_with_the_header_or_repeat_it_are_no_data(tell: Tell) -> None:
    head = "代码,地区,统计期,老年人健康管理率"
    table = f"{head}\n甲,乙,1,2\n440100,广州市,2024Q3,60\n{head}\n440300,深圳市,2024Q3,61\n"
    reasons = [reason for _, reason, _ in tell(table)]
    assert reasons == ["TITLE_OR_HEADER", "OK", "TITLE_OR_HEADER", "OK"]


def test_an_indicator_named_only_by_the_title_is_used(tell: Tell) -> None:
    assert tell("2024年三季度老年人健康管理率,,\n地区,完成值,备注\n广州市,60,\n")[1:] == [("accept", "OK", 60.0)]


def test_year_and_quarter_may_have_columns_of_their_own(run: Judge) -> None:
    cells = run("年度,季度,地区,老年人健康管理率\n2024,三季度,广州市,60\n").cells
    assert cells.select("period", "reason_code").rows() == [("2024-Q3", "OK")]


def test_city_and_county_may_have_columns_of_their_own(run: Judge) -> None:
    cells = run("市,县区,统计期,老年人健康管理率\n汕尾市,城区,2024Q3,60\n佛山市,,2024Q3,61\n").cells
    assert cells["region_code"].to_list() == ["441502", "440600"]


def test_blank_records_count_and_leave_no_cell(run: Judge) -> None:
    cells = run("地区,统计期,老年人健康管理率\n\n广州市,2024Q3,60\n,,\n深圳市,2024Q3,61\n").cells
    assert cells["row"].to_list() == [3, 5]


def test_a_return_of_counties_is_no_level_mismatch_where_counties_are_asked_for(run: Judge) -> None:
    sender = Sender("610000", date(2021, 10, 10), date(2021, 10, 10))
    cells = run("地区,统计期,健康家庭建设率\n汉台区,2021Q3,20\n洋县,2021Q3,20\n", sender=sender).cells
    assert cells["reason_code"].to_list() == ["OK", "OK"]


def test_dates_are_judged_without_a_stated_deadline(tell: Tell) -> None:
    header = "地区,统计期,老年人健康管理率,填报日期"
    rows = [
        "广州市,2024Q3,60,2024-10-10",
        "深圳市,2024Q3,60,2024-10-11",
        "珠海市,2024Q3,60,45573",
        "汕头市,2024Q3,60,2044-10-08",
    ]
    reasons = [reason for _, reason, _ in tell(long(*rows, header=header))]
    assert reasons == ["OK", "LATE", "EXCEL_SERIAL", "SUBMIT_DATE_INVALID"]


def test_columns_without_use_are_listed(run: Judge) -> None:
    (note,) = run("地区,统计期,老年人健康管理率,填报人,心得\n广州市,2024Q3,60,张三,\n").findings
    assert (note.reason_code, note.details["columns"]) == ("COLUMNS_IGNORED", "填报人、心得")


def test_the_frame_keeps_its_columns(run: Judge) -> None:
    assert run(long(f"广州市,{SCREENED},1,,,万名,")).cells.schema == CELL_COLUMNS
    assert run("").cells.schema == CELL_COLUMNS
