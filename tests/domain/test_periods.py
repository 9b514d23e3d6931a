from datetime import date

import pytest

from domain.errors import MonitorError
from domain.periods import Period


@pytest.mark.parametrize(
    ("text", "last_day"),
    [
        ("2024", date(2024, 12, 31)),
        ("2024-Q1", date(2024, 3, 31)),
        ("2024-Q3", date(2024, 9, 30)),
        ("2024-02", date(2024, 2, 29)),
        ("2023-02", date(2023, 2, 28)),
    ],
)
def test_a_period_has_a_last_day_and_is_written_as_read(text: str, last_day: date) -> None:
    period = Period.parse(text)
    assert (period.last_day, str(period)) == (last_day, text)


@pytest.mark.parametrize(
    "text",
    ["0000", "9999-Q4", "1899", "２０２４-Q3", "", "2024-Q5", "2024-13", "24-Q3", "2024Q3", "2024-Q3; DROP"],
)
def test_anything_else_is_told(text: str) -> None:
    with pytest.raises(MonitorError) as told:
        Period.parse(text)
    assert told.value.code == "period-unreadable"


@pytest.mark.parametrize(
    ("text", "steps", "result"),
    [("2024-Q1", -1, "2023-Q4"), ("2024-Q4", 1, "2025-Q1"), ("2024-01", -1, "2023-12"), ("2024", 2, "2026")],
)
def test_shifting_keeps_the_length(text: str, steps: int, result: str) -> None:
    assert str(Period.parse(text).shifted(steps)) == result


def test_quarter_of_a_day() -> None:
    assert str(Period.quarter_of(date(2024, 10, 31))) == "2024-Q4"
    assert Period.parse("2024-Q4").quarter == 4
    assert Period.parse("2024-12").quarter is None
