"""The regions right below one against the targets that concern them: cells, counts per row and per column."""

from dataclasses import dataclass, replace

import polars as pl

from data.store import Store
from domain.terms import Comparator, Kind, Reason, Status
from services.concern import AttainmentQuery
from services.monitoring import attainment
from services.quality import QualityQuery, targets_of
from services.registry import Registry

GOOD = (Status.MET.value, Status.ON_PACE.value)
# Wordings that cannot be judged and targets that have not begun are no question to the single region.
_NOT_ASKED = (Reason.NOT_CRISP.value, Reason.NOT_IN_FORCE.value)
_NO_LIGHT = (Status.DONE.value, Status.NOT_YET.value)


@dataclass(frozen=True)
class Matrix:
    """Frames of the matrix; regions in code order, targets in file order."""

    cells: pl.DataFrame  # monitoring.COLUMNS, `direction`, `asked`, `good`: a row per region that counts and target
    extras: pl.DataFrame  # the same for units outside the standard, which no count includes
    regions: pl.DataFrame  # region_code, region_zh, region_en, good, asked
    targets: pl.DataFrame  # target_id, indicator_id, theme, document_id, kind, good, asked, met


def matrix(store: Store, registry: Registry, query: AttainmentQuery, document_id: str | None) -> Matrix:
    """Return the matrix of a region as of a period, known at a moment; `document_id` as for the scorecard.

    asked (a flag in cells, a number elsewhere): the region is judged by itself, a missing value included; good: it is
    met or on pace. All frames are empty where no target concerns the regions below, or where there are none.
    """
    ids = tuple(targets_of(registry, QualityQuery(query, document_id))["target_id"].to_list())
    below = replace(query, children=True, target_ids=ids)
    facts = registry.indicators.select("indicator_id", "direction", "kind", "measure")
    found = attainment(store, registry, below) if ids else attainment(store, registry, query).clear()
    cells = found.join(facts, on="indicator_id", how="left", maintain_order="left").with_columns(
        asked=_asked(), good=_asked() & pl.col("status").is_in(GOOD)
    )
    counted = cells.filter("counted")
    return Matrix(
        cells=counted,
        extras=cells.filter(~pl.col("counted")),
        regions=by_region(counted),
        targets=by_target(counted),
    )


def _asked() -> pl.Expr:
    """Whether a region is judged by itself: parts of a common total have no target value of their own."""
    own = pl.col("target_value").is_not_null() | (pl.col("comparator") == Comparator.DONE_BY.value)
    judged = pl.col("reason").is_in(_NOT_ASKED).fill_null(value=False).not_()
    return own & judged & ~pl.col("status").is_in(_NO_LIGHT)


def by_region(cells: pl.DataFrame) -> pl.DataFrame:
    """Return the regions of cells in code order with how many of their targets are good and how many asked."""
    names = ("region_code", "region_zh", "region_en")
    counted = cells.group_by(names).agg(good=pl.col("good").sum(), asked=pl.col("asked").sum())
    return counted.sort("region_code").cast({"good": pl.Int64, "asked": pl.Int64})


def by_target(cells: pl.DataFrame) -> pl.DataFrame:
    """Return the targets of cells in the cells' order with how many of their regions are good, asked and met."""
    names = ("target_id", "indicator_id", "theme", "document_id", "kind")
    met = pl.col("asked") & (pl.col("status") == Status.MET.value)
    counted = cells.group_by(names, maintain_order=True).agg(
        good=pl.col("good").sum(), asked=pl.col("asked").sum(), met=met.sum()
    )
    return counted.cast({"good": pl.Int64, "asked": pl.Int64, "met": pl.Int64})


def judged_only(found: Matrix) -> Matrix:
    """Return the matrix with the targets alone in which at least one region is judged, milestones left out."""
    kept = found.targets.filter((pl.col("asked") > 0) & (pl.col("kind") != Kind.MILESTONE.value))["target_id"]
    cells, extras = (frame.filter(pl.col("target_id").is_in(kept.implode())) for frame in (found.cells, found.extras))
    return Matrix(cells=cells, extras=extras, regions=by_region(cells), targets=by_target(cells))
