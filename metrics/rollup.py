"""Roll-up (DESIGN rule 3): ratios add numerators and denominators, counts add, a region's own return wins."""

import polars as pl

from domain.terms import Kind, Reason, Source

KEY = ("indicator_id", "region_code", "period_end")
_PLACE = KEY[:2]

_PARTS = pl.Schema(
    {
        "indicator_id": pl.String,
        "region_code": pl.String,
        "period_end": pl.Date,
        "reported_units": pl.Int64,
        "lowest": pl.Float64,
        "highest": pl.Float64,
        "median": pl.Float64,
        "parts_demonstration": pl.Boolean,
        "children_value": pl.Float64,
        "children_numerator": pl.Float64,
        "children_denominator": pl.Float64,
        "children_shortfall": pl.String,
        "parts_least": pl.Float64,
        "parts_most": pl.Float64,
        "parts_whole": pl.Float64,
    }
)


def roll_up(
    observations: pl.DataFrame,
    members: pl.DataFrame,
    indicators: pl.DataFrame,
    *,
    denominators: pl.DataFrame | None = None,
) -> pl.DataFrame:
    """Return one figure per indicator, reporting region and period end; regions without any value have value null.

    `observations`: KEY, value, numerator, denominator, demonstration. `members`: from `coverage.expected_units`.
    `indicators`: indicator_id, kind, additive. `denominators`: indicator_id, region_code, known_denominator of units
    that may be missing, see `last_denominators`; None takes those of the observations. Columns out: KEY, value,
    numerator, denominator, children_value (what the parts add up to), lowest, highest, median (of the parts), source,
    reported_units, expected_units, shortfall (Reason or null), lower_bound and upper_bound (of an incomplete ratio:
    none or all of the missing units pass; null where a missing unit's denominator is not known), demonstration.
    A percentage without counts is never averaged: its parent has no value and the shortfall no_counts.
    """
    rules = indicators.select("indicator_id", "kind", "additive").lazy()
    own = observations.select(*KEY, "value", "numerator", "denominator", "demonstration")
    ends = own.select("period_end").unique()
    known = (last_denominators(own) if denominators is None else denominators).lazy()
    parts = _PARTS.to_frame()
    figures: list[pl.DataFrame] = []
    for depth in range(_deepest(members), -1, -1):
        ring = members.lazy().filter(pl.col("depth") == depth).join(rules, on="indicator_id")
        figures.append(_ring(ring.join(ends.lazy(), how="cross"), own.lazy(), parts.lazy(), known).collect())
        parts = _parts(figures[-1].lazy()).collect()
    wide = pl.concat(figures)
    return wide.select(
        *KEY,
        "value",
        "numerator",
        "denominator",
        "children_value",
        "lowest",
        "highest",
        "median",
        "source",
        "reported_units",
        "expected_units",
        "shortfall",
        "demonstration",
        lower_bound=_bound("least"),
        upper_bound=_bound("most"),
    )


def _deepest(members: pl.DataFrame) -> int:
    deepest = members["depth"].max()
    return deepest if isinstance(deepest, int) else 0  # nobody reports: one empty ring still has every column


def _bound(side: str) -> pl.Expr:
    open_sum = (pl.col("shortfall") == Reason.INCOMPLETE.value) & (pl.col("whole") > 0)
    return pl.when(open_sum).then(100 * pl.col(side) / pl.col("whole"))


def last_denominators(observations: pl.DataFrame) -> pl.DataFrame:
    """Return the latest denominator that each unit reported in these periods, see `roll_up`."""
    reported = observations.filter(pl.col("denominator").is_not_null()).sort("period_end")
    return reported.group_by(_PLACE).agg(known_denominator=pl.col("denominator").last())


