"""Totals in a file against the sums of its rows."""

import polars as pl

from domain.terms import Kind, Standing, Verdict
from validators.findings import Finding
from validators.ranks import LAST_VALUELESS, RANK


def total_findings(cells: pl.DataFrame, *, file: str) -> list[Finding]:
    """Return a note per total of a count that equals neither the sum of the regions nor that with local units."""
    totals = cells.filter(
        (pl.col("worst") == RANK["TOTAL_ROW"])
        & ((pl.col("kind_of") == Kind.COUNT.value) | (pl.col("kind_of") == Kind.AMOUNT.value))
        & pl.col("value").is_not_null()
    )
    if totals.is_empty():
        return []
    per = ["indicator_id", "period"]
    counted = cells.filter(
        pl.col("worst") > LAST_VALUELESS, pl.col("value").is_not_null(), ~pl.col("deeper"), ~pl.col("own")
    )
    extra = pl.col("standing") == Standing.EXTRA.value
    sums = counted.group_by(per).agg(
        pl.col("value").filter(~extra).sum().alias("sum"), pl.col("value").sum().alias("sum_with_extra")
    )
    wrong = totals.join(sums, on=per).filter(
        (pl.col("value") - pl.col("sum")).abs() > 1e-6, (pl.col("value") - pl.col("sum_with_extra")).abs() > 1e-6
    )
    return [_finding(row, file) for row in wrong.sort("row", "order").iter_rows(named=True)]


def _finding(row: dict[str, object], file: str) -> Finding:
    names = ("value", "sum", "sum_with_extra")
    details = {name.replace("value", "total"): f"{row[name]:.10g}" for name in names}
    value = str(row["raw_value"])
    number = row["row"] if isinstance(row["row"], int) else None
    return Finding(file, str(row["sheet"]), number, str(row["column"]), value, Verdict.WARN, "TOTAL_DIFFERS", details)
