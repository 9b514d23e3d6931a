"""Backups hold what the database holds, restores put it back, and neither harms what is there."""

import gc
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import polars as pl
import pytest

from data import copies
from data.copies import digest_of, noted_digest
from data.store import Store
from domain.errors import MonitorError, StoreBusyError
from services import backup_requests
from services.backup import Backup, backup, backup_file, backups
from services.checking import check_file
from services.intake import Receipt
from services.migrating import NEWEST, migrate
from services.restoring import BrokenBackupError, restore

pytestmark = pytest.mark.file

ROOT = Path(__file__).parents[2]
Send = Callable[..., Receipt]
FIRST = "440100,geriatrics-dept,2024-Q3,80,80,100"
SECOND = "440100,geriatrics-dept,2024-Q3,85,85,100"
BUSY = StoreBusyError("store-busy", path="x", pid="1")


def contents(path: Path) -> pl.DataFrame:
    with Store.read(path) as store:
        return store.contents()


def other(code: str) -> subprocess.CompletedProcess[str]:
    """Run code in a process of its own."""
    return subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)


def test_a_backup_holds_every_row_and_its_digest_lies_beside_it(store: Store, send: Send) -> None:
    send(FIRST)
    made = backup(store)
    assert made.path.parent == Path(store.path).parent / "backups"
    assert contents(made.path).equals(store.contents())
    assert made.rows == store.contents()["rows"].sum()
    assert noted_digest(made.path) == made.sha256 == digest_of(made.path)
    assert made.path.with_name(f"{made.path.name}.sha256").read_text() == f"{made.sha256}  {made.path.name}\n"
    assert check_file(made.path).holds
    assert made.path.stat().st_mode & 0o077 == 0
    assert sorted(file.suffix for file in made.path.parent.iterdir()) == [".duckdb", ".sha256"]


def test_the_digest_file_is_one_that_sha256sum_reads(store: Store, tmp_path: Path) -> None:
    made = backup(store, tmp_path / "safe" / "b.duckdb")
    tool = shutil.which("sha256sum") or pytest.skip("sha256sum is not installed")
    assert subprocess.run([tool, "-c", f"{made.path.name}.sha256"], cwd=made.path.parent, check=False).returncode == 0


def test_the_lock_survives_a_backup(store: Store) -> None:
    """A process that opens and closes a file loses its locks on it: then a second one could write, too."""
    backup(store)
    told = other(f"from data.store import Store; Store.open({store.path!r})")
    assert "StoreBusyError" in told.stderr


def test_a_backup_while_others_write_and_read_is_of_one_moment(store: Store, send: Send, tmp_path: Path) -> None:
    send(FIRST)
    done = threading.Event()
    wrong: list[object] = []

    def write() -> None:
        for number in range(8):
            send(FIRST.replace("80,80", f"{number + 1},{number + 1}"))
        done.set()

    def read() -> None:
        while not done.wait(0.005):
            try:
                store.frame("current_targets")
            except Exception as error:  # noqa: BLE001
                wrong.append(error)
                return

    threads = [threading.Thread(target=write), *(threading.Thread(target=read) for _ in range(2))]
    for thread in threads:
        thread.start()
    made: list[Backup] = []
    while not done.wait(0.1):
        made.append(backup(store, tmp_path / f"backup-{len(made)}.duckdb"))
    for thread in threads:
        thread.join()
    assert wrong == []
    assert made
    assert all(check_file(one.path).broken == () for one in made)
    versions = [check_file(one.path).version for one in made]
    assert versions == sorted(versions)


def test_backups_of_one_second_get_their_own_names_and_are_listed(store: Store) -> None:
    made = [backup(store) for _ in range(3)]
    listed = backups(store.path)
    assert sorted(listed["file"]) == sorted(one.path.name for one in made)
    assert set(listed["sha256"]) == {one.sha256 for one in made}
    assert listed["size"].to_list() == [made[0].size] * 3
    assert listed.columns == ["file", "made_at", "size", "sha256"]


def test_nothing_listed_where_there_is_none(tmp_path: Path) -> None:
    assert backups(tmp_path / "monitor.duckdb").is_empty()


def test_what_is_there_is_not_written_over(store: Store, tmp_path: Path) -> None:
    there = tmp_path / "there.duckdb"
    there.write_text("precious")
    with pytest.raises(MonitorError) as told:
        backup(store, there)
    assert told.value.code == "file-exists"
    assert there.read_text() == "precious"


