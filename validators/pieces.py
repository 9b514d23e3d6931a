"""Figures of a large file in pieces: each is measured by itself and packed away until all are compared.

A return of a million rows has a hundred columns of reasons and texts on the way; almost all of them say the same thing
in every row. A piece keeps those once, and texts that repeat as numbers of a dictionary.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

import polars as pl

from validators.ranks import OK, worst
from validators.versions import with_marks

# What figures are compared by; everything else of a figure is needed only when its verdict is written. Names are
# compared as categories, texts that are looked into stay texts.
_NAMES = (
    "name_raw",
    "region_code",
    "level",
    "standing",
    "indicator_id",
    "kind_of",
    "measure",
    "subset_of",
    "reporting_level",
    "denominator_name",
    "unit",
    "period",
    "sheet",
    "column",
)
_TEXTS = ("raw_value",)
_FACTS = ("row", "order", "own", "deeper", "period_end", "period_year", "value", "numerator", "denominator")
_MARKS = ("without_counts", "voided", "revised", "old", "edition", "told_on")
COMPARED = (*_NAMES, *_TEXTS, *_FACTS, *_MARKS)
_SAMPLE = 20_000  # rows
# Read on the way and told nowhere.
_SPENT = (
    "code_raw",
    "name_unit",
    "hint_raw",
    "has_value",
    "kind",
    "shifted",
    "on_time_raw",
    "revised_raw",
    "edition_raw",
    "done_raw",
    "spread",
    "value_decimals",
    "value_magnitude",
    "times",
    "over",
    "unit_dimension",
    "unit_scale",
    "computed",
    "fixed",
)


@dataclass(frozen=True)
class Piece:
    """Packed figures: columns that vary, with repeating texts as categories, and one row of those that do not."""

    varying: pl.DataFrame
    constant: pl.DataFrame
    columns: tuple[str, ...]

    @property
    def height(self) -> int:
        """Number of figures."""
        return self.varying.height

    def unpacked(self, *, categories: Collection[str] = ()) -> pl.DataFrame:
        """Return the figures as they were packed; the texts of `categories` as categories."""
        types = {name: pl.Categorical() if name in categories else self._type(name) for name in self.columns}
        return self.varying.select(self._column(name, dtype) for name, dtype in types.items())

    def compared(self) -> pl.DataFrame:
        """Return what the figures are compared by: COMPARED and `why_before`."""
        names = [self._column(name, pl.Categorical()) for name in _NAMES]
        others = (*_TEXTS, *_FACTS, *_MARKS, "why_before")
        return self.varying.select(*names, *(self._column(name, self._type(name)) for name in others))

    def _type(self, name: str) -> pl.DataType:
        held = self.constant if name in self.constant.columns else self.varying
        return pl.String() if held.schema[name] == pl.Categorical else held.schema[name]

    def _column(self, name: str, dtype: pl.DataType) -> pl.Expr:
        if name not in self.constant.columns:
            return pl.col(name).cast(dtype)
        return pl.lit(self.constant[name].item(), dtype=self.constant.schema[name]).cast(dtype).alias(name)


def packed(cells: pl.DataFrame) -> Piece:
    """Return measured figures as a piece, with `why_before`, the most telling reason so far, and what notes mark."""
    before = worst(cells).select(pl.when(pl.col("worst") != OK).then("worst").alias("why_before"))
    counted = pl.col("denominator_raw").fill_null("").str.strip_chars() != ""
    cells = with_marks(cells).with_columns(before, without_counts=~counted).drop(_SPENT, strict=False)
    same = [series.name for series in cells if _says_one_thing(series)]
    # A frame without any column would not know how many rows it has.
    varying = cells.drop([name for name in same if name != "row"])
    categories = [
        pl.col(name).cast(pl.Categorical)
        for name, dtype in varying.schema.items()
        if dtype == pl.String and _repeats_itself(varying[name])
    ]
    # Written anew: a slice of one row would keep all the rows it was cut from.
    constant = pl.DataFrame(
        [pl.Series(name, [cells[name].first()], dtype=cells.schema[name]) for name in same if name != "row"]
    )
    return Piece(varying.with_columns(categories), constant, tuple(cells.columns))


def _repeats_itself(series: pl.Series) -> bool:
    """Return whether texts are few enough to be kept once; the first rows tell, a wrong guess only costs memory."""
    first = series.head(_SAMPLE)
    return first.n_unique() * 4 < len(first) or series.n_unique() * 4 < len(series)


def _says_one_thing(series: pl.Series) -> bool:
    if series.null_count():
        return series.null_count() == len(series)
    return series.dtype != pl.Float64 and bool((series == series.first()).all())


def to_compare(pieces: Iterable[Piece]) -> pl.DataFrame:
    """Return what all figures of a file are compared by, pieces in order."""
    return pl.concat([piece.compared() for piece in pieces], rechunk=False)
