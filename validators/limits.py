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
class Limits:
    """Largest file and plausible ceilings; pass another to `judge` to move them."""

    max_bytes: int = 50_000_000
    max_columns: int = 2_000
    header_search_rows: int = 10
    people: Mapping[str, float] = field(default_factory=_people)  # persons a region of this level can count
    things: Mapping[str, float] = field(default_factory=_things)  # institutions, items, ... likewise
    submit_ahead_days: int = 31  # a submission date further after today than this is a typing error
    grace_days: int = 10  # deadline after the period's end where the file states none
    denominator_factor: float = 10.0  # one region's denominators of an indicator differ by less than this
    ratio_tolerance: float = 0.051  # percentage points; see checks.py
