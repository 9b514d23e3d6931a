import re
from collections.abc import Callable, Iterator
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document as Word
from streamlit.testing.v1 import AppTest

from data.store import Store
from domain.errors import MonitorError
from domain.periods import Period
from locales import LANGUAGES, texts
from reports.bulletin_starter import starter_template
from services import briefing as service
from services.briefing import Asked
from services.bulletin import BulletinQuery
from services.permissions import LOCAL
from services.registry import read_registry
from ui import briefing_making, briefing_paper
from ui.briefing import preview_of
from ui.briefing_making import OwnTemplate, made

Opener = Callable[..., AppTest]
PAGE = "pages/briefing.py"
ASKED = {"region": "440000", "as_of": "2024-Q3"}
NATIONAL = "gd2024-05-primary-national-standard"
QUERY = BulletinQuery("440000", Period.parse("2024-Q3"))


def told(test: AppTest) -> str:
    """Everything that stands on the screen as text."""
    kinds = ("title", "markdown", "caption", "html", "warning", "error", "info", "success")
    return "\n".join(str(getattr(one, "value", "") or one.proto) for kind in kinds for one in test.get(kind))


def paper(test: AppTest) -> str:
    (found,) = [one.proto.body for one in test.get("html") if 'class="mon-paper"' in one.proto.body]
    return unescape(found)


def files(test: AppTest) -> list[str]:
    return [one.proto.label.replace("\\", "") for one in test.get("download_button") if "briefing-file" in one.proto.id]


def press(test: AppTest, key: str) -> AppTest:
    return test.button(key=key).click().run()


@pytest.fixture
def store(database: Path) -> Iterator[Store]:
    with Store.open(database) as opened:
        yield opened


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_preview_says_what_the_documents_say(opened: Opener, store: Store, language: str) -> None:
    fields = preview_of(store, read_registry(store), QUERY, language, LOCAL).fields
    store.close()
    test = opened(PAGE, lang=language, **ASKED)
    assert not test.exception
    assert not test.error
    page = paper(test)
    assert fields.title in page
    assert all(paragraph in page for paragraph in fields.overall)
    assert all(row.region in page for row in fields.ranking)
    assert all(step.text in page for step in fields.steps)
    # 86 of 100 institutions in 20 cities, 81 in Guangzhou: 85.8 of 85, the one target that can be judged.
    assert "1" in test.title[0].value
    assert "85.8%" in page
    assert texts(language).say("briefing-list-none-region") in told(test)


@pytest.mark.usefixtures("database")
def test_documents_are_made_once_recorded_and_offered(opened: Opener) -> None:
    test = opened(PAGE, **ASKED)
    assert files(test) == []
    press(test, "briefing-made-button")
    assert not test.exception
    assert files(test) == ["通报_广东省_2024-Q3.docx", "通报_广东省_2024-Q3.xlsx"]
    assert "记录为第1、2号" in test.success[0].value
    assert test.button(key="briefing-made-button-done").disabled
    test.run()  # another run offers the same files and makes nothing
    assert len(files(test)) == 2
    assert test.button(key="briefing-made-button").disabled
    page = told(test)
    assert "第1号" in page
    assert "第2号" in page
    assert "第3号" not in page
    test.checkbox(key="form-xlsx").uncheck().run()
    assert "docx" in test.query_params["forms"]
    assert files(test) == []
    assert "上次生成的文件不再列在这里" in told(test)


@pytest.mark.usefixtures("database")
def test_no_form_and_unknown_values_in_the_url(opened: Opener) -> None:
    none = opened(PAGE, forms="none", **ASKED)
    assert none.button(key="briefing-made-button").disabled
    assert "请至少选一种格式" in told(none)
    for name, value in (
        ("forms", "exe"), ("doc_lang", "fr"), ("told", "<b>x</b>"), ("made", "some"), ("again", "99"),
        ("again", "x"), ("again", "9" * 30), ("picture", "gif"), ("region", "999999"), ("as_of", "soon"),
    ):  # fmt: skip
        test = opened(PAGE, **(ASKED | {name: value}))
        assert not test.exception, name
        assert not test.error, name
        assert value.strip("<>/b") in test.warning[0].value.replace("\\", ""), name


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize(
    ("region", "as_of", "said"),
    [
        ("440000", "2019-Q1", "均未开始执行"), ("440000", "2025-Q2", "没有收到填报值"),
        ("610700", "2021-Q3", "没有收到填报值"), ("440103", "2024-Q3", "没有收到填报值"),
    ],
)  # fmt: skip
def test_what_is_missing_is_told_before_and_can_still_be_made(
    opened: Opener, region: str, as_of: str, said: str
) -> None:
    test = opened(PAGE, region=region, as_of=as_of)
    assert not test.exception
    assert said in test.warning[0].value
    press(test, "briefing-made-button")
    assert not test.exception
    assert len(files(test)) == 2


