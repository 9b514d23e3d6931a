"""One lake, several stores: what one commits all see, writers take turns, and whoever dies harms nobody."""

import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import polars as pl
import pytest

from data import catalogue
from data.compacting import compact
from data.places import Lake, place
from data.store import Store
from domain.errors import MonitorError, StoreBusyError

pytest.importorskip("psycopg", reason="NOT TESTED: lakes need requirements-cluster.txt")
from tests.clusters import Cluster

pytestmark = pytest.mark.lake

ROOT = Path(__file__).parents[2]


def theme(name: str, change: int = 1) -> pl.DataFrame:
    return pl.DataFrame({"change_id": [change], "theme": [name], "theme_en": [name], "position": [1]})


def add(store: Store, name: str) -> None:
    """Store a theme and one data version more, as every service does."""
    with store.transaction() as write:
        version = int(write.frame("data_version")["version"].item()) + 1
        write.append("themes", theme(name, version))
        write.append("commits", pl.DataFrame({"version": [version], "actor": [name]}))


def themes(store: Store) -> list[str]:
    return sorted(store.frame("current_themes")["theme"])


@pytest.fixture
def one(lake: str) -> Iterator[Store]:
    with Store.open(lake) as opened:
        yield opened


@pytest.fixture
def other(lake: str) -> Iterator[Store]:
    with Store.open(lake) as opened:
        yield opened


def test_what_one_process_commits_the_other_sees_at_once(one: Store, other: Store) -> None:
    assert (one.version(), other.version()) == (0, 0)
    add(one, "a")
    assert (one.version(), other.version()) == (1, 1)
    add(other, "b")
    assert (one.version(), other.version()) == (2, 2)
    assert themes(one) == themes(other) == ["a", "b"]


def test_texts_and_numbers_come_back_as_they_were(one: Store, other: Store) -> None:
    odd = ["", "it's", "a\x00b", "\\N", "多行\n文本\t", "😀"]
    numbers = [1e308, 5e-324, -0.0, 0.1 + 0.2, float("inf"), None]
    rows = pl.DataFrame({"return_id": odd, "value": numbers})
    with one.transaction() as write:
        write.append("observations", rows)
    back = other.about("all_rows", table_name="observations").select("return_id", "value")
    assert sorted(map(repr, back.rows())) == sorted(map(repr, rows.rows()))


def test_several_questions_look_at_one_moment(one: Store, other: Store) -> None:
    add(one, "a")
    with one.steady():
        assert themes(one) == ["a"]
        add(other, "b")
        assert themes(one) == ["a"]
        assert one.version() == 2  # what is newest is told all the same
    assert themes(one) == ["a", "b"]


