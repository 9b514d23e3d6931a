"""What a spreadsheet's number format makes of a number: the text a clerk sees, without losing a digit."""

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from validators.units import is_unit

_MONTH, _DAY = 'yyyy"年"m"月"', 'm"月"d"日"'
# Built-in formats of a Chinese spreadsheet (ECMA-376 part 1, 18.8.30, zh-cn); openpyxl knows the common ones only.
CHINESE_DATE_FORMATS = {
    **dict.fromkeys((27, 36, 50, 52, 57), _MONTH),
    **dict.fromkeys((28, 29, 51, 53, 54, 58), _DAY),
    30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"',
}
_QUOTED = re.compile(r'"([^"]*)"')
_DIRECTIONS = re.compile(r"\[[^\]]*\]|_.|\*.")  # [Red], [$-804], the width of a character, a filler
_SCALED = re.compile(r"[0#?],+(?![0#?])|!")  # 0, shows thousands and 0!.0, tens of thousands: the value is the whole


def number_text(value: float, number_format: str) -> str:
    """Return a number as text: full precision, in percent where its format says so, with a unit its format adds."""
    plain, literals = _taken_apart(number_format)
    if "%" in plain:
        return f"{_digits(Decimal(_fifteen(value)) * 100)}%"
    text = _digits(Decimal(_fifteen(value)))
    unit = "".join(literals).strip()
    shown = bool(unit) and not _SCALED.search(plain) and (is_unit(unit) or unit in ("万", "亿", "千", "百"))
    return f"{text}{unit}" if shown else text


def moment_text(value: datetime | date | time | timedelta, number_format: str) -> str:
    """Return a date as text: only year and month, or only the year, where its format shows no more."""
    if not isinstance(value, date):
        return str(value)
    plain, _ = _taken_apart(number_format)
    letters = plain.lower()
    if "y" in letters and "d" not in letters:
        return f"{value.year}年{value.month}月" if "m" in letters else f"{value.year}年"
    if isinstance(value, datetime) and (value.hour or value.minute or value.second):
        return value.isoformat(sep=" ", timespec="seconds")
    return f"{value.year:04d}-{value.month:02d}-{value.day:02d}"


def _taken_apart(number_format: str) -> tuple[str, list[str]]:
    """Return the first section of a format without its literals and directions, and its literals."""
    literals = _QUOTED.findall(_first_section(number_format))
    bare = _QUOTED.sub("", _first_section(number_format))
    escaped = re.findall(r"\\(.)", bare)
    return _DIRECTIONS.sub("", re.sub(r"\\.", "", bare)), [*literals, *escaped]


def _first_section(number_format: str) -> str:
    held = re.match(r'^(?:"[^"]*"|\\.|[^;"])*', number_format)
    return held[0] if held else ""


def _fifteen(value: float) -> str:
    """A number with the fifteen digits a spreadsheet keeps: 0.1+0.2 is 0.3."""
    return format(value, ".15g")


def _digits(number: Decimal) -> str:
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
