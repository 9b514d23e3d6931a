"""`cli.py notice`: proposals by rule, the steps of a notice, the list, the letter. `cli.py score`: the assessment."""

from datetime import date
from pathlib import Path
from typing import Annotated

import polars as pl
import typer

from commands.frame import Database, Format, opened, say, write
from commands.people import acting
from domain.errors import MonitorError
from domain.periods import Period
from locales import LANGUAGES, Texts, texts
from reports.files import deliver
from reports.notice_docx import notice_docx
from services import clock, rectification, rectification_steps
from services.access import Store
from services.concern import AttainmentQuery
from services.rectification_life import Colour, NoticeState, Pair, Reply, Signed, Terms
from services.rectification_rules import proposals, rules
from services.rectification_words import number, state
from services.registry import read_registry

app = typer.Typer(no_args_is_help=True, help="Rectification notices: propose, issue, reply, close, escalate, list.")

Id = Annotated[str, typer.Argument(metavar="ID")]
Actor = Annotated[str, typer.Option(help="Who takes the step.")]
On = Annotated[str | None, typer.Option("--on", help="Day of the step, YYYY-MM-DD; else today.")]
Why = Annotated[str, typer.Option("--comment", help="Why; kept with the step.")]
Remark = Annotated[str, typer.Option("--comment", help="A remark, kept with the step.")]
Shade = Annotated[str | None, typer.Option("--colour", help="blue, orange or red; else what the rules suggest.")]
Deadline = Annotated[str | None, typer.Option(help="Last day for the reply; else as the settings say.")]
Form = Annotated[Format, typer.Option("--format", help="table, csv or json.")]
_PROPOSED = ("colour", "region_zh", "region_code", "target_id", "value", "expected_value", "target_value", "gap",
             "unit", "status", "streak", "deadline")  # fmt: skip
_LISTED = ("notice_id", "number", "colour", "region_zh", "target_id", "issued_on", "deadline", "said", "days_over")


@app.command()
def propose(
    *,
    region: Annotated[str, typer.Option(help="Region code: its own targets and those of the regions below.")],
    as_of: Annotated[str, typer.Option(help="2024, 2024-Q3 or 2024-09.")],
    known_at: Annotated[str | None, typer.Option(help="Only data received by then: date or date and time.")] = None,
    document: Annotated[str | None, typer.Option(help="Policy document; else the region's own.")] = None,
    keep: Annotated[bool, typer.Option("--keep", help="Keep the proposals, for an official to issue.")] = False,
    target: Annotated[str | None, typer.Option(help="Only this target.")] = None,
    about: Annotated[str | None, typer.Option(help="Only this region.")] = None,
    actor: Annotated[str, typer.Option(help="Who keeps them.")] = "",
    on: On = None,
    form: Form = Format.TABLE,
    database: Database = None,
) -> None:
    """List what the rules propose; with --keep, keep it."""
    with opened(database) as store:
        registry, day = read_registry(store), _day(on)
        query = AttainmentQuery(region, Period.parse(as_of), known_at=clock.moment(known_at) if known_at else None)
        found = proposals(store, registry, query, day, document)
        wanted = [pl.col("target_id") == target] if target else []
        wanted += [pl.col("region_code") == about] if about else []
        chosen = found.filter(*wanted) if wanted else found
        listed = chosen.with_columns(pl.col("statuses", "periods").list.join(";"))
        write(listed, form, shown=_PROPOSED)
        if keep:
            pairs = [Pair(*pair) for pair in chosen.select("target_id", "region_code").iter_rows()]
            signed = Signed(acting(store, actor), day)
            ids = rectification_steps.propose(store, registry, query, pairs, signed, document_id=document)
            typer.echo(say().say("cli-notice-kept", count=len(ids)), err=form is not Format.TABLE)
            for notice_id in ids if form is Format.TABLE else ():
                typer.echo(notice_id)


@app.command()
def issue(
    notice_id: Id,
    *,
    actor: Actor,
    colour: Shade = None,
    deadline: Deadline = None,
    on: On = None,
    comment: Remark = "",
    database: Database = None,
) -> None:
    """Issue a kept proposal: it gets the year's next number."""
    with opened(database) as store:
        notice, day = rectification.one(store, notice_id), _day(on)
        terms = _terms(store, colour or str(notice["suggested_colour"]), deadline, day)
        _told(rectification_steps.issue(store, notice_id, terms, Signed(acting(store, actor), day, comment)))


