from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from services import revisions, settings
from services.administration import load_content, sheet_of
from services.permissions import LOCAL, local
from services.revising import Edit, revise, version_of
from ui import cached

Opener = Callable[..., AppTest]
PAGE, INDICATOR = "pages/administration.py", "pages/indicator.py"
TARGET, GP = "gd2024-05-primary-national-standard", "gd2024-21-gp-trained"
TABS = ("targets", "decomposed", "indicators", "settings", "changes", "people", "audit")


def told(test: AppTest) -> str:
    """Everything that stands on the screen as text."""
    kinds = ("title", "markdown", "caption", "html", "warning", "error", "info", "success")
    return "\n".join(str(getattr(one, "value", "") or one.proto) for kind in kinds for one in test.get(kind))


def seen(sheet: str, *key: str) -> int:
    return int(str(version_of(cached.store(), sheet, *key)["change_id"]))


def field(name: str) -> str:
    return f"administration-targets/{TARGET}-{seen('targets', TARGET)}-{name}"


def reason(test: AppTest, place: str, text: str) -> None:
    test.text_area(key=f"administration-reason-{place}").set_value(text)


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("tab", TABS)
def test_every_tab_opens_from_its_link(opened: Opener, tab: str, language: str) -> None:
    test = opened(PAGE, tab=tab, lang=language)
    assert not test.exception
    assert not test.error
    assert test.title[0].value in ("管理", "Administration")


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize(
    ("query", "name"),
    [
        ({"tab": "nothing"}, "tab"),
        ({"open": "<b>no-such"}, "open"),
        ({"tab": "indicators", "open": "no-such"}, "open"),
        ({"tab": "changes", "open": "9999"}, "open"),
        ({"tab": "decomposed", "of": "no-such"}, "of"),
        ({"tab": "decomposed", "of": GP, "under": "999999"}, "under"),
        ({"tab": "decomposed", "of": GP, "place": "999999"}, "place"),
        ({"source": "no-such"}, "source"),
        ({"tab": "changes", "who": "nobody"}, "who"),
        ({"tab": "audit", "by": "nobody"}, "by"),
        ({"tab": "audit", "act": "<script>"}, "act"),
        ({"tab": "audit", "since": "2024-13-01"}, "since"),
        ({"tab": "audit", "until": "1066-10-14"}, "until"),
        ({"tab": "audit", "leaf": "0"}, "leaf"),
        ({"tab": "audit", "leaf": "77"}, "leaf"),
        ({"tab": "people", "person": "no-such"}, "person"),
        ({"tab": "people", "role": "king"}, "role"),
    ],
)
def test_what_the_url_names_wrongly_is_told(opened: Opener, query: dict[str, str], name: str) -> None:
    test = opened(PAGE, **query)
    assert not test.exception
    assert not test.error
    assert test.warning
    assert name not in test.query_params


@pytest.mark.usefixtures("database")
def test_targets_are_found_by_words_and_filters(opened: Opener) -> None:
    assert "列出107项" in told(opened(PAGE))
    test = opened(PAGE, q="乡镇卫生院 国家能力标准")
    assert "列出1项" in told(test)
    assert "列出5" in told(opened(PAGE, binds="440000"))
    assert "没有符合条件的内容" in told(opened(PAGE, q="zzzz"))


@pytest.mark.usefixtures("database")
def test_a_threshold_is_changed_with_a_warning_and_a_reason_and_shows_at_once(opened: Opener) -> None:
    test = opened(PAGE, open=TARGET)
    version = cached.version()
    test.text_input(key=field("threshold")).set_value("80").run()
    assert "原文写的是" in test.warning[0].value
    assert cached.version() == version
    test.button(key="admin-confirm").click().run()
    assert any("没有写明理由" in one.value for one in test.warning)
    assert cached.version() == version
    reason(test, f"targets/{TARGET}", "省里调整")
    test.button(key="admin-confirm").click().run()
    assert not test.exception
    assert "已保存" in test.success[0].value
    assert cached.version() == version + 1
    assert "省里调整" in told(test)
    # 81 of Guangzhou is above 80 now, and the list says that the quote has another number.
    assert opened(INDICATOR, region="440100", target=TARGET).title[0].value.startswith("广州市 81%，已达标")
    assert "与原文数字不同" in told(opened(PAGE, q="国家能力标准", binds="440000"))


