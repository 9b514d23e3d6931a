from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from data.store import Store
from domain.errors import MonitorError
from domain.periods import Period
from domain.terms import ReturnState
from services import calendar, clock, intake, review
from services.concern import AttainmentQuery
from services.life import MOVES
from services.monitoring import attainment
from services.permissions import LOCAL, local
from services.registry import Registry

Send = Callable[..., intake.Receipt]
GERIATRICS = "gd2024-19-geriatrics-dept"
FIRST = "440100,geriatrics-dept,2024-Q3,80,80,100"
SECOND = "440100,geriatrics-dept,2024-Q3,85,85,100"


@pytest.fixture
def reviewing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MONITOR_REVIEW", "on")


def value(store: Store, registry: Registry, known_at: str | None = None) -> float | None:
    moment = clock.moment(known_at) if known_at else None
    query = AttainmentQuery("440100", Period.parse("2024-Q3"), target_ids=(GERIATRICS,), known_at=moment)
    found: float | None = attainment(store, registry, query)["value"].item()
    return found


def state(store: Store, return_id: str) -> str:
    return str(review.one(store, return_id, reader=LOCAL)["state"])


@pytest.mark.usefixtures("reviewing")
def test_a_confirmed_return_waits_and_changes_no_figure(store: Store, registry: Registry, send: Send) -> None:
    receipt = send(FIRST)
    assert receipt.state is ReturnState.SUBMITTED
    assert value(store, registry) is None
    assert review.pending(store, registry, "440000", reader=LOCAL)["return_id"].to_list() == [receipt.return_id]
    assert review.pending(store, registry, "450000", reader=LOCAL).is_empty()


def test_without_review_a_return_is_approved_at_once(store: Store, registry: Registry, send: Send) -> None:
    receipt = send(FIRST)
    assert receipt.state is ReturnState.APPROVED
    assert review.history(store, receipt.return_id, reader=LOCAL)["state"].to_list() == ["submitted", "approved"]
    assert review.pending(store, registry, "000000", reader=LOCAL).is_empty()


@pytest.mark.usefixtures("reviewing")
def test_an_approval_is_known_from_its_moment_on(store: Store, registry: Registry, send: Send) -> None:
    receipt = send(FIRST, received="2024-10-10")
    before = clock.now() - timedelta(seconds=1)
    version = store.version()
    assert review.approve(store, receipt.return_id, actor=local("reviewer")) == version + 1
    assert value(store, registry) == 80.0
    # Received in October 2024, approved today: a bulletin of any moment before today did not have it.
    assert value(store, registry, known_at="2024-12-31") is None
    assert value(store, registry, known_at=before.isoformat()) is None
    assert value(store, registry, known_at=clock.now().isoformat()) == 80.0


@pytest.mark.usefixtures("reviewing")
def test_a_waiting_return_offers_no_period(store: Store, registry: Registry, send: Send) -> None:
    receipt = send(FIRST)
    assert calendar.reported_periods(store, registry, "440100") == []
    review.approve(store, receipt.return_id, actor=local("reviewer"))
    assert calendar.reported_periods(store, registry, "440100") == [Period.parse("2024-Q3")]


@pytest.mark.usefixtures("reviewing")
def test_of_many_reviewers_at_once_one_decides(store: Store, send: Send) -> None:
    receipt, version = send(FIRST), store.version()

    def deciding(name: int) -> str:
        try:
            review.approve(store, receipt.return_id, actor=local(f"reviewer {name}"))
        except MonitorError as error:
            return error.code
        return "done"

    with ThreadPoolExecutor(max_workers=8) as pool:
        told = sorted(pool.map(deciding, range(8)))
    assert told == ["done", *["move-not-allowed"] * 7]
    assert store.version() == version + 1
    assert review.history(store, receipt.return_id, reader=LOCAL)["step"].to_list() == [1, 2]


@pytest.mark.usefixtures("reviewing")
def test_sending_back_changes_no_figure_and_keeps_why(store: Store, registry: Registry, send: Send) -> None:
    first = send(FIRST)
    review.approve(store, first.return_id, actor=local("reviewer"))
    second = send(SECOND, received="2024-11-05")
    review.send_back(store, second.return_id, actor=local("reviewer"), comment="分母与上期不一致")
    assert value(store, registry) == 80.0
    steps = review.history(store, second.return_id, reader=LOCAL)
    assert steps["state"].to_list() == ["submitted", "sent_back"]
    assert steps["comment"].to_list() == ["", "分母与上期不一致"]
    assert review.pending(store, registry, "440000", reader=LOCAL).is_empty()


def test_withdrawing_makes_the_value_before_it_current(store: Store, registry: Registry, send: Send) -> None:
    send(FIRST, received="2024-10-10")
    second = send(SECOND, received="2024-11-05")
    assert value(store, registry) == 85.0
    review.withdraw(store, second.return_id, actor=local("reviewer"), comment="报错了")
    assert value(store, registry) == 80.0
    # What was known before the withdrawal can still be made again.
    assert value(store, registry, known_at="2024-12-31") == 85.0


