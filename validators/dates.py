"""Days as offices write them: submission dates, and the deadline above the table."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from validators.folding import fold

_DAY = re.compile(
    r"(?P<year>\d{4}|\d{2})[-/.年](?P<month>\d{1,2})[-/.月](?P<day>\d{1,2})[日号]?(t?\d{1,2}:\d{2}(:\d{2})?(\.\d+)?)?"
)
_COMPACT = re.compile(r"(?P<year>20\d\d)(?P<month>\d\d)(?P<day>\d\d)")
_NO_YEAR = re.compile(r"(?P<month>\d{1,2})[-/.月](?P<day>\d{1,2})[日号]?")
_SERIAL = re.compile(r"(?P<days>[34]\d{4})(\.\d+)?")
_MISSING = ("", "-", "--", "—", "——", "/", "无", "未填", "空", "n/a", "na")
_DEADLINE = re.compile(
    r"(?:(?:报送|上报|填报|提交|反馈|报表)(?:的)?(?:截止|截至|最后)(?:时间|日期|日)?[:为是于]?|(?:截止|最后)(?:报送|上报|填报|提交)?(?:时间|日期|日)[:为是于]?|"
    r"deadline:?|(?:请|须|应)?(?:务必)?(?:于|在)(?=[^,。;]{4,14}(?:日|号)?(?:之?前|以前)))"
    r"(?P<day>(?:(?:\d{4}|\d{2})[-/.年])?\d{1,2}[-/.月]\d{1,2}[日号]?)"
)
_FILLED = re.compile(
    r"(?:填报|报送|上报|填表|制表|提交|编制)(?:日期|时间|日)[:为]?"
    r"(?P<day>(?:\d{4}|\d{2})[-/.年]\d{1,2}[-/.月]\d{1,2}[日号]?)(?!之?前|以前|[\d-])"
)
# 2021年1-9月 is a span of months and no day.
_ANY_DAY = re.compile(
    r"(?:\d{4}|\d{2})年\d{1,2}月\d{1,2}[日号]?|(?:\d{4}|\d{2})(?P<mark>[-/.])\d{1,2}(?P=mark)\d{1,2}[日号]?(?![\d月])|"
    r"(?<!\d)\d{1,2}月\d{1,2}[日号]"
)


@dataclass(frozen=True)
class DateReading:
    """A day, or the reason there is none (SUBMIT_DATE_MISSING, SUBMIT_DATE_INVALID) or the doubt about it."""

    day: date | None
    reason: str | None = None


def read_date(text: str, *, near: date) -> DateReading:
    """Return the day a text names; a day without a year gets the year that brings it nearest to `near`."""
    plain = fold(text).lstrip("'")
    if plain in _MISSING:
        return DateReading(None, "SUBMIT_DATE_MISSING")
    serial = _SERIAL.fullmatch(plain)
    if serial:
        return DateReading(date(1899, 12, 30) + timedelta(days=int(serial["days"])), "EXCEL_SERIAL")
    match = _DAY.fullmatch(plain) or _COMPACT.fullmatch(plain)
    if match:
        short = len(match["year"]) == 2
        day = _day(int(match["year"]) + (2000 if short else 0), match)
        return DateReading(day, "SUBMIT_DATE_INVALID" if day is None else "TWO_DIGIT_YEAR" if short else None)
    match = _NO_YEAR.fullmatch(plain)
    days = [_day(year, match) for year in (near.year - 1, near.year, near.year + 1)] if match else []
    known = [day for day in days if day is not None]
    if not known:
        return DateReading(None, "SUBMIT_DATE_INVALID")
    return DateReading(min(known, key=lambda day: abs(day - near)), "YEAR_FROM_CONTEXT")


def read_deadline(text: str, *, near: date) -> date | None:
    """Return the day a line above the table sets for sending in (报送截止：…, 请于…前), or None."""
    match = _DEADLINE.search(fold(text))
    return read_date(match["day"], near=near).day if match else None


def read_filled_day(text: str, *, near: date) -> date | None:
    """Return the day on which a line above the table says it was filled in (填报日期：…), or None."""
    match = _FILLED.search(fold(text))
    return read_date(match["day"], near=near).day if match else None


def without_days(text: str) -> str:
    """Return a folded text without full dates, which in a title are no statistical period."""
    return _ANY_DAY.sub(" ", fold(text))


def _day(year: int, match: re.Match[str]) -> date | None:
    try:
        return date(year, int(match["month"]), int(match["day"]))
    except ValueError:
        return None
