"""How a table is laid out: where its header is, what each column is, which columns together hold one figure."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from validators.columns import Columns, MeasureColumns
from validators.context import indicator_named, region_named
from validators.corners import PLACES
from validators.decode import FileRefusedError
from validators.folding import fold
from validators.grid import Grid
from validators.headerblock import HeaderBlock, find_header
from validators.headers import Role
from validators.headings import Words
from validators.limits import Limits
from validators.sections import Sections, column_of, find_sections
from validators.titles import Titles, read_titles

__all__ = ["Layout", "MeasureColumns", "understand"]


@dataclass(frozen=True)
class Layout:
    """Where everything stands in a grid."""

    header_rows: tuple[int, ...]
    width: int  # columns with a name; what stands right of them has slipped out of its place
    roles: dict[Role, str]
    periods: tuple[str, ...]
    measures: tuple[MeasureColumns, ...]
    headers: tuple[dict[str, str], ...]  # texts of each header row by column
    ignored: tuple[str, ...]
    titles: Titles
    title_lines: tuple[str, ...]
    sections: Sections = field(default_factory=dict)

    @property
    def header_row(self) -> int:
        """Number of the first row of the header."""
        return self.header_rows[0]


def understand(grid: Grid, *, words: Words, limits: Limits) -> Layout:
    """Return the layout of a grid; raises FileRefusedError where no header with a region and a figure is found."""
    block = find_header(grid, words, search_rows=limits.header_search_rows)
    columns = Columns(grid, block.paths, words, last_header_row=block.rows[-1])
    lines = (block.lines, (grid.sheet,), grid.context)
    found = _open_measures(columns)
    sections = find_sections(grid, words, last_header_row=block.rows[-1], given=_given(columns, found)) if found else {}
    measures = found if Role.INDICATOR in sections else _named_by_title(found, columns, words, lines)
    if not (columns.regions_across or PLACES & set(columns.roles) or Role.REGION in sections):
        region = next((name for told in lines if (name := region_named(told, words))), "")
        measures = tuple(replace(measure, region=region) for measure in measures if region)
    if not measures:
        texts = block.texts[-1]
        raise FileRefusedError("NO_HEADER", row=block.rows[0], found="、".join(fold(text) for text in texts if text))
    headed = {role: column_of(role) for role in sections if role != Role.PERIOD}
    return Layout(
        block.rows,
        max((index + 1 for index, path in enumerate(block.paths) if path), default=0),
        columns.roles | headed,
        (column_of(Role.PERIOD),) if Role.PERIOD in sections else columns.periods,
        measures,
        tuple(dict(zip(grid.columns, texts, strict=True)) for texts in block.texts),
        _ignored(block, grid, columns, measures),
        _titles(block.lines, (grid.sheet, *grid.context)),
        block.lines,
        sections,
    )


def _given(columns: Columns, measures: Sequence[MeasureColumns]) -> set[Role]:
    """Return which of region, indicator and period a column or the header says of every figure."""
    told = {
        Role.PERIOD: bool(columns.periods) or all(measure.period for measure in measures),
        Role.INDICATOR: columns.has(Role.INDICATOR) or all(measure.indicator for measure in measures),
        Role.REGION: columns.regions_across or bool(PLACES & set(columns.roles)),
    }
    return {role for role, known in told.items() if known}


def _titles(lines: Sequence[str], beside: Sequence[str]) -> Titles:
    """What the lines above the header say; where they name no period, so may the sheet's name or an earlier table."""
    titles = read_titles(line for line in lines if line.strip())
    further = [line for line in beside if line.strip()]
    if titles.period or not further:
        return titles
    both = read_titles([*lines, *further])
    return replace(titles, period=both.period, years=titles.years or both.years, units=titles.units or both.units)


def _ignored(block: HeaderBlock, grid: Grid, columns: Columns, measures: Sequence[MeasureColumns]) -> tuple[str, ...]:
    used = {name for measure in measures for name in measure.columns}
    counts = (Role.NUMERATOR, Role.DENOMINATOR)
    used |= {name for role, name in columns.roles.items() if role not in counts} | set(columns.periods)
    paths = zip(grid.columns, block.paths, strict=True)
    return tuple(path[-1].strip() for name, path in paths if path and name not in used)


def _open_measures(columns: Columns) -> tuple[MeasureColumns, ...]:
    """Figures of the columns, also where nothing in the header names their indicator."""
    measures = columns.measures()
    valued = columns.has(Role.VALUE) or columns.has(Role.DONE)
    if not measures and valued and not columns.has(Role.INDICATOR):
        return (columns.long_measure(),)
    return measures


def _named_by_title(
    measures: tuple[MeasureColumns, ...], columns: Columns, words: Words, lines: Sequence[Sequence[str]]
) -> tuple[MeasureColumns, ...]:
    """Where no column names the indicator, the title, the sheet's name or an earlier title does: the first that can."""
    open_ones = [measure for measure in measures if measure.indicator is None]
    if not open_ones or columns.has(Role.INDICATOR):
        return measures
    indicator = next((found for told in lines if (found := indicator_named(told, words))), None)
    told = (replace(measure, indicator=measure.indicator or indicator) for measure in measures)
    return tuple(measure for measure in told if measure.indicator)
