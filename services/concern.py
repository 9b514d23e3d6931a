"""Who is concerned: the targets that bind a region, the regions asked about, the units that report."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

import polars as pl

from domain.access import Actor
from domain.periods import Period
from domain.terms import AppliesTo, Level, Method, Standing
from metrics.coverage import COLLECTION, expected_units
from services.decomposition import with_own_targets
from services.registry import Registry

# The share of units that pass a per-unit target is a figure of its own, beside the units' values.
UNITS = "/units"


@dataclass(frozen=True)
class AttainmentQuery:
    """What is asked: a region or the regions right below it, some targets or all, as of a period, known at a moment."""

    region_code: str
    as_of: Period
    children: bool = False
    target_ids: tuple[str, ...] = ()
    known_at: datetime | None = None
    method: Method | None = None  # None: each target's own
    provisional: Actor | None = None  # who asks for values that nobody has approved yet to count too
    recorded_by: datetime | None = None  # only what had been written down here by then: a data version's moment


def wanted_targets(registry: Registry, query: AttainmentQuery) -> list[str]:
    """Return the ids asked for, duplicates led to their original; MonitorError for an unknown one.

    A target that came in after the moment the registry is known at stays as it is: nothing is there for it.
    """
    later = registry.later_targets
    return [name if name in later else str(registry.target(name)["duplicate_of"] or name) for name in query.target_ids]


def concerned_targets(registry: Registry, query: AttainmentQuery) -> pl.DataFrame:
    """Return the targets that bind the region or one above it, with what they are joined to and their indicators."""
    wanted = wanted_targets(registry, query)
    lineage = registry.lineage(query.region_code)
    joined = registry.targets.filter(pl.col("target_id").is_in(wanted))["joined_with"].drop_nulls().to_list()
    # What a text joins is judged together, so the other part comes along even if only one was asked for.
    asked = pl.col("target_id").is_in(wanted) | pl.col("joined_with").is_in(joined).fill_null(value=False)
    chosen = registry.targets.filter(
        pl.col("region_code").is_in(lineage)
        & pl.col("duplicate_of").is_null()
        & (asked if wanted else pl.lit(value=True))
    )
    kinds = registry.indicators.select(
        "indicator_id",
        "kind",
        "measure",
        "direction",
        "additive",
        "reporting_level",
        "counts_local",
        "derived_from",
        "derivation",
        indicator_unit="unit",
    )
    # The number and unit as the text has them stay in the registry: `value` and `unit` below are the indicator's.
    renamed = chosen.drop("value", "upper", "unit").rename({"region_code": "binding_code", "method": "chosen_method"})
    if query.method:
        renamed = renamed.with_columns(chosen_method=pl.lit(query.method.value))
    return renamed.join(kinds, on="indicator_id", maintain_order="left")


def asked_regions(registry: Registry, query: AttainmentQuery) -> list[str]:
    """Return the region asked about, or those right below it that report here; MonitorError for an unknown one."""
    registry.region(query.region_code)
    if not query.children:
        return [query.region_code]
    outside = Standing.OUTSIDE.value
    children = registry.children(query.region_code)
    return [code for code in children if registry.region(code)["standing"] != outside]


def base_indicators(registry: Registry, targets: pl.DataFrame) -> pl.DataFrame:
    """Return the targets' indicators and those they are derived from, with the set of units they are collected in."""
    named = targets.filter(pl.col("named_units").is_not_null()).select("indicator_id", "named_units")
    bases = targets["derived_from"].drop_nulls()
    wanted = pl.concat([targets["indicator_id"], bases]).unique()
    return registry.indicators.filter(pl.col("indicator_id").is_in(wanted.implode())).join(
        named.unique("indicator_id"), on="indicator_id", how="left"
    )


def reporting_members(registry: Registry, targets: pl.DataFrame, region_code: str) -> pl.DataFrame:
    """Return the units that report each indicator in a region, see `coverage.expected_units`.

    An indicator that is reported above a region has no figure there: a city answers for no province.
    """
    parent = registry.region(region_code)["parent_code"]
    above = registry.depth(str(parent)) if parent else -1
    levels = [level.value for level in Level if level.depth > above]
    indicators = base_indicators(registry, targets).filter(pl.col("reporting_level").is_in(levels))
    asked = indicators.select("indicator_id", *COLLECTION).sort("indicator_id")
    return _members(registry, region_code, tuple(asked.iter_rows()))


@lru_cache(maxsize=64)
def _members(
    registry: Registry, region_code: str, asked: tuple[tuple[str, str, bool, str | None], ...]
) -> pl.DataFrame:
    """Return the units of a region that report some indicators: one screen asks for the same three times."""
    regions = registry.regions.filter(pl.col("code").is_in(registry.subtree(region_code)))
    kinds = dict.fromkeys(("indicator_id", "reporting_level"), pl.String) | {"counts_local": pl.Boolean}
    schema = {**kinds, "named_units": pl.String}
    return expected_units(regions, pl.DataFrame(asked, schema=schema, orient="row"))


def concerned_rows(
    targets: pl.DataFrame, members: pl.DataFrame, asked: list[str], *, decomposed: pl.DataFrame
) -> pl.DataFrame:
    """Return the pairs of asked region and target that concern each other; `decomposed` is `Registry.decomposed`."""
    places = members.filter(pl.col("region_code").is_in(asked)).select(
        "indicator_id", "region_code", "leaf", members_expected="expected_units"
    )
    here_only = pl.col("applies_to").is_in([AppliesTo.REGION_ONLY.value, AppliesTo.PARAMETER.value])
    binding = pl.col("region_code") == pl.col("binding_code")
    tested = [AppliesTo.EACH_UNIT.value, AppliesTo.UNIT_TEST.value]
    per_unit = pl.col("applies_to").is_in(tested) & ~pl.col("leaf")
    inner = (pl.col("applies_to") == AppliesTo.UNIT_TEST.value) & ~pl.col("leaf")
    totals = pl.col("applies_to").is_in([AppliesTo.TOTAL.value, AppliesTo.NAMED_UNITS.value])
    rows = (
        targets.join(places, on="indicator_id", maintain_order="left")
        .filter(binding | ~here_only)
        .with_columns(
            contributes=(totals & ~binding) | inner,
            below_binding=~binding,
            figure_id=pl.when(per_unit).then(pl.col("indicator_id") + UNITS).otherwise("indicator_id"),
            unit=pl.when(per_unit).then(pl.lit("%")).otherwise("indicator_unit"),
            target_value=pl.when(per_unit).then(100.0).otherwise("threshold"),
        )
    )
    return with_own_targets(rows, decomposed)
