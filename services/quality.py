"""How good the data is: who reported in time, what is still open, what contradicts, stands out or was revised."""

from dataclasses import dataclass
from datetime import date

import polars as pl

from data.store import Store
from domain.access import Action, Actor
from domain.errors import MonitorError
from domain.periods import Period
from domain.terms import AppliesTo, Kind, Standing
from locales import Texts
from services import holding
from services.clock import today
from services.concern import AttainmentQuery, concerned_targets, reporting_members
from services.monitoring import attainment
from services.permissions import permit
from services.registry import Registry
from services.settings import deadline_day, outlier_cut
from services.siblings import standing_out
from validators.findings import remedy, sentence

# Quarters that completeness looks back on.
QUARTERS = 8

_KEY = ["indicator_id", "region_code", "period_end"]


@dataclass(frozen=True)
class QualityQuery:
    """What is looked at by whom: a region with all below it, one document or its own, as of a period, known when.

    What is answered out of it tells of returns: MonitorError where the reader may not see those of the region.
    """

    asked: AttainmentQuery
    document_id: str | None = None
    reader: Actor | None = None  # nobody sees which targets are looked at, and nothing of returns

    @property
    def region_code(self) -> str:
        """The region's code."""
        return self.asked.region_code


def coverage(store: Store, registry: Registry, query: QualityQuery, *, every_unit: bool = False) -> pl.DataFrame:
    """Return one row per office and quarter: how many values were expected, reported, late.

    Columns: region_code, region_zh, region_en, period, period_end, expected, reported, late, due, demonstration.
    Offices are the region, where it answers itself, and those right below it; with `every_unit` the units that report.
    Counted are values (indicator by reporting unit) of targets in force; milestones are left out. An office's own value
    stands for those of its units. `late`: first received after the deadline; `due`: the deadline is over.
    """
    _permit(registry, query)
    return counted_coverage(store, registry, query, every_unit=every_unit)


def counted_coverage(
    store: Store, registry: Registry, query: QualityQuery, *, every_unit: bool = False
) -> pl.DataFrame:
    """Return what `coverage` does, whoever reads: for marks that everybody sees, which count late quarters."""
    duties = _duties(registry, query, every_unit=every_unit)
    ends = _quarters(query.asked.as_of)
    asked = duties.join(ends, how="cross").filter(pl.col("period_end").is_between("start", "end"))
    seen = _receipts(store, asked, query)
    own = seen.rename({"region_code": "unit_code"})
    whole = seen.rename({"region_code": "office_code"})
    joined = (
        asked.join(own, on=["indicator_id", "unit_code", "period_end"], how="left")
        .join(whole, on=["indicator_id", "office_code", "period_end"], how="left", suffix="_whole")
        .with_columns(
            first=pl.min_horizontal("first_received", "first_received_whole").dt.date(),
            demo=pl.col("demonstration").fill_null(value=False) | pl.col("demonstration_whole").fill_null(value=False),
        )
    )
    return _counted(joined, registry, known=_known_day(query.asked))


def _counted(joined: pl.DataFrame, registry: Registry, *, known: date) -> pl.DataFrame:
    over = deadline(pl.col("period_end"), day=deadline_day(registry))
    counted = joined.group_by("office_code", "period", "period_end").agg(
        expected=pl.len().cast(pl.Int64),
        reported=pl.col("first").is_not_null().sum().cast(pl.Int64),
        late=(pl.col("first") > over).sum().cast(pl.Int64),
        demonstration=pl.col("demo").any(),
    )
    names = registry.regions.select(office_code="code", region_zh="name_zh", region_en="name_en")
    return (
        counted.join(names, on="office_code")
        .with_columns(due=over < pl.lit(known))
        .select("region_zh", "region_en", "period", "period_end", "expected", "reported", "late", "due",
                "demonstration", region_code="office_code")
        .sort("region_code", "period_end")
    )  # fmt: skip


def deadline(period_end: pl.Expr, *, day: int) -> pl.Expr:
    """Return the last day on which a return on a period is in time: `day` of the month after it."""
    return period_end.dt.offset_by("1d").dt.offset_by(f"{day - 1}d")


def _known_day(asked: AttainmentQuery) -> date:
    return asked.known_at.date() if asked.known_at else today()


