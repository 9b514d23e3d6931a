"""People and roles, the audit trail, and the line that every file taken from a screen leaves."""

from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from domain.access import Actor, Role
from services import audit, people
from services.identity import PUBLIC
from services.people import Grant, grant
from services.permissions import LOCAL, local
from ui import cached, exports, identity

Opener = Callable[..., AppTest]
PAGE = "pages/administration.py"


def told(test: AppTest) -> str:
    kinds = ("title", "markdown", "caption", "html", "warning", "error", "info", "success")
    return "\n".join(str(getattr(one, "value", "") or one.proto) for kind in kinds for one in test.get(kind))


def give(name: str, role: Role, region: str = "440100", actor: Actor = LOCAL) -> None:
    grant(cached.store(), cached.registry(), Grant(name, role, region, f"任命{name}"), actor=actor)


def key(name: str, person: str | None = None) -> str:
    if person is None:
        return f"{name}-people/new-0"
    held = people.versions(cached.store(), cached.registry(), reader=LOCAL, name=person)
    return f"{name}-people/{person}-{held['grant_id'][0]}"


@pytest.mark.usefixtures("database")
def test_a_role_is_granted_with_a_reason_and_withdrawn_again(opened: Opener) -> None:
    test = opened(PAGE, tab="people")
    assert "还没有人有角色" in told(test)
    test.text_input(key=key("name")).set_value("wang")
    test.selectbox(key=key("role")).set_value("reviewer")
    test.selectbox(key=key("region")).set_value("440100")
    test.button(key="people-confirm").click().run()
    assert "没有写明理由" in told(test)
    test.text_area(key="administration-reason-people/new").set_value("粤卫人〔2024〕12号")
    test.button(key="people-confirm").click().run()
    assert not test.exception
    assert "已保存" in test.success[0].value
    assert people.known(cached.store(), "wang") == Actor("wang", Role.REVIEWER, "440100")
    assert "粤卫人〔2024〕12号" in told(test)
    test = opened(PAGE, tab="people", person="wang")
    test.selectbox(key=key("role", "wang")).set_value("")
    test.text_area(key="administration-reason-people/wang").set_value("调离")
    test.button(key="people-confirm").click().run()
    assert people.known(cached.store(), "wang") is None
    assert "已取消" in told(opened(PAGE, tab="people", person="wang"))
    assert audit.verify(cached.store()) is None


@pytest.mark.usefixtures("database")
def test_what_the_service_refuses_is_told(opened: Opener) -> None:
    give("li", Role.ADMINISTRATOR, "440000")
    test = opened(PAGE, tab="people", person="li")
    test.selectbox(key=key("role", "li")).set_value("viewer")
    test.text_area(key="administration-reason-people/li").set_value("x")
    test.button(key="people-confirm").click().run()
    assert not test.exception
    assert "最后一名管理员" in test.warning[0].value
    assert people.known(cached.store(), "li") == Actor("li", Role.ADMINISTRATOR, "440000")


@pytest.mark.usefixtures("database")
def test_an_administrator_of_a_province_sees_and_reaches_the_province_only(
    opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    give("li", Role.ADMINISTRATOR, "440000")
    give("wu", Role.ANALYST, "450000")
    give("zhao", Role.ANALYST)
    monkeypatch.setattr(identity, "actor_of", lambda *_: Actor("li", Role.ADMINISTRATOR, "440000"))
    test = opened(PAGE, tab="people")
    assert "zhao" in told(test)
    assert ">wu<" not in told(test)
    regions = test.selectbox(key=key("region")).options
    assert any("广州" in one for one in regions)
    assert not any("广西" in one for one in regions)
    assert "本人的角色须由另一名管理员修改" in told(opened(PAGE, tab="people", person="li"))
    assert opened(PAGE, tab="people", person="wu").warning
    trail = told(opened(PAGE, tab="audit"))
    assert "zhao" in trail
    assert "任命wu" not in trail


@pytest.mark.usefixtures("database")
def test_the_trail_is_filtered_by_the_url_and_its_state_is_told(opened: Opener) -> None:
    for number in range(60):
        audit.note(cached.store(), actor="<b>王", action="export", subject=f"table_{number}.csv", details="=1+1")
    test = opened(PAGE, tab="audit", by="<b>王", act="export", leaf="2")
    assert "审计记录完整" in test.success[0].value
    assert "第51至60行，符合条件的共60行" in told(test)
    page = told(test)
    assert "table_9.csv" in page
    assert "table_10.csv" not in page
    assert "<b>王" not in page.replace("&lt;b&gt;王", "")
    test = opened(PAGE, tab="audit", q="table_59")
    assert "第1至1行，符合条件的共1行" in told(test)
    cursor = cached.store()._cursors.connection.cursor()
    cursor.execute("UPDATE audit SET subject = 'other.csv' WHERE subject = 'table_30.csv'")
    audit.note(cached.store(), actor="x", action="export", subject="y")
    test = opened(PAGE, tab="audit", lang="en")
    assert "does not hold" in test.error[0].value
    assert "was changed" in test.error[0].value


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("who", [PUBLIC, local("wang")])
def test_every_file_leaves_a_line_with_who_took_it_and_no_data_version(
    opened: Opener, monkeypatch: pytest.MonkeyPatch, who: Actor
) -> None:
    opened("pages/indicator.py", region="440000")
    version = cached.version()
    monkeypatch.setattr(identity, "reader", lambda: who)
    made = exports.handed_out(lambda: b"content", file_name="figures.csv")
    assert cached.store().frame("audit").filter(pl.col("action") == "export").is_empty()
    assert (made(), made()) == (b"content", b"content")
    lines = cached.store().frame("audit").filter(pl.col("action") == "export")
    assert lines.select("actor", "subject").rows() == [(who.name, "figures.csv")] * 2
    assert lines["version"].null_count() == 2
    assert cached.version() == version


def test_all_files_are_offered_through_the_one_door() -> None:
    rooms = Path(__file__).parent.parent.parent
    files = [*(rooms / "ui").glob("*.py"), *(rooms / "pages").glob("*.py"), rooms / "app.py"]
    assert [one.name for one in files if "st.download_button" in one.read_text(encoding="utf-8")] == ["exports.py"]
