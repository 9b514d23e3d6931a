"""What a bulletin says is to be done next, with dates; every step follows from a figure."""

import polars as pl

from charts.headlines import period_words
from charts.wording import listed
from domain.terms import Status
from locales import Texts
from reports import words
from reports.bulletin_notices import cited
from reports.bulletin_opening import names_of
from reports.bulletin_problems import GRAVE
from services.bulletin import Bulletin

_MOST_REGIONS = 5


def steps(bulletin: Bulletin, texts: Texts) -> tuple[tuple[str, str], ...]:
    """Return what is to be done next, with dates: pairs of a leading phrase and its sentence."""
    found = [
        *_missed(bulletin, texts),
        *_open(bulletin, texts),
        *_coming(bulletin, texts),
        *_regions(bulletin, texts),
        *_report(bulletin, texts),
        *_notices(bulletin, texts),
    ]
    if found or bulletin.targets.is_empty():
        return tuple(found)
    return ((texts.say("bulletin-step-keep-head"), texts.say("bulletin-step-keep")),)


def _missed(bulletin: Bulletin, texts: Texts) -> list[tuple[str, str]]:
    rows = bulletin.items((Status.MISSED.value,)).filter(pl.col("value").is_null() | (pl.col("gap") < 0))
    rows = pl.concat([rows, _undone(bulletin)]).unique("target_id", keep="first", maintain_order=True)
    if rows.is_empty():
        return []
    names = words.few(names_of(rows, texts), texts)
    return [(texts.say("bulletin-step-missed-head"), texts.say("bulletin-step-missed", names=names))]


def _undone(bulletin: Bulletin) -> pl.DataFrame:
    over = (pl.col("own_status") == Status.MISSED.value) & (pl.col("value") < 1)
    return bulletin.milestones.filter(over).drop("days")


def _open(bulletin: Bulletin, texts: Texts) -> list[tuple[str, str]]:
    rows = bulletin.items((Status.SLOW.value, Status.FAR_BEHIND.value, Status.WORSENING.value))
    dated = rows.filter(pl.col("due_date") >= bulletin.query.as_of.last_day).sort("due_date", maintain_order=True)
    said = [
        texts.say(
            "bulletin-step-open",
            due=words.day(group["due_date"][0], texts),
            names=words.few(names_of(group, texts), texts),
        )
        for _, group in dated.group_by("due_date", maintain_order=True)
    ]
    return [(texts.say("bulletin-step-open-head"), texts.say("bulletin-space").join(said))] if said else []


def _coming(bulletin: Bulletin, texts: Texts) -> list[tuple[str, str]]:
    waiting = bulletin.milestones.filter((pl.col("own_status") == Status.NOT_YET.value) & (pl.col("days") >= 0))
    parts = [
        texts.say("bulletin-step-milestone", name=words.name(row, texts), due=words.day(row["due_date"], texts))
        for row in waiting.iter_rows(named=True)
    ]
    if not parts:
        return []
    said = texts.say("bulletin-step-milestones", parts=listed(parts, texts))
    return [(texts.say("bulletin-step-milestones-head"), said)]


def _regions(bulletin: Bulletin, texts: Texts) -> list[tuple[str, str]]:
    counted = (
        bulletin.problems.filter(~pl.col("own") & pl.col("own_status").is_in(GRAVE))
        .group_by("region_code", "region_zh", "region_en")
        .len()
        .sort("len", "region_code", descending=[True, False])
    )
    if counted.is_empty():
        return []
    least = counted["len"][min(_MOST_REGIONS, counted.height) - 1]
    most = counted.filter(pl.col("len") >= least)
    if most.height > 2 * _MOST_REGIONS:  # too many share the last place: only those before it
        most = counted.filter(pl.col("len") > least)
    parts = [
        texts.say("bulletin-step-region", name=words.region(row, texts), count=row["len"])
        for row in most.iter_rows(named=True)
    ]
    if not parts:
        return []
    said = texts.say("bulletin-step-regions", names=listed(parts, texts))
    return [(texts.say("bulletin-step-regions-head"), said)]


def _report(bulletin: Bulletin, texts: Texts) -> list[tuple[str, str]]:
    if bulletin.silent.is_empty() and bulletin.lacking.is_empty():
        return []
    following = period_words(str(bulletin.query.as_of.shifted(1)), texts)
    return [(texts.say("bulletin-step-report-head"), texts.say("bulletin-step-report", next=following))]


def _notices(bulletin: Bulletin, texts: Texts) -> list[tuple[str, str]]:
    rows = bulletin.overdue
    if rows.is_empty():
        return []
    names = words.few([cited(row, bulletin, texts) for row in rows.iter_rows(named=True)], texts)
    said = texts.say("bulletin-step-notices", names=names, count=rows.height)
    return [(texts.say("bulletin-step-notices-head"), said)]
