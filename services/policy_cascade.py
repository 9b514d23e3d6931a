"""The cascade of one target from nation to province to city: what is related to it, and how the regions below stand."""

from dataclasses import dataclass
from datetime import datetime

import polars as pl

from data.store import Store
from domain.periods import Period
from domain.terms import Level, Status
from services import lens
from services.concern import AttainmentQuery
from services.monitoring import attainment
from services.policy import said, standing
from services.registry import Registry

# How a target of a cascade is related to the one asked about, the closest first.
RELATIONS = ("self", "repeats", "same", "joined", "part", "derived", "task", "theme")
_CLOSE = RELATIONS[:-1]
_REPEATED = ("self", "repeats")  # a target that repeats another one is shown beside that one only


def cascade(store: Store, registry: Registry, target_id: str, as_of: Period, known_at: datetime | None) -> pl.DataFrame:
    """Return a target and those related to it from nation to province to city: columns of `standing` and relation.

    `relation` is the closest that holds (RELATIONS): the target itself, one that repeats it or that it repeats, the
    same indicator, joined in one sentence, part of it or holding it, derived from it or the source of it, the same
    primary-care task, and, at levels where nothing closer stands, the same task area.
    """
    itself = registry.target(target_id)
    related = _related(registry, target_id, str(itself["theme"]))
    depth = {level.value: level.depth for level in Level}
    rows = standing(store, registry, as_of, known_at, tuple(related["target_id"]))
    order = {name: place for place, name in enumerate(RELATIONS)}
    return (
        rows.join(related, on="target_id", how="left", maintain_order="left")
        .sort(
            pl.col("level").replace_strict(depth, return_dtype=pl.Int64),
            pl.col("relation").replace_strict(order, return_dtype=pl.Int64),
            "region_code",
            maintain_order=True,
        )
    )  # fmt: skip


def _related(registry: Registry, target_id: str, theme: str) -> pl.DataFrame:
    """Return target_id and relation of everything related; the same theme only at levels without a closer one."""
    rows = said(registry).with_columns(relation=_relation(registry, target_id)).filter(
        pl.col("relation").is_not_null() | (pl.col("theme") == theme)
    )  # fmt: skip
    levels = rows.filter(pl.col("relation").is_in(_CLOSE))["level"].unique()
    return (
        rows.with_columns(pl.col("relation").fill_null("theme"))
        .filter(pl.col("relation").is_in(_CLOSE) | ~pl.col("level").is_in(levels.implode()))
        .filter((pl.col("target_id") == pl.col("judged_id")) | pl.col("relation").is_in(_REPEATED))
        .select("target_id", "relation")
    )


def _relation(registry: Registry, target_id: str) -> pl.Expr:
    """The closest relation of each target (rows of `said`) to one of them; null where there is none."""
    it = said(registry).filter(pl.col("target_id") == target_id).row(0, named=True)
    indicator = registry.indicator(str(it["indicator_id"]))
    part, derived = (_kin(registry, indicator, column) for column in ("subset_of", "derived_from"))
    tasks = lens.task_targets(registry)
    own = tasks.filter(pl.col("target_id") == it["judged_id"])["task"]
    mates = tasks.filter(pl.col("task").is_in(own.implode()))["target_id"]
    joined = pl.col("joined_with") == pl.lit(it["joined_with"], pl.String)
    return (
        pl.when(pl.col("target_id") == target_id).then(pl.lit("self"))
        .when(pl.col("judged_id") == it["judged_id"]).then(pl.lit("repeats"))
        .when(pl.col("indicator_id") == it["indicator_id"]).then(pl.lit("same"))
        .when(joined.fill_null(value=False)).then(pl.lit("joined"))
        .when(pl.col("indicator_id").is_in(part)).then(pl.lit("part"))
        .when(pl.col("indicator_id").is_in(derived)).then(pl.lit("derived"))
        .when(pl.col("judged_id").is_in(mates.implode())).then(pl.lit("task"))
    )  # fmt: skip


def _kin(registry: Registry, indicator: dict[str, object], column: str) -> list[str]:
    """Return the indicators that an indicator names in `column`, that name it, or that name the same one."""
    above = indicator[column]
    names: pl.Expr = pl.col(column).eq(indicator["indicator_id"])
    if above:
        names = names | pl.col(column).eq(above) | pl.col("indicator_id").eq(above)
    return registry.indicators.filter(names.fill_null(value=False))["indicator_id"].to_list()


@dataclass(frozen=True)
class Below:
    """How the regions right below the one that a target binds stand: counts by status, and own numbers there."""

    counts: dict[Status, int]
    decomposed: pl.DataFrame  # region_code, threshold, due_date of regions below with a number or date of their own
    demonstration: bool


def below(store: Store, registry: Registry, target_id: str, as_of: Period, known_at: datetime | None) -> Below:
    """Return how the regions right below stand on a target; no counts where it asks nothing of them."""
    original = str(registry.target(target_id)["duplicate_of"] or target_id)
    region = str(registry.target(target_id)["region_code"])
    query = AttainmentQuery(region, as_of, children=True, target_ids=(original,), known_at=known_at)
    rows = attainment(store, registry, query).filter("counted")
    found = dict(rows.group_by("status").len().iter_rows())
    own = registry.decomposed.filter(pl.col("target_id") == original)
    return Below(
        counts={status: found[status.value] for status in Status if status.value in found},
        decomposed=own.select("region_code", "threshold", "due_date"),
        demonstration=bool(rows["demonstration"].any()),
    )
