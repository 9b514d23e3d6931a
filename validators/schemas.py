"""The last gate: what every observation that leaves this room must be."""

from datetime import date

import pandera.polars as pa
import polars as pl

from domain.terms import Kind, Verdict
from validators.grid import plain

_PERIOD = r"^20\d{2}(-Q[1-4]|-(0[1-9]|1[0-2]))?$"


def observations(cells: pl.DataFrame) -> pl.DataFrame:
    """Return the cells that are stored: accepted, or accepted with a warning and a value."""
    taken = pl.col("verdict").is_in([Verdict.ACCEPT.value, Verdict.WARN.value])
    return cells.filter(taken, pl.col("value").is_not_null())


def check_observations(cells: pl.DataFrame, *, indicators: pl.DataFrame, received: date) -> None:
    """Raise pandera's SchemaErrors where an accepted cell breaks a rule: a bug of this room, not of the file."""
    kinds = indicators.select(pl.col("indicator_id", "kind").cast(pl.String))
    schema = _schema(received)
    stored = plain(observations(cells).select(name for name in schema.columns if name != "kind"))
    schema.validate(stored.join(kinds, on="indicator_id", how="left"), lazy=True)


def _schema(received: date) -> pa.DataFrameSchema:
    whole = pa.Check(lambda data: data.lazyframe.select(pl.col(data.key).is_finite()), name="finite")
    counts = [pa.Check.ge(0), whole]
    return pa.DataFrameSchema(
        {
            "row": pa.Column(pl.Int64, pa.Check.ge(1)),
            "region_code": pa.Column(pl.String, pa.Check.str_matches(r"^[0-9A-Z]{6}$")),
            "period": pa.Column(pl.String, pa.Check.str_matches(_PERIOD)),
            "period_end": pa.Column(pl.Date),
            "indicator_id": pa.Column(pl.String),
            "kind": pa.Column(pl.String, pa.Check.isin([kind.value for kind in Kind])),
            "value": pa.Column(pl.Float64, [pa.Check.ge(0), whole]),
            "numerator": pa.Column(pl.Float64, counts, nullable=True),
            "denominator": pa.Column(pl.Float64, counts, nullable=True),
        },
        checks=[
            pa.Check(_ratios_in_range, name="ratio_from_0_to_100"),
            pa.Check(_counts_in_order, name="numerator_not_above_denominator"),
            pa.Check(lambda data: _begun(data.lazyframe, received), name="period_begun"),
        ],
    )


def _ratios_in_range(data: pa.PolarsData) -> pl.LazyFrame:
    return data.lazyframe.select((pl.col("kind") != Kind.RATIO) | (pl.col("value") <= 100))


def _counts_in_order(data: pa.PolarsData) -> pl.LazyFrame:
    return data.lazyframe.select((pl.col("numerator") <= pl.col("denominator")).fill_null(value=True))


def _begun(frame: pl.LazyFrame, received: date) -> pl.LazyFrame:
    return frame.select(pl.col("period").str.slice(0, 4).cast(pl.Int32) <= received.year)