@app.command()
def reply(
    notice_id: Id,
    *,
    actor: Actor,
    text: Annotated[str, typer.Option(help="What the addressee answers.")],
    document: Annotated[str, typer.Option(help="Number or name of the document that proves it.")] = "",
    document_date: Annotated[str | None, typer.Option(help="Its date, YYYY-MM-DD.")] = None,
    link: Annotated[str, typer.Option(help="Where it can be read.")] = "",
    on: On = None,
    comment: Remark = "",
    database: Database = None,
) -> None:
    """Record a reply."""
    with opened(database) as store:
        answer = Reply(text, document, clock.day(document_date) if document_date else None, link)
        _told(rectification_steps.reply(store, notice_id, answer, Signed(acting(store, actor), _day(on), comment)))


@app.command()
def close(notice_id: Id, *, actor: Actor, comment: Why, on: On = None, database: Database = None) -> None:
    """Close a notice that was replied to."""
    with opened(database) as store:
        _told(rectification_steps.close(store, notice_id, Signed(acting(store, actor), _day(on), comment)))


@app.command()
def escalate(
    notice_id: Id,
    *,
    actor: Actor,
    colour: Annotated[str, typer.Option(help="orange or red.")],
    comment: Why,
    deadline: Deadline = None,
    on: On = None,
    database: Database = None,
) -> None:
    """Raise a notice to a graver colour with a new deadline."""
    with opened(database) as store:
        day = _day(on)
        terms = _terms(store, colour, deadline, day)
        _told(rectification_steps.escalate(store, notice_id, terms, Signed(acting(store, actor), day, comment)))


@app.command()
def withdraw(notice_id: Id, *, actor: Actor, comment: Why, on: On = None, database: Database = None) -> None:
    """Take a notice or a proposal back."""
    with opened(database) as store:
        _told(rectification_steps.withdraw(store, notice_id, Signed(acting(store, actor), _day(on), comment)))


@app.command(name="list")
def list_notices(
    *,
    region: Annotated[str, typer.Option(help="Notices that this region issued or received.")],
    on: Annotated[str | None, typer.Option("--on", help="As they stood on this day; else today.")] = None,
    overdue: Annotated[bool, typer.Option("--overdue", help="Only those whose reply is overdue.")] = False,
    form: Form = Format.TABLE,
    database: Database = None,
) -> None:
    """List notices with their state, the newest first."""
    with opened(database) as store:
        found = rectification.listed(store, read_registry(store), region, _day(on))
        rows = list(found.iter_rows(named=True))
        said = found.with_columns(
            pl.Series("number", [number(row, say()) for row in rows], dtype=pl.String),
            pl.Series("said", [state(row, say()) for row in rows], dtype=pl.String),
        )
        write(said.filter("overdue") if overdue else said, form, shown=_LISTED)


@app.command()
def make(
    notice_id: Id,
    *,
    lang: Annotated[str | None, typer.Option("--lang", help="zh-CN or en; else MONITOR_LANG.")] = None,
    step: Annotated[int | None, typer.Option(help="The issue or an escalation, by its step; else the latest.")] = None,
    output: Annotated[Path, typer.Option("-o", "--output", help="File to write (DOCX).")],
    database: Database = None,
) -> None:
    """Write a notice's letter."""
    with opened(database) as store:
        notice = rectification.one(store, notice_id)
        letter = notice_docx(notice, rectification.history(store, notice_id), in_language(lang), step=step)
        deliver(letter, output)
    typer.echo(str(output))


def in_language(lang: str | None) -> Texts:
    """Return the sentences of a language, of the user's where `lang` is None; MonitorError for an unknown one."""
    if lang is None:
        return say()
    if lang not in LANGUAGES:
        raise MonitorError("language-unknown", found=lang, expected=", ".join(LANGUAGES))
    return texts(lang)


def _day(text: str | None) -> date:
    return clock.day(text) if text else clock.today()


def _terms(store: Store, colour: str, deadline: str | None, day: date) -> Terms:
    if colour not in tuple(Colour):
        raise MonitorError("notice-colour-unknown", found=colour, expected=", ".join(Colour))
    last = clock.day(deadline) if deadline else rules(read_registry(store)).deadline(colour, day)
    return Terms(Colour(colour), last)


def _told(notice: rectification.Notice) -> None:
    said = say().say(f"notice-state-{NoticeState(str(notice['state'])).value}")
    typer.echo(say().say("cli-notice-taken", number=number(notice, say()), id=str(notice["notice_id"]), state=said))
