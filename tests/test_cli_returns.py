"""`cli.py returns` as a user types it, in a process of its own."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

from data.store import Store

ROOT = Path(__file__).parent.parent
HEADER = "行政区划代码,指标,统计期,完成值,分子,分母\n"
FIGURE = ["attainment", "--region", "440100", "--target", "gd2024-19-geriatrics-dept", "--as-of", "2024-Q3"]


def cli(*words: str, database: Path, review: str = "on", language: str = "zh-CN") -> subprocess.CompletedProcess[str]:
    settings = {"MONITOR_DATABASE": str(database), "MONITOR_LANG": language, "MONITOR_REVIEW": review}
    return subprocess.run(
        [sys.executable, "cli.py", *words],
        cwd=ROOT, capture_output=True, text=True, check=False, env=os.environ | settings,
    )  # fmt: skip


def ingested(database: Path, share: int, received: str) -> str:
    file = database.parent / f"{share}.csv"
    file.write_text(f"{HEADER}440100,geriatrics-dept,2024-Q3,{share},{share},100\n", encoding="utf-8")
    words = ["ingest", str(file), "--region", "440000", "--actor", "sender", "--received", received, "--json"]
    result = json.loads(cli(*words, database=database).stdout)
    assert (result["stored"], result["state"]) == (True, "submitted")
    return str(result["return_id"])


def listed(database: Path, *words: str) -> list[dict[str, str]]:
    found = cli("returns", "list", *words, "--format", "csv", database=database)
    assert found.returncode == 0, found.stderr
    return list(csv.DictReader(io.StringIO(found.stdout)))


def figure(database: Path, *words: str) -> float | None:
    shown = cli(*FIGURE, *words, "--format", "json", database=database)
    value: float | None = json.loads(shown.stdout)[0]["value"]
    return value


def test_from_submitted_to_approved_to_withdrawn(database: Path) -> None:
    first = ingested(database, 80, "2024-10-10")
    assert figure(database) is None
    assert [row["return_id"] for row in listed(database, "--state", "submitted")] == [first]
    assert listed(database, "--region", "450000") == []
    approved = cli("returns", "approve", first, "--actor", "王审核", database=database)
    assert approved.returncode == 0, approved.stderr
    assert "已通过" in approved.stdout
    assert figure(database) == 80.0
    assert figure(database, "--known-at", "2024-12-31") is None

    second = ingested(database, 85, "2024-11-05")
    assert figure(database) == 80.0
    shown = json.loads(cli("returns", "show", second, "--format", "json", database=database).stdout)
    assert shown["return"]["state"] == "submitted"
    assert [(one["old"], one["new"], one["change"]) for one in shown["values"]] == [(80.0, 85.0, "changed")]
    assert [one["return_id"] for one in shown["corrects"]] == [first]
    assert [one["state"] for one in shown["steps"]] == ["submitted"]
    cli("returns", "approve", second, "--actor", "王审核", database=database)
    assert figure(database) == 85.0
    assert [row["return_id"] for row in listed(database, "--state", "superseded")] == [first]
    gone = cli("returns", "withdraw", second, "--actor", "王审核", "--comment", "报错了", database=database)
    assert gone.returncode == 0, gone.stderr
    assert figure(database) == 80.0


def test_known_errors_have_exit_code_2_and_change_nothing(database: Path) -> None:
    number = ingested(database, 80, "2024-10-10")
    back = cli("returns", "send-back", number, "--actor", "王审核", "--comment", "请补分母", database=database)
    assert back.returncode == 0, back.stderr
    for words, said in (
        (["approve", number, "--actor", "a"], "目前为“已退回”，不能通过"),
        (["send-back", number, "--actor", "a", "--comment", " "], "没有写明理由"),
        (["withdraw", number, "--actor", "", "--comment", "x"], "没有写明经办人"),
        (["show", "0000000000000000"], "没有回执号"),
        (["list", "--state", "lost"], "状态"),
        (["list", "--region", "999999"], "没有代码"),
        (["template", "--region", "440100", "--period", "2024-Q9", "-o", "x.csv"], "统计期"),
        (["template", "--region", "440100", "--period", "2024-Q3", "-o", "/nowhere/x.csv"], "无法写入"),
    ):
        told = cli("returns", *words, database=database)
        assert told.returncode == 2, words
        assert said in told.stderr
        assert "Traceback" not in told.stderr
    assert "cannot be approved" in cli(
        "returns", "approve", number, "--actor", "a", database=database, language="en"
    ).stderr  # fmt: skip
    assert [row["state"] for row in listed(database)] == ["sent_back"]


def test_show_reads_as_text_and_as_csv(database: Path) -> None:
    number = ingested(database, 80, "2024-10-10")
    text = cli("returns", "show", number, database=database)
    assert text.returncode == 0, text.stderr
    for part in ("80.csv", "sender", "处理经过（1步）", "geriatrics-dept"):
        assert part in text.stdout
    rows = list(
        csv.DictReader(io.StringIO(cli("returns", "show", number, "--format", "csv", database=database).stdout))
    )
    assert [(row["old"], row["new"], row["change"]) for row in rows] == [("", "80.0", "new")]


def test_a_held_database_is_exit_code_3(database: Path) -> None:
    with Store.open(database):
        held = cli("returns", "list", database=database)
    assert held.returncode == 3
    assert str(os.getpid()) in held.stderr


def test_the_form_is_written(database: Path, tmp_path: Path) -> None:
    own, all_of_them = tmp_path / "own.csv", tmp_path / "all.csv"
    words = ["returns", "template", "--region", "440100", "--period", "2024-Q3"]
    assert cli(*words, "-o", str(own), database=database).returncode == 0
    assert cli(*words, "--below", "-o", str(all_of_them), database=database).returncode == 0
    assert "440100" in own.read_text(encoding="utf-8-sig")
    assert len(all_of_them.read_text(encoding="utf-8-sig").splitlines()) > len(own.read_text("utf-8-sig").splitlines())


@pytest.mark.parametrize(("language", "rule"), [("zh-CN", "六位"), ("en", "code")])
def test_the_form_is_a_workbook_where_its_name_says_so(
    database: Path, tmp_path: Path, language: str, rule: str
) -> None:
    form, text = tmp_path / "form.XLSX", tmp_path / "form.csv"
    words = ["returns", "template", "--region", "440100", "--period", "2024-Q3"]
    for path in (form, text):
        assert cli(*words, "-o", str(path), database=database, language=language).returncode == 0
    sheet = load_workbook(form).worksheets[0]
    assert sheet.max_row == len(text.read_text("utf-8-sig").splitlines())
    assert sheet["A1"].comment is not None
    assert rule in sheet["A1"].comment.text
