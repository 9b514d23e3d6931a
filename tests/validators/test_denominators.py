"""Denominators that cannot be: against other regions of the file, and against the number a definition states."""

from collections.abc import Callable

import polars as pl
import pytest

from validators.intake import Codebook, Judgement, Sender, judge

Run = Callable[[str], Judgement]
HEAD = "地区,统计期,老年人健康管理率,分子,分母\n"
ROWS = "广州市,2024Q3,60,720000,1200000\n深圳市,2024Q3,60,360000,600000\n佛山市,2024Q3,60,480000,800000\n"


@pytest.mark.parametrize(
    ("counts", "reason"),
    [
        ("6,10", "DENOMINATOR_IMPLAUSIBLE"),  # written in ten thousands
        ("60000,100000", "OK"),  # a small city
        ("60000000,100000000", "DENOMINATOR_IMPLAUSIBLE"),
    ],
)
def test_a_denominator_far_from_those_of_other_cities_is_shown(run: Run, counts: str, reason: str) -> None:
    cells = run(f"{HEAD}{ROWS}珠海市,2024Q3,60,{counts}\n").cells
    assert cells["reason_code"].to_list() == ["OK", "OK", "OK", reason]
    assert cells["value"].to_list() == [60.0] * 4


def test_two_regions_are_too_few_to_compare(run: Run) -> None:
    cells = run(f"{HEAD}广州市,2024Q3,60,720000,1200000\n珠海市,2024Q3,60,6,10\n").cells
    assert cells["reason_code"].to_list() == ["OK", "OK"]


@pytest.mark.parametrize(("denominator", "reason"), [("11", "OK"), ("12", "DENOMINATOR_IMPLAUSIBLE")])
def test_a_denominator_above_the_number_its_definition_states(
    codebook: Codebook, hanzhong: Sender, denominator: str, reason: str
) -> None:
    name = pl.lit("县（区）总数（11）").alias("denominator_zh")
    book = Codebook(codebook.regions, codebook.indicators.with_columns(name), codebook.aliases)
    text = f"地区,统计期,健康家庭建设率,分子,分母\n汉中市,2021Q3,,9,{denominator}\n"
    cells = judge(text.encode(), file_name="a.csv", codebook=book, sender=hanzhong).cells
    assert cells["reason_code"].to_list() == [reason]
