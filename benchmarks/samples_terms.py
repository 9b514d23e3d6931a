"""What the makers of demonstration returns share: rows, returns and the reference they are written with."""

import csv
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

REFERENCE = Path(__file__).parents[1] / "data" / "reference"
MISSING = "—"


@dataclass(frozen=True)
class Row:
    """One line of a return: an amount alone, or numerator and denominator whose ratio is the value."""

    region: str
    indicator: str
    value: str
    numerator: int | None = None
    denominator: int | None = None
    note: str = ""

    @classmethod
    def ratio(cls, region: str, indicator: str, *, numerator: int, denominator: int) -> "Row":
        """Return a row whose value is the percentage, rounded to two decimals."""
        return cls(region, indicator, f"{100 * numerator / denominator:.2f}", numerator, denominator)

    def moved(self, numerator: int, *, note: str = "") -> "Row":
        """Return the row of a ratio with another numerator and its value."""
        if self.denominator is None:
            raise ValueError(f"{self.indicator} has no denominator")
        moved = Row.ratio(self.region, self.indicator, numerator=numerator, denominator=self.denominator)
        return replace(moved, note=note)


@dataclass(frozen=True)
class Return:
    """The rows one office sends for one quarter."""

    document: str
    quarter: str
    sender: str
    rows: tuple[Row, ...]
    received: str = ""
    revision: int = 0

    @property
    def file(self) -> str:
        """Path below data/samples, sortable by document, quarter and office."""
        mark = f"-r{self.revision}" if self.revision else ""
        return f"{self.document}/{self.quarter}/{self.sender}{mark}.csv"


@dataclass
class Drafts:
    """Rows collected office by office and quarter by quarter, in the order they are written."""

    document: str
    quarters: tuple[str, ...]
    rows: dict[tuple[str, str], list[Row]] = field(default_factory=dict)

    def add(self, *, quarter: str, sender: str, row: Row) -> None:
        """Append a row to the return of an office for a quarter."""
        self.rows.setdefault((quarter, sender), []).append(row)

    def returns(self) -> Iterator[Return]:
        """Yield the returns in order of quarter and office."""
        for (quarter, sender), rows in sorted(self.rows.items()):
            yield Return(self.document, quarter, sender, tuple(rows))


def _records(name: str) -> list[dict[str, str]]:
    with (REFERENCE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class Book:
    """Regions and indicators as the reference files name them."""

    @cached_property
    def regions(self) -> dict[str, dict[str, str]]:
        """Regions by code."""
        return {record["code"]: record for record in _records("regions")}

    @cached_property
    def indicators(self) -> dict[str, dict[str, str]]:
        """Indicators by id."""
        return {record["indicator_id"]: record for record in _records("indicators")}

    @cached_property
    def _names(self) -> dict[str, tuple[str, ...]]:
        names: dict[str, list[str]] = {}
        for record in _records("indicator_aliases"):
            if record["part"] == "value" and any("一" <= letter <= "龥" for letter in record["alias"]):
                names.setdefault(record["indicator_id"], []).append(record["alias"])
        return {indicator: tuple(found) for indicator, found in names.items()}

    def names(self, indicator: str) -> tuple[str, ...]:
        """Return the Chinese names an office may use: the official one first."""
        official = self.indicators[indicator]["name_zh"]
        return (official, *(name for name in self._names.get(indicator, ()) if name != official))

    def below(self, code: str, level: str) -> list[str]:
        """Return the codes of a level right below a region, those outside the standard left out."""
        return [
            record["code"]
            for record in self.regions.values()
            if record["parent_code"] == code and record["level"] == level and record["standing"] in ("standard", "unit")
        ]


def dice(*words: str) -> random.Random:
    """Return a generator seeded with words, so that one figure never disturbs another."""
    return random.Random("demonstration|" + "|".join(words))


def whole(numbers: Iterable[float]) -> list[int]:
    """Return numbers rounded to integers."""
    return [round(number) for number in numbers]
