"""From a grid to one line per figure: texts only, with everything its row, header and title say about it."""

import polars as pl

from validators.headers import Role
from validators.layout import Layout, MeasureColumns
from validators.rows import TOTAL_LEAD

RAW_COLUMNS = (
    "row",
    "order",
    "column",
    "code_raw",
    "name_raw",
    "region_raw",
    "indicator_raw",
    "indicator_id",
    "period_raw",
    "raw_value",
    "has_value",
    "numerator_raw",
    "denominator_raw",
    "unit_raw",
    "header_unit",
    "submitted_raw",
    "on_time_raw",
    "revised_raw",
    "note",
    "kind",
    "shifted",
)


def to_cells(frame: pl.DataFrame, layout: Layout) -> pl.DataFrame:
    """Return the figures of all data rows in RAW_COLUMNS; `frame` comes from `rows.with_kinds`."""
    data = frame.filter(pl.col("kind").is_null())
    parts = [_measure_cells(data, layout, measure, order) for order, measure in enumerate(layout.measures)]
    return pl.concat(parts).sort("row", "order") if len(parts) > 1 else parts[0]


def to_row_cells(frame: pl.DataFrame) -> pl.DataFrame:
    """Return one line (column "*") per row that is no data but the header: row, column, raw_value, reason_code."""
    lines = frame.filter(pl.col("kind").is_not_null(), ~pl.col("is_header"))
    return lines.select(
        "row", pl.lit("*").alias("column"), pl.col("lead").alias("raw_value"), pl.col("kind").alias("reason_code")
    )


def _measure_cells(data: pl.DataFrame, layout: Layout, measure: MeasureColumns, order: int) -> pl.DataFrame:
    def text(name: str | None) -> pl.Expr:
        return pl.col(name) if name else pl.lit("", dtype=pl.String)

    def role(part: Role) -> pl.Expr:
        return text(layout.roles.get(part))

    code, name = role(Role.CODE), _name(layout)
    total = (code == "") & (name == "") & pl.col("lead").str.contains(TOTAL_LEAD)
    return data.select(
        "row",
        pl.lit(order, dtype=pl.Int32).alias("order"),
        pl.lit(measure.header).alias("column"),
        code.alias("code_raw"),
        pl.when(total).then(pl.col("lead")).otherwise(name).alias("name_raw"),
        (name if Role.REGION in layout.roles else code).alias("region_raw"),
        (role(Role.INDICATOR) if measure.indicator is None else pl.lit("", dtype=pl.String)).alias("indicator_raw"),
        pl.lit(measure.indicator, dtype=pl.String).alias("indicator_id"),
        _period(layout).alias("period_raw"),
        text(measure.value or measure.numerator).alias("raw_value"),
        pl.lit(measure.value is not None).alias("has_value"),
        text(measure.numerator).alias("numerator_raw"),
        text(measure.denominator).alias("denominator_raw"),
        role(Role.UNIT).alias("unit_raw"),
        pl.lit(measure.unit).alias("header_unit"),
        role(Role.SUBMITTED).alias("submitted_raw"),
        role(Role.ON_TIME).alias("on_time_raw"),
        role(Role.REVISED).alias("revised_raw"),
        role(Role.NOTE).alias("note"),
        "kind",
        "shifted",
    )


def _name(layout: Layout) -> pl.Expr:
    """Name of the region, with the one above it in front where that has its own column."""
    name = pl.col(layout.roles[Role.REGION]) if Role.REGION in layout.roles else pl.lit("", dtype=pl.String)
    if Role.PARENT not in layout.roles:
        return name
    parent = pl.col(layout.roles[Role.PARENT]).str.strip_chars()
    own = name.str.strip_chars()
    joined = pl.when((parent == "") | own.str.starts_with(parent) | own.str.contains(TOTAL_LEAD)).then(name)
    return joined.otherwise(pl.concat_str(parent, own))


def _period(layout: Layout) -> pl.Expr:
    """Text of the period; a year's column and a quarter's column are read as one."""
    if not layout.periods:
        return pl.lit("", dtype=pl.String)
    first = pl.col(layout.periods[0])
    if len(layout.periods) == 1:
        return first
    second = pl.col(layout.periods[1])
    year = first.str.strip_chars().str.strip_suffix("度").str.strip_suffix("年")
    plain_year = year.str.contains(r"^\d{4}$") & (second.str.strip_chars() != "")
    joined = pl.when(plain_year & ~second.str.contains(r"\d{4}")).then(pl.concat_str(year, pl.lit("年"), second))
    return joined.when(second.str.strip_chars() == "").then(first).otherwise(second)