@pytest.mark.usefixtures("database")
def test_the_language_of_the_documents_is_another_than_that_of_the_screen(opened: Opener) -> None:
    test = opened(PAGE, doc_lang="en", forms="docx", **ASKED)
    assert test.title[0].value.startswith("广东省2024年三季度通报")
    assert "Bulletin for Q3 2024" in told(test)
    press(test, "briefing-made-button")
    assert files(test) == ["bulletin_Guangdong_2024-Q3.docx"]


def test_missing_fonts_are_told_in_the_language_of_the_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reports.fonts.installed_fonts", lambda: frozenset({"Times New Roman", "黑体", "楷体_GB2312"}))
    (said,) = briefing_making.font_warnings(["docx", "pptx"], "zh-CN", texts("en"))
    assert "Microsoft YaHei" in said
    assert "仿宋_GB2312" in said
    assert "方正小标宋简体" in said
    assert "黑体" not in said
    assert said.startswith("This computer lacks fonts")
    monkeypatch.setattr("reports.fonts.installed_fonts", lambda: None)
    assert len(briefing_making.font_warnings(["pptx"], "zh-CN", texts("zh-CN"))) == 1
    assert briefing_making.font_warnings(["xlsx"], "zh-CN", texts("zh-CN")) == []
    monkeypatch.setattr("reports.fonts.installed_fonts", lambda: frozenset({"Times New Roman", "黑体", "宋体"}))
    assert briefing_making.font_warnings(["docx"], "en", texts("zh-CN")) == []


@pytest.mark.usefixtures("database")
def test_made_again_is_the_same_to_the_byte(opened: Opener) -> None:
    test = opened(PAGE, **ASKED)
    press(test, "briefing-made-button")
    test.query_params["again"] = "1"
    test.run()
    assert "sha256" in told(test)
    press(test, "briefing-again-do")
    assert not test.exception
    assert any("与第1号完全相同" in one.value for one in test.success)
    test.run()
    page = told(test)
    assert "重做第1号，文件相同" in page
    assert "第3号" in page


@pytest.mark.usefixtures("database")
def test_the_lens_does_not_narrow_documents(opened: Opener) -> None:
    assert "50项" in told(opened(PAGE, lens="primary_care", **ASKED))


def test_every_form_again_after_a_revision_has_the_same_bytes(store: Store, send_revision: Callable[[], Any]) -> None:
    registry = read_registry(store)
    asked = Asked(BulletinQuery("440000", Period.parse("2024-Q3"), version=store.version()), "zh-CN", (NATIONAL,))
    first = made(store, registry, asked, ("docx", "xlsx", "pptx"), actor=LOCAL)
    assert [one.file_name.rpartition(".")[2] for one in first.documents] == ["docx", "xlsx", "pptx"]
    send_revision()
    for number, document in zip(first.numbers, first.documents, strict=True):
        row = service.one(store, read_registry(store), number, reader=LOCAL)
        again = made(
            store, read_registry(store), service.asked_then(row), [row["form"]], actor=LOCAL, again_of=number
        )  # fmt: skip
        assert again.documents[0].sha256 == document.sha256 == row["sha256"], row["form"]
        assert service.one(store, read_registry(store), again.numbers[0], reader=LOCAL)["same_figures"] is True
    now = made(store, read_registry(store), Asked(QUERY, "zh-CN"), ["docx"], actor=LOCAL)
    assert now.documents[0].sha256 != first.documents[0].sha256


@pytest.fixture
def send_revision(store: Store) -> Callable[[], Any]:
    from datetime import date

    from services import intake

    def sending() -> Any:
        content = (
            "行政区划代码,指标,统计期,完成值,分子,分母\n"
            "440100,乡镇卫生院、社区卫生服务中心达到国家能力标准比例,2024-Q3,20,20,100\n"
        ).encode()
        day = date(2024, 10, 12)
        registry = read_registry(store)
        judged = intake.examine(registry, content, file_name="r.csv", region_code="440000", received=day)
        return intake.submit(store, content, judged, region_code="440000", actor=LOCAL, received=day)

    return sending