def _quarters(as_of: Period) -> pl.DataFrame:
    last = Period.quarter_of(as_of.last_day)
    last = last if last.last_day <= as_of.last_day else last.shifted(-1)
    quarters = [last.shifted(-steps) for steps in range(QUARTERS)]
    ends = pl.Series([one.last_day for one in quarters], dtype=pl.Date)
    return pl.DataFrame({"period": [str(one) for one in quarters], "period_end": ends})


def _permit(registry: Registry, query: QualityQuery) -> None:
    if query.reader is None:
        raise MonitorError("signed-out")
    permit(registry, query.reader, Action.SEE_RETURNS, query.region_code)


def targets_of(registry: Registry, query: QualityQuery) -> pl.DataFrame:
    """Return the targets looked at: of the chosen document, else of the region's own ones, else all that bind it."""
    targets = concerned_targets(registry, query.asked)
    if query.document_id:
        return targets.filter(pl.col("document_id") == query.document_id)
    own = registry.documents.filter(pl.col("region_code") == query.region_code)["document_id"]
    chosen = targets.filter(pl.col("document_id").is_in(own.implode()))
    return chosen if chosen.height else targets


def _indicators(registry: Registry, query: QualityQuery) -> list[str]:
    """Return the indicators of the targets and those they are computed from."""
    targets = targets_of(registry, query)
    return pl.concat([targets["indicator_id"], targets["derived_from"].drop_nulls()]).unique().to_list()


def _duties(registry: Registry, query: QualityQuery, *, every_unit: bool) -> pl.DataFrame:
    """Return indicator_id, unit_code, office_code, start, end: who owes which value for which span."""
    targets = targets_of(registry, query).filter(
        (pl.col("applies_to") != AppliesTo.PARAMETER.value) & (pl.col("kind") != Kind.MILESTONE.value)
    )
    spans = (
        targets.with_columns(indicator_id=pl.coalesce("derived_from", "indicator_id"))
        .group_by("indicator_id")
        .agg(
            start=pl.col("start_date").min(),
            end=pl.col("due_date").max(),
            alone=(pl.col("applies_to") == AppliesTo.REGION_ONLY.value).all(),
        )
    )
    members = reporting_members(registry, targets, query.region_code).join(spans, on="indicator_id")
    here = pl.col("region_code") == query.region_code
    counted = registry.regions.filter(pl.col("standing").is_in([Standing.STANDARD.value, Standing.UNIT.value]))["code"]
    owed = members.filter(
        pl.when("alone").then(here).otherwise("leaf") & pl.col("region_code").is_in(counted.implode())
    )
    offices = _offices(registry, query.region_code, every_unit=every_unit)
    return owed.rename({"region_code": "unit_code"}).join(offices, on="unit_code").select(
        "indicator_id", "unit_code", "office_code", "start", "end"
    )  # fmt: skip


def _offices(registry: Registry, region_code: str, *, every_unit: bool) -> pl.DataFrame:
    """Return unit_code, office_code for all regions of a subtree: each unit's office right below the region."""
    codes = registry.subtree(region_code)
    if every_unit:
        return pl.DataFrame({"unit_code": codes, "office_code": codes})
    office = {region_code: region_code}
    for child in registry.children(region_code):
        office |= dict.fromkeys(registry.subtree(child), child)
    return pl.DataFrame({"unit_code": codes, "office_code": [office[code] for code in codes]})


def _receipts(store: Store, asked: pl.DataFrame, query: QualityQuery) -> pl.DataFrame:
    regions = pl.concat([asked["unit_code"], asked["office_code"]]).unique()
    return store.frame(
        "quality_receipts",
        indicators=asked["indicator_id"].unique().to_list(),
        regions=regions.to_list(),
        period_ends=asked["period_end"].unique().to_list(),
        known_at=query.asked.known_at,
    )


def open_findings(store: Store, registry: Registry, query: QualityQuery, texts: Texts | None = None) -> pl.DataFrame:
    """Return the open findings, newest first: the columns of `quality_findings.sql`, with texts also those of `worded`.

    A warning or refused cell of an approved return is open until a later approved value stands in its place.
    """
    _permit(registry, query)
    rows = store.frame(
        "quality_findings",
        regions=registry.subtree(query.region_code),
        indicators=_indicators(registry, query),
        known_at=query.asked.known_at,
    )
    return rows if texts is None else worded(rows, texts)


