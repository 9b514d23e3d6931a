"""Comparators (DESIGN rule 1): whether a value meets a target, how far it is from it, how much of it is reached."""

import polars as pl

from domain.terms import Comparator, Direction, TargetClass


def _is(comparator: Comparator) -> pl.Expr:
    return pl.col("comparator") == comparator.value


def is_met() -> pl.Expr:
    """Return whether the unrounded value meets the target; null without a value.

    超过 is strict, 以上 is not; about allows its own tolerance; above the upper end of a range is more than was asked,
    not a failure. Columns used: comparator, value, target_value, tolerance, direction.
    """
    value, threshold = pl.col("value"), pl.col("target_value")
    tolerance = pl.col("tolerance").fill_null(0.0)
    upwards = pl.col("direction") == Direction.INCREASE.value
    about = pl.when(upwards).then(value >= threshold - tolerance).otherwise(value <= threshold + tolerance)
    return (
        pl.when(_is(Comparator.MORE_THAN))
        .then(value > threshold)
        .when(_is(Comparator.AT_MOST))
        .then(value <= threshold)
        .when(_is(Comparator.ABOUT))
        .then(about)
        .otherwise(value >= threshold)
    )


def is_above_set() -> pl.Expr:
    """Return whether more is reported than the named set holds, which cannot be."""
    enumerated = _is(Comparator.EXACTLY) & (pl.col("target_class") == TargetClass.ENUMERATED_SET.value)
    return (enumerated & (pl.col("value") > pl.col("target_value"))).fill_null(value=False)


def gap() -> pl.Expr:
    """Return the distance to the target in the indicator's unit; negative means still to go."""
    value, threshold = pl.col("value"), pl.col("target_value")
    return pl.when(_upwards()).then(value - threshold).otherwise(threshold - value)


def attainment() -> pl.Expr:
    """Return how much of the target is reached (1 = all of it); null where the target or the value is no divisor."""
    value, threshold = pl.col("value"), pl.col("target_value")
    upwards = pl.when(threshold != 0).then(value / threshold)
    downwards = pl.when(value <= threshold).then(1.0).when(value != 0).then(threshold / value)
    return pl.when(_upwards()).then(upwards).otherwise(downwards)


def _upwards() -> pl.Expr:
    return ~_is(Comparator.AT_MOST) & (pl.col("direction") == Direction.INCREASE.value)