def test_without_room_nothing_is_begun(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("data.copies.shutil.disk_usage", lambda _: type("Usage", (), {"free": 1_000_000}))
    with pytest.raises(MonitorError) as told:
        backup(store, tmp_path / "safe" / "b.duckdb")
    assert told.value.code == "no-room"
    assert list((tmp_path / "safe").iterdir()) == []
    assert store.frame("current_targets").height


def test_a_copy_that_differs_is_thrown_away(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    honest = copies._read_back

    def losing_a_row(path: Path) -> pl.DataFrame:
        with duckdb.connect(str(path)) as copy:
            copy.execute("DELETE FROM units WHERE unit = (SELECT min(unit) FROM units)")
        return honest(path)

    monkeypatch.setattr(copies, "_read_back", losing_a_row)
    with pytest.raises(MonitorError) as told:
        backup(store, tmp_path / "safe" / "b.duckdb")
    assert told.value.code == "copy-differs"
    assert list((tmp_path / "safe").iterdir()) == []


def test_a_copy_that_the_disk_ends_is_told_and_leaves_nothing(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copies, "_COPY", "raise OSError(28, 'No space left on device')")
    with pytest.raises(MonitorError) as told:
        backup(store, tmp_path / "safe" / "b.duckdb")
    assert told.value.code == "disk-full"
    assert list((tmp_path / "safe").iterdir()) == []
    assert store.frame("current_targets").height


def test_a_database_that_nobody_holds_is_backed_up_as_it_is(store: Store, tmp_path: Path) -> None:
    path, expected = Path(store.path), store.contents()
    store.close()
    before = path.read_bytes()
    made = backup_file(path, tmp_path / "b.duckdb")
    assert contents(made.path).equals(expected)
    assert path.read_bytes() == before


# another process asks


@pytest.fixture
def attended(store: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.setattr(backup_requests, "_PAUSE", 0.02)
    backup_requests.attend(store)
    yield store
    store.close()


def test_who_waits_for_requests_keeps_no_store_open(template: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(template, tmp_path / "left.duckdb"))
    store = Store.open(path)
    backup_requests.attend(store)
    del store  # nobody closed it
    until = time.monotonic() + 20
    while "monitor-backup" in {thread.name for thread in threading.enumerate()} and time.monotonic() < until:
        time.sleep(0.1)
        gc.collect()
    assert other(f"from data.store import Store; Store.open({str(path)!r})").returncode == 0


def test_the_holder_makes_the_backup_that_another_asks_for(attended: Store) -> None:
    made = backup_requests.ask(Path(attended.path), BUSY)
    assert contents(made.path).equals(attended.contents())
    assert made.sha256 == digest_of(made.path)
    assert [file.name for file in made.path.parent.glob(".*")] == []


def test_a_process_of_its_own_asks_and_takes_the_backup_along(attended: Store, tmp_path: Path) -> None:
    output = tmp_path / "elsewhere" / "b.duckdb"
    code = (
        "from pathlib import Path; from services.backup import backup_file; from services import backup_requests\n"
        "from domain.errors import StoreBusyError\n"
        f"path = Path({attended.path!r})\n"
        "try:\n    backup_file(path)\n"
        f"except StoreBusyError as busy:\n    print(backup_requests.ask(path, busy, Path({str(output)!r})).path)\n"
    )
    told = other(code)
    assert told.stdout.strip() == str(output), told.stderr
    assert contents(output).equals(attended.contents())
    assert noted_digest(output) == digest_of(output)
    assert backups(attended.path).is_empty()


def test_what_hinders_the_holder_is_told_to_who_asks(attended: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("data.copies.shutil.disk_usage", lambda _: type("Usage", (), {"free": 1_000_000}))
    with pytest.raises(MonitorError) as told:
        backup_requests.ask(Path(attended.path), BUSY)
    assert told.value.code == "no-room"
    assert told.value.details["free"] == "1 MB"


def test_a_bug_in_the_holder_is_told_by_its_number(attended: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(_: Store) -> Backup:
        raise ZeroDivisionError

    monkeypatch.setattr(backup_requests, "backup", failing)
    with pytest.raises(MonitorError) as told:
        backup_requests.ask(Path(attended.path), BUSY)
    assert told.value.code == "unexpected"
    monkeypatch.undo()


def test_a_holder_that_does_not_answer_is_named_and_the_request_taken_back(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup_requests, "_CLAIM", 0.2)
    with pytest.raises(StoreBusyError) as told:
        backup_requests.ask(Path(store.path), BUSY)
    assert (told.value.code, told.value.details["pid"]) == ("backup-unanswered", "1")
    assert list((Path(store.path).parent / "backups").iterdir()) == []


def test_a_request_that_nobody_waits_for_any_more_is_thrown_away(store: Store) -> None:
    folder = Path(store.path).parent / "backups"
    folder.mkdir()
    request = folder / f".asked-{Path(store.path).name}-0123456789abcdef"
    request.touch()
    os.utime(request, (0, 0))
    backup_requests._serve(store, request)
    assert list(folder.iterdir()) == []


# restore


def test_a_restore_brings_every_row_back_and_keeps_what_was_there(store: Store, send: Send) -> None:
    send(FIRST)
    expected, made, path = store.contents(), backup(store), Path(store.path)
    send(SECOND)
    later = store.contents()
    store.close()
    done = restore(made.path, path)
    assert done.path == path
    assert contents(path).equals(expected)
    assert done.aside is not None
    assert contents(done.aside).equals(later)
    assert check_file(path).holds
    assert sorted(file.name for file in path.parent.glob("*.duckdb")) == sorted([path.name, done.aside.name])


def test_restores_of_one_second_keep_what_each_replaced(store: Store, tmp_path: Path) -> None:
    made, path = backup(store), tmp_path / "again.duckdb"
    asides = [restore(made.path, path).aside for _ in range(4)]
    assert asides[0] is None
    assert len({one for one in asides[1:] if one and one.exists()}) == 3


def test_a_restore_to_a_new_name_leaves_the_database_alone(store: Store, tmp_path: Path) -> None:
    made = backup(store)
    done = restore(made.path, tmp_path / "fresh" / "new.duckdb")  # the database is open meanwhile
    assert done.aside is None
    assert contents(done.path).equals(store.contents())


def test_a_restore_waits_for_nobody_who_holds_the_database(store: Store) -> None:
    made = backup(store)
    before = store.contents()
    told = other(
        "from pathlib import Path; from services.restoring import restore\n"
        f"restore(Path({str(made.path)!r}), Path({store.path!r}))"
    )
    assert "StoreBusyError" in told.stderr
    assert f"pid={os.getpid()}" in told.stderr
    assert store.contents().equals(before)
    assert not list(Path(store.path).parent.glob("*replaced*"))


@pytest.mark.parametrize("as_source", [True, False])
def test_a_process_restores_nothing_that_it_has_open_itself(store: Store, tmp_path: Path, as_source: bool) -> None:
    made, path = backup(store), Path(store.path)
    before = store.contents()
    with pytest.raises(StoreBusyError) as told:
        restore(*((path, tmp_path / "new.duckdb") if as_source else (made.path, path)), sha256=made.sha256)
    assert told.value.details["pid"] == str(os.getpid())
    assert store.contents().equals(before)
    assert "StoreBusyError" in other(f"from data.store import Store; Store.open({store.path!r})").stderr


def test_what_a_killed_process_left_in_the_log_is_kept_aside_too(store: Store, send: Send, tmp_path: Path) -> None:
    made = backup(store)
    send(FIRST)
    expected = store.contents()
    killed = tmp_path / "killed"
    killed.mkdir()
    for file in (Path(store.path), *copies.logs_of(Path(store.path))):
        shutil.copy(file, killed / file.name)
    assert copies.logs_of(killed / "monitor.duckdb")
    done = restore(made.path, killed / "monitor.duckdb")
    assert done.aside is not None
    assert contents(done.aside).equals(expected)
    assert not copies.logs_of(killed / "monitor.duckdb")
    assert contents(done.path).equals(contents(made.path))


def test_a_database_that_cannot_be_read_is_replaced_and_kept(store: Store, tmp_path: Path) -> None:
    made = backup(store)
    broken, log = tmp_path / "broken.duckdb", tmp_path / "broken.duckdb.wal"
    broken.write_bytes(b"nothing of a database" * 1000)
    log.write_bytes(b"nor of a log")
    done = restore(made.path, broken)
    assert contents(broken).equals(store.contents())
    assert done.aside is not None
    assert done.aside.read_bytes().startswith(b"nothing of a database")
    assert done.aside.with_name(f"{done.aside.name}.wal").read_bytes() == b"nor of a log"
    assert not log.exists()


def test_a_backup_that_changed_is_refused(store: Store) -> None:
    made, path = backup(store), Path(store.path)
    before = store.contents()
    store.close()
    content = bytearray(made.path.read_bytes())
    content[len(content) // 2] ^= 1
    made.path.write_bytes(content)
    with pytest.raises(MonitorError) as told:
        restore(made.path, path)
    assert told.value.code == "backup-changed"
    assert contents(path).equals(before)


def test_without_a_digest_a_backup_is_refused_unless_it_is_given(store: Store, tmp_path: Path) -> None:
    made = backup(store)
    made.path.with_name(f"{made.path.name}.sha256").unlink()
    with pytest.raises(MonitorError) as told:
        restore(made.path, tmp_path / "new.duckdb")
    assert told.value.code == "backup-no-digest"
    assert restore(made.path, tmp_path / "new.duckdb", sha256=made.sha256.upper()).checked.holds


def test_a_backup_whose_content_does_not_hold_is_refused(store: Store, send: Send, tmp_path: Path) -> None:
    send(FIRST)
    made = backup(store, tmp_path / "b.duckdb")
    with duckdb.connect(str(made.path)) as copy:
        copy.execute("DELETE FROM return_events")
    target = tmp_path / "new.duckdb"
    with pytest.raises(BrokenBackupError) as told:
        restore(made.path, target, sha256=digest_of(made.path))
    assert {one.rule for one in told.value.broken} >= {"first_steps"}
    assert not target.exists()
    assert not list(tmp_path.glob(".restoring*"))


def test_a_backup_of_an_earlier_release_is_migrated_on_its_way(tmp_path: Path) -> None:
    old = tmp_path / "old.duckdb"
    with duckdb.connect(str(old)) as made:
        made.execute((ROOT / "tests" / "data" / "schemas" / "schema-1.sql").read_text(encoding="utf-8"))
    kept = backup_file(old, tmp_path / "b.duckdb")
    done = restore(kept.path, tmp_path / "new.duckdb")
    assert done.checked.holds
    assert digest_of(kept.path) == kept.sha256  # the backup stays what it is
    assert migrate(done.path).before == NEWEST
    assert migrate(old, copy=False).before == 1
