"""`cli.py bulletin`: the quarterly bulletin as a document, and a template to begin with."""

from pathlib import Path
from typing import Annotated

import typer

from commands.frame import Database, database_path, delivered, opened, say, told, whole_database_kept
from commands.people import reading
from domain.errors import MonitorError
from domain.periods import Period
from locales import LANGUAGES, Texts, texts
from reports.bulletin_starter import starter_template
from reports.bulletins import FORMATS, Matter, Template, make
from reports.files import deliver
from reports.formats import DOCX
from services import clock
from services.bulletin import BulletinQuery
from services.bulletin import bulletin as bulletin_of
from services.registry import read_registry

Lang = Annotated[str | None, typer.Option("--lang", help="zh-CN or en; else MONITOR_LANG.")]
Output = Annotated[Path, typer.Option("-o", "--output", help="File to write.")]


def register(app: typer.Typer) -> None:
    """Add the commands to the command line."""
    app.command(name="bulletin")(bulletin)
    app.command(name="bulletin-template")(bulletin_template)


def bulletin(
    *,
    region: Annotated[str, typer.Option(help="Region code.")],
    period: Annotated[str, typer.Option(help="2024, 2024-Q3 or 2024-09.")],
    known_at: Annotated[str | None, typer.Option(help="Only data received by then: date or date and time.")] = None,
    data_version: Annotated[int | None, typer.Option(help="Data version; else the latest.")] = None,
    document: Annotated[str | None, typer.Option(help="Policy document; else the region's own.")] = None,
    lang: Lang = None,
    template: Annotated[Path | None, typer.Option(help="DOCX template of one's own.")] = None,
    form: Annotated[str, typer.Option("--format", help=f"{', '.join(FORMATS)}.")] = DOCX,
    target: Annotated[list[str] | None, typer.Option(help="Target with slides of its own (pptx).")] = None,
    output: Output,
    database: Database = None,
) -> None:
    """Write the quarterly bulletin of a region."""
    with opened(database) as store:
        query = BulletinQuery(
            region,
            Period.parse(period),
            known_at=clock.moment(known_at) if known_at else None,
            document_id=document,
            version=data_version,
        )
        registry = read_registry(store)
        facts = bulletin_of(store, registry, query, reading(store))
        own = Template(_read(template), template.name) if template else None
        matter = Matter(store, registry, facts, tuple(target or ()))
        made = make(matter, texts_of(lang), form=form.lower(), template=own)
        delivered(store, made.content, output)
    number = str(facts.version.number)
    typer.echo(say().say("cli-bulletin-written", file=str(output), version=number))
    typer.echo(say().say("cli-bulletin-again", version=number))
    for warning in made.warnings:
        typer.echo(warning, err=True)


def bulletin_template(*, lang: Lang = None, output: Output) -> None:
    """Write a template to begin with; docs/bulletin-template.md lists its fields."""
    with told():
        whole_database_kept(database_path(None), output)
        deliver(starter_template(texts_of(lang)), output)
    typer.echo(str(output))


def texts_of(lang: str | None) -> Texts:
    """Return the sentences of a named language, else of the user's; MonitorError for an unknown one."""
    if lang is None:
        return say()
    if lang not in LANGUAGES:
        raise MonitorError("language-unknown", found=lang, expected=", ".join(LANGUAGES))
    return texts(lang)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise MonitorError("file-missing", file=str(path)) from error
