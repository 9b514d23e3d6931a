"""Sorts the columns of a table: which say where, what and when, and which together hold one figure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from validators.corners import PLACES, Corner
from validators.folding import fold
from validators.grid import Grid
from validators.headers import Role, header_key
from validators.headings import PARTS, Heading, Words, read_heading
from validators.loosecolumns import is_strangers
from validators.units import is_unit
from validators.valuecolumns import Choice

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
    span: str = ""  # "alone" or "months" where the header says so (当季, 累计)
    numerator_unit: str = ""
    denominator_unit: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        """Grid columns this figure is made of."""
        own = (self.value, self.numerator, self.denominator, self.done, self.done_on, self.document)
        return tuple(name for name in own if name)


_Key = tuple[str | None, str, str]


class Columns:
    """Columns of one header: `roles` of those that stand once, `periods`, and the figures (`measures`)."""

    def __init__(self, grid: Grid, paths: Sequence[tuple[str, ...]], words: Words, *, last_header_row: int) -> None:
        start = int(grid.frame["row"].search_sorted(last_header_row, side="right"))
        self._below = grid.frame.slice(start)
        self._paths = dict(zip(grid.columns, paths, strict=True))
        self._words = words
        corner = Corner(self._paths, self._below, words)
        self.regions_across = corner.regions_stand_across()
        self.headings: dict[str, Heading] = {
            name: read_heading(path, words, regions=self.regions_across) for name, path in self._paths.items()
        }
        self._choice = Choice(self.headings, self._below, words.aliases, last_header_row)
        self._found: dict[Role, list[str]] = {}
        for name, heading in self.headings.items():
            if heading.roles and not heading.other and not self._stands_for(heading):
                self._found.setdefault(self._decided(name, heading.roles), []).append(name)
        self._find_corner(corner)
        self._find_parent()
        if len(naming := self._found.get(Role.INDICATOR, [])) > 1:
            self._found[Role.INDICATOR] = self._choice.by_known_names(naming)
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
        value, numerator = self._choice.long(self._found.get(Role.VALUE, [])), role(Role.NUMERATOR)
        named = value or role(Role.DONE) or numerator or ""
        heading = self.headings[named] if named else Heading()
        return MeasureColumns(
            heading.text,
            value=value or (None if numerator else role(Role.DONE)),
            numerator=numerator,
            denominator=role(Role.DENOMINATOR),
            unit=heading.unit,
            period="" if self.periods else heading.period,
            done=role(Role.DONE),
            done_on=role(Role.DONE_ON),
            document=role(Role.DOCUMENT),
            span=heading.span,
            **self._count_units(numerator, role(Role.DENOMINATOR)),
        )

    def _count_units(self, numerator: str | None, denominator: str | None) -> dict[str, str]:
        parts = {"numerator_unit": numerator, "denominator_unit": denominator}
        return {part: self.headings[name].unit if name else "" for part, name in parts.items()}

    def _stands_for(self, heading: Heading) -> bool:
        return heading.part is not None and bool(heading.named or heading.period or heading.region)

    def _find_corner(self, corner: Corner) -> None:
        """Find the column of indicators, periods or regions whose own header is blank or says both (指标/地区)."""
        if self.regions_across:
            key = corner.key_column()
            if key and not self.has(Role.INDICATOR) and not self.has(key[1]):
                self._take(*key)
        elif not PLACES & set(self._found):
            key = corner.row_column()
            if key and not self.has(key[1]):
                self._take(*key)
        parts = None if self.has(Role.INDICATOR) else corner.parts_column(self._unused())
        if parts:
            self._take(parts, Role.INDICATOR)

    def _unused(self) -> list[str]:
        """Return the columns with a name that says nothing."""
        taken = {name for names in self._found.values() for name in names}
        told = {name for name, one in self.headings.items() if one.roles or one.named or one.period or one.region}
        return [name for name, path in self._paths.items() if path and name not in taken | told]

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
        groups: dict[_Key, dict[Role, list[str]]] = {}
        shared: list[tuple[str, Heading]] = []
        loose = self.has(Role.VALUE) or any(heading.named and not heading.period for heading in self.headings.values())
        for name, heading in self.headings.items():
            placed = heading.named or heading.period or heading.region
            if not placed or heading.other or (heading.roles and not heading.part):
                continue
            if loose and not heading.named and not heading.region:
                continue
            if heading.named and len(heading.named.indicators) > 1:
                shared.append((name, heading))
                continue
            indicator = heading.named.indicators[0] if heading.named else None
            parts = groups.setdefault((indicator, heading.period, heading.region), {})
            parts.setdefault(heading.part or Role.VALUE, []).append(name)
        for name, heading in shared:  # one denominator of several indicators
            for (indicator, period, region), parts in groups.items():
                if heading.named and indicator in heading.named.indicators and _fits(heading, period, region):
                    parts.setdefault(heading.part or Role.VALUE, [name])
        return {
            key: {part: self._choice.wide(names, key[0]) for part, names in parts.items()}
            for key, parts in groups.items()
        }

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
            span=named.span,
            **self._count_units(parts.get(Role.NUMERATOR), parts.get(Role.DENOMINATOR)),
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
            names = [
                name
                for name in self._found.get(role, [])
                if not is_strangers(name, self.headings, self._paths, self._words)
            ]
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
        counts = field in ("numerator", "denominator")
        fields = [
            {field: name, f"{field}_unit": self.headings[name].unit} if counts else {field: name} for name in names
        ]
        return tuple(replace(measure, **given) for measure, given in zip(wide, fields, strict=True))


def _fits(heading: Heading, period: str, region: str) -> bool:
    return heading.period in ("", period) and heading.region in ("", region)


__all__ = ["PARTS", "Columns", "MeasureColumns"]
