"""Rules on one figure: its bounds, its counts, and whether the counts bear it out."""

from collections.abc import Mapping

import polars as pl

from domain.terms import Kind
from validators.limits import Limits
from validators.ranks import RANK, why
from validators.units import counted, read_unit

_COUNTABLE = ("people", "things", "visits", "times")


def with_ratio_rules(cells: pl.DataFrame, *, limits: Limits) -> pl.DataFrame:
    """Return cells with ratios computed from or held against their counts.

    A value agrees with its counts within half a unit of its last written digit, but never less than
    `limits.ratio_tolerance`: one decimal is the usual rounding, whatever a spreadsheet shows.
    """
    ratio = (pl.col("kind_of") == Kind.RATIO).fill_null(value=False)
    counts = ratio & pl.col("numerator").is_not_null() & (pl.col("denominator") > 0)
    cells = cells.with_columns(
        pl.when(pl.col("has_value")).then(pl.col("value")).alias("value"),
        pl.when(pl.col("has_value"))
        .then(pl.col("why_value"))
        .otherwise(pl.lit(RANK["MISSING"], dtype=pl.Int16))
        .alias("why_value"),
        pl.when(counts).then(100 * pl.col("numerator") / pl.col("denominator")).alias("proved"),
    )
    silent = pl.col("value").is_null() & pl.col("why_value").is_in([RANK["MISSING"], RANK["AMBIGUOUS_NONE"]])
    computed = (silent & pl.col("proved").is_not_null()).fill_null(value=False)
    cells = cells.with_columns(
        computed.alias("computed"),
        pl.when(computed).then(pl.lit(None, dtype=pl.Int16)).otherwise(pl.col("why_value")).alias("why_value"),
    )
    cells = _with_agreement(cells, limits)
    value = (
        pl.when(pl.col("computed")).then(pl.col("proved")).when(pl.col("fixed")).then((pl.col("value") * 100).round(9))
    )
    return cells.with_columns(
        value.otherwise(pl.col("value")).alias("value"), why(pl.col("fixed"), "SCALE_FIXED").alias("why_fixed")
    )


def _with_agreement(cells: pl.DataFrame, limits: Limits) -> pl.DataFrame:
    """Add `fixed` (a fraction that its counts prove to be a percentage) and the reasons where counts disagree."""
    half = 0.5 * pl.lit(10.0).pow(-pl.col("value_decimals").cast(pl.Float64))
    value, proved = pl.col("value"), pl.col("proved")
    tolerance = pl.max_horizontal(half, pl.lit(limits.ratio_tolerance)) + 1e-9
    wide = pl.max_horizontal(100 * half, pl.lit(limits.ratio_tolerance)) + 1e-9
    agrees = (value - proved).abs() <= tolerance
    fraction = (value > 0) & (value <= 1) & (pl.col("value_unit") == "")
    fixed = (~agrees & fraction & ((100 * value - proved).abs() <= wide)).fill_null(value=False)
    ratio = pl.col("kind_of") == Kind.RATIO
    bare_fraction = (value > 0) & (value < 1) & (pl.col("value_unit") == "") & proved.is_null()
    suspect = ratio & (bare_fraction | (value > 100))
    return cells.with_columns(
        fixed.alias("fixed"),
        why(~agrees & ~fixed, "RATIO_MISMATCH").alias("why_mismatch"),
        why(suspect, "SCALE_SUSPECT").alias("why_suspect"),
    )


def with_count_rules(cells: pl.DataFrame, *, limits: Limits) -> pl.DataFrame:
    """Return cells with negative, broken and implausibly large counts marked."""
    upper, lower = pl.col("numerator"), pl.col("denominator")
    base = pl.col("value") * pl.col("unit_scale")
    count = (pl.col("kind_of") == Kind.COUNT) & pl.col("unit_dimension").is_in(_COUNTABLE)
    broken = (count & _broken(base)) | _broken(upper) | _broken(lower)
    people, things = _ceiling(limits.people), _ceiling(limits.things)
    ceiling = (
        pl.when(pl.col("unit_dimension") == "people")
        .then(people)
        .when(pl.col("unit_dimension") == "things")
        .then(things)
    )
    return cells.with_columns(
        why((pl.col("value") < 0) | (upper < 0) | (lower < 0), "NEGATIVE_COUNT").alias("why_negative"),
        why(broken, "NON_INTEGER_COUNT").alias("why_broken"),
        why(lower == 0, "ZERO_DENOMINATOR").alias("why_zero"),
        why(upper > lower, "NUM_GT_DEN").alias("why_order"),
        why((pl.col("kind_of") == Kind.COUNT) & (base > ceiling), "UNIT_MAGNITUDE").alias("why_magnitude"),
        why(pl.max_horizontal(upper, lower) > people, "DENOMINATOR_IMPLAUSIBLE").alias("why_crowd"),
    )


def _broken(number: pl.Expr) -> pl.Expr:
    """Condition: a count that is no whole number; null where there is none."""
    return ((number - number.round(0)).abs() > 1e-6).fill_null(value=False)


def _ceiling(by_level: Mapping[str, float]) -> pl.Expr:
    return pl.col("level").replace_strict(by_level, default=None, return_dtype=pl.Float64)


def unit_frame(indicators: pl.DataFrame) -> pl.DataFrame:
    """Return the indicators with `kind_of`, `unit_dimension` and `unit_scale` (base units in one) of their unit.

    `numerator_counts` and `denominator_counts` are the dimensions of a ratio's counts, where their names say them.
    """
    units = [read_unit(unit or "") for unit in indicators["unit"]]
    texts = ("indicator_id", "measure", "subset_of", "unit", "reporting_level")
    return indicators.select(
        pl.col(texts).cast(pl.String),  # a column without any value has no type of its own
        pl.col("kind").cast(pl.String).alias("kind_of"),
        pl.col("denominator_zh").cast(pl.String).alias("denominator_name"),
        *(
            pl.Series(f"{part}_counts", [counted(name or "") for name in indicators[f"{part}_zh"]], dtype=pl.String)
            for part in ("numerator", "denominator")
        ),
        pl.Series("unit_dimension", [unit.dimension if unit else None for unit in units], dtype=pl.String),
        pl.Series("unit_scale", [float(unit.scale) if unit else 1.0 for unit in units], dtype=pl.Float64),
    )
