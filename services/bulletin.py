"""The quarterly bulletin's facts: counts, themes, rankings, problems, silence, milestones, sources, methods."""

from dataclasses import dataclass, replace
from datetime import datetime

import polars as pl

from data.store import Store
from domain.access import Actor
from domain.errors import MonitorError
from domain.periods import Period
from domain.terms import Comparator, Reason, Status
from metrics.pace import Cuts
from services import bulletin_ranks as ranks
from services.bulletin_version import DataVersion, data_version, registry_of
from services.concern import AttainmentQuery
from services.monitoring import attainment
from services.overview import overview
from services.rectification import NoticesQuery, overdue, tells_all
from services.registry import Registry
from services.settings import cuts, palette

GOOD = (Status.MET.value, Status.ON_PACE.value)
BEHIND = (Status.MISSED.value, Status.WORSENING.value, Status.FAR_BEHIND.value, Status.SLOW.value)
OPEN = (Status.NOT_YET.value, Status.CANNOT_ASSESS.value)


@dataclass(frozen=True)
class BulletinQuery:
    """What is asked: a region as of a period, known at a moment, out of one data version (None: the latest).

    `document_id` None takes the region's own documents. With the same known_at and version the answer is the same for
    ever, whatever is received, corrected or withdrawn later.
    """

    region_code: str
    as_of: Period
    known_at: datetime | None = None
    document_id: str | None = None
    version: int | None = None


@dataclass(frozen=True)
class Bulletin:
    """Facts of a bulletin. Frames of targets have `monitoring.COLUMNS` and TOLD."""

    query: BulletinQuery
    region: dict[str, object]  # the region's row in the registry
    level_below: str  # level of most regions right below, empty where there are none
    version: DataVersion
    documents: pl.DataFrame  # documents whose targets are counted, as in the registry
    targets: pl.DataFrame  # one row per counted target
    by_status: pl.DataFrame  # status, count
    by_theme: pl.DataFrame  # theme, theme_en, total, one column per status
    improved: pl.DataFrame  # targets that became met or on pace since the period before
    fallen: pl.DataFrame  # targets that were met or on pace then and are not now
    headline: pl.DataFrame  # headline targets among the counted ones, by rank
    below: pl.DataFrame  # the counted targets in the regions right below
    ranking: pl.DataFrame  # regions right below by share of judged targets met or on pace: bulletin_ranks.OVERALL
    rankings: pl.DataFrame  # regions right below by target: COLUMNS, TOLD, rank, rank_before, moved, ranked
    problems: pl.DataFrame  # targets of the region (own = true) and of those below that are behind, worst first
    silent: pl.DataFrame  # regions below without a single value: region_code, region_zh, region_en
    lacking: pl.DataFrame  # targets without a value, of the region and of those below that are not silent
    milestones: pl.DataFrame  # milestones by due date, with `days` to the due date (negative: past)
    overdue: pl.DataFrame  # rectification notices whose reply was overdue then: rectification.OVERDUE
    notices_told: bool  # whether they are for the reader: else `overdue` is empty and the documents say so
    cuts: Cuts
    palette: str  # the status colours, a key of charts.theme.PALETTES
    reported_units: int
    expected_units: int
    demonstration: bool

    @property
    def known_by(self) -> datetime | None:
        """Up to when data is known: the moment asked for, else that of the data version."""
        return self.query.known_at or self.version.recorded_at

    @property
    def in_force(self) -> bool:
        """Whether any of the counted targets was in force."""
        return _in_force(self.targets)

    def items(self, statuses: tuple[str, ...]) -> pl.DataFrame:
        """Return the counted targets with one of these statuses, in the documents' order."""
        return self.targets.filter(pl.col("status").is_in(statuses))

    def count(self, *statuses: Status) -> int:
        """Return how many counted targets have one of these statuses."""
        return int(self.by_status.filter(pl.col("status").is_in([one.value for one in statuses]))["count"].sum())


def bulletin(store: Store, registry: Registry, query: BulletinQuery, reader: Actor) -> Bulletin:
    """Return a bulletin's facts; its counts are those of the overview with the same question.

    Figures are the same for every reader; notices are told to those responsible for the region, all or none.

    Raises MonitorError for an unknown region, document or data version.
    """
    version = data_version(store, query.version)
    known = registry_of(store, registry, version, query.known_at)
    _refuse_unknown(known, query)
    asked = AttainmentQuery(query.region_code, query.as_of, known_at=query.known_at, recorded_by=version.recorded_at)
    seen = overview(store, known, asked, document_id=query.document_id)
    before = replace(asked, as_of=query.as_of.shifted(-1))
    own = told(seen.own, known)
    below = _of_any(own, told(seen.below, known))
    was = attainment(store, known, before)
    was_below = _children(store, known, before, own)
    # Before a target is in force nobody owes a value for it.
    silent = seen.silent if _in_force(own) else seen.silent.clear()
    notices_told = tells_all(registry, reader, query.region_code)
    late = _overdue(store, known, query, version, reader)
    return Bulletin(
        query=query,
        region=known.region(query.region_code),
        level_below=_level_below(known, query.region_code),
        version=version,
        documents=_documents(known, own),
        targets=own,
        by_status=_in_order(seen.by_status),
        by_theme=_by_theme(own, known),
        improved=_moved(own, was, good=True),
        fallen=_moved(own, was, good=False),
        headline=own.filter(pl.col("headline").is_not_null()).sort("headline"),
        below=below,
        ranking=ranks.overall(below, was_below),
        rankings=ranks.by_target(below, was_below, known),
        problems=_problems(own, below),
        silent=silent,
        lacking=_lacking(own, below, silent),
        milestones=_milestones(own, query.as_of),
        overdue=late if notices_told else late.clear(),
        notices_told=notices_told,
        cuts=cuts(known),
        palette=palette(known),
        reported_units=seen.reported_units,
        expected_units=seen.expected_units,
        demonstration=any(bool(frame["demonstration"].any()) for frame in (own, below, late)),
    )


