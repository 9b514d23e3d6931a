"""What the policy screen asks for, its cached answers, and their words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import polars as pl

from charts import numbers
from domain.periods import Period
from locales import Texts
from services import lens, policy, policy_cascade, policy_texts
from ui import cached
from ui.captions import in_language, region_name


@dataclass(frozen=True)
class Looked:
    """What the screen is asked for: the document, the period, the moment known, the search, and what is opened."""

    doc: str
    as_of: Period
    known_at: str | None
    wanted: str
    tasks: bool
    clause: str | None
    target: str | None

    @property
    def moment(self) -> datetime | None:
        """The moment known, None for now."""
        return datetime.fromisoformat(self.known_at) if self.known_at else None

    @property
    def document(self) -> Mapping[str, Any]:
        """The chosen document's row."""
        return document(self.doc)


def document(document_id: str) -> Mapping[str, Any]:
    """Return a document's row."""
    rows = cached.registry().documents.filter(pl.col("document_id") == document_id)
    return rows.row(0, named=True)


def document_name(row: Mapping[str, Any], texts: Texts) -> str:
    """Return how a document is called: by its number in Chinese where it has one, else by its short name."""
    short = in_language(row, "short", texts)
    return str(row["number"] or short) if texts.chinese else short


def documents() -> list[str]:
    """Return the ids of all documents: from the nation down, notices before commentaries, the newest first."""
    registry = cached.registry()
    rows = registry.documents.with_columns(
        depth=pl.col("region_code").map_elements(registry.depth, return_dtype=pl.Int64)
    )
    order = ["depth", "kind", "period_end", "document_id"]
    return rows.sort(order, descending=[False, True, True, False])["document_id"].to_list()


def coverage(document_id: str | None) -> policy.Coverage:
    """Return the coverage of a document or of all of them."""
    return cached.answer(policy.coverage, document_id)


def clauses(looked: Looked) -> pl.DataFrame:
    """Return the document's clauses, or the one that is opened."""
    rows = cached.answer(policy.clauses, looked.doc)
    return rows.filter(pl.col("clause") == looked.clause) if looked.clause else rows


def directional(looked: Looked) -> pl.DataFrame:
    """Return the document's statements of direction."""
    return cached.answer(policy.directional, looked.doc)


def targets(looked: Looked) -> pl.DataFrame:
    """Return the document's targets and how they stand, in the order of the clauses."""
    registry = cached.registry()
    own = registry.targets.filter(pl.col("document_id") == looked.doc)
    return standing(looked, tuple(own["target_id"]))


def standing(looked: Looked, target_ids: tuple[str, ...]) -> pl.DataFrame:
    """Return how targets stand as of the chosen period, see `services.policy.standing`."""
    return cached.answer(policy.standing, looked.as_of, looked.moment, target_ids)


def lens_ids() -> tuple[str, ...]:
    """Return the targets of the primary-care lens."""
    return lens.lens_targets(cached.registry(), lens.PRIMARY_CARE)


def badge(looked: Looked, texts: Texts) -> str:
    """Return the demonstration mark where any figure shown is demonstration data."""
    rows = standing(looked, lens_ids()) if looked.tasks else targets(looked)
    cascaded = looked.target is not None and bool(cascade(looked, looked.target)["demonstration"].any())
    return texts.say("demonstration") if cascaded or rows["demonstration"].any() else ""


def found(looked: Looked) -> pl.DataFrame:
    """Return what the search found."""
    return cached.answer(policy.search, looked.wanted)


def cascade(looked: Looked, target: str) -> pl.DataFrame:
    """Return the cascade of a target."""
    return cached.answer(policy_cascade.cascade, target, looked.as_of, looked.moment)


def below(looked: Looked, target: str) -> policy_cascade.Below:
    """Return how the regions below stand on a target."""
    return cached.answer(policy_cascade.below, target, looked.as_of, looked.moment)


def passages(looked: Looked) -> dict[str, policy_texts.Passage]:
    """Return the imported text of each clause; empty where none was imported."""
    return cached.answer(policy_texts.passages, looked.doc)


def text_versions(looked: Looked) -> pl.DataFrame:
    """Return the imports of the document's full text."""
    return cached.answer(policy_texts.versions, looked.doc)


def indicator_name(indicator_id: str, texts: Texts) -> str:
    """Return an indicator's short name."""
    return in_language(cached.registry().indicator(indicator_id), "short", texts)


def named_region(code: str, texts: Texts) -> str:
    """Return a region's name."""
    return region_name(cached.registry().region(code), texts)


def target_words(row: Mapping[str, Any], texts: Texts) -> str:
    """Return a target as the text has it: comparator, number and unit."""
    return numbers.target(row["comparator"], row["text_value"], row["text_unit"], texts, upper=row["upper"])


def value_words(row: Mapping[str, Any], texts: Texts) -> str:
    """Return the value of a target's row; the share of units that pass says that it is one."""
    if row["value"] is None or row["comparator"] == "done_by":
        return numbers.MISSING
    shown = numbers.amount(row["value"], row["unit"], texts, threshold=row["target_value"])
    shares = row["unit"] == numbers.PERCENT and row["text_unit"] != numbers.PERCENT
    return texts.say("share-of-units", name=shown) if shares else shown
