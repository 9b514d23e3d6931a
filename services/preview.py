"""What a return would change, told before it is stored."""

from datetime import date
from enum import StrEnum

import polars as pl

from data.store import Store
from domain.terms import Verdict
from services import holding
from services.intake import Judgement
from services.registry import Registry


class Change(StrEnum):
    """What becomes of a value that a return brings."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    OLDER = "older"  # a value received later is there already and stays


COLUMNS = ("region_code", "region_zh", "region_en", "indicator_id", "indicator_zh", "indicator_en", "unit", "period",
           "old", "new", "change")  # fmt: skip


def changes(store: Store, registry: Registry, judgement: Judgement, *, received: date) -> pl.DataFrame:
    """Return one row for each value that would be stored, with the value that holds now: columns of COLUMNS."""
    taken = judgement.cells.filter(
        pl.col("verdict").is_in([Verdict.ACCEPT.value, Verdict.WARN.value]) & pl.col("value").is_not_null()
    )
    current = holding.observations(
        store,
        indicators=taken["indicator_id"].unique().to_list(),
        regions=taken["region_code"].unique().to_list(),
        ends=taken["period_end"].unique().to_list(),
    ).select("indicator_id", "region_code", "period_end", "received_at", old="value")
    later = pl.col("received_at").dt.date() > received
    kind = (
        pl.when(pl.col("old").is_null())
        .then(pl.lit(Change.NEW.value))
        .when(later)
        .then(pl.lit(Change.OLDER.value))
        .when(pl.col("old") == pl.col("value"))
        .then(pl.lit(Change.SAME.value))
        .otherwise(pl.lit(Change.CHANGED.value))
    )
    regions = registry.regions.select(region_code="code", region_zh="name_zh", region_en="name_en")
    indicators = registry.indicators.select(
        "indicator_id", indicator_zh="short_zh", indicator_en="short_en", registered_unit="unit"
    )
    return (
        taken.join(current, on=["indicator_id", "region_code", "period_end"], how="left", maintain_order="left")
        .join(regions, on="region_code", how="left", maintain_order="left")
        .join(indicators, on="indicator_id", how="left", maintain_order="left")
        .with_columns(change=kind, new="value", unit="registered_unit")
        .select(COLUMNS)
    )
