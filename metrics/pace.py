"""The linear method 序时进度 (DESIGN rule 6): actual against expected at this moment."""

from dataclasses import dataclass

import polars as pl

from domain.terms import Measure


@dataclass(frozen=True)
class Cuts:
    """Limits between statuses: shares of the expected progress, and of the units that have to have reported."""

    on_pace: float = 0.95
    slow: float = 0.60
    far_behind: float = 0.0
    completeness: float = 0.8


def starting_value() -> pl.Expr:
    """Return where the path starts: the baseline for a stock, 0 for what starts anew (a flow, each January)."""
    return pl.when(pl.col("measure") == Measure.STOCK.value).then("baseline_value").otherwise(0.0)


def expected_value(*, start: pl.Expr, target: pl.Expr, share: pl.Expr) -> pl.Expr:
    """Return expected(t) = b + (T - b) x elapsed share."""
    return start + (target - start) * share


def pace(*, start: pl.Expr, value: pl.Expr, expected: pl.Expr) -> pl.Expr:
    """Return (value - b) / (expected - b); null where nothing is expected yet."""
    way = expected - start
    return pl.when(way != 0).then((value - start) / way)
