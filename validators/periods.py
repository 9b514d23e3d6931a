"""What a text says as a statistical period, in the many ways offices write one."""

import re

from domain.periods import Period
from validators.folding import fold
from validators.perioddays import ENGLISH_MONTHS, INVALID, MONTH_NAMES, PeriodReading, read_day

__all__ = ["PeriodReading", "read_period"]
_CHINESE_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_FORMAL_DIGITS = str.maketrans("壹贰叁", "123")
_DASHES = re.compile(r"[-—–－―~～至到]+")
_YEAR = re.compile(r"^(?P<year>\d{4}|\d{2}(?=年|q|h|第|前|上|[-/.]\d季|[-/.]q))(?P<mark>年度?)?[-/.,_]?")
_SHAPES = (
    ("quarter", re.compile(r"第?(?P<n>[1-9])季度?末?|q0?(?P<q>[1-9])末?|(?P<r>[1-9])q")),
    ("first_quarters", re.compile(r"(?:[前头]|第?1季?度?-第?)(?P<n>[1-4])(?:个?季度?|q)末?")),
    ("range", re.compile(r"前(?P<b>\d{1,2})个?月")),
    ("half", re.compile(r"(上|前)?半年度?|h1")),
    ("range", re.compile(r"0?(?P<a>\d{1,2})月?-(?P<b>\d{1,2})月份?(底|末)?")),
    ("month_end", re.compile(r"(?P<n>\d{1,2})月份?(底|末)")),
    ("month", re.compile(r"(?P<n>\d{1,2})月份?")),
    ("year", re.compile(r"(全年|年度|年末|年底|末|底|)")),
)
_COMPACT_MONTH = re.compile(r"^(?P<year>20\d\d)(?P<month>0[1-9]|1[0-2])$")
_NUMERIC_MONTH = re.compile(r"^(?P<year>\d{4})[-/.](?P<month>\d{1,2})$")
# 2024.1-9 and 2024年1-9: no day is written with two separators, and above 4 the last number is no quarter.
_BARE_MONTHS = re.compile(r"^(?P<year>\d{4})[年./]0?(?P<a>1)-(?P<b>0?[5-9]|1[0-2])$")
_COMPACT_MONTHS = re.compile(r"^(?P<year>20\d\d)(?P<a>\d\d)-(?P<until>20\d\d)(?P<b>\d\d)$")
_MONTHS = re.compile(r"^(?P<year>\d{4})[-/.年](?P<a>\d{1,2})月?-(?P<until>\d{4})[-/.年](?P<b>\d{1,2})月?(底|末)?$")
_DAYS = re.compile(
    r"^(?P<year>\d{4})[-/.年](?P<a>\d{1,2})[-/.月](?P<first>\d{1,2})日?-"
    r"(?:(?P<until>\d{4})[-/.年])?(?P<b>\d{1,2})[-/.月](?P<last>\d{1,2})日?$"
)
_COMPACT_DAYS = re.compile(r"^(?P<year>20\d\d)(?P<a>\d\d)(?P<first>\d\d)-(?P<until>20\d\d)(?P<b>\d\d)(?P<last>\d\d)$")
_ROMANS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_ENGLISH_MONTH = re.compile(
    rf"(?P<name>{MONTH_NAMES})[a-z]*\.?[-,/]?(?P<year>20\d\d)|(?P<first>20\d\d)[-,/]?(?P<then>{MONTH_NAMES})[a-z]*"
)
_YEAR_LAST = re.compile(r"^(?P<rest>q[1-4]|[1-4]q|第?[1-4]季度?|上半年)[-/.,'’]?(?P<year>\d{4}|\d{2}(?!年))年?$")
_YEAR_BEHIND = re.compile(r"^(?P<rest>[^()]*[季度年月末底q\d])\((?P<year>20\d\d)年?度?\)$")  # 三季度(2024年)
_BARE_DAY = re.compile(r"^(?P<month>\d{1,2})月(?P<day>\d{1,2})日$")
_MONTH_FIRST = re.compile(r"^(?P<month>0?[5-9]|0[1-4]|1[0-2])[-/.](?P<year>20\d\d)$")
_ROMAN = re.compile(r"(?<![a-z])(iii|iv|ii|i)(?=季度?)")
_LEAD = re.compile(r"^(今年(?=.)|[本当]年度?(?=.)|截至|截止至?|至(?=.*[底末日止]$)|统计期:?|['‘’])")
_DECORATION = re.compile(r"(?<=日)24[时点](?=止?$)止?|(?<=[日月底末])止$|t?00:00(:00)?(\.0+)?$")
_EXPLAINED = re.compile(r"(?P<period>.*[季度月末底])\((?P<again>[^()]+)\)$")  # 三季度(1-9月)
_MIDNIGHT = re.compile(r"\s+0{1,2}:00(:00)?(\.0+)?\s*$")
# Words behind a period that say whether it stands alone or is counted from January.
_ALONE = re.compile(r"\(?(?:当季|当月|本季度?|本月|单季度?|单月)(?:数|值|完成)?\)?$")
_SINCE_JANUARY = re.compile(r"\(?(?:本年)?累计(?:数|值|完成)?\)?$")


