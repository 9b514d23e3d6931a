"""`cli.py policy`: imports a policy document's full text, and says which texts are there."""

from pathlib import Path
from typing import Annotated

import polars as pl
import typer

from commands.frame import Database, Format, opened, say, write
from commands.people import acting
from domain.errors import MonitorError
from services import policy_texts
from services.policy_texts import Imported
from services.registry import read_registry

app = typer.Typer(no_args_is_help=True, help="Full texts of policy documents: import, list.")

QUOTES_MISSING = 1
_LISTED = ("document_id", "file_name", "characters", "encoding", "recorded_at", "actor", "reason", "sha256")


@app.command(name="import")
def import_command(
    file: Path,
    *,
    document: Annotated[str, typer.Option(help="Id of the document: nat2023, com2023, gd2024, hz2021, gx2021.")],
    actor: Annotated[str, typer.Option(help="Who imports.")],
    reason: Annotated[str, typer.Option(help="Why; kept with the text.")],
    database: Database = None,
) -> None:
    """Store a full text (plain text, UTF-8 or GB18030, at most 5 MB). Exit 1: stored, but a quote is not in it."""
    with opened(database) as store:
        found = policy_texts.import_text(
            store,
            read_registry(store),
            _content(file),
            file_name=file.name,
            document_id=document,
            actor=acting(store, actor),
            reason=reason,
        )
        _tell(found)
        raise typer.Exit(QUOTES_MISSING if found.missing else 0)


def _content(file: Path) -> bytes:
    if not file.is_file():
        raise MonitorError("file-missing", file=str(file))
    if file.stat().st_size > policy_texts.MOST_BYTES:  # not read into memory only to be refused
        raise MonitorError("policy-text-large", file=file.name, limit=f"{policy_texts.MOST_BYTES / 1e6:.0f} MB")
    return file.read_bytes()


def _tell(found: Imported) -> None:
    texts = say()
    key = "cli-policy-already" if found.already_stored else "cli-policy-stored"
    typer.echo(texts.say(key, document=found.document_id, characters=found.characters, encoding=found.encoding))
    typer.echo(
        texts.say(
            "cli-policy-found",
            found=found.quotes - len(found.missing),
            quotes=found.quotes,
            headings=found.headings,
            clauses=found.clauses,
        )
    )
    for one in found.missing:
        typer.echo(texts.say("cli-policy-missing", target=one.target_id, quote=one.quote))


@app.command(name="list")
def list_command(
    *,
    form: Annotated[Format, typer.Option("--format", help="table, csv or json.")] = Format.TABLE,
    database: Database = None,
) -> None:
    """List the full texts that are there, one line per document, and when each was imported."""
    with opened(database) as store:
        write(policy_texts.held(store).filter(pl.col("is_current")), form, shown=_LISTED, store=store)
