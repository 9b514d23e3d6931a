"""Full texts of policy documents: not shipped, imported by whoever holds them, kept with every version.

A text is only ever shown as text. Quotes are found whatever the spaces, line breaks and widths of the characters.
"""

import hashlib
import unicodedata
from dataclasses import dataclass, replace

import polars as pl

from data.store import Store, Transaction
from domain.access import Action, Actor
from domain.errors import MonitorError
from services.clock import now
from services.commits import commit
from services.permissions import permit
from services.registry import Registry
from validators.decode import FileRefusedError, decode
from validators.limits import Limits

MOST_BYTES = 5_000_000
_LIMITS = replace(Limits(), max_bytes=MOST_BYTES)
_BEFORE, _AFTER = ("preamble", "overview"), "closing"  # clauses without a heading of their own in the text
_INVISIBLE = frozenset("\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad")


@dataclass(frozen=True)
class Quote:
    """A quote of a target, with the target's id."""

    target_id: str
    quote: str


@dataclass(frozen=True)
class Imported:
    """What an import found: how many quotes of the document's targets stand in the text, and which do not."""

    document_id: str
    file_name: str
    encoding: str
    characters: int
    sha256: str
    quotes: int
    missing: tuple[Quote, ...]
    headings: int  # clauses of the document whose title was found
    clauses: int  # clauses that have a title in the text
    already_stored: bool


@dataclass(frozen=True)
class Passage:
    """A piece of a text and the spans (start, end) of the quotes in it."""

    text: str
    marks: tuple[tuple[int, int], ...]


def folded(text: str) -> tuple[str, list[int]]:
    """Return `text` in half width and lower case without white space, and the place of each letter in `text`."""
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        for plain in unicodedata.normalize("NFKC", letter).lower():
            if not plain.isspace() and plain not in _INVISIBLE:
                letters.append(plain)
                places.append(place)
    return "".join(letters), places


def spans(text: str, wanted: str) -> tuple[tuple[int, int], ...]:
    """Return where `wanted` stands in `text`, as (start, end); width, case and white space make no difference."""
    needle, _ = folded(wanted)
    if not needle:
        return ()
    plain, places = folded(text)
    found, start = [], plain.find(needle)
    while start >= 0:
        found.append((places[start], places[start + len(needle) - 1] + 1))
        start = plain.find(needle, start + len(needle))
    return tuple(found)


def import_text(
    store: Store, registry: Registry, content: bytes, *, file_name: str, document_id: str, actor: Actor, reason: str
) -> Imported:
    """Store a full text (UTF-8 or GB18030, at most 5 MB) as the document's newest and return what was found in it.

    The text that is the newest already is not stored again. Raises MonitorError for an unknown document and for a file
    that is too large, empty, no plain text or not readable; nothing is stored then.
    """
    if document_id not in registry.documents["document_id"]:
        raise MonitorError(
            "document-unknown", found=document_id, expected=", ".join(registry.documents["document_id"].sort())
        )
    document = registry.documents.filter(pl.col("document_id") == document_id).row(0, named=True)
    permit(registry, actor, Action.IMPORT_POLICY, document["region_code"])
    text, encoding = _text_of(content, file_name)
    digest = hashlib.sha256(content).hexdigest()
    with store.transaction() as write:
        newest = write.frame("current_policy_text", document_id=document_id)
        already = newest.height > 0 and newest["sha256"].item() == digest
        if not already:
            row = {"document_id": document_id, "full_text": text, "file_name": file_name, "sha256": digest}
            _store(write, row | {"encoding": encoding}, actor=actor.name, reason=reason)
    return replace(
        _found(registry, text, document_id),
        file_name=file_name,
        encoding=encoding,
        sha256=digest,
        already_stored=already,
    )


def _text_of(content: bytes, file_name: str) -> tuple[str, str]:
    try:
        decoded = decode(content, limits=_LIMITS)
    except FileRefusedError as error:
        if error.reason_code == "TOO_LARGE":
            raise MonitorError("policy-text-large", file=file_name, limit=f"{MOST_BYTES / 1e6:.0f} MB") from error
        if error.reason_code == "EMPTY_FILE":
            raise MonitorError("policy-text-empty", file=file_name) from error
        raise MonitorError("policy-text-unreadable", file=file_name) from error
    text = decoded.text.decode().replace("\r\n", "\n").replace("\r", "\n")
    return text, decoded.encoding


