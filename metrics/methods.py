"""The other methods beside the linear one, on figures of the monitor: same facts, another view of the pace."""

import polars as pl

from domain.terms import Direction, Measure, Method, Reason, Status
from metrics.assess import assess
from metrics.cases import SCHEMA
from metrics.elapsed import months

# Facts settle a status whatever the method: met, missed, no value, not in force. A method only speaks of the rest.
_OPEN_STATUSES = (Status.ON_PACE.value, Status.SLOW.value, Status.FAR_BEHIND.value, Status.WORSENING.value)
_OPEN_REASONS = (Reason.NO_BASELINE.value, Reason.NO_PATH.value)
_OTHERS = (Method.CAGR, Method.TARGETED_CHANGE, Method.TREND)


def compared(judged: pl.DataFrame, series: pl.DataFrame) -> pl.DataFrame:
    """Return linearly judged figures with the status of each row's own method, and whether the methods disagree on it.

    `judged`: from `judgement.judge`, with figure_id, direction and chosen_method. `series`: figure_id, region_code,
    period_end, value of the last periods. Added columns: methods_disagree, other_methods ("linear:slow;trend:on_pace",
    only those that can judge). status, pace, reason and method change where a row's method is not the linear one.
    """
    numbered = judged.with_row_index("case_id")
    is_open = pl.col("status").is_in(_OPEN_STATUSES) | (
        (pl.col("status") == Status.CANNOT_ASSESS.value) & pl.col("reason").is_in(_OPEN_REASONS)
    )
    linear = pl.when(is_open & (pl.col("status") != Status.CANNOT_ASSESS.value)).then("status")
    cases = _cases(numbered.filter(is_open), series)
    found = {other: _verdicts(cases, other) for other in _OTHERS}
    noted = numbered.with_columns(linear.alias(Method.LINEAR.value))
    for method, verdicts in found.items():
        noted = _adopted(noted, verdicts, method)
    return _noted(noted).drop("case_id", *Method)


def _cases(rows: pl.DataFrame, series: pl.DataFrame) -> pl.DataFrame:
    """Return the rows as cases in decimal years. A flow compares full years only: within the year it has no case."""
    points = series.filter(pl.col("value").is_not_null()).select(
        "figure_id", "region_code", "period_end", point=pl.concat_list(months(pl.col("period_end")) / 12, "value")
    )
    listed = (
        rows.select("case_id", "figure_id", "region_code", "measure", asked="period_end")
        .join(points, on=["figure_id", "region_code"])
        .filter((pl.col("period_end") <= pl.col("asked")) & _comparable(pl.col("period_end")))
        .group_by("case_id")
        .agg(points=pl.col("point"))
    )
    usable = _comparable(pl.col("period_end"))
    return (
        rows.join(listed, on="case_id", how="left", maintain_order="left")
        .select(
            pl.col("case_id").cast(pl.String),
            "direction",
            baseline_year=months(pl.col("start_date")) / 12,
            baseline_value="baseline_value",
            current_year=pl.when(usable).then(months(pl.col("period_end")) / 12),
            current_value=pl.when(usable).then("value"),
            target_year=months(pl.col("due_date")) / 12,
            target_value="target_value",
            natural_limit=pl.when((pl.col("unit") == "%") & (pl.col("direction") == Direction.INCREASE.value)).then(
                100.0
            ),
            points="points",
        )
        .cast(SCHEMA)
    )


def _comparable(day: pl.Expr) -> pl.Expr:
    return (pl.col("measure") == Measure.STOCK.value) | (day.dt.month() == 12)


def _verdicts(cases: pl.DataFrame, method: Method) -> pl.DataFrame:
    return assess(cases, method=method).select(
        pl.col("case_id").cast(pl.UInt32), verdict="status", why="reason", measure_of_method="ratio"
    )


def _adopted(rows: pl.DataFrame, verdicts: pl.DataFrame, method: Method) -> pl.DataFrame:
    """Add what a method says, null where it cannot judge; the rows that chose this method take it over."""
    joined = rows.join(verdicts, on="case_id", how="left", maintain_order="left")
    chose = pl.col("chosen_method") == method.value
    spoken = chose & pl.col("verdict").is_not_null()
    able = pl.col("verdict").is_not_null() & (pl.col("verdict") != Status.CANNOT_ASSESS.value)
    return joined.with_columns(
        pl.when(able).then("verdict").alias(method.value),
        status=pl.when(spoken).then("verdict").otherwise("status"),
        reason=pl.when(spoken).then("why").otherwise("reason"),
        pace=pl.when(spoken).then("measure_of_method").when(~chose).then("pace"),
        method=pl.when(chose).then(pl.lit(method.value)).otherwise("method"),
    ).drop("verdict", "why", "measure_of_method")


def _noted(rows: pl.DataFrame) -> pl.DataFrame:
    """Add what the methods say that a row did not choose, and whether one of them sees it otherwise."""
    others = {name: pl.when(pl.col("chosen_method") != name).then(name) for name in Method}
    said = [pl.lit(f"{name}:") + other for name, other in others.items()]
    listed = pl.concat_str(said, separator=";", ignore_nulls=True)
    differs = pl.any_horizontal(
        ((_good(name) != _good("status")) & (pl.col("chosen_method") != name)).fill_null(value=False) for name in Method
    )
    judged = pl.col("status") != Status.CANNOT_ASSESS.value
    return rows.with_columns(methods_disagree=differs & judged, other_methods=pl.when(listed != "").then(listed))


def _good(name: str) -> pl.Expr:
    """Whether a method calls the progress sufficient. Healthy People's "improving" knows no clock and does not say."""
    timeless = (pl.col(name) == Status.ON_PACE.value) & (name == Method.TARGETED_CHANGE.value)
    return pl.when(~timeless).then(pl.col(name).is_in([Status.ON_PACE.value, Status.MET.value]))
