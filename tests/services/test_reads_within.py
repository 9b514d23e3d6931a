"""Notices, the list of documents made and the changes of the registry are read within one's reach: role x place."""

from collections.abc import Callable
from datetime import date

import polars as pl
import pytest

from data.store import Store
from domain.access import Actor, Role
from domain.errors import MonitorError
from domain.periods import Period
from locales import texts
from reports.bulletin_fields import bulletin_fields
from services import briefing, decomposing, people, rectification, revising, revisions
from services import rectification_steps as steps
from services.briefing import Asked, Document
from services.bulletin import BulletinQuery, bulletin
from services.concern import AttainmentQuery
from services.identity import PUBLIC
from services.intake import Receipt
from services.permissions import LOCAL, local
from services.rectification import NoticesQuery
from services.rectification_life import Colour, Pair, Reply, Signed, Terms
from services.registry import Registry, read_registry
from services.revising import Edit

Send = Callable[..., Receipt]
TARGET, INDICATOR = "gd2024-05-primary-national-standard", "primary-national-standard"
COUNTED = "gd2024-19-geriatrics-dept"
Q3 = Period.parse("2024-Q3")
DAY, LATER = date(2024, 10, 20), date(2024, 12, 1)
# Where a reader may sit, seen from Guangzhou, whom a notice of the province is addressed to.
SEATS = {"own": "440100", "parent": "440000", "country": "000000", "child": "440103", "sibling": "440300"}
TOLD = ("own", "parent", "country")
ROLES = tuple(Role)


@pytest.fixture
def noticed(store: Store, registry: Registry, send: Send) -> tuple[Store, str]:
    """A notice of Guangdong to Guangzhou, whose reply is overdue on LATER."""
    for quarter, share, received in (
        ("2023-Q4", 80, "2024-01-09"), ("2024-Q2", 80.5, "2024-07-09"), ("2024-Q3", 80.5, "2024-10-09"),
    ):  # fmt: skip
        send(f"440100,{INDICATOR},{quarter},{share},{share * 2:g},200", received=received, name=f"{quarter}.csv")
    terms = Terms(Colour.BLUE, date(2024, 11, 20))
    query, pair = AttainmentQuery("440000", Q3), Pair(TARGET, "440100")
    notice = steps.confirm(store, registry, query, pair, terms=terms, signed=Signed(local("张"), DAY))
    return store, str(notice["notice_id"])


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("seat", SEATS)
def test_a_notice_is_read_by_its_region_by_those_above_and_by_its_issuer(
    noticed: tuple[Store, str], registry: Registry, seat: str, role: Role
) -> None:
    store, number = noticed
    who = Actor("someone", role, SEATS[seat])
    asked = [NoticesQuery(region, LATER, who) for region in ("440000", "440100")]
    listed = [rectification.listed(store, registry, one).height for one in asked]
    overdue = rectification.overdue(store, registry, asked[1]).height
    if seat in TOLD:
        assert (listed, overdue) == ([1, 1], 1)
        assert rectification.one(store, number, reader=who)["region_code"] == "440100"
        assert rectification.history(store, number, reader=who)["state"].to_list() == ["proposed", "issued"]
        return
    assert (listed, overdue) == ([0, 0], 0)
    for read in (rectification.one, rectification.history):
        with pytest.raises(MonitorError, match="not-permitted"):
            read(store, number, reader=who)


def test_the_public_reads_no_notice(noticed: tuple[Store, str], registry: Registry) -> None:
    store, number = noticed
    assert rectification.listed(store, registry, NoticesQuery("440000", LATER, PUBLIC)).is_empty()
    with pytest.raises(MonitorError, match="not-permitted"):
        rectification.one(store, number, reader=PUBLIC)


@pytest.mark.parametrize(
    ("who", "told"),
    [(Actor("x", Role.VIEWER, "440000"), True), (LOCAL, True), (Actor("x", Role.ADMINISTRATOR, "440100"), False),
     (Actor("x", Role.ADMINISTRATOR, "450000"), False), (PUBLIC, False)],
)  # fmt: skip
def test_a_bulletin_tells_notices_to_those_responsible_and_says_where_it_does_not(
    noticed: tuple[Store, str], who: Actor, told: bool
) -> None:
    store, _ = noticed
    registry = read_registry(store)
    found = bulletin(store, registry, BulletinQuery("440000", Q3), who)
    assert (found.overdue.height, found.notices_told) == (int(told), told)
    (sentence,) = bulletin_fields(found, texts("zh-CN")).overdue_notices
    assert ("广州市" in sentence, "此处未列" in sentence) == (told, not told)
    # The figures are the same for everybody.
    assert briefing.figures_digest(found) == briefing.figures_digest(
        bulletin(store, registry, BulletinQuery("440000", Q3), LOCAL)
    )


def test_a_role_that_writes_elsewhere_replies_to_nothing(noticed: tuple[Store, str]) -> None:
    store, number = noticed
    for seat in ("sibling", "child"):
        who = Signed(Actor("x", Role.ADMINISTRATOR, SEATS[seat]), LATER)
        with pytest.raises(MonitorError, match="not-permitted"):
            steps.reply(store, number, Reply("已整改"), who)


# The list of documents made


