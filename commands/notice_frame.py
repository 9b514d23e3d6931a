"""What the commands of `cli.py notice` share: their options, days, terms, and how a step is told."""

from datetime import date
from typing import Annotated

import typer

from commands.frame import Format, say
from domain.errors import MonitorError
from domain.periods import Period
from locales import LANGUAGES, Texts, texts
from services import clock, rectification
from services.access import Store
from services.concern import AttainmentQuery
from services.rectification_life import Colour, NoticeState, Terms
from services.rectification_rules import rules
from services.rectification_words import number
from services.registry import read_registry

Id = Annotated[str, typer.Argument(metavar="ID")]
Actor = Annotated[str, typer.Option(help="Who takes the step.")]
On = Annotated[str | None, typer.Option("--on", help="Day of the step, YYYY-MM-DD; else today.")]
Why = Annotated[str, typer.Option("--comment", help="Why; kept with the step.")]
Remark = Annotated[str, typer.Option("--comment", help="A remark, kept with the step.")]
Shade = Annotated[str | None, typer.Option("--colour", help="blue, orange or red; else what the rules suggest.")]
Deadline = Annotated[str | None, typer.Option(help="Last day for the reply; else as the settings say.")]
Form = Annotated[Format, typer.Option("--format", help="table, csv or json.")]

Region = Annotated[str, typer.Option(help="Region code: its own targets and those of the regions below.")]
AsOf = Annotated[str, typer.Option(help="2024, 2024-Q3 or 2024-09.")]
KnownAt = Annotated[str | None, typer.Option(help="Only data received by then: date or date and time.")]
Document = Annotated[str | None, typer.Option(help="Policy document; else the region's own.")]


def in_language(lang: str | None) -> Texts:
    """Return the sentences of a language, of the user's where `lang` is None; MonitorError for an unknown one."""
    if lang is None:
        return say()
    if lang not in LANGUAGES:
        raise MonitorError("language-unknown", found=lang, expected=", ".join(LANGUAGES))
    return texts(lang)


def day_of(text: str | None) -> date:
    """Return a day, today where none is given."""
    return clock.day(text) if text else clock.today()


def asked(region: str, as_of: str, known_at: str | None) -> AttainmentQuery:
    """Return the question of a region's figures."""
    return AttainmentQuery(region, Period.parse(as_of), known_at=clock.moment(known_at) if known_at else None)


def terms_of(store: Store, colour: str, deadline: str | None, day: date) -> Terms:
    """Return colour and deadline, the deadline of the rules where none is given."""
    if colour not in tuple(Colour):
        raise MonitorError("notice-colour-unknown", found=colour, expected=", ".join(Colour))
    last = clock.day(deadline) if deadline else rules(read_registry(store)).deadline(colour, day)
    return Terms(Colour(colour), last)


def told_step(notice: rectification.Notice) -> None:
    """Say what a step made of a notice."""
    said = say().say(f"notice-state-{NoticeState(str(notice['state'])).value}")
    typer.echo(say().say("cli-notice-taken", number=number(notice, say()), id=str(notice["notice_id"]), state=said))
