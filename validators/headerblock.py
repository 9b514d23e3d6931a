"""Where the header of a table stands, over one or several rows, and the texts above each column."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from validators.dates import read_date
from validators.decode import FileRefusedError
from validators.grid import Grid
from validators.headers import Role, header_key, roles_of
from validators.headings import Words, is_period
from validators.units import is_unit

_MOST_ROWS = 4
_TITLE = re.compile(r"[:：]")
_PLACES = {Role.CODE, Role.REGION, Role.PARENT}
_SUMS = ("合计", "总计", "小计", "全省", "全市", "全县", "平均", "备注")
_ANY_DAY = date(2024, 1, 1)  # whether a text is a day does not depend on the year it lacks
Record = Sequence[str]


@dataclass(frozen=True)
class HeaderBlock:
    """Rows of the header: their numbers, their texts, the texts above each column, and the lines above it."""

    rows: tuple[int, ...]
    texts: tuple[tuple[str, ...], ...]
    paths: tuple[tuple[str, ...], ...]
    lines: tuple[str, ...]


def find_header(grid: Grid, words: Words, *, search_rows: int) -> HeaderBlock:
    """Return the header of a grid; raises FileRefusedError where none is found in the first rows.

    It is the first row with two known column names, or made of regions or periods, together with rows above that
    group its columns and rows below that go on with it.
    """
    head, numbers = grid.head(search_rows + _MOST_ROWS), grid.numbers(search_rows + _MOST_ROWS)
    at = _anchor(head[:search_rows], words)
    last = at
    while last + 1 < len(head) and last - at + 1 < _MOST_ROWS and _goes_on(head[at : last + 1], head[last + 1], words):
        last += 1
    first = at
    while first > 0 and last - first + 1 < _MOST_ROWS and _groups(head[first - 1], words):
        first -= 1
    block = head[first : last + 1]
    merged = [merge for merge in grid.merges if merge[0] == merge[2]]
    filled = [
        _filled_right(block, index, [merge for merge in merged if merge[0] == numbers[first + index]])
        for index in range(len(block))
    ]
    paths = tuple(_path([record[column] for record in filled]) for column in range(len(grid.columns)))
    lines = tuple(_line(record, words) for record in head[:first])
    return HeaderBlock(tuple(numbers[first : last + 1]), tuple(block), paths, lines)


def _line(record: Record, words: Words) -> str:
    """Return the texts of a row above the header as one; a label and its answer in cells of their own stay together."""
    filled = [cell for cell in record if cell.strip()]
    if not _answers(record, words):
        return " ".join(filled)
    return " ".join(f"{label.strip().rstrip(':：')}：{said}" for label, said in zip(*[iter(filled)] * 2, strict=True))


def _anchor(head: Sequence[Record], words: Words) -> int:
    """Return the place of the first row that is a header; labels with their answers are one only if nothing else is."""
    found = [index for index, record in enumerate(head) if is_header(record, words)]
    plain = [index for index in found if not _answers(head[index], words)]
    if found:
        return (plain or found)[0]
    first = next((record for record in head if any(cell.strip() for cell in record)), ())
    raise FileRefusedError("NO_HEADER", found="、".join(cell.strip() for cell in first if cell.strip())[:200])


def is_header(record: Record, words: Words) -> bool:
    """Return whether a row can be a header: two known names, or regions or periods throughout."""
    if sum(map(words.is_name, record)) >= 2 or _all_alike(record, words.is_region) or _all_alike(record, is_period):
        return True
    filled = [cell for cell in record if cell.strip()]
    lead = roles_of(header_key(filled[0])) if len(filled) > 1 else ()
    # 统计期 or 指标 before one region alone.
    return bool({Role.PERIOD, Role.INDICATOR} & set(lead)) and all(map(words.is_region, filled[1:]))


def _answers(record: Record, words: Words) -> bool:
    """Return whether a row is made of labels and their answers: 填报单位 | 广州市卫健委 | 填报日期 | 2024-10-09."""
    filled = [cell.strip() for cell in record if cell.strip()]
    if not filled or len(filled) % 2:
        return False
    answered = [_answer(label, said, words) for label, said in zip(*[iter(filled)] * 2, strict=True)]
    return any(answered) and False not in answered


def _answer(label: str, said: str, words: Words) -> bool | None:
    """Return whether a text answers the label before it; None for a label whose answer can be anything."""
    roles = set(roles_of(header_key(label)))
    if not roles:
        return None if label.endswith((":", "：")) else False
    if roles_of(header_key(said)):
        return False
    tests: dict[Role, Callable[[str], bool]] = {
        Role.REGION: words.is_region,
        Role.CODE: words.is_region,
        Role.PARENT: words.is_region,
        Role.PERIOD: is_period,
        Role.UNIT: is_unit,
        Role.INDICATOR: lambda text: words.indicator(text)[0] is not None,
        Role.SUBMITTED: lambda text: read_date(text, near=_ANY_DAY).day is not None,
    }
    asked = roles & set(tests)
    return any(tests[role](said) for role in asked) if asked else None


def _all_alike(record: Record, test: Callable[[str], bool]) -> bool:
    """Return whether two or more different cells, and most of the filled ones, pass a test: regions, or periods."""
    filled = [cell.strip() for cell in record if cell.strip()]
    passed = {cell for cell in filled if test(cell)} if len(filled) > 1 else set()
    return len(passed) >= 2 and len(passed) * 2 >= len(filled)


def _goes_on(block: Sequence[Record], record: Record, words: Words) -> bool:
    """Return whether a row goes on with the header above it: header words only, and no figure of a region."""
    if _regions_below(block, record, words):
        return True
    news, units = 0, 0
    lone = [column for column, text in enumerate(record) if text.strip()]
    if len(lone) == 1 and words.indicator(record[lone[0]])[0]:
        return False  # an indicator without any figure yet
    for column, text in enumerate(record):
        above = [upper[column].strip() for upper in block if upper[column].strip()]
        cell = text.strip()
        if not cell or cell in above:
            continue
        if not words.is_word(cell) or not _may_stand_under(cell, above, words):
            return False
        units += is_unit(cell) and bool(above)
        news += not is_unit(cell) or not above
    return news + units > 0


def _regions_below(block: Sequence[Record], record: Record, words: Words) -> bool:
    """Return whether a row names regions below indicators or periods, where no column says where a row belongs."""
    roles = {role for upper in block for text in upper for role in roles_of(header_key(text))}
    filled = [(column, text.strip()) for column, text in enumerate(record) if text.strip()]
    if roles & _PLACES or len({text for _, text in filled}) < 2 or filled[0][0] == 0:
        return False
    return all(words.is_region(text) or text in _SUMS for _, text in filled)


def _may_stand_under(cell: str, above: Sequence[str], words: Words) -> bool:
    own = set(roles_of(header_key(cell)))
    roles = {role for text in above for role in roles_of(header_key(text))}
    if roles & _PLACES:
        return bool(own) and own <= _PLACES | {Role.GROUP}  # 片区 and 市 under 地区
    if not roles or Role.VALUE in roles or Role.GROUP in roles:
        return True
    return Role.INDICATOR in roles and words.indicator(cell)[0] is not None


def _groups(record: Record, words: Words) -> bool:
    """Return whether a row above the header groups its columns; a title or a line of remarks does not."""
    filled = [(column, text.strip()) for column, text in enumerate(record) if text.strip()]
    if not filled or _answers(record, words) or any(_TITLE.search(text) for _, text in filled):
        return False
    if len(filled) == 1:
        ((column, text),) = filled
        return column > 0 and words.aliases.find(text) is not None
    return any(words.is_name(text) for _, text in filled) or _all_alike(record, is_period)


def _filled_right(block: Sequence[Record], index: int, merges: Sequence[tuple[int, int, int, int]]) -> list[str]:
    """Return a header row with its group titles repeated over the columns they stand above."""
    record = [text.strip() for text in block[index]]
    below = [any(lower[column].strip() for lower in block[index + 1 :]) for column in range(len(record))]
    ends = {left - 1: right - 1 for _, left, _, right in merges}
    source, end = None, len(record)
    for column, text in enumerate(record):
        if text:
            under = {lower[column].strip() for lower in block[index + 1 :]} - {""}
            source = text if under - {text} else None
            end = ends.get(column, column) if merges else len(record)
        elif source and below[column] and column <= end:
            record[column] = source
    return record


def _path(texts: Sequence[str]) -> tuple[str, ...]:
    path: list[str] = []
    for text in texts:
        if text and (not path or path[-1] != text):
            path.append(text)
    return tuple(path)
