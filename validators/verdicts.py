"""From reasons to verdicts: the frame that leaves this room."""

from collections.abc import Sequence

import polars as pl

from validators.details import with_details
from validators.ranks import FIRST_REJECT, LAST_VALUELESS, RANK
from validators.reasons import GRADES, PRECEDENCE, ROW_REFUSALS, ROWS, TOLD_AS

CELL_COLUMNS: dict[str, type[pl.DataType]] = {
    "sheet": pl.String,
    "row": pl.Int64,
    "column": pl.String,
    "region_raw": pl.String,
    "raw_value": pl.String,
    "verdict": pl.String,
    "region_code": pl.String,
    "period": pl.String,
    "period_end": pl.Date,
    "indicator_id": pl.String,
    "value": pl.Float64,
    "numerator": pl.Float64,
    "denominator": pl.Float64,
    "unit": pl.String,
    "reason_code": pl.String,
    "details": pl.String,
    "note": pl.String,
}
# Texts that repeat themselves from cell to cell: as categories they take a quarter of the room.
REPEATING = ("sheet", "column", "region_raw", "verdict", "region_code", "period", "indicator_id", "unit", "reason_code")
KEPT_COLUMNS: dict[str, pl.DataType | type[pl.DataType]] = {
    name: pl.Categorical() if name in REPEATING else dtype for name, dtype in CELL_COLUMNS.items()
}
_UNPLACED = tuple(RANK[code] for code in ("TOTAL_ROW", "SUBTOTAL_ROW", "AGGREGATE_ROW"))


def settled(cells: pl.DataFrame) -> pl.DataFrame:
    """Return the judged figures in KEPT_COLUMNS; needs the columns of `with_totals_once`."""
    cells = with_details(cells.filter("told"))
    worst, known = pl.col("worst"), ~pl.col("unplaced")
    final = cells.with_columns(
        pl.when("whole_row").then(_category("*")).otherwise(pl.col("column").cast(pl.Categorical)).alias("column"),
        _told_by_rank([GRADES[code].value for code in PRECEDENCE]).alias("verdict"),
        pl.when(worst >= FIRST_REJECT).then(pl.col("region_code")).alias("region_code"),
        *(pl.when(known).then(pl.col(name)).alias(name) for name in ("period", "period_end", "indicator_id")),
        *(
            pl.when(worst > LAST_VALUELESS).then(pl.col(name)).alias(name)
            for name in ("value", "numerator", "denominator")
        ),
        pl.col("unit").cast(pl.Categorical).fill_null(_category("")),
        _told_by_rank([TOLD_AS.get(code, code) for code in PRECEDENCE]).alias("reason_code"),
        pl.col("note").str.strip_chars(),
    )
    return final.select(pl.col(name).cast(dtype) for name, dtype in KEPT_COLUMNS.items())


def _category(text: str) -> pl.Expr:
    return pl.lit(text, dtype=pl.Categorical())


def _told_by_rank(texts: Sequence[str]) -> pl.Expr:
    """Return for each cell the text at the place of its most telling reason."""
    return pl.lit(pl.Series(texts, dtype=pl.Categorical())).gather(pl.col("worst").cast(pl.UInt32))


def with_totals_once(cells: pl.DataFrame) -> pl.DataFrame:
    """Return cells with `unplaced`, `whole_row` and `told`: a row that is a total throughout is told once."""
    cells = cells.with_columns(pl.col("worst").is_in(_UNPLACED).alias("unplaced"))
    if not cells["unplaced"].any():
        return cells.with_columns(pl.lit(value=False).alias("whole_row"), pl.lit(value=True).alias("told"))
    row = ["sheet", "row"]
    cells = cells.with_columns((pl.col("unplaced").all() & (pl.len() > 1)).over(row).alias("whole_row"))
    first = pl.col("order") == pl.col("order").min().over(row)
    return cells.with_columns((~pl.col("whole_row") | first).alias("told"))


def row_cells(lines: pl.DataFrame) -> pl.DataFrame:
    """Return rows that are told as rows (sheet, row, column, raw_value, reason_code) in KEPT_COLUMNS."""
    grades = {code: GRADES[code].value for code in (*ROWS, *ROW_REFUSALS)}
    lines = lines.with_columns(pl.col("reason_code").replace_strict(grades, return_dtype=pl.String).alias("verdict"))
    fixed: dict[str, object] = {"region_raw": "", "unit": "", "details": "{}", "note": ""}
    return lines.select(
        (pl.col(name) if name in lines.columns else pl.lit(fixed.get(name))).cast(dtype).alias(name)
        for name, dtype in KEPT_COLUMNS.items()
    )


def no_cells() -> pl.DataFrame:
    """Return an empty frame in KEPT_COLUMNS."""
    return pl.DataFrame(schema=KEPT_COLUMNS)
