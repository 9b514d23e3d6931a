"""Whoever reads what is not public is asked who they are: every read x role x where the region lies."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from data.store import Store
from domain.access import Actor, Role
from domain.errors import MonitorError
from domain.periods import Period
from locales import texts
from services import audit, intake, people, quality, review, trail
from services.administration import load_registry
from services.concern import AttainmentQuery
from services.demonstration import load_demonstration
from services.identity import PUBLIC
from services.people import Grant, grant
from services.permissions import LOCAL, local
from services.quality import QualityQuery
from services.registry import Registry, read_registry
from services.trail import TrailQuery
from tests.stores import Stores

# Seen from Guangzhou: own, child, parent, sibling; the last two nobody of Guangzhou may see.
REGIONS = {"o": "440100", "c": "440103", "p": "440000", "s": "440300"}
SEEN = {"viewer": "", "analyst": "oc", "reviewer": "oc", "administrator": "oc"}
Q3 = Period.parse("2024-Q3")
INDICATOR = "geriatrics-dept"
Read = Callable[[Store, Registry, str, str, Actor], object]


def looked(region: str, who: Actor) -> QualityQuery:
    return QualityQuery(AttainmentQuery(region, Q3), reader=who)


READS: dict[str, Read] = {
    "listed": lambda s, r, code, _, who: review.listed(s, r, code, reader=who),
    "pending": lambda s, r, code, _, who: review.pending(s, r, code, reader=who),
    "one": lambda s, _r, _c, number, who: review.one(s, number, reader=who),
    "history": lambda s, _r, _c, number, who: review.history(s, number, reader=who),
    "differences": lambda s, r, _c, number, who: review.differences(s, r, number, reader=who),
    "findings": lambda s, _r, _c, number, who: review.findings(s, number, reader=who),
    "told": lambda s, _r, _c, number, who: review.told_findings(s, number, texts("en"), reader=who),
    "cell": lambda s, _r, code, _, who: review.cell_history(s, INDICATOR, code, Q3, reader=who),
    "returns": lambda s, r, code, _, who: intake.history(s, r, code, reader=who),
    "coverage": lambda s, r, code, _, who: quality.coverage(s, r, looked(code, who)),
    "open": lambda s, r, code, _, who: quality.open_findings(s, r, looked(code, who), texts("en")),
    "contradictions": lambda s, r, code, _, who: quality.contradictions(s, r, looked(code, who)),
    "outliers": lambda s, r, code, _, who: quality.outliers(s, r, looked(code, who)),
    "revisions": lambda s, r, code, _, who: quality.revisions(s, r, looked(code, who), since=date(2024, 1, 1)),
}
CELLS = [(read, role, mark) for read in READS for role in SEEN for mark in REGIONS]
Filled = tuple[Store, Registry, dict[str, str]]


@pytest.fixture(scope="module")
def filled(template: Path, tmp_path_factory: pytest.TempPathFactory, stores: Stores) -> Iterator[Filled]:
    """One return of each region."""
    path = tmp_path_factory.mktemp("reads") / "monitor.duckdb"
    with Store.open(stores.copied(template, path)) as store:
        registry, numbers = read_registry(store), {}
        for code in REGIONS.values():
            content = f"行政区划代码,指标,统计期,完成值,分子,分母\n{code},{INDICATOR},2024-Q3,80,80,100\n".encode()
            judged = intake.examine(
                registry, content, file_name=f"{code}.csv", region_code=code, received=date(2024, 10, 9)
            )
            sent = intake.submit(
                store, content, judged, region_code=code, actor=local("test"), received=date(2024, 10, 9)
            )
            numbers[code] = sent.return_id
        yield store, registry, numbers


@pytest.mark.parametrize(("read", "role", "mark"), CELLS)
def test_cell(filled: Filled, read: str, role: str, mark: str) -> None:
    store, registry, numbers = filled
    who, region = Actor("someone", Role(role), REGIONS["o"]), REGIONS[mark]
    if mark in SEEN[role]:
        READS[read](store, registry, region, numbers[region], who)
        return
    with pytest.raises(MonitorError) as raised:
        READS[read](store, registry, region, numbers[region], who)
    assert raised.value.code == "not-permitted"


@pytest.mark.parametrize("read", READS)
def test_the_public_reads_nothing_of_returns(filled: Filled, read: str) -> None:
    store, registry, numbers = filled
    with pytest.raises(MonitorError, match="not-permitted"):
        READS[read](store, registry, "440100", numbers["440100"], PUBLIC)


def test_what_is_asked_without_a_reader_tells_nothing_of_returns(filled: Filled) -> None:
    store, registry, _ = filled
    with pytest.raises(MonitorError, match="signed-out"):
        quality.coverage(store, registry, QualityQuery(AttainmentQuery("440100", Q3)))


def test_returns_of_others_that_a_return_replaces_are_left_out(filled: Filled) -> None:
    store, registry, _ = filled
    city = Actor("someone", Role.REVIEWER, "440100")
    replaced = pl.DataFrame({"old_return_id": list(filled[2].values()), "later": False, "change": "changed"})
    assert review.corrected(store, registry, replaced, reader=LOCAL).height == 4
    seen = review.corrected(store, registry, replaced, reader=city)
    assert sorted(seen["sender_region_code"]) == ["440100", "440103"]


PROVINCE = Actor("li", Role.ADMINISTRATOR, "440000")
CITY = Actor("chen", Role.ADMINISTRATOR, "440100")


@pytest.fixture
def staffed(store: Store, registry: Registry) -> Store:
    for name, role, region, actor in (
        ("li", Role.ADMINISTRATOR, "440000", LOCAL),
        ("chen", Role.ADMINISTRATOR, "440100", PROVINCE),
        ("wu", Role.ANALYST, "450000", LOCAL),
    ):
        grant(store, registry, Grant(name, role, region, "任命"), actor=actor)
    for name in ("li", "chen", "wu", "public"):
        audit.note(store, actor=name, action="export", subject=f"{name}.csv")
    return store


def test_the_trail_is_read_within_the_own_region(staffed: Store, registry: Registry) -> None:
    def seen(who: Actor) -> list[tuple[str, str]]:
        return trail.lines(staffed, registry, reader=who).rows.select("actor", "subject").rows()[::-1]

    assert len(seen(LOCAL)) == staffed.frame("audit").height
    # What was done by and to people of the province; not the province's own neighbours, not the public.
    assert seen(PROVINCE) == [("local", "li"), ("li", "chen"), ("li", "li.csv"), ("chen", "chen.csv")]
    assert seen(CITY) == [("li", "chen"), ("chen", "chen.csv")]
    assert trail.named(staffed, registry, reader=CITY) == (["chen", "li"], ["export", "role"])
    for role in (Role.VIEWER, Role.ANALYST, Role.REVIEWER):
        with pytest.raises(MonitorError, match="not-permitted"):
            trail.lines(staffed, registry, reader=Actor("x", role, "000000"))
        with pytest.raises(MonitorError, match="not-permitted"):
            trail.head(staffed, registry, reader=Actor("x", role, "440000"))


def test_the_trail_follows_where_somebody_worked_then(staffed: Store, registry: Registry) -> None:
    grant(staffed, registry, Grant("wu", Role.ANALYST, "440100", "调入"), actor=LOCAL)
    audit.note(staffed, actor="wu", action="export", subject="after.csv")
    subjects = trail.lines(staffed, registry, reader=CITY).rows["subject"].to_list()
    assert "after.csv" in subjects
    assert "wu.csv" not in subjects


def test_lines_about_a_return_belong_to_its_sender(
    staffed: Store, registry: Registry, send: Callable[..., intake.Receipt]
) -> None:
    sent = send(f"440100,{INDICATOR},2024-Q3,80,80,100", region="440100")
    other = send(f"450100,{INDICATOR},2024-Q3,80,80,100", region="450100")
    subjects = trail.lines(staffed, registry, reader=CITY).rows["subject"].to_list()
    assert sent.return_id in subjects
    assert other.return_id not in subjects


def test_the_trail_is_filtered_and_paged(staffed: Store, registry: Registry) -> None:
    def asked(rows: int | None = None, skip: int = 0, **query: object) -> trail.Lines:
        return trail.lines(staffed, registry, TrailQuery(**query), reader=LOCAL, rows=rows, skip=skip)  # type: ignore[arg-type]

    assert asked(actor="li").total == 2
    assert asked(action="export").total == 4
    assert asked(words="CHEN").total == 2
    assert asked(words="任命").total == 3
    assert asked(words="100%_'").total == 0
    found = asked(rows=2, skip=2, action="export")
    assert (found.total, found.rows["subject"].to_list()) == (4, ["chen.csv", "li.csv"])
    assert (asked(rows=2, skip=90, action="export").total, asked(rows=2, skip=90).rows.height) == (4, 0)
    moment = trail.lines(staffed, registry, reader=LOCAL).rows["recorded_at"][0]
    assert asked(since=moment).total == 1
    assert asked(until=moment).total == staffed.frame("audit").height - 1


def test_roles_are_listed_within_the_own_region(staffed: Store, registry: Registry) -> None:
    assert people.roles(staffed, registry, reader=LOCAL)["name"].to_list() == ["chen", "li", "wu"]
    assert people.roles(staffed, registry, reader=CITY)["name"].to_list() == ["chen"]
    grant(staffed, registry, Grant("chen", None, "440100", "调离"), actor=PROVINCE)
    assert people.roles(staffed, registry, reader=PROVINCE)["name"].to_list() == ["li"]
    found = people.versions(staffed, registry, reader=PROVINCE, name="chen")
    assert found.select("role", "granted_by").rows() == [("", "li"), ("administrator", "li")]
    for read in (people.roles, people.versions):
        with pytest.raises(MonitorError, match="not-permitted"):
            read(staffed, registry, reader=Actor("x", Role.REVIEWER, "440000"))


def wish(name: str, role: Role | None = None, region: str = "440000", seen: int | None = None) -> Grant:
    return Grant(name, role, region, "理由", seen)


@pytest.mark.parametrize(
    ("asked", "actor", "code"),
    [
        (wish("li"), LOCAL, "role-last"),  # nobody else administers Guangdong or all above it
        (wish("li", Role.REVIEWER), LOCAL, "role-last"),
        (wish("li", Role.ADMINISTRATOR, "440100"), LOCAL, "role-last"),
        (wish("li"), PROVINCE, "role-own"),
        (wish("li", Role.ADMINISTRATOR, "440100"), PROVINCE, "role-own"),
        (wish("li", Role.ANALYST), CITY, "not-permitted"),  # above
        (wish("new", Role.ANALYST), CITY, "not-permitted"),
        (wish("new", Role.ANALYST, "450000"), PROVINCE, "not-permitted"),
        (wish("wu", Role.ANALYST, "440000"), PROVINCE, "not-permitted"),  # holds a role elsewhere
        (wish("public", Role.ADMINISTRATOR), LOCAL, "name-reserved"),
        (wish("new\nline", Role.VIEWER), LOCAL, "name-empty"),
        (wish("a" * 201, Role.VIEWER), LOCAL, "name-empty"),
        (wish("chen", Role.VIEWER, "440100", seen=1), PROVINCE, "role-moved"),
        (wish("new", Role.VIEWER, "999999"), LOCAL, "region-unknown"),
    ],
)
def test_a_grant_is_refused(staffed: Store, registry: Registry, asked: Grant, actor: Actor, code: str) -> None:
    before = staffed.frame("role_versions").height
    with pytest.raises(MonitorError) as raised:
        grant(staffed, registry, asked, actor=actor)
    assert raised.value.code == code
    assert staffed.frame("role_versions").height == before


def test_with_another_administrator_above_one_may_go_and_a_second_click_changes_nothing(
    staffed: Store, registry: Registry
) -> None:
    assert grant(staffed, registry, wish("boss", Role.ADMINISTRATOR, "000000"), actor=LOCAL)
    assert grant(staffed, registry, wish("li"), actor=LOCAL)
    assert not grant(staffed, registry, wish("li"), actor=LOCAL)
    assert not grant(staffed, registry, wish("boss ", Role.ADMINISTRATOR, "000000"), actor=LOCAL)
    assert people.known(staffed, "li") is None
    assert audit.verify(staffed) is None


def test_an_export_leaves_a_line_and_no_data_version(store: Store, registry: Registry) -> None:
    before, written = store.version(), store.frame("audit").height
    audit.export(store, actor=PUBLIC, subject="attainment.csv", details="overview?region=440000")
    assert store.version() == before
    (line,) = trail.lines(store, registry, reader=LOCAL, rows=1).rows.to_dicts()
    assert (line["actor"], line["action"], line["subject"]) == ("public", "export", "attainment.csv")
    assert line["version"] is None
    found = audit.verified(store)
    assert (found.count, found.fault) == (written + 1, None)


def test_an_export_from_a_database_that_cannot_be_written_goes_to_the_log(
    template: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with Store.read(template) as store:
        audit.export(store, actor=LOCAL, subject="attainment.csv")
    assert "attainment.csv" in caplog.text


@pytest.mark.parametrize("actor", [PROVINCE, Actor("x", Role.REVIEWER, "000000"), PUBLIC])
def test_the_shipped_files_are_loaded_by_who_keeps_the_whole_system(tmp_path: Path, actor: Actor) -> None:
    with Store.open(tmp_path / "new.duckdb") as store:
        with pytest.raises(MonitorError, match="not-permitted"):
            load_registry(store, actor=actor, reason="first load")
        with pytest.raises(MonitorError, match="not-permitted"):
            load_demonstration(store, actor=actor)
        assert store.version() == 0
