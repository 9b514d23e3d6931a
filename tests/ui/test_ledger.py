from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from streamlit.testing.v1 import AppTest

from locales import LANGUAGES
from services import intake
from services.permissions import local
from ui import cached, ledger_panels

Opener = Callable[..., AppTest]
LEDGER = "pages/ledger.py"
PROVED = "地区,指标,统计期,是否完成,文号,完成日期\n"


def told(test: AppTest) -> str:
    """Everything that stands on the screen as text."""
    kinds = ("title", "markdown", "caption", "html", "warning", "error", "info")
    return "\n".join(
        str(getattr(one, "value", "") or getattr(one.proto, "body", "")) for kind in kinds for one in test.get(kind)
    )


def report(*lines: str) -> None:
    content = (PROVED + "\n".join(lines) + "\n").encode()
    day = date(2024, 10, 30)
    judged = intake.examine(cached.registry(), content, file_name="台账.csv", region_code="440000", received=day)
    intake.submit(cached.store(), content, judged, region_code="440000", actor=local("test"), received=day)


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_ledger_opens_on_guangdong(opened: Opener, language: str) -> None:
    test = opened(LEDGER, lang=language, as_of="2024-Q3")
    assert not test.exception
    assert not test.error
    titles = {"zh-CN": "广东省：无报送6项", "en": "Guangdong: 6 not reported"}
    assert test.title[0].value == titles[language]
    page = told(test)
    assert "2024年10月底前出台推进县域医共体中心药房建设实施方案" in page
    assert {"zh-CN": "2024年10月　1项", "en": "2024-10 · 1 item"}[language] in page
    keys = {one.proto.id for one in test.get("download_button")}
    assert any("download-ledger" in key for key in keys)


@pytest.mark.usefixtures("database")
def test_states_proof_and_link_of_a_return(opened: Opener) -> None:
    opened(LEDGER)  # the first visit opens the store
    report(
        "广东省,医疗服务价格调整评估完成（上半年）,2024-Q3,0,,",
        "广东省,县域医共体中心药房建设实施方案出台,2024-09,已完成,粤卫〔2024〕9号 https://example.gov.cn/9,2024-09-20",
    )
    test = opened(LEDGER, as_of="2024-Q3")
    assert test.title[0].value == "广东省：逾期1项，无报送4项，已完成1项"
    page = told(test)
    assert "逾期92天" in page
    assert "粤卫〔2024〕9号；2024-09-20完成" in page
    assert '<a href="https://example.gov.cn/9" target="_blank" rel="noopener noreferrer">打开链接</a>' in page
    assert "已完成1项中，1项附有文号或完成日期" in page


@pytest.mark.usefixtures("database")
def test_markup_and_scripts_in_the_proof_stay_text(opened: Opener) -> None:
    opened(LEDGER)
    report("广东省,县域医共体中心药房建设实施方案出台,2024-09,已完成,<script>x</script> javascript:alert(1),2024-09-20")
    page = told(opened(LEDGER, as_of="2024-Q3"))
    assert "&lt;script&gt;x" in page
    assert "<script>x" not in page
    assert 'href="javascript' not in page


@pytest.mark.usefixtures("database")
def test_filters_stand_in_the_url(opened: Opener) -> None:
    test = opened(LEDGER, region="450000", as_of="2021-Q3")
    assert test.title[0].value == "广西壮族自治区：无报送9项"
    assert "自治区卫生健康委" in test.selectbox(key="department").options[1]
    test.selectbox(key="department").select("南宁海关").run()
    assert test.query_params["department"] == "南宁海关"
    assert "按筛选列出2项" in told(test)
    test.selectbox(key="due").select("90").run()
    assert test.query_params["due"] == "90"
    assert "没有符合筛选条件的事项" in test.info[0].value
    test.button(key="ledger-clear").click().run()
    assert "department" not in test.query_params
    assert not test.info
    deep = opened(LEDGER, region="450000", as_of="2021-Q3", stand="no_report", due="90")
    assert "按筛选列出2项" in told(deep)


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize(
    ("name", "said"),
    [("department", "不在本台账中"), ("stand", "状态“<i>bad”不存在"), ("due", "期限范围“<i>bad”不存在")],
)
def test_unknown_filters_are_told_and_left_behind(opened: Opener, name: str, said: str) -> None:
    test = opened(LEDGER, **{name: "<i>bad"})
    assert not test.exception
    assert said in test.warning[0].value.replace("\\", "")
    assert name not in test.query_params
    assert test.selectbox(key=name).value == "all"


@pytest.mark.usefixtures("database")
def test_a_region_without_a_ledger_leads_to_the_one_above(opened: Opener) -> None:
    test = opened(LEDGER, region="440100", as_of="2024-Q3")
    assert test.title[0].value == "广州市：没有里程碑和交付事项"
    assert "只约束发文地区本级" in test.info[0].value
    page = told(test)
    assert "查看广东省的台账（6项）" in page
    assert "region=440000" in page


@pytest.mark.usefixtures("database")
def test_what_was_chosen_is_told_where_it_leaves_nothing(opened: Opener) -> None:
    test = opened(LEDGER, document="nat2023", as_of="2024-Q3")
    assert "按当前选择的文件或视角" in test.info[0].value
    lens = opened(LEDGER, lens="primary_care", as_of="2024-Q3")
    assert lens.title[0].value == "广东省：无报送1项"
    assert "中心药房" in told(lens)


@pytest.mark.usefixtures("database")
def test_every_region_opens(opened: Opener) -> None:
    for region in ("000000", "610700", "440103", "150000"):
        test = opened(LEDGER, region=region)
        assert not test.exception, region
        assert not test.error, region


def test_the_sections_are_a_list_that_others_may_join() -> None:
    assert [one.__name__ for one in ledger_panels.SECTIONS][:2] == ["timeline", "by_month"]


@pytest.mark.parametrize("file", ["ledger.ftl", "policy.ftl"])
def test_both_languages_have_the_same_keys(file: str) -> None:
    root = Path(__file__).parents[2] / "locales"
    keys = [
        {entry.id.name for entry in FluentParser().parse((root / language / file).read_text("utf-8")).body
         if hasattr(entry, "id")}
        for language in LANGUAGES
    ]  # fmt: skip
    assert keys[0] == keys[1]
