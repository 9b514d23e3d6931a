"""Conjunctions: targets that a text joins ("number and amount both at 60 %") are met only together."""

import polars as pl

from domain.terms import Reason, Status

_WORST_LAST = (Status.MET, Status.ON_PACE, Status.SLOW, Status.FAR_BEHIND, Status.WORSENING)
_RANK = {status.value: rank for rank, status in enumerate(_WORST_LAST)}


def joined(judged: pl.DataFrame) -> pl.DataFrame:
    """Return judged figures in which joined targets of a region carry one status, with own_status kept beside it.

    Columns used: region_code, joined_with (null for most), status, reason. A part that is missed settles the whole; a
    part that cannot be assessed leaves it open; else the worst part speaks. Parts whose own status differs get the
    reason `jointly`.
    """
    together = (pl.col("region_code"), pl.col("joined_with"))
    missed = (pl.col("status") == Status.MISSED.value).any().over(together)
    unclear = (pl.col("status") == Status.CANNOT_ASSESS.value).any().over(together)
    worst = pl.col("status").replace_strict(_RANK, default=None, return_dtype=pl.Int64).max().over(together)
    whole = (
        pl.when(missed)
        .then(pl.lit(Status.MISSED.value))
        .when(unclear)
        .then(pl.lit(Status.CANNOT_ASSESS.value))
        .otherwise(worst.replace_strict({rank: word for word, rank in _RANK.items()}, default=None))
    )
    joint = pl.when(pl.col("joined_with").is_not_null() & whole.is_not_null()).then(whole).otherwise("status")
    return judged.with_columns(own_status="status", status=joint).with_columns(
        reason=pl.when(pl.col("status") != pl.col("own_status")).then(pl.lit(Reason.JOINTLY.value)).otherwise("reason")
    )
