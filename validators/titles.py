"""What the lines above a table say for the whole of it: period, unit, deadline."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from domain.periods import Period
from validators.dates import without_days
from validators.folding import fold, half_width
from validators.periods import PeriodReading, read_period
from validators.units import is_unit

_NUMERAL = "一二三四五六七八九十"
_PART = (
    rf"(?:第?[1-4一二三四](?:季度|季)末?|前[1-4一二三四两]个?季度|q[1-4]|[上下]半年|全年|年度|"
    rf"(?:[\d{_NUMERAL}]{{1,2}}月?[-—–－~～至到]+)?[\d{_NUMERAL}]{{1,2}}月份?[底末]?)"
)
_PERIOD = re.compile(rf"(?:(?:20\d\d|二[〇零]\S\S)年?度?[-/.]?|(?<!\d)\d\d年)?{_PART}|20\d\d年度")
_AS_OF = re.compile(r"截[至止]到?(20\d\d年\d{1,2}月\d{1,2}日)")
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?=年|年度)")
# Read with its spaces: 填报单位：某局 单位：万人 is two answers, and only the second one a unit.
_UNIT = re.compile(r"单\s*位\s*[:为]\s*(?P<unit>[^,;。()\s]+)")


@dataclass(frozen=True)
class Titles:
    """Readings of the title rows: `period` where they agree on one, `years` they mention, `units` they state."""

    period: PeriodReading | None
    years: frozenset[int]
    units: tuple[str, ...]


def read_titles(lines: Iterable[str]) -> Titles:
    """Return what title lines say. Two different periods in them decide nothing."""
    spaced = [half_width(line) for line in lines]
    folded = [fold(line) for line in spaced]
    years = {int(year) for line in folded for year in _YEAR.findall(line)}
    context = next(iter(years)) if len(years) == 1 else None
    found: dict[Period, PeriodReading] = {}
    for line in folded:
        for text in _candidates(line):
            reading = read_period(text, context_year=context)
            if reading.period:
                found.setdefault(reading.period, reading)
    units = tuple(
        unit
        for line in spaced
        for stated in _UNIT.findall(line)
        for unit in re.split(r"[、/,]", stated)
        if is_unit(unit)
    )
    period = next(iter(found.values())) if len(found) == 1 else None
    return Titles(period, frozenset(years), units)


def _candidates(line: str) -> list[str]:
    as_of = _AS_OF.findall(line)
    return as_of or [match[0] for match in _PERIOD.finditer(without_days(line))]
