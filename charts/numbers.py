"""How numbers are written, in one place: decimals, grouping, sign, unit, thresholds, and the missing one."""

import math
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from domain.terms import Comparator
from locales import Texts

MISSING = "—"
PERCENT = "%"

_MOST_DECIMALS = 9
_NOISE = Decimal("1e-9")

# Units as the registry writes them; the words are in charts.ftl. Any other unit is shown as written.
_UNIT_KEYS = {
    "个": "item",
    "项": "task",
    "家": "institution",
    "名": "person",
    "人": "head",
    "万名": "ten-thousand-people",
    "个县": "county",
    "个市": "city",
    "个城市": "urban",
    "个统筹地区": "pooling-area",
    "个子项目": "sub-item",
    "间": "room",
    "类": "type",
    "元/人": "yuan-per-person",
    "家/县": "institution-per-county",
    "次/年": "times-per-year",
    "次/季度": "times-per-quarter",
    "批/省": "batch-per-province",
}


def is_missing(value: float | None) -> bool:
    """Return whether there is no number to show (None, NaN, infinite)."""
    return value is None or not math.isfinite(value)


def decimals_in(values: Iterable[float | None], unit: str) -> int:
    """Return the decimals that show `values` alike: as many as they use, at most 1 for percentages, else 2."""
    cap = 1 if unit == PERCENT else 2
    used = [0]
    for value in values:
        if value is not None and math.isfinite(value):
            exponent = Decimal(repr(round(float(value), 6))).normalize().as_tuple().exponent
            used.append(max(0, -int(exponent)))
    return min(cap, max(used))


def _side(value: Decimal, threshold: Decimal) -> int:
    # Less than a billionth apart is the noise of binary fractions, not a difference.
    return 0 if abs(value - threshold) < _NOISE else (1 if value > threshold else -1)


def _rounded(exact: Decimal, decimals: int, thresholds: tuple[Decimal, ...]) -> Decimal:
    for digits in range(decimals, _MOST_DECIMALS + 1):
        shown = exact.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)
        if all(_side(shown, threshold) == _side(exact, threshold) for threshold in thresholds):
            return shown
    return exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def number(value: float | None, *, decimals: int, threshold: float | None = None, signed: bool = False) -> str:
    """Return the digits of `value` with `decimals` places; `—` where it is missing, never 0.

    Where rounding would carry it onto or over `threshold` (or onto 0), more places are shown: 84.97 against 85 is
    84.97. From 10,000 the thousands are set apart. `signed` writes + and −.
    """
    if value is None or not math.isfinite(value):
        return MISSING
    limits = (Decimal(0),) if threshold is None else (Decimal(0), Decimal(repr(float(threshold))))
    shown = _rounded(Decimal(repr(round(float(value), 9))), decimals, limits)
    digits = f"{abs(shown):,f}" if abs(shown) >= 10_000 else f"{abs(shown):f}"
    if shown == 0:
        return digits
    sign = "−" if shown < 0 else "+" if signed else ""
    return sign + digits


def unit_word(unit: str, texts: Texts, *, count: float = 2) -> str:
    """Return the unit in the reader's language, in the number of `count`; an unknown unit comes back as written."""
    key = _UNIT_KEYS.get(unit)
    return texts.say(f"chart-unit-{key}", count=count).strip() if key else unit


def amount(
    value: float | None, unit: str, texts: Texts, *, decimals: int | None = None, threshold: float | None = None
) -> str:
    """Return number and unit: `83.6%`, `438 个`, `9.36 万名`; `—` where missing. Decimals default to its own."""
    if value is None or not math.isfinite(value):
        return MISSING
    digits = number(value, decimals=decimals_in([value], unit) if decimals is None else decimals, threshold=threshold)
    return _with_unit(digits, unit, texts, count=value)


def _with_unit(digits: str, unit: str, texts: Texts, *, count: float) -> str:
    word = unit_word(unit, texts, count=count)
    if unit == PERCENT:
        return digits + PERCENT
    return f"{digits} {word}" if word else digits


def difference(
    value: float | None, unit: str, texts: Texts, *, decimals: int | None = None, signed: bool = True
) -> str:
    """Return a gap with its unit: `+4.2 个百分点` / `+4.2 pp`, `−12 个`; `—` where missing."""
    if value is None or not math.isfinite(value):
        return MISSING
    places = decimals_in([value], unit) if decimals is None else decimals
    digits = number(value, decimals=places, signed=signed)
    if unit == PERCENT:
        return texts.say("chart-points", number=digits)
    return _with_unit(digits, unit, texts, count=value)


def target(
    comparator: Comparator | str, value: float | None, unit: str, texts: Texts, *, upper: float | None = None
) -> str:
    """Return a target as it is read: `＞85%`, `≥70%`, `1–2 个`, `约 63%`; `—` for a crisp one without a value."""
    kind = Comparator(comparator)
    if kind is Comparator.DONE_BY:
        return texts.say("chart-target-done_by")
    if kind is Comparator.ALL and is_missing(value):
        value = 100.0
    if is_missing(value):
        return MISSING
    amounts = amount(value, unit, texts)
    if kind is Comparator.BETWEEN and upper is not None:
        low = number(value, decimals=decimals_in([value, upper], unit))
        return f"{low}–{amount(upper, unit, texts)}"
    return texts.say(f"chart-target-{kind.value}", amount=amounts)
