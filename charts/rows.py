"""The attainment frame, read: one row per region, in drawing order, and what can be counted over them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from charts import numbers
from domain.terms import Comparator, Reason, Status
from locales import Texts


@dataclass(frozen=True)
class Row:
    """One region's attainment of one target, as far as a figure needs it."""

    code: str
    name: str
    value: float | None
    target: float | None
    upper: float | None
    comparator: Comparator | None
    gap: float | None
    expected: float | None
    status: Status
    reason: Reason | None
    low: float | None
    high: float | None
    reported: int | None
    units: int | None
    demonstration: bool


def _finite(value: Any) -> float | None:
    return None if value is None or numbers.is_missing(float(value)) else float(value)


def row_of(cells: dict[str, Any], name: str) -> Row:
    """Return the row of one record of an attainment frame under the name it is shown by."""
    return Row(
        code=str(cells["region_code"]),
        name=name,
        value=_finite(cells["value"]),
        target=_finite(cells.get("target_value")),
        upper=_finite(cells.get("target_upper")),
        comparator=Comparator(cells["comparator"]) if cells.get("comparator") else None,
        gap=_finite(cells.get("gap")),
        expected=_finite(cells.get("expected_value")),
        status=Status(cells["status"]),
        reason=Reason(cells["reason"]) if cells.get("reason") else None,
        low=_finite(cells.get("lower_bound")),
        high=_finite(cells.get("upper_bound")),
        reported=cells.get("reported_units"),
        units=cells.get("expected_units"),
        demonstration=bool(cells.get("demonstration")),
    )


def _name(cells: dict[str, Any], texts: Texts) -> str:
    return str(cells["region_zh"] if texts.chinese else cells.get("region_en") or cells["region_zh"])


def read(frame: pl.DataFrame, texts: Texts) -> list[Row]:
    """Return the rows of an attainment frame with names in the reader's language, in the frame's order."""
    return [row_of(cells, _name(cells, texts)) for cells in frame.to_dicts()]


def by_gap(rows: Iterable[Row]) -> list[Row]:
    """Return the rows that have a value: best gap first, those without a gap after them, then by code."""
    known = [row for row in rows if row.value is not None]
    return sorted(known, key=lambda row: (row.gap is None, -(row.gap or 0.0), row.code))


def by_value(rows: Iterable[Row]) -> list[Row]:
    """Return the rows that have a value, largest first, then by code."""
    return sorted((row for row in rows if row.value is not None), key=lambda row: (-(row.value or 0.0), row.code))


def missing(rows: Iterable[Row]) -> list[Row]:
    """Return the rows without a value, by code: they are listed, never plotted."""
    return sorted((row for row in rows if row.value is None), key=lambda row: row.code)


def counts(rows: Iterable[Row]) -> dict[Status, int]:
    """Return how many rows carry each status that occurs, in the order of the scale."""
    found = [row.status for row in rows]
    return {status: found.count(status) for status in Status if status in found}


def common(values: Iterable[float | None]) -> float | None:
    """Return the one value that all share; None where they differ or none is known."""
    distinct = {value for value in values if value is not None}
    return distinct.pop() if len(distinct) == 1 else None


def place_kind(rows: Sequence[Row]) -> str:
    """Return province, city, county or region: what the rows are, told by the shape of their GB/T 2260 codes."""
    kinds = {
        "province" if row.code.endswith("0000") else "city" if row.code.endswith("00") else "county" for row in rows
    }
    return kinds.pop() if len(kinds) == 1 else "region"


def decimals(rows: Iterable[Row], unit: str) -> int:
    """Return the decimals that show all values of the rows alike."""
    return numbers.decimals_in((row.value for row in rows), unit)
