"""Figures against figures: subsets, cumulative values, denominators of one file, and the values approved before.

All are warnings: either of two figures may be the wrong one, so they are shown and none is guessed away.
"""

import polars as pl

from domain.terms import Measure
from validators.keys import numbered
from validators.limits import Limits
from validators.past import against_last, concerned, past_of, shown, with_previous
from validators.ranks import RANK_TYPE, beside, rank, usable
from validators.reasons import SCALE_AGAINST_LAST

_COLUMNS = {
    "SUBSET_VIOLATION": "why_subset",
    "CUMULATIVE_DECREASE": "why_decrease",
    "DENOMINATOR_IMPLAUSIBLE": "why_denominators",
    SCALE_AGAINST_LAST: "why_scale",
    "JUMP": "why_jump",
}
# What each comparison looks at: a large return is cut down to it, one comparison after the other.
_SUBSETS = ("spot", "region_code", "indicator_id", "subset_of", "unit", "period", "value")
_DECREASES = ("spot", "region_code", "indicator_id", "period_end", "period_year", "value")
_PAST = (
    "spot", "region_code", "indicator_id", "kind_of", "measure", "subset_of", "unit", "period_end", "value"
)  # fmt: skip
COMPARISONS = tuple(_COLUMNS.values())


def with_comparisons(
    cells: pl.DataFrame, *, limits: Limits, history: pl.DataFrame | None, indicators: pl.DataFrame
) -> pl.DataFrame:
    """Return cells with the comparisons as reasons, and the other figure of each in `d_why_...`.

    `history` holds the approved values (indicator_id, region_code, period_end, value); with it cells get `previous`,
    the one of their own region, indicator and period, where it differs. A comparison that found nothing says nothing.
    Values that history marks as `demonstration` are told as previous ones, but nothing real is measured against them.
    """
    spots = cells.with_row_index("spot")
    flows, counted = pl.col("measure") == Measure.FLOW.value, pl.col("denominator") > 0
    parts = [
        _subsets(_good(spots, *_SUBSETS)),
        _decreases(_good(spots, *_DECREASES, where=flows)),
        _denominators(_good(spots, *_COUNTED, where=counted), limits),
    ]
    if history is not None and not history.is_empty():
        real = history.filter(~pl.col("demonstration")) if "demonstration" in history.columns else history
        good = _good(spots, *_PAST, where=concerned(real, indicators))
        past = past_of(good, real, indicators)
        parts += [_subsets_of_past(good, past), against_last(good, past, limits=limits)]
        spots = with_previous(spots, history)
    found = pl.concat(parts)
    for code, column in _COLUMNS.items():
        spots = _joined(spots, found.filter(pl.col("code") == code), code, column)
    return spots.drop("spot")


def _good(spots: pl.DataFrame, *names: str, where: pl.Expr | None = None) -> pl.DataFrame:
    """Return some columns of the figures that are usable, and for which a condition holds."""
    kept = usable() if where is None else usable() & where
    return spots.lazy().filter(kept).select(names).collect()


def _joined(spots: pl.DataFrame, found: pl.DataFrame, code: str, column: str) -> pl.DataFrame:
    if found.is_empty():
        return spots.with_columns(pl.lit(None, dtype=RANK_TYPE).alias(column))
    first = found.group_by("spot").agg(
        pl.col("other").sort().first().alias(f"d_{column}"), rank(code).first().alias(column)
    )
    return beside(spots, first, on=["spot"])


def _found(frame: pl.DataFrame, code: str, spot: str, other: str) -> pl.DataFrame:
    return frame.select(
        pl.col(spot).alias("spot"), pl.lit(code).alias("code"), pl.col(other).cast(pl.String).alias("other")
    )


def _subsets(good: pl.DataFrame) -> pl.DataFrame:
    """A part above its whole (推荐标准 above 能力标准) in the same region and period: both cells are shown."""
    parts = good.filter(pl.col("subset_of").is_not_null()).select(
        "spot", "region_code", "period", "subset_of", "value", "unit"
    )
    wholes = good.filter(pl.col("indicator_id").is_in(parts["subset_of"].unique().implode())).select(
        "spot", "region_code", "period", "indicator_id", "value", "unit"
    )
    pairs = parts.join(
        wholes,
        left_on=["region_code", "period", "subset_of"],
        right_on=["region_code", "period", "indicator_id"],
        suffix="_whole",
    ).filter(pl.col("unit") == pl.col("unit_whole"), pl.col("value") > pl.col("value_whole") + 1e-9)
    pairs = pairs.with_columns(shown("value"), shown("value_whole"))
    code = "SUBSET_VIOLATION"
    return pl.concat([_found(pairs, code, "spot", "value_whole"), _found(pairs, code, "spot_whole", "value")])


