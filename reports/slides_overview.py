"""The first slides: what this is, how many targets are where, by theme, by region."""

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from charts import wording
from domain.terms import Status
from reports import bulletin_opening as opening
from reports import slides_charts as charts
from reports import words
from reports.bulletin_rows import theme_name
from reports.slides_facts import DeckFacts, general_caption, general_foot, known_text
from reports.slides_file import Deck
from reports.slides_page import EDGE, HEIGHT, WIDTH, Page, Words, set_title
from reports.slides_split import chunks
from reports.slides_tables import part_mark
from reports.slides_text import Box, Run, paint, write
from services.bulletin import BEHIND

_TILE_WIDTH, _TILE_GAP = 310.0, 12.0


def title_slide(deck: Deck, facts: DeckFacts) -> None:
    """Draw the title: region and period, as of, data version, documents, the demonstration mark."""
    bulletin, texts, look = facts.bulletin, facts.texts, deck.look
    slide = deck.blank()
    paint(slide, Box(0, 0, WIDTH, HEIGHT), look.theme.accent)
    pale, white = "#C9D8E6", "#FFFFFF"
    region, period = words.region(bulletin.region, texts), opening.period(bulletin, texts)
    slide.shapes._spTree.append(slide.shapes.title._element)  # above the ground that was painted over it
    set_title(slide, Box(EDGE + 30, 150, WIDTH - 2 * EDGE - 60, 110), _title_runs(facts, region, period), look)
    lines = [
        [Run(texts.say("slide-as-of", day=opening.last_day(bulletin, texts)), 18, colour=white)],
        [Run(texts.say("chart-known-at", moment=known_text(facts)), 16, colour=pale)],
        [Run(texts.say("chart-source", source=opening.documents(bulletin, texts), quote=""), 16, colour=pale)],
    ]
    write(slide, Box(EDGE + 30, 290, WIDTH - 2 * EDGE - 60, 120), lines, look, spacing=1.4)
    if look.badge:
        mark = texts.say("bulletin-demonstration")
        write(slide, Box(EDGE + 30, 440, WIDTH - 2 * EDGE - 60, 30), [[Run(mark, 18, bold=True, colour=white)]], look)


def _title_runs(facts: DeckFacts, region: str, period: str) -> list[list[Run]]:
    first = facts.texts.say("slide-title", region=region)
    return [[Run(first, 40, bold=True, colour="#FFFFFF")], [Run(period, 28, colour="#FFFFFF")]]


def overview_slide(deck: Deck, facts: DeckFacts) -> None:
    """Draw how many targets carry each status, with the numbers that sum them up."""
    bulletin, texts = facts.bulletin, facts.texts
    counts = {Status(name): count for name, count in bulletin.by_status.iter_rows()}
    headline = _overall(facts)
    second = wording.second_line(general_caption(facts), texts, "slide-order-status")
    page = deck.page(Words(headline, second, foot=general_foot(facts)))
    body = page.body
    if not counts:
        return
    _tiles(page, facts)
    left = body.left + _TILE_WIDTH + 30
    box = Box(left, body.top, body.left + body.width - left, body.height)
    charts.status_bars(page, box, counts, series=texts.say("slide-targets"), alt=headline)


def _overall(facts: DeckFacts) -> str:
    bulletin, texts = facts.bulletin, facts.texts
    if bulletin.targets.is_empty() or bulletin.targets["value"].is_null().all():
        return opening.overall(bulletin, texts)[0].rstrip("。.")
    judged = opening.judged(bulletin)
    if not judged:
        return texts.say("slide-head-unjudged", total=bulletin.targets.height)
    return texts.say(
        "slide-head-overall",
        total=bulletin.targets.height,
        judged=judged,
        kept=opening.kept(bulletin),
        share=words.share(opening.kept(bulletin), judged),
        behind=sum(bulletin.count(Status(one)) for one in BEHIND),
    )


def _tiles(page: Page, facts: DeckFacts) -> None:
    """Draw the four numbers at the left; the change since the period before stands with the first."""
    bulletin, texts, theme = facts.bulletin, facts.texts, facts.theme
    before = opening.before(bulletin, texts)
    tiles: tuple[tuple[str, str, dict[str, object]], ...] = (
        (str(opening.kept(bulletin)), "slide-tile-kept", {"judged": opening.judged(bulletin)}),
        (f"+{bulletin.improved.height}", "slide-tile-improved", {"before": before}),
        (f"−{bulletin.fallen.height}", "slide-tile-fallen", {"before": before}),
        (
            words.share(bulletin.reported_units, bulletin.expected_units),
            "slide-tile-reported",
            {"reported": bulletin.reported_units, "expected": bulletin.expected_units},
        ),
    )
    height = (page.body.height - 3 * _TILE_GAP) / 4
    for number, (value, key, filled) in enumerate(tiles):
        top = page.body.top + number * (height + _TILE_GAP)
        paint(page.slide, Box(page.body.left, top, _TILE_WIDTH, height), theme.band)
        shown = value.replace("+0", "0").replace("−0", "0") if value in ("+0", "−0") else value
        box = Box(page.body.left + 16, top, 104, height)
        write(page.slide, box, [[Run(shown, 30, bold=True, colour=theme.accent)]], page.look, middle=True)
        said = [[Run(texts.say(key, **filled), 14)]]
        write(page.slide, Box(box.left + 108, top, _TILE_WIDTH - 134, height), said, page.look, middle=True)


