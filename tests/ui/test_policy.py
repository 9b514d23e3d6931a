import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from locales import LANGUAGES, texts
from services import policy_texts
from services.permissions import local
from ui import cached, policy_words

Opener = Callable[..., AppTest]
POLICY = "pages/policy.py"
TARGET = "gd2024-05-primary-national-standard"
REFERENCE = Path(__file__).parents[2] / "data" / "reference"


def told(test: AppTest) -> str:
    """Everything that stands on the screen as text."""
    kinds = ("title", "markdown", "caption", "html", "warning", "error", "info", "text", "code")
    return "\n".join(
        str(getattr(one, "value", "") or getattr(one.proto, "body", "")) for kind in kinds for one in test.get(kind)
    )


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_screen_opens_on_the_document_of_the_region(opened: Opener, language: str) -> None:
    test = opened(POLICY, lang=language, region="440100")
    assert not test.exception
    assert not test.error
    heads = {
        "zh-CN": "粤办函〔2024〕267号：50项量化目标，2项交付事项",
        "en": "Guangdong near-term health-reform tasks: 50 targets, 2 deliverables",
    }
    assert test.title[0].value == heads[language]
    page = told(test)
    proofs = {"zh-CN": "23条中14条有目标，9条没有目标", "en": "14 of 23 have targets, 9 have none"}
    assert proofs[language] in page
    assert "力争2024年年底前全省超过85%的乡镇卫生院" in page
    assert "85.8%" in page  # (81 + 20 * 86) of 2,100
    assert "policy import FILE.txt --document gd2024" in page


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("document", ["nat2023", "com2023", "gd2024", "hz2021", "gx2021"])
def test_every_document_opens_with_its_clauses(opened: Opener, document: str) -> None:
    test = opened(POLICY, doc=document)
    assert not test.exception
    assert not test.error
    clauses = cached.registry().clauses
    page = told(test)
    assert all(title in page for title in clauses.filter(clauses["document_id"] == document)["clause_title"])
    assert ("二次来源，不另计数" in page) == (document == "com2023")


@pytest.mark.usefixtures("database")
def test_another_document_starts_at_its_own_period(opened: Opener) -> None:
    test = opened(POLICY, as_of="2024-Q3", clause="(五)")
    assert "只列出(五)" in told(test)
    test.selectbox(key="doc").select("hz2021").run()
    assert test.query_params["doc"] == "hz2021"
    assert "clause" not in test.query_params
    assert "汉中市" in test.title[0].value


@pytest.mark.usefixtures("database")
def test_search_marks_what_it_found(opened: Opener) -> None:
    test = opened(POLICY)
    test.text_input(key="q").set_value("８５%的").run()
    assert test.query_params["q"] == "８５%的"
    page = told(test)
    assert "“８５%的”：1处" in page
    assert "超过<mark>85%的</mark>乡镇卫生院" in page
    test.button(key="policy-clear").click().run()
    assert "q" not in test.query_params
    assert "<mark>" not in told(test).replace(".pol mark", "")


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("wanted", ["<script>alert(1)</script>", "**粗** [a](http://b)", "' OR 1=1 --", "%", "。。。"])
def test_a_search_for_anything_is_text(opened: Opener, wanted: str) -> None:
    test = opened(POLICY, q=wanted)
    assert not test.exception
    assert "<script>alert" not in told(test)
    assert "[a](http" not in told(test)


@pytest.mark.usefixtures("database")
def test_a_cascade_stands_in_the_url(opened: Opener) -> None:
    page = told(opened(POLICY, target=TARGET, as_of="2024-Q3"))
    assert "层级：达到国家能力标准" in page
    for part in ("本目标", "包含关系", "同一项基层任务", "＞85%", "广东省的下级地区", "20个 已达标"):
        assert part in page, part
    assert "关闭层级" in page
    english = told(opened(POLICY, target=TARGET, as_of="2024-Q3", lang="en"))
    assert "Regions below Guangdong" in english
    assert "part and whole" in english


@pytest.mark.usefixtures("database")
def test_the_lens_shows_the_eleven_tasks(opened: Opener) -> None:
    test = opened(POLICY, lens="primary_care")
    assert not test.exception
    assert test.title[0].value == "基层视角：11项重点任务，对应29项目标"
    page = told(test)
    assert page.count("标题一致") >= 10
    assert "按内容对应" in page
    assert "国家文件只有（五）一条讲中医药" in page
    assert "对应国家文件（三）加强社区和农村医疗卫生服务能力建设" in page
    assert "五份文件合计101条：36条有目标（89项）" in page  # the documents are counted whole
    test.segmented_control(key="policy-view").set_value("clauses").run()
    assert "lens" not in test.query_params
    assert "条款和目标" in told(test)


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize(
    ("name", "said"), [("doc", "不存在"), ("clause", "不在该文件中"), ("target", "不存在，未显示层级")]
)
def test_what_the_url_asks_in_vain_is_told(opened: Opener, name: str, said: str) -> None:
    test = opened(POLICY, **{name: "<b>none"})
    assert not test.exception
    assert said in test.warning[0].value
    assert name not in test.query_params or test.query_params[name] != "<b>none"


@pytest.mark.usefixtures("database")
def test_an_imported_text_opens_in_context_with_the_quote_marked(opened: Opener) -> None:
    opened(POLICY)  # the first visit opens the store
    fifth = "(五)加速提升基层服务能力。<img src=x onerror=alert(1)>超过25%达到国家推荐标准。"
    body = f"{fifth}\n(六)完善中医药传承创新发展机制。"
    policy_texts.import_text(
        cached.store(), cached.registry(), body.encode(), file_name="<b>.txt", document_id="gd2024",
        actor=local("张三"), reason="试",
    )  # fmt: skip
    page = told(opened(POLICY, clause="(五)"))
    assert "已导入全文：<b>.txt" in page  # st.text shows it as it stands
    assert "<details open><summary>在上下文中查看本条</summary>" in page
    assert "<mark>超过25%达到国家推荐标准</mark>" in page
    assert "&lt;img src=x" in page
    assert "<img src=x" not in page
    assert "全文中没有找到本条标题" in told(opened(POLICY, clause="(七)"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_recorded_reason_has_words(language: str) -> None:
    said = texts(language)
    with (REFERENCE / "no_target_clauses.csv").open(encoding="utf-8", newline="") as file:
        reasons = {row["reason"] for row in csv.DictReader(file)}
    with (REFERENCE / "directional_statements.csv").open(encoding="utf-8", newline="") as file:
        whys = {row["why_no_target"] for row in csv.DictReader(file)}
    known = [said.say(key) for key in ("policy-reason-qualitative", "policy-reason-framing")]
    assert {policy_words.reason(one, said) for one in reasons} >= set(known)
    if language == LANGUAGES[0]:
        spoken = [policy_words.reason(one, said) for one in reasons] + [policy_words.why(one, said) for one in whys]
        assert not [one for one in spoken if any(letter.isascii() and letter.isalpha() for letter in one)]
    assert policy_words.why("implied universal, no 全部", texts("zh-CN")) == "含“全部”之意但未写明"
    assert policy_words.why("fuzzy universal (全面)", texts("zh-CN")) == "笼统的普遍要求（全面）"
    assert policy_words.why("a new kind", said) == "a new kind"
