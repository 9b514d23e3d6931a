"""The annual assessment (年度考核): a region's targets marked line by line after a score sheet, and its rank."""

from dataclasses import dataclass, replace

import polars as pl

from data.store import Store
from domain.terms import AppliesTo, Reason, Standing, TargetClass
from metrics import scoring as marks
from services.bulletin import told
from services.bulletin_version import DataVersion, data_version
from services.concern import AttainmentQuery
from services.monitoring import attainment, known_then
from services.quality import QualityQuery, targets_of
from services.registry import Registry
from services.scoring_deductions import late_quarters, refused_returns
from services.scoring_rules import LATE_STATUS, LINE, ScoreSheet, score_sheet

LINES = (
    "region_code", "region_zh", "region_en", "target_id", "indicator_id", "theme", "document_id", "clause",
    "indicator_zh", "indicator_en", "short_zh", "short_en", "indicator_unit", "unit", "kind", "comparator",
    "applies_to", "value", "target_value", "upper", "gap", "attainment", "pace", "status", "reason", "due_date",
    "treatment", "way", "points", "measure", "share", "score", "over", "demonstration",
)  # fmt: skip
TOTALS = (
    "region_code", "region_zh", "region_en", "lines", "scored", "zero", "excluded", "not_applicable", "asked_points",
    "assessed_points", "assessed_share", "raw", "over_points", "base", "late", "late_points", "refused",
    "refused_points", "bonus", "bonus_cap", "total", "full_marks", "enough", "rank", "ranked", "siblings",
    "demonstration",
)  # fmt: skip


@dataclass(frozen=True)
class Scores:
    """Marks of one region or of those right below it."""

    query: AttainmentQuery
    lines: pl.DataFrame  # LINES, one row per region and target
    totals: pl.DataFrame  # TOTALS, one row per region, by rank
    sheet: ScoreSheet
    documents: pl.DataFrame  # whose targets are marked, as in the registry
    assessor: str  # the region whose documents they are
    version: DataVersion

    @property
    def demonstration(self) -> bool:
        """Whether a figure or the sheet is demonstration."""
        return self.sheet.demonstration or bool(self.totals["demonstration"].any())


def scores(store: Store, registry: Registry, query: AttainmentQuery, document_id: str | None = None) -> Scores:
    """Return the marks of a region, or of those right below it (`query.children`), as of a period, known at a moment.

    Marked are the targets of `document_id`; None takes the documents of the region, or of the nearest one above that
    has any. A region without documents of its own is ranked among its siblings; one that is assessed after its own
    documents stands alone (rank null), since they bind no sibling. Deliverables without a date are not marked, and
    values that nobody approved yet never count. Raises MonitorError for an unknown region and where no score sheet was
    loaded.
    """
    registry.region(query.region_code)
    query = replace(query, provisional=None)  # marks rest on approved values only
    version = data_version(store, None)
    then = known_then(store, registry, query)
    sheet = score_sheet(store, min((at for at in (query.known_at, query.recorded_by) if at), default=None))
    assessor = _assessor(then, query.region_code, document_id)
    targets = targets_of(then, QualityQuery(replace(query, region_code=assessor, children=False), document_id))
    group = _group(then, query, assessor)
    rows = _rows(store, registry, group, tuple(targets["target_id"]))
    lines = _lines(rows, sheet, then)
    ids = targets["document_id"].unique(maintain_order=True)
    totals = _totals(store, then, group, lines, sheet=sheet, ids=ids.to_list())
    wanted = pl.lit(value=True) if query.children else pl.col("region_code") == query.region_code
    return Scores(
        query=query,
        lines=lines.filter(wanted).select(LINES),
        totals=totals.filter(wanted).select(TOTALS),
        sheet=sheet,
        documents=ids.to_frame().join(then.documents, on="document_id", maintain_order="left"),
        assessor=assessor,
        version=version,
    )


def _assessor(registry: Registry, code: str, document_id: str | None) -> str:
    """Return the region whose documents the marks follow: the document's, else the nearest that has any."""
    if document_id:
        found = registry.documents.filter(pl.col("document_id") == document_id)["region_code"]
        return str(found[0]) if found.len() else code
    lineage = registry.lineage(code)
    with_own = set(registry.targets["region_code"])
    return next((one for one in reversed(lineage) if one in with_own), code)


def _group(registry: Registry, query: AttainmentQuery, assessor: str) -> AttainmentQuery:
    """Return the question that is answered: the region alone, or all that are ranked together."""
    if query.children or query.region_code == assessor:
        return query
    parent = str(registry.region(query.region_code)["parent_code"])
    return replace(query, region_code=parent, children=True)


def _rows(store: Store, registry: Registry, group: AttainmentQuery, ids: tuple[str, ...]) -> pl.DataFrame:
    if not ids:
        return attainment(store, registry, group).clear()
    found = attainment(store, registry, replace(group, target_ids=ids))
    return found.filter(
        pl.col("target_id").is_in(ids)
        & pl.col("counted")
        & (pl.col("target_class") != TargetClass.IMPLICIT_DELIVERABLE.value)
    )


