"""What the sentence on a cell names beyond its value, row and column: worked out for doubtful cells only."""

from collections.abc import Callable
from functools import reduce
from operator import or_

import polars as pl

from validators.grid import plain
from validators.ranks import FIRST_REJECT, OK, RANK, why_columns
from validators.reasons import PRECEDENCE, SCALE_AGAINST_LAST, TOLD_AS


def _number(column: str) -> pl.Expr:
    return pl.col(column).round(6).cast(pl.String).str.strip_suffix(".0")


def _first_filled(*columns: str) -> pl.Expr:
    filled = (pl.when(pl.col(name).str.strip_chars() != "").then(pl.col(name)) for name in columns)
    return pl.coalesce(*filled, pl.lit(""))


def _faulty() -> pl.Expr:
    """The text that could not be taken as it stands: the value's, else that of a count."""
    parts = (("why_value", "raw_value"), ("why_numerator", "numerator_raw"), ("why_denominator", "denominator_raw"))
    told = (pl.when(pl.col(reason).is_not_null()).then(pl.col(text)) for reason, text in parts)
    return pl.coalesce(*told, pl.col("raw_value"))


def _where(condition: Callable[[pl.Expr], pl.Expr]) -> pl.Expr:
    """The text of the first count for which the condition holds, else the value's."""
    parts = ("numerator", "denominator")
    found = (pl.when(condition(pl.col(name))).then(pl.col(f"{name}_raw")) for name in parts)
    return pl.coalesce(*found, pl.col("raw_value"))


_IN_PERIOD = pl.col("why_period").is_in(
    [RANK[code] for code in ("TWO_DIGIT_YEAR", "EXCEL_SERIAL", "YEAR_FROM_CONTEXT")]
)
_IN_PERIOD = _IN_PERIOD.fill_null(value=False)
_EXPRESSIONS: dict[str, pl.Expr] = {
    **{name: pl.col(f"d_{name}") for name in ("code", "code_region", "candidates", "sender", "official", "remark")},
    **{name: pl.col(f"d_{name}") for name in ("received", "submitted", "deadline", "rows")},
    **{name: pl.col(f"d_why_{name}") for name in ("subset", "decrease", "denominators")},
    "last": pl.coalesce("d_why_scale", "d_why_jump"),
    "done_text": pl.col("done_on_raw"),
    "numerator": _number("numerator"),
    "denominator": _number("denominator"),
    "proved": pl.col("proved").round(2).cast(pl.String),
    "taken": _number("value"),
    "faulty": _faulty(),
    "count": _first_filled("numerator_raw", "denominator_raw"),
    "indicator": pl.col("indicator_raw"),
    "negative": _where(lambda count: count < 0),
    "broken": _where(lambda count: (count - count.round(0)).abs() > 1e-6),
    "date_text": pl.when(_IN_PERIOD).then(pl.col("period_raw")).otherwise(pl.col("submitted_raw")),
    "date_read": pl.when(_IN_PERIOD).then(pl.col("period")).otherwise(pl.col("d_submitted")),
    "period_text": pl.col("period_raw"),
    "submitted_text": pl.col("submitted_raw"),
    "ends": pl.col("period_end").cast(pl.String),
    "unit_text": _first_filled("value_unit", "unit_raw", "header_unit"),
}
_REGION = ("official", "remark")
_READ = ("faulty", "taken")
_COUNTS = ("numerator", "denominator")
_NAMED: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("NAME_VARIANT", "NAME_WITH_REMARK", "EXTRA_UNIT", "LEVEL_MISMATCH"), _REGION),
    **dict.fromkeys(("CODE_UNKNOWN", "CODE_PRECISION_LOST"), ("code",)),
    "CODE_NAME_CONFLICT": ("code", "code_region"),
    "REGION_AMBIGUOUS": ("candidates",),
    "OUT_OF_SCOPE": ("sender",),
    "UNIT_UNCLEAR": ("count",),
    "INDICATOR_UNKNOWN": ("indicator",),
    "PERIOD_INVALID": ("period_text",),
    **dict.fromkeys(("TWO_DIGIT_YEAR", "EXCEL_SERIAL", "YEAR_FROM_CONTEXT"), ("date_text", "date_read")),
    **dict.fromkeys(("PERIOD_FUTURE", "PERIOD_NOT_DUE"), ("received",)),
    **dict.fromkeys(("UNIT_MISMATCH", "UNIT_MAGNITUDE", "UNIT_MISSING", "UNIT_IN_CELL"), ("unit_text",)),
    **dict.fromkeys(("NUM_GT_DEN", "ZERO_DENOMINATOR"), _COUNTS),
    "NEGATIVE_COUNT": ("negative",),
    "NON_INTEGER_COUNT": ("broken",),
    **dict.fromkeys(("RATIO_MISMATCH", "SCALE_FIXED"), (*_COUNTS, "proved", "taken")),
    **dict.fromkeys(
        ("NUMBER_UNREADABLE", "TEXT_FOR_NUMBER", "RANGE_FOR_NUMBER", "EXCEL_ERROR", "FORMULA_NO_CACHE"), _READ
    ),
    **dict.fromkeys(("APPROXIMATE", "LOWER_BOUND", "CHINESE_NUMERAL"), _READ),
    **dict.fromkeys(("LATE", "BEFORE_PERIOD_END"), ("deadline", "submitted", "ends")),
    "SUBMIT_DATE_INVALID": ("submitted_text",),
    **dict.fromkeys(("DUPLICATE_CONFLICT", "DUPLICATE_IDENTICAL"), ("rows",)),
    "SUBSET_VIOLATION": ("subset", "taken"),
    "CUMULATIVE_DECREASE": ("decrease", "taken"),
    **dict.fromkeys((SCALE_AGAINST_LAST, "JUMP"), ("last", "taken")),
    "DONE_DATE_INVALID": ("done_text",),
    "DENOMINATOR_IMPLAUSIBLE": ("denominators", "denominator"),
}
# Columns that only comparisons with a result leave.
_COMPARED_WITH = ("d_rows", *(f"d_why_{name}" for name in ("subset", "decrease", "denominators", "scale", "jump")))
# One bit a reason; the 63 bits of a signed integer are enough for them (a test counts).
_BITS = {rank: 1 << rank for rank in range(len(PRECEDENCE))}
# Every name a sentence on a cell may use; what a cell does not have is an empty text.
DETAIL_NAMES = tuple(_EXPRESSIONS)
# Facts kept with a cell whatever its verdict: the approved value it replaces, the proof of a milestone.
_KEPT = {"previous": pl.col("previous"), "document": pl.col("document"), "done_on": pl.col("done_on").cast(pl.String)}


