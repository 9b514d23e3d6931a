"""Which figures can be drawn of one target, and the figures themselves, for a picture that stands alone."""

from dataclasses import replace
from enum import StrEnum
from typing import Any

import polars as pl

from charts import contributions, dots, tiles, trend
from charts.caption import Caption
from charts.theme import Theme
from domain.errors import MonitorError
from domain.periods import Period
from domain.terms import Measure, Status
from locales import Texts
from reports import captions
from reports.look import look_of
from services.spotlight import Spotlight

_WIDTH = 1600


class Form(StrEnum):
    """Forms of a figure of one target."""

    DOTS = "dots"
    TILES = "tiles"
    TREND = "trend"
    CONTRIBUTIONS = "contributions"


def forms(spot: Spotlight) -> tuple[Form, ...]:
    """Return the forms there are facts for, the natural one first."""
    comparison = Form.CONTRIBUTIONS if spot.contributes else Form.DOTS
    there = {
        comparison: spot.comparable,
        Form.TREND: spot.has_course,
        Form.TILES: spot.comparable and spot.grid.height > 0,
    }
    return tuple(form for form, holds in there.items() if holds)


def figure(spot: Spotlight, texts: Texts, *, form: Form | None = None) -> Any:
    """Return the figure of a target at 1600 px in the house's colours; `form` None takes the natural one.

    Raises MonitorError for a form there are no facts for.
    """
    possible, theme = forms(spot), look_of(spot.palette)
    chosen = form or next(iter(possible), None)
    if chosen is None or chosen not in possible:
        raise MonitorError("chart-form", found=form or "—", expected=", ".join(possible) or "—")
    if chosen is Form.TREND:
        return _trend(spot, texts, theme)
    caption = caption_below(spot, texts)
    if chosen is Form.TILES:
        return tiles.figure(spot.below, spot.grid, caption, texts, theme=theme, width=_WIDTH)
    if chosen is Form.CONTRIBUTIONS:
        return contributions.figure(spot.below, spot.own, caption, texts, theme=theme, width=_WIDTH)
    return dots.figure(spot.below, caption, texts, theme=theme, width=_WIDTH)


def caption_of(spot: Spotlight, texts: Texts) -> Caption:
    """Return what is said around a figure of the region's own value."""
    moment = f"{spot.known_by:%Y-%m-%d %H:%M}" if spot.known_by else "—"
    return captions.caption(
        _subject(spot),
        spot.row,
        texts,
        as_of=spot.query.as_of,
        known_at_text=moment,
        demonstration=spot.demonstration,
    )


def caption_below(spot: Spotlight, texts: Texts) -> Caption:
    """Return what is said around the regions below: their values may have another unit than what sums them up."""
    caption = caption_of(spot, texts)
    unit = str(spot.below["unit"][0]) if spot.below.height else caption.unit
    if unit == caption.unit:
        return caption
    return replace(caption, unit=unit, indicator=captions.in_language(spot.indicator, "name", texts))


def last_status(spot: Spotlight) -> Status | None:
    """Return the verdict where it is on the last value of the series; None where that value is another one."""
    known = spot.series.filter(pl.col("value").is_not_null())
    last = str(known["period"][-1]) if known.height else None
    return Status(spot.row["status"]) if spot.row["period"] == last else None


def labelled(published: pl.DataFrame, texts: Texts) -> pl.DataFrame:
    """Return published values as a time line shows them: period_end, value, label, source."""
    label = texts.say("published-label")
    return published.select(
        "value",
        period_end=pl.col("period").map_elements(lambda text: Period.parse(text).last_day, return_dtype=pl.Date),
        # "over 90" is no 90: the words of the source stand beside the mark.
        label=pl.when(pl.col("value_text").str.contains(r"^[0-9.]+$"))
        .then(pl.lit(label))
        .otherwise(pl.format("{} {}{}", pl.lit(label), "value_text", "unit")),
        source=pl.coalesce("source_publisher", "source_title", pl.lit("")),
    )


def _trend(spot: Spotlight, texts: Texts, theme: Theme) -> Any:
    published = labelled(spot.published, texts)
    return trend.figure(
        spot.series,
        caption_of(spot, texts),
        texts,
        region=captions.region_name(spot.row, texts),
        target=captions.target_line(spot.row),
        status=last_status(spot),
        flow=spot.indicator["measure"] == Measure.FLOW.value,
        references=published if published.height else None,
        theme=theme,
        width=_WIDTH,
    )


def _subject(spot: Spotlight) -> captions.Subject:
    return captions.Subject(spot.target, spot.indicator, spot.document)
