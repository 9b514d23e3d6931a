"""Names of indicators as returns write them."""

import re
from dataclasses import dataclass

import polars as pl

from domain.terms import Kind, Measure
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
        known = indicators.select(pl.col("indicator_id", "measure", "kind").cast(pl.String))
        self.periodic = frozenset(known.filter(pl.col("measure") == Measure.PERIODIC.value)["indicator_id"])
        self.ratios = frozenset(known.filter(pl.col("kind") == Kind.RATIO.value)["indicator_id"])
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
        """Return what `text` names, or None. A value's name wins over a count's; a name of two values is none.

        A number or 其中 before the name changes nothing.
        """
        return self._find(_key(text)) or self._find(_key(without_numbering(text)))

    def _find(self, key: str) -> Named | None:
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


_CIRCLED = re.compile(r"^\s*[①-⑳㉑-㉟]+")
_NUMBERING = re.compile(
    r"^(?:(?:\(?(?:\d{1,2}|[一二三四五六七八九十]{1,3})\)|(?:\d{1,2}|[一二三四五六七八九十]{1,3})[.、:](?!\d)|"
    r"\d{1,2}(?:\.\d{1,2}){1,2}[.、]?(?=\D)|其中[:,、]?|[-—–·•●○◆◇■□▲△★☆※*])+)"
)


def without_numbering(text: str) -> str:
    """Return a folded name without the number, mark or 其中 before it."""
    return _NUMBERING.sub("", fold(_CIRCLED.sub("", text)))


def _key(text: str) -> str:
    return (
        fold(text).strip("*:").replace("〔", "(").replace("〕", ")").replace("“", "").replace("”", "").replace('"', "")
    )


_BARE = {
    **dict.fromkeys(("分子", "分子数", "分子值"), Role.NUMERATOR),
    **dict.fromkeys(("分母", "分母数", "分母值"), Role.DENOMINATOR),
    **dict.fromkeys(("比例", "比率", "率", "完成率", "完成值", "数值", "指标值", "实际值", "值", "百分比"), Role.VALUE),
}


def bare_part(text: str) -> Role | None:
    """Return the part that a row's name is and nothing more (分子, 其中：分母（人）, 比例), or None."""
    head, inside = split_bracket(without_numbering(text))
    return _BARE.get(head) if not inside or is_unit(inside) else None
