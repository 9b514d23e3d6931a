"""`cli.py registry`: load files, decompose targets, read and change settings, see what was changed."""

from pathlib import Path
from typing import Annotated

import typer

from commands.frame import Database, Format, opened, say, write
from commands.people import acting, reading
from domain.errors import MonitorError
from services import decomposed_files, revising, revisions, settings
from services.administration import LoadReport, dry_run, load_registry_file, refuse, sheet_of
from services.registry import read_registry
from services.telling import fault_sentence

app = typer.Typer(no_args_is_help=True, help="Targets, indicators, regions, decomposed targets, settings.")

Actor = Annotated[str, typer.Option(help="Who changes.")]
Why = Annotated[str, typer.Option(help="Why; kept with the change.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would change, store nothing.")]
Form = Annotated[Format, typer.Option("--format", help="table, csv or json.")]
_LOG = ("change_id", "recorded_at", "actor", "sheet", "file_name", "rows_changed", "reason")


@app.command()
def load(file: Path, *, actor: Actor, reason: Why, dry: DryRun = False, database: Database = None) -> None:
    """Load targets.csv, indicators.csv, regions.csv, ... ; the file's name says which."""
    with opened(database) as store:
        if dry:
            found = dry_run(store, sheet_of(file.name), _content(file), file_name=file.name)
            refuse(found.faults)
            typer.echo(_said(LoadReport(found.sheet, found.rows, found.changed)))
            return
        typer.echo(_said(load_registry_file(store, file, actor=acting(store, actor), reason=reason)))


@app.command()
def decompose(file: Path, *, actor: Actor, reason: Why, dry: DryRun = False, database: Database = None) -> None:
    """Load the filled-in form of decomposed targets; warns where the parts do not make the whole."""
    with opened(database) as store:
        content = _content(file)
        found, warned, _ = decomposed_files.dry_run(store, read_registry(store), content, file_name=file.name)
        refuse(found.faults)
        for fault in warned:
            typer.echo(fault_sentence(fault, say()), err=True)
        report = LoadReport(found.sheet, found.rows, found.changed)
        if not dry:
            report = decomposed_files.load(
                store, content, file_name=file.name, actor=acting(store, actor), reason=reason, based_on=found.based_on
            )
        typer.echo(_said(report))


def _content(file: Path) -> bytes:
    if not file.is_file():
        raise MonitorError("file-missing", file=str(file))
    return file.read_bytes()


def _said(report: LoadReport) -> str:
    return say().say("cli-loaded", sheet=report.sheet, rows=report.rows, changed=report.rows_changed)


@app.command(name="settings")
def list_settings(*, form: Form = Format.TABLE, database: Database = None) -> None:
    """List the settings with their values."""
    with opened(database) as store:
        write(settings.frame(read_registry(store)), form, shown=("setting", "value", "default", "own"), store=store)


@app.command(name="set")
def set_setting(name: str, value: str, *, actor: Actor, reason: Why, database: Database = None) -> None:
    """Change a setting, from now on, everywhere."""
    with opened(database) as store:
        newest = revisions.versions(store, settings.SHEET, setting=name)
        seen = int(newest["change_id"][-1]) if newest.height else 0
        edit = revising.Edit((name,), {"value": value}, seen)
        typer.echo(_said(revising.revise(store, settings.SHEET, [edit], actor=acting(store, actor), reason=reason)))


@app.command()
def log(*, form: Form = Format.TABLE, database: Database = None) -> None:
    """List every change of the registry, the newest first."""
    with opened(database) as store:
        write(revisions.log(store, read_registry(store), reader=reading(store)), form, shown=_LOG, store=store)
