"""Figures of a file against the values approved before: falls, slips of scale, jumps, revisions."""

import polars as pl

from domain.terms import Kind, Measure
from validators.limits import Limits
from validators.ranks import beside, usable
from validators.reasons import SCALE_AGAINST_LAST

_KEY = ["indicator_id", "region_code"]
_KNOWN = ("kind_of", "measure", "subset_of", "unit")


def past_of(good: pl.DataFrame, history: pl.DataFrame, indicators: pl.DataFrame) -> pl.DataFrame:
    """Return the approved values that the file does not report anew: history's columns, and what is known of each.

    `indicators` is a frame of `checks.unit_frame`.
    """
    known = indicators.select(pl.col("indicator_id", *_KNOWN).cast(pl.Categorical))
    values = _typed(history).filter(pl.col("value").is_not_null())
    key = [*_KEY, "period_end"]
    anew = good.select(key).join(values.select(key), on=key, how="semi").unique()
    return values.join(anew, on=key, how="anti").join(known, on="indicator_id")


def concerned(history: pl.DataFrame, indicators: pl.DataFrame) -> pl.Expr:
    """Condition: a figure's indicator has approved values, or is a part or the whole of one that has."""
    known = history["indicator_id"].cast(pl.String).unique().to_list()
    wholes = indicators.filter(pl.col("indicator_id").is_in(known))["subset_of"].drop_nulls().unique().to_list()
    return pl.col("indicator_id").is_in([*known, *wholes]) | pl.col("subset_of").is_in(known)


def with_previous(cells: pl.DataFrame, history: pl.DataFrame) -> pl.DataFrame:
    """Return cells with `previous`, the approved value of the same key as text, where the cell's value differs."""
    approved = (
        _typed(history).rename({"value": "previous"}).unique([*_KEY, "period_end"], keep="last", maintain_order=True)
    )
    joined = beside(cells, approved, on=[*_KEY, "period_end"])
    differs = usable() & ((pl.col("value") - pl.col("previous")).abs() > 1e-9)
    return joined.with_columns(pl.when(differs).then(shown("previous")).alias("previous"))


def _typed(history: pl.DataFrame) -> pl.DataFrame:
    return history.select(
        pl.col("indicator_id", "region_code").cast(pl.Categorical), pl.col("period_end").cast(pl.Date), pl.col("value")
    )


def against_last(good: pl.DataFrame, past: pl.DataFrame, *, limits: Limits) -> pl.DataFrame:
    """Return what stands out against the last value: spot, code, other (the last value as text).

    The last value is that of the latest period before, in the file or approved; a flow starts anew each year and is
    compared within it.
    """
    # Without an approved value an indicator has nothing to be held against, and its steps are nobody's peers.
    steps = _steps(good.filter(pl.col("indicator_id").is_in(past["indicator_id"].unique().implode())), past)
    new = steps.filter(pl.col("spot").is_not_null(), pl.col("last_spot").is_null(), pl.col("last").is_not_null())
    fallen = (pl.col("measure") == Measure.FLOW.value) & (pl.col("value") < pl.col("last") - 1e-9)
    ratio = pl.max_horizontal("value", "last") / pl.min_horizontal("value", "last")
    slipped = (pl.min_horizontal("value", "last") > 0) & (ratio >= limits.scale_factor)
    scaled = new.filter(slipped)
    jumps = _jumps(steps, limits).join(scaled, on="spot", how="anti")
    return pl.concat(
        [
            _told(new.filter(fallen), "CUMULATIVE_DECREASE"),
            _told(scaled, SCALE_AGAINST_LAST),
            _told(jumps, "JUMP"),
        ]
    )


