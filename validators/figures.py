"""Numbers of the cells, in the unit of their indicator: plain ones by expressions, odd ones read once per text."""

from collections.abc import Mapping

import polars as pl

from domain.terms import Kind
from validators.folding import fold
from validators.milestones import with_milestones
from validators.ranks import RANK, RANK_TYPE, rank, ranks_of, table, with_read
from validators.readings import Reading, read_number
from validators.units import read_unit, scaling

_PLAIN = r"^[+-]?[0-9]{1,15}(?:\.[0-9]{1,12})?%?$"


def with_numbers(cells: pl.DataFrame, *, title_units: tuple[str, ...] = ()) -> pl.DataFrame:
    """Return cells with `value`, `numerator` and `denominator` as numbers, and the reasons where they are none.

    Counts whose column states no unit are counted in the title's (单位：万人), where it is clear that it means them.
    """
    cells = _with_reading(cells, "raw_value", "value")
    cells = with_milestones(cells)
    for part in ("numerator", "denominator"):
        cells = _with_count(_with_reading(cells, f"{part}_raw", part), part, title_times(title_units))
    return cells


def title_times(title_units: tuple[str, ...]) -> dict[str | None, float | None]:
    """Return by dimension what title units multiply a count with; None where that is unclear.

    The key None stands for counts of which nobody knows what they count.
    """
    units = [unit for text in title_units if (unit := read_unit(text)) and unit.dimension != "share"]
    if all(unit.scale == 1 for unit in units):
        return {}
    scales: dict[str | None, set[float]] = {None: set()}
    for unit in units:
        scales.setdefault(unit.dimension, set()).add(float(unit.scale))
    return {dimension: found.pop() if len(found) == 1 else None for dimension, found in scales.items()}


def _with_reading(cells: pl.DataFrame, source: str, name: str) -> pl.DataFrame:
    """Add `<name>`, `<name>_decimals`, `<name>_magnitude`, `<name>_unit` and `why_<name>` read from the text column.

    Each text is read once: many figures are written alike.
    """
    texts = cells.select(pl.col(source).unique())
    text = pl.col(source).str.strip_chars()
    plain = text.str.contains(_PLAIN)
    odd = texts.filter(~plain)[source].to_list()
    bare = text.str.strip_suffix("%")
    decimals = bare.str.extract(r"\.([0-9]+)$", 1).str.len_chars().cast(pl.Int64)
    share = pl.when(text.str.ends_with("%")).then(pl.lit("%"))
    read = _reading_table(source, odd, [read_number(item) for item in odd])
    known = texts.join(read, on=source, how="left").select(
        source,
        pl.when(plain).then(bare.cast(pl.Float64, strict=False)).otherwise(pl.col("read_value")).alias(name),
        pl.coalesce("read_decimals", decimals, pl.lit(0, dtype=pl.Int64)).alias(f"{name}_decimals"),
        pl.coalesce("read_magnitude", pl.lit(1, dtype=pl.Int64)).alias(f"{name}_magnitude"),
        pl.coalesce("read_unit", share, pl.lit("")).alias(f"{name}_unit"),
        pl.col("read_why").alias(f"why_{name}"),
    )
    return cells.join(known, on=source, how="left", maintain_order="left")


def _reading_table(source: str, texts: list[str], readings: list[Reading]) -> pl.DataFrame:
    return table(
        {
            source: (texts, pl.String),
            "read_value": ([reading.value for reading in readings], pl.Float64),
            "read_decimals": ([reading.decimals for reading in readings], pl.Int64),
            "read_magnitude": ([reading.magnitude for reading in readings], pl.Int64),
            "read_unit": ([reading.unit for reading in readings], pl.String),
            "read_why": (ranks_of([reading.reason for reading in readings]), RANK_TYPE),
        }
    )


