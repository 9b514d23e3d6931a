"""Time: how much of a target's time has passed, counted in months as bulletins do (nine months = 75 % of a year)."""

import polars as pl


def months(day: pl.Expr) -> pl.Expr:
    """Return a date as a number of months; the last day of a month ends it, any other day is its share of the month."""
    return day.dt.year() * 12 + day.dt.month() - 1 + day.dt.day() / day.dt.month_end().dt.day()


def elapsed_share(*, start: pl.Expr, day: pl.Expr, due: pl.Expr) -> pl.Expr:
    """Return the share of the time from start to due that has passed by `day`, held between 0 and 1."""
    return ((months(day) - months(start)) / (months(due) - months(start))).clip(0.0, 1.0)


def year_share(day: pl.Expr) -> pl.Expr:
    """Return the share of its calendar year that has passed by `day`."""
    return (day.dt.month() - 1 + day.dt.day() / day.dt.month_end().dt.day()) / 12
