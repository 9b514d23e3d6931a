"""Compound growth (Open SDG 2.4, as Statistics Canada publishes it): actual growth against required growth.

Source of the formulas: Open SDG progress measure 2.4. g(x -> y) = (y / x)^(1 / years) - 1; with a target
R = s d g(b -> c) / |g(b -> T)|, without one v = s d g(b -> c) against 1.5 %, 0.5 % and 0, scaled near a natural limit.
"""

import polars as pl

from metrics import cases
from metrics.cases import BASELINE, CURRENT, TARGET

_NEAR_ZERO = 0.001
_EXPONENT = 4.44
_HIGH, _MIDDLE = 0.015, 0.005
MET, SUBSTANTIAL, MODERATE = "target_achieved", "substantial_progress", "moderate_progress"
LIMITED, DETERIORATION = "limited_progress", "deterioration"
_ON_PACE, _SLOW = 0.95, 0.6


def _moved_off_zero(value: pl.Expr) -> pl.Expr:
    """Zero has no growth rate; the method puts 0.001 in its place."""
    return pl.when(value == 0).then(_NEAR_ZERO).otherwise(value)


def _growth(*, start: pl.Expr, end: pl.Expr, years: pl.Expr) -> pl.Expr:
    return (end / start).pow(1 / years) - 1


def _limit_scale(base: pl.Expr) -> pl.Expr:
    """C: 1 far from the natural limit, 0 at it."""
    limit = pl.col("natural_limit")
    return (
        pl.when(limit.is_null() | (base >= 2 * limit))
        .then(1.0)
        .when(base <= limit)
        .then(1 - (base / limit).pow(_EXPONENT))
        .otherwise(1 - ((2 * limit - base) / limit).pow(_EXPONENT))
    )


def assessable() -> pl.Expr:
    """Return whether growth is defined: at least a year, and no change of sign on the way."""
    base, goal = _moved_off_zero(BASELINE), _moved_off_zero(TARGET)
    same_sign = (CURRENT / base >= 0) & (goal.is_null() | (goal / base > 0))
    return (cases.SPAN >= 1) & same_sign


def measured(frame: pl.LazyFrame) -> pl.LazyFrame:
    """Return the frame with growth_ratio, score and label; null where undefined.

    growth_ratio is R where there is a target, else v. score runs from -5 to 5. label is the method's own word.
    """
    base, goal = _moved_off_zero(BASELINE), _moved_off_zero(TARGET)
    way = pl.when(base < 0).then(-1.0).otherwise(1.0) * cases.sign()
    grown = way * _growth(start=base, end=CURRENT, years=cases.SPAN)
    required = _growth(start=base, end=goal, years=cases.TARGET_YEAR - cases.BASELINE_YEAR).abs()
    with_target = TARGET.is_not_null()
    framed = frame.with_columns(
        growth_ratio=pl.when(assessable()).then(
            pl.when(~with_target).then(grown).when(required > 0).then(grown / required)
        ),
        scale=_limit_scale(base),
    )
    return framed.with_columns(
        score=pl.when(assessable() & with_target).then(_score_with_target()).when(assessable()).then(_score_without()),
        label=pl.when(assessable() & with_target).then(_label_with_target()).when(assessable()).then(_label_without()),
    ).drop("scale")


def _score_with_target() -> pl.Expr:
    ratio = pl.col("growth_ratio")
    return (
        pl.when(cases.achieved())
        .then(5.0)
        .when(ratio >= _SLOW)
        .then((7.1429 * ratio - 4.2857).clip(upper_bound=5.0))
        .otherwise((4.1667 * ratio - 2.5).clip(lower_bound=-5.0))
    )


def _label_with_target() -> pl.Expr:
    ratio = pl.col("growth_ratio")
    return (
        pl.when(cases.achieved())
        .then(pl.lit(MET))
        .when(ratio >= _ON_PACE)
        .then(pl.lit(SUBSTANTIAL))
        .when(ratio >= _SLOW)
        .then(pl.lit(MODERATE))
        .when(ratio >= 0)
        .then(pl.lit(LIMITED))
        .when(ratio < 0)
        .then(pl.lit(DETERIORATION))
    )


def _score_without() -> pl.Expr:
    ratio, scale = pl.col("growth_ratio"), pl.col("scale")
    return (
        pl.when(ratio < 0)
        .then((125 * ratio - 2.5).clip(lower_bound=-5.0))
        .when(scale == 0)
        .then(5.0)
        .when(ratio >= _HIGH * scale)
        .then((500 * ratio / scale - 5).clip(upper_bound=5.0))
        .when(ratio >= _MIDDLE * scale)
        .then(250 * ratio / scale - 1.25)
        .otherwise(500 * ratio / scale - 2.5)
    )


def _label_without() -> pl.Expr:
    ratio, scale = pl.col("growth_ratio"), pl.col("scale")
    return (
        pl.when(ratio < 0)
        .then(pl.lit(DETERIORATION))
        .when((scale == 0) | (ratio >= _HIGH * scale))
        .then(pl.lit(SUBSTANTIAL))
        .when(ratio >= _MIDDLE * scale)
        .then(pl.lit(MODERATE))
        .otherwise(pl.lit(LIMITED))
    )


def projection() -> pl.Expr:
    """Return the value at the due date if growth so far goes on."""
    base = _moved_off_zero(BASELINE)
    rate = CURRENT / base
    return pl.when(assessable() & (cases.CURRENT_YEAR < cases.TARGET_YEAR)).then(
        base * rate.pow((cases.TARGET_YEAR - cases.BASELINE_YEAR) / cases.SPAN)
    )
