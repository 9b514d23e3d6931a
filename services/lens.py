"""Lenses: a set of targets that is looked at on every screen. There is one, primary care (基层视角).

The commentary on the national notice sorts primary care into eleven tasks. Each repeats a clause of the national text:
ten by the same title, one by its topic (`link_basis`). Which targets belong to a task is data, in
`data/reference/primary_care_tasks.csv`, and nothing is worked out from names when a screen is drawn:
- `national_target_ids`: every target of the linked national clause;
- `local_target_ids`: targets of provinces and cities on the matter of the task whose wording or measured unit is
  primary care: institutions and staff of townships, communities and villages, general practitioners, counties as the
  unit served, and the consortia that lead down to them. Each belongs to one task; `local_note_*` says why.
The commentary's own three targets repeat national ones and are never counted twice, so they are not listed.
"""

import polars as pl

from domain.errors import MonitorError
from services.registry import Registry

PRIMARY_CARE = "primary_care"
LENSES = (PRIMARY_CARE,)
_LISTS = {"national": "national_target_ids", "local": "local_target_ids"}


def tasks(registry: Registry) -> pl.DataFrame:
    """Return the eleven tasks in order: the columns of the sheet `primary_care_tasks`, none where it is not loaded."""
    return registry.primary_care_tasks


def task_targets(registry: Registry) -> pl.DataFrame:
    """Return task, target_id and basis (national: of the linked clause; local), in the order of the tasks."""
    listed = [
        tasks(registry)
        .select("task", target_id=pl.col(column).str.split(";"))
        .explode("target_id")
        .drop_nulls("target_id")
        .with_columns(basis=pl.lit(basis))
        for basis, column in _LISTS.items()
    ]
    return pl.concat(listed).sort("task", maintain_order=True)


def lens_targets(registry: Registry, lens: str | None) -> tuple[str, ...]:
    """Return the ids of the targets that a lens shows: all targets where `lens` is None or empty.

    Raises MonitorError for an unknown lens. A lens whose sheet is not loaded shows none.
    """
    if not lens:
        return tuple(registry.targets["target_id"])
    if lens not in LENSES:
        raise MonitorError("lens-unknown", found=lens, expected=", ".join(LENSES))
    return tuple(task_targets(registry)["target_id"])


def through(rows: pl.DataFrame, registry: Registry, lens: str | None) -> pl.DataFrame:
    """Return the rows (any frame with target_id) that a lens shows, in their order; all where there is no lens."""
    if not lens:
        return rows
    return rows.filter(pl.col("target_id").is_in(lens_targets(registry, lens)))
