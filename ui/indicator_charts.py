"""The figures of the indicator page: regions against the target, tile grid, time line."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import polars as pl
import streamlit as st

from charts import contributions, dots, tiles, trend
from charts.caption import Caption
from charts.theme import Theme
from domain.terms import Kind, Measure, Method, Reason, Status
from locales import Texts
from reports.target_pictures import labelled
from services import spotlight
from services.registry import Registry
from ui import figures
from ui.captions import Subject, in_language, region_name, target_line
from ui.links import address

_WIDE, _HALF = 900, 670
_NARROW = 340  # what a telephone of 390 px leaves inside page and frame


@dataclass(frozen=True)
class Drawing:
    """What the figures of one target in one region share; `own` is the region's row, `below` its children's rows.

    `extras` are rows of units outside the standard: the table has them, no figure counts them.
    """

    about: Subject
    own: Mapping[str, Any]
    own_frame: pl.DataFrame
    below: pl.DataFrame
    extras: pl.DataFrame
    caption: Caption
    texts: Texts
    theme: Theme
    known_at: str | None
    method: Method | None = None

    @property
    def state(self) -> str:
        """What the figures depend on besides the data: target, region, period, moment known, method."""
        target, own = self.about.target["target_id"], self.own
        return f"{target}|{own['region_code']}|{self.caption.as_of_text}|{self.known_at}|{self.method}"

    @property
    def caption_below(self) -> Caption:
        """The caption for the regions below, whose values may have another unit than the share that sums them up."""
        unit = str(self.below["unit"][0])
        if unit == self.caption.unit:
            return self.caption
        return replace(self.caption, unit=unit, indicator=in_language(self.about.indicator, "name", self.texts))

    @property
    def table(self) -> pl.DataFrame:
        """The region's own row and those below, best gap first; rows of one unit only."""
        ranked = self.below.sort("gap", "region_code", descending=[True, False], nulls_last=True)
        same = self.below.is_empty() or self.below["unit"][0] == self.own["unit"]
        return pl.concat([self.own_frame, ranked, self.extras] if same else [ranked, self.extras])

    @property
    def contributes(self) -> bool:
        """Whether the target binds the total, so that the regions below are parts of it."""
        return bool((self.below["reason"] == Reason.CONTRIBUTION.value).any())

    @property
    def drawable(self) -> bool:
        """Whether there are regions below with a number to compare."""
        return self.below.height > 0 and self.about.indicator["kind"] != Kind.MILESTONE

    @property
    def file_name(self) -> str:
        """Name of files that hold this target, region and period."""
        return f"{self.about.target['target_id']}_{self.own['region_code']}"


def _region(code: str) -> str:
    return address("indicator", region=code)


def comparison(drawing: Drawing) -> None:
    """Draw the regions below: against the threshold, or as contributions where the target binds the total."""
    below, caption, texts, theme = drawing.below, drawing.caption_below, drawing.texts, drawing.theme
    if drawing.contributes:
        figures.draw(
            "contributions",
            lambda narrow: contributions.figure(
                below, drawing.own_frame, caption, texts, theme=theme, width=_NARROW if narrow else _WIDE, narrow=narrow
            ),
            alt=contributions.alt_text(below, drawing.own_frame, caption, texts),
            texts=texts,
            theme=theme,
            state=drawing.state,
            file_name=f"{drawing.file_name}_contributions",
            leads=_region,
        )
        return
    figures.draw(
        "dots",
        lambda narrow: dots.figure(
            below, caption, texts, theme=theme, width=_NARROW if narrow else _WIDE, narrow=narrow
        ),
        alt=dots.alt_text(below, caption, texts),
        texts=texts,
        theme=theme,
        state=drawing.state,
        file_name=f"{drawing.file_name}_dots",
        leads=_region,
    )


def grid_of(registry: Registry, region_code: str) -> pl.DataFrame | None:
    """Return the tiles of a region's children, None where the registry has no grid for it."""
    grid = spotlight.grid_of(registry, region_code)
    return grid if grid.height else None


def tile_grid(drawing: Drawing, grid: pl.DataFrame) -> None:
    """Draw the regions below roughly where they lie."""
    below, caption, texts, theme = drawing.below, drawing.caption_below, drawing.texts, drawing.theme
    figures.draw(
        "tiles",
        lambda narrow: tiles.figure(
            below, grid, caption, texts, theme=theme, width=_NARROW if narrow else _HALF, narrow=narrow
        ),
        alt=tiles.alt_text(below, grid, caption, texts),
        texts=texts,
        theme=theme,
        state=drawing.state,
        file_name=f"{drawing.file_name}_tiles",
        leads=_region,
    )


def time_line(drawing: Drawing, series: pl.DataFrame, registry: Registry, *, wide: bool) -> None:
    """Draw the region's values through time with the required path, and values published elsewhere."""
    own, texts = drawing.own, drawing.texts
    shared: dict[str, Any] = {
        "region": region_name(own, texts),
        "target": target_line(own),
        "status": Status(own["status"]) if own["period"] == series_end(series) else None,
    }
    references = published_points(registry, drawing)
    figures.draw(
        "trend",
        lambda narrow: trend.figure(
            series, drawing.caption, texts, **shared,
            flow=drawing.about.indicator["measure"] == Measure.FLOW,
            references=references if references.height else None,
            theme=drawing.theme, width=_NARROW if narrow else _WIDE if wide else _HALF, narrow=narrow,
        ),
        alt=trend.alt_text(series, drawing.caption, texts, **shared),
        texts=texts,
        theme=drawing.theme,
        state=f"{drawing.state}|{wide}",
        file_name=f"{drawing.file_name}_trend",
    )  # fmt: skip


def series_end(series: pl.DataFrame) -> str | None:
    """Return the last period of a series that has a value."""
    known = series.filter(pl.col("value").is_not_null())
    return str(known["period"][-1]) if known.height else None


def published_points(registry: Registry, drawing: Drawing) -> pl.DataFrame:
    """Return values published elsewhere under the same definition for this region: period_end, value, label, source."""
    return labelled(spotlight.published_alike(registry, drawing.own), drawing.texts)


Place = Any  # a container of Streamlit; its own type is not public


def places(drawing: Drawing, *, has_values: bool, has_grid: bool) -> tuple[Place, Place | None, list[Place]]:
    """Return the bordered containers: for the facts, for the main figure (None where there is none), for the others."""
    if not drawing.drawable and not has_values:
        return st.container(border=True), None, []
    left, right = st.columns([2, 1])
    count = (int(has_values) + int(has_grid)) if drawing.drawable else 0
    rest = [column.container(border=True) for column in st.columns(count)] if count else []
    return right.container(border=True), left.container(border=True), rest
