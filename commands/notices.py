"""`cli.py notice`: proposals by rule, the steps of a notice, the list, the letter. `cli.py score`: the assessment."""

from pathlib import Path
from typing import Annotated

import polars as pl
import typer

from commands import notice_choice
from commands.frame import Database, Format, delivered, opened, say, write
from commands.notice_frame import (
    Actor,
    AsOf,
    Deadline,
    Document,
    Form,
    Id,
    KnownAt,
    On,
    Region,
    Remark,
    Shade,
    Why,
    asked,
    day_of,
    in_language,
    terms_of,
    told_step,
)
from commands.people import acting, reading
from reports.look import look_of
from reports.notice_docx import notice_docx
from services import clock, rectification, rectification_steps
from services.rectification_kept import palette_then
from services.rectification_life import Pair, Reply, Signed
from services.rectification_rules import proposals
from services.rectification_words import number, state
from services.registry import read_registry

app = typer.Typer(
    no_args_is_help=True, help="Rectification notices: propose, choose, issue, reply, close, escalate, list."
)
app.command()(notice_choice.behind)
app.command()(notice_choice.choose)

_PROPOSED = ("colour", "region_zh", "region_code", "target_id", "value", "expected_value", "target_value", "gap",
             "unit", "status", "streak", "deadline")  # fmt: skip
_LISTED = ("notice_id", "number", "colour", "region_zh", "target_id", "issued_on", "deadline", "said", "days_over")


@app.command()
def propose(
    *,
    region: Region,
    as_of: AsOf,
    known_at: KnownAt = None,
    document: Document = None,
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
        registry, day = read_registry(store), day_of(on)
        query = asked(region, as_of, known_at)
        found = proposals(store, registry, query, day, document)
        wanted = [pl.col("target_id") == target] if target else []
        wanted += [pl.col("region_code") == about] if about else []
        chosen = found.filter(*wanted) if wanted else found
        listed = chosen.with_columns(pl.col("statuses", "periods").list.join(";"))
        write(listed, form, shown=_PROPOSED, store=store)
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
        who, day = acting(store, actor), day_of(on)
        notice = rectification.one(store, notice_id, reader=who)
        terms = terms_of(store, colour or str(notice["suggested_colour"]), deadline, day)
        told_step(rectification_steps.issue(store, notice_id, terms, Signed(who, day, comment)))


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
        told_step(
            rectification_steps.reply(store, notice_id, answer, Signed(acting(store, actor), day_of(on), comment))
        )


@app.command()
def close(notice_id: Id, *, actor: Actor, comment: Why, on: On = None, database: Database = None) -> None:
    """Close a notice that was replied to."""
    with opened(database) as store:
        told_step(rectification_steps.close(store, notice_id, Signed(acting(store, actor), day_of(on), comment)))


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
        day = day_of(on)
        terms = terms_of(store, colour, deadline, day)
        told_step(rectification_steps.escalate(store, notice_id, terms, Signed(acting(store, actor), day, comment)))


@app.command()
def withdraw(notice_id: Id, *, actor: Actor, comment: Why, on: On = None, database: Database = None) -> None:
    """Take a notice or a proposal back."""
    with opened(database) as store:
        told_step(rectification_steps.withdraw(store, notice_id, Signed(acting(store, actor), day_of(on), comment)))


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
        found = rectification.listed(
            store, read_registry(store), rectification.NoticesQuery(region, day_of(on), reading(store))
        )
        rows = list(found.iter_rows(named=True))
        said = found.with_columns(
            pl.Series("number", [number(row, say()) for row in rows], dtype=pl.String),
            pl.Series("said", [state(row, say()) for row in rows], dtype=pl.String),
        )
        write(said.filter("overdue") if overdue else said, form, shown=_LISTED, store=store)


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
        notice = rectification.one(store, notice_id, reader=reading(store))
        look = look_of(palette_then(store, read_registry(store), notice))
        steps = rectification.history(store, notice_id, reader=reading(store))
        letter = notice_docx(notice, steps, in_language(lang), step=step, theme=look)
        delivered(store, letter, output)
    typer.echo(str(output))
