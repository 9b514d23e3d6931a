"""How a table is laid out: where its header is, what each column is, which columns together hold one figure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from validators.columns import Columns, MeasureColumns
from validators.decode import FileRefusedError
from validators.folding import fold
from validators.grid import Grid
from validators.headerblock import HeaderBlock, find_header
from validators.headers import Role
from validators.headings import Words
from validators.limits import Limits
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

    @property
    def header_row(self) -> int:
        """Number of the first row of the header."""
        return self.header_rows[0]


def understand(grid: Grid, *, words: Words, limits: Limits) -> Layout:
    """Return the layout of a grid; raises FileRefusedError where no header with a region and a figure is found."""
    block = find_header(grid, words, search_rows=limits.header_search_rows)
    titles = _titles(block.lines, grid.sheet)
    columns = Columns(grid, block.paths, words, last_header_row=block.rows[-1])
    measures = _named_by_title(columns, words, (*block.lines, grid.sheet))
    if not measures or not (columns.regions_across or {Role.CODE, Role.REGION} & set(columns.roles)):
        texts = block.texts[-1]
        raise FileRefusedError("NO_HEADER", row=block.rows[0], found="、".join(fold(text) for text in texts if text))
    return Layout(
        block.rows,
        max((index + 1 for index, path in enumerate(block.paths) if path), default=0),
        columns.roles,
        columns.periods,
        measures,
        tuple(dict(zip(grid.columns, texts, strict=True)) for texts in block.texts),
        _ignored(block, grid, columns, measures),
        titles,
        block.lines,
    )


def _titles(lines: Sequence[str], sheet: str) -> Titles:
    """What the lines above the header say; the sheet's own name speaks only where they say nothing."""
    titles = read_titles(line for line in lines if line.strip())
    silent = titles.period is None and not titles.years and not titles.units
    return read_titles([sheet]) if silent and sheet else titles


def _ignored(block: HeaderBlock, grid: Grid, columns: Columns, measures: Sequence[MeasureColumns]) -> tuple[str, ...]:
    used = {name for measure in measures for name in measure.columns}
    used |= set(columns.roles.values()) | set(columns.periods)
    paths = zip(grid.columns, block.paths, strict=True)
    return tuple(path[-1].strip() for name, path in paths if path and name not in used)


def _named_by_title(columns: Columns, words: Words, lines: Sequence[str]) -> tuple[MeasureColumns, ...]:
    """Figures of the columns; where no column names the indicator, the title does, if it names exactly one."""
    measures = columns.measures()
    valued = columns.has(Role.VALUE) or columns.has(Role.DONE)
    if not measures and valued and not columns.has(Role.INDICATOR):
        measures = (columns.long_measure(),)
    open_ones = [measure for measure in measures if measure.indicator is None]
    if not open_ones or columns.has(Role.INDICATOR):
        return measures
    named = set().union(*(words.aliases.within(line) for line in lines))
    indicator = named.pop() if len(named) == 1 else None
    told = (replace(measure, indicator=measure.indicator or indicator) for measure in measures)
    return tuple(measure for measure in told if measure.indicator)
