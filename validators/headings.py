"""What the texts above a column say together: a role, or an indicator, its part, period, region and unit."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Protocol

from validators.aliases import AliasIndex, Named
from validators.folding import fold, split_bracket
from validators.headers import Role, header_key, is_other_figure, part_of, roles_of, span_of
from validators.periods import read_period
from validators.units import is_unit

SEPARATOR = " / "
PARTS = (Role.VALUE, Role.NUMERATOR, Role.DENOMINATOR, Role.DONE, Role.DONE_ON, Role.DOCUMENT)
# A header cell is a period only where it says so; a bare number could be anything but a year.
_PERIOD_WORD = re.compile(r"年|季|月|半年|q[1-4]|[1-4]q|h1|20\d\d-\d\d-\d\d|20\d\d[-/.](0\d|1[0-2])")
_YEAR = re.compile(r"20\d\d年?度?")
_LEAD = re.compile(
    r"(?P<period>(?:20\d\d年?)?(?:第?[1-4一二三四]季度|q[1-4]|前[二三四]季度|[上]半年|全年|(?:1[-—–~至])?1?\d月份?)|20\d\d年度?)"
)
_ANY_YEAR = 2020  # whether a text is a period does not depend on the year it lacks


@dataclass(frozen=True)
class Heading:
    """Meaning of a column; `texts` are those of its header cells that say something."""

    texts: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    named: Named | None = None
    part: Role | None = None
    period: str = ""
    region: str = ""
    unit: str = ""
    span: str = ""  # "alone" (当季) or "months" (累计) where a header cell says so
    other: bool = False  # a target, last year's figure, a change: no figure of this return

    @property
    def text(self) -> str:
        """Header texts as one, top down."""
        return SEPARATOR.join(self.texts)


class Regions(Protocol):
    """What a header has to know of regions."""

    def names(self, text: str) -> bool:
        """Return whether a text is a region's name or code."""
        ...

    def narrowest(self, texts: Iterable[str]) -> str:
        """Return the text of the region inside all the others named; "" for none and for regions side by side."""
        ...


class Words:
    """Tells header words from others, for one codebook and sender."""

    def __init__(self, aliases: AliasIndex, regions: Regions) -> None:
        self.aliases = aliases
        self.is_region: Callable[[str], bool] = lru_cache(maxsize=10_000)(regions.names)
        self.narrowest = regions.narrowest

    def is_name(self, text: str) -> bool:
        """Return whether a text is a column name: a role's or an indicator's."""
        return bool(text.strip()) and (bool(roles_of(header_key(text))) or self.indicator(text)[0] is not None)

    def indicator(self, text: str) -> tuple[Named | None, str]:
        """Return the indicator a header text names, and the period that stands before or in a bracket behind it."""
        key = header_key(text)
        if not key or roles_of(key):
            return None, ""
        named = self.aliases.find(text)
        if named:
            return named, ""
        head, inside = split_bracket(key)
        if inside and is_period(inside) and (named := self.aliases.find(head)):
            return named, inside
        lead = _LEAD.match(key)
        named = self.aliases.find(key[lead.end() :].lstrip("-_的")) if lead and lead.end() < len(key) else None
        return (named, lead["period"]) if named and lead else (None, "")

    def is_word(self, text: str) -> bool:
        """Return whether a text can stand in a header: a name, a period, a unit or a figure beside the one reported."""
        return self.is_name(text) or is_period(text) or is_unit(text) or is_other_figure(header_key(text))


def is_period(text: str) -> bool:
    """Return whether a header cell is a period (2024年三季度, 9月, 2024)."""
    plain = fold(text)
    if not plain or not (_PERIOD_WORD.search(plain) or _YEAR.fullmatch(plain)):
        return False
    return read_period(text, context_year=_ANY_YEAR).period is not None


def read_heading(path: Sequence[str], words: Words, *, regions: bool) -> Heading:
    """Return what the texts above a column, top down, say together; the lowest that says something wins.

    `regions` says that columns stand for regions: a text that is nothing else is one.
    """
    heading = Heading()
    for text in reversed([text.strip() for text in path if text.strip()]):
        heading = _joined(heading, text, words, regions=regions)
    return heading


def _joined(below: Heading, text: str, words: Words, *, regions: bool) -> Heading:
    """Return a heading with the text above it taken in, where it adds something."""
    key = header_key(text)
    named, period = words.indicator(text)
    if is_other_figure(key) or (below.roles == (Role.INDICATOR,) and named):
        return replace(below, texts=(text, *below.texts), roles=(), part=None, other=True)
    if set(below.roles) - set(PARTS):
        return below  # 地区 under any group is the region
    roles = roles_of(key)
    if roles:
        return _with_roles(below, text, roles)
    if named:
        return below if below.named else _with_name(below, text, named, period)
    return _with_context(below, text, regions=regions)


def _with_context(below: Heading, text: str, *, regions: bool) -> Heading:
    """Take in a period, a unit, or where columns are regions the text itself."""
    if is_period(text):
        return _with(below, text, period=text)
    if is_unit(text):
        return _with(below, "", unit=text)
    return _with(below, text, region=text) if regions and not below.region else below


def _with_name(below: Heading, text: str, named: Named, period: str) -> Heading:
    own = named.part if named.part != Role.VALUE else None
    return _with(below, text, named=named, part=below.part or own, period=period, unit=named.unit)


def _with_roles(below: Heading, text: str, roles: tuple[Role, ...]) -> Heading:
    """A role is the column's own, or, above a name, says which part of the figure stands there."""
    part = next((role for role in roles if role in PARTS), None)
    if not below.texts:
        inside = split_bracket(header_key(text))[1]
        period = inside if part and is_period(inside) else ""
        return _with(
            below, text, roles=roles, part=part, unit=_unit_inside(text), period=period, span=span_of(header_key(text))
        )
    splits = part in (Role.NUMERATOR, Role.DENOMINATOR) and below.part is None
    return _with(below, text, part=part) if splits else below


def _with(
    below: Heading,
    text: str,
    *,
    roles: tuple[Role, ...] = (),
    named: Named | None = None,
    part: Role | None = None,
    period: str = "",
    region: str = "",
    unit: str = "",
    span: str = "",
) -> Heading:
    return replace(
        below,
        texts=(text, *below.texts) if text else below.texts,
        roles=below.roles or roles,
        named=below.named or named,
        part=part or below.part,
        period=_period_of(period, below.period),
        region=below.region or region,
        unit=below.unit or unit,
        span=below.span or span,
    )


def _period_of(above: str, below: str) -> str:
    """A year above a quarter or month completes it."""
    if above and below and _YEAR.fullmatch(fold(above)) and not re.search(r"20\d\d", fold(below)):
        return f"{fold(above).rstrip('度').rstrip('年')}年{below}"
    return below or above


def _unit_inside(text: str) -> str:
    inside = split_bracket(header_key(text))[1]
    return inside if is_unit(inside) and part_of(inside) is None else ""
