"""Bounds of the plausible: the only numbers of this room that are chosen and not read from a rule."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


def _people() -> Mapping[str, float]:
    # Round figures well above the largest unit of each level (Guangdong 127, Chengdu 21, Kunshan 2 million).
    return MappingProxyType({"country": 1.5e9, "province": 1.5e8, "prefecture": 4e7, "county": 6e6})


def _things() -> Mapping[str, float]:
    # China has about a million health institutions of every kind.
    return MappingProxyType({"country": 2e6, "province": 3e5, "prefecture": 1e5, "county": 2e4})


@dataclass(frozen=True)
class WorkbookLimits:
    """What a workbook may ask of the process that opens it; every number crosses to that process as it is."""

    entries: int = 5_000  # files inside the zip
    unpacked_bytes: int = 600_000_000  # all of them unpacked
    ratio: int = 250  # unpacked to packed size of one file, for files larger than the next number
    ratio_from_bytes: int = 20_000_000
    sheets: int = 200
    rows: int = 1_000_000  # a cell further down is refused (a spreadsheet ends at 1,048,576)
    columns: int = 2_000  # a filled cell further right is refused
    cells: int = 3_000_000  # filled cells of all sheets
    cell_characters: int = 32_767  # what a spreadsheet itself can keep in a cell
    merges: int = 50_000
    memory_bytes: int = 1_500_000_000
    seconds: int = 60
    answer_bytes: int = 500_000_000  # what the process may write


@dataclass(frozen=True)
class Limits:
    """Largest file and plausible ceilings; pass another to `judge` to move them."""

    max_bytes: int = 100_000_000
    max_columns: int = 2_000
    max_cells: int = 30_000_000  # records times columns of a CSV
    max_cell_characters: int = 32_767
    header_search_rows: int = 10
    figures_at_once: int = 125_000  # measured in one go; the rest of a large file waits, packed
    workbook: WorkbookLimits = field(default_factory=WorkbookLimits)
    people: Mapping[str, float] = field(default_factory=_people)  # persons a region of this level can count
    things: Mapping[str, float] = field(default_factory=_things)  # institutions, items, ... likewise
    submit_ahead_days: int = 31  # a submission date further after today than this is a typing error
    grace_days: int = 10  # deadline after the period's end where the file states none
    denominator_factor: float = 10.0  # one region's denominators of an indicator differ by less than this
    denominator_peers: float = (
        100.0  # and from the median of at least `jump_peers` others of its level by less than this
    )
    ratio_tolerance: float = 0.051  # percentage points; see checks.py
    scale_factor: float = 80.0  # times the last value: a slip by two digits, with some growth on top
    # A change since the last value is a jump where it exceeds both the floor and `jump_times` the median change of the
    # peers. Changes of ratios are in percentage points, others in shares of the last value.
    jump_times: float = 6.0
    jump_floor_points: float = 10.0
    jump_floor_share: float = 0.5
    jump_peers: int = 3  # fewer peers than this have no median worth the name: then `jump_alone_...` is the bound
    jump_alone_points: float = 30.0
    jump_alone_share: float = 3.0
