"""The rankings of a bulletin: regions by share of targets kept, and regions by each target that can be compared."""

import polars as pl

from domain.terms import Reason, Status
from services.ranking import comparable, upwards
from services.registry import Registry

_KEPT = (Status.MET.value, Status.ON_PACE.value)
_JUDGED = (*_KEPT, Status.SLOW.value, Status.FAR_BEHIND.value, Status.WORSENING.value, Status.MISSED.value)
_UNSOUND = (Reason.INCOMPLETE.value, Reason.ABOVE_SET.value)
_PLACES = 9  # closer values differ by the noise of binary fractions only
_REGION = ("region_code", "region_zh", "region_en")
OVERALL = (*_REGION, "judged", "met", "on_pace", "lacking", "share", "rank", "rank_before", "moved")


def overall(below: pl.DataFrame, before: pl.DataFrame) -> pl.DataFrame:
    """Return the regions below by rank; columns: OVERALL.

    share is the part of a region's judged targets that are met or on pace; among equal shares the larger part that is
    met goes first, and what is equal then shares its rank. Without a judged target there is no share and no rank.
    moved is the places won (lost: negative) since the period before, `lacking` counts targets without a value.
    """
    now, past = _standing(below), _standing(before).select("region_code", rank_before="rank")
    return (
        now.join(past, on="region_code", how="left", maintain_order="left")
        .with_columns(moved=pl.col("rank_before") - pl.col("rank"))
        .select(OVERALL)
        .sort("rank", "region_code", nulls_last=True)
    )


def _standing(below: pl.DataFrame) -> pl.DataFrame:
    judged = pl.col("status").is_in(_JUDGED)
    met, kept = pl.col("status") == Status.MET.value, pl.col("status").is_in(_KEPT)
    counted = below.group_by(_REGION).agg(
        judged=judged.sum().cast(pl.Int64),
        met=met.sum().cast(pl.Int64),
        on_pace=(kept & ~met).sum().cast(pl.Int64),
        lacking=(pl.col("value").is_null() & (pl.col("reason") == Reason.NO_VALUE.value)).sum().cast(pl.Int64),
    )
    shares = counted.with_columns(
        share=pl.when(pl.col("judged") > 0).then((pl.col("met") + pl.col("on_pace")) / pl.col("judged") * 100),
        met_share=pl.when(pl.col("judged") > 0).then(pl.col("met") / pl.col("judged")),
    )
    order = pl.struct(pl.col("share").round(_PLACES), pl.col("met_share").round(_PLACES))
    ranked = pl.when(pl.col("share").is_not_null()).then(order)
    return shares.with_columns(rank=ranked.rank("min", descending=True).cast(pl.Int64))


def by_target(below: pl.DataFrame, before: pl.DataFrame, registry: Registry) -> pl.DataFrame:
    """Return the rows of targets in which regions can be compared, by target and rank, headline targets first.

    Adds rank (1 is best in the target's good direction, equal values share a rank, null without a sound value),
    rank_before, moved, and ranked (how many have a rank). Parts of a common total cannot be compared and are left out.
    """
    kinds = registry.indicators.select("indicator_id", "direction")
    now = _ranked(below.filter(comparable()).join(kinds, on="indicator_id", how="left", maintain_order="left"))
    about = registry.indicators.select("indicator_id", "direction", "kind")
    earlier = before.join(about, on="indicator_id", how="left", maintain_order="left").filter(comparable())
    past = _ranked(earlier).select("target_id", "region_code", "unit", rank_before="rank")
    places = below.select(pl.col("target_id").unique(maintain_order=True)).with_row_index("place")
    return (
        now.join(past, on=["target_id", "region_code", "unit"], how="left", maintain_order="left")
        .join(places, on="target_id", how="left", maintain_order="left")
        .with_columns(moved=pl.col("rank_before") - pl.col("rank"))
        .sort("headline", "place", "rank", "region_code", nulls_last=True)
        .drop("place", "direction")
    )


def _ranked(rows: pl.DataFrame) -> pl.DataFrame:
    unsound = pl.col("reason").is_in(_UNSOUND) & (pl.col("status") == Status.CANNOT_ASSESS.value)
    sound = ~unsound.fill_null(value=False)
    good = pl.when(sound).then(pl.when(upwards()).then("value").otherwise(-pl.col("value"))).round(_PLACES)
    # A value in another unit (a share of units beside the units' own values) is another figure.
    same = ["target_id", "unit"]
    return (
        rows.with_columns(good=good)
        .with_columns(
            rank=pl.col("good").rank("min", descending=True).over(same).cast(pl.Int64),
            ranked=pl.col("good").is_not_null().sum().over(same).cast(pl.Int64),
        )
        .drop("good")
    )
