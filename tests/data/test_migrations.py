"""Databases of every earlier schema open with every row unchanged; what fails on the way leaves them as they were."""

import re
from datetime import date
from pathlib import Path

import duckdb
import polars as pl
import pytest

from data import migrations
from data.copies import digest_of, noted_digest
from data.migrations import NEWEST, wanted
from data.questions import question, written
from data.store import Store
from domain.errors import MonitorError

pytestmark = pytest.mark.file

SCHEMAS = {int(path.stem.split("-")[1]): path for path in (Path(__file__).parent / "schemas").glob("schema-*.sql")}
ROWS = """
INSERT INTO commits VALUES (1, '2026-03-01 09:00', 'init', 'registry load', 'themes.csv', 'first'),
                           (2, '2026-03-02 09:00', '张三', 'return approved', '9f0d', '');
INSERT INTO themes VALUES (1, '基层服务', 'Primary care', 1), (2, '基层服务', 'Primary care', 2);
INSERT INTO registry_changes VALUES (1, '2026-03-01 09:00', 'init', 'first', 'themes', 'themes.csv', 'aa', 1);
INSERT INTO observations SELECT '9f0d', i, '完成值', 'beds', '440100', '2024-Q3', DATE '2024-09-30' + CAST(i AS INT),
    i / 7.0, NULL, i, 'accept', NULL FROM range(5000) AS t(i);
"""


def database(path: Path, version: int, *, schema: str = "", rows: str = ROWS) -> Path:
    with duckdb.connect(str(path)) as made:
        made.execute(schema or SCHEMAS[version].read_text(encoding="utf-8"))
        if version > 1:
            made.execute("INSERT INTO schema_versions VALUES (?, '2026-05-01', '0.0')", [version])
        made.execute(rows)
    return path


def held(path: Path, *tables: str) -> dict[str, list[tuple[object, ...]]]:
    with duckdb.connect(str(path), read_only=True) as made:
        return {table: made.execute(f"SELECT * FROM {table} ORDER BY ALL").fetchall() for table in tables}  # noqa: S608


FILLED = ("commits", "themes", "registry_changes", "observations")


def test_the_schema_of_every_earlier_version_is_kept_and_all_but_the_last_step_are_written() -> None:
    assert sorted(SCHEMAS) == list(range(1, NEWEST))
    assert [version for version in range(2, NEWEST) if not written(f"migrate_{version}")] == []


@pytest.mark.parametrize("version", SCHEMAS)
def test_an_earlier_version_opens_with_every_row_unchanged(tmp_path: Path, version: int) -> None:
    path = database(tmp_path / "monitor.duckdb", version)
    before = held(path, *FILLED)
    with Store.open(path) as store:
        assert store.migrated is not None
        assert (store.migrated.before, store.migrated.after) == (version, NEWEST)
        assert {name: dict(columns) for name, columns in wanted().items()} == store.tables()
        assert store.frame("current_themes")["position"].to_list() == [2]
        assert store.version() == 2
        with store.transaction() as write:
            write.append("settings", pl.DataFrame({"change_id": [2], "setting": ["palette"], "value": ["rag"]}))
    assert held(path, *FILLED) == before
    assert held(path, "settings") == {"settings": [(2, "palette", "rag")]}


RETURNS = """
INSERT INTO returns BY NAME
SELECT unnest(['old', 'new', 'gone', 'open']) AS return_id, demonstration: false, recorded_at: TIMESTAMP '2024-10-20',
    unnest([TIMESTAMP '2024-10-01', '2024-10-08', '2024-10-09', '2024-10-10']) AS received_at;
INSERT INTO return_events BY NAME
SELECT unnest(['old', 'new', 'gone', 'gone', 'open']) AS return_id, unnest([1, 1, 1, 2, 1]) AS step,
    unnest(['approved', 'approved', 'approved', 'withdrawn', 'submitted']) AS state;
INSERT INTO observations BY NAME
SELECT unnest(['old', 'new', 'gone', 'open', 'old']) AS return_id, indicator_id: 'beds', period: '2024-Q3',
    unnest(['440100', '440100', '440100', '440100', '440200']) AS region_code, period_end: DATE '2024-09-30',
    unnest([1.0, 2.0, 3.0, 4.0, 5.0]) AS value, numerator: NULL, denominator: 10.0;
"""


