"""Status and reason of every figure against its target (DESIGN rules 4 and 5), by the linear method."""

import polars as pl

from domain.terms import AppliesTo, Comparator, Kind, Measure, Method, Reason, Status, TargetClass
from metrics import comparators
from metrics.elapsed import elapsed_share, year_share
from metrics.pace import Cuts, expected_value, pace, starting_value

_DONE_BY = Comparator.DONE_BY.value


def judge(figures: pl.DataFrame, *, cuts: Cuts | None = None) -> pl.DataFrame:
    """Return the figures with attainment, gap, elapsed_share, expected_value, pace, status, reason and method.

    One row per region and target. Columns used: value, baseline_value, period_end, asked_end (the period asked for),
    start_date, due_date, target_value, comparator, tolerance, direction, measure, kind, target_class, applies_to,
    crisp, contributes, below_binding, shortfall, reported_units, expected_units, lower_bound, upper_bound, done_end,
    not_done_end, periods_due, periods_known, periods_kept. Nothing is averaged and nothing missing counts as zero.
    """
    limits = cuts or Cuts()
    framed = figures.with_columns(
        elapsed_share=elapsed_share(start=pl.col("start_date"), day=pl.col("period_end"), due=pl.col("due_date")),
        due_passed=pl.col("period_end") >= pl.col("due_date"),
        met=comparators.is_met(),
        above_set=comparators.is_above_set(),
        binds=~pl.col("contributes"),
        start=starting_value(),
    ).with_columns(
        expected_value=pl.when(pl.col("binds") & (pl.col("comparator") != _DONE_BY)).then(
            expected_value(start=pl.col("start"), target=pl.col("target_value"), share=_share())
        )
    )
    measured = framed.with_columns(
        attainment=pl.when("binds").then(comparators.attainment()),
        gap=pl.when("binds").then(comparators.gap()),
        pace=pace(start=pl.col("start"), value=pl.col("value"), expected=pl.col("expected_value")),
    )
    return (
        measured.with_columns(verdict=_verdict(limits))
        .unnest("verdict")
        .with_columns(
            target_value=pl.when("binds").then("target_value"), method=pl.lit(Method.LINEAR.value), reason=_reason()
        )
        .drop("met", "above_set", "binds", "start", "due_passed")
    )


def _share() -> pl.Expr:
    """A stock moves through the target's time; a flow starts anew each January."""
    return (
        pl.when(pl.col("measure") == Measure.STOCK.value)
        .then("elapsed_share")
        .when(pl.col("measure") == Measure.FLOW.value)
        .then(year_share(pl.col("period_end")))
        .otherwise(1.0)
    )


def _outcome(status: Status, reason: Reason | None = None) -> pl.Expr:
    return pl.struct(
        status=pl.lit(status.value),
        reason=pl.lit(reason.value if reason else None, dtype=pl.String),
    )


def _unassessed(reason: Reason) -> pl.Expr:
    return _outcome(Status.CANNOT_ASSESS, reason)


def _verdict(cuts: Cuts) -> pl.Expr:
    """The first rule that fits decides; every path that cannot be judged says why."""
    value = pl.col("value")
    lost = (pl.col("baseline_value") >= pl.col("target_value")) & ~pl.col("met")
    return (
        pl.when(pl.col("asked_end") < pl.col("start_date"))
        .then(_unassessed(Reason.NOT_IN_FORCE))
        .when(~pl.col("crisp") | (pl.col("applies_to") == AppliesTo.PARAMETER.value))
        .then(_unassessed(Reason.NOT_CRISP))
        .when(pl.col("comparator") == _DONE_BY)
        .then(_milestone())
        .when((pl.col("comparator") == Comparator.PER_PERIOD.value) & pl.col("binds"))
        .then(_recurring())
        .when(value.is_null() | value.is_nan())
        .then(_no_value())
        .when(pl.col("applies_to") == AppliesTo.UNIT_TEST.value, "contributes")
        .then(_unassessed(Reason.INNER_TEST))
        .when("contributes")
        .then(_unassessed(Reason.CONTRIBUTION))
        .when("above_set")
        .then(_unassessed(Reason.ABOVE_SET))
        .when("met", ~_thin(cuts) | _proven_met())
        .then(_outcome(Status.MET))
        .when("due_passed", ~_open_sum(), ~_thin(cuts) | _proven_missed())
        .then(_outcome(Status.MISSED))
        .when(_thin(cuts) | (pl.col("due_passed") & _open_sum()))
        .then(_unassessed(Reason.INCOMPLETE))
        .when((pl.col("measure") == Measure.STOCK.value) & lost)
        .then(_outcome(Status.WORSENING, Reason.LOST))
        .when(pl.col("start").is_null())
        .then(_unassessed(Reason.NO_BASELINE))
        .when(pl.col("pace").is_null())
        .then(_unassessed(Reason.NO_PATH))
        .when(pl.col("pace") >= cuts.on_pace)
        .then(_outcome(Status.ON_PACE))
        .when(pl.col("pace") >= cuts.slow)
        .then(_outcome(Status.SLOW))
        .when(pl.col("pace") >= cuts.far_behind)
        .then(_outcome(Status.FAR_BEHIND))
        .otherwise(_outcome(Status.WORSENING))
    )


