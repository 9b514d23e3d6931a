"""Submission dates and deadlines."""

from datetime import date

import pytest

from validators.dates import DateReading, read_date, read_deadline

NEAR = date(2024, 10, 10)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-10-10", DateReading(date(2024, 10, 10))),
        ("2024/11/2", DateReading(date(2024, 11, 2))),
        ("2024.10.9", DateReading(date(2024, 10, 9))),
        ("2024年10月9日", DateReading(date(2024, 10, 9))),
        ("20241009", DateReading(date(2024, 10, 9))),
        ("2024-10-09 00:00:00", DateReading(date(2024, 10, 9))),
        ("24-10-9", DateReading(date(2024, 10, 9), "TWO_DIGIT_YEAR")),
        ("10月8日", DateReading(date(2024, 10, 8), "YEAR_FROM_CONTEXT")),
        ("45573", DateReading(date(2024, 10, 8), "EXCEL_SERIAL")),
        ("", DateReading(None, "SUBMIT_DATE_MISSING")),
        ("—", DateReading(None, "SUBMIT_DATE_MISSING")),
        ("2024-02-30", DateReading(None, "SUBMIT_DATE_INVALID")),
        ("2024-13-01", DateReading(None, "SUBMIT_DATE_INVALID")),
        ("已报", DateReading(None, "SUBMIT_DATE_INVALID")),
        ("2月30日", DateReading(None, "SUBMIT_DATE_INVALID")),
    ],
)
def test_days_are_read(text: str, expected: DateReading) -> None:
    assert read_date(text, near=NEAR) == expected


def test_a_day_without_a_year_goes_to_the_nearest_one() -> None:
    assert read_date("1月8日", near=date(2025, 1, 10)).day == date(2025, 1, 8)
    assert read_date("12月30日", near=date(2025, 1, 10)).day == date(2024, 12, 30)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("# 报送截止：2024年10月10日", date(2024, 10, 10)),
        ("请于10月12日前报送", date(2024, 10, 12)),
        ("上报截止时间：2024-10-15", date(2024, 10, 15)),
        ("截至2024年9月30日", None),
        ("2024年三季度进展情况表", None),
    ],
)
def test_a_deadline_is_found_above_the_table(line: str, day: date | None) -> None:
    assert read_deadline(line, near=NEAR) == day
