"""The many ways to write a period."""

from datetime import date

import pytest

from domain.periods import Period
from validators.periods import read_period
from validators.titles import read_titles


@pytest.mark.parametrize(
    ("text", "period"),
    [
        *(
            (text, "2024-Q3")
            for text in (
                *(
                    "2024年三季度",
                    "2024年第三季度",
                    "2024年第3季度",
                    "2024年3季度",
                    "2024Q3",
                    "2024-Q3",
                    "2024q3",
                    "2024/3季度",
                ),
                *(
                    "2024年1-9月",
                    "2024年1—9月",
                    "2024年1至9月",
                    "2024年前三季度",
                    "２０２４年第３季度",
                    "2024 年 三季度",
                ),
                *("Q3 2024", "3Q2024", "二〇二四年三季度", "2024年三季度末", "2024年第三季度（累计）", "2024年9月底"),
                *("截至2024年9月底", "2024-09-30", "2024年9月30日", "20240930", "2024.3季度"),
            )
        ),
        *(
            (text, "2024-09")
            for text in ("2024年9月", "202409", "2024-09", "2024/9", "2024.09", "2024年九月", "2024-09-01")
        ),
        *((text, "2024-Q2") for text in ("2024年上半年", "2024年1-6月", "2024H1", "2024年二季度")),
        *((text, "2024") for text in ("2024", "2024年", "2024年度", "2024年全年", "2024年1-12月")),
        *(
            (text, "2024-Q3")
            for text in (
                *("2024年前9个月", "2024年1-3季度", "2024年一至三季度", "2024.1-2024.9", "2024Q3末", "2024年9月30日止"),
                *("2024年1月1日至9月30日", "20240101-20240930", "2024-01-01~2024-09-30"),
            )
        ),
        *((text, "2024-09") for text in ("2024年9月1日-9月30日", "20240901-20240930", "Sep 2024", "2024-September")),
        *((text, "2024-Q2") for text in ("2024年半年", "2024年上半年度")),
        *((text, "2024") for text in ("2024年末", "2024年底")),
        ("2024年1-8月", "2024-08"),
        *((text, "2024-12") for text in ("2024-12", "2024.12", "2024/12")),
        *(
            (text, "2024-Q3")
            for text in (
                *("2024年（三季度）", "二○二四年三季度", "2024年Ⅲ季度", "2024年III季度", "2024年第叁季度", "2024Q03"),
                *("9/30/2024", "30/9/2024", "2024/9/30 0:00", "2024-09-30 00:00:00", "2024年1-3Q"),
                *("2024年前三季度累计", "2024年三季度（当季）", "2024.1-9", "2024年1-9", "202401-202409"),
                *("2024年第1-3季度", "2024年第一至第三季度", "2024年头三季度", "2024年9月30日24时止"),
                *("2024年第三季度（1-9月）", "2024年三季度（7—9月）", "2024年三季度末（9月30日）"),
            )
        ),
        *(
            (text, "2024-Q3")
            for text in (
                "2024_Q3",
                "三季度（2024年）",
                "三季度2024",
                "第三季度2024年",
                "30-Sep-2024",
                "1-9月（2024年）",
            )
        ),
        *((text, "2024-Q1") for text in ("2024年首季度", "首季（2024年）")),
        *((text, "2024-09") for text in ("09/2024", "9-2024", "2024-9月", "2024年9月（当月）")),
        ("2024年十一月", "2024-11"),
        ("2024年第四季度", "2024-Q4"),
    ],
)
def test_clear_periods(text: str, period: str) -> None:
    reading = read_period(text)
    assert (str(reading.period), reading.reason) == (period, None)


