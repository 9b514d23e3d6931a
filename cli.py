"""The same services without a screen."""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import polars as pl
import typer

from data.store import Store
from domain.errors import BrokenReferenceError, MonitorError
from domain.periods import Period
from domain.terms import Method, Verdict
from locales import LANGUAGES, Texts, texts
from services import calendar, clock, intake
from services.administration import load_registry, load_registry_file
from services.assessment import assess_file
from services.concern import AttainmentQuery
from services.demonstration import load_demonstration, remove_demonstration
from services.explaining import explained
from services.monitoring import attainment
from services.registry import read_registry
from services.telling import error_sentence, fault_sentence
from services.wording import expected_rows, finding_rows

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
demo = typer.Typer(no_args_is_help=True, help="Demonstration returns.")
registry_app = typer.Typer(no_args_is_help=True, help="Targets, indicators and regions.")
app.add_typer(demo, name="demo")
app.add_typer(registry_app, name="registry")

DEFAULT_DATABASE = Path(__file__).parent / "data" / "monitor.duckdb"
FILE_REFUSED, CELLS_REFUSED = 2, 1
_chosen: dict[str, Path] = {}

Database = Annotated[Path | None, typer.Option("--database", help="Database file; else MONITOR_DATABASE.")]


class Format(StrEnum):
    """How a table is written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


@app.callback()
def main(database: Database = None) -> None:
    """Health-reform target monitor 医改量化目标监测."""
    _chosen.clear()
    if database:
        _chosen["database"] = database


def _say() -> Texts:
    return texts(os.environ.get("MONITOR_LANG", LANGUAGES[0]))


def _path(database: Path | None) -> Path:
    named = database or _chosen.get("database") or os.environ.get("MONITOR_DATABASE")
    return Path(named) if named else DEFAULT_DATABASE


@contextmanager
def _told() -> Iterator[None]:
    """Tell known errors in the user's language, with their exit code, instead of a traceback."""
    try:
        yield
    except MonitorError as error:
        for line in error_sentence(error, _say()):
            typer.echo(line, err=True)
        if isinstance(error, BrokenReferenceError):
            for fault in error.details["faults"]:  # type: ignore[attr-defined]
                typer.echo(fault_sentence(fault, _say()), err=True)
        raise typer.Exit(error.exit_code) from error


@contextmanager
def _store(database: Path | None, *, must_exist: bool = True) -> Iterator[Store]:
    path = _path(database)
    with _told():
        if must_exist and not path.exists():
            raise MonitorError("store-missing", path=str(path))
        with Store.open(path) as store:
            yield store


@app.command()
def init(
    *,
    no_demo: Annotated[bool, typer.Option("--no-demo", help="Without demonstration returns.")] = False,
    database: Database = None,
) -> None:
    """Make the database: registry, regions, published values, demonstration returns. Safe to run again."""
    path = _path(database)
    # A new database gets its name only when it is whole: a start that was cut off leaves nothing half made behind.
    making = path if path.exists() else path.with_name(f"{path.name}.new")
    if making != path:
        making.unlink(missing_ok=True)
    with _store(making, must_exist=False) as store:
        for report in load_registry(store, actor="init", reason="first load"):
            typer.echo(_say().say("cli-loaded", sheet=report.sheet, rows=report.rows, changed=report.rows_changed))
        if not no_demo:
            typer.echo(_say().say("cli-demonstration-loaded", count=load_demonstration(store)))
    if making != path:
        making.replace(path)
    typer.echo(str(path))


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
    with _store(database) as store:
        if not file.is_file():
            raise MonitorError("file-missing", file=str(file))
        registry, content = read_registry(store), file.read_bytes()
        day = clock.day(received) if received else None
        judged = intake.examine(registry, content, file_name=file.name, region_code=region, received=day)
        if cells:
            expected_rows(judged, registry, _say()).write_csv(cells)
        refused = judged.cells.filter(pl.col("verdict") == Verdict.REJECT.value).height
        receipt = None
        if not dry_run and not judged.refused and (partial or not refused):
            receipt = intake.submit(
                store, content, judged, region_code=region, actor=actor, received=day, partial=partial
            )
        _tell_result(judged, receipt, as_json=as_json)
        raise typer.Exit(FILE_REFUSED if judged.refused else CELLS_REFUSED if refused else 0)


