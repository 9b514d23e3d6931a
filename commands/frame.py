"""What all commands share: the database, the user's language, errors with their exit codes, how a table is written."""

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
from services.access import Store, open_store
from services.telling import error_sentence, fault_sentence

DEFAULT_DATABASE = Path(__file__).parent.parent / "data" / "monitor.duckdb"
_chosen: dict[str, Path] = {}

Database = Annotated[Path | None, typer.Option("--database", help="Database file; else MONITOR_DATABASE.")]


class Format(StrEnum):
    """How a table is written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def choose(database: Path | None) -> None:
    """Keep the database named before the command."""
    _chosen.clear()
    if database:
        _chosen["database"] = database


def say() -> Texts:
    """Return the sentences in the user's language (MONITOR_LANG)."""
    return texts(os.environ.get("MONITOR_LANG", LANGUAGES[0]))


def database_path(database: Path | None) -> Path:
    """Return where the database is: named with the command, before it, by MONITOR_DATABASE, or the default."""
    named = database or _chosen.get("database") or os.environ.get("MONITOR_DATABASE")
    return Path(named) if named else DEFAULT_DATABASE


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
def opened(database: Path | None, *, must_exist: bool = True) -> Iterator[Store]:
    """Yield the store; known errors inside the block are told."""
    path = database_path(database)
    with told():
        if must_exist and not path.exists():
            raise MonitorError("store-missing", path=str(path))
        with open_store(path) as store:
            yield store


def write(frame: pl.DataFrame, form: Format, *, shown: Sequence[str]) -> None:
    """Write a frame: all of it as CSV or JSON, the columns named in `shown` as a table."""
    if form is Format.CSV:
        frame.write_csv(sys.stdout)
    elif form is Format.JSON:
        typer.echo(frame.write_json())
    else:
        with pl.Config(
            tbl_rows=-1, tbl_cols=-1, tbl_width_chars=200, fmt_str_lengths=60, tbl_hide_dataframe_shape=True
        ):
            typer.echo(str(frame.select(name for name in shown if name in frame.columns)))
