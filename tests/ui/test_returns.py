from collections.abc import Callable
from datetime import date

import pytest
from streamlit.delta_generator import DeltaGenerator
from streamlit.testing.v1 import AppTest

from ui import cached

Opener = Callable[..., AppTest]
INDICATOR, RETURNS = "pages/indicator.py", "pages/returns.py"
STANDARD = "乡镇卫生院、社区卫生服务中心达到国家能力标准比例"
HEADER = "行政区划代码,指标,统计期,完成值,分子,分母\n"
BETTER = f"{HEADER}440100,{STANDARD},2024-Q3,90,90,100\n".encode()


def sent(opened: Opener, content: bytes, *, name: str = "a.csv", **query: str) -> AppTest:
    test = opened(RETURNS, **query)
    test.file_uploader(key="return-file").upload(name, content)
    return test.run()


@pytest.mark.usefixtures("database")
def test_nothing_is_stored_before_it_is_confirmed(opened: Opener) -> None:
    before = cached.version()
    test = sent(opened, BETTER)
    assert not test.exception
    assert [one.value for one in test.metric] == ["1", "0", "0", "0"]
    changed = next(one.value for one in test.dataframe if "old" in one.value.columns)
    assert changed[["old", "new"]].values.tolist() == [[81.0, 90.0]]
    assert cached.version() == before


@pytest.mark.usefixtures("database")
def test_a_confirmed_return_shows_in_the_figures_at_once(opened: Opener) -> None:
    assert opened(INDICATOR, region="440100").title[0].value.startswith("广州市 81%")
    before = cached.version()
    test = sent(opened, BETTER)
    test.button(key="confirm").click().run()
    assert not test.exception
    assert "已入库" in test.success[0].value
    assert cached.version() == before + 1
    assert opened(INDICATOR, region="440100").title[0].value.startswith("广州市 90%，已达标")


@pytest.mark.usefixtures("database")
def test_the_same_file_is_stored_once(opened: Opener) -> None:
    test = sent(opened, BETTER)
    before = cached.version()
    test.button(key="confirm").click().run()
    version = cached.version()
    assert version == before + 1
    again = sent(opened, BETTER)
    again.button(key="confirm").click().run()
    assert "此前已报送（已通过）" in again.success[0].value
    assert cached.version() == version


@pytest.mark.usefixtures("database")
def test_refused_cells_need_a_second_word(opened: Opener) -> None:
    content = f"{HEADER}440100,{STANDARD},2024-Q3,90,90,100\n440200,{STANDARD},2024-Q3,1O4,,\n".encode()
    test = sent(opened, content)
    assert test.button(key="confirm").disabled
    test.checkbox(key="partial").check().run()
    assert not test.button(key="confirm").disabled
    test.button(key="confirm").click().run()
    assert "已入库" in test.success[0].value


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)),
        HEADER.encode(),
        "备注,其他\n1,2\n".encode(),
        "行政区划代码,指标,统计期,完成值\n440100,没有这个指标,2024-Q3,5\n".encode(),
        "行政区划代码,指标,统计期,完成值\n440100,\x00,,\n".encode("utf-16"),
        ("行政区划代码," * 3000 + "\n").encode(),
    ],
    ids=["empty", "binary", "header only", "unknown columns", "unknown indicator", "utf-16", "very wide"],
)
def test_bad_files_are_told_and_the_page_stays_up(opened: Opener, content: bytes) -> None:
    before = cached.version()
    for language in ("zh-CN", "en"):
        test = sent(opened, content, lang=language)
        assert not test.exception
        assert "编号" not in "".join(one.value for one in test.error)
        assert not [one for one in test.button if one.key == "confirm"]
        assert test.info
    assert cached.version() == before


@pytest.mark.usefixtures("database")
def test_markup_in_a_file_stays_text(opened: Opener) -> None:
    content = f"{HEADER}440100,<img src=x onerror=alert(1)>,2024-Q3,<b>9</b>,,\n".encode()
    test = sent(opened, content, name="<b>.csv")
    assert not test.exception
    assert all("<img" not in str(one.proto) for one in test.get("html"))


@pytest.mark.usefixtures("database")
def test_an_earlier_day_of_receipt_does_not_win(opened: Opener) -> None:
    test = opened(RETURNS)
    test.date_input(key="received").set_value(date(2024, 10, 1))
    test.file_uploader(key="return-file").upload("late.csv", BETTER)
    test.run()
    assert "不生效1个" in "".join(one.value for one in test.markdown)


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize(
    ("language", "button", "said", "state"),
    [
        ("zh-CN", "提交审核（1个数值）", "已提交，等待审核", "已提交"),
        ("en", "Submit for review (1 value)", "awaiting review", "submitted"),
    ],
)
def test_where_returns_are_reviewed_a_confirmed_one_waits(
    opened: Opener, monkeypatch: pytest.MonkeyPatch, language: str, button: str, said: str, state: str
) -> None:
    monkeypatch.setenv("MONITOR_REVIEW", "on")
    test = sent(opened, BETTER, lang=language)
    assert test.button(key="confirm").label == button
    test.button(key="confirm").click().run()
    assert not test.exception
    assert not test.success
    assert said in test.info[0].value
    assert state in "".join(str(one.proto) for one in test.get("html"))
    assert opened(INDICATOR, region="440100", lang="zh-CN").title[0].value.startswith("广州市 81%")
    again = sent(opened, BETTER, lang=language)
    again.button(key="confirm").click().run()
    assert state in again.info[0].value


@pytest.mark.usefixtures("database")
def test_a_large_file_says_how_far_it_is(opened: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[float, str]] = []
    monkeypatch.setattr("ui.intake.LARGE", 10)
    monkeypatch.setattr(DeltaGenerator, "progress", _noting(told))
    test = sent(opened, BETTER)
    assert not test.exception
    assert [share for share, _ in told] == sorted(share for share, _ in told)
    assert told[-1] == (1.0, "100%　汇总结果")
    steps = [said.partition("　")[2] for _, said in told if said]
    assert list(dict.fromkeys(steps)) == ["读取文件", "逐格校验", "核对各行之间和历史数据", "汇总结果"]


def _noting(told: list[tuple[float, str]]) -> Callable[..., DeltaGenerator]:
    real = DeltaGenerator.progress

    def progress(self: DeltaGenerator, value: float, text: str = "") -> DeltaGenerator:
        told.append((value, text))
        return real(self, value, text)

    return progress


@pytest.mark.usefixtures("database")
def test_many_findings_of_one_reason_are_counted_and_some_told(opened: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.intake.EACH", 3)
    lines = "".join(
        f"440100,{STANDARD},20{year}-Q{quarter},8O,,\n" for year in range(10, 20) for quarter in range(1, 5)
    )
    test = sent(opened, f"{HEADER}{lines}".encode())
    assert not test.exception
    assert "发现40个问题或提示" in "".join(one.value for one in test.markdown)
    assert any("（40）" in one.label for one in test.expander)
