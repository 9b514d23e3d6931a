"""A disk that is full, read-only or broken: nothing is half stored, reading goes on, and what to do is told."""

import os
import resource
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import polars as pl
import pytest

from data import connecting
from data.store import Store
from domain.errors import MonitorError
from locales import LANGUAGES, Texts
from services.telling import error_sentence

# Long words that DuckDB cannot make small: so many rows fill a file of a few hundred kilobytes.
pytestmark = pytest.mark.file

ROWS = 2000
LOGGED = 300_000  # bytes of the log that so many rows take


def themes(change: int, rows: int = ROWS) -> pl.DataFrame:
    words = [os.urandom(32).hex() for _ in range(rows)]
    return pl.DataFrame({"change_id": change, "theme": words, "theme_en": words, "position": list(range(rows))})


def count(store: Store) -> int:
    return store.frame("current_themes").height


@contextmanager
def files_no_larger_than(size: int) -> Iterator[None]:
    """The system refuses to let any file grow beyond a size, as a full disk does."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def add(store: Store, change: int) -> None:
    with store.transaction() as write:
        write.append("themes", themes(change))


def test_a_full_disk_stores_nothing_of_a_write_and_reading_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "monitor.duckdb"
    with Store.open(path) as store:
        add(store, 1)
        full = sum(file.stat().st_size for file in tmp_path.glob("monitor.duckdb.wal")) + 10_000
        with files_no_larger_than(full):
            for _ in range(3):
                with pytest.raises(MonitorError) as told:
                    add(store, 2)
                assert told.value.code == "disk-full"
                assert count(store) == ROWS
        add(store, 3)  # once there is room again the same store goes on
        assert count(store) == 2 * ROWS
    with Store.open(path) as again:
        assert count(again) == 2 * ROWS


@contextmanager
def readers(store: Store) -> Iterator[list[object]]:
    """Threads that read all the time; what they see that they should not is listed."""
    wrong: list[object] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set() and len(wrong) < 10:
            try:
                if count(store) % ROWS:
                    wrong.append("half a write was seen")
            except Exception as error:  # noqa: BLE001
                wrong.append(error)

    threads = [threading.Thread(target=read) for _ in range(3)]
    for thread in threads:
        thread.start()
    try:
        yield wrong
    finally:
        done.set()
        for thread in threads:
            thread.join()


def test_a_log_that_cannot_be_merged_loses_nothing_and_no_reader_notices(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setitem(connecting.SETTINGS, "checkpoint_threshold", "100KB")
    path = tmp_path / "monitor.duckdb"
    stored = 0
    with Store.open(path) as store:
        while path.stat().st_size < 4 * LOGGED:
            add(store, stored := stored + 1)
    with Store.open(path) as store, readers(store) as wrong:
        with files_no_larger_than(path.stat().st_size):  # the log may grow up to there, the file not at all
            while "opened anew" not in caplog.text:  # DuckDB uses free room in the file first
                add(store, stored := stored + 1)
                assert count(store) == stored * ROWS
        add(store, stored := stored + 1)
        assert count(store) == stored * ROWS
    assert wrong == []
    with Store.open(path) as again:
        assert count(again) == stored * ROWS


def test_a_database_that_another_took_while_it_was_opened_anew_comes_back(tmp_path: Path) -> None:
    with Store.open(tmp_path / "monitor.duckdb") as store:
        add(store, 1)
        store._cursors.connection.close()  # as a failed attempt to open it anew leaves it
        assert count(store) == ROWS
        add(store, 2)
        assert count(store) == 2 * ROWS


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[Callable[[Path], None]]:
    """Make a folder read-only: by a mount for root, whom permissions do not bind, else by permissions."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = False
    if os.geteuid() == 0:
        mount = shutil.which("mount") or pytest.skip("mount is not installed")
        done = subprocess.run(
            [mount, "-t", "tmpfs", "-o", "size=64m", "tmpfs", place], capture_output=True, check=False
        )
        mounted = done.returncode == 0
        if not mounted:
            pytest.skip(f"root may not mount here: {done.stderr.decode().strip()}")

    def lock(path: Path) -> None:
        if mounted:
            subprocess.run(["mount", "-o", "remount,ro", place], check=True)
        else:
            path.chmod(0o444)
            place.chmod(0o555)

    yield lock
    if mounted:
        subprocess.run(["umount", "-l", place], check=True)
    else:
        place.chmod(0o755)


def test_a_read_only_disk_is_read_and_writing_is_refused(tmp_path: Path, locked: Callable[[Path], None]) -> None:
    path = tmp_path / "disk" / "monitor.duckdb"
    with Store.open(path) as store:
        add(store, 1)
        shutil.copytree(path.parent, tmp_path / "killed")  # as a kill leaves it: with its log
    shutil.copytree(tmp_path / "killed", path.parent, dirs_exist_ok=True)
    locked(path)
    with Store.open(path) as store:
        assert store.read_only
        assert count(store) == ROWS
        with pytest.raises(MonitorError) as told:
            add(store, 2)
        assert told.value.code == "store-read-only"
        assert count(store) == ROWS


def test_a_damaged_file_is_told_not_shown(tmp_path: Path) -> None:
    path = tmp_path / "monitor.duckdb"
    with Store.open(path) as store:
        add(store, 1)
    content = bytearray(path.read_bytes())
    for place in range(len(content) // 3, len(content), 4096):
        content[place] ^= 0xFF
    path.write_bytes(content)
    with pytest.raises(MonitorError) as told, Store.open(path) as store:
        store.contents()
    assert told.value.code in {"store-failed", "store-unreadable"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("error", "code"),
    [
        (duckdb.TransactionException("Failed to commit: Could not write: No space left on device"), "disk-full"),
        (duckdb.IOException("Could not write file: Disk quota exceeded"), "disk-full"),
        (duckdb.IOException("Cannot open file: Read-only file system"), "store-read-only"),
        (duckdb.IOException("Could not fsync: Input/output error"), "store-failed"),
    ],
)
def test_what_the_disk_says_is_told_in_the_readers_language(language: str, error: duckdb.Error, code: str) -> None:
    told = connecting.trouble(error, "/srv/monitor.duckdb")
    assert told is not None
    assert told.code == code
    sentence, hint = error_sentence(told, Texts(language))
    assert "/srv/monitor.duckdb" in sentence
    assert hint


def test_what_is_no_trouble_of_the_disk_stays_what_it_is() -> None:
    assert connecting.trouble(duckdb.BinderException("no such column"), "x") is None
