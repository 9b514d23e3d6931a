"""The command line as a user types it, in a process of its own."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from data.store import Store

ROOT = Path(__file__).parent.parent
RETURNS = ROOT / "tests" / "validators" / "returns"
LONG = "行政区划代码,指标,统计期,完成值,分子,分母\n440100,geriatrics-dept,2024-Q3,{value},{value},100\n"


def cli(*words: str, database: Path, language: str = "zh-CN") -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "MONITOR_DATABASE": str(database), "MONITOR_LANG": language}
    return subprocess.run(
        [sys.executable, "cli.py", *words], cwd=ROOT, capture_output=True, text=True, check=False, env=environment
    )


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def written(tmp_path: Path, text: str) -> str:
    path = tmp_path / "return.csv"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_init_twice_changes_nothing(database: Path) -> None:
    again = cli("init", "--no-demo", database=database)
    assert again.returncode == 0
    assert not (database.parent / "monitor.duckdb.new").exists()


def test_children_of_guangdong_are_its_21_cities(database: Path) -> None:
    words = ["attainment", "--region", "440000", "--children", "--as-of", "2024-Q3", "--format", "csv"]
    rows = table(cli(*words, database=database).stdout)
    assert len({row["region_code"] for row in rows}) == 21
    wanted = (
        "target_id,indicator_id,region_code,period,value,numerator,denominator,reported_units,expected_units,"
        "target_value,attainment,gap,elapsed_share,expected_value,pace,status,reason,method"
    )
    assert set(wanted.split(",")) <= set(rows[0])


def test_a_return_goes_in_once_and_shows(database: Path, tmp_path: Path) -> None:
    file = written(tmp_path, LONG.format(value=88))
    words = ["ingest", file, "--region", "440000", "--actor", "test", "--received", "2024-10-10", "--json"]
    first = cli(*words, database=database)
    assert first.returncode == 0, first.stderr
    result = json.loads(first.stdout)
    assert (result["stored"], result["already_stored"], result["counts"]["accept"]) == (True, False, 1)
    assert json.loads(cli(*words, database=database).stdout)["already_stored"] is True
    shown = cli(
        *["attainment", "--region", "440100", "--target", "gd2024-19-geriatrics-dept", "--as-of", "2024-Q3"],
        *["--format", "json"],
        database=database,
    )
    assert [row["value"] for row in json.loads(shown.stdout)] == [88.0]


def test_refused_cells_exit_1_and_a_refused_file_2(database: Path, tmp_path: Path) -> None:
    words = ("--region", "440000", "--actor", "test")
    cells = cli("ingest", written(tmp_path, LONG.format(value="8O")), *words, database=database)
    assert cells.returncode == 1
    assert "8O" in cells.stdout
    whole = cli("ingest", written(tmp_path, ""), *words, database=database)
    assert whole.returncode == 2
    assert whole.stdout.strip()


def test_cells_are_written_with_the_verdict_on_each(database: Path, tmp_path: Path) -> None:
    out = tmp_path / "cells.csv"
    file = str(RETURNS / "01_gb18030_title_rows.csv")
    done = cli(
        "ingest", file, "--region", "440000", "--actor", "test", "--dry-run", "--cells", str(out), database=database
    )
    assert done.returncode == 0, done.stderr
    found = {(row["row"], row["column"]): row for row in table(out.read_text(encoding="utf-8"))}
    expected = [
        row for row in table((RETURNS / "expected.csv").read_text("utf-8-sig")) if row["file"].startswith("01_")
    ]
    assert len(expected) == 18
    for line in expected:
        seen = found[line["row"], line["column"]]
        names = ("expected", "region_code", "period", "target_id", "unit", "reason_code")
        assert {name: seen[name] for name in names} == {name: line[name] for name in names}, line
        value = line["canonical_value"]
        assert (float(seen["canonical_value"]) if value else seen["canonical_value"]) == (float(value) if value else "")
    nothing = cli("attainment", "--region", "440100", "--as-of", "2024-Q3", "--format", "csv", database=database)
    assert {row["value"] for row in table(nothing.stdout)} == {""}


def test_another_process_holding_the_file_is_named(database: Path) -> None:
    with Store.open(database):
        told = cli("attainment", "--region", "440000", database=database)
    assert told.returncode == 3
    assert str(os.getpid()) in told.stderr
    assert "Traceback" not in told.stderr
    assert cli("attainment", "--region", "440000", database=database).returncode == 0


@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize(
    "words",
    [
        ("attainment", "--region", "999999"),
        ("attainment", "--region", "440000", "--as-of", "2024-Q9"),
        ("attainment", "--region", "440000", "--target", "nope"),
        ("attainment", "--region", "440000", "--known-at", "yesterday"),
        ("ingest", "missing.csv", "--region", "440000", "--actor", "x"),
        ("ingest", "Makefile", "--region", "440000", "--actor", "x", "--received", "2099-01-01"),
        ("registry", "load", "Makefile", "--actor", "x", "--reason", "y"),
    ],
    ids=" ".join,
)
def test_wrong_words_are_told_kindly(database: Path, words: tuple[str, ...], language: str) -> None:
    told = cli(*words, database=database, language=language)
    assert told.returncode == 2
    assert len(told.stderr.strip().splitlines()) >= 2  # what was found, and what to do
    assert "Traceback" not in told.stderr


def test_no_database_yet_is_told(tmp_path: Path) -> None:
    told = cli("attainment", "--region", "440000", database=tmp_path / "none.duckdb")
    assert told.returncode == 2
    assert "none.duckdb" in told.stderr
    assert not (tmp_path / "none.duckdb").exists()
