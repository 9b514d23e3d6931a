"""The life of a notice: numbers, moves, double clicks, days overdue."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from data.store import Store
from domain.access import Actor, Role
from domain.errors import MonitorError
from domain.periods import Period
from services import clock, demonstration, rectification
from services import rectification_steps as steps
from services.concern import AttainmentQuery
from services.intake import Receipt
from services.permissions import LOCAL, local
from services.rectification import NoticesQuery
from services.rectification_life import Colour, NoticeState, Pair, Reply, Signed, Terms, graver, moves_from
from services.rectification_rules import proposals
from services.registry import Registry

Send = Callable[..., Receipt]
TARGET, INDICATOR = "gd2024-05-primary-national-standard", "primary-national-standard"
Q3 = AttainmentQuery("440000", Period.parse("2024-Q3"))
BLUE = Terms(Colour.BLUE, date(2024, 11, 20))
DAY = date(2024, 10, 20)


@pytest.fixture
def behind(store: Store, registry: Registry, send: Send) -> Store:
    """Guangzhou and Shaoguan stay at 80.5 of 85 for two quarters."""
    quarters = (("2023-Q4", 80, "2024-01-09"), ("2024-Q2", 80.5, "2024-07-09"), ("2024-Q3", 80.5, "2024-10-09"))
    for quarter, share, received in quarters:
        lines = [f"{code},{INDICATOR},{quarter},{share},{share * 2:g},200" for code in ("440100", "440200")]
        send(*lines, received=received, name=f"{quarter}.csv")
    return store


def issued(store: Store, registry: Registry, region: str = "440100", day: date = DAY) -> dict[str, object]:
    pair = Pair(TARGET, region)
    return steps.confirm(store, registry, Q3, pair, terms=BLUE, signed=Signed(local("张督办"), day))


def states(store: Store, notice: dict[str, object]) -> list[str]:
    return rectification.history(store, str(notice["notice_id"]), reader=LOCAL)["state"].to_list()


def test_confirming_numbers_by_issuer_and_year(behind: Store, registry: Registry) -> None:
    first = issued(behind, registry)
    second = issued(behind, registry, "440200", date(2024, 10, 21))
    assert [(one["year"], one["serial"]) for one in (first, second)] == [(2024, 1), (2024, 2)]
    assert (first["state"], first["colour"], first["deadline"]) == ("issued", "blue", date(2024, 11, 20))
    assert (first["value"], first["target_value"], first["expected_value"]) == (80.5, 85.0, 83.75)
    assert (first["statuses"], first["streak"]) == ("far_behind;far_behind;cannot_assess", 2)
    city = AttainmentQuery("440100", Period.parse("2024-Q3"))
    own = steps.confirm(
        behind, registry, city, Pair(TARGET, "440100"), terms=BLUE, signed=Signed(local("广州"), date(2024, 10, 22))
    )  # fmt: skip
    assert own["serial"] == 1  # another issuer counts for itself


def test_a_second_click_does_nothing(behind: Store, registry: Registry) -> None:
    notice = issued(behind, registry)
    version = behind.version()
    assert issued(behind, registry) == notice
    assert behind.version() == version
    assert states(behind, notice) == ["proposed", "issued"]


def test_clicks_at_once_issue_once(behind: Store, registry: Registry) -> None:
    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(lambda _: issued(behind, registry), range(4)))
    assert {str(one["notice_id"]) for one in results} == {results[0]["notice_id"]}
    assert states(behind, results[0]) == ["proposed", "issued"]


def test_numbers_given_at_once_differ(behind: Store, registry: Registry) -> None:
    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(lambda code: issued(behind, registry, code), ("440100", "440200")))
    assert sorted(int(str(one["serial"])) for one in results) == [1, 2]


def test_the_whole_life(behind: Store, registry: Registry) -> None:
    notice = issued(behind, registry)
    key = str(notice["notice_id"])
    answer = Reply("已制定整改方案", "穗卫函〔2024〕5号", date(2024, 11, 1), "https://example.org/5")
    assert steps.reply(behind, key, answer, Signed(local("李回复"), date(2024, 11, 3)))["state"] == "replied"
    raised = steps.escalate(
        behind, key, Terms(Colour.ORANGE, date(2024, 12, 1)), Signed(local("张督办"), date(2024, 11, 5), "措施不具体")
    )  # fmt: skip
    assert (raised["state"], raised["colour"], raised["deadline"]) == ("escalated", "orange", date(2024, 12, 1))
    assert (raised["year"], raised["serial"]) == (2024, 1)  # the number stays
    steps.reply(behind, key, Reply("已补充"), Signed(local("李回复"), date(2024, 11, 20)))
    closed = steps.close(behind, key, Signed(local("张督办"), date(2024, 11, 25), "已达序时"))
    assert (closed["state"], closed["open"], closed["overdue"]) == ("closed", False, False)
    assert states(behind, notice) == ["proposed", "issued", "replied", "escalated", "replied", "closed"]
    second = rectification.history(behind, key, reader=LOCAL).row(2, named=True)
    assert (second["actor"], second["document"], second["document_date"], second["link"]) == (
        "李回复", "穗卫函〔2024〕5号", date(2024, 11, 1), "https://example.org/5",
    )  # fmt: skip


@pytest.mark.parametrize("region", ["440000", "440100"])
def test_overdue_counts_from_a_given_day(behind: Store, registry: Registry, region: str) -> None:
    notice = issued(behind, registry)  # the reply is due on 20 November
    for day, over in ((date(2024, 11, 20), []), (date(2024, 11, 21), [1]), (date(2024, 12, 20), [30])):
        assert rectification.overdue(behind, registry, NoticesQuery(region, day, LOCAL))["days_over"].to_list() == over
    steps.reply(behind, str(notice["notice_id"]), Reply("迟复"), Signed(local("李"), date(2024, 12, 1)))
    # Seen from the day before the reply it was still overdue: the figure of an old day stays.
    assert rectification.overdue(behind, registry, NoticesQuery(region, date(2024, 11, 30), LOCAL))[
        "days_over"
    ].to_list() == [10]
    assert rectification.overdue(behind, registry, NoticesQuery(region, date(2024, 12, 1), LOCAL)).is_empty()
    # What was recorded later than a moment does not count there.
    long_ago = clock.moment("2024-12-01")
    assert rectification.overdue(behind, registry, NoticesQuery(region, date(2024, 12, 20), LOCAL, long_ago)).is_empty()


def test_a_region_sees_what_it_issued_or_received(behind: Store, registry: Registry) -> None:
    issued(behind, registry)
    found = {
        region: rectification.listed(behind, registry, NoticesQuery(region, date(2024, 11, 1), LOCAL)).height
        for region in ("000000", "440000", "440100", "440200")
    }
    assert found == {"000000": 0, "440000": 1, "440100": 1, "440200": 0}
    assert rectification.listed(
        behind, registry, NoticesQuery("440000", date(2024, 10, 19), LOCAL)
    ).is_empty()  # before it was issued


def refused(code: str) -> pytest.RaisesExc[MonitorError]:
    return pytest.RaisesExc(MonitorError, match=f"^{code}( |$)")


def test_illegal_moves_are_refused(behind: Store, registry: Registry) -> None:
    key = str(issued(behind, registry)["notice_id"])
    version = behind.version()
    day = date(2024, 11, 1)
    with refused("notice-move"):
        steps.close(behind, key, Signed(local("a"), day, "x"))
    with refused("notice-move"):
        steps.issue(behind, key, Terms(Colour.RED, date(2024, 12, 1)), Signed(local("a"), day))
    with refused("notice-colour"):
        steps.escalate(behind, key, Terms(Colour.BLUE, date(2024, 12, 1)), Signed(local("a"), day, "x"))
    with refused("notice-deadline"):
        steps.escalate(behind, key, Terms(Colour.RED, day), Signed(local("a"), day, "x"))
    with refused("comment-missing"):
        steps.escalate(behind, key, Terms(Colour.RED, date(2024, 12, 1)), Signed(local("a"), day))
    with refused("actor-missing"):
        steps.reply(behind, key, Reply("x"), Signed(local(" "), day))
    with refused("notice-reply-missing"):
        steps.reply(behind, key, Reply("  "), Signed(local("a"), day))
    with refused("notice-link"):
        steps.reply(behind, key, Reply("x", link="javascript:alert(1)"), Signed(local("a"), day))
    with refused("notice-document-date"):
        steps.reply(behind, key, Reply("x", document_date=date(2024, 11, 2)), Signed(local("a"), day))
    with refused("notice-day"):
        steps.reply(behind, key, Reply("x"), Signed(local("a"), date(2024, 10, 19)))
    with refused("notice-day-ahead"):
        steps.reply(behind, key, Reply("x"), Signed(local("a"), date(9999, 1, 1)))
    with refused("notice-unknown"):
        steps.close(behind, "nothing", Signed(local("a"), day, "x"))
    assert behind.version() == version


def test_a_step_decided_on_an_older_state_is_refused(behind: Store, registry: Registry) -> None:
    key = str(issued(behind, registry)["notice_id"])  # two steps are there
    steps.reply(behind, key, Reply("x"), Signed(local("a"), date(2024, 11, 1), seen=2))
    with refused("notice-moved"):
        steps.withdraw(behind, key, Signed(local("b"), date(2024, 11, 2), "x", seen=2))
    steps.reply(behind, key, Reply("x"), Signed(local("a"), date(2024, 11, 1), seen=2))  # the very same click again
    assert rectification.one(behind, key, reader=LOCAL)["step"] == 3


def test_what_the_rules_do_not_propose_cannot_be_issued(behind: Store, registry: Registry) -> None:
    with refused("notice-not-proposed"):
        issued(behind, registry, "440300")
    with refused("notice-deadline"):
        steps.confirm(
            behind, registry, Q3, Pair(TARGET, "440100"), terms=Terms(Colour.BLUE, DAY), signed=Signed(local("a"), DAY)
        )  # fmt: skip
    assert rectification.listed(behind, registry, NoticesQuery("440000", date(2024, 12, 1), LOCAL)).is_empty()


def test_a_proposal_can_be_kept_and_issued_later(behind: Store, registry: Registry) -> None:
    pair = Pair(TARGET, "440100")
    (key,) = steps.propose(behind, registry, Q3, (pair,), Signed(local("系统"), DAY))
    assert steps.propose(behind, registry, Q3, (pair,), Signed(local("系统"), DAY)) == [key]
    kept = rectification.one(behind, key, reader=LOCAL)
    assert (kept["state"], kept["serial"], kept["suggested_colour"]) == ("proposed", None, "blue")
    assert steps.issue(behind, key, BLUE, Signed(local("张"), date(2024, 10, 22)))["serial"] == 1


def test_figures_stay_as_they_were(behind: Store, registry: Registry, send: Send) -> None:
    key = str(issued(behind, registry)["notice_id"])
    before = rectification.one(behind, key, reader=LOCAL)
    send(f"440100,{INDICATOR},2024-Q3,84,168,200", received="2024-10-25", name="correction.csv")
    after = rectification.one(behind, key, reader=LOCAL)
    assert after == before
    assert after["value"] == 80.5


def test_removing_demonstration_removes_its_notices(store: Store, registry: Registry) -> None:
    demonstration.load_demonstration(store, actor=local("test"))
    found = proposals(store, registry, Q3, DAY)
    pair = Pair(*found.select("target_id", "region_code").row(0))
    notice = steps.confirm(store, registry, Q3, pair, terms=BLUE, signed=Signed(local("a"), DAY))
    assert notice["demonstration"] is True
    demonstration.remove_demonstration(store, actor=local("a"))
    assert rectification.listed(store, registry, NoticesQuery("440000", date(2024, 12, 1), LOCAL)).is_empty()
    with refused("notice-unknown"):
        rectification.one(store, str(notice["notice_id"]), reader=LOCAL)


def test_moves_and_colours_as_data() -> None:
    assert moves_from(NoticeState.CLOSED) == moves_from(NoticeState.WITHDRAWN) == []
    assert moves_from(NoticeState.PROPOSED) == [NoticeState.ISSUED, NoticeState.WITHDRAWN]
    assert graver(Colour.BLUE) == [Colour.ORANGE, Colour.RED]
    assert graver(Colour.RED) == []


def test_who_may_do_what(behind: Store, registry: Registry) -> None:
    city = Actor("广州", Role.REVIEWER, "440100")
    clerk = Actor("省办", Role.ANALYST, "440000")
    pair = Pair(TARGET, "440100")
    for somebody in (city, clerk):  # a city issues nothing for its province, an analyst nothing at all
        with refused("not-permitted"):
            steps.confirm(behind, registry, Q3, pair, terms=BLUE, signed=Signed(somebody, DAY))
    key = str(issued(behind, registry)["notice_id"])
    with refused("not-permitted"):
        steps.reply(behind, key, Reply("x"), Signed(Actor("韶关", Role.REVIEWER, "440200"), date(2024, 11, 1)))
    assert rectification.one(behind, key, reader=LOCAL)["state"] == "issued"  # what was refused left nothing
    steps.reply(behind, key, Reply("x"), Signed(Actor("广州", Role.ANALYST, "440100"), date(2024, 11, 1)))
    assert rectification.one(behind, key, reader=LOCAL)["state"] == "replied"
    with refused("not-permitted"):
        steps.close(behind, key, Signed(city, date(2024, 11, 2), "自行销号"))
    steps.close(behind, key, Signed(Actor("省", Role.REVIEWER, "440000"), date(2024, 11, 2), "属实"))
    assert rectification.one(behind, key, reader=LOCAL)["moved_by"] == "省"
