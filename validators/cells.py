"""From a grid to one line per figure: texts only, with everything its row, header and title say about it."""

import re
from collections import Counter
from collections.abc import Sequence

import polars as pl

from validators.folding import fold
from validators.grid import plain
from validators.headers import Role
from validators.layout import Layout, MeasureColumns
from validators.merges import SPREAD
from validators.rows import TOTAL_LEAD, only
from validators.units import read_unit

RAW_COLUMNS = (
    "sheet",
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
    "edition_raw",
    "note",
    "kind",
    "shifted",
    "hint_raw",
    "done_raw",
    "done_on_raw",
    "document",
    "spread",
    "span_said",
    "numerator_times",
    "denominator_times",
)
_TOTAL = r"^\s*(?:合\s*计|总\s*计|小\s*计|共\s*计|平\s*均值?|汇\s*总|累\s*计)\s*$"
_YEAR = re.compile(r"20\d\d(?=年|-|/|\.|q)")


def to_cells(frame: pl.DataFrame, layout: Layout) -> pl.DataFrame:
    """Return the figures of all data rows in RAW_COLUMNS; `frame` comes from `rows.with_kinds`."""
    data = only(frame, frame["kind"].is_null())
    parts = [_measure_cells(data, layout, measure, order) for order, measure in enumerate(layout.measures)]
    return pl.concat(parts).sort("row", "order") if len(parts) > 1 else parts[0]


def turned_back(cells: pl.DataFrame, layout: Layout, rows: Sequence[int]) -> pl.DataFrame:
    """Return figures of a table that was turned round at their place in the file: row of the name, region's column."""
    names = [measure.value or measure.numerator or "" for measure in layout.measures]
    places = {order: rows[int(name.split("_")[0][1:])] for order, name in enumerate(names)}
    return cells.with_columns(
        pl.col("order").replace_strict(places, return_dtype=pl.Int64).alias("row"),
        pl.coalesce(
            pl.when(pl.col(name) != "").then(pl.col(name)) for name in ("name_raw", "code_raw", "column")
        ).alias("column"),
    )


def period_texts(frame: pl.DataFrame, layout: Layout) -> Counter[str]:
    """Return the different texts of periods below the header, and how many rows each stands in."""
    below = frame.filter(pl.col("row") > layout.header_rows[-1])
    rows = pl.len().alias("rows")
    below = plain(below.group_by(layout.periods).agg(rows)) if layout.periods else below.select(rows)
    texts: Counter[str] = Counter()
    for measure in _one_per_period(layout):
        for text, number in below.select(_period(layout, measure).alias("text"), "rows").iter_rows():
            texts[text] += number
    return texts


def _one_per_period(layout: Layout) -> list[MeasureColumns]:
    return list({measure.period: measure for measure in layout.measures}.values())


def to_row_cells(frame: pl.DataFrame, *, with_header: bool) -> pl.DataFrame:
    """Return one line (column "*") per row that is no data; a header of one row only where `with_header` says so.

    Columns: sheet, row, column, raw_value, reason_code.
    """
    lines = frame.filter(pl.col("kind").is_not_null(), ~pl.col("is_header") | with_header)
    return lines.select(
        "sheet",
        "row",
        pl.lit("*").alias("column"),
        pl.col("lead").alias("raw_value"),
        pl.col("kind").alias("reason_code"),
    )


