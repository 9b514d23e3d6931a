"""Judges any table of cases by one of the four published methods; vectorised over any number of rows."""

from collections.abc import Callable

import polars as pl

from domain.terms import Method, Reason, Status
from metrics import cagr, cases, targeted_change, trend
from metrics.cases import BASELINE, CURRENT, TARGET
from metrics.pace import Cuts

NOT_AVAILABLE = "not_available"
COLUMNS = (
    "case_id",
    "method",
    "ratio",
    "score",
    "attained_share",
    "expected_value",
    "projection",
    "label",
    "status",
    "reason",
)


# What each method's own word means on our scale.
_SCALE: dict[Method, dict[str, Status]] = {
    Method.CAGR: {
        cagr.MET: Status.MET,
        cagr.SUBSTANTIAL: Status.ON_PACE,
        cagr.MODERATE: Status.SLOW,
        cagr.LIMITED: Status.FAR_BEHIND,
        cagr.DETERIORATION: Status.WORSENING,
    },
    Method.TARGETED_CHANGE: {
        targeted_change.MET: Status.MET,
        targeted_change.IMPROVING: Status.ON_PACE,
        targeted_change.LITTLE: Status.FAR_BEHIND,
        targeted_change.WORSE: Status.WORSENING,
    },
    Method.TREND: {
        trend.SUN: Status.ON_PACE,
        trend.SUN_CLOUD: Status.SLOW,
        trend.CLOUD: Status.FAR_BEHIND,
        trend.STORM: Status.WORSENING,
    },
}


def _ours(method: Method) -> pl.Expr:
    words = {label: status.value for label, status in _SCALE[method].items()}
    return pl.col("label").replace_strict(words, default=None, return_dtype=pl.String)


def assess(table: pl.DataFrame, *, method: Method, cuts: Cuts | None = None) -> pl.DataFrame:
    """Return one row per case, in the order given, with COLUMNS; a case that cannot be judged says why.

    `table` has the columns of `cases.SCHEMA`. ratio: pace (linear), R or growth (cagr), percent of the targeted change,
    expected miss over the distance left (trend). score is of cagr only. label is the method's own word.
    """
    finite = [pl.when(pl.col(name).is_finite()).then(name) for name, kind in cases.SCHEMA.items() if kind == pl.Float64]
    framed = table.lazy().with_columns(finite).with_columns(cases.obstacle().alias("obstacle")).with_row_index("row")
    judged = _METHODS[method](framed, cuts or Cuts())
    clear = pl.col("obstacle").is_null()
    return (
        judged.with_columns(
            method=pl.lit(method.value),
            attained_share=_number(clear, cases.attained_share()),
            expected_value=_number(clear, cases.expected_value()),
            projection=_number(clear, cases.within_limit(pl.col("projection"))),
            ratio=_number(clear, pl.col("ratio")),
            score=_number(clear, pl.col("score")),
            label=pl.when(clear).then("label").fill_null(NOT_AVAILABLE),
            status=pl.when(clear).then("status").fill_null(Status.CANNOT_ASSESS.value),
            reason=pl.coalesce("obstacle", "reason"),
        )
        .select(COLUMNS)
        .collect()
    )


def _number(clear: pl.Expr, value: pl.Expr) -> pl.Expr:
    """Keep a finite number of a case that can be judged; a quotient of nearly nothing is no answer."""
    return pl.when(clear & value.is_finite()).then(value)


def _linear(frame: pl.LazyFrame, cuts: Cuts) -> pl.LazyFrame:
    way = cases.expected_value() - BASELINE
    lost = cases.lost().fill_null(value=False)
    ratio = pl.when((way != 0) & ~lost).then((CURRENT - BASELINE) / way)
    projection = pl.when(cases.elapsed() > 0).then(BASELINE + (CURRENT - BASELINE) / cases.elapsed())
    own = (
        pl.when(ratio >= cuts.on_pace)
        .then(pl.lit(Status.ON_PACE.value))
        .when(ratio >= cuts.slow)
        .then(pl.lit(Status.SLOW.value))
        .when(ratio >= cuts.far_behind)
        .then(pl.lit(Status.FAR_BEHIND.value))
        .when(ratio.is_not_null())
        .then(pl.lit(Status.WORSENING.value))
    )
    return frame.with_columns(
        ratio=ratio,
        score=pl.lit(None, pl.Float64),
        projection=pl.when(cases.due_passed()).then(CURRENT).otherwise(projection),
        status=pl.when(TARGET.is_not_null()).then(cases.settled(own)),
    ).with_columns(label="status", reason=_why(pl.lit(Reason.NO_PATH.value)))


def _why(otherwise: pl.Expr) -> pl.Expr:
    """Return the reason where the method gave no status, and what else the reader should know."""
    return (
        pl.when(pl.col("status").is_null() & TARGET.is_null())
        .then(pl.lit(Reason.NO_TARGET.value))
        .when(pl.col("status").is_null())
        .then(otherwise)
        .when((pl.col("status") == Status.WORSENING.value) & cases.lost().fill_null(value=False))
        .then(pl.lit(Reason.LOST.value))
    )


def _cagr(frame: pl.LazyFrame, _: Cuts) -> pl.LazyFrame:
    own = _ours(Method.CAGR)
    undefined = pl.when(cases.SPAN < 1).then(pl.lit(Reason.SHORT_SPAN.value)).otherwise(pl.lit(Reason.NO_PATH.value))
    mixed = ~cagr.assessable() & (cases.SPAN >= 1)
    return (
        cagr.measured(frame)
        .with_columns(
            ratio="growth_ratio",
            projection=pl.when(TARGET.is_not_null()).then(cagr.projection()),
            status=pl.when(pl.col("label").is_not_null()).then(cases.settled(own)),
        )
        .with_columns(
            reason=pl.when(pl.col("status").is_null())
            .then(pl.when(mixed).then(pl.lit(Reason.MIXED_SIGNS.value)).otherwise(undefined))
            .when((pl.col("status") == Status.WORSENING.value) & cases.lost().fill_null(value=False))
            .then(pl.lit(Reason.LOST.value))
        )
    )


def _targeted_change(frame: pl.LazyFrame, _: Cuts) -> pl.LazyFrame:
    own = _ours(Method.TARGETED_CHANGE)
    return (
        targeted_change.measured(frame)
        .with_columns(
            ratio="change_ratio",
            score=pl.lit(None, pl.Float64),
            projection=pl.lit(None, pl.Float64),
            status=pl.when(pl.col("label").is_not_null()).then(cases.settled(own)),
        )
        .with_columns(reason=_why(pl.lit(Reason.NO_PATH.value)))
    )


def _trend(frame: pl.LazyFrame, _: Cuts) -> pl.LazyFrame:
    own = _ours(Method.TREND)
    known = frame.collect()
    stepped = known.lazy().join(trend.steps(known).lazy(), on="row", how="left", maintain_order="left")
    return (
        trend.measured(stepped)
        .with_columns(
            ratio="miss_ratio",
            score=pl.lit(None, pl.Float64),
            projection=pl.when(TARGET.is_not_null()).then(trend.projection()),
            status=pl.when(pl.col("label").is_not_null()).then(cases.settled(own)),
        )
        .with_columns(reason=_why(pl.coalesce("trend_obstacle", pl.lit(Reason.NO_PATH.value))))
    )


_METHODS: dict[Method, Callable[[pl.LazyFrame, Cuts], pl.LazyFrame]] = {
    Method.LINEAR: _linear,
    Method.CAGR: _cagr,
    Method.TARGETED_CHANGE: _targeted_change,
    Method.TREND: _trend,
}
