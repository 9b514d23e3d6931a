import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from data.store import Store
from domain.errors import StoreBusyError
from ui import cached

Opener = Callable[..., AppTest]
INDICATOR, RETURNS = "pages/indicator.py", "pages/returns.py"


def told(test: AppTest) -> str:
    """Everything that stands on the screen as text."""
    kinds = ("title", "markdown", "caption", "html", "warning", "error", "info", "success")
    return "\n".join(str(getattr(one, "value", "") or one.proto) for kind in kinds for one in test.get(kind))


@pytest.mark.usefixtures("database")
def test_overview_opens_on_the_default_region_and_period(opened: Opener) -> None:
    test = opened()
    assert not test.exception
    assert not test.error
    assert test.selectbox(key="region").value == "440000"
    assert test.selectbox(key="as_of").value == "2024-Q3"
    # 50 targets of Guangdong's document; 86*20 + 81 of 2100 institutions = 85.76% > 85%.
    assert test.title[0].value.startswith("广东省50项量化目标：1项已达标")
    assert "85.8%" in told(test)


@pytest.mark.usefixtures("database")
def test_choices_stand_in_the_url(opened: Opener) -> None:
    test = opened()
    test.selectbox(key="region").select("440100").run()
    assert test.query_params["region"] == "440100"
    assert test.selectbox(key="as_of").value == "2024-Q3"
    test.selectbox(key="as_of").select("2024-Q1").run()
    assert test.query_params["as_of"] == "2024-Q1"


@pytest.mark.usefixtures("database")
def test_english_by_the_url(opened: Opener) -> None:
    test = opened(lang="en")
    assert test.title[0].value.startswith("Guangdong: 50 targets: 1 met")
    assert "Largest gaps" in told(test)


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("region", "999999", "不存在"),
        ("region", "440000' OR 1=1 --", "不存在"),
        ("as_of", "2024-Q9", "无法识别"),
        ("document", "hz2021", "不适用"),
        ("known_at", "yesterday", "无法识别"),
        ("lang", "fr", "不受支持"),
    ],
)
def test_unknown_values_in_the_url_are_told_and_left_behind(opened: Opener, name: str, value: str, said: str) -> None:
    test = opened(**{name: value})
    assert not test.exception
    assert said in test.warning[0].value
    assert value not in str(test.query_params.get(name))
    assert test.selectbox(key="region").value == "440000"


@pytest.mark.usefixtures("database")
def test_markup_in_the_url_stays_text(opened: Opener) -> None:
    test = opened(region="<script>alert(1)</script>")
    assert not test.exception
    assert all("<script>" not in str(one.proto) for one in test.get("html"))


@pytest.mark.usefixtures("database")
def test_unknown_target_falls_back(opened: Opener) -> None:
    test = opened(INDICATOR, target="no-such-target")
    assert "不适用于该地区" in test.warning[0].value
    assert test.selectbox(key="target").value == "gd2024-05-primary-national-standard"


@pytest.mark.usefixtures("database")
def test_indicator_says_finding_source_and_table(opened: Opener) -> None:
    test = opened(INDICATOR)
    assert not test.exception
    assert not test.error
    assert test.title[0].value.startswith("广东省 85.8%，已达标")
    page = told(test)
    assert "粤办函〔2024〕267号" in page
    assert "超过85%的乡镇卫生院" in page
    table = test.dataframe[0].value
    assert table["region"].tolist()[0] == "广东省"
    assert len(table) == 22
    # Guangzhou 81 against 85: worst of all, so it stands last.
    assert table["region"].tolist()[-1] == "广州市"
    assert table["gap"].tolist()[-1] == pytest.approx(-4)


@pytest.mark.usefixtures("database")
def test_figures_known_at_an_earlier_moment(opened: Opener) -> None:
    test = opened(INDICATOR, known_at="2024-09-30")
    assert test.title[0].value.startswith("广东省无法评价")


@pytest.mark.usefixtures("database")
def test_a_target_of_the_nation_alone_is_not_offered_below(opened: Opener) -> None:
    test = opened(INDICATOR, target="nat2023-02-hospice-pilot-batch3")
    assert not test.exception
    assert "不适用于该地区" in test.warning[0].value


def test_empty_database_offers_to_load_the_registry(
    opened: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MONITOR_DATABASE", str(tmp_path / "empty.duckdb"))
    test = opened()
    assert test.title[0].value == "数据库是空的"
    test.button(key="start-registry").click().run()
    assert not test.exception
    assert test.title[0].value.startswith("广东省50项量化目标：")
    assert "1项已达标" not in test.title[0].value


def test_a_busy_database_is_told_with_its_holder(
    opened: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(path: Path) -> None:
        raise StoreBusyError("store-busy", path=str(path), pid="4711")

    monkeypatch.setenv("MONITOR_DATABASE", str(tmp_path / "busy.duckdb"))
    monkeypatch.setattr(Store, "open", busy)
    test = opened()
    assert not test.exception
    assert "4711" in test.error[0].value


@pytest.mark.usefixtures("database")
def test_a_bug_is_logged_and_shown_as_a_number_only(
    opened: Opener, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(**_: Any) -> None:
        raise ValueError("secret detail")

    monkeypatch.setattr(cached, "overview_of", broken)
    with caplog.at_level(logging.ERROR, logger="monitor"):
        test = opened()
    assert not test.exception
    assert "编号" in test.error[0].value
    assert "secret detail" not in told(test)
    assert "secret detail" in caplog.text
    number = test.error[0].value.split("编号 ")[1][:8]
    assert number in caplog.text


@pytest.mark.usefixtures("database")
def test_every_screen_opens_for_regions_without_data(opened: Opener) -> None:
    for region in ("000000", "610724", "150000"):
        for page in ("", INDICATOR, RETURNS):
            test = opened(page, region=region)
            assert not test.exception, (page, region)
            assert not test.error, (page, region, test.error)
