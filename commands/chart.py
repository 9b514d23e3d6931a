"""`cli.py chart`: one chart of a target, or of a region with all its targets, as a picture drawn on the server."""

from typing import Annotated, Any

import typer

from commands.frame import Database, delivered, opened, say
from commands.reports import Lang, Output, texts_of
from domain.errors import MonitorError
from domain.periods import Period
from locales import Texts
from reports import pictures
from reports.region_pictures import RegionForm, region_figure
from reports.target_pictures import Form, figure
from services import calendar, clock
from services.access import Store
from services.bulletin import BulletinQuery
from services.concern import AttainmentQuery
from services.registry import read_registry
from services.spotlight import spotlight

_FORMS = (*(one.value for one in Form), *(one.value for one in RegionForm))


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command(name="chart")(chart)


def chart(
    *,
    target: Annotated[str | None, typer.Option(help="Target id; not for themes, matrix and scorecard.")] = None,
    region: Annotated[str, typer.Option(help="Region code.")] = "000000",
    as_of: Annotated[str | None, typer.Option(help="2024, 2024-Q3 or 2024-09; else the latest reported.")] = None,
    known_at: Annotated[str | None, typer.Option(help="Only data received by then: date or date and time.")] = None,
    data_version: Annotated[int | None, typer.Option(help="Data version; else the latest.")] = None,
    document: Annotated[str | None, typer.Option(help="Policy document (themes, matrix, scorecard).")] = None,
    lang: Lang = None,
    form: Annotated[str | None, typer.Option(help=f"{', '.join(_FORMS)}; else the target's natural one.")] = None,
    image: Annotated[str, typer.Option("--format", help=f"{', '.join(pictures.FORMS)}.")] = "png",
    output: Output,
    database: Database = None,
) -> None:
    """Write a chart of one target or of a region: PNG of 3200x1800 or SVG."""
    with opened(database) as store:
        if image.lower() not in pictures.FORMS:
            raise MonitorError("picture-format", found=image, expected=", ".join(pictures.FORMS))
        _refuse(target, form)
        period = Period.parse(as_of) if as_of else calendar.first_period(store, read_registry(store), region)
        moment = clock.moment(known_at) if known_at else None
        query = BulletinQuery(region, period, moment, document, data_version)
        drawn = _figure(store, query, target, form, texts_of(lang))
        delivered(store, pictures.picture(drawn, image.lower()), output)
    typer.echo(say().say("cli-chart-written", file=str(output)))


def _refuse(target: str | None, form: str | None) -> None:
    """Raise MonitorError for an unknown form, one that needs a target and has none, or one that has no use for it."""
    if form is not None and form not in _FORMS:
        raise MonitorError("chart-form-unknown", found=form, expected=", ".join(_FORMS))
    of_region = form in tuple(RegionForm)
    if target is None and not of_region:
        raise MonitorError("chart-target-missing", expected=", ".join(RegionForm))
    if target is not None and of_region:
        raise MonitorError("chart-target-needless", found=form or "")


def _figure(store: Store, query: BulletinQuery, target: str | None, form: str | None, texts: Texts) -> Any:
    registry = read_registry(store)
    if target is None:
        return region_figure(store, registry, query, RegionForm(str(form)), texts)
    asked = AttainmentQuery(query.region_code, query.as_of, known_at=query.known_at)
    spot = spotlight(store, registry, asked, target, version=query.version)
    return figure(spot, texts, form=Form(form) if form else None)