@pytest.mark.usefixtures("database")
def test_going_back_to_the_quoted_number_needs_no_warning(opened: Opener) -> None:
    revise(cached.store(), "targets", [Edit((TARGET,), {"threshold": "80"}, seen("targets", TARGET))],
           actor=local("王"), reason="试")  # fmt: skip
    test = opened(PAGE, open=TARGET)
    test.text_input(key=field("threshold")).set_value("85").run()
    assert not test.warning


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize(("name", "value"), [("threshold", "八十"), ("headline", "第一"), ("tolerance", "-")])
def test_a_wrong_cell_is_told_and_cannot_be_saved(opened: Opener, name: str, value: str) -> None:
    test = opened(PAGE, open=TARGET)
    test.text_input(key=field(name)).set_value(value).run()
    assert not test.exception
    assert "不能保存" in test.error[0].value
    assert "不是数字" in told(test)
    assert "admin-confirm" not in {one.key for one in test.button}


@pytest.mark.usefixtures("database")
def test_what_somebody_else_saved_meanwhile_refuses_the_click(opened: Opener) -> None:
    test = opened(PAGE, open=TARGET)
    test.text_input(key=field("threshold")).set_value("80").run()
    revise(cached.store(), "targets", [Edit((TARGET,), {"threshold": "90"}, seen("targets", TARGET))],
           actor=local("李"), reason="先到")  # fmt: skip
    version = cached.version()
    reason(test, f"targets/{TARGET}", "后到")
    test.button(key="admin-confirm").click().run()
    assert not test.exception
    assert any("李" in one.value and "没有保存" in one.value for one in test.warning)
    assert cached.version() == version
    assert cached.registry().target(TARGET)["threshold"] == 90.0


@pytest.mark.usefixtures("database")
def test_an_open_form_says_when_the_row_moved(opened: Opener) -> None:
    test = opened(PAGE, open=TARGET)
    revise(cached.store(), "targets", [Edit((TARGET,), {"threshold": "90"}, seen("targets", TARGET))],
           actor=local("李"), reason="先到")  # fmt: skip
    test.run()
    assert any("李" in one.value for one in test.warning)


@pytest.mark.usefixtures("database")
def test_markup_in_a_name_is_text(opened: Opener) -> None:
    name = "<img src=x onerror=alert(1)>**粗**"
    key = "primary-national-standard"
    edit = Edit((key,), {"short_zh": name}, seen("indicators", key))
    revise(cached.store(), "indicators", [edit], actor=local("<i>王"), reason="<script>x</script>")
    for query in ({"q": "国家能力标准"}, {"tab": "indicators", "open": key}, {"tab": "changes"}):
        test = opened(PAGE, **query)
        assert not test.exception
        html = "".join(str(one.proto.body) for one in test.get("html"))
        assert "<img" not in html
        assert "<script>x" not in html
        assert "<i>王" not in html


@pytest.mark.usefixtures("database")
def test_a_number_of_its_own_for_a_city(opened: Opener) -> None:
    test = opened(PAGE, tab="decomposed", of=GP, place="440100")
    assert "各地尚未分解" in told(test)
    key = f"administration-decomposed_targets/{GP}/440100-0-threshold"
    test.text_input(key=key).set_value("500").run()
    assert "500 / 2000" in test.warning[0].value.replace("\\", "")
    reason(test, f"decomposed_targets/{GP}/440100", "粤卫函1号")
    test.button(key="admin-confirm").click().run()
    assert not test.exception
    assert "已保存" in test.success[0].value
    assert "已分解1/21个地区" in told(test)
    assert cached.registry().decomposed["threshold"].to_list() == [500.0]


@pytest.mark.usefixtures("database")
def test_a_file_of_decomposed_targets_is_checked_first(opened: Opener) -> None:
    header = "目标编号,行政区划代码,目标值,期限\n"
    test = opened(PAGE, tab="decomposed", of=GP)
    upload = test.file_uploader(key="upload-decomposed_targets")
    upload.upload("a.csv", f"{header}{GP},450100,30,\n".encode(), "text/csv").run()
    assert "不能保存" in test.error[0].value
    assert "广东省" in told(test)
    content = f"{header}{GP},440100,500,\n{GP},440300,900,\n".encode("gb18030")
    test.file_uploader(key="upload-decomposed_targets").upload("b.csv", content, "text/csv").run()
    assert "新增2行" in told(test)
    place = str(next(one.key for one in test.text_area)).removeprefix("administration-reason-")
    reason(test, place, "粤卫函1号")
    test.button(key="admin-confirm").click().run()
    assert "已保存，2行" in test.success[0].value
    assert cached.registry().decomposed.height == 2


