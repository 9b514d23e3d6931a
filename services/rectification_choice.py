"""What an official may choose for a notice though the rules do not propose it: anything behind that has none yet."""

from datetime import date

import polars as pl

from data.store import Store
from services.bulletin import told
from services.concern import AttainmentQuery
from services.monitoring import known_then
from services.rectification_life import Pair
from services.rectification_rules import GRAVITY, behind, with_terms, without_notice
from services.registry import Registry


def candidates(
    store: Store, registry: Registry, query: AttainmentQuery, document_id: str | None = None
) -> pl.DataFrame:
    """Return what is behind as of a period and has no notice: attainment columns, bulletin.TOLD, `own`.

    Looked at are the region's own targets and those of the regions right below, whatever the rules look at; one period
    is enough. By region in code order, the region itself first, the gravest status first. Raises MonitorError for an
    unknown region.
    """
    rows = behind(store, registry, query, document_id, own=True, children=True)
    gravity = pl.col("status").replace_strict(GRAVITY, return_dtype=pl.Int64)
    return (
        told(rows, known_then(store, registry, query))
        .pipe(without_notice, store, query)
        .sort(~pl.col("own"), "region_code", -gravity, "target_id", maintain_order=True)
    )


def chosen(
    store: Store,
    registry: Registry,
    query: AttainmentQuery,
    pair: Pair,
    *,
    day: date,
    document_id: str | None = None,
) -> pl.DataFrame:
    """Return a chosen pair as a proposal, with the colour and deadline the rules would give it: PROPOSED, one row.

    No row where the pair is not behind, or has a notice already.
    """
    rows = behind(store, registry, query, document_id, own=True, children=True)
    about = (pl.col("target_id") == pair.target_id) & (pl.col("region_code") == pair.region_code)
    return with_terms(store, registry, query, rows.filter(about), day)
