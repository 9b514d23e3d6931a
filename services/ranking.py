"""Where a region stands among its siblings, target by target, and how that changed since the period before."""

from dataclasses import replace

import polars as pl

from data.store import Store
from domain.terms import AppliesTo, Comparator, Direction, Kind, Reason, Status
from services.concern import AttainmentQuery
from services.monitoring import attainment
from services.registry import Registry

SCHEMA = pl.Schema(
    {
        "target_id": pl.String,
        "rank": pl.Int64,
        "ranked": pl.Int64,
        "siblings": pl.Int64,
        "rank_before": pl.Int64,
        "moved": pl.Int64,
    }
)

# What is asked of each region by itself can be compared; a part of a common total cannot.
_COMPARABLE = (AppliesTo.EVERY_LEVEL.value, AppliesTo.REFERENCE.value)
_UNIT_TESTS = (AppliesTo.EACH_UNIT.value, AppliesTo.UNIT_TEST.value)
_KINDS = (Kind.RATIO.value, Kind.AMOUNT.value)
# A value that stands for too few units, or that cannot be right, takes no place.
_UNSOUND = (Reason.INCOMPLETE.value, Reason.ABOVE_SET.value)
_PLACES = 9  # closer values differ by the noise of binary fractions only


def ranks(store: Store, registry: Registry, query: AttainmentQuery, target_ids: tuple[str, ...]) -> pl.DataFrame:
    """Return one row per target in which the region can be compared with its siblings; columns: SCHEMA.

    rank is by value in the target's good direction, 1 is best, equal values share a rank; it is null where the region
    has no value. ranked counts the regions with a rank, siblings those that the target concerns, this one included.
    moved is the places won (lost: negative) since the period before. Targets that bind only the region or its parent's
    total, milestones, and regions without siblings have no row.
    """
    parent = registry.region(query.region_code)["parent_code"]
    wanted = _comparable(registry, target_ids, str(parent)) if parent else ()
    if not wanted:
        return SCHEMA.to_frame()
    now, before = (
        _standing(
            attainment(
                store,
                registry,
                replace(query, region_code=str(parent), as_of=period, children=True, target_ids=wanted),
            ),
            registry,
            query.region_code,
        )
        for period in (query.as_of, query.as_of.shifted(-1))
    )
    past = before.select("target_id", rank_before="rank")
    compared = now.join(past, on="target_id", how="left", maintain_order="left")
    return compared.with_columns(moved=pl.col("rank_before") - pl.col("rank")).select(SCHEMA.names())


def comparable() -> pl.Expr:
    """Return whether regions of one level can be compared in a target; columns used: applies_to, kind."""
    alike = pl.col("applies_to").is_in(_COMPARABLE) & pl.col("kind").is_in(_KINDS)
    return alike | pl.col("applies_to").is_in(_UNIT_TESTS)


def _comparable(registry: Registry, target_ids: tuple[str, ...], parent: str) -> tuple[str, ...]:
    kinds = registry.indicators.select("indicator_id", "kind")
    found = registry.targets.join(kinds, on="indicator_id").filter(
        pl.col("target_id").is_in(target_ids) & pl.col("region_code").is_in(registry.lineage(parent)) & comparable()
    )
    return tuple(found["target_id"].sort())


def upwards() -> pl.Expr:
    """Return whether more is better; columns used: direction, comparator."""
    return (pl.col("direction") == Direction.INCREASE.value) & (pl.col("comparator") != Comparator.AT_MOST.value)


def _standing(siblings: pl.DataFrame, registry: Registry, region_code: str) -> pl.DataFrame:
    """Return target_id, rank, ranked, siblings of one region out of its parent's children."""
    directions = registry.indicators.select("indicator_id", "direction")
    unsound = pl.col("reason").is_in(_UNSOUND) & (pl.col("status") == Status.CANNOT_ASSESS.value)
    good = (
        pl.when(unsound.fill_null(value=False).not_())
        .then(pl.when(upwards()).then("value").otherwise(-pl.col("value")))
        .round(_PLACES)
    )
    # A value in another unit (a share of units beside the units' own values) is another figure.
    same = ["target_id", "unit"]
    return (
        siblings.filter("counted")
        .join(directions, on="indicator_id", how="left", maintain_order="left")
        .with_columns(good=good)
        .with_columns(
            rank=pl.col("good").rank("min", descending=True).over(same),
            ranked=pl.col("good").is_not_null().sum().over(same),
            siblings=pl.len().over(same),
        )
        .filter(pl.col("region_code") == region_code)
        .select("target_id", pl.col("rank", "ranked", "siblings").cast(pl.Int64))
    )