def _ring(cells: pl.LazyFrame, own: pl.LazyFrame, parts: pl.LazyFrame, known: pl.LazyFrame) -> pl.LazyFrame:
    """Return the figures of regions at one depth: the own return where there is one, else the sum of the parts."""
    joined = (
        cells.join(own, on=KEY, how="left")
        .join(parts, on=KEY, how="left")
        .join(known, on=_PLACE, how="left")
        .with_columns(value=_unrounded())
    )
    has_own = pl.col("value").is_not_null()
    rolled = ~has_own & pl.col("children_value").is_not_null()
    below = pl.col("reported_units").fill_null(0)
    # A region that reports for itself while nobody below does is a reporting unit of its own.
    alone = pl.col("leaf") | (has_own & (below == 0))
    reported = pl.when(alone).then(has_own.cast(pl.Int64)).otherwise(below)
    expected = pl.when(alone).then(1).otherwise("expected_units")
    return joined.select(
        *KEY,
        "parent_code",
        "kind",
        "additive",
        "children_value",
        "lowest",
        "highest",
        "median",
        expected_units=expected.cast(pl.Int64),
        value=pl.coalesce("value", "children_value"),
        numerator=pl.when(has_own).then("numerator").otherwise("children_numerator"),
        denominator=pl.when(has_own).then("denominator").otherwise("children_denominator"),
        source=pl.when(has_own)
        .then(pl.lit(Source.OWN.value))
        .when(rolled)
        .then(pl.lit(Source.ROLLED_UP.value))
        .otherwise(pl.lit(Source.NONE.value)),
        reported_units=reported,
        shortfall=_shortfall(has_own, rolled, reported < expected),
        demonstration=pl.col("demonstration").fill_null(value=False)
        | pl.col("parts_demonstration").fill_null(value=False),
        # If a unit did not report, between none and all of what it last counted may pass.
        least=pl.when(has_own).then("numerator").when(pl.col("leaf")).then(0.0).otherwise("parts_least"),
        most=pl.when(has_own).then("numerator").when(pl.col("leaf")).then("known_denominator").otherwise("parts_most"),
        whole=pl.when(has_own)
        .then("denominator")
        .when(pl.col("leaf"))
        .then("known_denominator")
        .otherwise("parts_whole"),
    )


def _unrounded() -> pl.Expr:
    """A reported percentage is rounded; where its counts came with it, they give the value that is judged."""
    counted = (pl.col("kind") == Kind.RATIO.value) & pl.col("value").is_not_null() & (pl.col("denominator") > 0)
    return (
        pl.when(counted & pl.col("numerator").is_not_null())
        .then(100 * pl.col("numerator") / pl.col("denominator"))
        .otherwise("value")
    )


def _shortfall(has_own: pl.Expr, rolled: pl.Expr, lacking: pl.Expr) -> pl.Expr:
    deep = pl.col("children_shortfall") == Reason.INCOMPLETE.value
    return (
        pl.when(has_own)
        .then(None)
        .when(rolled & (deep | lacking))
        .then(pl.lit(Reason.INCOMPLETE.value))
        .when(rolled)
        .then(None)
        .otherwise(pl.coalesce("children_shortfall", pl.lit(Reason.NO_VALUE.value)))
    )


def _parts(below: pl.LazyFrame) -> pl.LazyFrame:
    """Return what the regions right below add up to, per parent."""
    ratio = pl.col("kind") == Kind.RATIO.value
    whole = pl.col("counted_units") == pl.col("reported_units")
    addable = pl.col("additive") & (pl.col("reported_units") > 0) & (~ratio | (whole & (pl.col("denominator") != 0)))
    bounds = {f"parts_{name}": pl.when(ratio & pl.col("bounded")).then(name) for name in ("least", "most", "whole")}
    return _sums(below).select(
        "indicator_id",
        pl.col("parent_code").alias("region_code"),
        "period_end",
        "reported_units",
        "lowest",
        "highest",
        "median",
        "parts_demonstration",
        children_value=pl.when(addable & ratio)
        .then(100 * pl.col("numerator") / pl.col("denominator"))
        .when(addable)
        .then("total"),
        children_numerator=pl.when(addable & ratio).then("numerator"),
        children_denominator=pl.when(addable & ratio).then("denominator"),
        children_shortfall=pl.when(pl.col("reported_units") == 0)
        .then(pl.lit(Reason.NO_VALUE.value))
        .when(~pl.col("additive"))
        .then(pl.lit(Reason.NOT_ADDITIVE.value))
        .when(~addable)
        .then(pl.lit(Reason.NO_COUNTS.value))
        .when("deep")
        .then(pl.lit(Reason.INCOMPLETE.value)),
        **bounds,
    )


def _sums(below: pl.LazyFrame) -> pl.LazyFrame:
    reported = pl.col("value").is_not_null()
    counted = reported & pl.col("numerator").is_not_null() & pl.col("denominator").is_not_null()
    return (
        below.filter(pl.col("parent_code").is_not_null())
        .group_by("indicator_id", "parent_code", "period_end")
        .agg(
            pl.col("kind").first(),
            pl.col("additive").first(),
            reported_units=reported.sum().cast(pl.Int64),
            counted_units=counted.sum(),
            numerator=pl.col("numerator").filter(counted).sum(),
            denominator=pl.col("denominator").filter(counted).sum(),
            total=pl.col("value").sum(),
            lowest=pl.col("value").min(),
            highest=pl.col("value").max(),
            median=pl.col("value").median(),
            parts_demonstration=pl.col("demonstration").any(),
            deep=(pl.col("shortfall") == Reason.INCOMPLETE.value).any(),
            bounded=pl.col("whole").is_not_null().all() & pl.col("least").is_not_null().all(),
            least=pl.col("least").sum(),
            most=pl.col("most").sum(),
            whole=pl.col("whole").sum(),
        )
    )
