"""Milestones: done or not, the day, the paper."""

import json
from datetime import date

import pytest

from validators.intake import Codebook, Judgement, Sender, judge

TASK = "全省按病种分值付费管理办法出台"
LATER = Sender("440000", date(2024, 10, 30), date(2024, 10, 30))


def run(text: str, codebook: Codebook) -> Judgement:
    return judge(text.encode(), file_name="台账.csv", codebook=codebook, sender=LATER)


@pytest.mark.parametrize(
    ("word", "value"),
    [
        *((word, 1.0) for word in ("是", "已完成", "完成", "√", "✓", "已出台", "Yes", "TRUE", "1", "已完成。")),
        *((word, 0.0) for word in ("否", "未完成", "进行中", "在建", "×", "推进中", "起草中", "no", "FALSE", "0")),
    ],
)
def test_words_for_done_and_not_done(word: str, value: float, codebook: Codebook) -> None:
    cells = run(f"地区,指标,统计期,是否完成\n广东省,{TASK},2024Q3,{word}\n", codebook).cells
    assert cells.select("value", "reason_code").rows() == [(value, "OK")]


@pytest.mark.parametrize(("word", "reason"), [("差不多", "TEXT_FOR_NUMBER"), ("2", "MILESTONE_VALUE"), ("", "MISSING")])
def test_other_words_are_none(word: str, reason: str, codebook: Codebook) -> None:
    cells = run(f"地区,指标,统计期,是否完成\n广东省,{TASK},2024Q3,{word}\n", codebook).cells
    assert cells["reason_code"].to_list() == [reason]


@pytest.mark.parametrize(
    ("day", "period", "done_on"),
    [
        ("2024-10-28", "2024-10", "2024-10-28"),
        ("2024年10月8日", "2024-10", "2024-10-08"),
        ("45573", "2024-10", "2024-10-08"),
        ("2024年9月", "2024-09", None),
    ],
)
def test_the_day_gives_the_period_where_none_is_given(
    day: str, period: str, done_on: str | None, codebook: Codebook
) -> None:
    text = f"地区,指标,是否完成,文号,完成日期\n广东省,{TASK},已完成,粤医保〔2024〕12号,{day}\n"
    cells = run(text, codebook).cells
    assert cells.select("period", "value", "reason_code").rows() == [(period, 1.0, "OK")]
    details = json.loads(cells["details"].item())
    assert details["document"] == "粤医保〔2024〕12号"
    assert details.get("done_on") == done_on


def test_a_given_period_stays(codebook: Codebook) -> None:
    text = f"地区,指标,统计期,是否完成,完成日期\n广东省,{TASK},2024Q3,是,2024-09-28\n"
    assert run(text, codebook).cells["period"].to_list() == ["2024-Q3"]
    titled = f"2024年三季度\n地区,指标,是否完成,完成日期\n广东省,{TASK},是,2024-09-28\n"
    assert run(titled, codebook).cells["period"].to_list()[1:] == ["2024-Q3"]


@pytest.mark.parametrize("day", ["2024-11-05", "下周", "2024-02-30"])
def test_a_day_that_cannot_be_is_shown(day: str, codebook: Codebook) -> None:
    text = f"地区,指标,统计期,是否完成,完成日期\n广东省,{TASK},2024Q3,是,{day}\n"
    cells = run(text, codebook).cells
    assert cells.select("verdict", "value", "reason_code").rows() == [("warn", 1.0, "DONE_DATE_INVALID")]


def test_what_is_not_done_takes_no_period_from_a_day(codebook: Codebook) -> None:
    text = f"地区,指标,是否完成,完成日期\n广东省,{TASK},进行中,2024-10-28\n"
    assert run(text, codebook).cells["reason_code"].to_list() == ["PERIOD_INVALID"]


def test_a_column_for_it_stands_in_for_an_empty_value(codebook: Codebook) -> None:
    text = f"地区,指标,统计期,完成值,是否完成\n广东省,{TASK},2024Q3,,是\n广州市,老年人健康管理率,2024Q3,60,是\n"
    cells = run(text, codebook).cells
    assert cells.select("value", "reason_code").rows() == [(1.0, "OK"), (60.0, "OK")]


def test_wide_milestones_keep_the_paper_behind_them(codebook: Codebook) -> None:
    text = f"地区,{TASK}（是否完成）,文号,完成日期\n广东省,已完成,粤医保1号,2024/10/8\n"
    cells = run(text, codebook).cells
    assert cells.select("period", "value").rows() == [("2024-10", 1.0)]
    assert json.loads(cells["details"].item()) == {"document": "粤医保1号", "done_on": "2024-10-08"}