def read_period(text: str, *, context_year: int | None = None) -> PeriodReading:
    """Return the period a text names; a text without a year takes `context_year` and says so.

    A quarter's last day (2024-09-30) names the quarter, a month's first or last day the month: both are how
    spreadsheets keep them. 2024-3 may be March or the third quarter and is refused.
    """
    folded = fold(_MIDNIGHT.sub("", text))
    for words, span in ((_ALONE, "alone"), (_SINCE_JANUARY, "months")):
        said = words.search(folded)
        if said and said.start():
            return _with_span(read_period(folded[: said.start()], context_year=context_year), span)
    behind = _YEAR_BEHIND.match(folded)
    if behind and not re.search(r"\d{4}|年", behind["rest"]):
        return read_period(f"{behind['year']}年{behind['rest']}")
    explained = _EXPLAINED.match(folded)
    if explained:
        return _agreeing(explained["period"], explained["again"], context_year)
    plain = _spelled(folded)
    return _from_figures(plain) or _from_bare_day(plain, context_year) or _worded(plain, context_year)


def _with_span(reading: PeriodReading, span: str) -> PeriodReading:
    """A first quarter or January is the same either way; 1-9月 with 当季 behind it contradicts itself."""
    period = reading.period
    if period is None or (reading.span and reading.span != span):
        return INVALID
    first = period.last_month == period.months
    return PeriodReading(period, reading.reason, reading.span if first else span)


def _agreeing(text: str, again: str, context_year: int | None) -> PeriodReading:
    """Read a period with another way to say it behind, which has to end on the same day: 三季度(1-9月)."""
    first = read_period(text, context_year=context_year)
    if first.period is None:
        return INVALID
    year = first.period.year
    second = read_period(again, context_year=year)
    second = second if second.period else read_period(f"{year}年{again}")
    same = second.period is not None and second.period.last_day == first.period.last_day
    if not same or (first.span and second.span and first.span != second.span):
        return INVALID
    return PeriodReading(first.period, first.reason, first.span or second.span)


def _from_figures(plain: str) -> PeriodReading | None:
    """Read spans, days and months written in figures, or return None for anything with words."""
    shapes = (_MONTHS, _DAYS, _COMPACT_DAYS, _BARE_MONTHS, _COMPACT_MONTHS)
    span = next((found for shape in shapes if (found := shape.match(plain))), None)
    if span:
        return _from_span(span)
    day = read_day(plain)
    if day:
        return day
    first = _MONTH_FIRST.match(plain) or _COMPACT_MONTH.match(plain)
    if first:
        return _month(int(first["year"]), int(first["month"]))
    numeric = _NUMERIC_MONTH.match(plain)
    if numeric is None:
        return None
    unclear = numeric["month"] in ("1", "2", "3", "4")  # 12 is no quarter
    return INVALID if unclear else _month(int(numeric["year"]), int(numeric["month"]))


