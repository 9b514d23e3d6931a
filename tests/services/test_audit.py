"""The trail holds, and every way to tamper with it is found. Roles are granted and taken away within the own region."""

from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest

from data.store import Store
from domain.access import Actor, Role
from domain.errors import MonitorError
from domain.periods import Period
from services import audit, briefing
from services.backup import backup
from services.briefing import Asked, Document
from services.bulletin import BulletinQuery
from services.people import Grant, grant, known, roles
from services.permissions import LOCAL
from services.registry import Registry


@pytest.fixture
def blank(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "blank.duckdb") as opened:
        yield opened


@pytest.fixture
def trail(blank: Store) -> Store:
    store = blank
    for number in range(1, 6):
        audit.note(store, actor="甲", action="export", subject=f"bulletin {number}", details="docx")
    return store


def tampered(store: Store, statement: str) -> audit.Fault | None:
    # The product has no way to change a line: the file is changed behind its back.
    with store.transaction() as write:
        write.cursor.execute(statement)
    return audit.verify(store)


def test_a_trail_holds(trail: Store) -> None:
    assert audit.verify(trail) is None
    assert trail.frame("audit")["line"].to_list() == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("UPDATE audit SET subject = 'other' WHERE line = 3", audit.Fault(3, "changed")),
        ("UPDATE audit SET actor = '乙' WHERE line = 1", audit.Fault(1, "changed")),
        ("UPDATE audit SET digest = repeat('a', 64) WHERE line = 2", audit.Fault(2, "changed")),
        ("DELETE FROM audit WHERE line = 2", audit.Fault(2, "missing")),
        ("INSERT INTO audit SELECT * FROM audit WHERE line = 3", audit.Fault(4, "inserted")),
        ("DELETE FROM audit WHERE line = 1; UPDATE audit SET line = line - 1", audit.Fault(1, "unlinked")),
    ],
)
def test_tampering_is_found(trail: Store, statement: str, fault: audit.Fault) -> None:
    assert tampered(trail, statement) == fault


def test_lines_cut_off_at_the_end_are_missed_where_data_versions_came_of_them(blank: Store) -> None:
    store = blank
    with store.transaction() as write:
        version = int(write.frame("data_version")["version"].item())
        audit.record(write, actor="甲", action="x", subject="y", version=version)
    assert audit.verify(store) is None
    with store.transaction() as write:
        write.append("commits", pl.DataFrame({"version": [version + 1]}))
    assert audit.verify(store) == audit.Fault(2, "cut_off")


@pytest.mark.parametrize("table", ["role_grants", "documents_made"])
def test_lines_of_roles_and_documents_cut_off_at_the_end_are_missed(
    store: Store, registry: Registry, table: str
) -> None:
    for name in ("wang", "li"):
        grant(store, registry, Grant(name, Role.VIEWER, "440000", "新任"), actor=LOCAL)
    document_made(store, registry)
    assert audit.verify(store) is None
    cut = {"role_grants": 2, "documents_made": 1}[table]  # the document's line is the last
    left = store.frame("audit").height - cut
    with store.transaction() as write:
        write.cursor.execute("DELETE FROM audit WHERE line > $left", {"left": left})
    assert audit.verify(store) == audit.Fault(left + 1, "cut_off")


def document_made(store: Store, registry: Registry) -> None:
    query = BulletinQuery("440000", Period.parse("2024-Q3"))
    found, _ = briefing.facts(store, registry, query, actor=LOCAL)
    briefing.record(store, found, Asked(query, "zh-CN"), [Document("docx", "a.docx", b"a")], actor=LOCAL)


def test_what_was_known_before_must_stand(trail: Store, tmp_path: Path) -> None:
    noted, kept = audit.head(trail), backup(trail, tmp_path / "kept.duckdb").path
    audit.note(trail, actor="甲", action="export", subject="later")
    for there in (audit.noted(noted), audit.lines_of(kept)):
        assert audit.verify_since(trail, there) is None
    # Exports cut off at the end leave a trail that holds by itself.
    assert tampered(trail, "DELETE FROM audit WHERE line > 3") is None
    assert audit.verify_since(trail, audit.noted(noted)) == audit.Fault(5, "gone")
    assert audit.verify_since(trail, audit.lines_of(kept)) == audit.Fault(4, "gone")


def test_a_trail_worked_out_anew_is_not_the_one_known_before(trail: Store, tmp_path: Path) -> None:
    noted, kept = audit.head(trail), backup(trail, tmp_path / "kept.duckdb").path
    with trail.transaction() as write:
        write.cursor.execute("DELETE FROM audit WHERE line > 2")
    for number in range(3, 8):
        audit.note(trail, actor="乙", action="export", subject=f"bulletin {number}")
    assert audit.verify(trail) is None
    assert audit.verify_since(trail, audit.noted(noted)) == audit.Fault(5, "rewritten")
    assert audit.verify_since(trail, audit.lines_of(kept)) == audit.Fault(3, "rewritten")


@pytest.mark.parametrize("text", ["", "5", "5:abc", "五:" + "a" * 64, "-1:" + "a" * 64])
def test_what_is_no_head_is_told(text: str) -> None:
    with pytest.raises(MonitorError, match="audit-head"):
        audit.noted(text)


def test_roles_are_granted_within_the_own_region(store: Store, registry: Registry) -> None:
    grant(store, registry, Grant("wang", Role.REVIEWER, "440000", "新任审核"), actor=LOCAL)
    assert known(store, "wang") == Actor("wang", Role.REVIEWER, "440000")
    province = Actor("li", Role.ADMINISTRATOR, "440000")
    grant(store, registry, Grant("zhao", Role.ANALYST, "440100", "填报"), actor=province)
    for name, role, region in (("chen", Role.ANALYST, "450000"), ("chen", Role.ANALYST, "000000")):
        with pytest.raises(MonitorError, match="not-permitted"):
            grant(store, registry, Grant(name, role, region, "x"), actor=province)
    with pytest.raises(MonitorError, match="not-permitted"):
        reviewer = Actor("wang", Role.REVIEWER, "440000")
        grant(store, registry, Grant("chen", Role.ANALYST, "440100", "x"), actor=reviewer)
    grant(store, registry, Grant("zhao", None, "440100", "调离"), actor=province)
    assert known(store, "zhao") is None
    assert roles(store, registry, reader=LOCAL)["name"].to_list() == ["wang"]
    assert audit.verify(store) is None
    assert store.frame("audit").filter(pl.col("action") == "role").height == 3


@pytest.mark.parametrize(
    ("name", "reason", "role", "code"),
    [
        ("", "x", Role.VIEWER, "name-empty"),
        ("chen", " ", Role.VIEWER, "reason-empty"),
        ("local", "x", None, "role-own"),
    ],
)
def test_a_grant_that_makes_no_sense_is_refused(
    store: Store, registry: Registry, name: str, reason: str, role: Role | None, code: str
) -> None:
    with pytest.raises(MonitorError) as raised:
        grant(store, registry, Grant(name, role, "440000", reason), actor=LOCAL)
    assert raised.value.code == code
    assert store.frame("audit").filter(pl.col("action") == "role").is_empty()
    assert audit.verify(store) is None
