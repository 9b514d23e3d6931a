"""The required path of a target and the straight projection of what was reached so far."""

import polars as pl

from domain.terms import Measure
from metrics.elapsed import elapsed_share, year_share
from metrics.pace import expected_value

_DAY, _START, _DUE = pl.col("period_end"), pl.col("start_date"), pl.col("due_date")
_STOCK = pl.col("measure") == Measure.STOCK.value
_FLOW = pl.col("measure") == Measure.FLOW.value
_SHARE = elapsed_share(start=_START, day=_DAY, due=_DUE)


def required_path() -> pl.Expr:
    """Return the expected value at each point up to the due date; null elsewhere and without a baseline.

    Columns used: period_end, start_date, due_date, measure, baseline_value, target_value. A flow starts at 0 each
    January, so only points of the due date's year lie on its path.
    """
    stock = expected_value(start=pl.col("baseline_value"), target=pl.col("target_value"), share=_SHARE)
    flow = pl.col("target_value") * year_share(_DAY)
    return (
        pl.when(_STOCK & (_DAY >= _START) & (_DAY <= _DUE))
        .then(stock)
        .when(_FLOW & (_DAY.dt.year() == _DUE.dt.year()) & (_DAY <= _DUE))
        .then(flow)
    )


def projection() -> pl.Expr:
    """Return where the value stands at the due date if the pace so far goes on, held within the unit's limits.

    Columns used: as for the path, and value, lower_limit, upper_limit. Null past the due date, without a baseline and
    where no time has passed.
    """
    stock = pl.when(_SHARE > 0).then(pl.col("baseline_value") + (pl.col("value") - pl.col("baseline_value")) / _SHARE)
    flow = pl.when(_DAY.dt.year() == _DUE.dt.year()).then(pl.col("value") / year_share(_DAY) * year_share(_DUE))
    projected = pl.when(_STOCK).then(stock).when(_FLOW).then(flow)
    return pl.when((_DAY < _DUE) & (_DAY > _START)).then(projected).clip(pl.col("lower_limit"), pl.col("upper_limit"))