# What version 3 keeps beside them: a database of it comes with its current values.
CURRENT = """
INSERT INTO current_values BY NAME
SELECT unnest(['new', 'old']) AS return_id, indicator_id: 'beds', period: '2024-Q3', period_end: DATE '2024-09-30',
    unnest(['440100', '440200']) AS region_code, unnest([2.0, 5.0]) AS value, numerator: NULL, denominator: 10.0,
    unnest([TIMESTAMP '2024-10-08', '2024-10-01']) AS received_at, demonstration: false, unnest([2, 1]) AS revisions;
"""


@pytest.mark.parametrize("version", SCHEMAS)
def test_the_current_values_of_an_earlier_version_are_worked_out(tmp_path: Path, version: int) -> None:
    rows = RETURNS + (CURRENT if version == 3 else "")
    with Store.open(database(tmp_path / "monitor.duckdb", version, rows=rows)) as store:
        found = store.frame("current_values", indicators=["beds"], regions=None, period_ends=None, until=None)
        assert store.frame("check_current_values").is_empty()
    kept = found.sort("region_code").select("region_code", "value", "denominator", "return_id", "revisions").rows()
    assert kept == [("440100", 2.0, 10.0, "new", 2), ("440200", 5.0, 10.0, "old", 1)]
    received = found.sort("region_code")["received_at"].dt.date().to_list()
    assert received == [date(2024, 10, 8), date(2024, 10, 1)]


@pytest.mark.parametrize("version", SCHEMAS)
def test_a_verified_copy_of_an_earlier_version_is_kept(tmp_path: Path, version: int) -> None:
    path = database(tmp_path / "monitor.duckdb", version)
    before = held(path, *FILLED)
    with Store.open(path) as store:
        assert store.migrated is not None
        copy = store.migrated.copy
    assert copy == tmp_path / "backups" / f"monitor-schema-{version}.duckdb"
    assert copy is not None
    assert noted_digest(copy) == digest_of(copy)
    assert held(copy, *FILLED) == before
    with Store.open(path) as again:  # the second time there is nothing to do
        assert again.migrated is None
    assert [file.name for file in copy.parent.glob("*.duckdb")] == [copy.name]


def test_no_copy_is_kept_where_none_is_wanted(tmp_path: Path) -> None:
    path = database(tmp_path / "monitor.duckdb", 1)
    with Store.open(path, copy=False) as store:
        assert store.migrated is not None
        assert store.migrated.copy is None
    assert not (tmp_path / "backups").exists()


def test_what_is_new_is_logged_once_with_version_and_moment(tmp_path: Path) -> None:
    for path, first in ((tmp_path / "new.duckdb", NEWEST), (database(tmp_path / "old.duckdb", 1), 2)):
        for _ in range(2):
            Store.open(path).close()
        logged = held(path, "schema_versions")["schema_versions"]
        assert [(version, release) for version, _, release in logged] == [
            (version, migrations._release()) for version in range(first, NEWEST + 1)
        ]
        assert all(moment is not None for _, moment, _ in logged)


def test_a_table_that_lacks_a_column_gets_it_empty(tmp_path: Path) -> None:
    narrow = re.sub(r"(CREATE TABLE themes \(.*?), position BIGINT", r"\1", SCHEMAS[1].read_text(encoding="utf-8"))
    path = database(
        tmp_path / "monitor.duckdb", 1, schema=narrow, rows="INSERT INTO themes VALUES (1, '基层服务', 'Care')"
    )
    with Store.open(path) as store:
        assert store.frame("current_themes").row(0, named=True) == {
            "theme": "基层服务",
            "theme_en": "Care",
            "position": None,
        }


