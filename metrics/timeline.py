"""What a series of periods says: milestones that were reached, recurring duties that were kept."""

import polars as pl

_PLACE = ("indicator_id", "region_code")


def milestones(observations: pl.DataFrame, targets: pl.DataFrame, *, asked_end: pl.Expr) -> pl.DataFrame:
    """Return the state of milestones: target_id, region_code, due_date, value (1 done, 0 not), done_end, not_done_end.

    `observations`: KEY and value of every period up to the one asked for. `targets`: target_id, indicator_id, due_date.
    A deed stays done until a later return says otherwise. "Not done" before the due date says nothing about the due
    date itself: after it, only a return from then on counts, else value is null.
    """
    done = pl.col("value") >= 1
    states = (
        observations.filter(pl.col("value").is_not_null())
        .sort("period_end")
        .group_by(_PLACE)
        .agg(
            last_done=done.last(),
            done_end=pl.col("period_end").filter(done).min(),
            not_done_end=pl.col("period_end").filter(~done).max(),
            last_end=pl.col("period_end").last(),
            demonstration=pl.col("demonstration").any(),
        )
    )
    open_yet = asked_end < pl.col("due_date")
    return states.join(targets.select("target_id", "indicator_id", "due_date"), on="indicator_id").select(
        "target_id",
        "region_code",
        "due_date",
        "demonstration",
        value=pl.when("last_done").then(1.0).when(open_yet | (pl.col("not_done_end") >= pl.col("due_date"))).then(0.0),
        done_end=pl.when("last_done").then("done_end"),
        not_done_end="not_done_end",
        last_end="last_end",
    )


def kept_periods(figures: pl.DataFrame, duties: pl.DataFrame) -> pl.DataFrame:
    """Return how often a recurring duty was kept: target_id, region_code, periods_due, periods_known, periods_kept.

    `figures`: KEY and value. `duties`: one row per target_id and period_end it falls due, with indicator_id and
    target_value.
    """
    due = duties.group_by("target_id").agg(periods_due=pl.len().cast(pl.Int64))
    reported = figures.filter(pl.col("value").is_not_null()).join(duties, on=["indicator_id", "period_end"])
    return (
        reported.group_by("target_id", "region_code")
        .agg(
            periods_known=pl.len().cast(pl.Int64),
            periods_kept=(pl.col("value") >= pl.col("target_value")).sum().cast(pl.Int64),
        )
        .join(due, on="target_id")
    )
