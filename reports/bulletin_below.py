"""The regions below that are behind, by name: in sentences, and all of them as an attachment."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from charts import numbers
from charts.wording import listed
from domain.terms import Status
from locales import Texts
from reports import words
from reports.bulletin_problems import GRAVE
from services.bulletin import Bulletin

_MOST_SLOW = 5  # slow regions of one target named in a sentence; an attachment has them all
Rows = Sequence[dict[str, Any]]


@dataclass(frozen=True)
class BelowItem:
    """One target with the regions that are behind: far behind or worse with their values, slow ones by name."""

    number: str
    name: str
    target: str
    grave: str
    slow: str


def below_problems(bulletin: Bulletin, texts: Texts, *, attachment: str) -> tuple[str, ...]:
    """Return a sentence for each target with the regions that are behind: the grave ones all, of the slow ones some."""
    grave_first = sorted(_by_target(bulletin), key=lambda rows: not _of(rows, *GRAVE))
    return tuple(_problem(rows, texts, attachment) for rows in grave_first)


def below_items(bulletin: Bulletin, texts: Texts) -> tuple[BelowItem, ...]:
    """Return every target that regions below are behind with, and all of these regions by name."""
    return tuple(
        BelowItem(
            number=str(number),
            name=words.name(rows[0], texts),
            target=_target(rows, texts),
            grave=_parts(rows, texts, by="\n") or numbers.MISSING,
            slow=listed(_names(_of(rows, Status.SLOW.value), texts), texts) or numbers.MISSING,
        )
        for number, rows in enumerate(_by_target(bulletin), start=1)
    )


def _by_target(bulletin: Bulletin) -> list[Rows]:
    rows = bulletin.problems.filter(~pl.col("own"))
    return [group.to_dicts() for _, group in rows.group_by("target_id", "unit", maintain_order=True)]


def _of(rows: Rows, *statuses: str) -> Rows:
    return [row for row in rows if row["own_status"] in statuses]


def _problem(rows: Rows, texts: Texts, attachment: str) -> str:
    grave = _parts(rows, texts, by=texts.say("bulletin-semicolon"))
    parts = [one for one in (grave, _slow(rows, texts, attachment)) if one]
    said = texts.say(
        "bulletin-below-problem",
        name=words.name(rows[0], texts),
        target=_target(rows, texts),
        parts=words.joined(parts, texts, by="bulletin-semicolon"),
    )
    return said + texts.say("bulletin-stop")


def _target(rows: Rows, texts: Texts) -> str:
    """Return what is asked of the regions; where they have numbers of their own it says so."""
    asked = {words.target(row, texts) for row in rows}
    return asked.pop() if len(asked) == 1 else texts.say("bulletin-own-targets")


def _parts(rows: Rows, texts: Texts, *, by: str) -> str:
    """Return the regions far behind or worse by status, each with its value and what it lacks."""
    decimals = words.places(rows[0], [row["value"] for row in rows])
    parts = []
    for status in GRAVE:
        names = [_one(row, texts, decimals) for row in _of(rows, status)]
        if names:
            said = words.in_sentence(status, texts)
            parts.append(texts.say("bulletin-below-part", status=said, count=len(names), names=listed(names, texts)))
    return by.join(parts)


def _slow(rows: Rows, texts: Texts, attachment: str) -> str:
    names = _names(_of(rows, Status.SLOW.value), texts)
    if not names:
        return ""
    said = words.in_sentence(Status.SLOW.value, texts)
    if len(names) <= _MOST_SLOW:
        return texts.say("bulletin-below-part", status=said, count=len(names), names=listed(names, texts))
    some = words.joined(names[:_MOST_SLOW], texts)
    return texts.say("bulletin-below-part-some", status=said, count=len(names), names=some, number=attachment)


def _names(rows: Rows, texts: Texts) -> list[str]:
    return [words.region(row, texts) for row in rows]


def _one(row: words.Row, texts: Texts, decimals: int) -> str:
    facts = {"region": words.region(row, texts), "value": words.value(row, texts, decimals=decimals)}
    if row["gap"] is None or row["gap"] >= 0:
        return texts.say("bulletin-below-one-no-gap", **facts)
    return texts.say("bulletin-below-one", gap=words.gap(row, texts, signed=False, decimals=decimals), **facts)
