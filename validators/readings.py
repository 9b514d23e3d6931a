"""What one cell says as a number, read without guessing."""

import re
import unicodedata
from dataclasses import dataclass, replace

from validators.folding import half_width
from validators.numerals import NUMERAL_CHARACTERS, chinese_number
from validators.units import is_unit


@dataclass(frozen=True)
class Reading:
    """A number as written: `value` times `magnitude` (万 = 10000) of `unit`; `reason`: the doubt, or why none."""

    value: float | None
    reason: str | None = None
    magnitude: int = 1
    unit: str = ""
    decimals: int = 0


_MISSING_MARKS = (
    "- -- --- ---- — —— ——— – ― _ __ / // \\ | . .. ... … …… * ** · ・ ~ ? 未报 未上报 未填 "
    "未填报 未报送 缺 缺报 缺失 缺项 缺数 空 空白 暂无 暂缺 暂无数据 无数据 没有数据 未统计 "
    "暂未统计 暂未报送 待报 待补 待补充 待填 待定 待统计 不详 不清楚 未知 不适用 na n/a n.a. n.a "
    "#n/a! nan null nil tbd missing (空) (空白) (缺) (未报)"
)
_MISSING = frozenset(_MISSING_MARKS.split())
_NONE = frozenset(("无", "没有", "none", "(无)", "无。"))
_EXCEL_ERROR = re.compile(
    r"#(div/0|n/a|ref|value|name|num|null|spill|calc|getting_data|field|blocked)[!?]?|#+", re.IGNORECASE
)
_QUOTED_FORMULA = re.compile(r'="([^"]*)"')
_ABOUT = r"大约|大概|约莫|约为|约|接近|将近|近|差不多|~|≈"
_LEAST = r"≥|>=|>|超过|超|多于|大于|高于|不少于|不低于|不小于|至少|最少|逾|突破"
_MOST = r"≤|<=|<|不超过|不足|不到|低于|少于|小于|未达|未达到|最多|至多"
_NUMBER = r"[+-]?[0-9][0-9,]*(?:\.[0-9]+)?"
_SHAPE = re.compile(
    rf"(?P<about>{_ABOUT})?(?P<least>{_LEAST})?(?P<most>{_MOST})?\s*(?P<number>{_NUMBER})\s*"
    r"(?P<share>[%‰])?(?P<magnitude>万亿|千万|百万|十万|亿|万|千|百)?\s*(?P<more>余|多|来|几)?\s*(?P<unit>[^\W\d_]{1,4}(?:/[^\W\d_]{1,2})?)?\s*"
    r"(?P<after>余|左右|上下|多|\(约\)|\(估计?\)|\(预[计估]\)|\(初步\)|\(快报\))?(?P<floor>及?以上|之上|\+)?(?P<ceiling>及?以下|以内|之内)?"
)
# Words that bound or blur a number may not be taken for its unit.
_TAILS = re.compile(r"(余|左右|上下|多|及?以上|之上|及?以下|以内|之内)$")
_POWER = re.compile(r"[+-]?[0-9](?:\.(?P<part>[0-9]+))?e(?P<power>[+-]?[0-9]{1,3})")
_GROUPED = re.compile(r"[+-]?([0-9]{1,3}(,[0-9]{3})+|[0-9]+)(\.[0-9]+)?")
_LONGEST = 21  # characters; beyond, a float would silently round
_RANGE = re.compile(r"\d[\d,.]*\s*[%‰万亿个家人名元]*\s*(?:-|–|—|~|～|至|到)+\s*\d[\d,.]*\s*[%‰]?\s*\D{0,3}")
_CHINESE = re.compile(
    rf"(?P<share>百分之)?(?P<whole>[{NUMERAL_CHARACTERS}]+)(?:点(?P<part>[{NUMERAL_CHARACTERS}]+))?(?P<unit>\D{{0,4}})"
)
_MAGNITUDE = {
    "百": 100,
    "千": 1_000,
    "万": 10_000,
    "十万": 100_000,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
    "万亿": 10**12,
}


