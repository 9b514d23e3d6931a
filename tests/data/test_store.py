import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import duckdb
import polars as pl
import pytest

from data.migrations import NEWEST
from data.questions import question
from data.store import Store
from domain.errors import MonitorError, StoreBusyError
from domain.fields import SHEETS, FieldType

ROOT = Path(__file__).parents[2]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.open(tmp_path / "monitor.duckdb")


def theme(name: str, change: int = 1) -> pl.DataFrame:
    return pl.DataFrame({"change_id": [change], "theme": [name], "theme_en": [name], "position": [1]})


@pytest.mark.parametrize("name", SHEETS)
def test_table_and_description_agree(store: Store, name: str) -> None:
    types = {
        FieldType.TEXT: pl.String,
        FieldType.INTEGER: pl.Int64,
        FieldType.NUMBER: pl.Float64,
        FieldType.DATE: pl.Date,
        FieldType.FLAG: pl.Boolean,
    }
    described = {field.name: types[field.type] for field in SHEETS[name].fields}
    assert dict(store.frame(f"current_{name}").schema) == described


def form(path: Path) -> tuple[int, str]:
    """Return a file's size of a block and the oldest DuckDB that reads it."""
    with duckdb.connect(str(path), read_only=True) as made:
        blocks, tags = made.sql(
            "SELECT block_size, tags FROM pragma_database_size() JOIN duckdb_databases() USING (database_name)"
        ).fetchall()[0]
    return blocks, tags["storage_version"]


@pytest.mark.file
def test_a_new_file_has_the_small_form(tmp_path: Path) -> None:
    Store.open(tmp_path / "monitor.duckdb").close()
    assert form(tmp_path / "monitor.duckdb") == (65536, "v1.5.0+")


@pytest.mark.file
def test_a_file_of_the_form_before_goes_on_in_it(tmp_path: Path) -> None:
    path = tmp_path / "monitor.duckdb"
    with duckdb.connect(str(path)) as made:
        made.execute(question("schema"))
        made.execute("INSERT INTO schema_versions VALUES (?, '2026-05-01', '0.0')", [NEWEST])
    with Store.open(path) as store:
        with store.transaction() as write:
            write.append("themes", theme("基层服务"))
        assert store.frame("current_themes")["theme"].to_list() == ["基层服务"]
    with Store.read(path) as store:
        assert store.frame("current_themes")["theme"].to_list() == ["基层服务"]
    assert form(path) == (262144, "v1.0.0+")


def test_a_failed_transaction_leaves_nothing(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.transaction() as write:
        write.append("themes", theme("基层服务"))
        raise ZeroDivisionError
    assert store.frame("current_themes").is_empty()


def test_the_newest_change_of_a_key_is_current(store: Store) -> None:
    with store.transaction() as write:
        write.append("themes", theme("基层服务", 1))
        write.append("themes", theme("基层服务", 2).with_columns(position=pl.lit(7, pl.Int64)))
    assert store.frame("current_themes")["position"].to_list() == [7]


@pytest.mark.file
def test_another_process_is_told_who_holds_the_file(store: Store) -> None:
    code = f"from data.store import Store; Store.open({store.path!r})"
    other = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert "StoreBusyError" in other.stderr
    assert f"pid={os.getpid()}" in other.stderr
    assert StoreBusyError.exit_code == 3
    assert store.frame("current_themes").is_empty()  # and nothing was harmed


@pytest.mark.file
def test_what_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "monitor.duckdb"
    path.write_bytes(b"this is no database" * 100)
    with pytest.raises(MonitorError) as told:
        Store.open(path)
    assert told.value.code == "store-unreadable"
    assert path.read_bytes().startswith(b"this is no database")


def test_each_thread_gets_its_own_answer(store: Store) -> None:
    with store.transaction() as write:
        write.append("themes", pl.concat([theme(f"{number}") for number in range(50)]))
    wrong: list[str] = []

    def ask(question: str, column: str) -> None:
        for _ in range(40):
            frame = store.frame(question)
            if column not in frame.columns:
                wrong.append(question)

    pairs = [("current_themes", "theme"), ("current_units", "unit"), ("data_version", "version")]
    threads = [threading.Thread(target=ask, args=pair) for pair in pairs * 3]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


@pytest.mark.file
def test_killed_in_a_transaction_keeps_what_was_committed(tmp_path: Path) -> None:
    path = tmp_path / "monitor.duckdb"
    code = f"""
import polars as pl, time
from data.store import Store
store = Store.open({str(path)!r})
row = lambda name: pl.DataFrame({{"change_id": [1], "theme": [name], "theme_en": [name], "position": [1]}})
with store.transaction() as write:
    write.append("themes", row("kept"))
with store.transaction() as write:
    write.append("themes", row("lost"))
    print("ready", flush=True)
    time.sleep(60)
"""
    with subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        child.send_signal(signal.SIGKILL)
    with Store.open(path) as again:
        assert again.frame("current_themes")["theme"].to_list() == ["kept"]


def test_the_outside_is_locked(store: Store) -> None:
    with pytest.raises(Exception, match="disabled by configuration"), store.transaction() as write:
        write._cursor.execute("COPY themes TO '/tmp/leak.csv'")
