"""What all four methods share: the columns of a case and the first look at it.

A case is one series against one target, in years: case_id, direction, baseline_year, baseline_value, current_year,
current_value, target_year, target_value, natural_limit, points (list of [year, value]). Null is missing; NaN is too.
"""

import polars as pl

from domain.terms import Direction, Reason, Status

_TYPES: dict[str, pl.DataType | type[pl.DataType]] = {
    "case_id": pl.String,
    "direction": pl.String,
    "baseline_year": pl.Float64,
    "baseline_value": pl.Float64,
    "current_year": pl.Float64,
    "current_value": pl.Float64,
    "target_year": pl.Float64,
    "target_value": pl.Float64,
    "natural_limit": pl.Float64,
    "points": pl.List(pl.List(pl.Float64)),
}
SCHEMA = pl.Schema(_TYPES)
BASELINE, CURRENT, TARGET = pl.col("baseline_value"), pl.col("current_value"), pl.col("target_value")
BASELINE_YEAR, CURRENT_YEAR, TARGET_YEAR = pl.col("baseline_year"), pl.col("current_year"), pl.col("target_year")
SPAN = CURRENT_YEAR - BASELINE_YEAR


def sign() -> pl.Expr:
    """Return 1 where more is better, -1 where less is, null for an unknown direction."""
    better = pl.col("direction")
    return pl.when(better == Direction.INCREASE.value).then(1.0).when(better == Direction.DECREASE.value).then(-1.0)


def achieved() -> pl.Expr:
    """Return whether the current value has reached the target; null without either."""
    return sign() * (CURRENT - TARGET) >= 0


def obstacle() -> pl.Expr:
    """Return why no method can judge the case, null where they can try."""
    return (
        pl.when(sign().is_null())
        .then(pl.lit(Reason.NO_DIRECTION.value))
        .when(CURRENT.is_null() | CURRENT_YEAR.is_null())
        .then(pl.lit(Reason.NO_VALUE.value))
        .when(BASELINE.is_null() | BASELINE_YEAR.is_null())
        .then(pl.lit(Reason.NO_BASELINE.value))
        .when(CURRENT_YEAR < BASELINE_YEAR)
        .then(pl.lit(Reason.BASELINE_AFTER_DATA.value))
        .when(TARGET.is_not_null() & (TARGET_YEAR <= BASELINE_YEAR))
        .then(pl.lit(Reason.DUE_BEFORE_BASELINE.value))
    )


def elapsed() -> pl.Expr:
    """Return the share of the target's time that has passed, held between 0 and 1."""
    return (SPAN / (TARGET_YEAR - BASELINE_YEAR)).clip(0.0, 1.0)


def attained_share() -> pl.Expr:
    """Return the share of the way from baseline to target (1 = there); null where the two coincide."""
    way = TARGET - BASELINE
    return pl.when(way != 0).then((CURRENT - BASELINE) / way)


def expected_value() -> pl.Expr:
    """Return b + (T - b) x elapsed share."""
    return BASELINE + (TARGET - BASELINE) * elapsed()


def lost() -> pl.Expr:
    """Return whether the target was met at the baseline and is not any more: never on pace, whatever a method says."""
    return (sign() * (BASELINE - TARGET) >= 0) & ~achieved()


def due_passed() -> pl.Expr:
    """Return whether the value belongs to the target's year or a later one."""
    return (CURRENT_YEAR >= TARGET_YEAR).fill_null(value=False)


def within_limit(projection: pl.Expr) -> pl.Expr:
    """Hold a projection within the natural limit, which no value can pass."""
    return pl.min_horizontal(projection, pl.when(projection.is_not_null()).then("natural_limit"))


def settled(label_status: pl.Expr) -> pl.Expr:
    """Return our status from a method's own, once the facts that settle it are looked at."""
    return (
        pl.when(achieved().fill_null(value=False))
        .then(pl.lit(Status.MET.value))
        .when(due_passed() & TARGET.is_not_null())
        .then(pl.lit(Status.MISSED.value))
        .when(lost().fill_null(value=False))
        .then(pl.lit(Status.WORSENING.value))
        .otherwise(label_status)
    )