def document_of(store: Store, registry: Registry, region: str, actor: Actor) -> int:
    asked = Asked(BulletinQuery(region, Q3), "zh-CN")
    found, _ = briefing.facts(store, registry, asked.query, actor=actor)
    (number,) = briefing.record(store, found, asked, [Document("docx", f"{region}.docx", b"x")], actor=actor)
    return number


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("region", ["440000", "440100", "440103", "440300"])
def test_documents_made_are_told_within_the_own_region_and_to_who_made_them(
    store: Store, registry: Registry, region: str, role: Role
) -> None:
    number = document_of(store, registry, region, LOCAL)
    own = document_of(store, registry, "440300", Actor("wang", Role.VIEWER, "440100"))
    wang = Actor("wang", role, "440100")
    told = [number] if region in ("440100", "440103") else []
    assert briefing.made(store, registry, reader=wang)["number"].to_list() == [own, *told]
    assert briefing.made_count(store, registry, reader=wang) == 1 + len(told)
    assert briefing.one(store, registry, own, reader=wang)["made_by"] == "wang"
    li = Actor("li", role, "440100")
    assert briefing.made(store, registry, reader=li, region_code="440300").is_empty()
    with pytest.raises(MonitorError, match="not-permitted"):
        briefing.one(store, registry, own, reader=li)
    if not told:
        with pytest.raises(MonitorError, match="not-permitted"):
            briefing.one(store, registry, number, reader=li)


def test_somebody_called_public_is_told_of_no_document(store: Store, registry: Registry) -> None:
    number = document_of(store, registry, "440000", PUBLIC)
    with pytest.raises(MonitorError, match="not-permitted"):
        briefing.one(store, registry, number, reader=PUBLIC)
    assert not briefing.may_list(registry, PUBLIC)


# The changes of the registry


def decomposed(store: Store, region: str, number: str) -> int:
    cells = {"threshold": number, "basis": "粤卫办", "standing": "in_force"}
    edit = Edit((COUNTED, region), cells, 0)
    revising.revise(store, "decomposed_targets", [edit], actor=local("张"), reason=f"分解给{region}")
    return int(store.frame("registry_log")["change_id"][0])


@pytest.fixture
def changed(store: Store) -> tuple[Store, dict[str, int]]:
    """Numbers of Guangzhou, of Shenzhen and of a district, and a setting that holds everywhere."""
    made = {region: decomposed(store, region, "60") for region in ("440100", "440300")}
    seen = revising.version_of(store, "settings", "palette")["change_id"] if store.versions("settings").height else 0
    edit = Edit(("palette",), {"value": "blue_orange_red"}, int(str(seen)))
    revising.revise(store, "settings", [edit], actor=LOCAL, reason="换色")
    return store, made | {"all": int(store.frame("registry_log")["change_id"][0])}


@pytest.mark.parametrize(
    ("seat", "told"),
    [("country", {"440100", "440300", "all"}), ("parent", {"440100", "440300", "all"}), ("own", {"440100", "all"}),
     ("child", {"440100", "all"}), ("sibling", {"440300", "all"})],
)  # fmt: skip
def test_changes_are_told_where_they_hold(changed: tuple[Store, dict[str, int]], seat: str, told: set[str]) -> None:
    store, made = changed
    registry = read_registry(store)
    who = Actor("x", Role.ADMINISTRATOR, SEATS[seat])
    listed = set(revisions.log(store, registry, reader=who)["change_id"])
    assert {name for name, number in made.items() if number in listed} == told
    for name, number in made.items():
        assert revisions.change(store, registry, number, reader=who).is_empty() is (name not in told)
    history = revisions.history(store, registry, "decomposed_targets", reader=who, target_id=COUNTED)
    assert set(history["region_code"]) == told - {"all"}


@pytest.mark.parametrize("who", [Actor("x", role, "000000") for role in ROLES[:-1]] + [PUBLIC])
def test_who_keeps_no_registry_is_told_of_no_change(changed: tuple[Store, dict[str, int]], who: Actor) -> None:
    store, made = changed
    registry = read_registry(store)
    reads: tuple[Callable[[], object], ...] = (
        lambda: revisions.log(store, registry, reader=who),
        lambda: revisions.change(store, registry, made["all"], reader=who),
        lambda: revisions.history(store, registry, "targets", reader=who, target_id=TARGET),
        lambda: people.roles(store, registry, reader=who),
    )
    for read in reads:
        with pytest.raises(MonitorError, match="not-permitted"):
            read()


def test_a_change_of_many_regions_counts_what_is_told_of_it(store: Store) -> None:
    cells = {"threshold": "60", "basis": "粤卫办", "standing": "in_force"}
    edits = [Edit((COUNTED, region), cells, 0) for region in ("440100", "440200", "440300")]
    revising.revise(store, "decomposed_targets", edits, actor=LOCAL, reason="分解")
    registry, city = read_registry(store), Actor("x", Role.ADMINISTRATOR, "440100")
    assert revisions.log(store, registry, reader=LOCAL)["rows_changed"][0] == 3
    row = revisions.log(store, registry, reader=city).row(0, named=True)
    assert row["rows_changed"] == 1
    assert set(revisions.change(store, registry, row["change_id"], reader=city)["region_code"]) == {"440100"}


def test_numbers_of_others_are_shown_without_who_set_them(changed: tuple[Store, dict[str, int]]) -> None:
    store, _ = changed
    registry = read_registry(store)
    rows = decomposing.listed(
        store, registry, COUNTED, "440000", reader=Actor("x", Role.ADMINISTRATOR, "440100")
    ).filter(pl.col("region_code").is_in(["440100", "440300"]))
    assert rows.select("region_code", "threshold", "changed_by", "changed_why").rows() == [
        ("440100", 60.0, "张", "分解给440100"),
        ("440300", 60.0, None, None),
    ]