def test_tables_added_to_the_version_in_the_making_come_without_a_new_version(tmp_path: Path) -> None:
    path = tmp_path / "monitor.duckdb"
    Store.open(path).close()
    with duckdb.connect(str(path)) as made:
        made.execute("DROP TABLE settings; ALTER TABLE regions DROP COLUMN note")
    with Store.open(path) as store:
        assert {name: set(columns) for name, columns in wanted().items()} == {
            name: set(columns) for name, columns in store.tables().items()
        }
    assert len(held(path, "schema_versions")["schema_versions"]) == 1
    assert not (tmp_path / "backups").exists()


def test_a_newer_version_is_refused_and_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "monitor.duckdb"
    database(path, NEWEST + 1, schema=question("schema"), rows="CREATE TABLE things_to_come (x BIGINT)")
    before = path.read_bytes()
    with pytest.raises(MonitorError) as told:
        Store.open(path)
    assert told.value.code == "schema-newer"
    assert (told.value.details["found"], told.value.details["expected"]) == (NEWEST + 1, NEWEST)
    assert path.read_bytes() == before
    duckdb.connect(str(path)).close()  # and it is let go of


def test_a_database_of_something_else_is_refused_and_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "monitor.duckdb"
    with duckdb.connect(str(path)) as made:
        made.execute("CREATE TABLE customers (name VARCHAR)")
    with pytest.raises(MonitorError) as told:
        Store.open(path)
    assert told.value.code == "schema-foreign"
    with duckdb.connect(str(path)) as made:
        assert made.execute("SHOW TABLES").fetchall() == [("customers",)]


@pytest.mark.parametrize("broken_at", [1, 3, -1])
def test_a_fault_in_the_middle_leaves_the_database_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken_at: int
) -> None:
    path = database(tmp_path / "monitor.duckdb", 1)
    before = held(path, *FILLED)
    steps = migrations.lacking

    def breaking(cursor: duckdb.DuckDBPyConnection) -> list[str]:
        statements = steps(cursor)
        statements.insert(broken_at, "ALTER TABLE no_such_table ADD COLUMN x BIGINT")
        return statements

    with monkeypatch.context() as patched:
        patched.setattr(migrations, "lacking", breaking)
        with pytest.raises(duckdb.Error, match="no_such_table"):
            Store.open(path)
    with duckdb.connect(str(path), read_only=True) as made:
        there = {name for (name,) in made.execute("SHOW TABLES").fetchall()}
    assert "schema_versions" not in there
    assert held(path, *FILLED) == before
    with Store.open(path) as store:  # once the step is mended the same file goes through
        assert store.migrated is not None
        assert store.migrated.copy is not None
        assert store.migrated.copy.name == "monitor-schema-1-2.duckdb"  # the copy of the first attempt is kept
    assert held(path, *FILLED) == before


def test_without_room_for_the_copy_nothing_is_migrated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = database(tmp_path / "monitor.duckdb", 1)
    before = held(path, *FILLED)
    with monkeypatch.context() as patched:
        patched.setattr("data.copies.shutil.disk_usage", lambda _: type("Usage", (), {"free": 1000}))
        with pytest.raises(MonitorError) as told:
            Store.open(path)
    assert told.value.code == "no-room"
    assert held(path, *FILLED) == before
    assert list((tmp_path / "backups").iterdir()) == []
    with Store.open(path, copy=False) as store:
        assert store.migrated is not None


def test_an_earlier_version_that_cannot_be_written_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = database(tmp_path / "monitor.duckdb", 1)
    monkeypatch.setattr("data.engines.connect_as_allowed", lambda name: (duckdb.connect(name, read_only=True), True))
    with pytest.raises(MonitorError) as told:
        Store.open(path)
    assert told.value.code == "schema-older"