def _spelled(folded: str) -> str:
    plain = _DASHES.sub("-", _LEAD.sub("", folded))
    plain = _ROMAN.sub(lambda found: str(_ROMANS[found[1]]), plain)
    plain = re.sub(r"十([一二])(?=个?月)", lambda found: "1" + found[1], plain)
    plain = re.sub(r"(?<![二三四五六七八九])十(?=个?月)", "10", plain).translate(_CHINESE_DIGITS)
    plain = _DECORATION.sub("", plain).strip("()").replace("首季", "1季").translate(_FORMAL_DIGITS)
    plain = re.sub(r"^(\d{4}年?)\((.+)$", r"\1\2", plain)
    english = _ENGLISH_MONTH.fullmatch(plain)
    if english:
        month = ENGLISH_MONTHS.index(english["name"] or english["then"]) + 1
        return f"{english['year'] or english['first']}年{month}月"
    swapped = _YEAR_LAST.match(plain)
    return f"{swapped['year']}年{swapped['rest']}" if swapped else plain


def _worded(plain: str, context_year: int | None) -> PeriodReading:
    found = _YEAR.match(plain)
    rest = plain[found.end() :] if found else plain
    if found is None and context_year is None:
        return INVALID
    year = _full_year(found["year"]) if found else int(context_year or 0)
    reading = _of_shape(rest, year, has_year=found is not None)
    if reading.period is None or reading.reason:
        return reading
    reason = None if found and len(found["year"]) == 4 else "TWO_DIGIT_YEAR" if found else "YEAR_FROM_CONTEXT"
    return PeriodReading(reading.period, reason, reading.span)


def _full_year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def _of_shape(rest: str, year: int, *, has_year: bool) -> PeriodReading:
    if not 2000 <= year <= 2100:
        return INVALID
    for name, shape in _SHAPES:
        match = shape.fullmatch(rest)
        if match and not (name == "year" and not has_year and rest not in ("全年", "年末", "年底")):
            return _shaped(name, match, year)
    return INVALID


def _shaped(name: str, match: re.Match[str], year: int) -> PeriodReading:
    groups = match.groupdict()
    if name == "half":
        return PeriodReading(Period(year, 6, 3), span="months")
    if name == "year":
        return PeriodReading(Period(year, 12, 12))
    if name == "range":
        return _range(year, int(groups.get("a") or 1), int(groups["b"]))
    number = int(groups.get("n") or groups.get("q") or groups.get("r") or 0)
    if name in ("quarter", "first_quarters"):
        span = "months" if name == "first_quarters" and number > 1 else ""
        return PeriodReading(Period(year, number * 3, 3), span=span) if number <= 4 else INVALID
    if name == "month_end" and number in (3, 6, 9, 12):
        return PeriodReading(Period(year, number, 3))
    return _month(year, number)


def _from_span(match: re.Match[str]) -> PeriodReading:
    """From a first to a last month or day of one year; days have to be the first and the last of their months."""
    year, first, last = int(match["year"]), int(match["a"]), int(match["b"])
    days = match.groupdict()
    if int(days.get("until") or year) != year or not 2000 <= year <= 2100:
        return INVALID
    if "first" in days and not (int(days["first"]) == 1 and 1 <= last <= 12 and _ends(year, last, int(days["last"]))):
        return INVALID
    return _month(year, last) if first == last else _range(year, first, last)


def _ends(year: int, month: int, day: int) -> bool:
    return Period(year, month, 1).last_day.day == day


def _month(year: int, month: int) -> PeriodReading:
    valid = 1 <= month <= 12 and 2000 <= year <= 2100
    return PeriodReading(Period(year, month, 1)) if valid else INVALID


def _range(year: int, first: int, last: int) -> PeriodReading:
    """1-9月 is the third quarter's cumulative figure, 7-9月 the quarter alone, 1-8月 cumulative to August."""
    if not 1 <= first < last <= 12:
        return INVALID
    if first == 1:
        length = {12: 12}.get(last, 3 if last % 3 == 0 else 1)
        return PeriodReading(Period(year, last, length), span="" if last == 3 else "months")
    whole_quarter = last - first == 2 and last % 3 == 0
    return PeriodReading(Period(year, last, 3), span="alone") if whole_quarter else INVALID


def _from_bare_day(plain: str, context_year: int | None) -> PeriodReading | None:
    """9月30日 in a table whose year is known, or None for anything else."""
    match = _BARE_DAY.match(plain)
    if match is None or context_year is None:
        return None
    reading = read_period(f"{context_year}年{plain}")
    return PeriodReading(reading.period, reading.reason or "YEAR_FROM_CONTEXT")
