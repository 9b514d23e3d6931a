"""A notice on something that the rules do not propose: chosen, reasoned, permitted; and overdue in a bulletin."""

from collections.abc import Callable
from datetime import date

import pytest

from data.store import Store
from domain.access import Actor, Role
from domain.errors import MonitorError
from domain.periods import Period
from services import rectification
from services import rectification_steps as steps
from services.bulletin import Bulletin, BulletinQuery, bulletin
from services.concern import AttainmentQuery
from services.intake import Receipt
from services.permissions import LOCAL, local
from services.rectification import NoticesQuery
from services.rectification_choice import candidates, chosen
from services.rectification_life import Colour, Pair, Reply, Signed, Terms
from services.rectification_rules import PROPOSED, proposals
from services.registry import Registry, read_registry

Send = Callable[..., Receipt]
TARGET, INDICATOR = "gd2024-05-primary-national-standard", "primary-national-standard"
Q3 = AttainmentQuery("440000", Period.parse("2024-Q3"))
PAIR, DAY = Pair(TARGET, "440100"), date(2024, 10, 20)
BLUE = Terms(Colour.BLUE, date(2024, 11, 20))
WHY = "专项督查发现进度不实"


@pytest.fixture
def behind(store: Store, send: Send) -> Store:
    """Guangzhou was on its path in the second quarter, far behind in the third: one period, too few for the rules."""
    quarters = (("2023-Q4", 80, "2024-01-09"), ("2024-Q2", 83, "2024-07-09"), ("2024-Q3", 80.5, "2024-10-09"))
    for quarter, share, received in quarters:
        send(f"440100,{INDICATOR},{quarter},{share},{share * 2:g},200", received=received, name=f"{quarter}.csv")
    return store


def choose(
    store: Store, registry: Registry, *, actor: Actor | None = None, why: str = WHY, pair: Pair = PAIR
) -> dict[str, object]:
    return steps.choose(store, registry, Q3, pair, terms=BLUE, signed=Signed(actor or local("张"), DAY, why))


def test_the_rules_do_not_propose_it_but_it_can_be_chosen(behind: Store, registry: Registry) -> None:
    assert proposals(behind, registry, Q3, DAY).is_empty()
    found = candidates(behind, registry, Q3)
    assert ("440100", TARGET) in found.select("region_code", "target_id").rows()
    (row,) = chosen(behind, registry, Q3, PAIR, day=DAY).iter_rows(named=True)
    assert tuple(row) == PROPOSED
    assert (row["value"], row["status"], row["streak"], row["colour"]) == (80.5, "far_behind", 1, "blue")
    assert row["deadline"] == date(2024, 11, 19)


def test_it_is_issued_with_its_reason_and_audited(behind: Store, registry: Registry) -> None:
    notice = choose(behind, registry)
    assert (notice["state"], notice["year"], notice["serial"], notice["value"]) == ("issued", 2024, 1, 80.5)
    history = rectification.history(behind, str(notice["notice_id"]), reader=LOCAL)
    assert history["state"].to_list() == ["chosen", "issued"]
    assert history["comment"].to_list() == [WHY, WHY]
    assert history["actor"].to_list() == ["张", "张"]
    (line,) = behind.frame("audit").filter(action="notice issued").to_dicts()
    assert (line["actor"], line["subject"], line["details"]) == ("张", notice["notice_id"], WHY)
    version = behind.version()
    assert choose(behind, registry)["notice_id"] == notice["notice_id"]  # a second click
    assert behind.version() == version
    assert candidates(behind, registry, Q3).filter(region_code="440100", target_id=TARGET).is_empty()


def test_what_is_refused(behind: Store, registry: Registry) -> None:
    for error, more in (
        ("comment-missing", {"why": " "}),
        ("notice-not-behind", {"pair": Pair(TARGET, "440200")}),  # it never reported
        ("not-permitted", {"actor": Actor("省办", Role.ANALYST, "440000")}),
        ("not-permitted", {"actor": Actor("广州", Role.REVIEWER, "440100")}),
    ):
        with pytest.raises(MonitorError, match=error):
            choose(behind, registry, **more)
    assert rectification.listed(behind, registry, NoticesQuery("440000", DAY, LOCAL)).is_empty()


def ask(store: Store, version: int | None = None) -> Bulletin:
    return bulletin(
        store, read_registry(store), BulletinQuery("440000", Period.parse("2024-Q3"), version=version), LOCAL
    )


def test_an_overdue_reply_stands_in_the_bulletin_of_its_version(behind: Store, registry: Registry) -> None:
    assert ask(behind).overdue.is_empty()
    notice = choose(behind, registry)
    version = behind.version()
    late = ask(behind, version)
    (row,) = late.overdue.iter_rows(named=True)
    moment = late.known_by
    assert moment is not None
    assert (row["notice_id"], row["region_code"]) == (notice["notice_id"], "440100")
    assert row["days_over"] == (moment.date() - date(2024, 11, 20)).days > 0
    steps.reply(behind, str(notice["notice_id"]), Reply("已整改"), Signed(local("广州"), date(2024, 12, 1)))
    assert ask(behind).overdue.is_empty()
    assert ask(behind, version).overdue.equals(late.overdue)  # the same version, the same figures
    early = BulletinQuery("440000", Period.parse("2024-Q3"), known_at=moment.replace(year=2024, month=11, day=1))
    assert bulletin(behind, read_registry(behind), early, LOCAL).overdue.is_empty()
