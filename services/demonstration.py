"""Demonstration returns: go through the same intake as any upload, marked as such, removable at one stroke."""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import polars as pl

from data.store import Store
from domain.access import Action, Actor
from domain.errors import MonitorError
from services import holding
from services.clock import now
from services.commits import commit
from services.intake import codebook, receipt_of, rows_of
from services.permissions import permit_everywhere, permit_write
from services.registry import Registry, read_registry
from validators.intake import Sender, judge_all

SAMPLES = Path(__file__).parent.parent / "data" / "samples"
ACTOR = "demonstration"
_TABLES = ("evidence", "findings", "observations", "return_events", "return_periods", "returns")
# What people wrote down about demonstration figures means nothing without them.
_NOTICES = ("notice_events", "notices")


def load_demonstration(store: Store, folder: Path = SAMPLES, *, actor: Actor) -> int:
    """Store every return named in the folder's manifest, all in one transaction; return how many there are.

    Returns that are there already are left alone. Raises MonitorError where the actor does not keep the system
    for the whole country, or if a file is refused: nothing is stored then.
    """
    permit_everywhere(actor, Action.KEEP_SYSTEM)
    registry = read_registry(store)
    judged = list(_judged(registry, folder))
    with store.transaction() as write:
        known = set(write.frame("return_ids")["return_id"])
        new = [rows for return_id, rows in judged if return_id not in known]
        for table in _TABLES if new else ():
            write.append(table, pl.concat([rows[table] for rows in new]))
        if new:
            holding.rebuild(write)
            commit(write, actor=actor.name, action="demonstration loaded", subject=str(len(new)))
    return len(judged)


def _judged(registry: Registry, folder: Path) -> Iterator[tuple[str, dict[str, pl.DataFrame]]]:
    book, moment = codebook(registry), now()
    with (folder / "manifest.csv").open(encoding="utf-8", newline="") as file:
        manifest = list(csv.DictReader(file))
    files = [
        (line["file"], (folder / line["file"]).read_bytes(), _sender(line["sender_region_code"], line["received"]))
        for line in manifest
    ]
    for (name, content, sender), judgement in zip(files, judge_all(files, codebook=book), strict=True):
        if judgement.refused:
            raise MonitorError("sample-refused", file=name)
        receipt = receipt_of(content, judgement, sender.region_code)
        rows = rows_of(receipt, judgement, actor=ACTOR, received=sender.received, demonstration=True, recorded=moment)
        yield receipt.return_id, rows


def _sender(region_code: str, received: str) -> Sender:
    day = date.fromisoformat(received)
    return Sender(region_code=region_code, received=day, today=day)


def remove_demonstration(store: Store, *, actor: Actor) -> int:
    """Take every trace of demonstration returns out in one transaction; return how many there were."""
    permit_write(store, actor, Action.KEEP_SYSTEM)
    with store.transaction() as write:
        count = int(write.frame("demonstration_count").item())
        for table in (*_NOTICES, *_TABLES):
            write.run(f"remove_demonstration_{table}")
        if count:
            holding.rebuild(write)
            commit(write, actor=actor.name, action="demonstration removed", subject=str(count))
    return count
