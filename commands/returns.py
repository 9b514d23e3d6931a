"""`cli.py returns`: the list, one return with what it changes, the decisions, the form."""

import json
from pathlib import Path
from typing import Annotated

import polars as pl
import typer

from commands.frame import Database, Format, delivered, exported, opened, say, write
from commands.people import acting, reading
from domain.periods import Period
from services import review
from services.registry import read_registry
from services.templates import template, workbook_template

app = typer.Typer(no_args_is_help=True, help="Returns: list, show, approve, send back, withdraw, template.")

Actor = Annotated[str, typer.Option(help="Who decides.")]
Why = Annotated[str, typer.Option("--comment", help="Why; the sender reads it.")]
Form = Annotated[Format, typer.Option("--format", help="table, csv or json.")]
_LISTED = ("return_id", "received_at", "sender_region_code", "file_name", "state", "superseded", "accepted", "warned",
           "rejected", "decided_by", "comment")  # fmt: skip
_HEADER = ("return_id", "file_name", "sha256", "sender_region_code", "actor", "received_at", "recorded_at", "encoding",
           "state", "superseded", "accepted", "warned", "rejected", "skipped", "demonstration")  # fmt: skip
_VALUES = ("row_number", "region_code", "indicator_id", "period", "old", "new", "difference", "share", "change")
_STEPS = ("step", "state", "effective_at", "actor", "comment")
_CORRECTED = ("return_id", "file_name", "sender_region_code", "values", "changed")
_FOUND = ("verdict", "row", "column", "value", "problem", "count")
_EXAMPLES = 3


@app.command(name="list")
def list_returns(
    *,
    region: Annotated[str | None, typer.Option(help="Returns of this region and those below it; else all.")] = None,
    state: Annotated[
        str | None, typer.Option(help="draft, submitted, approved, sent_back, withdrawn or superseded.")
    ] = None,
    form: Form = Format.TABLE,
    database: Database = None,
) -> None:
    """List returns with their state, the last decided first."""
    with opened(database) as store:
        who = reading(store)
        found = review.listed(store, read_registry(store), region or who.region_code, reader=who, state=state)
        write(found, form, shown=_LISTED, store=store)


@app.command()
def show(
    return_id: Annotated[str, typer.Argument(metavar="ID")],
    *,
    form: Form = Format.TABLE,
    database: Database = None,
) -> None:
    """Show one return: its facts, steps, values beside the last approved ones, findings. CSV holds the values only."""
    with opened(database) as store:
        who, registry = reading(store), read_registry(store)
        about = pl.DataFrame([review.one(store, return_id, reader=who)])
        values = review.differences(store, registry, return_id, reader=who)
        if form is Format.CSV:
            write(values, form, shown=_VALUES, store=store)
            return
        few = _EXAMPLES if form is Format.TABLE else None
        parts = {
            "steps": (review.history(store, return_id, reader=who), _STEPS),
            "corrects": (review.corrected(store, registry, values, reader=who), _CORRECTED),
            "values": (values, _VALUES),
            "findings": (review.told_findings(store, return_id, say(), reader=who, each=few), _FOUND),
        }
        if form is Format.JSON:
            exported(store, form.value)
            whole = {name: json.loads(frame.write_json()) for name, (frame, _) in parts.items()}
            whole = {"return": json.loads(about.write_json())[0], **whole}
            typer.echo(json.dumps(whole, ensure_ascii=False, indent=1))
            return
        for name, text in about.select(_HEADER).row(0, named=True).items():
            typer.echo(f"{name}: {text}")
        for name, (frame, columns) in parts.items():
            typer.echo(f"\n{say().say(f'cli-part-{name}', count=frame.height)}")
            if frame.height:
                write(frame, form, shown=columns, store=store)


@app.command()
def approve(
    return_id: Annotated[str, typer.Argument(metavar="ID")],
    *,
    actor: Actor,
    comment: Annotated[str, typer.Option(help="A remark, kept with the step.")] = "",
    database: Database = None,
) -> None:
    """Let a submitted return count from now on."""
    with opened(database) as store:
        version = review.approve(store, return_id, actor=acting(store, actor), comment=comment)
        typer.echo(say().say("cli-decided-approved", number=return_id, version=str(version)))


@app.command(name="send-back")
def send_back(
    return_id: Annotated[str, typer.Argument(metavar="ID")], *, actor: Actor, comment: Why, database: Database = None
) -> None:
    """Hand a submitted return back to its sender; no figure changes."""
    with opened(database) as store:
        version = review.send_back(store, return_id, actor=acting(store, actor), comment=comment)
        typer.echo(say().say("cli-decided-sent_back", number=return_id, version=str(version)))


@app.command()
def withdraw(
    return_id: Annotated[str, typer.Argument(metavar="ID")], *, actor: Actor, comment: Why, database: Database = None
) -> None:
    """Take a return out; the values before it hold again."""
    with opened(database) as store:
        version = review.withdraw(store, return_id, actor=acting(store, actor), comment=comment)
        typer.echo(say().say("cli-decided-withdrawn", number=return_id, version=str(version)))


@app.command(name="template")
def template_command(
    *,
    region: Annotated[str, typer.Option(help="Code of the region that reports.")],
    period: Annotated[str, typer.Option(help="2024, 2024-Q3 or 2024-09.")],
    below: Annotated[bool, typer.Option("--below", help="With the regions right below it.")] = False,
    output: Annotated[Path, typer.Option("-o", "--output", help="File to write: .xlsx for Excel, else CSV.")],
    database: Database = None,
) -> None:
    """Write the form that a region fills in for a period; its explanations are in the language of MONITOR_LANG."""
    with opened(database) as store:
        registry, asked = read_registry(store), Period.parse(period)
        if output.suffix.lower() == ".xlsx":
            form = workbook_template(registry, region_code=region, period=asked, below=below, texts=say())
        else:
            form = template(registry, region_code=region, period=asked, below=below)
        delivered(store, form, output)
        typer.echo(str(output))
