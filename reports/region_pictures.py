"""The figures of one region with all its targets, for a picture that stands alone: task areas, matrix, scorecard."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Any

import polars as pl

from charts import matrix as matrix_figure
from charts import scorecard as scorecard_figure
from charts import themes as themes_figure
from charts.caption import Caption
from charts.headlines import period_words
from domain.errors import MonitorError
from domain.terms import Comparator
from locales import Texts
from reports import captions
from reports.look import house_theme
from services.access import Store
from services.bulletin import BulletinQuery
from services.bulletin_version import data_version, registry_of
from services.concern import AttainmentQuery
from services.matrix import judged_only, matrix
from services.overview import overview
from services.registry import Registry
from services.scorecard import scorecard

_WIDTH = 1600


class RegionForm(StrEnum):
    """Forms of a figure of one region with all its targets."""

    THEMES = "themes"
    MATRIX = "matrix"
    SCORECARD = "scorecard"


@dataclass(frozen=True)
class _Asked:
    """What is drawn: the question with its data version, and the registry as that version holds it."""

    store: Store
    registry: Registry
    query: AttainmentQuery
    document_id: str | None
    texts: Texts

    @property
    def region(self) -> str:
        return captions.region_name(self.registry.region(self.query.region_code), self.texts)


def region_figure(store: Store, registry: Registry, query: BulletinQuery, form: RegionForm, texts: Texts) -> Any:
    """Return the figure of a region at 1600 px in the house's colours, out of the query's data version.

    Raises MonitorError for an unknown region or version, and where there is nothing to draw: no target, or for a
    matrix no region below.
    """
    drawn = _FIGURES[form](_asked(store, registry, query, texts))
    if drawn is None:
        raise MonitorError("chart-region-empty", form=form.value)
    return drawn


def region_figures(store: Store, registry: Registry, query: BulletinQuery, texts: Texts) -> dict[RegionForm, Any]:
    """Return the figures of a region that there is something for, as `region_figure` does."""
    asked = _asked(store, registry, query, texts)
    drawn = {form: draw(asked) for form, draw in _FIGURES.items()}
    return {form: figure for form, figure in drawn.items() if figure is not None}


def _asked(store: Store, registry: Registry, query: BulletinQuery, texts: Texts) -> _Asked:
    version = data_version(store, query.version)
    then = registry_of(store, registry, version, query.known_at)
    then.region(query.region_code)
    asked = AttainmentQuery(
        query.region_code, query.as_of, known_at=query.known_at, recorded_by=version.recorded_at
    )  # fmt: skip
    return _Asked(store, then, asked, query.document_id, texts)


def named(rows: pl.DataFrame, registry: Registry, texts: Texts) -> pl.DataFrame:
    """Return rows with `name`, the indicator's short name; where two targets share one, each says its source."""
    short = "short_zh" if texts.chinese else "short_en"
    indicators = registry.indicators.select("indicator_id", name=short)
    sources = registry.documents.select("document_id", document=short)
    clauses = registry.targets.select("target_id", "clause")
    joined = (
        rows.join(indicators, on="indicator_id", how="left", maintain_order="left")
        .join(sources, on="document_id", how="left", maintain_order="left")
        .join(clauses, on="target_id", how="left", maintain_order="left")
    )
    twice = pl.struct("name", "target_id").n_unique().over("name") > 1
    full = pl.format("{} {}{}", "name", "document", "clause")
    return joined.with_columns(name=pl.when(twice).then(full).otherwise("name"))


def _themes(asked: _Asked) -> Any | None:
    texts = asked.texts
    seen = overview(asked.store, asked.registry, asked.query, asked.document_id)
    if seen.own.is_empty():
        return None
    order = asked.registry.themes.select("theme", "position", shown="theme" if texts.chinese else "theme_en")
    counts = seen.by_theme.join(order, on="theme").sort("position").select("status", "count", theme="shown")
    caption = replace(
        _caption(asked, seen.own, texts.say("overview-themes-what")), unit=texts.say("overview-themes-unit")
    )
    return themes_figure.figure(counts, caption, texts, theme=house_theme(asked.registry), width=_WIDTH)


def _matrix(asked: _Asked) -> Any | None:
    texts = asked.texts
    found = judged_only(matrix(asked.store, asked.registry, asked.query, asked.document_id))
    if found.targets.is_empty():
        return None
    caption = _caption(asked, found.cells, texts.say("matrix-what", region=asked.region))
    order = texts.say(
        "matrix-order", rows=texts.say("matrix-order-rows-code"), columns=texts.say("matrix-order-columns-file")
    )
    targets = named(found.targets, asked.registry, texts)
    look = house_theme(asked.registry)
    return matrix_figure.figure(
        found.cells, found.regions, targets, caption, texts, order=order, theme=look, width=_WIDTH
    )  # fmt: skip


def _scorecard(asked: _Asked) -> Any | None:
    texts = asked.texts
    found = scorecard(asked.store, asked.registry, asked.query, asked.document_id).rows
    if found.is_empty():
        return None
    themes = asked.registry.themes.select("theme", place="position", group="theme" if texts.chinese else "theme_en")
    rows = (
        named(found, asked.registry, texts)
        .join(themes, on="theme", how="left", maintain_order="left")
        .sort("place", maintain_order=True, nulls_last=True)
        .with_columns(pl.col("group").fill_null(pl.col("theme")))
    )
    caption = _caption(asked, rows, texts.say("scorecard-what", region=asked.region))
    return scorecard_figure.figure(rows, caption, texts, theme=house_theme(asked.registry), width=_WIDTH)


def _caption(asked: _Asked, rows: pl.DataFrame, what: str) -> Caption:
    texts, moment = asked.texts, asked.query.known_at or asked.query.recorded_by
    counted = rows.filter(pl.col("comparator") != Comparator.DONE_BY.value)
    return Caption(
        indicator=what,
        unit="",
        as_of_text=period_words(str(asked.query.as_of), texts),
        known_at_text=f"{moment:%Y-%m-%d %H:%M}" if moment else "—",
        source_text=_sources(asked.registry, rows, texts),
        method_text=texts.say("chart-comma").join(texts.say(f"method-{one}") for one in rows["method"].unique().sort()),
        completeness_text=f"{counted['reported_units'].sum()}/{counted['expected_units'].sum()}",
        demonstration=bool(rows["demonstration"].any()),
    )


def _sources(registry: Registry, rows: pl.DataFrame, texts: Texts) -> str:
    ids = rows["document_id"].unique().implode()
    found = registry.documents.filter(pl.col("document_id").is_in(ids)).sort("document_id")
    short = captions.in_language
    names = [
        (row["number"] or short(row, "short", texts)) if texts.chinese else short(row, "short", texts)
        for row in found.iter_rows(named=True)
    ]
    return texts.say("chart-comma").join(names)


_FIGURES: Mapping[RegionForm, Callable[[_Asked], Any | None]] = MappingProxyType(
    {RegionForm.THEMES: _themes, RegionForm.MATRIX: _matrix, RegionForm.SCORECARD: _scorecard}
)
