"""`cli.py backup`, `restore`, `check`, `migrate`, `compact`: keep the database whole."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from commands.frame import Database, database_path, say, told
from domain.errors import MonitorError, StoreBusyError
from services import backup_requests, migrating
from services.access import Lake, Place, exists, place
from services.backup import Backup, backup_file
from services.checking import Broken, Checked, check_file, sentence
from services.compacting import compact as compact_lake
from services.moving import move
from services.restoring import BrokenBackupError
from services.restoring import restore as put_back

app = typer.Typer()

BROKEN = 1


@app.command()
def backup(
    *,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="File to write; else one in the folder backups.")
    ] = None,
    database: Database = None,
) -> None:
    """Write a verified backup with its sha256 beside it, also while the server runs."""
    with told():
        made = _made(_existing(database), output)
        typer.echo(say().say("keep-backup", path=str(made.path), size=_megabytes(made)))
        typer.echo(say().say("keep-read-back", tables=made.tables, rows=made.rows, sha256=made.sha256))


def _made(path: Place, output: Path | None) -> Backup:
    try:
        return backup_file(path, output)
    except StoreBusyError as busy:
        if isinstance(path, Lake):
            raise
        typer.echo(say().say("keep-asking", pid=str(busy.details["pid"])), err=True)
        return backup_requests.ask(path, busy, output)


def _megabytes(made: Backup) -> str:
    return f"{made.size / 1e6:.1f} MB"


def _existing(database: str | None) -> Place:
    path = database_path(database)
    if not exists(path):
        raise MonitorError("store-missing", path=str(path))
    return path


@app.command()
def restore(
    file: Path,
    *,
    to: Annotated[Path | None, typer.Option(help="Database to make; else the one in use, which is kept aside.")] = None,
    sha256: Annotated[str | None, typer.Option(help="Digest of the backup; else the one noted beside it.")] = None,
    database: Database = None,
) -> None:
    """Put a backup in the place of a database that nobody holds; the one before is kept. Exit 1: it does not hold."""
    with told():
        try:
            made = put_back(file, to or database_path(database), sha256=sha256)
        except BrokenBackupError as error:
            _tell(error.broken, more=0)
            raise
        typer.echo(say().say("keep-restored", path=str(made.path)))
        if made.aside:
            typer.echo(say().say("keep-aside", path=str(made.aside)))
        _tell_whole(made.checked)


@app.command()
def check(*, database: Database = None) -> None:
    """Check what must always hold; nothing is changed. Exit 0: all holds, 1: something does not."""
    with told():
        found = check_file(_existing(database))
        _tell(found.broken, more=found.more)
        if not found.holds:
            typer.echo(say().say("keep-broken", count=len(found.broken) + found.more))
            raise typer.Exit(BROKEN)
        _tell_whole(found)


def _tell(broken: Sequence[Broken], *, more: int) -> None:
    for one in broken:
        typer.echo(sentence(one, say()))
    if more:
        typer.echo(say().say("keep-more", count=more))


def _tell_whole(found: Checked) -> None:
    typer.echo(say().say("keep-holds", tables=found.tables, rows=found.rows, version=str(found.version)))


@app.command()
def migrate(
    *,
    to: Annotated[
        str | None, typer.Option(help="Move the whole database there instead: to a lake or to a new file.")
    ] = None,
    no_copy: Annotated[bool, typer.Option("--no-copy", help="Without keeping a copy of an older database.")] = False,
    database: Database = None,
) -> None:
    """Bring the database to the schema of this release, as opening it does; or move it to another place, verified."""
    with told():
        if to:
            moved = move(_existing(database), place(to))
            typer.echo(say().say("keep-moved", path=str(moved.target)))
            said = {"tables": moved.tables, "rows": moved.rows, "regions": ", ".join(moved.regions)}
            typer.echo(say().say("keep-moved-same", **said))
            return
        done = migrating.migrate(_existing(database), copy=not no_copy)
        key = "keep-migrated" if done.before < done.after else "keep-newest"
        typer.echo(say().say(key, before=str(done.before), after=str(done.after)))
        if done.copy:
            typer.echo(say().say("keep-aside", path=str(done.copy)))


@app.command()
def compact(
    *,
    hours: Annotated[int, typer.Option(help="Snapshots and files of the last hours stay.")] = 24,
    database: Database = None,
) -> None:
    """Join the small files of a lake and remove what nobody reads any more. Servers may run; writers wait."""
    with told():
        done = compact_lake(_existing(database), hours=hours)
        said = {"rows": done.rows, "snapshots": done.snapshots, "removed": done.removed, "files": done.files}
        typer.echo(say().say("keep-compacted", size=f"{done.size / 1e6:.1f} MB", **said))
