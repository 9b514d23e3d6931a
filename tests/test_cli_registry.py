import csv
import io
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cli import app
from data.store import Store
from services.administration import load_registry
from services.permissions import local
from services.registry import read_registry

GP = "gd2024-21-gp-trained"


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cli-registry") / "monitor.duckdb"
    with Store.open(path) as store:
        load_registry(store, actor=local("test"), reason="cli")
    return path


@pytest.fixture
def database(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "monitor.duckdb"
    shutil.copy(made, path)
    monkeypatch.setenv("MONITOR_DATABASE", str(path))
    monkeypatch.setenv("MONITOR_LANG", "zh-CN")
    return path


def run(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["registry", *words])
    return result.exit_code, result.output


def values(output: str) -> dict[str, str]:
    return {row["setting"]: row["value"] for row in csv.DictReader(io.StringIO(output))}


@pytest.mark.usefixtures("database")
def test_a_setting_is_changed_and_a_wrong_one_refused() -> None:
    who = ("--actor", "王", "--reason", "试用")
    assert run("set", "cut_slow", "0.7", *who)[0] == 0
    assert values(run("settings", "--format", "csv")[1])["cut_slow"] == "0.7"
    code, said = run("set", "cut_slow", "1.5", *who)
    assert (code, "超出范围" in said) == (2, True)
    code, said = run("set", "cut_slow", "0.8", "--actor", "王", "--reason", " ")
    assert (code, "没有写明理由" in said) == (2, True)
    assert values(run("settings", "--format", "csv")[1])["cut_slow"] == "0.7"
    code, said = run("log", "--format", "csv")
    assert said.splitlines()[1].split(",")[2:5] == ["王", "试用", "settings"]


def test_decomposed_targets_come_in_by_file(database: Path, tmp_path: Path) -> None:
    file = tmp_path / "form.csv"
    file.write_text(f"target_id,region_code,threshold,due_date\n{GP},440100,500,\n", encoding="utf-8")
    who = ("--actor", "王", "--reason", "粤卫函1号")
    code, said = run("decompose", str(file), "--dry-run", *who)
    assert code == 0
    assert "500 / 2000 (-1500)" in said
    with Store.open(database) as store:
        assert read_registry(store).decomposed.is_empty()
    assert run("decompose", str(file), *who)[0] == 0
    with Store.open(database) as store:
        assert read_registry(store).decomposed["threshold"].to_list() == [500.0]
    file.write_text(f"target_id,region_code,threshold,due_date\n{GP},450100,500,\n", encoding="utf-8")
    code, said = run("decompose", str(file), *who)
    assert (code, "不在目标约束的地区" in said) == (2, True)


def test_a_registry_file_has_a_dry_run(database: Path, tmp_path: Path) -> None:
    file = tmp_path / "themes.csv"
    file.write_text("theme,theme_en,position\n新领域,New,99\n", encoding="utf-8")
    code, said = run("load", str(file), "--dry-run", "--actor", "王", "--reason", "试")
    assert (code, "其中1行有变化" in said) == (0, True)
    with Store.open(database) as store:
        assert "新领域" not in set(read_registry(store).themes["theme"])