def _with_count(cells: pl.DataFrame, part: str, by_title: Mapping[str | None, float | None]) -> pl.DataFrame:
    """Make a count of a numerator or denominator; it matters only for ratios, and an empty one says nothing."""
    ratio = (pl.col("kind_of") == Kind.RATIO).fill_null(value=False)
    missing = pl.col(f"why_{part}").is_in([RANK["MISSING"], RANK["AMBIGUOUS_NONE"]])
    wrong_unit = pl.col(f"{part}_unit").is_in(["%", "‰"])
    bare = (pl.col(f"{part}_magnitude") == 1) & (pl.col(f"{part}_unit") == "")
    untold = bare & pl.col(f"{part}_times").is_null() & pl.col(part).is_not_null()
    unclear = untold & _of_title(pl.col(f"{part}_counts"), by_title).is_null()
    reason = (
        pl.when(wrong_unit)
        .then(rank("NUMBER_UNREADABLE"))
        .when(unclear)
        .then(rank("UNIT_UNCLEAR"))
        .otherwise(pl.col(f"why_{part}"))
    )
    told = pl.coalesce(f"{part}_times", _of_title(pl.col(f"{part}_counts"), by_title))
    times = pl.when(bare).then(told).otherwise(pl.col(f"{part}_magnitude"))
    number = (pl.col(part) * times).round(6)
    return cells.with_columns(
        pl.when(ratio & ~wrong_unit).then(number).alias(part),
        pl.when(ratio & ~missing.fill_null(value=False)).then(reason).alias(f"why_{part}"),
    ).drop(f"{part}_magnitude", f"{part}_unit", f"{part}_decimals", f"{part}_times", f"{part}_counts")


def _of_title(counts: pl.Expr, by_title: Mapping[str | None, float | None]) -> pl.Expr:
    """What the title multiplies a count of this dimension with, 1 where it says nothing of it, null where unclear."""
    times = pl.lit(1.0)
    for dimension, of_title in by_title.items():
        if dimension is not None:
            times = pl.when(counts == dimension).then(pl.lit(of_title, dtype=pl.Float64)).otherwise(times)
    unknown = counts.is_null() & pl.lit(None in by_title)
    return pl.when(unknown).then(pl.lit(None, dtype=pl.Float64)).otherwise(times)


def with_units(cells: pl.DataFrame, *, title_units: tuple[str, ...], unit_column: bool, single: bool) -> pl.DataFrame:
    """Return cells with `value` in the indicator's unit and the doubt about the unit; see `units.scaling`.

    `single` says that the file has one figure a row, so that a row's unit can only be that figure's.
    """

    def read(written: pl.DataFrame) -> pl.DataFrame:
        combos = written.filter(pl.col("unit").is_not_null())
        found = [
            scaling(
                magnitude=magnitude,
                cell_unit=cell_unit,
                stated=_stated(row_unit, header_unit or name_unit, title_units, own=own, strict=single),
                own=own,
                unit_column=unit_column,
            )
            for magnitude, cell_unit, row_unit, header_unit, name_unit, own in combos.iter_rows()
        ]
        return combos.with_columns(
            table(
                {
                    "times": ([item.times for item in found], pl.Int64),
                    "over": ([item.over for item in found], pl.Int64),
                    "why_unit": (ranks_of([item.reason for item in found]), RANK_TYPE),
                }
            )
        )

    keys = ["value_magnitude", "value_unit", "unit_raw", "header_unit", "name_unit", "unit"]
    scaled = pl.col("value") * pl.col("times") / pl.col("over")
    # A factor can leave 40199.99999999999 where 40200 was written, 0.030000000000000002 for 300 in ten thousands.
    exact = pl.when(pl.col("times") > 1).then(scaled.round(6)).otherwise(scaled.round(10))
    return with_read(cells, keys, read).with_columns(
        pl.when((pl.col("times") == 1) & (pl.col("over") == 1)).then(pl.col("value")).otherwise(exact).alias("value"),
        pl.when(pl.col("value").is_not_null()).then(pl.col("why_unit")).alias("why_unit"),
    )


def _stated(row_unit: str, header_unit: str, title_units: tuple[str, ...], *, own: str, strict: bool) -> str:
    """The unit said outside the cell: by the row, the column's name, or the title where it can be meant."""
    target = read_unit(own)
    row = "" if fold(row_unit) in ("", "-", "--", "—", "——", "/", "无") else row_unit
    if row and not strict:
        unit = read_unit(row)
        row = row if unit and target and unit.fits(target) else ""
    if row or header_unit:
        return row or header_unit
    fitting = (text for text in title_units if target and (unit := read_unit(text)) and unit.fits(target))
    return next(fitting, "")