def read_number(text: str) -> Reading:
    """Return what a cell says. Never guesses: a separator out of place or a stray character is NUMBER_UNREADABLE."""
    if any(unicodedata.category(char) == "No" for char in text):
        return Reading(None, "NUMBER_UNREADABLE")  # 63① and 63² are a number with a mark, not 631 and 632
    plain = half_width(text).lower().lstrip("'").strip()
    quoted = _QUOTED_FORMULA.fullmatch(plain)
    plain = quoted[1].strip() if quoted else plain
    special = _special(plain)
    return special or _scientific(plain) or _shaped(plain) or _chinese(plain) or Reading(None, _why_unreadable(plain))


def _special(plain: str) -> Reading | None:
    if not plain or plain in _MISSING:
        return Reading(None, "MISSING")
    if plain in _NONE:
        return Reading(None, "AMBIGUOUS_NONE")
    if _EXCEL_ERROR.fullmatch(plain):
        return Reading(None, "EXCEL_ERROR")
    if plain.startswith("="):
        return Reading(None, "FORMULA_NO_CACHE")
    return Reading(None, "RANGE_FOR_NUMBER") if _RANGE.fullmatch(plain) else None


def _scientific(plain: str) -> Reading | None:
    """Read 8.812e+2, or return None where the mantissa has fewer digits than the number: 1.2e+05 has lost some."""
    match = _POWER.fullmatch(plain)
    if match is None:
        return None
    written, power = len(match["part"] or ""), int(match["power"])
    lost = power > 0 and written < power
    return None if lost or abs(power) > 15 else Reading(float(plain), decimals=max(0, written - power))


def _shaped(plain: str) -> Reading | None:
    """Read a number in digits with what may stand around it, or return None."""
    body, tail = _without_tail(plain)
    match = _SHAPE.fullmatch(body)
    if match is None or not _GROUPED.fullmatch(match["number"]) or len(match["number"]) > _LONGEST:
        return None
    unit = match["share"] or ""
    if match["unit"]:
        if unit or not is_unit(match["unit"]):
            return None
        unit = match["unit"]
    if match["most"] or match["ceiling"] or tail in ("以下", "及以下", "以内", "之内"):
        return Reading(None, "RANGE_FOR_NUMBER")  # a bound from above leaves everything open
    reading = _reading(match["number"].replace(",", ""), match["magnitude"], unit)
    return replace(reading, reason=_doubt(match, tail))


def _without_tail(plain: str) -> tuple[str, str]:
    match = _TAILS.search(plain)
    return (plain[: match.start()].strip(), match[1]) if match else (plain, "")


def _doubt(match: re.Match[str], tail: str) -> str | None:
    if match["least"] or match["floor"] or tail in ("以上", "及以上", "之上"):
        return "LOWER_BOUND"
    return "APPROXIMATE" if match["about"] or match["more"] or match["after"] or tail else None


def _reading(number: str, magnitude: str | None, unit: str) -> Reading:
    decimals = len(number.partition(".")[2])
    return Reading(float(number), None, _MAGNITUDE.get(magnitude or "", 1), unit, decimals)


def _chinese(plain: str) -> Reading | None:
    """Read a number in Chinese characters (三万二千, 百分之八十五点三), or return None."""
    match = _CHINESE.fullmatch(plain)
    if match is None or (match["unit"] and not is_unit(match["unit"])) or (match["share"] and match["unit"]):
        return None
    whole = chinese_number(match["whole"])
    digits = [chinese_number(char) for char in match["part"] or ""]
    if whole is None or any(digit is None or digit > 9 for digit in digits):
        return None
    number = f"{whole}.{''.join(map(str, digits))}" if digits else str(whole)
    reading = _reading(number, None, "%" if match["share"] else match["unit"])
    large = next((mark for mark in "亿万" if mark in match["whole"]), None)
    if large:  # the same as 3.2万: the numeral carries its own magnitude
        reading = replace(reading, value=float(number) / _MAGNITUDE[large], magnitude=_MAGNITUDE[large])
    return replace(reading, reason="CHINESE_NUMERAL")


def _why_unreadable(plain: str) -> str:
    """A word without any digit is a word; anything else is a number that cannot be read."""
    return "NUMBER_UNREADABLE" if re.search(r"\d", plain) else "TEXT_FOR_NUMBER"
