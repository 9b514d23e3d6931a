"""The slides of one target: regions against it, or what each contributes, and the region's own course."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import polars as pl

from charts import contributions as contributions_figure
from charts import dots, headlines, rows, timeline, trend, wording
from charts.caption import Caption
from charts.dot_lines import incomplete
from charts.rows import Row
from domain.terms import Measure, Reason, Status
from reports import captions, words
from reports import slides_charts as charts
from reports.slides_course import Course, course
from reports.slides_dots import Dots
from reports.slides_dots import dots as dots_chart
from reports.slides_facts import DeckFacts, known_text
from reports.slides_file import Deck
from reports.slides_page import Page, Words
from reports.slides_panel import PANEL, panel, projected_places
from reports.slides_split import chunks
from reports.slides_tables import part_mark
from reports.slides_text import Box
from reports.target_pictures import caption_below, caption_of, labelled, last_status
from services.spotlight import Spotlight

_TOTAL, _GAP = 200.0, 22.0


def target_slides(deck: Deck, facts: DeckFacts, spot: Spotlight) -> None:
    """Draw what there is of a target: its regions first, then its course."""
    if spot.contributes:
        _contributions(deck, facts, spot)
    elif spot.comparable and spot.below["value"].is_not_null().any():
        _comparison(deck, facts, spot)
    if spot.has_course:
        _course(deck, facts, spot)


def _known(caption: Caption, facts: DeckFacts) -> Caption:
    return replace(caption, known_at_text=known_text(facts))


def _comparison(deck: Deck, facts: DeckFacts, spot: Spotlight) -> None:
    texts = facts.texts
    caption = _known(caption_below(spot, texts), facts)
    every = rows.read(spot.below, texts)
    ordered = [*rows.by_gap(every), *rows.missing(every)]
    scale = charts.Scale.around([value for row in every for value in (row.value, row.target)])
    pieces = chunks(ordered)
    for number, piece in enumerate(pieces, start=1):
        second = wording.second_line(caption, texts, "chart-order-gap") + part_mark(number, len(pieces), texts)
        around = Words(
            headlines.attained(every, caption.unit, texts),
            second,
            wording.legend(rows.counts(every), texts),
            wording.foot(caption, texts, narrow=False, notes=_notes(every, facts)),
        )
        page = deck.page(around)
        shown = Dots(piece, facts.short(piece), caption.unit, scale, _target_words(spot, every, facts))
        dots_chart(page, page.body, shown, alt=dots.alt_text(spot.below, caption, texts))


def _target_words(spot: Spotlight, every: Sequence[Row], facts: DeckFacts) -> str:
    texts, row = facts.texts, spot.below.row(0, named=True)
    common = rows.common(one.target for one in every)
    if common is None:
        return texts.say("slide-own-targets")
    asked = {**row, "target_value": common, "upper": spot.target["upper"]}
    return texts.say("chart-target-label", target=words.target(asked, texts))


def _notes(every: Sequence[Row], facts: DeckFacts) -> list[str]:
    """Return who has no value, whose value stands for fewer units than it should, and what the target binds."""
    texts = facts.texts
    absent = [facts.names[row.code] for row in rows.missing(every)]
    partial = [f"{facts.names[row.code]} {row.reported}/{row.units}" for row in every if row.value and incomplete(row)]
    there = {row.reason for row in every}
    return [
        texts.say("slide-absent", names=wording.listed(absent, texts)) if absent else "",
        texts.say("slide-partial", names=wording.listed(partial, texts)) if partial else "",
        *(texts.say(f"reason-{one.value}") for one in (Reason.REFERENCE, Reason.JOINTLY) if one in there),
    ]


def _contributions(deck: Deck, facts: DeckFacts, spot: Spotlight) -> None:
    texts = facts.texts
    caption = _known(caption_below(spot, texts), facts)
    every, (total,) = rows.read(spot.below, texts), rows.read(spot.own, texts)
    ordered = [*rows.by_value(every), *rows.missing(every)]
    pieces = chunks(ordered)
    for number, piece in enumerate(pieces, start=1):
        second = wording.second_line(caption, texts, "chart-order-value") + part_mark(number, len(pieces), texts)
        around = Words(
            headlines.contributed(every, total, caption.unit, texts),
            second,
            [(total.status, texts.say(f"status-{total.status.value}"))],
            wording.foot(caption, texts, narrow=False, notes=_notes(every, facts)),
        )
        page = deck.page(around)
        alt = contributions_figure.alt_text(spot.below, spot.own, caption, texts)
        _total(page, total, caption, facts, alt=alt)
        left = page.body.left + _TOTAL + _GAP
        box = Box(left, page.body.top, page.body.left + page.body.width - left, page.body.height)
        values = [row.value for row in piece]
        charts.columns(page, box, facts.short(piece), values, caption.unit, series=caption.indicator, alt=alt)


def _total(page: Page, total: Row, caption: Caption, facts: DeckFacts, *, alt: str) -> None:
    """Draw the total beside its target; the total is never summed here."""
    texts, theme = facts.texts, facts.theme
    box = Box(page.body.left, page.body.top, _TOTAL, page.body.height)
    names = [texts.say("slide-total"), texts.say("slide-target")]
    colours = [theme.colour(total.status), theme.muted]
    values = [total.value, total.target]
    charts.columns(page, box, names, values, caption.unit, series=caption.indicator, alt=alt, colours=colours)


def _course(deck: Deck, facts: DeckFacts, spot: Spotlight) -> None:
    texts, row = facts.texts, spot.row
    caption = _known(caption_of(spot, texts), facts)
    status, target = last_status(spot), captions.target_line(row)
    if target is not None:
        target = replace(target, upper=spot.target["upper"])
    moments = timeline.read(spot.series)
    published = labelled(spot.published, texts)
    around = Words(
        _course_headline(spot, facts),
        wording.second_line(caption, texts, "chart-order-time"),
        [(Status(row["status"]), texts.say(f"status-{row['status']}"))],
        wording.foot(caption, texts, narrow=False, notes=_course_notes(spot, published, facts)),
    )
    page = deck.page(around)
    panel(page, facts, spot)
    left = page.body.left + PANEL + _GAP
    box = Box(left, page.body.top, page.body.left + page.body.width - left, page.body.height)
    flow = spot.indicator["measure"] == Measure.FLOW.value
    said = _series_words(spot, facts)
    shown = Course(moments, caption.unit, flow, target, published, status, said, projected_places(row))
    region = captions.region_name(row, texts)
    alt = trend.alt_text(spot.series, caption, texts, region=region, target=target, status=status)
    course(page, box, shown, alt=alt)


def _course_headline(spot: Spotlight, facts: DeckFacts) -> str:
    texts = facts.texts
    last = timeline.latest(timeline.read(spot.series))
    points = timeline.projection(timeline.read(spot.series))
    return headlines.progressed(
        region=captions.region_name(spot.row, texts),
        period=last.period if last else "",
        value=last.value if last else None,
        expected=last.expected if last else None,
        projected=points[-1][1] if points else None,
        target=captions.target_line(spot.row),
        status=last_status(spot),
        unit=spot.row["unit"],
        texts=texts,
    )


def _course_notes(spot: Spotlight, published: pl.DataFrame, facts: DeckFacts) -> list[str]:
    texts = facts.texts
    moments = timeline.read(spot.series)
    sources = list(dict.fromkeys(published["source"].to_list()))
    return [
        texts.say("chart-note-gap") if timeline.gaps(moments) else "",
        texts.say("chart-note-restart") if spot.indicator["measure"] == Measure.FLOW.value else "",
        texts.say("chart-note-published", sources=wording.listed(sources, texts)) if sources else "",
    ]


def _series_words(spot: Spotlight, facts: DeckFacts) -> Mapping[str, str]:
    texts, row = facts.texts, spot.row
    said = words.target({**row, "upper": spot.target["upper"]}, texts)
    return {
        "value": texts.say("slide-series-value"),
        "path": texts.say("chart-path-label"),
        "projection": texts.say("slide-series-projection"),
        "target": texts.say("chart-target-label", target=said),
        "upper": texts.say("slide-series-upper"),
        "published": texts.say("published-label"),
        "status": texts.say(f"status-{row['status']}"),
    }
