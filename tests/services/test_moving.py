"""A whole database moves from a file into a lake and back: verified, all of it or nothing."""

import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import duckdb
import polars as pl
import pytest
from polars.testing import assert_frame_equal

from data import moving as pieces
from data.places import place
from data.store import Store
from domain.errors import MonitorError
from domain.periods import Period
from services import moving
from services.backup import backup_file
from services.checking import check, check_file
from services.compacting import compact
from services.concern import AttainmentQuery
from services.intake import Receipt
from services.migrating import migrate
from services.monitoring import attainment
from services.moving import move
from services.registry import read_registry
from services.restoring import restore

pytestmark = pytest.mark.lake
Send = Callable[..., Receipt]
ROOT = Path(__file__).parents[2]
SQL = ROOT / "data" / "sql"
LINES = ("440100,geriatrics-dept,2024-Q3,80,80,100", "440300,geriatrics-dept,2024-Q3,90,45,50")
LATER = "440100,geriatrics-dept,2024-Q3,85,85,100"


@pytest.fixture
def file(store: Store, send: Send) -> Path:
    """A database with returns, one of them replaced, that nobody holds."""
    send(*LINES)
    send(LATER, received="2024-10-12")
    send("440200,geriatrics-dept,2024-Q2,10,1,10", received="2024-07-12")
    store.close()
    return Path(store.path)


def contents(where: Path | str) -> pl.DataFrame:
    with Store.read(place(where)) as store:
        return store.contents()


def test_a_file_moves_into_a_lake_and_back(file: Path, lake: str, tmp_path: Path) -> None:
    before = contents(file)
    moved = move(file, place(lake))
    assert moved.rows == before["rows"].sum()
    assert moved.regions == ("440000", "000000")
    assert contents(lake).equals(before)
    assert check_file(place(lake)).holds
    assert compact(place(lake), hours=1).rows > 0
    back = tmp_path / "back" / "monitor.duckdb"
    move(place(lake), back)
    assert contents(back).equals(before) == contents(file).equals(before)
    assert check_file(back).holds
    assert [path.name for path in back.parent.iterdir()] == ["monitor.duckdb"]
    with Store.open(back) as opened:  # nothing is left to migrate
        assert opened.migrated is None


def test_a_file_of_an_earlier_form_gets_the_smaller_one_where_it_is_moved(file: Path, tmp_path: Path) -> None:
    with duckdb.connect() as plain:  # the form of files before
        plain.execute(f"ATTACH '{file}' AS new (READ_ONLY); ATTACH '{tmp_path / 'old.duckdb'}' AS old")
        plain.execute("COPY FROM DATABASE new TO old")
    old, moved = tmp_path / "old.duckdb", tmp_path / "moved.duckdb"
    before = contents(old)
    move(old, moved)
    assert contents(old).equals(before) == contents(moved).equals(before)
    assert contents(moved).equals(contents(file))
    assert check_file(moved).holds
    assert moved.stat().st_size < old.stat().st_size / 2


def test_a_backup_of_a_lake_is_a_database_file(file: Path, lake: str, tmp_path: Path) -> None:
    move(file, place(lake))
    with pytest.raises(MonitorError, match="lake-backup-output"):
        backup_file(place(lake))
    made = backup_file(place(lake), tmp_path / "safe.duckdb")
    assert contents(made.path).equals(contents(lake))
    assert made.path.stat().st_mode & 0o077 == 0
    assert check_file(made.path).holds
    with pytest.raises(MonitorError, match="lake-restore"):
        restore(made.path, place(lake))
    assert migrate(place(lake)).before == migrate(place(lake)).after


def test_a_target_with_data_is_refused_and_stays(file: Path, lake: str) -> None:
    move(file, place(lake))
    before = contents(lake)
    with pytest.raises(MonitorError, match="target-not-empty"):
        move(file, place(lake))
    assert contents(lake).equals(before)
    with pytest.raises(MonitorError, match="file-exists"):
        move(place(lake), file)