TOLD = (
    "indicator_zh", "indicator_en", "short_zh", "short_en", "indicator_unit", "kind", "upper", "clause", "quote",
    "due_basis", "due_note_zh", "due_note_en", "note_zh", "note_en", "lead_departments",
)  # fmt: skip


def told(rows: pl.DataFrame, registry: Registry) -> pl.DataFrame:
    """Return attainment rows with what is said of them: names of the indicator, clause and quote (TOLD)."""
    indicators = registry.indicators.select(
        "indicator_id", "short_zh", "short_en", "kind",
        indicator_zh="name_zh", indicator_en="name_en", indicator_unit="unit",
    )  # fmt: skip
    targets = registry.targets.select(
        "target_id", "upper", "clause", "quote", "due_basis", "due_note_zh", "due_note_en", "note_zh", "note_en",
        "lead_departments",
    )  # fmt: skip
    return rows.join(indicators, on="indicator_id", how="left", maintain_order="left").join(
        targets, on="target_id", how="left", maintain_order="left"
    )


def _children(store: Store, registry: Registry, asked: AttainmentQuery, own: pl.DataFrame) -> pl.DataFrame:
    wanted = tuple(own["target_id"].to_list())
    rows = attainment(store, registry, replace(asked, children=True, target_ids=wanted)).filter("counted")
    return _of_any(own, rows)


def _of_any(own: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    """Return the rows, none where nothing is counted: no target asked for would mean all of them."""
    return rows if own.height else rows.clear()


def _overdue(
    store: Store, registry: Registry, query: BulletinQuery, version: DataVersion, reader: Actor
) -> pl.DataFrame:
    """Return the notices whose reply was overdue at the moment known; what was recorded later was not known then."""
    moment = query.known_at or version.recorded_at or datetime.min  # noqa: DTZ901
    recorded = min(moment, version.recorded_at or moment)
    return overdue(store, registry, NoticesQuery(query.region_code, moment.date(), reader, recorded))


def _refuse_unknown(registry: Registry, query: BulletinQuery) -> None:
    registry.region(query.region_code)
    documents = registry.documents["document_id"].sort()
    if query.document_id is not None and query.document_id not in documents:
        raise MonitorError("document-unknown", found=query.document_id, expected=", ".join(documents))


def _level_below(registry: Registry, code: str) -> str:
    children = registry.regions.filter(pl.col("code").is_in(registry.children(code)))
    levels = children.group_by("level").len().sort("len", "level", descending=[True, False])["level"]
    return str(levels[0]) if levels.len() else ""


def _in_order(by_status: pl.DataFrame) -> pl.DataFrame:
    order = {one.value: place for place, one in enumerate(Status)}
    return by_status.sort(pl.col("status").replace_strict(order, return_dtype=pl.Int64))


def _documents(registry: Registry, own: pl.DataFrame) -> pl.DataFrame:
    order = own["document_id"].unique(maintain_order=True)
    return order.to_frame().join(registry.documents, on="document_id", maintain_order="left")


def _by_theme(own: pl.DataFrame, registry: Registry) -> pl.DataFrame:
    counts = own.group_by("theme").agg(
        pl.len().alias("total"), *((pl.col("status") == one.value).sum().alias(one.value) for one in Status)
    )
    return registry.themes.select("theme", "theme_en", "position").join(counts, on="theme").sort("position")


def _moved(own: pl.DataFrame, was: pl.DataFrame, *, good: bool) -> pl.DataFrame:
    now, then = (pl.col(name).is_in(GOOD) for name in ("status", "was"))
    both = own.join(was.select("target_id", was="status"), on="target_id", maintain_order="left")
    return both.filter(now & ~then if good else ~now & then)


def _problems(own: pl.DataFrame, below: pl.DataFrame) -> pl.DataFrame:
    """Return what is behind, the region's own first, each target together, the worst status and largest gap first."""
    order = {status: place for place, status in enumerate(BEHIND)}
    places = own.select("target_id").with_row_index("place")
    both = pl.concat([own.with_columns(own=pl.lit(value=True)), below.with_columns(own=pl.lit(value=False))])
    return (
        both.filter(pl.col("own_status").is_in(BEHIND))
        .join(places, on="target_id", how="left", maintain_order="left")
        .with_columns(severity=pl.col("own_status").replace_strict(order, return_dtype=pl.Int64))
        .sort("own", "place", "severity", "gap", "region_code", descending=[True, False, False, False, False])
        .drop("place", "severity")
    )


def _lacking(own: pl.DataFrame, below: pl.DataFrame, silent: pl.DataFrame) -> pl.DataFrame:
    """Return the rows without any value; a silent region is told as a whole and not again by target."""
    nothing = pl.col("value").is_null() & (pl.col("reason") == Reason.NO_VALUE.value)
    heard = below.filter(~pl.col("region_code").is_in(silent["region_code"].implode()))
    return pl.concat([own, heard]).filter(nothing)


def _in_force(own: pl.DataFrame) -> bool:
    return bool((own["reason"].fill_null("") != Reason.NOT_IN_FORCE.value).any())


def _milestones(own: pl.DataFrame, as_of: Period) -> pl.DataFrame:
    dated = own.filter(pl.col("comparator") == Comparator.DONE_BY.value).sort("due_date", "target_id")
    return dated.with_columns(days=(pl.col("due_date") - pl.lit(as_of.last_day)).dt.total_days())