def _subsets_of_past(good: pl.DataFrame, past: pl.DataFrame) -> pl.DataFrame:
    """The same against approved values: a part in the file above its whole there, or a whole below its part there."""
    at = ["region_code", "period_end", "unit"]
    others = past.select(*at, "indicator_id", pl.col("value").alias("other"))
    above = good.join(others, left_on=[*at, "subset_of"], right_on=[*at, "indicator_id"])
    parts = above.filter(pl.col("value") > pl.col("other") + 1e-9)
    below = past.select(*at, pl.col("subset_of").alias("indicator_id"), pl.col("value").alias("other"))
    wholes = good.join(below, on=[*at, "indicator_id"]).filter(pl.col("value") < pl.col("other") - 1e-9)
    found = pl.concat([frame.select("spot", shown("other")) for frame in (parts, wholes)])
    return _found(found, "SUBSET_VIOLATION", "spot", "other")


def _decreases(flows: pl.DataFrame) -> pl.DataFrame:
    """A cumulative figure below that of an earlier period of the same year: the later cell is shown."""
    line = ["region_code", "indicator_id", "period_year"]
    flows = flows.sort("period_end").with_columns(pl.col("value").cum_max().shift(1).over(line).alias("before"))
    falls = flows.filter(pl.col("value") < pl.col("before") - 1e-9).with_columns(shown("before"))
    return _found(falls, "CUMULATIVE_DECREASE", "spot", "before")


def _denominators(counted: pl.DataFrame, limits: Limits) -> pl.DataFrame:
    """One thing counted twice: the same denominator of two indicators in a period, or of one indicator over periods."""
    shared = counted.filter(pl.col("denominator_name").is_not_null())
    low, high = pl.col("low"), pl.col("high")
    line = ["region_code", "indicator_id"]
    both = [
        _beside(shared, ["region_code", "period_end", "denominator_name"], low != high, differing=True),
        _beside(counted, line, high > limits.denominator_factor * low),
    ]
    both += [_off_peers(counted, limits), _above_stated(counted)]
    return _found(pl.concat(both), "DENOMINATOR_IMPLAUSIBLE", "spot", "others")


def _off_peers(counted: pl.DataFrame, limits: Limits) -> pl.DataFrame:
    """Return spot and `others` of denominators a hundred times those of other regions: counted in another unit."""
    group = ["indicator_id", "period_end", "level"]
    one, middle = pl.col("denominator"), pl.col("middle")
    told = counted.group_by(group).agg(
        one.median().alias("middle"), one.min().alias("low"), one.max().alias("high"), pl.len().alias("regions")
    )
    # Mostly no group holds such a denominator: only those that do are joined with their regions.
    apart = pl.max_horizontal(pl.col("high") / middle, middle / pl.col("low")) >= limits.denominator_peers
    beside = counted.join(told.filter((pl.col("regions") > limits.jump_peers) & apart), on=group)
    times = pl.max_horizontal(one / middle, middle / one)
    return beside.filter(times >= limits.denominator_peers).select("spot", shown("middle", "others"))


def _above_stated(counted: pl.DataFrame) -> pl.DataFrame:
    """Return spot and `others` of denominators above the number their own definition states: 县（区）总数（11）."""
    names = counted.select(pl.col("denominator_name").unique()).with_columns(
        pl.col("denominator_name").cast(pl.String).str.extract(r"（(\d+)）$").cast(pl.Float64).alias("stated")
    )
    above = counted.join(names.filter(pl.col("stated").is_not_null()), on="denominator_name")
    return above.filter(pl.col("denominator") > pl.col("stated")).select("spot", shown("stated", "others"))


_COUNTED = ("level", "spot", "region_code", "period_end", "indicator_id", "denominator_name", "denominator")


def _beside(counted: pl.DataFrame, group: list[str], bad: pl.Expr, *, differing: bool = False) -> pl.DataFrame:
    """Return spot and `others` (lowest and highest denominator) of the groups for which a condition holds.

    Groups are looked for by one number each, which is quick; what is found is grouped again by what it is. `differing`
    says that a group with one denominator only is never bad: mostly there is no other.
    """
    if differing and _as_many(counted, group, [*group, "denominator"]):
        return pl.DataFrame(schema={"spot": counted.schema["spot"], "others": pl.String})
    ends = [pl.col("denominator").min().alias("low"), pl.col("denominator").max().alias("high")]
    keys = counted.select("spot", "denominator").with_columns(numbered(counted, group))
    suspect = keys.group_by("key").agg(ends).filter(bad).select("key")
    few = counted.join(keys.join(suspect, on="key", how="semi").select("spot"), on="spot", how="semi")
    found = few.group_by(group).agg(ends).filter(bad)
    others = pl.concat_str(shown("low"), pl.lit(" / "), shown("high"))
    return few.join(found.with_columns(others=others), on=group, how="inner").sort("spot").select("spot", "others")


def _as_many(frame: pl.DataFrame, some: list[str], more: list[str]) -> bool:
    """Return whether further columns tell no more rows apart than some of them do."""
    return numbered(frame, some).n_unique() == numbered(frame, more).n_unique()
