"""Indicators computed from another one: the share of units that pass, the rise over a baseline."""

import polars as pl

from domain.terms import Reason, Source
from metrics.rollup import KEY


def share_of_units(figures: pl.DataFrame, members: pl.DataFrame, rules: pl.DataFrame) -> pl.DataFrame:
    """Return the share of units that reach a minimum, for every region above the units.

    `rules`: indicator_id (what the units report), minimum, as_indicator (the id the share goes under). Columns out as
    from `roll_up`, with lower_bound and upper_bound where units are missing: the share if all of them fail, or pass.
    value counts the units that reported; numerator and denominator are units.
    """
    units = members.filter("leaf").join(rules, on="indicator_id")
    ends = figures.select("period_end").unique()
    cells = units.join(ends, how="cross").join(figures.select(*KEY, "value", "demonstration"), on=KEY, how="left")
    up = _lineage(members)
    per_region = (
        cells.join(up, on=["indicator_id", "region_code"])
        .group_by("as_indicator", "ancestor", "period_end")
        .agg(
            expected_units=pl.len().cast(pl.Int64),
            reported_units=pl.col("value").is_not_null().sum().cast(pl.Int64),
            passing=(pl.col("value") >= pl.col("minimum")).sum().cast(pl.Int64),
            demonstration=pl.col("demonstration").any(),
        )
    )
    return _as_figures(per_region.filter(pl.col("reported_units") > 0))


def _as_figures(shares: pl.DataFrame) -> pl.DataFrame:
    missing = pl.col("expected_units") - pl.col("reported_units")
    return shares.select(
        indicator_id="as_indicator",
        region_code="ancestor",
        period_end="period_end",
        value=100.0 * pl.col("passing") / pl.col("reported_units"),
        numerator=pl.col("passing").cast(pl.Float64),
        denominator=pl.col("reported_units").cast(pl.Float64),
        source=pl.lit(Source.DERIVED.value),
        reported_units="reported_units",
        expected_units="expected_units",
        shortfall=pl.when(missing > 0).then(pl.lit(Reason.INCOMPLETE.value)),
        demonstration=pl.col("demonstration").fill_null(value=False),
        lower_bound=pl.when(missing > 0).then(100.0 * pl.col("passing") / pl.col("expected_units")),
        upper_bound=pl.when(missing > 0).then(100.0 * (pl.col("passing") + missing) / pl.col("expected_units")),
    )


def _lineage(members: pl.DataFrame) -> pl.DataFrame:
    """Return each region with every region above it: indicator_id, region_code, ancestor."""
    step = members.select("indicator_id", "region_code", ancestor="parent_code").filter(
        pl.col("ancestor").is_not_null()
    )
    parents = members.select("indicator_id", pl.col("region_code").alias("ancestor"), above="parent_code")
    found = []
    while not step.is_empty():
        step = step.join(parents, on=["indicator_id", "ancestor"])
        found.append(step.drop("above"))
        step = step.select("indicator_id", "region_code", ancestor="above").filter(pl.col("ancestor").is_not_null())
    return pl.concat(found) if found else step


def increase(figures: pl.DataFrame, rules: pl.DataFrame) -> pl.DataFrame:
    """Return the rise of a level over its baseline period, for every later period end.

    `rules`: indicator_id (the level), as_indicator (the rise), start_date (the baseline period's end). value is null
    where either level is, with the level's own shortfall; bounds and ranges of the level do not carry over.
    """
    levels = figures.join(rules, on="indicator_id")
    baseline = levels.filter(pl.col("period_end") == pl.col("start_date")).select(
        "as_indicator", "region_code", before="value"
    )
    return (
        levels.filter(pl.col("period_end") > pl.col("start_date"))
        .join(baseline, on=["as_indicator", "region_code"], how="left")
        .select(
            indicator_id="as_indicator",
            region_code="region_code",
            period_end="period_end",
            value=pl.col("value") - pl.col("before"),
            source=pl.when((pl.col("value") - pl.col("before")).is_not_null())
            .then(pl.lit(Source.DERIVED.value))
            .otherwise(pl.lit(Source.NONE.value)),
            reported_units="reported_units",
            expected_units="expected_units",
            shortfall=pl.when(pl.col("value").is_null())
            .then("shortfall")
            .when(pl.col("before").is_null())
            .then(pl.lit(Reason.NO_BASELINE.value)),
            demonstration="demonstration",
        )
    )
