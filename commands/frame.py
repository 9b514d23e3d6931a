"""What all commands share: the database, the user's language, errors with their exit codes, how a table is written."""

import getpass
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import polars as pl
import typer

from domain.errors import BrokenReferenceError, MonitorError
from locales import LANGUAGES, Texts, texts
from reports.files import deliver
from reports.guard import guarded
from services import audit
from services.access import Place, Store, exists, open_store, place
from services.permissions import LOCAL, local
from services.telling import error_sentence, fault_sentence

DEFAULT_DATABASE = Path(__file__).parent.parent / "data" / "monitor.duckdb"
_LONGEST = 500  # characters of a command that the trail keeps
_chosen: dict[str, str] = {}

Database = Annotated[
    str | None, typer.Option("--database", help="Database: a file, or ducklake:postgres:...; else MONITOR_DATABASE.")
]


class Format(StrEnum):
    """How a table is written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def choose(database: str | None) -> None:
    """Keep the database named before the command."""
    _chosen.clear()
    if database:
        _chosen["database"] = database


def say() -> Texts:
    """Return the sentences in the user's language (MONITOR_LANG)."""
    return texts(os.environ.get("MONITOR_LANG", LANGUAGES[0]))


def database_path(database: str | None) -> Place:
    """Return where the database is: named with the command, before it, by MONITOR_DATABASE, or the default."""
    named = database or _chosen.get("database") or os.environ.get("MONITOR_DATABASE")
    return place(named) if named else DEFAULT_DATABASE


@contextmanager
def told() -> Iterator[None]:
    """Tell known errors in the user's language, with their exit code, instead of a traceback."""
    try:
        yield
    except MonitorError as error:
        for line in error_sentence(error, say()):
            typer.echo(line, err=True)
        if isinstance(error, BrokenReferenceError):
            for fault in error.details["faults"]:  # type: ignore[attr-defined]
                typer.echo(fault_sentence(fault, say()), err=True)
        raise typer.Exit(error.exit_code) from error


@contextmanager
def opened(database: str | None, *, must_exist: bool = True) -> Iterator[Store]:
    """Yield the store; known errors inside the block are told."""
    with told():
        where = database_path(database)
        if must_exist and not exists(where):
            raise MonitorError("store-missing", path=str(where))
        with open_store(where) as store:
            yield store


def user() -> str:
    """Return who sits at the command line: MONITOR_ACTOR, else the name that the computer knows."""
    named = os.environ.get("MONITOR_ACTOR", "").strip()
    if named:
        return named
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a container may run a number that has no name
        return LOCAL.name


def exported(store: Store, subject: str) -> None:
    """Leave the audit line of an export: the file, or the kind of output, and the command that made it."""
    audit.export(store, actor=local(user()), subject=subject, details=" ".join(("cli", *sys.argv[1:]))[:_LONGEST])


def delivered(store: Store, content: bytes, output: Path) -> None:
    """Write a file where it was asked for and leave its audit line.

    Raises MonitorError where the place cannot be written, and where it is the database's own: a slip of the hand must
    not cost all values.
    """
    whole_database_kept(store.place, output)
    deliver(content, output)
    exported(store, output.name)


def whole_database_kept(database: Place, output: Path) -> None:
    """Raise MonitorError where an output file would be written over the database or its log."""
    if not isinstance(database, Path):
        return
    own = (database, database.with_name(f"{database.name}.wal"))
    # By name alone: the file itself is not touched, see `data/store.py`.
    if output.resolve() in {one.resolve() for one in own}:
        raise MonitorError("file-is-database", file=str(output))


def write(frame: pl.DataFrame, form: Format, *, shown: Sequence[str], store: Store | None) -> None:
    """Write a frame: all of it as CSV or JSON, the columns named in `shown` as a table.

    What can be kept (CSV, JSON) leaves an audit line in `store`; None where no database is asked.
    """
    if store is not None and form is not Format.TABLE:
        exported(store, form.value)
    if form is Format.CSV:
        guarded(frame).write_csv(sys.stdout)
    elif form is Format.JSON:
        typer.echo(frame.write_json())
    else:
        with pl.Config(
            tbl_rows=-1, tbl_cols=-1, tbl_width_chars=200, fmt_str_lengths=60, tbl_hide_dataframe_shape=True
        ):
            typer.echo(str(frame.select(name for name in shown if name in frame.columns)))
