"""Published values that look alike and do not mean the same: shown side by side, never merged."""

import polars as pl

from services.registry import Registry

_ALIKE = ("same", "other_definition")


def definitions(registry: Registry, target_id: str, region_code: str) -> pl.DataFrame:
    """Return the latest published value under each definition that is used for what a target counts; else no row.

    Columns: those of published_values, and `own` (whether this is the definition of the target's indicator). Values of
    the region come first, else those of the nearest region above it. A definition that stands alone contradicts
    nothing: the frame is empty unless at least one value rests on another definition than the target's.
    """
    target = registry.target(target_id)
    nearness = {code: place for place, code in enumerate(reversed(registry.lineage(region_code)))}
    found = (
        registry.published_values.filter(
            _about(target_id, str(target["indicator_id"]))
            & (pl.col("unit") == registry.indicator(str(target["indicator_id"]))["unit"])
            & pl.col("relation").is_in(_ALIKE)
            & pl.col("period").is_not_null()
            & pl.col("region_code").is_in(list(nearness))
        )
        .with_columns(
            own=(pl.col("indicator_id") == target["indicator_id"]) & (pl.col("relation") == "same"),
            nearness=pl.col("region_code").replace_strict(nearness, return_dtype=pl.Int64),
        )
        .sort("nearness", "period", "published_id", descending=[False, True, False])
        .unique(["indicator_id", "relation"], keep="first", maintain_order=True)
        .sort("own", "published_id", descending=[True, False])
        .drop("nearness")
    )
    return found if (~found["own"]).any() else found.clear()


def _about(target_id: str, indicator_id: str) -> pl.Expr:
    named = pl.col("related_target_ids").str.split(";").list.eval(pl.element().str.strip_chars())
    return named.list.contains(target_id).fill_null(value=False) | (pl.col("indicator_id") == indicator_id)
