"""No mode falls open, and a sign-in ends when it should."""

from datetime import datetime, timedelta

import pytest

from data.store import Store
from domain.access import Actor, Role
from domain.errors import MonitorError
from services.identity import PUBLIC, Mode, actor_of, bound_safely, mode, public, still_there
from services.life import reviewed
from services.people import Grant, grant
from services.permissions import LOCAL
from services.registry import Registry
from services.sessions import Limits, Sessions, Standing, limits

NINE = datetime(2026, 1, 5, 9, 0)  # noqa: DTZ001 - Beijing time, as all moments here
BOUNDS = Limits(idle=timedelta(minutes=30), absolute=timedelta(hours=10))


def refusal(address: str | None, chosen: Mode, *, headers: bool = False) -> str | None:
    """Return the code under which a mode refuses an address; None where it serves there."""
    try:
        bound_safely(address, chosen, headers=headers)
    except MonitorError as error:
        return error.code
    return None


def test_the_mode_is_local_unless_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MONITOR_IDENTITY", raising=False)
    assert mode() is Mode.LOCAL
    monkeypatch.setenv("MONITOR_IDENTITY", "OIDC")
    assert mode() is Mode.OIDC
    monkeypatch.setenv("MONITOR_IDENTITY", "none")
    with pytest.raises(MonitorError, match="identity-mode-unknown"):
        mode()


@pytest.mark.parametrize("address", ["127.0.0.1", "127.8.9.1", "::1", "localhost", "unix:/run/monitor.sock"])
@pytest.mark.parametrize("chosen", Mode)
def test_an_address_of_this_computer_serves_every_mode(address: str, chosen: Mode) -> None:
    assert refusal(address, chosen) is None


@pytest.mark.parametrize("address", [None, "", "0.0.0.0", "::", "192.168.1.5", "monitor.example"])  # noqa: S104
@pytest.mark.parametrize("chosen", [Mode.LOCAL, Mode.PROXY])
def test_modes_that_trust_the_port_refuse_an_open_one(address: str | None, chosen: Mode) -> None:
    assert refusal(address, chosen) == "identity-open"
    assert refusal(address, Mode.OIDC) is None


@pytest.mark.parametrize("chosen", [Mode.LOCAL, Mode.OIDC])
def test_headers_that_nobody_overwrites_are_refused(chosen: Mode) -> None:
    assert refusal("127.0.0.1", chosen, headers=True) == "identity-headers"
    assert refusal("127.0.0.1", Mode.PROXY, headers=True) is None
    assert refusal("0.0.0.0", Mode.PROXY, headers=True) == "identity-open"  # noqa: S104


@pytest.mark.parametrize(("text", "on"), [("", False), ("off", False), (" OFF ", False), ("on", True), ("On ", True)])
def test_the_review_is_on_or_off(text: str, on: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MONITOR_REVIEW", text)
    assert reviewed() is on


@pytest.mark.parametrize("text", ["true", "1", "yes", "开", "onn"])
def test_what_is_neither_on_nor_off_opens_nothing(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MONITOR_REVIEW", text)
    with pytest.raises(MonitorError, match="switch-unknown"):  # and nothing is approved without a second person
        reviewed()
    monkeypatch.setenv("MONITOR_PUBLIC", text)
    assert not public()


def test_who_acts(store: Store, registry: Registry, monkeypatch: pytest.MonkeyPatch) -> None:
    grant(store, registry, Grant("wang", Role.ANALYST, "440100", "填报"), actor=LOCAL)
    monkeypatch.delenv("MONITOR_PUBLIC", raising=False)
    assert actor_of(store, None, Mode.LOCAL) == LOCAL
    for chosen in (Mode.OIDC, Mode.PROXY):
        assert actor_of(store, "wang", chosen) == Actor("wang", Role.ANALYST, "440100")
        assert actor_of(store, None, chosen) is None
        assert actor_of(store, "stranger", chosen) is None
        # A name that is the local administrator's elsewhere opens nothing here.
        assert actor_of(store, "local", chosen) is None
    monkeypatch.setenv("MONITOR_PUBLIC", "on")
    assert actor_of(store, "stranger", Mode.OIDC) == PUBLIC
    assert actor_of(store, None, Mode.PROXY) == PUBLIC
    assert PUBLIC.role is Role.VIEWER


def test_a_sign_in_rests_and_lasts_so_long() -> None:
    sessions = Sessions()

    def at(minutes: float, signed_in: datetime = NINE) -> Standing:
        return sessions.visit("wang", signed_in=signed_in, now=NINE + timedelta(minutes=minutes), bounds=BOUNDS)

    assert [at(0), at(29), at(58)] == [Standing.NEW, Standing.OPEN, Standing.OPEN]
    assert at(89) is Standing.IDLE
    assert at(90) is Standing.OVER, "the same sign-in does not open again"
    later = NINE + timedelta(minutes=91)
    assert at(91, later) is Standing.NEW
    assert at(91 + 10 * 60 + 1, later) is Standing.OVER


def test_signing_out_ends_the_sign_in_everywhere() -> None:
    sessions = Sessions()
    sessions.visit("wang", signed_in=NINE, now=NINE, bounds=BOUNDS)
    sessions.close("wang")
    assert sessions.visit("wang", signed_in=NINE, now=NINE, bounds=BOUNDS) is Standing.OVER
    assert sessions.visit("li", signed_in=NINE, now=NINE, bounds=BOUNDS) is Standing.NEW


@pytest.mark.parametrize("text", ["x", "0", "-1", "1.5", "99999", "３０"])
def test_limits_are_whole_numbers(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MONITOR_IDLE_MINUTES", text)
    with pytest.raises(MonitorError, match="setting-not-number"):
        limits()


def test_limits_by_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MONITOR_IDLE_MINUTES", raising=False)
    monkeypatch.setenv("MONITOR_SESSION_HOURS", "8")
    assert limits() == Limits(timedelta(minutes=30), timedelta(hours=8))


def test_who_lost_the_role_takes_nothing_more(
    store: Store, registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    wang = Actor("wang", Role.ANALYST, "440100")
    grant(store, registry, Grant("wang", Role.ANALYST, "440100", "填报"), actor=LOCAL)
    still_there(store, wang, Mode.PROXY)
    grant(store, registry, Grant("wang", None, "440100", "调离"), actor=LOCAL)
    with pytest.raises(MonitorError, match="signed-out"):
        still_there(store, wang, Mode.PROXY)
    with pytest.raises(MonitorError, match="signed-out"):
        still_there(store, PUBLIC, Mode.PROXY)
    monkeypatch.setenv("MONITOR_PUBLIC", "on")
    still_there(store, PUBLIC, Mode.PROXY)
    with pytest.raises(MonitorError, match="signed-out"):  # the public view is not the role that was had
        still_there(store, wang, Mode.PROXY)
    still_there(store, LOCAL, Mode.LOCAL)
