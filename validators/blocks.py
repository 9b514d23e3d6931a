"""Several tables in one sheet, one below the other, and tables whose rows are columns."""

import re
from dataclasses import replace
from itertools import pairwise

import polars as pl

from validators.decode import FileRefusedError
from validators.folding import fold
from validators.grid import Grid
from validators.headerblock import HeaderBlock, Record, find_header, is_header
from validators.headers import Role, header_key, roles_of
from validators.headings import Words, is_period
from validators.limits import Limits
from validators.rows import is_remark
from validators.sidebyside import side_by_side

_NUMBER = re.compile(r"[-+]?[\d.,]+%?")
_PLACES = frozenset((Role.REGION, Role.CODE))
_MOST_RECORDS = 2_000  # rows of a table that is turned round; more are no form that somebody filled in


def tables_of(grid: Grid, words: Words, limits: Limits) -> list[Grid]:
    """Return the tables of a sheet in their order, each with its rows' own numbers; the sheet itself for one table."""
    around = _turned(grid, words)
    if around:
        return [around]
    return [table for part in _below_each_other(grid, words, limits) for table in side_by_side(part, words, limits)]


def _below_each_other(grid: Grid, words: Words, limits: Limits) -> list[Grid]:
    try:
        block = find_header(grid, words, search_rows=limits.header_search_rows)
    except FileRefusedError:
        return [grid]
    starts = _further_headers(grid, block, words)
    if not starts:
        return [grid]
    places = [0, *(_with_title(grid, start) for start in starts), grid.frame.height]
    parts = [grid.frame.slice(place, end - place) for place, end in pairwise(places)]
    first, *later = parts
    return [replace(grid, frame=first), *(replace(grid, frame=part, context=block.lines, later=True) for part in later)]


def _further_headers(grid: Grid, block: HeaderBlock, words: Words) -> list[int]:
    """Return the places of rows that are a header: another one, or the same once more under a title of its own."""
    lead = _key_column(grid, block)
    texts = [text for text in grid.frame[lead].unique() if text.strip() and roles_of(header_key(text))] if lead else []
    if not texts:
        return []
    later = pl.col(lead).is_in(texts) & (pl.col("row") > block.rows[-1])
    at: list[int] = grid.frame.select(pl.arg_where(later))[:, 0].to_list()
    found: list[int] = []
    known: list[Record] = list(block.texts)
    for place in at:
        record = grid.frame.select(grid.columns).row(place)
        new = not any(_same(record, other) for other in known)
        titled = _with_title(grid, place) < place
        if is_header(record, words) and (new or titled) and not any(map(_NUMBER.fullmatch, map(fold, record))):
            known.append(record)
            found.append(place)
    return found


def _key_column(grid: Grid, block: HeaderBlock) -> str:
    keyed = (
        name for name, path in zip(grid.columns, block.paths, strict=True) if path and roles_of(header_key(path[0]))
    )
    return next(keyed, "")


def _same(record: Record, header: Record) -> bool:
    pairs = ((one.strip(), other.strip()) for one, other in zip(record, header, strict=True))
    return all(one == other for one, other in pairs if one and other)


def _with_title(grid: Grid, start: int) -> int:
    """Return the place of the first line of the title above a header; notes and blank lines are none."""
    first, place = start, start - 1
    while place >= 0:
        filled = [cell for cell in grid.frame.select(grid.columns).row(place) if cell.strip()]
        if len(filled) > 1 or (filled and is_remark(filled[0])):
            break
        first = place if filled else first
        place -= 1
    return first


def _turned(grid: Grid, words: Words) -> Grid | None:
    """Return a table whose records are columns with its rows as columns, or None for any other.

    Its first column holds the names that otherwise stand in a header, among them a row of regions and one of periods,
    or one of codes and one of names.
    """
    if grid.frame.height > _MOST_RECORDS:
        return None
    records = grid.frame.select(grid.columns).rows()
    labelled = [place for place, record in enumerate(records) if _label(record)]
    keys = {role for place in labelled for role in _answered(records[place], words)}
    if not (Role.PERIOD in keys and keys & _PLACES) and not keys >= _PLACES:
        return None
    first, rows = (
        labelled[0],
        [place for place in range(labelled[0], len(records)) if any(map(str.strip, records[place]))],
    )
    numbers = grid.frame["row"].to_list()
    columns = [name for name in range(len(records[0])) if any(records[place][name].strip() for place in rows)]
    above = [list(_padded(record, len(rows))) for record in records[:first]]
    turned = [[records[place][name] for place in rows] for name in columns]
    frame = pl.DataFrame(above + turned, schema={f"c{index}": pl.String for index in range(len(rows))}, orient="row")
    order = [*numbers[:first], *range(numbers[first], numbers[first] + len(columns))]
    frame = frame.with_columns(pl.Series("row", order, dtype=pl.Int64))
    return replace(grid, frame=frame, merges=(), turned=tuple(numbers[place] for place in rows))


def _padded(record: Record, width: int) -> list[str]:
    line = " ".join(cell for cell in record if cell.strip())
    return [line, *[""] * (width - 1)]


def _label(record: Record) -> str:
    return record[0].strip() if len(record) > 1 and any(cell.strip() for cell in record[1:]) else ""


def _answered(record: Record, words: Words) -> set[Role]:
    """Return the roles of a row's label that all of its other cells bear out."""
    said = [cell.strip() for cell in record[1:] if cell.strip()]
    roles = set(roles_of(header_key(record[0])))
    regions = _PLACES & roles if len(said) > 0 and all(map(words.is_region, said)) else set()
    periods = {Role.PERIOD} & roles if said and all(map(is_period, said)) else set()
    return {*regions, *periods}
