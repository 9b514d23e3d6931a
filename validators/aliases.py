"""Names of indicators as returns write them."""

import re
from dataclasses import dataclass

import polars as pl

from validators.folding import fold, split_bracket
from validators.headers import Role, part_of
from validators.units import is_unit


@dataclass(frozen=True)
class Named:
    """What an indicator's name says: which indicator(s), which part, and the unit in its bracket."""

    indicators: tuple[str, ...]
    part: Role
    unit: str = ""


class AliasIndex:
    """Finds the indicator behind a text; brackets, width and spaces do not matter."""

    def __init__(self, *, indicators: pl.DataFrame, aliases: pl.DataFrame) -> None:
        self._known: dict[tuple[str, Role], set[str]] = {}
        self._targets = set[str]()
        for alias, indicator, part in aliases.select("alias", "indicator_id", "part").iter_rows():
            self._add(alias, indicator, Role(part))
        for row in indicators.iter_rows(named=True):
            for name in (row["indicator_id"], row["target_id"], row["name_zh"], row["name_en"]):
                self._add(name, row["indicator_id"], Role.VALUE)
            self._add(row.get("numerator_zh"), row["indicator_id"], Role.NUMERATOR)
            self._add(row.get("denominator_zh"), row["indicator_id"], Role.DENOMINATOR)

    def find(self, text: str) -> Named | None:
        """Return what `text` names, or None. A value's name wins over a count's; a name of two values is none."""
        key = _key(text)
        found = self._lookup(key)
        if found:
            return found
        head, inside = split_bracket(key)
        if not inside:
            return self._with_part(key)
        part = part_of(inside)
        if part:
            ids = self._known.get((head, Role.VALUE), set())
            return Named(tuple(ids), part) if len(ids) == 1 else None
        found = self._lookup(head)
        if found and is_unit(inside):
            return Named(found.indicators, found.part, inside)
        return found if found and inside in _HARMLESS else None

    def _with_part(self, key: str) -> Named | None:
        """Return a part named behind an indicator's name: 老年人健康管理率_分子, 老年人健康管理率分母数."""
        match = _PART_BEHIND.fullmatch(key)
        part = part_of(match["part"]) if match else None
        ids = self._known.get((match["head"], Role.VALUE), set()) if match else set()
        return Named(tuple(ids), part) if part and len(ids) == 1 else None

    def within(self, text: str) -> set[str]:
        """Return the indicators whose value's name stands inside a longer text such as a title, longest name only."""
        key = _key(text)
        hits = [
            (name, ids)
            for (name, part), ids in self._known.items()
            if part == Role.VALUE and len(name) > 4 and name in key
        ]
        names = {name for name, _ in hits}
        longest = [ids for name, ids in hits if not any(name != other and name in other for other in names)]
        return set().union(*longest)

    def _lookup(self, key: str) -> Named | None:
        for part in (Role.VALUE, Role.NUMERATOR, Role.DENOMINATOR):
            ids = self._known.get((key, part), set())
            if len(ids) == 1 or (ids and part == Role.DENOMINATOR):
                return Named(tuple(sorted(ids)), part)
        return None

    def _add(self, name: str | None, indicator: str, part: Role) -> None:
        if name and fold(name):
            self._known.setdefault((_key(name), part), set()).add(indicator)


_PART_BEHIND = re.compile(r"(?P<head>.+?)[_\-－—–:/·.]*(?P<part>分子|分母|数值|完成值|实际值)(?:数|值)?")
# What may stand in a bracket behind a name without changing what is meant.
_HARMLESS = ("累计", "累计数", "必填", "填报值", "完成值", "数值")


def _key(text: str) -> str:
    return (
        fold(text).strip("*:").replace("〔", "(").replace("〕", ")").replace("“", "").replace("”", "").replace('"', "")
    )
