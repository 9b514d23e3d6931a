"""The letter of a notice, read back from its file: every number is the one kept with the notice."""

from datetime import date, datetime
from io import BytesIO

import polars as pl
import pytest
from docx import Document

from domain.errors import MonitorError
from locales import LANGUAGES, texts
from reports.notice import notice_fields
from reports.notice_docx import notice_docx
from services.rectification_life import EVENT
from services.rectification_words import colour, file_name, number, state

NOTICE: dict[str, object] = {
    "notice_id": "abc", "issuer_code": "440000", "issuer_zh": "广东省", "issuer_en": "Guangdong", "as_of": "2024-Q3",
    "asked_end": date(2024, 9, 30), "known_at": None, "data_version": 13,
    "version_at": datetime(2024, 10, 18, 8, 49),  # noqa: DTZ001 - Beijing time, as all of the house
    "suggested_colour": "blue", "target_id": "t", "indicator_id": "i", "region_code": "441400", "region_zh": "梅州市",
    "region_en": "Meizhou", "period": "2024-Q3", "period_end": date(2024, 9, 30), "value": 41.587, "numerator": 1.0,
    "denominator": 2.0, "unit": "%", "source": "own", "reported_units": 7, "expected_units": 8,
    "comparator": "at_least", "target_value": 45.0, "upper": None, "tolerance": None, "attainment": 0.92,
    "gap": -3.413, "expected_value": 44.4, "pace": -0.2, "status": "worsening", "reason": None, "method": "linear",
    "due_date": date(2024, 12, 31), "due_basis": "inferred", "applies_to": "every_level", "theme": "人才队伍",
    "document_id": "gd2024", "target_class": "explicit_numeric", "demonstration": True, "indicator_zh": "乡村医生占比",
    "indicator_en": "Village doctors", "short_zh": "乡村医生", "short_en": "Village doctors", "indicator_unit": "%",
    "clause": "(五)", "quote": "力争提高至接近45%", "lead_departments": "省卫生健康委、财政厅等按职责分工负责",
    "document_number": "粤办函〔2024〕267号", "document_zh": "广东", "document_en": "Guangdong tasks", "own": False,
    "streak": 2, "statuses": "worsening;far_behind;on_pace;cannot_assess",
    "periods": "2024-Q3;2024-Q2;2024-Q1;2023-Q4", "step": 2, "state": "issued", "colour": "blue",
    "deadline": date(2024, 11, 20), "year": 2024, "serial": 7, "issued_on": date(2024, 10, 20), "waiting": True,
    "overdue": False, "days_left": 5, "days_over": 0,
}  # fmt: skip


def steps(*rows: dict[str, object]) -> pl.DataFrame:
    blank = dict.fromkeys(EVENT.names())
    return pl.DataFrame([blank | row for row in rows], schema=EVENT)


PROPOSED = {"step": 1, "state": "proposed", "happened_on": date(2024, 10, 19), "actor": "系统"}
ISSUED = {"step": 2, "state": "issued", "happened_on": date(2024, 10, 20), "actor": "张", "colour": "blue",
          "deadline": date(2024, 11, 20), "comment": "请抓紧"}  # fmt: skip
RAISED = {"step": 3, "state": "escalated", "happened_on": date(2024, 11, 25), "actor": "张", "colour": "red",
          "deadline": date(2024, 12, 5), "comment": "逾期未回复"}  # fmt: skip


def read(content: bytes) -> str:
    document = Document(BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    headers = [paragraph.text for paragraph in document.sections[0].header.paragraphs]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells, *headers])


