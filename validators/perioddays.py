"""Days that stand for a period: a quarter's last one, a month's first or last, in the orders spreadsheets write."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from domain.periods import Period


@dataclass(frozen=True)
class PeriodReading:
    """A period, its doubt, and its `span`: "months" (since January), "alone" (7-9月) or "" (not said)."""

    period: Period | None
    reason: str | None = None
    span: str = ""


INVALID = PeriodReading(None, "PERIOD_INVALID")
ENGLISH_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH_NAMES = "|".join(ENGLISH_MONTHS)
_COMPACT = re.compile(r"^(?P<year>20\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])$")
_DAY = re.compile(r"^(?P<year>\d{4})[-/.年](?P<month>\d{1,2})[-/.月](?P<day>\d{1,2})日?$")
_ENGLISH_DAY = re.compile(rf"(?P<day>\d{{1,2}})[-/,.]?(?P<name>{MONTH_NAMES})[a-z]*[-/,.]?(?P<year>20\d\d|\d\d)")
_SERIAL = re.compile(r"^(?P<days>[34]\d{4})(\.0+)?$")
# The other orders of spreadsheets: 9/30/2024 and 30/9/2024 cannot be mixed up where the day is above 12.
_DAY_LAST = re.compile(r"^(?P<month>\d{1,2})([-/.])(?P<day>1[3-9]|2\d|3[01])\2(?P<year>20\d\d)$")
_DAY_FIRST = re.compile(r"^(?P<day>1[3-9]|2\d|3[01])([-/.])(?P<month>\d{1,2})\2(?P<year>20\d\d)$")
_SHORT_DAY = re.compile(r"^(?P<year>\d{2})([-/.])(?P<month>\d{1,2})\2(?P<day>\d{1,2})$")


def read_day(plain: str) -> PeriodReading | None:
    """Return the period that a day in a folded text stands for, or None where the text is no day."""
    if (plain.isdecimal() and len(plain) == 5) or _SERIAL.match(plain):
        return _from_serial(plain)
    shapes = (_DAY, _COMPACT, _DAY_LAST, _DAY_FIRST)
    day = next((found for shape in shapes if (found := shape.match(plain))), None)
    if day:
        return _from_day(day)
    short, english = _SHORT_DAY.match(plain), _ENGLISH_DAY.fullmatch(plain)
    return _from_short_day(short) if short else _from_english_day(english) if english else None


def _from_day(match: re.Match[str]) -> PeriodReading:
    try:
        day = date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return INVALID
    return _holding(day)


def _from_short_day(match: re.Match[str]) -> PeriodReading:
    """24/9/30: the year stands first in Chinese; only the end of a quarter or month is clear enough."""
    try:
        day = date(2000 + int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return INVALID
    reading = _holding(day) if day.day > 12 else INVALID
    return PeriodReading(reading.period, reading.reason or "TWO_DIGIT_YEAR")


def _from_english_day(match: re.Match[str]) -> PeriodReading:
    """30-Sep-24, as spreadsheets set to English write a day."""
    short, month = len(match["year"]) == 2, ENGLISH_MONTHS.index(match["name"]) + 1
    try:
        day = date(int(match["year"]) + 2000 * short, month, int(match["day"]))
    except ValueError:
        return INVALID
    reading = _holding(day)
    return PeriodReading(reading.period, reading.reason or ("TWO_DIGIT_YEAR" if short else None))


def _from_serial(plain: str) -> PeriodReading:
    match = _SERIAL.match(plain)
    if match is None:
        return INVALID
    reading = _holding(date(1899, 12, 30) + timedelta(days=int(match["days"])))
    return PeriodReading(reading.period, reading.reason or "EXCEL_SERIAL")


def _holding(day: date) -> PeriodReading:
    quarter, month = Period.quarter_of(day), Period(day.year, day.month, 1)
    if day == quarter.last_day:
        return PeriodReading(quarter)
    return PeriodReading(month) if day.day == 1 or day == month.last_day else INVALID
