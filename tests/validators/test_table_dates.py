"""What a table says of its own time: the year of its rows, and the day it tells of at the latest."""

from collections.abc import Sequence
from datetime import date

import pytest

from locales import LANGUAGES, texts
from validators.findings import sentence
from validators.intake import Codebook, Sender, judge

Told = list[tuple[str | None, str]]
LATE = Sender(region_code="440000", received=date(2026, 11, 30), today=date(2026, 11, 30))
CITIES = ("广州市", "深圳市", "珠海市", "汕头市", "佛山市", "韶关市")


def told(codebook: Codebook, above: str, periods: Sequence[str]) -> Told:
    rows = (f"{city},{period},50" for city, period in zip(CITIES, periods, strict=False))
    text = "\n".join([*([above] if above else []), "地区,统计期,达到国家能力标准比例", *rows, ""])
    cells = judge(text.encode(), file_name="a.csv", codebook=codebook, sender=LATE).cells
    for cell in cells.iter_rows(named=True):
        for language in LANGUAGES:
            assert sentence(cell, texts(language))
    return cells.filter(cells["column"] != "*").select("period", "reason_code").rows()


@pytest.mark.parametrize(
    ("above", "periods", "expected"),
    [
        # a period far in the future is a typing error and says nothing of the others
        ("", ["2024Q3", "2042年三季度", "三季度"], ("2024-Q3", "YEAR_FROM_CONTEXT")),
        ("", ["2024Q3", "2024年1-9月", "2023年三季度", "1-9月"], ("2024-Q3", "YEAR_FROM_CONTEXT")),
        ("", ["2024Q3", "2023Q3", "三季度"], ("2026-Q3", "YEAR_FROM_CONTEXT")),  # neither: the last one over
        ("# 报送截止：2024年10月10日", ["2024Q3", "2023Q3", "三季度"], ("2024-Q3", "YEAR_FROM_CONTEXT")),
    ],
)
def test_a_year_left_out_is_that_of_the_table(
    codebook: Codebook, above: str, periods: list[str], expected: tuple[str, str]
) -> None:
    assert told(codebook, above, periods)[-1] == expected


@pytest.mark.parametrize(
    ("above", "expected"),
    [
        ("2024年三季度情况表", ["OK", "PERIOD_NOT_DUE", "OK"]),
        ("# 报送截止：2024年10月10日", ["OK", "PERIOD_NOT_DUE", "OK"]),
        ("填报单位：某局 填报日期：2024年10月9日", ["OK", "PERIOD_NOT_DUE", "OK"]),
        ("报送日期：2027年10月9日前", ["OK", "OK", "OK"]),  # a deadline still to come
        ("2024年情况表", ["OK", "OK", "OK"]),
    ],
)
def test_a_period_after_the_day_the_table_tells_of_is_a_forecast(
    codebook: Codebook, above: str, expected: list[str]
) -> None:
    found = told(codebook, above, ["2024Q3", "2024年四季度", "2024年上半年"])
    assert [reason for _, reason in found] == expected
