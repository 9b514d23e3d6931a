"""Which targets and regions stay behind so long that a notice is proposed, and with what. Stores nothing."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

import polars as pl

from data.store import Store
from domain.periods import Period
from domain.terms import AppliesTo, Reason, Status
from services.bulletin import told
from services.concern import AttainmentQuery
from services.monitoring import attainment, known_then
from services.quality import QualityQuery, targets_of
from services.rectification_life import OPEN, Colour
from services.registry import Registry
from services.settings import values

# From the mildest to the gravest.
GRAVITY = {
    Status.SLOW.value: 1,
    Status.FAR_BEHIND.value: 2,
    Status.WORSENING.value: 3,
    Status.MISSED.value: 4,
}
_KEY = ["target_id", "region_code"]
# What a notice keeps of the figure and its basis, so that the letter says the same whatever is revised later.
FACTS = (
    "target_id", "indicator_id", "region_code", "region_zh", "region_en", "period", "period_end", "value", "numerator",
    "denominator", "unit", "source", "reported_units", "expected_units", "comparator", "target_value", "upper",
    "tolerance", "attainment", "gap", "expected_value", "pace", "status", "reason", "method", "due_date", "due_basis",
    "applies_to", "theme", "document_id", "target_class", "demonstration", "indicator_zh", "indicator_en", "short_zh",
    "short_en", "indicator_unit", "clause", "quote", "lead_departments", "document_number", "document_zh",
    "document_en", "own", "streak", "statuses", "periods",
)  # fmt: skip
PROPOSED = (*FACTS, "colour", "deadline")


@dataclass(frozen=True)
class Rules:
    """When a notice is proposed, and with which colour and deadline; kept in the settings `notice_*`."""

    own: bool  # the region's own targets are looked at
    children: bool  # and those of the regions right below it
    behind_from: str  # a status of GRAVITY: it and the graver ones count as behind
    missed_at_once: bool  # a target missed at its due date needs no further period
    periods: int  # periods in a row
    orange_periods: int
    red_periods: int
    orange_from: str
    red_from: str
    blue_days: int  # days from the day of issue to the deadline
    orange_days: int
    red_days: int

    @property
    def days(self) -> dict[str, int]:
        """Days to reply by colour."""
        return {
            Colour.BLUE.value: self.blue_days, Colour.ORANGE.value: self.orange_days, Colour.RED.value: self.red_days,
        }  # fmt: skip

    def deadline(self, colour: str, day: date) -> date:
        """Return the last day for a reply to a notice of a colour that is issued on a day."""
        return day + timedelta(days=self.days[colour])


def rules(registry: Registry) -> Rules:
    """Return the rules that hold now."""
    said = {name.removeprefix("notice_"): value for name, value in values(registry).items()}
    whole = {
        name: int(float(said[name]))
        for name in ("periods", "orange_periods", "red_periods", "blue_days", "orange_days", "red_days")
    }
    return Rules(
        own=said["scope"] != "children",
        children=said["scope"] != "own",
        behind_from=said["from"],
        missed_at_once=said["missed"] == "at_once",
        orange_from=said["orange_from"],
        red_from=said["red_from"],
        **whole,
    )


def proposals(
    store: Store, registry: Registry, query: AttainmentQuery, day: date, document_id: str | None = None
) -> pl.DataFrame:
    """Return what a notice is proposed for as of a period: columns of PROPOSED, the gravest first.

    Looked at are the targets of `document_id` (None: the region's own documents, else all that bind it), of the region
    itself and of those right below, as the rules say. `statuses` and `periods` are lists, the latest first, as far as
    was looked back; `streak` counts the periods in a row that were behind: one that could not be judged ends it.
    `deadline` is counted from `day`. A part of a common total, a target that is a mere reference below the region it
    binds, zones that are not counted and what was done late are never proposed; nor is what already has an open notice,
    or one on this period or a later one. Values that nobody approved yet never count. Raises MonitorError for an
    unknown region.
    """
    then = known_then(store, registry, query)
    law = rules(then)
    now = behind(store, registry, query, document_id, own=law.own, children=law.children)
    grave = now.filter(_gravity("status") >= GRAVITY[law.behind_from])
    found = with_terms(store, registry, query, grave, day)
    return found.filter(_long_enough(law)) if found.height else found


def behind(
    store: Store, registry: Registry, query: AttainmentQuery, document_id: str | None, *, own: bool, children: bool
) -> pl.DataFrame:
    """Return what is behind as of a period and has to be answered for: attainment columns and `own`.

    `own` looks at the region itself, `children` at those right below. Raises MonitorError for an unknown region.
    """
    registry.region(query.region_code)
    query = replace(query, provisional=None)  # an official paper rests on approved values only
    then = known_then(store, registry, query)
    ids = tuple(targets_of(then, QualityQuery(query, document_id))["target_id"])
    looked = {True: ids if own else (), False: ids if children else ()}
    if not ids:
        none = attainment(store, registry, replace(query, target_ids=(), children=False)).clear()
        return none.with_columns(own=pl.lit(value=True))
    return _answerable(_judged(store, registry, query, looked), then)


def with_terms(store: Store, registry: Registry, query: AttainmentQuery, rows: pl.DataFrame, day: date) -> pl.DataFrame:
    """Return rows of `behind` as proposals: how long, with which colour and deadline, on what basis; PROPOSED.

    What already has an open notice, or one on this period or a later one, is left out. The gravest come first.
    """
    if rows.is_empty():
        return _empty(rows, registry)
    query = replace(query, provisional=None)
    then = known_then(store, registry, query)
    law = rules(then)
    past = _past(store, registry, query, rows, law)
    return (
        rows.join(past, on=_KEY, maintain_order="left")
        .with_columns(colour=_colour(law))
        .with_columns(deadline=_deadline(law, day))
        .pipe(_based, then)
        .pipe(without_notice, store, query)
        .sort(_rank("colour"), "streak", _gravity("status"), descending=True, maintain_order=True)
        .select(PROPOSED)
    )


def _judged(store: Store, registry: Registry, query: AttainmentQuery, ids: dict[bool, tuple[str, ...]]) -> pl.DataFrame:
    """Return attainment of the region (`own`) and of those below it; `ids` are the targets looked at, by `own`.

    A target's own status stands for itself, whatever it is joined with.
    """
    found = [
        attainment(store, registry, replace(query, target_ids=wanted, children=not own)).with_columns(own=pl.lit(own))
        for own, wanted in ids.items()
        if wanted
    ]
    return pl.concat(found).with_columns(status="own_status")


def _answerable(rows: pl.DataFrame, registry: Registry) -> pl.DataFrame:
    """Return the rows a region has to answer for."""
    binding = registry.targets.select("target_id", binding="region_code")
    reference = (pl.col("applies_to") == AppliesTo.REFERENCE.value) & (pl.col("region_code") != pl.col("binding"))
    done = (pl.col("reason") == Reason.LATE.value).fill_null(value=False)
    return (
        rows.join(binding, on="target_id", how="left", maintain_order="left")
        .filter(pl.col("counted") & pl.col("status").is_in(list(GRAVITY)) & ~reference & ~done)
        .drop("binding")
    )


def _gravity(name: str) -> pl.Expr:
    return pl.col(name).replace_strict(GRAVITY, default=0, return_dtype=pl.Int64)


def _rank(name: str) -> pl.Expr:
    return pl.col(name).replace_strict({one.value: one.gravity for one in Colour}, return_dtype=pl.Int64)


def looked_back(query: AttainmentQuery, law: Rules) -> list[Period]:
    """Return the periods that are looked at, the latest first."""
    return [query.as_of.shifted(-steps) for steps in range(law.red_periods)]


def _past(store: Store, registry: Registry, query: AttainmentQuery, grave: pl.DataFrame, law: Rules) -> pl.DataFrame:
    """Return target_id, region_code, statuses and periods (lists, latest first) and streak of the rows behind now.

    Periods are looked back on until none of the rows was behind any more.
    """
    seen: list[pl.DataFrame] = []
    going = grave
    for period in looked_back(query, law):
        ids = {own: tuple(going.filter(pl.col("own") == own)["target_id"].unique().sort()) for own in (True, False)}
        rows = grave if not seen else _judged(store, registry, replace(query, as_of=period), ids)
        seen.append(rows.select(*_KEY, "status", step=pl.lit(len(seen)), asked=pl.lit(str(period))))
        behind = _gravity("status") >= GRAVITY[law.behind_from]
        going = going.join(rows.filter(behind), on=_KEY, how="semi")
        if going.is_empty():
            break
    kept = (_gravity("status") >= GRAVITY[law.behind_from]).cast(pl.Int64)
    return (
        pl.concat(seen)
        .join(grave.select(_KEY), on=_KEY, how="semi")
        .sort(*_KEY, "step")
        .with_columns(kept=kept.cum_min().over(_KEY))
        .group_by(_KEY, maintain_order=True)
        .agg(statuses="status", periods="asked", streak=pl.col("kept").sum())
    )


def _long_enough(law: Rules) -> pl.Expr:
    at_once = pl.lit(law.missed_at_once) & (pl.col("status") == Status.MISSED.value)
    return (pl.col("streak") >= law.periods) | at_once


def _colour(law: Rules) -> pl.Expr:
    """The graver of what the status and the length of the delay ask for."""
    status, streak = _gravity("status"), pl.col("streak")
    return (
        pl.when((status >= GRAVITY[law.red_from]) | (streak >= law.red_periods))
        .then(pl.lit(Colour.RED.value))
        .when((status >= GRAVITY[law.orange_from]) | (streak >= law.orange_periods))
        .then(pl.lit(Colour.ORANGE.value))
        .otherwise(pl.lit(Colour.BLUE.value))
    )


def _deadline(law: Rules, day: date) -> pl.Expr:
    days = {name: law.deadline(name, day) for name in law.days}
    return pl.col("colour").replace_strict(days, return_dtype=pl.Date)


def _based(rows: pl.DataFrame, registry: Registry) -> pl.DataFrame:
    documents = registry.documents.select(
        "document_id", document_number="number", document_zh="short_zh", document_en="short_en"
    )
    return told(rows, registry).join(documents, on="document_id", how="left", maintain_order="left")


def without_notice(rows: pl.DataFrame, store: Store, query: AttainmentQuery) -> pl.DataFrame:
    """Return rows (target_id, region_code) that have no open notice, and none on this period or a later one."""
    notices = store.frame(
        "notices", regions=[query.region_code], notice_id=None, day=None, known_at=None
    ).filter(pl.col("issuer_code") == query.region_code)  # fmt: skip
    standing = pl.col("state").is_in([one.value for one in OPEN])
    answered = notices.filter(standing | (pl.col("asked_end") >= query.as_of.last_day))
    return rows.join(answered, on=_KEY, how="anti", maintain_order="left")


def _empty(rows: pl.DataFrame, registry: Registry) -> pl.DataFrame:
    lists = [pl.lit(None, pl.List(pl.String)).alias(name) for name in ("statuses", "periods")]
    framed = _based(rows.clear().with_columns(streak=pl.lit(0, pl.Int64)), registry)
    return framed.with_columns(*lists, colour=pl.lit(""), deadline=pl.lit(None, pl.Date)).select(PROPOSED)
