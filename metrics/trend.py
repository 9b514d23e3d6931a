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
    listed = _listed(frame)
    last = listed.group_by("row", maintain_order=True).tail(_STEPS + 1)
    grouped = last.group_by("row").agg(
        points_known=pl.len(),
        years=pl.col("year").last() - pl.col("year").first(),
        change=pl.col("value").last() - pl.col("value").first(),
    )
    twice = listed.group_by("row").agg(contradicts=pl.col("year").is_duplicated().any())
    return (
        frame.select("row", unreadable=pl.col("points").is_null())
        .join(grouped, on="row", how="left", maintain_order="left")
        .join(twice, on="row", how="left", maintain_order="left")
        .select(
            "row",
            mean_change=pl.when(~pl.col("contradicts") & (pl.col("points_known") >= _LEAST_POINTS)).then(
                pl.col("change") / pl.col("years")
            ),
            trend_obstacle=pl.when(pl.col("contradicts"))
            .then(pl.lit(Reason.POINTS_CONTRADICT.value))
            .when(pl.col("points_known").fill_null(0) < _LEAST_POINTS)
            .then(pl.lit(Reason.FEW_POINTS.value)),
        )
    )


def _listed(frame: pl.DataFrame) -> pl.DataFrame:
    """Return the points of each series up to its current value, which is one of them: row, year, value."""
    given = frame.filter(pl.col("points").list.len() > 0)
    points = given.select("row", "points", "current_year").explode("points").drop_nulls("points")
    listed = points.select(
        "row",
        "current_year",
        year=pl.col("points").list.get(0, null_on_oob=True),
        value=pl.col("points").list.get(1, null_on_oob=True),
    ).filter(pl.col("value").is_finite() & (pl.col("year") <= pl.col("current_year")))
    current = given.select("row", "current_year", year="current_year", value="current_value").drop_nulls("value")
    return pl.concat([listed, current]).unique(["row", "year", "value"]).sort("row", "year")


def projection() -> pl.Expr:
    """Return the value at the due date if the mean change of the last years goes on, the value itself once due."""
    left = (cases.TARGET_YEAR - cases.CURRENT_YEAR).clip(lower_bound=0.0)
    return CURRENT + pl.col("mean_change") * left


def measured(frame: pl.DataFrame) -> pl.DataFrame:
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
