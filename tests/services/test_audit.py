"""The trail holds, and every way to tamper with it is found. Roles are granted and taken away within the own region."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import polars as pl
import pytest

from data.store import Store
from domain.access import Actor, Role
from domain.errors import MonitorError
from services import audit
from services.people import grant, known, roles
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
    cursor: duckdb.DuckDBPyConnection = store._connection.cursor()
    cursor.execute(statement)
    return audit.verify(store)


def test_a_trail_holds(trail: Store) -> None:
    assert audit.verify(trail) is None
    seen = audit.lines(trail, rows=2)
    assert seen["line"].to_list() == [5, 4]
    assert audit.lines(trail, actor="乙").is_empty()


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


def test_roles_are_granted_within_the_own_region(store: Store, registry: Registry) -> None:
    grant(store, registry, name="wang", role=Role.REVIEWER, region_code="440000", actor=LOCAL, reason="新任审核")
    assert known(store, "wang") == Actor("wang", Role.REVIEWER, "440000")
    province = Actor("li", Role.ADMINISTRATOR, "440000")
    grant(store, registry, name="zhao", role=Role.ANALYST, region_code="440100", actor=province, reason="填报")
    for name, role, region in (("chen", Role.ANALYST, "450000"), ("chen", Role.ANALYST, "000000")):
        with pytest.raises(MonitorError, match="not-permitted"):
            grant(store, registry, name=name, role=role, region_code=region, actor=province, reason="x")
    with pytest.raises(MonitorError, match="not-permitted"):
        reviewer = Actor("wang", Role.REVIEWER, "440000")
        grant(store, registry, name="chen", role=Role.ANALYST, region_code="440100", actor=reviewer, reason="x")
    grant(store, registry, name="zhao", role=None, region_code="440100", actor=province, reason="调离")
    assert known(store, "zhao") is None
    assert roles(store)["name"].to_list() == ["wang"]
    assert audit.verify(store) is None
    assert audit.lines(store, action="role").height == 3


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
        grant(store, registry, name=name, role=role, region_code="440000", actor=LOCAL, reason=reason)
    assert raised.value.code == code
    assert audit.lines(store, action="role").is_empty()
    assert audit.verify(store) is None
