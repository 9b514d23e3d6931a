"""Share of the targeted change (Healthy People 2030): 100 (c - b) / (T - b), where the move is towards the target.

Source: Healthy People 2030, measuring progress toward target attainment. The method knows no clock.
"""

import polars as pl

from metrics import cases
from metrics.cases import BASELINE, CURRENT

MET, IMPROVING, LITTLE, WORSE = "target_met", "improving", "little_or_no_change", "getting_worse"
_LITTLE = 10.0


def measured(frame: pl.LazyFrame) -> pl.LazyFrame:
    """Return the frame with change_ratio (percent of the targeted change, or of b where it moved away) and label."""
    met_before = cases.sign() * (BASELINE - cases.TARGET) >= 0
    moved = cases.sign() * (CURRENT - BASELINE)
    away = pl.when(BASELINE != 0).then(100 * moved / BASELINE.abs())
    return frame.with_columns(
        change_ratio=pl.when(cases.TARGET.is_null())
        .then(None)
        .when((moved >= 0) & ~met_before)
        .then(100 * cases.attained_share())
        .when(moved < 0)
        .then(away)
    ).with_columns(label=_label(moved))


def _label(moved: pl.Expr) -> pl.Expr:
    ratio = pl.col("change_ratio")
    return (
        pl.when(cases.TARGET.is_null())
        .then(None)
        .when(cases.achieved())
        .then(pl.lit(MET))
        .when(moved == 0)
        .then(pl.lit(LITTLE))
        .when((moved > 0) & (ratio >= _LITTLE))
        .then(pl.lit(IMPROVING))
        .when((moved < 0) & (ratio.is_null() | (ratio <= -_LITTLE)))
        .then(pl.lit(WORSE))
        .when(ratio.is_not_null())
        .then(pl.lit(LITTLE))
    )
