"""What a bulletin says is wrong: targets behind, by name; what was not reported; milestones past their date."""

from collections.abc import Sequence
from typing import Any

import polars as pl

from charts.wording import listed
from domain.terms import Status
from locales import Texts
from reports import words
from reports.bulletin_opening import region, verdict
from services.bulletin import BEHIND, Bulletin

GRAVE = tuple(status for status in BEHIND if status != Status.SLOW.value)


def own_problems(bulletin: Bulletin, texts: Texts, *, attachment: str) -> tuple[str, ...]:
    """Return a sentence for each target of the region that is far behind, worse than at the start, or missed."""
    rows = bulletin.items(BEHIND)
    grave = rows.filter(pl.col("status") != Status.SLOW.value)
    said = [_own_problem(row, texts) for row in grave.iter_rows(named=True)]
    slow = rows.height - grave.height
    if slow:
        key = "bulletin-own-slow" if said else "bulletin-own-only-slow"
        said.append(texts.say(key, count=slow, number=attachment))
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


def below_problems(bulletin: Bulletin, texts: Texts) -> tuple[str, ...]:
    """Return a sentence for each target with the regions that are far behind, worse than at the start, or missed."""
    rows = bulletin.problems.filter(~pl.col("own"))
    grave = rows.filter(pl.col("own_status").is_in(GRAVE))
    said = [
        _below_problem(group.to_dicts(), texts) for _, group in grave.group_by("target_id", "unit", maintain_order=True)
    ]
    slow = rows.height - grave.height
    if slow:
        said.append(texts.say("bulletin-below-slow" if said else "bulletin-below-only-slow", count=slow))
    return tuple(said)


def _below_problem(rows: Sequence[dict[str, Any]], texts: Texts) -> str:
    decimals = words.places(rows[0], [row["value"] for row in rows])
    parts = []
    for status in GRAVE:
        names = [_one(row, texts, decimals) for row in rows if row["own_status"] == status]
        if names:
            said = words.in_sentence(status, texts)
            parts.append(texts.say("bulletin-below-part", status=said, count=len(names), names=listed(names, texts)))
    said = texts.say(
        "bulletin-below-problem",
        name=words.name(rows[0], texts),
        target=words.target(rows[0], texts),
        parts=words.joined(parts, texts, by="bulletin-semicolon"),
    )
    return said + texts.say("bulletin-stop")


def _one(row: words.Row, texts: Texts, decimals: int) -> str:
    facts = {"region": words.region(row, texts), "value": words.value(row, texts, decimals=decimals)}
    if row["gap"] is None or row["gap"] >= 0:
        return texts.say("bulletin-below-one-no-gap", **facts)
    return texts.say("bulletin-below-one", gap=words.gap(row, texts, signed=False, decimals=decimals), **facts)


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
