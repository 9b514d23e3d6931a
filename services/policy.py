"""Policy documents read clause by clause: targets and how they stand, what has none and why, search."""

from dataclasses import dataclass
from datetime import datetime

import polars as pl

from data.store import Store
from domain.periods import Period
from domain.terms import TargetClass
from services.concern import AttainmentQuery
from services.monitoring import attainment
from services.registry import Registry

_IMPLICIT = TargetClass.IMPLICIT_DELIVERABLE.value
MOST_FOUND = 100


@dataclass(frozen=True)
class Coverage:
    """Proof that no clause of a document was passed over: each has a target, or a reason why not."""

    clauses: int
    with_targets: int  # clauses with at least one numeric or dated target
    without: int  # clauses listed with the reason why they have none
    only_deliverables: int  # of those: clauses that have deliverables without a date
    targets: int
    deliverables: int
    directional: int

    @property
    def complete(self) -> bool:
        """Whether the two kinds of clauses add up to all of them."""
        return self.with_targets + self.without == self.clauses


def coverage(store: Store, registry: Registry, document_id: str | None = None) -> Coverage:
    """Return the coverage of a document, or of all five."""

    def own(rows: pl.DataFrame) -> pl.DataFrame:
        return rows.filter(pl.col("document_id") == document_id) if document_id else rows

    clauses, targets = own(registry.clauses), own(registry.targets)
    explicit = targets.filter(pl.col("target_class") != _IMPLICIT)
    lacking = own(store.frame("current_no_target_clauses"))
    return Coverage(
        clauses=clauses.height,
        with_targets=clauses.join(explicit, on=["document_id", "clause"], how="semi").height,
        without=lacking.join(clauses, on=["document_id", "clause"], how="semi").height,
        only_deliverables=lacking.filter(pl.col("implicit_deliverables") > 0).height,
        targets=explicit.height,
        deliverables=targets.height - explicit.height,
        directional=own(store.frame("current_directional_statements")).height,
    )


def clauses(store: Store, registry: Registry, document_id: str) -> pl.DataFrame:
    """Return a document's clauses in order: clause, clause_title (and _en), reason and measurable_phrases.

    The last two say why a clause has no target; they are null where it has one.
    """
    lacking = store.frame("current_no_target_clauses").drop("clause_title")
    own = registry.clauses.filter(pl.col("document_id") == document_id).sort("position")
    return own.join(lacking, on=["document_id", "clause"], how="left", maintain_order="left").select(
        "clause", "clause_title", "clause_title_en", "reason", "measurable_phrases"
    )


def directional(store: Store, _registry: Registry, document_id: str) -> pl.DataFrame:
    """Return a document's statements that could be measured but give no value: clause, quote, why, possible one."""
    rows = store.frame("current_directional_statements").filter(pl.col("document_id") == document_id)
    return rows.select("clause", "quote", "why_no_target", "possible_indicator").sort("clause", "quote")


def standing(
    store: Store, registry: Registry, as_of: Period, known_at: datetime | None, target_ids: tuple[str, ...]
) -> pl.DataFrame:
    """Return how targets stand in the regions that they bind, one row each in the order of `target_ids`.

    Columns: target_id (as asked), judged_id (the original of a repeated one), document_id, clause, theme,
    indicator_id, region_code, level, comparator, text_value, upper, text_unit (as the text has them), due_date,
    due_basis, target_class, quote, value, unit, status, reason, demonstration. Raises MonitorError for an unknown id.
    """
    asked = pl.DataFrame({"target_id": [str(registry.target(name)["target_id"]) for name in target_ids]}, _ID)
    rows = asked.join(said(registry), on="target_id", how="left", maintain_order="left")
    return rows.join(
        _judged(store, registry, rows, as_of=as_of, known_at=known_at),
        on="judged_id",
        how="left",
        maintain_order="left",
    )


_ID = {"target_id": pl.String}


def said(registry: Registry) -> pl.DataFrame:
    """Return what the texts say of every target, one row each: the columns of `standing` before value, joined_with."""
    levels = registry.regions.select(region_code="code", level="level")
    rows = registry.targets.select(
        "target_id", "document_id", "clause", "theme", "indicator_id", "region_code", "comparator", "upper", "due_date",
        "due_basis", "target_class", "quote", "joined_with", judged_id=pl.coalesce("duplicate_of", "target_id"),
        text_value="value", text_unit="unit",
    )  # fmt: skip
    return rows.join(levels, on="region_code", how="left", maintain_order="left")


def _judged(
    store: Store, registry: Registry, rows: pl.DataFrame, *, as_of: Period, known_at: datetime | None
) -> pl.DataFrame:
    """Return value, unit and status of targets in the regions that they bind."""
    parts = []
    for (region,), part in rows.group_by("region_code", maintain_order=True):
        query = AttainmentQuery(
            str(region), as_of, target_ids=tuple(part["judged_id"].unique(maintain_order=True)), known_at=known_at
        )
        parts.append(attainment(store, registry, query))
    if not parts:
        return pl.DataFrame(schema=dict.fromkeys(_FIGURE, pl.String) | {"judged_id": pl.String})
    return pl.concat(parts).select(*_FIGURE, judged_id="target_id")


_FIGURE = ("value", "unit", "target_value", "status", "reason", "demonstration")


def search(store: Store, registry: Registry, wanted: str) -> pl.DataFrame:
    """Return what holds a text: kind (quote, indicator, title, statement), document_id, clause, target_id, zh, en.

    A plain substring; full width, case and white space make no difference. Quotes come first, newest document first;
    at most MOST_FOUND rows. `zh` is the text found in, `en` its English where there is one.
    """
    needle = _plain(pl.Series([wanted])).item()
    if not needle:
        return _places(store, registry).clear()
    hit = pl.any_horizontal(_plain_of(name).str.contains(needle, literal=True) for name in ("zh", "en"))
    return _places(store, registry).filter(hit.fill_null(value=False)).head(MOST_FOUND)


def _plain_of(name: str) -> pl.Expr:
    return pl.col(name).str.normalize("NFKC").str.to_lowercase().str.replace_all(r"[\s\u200b-\u200f\u2060\ufeff]", "")


def _plain(texts: pl.Series) -> pl.Series:
    return texts.to_frame("text").select(_plain_of("text"))["text"]


def _places(store: Store, registry: Registry) -> pl.DataFrame:
    """Return everything that is searched: quotes, indicators of targets, titles of clauses, directional statements."""
    targets = registry.targets.join(
        registry.indicators.select("indicator_id", "name_zh", "name_en"), on="indicator_id", maintain_order="left"
    )
    empty = pl.lit(None, pl.String)
    place = ("document_id", "clause")
    parts = {
        "quote": targets.select(*place, "target_id", zh="quote", en=empty),
        "indicator": targets.select(*place, "target_id", zh="name_zh", en="name_en"),
        "title": registry.clauses.select(*place, target_id=empty, zh="clause_title", en="clause_title_en"),
        "statement": store.frame("current_directional_statements").select(
            *place, target_id=empty, zh="quote", en=empty
        ),
    }
    return pl.concat([part.select(pl.lit(kind).alias("kind"), pl.all()) for kind, part in parts.items()])