def worded(rows: pl.DataFrame, texts: Texts) -> pl.DataFrame:
    """Return findings with their problem and remedy in words: sentence by sentence, so best for those that are read."""
    cells = rows.rename({"row_number": "row", "column_name": "column"}).to_dicts()
    return rows.with_columns(
        problem=pl.Series([sentence(cell, texts) for cell in cells], dtype=pl.String),
        remedy=pl.Series([remedy(cell, texts) for cell in cells], dtype=pl.String),
    )


def contradictions(store: Store, registry: Registry, query: QualityQuery) -> pl.DataFrame:
    """Return figures that a region sent itself and that its parts do not add up to, the largest difference first.

    Columns: indicator_id, region_code, region_zh, region_en, period, unit, value, children_value, children_difference.
    """
    _permit(registry, query)
    here = query.asked
    below = AttainmentQuery(here.region_code, here.as_of, children=True, known_at=here.known_at, method=here.method)
    found = pl.concat([attainment(store, registry, one) for one in (here, below)])
    names = ("indicator_id", "region_code", "region_zh", "region_en", "period", "unit", "value", "children_value",
             "children_difference", "demonstration")  # fmt: skip
    return (
        found.filter(pl.col("target_id").is_in(targets_of(registry, query)["target_id"].implode()))
        .filter(pl.col("children_difference").is_not_null())
        .select(names)
        .unique(["indicator_id", "region_code", "period"], keep="first", maintain_order=True)
        .sort((pl.col("children_difference") / pl.col("value")).abs(), descending=True, nulls_last=True)
    )


def outliers(store: Store, registry: Registry, query: QualityQuery) -> pl.DataFrame:
    """Return reported values of the period that stand far from those of their siblings, the furthest first.

    Columns: indicator_id, region_code, region_zh, region_en, parent_code, period, unit, value, median, siblings,
    distance (in robust standard deviations, signed). Siblings share parent, indicator and period. Counts and amounts
    are compared by their logarithm: regions differ in size.
    """
    _permit(registry, query)
    reported = holding.observations(
        store,
        indicators=_indicators(registry, query),
        regions=registry.subtree(query.region_code),
        ends=[query.asked.as_of.last_day],
        known_at=query.asked.known_at,
        recorded_by=query.asked.recorded_by,
    )
    kinds = registry.indicators.filter(pl.col("kind") != Kind.MILESTONE.value).select("indicator_id", "kind", "unit")
    places = registry.regions.filter(pl.col("standing") != Standing.EXTRA.value).select(
        "parent_code", region_code="code", region_zh="name_zh", region_en="name_en"
    )
    rows = reported.join(kinds, on="indicator_id").join(places, on="region_code").with_columns(scale=_scale())
    return (
        standing_out(rows.filter(pl.col("scale").is_finite()), cut=outlier_cut(registry))
        .select("indicator_id", "region_code", "region_zh", "region_en", "parent_code", "period", "unit", "value",
                "median", "siblings", "distance", "demonstration")
        .sort(pl.col("distance").abs(), "indicator_id", "region_code", descending=[True, False, False])
    )  # fmt: skip


def _scale() -> pl.Expr:
    ratio = pl.col("kind") == Kind.RATIO.value
    return pl.when(ratio).then("value").when(pl.col("value") > 0).then(pl.col("value").log10())


def revisions(store: Store, registry: Registry, query: QualityQuery, *, since: date) -> pl.DataFrame:
    """Return approved values that replaced another one since a day: columns of `quality_revisions.sql` with names."""
    _permit(registry, query)
    rows = store.frame(
        "quality_revisions",
        indicators=_indicators(registry, query),
        regions=registry.subtree(query.region_code),
        since=since,
        known_at=query.asked.known_at,
    )
    names = registry.regions.select(region_code="code", region_zh="name_zh", region_en="name_en")
    units = registry.indicators.select("indicator_id", "unit")
    return rows.join(names, on="region_code", how="left", maintain_order="left").join(
        units, on="indicator_id", how="left", maintain_order="left"
    )
