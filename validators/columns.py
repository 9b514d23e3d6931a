"""Sorts the columns of a table: which say where, what and when, and which together hold one figure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from validators.folding import fold
from validators.grid import Grid
from validators.headers import Role, header_key, roles_of
from validators.headings import PARTS, Heading, Words, read_heading
from validators.units import is_unit

_SAMPLE = 200  # rows looked at to tell what stands under a column without a name
_COUNTIES = ("县", "区县", "县区", "县市", "市县区", "县别", "district", "county")


@dataclass(frozen=True)
class MeasureColumns:
    """Grid columns that hold one figure, and what the header says about it; `indicator` None: a column names it.

    `period` and `region` are texts of the header where the figure's columns stand for one.
    """

    header: str
    indicator: str | None = None
    value: str | None = None
    numerator: str | None = None
    denominator: str | None = None
    unit: str = ""
    period: str = ""
    region: str = ""
    done: str | None = None
    done_on: str | None = None
    document: str | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        """Grid columns this figure is made of."""
        own = (self.value, self.numerator, self.denominator, self.done, self.done_on, self.document)
        return tuple(name for name in own if name)


_Key = tuple[str | None, str, str]


class Columns:
    """Columns of one header: `roles` of those that stand once, `periods`, and the figures (`measures`)."""

    def __init__(self, grid: Grid, paths: Sequence[tuple[str, ...]], words: Words, *, last_header_row: int) -> None:
        self._grid, self._words = grid, words
        self._below = grid.frame.filter(grid.frame["row"] > last_header_row)
        self._paths = dict(zip(grid.columns, paths, strict=True))
        self.regions_across = self._regions_stand_across()
        self.headings: dict[str, Heading] = {
            name: read_heading(path, words, regions=self.regions_across) for name, path in self._paths.items()
        }
        self._found: dict[Role, list[str]] = {}
        for name, heading in self.headings.items():
            if heading.roles and not self._stands_for(heading):
                self._found.setdefault(self._decided(name, heading.roles), []).append(name)
        self._find_corner()
        self._find_parent()
        self.periods = self._period_columns()
        self.roles: dict[Role, str] = {role: names[0] for role, names in self._found.items() if role != Role.PERIOD}

    def has(self, role: Role) -> bool:
        """Return whether a column plays a role."""
        return role in self._found

    def measures(self) -> tuple[MeasureColumns, ...]:
        """Return the figures of a row: one in the long form, one per indicator, period or region across, () for none.

        Columns named by a period alone count only where no column of values stands beside them.
        """
        counts = self.has(Role.NUMERATOR) and self.has(Role.DENOMINATOR)
        valued = self.has(Role.VALUE) or self.has(Role.DONE) or counts
        if self.has(Role.INDICATOR) and valued and not self.regions_across:
            return (self.long_measure(),)
        across = self._across()
        return self._with_loose_columns(across) if across else ()

    def long_measure(self) -> MeasureColumns:
        """Return the figure made of the columns of values, numerators and denominators."""
        role = self.roles.get
        value, numerator = role(Role.VALUE), role(Role.NUMERATOR)
        named = value or role(Role.DONE) or numerator or ""
        heading = self.headings[named] if named else Heading()
        return MeasureColumns(
            heading.text,
            value=value or (None if numerator else role(Role.DONE)),
            numerator=numerator,
            denominator=role(Role.DENOMINATOR),
            unit=heading.unit,
            done=role(Role.DONE),
            done_on=role(Role.DONE_ON),
            document=role(Role.DOCUMENT),
        )

    def _stands_for(self, heading: Heading) -> bool:
        return heading.part is not None and bool(heading.named or heading.period or heading.region)

    def _regions_stand_across(self) -> bool:
        """Return whether columns are regions: no column says where a row belongs, and headers name regions."""
        texts = [path[0] if path else "" for path in self._paths.values()]
        roles = [set(roles_of(header_key(text))) for text in texts]
        places = [index for index, found in enumerate(roles) if found & {Role.REGION, Role.CODE, Role.PARENT}]
        units = [index for index in places if Role.UNIT in roles[index]]
        named = [
            text for text, found in zip(texts, roles, strict=True) if text and not found and self._words.is_region(text)
        ]
        first = next((index for index, text in enumerate(texts) if text), None)
        corner = [first] if first in places and len(named) >= 2 and self._lists_indicators(first or 0) else []
        stated = any(Role.INDICATOR in found for found in roles) or bool(corner) or self._lists_indicators(0)
        return stated and len(named) >= (1 if not corner else 2) and not set(places) - set(units) - set(corner)

    def _lists_indicators(self, index: int) -> bool:
        """Return whether indicators stand under a column."""
        texts = self._below[f"c{index}"].head(_SAMPLE).unique().to_list()
        return any(self._words.aliases.find(text) is not None for text in texts if text.strip())

    def _find_corner(self) -> None:
        """Find the column of indicators or regions whose own header is blank or says both (指标/地区)."""
        if self.regions_across and not self.has(Role.INDICATOR):
            name = next((name for name, path in self._paths.items() if path), "c0")
            name = "c0" if self._lists_indicators(0) else name
            self._take(name, Role.INDICATOR)
        elif not self.regions_across and not {Role.REGION, Role.CODE, Role.PARENT} & set(self._found):
            name = next(iter(self._paths), "")
            blank = bool(name) and (not self._paths[name] or _is_corner(self._paths[name][-1]))
            below = [text for text in self._below[name].head(_SAMPLE).unique() if text.strip()] if blank else []
            if below and sum(map(self._words.is_region, below)) * 2 > len(below):
                self._take(name, Role.REGION)

    def _take(self, name: str, role: Role) -> None:
        for names in self._found.values():
            if name in names:
                names.remove(name)
        self._found = {found: names for found, names in self._found.items() if names}
        self.headings[name] = replace(self.headings[name], roles=(role,), named=None, part=None, period="", region="")
        self._found[role] = [name]

    def _find_parent(self) -> None:
        """Two columns of places are a city's and a county's; a lone column of cities is the region itself."""
        regions = self._found.get(Role.REGION, [])
        if Role.PARENT not in self._found and len(regions) > 1:
            upper, lower = regions[:2]
            if fold(self.headings[lower].text) in _COUNTIES and fold(self.headings[upper].text) not in _COUNTIES:
                self._found[Role.PARENT], self._found[Role.REGION] = [upper], [lower]
        if Role.PARENT in self._found and Role.REGION not in self._found:
            self._found[Role.REGION] = self._found.pop(Role.PARENT)

    def _period_columns(self) -> tuple[str, ...]:
        names = self._found.get(Role.PERIOD, [])
        return tuple(sorted(names, key=lambda name: not header_key(self.headings[name].text).startswith("年"))[:2])

    def _decided(self, name: str, possible: tuple[Role, ...]) -> Role:
        """Return the role of a column; 单位 is decided by what stands under it, never by its place."""
        if len(possible) == 1 or Role.UNIT not in possible:
            return possible[0]
        filled = [text for text in self._below[name].unique().to_list() if text.strip()]
        if filled:
            return Role.UNIT if sum(map(is_unit, filled)) * 2 > len(filled) else Role.REGION
        others = (heading.roles for column, heading in self.headings.items() if column != name)
        return Role.UNIT if self.regions_across or any(Role.REGION in roles for roles in others) else Role.REGION

    def _across(self) -> tuple[MeasureColumns, ...]:
        groups = self._groups()
        found = [self._measure(key, parts) for key, parts in groups.items()]
        order = list(self.headings)
        whole = [measure for measure in found if measure.value or (measure.numerator and measure.denominator)]
        return tuple(sorted(whole, key=lambda measure: min(map(order.index, measure.columns))))

    def _groups(self) -> dict[_Key, dict[Role, str]]:
        """Columns by the figure they belong to: indicator, period and region of their headings."""
        groups: dict[_Key, dict[Role, str]] = {}
        shared: list[tuple[str, Heading]] = []
        loose = self.has(Role.VALUE) or any(heading.named and not heading.period for heading in self.headings.values())
        for name, heading in self.headings.items():
            if not (heading.named or heading.period or heading.region) or (heading.roles and not heading.part):
                continue
            if loose and not heading.named and not heading.region:
                continue
            if heading.named and len(heading.named.indicators) > 1:
                shared.append((name, heading))
                continue
            indicator = heading.named.indicators[0] if heading.named else None
            parts = groups.setdefault((indicator, heading.period, heading.region), {})
            parts.setdefault(heading.part or Role.VALUE, name)
        for name, heading in shared:  # one denominator of several indicators
            for (indicator, period, region), parts in groups.items():
                if heading.named and indicator in heading.named.indicators and _fits(heading, period, region):
                    parts.setdefault(heading.part or Role.VALUE, name)
        return groups

    def _measure(self, key: _Key, parts: Mapping[Role, str]) -> MeasureColumns:
        value = parts.get(Role.VALUE) or parts.get(Role.DONE)
        named = self.headings[value or parts.get(Role.NUMERATOR) or next(iter(parts.values()))]
        return MeasureColumns(
            named.text,
            indicator=key[0],
            value=value,
            numerator=parts.get(Role.NUMERATOR),
            denominator=parts.get(Role.DENOMINATOR),
            unit=named.unit,
            period=key[1],
            region=key[2],
            done=parts.get(Role.DONE),
            done_on=parts.get(Role.DONE_ON),
            document=parts.get(Role.DOCUMENT),
        )

    def _with_loose_columns(self, wide: tuple[MeasureColumns, ...]) -> tuple[MeasureColumns, ...]:
        """Give plain 分子, 分母, 文号 and 完成日期 columns to the figure they stand behind, where that is clear."""
        fields = {
            "numerator": Role.NUMERATOR,
            "denominator": Role.DENOMINATOR,
            "done_on": Role.DONE_ON,
            "document": Role.DOCUMENT,
        }
        for field, role in fields.items():
            names = self._found.get(role, [])
            if len(names) == len(wide) and all(getattr(measure, field) is None for measure in wide):
                wide = self._given(wide, field, names)
        return wide

    def _given(self, wide: tuple[MeasureColumns, ...], field: str, names: Sequence[str]) -> tuple[MeasureColumns, ...]:
        order = {name: index for index, name in enumerate(self.headings)}
        starts = [order[measure.columns[0]] for measure in wide]
        ends = [*starts[1:], len(order)]
        behind = all(start < order[name] < end for start, name, end in zip(starts, names, ends, strict=True))
        if len(wide) > 1 and not behind:
            return wide
        fields = [{field: name} for name in names]
        return tuple(replace(measure, **given) for measure, given in zip(wide, fields, strict=True))


def _fits(heading: Heading, period: str, region: str) -> bool:
    return heading.period in ("", period) and heading.region in ("", region)


def _is_corner(text: str) -> bool:
    parts = [part for part in fold(text).replace("\\", "/").replace("|", "/").split("/") if part]
    return len(parts) > 1 and all(roles_of(part) for part in parts)


__all__ = ["PARTS", "Columns", "MeasureColumns"]