def with_details(cells: pl.DataFrame) -> pl.DataFrame:
    """Return cells with `details`, a JSON object of texts.

    It holds what the sentence needs, `also`, the codes of the further reasons, and the facts that are kept with a cell
    whatever its verdict (`previous`, `document`, `done_on`).
    """
    return _with_kept(_with_told(cells))


def _with_kept(cells: pl.DataFrame) -> pl.DataFrame:
    kept = [
        pl.when(fact.fill_null("") != "").then(
            pl.struct(fact.alias(name)).struct.json_encode().str.slice(1).str.head(-1)
        )
        for name, fact in _KEPT.items()
        if name in cells.columns
    ]
    told = pl.col("details").str.slice(1).str.head(-1)
    parts = [pl.when(told != "").then(told), *kept]
    joined = pl.concat_str(*parts, separator=",", ignore_nulls=True)
    return cells.with_columns(pl.concat_str(pl.lit("{"), joined, pl.lit("}")).alias("details"))


def _inside(json: pl.Expr) -> pl.Expr:
    return json.str.slice(1).str.head(-1)


def _with_told(cells: pl.DataFrame) -> pl.DataFrame:
    cells = cells.with_row_index("spot")
    odd = plain(cells.filter(pl.col("worst") != OK))
    if odd.is_empty():
        return cells.with_columns(pl.lit("{}").alias("details")).drop("spot")
    silent = [name for name in _COMPARED_WITH if name not in odd.columns]
    odd = _with_also(odd.with_columns(pl.lit(None, dtype=pl.String).alias(name) for name in silent))
    parts = [_encoded(odd, rank) for rank in odd["worst"].unique().sort()]
    joined = cells.join(pl.concat(parts), on="spot", how="left", maintain_order="left")
    return joined.with_columns(pl.col("details").fill_null("{}")).drop("spot")


def _encoded(odd: pl.DataFrame, rank: int) -> pl.DataFrame:
    named = {name: _EXPRESSIONS[name] for name in _NAMED.get(PRECEDENCE[rank], ())}
    sources = {source for expression in named.values() for source in expression.meta.root_names()}
    part = odd.select("spot", "worst", "also", *sorted(sources - {"worst"})).filter(pl.col("worst") == rank)
    fields = [expression.alias(name) for name, expression in named.items()]
    return part.select("spot", pl.struct(*fields, "also").struct.json_encode().alias("details"))


def _with_also(odd: pl.DataFrame) -> pl.DataFrame:
    """Add `also`: reasons beside the first one, in order of precedence, as text.

    The reasons of a cell are the bits of one number: cells are many, sets of reasons are few.
    """
    names = why_columns(odd)
    bits = [
        pl.col(name).replace_strict(list(_BITS), list(_BITS.values()), default=0, return_dtype=pl.Int64)
        for name in names
    ]
    sets = odd.select(
        pl.when(pl.col("worst") >= FIRST_REJECT).then(reduce(or_, bits)).otherwise(0).alias("reasons"), "worst"
    )
    kinds = sets.unique()
    texts = [_further(reasons, first) for reasons, first in kinds.iter_rows()]
    read = kinds.with_columns(pl.Series("also", texts, dtype=pl.String))
    return odd.with_columns(sets.join(read, on=["reasons", "worst"], how="left", maintain_order="left")["also"])


def _further(reasons: int, first: int) -> str | None:
    codes = [
        TOLD_AS.get(PRECEDENCE[rank], PRECEDENCE[rank])
        for rank, bit in _BITS.items()
        if reasons & bit and rank != first
    ]
    return ",".join(codes) or None
