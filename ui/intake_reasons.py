"""Short names of the reasons why a cell got its verdict, and findings grouped by them."""

from collections.abc import Iterator

import polars as pl

from locales import Texts


def label(code: str, texts: Texts) -> str:
    """Return the short name of a reason; the code itself where a newer check brought one without a name."""
    return texts.say(f"why-{code}") if texts.has(f"why-{code}") else code


def groups(rows: pl.DataFrame) -> Iterator[tuple[str, pl.DataFrame]]:
    """Yield reason code and rows of each reason (columns verdict, reason_code), each in its own order.

    One reason may refuse here and warn there: these are two groups. Verdicts stand as they first appear in the rows,
    in each of them the most frequent reason first.
    """
    seen = {verdict: place for place, verdict in enumerate(rows["verdict"].unique(maintain_order=True))}
    counted = rows.group_by("verdict", "reason_code", maintain_order=True).len()
    place = pl.col("verdict").replace_strict(seen, return_dtype=pl.Int64)
    for verdict, code, _ in counted.sort(place, -pl.col("len").cast(pl.Int64), maintain_order=True).iter_rows():
        yield str(code), rows.filter((pl.col("reason_code") == code) & (pl.col("verdict") == verdict))
