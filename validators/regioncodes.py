"""Codes of regions as spreadsheets leave them: floats, powers of ten, 2 to 12 digits, full width, apostrophes."""

import re
from dataclasses import dataclass
from decimal import Decimal

from validators.folding import fold

_SCIENTIFIC = re.compile(r"(?P<mantissa>\d(\.\d+)?)e\+?(?P<power>\d{1,2})")
_QUOTED = re.compile(r'="([^"]*)"')


@dataclass(frozen=True)
class CodeReading:
    """A six-character code, or None where the text is no code; `kept` digits of it are certain."""

    code: str | None
    kept: int = 6

    @property
    def whole(self) -> bool:
        """True where no digit was lost on the way."""
        return self.kept >= 6

    def rounds_to(self, code: str) -> bool:
        """Return whether writing `code` with the kept digits gives this reading."""
        if self.code is None or not code.isdecimal() or not self.code.isdecimal():
            return False
        unit = int(10 ** (6 - self.kept))
        return bool(abs(int(code) - int(self.code)) * 2 <= unit)


def read_code(text: str) -> CodeReading:
    """Return the code in a text; 2, 4, 9 and 12 digits count where nothing but zeros is added or dropped."""
    plain = fold(text).lstrip("'`‘’")
    quoted = _QUOTED.fullmatch(plain)
    plain = re.sub(r"\.0+$", "", quoted[1] if quoted else plain)
    scientific = _SCIENTIFIC.fullmatch(plain)
    if scientific:
        kept = len(scientific["mantissa"].replace(".", ""))
        number = Decimal(scientific["mantissa"]).scaleb(int(scientific["power"]))
        return CodeReading(_six(f"{number:.0f}"), min(kept, 6))
    return CodeReading(_six(plain) if plain.isascii() and plain.isdecimal() else _local(plain))


def _six(digits: str) -> str | None:
    if len(digits) in (2, 4, 6):
        return digits.ljust(6, "0")
    return digits[:6] if len(digits) in (9, 12) and not digits[6:].strip("0") else None


def _local(plain: str) -> str | None:
    """A code outside the standard, such as 6107A1."""
    return plain.upper() if re.fullmatch(r"[0-9a-z]{6}", plain) and not plain.isalpha() else None
