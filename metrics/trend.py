"""Mean change of the last years, extrapolated to the due date (Destatis, indicator report on sustainable development).

Source: the weather symbols of Destatis. At least four points; the last up to five steps; the expected miss as a share
of the distance that is left: under 5 % sun, to 20 % sun with cloud, over 20 % cloud, moving away or flat thunderstorm.
"""

import polars as pl

from domain.terms import Reason
from metrics import cases
from metrics.cases import CURRENT, TARGET

SUN, SUN_CLOUD, CLOUD, STORM = "sun", "sun_cloud", "cloud", "thunderstorm"
_LEAST_POINTS, _STEPS = 4, 5
_SUN, _SUN_CLOUD = 0.05, 0.20


def steps(frame: pl.DataFrame) -> pl.DataFrame:
    """Return case_id row numbers with mean_change and what stands in its way: columns row, mean_change, trend_obstacle.

    `frame` needs row (its own number), points, current_year and current_value. Points may come in any order; a missing
    value is a gap and leaves the step longer, so that the mean is per year. The same point twice counts once; two
    values for a year contradict.
    """
    before = pl.col("year").tail(_STEPS)
    grouped = (
        _before(frame)
        .group_by("row")
        .agg(
            known=before.len() + 1,
            first_year=before.first(),
            first_value=pl.col("value").tail(_STEPS).first(),
            # The current value itself is not among them: another one of its year contradicts it.
            contradicts=(pl.col("year").diff() == 0).any() | (pl.col("year").last() == pl.col("current_year").last()),
        )
    )
    change = (CURRENT - pl.col("first_value")) / (cases.CURRENT_YEAR - pl.col("first_year"))
    return frame.join(grouped, on="row", how="left", maintain_order="left").select(
        "row",
        mean_change=pl.when(~pl.col("contradicts") & (pl.col("known") >= _LEAST_POINTS)).then(change),
        trend_obstacle=pl.when(pl.col("contradicts"))
        .then(pl.lit(Reason.POINTS_CONTRADICT.value))
        .when(pl.col("known").fill_null(0) < _LEAST_POINTS)
        .then(pl.lit(Reason.FEW_POINTS.value)),
    )


def _before(frame: pl.DataFrame) -> pl.DataFrame:
    """Return the points of each series before its current value, in order: row, current_year, year, value."""
    point, current = pl.col("points"), (pl.col("year") == cases.CURRENT_YEAR) & (pl.col("value") == CURRENT)
    listed = (
        frame.lazy()
        .select("row", "points", "current_year", "current_value")
        .filter(point.list.len() > 0)
        .explode("points", empty_as_null=True, keep_nulls=True)
        .with_columns(year=point.list.get(0, null_on_oob=True), value=point.list.get(1, null_on_oob=True))
        .filter(pl.col("value").is_finite() & (pl.col("year") <= cases.CURRENT_YEAR) & ~current)
        .select("row", "current_year", "year", "value")
        .collect()
    )
    same = pl.col("row") == pl.col("row").shift(1)
    ascending = listed.select((~same | (pl.col("year") > pl.col("year").shift(1))).all()).item()
    # Series come in order from most sources: sorting millions of points costs more than all the rest.
    return listed if ascending else listed.unique(["row", "year", "value"]).sort("row", "year")


def projection() -> pl.Expr:
    """Return the value at the due date if the mean change of the last years goes on, the value itself once due."""
    left = (cases.TARGET_YEAR - cases.CURRENT_YEAR).clip(lower_bound=0.0)
    return CURRENT + pl.col("mean_change") * left


def measured(frame: pl.LazyFrame) -> pl.LazyFrame:
    """Return the frame with miss_ratio (expected miss over the distance left, 0 = none) and label.

    `frame` needs mean_change from `steps`.
    """
    left = TARGET - CURRENT
    miss = cases.sign() * (TARGET - projection())
    towards = cases.sign() * pl.col("mean_change")
    unmet = ~cases.achieved()
    return frame.with_columns(
        miss_ratio=pl.when(pl.col("mean_change").is_not_null() & unmet & (left != 0)).then(
            miss.clip(lower_bound=0.0) / left.abs()
        )
    ).with_columns(
        label=pl.when(pl.col("mean_change").is_null() | TARGET.is_null())
        .then(None)
        .when(cases.achieved() & (towards >= 0))
        .then(pl.lit(SUN))
        .when(cases.achieved())
        .then(pl.lit(SUN_CLOUD))
        .when(towards <= 0)
        .then(pl.lit(STORM))
        .when(pl.col("miss_ratio") < _SUN)
        .then(pl.lit(SUN))
        .when(pl.col("miss_ratio") <= _SUN_CLOUD)
        .then(pl.lit(SUN_CLOUD))
        .when(pl.col("miss_ratio").is_not_null())
        .then(pl.lit(CLOUD))
    )