@pytest.mark.usefixtures("database")
def test_the_unit_of_a_reported_indicator_cannot_be_changed(opened: Opener) -> None:
    key = "primary-national-standard"
    test = opened(PAGE, tab="indicators", open=key)
    test.selectbox(key=f"administration-indicators/{key}-{seen('indicators', key)}-unit").select("家").run()
    assert "已有填报值" in told(test)
    assert "admin-confirm" not in {one.key for one in test.button}


@pytest.mark.usefixtures("database")
def test_a_name_is_added_once(opened: Opener) -> None:
    key = "primary-national-standard"
    count = cached.registry().aliases.filter(indicator_id=key).height
    test = opened(PAGE, tab="indicators", open=key)
    test.text_input(key=f"alias-{key}-{count}").set_value("达标机构占比").run()
    reason(test, f"indicator_aliases/{key}", "某市写法")
    test.button(key="admin-confirm").click().run()
    assert "已保存" in test.success[0].value
    test.text_input(key=f"alias-{key}-{count + 1}").set_value("达标机构占比").run()
    assert "不能再用" in test.error[0].value


@pytest.mark.usefixtures("database")
def test_settings_are_saved_together_and_hold_at_once(opened: Opener) -> None:
    test = opened(PAGE, tab="settings")
    numbers = {name: seen("settings", name) for name in ("palette", "cut_on_pace")}
    test.text_input(key=f"setting-cut_on_pace-{numbers['cut_on_pace']}").set_value("2").run()
    assert "不能保存" in test.error[0].value
    test.text_input(key=f"setting-cut_on_pace-{numbers['cut_on_pace']}").set_value("0.5").run()
    assert "不能保存" in test.error[0].value  # slow begins at 0.6
    test.text_input(key=f"setting-cut_on_pace-{numbers['cut_on_pace']}").set_value("0.7")
    test.selectbox(key=f"setting-palette-{numbers['palette']}").select("blue_orange_red").run()
    assert not test.error
    reason(test, "settings", "试用")
    version = cached.version()
    test.button(key="admin-confirm").click().run()
    assert "已保存，2行" in test.success[0].value
    assert cached.version() == version + 1
    assert settings.palette(cached.registry()) == "blue_orange_red"
    assert settings.cuts(cached.registry()).on_pace == 0.7
    assert "蓝橙红" in told(test)
    assert not opened("").exception


@pytest.mark.usefixtures("database")
def test_a_file_of_targets_has_a_dry_run(opened: Opener) -> None:
    content = b"target_id,quote\nx,y\n"
    test = opened(PAGE)
    test.file_uploader(key="upload-targets").upload("targets.csv", content, "text/csv").run()
    assert not test.exception
    assert "缺少该列" in told(test)
    test.file_uploader(key="upload-targets").upload("targets.csv", b"\xff\xfe\x00", "text/csv").run()
    assert not test.exception
    assert test.error


@pytest.mark.usefixtures("database")
def test_every_change_is_on_record(opened: Opener) -> None:
    revise(cached.store(), "targets", [Edit((TARGET,), {"threshold": "80"}, seen("targets", TARGET))],
           actor=local("王"), reason="省里调整")  # fmt: skip
    last = revisions.log(cached.store(), cached.registry(), reader=LOCAL)["change_id"][0]
    test = opened(PAGE, tab="changes", who="王")
    assert "列出1次" in told(test)
    test = opened(PAGE, tab="changes", open=str(last))
    said = told(test)
    assert "省里调整" in said
    assert "目标值" in said
    assert "列出1次" in told(opened(PAGE, tab="changes", origin="form"))


def test_the_actor_of_a_load_by_file_is_named(database: Path, opened: Opener) -> None:
    assert database.exists()
    content = "theme,theme_en,position\n新领域,New,99\n".encode()
    load_content(
        cached.store(), sheet_of("themes.csv"), content, file_name="themes.csv", actor=local("赵"), reason="新文件"
    )
    test = opened(PAGE, tab="changes", origin="file", sheet="themes")
    assert "赵" in told(test)
