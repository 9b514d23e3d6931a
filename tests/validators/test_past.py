"""Figures against the values approved before."""

import json
from datetime import date

import polars as pl
import pytest

from locales import LANGUAGES, texts
from validators.findings import remedy, sentence
from validators.intake import Codebook, Sender, judge, judge_all
from validators.limits import Limits

ELDERLY, NATIONAL, RECOMMENDED = (
    "elderly-health-management",
    "primary-national-standard",
    "primary-recommended-standard",
)
SCREENED = "prenatal-screening"
Q2, Q3 = date(2024, 6, 30), date(2024, 9, 30)
CITIES = {"广州市": "440100", "深圳市": "440300", "珠海市": "440400", "汕头市": "440500", "佛山市": "440600"}
Approved = tuple[str, str, date, float]
NAMES = {ELDERLY: "老年人健康管理率", NATIONAL: "达到国家能力标准比例", RECOMMENDED: "达到国家推荐标准比例"}


def past(*rows: Approved) -> pl.DataFrame:
    schema = {"indicator_id": pl.String, "region_code": pl.String, "period_end": pl.Date, "value": pl.Float64}
    return pl.DataFrame(list(rows), schema=schema, orient="row")


def judged(
    text: str, history: pl.DataFrame | None, codebook: Codebook, sender: Sender, limits: Limits | None = None
) -> pl.DataFrame:
    return judge(
        text.encode(), file_name="x.csv", codebook=codebook, sender=sender, history=history, limits=limits
    ).cells


def one(indicator: str, value: float, period: str = "2024Q3") -> str:
    return f"地区,统计期,{NAMES[indicator]}\n广州市,{period},{value}\n"


@pytest.mark.parametrize(
    ("indicator", "value", "approved", "reason"),
    [
        (ELDERLY, 59, [(ELDERLY, "440100", Q2, 60.0)], "CUMULATIVE_DECREASE"),
        (ELDERLY, 61, [(ELDERLY, "440100", Q2, 60.0)], "OK"),
        (ELDERLY, 59, [(ELDERLY, "440100", date(2023, 12, 31), 60.0)], "OK"),  # a flow starts anew in January
        (NATIONAL, 59, [(NATIONAL, "440100", Q2, 60.0)], "OK"),  # a stock may fall
        (ELDERLY, 59, [(ELDERLY, "440300", Q2, 60.0)], "OK"),  # another region's
        (RECOMMENDED, 45, [(NATIONAL, "440100", Q3, 40.0)], "SUBSET_VIOLATION"),
        (NATIONAL, 45, [(RECOMMENDED, "440100", Q3, 50.0)], "SUBSET_VIOLATION"),
        (RECOMMENDED, 45, [(NATIONAL, "440100", Q2, 40.0)], "OK"),  # of another period
        (NATIONAL, 85, [(NATIONAL, "440100", Q2, 50.0)], "JUMP"),  # 35 points, with nobody to compare
        (NATIONAL, 79, [(NATIONAL, "440100", Q2, 50.0)], "OK"),
        (NATIONAL, 50, [], "OK"),
    ],
)
def test_a_figure_against_the_last_ones(
    indicator: str, value: float, approved: list[Approved], reason: str, codebook: Codebook, guangdong: Sender
) -> None:
    cells = judged(one(indicator, value), past(*approved), codebook, guangdong)
    assert cells.select("value", "reason_code").rows() == [(float(value), reason)]
    for language in LANGUAGES:
        assert sentence(cells.row(0, named=True), texts(language))
        assert remedy(cells.row(0, named=True), texts(language))


def test_a_slip_by_two_digits_is_shown_and_kept(codebook: Codebook, guangdong: Sender) -> None:
    text = "地区,统计期,免费产前筛查孕妇人数,单位\n广州市,2024Q3,936,万名\n深圳市,2024Q3,12,万名\n"
    approved = past((SCREENED, "440100", Q2, 9.3), (SCREENED, "440300", Q2, 9.3))
    cells = judged(text, approved, codebook, guangdong)
    assert cells.select("verdict", "value", "reason_code").rows() == [
        ("warn", 936.0, "SCALE_SUSPECT"),
        ("accept", 12.0, "OK"),
    ]
    assert sentence(cells.row(0, named=True), texts("zh-CN")).startswith("“936”（按 936 采用）与上一次的 9.3")


def test_a_revision_names_the_value_it_replaces(codebook: Codebook, guangdong: Sender) -> None:
    approved = past((NATIONAL, "440100", Q3, 48.5), (NATIONAL, "440100", Q2, 47.0))
    cells = judged(one(NATIONAL, 50), approved, codebook, guangdong)
    assert cells.select("reason_code", "details").rows() == [("OK", '{"previous":"48.5"}')]
    same = judged(one(NATIONAL, 48.5), approved, codebook, guangdong)
    assert same["details"].to_list() == ["{}"]
    doubtful = judged(one(NATIONAL, 50).replace("50", "约50"), approved, codebook, guangdong)
    assert json.loads(doubtful["details"].item()) | {"also": None} == {
        "faulty": "约50",
        "taken": "50",
        "also": None,
        "previous": "48.5",
    }


