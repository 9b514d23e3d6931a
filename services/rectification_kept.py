"""What is kept of a proposal when a notice is made of it: its figure, its basis, the data version they come from."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from hashlib import sha256

import polars as pl

from data.store import Store, Transaction
from domain.errors import MonitorError
from services.bulletin_version import DataVersion, data_version, registry_of
from services.clock import now
from services.concern import AttainmentQuery
from services.rectification import Notice
from services.rectification_choice import chosen
from services.rectification_life import Pair, Signed
from services.rectification_rules import FACTS, proposals
from services.registry import Registry
from services.settings import palette


def notice_id_of(query: AttainmentQuery, pair: Pair) -> str:
    """Return the id of a notice: one for an issuer, a target, a region and a period, however often it is asked for."""
    key = "|".join((query.region_code, pair.target_id, pair.region_code, str(query.as_of)))
    return sha256(key.encode()).hexdigest()[:12]


def rows_of(
    store: Store,
    registry: Registry,
    query: AttainmentQuery,
    pairs: Sequence[Pair],
    *,
    signed: Signed,
    document_id: str | None,
) -> dict[str, pl.DataFrame | None]:
    """Return a row of `notices` for each pair by its id; None for one that is kept already.

    Raises MonitorError where the rules do not propose a pair.
    """
    version = data_version(store, None)
    names = {notice_id_of(query, pair): pair for pair in pairs}
    waiting = [name for name in names if held(store, name) is None]
    # What comes in meanwhile belongs to the next data version.
    asked = replace(query, recorded_by=version.recorded_at)
    rows: dict[str, pl.DataFrame | None] = dict.fromkeys(names)
    if not waiting:
        return rows
    found = proposals(store, registry, asked, signed.day, document_id)
    for name in waiting:
        facts = found.filter(_about(names[name]))
        if not facts.is_empty():
            rows[name] = _row(facts, names[name], registry, query, signed=signed, version=version)
        elif held(store, name) is None:  # else the first of two clicks was faster
            raise MonitorError("notice-not-proposed", region=names[name].region_code, target=names[name].target_id)
    return rows


def chosen_row(
    store: Store,
    registry: Registry,
    query: AttainmentQuery,
    pair: Pair,
    *,
    signed: Signed,
    document_id: str | None,
) -> pl.DataFrame:
    """Return a row of `notices` for a pair that an official chose; MonitorError where it is not behind.

    What has a notice already cannot be chosen again before that one is closed and a later period is behind.
    """
    version = data_version(store, None)
    asked = replace(query, recorded_by=version.recorded_at)
    facts = chosen(store, registry, asked, pair, day=signed.day, document_id=document_id)
    if facts.is_empty():
        raise MonitorError("notice-not-behind", region=pair.region_code, target=pair.target_id)
    return _row(facts, pair, registry, query, signed=signed, version=version)


def _about(pair: Pair) -> pl.Expr:
    return (pl.col("target_id") == pair.target_id) & (pl.col("region_code") == pair.region_code)


def _row(
    facts: pl.DataFrame,
    pair: Pair,
    registry: Registry,
    query: AttainmentQuery,
    *,
    signed: Signed,
    version: DataVersion,
) -> pl.DataFrame:
    issuer = registry.region(query.region_code)
    return facts.select(*FACTS, suggested_colour="colour", suggested_deadline="deadline").with_columns(
        pl.col("statuses", "periods").list.join(";"),
        notice_id=pl.lit(notice_id_of(query, pair)),
        issuer_code=pl.lit(query.region_code),
        issuer_zh=pl.lit(issuer["name_zh"]),
        issuer_en=pl.lit(issuer["name_en"]),
        as_of=pl.lit(str(query.as_of)),
        asked_end=pl.lit(query.as_of.last_day),
        known_at=pl.lit(query.known_at, pl.Datetime("us")),
        data_version=pl.lit(version.number, pl.Int64),
        version_at=pl.lit(version.recorded_at, pl.Datetime("us")),
        recorded_at=pl.lit(now()),
        actor=pl.lit(signed.name),
    )


def held(store: Store | Transaction, notice_id: str) -> Notice | None:
    """Return a notice, None where there is none."""
    found = store.frame("notices", regions=None, notice_id=notice_id, day=None, known_at=None)
    return found.row(0, named=True) if found.height else None


def palette_then(store: Store, registry: Registry, notice: Notice) -> str:
    """Return the status colours that held when a notice was made of its figures: its letters never change."""
    moment = notice["version_at"]
    version = DataVersion(int(str(notice["data_version"])), moment if isinstance(moment, datetime) else None)
    return palette(registry_of(store, registry, version, None))
