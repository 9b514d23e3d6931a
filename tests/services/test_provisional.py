"""Values that nobody has approved yet count where they are asked for by somebody who may, and are marked."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from data.store import Store
from domain.access import Actor, Role
from domain.errors import MonitorError
from domain.periods import Period
from services.concern import AttainmentQuery
from services.monitoring import attainment
from services.permissions import LOCAL
from services.registry import Registry

TARGET = "gd2024-19-geriatrics-dept"
QUERY = AttainmentQuery("441900", Period.parse("2024-Q3"), target_ids=(TARGET,))


def test_unapproved_values_count_only_where_asked_for(
    store: Store, registry: Registry, send: Callable[..., object], monkeypatch: pytest.MonkeyPatch
) -> None:
    send("441900,geriatrics-dept,2023-Q4,60,60,100", received="2024-01-10")
    monkeypatch.setenv("MONITOR_REVIEW", "on")
    send("441900,geriatrics-dept,2024-Q3,90,90,100", received="2024-10-10")
    plain = attainment(store, registry, QUERY).row(0, named=True)
    assert (plain["value"], plain["provisional"]) == (None, False)
    asked = attainment(store, registry, replace(QUERY, provisional=LOCAL)).row(0, named=True)
    assert (asked["value"], asked["status"], asked["provisional"]) == (90, "met", True)
    before = replace(QUERY, as_of=Period.parse("2023-Q4"), provisional=LOCAL)
    assert attainment(store, registry, before).row(0, named=True)["provisional"] is False


@pytest.mark.parametrize(
    ("role", "region", "allowed"),
    [
        (Role.ANALYST, "441900", True),
        (Role.REVIEWER, "440000", True),
        (Role.VIEWER, "441900", False),
        (Role.ANALYST, "440100", False),
    ],
)
def test_only_those_responsible_may_ask(
    store: Store, registry: Registry, role: Role, region: str, *, allowed: bool
) -> None:
    query = replace(QUERY, provisional=Actor("someone", role, region))
    if allowed:
        assert attainment(store, registry, query).height == 1
    else:
        with pytest.raises(MonitorError, match="not-permitted"):
            attainment(store, registry, query)
