"""`cli.py score`: the annual assessment of a region or of those below it, as a table or a document."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from commands.frame import Database, Format, delivered, opened, say, write
from commands.notice_frame import in_language
from domain.errors import MonitorError
from domain.periods import Period
from reports.score_sheet import score_docx, score_xlsx
from services import clock
from services.concern import AttainmentQuery
from services.registry import read_registry
from services.scoring import scores
from services.scoring_words import line, sums

_TOTALS = ("rank", "region_zh", "region_code", "total", "base", "late_points", "refused_points", "bonus",
           "assessed_share", "scored", "excluded")  # fmt: skip
_LINES = ("target_id", "status", "points", "share", "score", "treatment")


class Form(StrEnum):
    """How marks are written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    DOCX = "docx"
    XLSX = "xlsx"


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command(name="score")(score)


def score(
    *,
    region: Annotated[str, typer.Option(help="Region code.")],
    period: Annotated[str, typer.Option(help="2024, 2024-Q3 or 2024-09.")],
    children: Annotated[bool, typer.Option("--children", help="The regions right below instead.")] = False,
    document: Annotated[str | None, typer.Option(help="Policy document; else that of the region or above.")] = None,
    known_at: Annotated[str | None, typer.Option(help="Only data received by then: date or date and time.")] = None,
    lang: Annotated[str | None, typer.Option("--lang", help="zh-CN or en; else MONITOR_LANG.")] = None,
    form: Annotated[Form, typer.Option("--format", help="table, csv, json, docx or xlsx.")] = Form.TABLE,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="File to write (docx, xlsx).")] = None,
    database: Database = None,
) -> None:
    """Assess targets after the score sheet. The table tells a region line by line; CSV and JSON hold the totals."""
    with opened(database) as store:
        registry = read_registry(store)
        known = clock.moment(known_at) if known_at else None
        query = AttainmentQuery(region, Period.parse(period), children=children, known_at=known)
        found = scores(store, registry, query, document)
        if form in (Form.DOCX, Form.XLSX):
            if output is None:
                raise MonitorError("score-output", found=form.value)
            making = score_docx if form is Form.DOCX else score_xlsx
            delivered(store, making(found, registry, in_language(lang)), output)
            typer.echo(str(output))
            return
        write(found.totals, Format(form.value), shown=_TOTALS, store=store)
        if form is Form.TABLE and not children:
            write(found.lines, Format.TABLE, shown=_LINES, store=store)
            for row in found.lines.iter_rows(named=True):
                typer.echo(f"{row['target_id']}: {line(row, say())}")
            for row in found.totals.iter_rows(named=True):
                typer.echo("\n".join(sums(row, say())))