def _measure_cells(data: pl.DataFrame, layout: Layout, measure: MeasureColumns, order: int) -> pl.DataFrame:
    def text(name: str | None) -> pl.Expr:
        return pl.col(name) if name else pl.lit("", dtype=pl.String)

    def role(part: Role) -> pl.Expr:
        return text(layout.roles.get(part))

    code = role(Role.CODE) if not measure.region else pl.lit("", dtype=pl.String)
    name = _name(layout) if not measure.region else pl.lit(measure.region, dtype=pl.String)
    placed = Role.REGION in layout.roles or bool(measure.region)
    total = (code == "") & (name == "") & _says(data, "lead", TOTAL_LEAD)
    for key in (*layout.periods, *(layout.roles[role] for role in (Role.INDICATOR,) if role in layout.roles)):
        total |= _says(data, key, _TOTAL)  # a total over months or indicators is no region's either
    return data.select(
        "sheet",
        "row",
        pl.lit(order, dtype=pl.Int32).alias("order"),
        pl.lit(measure.header).alias("column"),
        code.alias("code_raw"),
        pl.when(total).then(pl.col("lead")).otherwise(name).alias("name_raw"),
        pl.when(total).then(pl.col("lead")).otherwise(name if placed else code).alias("region_raw"),
        (role(Role.INDICATOR) if measure.indicator is None else pl.lit("", dtype=pl.String)).alias("indicator_raw"),
        pl.lit(measure.indicator, dtype=pl.String).alias("indicator_id"),
        _period(layout, measure).alias("period_raw"),
        text(measure.value or measure.numerator).alias("raw_value"),
        pl.lit(measure.value is not None).alias("has_value"),
        text(measure.numerator).alias("numerator_raw"),
        text(measure.denominator).alias("denominator_raw"),
        role(Role.UNIT).alias("unit_raw"),
        pl.lit(measure.unit).alias("header_unit"),
        role(Role.SUBMITTED).alias("submitted_raw"),
        role(Role.ON_TIME).alias("on_time_raw"),
        role(Role.REVISED).alias("revised_raw"),
        role(Role.EDITION).alias("edition_raw"),
        role(Role.NOTE).alias("note"),
        "kind",
        "shifted",
        (_hint(layout) if not measure.region else pl.lit("", dtype=pl.String)).alias("hint_raw"),
        text(measure.done).alias("done_raw"),
        text(measure.done_on).alias("done_on_raw"),
        text(measure.document).str.strip_chars().alias("document"),
        pl.any_horizontal(
            pl.lit(value=False), *(pl.col(flag) for name in measure.columns if (flag := SPREAD + name) in data.columns)
        ).alias("spread"),
        pl.lit(measure.span).alias("span_said"),
        pl.lit(_times(measure.numerator_unit), dtype=pl.Float64).alias("numerator_times"),
        pl.lit(_times(measure.denominator_unit), dtype=pl.Float64).alias("denominator_times"),
    )


def _says(data: pl.DataFrame, column: str, pattern: str) -> pl.Expr:
    """Condition: a column's text fits a pattern; each text is looked at once, as most stand in many rows."""
    texts = data.select(pl.col(column).unique()).filter(pl.col(column).str.contains(pattern))
    return pl.col(column).is_in(texts[column].implode()) if texts.height else pl.lit(value=False)


def _times(unit: str) -> float | None:
    """What a count is multiplied by where its column is named 分子（万人）; None where the name states no unit."""
    known = read_unit(unit) if unit else None
    return float(known.scale) if known and known.dimension != "share" else None


def _name(layout: Layout) -> pl.Expr:
    """Name of the region, with the one above it in front where that has its own column."""
    name = pl.col(layout.roles[Role.REGION]) if Role.REGION in layout.roles else pl.lit("", dtype=pl.String)
    if Role.PARENT not in layout.roles:
        return name
    parent = pl.col(layout.roles[Role.PARENT]).str.strip_chars()
    own = name.str.strip_chars()
    joined = pl.when((parent == "") | own.str.starts_with(parent) | own.str.contains(TOTAL_LEAD)).then(name)
    return joined.otherwise(pl.concat_str(parent, own))


def _hint(layout: Layout) -> pl.Expr:
    """The region above, for a row that leaves its cell blank under a filled one: a city written once over its counties.

    It is only a hint: it holds where the row's own name is found in that region.
    """
    if Role.PARENT not in layout.roles:
        return pl.lit("", dtype=pl.String)
    parent = pl.col(layout.roles[Role.PARENT]).str.strip_chars()
    own = pl.col(layout.roles[Role.REGION]).str.strip_chars()
    above = pl.when(parent != "").then(parent).forward_fill().fill_null("")
    return pl.when((parent == "") & (own != "") & ~own.str.contains(TOTAL_LEAD)).then(above).otherwise(pl.lit(""))


def _with_year(period: str, layout: Layout) -> str:
    """A period of the header, with the year that the title, or else the header's other periods, state."""
    stated = (_YEAR.search(fold(measure.period)) for measure in layout.measures)
    years = {str(year) for year in layout.titles.years} or {found[0] for found in stated if found}
    bare = not layout.periods and len(years) == 1 and not re.search(r"\d{4}|\d\d年", fold(period))
    return f"{next(iter(years))}年{period}" if bare else period


def _period(layout: Layout, measure: MeasureColumns) -> pl.Expr:
    """Text of the period; a year's column and a quarter's (a column or the header) are read as one."""
    texts = [pl.col(name) for name in layout.periods]
    if measure.period:
        texts = [*texts[:1], pl.lit(_with_year(measure.period, layout), dtype=pl.String)]
    if not texts:
        return pl.lit("", dtype=pl.String)
    first = texts[0]
    if len(texts) == 1:
        return first
    second = texts[1]
    year = first.str.strip_chars().str.strip_suffix("度").str.strip_suffix("年")
    plain_year = year.str.contains(r"^\d{4}$") & (second.str.strip_chars() != "")
    joined = pl.when(plain_year & ~second.str.contains(r"\d{4}")).then(pl.concat_str(year, pl.lit("年"), second))
    return joined.when(second.str.strip_chars() == "").then(first).otherwise(second)
