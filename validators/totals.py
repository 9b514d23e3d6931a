"""Totals in a file against the sums of its rows."""

from typing import Any

import polars as pl

from domain.terms import Kind, Standing, Verdict
from validators.findings import Finding
from validators.ranks import LAST_VALUELESS, RANK

_SLACK = 1e-6
_SUMS = (RANK["TOTAL_ROW"], RANK["SUBTOTAL_ROW"])


def total_findings(cells: pl.DataFrame, *, file: str) -> list[Finding]:
    """Return a note per total or subtotal of a count that is not the sum of its regions, with local units or without.

    A total stands for all regions of the file, a subtotal for those between it and the one before, or the one after.
    """
    sums = cells.filter(
        pl.col("worst").is_in(_SUMS)
        & ((pl.col("kind_of") == Kind.COUNT.value) | (pl.col("kind_of") == Kind.AMOUNT.value))
        & pl.col("value").is_not_null()
    )
    if sums.is_empty():
        return []
    counted = cells.filter(
        pl.col("worst") > LAST_VALUELESS, pl.col("value").is_not_null(), ~pl.col("deeper"), ~pl.col("own")
    )
    totals = sums.filter(pl.col("worst") == RANK["TOTAL_ROW"])
    subtotals = sums.filter(pl.col("worst") == RANK["SUBTOTAL_ROW"])
    wrong = [*_wrong_totals(totals, counted), *_wrong_subtotals(subtotals, sums, counted)]
    return [_finding(row, file) for row in sorted(wrong, key=lambda row: (str(row["sheet"]), row["row"], row["order"]))]


def _both_sums() -> tuple[pl.Expr, pl.Expr]:
    extra = pl.col("standing") == Standing.EXTRA.value
    plain = pl.col("value").filter(~extra.fill_null(value=False)).sum().alias("sum")
    return plain, pl.col("value").sum().alias("sum_with_extra")


def _wrong_totals(totals: pl.DataFrame, counted: pl.DataFrame) -> list[dict[str, Any]]:
    per = ["indicator_id", "period"]
    joined = totals.join(counted.group_by(per).agg(*_both_sums()), on=per)
    off = ((pl.col("value") - pl.col(name)).abs() > _SLACK for name in ("sum", "sum_with_extra"))
    return joined.filter(*off).to_dicts()


def _wrong_subtotals(subtotals: pl.DataFrame, sums: pl.DataFrame, counted: pl.DataFrame) -> list[dict[str, Any]]:
    return [found for row in subtotals.iter_rows(named=True) if (found := _wrong_subtotal(row, sums, counted))]


def _wrong_subtotal(row: dict[str, Any], sums: pl.DataFrame, counted: pl.DataFrame) -> dict[str, Any] | None:
    """Return a subtotal with the sum above it, or None where the rows above or below it add up or there are none."""
    same = [pl.col(name) == row[name] for name in ("sheet", "order", "indicator_id", "period")]
    marks = sums.filter(*same)["row"]
    before = marks.filter(marks < row["row"]).max() or 0
    after = marks.filter(marks > row["row"]).min() or float("inf")
    beside = counted.filter(*same)
    above = beside.filter(pl.col("row").is_between(before, row["row"], closed="none"))
    below = beside.filter(pl.col("row").is_between(row["row"], after, closed="none"))
    told = [part.select(*_both_sums()).row(0, named=True) for part in (above, below) if part.height]
    if not told or any(abs(row["value"] - number) <= _SLACK for part in told for number in part.values()):
        return None
    return row | told[0]


def _finding(row: dict[str, Any], file: str) -> Finding:
    told = {name: f"{row[name]:.10g}" for name in ("value", "sum", "sum_with_extra")}
    with_extra = told["sum_with_extra"] if told["sum_with_extra"] != told["sum"] else ""
    unit = str(row["unit"] or "")
    details = {"total": told["value"], "sum": told["sum"], "sum_with_extra": with_extra, "unit": unit}
    value = str(row["raw_value"])
    number = row["row"] if isinstance(row["row"], int) else None
    return Finding(file, str(row["sheet"]), number, str(row["column"]), value, Verdict.WARN, "TOTAL_DIFFERS", details)
