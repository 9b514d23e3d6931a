"""A lake whose data lies in object storage: moved there and back, used by several, out of reach, and locked."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb
import polars as pl
import pytest

from data import compacting
from data.places import place
from data.storage import KEY, SECRET
from data.store import Store
from domain.errors import MonitorError
from locales import LANGUAGES, Texts
from services.backup import backup_file
from services.checking import check_file
from services.compacting import compact
from services.moving import move
from services.telling import error_sentence
from tests.object_store import BUCKET, ObjectStore
from tests.services.conftest import Send

pytest.importorskip("psycopg", reason="NOT TESTED: lakes need requirements-cluster.txt")
pytest.importorskip("duckdb_extension_httpfs", reason="NOT TESTED: object storage needs requirements-cluster.txt")
pytest.importorskip("moto", reason="NOT TESTED: object storage is played by moto, in requirements-dev.txt")
from tests.clusters import Cluster

pytestmark = pytest.mark.lake

ROOT = Path(__file__).parents[2]
MANY = 2000  # more than stay in the catalogue


@pytest.fixture(scope="module")
def storage() -> Iterator[ObjectStore]:
    running = ObjectStore.start()
    yield running
    running.stop()


@pytest.fixture
def prefix(tmp_path: Path) -> str:
    return tmp_path.name


def told(storage: ObjectStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the environment say where storage is and who asks it."""
    for name, value in storage.settings.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def address(cluster: Cluster, storage: ObjectStore, prefix: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of a lake that is not there yet; the environment says where its storage is."""
    told(storage, monkeypatch)
    return cluster.address(cluster.database(), f"s3://{BUCKET}/{prefix}")


@pytest.fixture
def one(address: str) -> Iterator[Store]:
    with Store.open(address) as opened:
        yield opened


def add(store: Store, name: str, rows: int = MANY) -> None:
    """Store observations and one data version more."""
    with store.transaction() as write:
        version = int(write.frame("data_version")["version"].item()) + 1
        write.append("observations", pl.DataFrame({"return_id": [name] * rows, "value": [1.0] * rows}))
        write.append("commits", pl.DataFrame({"version": [version], "actor": [name]}))


def held(store: Store) -> dict[str, int]:
    rows = store.about("all_rows", table_name="observations")
    return dict(rows.group_by("return_id").len().iter_rows())


def contents(where: Path | str) -> pl.DataFrame:
    with Store.read(place(where)) as store:
        return store.contents()


def test_a_file_moves_into_object_storage_and_back(
    store: Store, send: Send, address: str, storage: ObjectStore, prefix: str, tmp_path: Path
) -> None:
    send("440100,geriatrics-dept,2024-Q3,80,80,100", "440300,geriatrics-dept,2024-Q3,90,45,50")
    send("440100,geriatrics-dept,2024-Q3,85,85,100", received="2024-10-12")
    add(store, "many")
    store.close()
    file = Path(store.path)
    before = contents(file)
    assert move(file, place(address)).rows == before["rows"].sum()
    assert contents(address).equals(before)
    assert compact(place(address), hours=1).rows > 0
    there = storage.names(f"{prefix}/main/")
    assert there
    assert there == storage.names(f"{prefix}")
    assert contents(address).equals(before)
    back = tmp_path / "back" / "monitor.duckdb"
    move(place(address), back)
    assert contents(back).equals(before) == contents(file).equals(before)
    assert contents(backup_file(place(address), tmp_path / "safe.duckdb").path).equals(before)
    with pytest.raises(MonitorError, match="target-not-empty"):
        move(file, place(address))


def test_checks_hold_there(store: Store, send: Send, address: str) -> None:
    send("440100,geriatrics-dept,2024-Q3,80,80,100")
    store.close()
    move(Path(store.path), place(address))
    assert check_file(place(address)).holds


def test_what_one_stores_the_other_sees(one: Store, address: str, storage: ObjectStore, prefix: str) -> None:
    code = f"""
from tests.services.test_object_storage import add, held
from data.store import Store
with Store.open({address!r}) as store:
    assert held(store) == {{"here": {MANY}}}
    add(store, "there")
"""
    add(one, "here")
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
    assert one.version() == 2
    assert held(one) == {"here": MANY, "there": MANY}
    assert len(storage.names(f"{prefix}/main/observations/")) == 2


def test_compaction_joins_files_and_removes_old_ones_and_those_of_a_killed_writer(
    one: Store, address: str, storage: ObjectStore, prefix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in "abc":
        add(one, name)
    killed(address)
    before, where = one.contents(), f"{prefix}/main/observations/"
    assert held(one) == dict.fromkeys("abc", MANY)
    assert len(storage.names(where)) == 4
    compacting.compact(one, hours=1)
    assert len(storage.names(where)) == 5  # the joined one; the old ones are too young to go
    monkeypatch.setattr(compacting, "LEAST", 0)
    assert compacting.compact(one, hours=0).removed >= 4
    assert len(storage.names(where)) == 1
    assert one.contents().equals(before)
    add(one, "d")
    assert one.version() == 4


def killed(address: str) -> None:
    """Kill a writer that has written a file and not committed."""
    code = f"""
import time
from tests.services.test_object_storage import add
from data.store import Store
with Store.open({address!r}) as store, store.transaction() as write:
    store._writing = False
    import polars as pl
    write.append("observations", pl.DataFrame({{"return_id": ["lost"] * {MANY}, "value": [1.0] * {MANY}}}))
    print("ready", flush=True)
    time.sleep(600)
"""
    with subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        child.send_signal(signal.SIGKILL)


def test_storage_away_is_told_and_everything_goes_on_when_it_is_back(
    one: Store, address: str, storage: ObjectStore
) -> None:
    add(one, "a")
    with Store.open(address) as other:  # it has not read anything yet
        with storage.away():
            for _ in range(2):
                for ask in (lambda: held(other), lambda: add(one, "lost")):
                    with pytest.raises(MonitorError, match="lake-storage"):
                        ask()
            with pytest.raises(MonitorError, match="lake-storage"):
                Store.open(address)
            assert other.version() == 1  # what the catalogue holds can be asked
        assert held(other) == held(one) == {"a": MANY}
        add(one, "b")
        assert held(other) == {"a": MANY, "b": MANY}
        assert (one.version(), other.version()) == (2, 2)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("wrong", [KEY, SECRET])
def test_a_wrong_key_is_told_at_the_start_without_repeating_it(
    one: Store, address: str, monkeypatch: pytest.MonkeyPatch, wrong: str, language: str
) -> None:
    add(one, "a")
    monkeypatch.setenv(wrong, "NOTTHEKEY")
    with pytest.raises(MonitorError, match="lake-storage") as refused:
        Store.open(address)
    said = " ".join(error_sentence(refused.value, Texts(language)))
    assert "403" in said
    assert not [value for name in (KEY, SECRET) if (value := os.environ[name]) in said]


def test_an_object_that_was_taken_away_is_told(one: Store, address: str, storage: ObjectStore, prefix: str) -> None:
    add(one, "a")
    (name,) = storage.names(f"{prefix}/main/observations/")
    storage.bucket.delete_object(Bucket=BUCKET, Key=name)
    with Store.open(address) as other, pytest.raises(MonitorError, match="lake-storage") as refused:
        held(other)
    assert "404" in str(refused.value.details["found"])


def test_a_new_lake_wants_a_place_of_its_own(address: str, storage: ObjectStore, prefix: str) -> None:
    storage.bucket.put_object(Bucket=BUCKET, Key=f"{prefix}/below/file", Body=b"x")
    with pytest.raises(MonitorError, match="lake-folder-used"):
        Store.open(address)


def test_the_catalogue_knows_where_the_data_lies(one: Store, address: str) -> None:
    add(one, "a")
    with Store.read(address.partition(" data_path=")[0]) as other:
        assert held(other) == {"a": MANY}
    with pytest.raises(MonitorError, match="lake-folder-differs"):
        Store.open(f"{address.rstrip(chr(39))}-else'")


def test_nothing_but_the_lakes_own_objects_is_reached(one: Store, storage: ObjectStore, tmp_path: Path) -> None:
    storage.bucket.put_object(Bucket=BUCKET, Key="other/secret.csv", Body=b"a,b")
    for statement in (
        f"FROM read_text('s3://{BUCKET}/other/secret.csv')",
        f"FROM glob('s3://{BUCKET}/*')",
        f"COPY themes TO 's3://{BUCKET}/other/leak.csv'",
        f"FROM read_text('{storage.endpoint}/{BUCKET}/other/secret.csv')",
        f"COPY themes TO '{tmp_path / 'leak.csv'}'",
        "SELECT * FROM read_text('/etc/hostname')",
        "SET s3_endpoint = '127.0.0.1:1'",
        "CREATE PERSISTENT SECRET kept (TYPE s3, KEY_ID 'a', SECRET 'b')",
    ):
        with pytest.raises(duckdb.Error, match=r"disabled|locked"), one._cursors.new() as cursor:
            cursor.execute(statement)
    with one._cursors.new() as cursor:
        listed = str(cursor.sql("SELECT * FROM duckdb_secrets()").fetchall())
    assert storage.settings[SECRET] not in listed


@pytest.fixture
def certificate(tmp_path: Path) -> tuple[Path, Path]:
    """A certificate for 127.0.0.1 that nobody but its maker has signed, and its key."""
    paths = tmp_path / "certificate.pem", tmp_path / "key.pem"
    name = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"]
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *name]
    subprocess.run([*made, "-out", paths[0], "-keyout", paths[1]], check=True, capture_output=True)
    return paths


@pytest.mark.skipif(not shutil.which("openssl"), reason="NOT TESTED: certificates, because openssl is not installed")
def test_a_certificate_that_nobody_knows_is_refused(
    cluster: Cluster, certificate: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    secure = ObjectStore.start(*certificate)
    told(secure, monkeypatch)
    monkeypatch.delenv("AWS_CA_BUNDLE", raising=False)
    address = cluster.address(cluster.database(), f"s3://{BUCKET}/secure")
    try:
        with pytest.raises(MonitorError, match="lake-storage") as refused:
            Store.open(address)
        assert "certificate" in str(refused.value.details["found"]).lower()
        monkeypatch.setenv("AWS_CA_BUNDLE", str(certificate[0]))
        with Store.open(address) as store:
            add(store, "a")
            assert held(store) == {"a": MANY}
    finally:
        secure.stop()


def test_the_command_line_reaches_it_by_its_environment(one: Store, address: str) -> None:
    add(one, "a")
    settings = {**os.environ, "MONITOR_DATABASE": address, "MONITOR_LANG": "en"}

    def run(**more: str) -> "subprocess.CompletedProcess[str]":
        words = [sys.executable, "cli.py", "compact"]
        return subprocess.run(words, cwd=ROOT, env=settings | more, capture_output=True, text=True, check=False)

    assert run().returncode == 0
    lacking = run(**{SECRET: ""})
    assert lacking.returncode == 2
    assert SECRET in lacking.stderr