def _store(write: Transaction, row: dict[str, str], *, actor: str, reason: str) -> None:
    change_id = int(write.frame("next_change").item())
    write.append("policy_texts", pl.DataFrame([row | {"change_id": change_id}]))
    change = {
        "change_id": [change_id],
        "recorded_at": [now()],
        "actor": [actor],
        "reason": [reason],
        "sheet": ["policy_texts"],
        "file_name": [row["file_name"]],
        "sha256": [row["sha256"]],
        "rows_changed": [1],
    }
    write.append("registry_changes", pl.DataFrame(change))
    commit(write, actor=actor, action="policy text imported", subject=row["document_id"], reason=reason)


def _found(registry: Registry, text: str, document_id: str) -> Imported:
    plain, _ = folded(text)
    targets = registry.targets.filter(pl.col("document_id") == document_id)
    quotes = [Quote(*pair) for pair in targets.select("target_id", "quote").iter_rows()]
    named = _titles(registry, document_id)
    return Imported(
        document_id=document_id,
        file_name="",
        encoding="",
        characters=len(text),
        sha256="",
        quotes=len(quotes),
        missing=tuple(one for one in quotes if folded(one.quote)[0] not in plain),
        headings=sum(folded(title)[0] in plain for title in named.values()),
        clauses=len(named),
        already_stored=False,
    )


def _titles(registry: Registry, document_id: str) -> dict[str, str]:
    """Return the titles of the clauses that have a heading in the text, in order."""
    own = registry.clauses.filter(pl.col("document_id") == document_id).sort("position")
    titles = dict(own.select("clause", "clause_title").iter_rows())
    return {clause: title for clause, title in titles.items() if clause not in (*_BEFORE, _AFTER)}


def held(store: Store) -> pl.DataFrame:
    """Return all imports, newest first: document_id, file_name, characters, recorded_at, actor, is_current, …."""
    return store.frame("policy_text_versions")


def versions(store: Store, _registry: Registry, document_id: str) -> pl.DataFrame:
    """Return the imports of a document, newest first: file_name, sha256, characters, recorded_at, actor, reason."""
    return held(store).filter(pl.col("document_id") == document_id)


def passages(store: Store, registry: Registry, document_id: str) -> dict[str, Passage]:
    """Return the text of each clause, with its quotes marked; empty where no text was imported.

    A clause runs from the line that holds its title to the line of the next title found; what stands before the first
    is the preamble, and the closing words are shown with the last clause. A clause whose title is not in the text is
    left out.
    """
    newest = store.frame("current_policy_text", document_id=document_id)
    if newest.is_empty():
        return {}
    text = str(newest["full_text"].item())
    pieces = _pieces(text, registry, document_id)
    targets = registry.targets.filter(pl.col("document_id") == document_id)
    quotes = dict(targets.group_by("clause").agg("quote").iter_rows())
    own = registry.clauses.filter(pl.col("document_id") == document_id).sort("position")["clause"]
    return {
        clause: Passage(pieces[clause], _marks(pieces[clause], quotes.get(clause, [])))
        for clause in own
        if clause in pieces
    }


def _pieces(text: str, registry: Registry, document_id: str) -> dict[str, str]:
    plain, places = folded(text)
    starts: dict[str, int] = {}
    here = 0
    for clause, title in _titles(registry, document_id).items():
        needle, _ = folded(title)
        at = plain.find(needle, here)
        if at >= 0:
            starts[clause] = text.rfind("\n", 0, places[at]) + 1
            here = at + len(needle)
    if not starts:
        return {}
    ends = [*list(starts.values())[1:], len(text)]
    pieces = {clause: text[start:end].strip() for (clause, start), end in zip(starts.items(), ends, strict=True)}
    before = text[: next(iter(starts.values()))].strip()
    pieces |= {name: before for name in _BEFORE if before}
    return pieces | {_AFTER: pieces[list(starts)[-1]]}


def _marks(piece: str, quotes: list[str]) -> tuple[tuple[int, int], ...]:
    """Return the spans of all quotes in order, overlapping ones as one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(span for quote in quotes for span in spans(piece, quote)):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