def test_the_letter_says_matter_basis_figures_deadline() -> None:
    said = read(notice_docx(NOTICE, steps(PROPOSED, ISSUED), texts("zh-CN")))
    for part in (
        "关于乡村医生占比倒退的督办函",
        "督办〔2024〕7号",
        "梅州市医改工作牵头部门：",
        "粤办函〔2024〕267号(五)：“力争提高至接近45%”",
        "自2024年二季度至2024年三季度连续2个统计期滞后",
        "请抓紧",
        "41.6%",
        "44.4%",
        "≥45%",
        "−3.4个百分点",
        "▼ 倒退",
        "请于2024年11月20日前书面回复",
        "将升级为橙色督办",
        "数据版本第13版（2024年10月18日8时49分）",
        "7/8",
        "广东省医改工作牵头部门（盖章）",
        "2024年10月20日",
        "演示数据，不得作为工作依据",
    ):
        assert part in said
    assert "无法评价" not in said  # what lies before the first judged period is left out


def test_the_letter_in_english() -> None:
    said = read(notice_docx(NOTICE, steps(PROPOSED, ISSUED), texts("en")))
    for part in ("Notice [2024] No. 7", "Meizhou", "41.6%", "44.4%", "−3.4 pp", "Reply in writing by 20 November 2024",
                 "raised to orange", "Demonstration data", "力争提高至接近45%"):  # fmt: skip
        assert part in said


def test_an_escalation_is_a_letter_of_its_own() -> None:
    told = steps(PROPOSED, ISSUED, RAISED)
    raised = NOTICE | {"state": "escalated", "colour": "red", "deadline": date(2024, 12, 5)}
    said = read(notice_docx(raised, told, texts("zh-CN")))
    for part in ("升级为红色督办", "因逾期未回复", "督办〔2024〕7号", "2024年12月5日", "按有关规定处理"):
        assert part in said
    first = notice_fields(raised, told, texts("zh-CN"), step=2)
    assert first == notice_fields(NOTICE, steps(PROPOSED, ISSUED), texts("zh-CN"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_made_again_it_is_the_same_file(language: str) -> None:
    told = steps(PROPOSED, ISSUED)
    assert notice_docx(NOTICE, told, texts(language)) == notice_docx(dict(NOTICE), told, texts(language))


def test_own_targets_go_to_the_departments_that_lead() -> None:
    fields = notice_fields(NOTICE | {"own": True}, steps(ISSUED), texts("zh-CN"))
    assert fields.addressee == "省卫生健康委、财政厅："
    nameless = notice_fields(NOTICE | {"own": True, "lead_departments": None}, steps(ISSUED), texts("zh-CN"))
    assert nameless.addressee == "梅州市医改工作各有关责任部门："


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_milestone_has_its_date(language: str) -> None:
    milestone = NOTICE | {
        "comparator": "done_by", "value": 0.0, "target_value": None, "gap": None, "expected_value": None,
        "status": "missed", "unit": "项", "indicator_unit": "项", "streak": 1,
    }  # fmt: skip
    fields = notice_fields(milestone, steps(ISSUED), texts(language))
    assert fields.figures[1] == ("2024年12月31日" if language == "zh-CN" else "31 December 2024")
    assert fields.figures[3] == "—"


def test_known_at_and_no_letter_before_it_is_issued() -> None:
    known = NOTICE | {"known_at": datetime(2024, 10, 15, 23, 59)}  # noqa: DTZ001
    assert "只采用2024年10月15日23时59分前收到的数据" in notice_fields(known, steps(ISSUED), texts("zh-CN")).data
    for told, step in ((steps(PROPOSED), None), (steps(PROPOSED, ISSUED), 1)):
        with pytest.raises(MonitorError, match=r"^notice-not-issued"):
            notice_fields(NOTICE, told, texts("zh-CN"), step=step)


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_and_states(language: str) -> None:
    said = texts(language)
    assert "7" in number(NOTICE, said)
    assert number(NOTICE | {"serial": None}, said) == said.say("notice-no-number")
    assert colour("red", said).startswith("!!! ")
    assert file_name(NOTICE, said).endswith("蓝色" if said.chinese else "blue")
    assert "5" in state(NOTICE, said)
    assert "12" in state(NOTICE | {"overdue": True, "days_over": 12}, said)
    assert state(NOTICE | {"waiting": False, "state": "closed"}, said) == said.say("notice-state-closed")
    assert state(NOTICE | {"days_left": 0}, said) == said.say("notice-said-today")
