"""The lens narrows the registry: what is judged together must be seen together."""

import polars as pl

from services.lens import PRIMARY_CARE, lens_targets
from services.registry import Registry


def test_targets_that_are_judged_together_are_all_seen_or_none(registry: Registry) -> None:
    seen = pl.col("target_id").is_in(lens_targets(registry, PRIMARY_CARE))
    groups = (
        registry.targets.filter(pl.col("joined_with").is_not_null())
        .group_by("joined_with")
        .agg(shown=seen.sum(), parts=pl.len())
    )
    assert groups.filter((pl.col("shown") > 0) & (pl.col("shown") < pl.col("parts"))).is_empty()
    assert groups.height > 0
