"""`cli.py bulletin` as a user types it, in a process of its own."""

import hashlib
import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

ROOT = Path(__file__).parent.parent
HEADER = "行政区划代码,指标,统计期,完成值,分子,分母\n"


def cli(*words: str, database: Path, language: str = "zh-CN") -> subprocess.CompletedProcess[str]:
    settings = {"MONITOR_DATABASE": str(database), "MONITOR_LANG": language}
    return subprocess.run(
        [sys.executable, "cli.py", *words],
        cwd=ROOT, capture_output=True, text=True, check=False, env=os.environ | settings,
    )  # fmt: skip


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cli") / "monitor.duckdb"
    made = cli("init", "--no-demo", database=path)
    assert made.returncode == 0, made.stderr
    sent(path, 81, "2024-10-10")
    return path


def sent(database: Path, share: int, received: str) -> None:
    file = database.parent / f"{share}.csv"
    file.write_text(f"{HEADER}440100,geriatrics-dept,2024-Q3,{share},{share},100\n", encoding="utf-8")
    words = ["ingest", str(file), "--region", "440000", "--actor", "sender", "--received", received]
    assert cli(*words, database=database).returncode == 0


def bulletin(database: Path, file: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    asked = ["bulletin", "--region", "440000", "--period", "2024-Q3", *words, "-o", str(file)]
    return cli(*asked, database=database, **more)


def said(file: Path) -> str:
    document = Document(BytesIO(file.read_bytes()))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def test_bulletin_and_the_same_again_after_a_revision(database: Path, tmp_path: Path) -> None:
    first, now, again = (tmp_path / f"{name}.docx" for name in ("first", "now", "again"))
    made = bulletin(database, first, "--known-at", "2024-10-31")
    assert made.returncode == 0, made.stderr
    version = made.stdout.rpartition("--data-version ")[2].strip()
    sent(database, 87, "2024-10-12")
    assert bulletin(database, now, "--known-at", "2024-10-31").returncode == 0
    assert bulletin(database, again, "--known-at", "2024-10-31", "--data-version", version).returncode == 0
    assert digest(first) == digest(again) != digest(now)
    assert ("81%" in said(first), "87%" in said(now), "87%" in said(again)) == (True, True, False)


def test_workbook_and_english(database: Path, tmp_path: Path) -> None:
    made = bulletin(database, tmp_path / "a.xlsx", "--format", "xlsx", "--lang", "en")
    assert made.returncode == 0, made.stderr
    assert (tmp_path / "a.xlsx").read_bytes()[:2] == b"PK"
    assert bulletin(database, tmp_path / "a.docx", "--lang", "en").returncode == 0
    assert "Health-reform targets of Guangdong" in said(tmp_path / "a.docx")


def test_own_template(database: Path, tmp_path: Path) -> None:
    starter, filled = tmp_path / "starter.docx", tmp_path / "filled.docx"
    assert cli("bulletin-template", "-o", str(starter), database=database).returncode == 0
    assert bulletin(database, filled, "--template", str(starter)).returncode == 0
    assert "关于2024年三季度广东省" in said(filled)
    document = Document(BytesIO(starter.read_bytes()))
    document.add_paragraph("{{ signature }}")
    document.save(str(starter))
    refused = bulletin(database, tmp_path / "none.docx", "--template", str(starter))
    assert (refused.returncode, "signature" in refused.stderr) == (2, True)
    assert not (tmp_path / "none.docx").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--format", "odt"], "odt"),
        (["--period", "2024-13"], "2024-13"),
        (["--region", "999999"], "999999"),
        (["--document", "none"], "none"),
        (["--data-version", "9999"], "9999"),
        (["--lang", "fr"], "fr"),
        (["--known-at", "soon"], "soon"),
        (["--template", "no-such-file.docx"], "no-such-file.docx"),
    ],
)
def test_bad_input_is_told_and_no_file_is_written(database: Path, tmp_path: Path, words: list[str], told: str) -> None:
    refused = bulletin(database, tmp_path / "a.docx", *words)
    assert (refused.returncode, told in refused.stderr) == (2, True)
    assert "Traceback" not in refused.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there(database: Path, tmp_path: Path) -> None:
    refused = bulletin(database, tmp_path / "nowhere" / "a.docx")
    assert (refused.returncode, "nowhere" in refused.stderr) == (2, True)