def test_writers_of_several_stores_take_turns(one: Store, other: Store) -> None:
    def write(store: Store, name: str) -> None:
        for number in range(6):
            add(store, f"{name}{number}")

    threads = [threading.Thread(target=write, args=pair) for pair in ((one, "a"), (other, "b"), (one, "c"))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(one.about("all_rows", table_name="commits")["version"]) == list(range(1, 19))
    assert len(themes(other)) == 18


def test_a_writer_out_of_its_turn_stores_nothing(one: Store, other: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """The turn is what makes numbers serial; should a connection lose it, the commit fails, whatever it writes."""
    monkeypatch.setattr(other._engine, "turn", nullcontext)
    with pytest.raises(MonitorError, match="lake-conflict"), other.transaction() as write:
        write.append("themes", theme("lost"))
        add(one, "kept")
        write.append("units", pl.DataFrame({"change_id": [1], "unit": ["lost"]}))
    assert themes(one) == themes(other) == ["kept"]
    assert other.frame("current_units").is_empty()
    add(other, "later")


def test_who_waits_too_long_is_told_and_can_still_read(one: Store, lake: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue.Catalogue.__init__, "__kwdefaults__", {"patience": 0.2})
    with Store.open(lake) as hurried, one.transaction() as write:
        write.append("themes", theme("a"))
        with pytest.raises(StoreBusyError, match="lake-busy"):
            add(hurried, "b")
        assert themes(hurried) == []
    assert themes(one) == ["a"]


def test_a_killed_writer_frees_its_turn_and_leaves_nothing(one: Store, lake: str) -> None:
    code = f"""
import polars as pl, time
from data.store import Store
rows = pl.DataFrame({{"return_id": ["lost"] * 5000, "value": [1.0] * 5000}})
with Store.open({lake!r}).transaction() as write:
    write.append("observations", rows)
    print("ready", flush=True)
    time.sleep(600)
"""
    with subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        child.send_signal(signal.SIGKILL)
    add(one, "a")
    assert one.about("row_count", table_name="observations").item() == 0
    left = list(_folder(lake).glob("main/observations/*.parquet"))
    assert len(left) == 1
    compact(one, hours=1)
    assert left[0].exists()  # too young: its writer might be at work


def test_the_outside_is_locked(one: Store, tmp_path: Path) -> None:
    leak = tmp_path / "leak.csv"
    for statement in (
        f"COPY themes TO '{leak}'",
        "SELECT * FROM read_text('/etc/hostname')",
        f"ATTACH '{tmp_path / 'x.duckdb'}' AS x",
        "ATTACH 'dbname=postgres' AS x (TYPE postgres)",
        "LOAD httpfs",
        "SET enable_external_access = true",
    ):
        with pytest.raises(Exception, match=r"disabled|locked"), one.transaction() as write:
            write.cursor.execute(statement)
    assert not leak.exists()


def test_it_comes_back_when_postgresql_does(one: Store, cluster: Cluster) -> None:
    add(one, "a")
    with one.steady():
        assert themes(one) == ["a"]
        cluster.restart()
    assert themes(one) == ["a"]
    assert one.version() == 1
    with cluster.away():
        for _ in range(2):
            for ask in (lambda: themes(one), one.version, lambda: add(one, "lost")):
                with pytest.raises(MonitorError, match="lake-unreachable"):
                    ask()
    assert themes(one) == ["a"]
    cluster.restart()
    assert one.version() == 1
    add(one, "b")
    cluster.restart()
    add(one, "c")
    assert themes(one) == ["a", "b", "c"]


def test_an_unreachable_catalogue_is_told(tmp_path: Path) -> None:
    with pytest.raises(MonitorError, match="lake-unreachable"):
        Store.open(f"ducklake:postgres:dbname=x host={tmp_path} data_path={tmp_path / 'lake'}")


def test_the_folder_has_to_be_the_lakes_own(lake: str, cluster: Cluster, tmp_path: Path) -> None:
    def told(address: str) -> str:
        with pytest.raises(MonitorError) as error:
            Store.open(address)
        return error.value.code

    database = dict(_lake(lake).catalogue)["dbname"]
    assert told(cluster.address(database, tmp_path / "elsewhere")) == "lake-folder-differs"
    _folder(lake).rename(tmp_path / "away")
    assert told(cluster.address(database)) == "lake-folder-missing"
    (tmp_path / "away").rename(_folder(lake))
    with Store.open(cluster.address(database)) as store:  # the catalogue knows where the data lies
        assert themes(store) == []
    assert told(cluster.address(cluster.database())) == "lake-no-folder"
    (tmp_path / "used").mkdir()
    (tmp_path / "used" / "file").touch()
    assert told(cluster.address(cluster.database(), tmp_path / "used")) == "lake-folder-used"
    with pytest.raises(MonitorError, match="lake-missing"):
        Store.read(cluster.address(cluster.database(), tmp_path / "none"))


def test_two_that_start_at_once_make_one_lake(cluster: Cluster, tmp_path: Path) -> None:
    address = cluster.address(cluster.database(), tmp_path / "new")
    code = f"from data.store import Store; print(Store.open({address!r}).frame('schema_version').item())"
    starts = [
        subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(2)
    ]
    said = [start.communicate()[0] for start in starts]
    assert [start.returncode for start in starts] == [0, 0]
    assert said[0] == said[1]
    with Store.read(address) as store:
        assert store.about("row_count", table_name="schema_versions").item() == 1


def test_an_older_lake_is_migrated_only_where_it_is_asked_for(one: Store, lake: str) -> None:
    with one.transaction() as write:
        write.cursor.execute("DELETE FROM schema_versions")
        write.cursor.execute("INSERT INTO schema_versions VALUES (1, NULL, '0')")
        write.cursor.execute("ALTER TABLE themes DROP COLUMN position")
        for table in ("current_values", "return_periods"):  # later versions brought them
            write.cursor.execute(f"DROP TABLE {table}")
    with pytest.raises(MonitorError, match="lake-older"):
        Store.open(lake)
    with Store.open(lake, copy=False) as again:
        assert again.migrated is not None
        assert again.migrated.before == 1
        assert "position" in again.tables()["themes"]


def test_compaction_changes_no_row_and_leaves_few_files(one: Store, other: Store) -> None:
    for number in range(4):
        with one.transaction() as write:
            write.append("observations", pl.DataFrame({"return_id": [str(number)] * 2000, "value": [1.0] * 2000}))
        add(one, str(number))
    before = one.contents()
    with other.steady():
        seen = themes(other)
        done = compact(one, hours=1)
        assert themes(other) == seen
    assert done.rows >= 8
    assert one.contents().equals(before)
    assert other.contents().equals(before)
    assert one.about("row_count", table_name="observations").item() == 8000
    assert len(list(_folder(one.path).glob("main/observations/*.parquet"))) == 5  # the old ones stay for a while
    assert compact(one, hours=1).rows == 0


def test_a_file_needs_no_compaction(tmp_path: Path) -> None:
    with Store.open(tmp_path / "monitor.duckdb") as store, pytest.raises(MonitorError, match="compact-file"):
        compact(store, hours=1)


def _lake(address: str) -> Lake:
    found = place(address)
    assert isinstance(found, Lake)
    return found


def _folder(address: str) -> Path:
    return Path(str(_lake(address).data))
