"""Units: what one means, and what turns a number written in one into another."""

import re
from dataclasses import dataclass
from fractions import Fraction

from validators.folding import fold

_MAGNITUDES = {
    "": 1,
    "十": 10,
    "百": 100,
    "千": 1_000,
    "万": 10_000,
    "十万": 100_000,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
}
_WORD = re.compile(r"^(?P<magnitude>十万|百万|千万|十|百|千|万|亿)?(?P<base>.*)$")
_COUNTED = re.compile(r"个(?!百分)\w{1,5}")  # 个城市, 个统筹地区
_COUNTERS = "家 个 所 间 项 类 批 件 种 台 张 辆 份 只 支 座 组 例 户 条 套 处 县 市 区 机构 医院 institutions items"
_DIMENSIONS: dict[str, str] = {
    **dict.fromkeys(("人", "名", "位", "person", "persons", "people"), "people"),
    **dict.fromkeys(("元", "人民币", "rmb", "yuan", "cny"), "money"),
    **dict.fromkeys(("人次", "例次", "visits"), "visits"),
    **dict.fromkeys(("次", "times"), "times"),
    **dict.fromkeys(("%", "百分比", "百分数", "percent", "pct"), "share"),
    **dict.fromkeys(_COUNTERS.split(), "things"),
}
# Units in which offices write both the plain and the 万 form.
_SCALABLE = ("people", "money", "visits")


@dataclass(frozen=True)
class Unit:
    """A unit taken apart: dimension, how many base units one is, and the "per" behind a slash."""

    dimension: str
    scale: Fraction
    per: str = ""

    def fits(self, other: "Unit") -> bool:
        """Return whether numbers in both mean the same thing; a "per" left out fits."""
        return self.dimension == other.dimension and (not self.per or not other.per or self.per == other.per)


def read_unit(text: str) -> Unit | None:
    """Return the unit a text names (万名, 元/人, 个县, %), or None for no unit word."""
    key = fold(text).strip("()[]:")
    if key == "‰":
        return Unit("share", Fraction(1, 10))
    head, _, per = key.partition("/")
    match = _WORD.match(head)
    magnitude, base = (match["magnitude"] or "", match["base"]) if match else ("", head)
    dimension = _DIMENSIONS.get(base) or ("things" if _COUNTED.fullmatch(base) else None)
    if dimension is None or (dimension == "share" and magnitude):
        return None
    return Unit(dimension, Fraction(_MAGNITUDES[magnitude]), per)


def is_unit(text: str) -> bool:
    """Return whether a text is a unit word."""
    return read_unit(text) is not None


# What stands at the end of a count's name, without 数, says what is counted.
_COUNT_ENDS = (
    ("visits", re.compile(r"(?:人次|例次)$")),
    (
        "people",
        re.compile(r"(?:人|人员|人群|人口|居民|医生|医师|护士|药师|患者|病人|孕妇|产妇|妇女|儿童|学生|职工|对象|者)$"),
    ),
    ("money", re.compile(r"(?:金额|总额|经费|费用|支出|收入|价格|基金)$")),
)


def counted(name: str) -> str | None:
    """Return the dimension of what a count is named for (接受健康管理的老年人数), None where the name does not say."""
    key = re.sub(r"\([^()]*\)$", "", fold(name))
    noun = re.sub(r"总?数$", "", key)
    ends = next((dimension for dimension, shape in _COUNT_ENDS if shape.search(noun)), None)
    return ends or ("things" if noun and noun != key else None)


@dataclass(frozen=True)
class Scaling:
    """Factor to the indicator's unit as `times` / `over`, and the doubt about it."""

    times: int = 1
    over: int = 1
    reason: str | None = None


def scaling(*, magnitude: int, cell_unit: str, stated: str, own: str, unit_column: bool) -> Scaling:
    """Return how a number becomes one in the indicator's unit `own`.

    `magnitude` (万 = 10000) and `cell_unit` stand in the cell itself; `stated` is the unit of its row, its column's
    name or the title. `unit_column` says whether the file has a column for units, so that a blank one is a gap.
    """
    target = read_unit(own)
    if target is None:
        plain = magnitude == 1 and not cell_unit and fold(stated) in ("", fold(own))
        return Scaling() if plain else Scaling(reason="UNIT_MISMATCH")
    in_cell = read_unit(cell_unit) if cell_unit else None
    beside = read_unit(stated) if stated else None
    if _contradicts(cell_unit, in_cell, target) or _contradicts(stated, beside, target):
        return Scaling(reason="UNIT_MISMATCH")
    if magnitude > 1 and target.dimension == "share":
        return Scaling(reason="UNIT_MISMATCH")
    gap = target.scale > 1 or (target.dimension in _SCALABLE and unit_column)
    if magnitude == 1 and in_cell is None:
        return _from_beside(beside, target, gap=gap)
    return _from_cell(magnitude, in_cell, beside, target, gap=gap)


def _contradicts(text: str, unit: Unit | None, target: Unit) -> bool:
    return bool(text) and (unit is None or not unit.fits(target))


def _from_beside(beside: Unit | None, target: Unit, *, gap: bool) -> Scaling:
    if beside is None:
        return Scaling(reason="UNIT_MISSING" if gap else None)
    return _scaled(beside.scale, target)


def _from_cell(magnitude: int, in_cell: Unit | None, beside: Unit | None, target: Unit, *, gap: bool) -> Scaling:
    scale = magnitude * (in_cell.scale if in_cell else Fraction(1))
    if target.dimension == "share":
        same = beside is None or beside.scale == scale
        return _scaled(scale, target) if same else Scaling(reason="UNIT_MISMATCH")
    if beside is None:  # the cell fills a gap, or says what nobody doubted
        return _scaled(scale, target, reason=None if gap else "UNIT_IN_CELL")
    if in_cell is None and beside.scale == 1:  # 9.36万 in a row of 人
        return _scaled(scale, target)
    return _scaled(scale, target, reason="UNIT_IN_CELL") if scale == beside.scale else Scaling(reason="UNIT_MISMATCH")


def _scaled(scale: Fraction, target: Unit, reason: str | None = None) -> Scaling:
    ratio = scale / target.scale
    return Scaling(ratio.numerator, ratio.denominator, reason)
