"""What must always hold: a database in use holds, and each thing that can break is found and told in plain words."""

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.store import Store
from domain.errors import MonitorError
from locales import LANGUAGES, Texts
from services import holding, review
from services.checking import Broken, check, check_file, sentence
from services.demonstration import load_demonstration, remove_demonstration
from services.permissions import local
from services.registry import Registry
from tests.services.conftest import sender
from tests.stores import Stores

FIRST = "440100,geriatrics-dept,2024-Q3,80,80,100"
SECOND = "440100,geriatrics-dept,2024-Q3,85,85,100"


def run(store: Store, statement: str) -> None:
    with store.transaction() as write:
        write._cursor.execute(statement)


def rules(store: Store) -> set[str]:
    return {one.rule for one in check(store).broken}


@pytest.fixture(scope="module")
def used_once(template: Path, registry: Registry, stores: Stores, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database in which returns were approved, replaced, sent back, sent again and withdrawn."""
    path = stores.copied(template, tmp_path_factory.mktemp("checking") / "monitor.duckdb")
    with Store.open(path) as store, pytest.MonkeyPatch.context() as patched:
        send = sender(store, registry)
        send(FIRST)
        patched.setenv("MONITOR_REVIEW", "on")
        for line, decide in ((SECOND, review.approve), (FIRST.replace("80", "70"), review.send_back)):
            decide(store, send(line, received="2024-10-11").return_id, actor=local("审核员"), comment="见附件")
        again = send(FIRST.replace("80", "70"), received="2024-10-11")
        review.withdraw(store, again.return_id, actor=local("test"), comment="误报")
        send("440200,geriatrics-dept,2024-Q3,90,90,100")
    return path


@pytest.fixture
def used(used_once: Path, stores: Stores, tmp_path: Path) -> Iterator[Store]:
    with Store.open(stores.copied(used_once, tmp_path / "used.duckdb")) as opened:
        yield opened


def test_a_database_in_use_holds(used: Store) -> None:
    found = check(used)
    assert found.broken == ()
    assert found.holds
    assert (found.more, found.tables) == (0, len(used.tables()))
    assert found.version == used.version()


def test_demonstration_holds_many_breaks_are_counted_and_its_removal_holds(store: Store) -> None:
    load_demonstration(store, actor=local("test"))
    assert check(store).broken == ()
    run(store, "UPDATE returns SET warned = warned + 1")
    found = check(store)
    assert (len(found.broken), found.more) == (20, 417 - 20)
    assert not found.holds
    remove_demonstration(store, actor=local("test"))
    assert check(store).broken == ()


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("DELETE FROM return_events WHERE step = 1", {"first_steps", "steps"}),
        ("UPDATE return_events SET state = 'approved' WHERE step = 1", {"first_steps", "moves"}),
        ("UPDATE return_events SET step = 7 WHERE step = 3", {"steps"}),
        ("INSERT INTO return_events SELECT * FROM return_events WHERE step = 1", {"steps", "duplicates", "moves"}),
        ("UPDATE return_events SET state = 'draft' WHERE step = 2 AND state = 'approved'", {"moves"}),
        ("UPDATE returns SET sender_region_code = '440100'", {"return_ids"}),
        ("UPDATE returns SET sha256 = upper(sha256)", {"return_ids"}),
        ("DELETE FROM observations WHERE value = 85", {"counts"}),
        ("UPDATE returns SET skipped = 3", {"counts"}),
        ("UPDATE observations SET value = 'nan'::DOUBLE WHERE value = 85", {"values"}),
        ("UPDATE observations SET value = NULL WHERE value = 70", {"values"}),
        ("UPDATE observations SET region_code = '999999' WHERE value = 85", {"unknown"}),
        ("UPDATE observations SET indicator_id = 'nothing' WHERE value = 85", {"unknown"}),
        ("INSERT INTO return_periods VALUES ('x', DATE '2024-09-30', 1)", {"return_periods", "orphans"}),
        (
            "INSERT INTO return_periods SELECT return_id, period_end, 1 FROM return_periods LIMIT 1",
            {"return_periods", "duplicates"},
        ),
        ("INSERT INTO evidence VALUES ('x', 1, 'a', 'b', 'c', DATE '2024-09-30', 'd', NULL)", {"evidence", "orphans"}),
        ("DELETE FROM returns WHERE file_name = 'return.csv' AND accepted = 1", {"orphans"}),
        ("UPDATE commits SET subject = '-' WHERE action LIKE 'return %'", {"unsigned"}),
        ("DELETE FROM commits WHERE version = 2", {"gaps"}),
        ("UPDATE commits SET version = 2 WHERE version = 3", {"gaps", "duplicates"}),
        ("DELETE FROM registry_changes WHERE change_id = 2", {"gaps", "registry"}),
        ("DELETE FROM targets WHERE target_id LIKE 'gx2021-%'", {"registry"}),
        ("INSERT INTO themes SELECT * FROM themes LIMIT 1", {"registry", "duplicates"}),
        ("INSERT INTO observations SELECT * FROM observations WHERE value = 85", {"counts", "duplicates"}),
        ("UPDATE audit SET actor = 'somebody else' WHERE line = 2", {"audit"}),
        ("DROP TABLE evidence", {"table"}),
        ("ALTER TABLE units DROP COLUMN decimals", {"column"}),
        ("ALTER TABLE units DROP COLUMN decimals; ALTER TABLE units ADD COLUMN decimals VARCHAR", {"column"}),
    ],
)
def test_each_break_is_found(used: Store, statement: str, expected: set[str]) -> None:
    run(used, statement)
    assert rules(used) >= expected


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("UPDATE current_values SET value = 80 WHERE value = 85", {"not_shown": "85.0", "shown_wrongly": "80.0"}),
        ("DELETE FROM current_values WHERE value = 85", {"not_shown": "85.0"}),
        ("UPDATE current_values SET revisions = 1 WHERE value = 85", {"not_shown": "85.0", "shown_wrongly": "85.0"}),
        ("UPDATE current_values SET denominator = NULL", {"not_shown": "85.0", "shown_wrongly": "85.0"}),
        ("UPDATE current_values SET return_id = 'x'", {"not_shown": "85.0", "shown_wrongly": "85.0"}),
        ("INSERT INTO current_values SELECT * FROM current_values", {"shown_wrongly": "85.0", "duplicates": "2"}),
        ("UPDATE return_events SET state = 'withdrawn' WHERE step = 2", {"shown_wrongly": "85.0"}),
        ("UPDATE returns SET received_at = TIMESTAMP '2020-01-01' WHERE received_at > '2024-10-10'", None),
    ],
)
def test_current_values_that_are_not_the_newest_facts_are_found(
    used: Store, statement: str, expected: dict[str, str] | None
) -> None:
    run(used, statement)
    about = {one.rule: one.found for one in check(used).broken if one.subject.startswith("geriatrics-dept / 440100")}
    assert about == (expected or {"not_shown": "80.0", "shown_wrongly": "85.0"})


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_has_its_sentence(used: Store, language: str) -> None:
    texts = Texts(language)
    told = [key for key in (f"check-{rule}" for rule in RULES) if not texts.has(key)]
    assert told == []
    run(used, "DELETE FROM return_events WHERE step = 1")
    for one in check(used).broken:
        assert one.subject in sentence(one, texts)


RULES = (
    "table", "column", "first_steps", "steps", "moves", "return_ids", "counts", "values", "unknown", "evidence",
    "return_periods", "unsigned", "orphans", "gaps", "duplicates", "registry", "not_shown", "shown_wrongly", "audit",
)  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", RULES)
def test_every_sentence_can_be_filled(rule: str, language: str) -> None:
    assert sentence(Broken(rule, "t", "s", "f", "e"), Texts(language))


@pytest.mark.file
def test_a_file_is_checked_without_being_changed(used: Store, tmp_path: Path) -> None:
    used.close()
    copy = Path(shutil.copy(used.path, tmp_path / "copy.duckdb"))
    before = copy.read_bytes()
    assert check_file(copy).holds
    assert copy.read_bytes() == before


@pytest.mark.file
def test_a_file_of_another_release_is_not_judged(used: Store, tmp_path: Path) -> None:
    run(used, "INSERT INTO schema_versions VALUES (99, NULL, '9.9')")
    used.close()
    with pytest.raises(MonitorError) as told:
        check_file(Path(used.path))
    assert (told.value.code, told.value.details["found"]) == ("schema-not-newest", 99)


def test_a_million_rows_are_checked_in_seconds(used: Store) -> None:
    run(
        used,
        """
        INSERT INTO returns BY NAME
        SELECT substr(sha256('440000:' || sha256(i::VARCHAR)), 1, 16) AS return_id, sha256(i::VARCHAR) AS sha256,
            'x' AS file_name, '440000' AS sender_region_code, 'test' AS actor,
            TIMESTAMP '2024-01-01' + i * INTERVAL 1 MINUTE AS received_at, received_at AS recorded_at,
            1000 AS accepted, 0 AS warned, 0 AS rejected, 0 AS skipped, true AS demonstration
        FROM range(1000) AS t(i);
        INSERT INTO return_events
        SELECT return_id, s, CASE s WHEN 1 THEN 'submitted' ELSE 'approved' END, received_at, recorded_at, 'test', ''
        FROM returns, range(1, 3) AS x(s) WHERE accepted = 1000;
        INSERT INTO observations BY NAME
        SELECT return_id, k AS row_number, '完成值' AS column_name, i.indicator_id, r.code AS region_code,
            'x' AS period, DATE '2024-03-31' + (n * 31)::INT AS period_end, k / 7.0 AS value, 'accept' AS verdict
        FROM (SELECT return_id FROM returns WHERE accepted = 1000), range(1000) AS y(k),
            (SELECT indicator_id, row_number() OVER () - 1 AS m FROM indicators LIMIT 10) AS i,
            (SELECT code, row_number() OVER () - 1 AS l FROM regions LIMIT 10) AS r, range(10) AS z(n)
        WHERE i.m = k % 10 AND r.l = k // 10 % 10 AND n = k // 100;
        INSERT INTO return_periods
        SELECT return_id, period_end, count(*) FROM observations WHERE period = 'x' GROUP BY return_id, period_end;
        """,
    )
    with used.transaction() as write:
        holding.rebuild(write)
    start = time.perf_counter()
    found = check(used)
    assert found.rows > 1_000_000
    assert found.broken == ()
    assert time.perf_counter() - start < 30  # 2 to 4 s on a quiet machine
