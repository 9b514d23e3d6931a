"""The same services without a screen."""

import json
from pathlib import Path
from typing import Annotated

import polars as pl
import typer

from commands import chart, keeping, notices, people, policy, reports, returns, scores
from commands.frame import Database, Format, choose, database_path, delivered, opened, say, told, write
from commands.people import acting
from commands.registry import app as registry_app
from domain.errors import MonitorError
from domain.periods import Period
from domain.terms import Method, ReturnState, Verdict
from reports.guard import guarded
from services import calendar, clock, intake
from services.access import Lake
from services.administration import load_registry
from services.assessment import assess_file
from services.concern import AttainmentQuery
from services.demonstration import load_demonstration, remove_demonstration
from services.explaining import explained
from services.monitoring import attainment
from services.permissions import local
from services.registry import read_registry
from services.wording import expected_rows, finding_rows

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
demo = typer.Typer(no_args_is_help=True, help="Demonstration returns.")
app.add_typer(demo, name="demo")
app.add_typer(registry_app, name="registry")
app.add_typer(returns.app, name="returns")
reports.register(app)
chart.register(app)
app.add_typer(policy.app, name="policy")
app.add_typer(notices.app, name="notice")
scores.register(app)
app.add_typer(people.roles, name="user")
app.add_typer(people.lines, name="audit")
app.add_typer(keeping.app)

FILE_REFUSED, CELLS_REFUSED = 2, 1


@app.callback()
def main(database: Database = None) -> None:
    """Health-reform target monitor 医改量化目标监测."""
    choose(database)


@app.command()
def init(
    *,
    no_demo: Annotated[bool, typer.Option("--no-demo", help="Without demonstration returns.")] = False,
    database: Database = None,
) -> None:
    """Make the database: registry, regions, published values, demonstration returns. Safe to run again."""
    with told():
        path = database_path(database)
    if isinstance(path, Lake):
        _fill(str(path), no_demo=no_demo)
        return
    # A new database gets its name only when it is whole: a start that was cut off leaves nothing half made behind.
    making = path if path.exists() else path.with_name(f"{path.name}.new")
    if making != path:
        making.unlink(missing_ok=True)
    _fill(str(making), no_demo=no_demo)
    if making != path:
        making.replace(path)
    typer.echo(str(path))


def _fill(database: str, *, no_demo: bool) -> None:
    with opened(database, must_exist=False) as store:
        for report in load_registry(store, actor=local("init"), reason="first load"):
            typer.echo(say().say("cli-loaded", sheet=report.sheet, rows=report.rows, changed=report.rows_changed))
        if not no_demo:
            typer.echo(say().say("cli-demonstration-loaded", count=load_demonstration(store, actor=local("init"))))


@app.command()
def ingest(
    file: Path,
    *,
    region: Annotated[str, typer.Option(help="Code of the sending region.")],
    actor: Annotated[str, typer.Option(help="Who sends.")],
    received: Annotated[str | None, typer.Option(help="Day of receipt, YYYY-MM-DD; else today.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Judge only, store nothing.")] = False,
    partial: Annotated[
        bool, typer.Option("--partial", help="Store the clear cells even if others are refused.")
    ] = False,
    cells: Annotated[Path | None, typer.Option(help="Write one line per judged cell.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Result as JSON.")] = False,
    database: Database = None,
) -> None:
    """Judge a return and store it. Exit 0: nothing refused, 1: some cells refused, 2: the file refused."""
    with opened(database) as store:
        if not file.is_file():
            raise MonitorError("file-missing", file=str(file))
        registry, content = read_registry(store), file.read_bytes()
        day = clock.day(received) if received else None
        judged = intake.examine(registry, content, file_name=file.name, region_code=region, received=day, store=store)
        if cells:
            delivered(store, guarded(expected_rows(judged, registry, say())).write_csv().encode(), cells)
        refused = judged.cells.filter(pl.col("verdict") == Verdict.REJECT.value).height
        receipt = None
        if not dry_run and not judged.refused and (partial or not refused):
            receipt = intake.submit(
                store, content, judged, region_code=region, actor=acting(store, actor), received=day, partial=partial
            )
        _tell_result(judged, receipt, as_json=as_json)
        raise typer.Exit(FILE_REFUSED if judged.refused else CELLS_REFUSED if refused else 0)


