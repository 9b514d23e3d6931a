from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from services import intake, review
from services.permissions import LOCAL, local
from ui import cached

Opener = Callable[..., AppTest]
INDICATOR, REVIEW, RETURNS = "pages/indicator.py", "pages/review.py", "pages/returns.py"
STANDARD = "乡镇卫生院、社区卫生服务中心达到国家能力标准比例"
HEADER = "行政区划代码,指标,统计期,完成值,分子,分母\n"


def told(test: AppTest) -> str:
    """Everything that stands on the screen as text."""
    kinds = ("title", "markdown", "caption", "html", "warning", "error", "info", "success")
    return "\n".join(str(getattr(one, "value", "") or one.proto) for kind in kinds for one in test.get(kind))


@pytest.fixture
def waiting(database: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Two corrections and one new value that wait: Guangzhou 81 -> 90, Shaoguan 86 -> 43; a bad cell left out."""
    assert database.exists()
    monkeypatch.setenv("MONITOR_REVIEW", "on")
    lines = (f"440100,{STANDARD},2024-Q3,90,90,100\n440200,{STANDARD},2024-Q3,43,43,100\n"
             f"440300,{STANDARD},2024-Q3,8O,,\n")  # fmt: skip
    content = (HEADER + lines).encode()
    day = date(2024, 11, 5)
    judged = intake.examine(cached.registry(), content, file_name="<b>更正.csv", region_code="440000", received=day)
    receipt = intake.submit(
        cached.store(), content, judged, region_code="440000", actor=local("王报送"), received=day, partial=True
    )
    return receipt.return_id


def headline(opened: Opener) -> str:
    return str(opened(INDICATOR, region="440100").title[0].value)


def test_the_list_names_what_waits(opened: Opener, waiting: str) -> None:
    test = opened(REVIEW, region="440000")
    assert not test.exception
    assert waiting in told(test)
    assert "更正.csv" in told(test)
    assert "未启用审核" not in told(test)
    elsewhere = opened(REVIEW, region="450000")
    assert "没有等待审核的报表" in told(elsewhere)


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_nothing_waits_and_review_is_off(opened: Opener, language: str) -> None:
    test = opened(REVIEW, lang=language)
    assert not test.exception
    assert not test.error
    assert test.info
    assert "MONITOR_REVIEW=on" in told(test)


@pytest.mark.usefixtures("database")
def test_the_states_stand_in_the_url(opened: Opener) -> None:
    test = opened(REVIEW, state="approved")
    assert "2024-Q3.csv" in told(test)
    test = opened(REVIEW, state="withdrawn")
    assert "没有已撤回的报表" in told(test)
    for state in ("superseded", "sent_back", "all"):
        assert not opened(REVIEW, state=state).exception


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_an_opened_return_shows_what_it_changes(opened: Opener, waiting: str, language: str) -> None:
    test = opened(REVIEW, **{"return": waiting, "lang": language})
    assert not test.exception
    assert not test.error
    said = told(test)
    # 86 -> 43 is half of it, 81 -> 90 a ninth: the larger change stands first.
    assert said.index("−50.0%") < said.index("+11.1%")
    assert "8O" in said
    assert "2024-Q3.csv" in said
    assert "王报送" in said
    assert "<b>更正" not in "".join(str(one.proto) for one in test.get("html"))
    assert {one.key for one in test.button} >= {"review-approved", "review-sent_back", "review-withdrawn"}


def test_approving_shows_in_the_figures(opened: Opener, waiting: str) -> None:
    assert headline(opened).startswith("广州市 81%")
    test = opened(REVIEW, **{"return": waiting})
    version = cached.version()
    test.button(key="review-approved").click().run()
    assert not test.exception
    assert "已通过" in test.success[0].value
    assert cached.version() == version + 1
    assert headline(opened).startswith("广州市 90%")
    assert {one.key for one in test.button} & {"review-approved", "review-sent_back"} == set()


def test_sending_back_and_withdrawing_need_a_reason(opened: Opener, waiting: str) -> None:
    test = opened(REVIEW, **{"return": waiting})
    version = cached.version()
    test.button(key="review-sent_back").click().run()
    assert "没有写明理由" in test.warning[0].value
    assert cached.version() == version
    test.text_area(key=f"review-comment-{waiting}-1").set_value("韶关数值请核对")
    test.button(key="review-sent_back").click().run()
    assert not test.exception
    assert "已退回" in test.success[0].value
    assert "韶关数值请核对" in told(test)
    assert cached.version() == version + 1
    assert headline(opened).startswith("广州市 81%")


def test_withdrawing_an_approved_return_brings_the_value_before_back(opened: Opener, waiting: str) -> None:
    review.approve(cached.store(), waiting, actor=local("a"))
    assert headline(opened).startswith("广州市 90%")
    test = opened(REVIEW, **{"return": waiting})
    test.text_area(key=f"review-comment-{waiting}-2").set_value("报错了")
    test.button(key="review-withdrawn").click().run()
    assert "已撤回" in test.success[0].value
    assert headline(opened).startswith("广州市 81%")


def test_a_click_on_what_somebody_else_decided_is_void(opened: Opener, waiting: str) -> None:
    test = opened(REVIEW, **{"return": waiting})
    review.send_back(cached.store(), waiting, actor=local("b"), comment="请补分母")
    version = cached.version()
    test.button(key="review-approved").click().run()
    assert not test.exception
    assert "已由他人处理" in test.warning[0].value
    assert cached.version() == version
    assert review.one(cached.store(), waiting, reader=LOCAL)["state"] == "sent_back"


def test_two_clicks_decide_once(opened: Opener, waiting: str) -> None:
    first, second = (opened(REVIEW, **{"return": waiting}) for _ in range(2))
    version = cached.version()
    first.button(key="review-approved").click().run()
    second.button(key="review-approved").click().run()
    assert cached.version() == version + 1
    assert review.history(cached.store(), waiting, reader=LOCAL)["state"].to_list() == ["submitted", "approved"]


def test_how_a_value_came_about(opened: Opener, waiting: str) -> None:
    indicator = review.differences(cached.store(), cached.registry(), waiting, reader=LOCAL)["indicator_id"][0]
    test = opened(REVIEW, **{"return": waiting, "cell": f"{indicator}:440100:2024-Q3"})
    assert not test.exception
    assert "数值来历：广州市" in told(test)
    assert "现行" in told(test)


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [("return", "0' OR 1=1", "不存在"), ("state", "lost", "无法识别"), ("cell", "<b>:440100:2024", "无法识别")],
)
def test_what_the_url_names_wrongly_is_told(opened: Opener, waiting: str, name: str, value: str, said: str) -> None:
    query = {name: value} if name != "cell" else {"return": waiting, name: value}
    test = opened(REVIEW, **query)
    assert not test.exception
    assert said in test.warning[0].value
    assert name not in test.query_params


def test_another_region_closes_the_return(opened: Opener, waiting: str) -> None:
    test = opened(REVIEW, region="440000", **{"return": waiting})
    test.selectbox(key="region").select("450000").run()
    assert "return" not in test.query_params
    assert "没有等待审核的报表" in told(test)
