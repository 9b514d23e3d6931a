"""Decomposed targets 分解指标: where a region has a number of its own under a target from above, that one counts."""

import polars as pl

from domain.terms import Comparator

# Words of the text on the whole that say nothing of a part's own number: it has to be reached, and may be exceeded.
_OF_THE_WHOLE = (
    Comparator.EXACTLY.value, Comparator.BETWEEN.value, Comparator.ALL.value, Comparator.AT_LEAST_ONE_UNIT.value,
)  # fmt: skip


def with_own_targets(rows: pl.DataFrame, decomposed: pl.DataFrame) -> pl.DataFrame:
    """Return pairs of region and target in which a region's own number and due date stand for those from above.

    `rows` are those of `concern.concerned_rows`; `decomposed` is `Registry.decomposed`. `decomposed` is added: true
    where either is the region's own. A count that binds a total becomes a threshold where the region has a number.
    """
    own = decomposed.select("target_id", "region_code", own_number="threshold", own_due="due_date")
    number = pl.col("own_number").is_not_null()
    return (
        rows.join(own, on=["target_id", "region_code"], how="left", maintain_order="left")
        .with_columns(
            decomposed=number | pl.col("own_due").is_not_null(),
            target_value=pl.coalesce("own_number", "target_value"),
            due_date=pl.coalesce("own_due", "due_date"),
            contributes=pl.col("contributes") & ~number,
            below_binding=pl.col("below_binding") & ~number,
            comparator=pl.when(number & pl.col("comparator").is_in(_OF_THE_WHOLE))
            .then(pl.lit(Comparator.AT_LEAST.value))
            .otherwise("comparator"),
        )
        .drop("own_number", "own_due")
    )