def _tell_result(judged: intake.Judgement, receipt: intake.Receipt | None, *, as_json: bool) -> None:
    texts, rows = say(), finding_rows(judged, say())
    counts = {verdict.value: judged.cells.filter(pl.col("verdict") == verdict.value).height for verdict in Verdict}
    if as_json:
        result = {
            "file": judged.file_name,
            "encoding": judged.encoding,
            "refused": judged.refused,
            "stored": receipt is not None,
            "already_stored": bool(receipt and receipt.already_stored),
            "return_id": receipt.return_id if receipt else None,
            "state": receipt.state.value if receipt else None,
            "sha256": receipt.sha256 if receipt else None,
            "counts": counts,
            "findings": rows,
        }
        typer.echo(json.dumps(result, ensure_ascii=False, indent=1))
        return
    for row in rows:
        place = texts.say("cli-place", file=judged.file_name, row=row["row"] or 0, column=row["column"] or "")
        typer.echo(f"[{texts.say('verdict-' + row['verdict'])}] {place}{row['problem']} {row['remedy']}".rstrip())
    typer.echo(texts.say("cli-counts", **counts))
    if receipt:
        key = "cli-already" if receipt.already_stored else "cli-stored"
        typer.echo(texts.say(key, number=receipt.return_id, sha256=receipt.sha256))
        if receipt.state is ReturnState.SUBMITTED:
            typer.echo(texts.say("cli-waits"))
    else:
        typer.echo(texts.say("cli-not-stored"))


@app.command(name="attainment")
def attainment_command(
    *,
    region: Annotated[str, typer.Option(help="Region code.")] = "000000",
    children: Annotated[bool, typer.Option("--children", help="The regions right below instead.")] = False,
    target: Annotated[list[str] | None, typer.Option(help="Target id; may be repeated.")] = None,
    as_of: Annotated[str | None, typer.Option(help="2024, 2024-Q3 or 2024-09; else the latest reported.")] = None,
    known_at: Annotated[str | None, typer.Option(help="Only data received by then: date or date and time.")] = None,
    method: Annotated[Method | None, typer.Option(help="Method of judging progress; else each target's own.")] = None,
    form: Annotated[Format, typer.Option("--format", help="table, csv or json.")] = Format.TABLE,
    database: Database = None,
) -> None:
    """Attainment of targets by region, with everything a figure needs to be traced."""
    with opened(database) as store:
        registry = read_registry(store)
        registry.region(region)
        query = AttainmentQuery(
            region,
            Period.parse(as_of) if as_of else calendar.first_period(store, registry, region),
            children=children,
            target_ids=tuple(target or ()),
            known_at=clock.moment(known_at) if known_at else None,
            method=method,
        )
        figures = attainment(store, registry, query)
        write(figures if form is Format.TABLE else explained(figures, registry), form, shown=_SHORT, store=store)


@app.command(name="assess")
def assess_command(
    file: Path,
    *,
    method: Annotated[Method, typer.Option(help="Method of judging progress.")],
    form: Annotated[Format, typer.Option("--format", help="table, csv or json.")] = Format.CSV,
) -> None:
    """Judge any table of baselines, values and targets; needs no database."""
    with told():
        write(assess_file(file, method=method), form, shown=_SHORT, store=None)


_SHORT = (
    "case_id",
    "region_zh",
    "target_id",
    "period",
    "value",
    "unit",
    "target_value",
    "gap",
    "pace",
    "ratio",
    "score",
    "label",
    "status",
    "reason",
)


@demo.command(name="load")
def demo_load(actor: Annotated[str, typer.Option(help="Who loads.")] = "cli", database: Database = None) -> None:
    """Load the demonstration returns; those already there are left alone."""
    with opened(database) as store:
        count = load_demonstration(store, actor=acting(store, actor))
        typer.echo(say().say("cli-demonstration-loaded", count=count))


@demo.command(name="remove")
def demo_remove(actor: Annotated[str, typer.Option(help="Who removes.")] = "cli", database: Database = None) -> None:
    """Take every trace of the demonstration returns out."""
    with opened(database) as store:
        count = remove_demonstration(store, actor=acting(store, actor))
        typer.echo(say().say("cli-demonstration-removed", count=count))


if __name__ == "__main__":
    app()
