"""The life of a rectification notice (督办) as data: its states, its colours, which step may follow which."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

import polars as pl

from domain.access import Actor


class Colour(StrEnum):
    """How urgent a notice is, from the mildest to the gravest."""

    BLUE = "blue"
    ORANGE = "orange"
    RED = "red"

    @property
    def gravity(self) -> int:
        """Place on the scale: 0 for blue, 2 for red."""
        return tuple(Colour).index(self)


class NoticeState(StrEnum):
    """How a notice stands: what its latest step made of it."""

    PROPOSED = "proposed"  # kept for an official to confirm
    CHOSEN = "chosen"  # chosen by an official though the rules do not propose it; issued in the same moment
    ISSUED = "issued"  # has its number, waits for a reply
    REPLIED = "replied"  # waits for the issuer to close or escalate
    ESCALATED = "escalated"  # waits for a reply again, under a graver colour
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


OPEN = (NoticeState.PROPOSED, NoticeState.CHOSEN, NoticeState.ISSUED, NoticeState.REPLIED, NoticeState.ESCALATED)
# A reply is owed in these; past the deadline it is overdue.
WAITING = (NoticeState.ISSUED, NoticeState.ESCALATED)
# From which states a notice may come to a state. A further reply adds to the one before.
MOVES: Mapping[NoticeState, frozenset[NoticeState]] = MappingProxyType(
    {
        NoticeState.ISSUED: frozenset({NoticeState.PROPOSED, NoticeState.CHOSEN}),
        NoticeState.REPLIED: frozenset({*WAITING, NoticeState.REPLIED}),
        NoticeState.CLOSED: frozenset({NoticeState.REPLIED}),
        NoticeState.ESCALATED: frozenset({*WAITING, NoticeState.REPLIED}),
        NoticeState.WITHDRAWN: frozenset(OPEN),
    }
)


@dataclass(frozen=True)
class Terms:
    """What a notice is issued or escalated with: its colour and the last day on which a reply is in time."""

    colour: Colour
    deadline: date


@dataclass(frozen=True)
class Reply:
    """What the addressee answers, and what proves it: number or name of a paper, its day, a link; each may be empty."""

    text: str
    document: str = ""
    document_date: date | None = None
    link: str = ""


@dataclass(frozen=True)
class Pair:
    """What a notice is about: a target and the region that stays behind it."""

    target_id: str
    region_code: str


@dataclass(frozen=True)
class Signed:
    """Who takes a step, on which day, why; `seen` is the number of the latest step they saw (None: not looked at).

    A step that comes twice with the same content is taken once. One that was decided on an older state is refused.
    """

    actor: Actor
    day: date
    comment: str = ""
    seen: int | None = None

    @property
    def name(self) -> str:
        """The actor's name, as it is kept with the step."""
        return self.actor.name.strip()


def moves_from(state: NoticeState) -> list[NoticeState]:
    """Return what may follow a state, in the order of the life."""
    return [to for to in NoticeState if state in MOVES.get(to, frozenset())]


def graver(colour: Colour) -> list[Colour]:
    """Return the colours that a notice may be escalated to."""
    return [one for one in Colour if one.gravity > colour.gravity]


EVENT = pl.Schema(
    {
        "notice_id": pl.String(),
        "step": pl.Int64(),
        "state": pl.String(),
        "happened_on": pl.Date(),
        "recorded_at": pl.Datetime("us"),
        "actor": pl.String(),
        "comment": pl.String(),
        "colour": pl.String(),
        "deadline": pl.Date(),
        "year": pl.Int64(),
        "serial": pl.Int64(),
        "reply": pl.String(),
        "document": pl.String(),
        "document_date": pl.Date(),
        "link": pl.String(),
    }
)
