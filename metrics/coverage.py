"""Who should report: the units behind an indicator, and how many each region waits for."""

import polars as pl

from domain.terms import Level, Standing

_NOBODY = pl.Schema(
    {
        "indicator_id": pl.String,
        "region_code": pl.String,
        "parent_code": pl.String,
        "depth": pl.Int32,
        "leaf": pl.Boolean,
        "expected_units": pl.Int64,
    }
)
COLLECTION = ("reporting_level", "counts_local", "named_units")


def expected_units(regions: pl.DataFrame, indicators: pl.DataFrame) -> pl.DataFrame:
    """Return the regions that report each indicator, with their place in the tree.

    Columns out: indicator_id, region_code, parent_code, depth, leaf, expected_units.
    `regions` needs code, parent_code, level, standing; it may be a subtree. `indicators` needs indicator_id and the
    columns of COLLECTION (named_units: codes joined by semicolons, or null). A region takes part when it counts in its
    parent and its parent lies above the reporting level; expected_units are its parts right below, 1 for a unit that
    reports for itself. depth is the number of steps from the top. Extra units (local, not counted) stand in the frame
    without a parent: they have figures of their own and are in no sum.
    """
    kinds = indicators.select(COLLECTION).unique(maintain_order=True)
    if kinds.is_empty():
        return _NOBODY.to_frame()
    parts = [
        _members(regions, **kind).join(
            indicators.filter(
                pl.all_horizontal(pl.col(name).eq_missing(pl.lit(value)) for name, value in kind.items())
            ).select("indicator_id"),
            how="cross",
        )
        for kind in kinds.iter_rows(named=True)
    ]
    return pl.concat(parts).select("indicator_id", "region_code", "parent_code", "depth", "leaf", "expected_units")


def _members(
    regions: pl.DataFrame, *, reporting_level: str, counts_local: bool, named_units: str | None
) -> pl.DataFrame:
    counted = [Standing.STANDARD.value, *([Standing.UNIT.value] if counts_local else [])]
    deepest = Level(reporting_level).depth
    candidates = regions.select(
        "code",
        "parent_code",
        above=pl.col("level").replace_strict({level.value: level.depth for level in Level}, return_dtype=pl.Int64)
        < deepest,
        counts=pl.col("standing").is_in(counted),
        extra=pl.col("standing") == Standing.EXTRA.value,
    )
    rings = [candidates.filter(~pl.col("parent_code").is_in(candidates["code"].implode()).fill_null(value=False))]
    while not rings[-1].is_empty():
        open_parents = rings[-1].filter("above")["code"]
        rings.append(candidates.filter(pl.col("counts") & pl.col("parent_code").is_in(open_parents.implode())))
    members = pl.concat([ring.with_columns(depth=pl.lit(depth)) for depth, ring in enumerate(rings)])
    if named_units:
        members = _towards(members, named_units.split(";"))
    below = members.group_by("parent_code").len("parts")
    hosts = members.filter("above").select(parent_code="code", host_depth="depth")
    extras = (
        candidates.filter("extra")
        .join(hosts, on="parent_code")
        .select(pl.exclude("parent_code", "host_depth"), parent_code=pl.lit(None, pl.String), depth="host_depth")
    )
    everyone = pl.concat([members, extras.select(members.columns).with_columns(depth=pl.col("depth") + 1)])
    return everyone.join(below, left_on="code", right_on="parent_code", how="left").select(
        "parent_code",
        "depth",
        region_code="code",
        leaf=pl.col("parts").is_null(),
        expected_units=pl.col("parts").cast(pl.Int64).fill_null(1),
    )


def _towards(members: pl.DataFrame, named: list[str]) -> pl.DataFrame:
    """Keep the named units and what lies above them."""
    kept, waiting = set(named), set(named)
    parents = dict(members.select("code", "parent_code").iter_rows())
    while waiting:
        waiting = {parents[code] for code in waiting if parents.get(code)} - kept
        kept |= waiting
    return members.filter(pl.col("code").is_in(sorted(kept)))
