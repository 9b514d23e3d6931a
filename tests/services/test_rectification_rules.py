"""Proposals worked by hand: 80% at the end of 2023, more than 85% by the end of 2024, so 81.25, 82.5, 83.75, 85."""

from collections.abc import Callable
from datetime import date

import polars as pl
import pytest

from data.store import Store
from domain.periods import Period
from services import clock, revising
from services.concern import AttainmentQuery
from services.intake import Receipt
from services.permissions import local
from services.rectification_life import Colour, Pair, Signed, Terms
from services.rectification_rules import PROPOSED, proposals, rules
from services.rectification_steps import confirm, withdraw
from services.registry import Registry, read_registry
from services.revising import Edit

Send = Callable[..., Receipt]
TARGET, INDICATOR = "gd2024-05-primary-national-standard", "primary-national-standard"
DAY = date(2024, 10, 20)
QUARTERS = {"2023-Q4": "2024-01-09", "2024-Q1": "2024-04-09", "2024-Q2": "2024-07-09", "2024-Q3": "2024-10-09"}
# Pace is (value - 80) / (expected - 80); below 0.6 is far behind, below 0 worsening.
CITIES = {
    "440100": (80, 80.5, 81, 82),  # 0.4, 0.4, 0.53: behind in three quarters
    "440200": (80, 82, 81, 82),  # on pace, then behind in two
    "440300": (80, 82, 83, 82),  # behind in the last one only
    "440400": (80, 80.5, 79, 79),  # behind, then worse than at the start
    "440500": (80, 80.5, None, 82),  # a quarter that was not reported ends the row
}
Q3 = AttainmentQuery("440000", Period.parse("2024-Q3"))


@pytest.fixture
def reported(store: Store, registry: Registry, send: Send) -> Store:
    others = dict.fromkeys(registry.children("440000"), (80, 82, 84, 86))
    for place, (quarter, received) in enumerate(QUARTERS.items()):
        shares = {code: values[place] for code, values in (others | CITIES).items()}
        lines = [
            f"{code},{INDICATOR},{quarter},{share},{share * 2:g},200"
            for code, share in shares.items()
            if share is not None
        ]
        send(*lines, received=received, name=f"{quarter}.csv")
    return store


def proposed(store: Store, query: AttainmentQuery = Q3) -> dict[str, dict[str, object]]:
    found = proposals(store, read_registry(store), query, DAY)
    assert tuple(found.columns) == PROPOSED
    return {row["region_code"]: row for row in found.filter(pl.col("target_id") == TARGET).iter_rows(named=True)}


def changed(store: Store, **settings: str) -> None:
    edits = [Edit((name,), {"value": value}, _seen(store, name)) for name, value in settings.items()]
    revising.revise(store, "settings", edits, actor=local("test"), reason="test")


def _seen(store: Store, name: str) -> int:
    return int(str(revising.version_of(store, "settings", name)["change_id"]))


def test_two_periods_in_a_row_are_proposed(reported: Store) -> None:
    found = proposed(reported)
    assert set(found) == {"440100", "440200", "440400"}
    assert {code: row["streak"] for code, row in found.items()} == {"440100": 3, "440200": 2, "440400": 3}
    # Before the target began there is nothing to judge, and nothing further to look back on.
    assert found["440100"]["statuses"] == ["far_behind", "far_behind", "far_behind", "cannot_assess"]
    assert found["440200"]["statuses"][:3] == ["far_behind", "far_behind", "on_pace"]  # type: ignore[index]
    assert found["440200"]["periods"][:3] == ["2024-Q3", "2024-Q2", "2024-Q1"]  # type: ignore[index]


def test_a_proposal_carries_figures_and_basis(reported: Store) -> None:
    row = proposed(reported)["440100"]
    assert (row["value"], row["target_value"], row["expected_value"], row["gap"]) == (82.0, 85.0, 83.75, -3.0)
    assert row["document_number"] == "粤办函〔2024〕267号"
    assert "85%" in str(row["quote"])
    assert row["own"] is False


def test_colour_and_deadline_follow_status_and_length(reported: Store) -> None:
    found = proposed(reported)
    assert {code: row["colour"] for code, row in found.items()} == {
        "440100": "blue", "440200": "blue", "440400": "orange",
    }  # fmt: skip
    assert found["440100"]["deadline"] == date(2024, 11, 19)  # 30 days
    assert found["440400"]["deadline"] == date(2024, 11, 9)  # 20 days
    changed(reported, notice_orange_periods="3")
    assert proposed(reported)["440100"]["colour"] == "orange"
    changed(reported, notice_red_from="worsening")
    assert proposed(reported)["440400"]["colour"] == "red"


def test_the_gravest_come_first(reported: Store) -> None:
    found = proposals(reported, read_registry(reported), Q3, DAY)
    ranks = [Colour(word).gravity for word in found["colour"]]
    assert ranks == sorted(ranks, reverse=True)


def test_the_rules_are_settings(reported: Store) -> None:
    changed(reported, notice_periods="3")
    assert set(proposed(reported)) == {"440100", "440400"}
    changed(reported, notice_periods="1")
    assert {"440300", "440500"} <= set(proposed(reported))
    changed(reported, notice_from="worsening", notice_periods="2")
    assert set(proposed(reported)) == {"440400"}
    changed(reported, notice_scope="own")
    assert proposed(reported) == {}
    assert rules(read_registry(reported)).children is False


def test_missed_is_proposed_at_once(reported: Store, send: Send) -> None:
    # 86 at the third quarter, 84 when it was due: met before, missed now.
    lines = [f"440600,{INDICATOR},2024-Q4,84,168,200", f"440700,{INDICATOR},2024-Q4,86,172,200"]
    send(*lines, received="2025-01-08", name="q4.csv")
    due = AttainmentQuery("440000", Period.parse("2024-Q4"))
    found = proposed(reported, due)
    assert (found["440600"]["status"], found["440600"]["streak"], found["440600"]["colour"]) == ("missed", 1, "red")
    assert "440700" not in found
    changed(reported, notice_missed="in_a_row")
    assert "440600" not in proposed(reported, due)


def test_a_part_of_a_total_is_not_proposed(reported: Store) -> None:
    found = proposals(reported, read_registry(reported), Q3, DAY)
    assert found.filter((pl.col("applies_to") == "total") & ~pl.col("own")).is_empty()


def test_known_at_sees_what_was_received_by_then(reported: Store) -> None:
    assert proposed(reported)
    before = AttainmentQuery("440000", Period.parse("2024-Q3"), known_at=clock.moment("2024-09-01"))
    assert proposed(reported, before) == {}


def test_what_has_a_notice_is_not_proposed_again(reported: Store) -> None:
    registry = read_registry(reported)
    pair = Pair(TARGET, "440100")
    terms = Terms(Colour.BLUE, date(2024, 11, 20))
    notice = confirm(reported, registry, Q3, pair, terms=terms, signed=Signed(local("a"), DAY))
    assert set(proposed(reported)) == {"440200", "440400"}
    withdraw(reported, str(notice["notice_id"]), Signed(local("a"), date(2024, 10, 21), "误发"))
    # Decided for this period; a later one may propose it anew.
    assert set(proposed(reported)) == {"440200", "440400"}


def test_nothing_to_propose_has_the_same_columns(store: Store, registry: Registry) -> None:
    found = proposals(store, registry, Q3, DAY)
    assert found.is_empty()
    assert tuple(found.columns) == PROPOSED