def themes_slide(deck: Deck, facts: DeckFacts) -> None:
    """Draw the counts by theme as stacked bars."""
    bulletin, texts = facts.bulletin, facts.texts
    if bulletin.by_theme.is_empty():
        return
    rows = list(bulletin.by_theme.iter_rows(named=True))
    there = [Status(name) for name in bulletin.by_status["status"]]
    headline = _themes_headline(rows, facts)
    counts = {Status(name): count for name, count in bulletin.by_status.iter_rows()}
    second = wording.second_line(general_caption(facts), texts, "chart-order-theme")
    page = deck.page(Words(headline, second, wording.legend(counts, texts), general_foot(facts)))
    named = [theme_name(row, texts) for row in rows]
    stacked = {status: [int(row[status.value]) for row in rows] for status in there}
    charts.stacked_bars(page, page.body, named, stacked, alt=headline)


def _themes_headline(rows: Sequence[Mapping[str, Any]], facts: DeckFacts) -> str:
    texts = facts.texts
    behind = {theme_name(row, texts): sum(row[one] for one in BEHIND) for row in rows}
    most = max(behind.values())
    if not most:
        return texts.say("slide-head-themes-none", themes=len(rows))
    worst = [name for name, count in behind.items() if count == most]
    return texts.say(
        "slide-head-themes",
        themes=len(rows),
        good=sum(not count for count in behind.values()),
        worst=_few(worst, "slide-some-themes", facts),
        count=most,
    )


def _few(names: Sequence[str], more: str, facts: DeckFacts) -> str:
    if len(names) <= 3:
        return wording.listed(names, facts.texts)
    return facts.texts.say(more, names=words.joined(names[:2], facts.texts), count=len(names))


def ranking_slides(deck: Deck, facts: DeckFacts) -> None:
    """Draw the regions below by the share of their judged targets that are met or on pace."""
    bulletin, texts = facts.bulletin, facts.texts
    ranked = bulletin.ranking.filter(pl.col("share").is_not_null())
    if ranked.height < 2:
        return
    headline = _ranking_headline(ranked, facts)
    pieces = chunks(bulletin.ranking.to_dicts())
    silent = [facts.names[row["region_code"]] for row in bulletin.ranking.to_dicts() if row["share"] is None]
    note = texts.say("slide-unranked", names=wording.listed(silent, texts)) if silent else ""
    for number, rows in enumerate(pieces, start=1):
        second = texts.say("slide-second-ranking", as_of=opening.period(bulletin, texts))
        there = [one for one in (Status.MET, Status.ON_PACE) if ranked[one.value].sum()]
        legend = [(one, texts.say(f"status-{one.value}")) for one in there]
        mark = part_mark(number, len(pieces), texts)
        page = deck.page(Words(headline, second + mark, legend, general_foot(facts, note)))
        _shares(page, rows, facts, alt=headline)


def _shares(page: Page, rows: Sequence[Mapping[str, Any]], facts: DeckFacts, *, alt: str) -> None:
    shares = {
        Status(name): [row[name] / row["judged"] * 100 if row["judged"] else None for row in rows]
        for name in (Status.MET.value, Status.ON_PACE.value)
    }
    named = [facts.names[row["region_code"]] for row in rows]
    charts.share_columns(page, page.body, named, shares, total=facts.texts.say("slide-share"), alt=alt)


def _ranking_headline(ranked: pl.DataFrame, facts: DeckFacts) -> str:
    texts = facts.texts
    rows = ranked.to_dicts()
    said = [words.share(row["met"] + row["on_pace"], row["judged"]) for row in rows]
    if len(set(said)) == 1:
        return texts.say("slide-head-ranking-equal", count=len(rows), share=said[0])
    first = [words.region(row, texts) for row, share in zip(rows, said, strict=True) if share == said[0]]
    last = [words.region(row, texts) for row, share in zip(rows, said, strict=True) if share == said[-1]]
    return texts.say(
        "slide-head-ranking",
        first=_few(first, "slide-some-regions", facts),
        high=said[0],
        last=_few(last, "slide-some-regions", facts),
        low=said[-1],
    )
