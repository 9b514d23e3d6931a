"""The annual assessment on the screen: ranking, one region line by line, the score sheet, files."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.store import Store
from locales import LANGUAGES, texts

Opener = Callable[..., AppTest]
LEDGER = "pages/ledger.py"
# One target is reported: Guangzhou 81 of 85, 95.29% of its weight of 8; the others met it, 86 of more than 85.


def told(test: AppTest) -> str:
    """Everything that stands on the screen as text."""
    kinds = ("title", "markdown", "caption", "html", "warning", "error", "info", "success", "text")
    return "\n".join(str(getattr(one, "value", "") or one.proto) for kind in kinds for one in test.get(kind))


def visit(opened: Opener, **query: str) -> AppTest:
    test = opened(LEDGER, **({"region": "440000", "as_of": "2024-Q3", "tab": "assessment"} | query))
    assert not test.exception
    assert not test.error
    return test


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("language", LANGUAGES)
def test_too_little_assessed_ranks_nobody(opened: Opener, language: str) -> None:
    test = visit(opened, lang=language)
    titles = {"zh-CN": "广东省下级地区没有可排名的考核得分", "en": "Guangdong: no region below can be ranked"}
    assert test.title[0].value == titles[language]
    page = told(test)
    assert "scored=440100" in page
    assert texts(language).say("score-sheet") in "".join(one.label for one in test.expander)


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("language", LANGUAGES)
def test_one_region_line_by_line(opened: Opener, language: str) -> None:
    page = told(visit(opened, lang=language, whose="below", scored="440100"))
    lines = {"zh-CN": "权重8 × 完成率95.29% = 7.62", "en": "weight 8 × attained share 95.29% = 7.62"}
    assert lines[language] in page
    sums = {"zh-CN": "7.62 ÷ 8 × 100 = 95.25", "en": "7.62 ÷ 8 × 100 = 95.25"}
    assert sums[language] in page
    assert {"zh-CN": "不按零分处理", "en": "do not count as zero"}[language] in page


@pytest.mark.usefixtures("database")
def test_a_city_is_marked_by_itself_as_below_its_province(opened: Opener) -> None:
    test = visit(opened, region="440100", whose="own")
    assert test.title[0].value.startswith("广州市考核得分95.25分")
    assert any("score-docx" in one.proto.id for one in test.get("download_button"))


@pytest.mark.usefixtures("database")
def test_whose_marks_stand_in_the_url(opened: Opener) -> None:
    test = visit(opened, whose="own")
    assert test.title[0].value.startswith("广东省考核得分")
    assert "不排名次" in told(test)


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize(("name", "value"), [("scored", "nowhere"), ("whose", "<b>")])
def test_what_the_url_names_wrongly_is_told(opened: Opener, name: str, value: str) -> None:
    test = visit(opened, **{name: value})
    assert test.warning
    assert name not in test.query_params


@pytest.mark.usefixtures("database")
def test_what_was_opened_elsewhere_is_left_behind(opened: Opener) -> None:
    test = visit(opened, whose="below", scored="450100")
    assert not test.warning
    assert "scored" not in test.query_params


@pytest.mark.usefixtures("database")
def test_a_region_of_which_nothing_is_asked(opened: Opener) -> None:
    test = visit(opened, region="810000")
    assert "没有" in test.title[0].value


def test_without_a_score_sheet_it_says_what_to_do(
    opened: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, filled: Path
) -> None:
    path = tmp_path / "old.duckdb"
    path.write_bytes(filled.read_bytes())
    with Store.open(path) as store, store.transaction() as write:
        write._cursor.execute("DELETE FROM score_rules")
    monkeypatch.setenv("MONITOR_DATABASE", str(path))
    test = visit(opened)
    assert "还没有载入考核评分表" in test.info[0].value
