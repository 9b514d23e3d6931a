import math

import pytest

from charts import numbers
from domain.terms import Comparator
from locales import LANGUAGES, Texts, texts


@pytest.mark.parametrize(
    ("value", "decimals", "threshold", "shown"),
    [
        (84.97, 1, 85.0, "84.97"),  # would read 85.0
        (84.9951, 1, 85.0, "84.995"),  # 84.995 is the first that stays below
        (85.04, 1, 85.0, "85.04"),  # met, and must not read as the limit
        (85.0, 1, 85.0, "85.0"),
        (84.9, 1, 85.0, "84.9"),
        (84.97, 1, None, "85.0"),
        (0.04, 1, None, "0.04"),  # something is not nothing
        (-0.04, 1, None, "−0.04"),
        (0.0, 1, None, "0.0"),
        (-0.0, 1, None, "0.0"),
        (84.99999999999999, 1, 85.0, "85.0"),  # noise of binary fractions
        (12345.6, 0, None, "12,346"),
        (9999.0, 0, None, "9999"),
        (-12.0, 0, None, "−12"),
        (None, 1, 85.0, "—"),
        (math.nan, 1, None, "—"),
        (math.inf, 1, None, "—"),
    ],
)
def test_number(value: float | None, decimals: int, threshold: float | None, shown: str) -> None:
    assert numbers.number(value, decimals=decimals, threshold=threshold) == shown


@pytest.mark.parametrize(
    ("value", "unit", "chinese", "english"),
    [
        (83.6, "%", "83.6%", "83.6%"),
        (438.0, "个", "438 个", "438"),
        (9.36, "万名", "9.36 万名", "9.36 × 10,000 people"),
        (1.0, "个县", "1 个县", "1 county"),
        (3.0, "个县", "3 个县", "3 counties"),
        (7.0, "台", "7 台", "7 台"),  # a unit nobody has described is shown as written
        (None, "%", "—", "—"),
    ],
)
def test_amount(value: float | None, unit: str, chinese: str, english: str) -> None:
    assert [numbers.amount(value, unit, texts(language)) for language in LANGUAGES] == [chinese, english]


def test_difference(zh: Texts, en: Texts) -> None:
    assert numbers.difference(4.2, "%", zh) == "+4.2 个百分点"
    assert numbers.difference(4.2, "%", en) == "+4.2 pp"
    assert numbers.difference(-12.0, "个", zh) == "−12 个"
    assert numbers.difference(None, "%", zh) == "—"


def test_decimals_come_from_the_data() -> None:
    assert numbers.decimals_in([85.0, 90.0, None], "%") == 0
    assert numbers.decimals_in([85.0, 84.9], "%") == 1
    assert numbers.decimals_in([83.61234], "%") == 1
    assert numbers.decimals_in([9.36], "万名") == 2


@pytest.mark.parametrize(
    ("comparator", "value", "upper", "chinese", "english"),
    [
        (Comparator.MORE_THAN, 85.0, None, "＞85%", ">85%"),
        (Comparator.AT_LEAST, 70.0, None, "≥70%", "≥70%"),
        (Comparator.AT_MOST, 5.5, None, "≤5.5%", "≤5.5%"),
        (Comparator.BETWEEN, 2.0, 3.5, "2.0–3.5%", "2.0–3.5%"),
        (Comparator.ABOUT, 63.0, None, "约 63%", "about 63%"),
        (Comparator.ALL, None, None, "100%", "100%"),
        (Comparator.DONE_BY, None, None, "按期完成", "done on time"),
        (Comparator.AT_LEAST, None, None, "—", "—"),
    ],
)
def test_target(comparator: Comparator, value: float | None, upper: float | None, chinese: str, english: str) -> None:
    said = [numbers.target(comparator, value, "%", texts(language), upper=upper) for language in LANGUAGES]
    assert said == [chinese, english]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("comparator", Comparator)
def test_every_comparator_can_be_said(comparator: Comparator, language: str) -> None:
    assert numbers.target(comparator, 2.0, "家", texts(language))