def _lines(rows: pl.DataFrame, sheet: ScoreSheet, registry: Registry) -> pl.DataFrame:
    """Return the lines with their marks: what the sheet says of each, what it earns, and how it stands."""
    late = (pl.col("reason") == Reason.LATE.value).fill_null(value=False)
    ruled = _ruled(told(rows, registry).with_columns(status="own_status"), sheet, registry)
    return (
        ruled.with_columns(asks=marks.asks())
        .with_columns(points=marks.weights())
        .with_columns(treatment=marks.treatment(), measure=marks.measured())
        .with_columns(
            status_share=pl.when(late)
            .then(pl.lit(sheet.shares[LATE_STATUS]))
            .otherwise(pl.col("status").replace_strict(sheet.shares, default=None, return_dtype=pl.Float64))
        )
        .with_columns(share=marks.line_share(), over=marks.over_share())
        .with_columns(score=marks.line_score())
    )


def _ruled(rows: pl.DataFrame, sheet: ScoreSheet, registry: Registry) -> pl.DataFrame:
    """Add what the sheet says of each line: way, floor, cap, own_points, theme_points, unassessed, named, reference."""
    own = sheet.targets.rename({name: f"own_{name}" for name in LINE})
    theme = sheet.themes.rename({name: f"theme_{name}" for name in LINE})
    others = theme.filter(pl.col("theme").is_null()).drop("theme")
    fallback = others.row(0, named=True) if others.height else dict.fromkeys(others.columns)
    binding = registry.targets.select("target_id", binding="region_code")
    treated = sheet.unassessed
    joined = (
        rows.join(own, on="target_id", how="left", maintain_order="left")
        .join(theme.drop_nulls("theme"), on="theme", how="left", maintain_order="left")
        .join(binding, on="target_id", how="left", maintain_order="left")
        .with_columns(pl.col(name).fill_null(pl.lit(fallback[name], theme.schema[name])) for name in others.columns)
    )
    reference = pl.col("applies_to") == AppliesTo.REFERENCE.value
    return joined.with_columns(
        *(pl.coalesce(f"own_{name}", f"theme_{name}").alias(name) for name in ("way", "floor", "cap")),
        named=pl.col("own_points").is_not_null(),
        reference=reference & (pl.col("region_code") != pl.col("binding")),
        unassessed=pl.col("reason").replace_strict(treated, default=treated[""], return_dtype=pl.String),
    )


def _totals(
    store: Store, registry: Registry, group: AttainmentQuery, lines: pl.DataFrame, *, sheet: ScoreSheet, ids: list[str]
) -> pl.DataFrame:
    late, late_most = sheet.deduction("late_quarter")
    refused, refused_most = sheet.deduction("refused_return")
    summed = marks.added(lines)
    looked = QualityQuery(replace(group, children=False), ids[0] if len(ids) == 1 else None)
    key = "region_code"
    rated = (
        summed.join(late_quarters(store, registry, looked), on=key, how="left", maintain_order="left")
        .join(refused_returns(store, registry, group, summed[key].to_list()), on=key, how="left", maintain_order="left")
        .with_columns(
            pl.col("late", "refused").fill_null(0),  # a count of what happened: nothing happened
            full_marks=pl.lit(sheet.full_marks), bonus_cap=pl.lit(sheet.bonus_cap),
            late_each=pl.lit(late), late_cap=pl.lit(late_most),
            refused_each=pl.lit(refused), refused_cap=pl.lit(refused_most),
        )
        .with_columns(**marks.marks())
        .with_columns(
            total=marks.total(),
            assessed_share=pl.when(pl.col("asked_points") > 0).then(pl.col("assessed_points") / pl.col("asked_points")),
        )
    )  # fmt: skip
    return _ranked(rated, sheet, alone=not group.children).sort("rank", "total", "region_code", nulls_last=True)


def _ranked(rows: pl.DataFrame, sheet: ScoreSheet, *, alone: bool) -> pl.DataFrame:
    """Add enough (was enough assessed), rank (1 is best, equal totals share it), ranked and siblings."""
    enough = (pl.col("assessed_share") >= sheet.least_assessed).fill_null(value=False)
    placed = pl.when(enough & pl.lit(not alone)).then("total")
    return (
        rows.with_columns(enough=enough)
        .with_columns(rank=placed.rank("min", descending=True).cast(pl.Int64))
        .with_columns(ranked=pl.col("rank").is_not_null().sum().cast(pl.Int64), siblings=pl.len().cast(pl.Int64))
    )


def assessed_below(registry: Registry, region_code: str) -> bool:
    """Return whether a region has others right below it that can be marked."""
    outside = Standing.OUTSIDE.value
    here = registry.regions.filter(pl.col("code").is_in(registry.children(region_code)))
    return here.filter(pl.col("standing") != outside).height > 0