def _tell_result(judged: intake.Judgement, receipt: intake.Receipt | None, *, as_json: bool) -> None:
    say, rows = _say(), finding_rows(judged, _say())
    counts = {verdict.value: judged.cells.filter(pl.col("verdict") == verdict.value).height for verdict in Verdict}
    if as_json:
        result = {
            "file": judged.file_name,
            "encoding": judged.encoding,
            "refused": judged.refused,
            "stored": receipt is not None,
            "already_stored": bool(receipt and receipt.already_stored),
            "return_id": receipt.return_id if receipt else None,
            "sha256": receipt.sha256 if receipt else None,
            "counts": counts,
            "findings": rows,
        }
        typer.echo(json.dumps(result, ensure_ascii=False, indent=1))
        return
    for row in rows:
        place = say.say("cli-place", file=judged.file_name, row=row["row"] or 0, column=row["column"] or "")
        typer.echo(f"[{say.say('verdict-' + row['verdict'])}] {place}{row['problem']} {row['remedy']}".rstrip())
    typer.echo(say.say("cli-counts", **counts))
    if receipt:
        key = "cli-already" if receipt.already_stored else "cli-stored"
        typer.echo(say.say(key, number=receipt.return_id, sha256=receipt.sha256))
    else:
        typer.echo(say.say("cli-not-stored"))


@app.command(name="attainment")
def attainment_command(
    *,
    region: Annotated[str, typer.Option(help="Region code.")] = "000000",
    children: Annotated[bool, typer.Option("--children", help="The regions right below instead.")] = False,
    target: Annotated[list[str] | None, typer.Option(help="Target id; may be repeated.")] = None,
    as_of: Annotated[str | None, typer.Option(help="2024, 2024-Q3 or 2024-09; else the latest reported.")] = None,
    known_at: Annotated[str | None, typer.Option(help="Only data received by then: date or date and time.")] = None,
    method: Annotated[Method, typer.Option(help="Method of judging progress.")] = Method.LINEAR,
    form: Annotated[Format, typer.Option("--format", help="table, csv or json.")] = Format.TABLE,
    database: Database = None,
) -> None:
    """Attainment of targets by region, with everything a figure needs to be traced."""
    with _store(database) as store:
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
        _write(figures if form is Format.TABLE else explained(figures, registry), form)


@app.command(name="assess")
def assess_command(
    file: Path,
    *,
    method: Annotated[Method, typer.Option(help="Method of judging progress.")],
    form: Annotated[Format, typer.Option("--format", help="table, csv or json.")] = Format.CSV,
) -> None:
    """Judge any table of baselines, values and targets; needs no database."""
    with _told():
        _write(assess_file(file, method=method), form)


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


def _write(frame: pl.DataFrame, form: Format) -> None:
    if form is Format.CSV:
        frame.write_csv(sys.stdout)
    elif form is Format.JSON:
        typer.echo(frame.write_json())
    else:
        with pl.Config(
            tbl_rows=-1, tbl_cols=-1, tbl_width_chars=200, fmt_str_lengths=60, tbl_hide_dataframe_shape=True
        ):
            typer.echo(str(frame.select(name for name in _SHORT if name in frame.columns)))


@demo.command(name="load")
def demo_load(database: Database = None) -> None:
    """Load the demonstration returns; those already there are left alone."""
    with _store(database) as store:
        typer.echo(_say().say("cli-demonstration-loaded", count=load_demonstration(store)))


@demo.command(name="remove")
def demo_remove(actor: Annotated[str, typer.Option(help="Who removes.")] = "cli", database: Database = None) -> None:
    """Take every trace of the demonstration returns out."""
    with _store(database) as store:
        typer.echo(_say().say("cli-demonstration-removed", count=remove_demonstration(store, actor=actor)))


@registry_app.command(name="load")
def registry_load(
    file: Path,
    *,
    actor: Annotated[str, typer.Option(help="Who loads.")],
    reason: Annotated[str, typer.Option(help="Why; kept with the change.")],
    database: Database = None,
) -> None:
    """Load targets.csv, indicators.csv, regions.csv, ... ; the file's name says which."""
    with _store(database) as store:
        report = load_registry_file(store, file, actor=actor, reason=reason)
        typer.echo(_say().say("cli-loaded", sheet=report.sheet, rows=report.rows, changed=report.rows_changed))


if __name__ == "__main__":
    app()
