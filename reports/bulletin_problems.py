"""What a bulletin says is wrong: targets behind, by name; what was not reported; milestones past their date."""

import polars as pl

from charts.wording import listed
from domain.terms import Status
from locales import Texts
from reports import words
from reports.bulletin_opening import region, verdict
from services.bulletin import BEHIND, Bulletin

GRAVE = tuple(status for status in BEHIND if status != Status.SLOW.value)


def own_problems(bulletin: Bulletin, texts: Texts, *, attachment: str) -> tuple[str, ...]:
    """Return a sentence for each target that is far behind, worse than at the start, or missed; slow ones by name."""
    rows = bulletin.items(BEHIND)
    grave = rows.filter(pl.col("status") != Status.SLOW.value)
    said = [_own_problem(row, texts) for row in grave.iter_rows(named=True)]
    slow = rows.filter(pl.col("status") == Status.SLOW.value)
    if slow.height:
        key = "bulletin-own-slow" if said else "bulletin-own-only-slow"
        named = words.few([words.name(row, texts, short=True) for row in slow.iter_rows(named=True)], texts)
        said.append(texts.say(key, count=slow.height, names=named, number=attachment))
    return tuple(said)


def _own_problem(row: words.Row, texts: Texts) -> str:
    value = texts.say("bulletin-no-value") if row["value"] is None else words.value(row, texts)
    said = texts.say(
        "bulletin-own-problem",
        name=words.name(row, texts),
        value=value,
        target=words.target(row, texts),
        said=verdict(row, texts),
        due=words.day(row["due_date"], texts),
    )
    return said + texts.say("bulletin-stop")


def unreported(bulletin: Bulletin, texts: Texts) -> tuple[str, ...]:
    """Return who did not report: regions without any value, then what single regions and the region itself lack."""
    said = []
    silent = [words.region(row, texts) for row in bulletin.silent.iter_rows(named=True)]
    if silent:
        all_of_them = len(silent) == bulletin.ranking.height
        key = "bulletin-silent-all" if all_of_them else "bulletin-silent"
        said.append(texts.say(key, count=len(silent), names=listed(silent, texts)))
    here = pl.col("region_code") == bulletin.query.region_code
    own = bulletin.lacking.filter(here)
    if own.height:
        said.append(
            texts.say(
                "bulletin-lacking-own",
                region=region(bulletin, texts),
                count=own.height,
                names=listed([words.name(row, texts) for row in own.iter_rows(named=True)], texts),
            )
        )
    for _, group in bulletin.lacking.filter(~here).group_by("target_id", maintain_order=True):
        names = [words.region(row, texts) for row in group.iter_rows(named=True)]
        first = group.row(0, named=True)
        said.append(
            texts.say("bulletin-lacking", name=words.name(first, texts), names=listed(names, texts), count=len(names))
        )
    return tuple(said)


def late_milestones(bulletin: Bulletin, texts: Texts) -> tuple[str, ...]:
    """Return the milestones past their date, and those that were done late."""
    said = []
    for row in bulletin.milestones.filter(pl.col("own_status") == Status.MISSED.value).iter_rows(named=True):
        done = (row["value"] or 0) >= 1
        facts = {"name": words.name(row, texts), "due": words.day(row["due_date"], texts)}
        said.append(
            (
                texts.say("bulletin-milestone-late", **facts)
                if done
                else texts.say("bulletin-milestone-over", days=-row["days"], **facts)
            )
            + texts.say("bulletin-stop")
        )
    return tuple(said)
