"""`cli.py notice` and `cli.py score` as a user types them, in a process of their own."""

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from docx import Document

ROOT = Path(__file__).parent.parent
INDICATOR, TARGET = "primary-national-standard", "gd2024-05-primary-national-standard"
# Guangzhou at 80 when the target of more than 85 began, at 80.5 since: far behind in two quarters.
QUARTERS = (("2023-Q4", 80, "2024-01-09"), ("2024-Q2", 80.5, "2024-07-09"), ("2024-Q3", 80.5, "2024-10-09"))


def cli(*words: str, database: Path, language: str = "zh-CN") -> subprocess.CompletedProcess[str]:
    settings = {"MONITOR_DATABASE": str(database), "MONITOR_LANG": language}
    return subprocess.run(
        [sys.executable, "cli.py", *words],
        cwd=ROOT, capture_output=True, text=True, check=False, env=os.environ | settings,
    )  # fmt: skip


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cli") / "monitor.duckdb"
    assert cli("init", "--no-demo", database=path).returncode == 0
    for quarter, share, received in QUARTERS:
        file = path.parent / f"{quarter}.csv"
        cells = f"440100,{INDICATOR},{quarter},{share},{share * 2:g},200"
        file.write_text(f"行政区划代码,指标,统计期,完成值,分子,分母\n{cells}\n", encoding="utf-8")
        words = ("ingest", str(file), "--region", "440000", "--actor", "sender", "--received", received)
        assert cli(*words, database=path).returncode == 0
    return path


@pytest.fixture
def database(template: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(template, tmp_path / "monitor.duckdb"))


def done(database: Path, *words: str) -> str:
    result = cli("notice", *words, database=database)
    assert result.returncode == 0, result.stderr
    return result.stdout


def test_from_proposal_to_closing(database: Path, tmp_path: Path) -> None:
    asked = ("--region", "440000", "--as-of", "2024-Q3", "--on", "2024-10-20")
    (proposed,) = csv.DictReader(io.StringIO(done(database, "propose", *asked, "--format", "csv")))
    assert (proposed["region_code"], proposed["target_id"], proposed["colour"]) == ("440100", TARGET, "blue")
    key = done(database, "propose", *asked, "--keep", "--actor", "李").strip().splitlines()[-1]
    said = done(database, "issue", key, "--actor", "张", "--on", "2024-10-20", "--deadline", "2024-11-20")
    assert "督办〔2024〕1号" in said
    (over,) = json.loads(
        done(database, "list", "--region", "440000", "--on", "2024-11-25", "--overdue", "--format", "json")
    )
    assert (over["notice_id"], over["days_over"]) == (key, 5)
    letter = tmp_path / "letter.docx"
    done(database, "make", key, "-o", str(letter))
    assert "督办〔2024〕1号" in "\n".join(one.text for one in Document(str(letter)).paragraphs)
    early = cli("notice", "close", key, "--actor", "张", "--comment", "x", database=database)
    assert early.returncode == 2
    assert "不能销号" in early.stderr
    done(database, "escalate", key, "--actor", "张", "--colour", "orange", "--comment", "逾期", "--on", "2024-11-25")
    done(database, "reply", key, "--actor", "广州", "--text", "已整改", "--document", "穗卫1号", "--on", "2024-12-01")
    done(database, "close", key, "--actor", "张", "--comment", "属实", "--on", "2024-12-02")
    (closed,) = json.loads(done(database, "list", "--region", "440100", "--on", "2024-12-31", "--format", "json"))
    assert (closed["state"], closed["colour"], closed["serial"]) == ("closed", "orange", 1)


def test_something_the_rules_do_not_propose(database: Path) -> None:
    asked = ("--region", "440000", "--as-of", "2024-Q2")  # behind in one quarter only by then
    assert not list(csv.DictReader(io.StringIO(done(database, "propose", *asked, "--format", "csv"))))
    (behind,) = csv.DictReader(io.StringIO(done(database, "behind", *asked, "--format", "csv")))
    assert (behind["region_code"], behind["target_id"]) == ("440100", TARGET)
    words = ("choose", *asked, "--target", TARGET, "--about", "440100", "--actor", "张", "--on", "2024-07-20")
    bare = cli("notice", *words, "--comment", " ", database=database)
    assert bare.returncode == 2
    assert "督办〔2024〕1号" in done(database, *words, "--comment", "专项督查")
    assert done(database, "behind", *asked, "--format", "csv").strip().count("\n") == 0


def test_what_cannot_be_done_is_told(database: Path) -> None:
    for words, said in (
        (("issue", "nothing", "--actor", "a"), "没有编码为"),
        (("list", "--region", "999999"), "没有代码为"),
        (("propose", "--region", "440000", "--as-of", "2024-Q9"), "无法识别统计期"),
    ):
        result = cli("notice", *words, database=database)
        assert result.returncode == 2
        assert said in result.stderr
        assert "Traceback" not in result.stderr


def test_score_as_table_and_files(database: Path, tmp_path: Path) -> None:
    asked = ("score", "--region", "440100", "--period", "2024-Q3")
    table = cli(*asked, database=database)
    assert table.returncode == 0, table.stderr
    assert "权重8 × 完成率94.71% = 7.58" in table.stdout  # 80.5 / 85
    (total,) = json.loads(cli(*asked, "--format", "json", database=database).stdout)
    assert (total["raw"], total["base"], total["rank"]) == (7.58, 94.75, None)
    for form in ("docx", "xlsx"):
        file = tmp_path / f"score.{form}"
        made = cli(*asked, "--format", form, "-o", str(file), "--lang", "en", database=database)
        assert made.returncode == 0, made.stderr
        assert file.read_bytes().startswith(b"PK")
    lost = cli(*asked, "--format", "docx", database=database)
    assert lost.returncode == 2
    assert "-o" in lost.stderr
