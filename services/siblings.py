"""Which values stand far from those of the regions beside them."""

import polars as pl

# Distance from the siblings' median in robust standard deviations (1.4826 times the median absolute deviation) from
# which a value stands out (setting outlier_cut): Iglewicz and Hoaglin, How to Detect and Handle Outliers (1993).
MAD_TO_DEVIATION = 1.4826
LEAST_SIBLINGS = 5  # fewer have no pattern to stand out of
LEAST_POINTS = 5.0  # percentage points: where all lie close together a small step is no outlier


def standing_out(rows: pl.DataFrame, *, cut: float) -> pl.DataFrame:
    """Return the rows whose `scale` lies `cut` or more from their siblings' median, with siblings and distance.

    Needs indicator_id, parent_code, period_end, unit, value, scale. Where more than half of the siblings agree (no
    median deviation) the mean deviation stands in for it, as Iglewicz and Hoaglin advise.
    """
    same = ["indicator_id", "parent_code", "period_end"]
    away = pl.col("scale") - pl.col("middle")
    spread = (
        pl.when(pl.col("mad") > 0).then(MAD_TO_DEVIATION * pl.col("mad")).when(pl.col("mean_away") > 0)
        .then(1.2533 * pl.col("mean_away"))
    )  # fmt: skip
    near = (pl.col("unit") == "%") & (away.abs() < LEAST_POINTS)
    return (
        rows.with_columns(
            middle=pl.col("scale").median().over(same),
            median=pl.col("value").median().over(same),
            siblings=pl.len().over(same),
        )
        .with_columns(mad=away.abs().median().over(same), mean_away=away.abs().mean().over(same))
        .with_columns(distance=away / spread)
        .filter((pl.col("siblings") >= LEAST_SIBLINGS) & (pl.col("distance").abs() >= cut) & ~near)
    )
