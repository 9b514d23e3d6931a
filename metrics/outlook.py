"""What lies ahead: the projection to the due date, the pace needed from now, the day the target would be reached."""

import polars as pl

from domain.terms import Measure
from metrics.elapsed import months
from metrics.path import projection


def outlook() -> list[pl.Expr]:
    """Return projection, required_per_month and reached_on; null where they have no meaning.

    Columns used: those of `path.projection`, and value, target_value, contributes. required_per_month is in the
    indicator's unit. reached_on is the last day of the month in which the pace so far arrives at the target; null for
    a flow that would not arrive within its year, and where the pace leads away.
    """
    left = months(pl.col("due_date")) - months(pl.col("period_end"))
    missing = pl.col("target_value") - pl.col("value")
    stock = pl.col("measure") == Measure.STOCK.value
    since = (
        pl.when(stock)
        .then(months(pl.col("period_end")) - months(pl.col("start_date")))
        .otherwise(pl.col("period_end").dt.month())
    )
    start = pl.when(stock).then("baseline_value").otherwise(0.0)
    months_to_go = missing * since / (pl.col("value") - start)
    arrives = (months_to_go > 0) & (months_to_go < 1200) & (stock | (months_to_go <= left))
    open_target = ~pl.col("contributes") & (missing != 0)
    return [
        pl.when(~pl.col("contributes")).then(projection()).alias("projection"),
        pl.when(open_target & (left > 0)).then(missing / left).alias("required_per_month"),
        pl.when(open_target & arrives)
        .then(
            pl.col("period_end")
            .dt.month_start()
            .dt.offset_by(pl.format("{}mo", months_to_go.ceil().cast(pl.Int64)))
            .dt.month_end()
        )
        .alias("reached_on"),
    ]
