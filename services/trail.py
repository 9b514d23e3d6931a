"""Reads the audit trail as somebody responsible for a region may see it."""

from dataclasses import dataclass
from datetime import datetime

import polars as pl

from data.store import Store
from domain.access import Action, Actor
from services.permissions import permit, permit_everywhere
from services.registry import COUNTRY, Registry

COLUMNS = ("line", "recorded_at", "actor", "action", "subject", "details", "version", "digest")


@dataclass(frozen=True)
class TrailQuery:
    """Which lines are asked for: `since` and `until` (before) bound the moment, `words` stand in subject or details."""

    actor: str | None = None
    action: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    words: str | None = None


ALL = TrailQuery()


@dataclass(frozen=True)
class Lines:
    """Lines of the trail (columns of COLUMNS, the newest first) and how many there are in all."""

    rows: pl.DataFrame
    total: int


def lines(
    store: Store, registry: Registry, query: TrailQuery = ALL, *, reader: Actor, rows: int | None = None, skip: int = 0
) -> Lines:
    """Return what the trail says, the newest first; `rows` bounds the answer (None: all), `skip` leaves newer ones out.

    Who is responsible for the whole country reads all of it. Others read what people of the own region and below did,
    what became of their roles and of returns sent from there. Raises MonitorError where the reader may not.
    """
    scope = _scope(registry, reader)
    found = store.frame(
        "audit_lines", scope=scope, actor=query.actor, action=query.action, since=query.since, until=query.until,
        words=query.words or None, rows=rows, skip=skip,
    )  # fmt: skip
    if found.is_empty() and skip:  # a page behind the last: say at least how many there are
        return Lines(found.select(COLUMNS), lines(store, registry, query, reader=reader, rows=1).total)
    return Lines(found.select(COLUMNS), int(found["total"].head(1).sum()))


def named(store: Store, registry: Registry, *, reader: Actor) -> tuple[list[str], list[str]]:
    """Return the actors and the actions in the lines that somebody may read. Raises as `lines` does."""
    found = store.frame("audit_names", scope=_scope(registry, reader))
    return found["actor"].unique().sort().to_list(), found["action"].unique().sort().to_list()


def head(store: Store, registry: Registry, *, reader: Actor) -> str:
    """Return what tells the trail as it stands from any other: its last digest, empty without lines. Raises so too."""
    _scope(registry, reader)
    last = store.frame("audit_head")
    return str(last["digest"].item()) if last.height else ""


def _scope(registry: Registry, reader: Actor) -> list[str] | None:
    if reader.region_code == COUNTRY:
        permit_everywhere(reader, Action.READ_AUDIT)
        return None
    permit(registry, reader, Action.READ_AUDIT)
    return registry.subtree(reader.region_code)