def _steps(good: pl.DataFrame, past: pl.DataFrame) -> pl.DataFrame:
    """Every value with the last one before it; `spot` and `last_spot` are null for approved ones."""
    columns = [*_KEY, "period_end", "value", *_KNOWN]
    both = pl.concat(
        [
            good.select("spot", *columns),
            past.select(pl.lit(None, dtype=good.schema["spot"]).alias("spot"), *columns),
        ]
    ).sort(*_KEY, "period_end", maintain_order=True)
    flow = pl.col("measure") == Measure.FLOW.value
    line = [*_KEY, pl.when(flow).then(pl.col("period_end").dt.year())]
    return both.with_columns(
        pl.col("value").shift(1).over(line).alias("last"), pl.col("spot").shift(1).over(line).alias("last_spot")
    )


def _jumps(steps: pl.DataFrame, limits: Limits) -> pl.DataFrame:
    """New values whose change exceeds the floor and several times the median change of their peers.

    Peers are the other regions with the same indicator and period in the file; where they are too few, all the steps
    ever approved for the indicator; where these are too few as well, a wide fixed bound stands in.
    """
    points = pl.col("kind_of") == Kind.RATIO.value
    change = (pl.col("value") - pl.col("last")).abs()
    moved = steps.filter(pl.col("last").is_not_null(), pl.col("kind_of") != Kind.MILESTONE.value).with_columns(
        pl.when(points).then(change).when(pl.col("last") != 0).then(change / pl.col("last").abs()).alias("change")
    )
    moved = moved.filter(pl.col("change").is_not_null())
    approved = (
        moved.filter(pl.col("spot").is_null())
        .group_by("indicator_id")
        .agg(pl.col("change").median().alias("usual"), pl.len().alias("steps"))
    )
    new = _with_median_of_others(moved.filter(pl.col("spot").is_not_null()), ["indicator_id", "period_end"])
    judged = new.join(approved, on="indicator_id", how="left").with_columns(
        pl.when(pl.col("peer_count") >= limits.jump_peers)
        .then(pl.col("peers"))
        .when(pl.col("steps") >= limits.jump_peers)
        .then(pl.col("usual"))
        .alias("median")
    )
    floor = pl.when(points).then(limits.jump_floor_points).otherwise(limits.jump_floor_share)
    alone = pl.when(points).then(limits.jump_alone_points).otherwise(limits.jump_alone_share)
    usual = pl.max_horizontal(floor, limits.jump_times * pl.col("median"))
    bound = pl.when(pl.col("median").is_null()).then(alone).otherwise(usual)
    return judged.filter(pl.col("change") > bound, pl.col("last_spot").is_null())


def _with_median_of_others(frame: pl.DataFrame, group: list[str]) -> pl.DataFrame:
    """Add `peers`, the median change of a group without the row itself, and `peer_count`.

    Without one row the middle of the sorted changes moves by at most one place: four of them are enough for all rows.
    """
    others, change = pl.len().cast(pl.Int64) - 1, pl.col("change").sort()
    low, high = (others - 1) // 2, others // 2
    places = {"low": low, "low_next": low + 1, "high": high, "high_next": high + 1}
    middle = frame.group_by(group).agg(
        *(change.gather(place.clip(0, others)).first().alias(name) for name, place in places.items()),
        others.alias("peer_count"),
    )
    ranked = frame.with_columns((pl.col("change").rank("ordinal").over(group).cast(pl.Int64) - 1).alias("place"))
    joined = ranked.join(middle, on=group, how="left", maintain_order="left")
    rest = pl.col("peer_count")
    lower = pl.when((rest - 1) // 2 >= pl.col("place")).then("low_next").otherwise("low")
    upper = pl.when(rest // 2 >= pl.col("place")).then("high_next").otherwise("high")
    return joined.with_columns(pl.when(rest > 0).then((lower + upper) / 2).alias("peers")).drop("place", *places)


def _told(frame: pl.DataFrame, code: str) -> pl.DataFrame:
    return frame.select("spot", pl.lit(code).alias("code"), shown("last", "other"))


def shown(name: str, alias: str | None = None) -> pl.Expr:
    """Return a number as people write it, without the tail of a float."""
    return pl.col(name).round(6).cast(pl.String).str.strip_suffix(".0").alias(alias or name)