def _incomplete() -> pl.Expr:
    return (pl.col("shortfall") == Reason.INCOMPLETE.value).fill_null(value=False)


def _thin(cuts: Cuts) -> pl.Expr:
    """Whether too few units reported for their sum to stand for all of them."""
    return _incomplete() & (pl.col("reported_units") < cuts.completeness * pl.col("expected_units"))


def _open_sum() -> pl.Expr:
    """A sum of counts that lacks units may still be reached by them: missing is not zero."""
    return _incomplete() & (pl.col("kind") == Kind.COUNT.value)


def _proven_met() -> pl.Expr:
    """Met whatever the missing units report: a sum only grows, a ratio stays above its lower bound."""
    held = (pl.col("lower_bound") >= pl.col("target_value")).fill_null(value=False)
    return held | (pl.col("kind") == Kind.COUNT.value)


def _proven_missed() -> pl.Expr:
    return (pl.col("upper_bound") < pl.col("target_value")).fill_null(value=False)


def _no_value() -> pl.Expr:
    return pl.struct(
        status=pl.lit(Status.CANNOT_ASSESS.value),
        reason=pl.coalesce("shortfall", pl.lit(Reason.NO_VALUE.value)),
    )


def _milestone() -> pl.Expr:
    """Done, not yet, or overdue; deliverables without a date of their own carry no traffic light."""
    implicit = pl.col("target_class") == TargetClass.IMPLICIT_DELIVERABLE.value
    done = pl.col("value") >= 1
    on_time = pl.col("done_end") <= pl.col("due_date")
    surely_late = pl.col("not_done_end") >= pl.col("due_date")
    return (
        pl.when(pl.col("value").is_null())
        .then(_unassessed(Reason.NO_VALUE))
        .when(done & implicit)
        .then(_outcome(Status.DONE))
        .when(implicit)
        .then(_outcome(Status.NOT_YET))
        .when(done & on_time)
        .then(_outcome(Status.MET))
        .when(done & surely_late)
        .then(_outcome(Status.MISSED, Reason.LATE))
        .when(done)
        .then(_unassessed(Reason.DATE_UNKNOWN))
        .when("due_passed")
        .then(_outcome(Status.MISSED))
        .otherwise(_outcome(Status.NOT_YET, Reason.DUE_LATER))
    )


def _recurring() -> pl.Expr:
    """A period that failed cannot be made up for; one that was not reported leaves the rest open."""
    return (
        pl.when(pl.col("periods_due").fill_null(0) == 0)
        .then(_unassessed(Reason.NO_VALUE))
        .when(pl.col("periods_kept") < pl.col("periods_known"))
        .then(_outcome(Status.MISSED))
        .when(pl.col("periods_known") < pl.col("periods_due"))
        .then(_unassessed(Reason.NO_VALUE))
        .when("due_passed")
        .then(_outcome(Status.MET))
        .otherwise(_outcome(Status.ON_PACE))
    )


def _reason() -> pl.Expr:
    """Keep the reason of the verdict; else say that units are missing, or that the target is only a reference here."""
    reference = (pl.col("applies_to") == AppliesTo.REFERENCE.value) & pl.col("below_binding")
    return (
        pl.when(pl.col("reason").is_not_null())
        .then("reason")
        .when(_incomplete())
        .then(pl.lit(Reason.INCOMPLETE.value))
        .when(reference)
        .then(pl.lit(Reason.REFERENCE.value))
    )
