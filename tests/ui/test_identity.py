"""Who sits at the screen, and what becomes of an open one when the sign-in ends or the role is taken away."""

import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from domain.access import Actor, Role
from domain.errors import MonitorError
from services import clock
from services.people import Grant, grant, known
from services.permissions import LOCAL
from ui import cached, exports, identity

Opener = Callable[..., AppTest]
PEOPLE = "pages/administration.py"


@pytest.fixture(autouse=True)
def signing_in(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    del database
    monkeypatch.setenv("MONITOR_IDENTITY", "oidc")
    give("boss", Role.ADMINISTRATOR, "000000")


def give(name: str, role: Role | None, region: str = "440000") -> None:
    grant(cached.store(), cached.registry(), Grant(name, role, region, "任命"), actor=LOCAL)


def signed_in(page: str = "", *, ago: timedelta = timedelta(0), tab: str = "", **claims: Any) -> AppTest:
    test = AppTest.from_file(str(Path(__file__).parent.parent.parent / "app.py"), default_timeout=60)
    if page:
        test.switch_page(page)
    test.query_params["lang"] = "zh-CN"
    if tab:
        test.query_params["tab"] = tab
    made = {"is_logged_in": True, "iat": int(time.time() - ago.total_seconds())} | claims
    for name in list(test.user):
        del test.user[name]
    for name, value in made.items():
        if value is not None:
            test.user[name] = value
    return test.run()


def let_in(test: AppTest) -> bool:
    return any(one.key == "as_of" for one in test.selectbox) or len(test.get("page_link")) > 0


@pytest.mark.parametrize(
    ("claims", "inside"),
    [
        ({"email": "boss"}, True),
        ({"preferred_username": "boss"}, True),
        ({"sub": "boss"}, True),
        ({"sub": "x", "name": "boss"}, False),  # a display name, which anybody may give themselves
        ({"sub": "x", "email": "boss", "email_verified": False}, False),
        ({"sub": "x", "email": "boss", "email_verified": True}, True),
        ({"email": "Boss"}, False),
        ({"email": "boss", "iat": None}, False),  # it would never end
        ({"email": "boss", "iat": "soon"}, False),
        ({"email": "boss", "is_logged_in": False}, False),
    ],
)
def test_who_a_sign_in_makes_somebody(claims: dict[str, Any], inside: bool) -> None:
    test = signed_in(**claims)
    assert not test.exception
    assert let_in(test) is inside


def test_a_sign_in_of_long_ago_is_over() -> None:
    give("old", Role.VIEWER)
    assert let_in(signed_in(email="old", ago=timedelta(hours=9)))
    give("older", Role.VIEWER)
    assert not let_in(signed_in(email="older", ago=timedelta(hours=11)))


def form_of_a_grant(name: str) -> AppTest:
    test = signed_in(PEOPLE, email=name, tab="people")
    (asked,) = [one for one in test.text_input if str(one.key).startswith("name-")]
    asked.set_value("friend")
    (why,) = [one for one in test.text_area if "reason" in str(one.key)]
    why.set_value("帮忙")
    return test


def test_a_form_that_was_open_when_the_role_went_stores_nothing() -> None:
    give("li", Role.ADMINISTRATOR)
    test = form_of_a_grant("li")
    give("li", None)
    test.button(key="people-confirm").click().run()
    assert known(cached.store(), "friend") is None
    assert not let_in(test)
    give("wu", Role.ADMINISTRATOR)
    form_of_a_grant("wu").button(key="people-confirm").click().run()
    assert known(cached.store(), "friend") is not None  # the same form with the role does


def test_a_form_that_was_open_when_the_sign_in_ended_stores_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    give("chen", Role.ADMINISTRATOR)
    test = form_of_a_grant("chen")
    later = clock.now() + timedelta(minutes=31)
    monkeypatch.setattr("services.clock.now", lambda: later)
    test.button(key="people-confirm").click().run()
    assert known(cached.store(), "friend") is None
    assert not let_in(test)


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> Callable[[], bytes]:
    """A file that was offered to somebody who signed in a moment ago."""
    give("sun", Role.VIEWER)
    state: dict[str, Any] = {"actor": Actor("sun", Role.VIEWER, "440000"), "sign-in-of": ("sun", clock.now())}
    monkeypatch.setattr("ui.identity.st.session_state", state)
    monkeypatch.setattr("ui.exports.st.query_params", type("Params", (), {"to_dict": lambda _: {"region": "440000"}})())
    return exports.handed_out(b"file", file_name="table.csv")


def exported() -> list[tuple[str, str]]:
    found = cached.store().frame("audit").filter(pl.col("action") == "export").sort("line")
    return found.select("actor", "subject").rows()


def test_a_file_is_fetched_while_the_sign_in_lasts(
    offered: Callable[[], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert offered() == b"file"
    assert exported() == [("sun", "table.csv")]
    later = clock.now() + timedelta(minutes=31)
    monkeypatch.setattr("services.clock.now", lambda: later)
    with pytest.raises(MonitorError, match="signed-out"):
        offered()
    assert len(exported()) == 1


def test_a_file_is_not_fetched_after_the_role_went(offered: Callable[[], bytes]) -> None:
    give("sun", None)
    with pytest.raises(MonitorError, match="signed-out"):
        offered()
    assert exported() == []


@pytest.mark.usefixtures("offered")
def test_the_name_of_a_picture_comes_from_the_browser_and_is_kept_short_and_plain() -> None:
    exports.saved_in_browser("", "matrix")
    exports.saved_in_browser("a\nb\x00" + "c" * 400, "matrix")
    (line,) = exported()
    assert line == ("sun", "ab" + "c" * 198)


def test_headers_are_believed_behind_a_proxy_only(monkeypatch: pytest.MonkeyPatch) -> None:
    options = {"server.address": "127.0.0.1", "server.trustedUserHeaders": {"X-Remote-User": "name"}}
    monkeypatch.setattr("ui.identity.st.get_option", options.get)
    for chosen in ("oidc", "local"):
        monkeypatch.setenv("MONITOR_IDENTITY", chosen)
        with pytest.raises(MonitorError, match="identity-headers"):
            identity.safe_mode()
    monkeypatch.setenv("MONITOR_IDENTITY", "proxy")
    assert identity.safe_mode() == "proxy"
