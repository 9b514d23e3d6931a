"""Backup, restore, check and migrate as an administrator types them, each in a process of its own."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from data.copies import digest_of, noted_digest
from data.store import Store
from locales import LANGUAGES
from services import backup_requests
from services.administration import load_registry
from services.permissions import local

ROOT = Path(__file__).parent.parent
SCHEMA_1 = ROOT / "tests" / "data" / "schemas" / "schema-1.sql"


def cli(*words: str | Path, database: Path, language: str = "en") -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "MONITOR_DATABASE": str(database), "MONITOR_LANG": language}
    command = [sys.executable, "cli.py", *(str(word) for word in words)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env=environment)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("keeping") / "monitor.duckdb"
    with Store.open(path) as store:
        load_registry(store, actor=local("test"), reason="template")
    return path


@pytest.fixture
def database(template: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(template, tmp_path / "monitor.duckdb"))


def old(path: Path) -> Path:
    with duckdb.connect(str(path)) as made:
        made.execute(SCHEMA_1.read_text(encoding="utf-8"))
    return path


@pytest.mark.parametrize("language", LANGUAGES)
def test_from_backup_to_restore(database: Path, tmp_path: Path, language: str) -> None:
    kept = tmp_path / "safe" / "kept.duckdb"
    made = cli("backup", "-o", kept, database=database, language=language)
    assert made.returncode == 0, made.stderr
    assert str(kept) in made.stdout
    assert digest_of(kept) in made.stdout
    assert noted_digest(kept) == digest_of(kept)
    with duckdb.connect(str(database)) as harmed:
        harmed.execute("DELETE FROM commits WHERE version = 2")
    told = cli("check", database=database, language=language)
    assert told.returncode == 1
    assert "commits" in told.stdout
    back = cli("restore", kept, database=database, language=language)
    assert back.returncode == 0, back.stderr
    assert len(list(tmp_path.glob("monitor-replaced-*.duckdb"))) == 1
    whole = cli("check", database=database, language=language)
    assert whole.returncode == 0, whole.stdout


def test_a_backup_gets_a_name_of_its_own(database: Path) -> None:
    assert cli("backup", database=database).returncode == 0
    assert len(list((database.parent / "backups").glob("monitor-*.duckdb"))) == 1


def test_the_process_that_holds_the_database_makes_the_backup(database: Path, tmp_path: Path) -> None:
    with Store.open(database) as store:
        backup_requests.attend(store)
        made = cli("backup", "-o", tmp_path / "b.duckdb", database=database)
        assert made.returncode == 0, made.stderr
        assert str(os.getpid()) in made.stderr
        with Store.read(tmp_path / "b.duckdb") as copy:
            assert copy.contents().equals(store.contents())


def test_nothing_is_restored_or_checked_under_a_holder(database: Path, tmp_path: Path) -> None:
    kept = tmp_path / "b.duckdb"
    assert cli("backup", "-o", kept, database=database).returncode == 0
    before = digest_of(database)
    with Store.open(database):
        for words in (("restore", kept), ("check",), ("migrate",)):
            told = cli(*words, database=database)
            assert told.returncode == 3
            assert str(os.getpid()) in told.stderr
    assert digest_of(database) == before


def test_a_restore_goes_where_it_is_told(database: Path, tmp_path: Path) -> None:
    kept = tmp_path / "b.duckdb"
    cli("backup", "-o", kept, database=database)
    before = digest_of(database)
    told = cli("restore", kept, "--to", tmp_path / "new.duckdb", database=database)
    assert told.returncode == 0, told.stderr
    assert digest_of(database) == before
    with Store.read(tmp_path / "new.duckdb") as made, Store.read(kept) as copy:
        assert made.contents().equals(copy.contents())


@pytest.mark.parametrize("words", [("migrate",), ("migrate", "--no-copy")], ids=" ".join)
def test_an_older_database_is_migrated_and_told(tmp_path: Path, words: tuple[str, ...]) -> None:
    path = old(tmp_path / "old.duckdb")
    refused = cli("check", database=path)
    assert refused.returncode == 2
    assert "migrate" in refused.stderr
    done = cli(*words, database=path)
    assert done.returncode == 0, done.stderr
    copies = list((tmp_path / "backups").glob("*.duckdb")) if (tmp_path / "backups").exists() else []
    assert len(copies) == (1 if len(words) == 1 else 0)
    assert cli("check", database=path).returncode == 0


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "words", [("backup", "-o", "README.md"), ("restore", "no-such-file.duckdb"), ("restore", "README.md")], ids=" ".join
)
def test_wrong_words_are_told_kindly(database: Path, words: tuple[str, ...], language: str) -> None:
    told = cli(*words, database=database, language=language)
    assert told.returncode == 2
    assert len(told.stderr.strip().splitlines()) >= 2  # what was found, and what to do
    assert "Traceback" not in told.stderr


@pytest.mark.parametrize("word", ["backup", "check", "migrate"])
def test_no_database_yet_is_told(tmp_path: Path, word: str) -> None:
    told = cli(word, database=tmp_path / "none.duckdb")
    assert told.returncode == 2
    assert "none.duckdb" in told.stderr
    assert list(tmp_path.iterdir()) == []