@pytest.fixture
def _losing_a_row(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = pieces._append

    def losing(target: duckdb.DuckDBPyConnection, table: str, names: str, piece: pl.DataFrame) -> None:
        whole(target, table, names, piece.head(-1) if table == "observations" else piece)

    monkeypatch.setattr(pieces, "_append", losing)


@pytest.mark.usefixtures("_losing_a_row")
@pytest.mark.parametrize("into", ["lake", "file"])
def test_a_row_lost_on_the_way_leaves_the_target_empty(file: Path, lake: str, tmp_path: Path, into: str) -> None:
    target = place(lake) if into == "lake" else tmp_path / "other.duckdb"
    source: Path | str = file
    if into == "file":
        with pytest.MonkeyPatch.context() as whole:
            whole.setattr(pieces, "_append", _append)
            move(file, place(lake))
        source = lake
    with pytest.raises(MonitorError, match="copy-differs"):
        move(place(source), target)
    if into == "lake":
        assert data_rows(lake) == 0
    else:
        assert [path.name for path in tmp_path.glob("*other*")] == []


_append = pieces._append


def test_figures_that_differ_leave_the_target_empty(file: Path, lake: str, monkeypatch: pytest.MonkeyPatch) -> None:
    judged: list[pl.DataFrame] = []

    def other(store: Store, code: str) -> pl.DataFrame:
        judged.append(pl.DataFrame({"value": [float(len(judged))]}))
        return judged[-1]

    monkeypatch.setattr(moving, "_figures", other)
    with pytest.raises(MonitorError, match="figures-differ"):
        move(file, place(lake))
    assert data_rows(lake) == 0


def test_killed_in_the_middle_the_target_is_empty_and_the_next_attempt_succeeds(file: Path, lake: str) -> None:
    code = f"""
import time
from data.places import place
from services import moving
def wait(*_):
    print("ready", flush=True)
    time.sleep(600)
moving._same = wait
moving.move(place({str(file)!r}), place({lake!r}))
"""
    with subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        child.send_signal(signal.SIGKILL)
    assert data_rows(lake) == 0
    move(file, place(lake))
    assert contents(lake).equals(contents(file))


def data_rows(where: str) -> int:
    held = contents(where).filter(pl.col("table") != "schema_versions")
    return int(held["rows"].sum())


PARAMETERS = {
    "regions": ["440000", "440100", "440200", "440300"],
    "indicators": ["geriatrics-dept"],
    "period_ends": [date(2024, 9, 30), date(2024, 6, 30)],
    "provisional": True,
    "rows": 1000,
    "code": "440100",
    "version": 2,
    "first": ["draft", "submitted"],
    "moves": ["draft>submitted", "submitted>approved"],
    "indicator_id": "geriatrics-dept",
    "region_code": "440100",
    "period_end": date(2024, 9, 30),
    "issuer": "440000",
    "year": 2024,
    "document_id": "gd2024",
    "since": date(2024, 1, 1),
}
OTHERWISE: dict[str, dict[str, object]] = {
    "moved_current_values": {"first": date(2024, 1, 1), "last": date(2024, 12, 31)},
    "touched_periods": {"since": 0},
    "touching_change": {"since": 0},
}
NAMES = {"table_name": "observations", "key_columns": '"return_id"'}


@pytest.fixture
def both(file: Path, lake: str) -> Iterator[tuple[Store, Store]]:
    move(file, place(lake))
    with Store.read(file) as one, Store.read(place(lake)) as other:
        yield one, other


def test_every_question_has_the_same_answer_in_a_file_and_in_a_lake(both: tuple[Store, Store]) -> None:
    one, other = both
    known = {**PARAMETERS, "return_id": str(one.frame("return_ids")["return_id"].sort()[0])}
    known["return_ids"] = one.frame("return_ids")["return_id"].sort().to_list()
    asked, answered = 0, 0
    for path in sorted(SQL.glob("*.sql")):
        text = "\n".join(line for line in path.read_text().splitlines() if not line.startswith("--"))
        if path.stem.startswith("lake_") or not re.match(r"\s*(SELECT|WITH)\b", text):
            continue
        names = {name: put for name, put in NAMES.items() if name in text and path.stem != "columns"}
        if "key_columns" in names and path.stem == "check_gaps":
            names = {"table_name": "commits", "key_columns": '"version"'}
        if path.stem in {"versions", "check_registry"}:
            names = {"table_name": "themes"}
        values = {name: (known | OTHERWISE.get(path.stem, {})).get(name) for name in re.findall(r"\$(\w+)", text)}
        if names and not values:
            expected, found = one.about(path.stem, **names), other.about(path.stem, **names)
        else:
            expected, found = one.frame(path.stem, **values), other.frame(path.stem, **values)
        assert_frame_equal(found, expected, check_row_order=False, rel_tol=1e-12)
        asked, answered = asked + 1, answered + (expected.height > 0)
    assert asked > 60
    assert answered > 40


def test_figures_and_checks_are_the_same_in_a_file_and_in_a_lake(both: tuple[Store, Store]) -> None:
    for code in ("440000", "440100"):
        query = AttainmentQuery(code, Period.parse("2024-Q3"), children=code == "440000")
        expected, found = (attainment(one, read_registry(one), query) for one in both)
        key = ("region_code", "target_id")
        assert expected.filter(pl.col("value").is_not_null()).height > 0
        assert_frame_equal(found.sort(key), expected.sort(key), rel_tol=1e-12)
    assert check(both[1]) == check(both[0])
