"""A lake on the command line: what an administrator types, each in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from data.store import Store
from locales import LANGUAGES

pytest.importorskip("psycopg", reason="NOT TESTED: lakes need requirements-cluster.txt")

ROOT = Path(__file__).parent.parent
LINES = "行政区划代码,指标,统计期,完成值,分子,分母\n440100,geriatrics-dept,2024-Q3,80,80,100\n"


def run(database: object, *words: str, language: str = "en") -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "MONITOR_DATABASE": str(database), "MONITOR_LANG": language}
    return subprocess.run(
        [sys.executable, "cli.py", *words], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )


def test_a_lake_from_its_making_to_its_backup(database: Path, lake: str, tmp_path: Path) -> None:
    moved = run(database, "migrate", "--to", lake)
    assert moved.returncode == 0, moved.stderr
    assert "equal" in moved.stdout
    (tmp_path / "return.csv").write_text(LINES, encoding="utf-8")
    sent = run(lake, "ingest", str(tmp_path / "return.csv"), "--region", "440000", "--actor", "test")
    assert sent.returncode == 0, sent.stderr
    judged = run(lake, "attainment", "--region", "440100", "--as-of", "2024-Q3", "--format", "csv")
    assert "geriatrics-dept" in judged.stdout
    assert run(lake, "compact").returncode == 0
    assert run(lake, "check").returncode == 0
    refused = run(lake, "backup")
    assert refused.returncode == 2
    assert "-o" in refused.stderr
    assert run(lake, "backup", "-o", str(tmp_path / "safe.duckdb")).returncode == 0
    with Store.read(tmp_path / "safe.duckdb") as copy:
        assert copy.frame("return_ids").height == 1
    again = run(database, "migrate", "--to", lake)
    assert again.returncode == 2
    assert "holds data already" in again.stderr


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_password_in_the_address_is_refused(language: str) -> None:
    said = run("ducklake:postgres:dbname=x password=secret", "check", language=language)
    assert said.returncode == 2
    assert "PGPASSWORD" in said.stderr
    assert "secret" not in said.stderr + said.stdout


def test_a_file_is_not_compacted(database: Path) -> None:
    said = run(database, "compact")
    assert said.returncode == 2
    assert "one file" in said.stderr
