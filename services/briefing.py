"""Briefings: the facts documents are made of, the record of every document made, and whether one comes out the same."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

import polars as pl

from data.store import Store, Transaction
from domain.access import Action, Actor
from domain.errors import MonitorError
from domain.periods import Period
from services import audit
from services.bulletin import Bulletin, BulletinQuery, bulletin
from services.bulletin_version import registry_of
from services.clock import now
from services.permissions import may, permit, permit_write, reach
from services.registry import Registry

MADE = "document made"
_MOST_ROWS = 100_000
_LARGEST, _LARGEST_WHOLE, _MOST_PARTS = 10_000_000, 60_000_000, 2_000  # bytes of a template, unpacked, files in it
# What a figure is: the same digest says that two documents rest on the same numbers, whatever their look.
_FIGURES = (
    "target_id", "region_code", "period", "value", "numerator", "denominator", "target_value", "gap", "status",
    "reported_units", "expected_units", "demonstration",
)  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """What documents are made about: the bulletin's question, the document's language, targets told one by one.

    `target_ids` empty: the headline targets and those that are furthest behind.
    """

    query: BulletinQuery
    language: str
    target_ids: tuple[str, ...] = ()


@dataclass(frozen=True)
class Document:
    """One document that was made: its form, file name with ending, bytes, and the template it was filled into."""

    form: str
    file_name: str
    content: bytes
    template_name: str | None = None
    template_sha256: str | None = None

    @property
    def sha256(self) -> str:
        """The digest of its bytes."""
        return digest(self.content)


def digest(content: bytes) -> str:
    """Return the sha256 of bytes."""
    return hashlib.sha256(content).hexdigest()


def facts(store: Store, registry: Registry, query: BulletinQuery, *, actor: Actor) -> tuple[Bulletin, Registry]:
    """Return a bulletin's facts, and the registry as its data version holds it.

    Raises MonitorError where the actor may not see the region's figures, and as `bulletin` does.
    """
    permit(registry, actor, Action.SEE_FIGURES, query.region_code)
    found = bulletin(store, registry, query, actor)
    return found, registry_of(store, registry, found.version, None)


def figures_digest(found: Bulletin) -> str:
    """Return the digest of all figures of a bulletin, of the region and of those below it."""
    key = ["target_id", "region_code"]
    parts = [frame.select(_FIGURES).sort(key).write_csv(float_precision=12) for frame in (found.targets, found.below)]
    return digest("\n".join(parts).encode())


def record(
    store: Store,
    found: Bulletin,
    asked: Asked,
    documents: Sequence[Document],
    *,
    actor: Actor,
    again_of: int | None = None,
) -> list[int]:
    """Write down documents that were made, each with its line of the audit trail, together; return their numbers.

    The data version stays: no figure changes. Raises MonitorError where the actor may not see the region's figures.
    """
    figures = figures_digest(found)
    with store.transaction() as write:
        permit_write(write, actor, Action.SEE_FIGURES, asked.query.region_code)
        first = int(write.frame("documents_made_count", region=None, seen=None, maker="")["highest"].item()) + 1
        for number, document in enumerate(documents, start=first):
            row = _row(found, asked, document) | {
                "number": number, "made_at": now(), "made_by": actor.name, "figures_sha256": figures,
                "again_of": again_of,
            }  # fmt: skip
            _write(write, row, actor)
    return list(range(first, first + len(documents)))


def _row(found: Bulletin, asked: Asked, document: Document) -> dict[str, Any]:
    return {
        "region_code": asked.query.region_code,
        "period": str(asked.query.as_of),
        "known_at": asked.query.known_at,
        "data_version": found.version.number,
        "language": asked.language,
        "form": document.form,
        "document_id": asked.query.document_id,
        "target_ids": ",".join(asked.target_ids) or None,
        "file_name": document.file_name,
        "sha256": document.sha256,
        "template_name": document.template_name,
        "template_sha256": document.template_sha256,
    }


def _write(write: Transaction, row: dict[str, Any], actor: Actor) -> None:
    write.append("documents_made", pl.DataFrame([row], infer_schema_length=None))
    said = (row["form"], row["language"], f"data version {row['data_version']}", f"sha256 {row['sha256']}")
    again = (f"again of {row['again_of']}",) if row["again_of"] else ()
    subject = f"{row['number']}: {row['region_code']} {row['period']}"
    audit.record(write, actor=actor.name, action=MADE, subject=subject, details="; ".join((*said, *again)))


def may_list(registry: Registry, reader: Actor) -> bool:
    """Return whether somebody may read any of the list of documents made: nobody without a name."""
    return may(registry, reader, Action.SEE_DOCUMENTS, reader.region_code)


def made(
    store: Store, registry: Registry, *, reader: Actor, region_code: str | None = None, rows: int = _MOST_ROWS
) -> pl.DataFrame:
    """Return the documents made about a region (None: all), the newest first: columns of `documents_made.sql`.

    A reader is told of those about the own region and below it, and of those that they made themselves, wherever.
    Raises MonitorError for a reader without a name.
    """
    seen = _seen(registry, reader)
    return store.frame("documents_made", region=region_code, number=None, rows=rows, seen=seen, maker=reader.name)


def made_count(store: Store, registry: Registry, *, reader: Actor, region_code: str | None = None) -> int:
    """Return how many documents `made` has to tell of."""
    seen = _seen(registry, reader)
    found = store.frame("documents_made_count", region=region_code, seen=seen, maker=reader.name)
    return int(found["count"].item())


def one(store: Store, registry: Registry, number: int, *, reader: Actor) -> dict[str, Any]:
    """Return one document made, as `made` does; MonitorError for an unknown number, and where `made` is silent."""
    permit(registry, reader, Action.SEE_DOCUMENTS)
    found = store.frame("documents_made", region=None, number=number, rows=1, seen=None, maker="")
    if found.is_empty():
        raise MonitorError("briefing-unknown", found=str(number))
    row = found.row(0, named=True)
    if row["made_by"] != reader.name:
        permit(registry, reader, Action.SEE_DOCUMENTS, row["region_code"])
    return row


def _seen(registry: Registry, reader: Actor) -> list[str]:
    permit(registry, reader, Action.SEE_DOCUMENTS)
    return reach(registry, reader, Action.SEE_DOCUMENTS)


def asked_then(row: dict[str, Any]) -> Asked:
    """Return what a document made was asked for, with its data version: made again it has the same figures."""
    known: datetime | None = row["known_at"]
    query = BulletinQuery(
        row["region_code"], Period.parse(row["period"]), known_at=known, document_id=row["document_id"],
        version=row["data_version"],
    )  # fmt: skip
    return Asked(query, row["language"], tuple((row["target_ids"] or "").split(",")) if row["target_ids"] else ())


def may_bring_template(actor: Actor) -> bool:
    """Return whether somebody may fill a template of the office's own: nobody without a name."""
    return bool(actor.region_code)


def check_template(content: bytes, *, file: str) -> None:
    """Raise MonitorError for a template that is too large, packed or unpacked: it is read whole into memory."""
    try:
        with ZipFile(BytesIO(content)) as packed:
            parts = packed.infolist()
    except BadZipFile as error:
        raise MonitorError("template-unreadable", file=file, found=str(error)) from error
    sizes = len(content) > _LARGEST or sum(part.file_size for part in parts) > _LARGEST_WHOLE
    if sizes or len(parts) > _MOST_PARTS:
        raise MonitorError("briefing-template-large", file=file, most=_LARGEST // 1_000_000)