def all_cities(*values: float) -> str:
    rows = (f"{name},2024Q3,{value}" for name, value in zip(CITIES, values, strict=True))
    return "\n".join(("地区,统计期,达到国家能力标准比例", *rows, ""))


@pytest.mark.parametrize(
    ("values", "reasons"),
    [
        # changes 1, 2, 3, 0.5 and 13: six times the others' median (1.5) is 9, the floor of 10 points counts
        ((51, 52, 53, 50.5, 63), ["OK", "OK", "OK", "OK", "JUMP"]),
        ((51, 52, 53, 50.5, 59.9), ["OK"] * 5),
        # where everyone moved by about 4, six times is 24
        ((54, 54.5, 53.5, 54, 73), ["OK"] * 5),
        ((54, 54.5, 53.5, 54, 75), ["OK"] * 4 + ["JUMP"]),
        ((54, 54.5, 53.5, 54, 20), ["OK"] * 4 + ["JUMP"]),
    ],
)
def test_a_jump_is_measured_by_the_peers(
    values: tuple[float, ...], reasons: list[str], codebook: Codebook, guangdong: Sender
) -> None:
    approved = past(*((NATIONAL, code, Q2, 50.0) for code in CITIES.values()))
    assert judged(all_cities(*values), approved, codebook, guangdong)["reason_code"].to_list() == reasons


def test_the_bounds_of_a_jump_are_configuration(codebook: Codebook, guangdong: Sender) -> None:
    approved = past(*((NATIONAL, code, Q2, 50.0) for code in CITIES.values()))
    cells = judged(all_cities(51, 52, 53, 50.5, 63), approved, codebook, guangdong, Limits(jump_floor_points=20.0))
    assert cells["reason_code"].to_list() == ["OK"] * 5


def test_too_few_peers_are_replaced_by_the_steps_ever_approved(codebook: Codebook, guangdong: Sender) -> None:
    quarters = [date(2023, 3, 31), date(2023, 6, 30), date(2023, 9, 30), date(2023, 12, 31), Q2]
    approved = past(*((NATIONAL, "440100", day, 40.0 + step) for step, day in enumerate(quarters)))
    assert judged(one(NATIONAL, 60), approved, codebook, guangdong)["reason_code"].to_list() == ["JUMP"]
    assert judged(one(NATIONAL, 53), approved, codebook, guangdong)["reason_code"].to_list() == ["OK"]


def test_a_file_is_compared_with_itself_before_the_past(codebook: Codebook, guangdong: Sender) -> None:
    text = "地区,统计期,达到国家能力标准比例\n广州市,2024Q2,80\n广州市,2024Q3,82\n"
    cells = judged(
        text, past((NATIONAL, "440100", date(2024, 3, 31), 78.0), (NATIONAL, "440100", Q2, 40.0)), codebook, guangdong
    )
    assert cells["reason_code"].to_list() == ["OK", "OK"]


def test_without_history_nothing_is_compared(codebook: Codebook, guangdong: Sender) -> None:
    for history in (None, past()):
        assert judged(one(NATIONAL, 85), history, codebook, guangdong)["reason_code"].to_list() == ["OK"]


def test_many_files_are_held_against_the_past_each_by_itself(codebook: Codebook, guangdong: Sender) -> None:
    files = [(name, one(ELDERLY, value).encode(), guangdong) for name, value in (("a.csv", 59), ("b.csv", 61))]
    history = past((ELDERLY, "440100", Q2, 60.0))
    told = [
        judgement.cells["reason_code"].to_list() for judgement in judge_all(files, codebook=codebook, history=history)
    ]
    assert told == [["CUMULATIVE_DECREASE"], ["OK"]]
    assert [judgement.cells["reason_code"].item() for judgement in judge_all(files, codebook=codebook)] == ["OK", "OK"]


def test_a_real_figure_is_not_measured_against_invented_ones(codebook: Codebook, guangdong: Sender) -> None:
    approved = past((NATIONAL, "440100", Q2, 20.0), (NATIONAL, "440100", Q3, 25.0), (RECOMMENDED, "440100", Q3, 90.0))
    invented = approved.with_columns(demonstration=pl.lit(value=True))
    cells = judged(one(NATIONAL, 85), invented, codebook, guangdong)
    assert cells.select("reason_code", "details").rows() == [("OK", '{"previous":"25"}')]
    real = invented.with_columns(demonstration=pl.col("period_end") == Q3)
    assert judged(one(NATIONAL, 85), real, codebook, guangdong)["reason_code"].to_list() == ["JUMP"]
