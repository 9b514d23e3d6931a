"""The command line reads as who it is, and what it writes as a file stands in the audit trail."""

import csv
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cli import app
from data.store import Store
from services.administration import load_registry
from services.permissions import local


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("people") / "monitor.duckdb"
    with Store.open(path) as store:
        load_registry(store, actor=local("test"), reason="cli")
    return path


def run(database: Path, *words: str, who: str = "keeper") -> tuple[int, str]:
    environment = {"MONITOR_LANG": "zh-CN", "MONITOR_ACTOR": who}
    result = CliRunner().invoke(app, ["--database", str(database), *words], env=environment)
    return result.exit_code, result.output


def granted(database: Path, name: str, role: str, region: str, actor: str = "keeper") -> tuple[int, str]:
    return run(
        database, "user", "grant", name, "--role", role, "--region", region, "--actor", actor, "--reason", "任命"
    )


def test_roles_are_granted_and_read_within_the_own_region(database: Path) -> None:
    assert granted(database, "li", "administrator", "440000")[0] == 0
    assert granted(database, "wu", "analyst", "450000")[0] == 0
    code, said = granted(database, "chen", "analyst", "450000", actor="li")
    assert (code, "不能在广西" in said) == (2, True)
    names = [one["name"] for one in json.loads(run(database, "user", "list", "--format", "json", who="li")[1])]
    assert names == ["li"]
    assert "不能在" in run(database, "user", "list", who="wu")[1]
    code, said = run(database, "user", "revoke", "li", "--actor", "keeper", "--reason", "离任")
    assert (code, "最后一名管理员" in said) == (2, True)


def test_who_lost_a_role_does_not_become_the_keeper(database: Path) -> None:
    assert granted(database, "qian", "analyst", "440100")[0] == 0
    assert run(database, "user", "revoke", "qian", "--actor", "keeper", "--reason", "离任")[0] == 0
    code, said = granted(database, "friend", "administrator", "440100", actor="qian")
    assert (code, "qian已经没有角色" in said) == (2, True)
    assert run(database, "audit", "list", who="qian")[0] == 2


@pytest.mark.parametrize("word", ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0"])
def test_what_is_written_for_a_spreadsheet_runs_nothing(database: Path, word: str) -> None:
    code, said = run(database, "user", "grant", word, "--role", "viewer", "--region", "440100", "--actor", "k",
                     "--reason", word)  # fmt: skip
    assert code == 0, said
    cells = [
        cell for line in csv.reader(run(database, "user", "list", "--format", "csv")[1].splitlines()) for cell in line
    ]
    assert f"'{word}" in cells
    assert word not in cells


@pytest.mark.parametrize("name", ["monitor.duckdb", "../{folder}/monitor.duckdb", "monitor.duckdb.wal", "link.csv"])
def test_no_output_is_written_over_the_database(database: Path, name: str) -> None:
    output = database.parent / name.format(folder=database.parent.name)
    link = database.parent / "link.csv"
    if not link.exists():
        link.symlink_to(database)
    before = database.read_bytes()[:4096]
    words = ("returns", "template", "--region", "440100", "--period", "2024-Q3", "-o", str(output))
    code, said = run(database, *words)
    assert (code, "不能覆盖" in said) == (2, True)
    code, said = run(database, "bulletin-template", "-o", str(output))
    assert (code, "不能覆盖" in said) == (2, True)
    assert database.read_bytes()[:4096] == before
    assert run(database, "audit", "verify")[0] == 0


def test_returns_are_read_within_the_own_region(database: Path) -> None:
    granted(database, "zhao", "reviewer", "440100")
    assert run(database, "returns", "list", who="zhao")[0] == 0
    assert run(database, "returns", "list", "--region", "440000", who="zhao")[0] == 2
    assert run(database, "returns", "list", "--region", "000000")[0] == 0


def test_an_export_leaves_a_line_and_a_table_on_the_terminal_none(database: Path, tmp_path: Path) -> None:
    def exports() -> list[tuple[str, str]]:
        lines = json.loads(run(database, "audit", "list", "--action", "export", "--rows", "999", "--format", "json")[1])
        return [(one["actor"], one["subject"]) for one in lines][::-1]

    before = len(exports())
    run(database, "user", "list")
    run(database, "user", "list", "--format", "csv", who="wang")
    form = tmp_path / "form.csv"
    run(database, "returns", "template", "--region", "440100", "--period", "2024-Q3", "-o", str(form), who="wang")
    # Reading the trail as JSON is an export too: it stands there the next time.
    assert exports()[before:] == [("keeper", "json"), ("wang", "csv"), ("wang", "form.csv")]
    assert run(database, "audit", "verify")[0] == 0


def test_the_trail_is_held_against_what_was_noted_of_it_elsewhere(database: Path, tmp_path: Path) -> None:
    code, said = run(database, "audit", "verify")
    head = said.split("：")[-1].strip()
    kept = tmp_path / "kept.duckdb"
    assert (code, run(database, "backup", "-o", str(kept))[0]) == (0, 0)
    run(database, "user", "list", "--format", "csv")
    known = ("--head", head, "--earlier", str(kept))
    assert run(database, "audit", "verify", *known)[0] == 0
    with Store.open(database) as store, store.transaction() as write:
        write.cursor.execute("DELETE FROM audit WHERE line > (SELECT max(line) - 2 FROM audit)")
    assert run(database, "audit", "verify")[0] == 0
    line = int(head.split(":")[0])
    for option in (known[:2], known[2:]):
        code, said = run(database, "audit", "verify", *option)
        assert (code, f"第{line}行不见了" in said) == (1, True)
    assert run(database, "audit", "verify", "--head", "x")[0] == 2
    assert run(database, "audit", "verify", "--earlier", str(tmp_path / "none.duckdb"))[0] == 2
