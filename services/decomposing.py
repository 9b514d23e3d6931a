"""What may be decomposed, for whom, within what bounds; what is decomposed now, and whether parts make the whole."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from data.store import Store
from domain.access import Action, Actor
from domain.faults import Fault
from domain.fields import SHEETS
from domain.terms import AppliesTo, Comparator, Direction, Kind, Standing
from services import revisions
from services.concern import reporting_members
from services.permissions import reach
from services.registry import Registry

SHEET = SHEETS["decomposed_targets"]
IN_FORCE, WITHDRAWN = "in_force", "withdrawn"
_REACHING = tuple(
    one.value
    for one in (
        AppliesTo.EVERY_LEVEL, AppliesTo.REFERENCE, AppliesTo.TOTAL, AppliesTo.EACH_UNIT, AppliesTo.NAMED_UNITS,
    )
)  # fmt: skip
_TOTALS = (AppliesTo.TOTAL.value, AppliesTo.NAMED_UNITS.value)


@dataclass(frozen=True)
class Parts:
    """The numbers of the regions right below the binding one, added up, beside the target's own number."""

    total: float
    asked: float
    regions: int
    with_number: int

    @property
    def difference(self) -> float:
        """What the parts are more than the whole; negative where they do not make it."""
        return self.total - self.asked


def decomposable(registry: Registry) -> pl.DataFrame:
    """Return the targets that regions below may have an own number or date for: all those that reach down to them.

    A recurring duty is the same everywhere, and a duplicate stands for its original.
    """
    return registry.targets.filter(
        pl.col("applies_to").is_in(_REACHING)
        & (pl.col("comparator") != Comparator.PER_PERIOD.value)
        & pl.col("duplicate_of").is_null()
    )


def places(registry: Registry, target_id: str) -> pl.DataFrame:
    """Return the regions below the binding one that have a figure for a target: region_code, parent_code, leaf.

    A target that each unit has to reach is decomposed for these units only. Raises MonitorError for an unknown id.
    """
    target = registry.target(target_id)
    indicator = registry.indicator(str(target["indicator_id"]))
    about = {name: target[name] for name in ("indicator_id", "named_units")} | {
        "derived_from": indicator["derived_from"]
    }
    asking = pl.DataFrame([about], schema=dict.fromkeys(about, pl.String))
    members = reporting_members(registry, asking, str(target["region_code"]))
    found = members.filter(
        (pl.col("indicator_id") == target["indicator_id"]) & (pl.col("region_code") != target["region_code"])
    )
    units = found.filter("leaf") if target["applies_to"] == AppliesTo.EACH_UNIT.value else found
    parents = registry.regions.select("standing", region_code="code", parent="parent_code")
    return (
        units.join(parents, on="region_code")
        .filter(pl.col("standing") != Standing.EXTRA.value)
        .select("region_code", "leaf", parent_code="parent")
        .sort("region_code")
    )


def offered(_: Store, registry: Registry) -> tuple[str, ...]:
    """Return the ids of the targets that some region may have an own number or date for (asked through a cache)."""
    return tuple(name for name in decomposable(registry)["target_id"] if places(registry, name).height)


def decomposed_faults(registry: Registry, rows: Iterable[Mapping[str, Any]], *, file: str) -> tuple[Fault, ...]:
    """Return what is wrong with decomposed targets (cells as text, `line`); withdrawn ones are left alone.

    Rows have to be readable: their targets and regions are known, their numbers are numbers.
    """
    listed = [row for row in rows if row["standing"] == IN_FORCE]
    may = set(decomposable(registry)["target_id"])
    reached = {name: set(places(registry, name)["region_code"]) for name in {row["target_id"] for row in listed} & may}
    return tuple(fault for row in listed for fault in _row_faults(registry, row, may, reached, file))


def _row_faults(
    registry: Registry, row: Mapping[str, Any], may: set[str], reached: Mapping[str, set[str]], file: str
) -> list[Fault]:
    target = registry.target(row["target_id"])
    binding = str(target["region_code"])
    if target["duplicate_of"]:
        return [_fault(file, row, "target_id", "target-duplicate", str(target["duplicate_of"]))]
    if row["target_id"] not in may:
        return [_fault(file, row, "target_id", "not-decomposable")]
    if row["region_code"] == binding or row["region_code"] not in registry.subtree(binding):
        return [_fault(file, row, "region_code", "region-not-below", binding)]
    if row["region_code"] not in reached[row["target_id"]]:
        return [_fault(file, row, "region_code", "region-without-figure")]
    return [*_number_faults(registry, row, target, file), *_date_faults(row, target, file)]


def _fault(file: str, row: Mapping[str, Any], column: str, rule: str, expected: str = "") -> Fault:
    return Fault(file, row["line"], column, str(row[column] or ""), rule, expected)


def _number_faults(registry: Registry, row: Mapping[str, Any], target: Mapping[str, Any], file: str) -> list[Fault]:
    if target["comparator"] == Comparator.DONE_BY.value:
        if row["threshold"]:
            return [_fault(file, row, "threshold", "number-not-allowed", Comparator.DONE_BY.value)]
        return [] if row["due_date"] else [_fault(file, row, "due_date", "required")]
    if not row["threshold"]:
        needed = target["applies_to"] in _TOTALS or not row["due_date"]
        return [_fault(file, row, "threshold", "required")] if needed else []
    low, high = limits(registry, str(target["indicator_id"]))
    number = float(row["threshold"])
    if (low is not None and number < low) or (high is not None and number > high):
        return [_fault(file, row, "threshold", "out-of-range", _span(low, high))]
    return []


