"""Reasons inside frames: small integers, so that the most telling of many is a plain minimum."""

from collections.abc import Callable, Mapping, Sequence

import polars as pl

from domain.terms import Verdict
from validators.reasons import GRADES, PRECEDENCE, VALUELESS

RANK: Mapping[str, int] = {code: index for index, code in enumerate(PRECEDENCE)}
RANK_TYPE = pl.Int16
OK = RANK["OK"]
FIRST_REJECT = min(rank for code, rank in RANK.items() if GRADES[code] == Verdict.REJECT)
FIRST_WARN = min(rank for code, rank in RANK.items() if GRADES[code] == Verdict.WARN)
LAST_VALUELESS = max(RANK[code] for code in VALUELESS)
_WHY = "why_"


def rank(code: str) -> pl.Expr:
    """Return a reason as a literal rank."""
    return pl.lit(RANK[code], dtype=RANK_TYPE)


def why(condition: pl.Expr, code: str) -> pl.Expr:
    """Return the rank of `code` where the condition holds, else null (also where it cannot be told)."""
    return pl.when(condition.fill_null(value=False)).then(rank(code)).otherwise(pl.lit(None, dtype=RANK_TYPE))


def why_columns(frame: pl.DataFrame) -> list[str]:
    """Return the columns that hold reasons."""
    return [name for name in frame.columns if name.startswith(_WHY)]


def worst(frame: pl.DataFrame, *further: str) -> pl.DataFrame:
    """Return the frame with `worst`, the rank of its most telling reason (OK where there is none).

    With the names of `further` reasons only these are held against the `worst` it has already.
    """
    names = ["worst", *further] if further else why_columns(frame)
    return frame.with_columns(pl.min_horizontal(names).fill_null(OK).cast(RANK_TYPE).alias("worst"))


def usable() -> pl.Expr:
    """Condition on a frame with `worst`: accepted so far, with a value."""
    return (pl.col("worst") > LAST_VALUELESS) & pl.col("value").is_not_null()


def beside(frame: pl.DataFrame, found: pl.DataFrame, *, on: list[str]) -> pl.DataFrame:
    """Return a frame with the columns of another one beside it, one row at most for each key; others stay null.

    Only the keys are joined: a join of the whole frame would copy all of it.
    """
    joined = frame.select(on).join(found, on=on, how="left", maintain_order="left")
    return frame.hstack(joined.drop(on))


def with_read(cells: pl.DataFrame, texts: list[str], read: Callable[[pl.DataFrame], pl.DataFrame]) -> pl.DataFrame:
    """Return cells with what `read` tells of the different combinations of some texts, each read once.

    `read` gets a frame of them and returns it with further columns, without those it knows nothing of. Texts that are
    the same in all cells tell no two of them apart, so they are neither compared nor joined.
    """
    keys = [name for name in texts if _varies(cells[name])] or texts[:1]
    found = read(cells.select(texts).unique(keys, keep="any")).drop([name for name in texts if name not in keys])
    return cells.join(found, on=keys, how="left", maintain_order="left", nulls_equal=True)


def _varies(texts: pl.Series) -> bool:
    if texts.null_count():
        return texts.null_count() < len(texts)
    return bool((texts != texts.first()).any())


def ranks_of(codes: list[str | None]) -> list[int | None]:
    """Return codes as ranks, None as None."""
    return [None if code is None else RANK[code] for code in codes]


def table(columns: Mapping[str, tuple[Sequence[object], type[pl.DataType]]]) -> pl.DataFrame:
    """Return a small lookup frame from lists with their types."""
    return pl.DataFrame(
        [pl.Series(name, list(values), dtype=dtype, strict=True) for name, (values, dtype) in columns.items()]
    )