def test_an_own_template_is_filled_recorded_and_refused_with_its_unknown_fields(store: Store) -> None:
    registry = read_registry(store)
    shown = preview_of(store, registry, QUERY, "zh-CN", LOCAL)
    good = OwnTemplate("本办.docx", starter_template(texts("zh-CN")))
    briefing_making.check(good, shown.fields)
    done = made(store, registry, Asked(QUERY, "zh-CN"), ("docx", "xlsx"), actor=LOCAL, template=good)
    rows = [service.one(store, read_registry(store), number, reader=LOCAL) for number in done.numbers]
    assert [row["template_sha256"] for row in rows] == [good.sha256, None]
    assert rows[0]["template_name"] == "本办.docx"
    word = Word()
    word.add_paragraph("{{ title }} {{ wether }} {{ titel }}")
    out = BytesIO()
    word.save(out)
    bad = OwnTemplate("坏.docx", out.getvalue())
    with pytest.raises(MonitorError) as error:
        briefing_making.check(bad, shown.fields)
    assert error.value.details["fields"] == "titel, wether"
    before = service.made_count(store, read_registry(store), reader=LOCAL)
    with pytest.raises(MonitorError, match="template-field"):
        made(store, registry, Asked(QUERY, "zh-CN"), ["xlsx", "docx"], actor=LOCAL, template=bad)
    assert service.made_count(store, read_registry(store), reader=LOCAL) == before


@pytest.mark.usefixtures("database")
def test_an_unknown_field_is_named_on_the_screen(opened: Opener) -> None:
    word = Word()
    word.add_paragraph("{{ titel }}")
    out = BytesIO()
    word.save(out)
    test = opened(PAGE, **ASKED)
    test.file_uploader(key="briefing-template").upload("坏.docx", out.getvalue()).run()
    assert not test.exception
    assert "titel" in test.error[0].value
    press(test, "briefing-made-button")  # the usual form is made without it
    assert len(files(test)) == 2


@pytest.mark.usefixtures("database")
def test_without_a_browser_on_the_server_the_rest_works(opened: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER_PATH", "/nowhere/chromium")
    test = opened(PAGE, **ASKED)
    assert test.button(key="briefing-pictures-none").disabled
    assert "/nowhere/chromium" in told(test).replace("\\", "")
    press(test, "briefing-made-button")
    assert len(files(test)) == 2


def test_pictures_are_put_together_without_the_moment(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reports.pictures.needed_browser", lambda: "")
    monkeypatch.setattr("reports.pictures.picture", lambda figure, form: f"{form}{len(figure.data)}".encode())
    done = [made(store, read_registry(store), Asked(QUERY, "zh-CN"), ["png"], actor=LOCAL) for _ in range(2)]
    first, second = (one.documents[0] for one in done)
    assert first.sha256 == second.sha256
    assert first.file_name == "通报_广东省_2024-Q3_png.zip"
    with ZipFile(BytesIO(first.content)) as packed:
        assert f"{NATIONAL}_440000_2024-Q3.png" in packed.namelist()
        assert {f"{one}_440000_2024-Q3.png" for one in ("themes", "matrix", "scorecard")} <= {*packed.namelist()}
    nothing = Asked(BulletinQuery("610700", Period.parse("2021-Q3")), "zh-CN")
    with pytest.raises(MonitorError, match="briefing-no-pictures"):
        made(store, read_registry(store), nothing, ["png"], actor=LOCAL)


def test_markup_in_names_stays_text(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    written: list[str] = []
    monkeypatch.setattr("ui.briefing_paper.st.html", written.append)
    fields = preview_of(store, read_registry(store), QUERY, "zh-CN", LOCAL).fields
    evil = "<img src=x onerror=alert(1)>"
    row = replace(fields.ranking[0], region=evil)
    briefing_paper.draw(
        replace(fields, title=evil, ranking=(row,), own_problems=(evil,), overall=(evil,)), texts("zh-CN"), label=evil
    )
    assert "<img" not in written[0]
    assert len(re.findall("&lt;img", written[0])) == 5


def test_both_languages_hold_the_same_values() -> None:
    folder = Path(__file__).parent.parent.parent / "locales"
    pattern = re.compile(r"^([\w-]+) =|\{ \$([\w]+)", re.M)
    found: list[dict[str, set[str]]] = []
    for language in LANGUAGES:
        key = ""
        values: dict[str, set[str]] = {}
        for name, value in pattern.findall((folder / language / "briefing.ftl").read_text(encoding="utf-8")):
            key = name or key
            values.setdefault(key, set()).update({value} - {""})
        found.append(values)
    assert found[0] == found[1]