def limits(registry: Registry, indicator_id: str) -> tuple[float | None, float | None]:
    """Return the least and the largest value that an indicator's unit allows; None where it has no bound."""
    found = registry.units.filter(pl.col("unit") == registry.indicator(indicator_id)["unit"])
    row = found.row(0, named=True)
    return row["lower_limit"], row["upper_limit"]


def _span(low: float | None, high: float | None) -> str:
    return f"≥ {low:g}" if high is None and low is not None else f"{low or 0:g}–{high:g}"


def _date_faults(row: Mapping[str, Any], target: Mapping[str, Any], file: str) -> list[Fault]:
    start = target["start_date"]
    if row["due_date"] and date.fromisoformat(row["due_date"]) <= start:
        return [_fault(file, row, "due_date", "due-before-start", start.isoformat())]
    return []


def warnings(registry: Registry, rows: Iterable[Mapping[str, Any]], *, file: str) -> tuple[Fault, ...]:
    """Return what is allowed but should be known, of rows without faults: easier or later than the target above.

    And, for each target whose total is decomposed, the difference between its parts and its own number.
    """
    listed = [row for row in rows if row["standing"] == IN_FORCE]
    found = [fault for row in listed for fault in _lenient(registry, row, file)]
    after = _merged(registry, rows)
    for name in dict.fromkeys(row["target_id"] for row in rows):
        parts = parts_of(registry, name, after)
        if parts is not None and parts.with_number and abs(parts.difference) > 1e-9:
            said = f"{parts.total:g} / {parts.asked:g} ({parts.difference:+g})"
            found.append(Fault(file, None, "threshold", name, "parts-differ", said))
    return tuple(found)


def _lenient(registry: Registry, row: Mapping[str, Any], file: str) -> list[Fault]:
    target = registry.target(row["target_id"])
    indicator = registry.indicator(str(target["indicator_id"]))
    found = []
    asked = target["threshold"]
    if row["threshold"] and isinstance(asked, float) and indicator["kind"] == Kind.RATIO.value:
        more = float(row["threshold"]) - asked
        if (more < 0) == (indicator["direction"] == Direction.INCREASE.value) and more:
            found.append(_fault(file, row, "threshold", "easier-than-above", f"{asked:g}"))
    due = target["due_date"]
    if row["due_date"] and isinstance(due, date) and date.fromisoformat(row["due_date"]) > due:
        found.append(_fault(file, row, "due_date", "later-than-above", due.isoformat()))
    return found


def _merged(registry: Registry, rows: Iterable[Mapping[str, Any]]) -> pl.DataFrame:
    """Return the decomposed numbers as they would be with the rows: target_id, region_code, threshold."""
    names = ("target_id", "region_code", "threshold")
    schema = {"target_id": pl.String, "region_code": pl.String, "threshold": pl.Float64}
    coming = pl.DataFrame(
        [
            (row["target_id"], row["region_code"],
             float(row["threshold"]) if row["threshold"] and row["standing"] == IN_FORCE else None)
            for row in rows
        ],
        schema=schema, orient="row",
    )  # fmt: skip
    both = pl.concat([registry.decomposed.select(names), coming])
    return both.unique(["target_id", "region_code"], keep="last", maintain_order=True)


def parts_of(registry: Registry, target_id: str, numbers: pl.DataFrame | None = None) -> Parts | None:
    """Return the parts of a total beside it; None where the target binds no total of counts.

    `numbers` are target_id, region_code, threshold; without them those in force.
    """
    target = registry.target(target_id)
    asked = target["threshold"]
    if target["applies_to"] not in _TOTALS or not isinstance(asked, float):
        return None
    held = registry.decomposed if numbers is None else numbers
    below = places(registry, target_id).filter(pl.col("parent_code") == target["region_code"])
    own = held.filter((pl.col("target_id") == target_id) & pl.col("threshold").is_not_null()).join(
        below, on="region_code", how="semi"
    )
    return Parts(float(own["threshold"].sum()), asked, below.height, own.height)


def listed(store: Store, registry: Registry, target_id: str, under: str, *, reader: Actor) -> pl.DataFrame:
    """Return the regions right below `under` with what is decomposed for them: see the columns selected.

    threshold, due_date, basis, note, standing and CHANGE are null where nothing ever was decomposed,
    CHANGE also where the reader may not know who changed what there.
    """
    below = places(registry, target_id).filter(pl.col("parent_code") == under)
    names = registry.regions.select(region_code="code", region_zh="name_zh", region_en="name_en")
    newest = revisions.newest(revisions.versions(store, SHEET.name, target_id=target_id), SHEET)
    told = pl.col("region_code").is_in(reach(registry, reader, Action.READ_CHANGES))
    own = newest.drop("target_id").with_columns(pl.when(told).then(name).alias(name) for name in revisions.CHANGE)
    return below.join(names, on="region_code").join(own, on="region_code", how="left", maintain_order="left").select(
        "region_code", "region_zh", "region_en", "threshold", "due_date", "standing", "basis", "note",
        *revisions.CHANGE,
    ).sort("region_code")  # fmt: skip
