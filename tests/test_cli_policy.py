from pathlib import Path

import pytest
from typer.testing import CliRunner

from cli import app
from data.store import Store
from services import policy_texts
from services.administration import load_registry
from services.permissions import local

QUOTE = "2021年底前出台新版广西医疗服务项目价格规范"
TEXT = f"（三）深化医疗服务价格改革。{QUOTE}。\n"


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("policy") / "monitor.duckdb"
    with Store.open(path) as store:
        load_registry(store, actor=local("test"), reason="cli")
    return path


def run(database: Path, *words: str, language: str = "zh-CN") -> tuple[int, str]:
    result = CliRunner().invoke(app, ["--database", str(database), "policy", *words], env={"MONITOR_LANG": language})
    return result.exit_code, result.output


def imported(database: Path, file: Path, document: str = "gx2021", language: str = "zh-CN") -> tuple[int, str]:
    return run(database, "import", str(file), "--document", document, "--actor", "李四", "--reason", "存档",
               language=language)  # fmt: skip


def test_an_import_tells_what_was_found_and_what_was_not(database: Path, tmp_path: Path) -> None:
    file = tmp_path / "gx.txt"
    file.write_bytes(TEXT.encode("gb18030"))
    code, said = imported(database, file)
    assert code == 1  # stored, but fourteen quotes are not in it
    assert "引文15条，找到1条；条款标题20个，找到1个。" in said
    assert "gx2021-20-diversified-supervision-plan" in said
    assert QUOTE not in said
    code, said = imported(database, file, language="en")
    assert "1 of 15 quotes" in said
    assert "was not stored again" in said
    code, said = run(database, "list", "--format", "csv")
    assert code == 0
    assert said.count("gx.txt") == 1
    assert "李四" in said


def test_refusals_are_told_and_store_nothing(database: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(b"PK\x03\x04")
    code, said = imported(database, file)
    assert (code, "不是可以读取的纯文本" in said) == (2, True)
    code, said = imported(database, tmp_path / "none.txt")
    assert (code, "none.txt" in said) == (2, True)
    code, said = imported(database, file, document="xx")
    assert (code, "gx2021" in said) == (2, True)
    file.write_bytes(b" " * (policy_texts.MOST_BYTES + 1))
    code, said = imported(database, file, language="en")
    assert (code, "5 MB" in said) == (2, True)
    assert "a.docx" not in run(database, "list", "--format", "csv")[1]
