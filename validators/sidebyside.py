"""Tables that stand beside each other in one sheet: 地区 | 完成值 | 地区 | 完成值.

A column of regions behind the figures of another one begins a further table. To read its figures as the first one's
would give them to the wrong regions.
"""

from dataclasses import dataclass, replace
from itertools import pairwise

import polars as pl

from validators.decode import FileRefusedError
from validators.grid import Grid, plain
from validators.headerblock import HeaderBlock, find_header
from validators.headers import Role, header_key, roles_of
from validators.headings import Words, is_period
from validators.limits import Limits

_SAMPLE = 200  # rows that tell whether regions stand below a name
_NAMED = frozenset((Role.REGION, Role.PARENT))
_KEYS = frozenset((Role.SERIAL, Role.GROUP, Role.CODE, Role.REGION, Role.PARENT, Role.PERIOD, Role.INDICATOR))
_SHARED = frozenset((Role.PERIOD, Role.INDICATOR))
_FIGURES = frozenset((Role.VALUE, Role.NUMERATOR, Role.DENOMINATOR, Role.DONE))


@dataclass(frozen=True)
class _Column:
    """What the header says of a column: whether it holds names of regions, keys or a figure."""

    name: str
    roles: frozenset[Role]
    place: str = ""  # "name" or "code" where regions stand below
    figure: bool = False

    @property
    def is_key(self) -> bool:
        return bool(self.roles)


def side_by_side(grid: Grid, words: Words, limits: Limits) -> list[Grid]:
    """Return the tables that stand beside each other, left to right; the grid itself for one table."""
    try:
        block = find_header(grid, words, search_rows=limits.header_search_rows)
    except FileRefusedError:
        return [grid]
    columns = _columns(grid, block, words)
    starts = _starts(grid, columns, last_header_row=block.rows[-1])
    if len(starts) < 2:
        return [grid]
    spans = [columns[start:end] for start, end in pairwise([*starts, len(columns)])]
    first, *others = [[column.name for column in span] for span in spans]
    shared = _shared(spans[0])
    context = (*grid.context, *block.lines)
    beside = [
        replace(_cut(grid, [*_missing(shared, span), *names]), context=context, later=True, beside=True)
        for span, names in zip(spans[1:], others, strict=True)
    ]
    return [_cut(grid, first), *beside]


def _columns(grid: Grid, block: HeaderBlock, words: Words) -> list[_Column]:
    below = grid.frame.filter(pl.col("row") > block.rows[-1]).head(_SAMPLE)
    return [_column(name, path, below, words) for name, path in zip(grid.columns, block.paths, strict=True)]


def _column(name: str, path: tuple[str, ...], below: pl.DataFrame, words: Words) -> _Column:
    own = frozenset(roles_of(header_key(path[-1]))) if path else frozenset[Role]()
    kind = "name" if own & _NAMED else "code" if Role.CODE in own else ""
    texts = {text for text in plain(below.select(name))[name] if text.strip()} if kind else set()
    regions = sum(map(words.is_region, texts))
    place = kind if regions * 2 > (len(texts) if Role.UNIT in own else 1) else ""  # 单位 may head units as well
    if own & _KEYS and (place or Role.UNIT not in own):
        return _Column(name, own, place)
    roles = {role for text in path for role in roles_of(header_key(text))}
    told = any(words.indicator(text)[0] is not None or is_period(text) for text in path)
    return _Column(name, frozenset(), figure=told or bool(roles & _FIGURES))


def _starts(grid: Grid, columns: list[_Column], *, last_header_row: int) -> list[int]:
    """Return the places of the first columns of each table."""
    starts, places, figures = [0], dict[str, str](), False
    for at, column in enumerate(columns):
        further = column.place in places and any(later.figure for later in columns[at + 1 :])
        if figures and further and not _says_again(grid, places[column.place], column.name, last_header_row):
            starts.append(_first_key(columns, at))
            places, figures = {}, False
        if column.place:
            places.setdefault(column.place, column.name)
        figures = figures or column.figure
    return starts


def _says_again(grid: Grid, one: str, other: str, last_header_row: int) -> bool:
    """Return whether a column only names the regions of another once more (填报单位 behind 地区)."""
    both = plain(grid.frame.filter(pl.col("row") > last_header_row).select(one, other))
    first, second = (pl.col(name).str.strip_chars() for name in (one, other))
    same = (second == "") | ((first != "") & second.str.starts_with(first))
    return bool(both.select(same.all()).item())


def _first_key(columns: list[_Column], at: int) -> int:
    """Return the place of the first key column of a table whose regions stand at a place (序号 before 地区)."""
    while columns[at - 1].is_key and not columns[at - 1].place:
        at -= 1
    return at


def _shared(first: list[_Column]) -> list[_Column]:
    """Return the columns of periods or indicators in front of the first regions: they stand for the whole row."""
    front = next(at for at, column in enumerate(first) if column.place)
    return [column for column in first[:front] if column.roles & _SHARED]


def _missing(shared: list[_Column], span: list[_Column]) -> list[str]:
    own = frozenset[Role]().union(*(column.roles for column in span))
    return [column.name for column in shared if not column.roles & _SHARED & own]


def _cut(grid: Grid, names: list[str]) -> Grid:
    """Return some columns of a grid as a grid of their own."""
    place = {int(name[1:]) + 1: number for number, name in enumerate(names, start=1)}
    frame = grid.frame.select("row", *(pl.col(name).alias(f"c{number}") for number, name in enumerate(names)))
    merges = tuple(
        (top, place[left], bottom, place[right])
        for top, left, bottom, right in grid.merges
        if left in place and right in place
    )
    return replace(grid, frame=frame, merges=merges)
