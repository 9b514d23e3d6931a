"""`cli.py chart` and `cli.py bulletin --format pptx`, as a user types them."""

import io
import os
import shutil
import struct
import subprocess
import sys
from pathlib import Path

import pytest
from pptx import Presentation

from reports.pictures import browser

ROOT = Path(__file__).parent.parent
STANDARD = "乡镇卫生院、社区卫生服务中心达到国家能力标准比例"
TARGET = "gd2024-05-primary-national-standard"
needs_browser = pytest.mark.skipif(browser() is None, reason="no browser is installed")


def cli(*words: str, database: Path, language: str = "zh-CN", **more: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "MONITOR_DATABASE": str(database), "MONITOR_LANG": language, **more}
    return subprocess.run(
        [sys.executable, "cli.py", *words], cwd=ROOT, capture_output=True, text=True, check=False, env=environment
    )


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("chart")
    path, sent = folder / "monitor.duckdb", folder / "return.csv"
    assert cli("init", "--no-demo", database=path).returncode == 0
    lines = [f"{code},{STANDARD},2024-Q3,{value},{value},100" for code, value in (("440100", 81), ("440300", 88))]
    sent.write_text("行政区划代码,指标,统计期,完成值,分子,分母\n" + "\n".join(lines) + "\n", encoding="utf-8")
    words = ["ingest", str(sent), "--region", "440000", "--actor", "t", "--received", "2024-10-09"]
    assert cli(*words, database=path).returncode == 0
    return path


@pytest.fixture
def database(template: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(template, tmp_path / "monitor.duckdb"))


def chart(database: Path, out: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    asked = ["chart", "--target", TARGET, "--region", "440000", "--as-of", "2024-Q3", *words, "-o", str(out)]
    return cli(*asked, database=database, **more)


@needs_browser
def test_a_chart_is_written_as_png(database: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.png"
    ran = chart(database, out)
    assert ran.returncode == 0, ran.stderr
    assert str(out) in ran.stdout
    assert struct.unpack(">II", out.read_bytes()[16:24]) == (3200, 1800)


@needs_browser
def test_a_chart_is_written_as_svg_in_english(database: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.svg"
    ran = chart(database, out, "--form", "dots", "--format", "svg", "--lang", "en")
    assert ran.returncode == 0, ran.stderr
    drawn = out.read_text(encoding="utf-8")
    assert "Shenzhen" in drawn
    assert ">88" in drawn


def test_without_a_browser_a_sentence_and_no_file(database: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.png"
    ran = chart(database, out, BROWSER_PATH="/no/such/browser")
    assert ran.returncode == 2
    assert "BROWSER_PATH" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert not list(tmp_path.glob("*a.png*"))


def test_a_form_that_cannot_be_drawn_names_those_that_can(database: Path, tmp_path: Path) -> None:
    ran = chart(database, tmp_path / "a.png", "--form", "contributions")
    assert ran.returncode == 2
    assert "dots" in ran.stderr


def test_a_bulletin_is_written_as_slides(database: Path, tmp_path: Path) -> None:
    out, again = tmp_path / "a.pptx", tmp_path / "b.pptx"
    words = ["bulletin", "--region", "440000", "--period", "2024-Q3", "--format", "pptx", "--target", TARGET]
    ran = cli(*words, "-o", str(out), database=database)
    assert ran.returncode == 0, ran.stderr
    assert cli(*words, "-o", str(again), database=database).returncode == 0
    assert out.read_bytes() == again.read_bytes()
    slides = Presentation(io.BytesIO(out.read_bytes())).slides
    assert "广东省" in slides[0].shapes.title.text_frame.text
    assert any(shape.has_chart for slide in slides for shape in slide.shapes)


@needs_browser
def test_a_chart_of_a_region_with_all_targets(database: Path, tmp_path: Path) -> None:
    out = tmp_path / "themes.svg"
    words = ["chart", "--region", "440000", "--as-of", "2024-Q3", "--form", "themes", "--format", "svg"]
    ran = cli(*words, "-o", str(out), database=database)
    assert ran.returncode == 0, ran.stderr
    assert "公共卫生" in out.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--form", "matrix", "--target", TARGET], "去掉 --target"),
        (["--form", "dots"], "没有指定目标"),
        (["--form", "pie"], "dots, tiles, trend, contributions, themes, matrix, scorecard"),
    ],
)
def test_a_form_and_its_target_have_to_suit_each_other(
    database: Path, tmp_path: Path, words: list[str], told: str
) -> None:
    ran = cli(
        "chart", "--region", "440000", "--as-of", "2024-Q3", *words, "-o", str(tmp_path / "a.png"), database=database
    )
    assert ran.returncode == 2
    assert told in ran.stderr
    assert not list(tmp_path.glob("a.png*"))


def test_an_unknown_format_names_all_there_are(database: Path, tmp_path: Path) -> None:
    words = ["bulletin", "--region", "440000", "--period", "2024-Q3", "--format", "odp"]
    ran = cli(*words, "-o", str(tmp_path / "a.odp"), database=database)
    assert ran.returncode == 2
    assert "pptx" in ran.stderr
