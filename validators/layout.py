"""How a table is laid out: where its header is, what each column is, which columns together hold one figure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from validators.aliases import AliasIndex, Named
from validators.decode import FileRefusedError
from validators.folding import fold, split_bracket
from validators.grid import Grid
from validators.headers import Role, header_key, roles_of
from validators.limits import Limits
from validators.titles import Titles, read_titles
from validators.units import is_unit


@dataclass(frozen=True)
class MeasureColumns:
    """Grid columns that hold one figure, and what the header says about it; `indicator` None: a column names it."""

    header: str
    indicator: str | None = None
    value: str | None = None
    numerator: str | None = None
    denominator: str | None = None
    unit: str = ""


@dataclass(frozen=True)
class Layout:
    """Where everything stands in a grid."""

    header_row: int
    width: int  # columns with a name; what stands right of them has slipped out of its place
    roles: dict[Role, str]
    periods: tuple[str, ...]
    measures: tuple[MeasureColumns, ...]
    headers: dict[str, str]
    ignored: tuple[str, ...]
    titles: Titles
    title_lines: tuple[str, ...]


def understand(grid: Grid, *, aliases: AliasIndex, limits: Limits) -> Layout:
    """Return the layout of a grid; raises FileRefusedError where no header with a region and a figure is found."""
    head = grid.head(limits.header_search_rows)
    at = _header_index(head, aliases)
    headers = dict(zip(grid.columns, head[at], strict=True))
    lines = tuple(" ".join(cell for cell in record if cell.strip()) for record in head[:at])
    titles = read_titles(line for line in lines if line.strip())
    plan = _Columns(grid, headers, aliases, at + 1)
    measures = plan.measures() or _named_by_title(plan, aliases, lines)
    if not measures or not {Role.CODE, Role.REGION} & set(plan.roles):
        raise FileRefusedError(
            "NO_HEADER", row=at + 1, found="、".join(fold(text) for text in head[at] if text.strip())
        )
    width = max((index + 1 for index, text in enumerate(head[at]) if text.strip()), default=0)
    used = {name for measure in measures for name in (measure.value, measure.numerator, measure.denominator)}
    used |= set(plan.roles.values()) | set(plan.periods)
    ignored = tuple(text.strip() for name, text in headers.items() if text.strip() and name not in used)
    return Layout(at + 1, width, plan.roles, plan.periods, measures, headers, ignored, titles, lines)


def is_known(text: str, aliases: AliasIndex) -> bool:
    """Return whether a text is a column name: a role's or an indicator's."""
    return bool(text.strip()) and (bool(roles_of(header_key(text))) or aliases.find(text) is not None)


def _header_index(head: Sequence[Sequence[str]], aliases: AliasIndex) -> int:
    for index, record in enumerate(head):
        if sum(is_known(cell, aliases) for cell in record) >= 2:
            return index
    first = next((record for record in head if any(cell.strip() for cell in record)), ())
    raise FileRefusedError("NO_HEADER", found="、".join(cell.strip() for cell in first if cell.strip())[:200])


def _named_by_title(plan: "_Columns", aliases: AliasIndex, lines: Sequence[str]) -> tuple[MeasureColumns, ...]:
    """A value column whose indicator only the title names, if it names exactly one."""
    if Role.VALUE not in plan.roles or Role.INDICATOR in plan.roles:
        return ()
    named = set().union(*(aliases.within(line) for line in lines))
    return (replace(plan.long_measure(), indicator=named.pop()),) if len(named) == 1 else ()


class _Columns:
    """Sorts the columns of one header."""

    def __init__(self, grid: Grid, headers: dict[str, str], aliases: AliasIndex, header_row: int) -> None:
        self._grid, self._headers, self._header_row = grid, headers, header_row
        self._found: dict[Role, list[str]] = {}
        self._indicators: dict[str, Named] = {}
        for name, text in headers.items():
            key = header_key(text)
            named = aliases.find(text) if key and not roles_of(key) else None
            if named:
                self._indicators[name] = named
                continue
            possible = roles_of(key) if key else ()
            if possible:
                self._found.setdefault(self._decided(name, possible), []).append(name)
        if Role.PARENT in self._found and Role.REGION not in self._found:
            self._found[Role.REGION] = self._found.pop(Role.PARENT)
        self.periods = tuple(
            sorted(self._found.get(Role.PERIOD, []), key=lambda name: not header_key(headers[name]).startswith("年"))[
                :2
            ]
        )
        self.roles: dict[Role, str] = {role: names[0] for role, names in self._found.items() if role != Role.PERIOD}

    def _decided(self, name: str, possible: tuple[Role, ...]) -> Role:
        """Return the role of a column; 单位 is decided by what stands under it, never by its place."""
        if len(possible) == 1 or Role.UNIT not in possible:
            return possible[0]
        below = self._grid.frame.filter(self._grid.frame["row"] > self._header_row)[name].unique().to_list()
        filled = [text for text in below if text.strip()]
        if filled:
            return Role.UNIT if sum(map(is_unit, filled)) * 2 > len(filled) else Role.REGION
        others = (roles_of(header_key(text)) for column, text in self._headers.items() if column != name)
        return Role.UNIT if any(Role.REGION in roles for roles in others) else Role.REGION

    def measures(self) -> tuple[MeasureColumns, ...]:
        """Return one measure for the long form, one per indicator's column for the wide form, () for neither."""
        counts = Role.NUMERATOR in self.roles and Role.DENOMINATOR in self.roles
        if Role.INDICATOR in self.roles and (Role.VALUE in self.roles or counts):
            return (self.long_measure(),)
        wide = self._wide()
        return self._with_loose_counts(wide) if wide and counts else wide

    def long_measure(self) -> MeasureColumns:
        """Return the measure made of the value, numerator and denominator columns."""
        value, numerator = self.roles.get(Role.VALUE), self.roles.get(Role.NUMERATOR)
        header = self._headers[value or numerator or ""].strip()
        inside = split_bracket(header_key(header))[1]
        unit = inside if is_unit(inside) else ""
        return MeasureColumns(header, None, value, numerator, self.roles.get(Role.DENOMINATOR), unit)

    def _wide(self) -> tuple[MeasureColumns, ...]:
        found: list[MeasureColumns] = []
        values = [(name, named) for name, named in self._indicators.items() if named.part == Role.VALUE]
        for name, named in values:
            indicator = named.indicators[0]
            numerator, denominator = self._part(indicator, Role.NUMERATOR), self._part(indicator, Role.DENOMINATOR)
            found.append(
                MeasureColumns(self._headers[name].strip(), indicator, name, numerator, denominator, named.unit)
            )
        covered = {measure.indicator for measure in found}
        for name, named in self._indicators.items():
            indicator = named.indicators[0]
            denominator = self._part(indicator, Role.DENOMINATOR)
            if named.part == Role.NUMERATOR and indicator not in covered and denominator:
                found.append(MeasureColumns(self._headers[name].strip(), indicator, None, name, denominator))
        order = list(self._headers)
        return tuple(sorted(found, key=lambda measure: order.index(measure.value or measure.numerator or "")))

    def _part(self, indicator: str, part: Role) -> str | None:
        names = [
            name for name, named in self._indicators.items() if named.part == part and indicator in named.indicators
        ]
        return names[0] if names else None

    def _with_loose_counts(self, wide: tuple[MeasureColumns, ...]) -> tuple[MeasureColumns, ...]:
        """Give plain 分子 and 分母 columns to the indicator they stand behind, where that is clear."""
        numerators, denominators = self._found[Role.NUMERATOR], self._found[Role.DENOMINATOR]
        if not len(wide) == len(numerators) == len(denominators):
            return wide
        order = {name: index for index, name in enumerate(self._headers)}
        starts = [order[measure.value or ""] for measure in wide if measure.value]
        ends = [*starts[1:], len(order)]
        groups = list(zip(starts, numerators, denominators, ends, strict=False))
        behind = all(start < order[upper] < end and start < order[lower] < end for start, upper, lower, end in groups)
        if len(groups) != len(wide) or (len(wide) > 1 and not behind):
            return wide
        return tuple(
            replace(measure, numerator=upper, denominator=lower)
            for measure, (_, upper, lower, _) in zip(wide, groups, strict=True)
        )
