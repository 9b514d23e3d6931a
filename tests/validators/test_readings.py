"""What one cell says as a number."""

import pytest

from validators.readings import Reading, read_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("66.1", 66.1),
        (" 66.1 ", 66.1),
        ("0", 0.0),
        ("-0.2", -0.2),
        ("\u22123", -3.0),
        ("+5", 5.0),
        ("９８．２", 98.2),
        ("88,120", 88120.0),
        ("1，980", 1980.0),
        ("1,234,567.89", 1234567.89),
        ('="66.1"', 66.1),
        ("'12", 12.0),
        ("8.812E+3", 8812.0),  # as many digits as the number has
        ("8.53e-1", 0.853),
    ],
)
def test_a_clear_number_is_read_without_doubt(text: str, value: float) -> None:
    reading = read_number(text)
    assert (reading.value, reading.reason, reading.magnitude, reading.unit) == (value, None, 1, "")


@pytest.mark.parametrize(
    ("text", "value", "magnitude", "unit"),
    [
        ("86.0%", 86.0, 1, "%"),
        ("86 ％", 86.0, 1, "%"),
        ("9.36万", 9.36, 10_000, ""),
        ("4.02万人", 4.02, 10_000, "人"),
        ("51200人", 51200.0, 1, "人"),
        ("1家", 1.0, 1, "家"),
        ("1.2亿元", 1.2, 100_000_000, "元"),
        ("30元/人", 30.0, 1, "元/人"),
        ("12人次", 12.0, 1, "人次"),
    ],
)
def test_a_unit_in_the_cell_is_kept_apart(text: str, value: float, magnitude: int, unit: str) -> None:
    reading = read_number(text)
    assert (reading.value, reading.reason, reading.magnitude, reading.unit) == (value, None, magnitude, unit)


@pytest.mark.parametrize(
    ("text", "reason", "value", "magnitude"),
    [
        ("约80%", "APPROXIMATE", 80.0, 1),
        ("63（预估）", "APPROXIMATE", 63.0, 1),
        ("3.5万余", "APPROXIMATE", 3.5, 10_000),
        ("3.5万余人", "APPROXIMATE", 3.5, 10_000),
        ("近4万", "APPROXIMATE", 4.0, 10_000),
        ("85%左右", "APPROXIMATE", 85.0, 1),
        ("85%以上", "LOWER_BOUND", 85.0, 1),
        ("超过85%", "LOWER_BOUND", 85.0, 1),
        ("≥85", "LOWER_BOUND", 85.0, 1),
        ("不低于60", "LOWER_BOUND", 60.0, 1),
        ("三万二千", "CHINESE_NUMERAL", 3.2, 10_000),
        ("十二", "CHINESE_NUMERAL", 12.0, 1),
        ("百分之八十五点三", "CHINESE_NUMERAL", 85.3, 1),
        ("十家", "CHINESE_NUMERAL", 10.0, 1),
        ("零", "CHINESE_NUMERAL", 0.0, 1),
    ],
)
def test_a_doubtful_number_says_what_the_doubt_is(text: str, reason: str, value: float, magnitude: int) -> None:
    reading = read_number(text)
    assert (reading.reason, reading.value, reading.magnitude) == (reason, value, magnitude)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        *((mark, "MISSING") for mark in ("", " ", "—", "——", "-", "/", "／", "未报", "暂无", "N/A", "…", "不适用")),
        *((word, "AMBIGUOUS_NONE") for word in ("无", " 无 ", "没有")),
        *((mark, "EXCEL_ERROR") for mark in ("#DIV/0!", "#N/A", "#REF!", "#VALUE!", "#NAME?", "#####")),
        *((text, "FORMULA_NO_CACHE") for text in ("=SUM(B2:B5)", "=B2/C2")),
        *((text, "RANGE_FOR_NUMBER") for text in ("80.1-82.3%", "80~82", "3—5家", "80%至82%", "60以下", "不足85%")),
        *((text, "TEXT_FOR_NUMBER") for text in ("已完成", "几十", "若干家", "达标")),
        *(
            (text, "NUMBER_UNREADABLE")
            for text in (
                *("59。8", "62，1", "3,12", "88,12,0", "85..2%", "1O4", "12/15", "98.2%%", "（5）", "3 000", "1.2E+05"),
                *("63①", "63²", "½", "8.812E+04", "1E400"),  # a mark is no digit, and a power may have lost some
                *("85.3个百分点", "10月8日", "9" * 40 + "1"),
            )
        ),
    ],
)
def test_nothing_is_guessed(text: str, reason: str) -> None:
    assert read_number(text) == Reading(None, reason)


def test_a_numeral_cut_short_is_not_completed() -> None:
    # 三万二 is 32000 in speech and could be 30002 in writing
    assert read_number("三万二").value is None


def test_written_decimals_are_counted() -> None:
    assert read_number("85.30%").decimals == 2
    assert read_number("约85%").decimals == 0
