"""Chinese numerals."""

_DIGITS = {
    char: value
    for value, chars in enumerate(("零〇", "一壹", "二贰两", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"))
    for char in chars
}
_TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1_000, "仟": 1_000}
_LARGE = {"亿": 10**8, "万": 10**4}
NUMERAL_CHARACTERS = "".join((*_DIGITS, *_TENS, *_LARGE))


def chinese_number(text: str) -> int | None:
    """Return the whole number written in Chinese (三万二千, 十二, 二〇二四), or None where it is not well formed."""
    if not text:
        return None
    if all(char in _DIGITS for char in text):
        return int("".join(str(_DIGITS[char]) for char in text)) if len(text) != 2 or text[0] in "零〇" else None
    for mark, size in _LARGE.items():
        head, found, tail = text.partition(mark)
        if found:
            return _around(head, tail, size)
    return _below_ten_thousand(text)


def _around(head: str, tail: str, size: int) -> int | None:
    """Value of `head` times `size` plus `tail`; 三万二 (32000 in speech) is left out: its tail has no unit."""
    if len(tail) == 1:
        return None
    left, right = chinese_number(head), chinese_number(tail.lstrip("零〇")) if tail else 0
    if left is None or right is None or not 0 <= right < size:
        return None
    return left * size + right


def _below_ten_thousand(text: str) -> int | None:
    total, digit, last = 0, None, 10_000
    for position, char in enumerate(text):
        if char in _DIGITS:
            if digit is not None and digit != 0:
                return None
            digit = _DIGITS[char]
            continue
        unit = _TENS.get(char)
        if unit is None or unit >= last or (digit is None and (position or unit != 10)) or digit == 0:
            return None
        total, last, digit = total + (1 if digit is None else digit) * unit, unit, None
    ends_short = digit is not None and last > 10 and last < 10_000 and text[-2] not in "零〇"
    return None if ends_short else total + (digit or 0)