def test_withdrawing_the_only_return_leaves_no_value(store: Store, registry: Registry, send: Send) -> None:
    receipt = send(FIRST)
    review.withdraw(store, receipt.return_id, actor=local("reviewer"), comment="报错了")
    assert value(store, registry) is None


@pytest.mark.usefixtures("reviewing")
@pytest.mark.parametrize("decide", [review.send_back, review.withdraw])
def test_the_same_file_can_be_sent_again_and_then_waits(
    store: Store, registry: Registry, send: Send, decide: Callable[..., int]
) -> None:
    first = send(FIRST)
    decide(store, first.return_id, actor=local("reviewer"), comment="请补分母")
    again = send(FIRST)
    assert (again.already_stored, again.state) == (False, ReturnState.SUBMITTED)
    assert again.return_id == first.return_id
    steps = review.history(store, first.return_id, reader=LOCAL)
    assert steps["step"].to_list() == [1, 2, 3]
    assert steps["effective_at"].is_sorted()
    assert value(store, registry) is None
    twice = send(FIRST)
    assert (twice.already_stored, twice.state) == (True, ReturnState.SUBMITTED)


def test_sent_again_does_not_change_what_was_known_in_between(store: Store, registry: Registry, send: Send) -> None:
    receipt = send(FIRST, received="2024-10-10")
    review.withdraw(store, receipt.return_id, actor=local("reviewer"), comment="报错了")
    between = clock.now().isoformat()
    send(FIRST, received="2024-10-10")
    steps = review.history(store, receipt.return_id, reader=LOCAL)
    assert steps["state"].to_list() == ["submitted", "approved", "withdrawn", "submitted", "approved"]
    assert steps["effective_at"].is_sorted()
    assert value(store, registry, known_at="2024-12-31") == 80.0
    assert value(store, registry, known_at=between) is None
    assert value(store, registry) == 80.0


def test_only_the_moves_of_the_table_are_allowed(store: Store, send: Send, monkeypatch: pytest.MonkeyPatch) -> None:
    deciding = {
        ReturnState.APPROVED: review.approve,
        ReturnState.SENT_BACK: review.send_back,
        ReturnState.WITHDRAWN: review.withdraw,
    }
    monkeypatch.setenv("MONITOR_REVIEW", "on")
    for number, start in enumerate((ReturnState.SUBMITTED, *deciding)):
        for place, (to, decide) in enumerate(deciding.items()):
            share = 10 + number * 10 + place
            receipt = send(f"440100,geriatrics-dept,2024-Q3,{share},{share},100")
            if start in deciding:
                deciding[start](store, receipt.return_id, actor=local("reviewer"), comment="first")
            version = store.version()
            if start in MOVES[to]:
                assert decide(store, receipt.return_id, actor=local("reviewer"), comment="then") == version + 1
                assert state(store, receipt.return_id) == to.value
                continue
            with pytest.raises(MonitorError) as told:
                decide(store, receipt.return_id, actor=local("reviewer"), comment="then")
            assert told.value.code == "move-not-allowed"
            assert told.value.details["found"] == start.value
            assert store.version() == version
            assert state(store, receipt.return_id) == start.value


def test_a_decision_needs_its_return_its_actor_and_its_reason(store: Store, send: Send) -> None:
    receipt, version = send(FIRST), store.version()
    for call, code in (
        (lambda: review.approve(store, "0" * 16, actor=local("reviewer")), "return-unknown"),
        (lambda: review.withdraw(store, receipt.return_id, actor=local(" "), comment="x"), "actor-missing"),
        (lambda: review.withdraw(store, receipt.return_id, actor=local("reviewer"), comment=" "), "comment-missing"),
        (lambda: review.one(store, "0" * 16, reader=LOCAL), "return-unknown"),
    ):
        with pytest.raises(MonitorError) as told:
            call()
        assert told.value.code == code
    assert store.version() == version
    assert state(store, receipt.return_id) == "approved"


def test_a_decision_says_who_made_it(store: Store, send: Send) -> None:
    receipt = send(FIRST)
    review.withdraw(store, receipt.return_id, actor=local("王审核"), comment="报错了")
    assert review.history(store, receipt.return_id, reader=LOCAL).row(-1, named=True)["actor"] == "王审核"


def test_an_unknown_state_or_region_is_told(store: Store, registry: Registry) -> None:
    with pytest.raises(MonitorError) as told:
        review.listed(store, registry, "440000", state="lost", reader=LOCAL)
    assert told.value.code == "state-unknown"
    with pytest.raises(MonitorError) as told:
        review.pending(store, registry, "999999", reader=LOCAL)
    assert told.value.code == "region-unknown"
