from collections.abc import Callable
from datetime import date

import polars as pl
import pytest

from charts import headlines, rows
from charts.caption import TargetLine
from domain.terms import Comparator, Status
from locales import Texts, texts

Frame = Callable[..., pl.DataFrame]
Place = tuple[str, str, str, float | None, str]
TARGET = TargetLine(Comparator.MORE_THAN, 85.0, date(2024, 12, 31))


def place(name: str, value: float | None, status: str, code: str = "440100") -> Place:
    return (code, name, name.title(), value, status)


MANY: list[tuple[list[Place], str, str]] = [
    (
        [place("甲", 91.0, "met"), place("乙", 75.0, "far_behind"), place("丙", 82.0, "slow")],
        "3个地市中1个已达标，乙明显滞后",
        "1 of 3 cities met the target; 乙 is far behind",
    ),
    (
        [place("甲", 91.0, "met"), *(place(name, 70.0 + i, "far_behind") for i, name in enumerate("乙丙丁戊"))],
        "5个地市中1个已达标，乙、丙等4个明显滞后",
        "1 of 5 cities met the target; 乙, 丙 and 2 more are far behind",
    ),
    ([place("甲", 91.0, "met"), place("乙", 90.0, "met")], "2个地市全部已达标", "All 2 cities met the target"),
    (
        [place("甲", 91.0, "met"), place("乙", 84.0, "on_pace")],
        "2个地市中1个已达标，1个达到序时进度",
        "1 of 2 cities met the target; 1 is on pace",
    ),
    (
        [place("甲", 80.0, "slow"), place("乙", None, "cannot_assess")],
        "2个地市中尚无达标，甲慢于序时，1个无法评价",
        "None of 2 cities has met the target yet; 甲 is slow; 1 cannot be assessed",
    ),
    (
        [place("甲", 70.0, "missed"), place("乙", 74.0, "worsening"), place("丙", 75.0, "far_behind")],
        "3个地市中尚无达标，甲逾期未达，乙倒退",
        "None of 3 cities has met the target yet; 甲 missed the due date; 乙 is worsening",
    ),
    (
        [place("甲", None, "cannot_assess"), place("乙", None, "cannot_assess")],
        "2个地市均无法评价，无填报值",
        "None of 2 cities can be assessed; no value reported",
    ),
    (
        [place("甲", 1.0, "done"), place("乙", 0.0, "not_yet")],
        "2个地市中1个已完成",
        "1 of 2 cities are done",
    ),
]


def attained(frame: pl.DataFrame) -> tuple[str, str]:
    both = texts("zh-CN"), texts("en")
    chinese, english = (headlines.attained(rows.read(frame, said), "%", said) for said in both)
    return chinese, english


@pytest.mark.parametrize(("places", "chinese", "english"), MANY)
def test_many_regions(places: list[Place], chinese: str, english: str, attainment: Frame) -> None:
    assert attained(attainment(*places)) == (chinese, english)


ONE: list[tuple[Place, str, str]] = [
    (
        place("甲", 83.6, "on_pace"),
        "甲 83.6%，达到序时进度，距目标＞85%差 1.4 个百分点",
        "甲: 83.6%; on pace; 1.4 pp short of the target >85%",
    ),
    (place("甲", 86.0, "met"), "甲 86%，已达标，目标＞85%", "甲: 86%; met; target >85%"),
    (
        place("甲", 85.0, "on_pace"),
        "甲 85%，达到序时进度，与目标＞85%的界限持平，尚未达到",
        "甲: 85%; on pace; right at the limit of the target >85%, which is not yet met",
    ),
    (place("甲", None, "cannot_assess"), "甲无法评价，无填报值", "甲: cannot assess; no value reported"),
]


@pytest.mark.parametrize(("one", "chinese", "english"), ONE)
def test_one_region(one: Place, chinese: str, english: str, attainment: Frame) -> None:
    assert attained(attainment(one)) == (chinese, english)


@pytest.mark.parametrize(
    ("code", "kind"),
    [("440000", "个省份"), ("440100", "个地市"), ("440103", "个县区")],
)
def test_places_are_named_for_what_they_are(code: str, kind: str, attainment: Frame, zh: Texts) -> None:
    frame = attainment(place("甲", 91.0, "met", code), place("乙", 92.0, "met", code))
    assert headlines.attained(rows.read(frame, zh), "%", zh) == f"2{kind}全部已达标"


def test_nothing_to_show(zh: Texts) -> None:
    assert headlines.attained([], "%", zh) == "没有可显示的数据"
    assert headlines.themed({}, zh) == "没有可显示的数据"


def progress(language: Texts, **given: object) -> str:
    usual: dict[str, object] = {
        "region": "广东省",
        "period": "2024-Q3",
        "value": 83.6,
        "expected": 82.75,
        "projected": 86.1,
        "target": TARGET,
        "status": Status.ON_PACE,
        "unit": "%",
        "texts": language,
    }
    return headlines.progressed(**(usual | given))  # type: ignore[arg-type]


def test_a_time_line(zh: Texts, en: Texts) -> None:
    assert progress(zh) == (
        "广东省2024年三季度 83.6%，达到序时进度，比序时应达高 0.85 个百分点，按现速预计 2024-12-31 为 86.1%"
    )
    assert progress(en) == (
        "广东省, Q3 2024: 83.6%; on pace; 0.85 pp above the required path; heading for 86.1% by 2024-12-31"
    )


def test_a_time_line_below_its_path_and_without_projection(zh: Texts) -> None:
    said = progress(zh, value=80.0, projected=None, status=Status.SLOW)
    assert said == "广东省2024年三季度 80%，慢于序时，比序时应达低 2.8 个百分点"  # 2.75


def test_a_time_line_that_met_its_target(zh: Texts) -> None:
    assert progress(zh, value=85.04, status=Status.MET) == "广东省2024年三季度 85.04%，已达标，目标＞85%"


def test_a_time_line_without_any_value(zh: Texts, en: Texts) -> None:
    assert progress(zh, value=None, period="") == "广东省各期均无填报值"
    assert progress(en, value=None, period="") == "广东省 has no value in any period"


@pytest.mark.parametrize(
    ("period", "chinese", "english"),
    [
        ("2024", "2024年", "2024"),
        ("2024-Q1", "2024年一季度", "Q1 2024"),
        ("2024-09", "2024年9月", "September 2024"),
    ],
)
def test_period_words(period: str, chinese: str, english: str, zh: Texts, en: Texts) -> None:
    assert headlines.period_words(period, zh) == chinese
    assert headlines.period_words(period, en) == english


def test_themes(zh: Texts, en: Texts) -> None:
    found = {Status.MET: 2, Status.SLOW: 1}
    assert headlines.themed(found, zh) == "3项量化目标：2项已达标，1项慢于序时"
    assert headlines.themed(found, en) == "3 targets: 2 met, 1 slow"
