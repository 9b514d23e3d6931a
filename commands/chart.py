"""`cli.py chart`: one chart of a target as a picture, drawn on the server."""

from typing import Annotated

import typer

from commands.frame import Database, opened, say
from commands.reports import Lang, Output, texts_of
from domain.errors import MonitorError
from domain.periods import Period
from reports import pictures
from reports.files import deliver
from reports.target_pictures import Form, figure, house_theme
from services import calendar, clock
from services.concern import AttainmentQuery
from services.registry import read_registry
from services.spotlight import spotlight


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command(name="chart")(chart)


def chart(
    *,
    target: Annotated[str, typer.Option(help="Target id.")],
    region: Annotated[str, typer.Option(help="Region code.")] = "000000",
    as_of: Annotated[str | None, typer.Option(help="2024, 2024-Q3 or 2024-09; else the latest reported.")] = None,
    known_at: Annotated[str | None, typer.Option(help="Only data received by then: date or date and time.")] = None,
    data_version: Annotated[int | None, typer.Option(help="Data version; else the latest.")] = None,
    lang: Lang = None,
    form: Annotated[Form | None, typer.Option(help="Form of the chart; else the natural one.")] = None,
    image: Annotated[str, typer.Option("--format", help=f"{', '.join(pictures.FORMS)}.")] = "png",
    output: Output,
    database: Database = None,
) -> None:
    """Write a chart of one target: PNG of 3200x1800 or SVG."""
    with opened(database) as store:
        registry = read_registry(store)
        if image.lower() not in pictures.FORMS:
            raise MonitorError("picture-format", found=image, expected=", ".join(pictures.FORMS))
        query = AttainmentQuery(
            region,
            Period.parse(as_of) if as_of else calendar.first_period(store, registry, region),
            known_at=clock.moment(known_at) if known_at else None,
        )
        spot = spotlight(store, registry, query, target, version=data_version)
        drawn = figure(spot, texts_of(lang), form=form, theme=house_theme(registry))
        deliver(pictures.picture(drawn, image.lower()), output)
    typer.echo(say().say("cli-chart-written", file=str(output)))