@pytest.mark.parametrize(
    ("text", "period", "reason"),
    [
        ("24年三季度", "2024-Q3", "TWO_DIGIT_YEAR"),
        ("24Q3", "2024-Q3", "TWO_DIGIT_YEAR"),
        ("45565", "2024-Q3", "EXCEL_SERIAL"),  # 2024-09-30
        ("45536", "2024-09", "EXCEL_SERIAL"),  # 2024-09-01, how a spreadsheet keeps 2024年9月
        ("三季度", "2024-Q3", "YEAR_FROM_CONTEXT"),
        ("1-9月", "2024-Q3", "YEAR_FROM_CONTEXT"),
        ("上半年", "2024-Q2", "YEAR_FROM_CONTEXT"),
        ("全年", "2024", "YEAR_FROM_CONTEXT"),
        ("'24Q3", "2024-Q3", "TWO_DIGIT_YEAR"),
        ("前三季度", "2024-Q3", "YEAR_FROM_CONTEXT"),
        ("三季度累计", "2024-Q3", "YEAR_FROM_CONTEXT"),
        ("至9月底", "2024-Q3", "YEAR_FROM_CONTEXT"),
        ("24.3季度", "2024-Q3", "TWO_DIGIT_YEAR"),
        ("Q3-24", "2024-Q3", "TWO_DIGIT_YEAR"),
        ("Q3'24", "2024-Q3", "TWO_DIGIT_YEAR"),
        ("24/9/30", "2024-Q3", "TWO_DIGIT_YEAR"),
        ("30-Sep-24", "2024-Q3", "TWO_DIGIT_YEAR"),  # a day as spreadsheets set to English write it
        *((text, "2024", "YEAR_FROM_CONTEXT") for text in ("年末", "年底")),
        *((text, "2024-Q3", "YEAR_FROM_CONTEXT") for text in ("9月30日", "今年前三季度", "本年1-9月", "本年度三季度")),
    ],
)
def test_doubtful_periods(text: str, period: str, reason: str) -> None:
    reading = read_period(text, context_year=2024)
    assert (str(reading.period), reading.reason) == (period, reason)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "abc",
            "2024年5季度",
            "2024-Q5",
            "2024年13月",
            "2024-13",
            "2024-3",
            "2024年下半年",
            "2024年9-7月",
            "2024年4-9月",
        ),
        *(
            "Sep-24",
            "2024.1-3",
            "2024-1-9",
            "2024年三季度（6月）",
            "2024年三季度（上半年）",
            "2024年9月2日-9月30日",
            "2023年10月1日至2024年9月30日",
            "2024年前13个月",
        ),
        *("2024-III", "3/2024", "24-09", "24.9", "24/9/1", "12/11/2024", "累计", "当季", "本季度", "2024/9/10 0:00"),
        *("2024年1-9月当季", "2024年7-9月累计"),
        *("24-Sep-30", "30-Feb-2024", "去年同期", "上年三季度", "今年", "9月15日", "2023年三季度（2024年）"),
        *("2024-09-15", "2024-02-30", "99999", "1949年三季度", "三季"),
    ],
)
def test_unclear_periods_are_refused(text: str) -> None:
    reading = read_period(text)
    assert (reading.period, reading.reason) == (None, "PERIOD_INVALID")


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("2024年三季度", ""),
        ("2024年三季度累计", "months"),
        ("2024年三季度（当季）", "alone"),
        ("2024年7-9月", "alone"),
        ("2024年7-9月当季", "alone"),
        ("2024年三季度（1-9月）", "months"),
        ("2024年三季度（7-9月）", "alone"),
        ("2024.1-9", "months"),
        ("2024年一季度当季", ""),  # the first quarter is the same either way
    ],
)
def test_a_period_says_whether_it_stands_alone(text: str, span: str) -> None:
    assert read_period(text).span == span


def test_a_period_without_a_year_needs_a_context() -> None:
    assert read_period("三季度").period is None


@pytest.mark.parametrize(
    ("lines", "period"),
    [
        (["附件1", "2024年三季度基层医疗卫生服务能力进展情况表"], "2024-Q3"),
        (["汉中市2021年三季度医改任务台账（县区）"], "2021-Q3"),
        (["2024年深化医改重点任务（1—9月）"], "2024-Q3"),
        (["截至2024年9月30日"], "2024-Q3"),
        (["2024年度情况表"], "2024"),
        (["填报单位：城固县卫健局　统计期：2021年1-9月　单位：%"], "2021-Q3"),
        (["2024年三季度", "2024年1-9月累计"], "2024-Q3"),
    ],
)
def test_titles_name_a_period(lines: list[str], period: str) -> None:
    reading = read_titles(lines).period
    assert reading is not None
    assert reading.period == Period.parse(period)


@pytest.mark.parametrize(
    "lines",
    [
        ["2024年情况表"],
        ["填报日期：2024年10月9日"],
        ["2024年二季度和三季度"],
        ["国卫体改发〔2023〕23号"],
        ["# 报送截止：2024年10月10日"],
    ],
)
def test_titles_that_name_no_single_period(lines: list[str]) -> None:
    assert read_titles(lines).period is None


def test_a_title_states_units() -> None:
    assert read_titles(["填报单位：（盖章） 单位：%"]).units == ("%",)
    assert read_titles(["计量单位：万人、%"]).units == ("万人", "%")
    assert read_titles(["填报单位：广东省卫生健康委 单位：万人、%"]).units == ("万人", "%")
    assert read_titles(["单 位：万人 填报日期：2024-10-09"]).units == ("万人",)


def test_the_last_day_is_known() -> None:
    reading = read_period("2024年1-9月")
    assert reading.period is not None
    assert reading.period.last_day == date(2024, 9, 30)
