"""Tables that are not one row per region and one column per indicator; each shape as CSV and as a sheet."""

from collections.abc import Callable

import pytest

from validators.intake import Judgement

Told = tuple[str | None, str | None, str | None, float | None, str]
Tell = Callable[[str], list[Told]]
NATIONAL, RECOMMENDED, ELDERLY = (
    "primary-national-standard",
    "primary-recommended-standard",
    "elderly-health-management",
)


TWO = [
    ("440100", "2024-Q3", NATIONAL, 98.2, "OK"),
    ("440300", "2024-Q3", NATIONAL, 97.6, "OK"),
    ("440100", "2024-Q3", ELDERLY, 66.1, "OK"),
    ("440300", "2024-Q3", ELDERLY, None, "MISSING"),
]


@pytest.mark.parametrize("corner", ["指标", "地区", "项目", "指标\\地区", ""])
def test_indicators_down_and_regions_across(tell: Tell, corner: str) -> None:
    table = f"2024年三季度情况表\n{corner},广州市,深圳市\n达到国家能力标准比例,98.2,97.6\n老年人健康管理率,66.1,—\n"
    assert tell(table) == TWO


def test_regions_across_with_units_totals_and_strangers(tell: Tell) -> None:
    table = (
        "2024年三季度情况表\n序号,指标名称,单位,广州,440300,火星市,合计,备注\n"
        "1,达到国家能力标准比例,%,98.2,97.6,1,99,x\n2,甲指标,%,1,2,3,4,\n"
    )
    reasons = ["OK", "OK", "REGION_UNKNOWN", "TOTAL_ROW"]
    unknown = ["INDICATOR_UNKNOWN", "INDICATOR_UNKNOWN", "REGION_UNKNOWN", "TOTAL_ROW"]
    assert [line[4] for line in tell(table)] == reasons + unknown


def test_regions_across_with_counts_below(tell: Tell) -> None:
    table = "2024年三季度\n指标,广州市,,深圳市,\n,分子,分母,分子,分母\n老年人健康管理率,60,100,50,100\n"
    assert [line[:4] for line in tell(table)] == [
        ("440100", "2024-Q3", ELDERLY, 60.0),
        ("440300", "2024-Q3", ELDERLY, 50.0),
    ]


def test_a_column_per_quarter_beside_a_column_of_indicators(tell: Tell) -> None:
    table = "地区,指标,2024年一季度,2024年1-6月,2024年三季度\n广州市,老年人健康管理率,20,40,30\n"
    assert tell(table) == [
        ("440100", "2024-Q1", ELDERLY, 20.0, "OK"),
        ("440100", "2024-Q2", ELDERLY, 40.0, "OK"),
        ("440100", "2024-Q3", ELDERLY, 30.0, "CUMULATIVE_DECREASE"),
    ]


@pytest.mark.parametrize(
    "head",
    [
        "2024年老年人健康管理率（%）\n地区,1月,2月",
        "老年人健康管理率\n地区,2024年1月,2024-02",
        "老年人健康管理率\n地区,2024年,\n,1月,2月",
    ],
)
def test_a_column_per_month_under_a_title(tell: Tell, head: str) -> None:
    assert tell(f"{head}\n广州市,5,10\n深圳市,6,\n") == [
        ("440100", "2024-01", ELDERLY, 5.0, "OK"),
        ("440100", "2024-02", ELDERLY, 10.0, "OK"),
        ("440300", "2024-01", ELDERLY, 6.0, "OK"),
        ("440300", "2024-02", ELDERLY, None, "MISSING"),
    ]


def test_a_year_in_a_column_completes_the_quarters_across(tell: Tell) -> None:
    table = "地区,年度,指标,一季度,二季度\n广州市,2023,老年人健康管理率,20,40\n"
    assert [line[1] for line in tell(table)] == ["2023-Q1", "2023-Q2"]


def test_quarters_below_each_indicator(tell: Tell) -> None:
    table = "2024年\n地区,老年人健康管理率,,达到国家能力标准比例,\n,一季度,二季度,一季度,二季度\n广州市,20,40,50,60\n"
    assert tell(table) == [
        ("440100", "2024-Q1", ELDERLY, 20.0, "OK"),
        ("440100", "2024-Q2", ELDERLY, 40.0, "OK"),
        ("440100", "2024-Q1", NATIONAL, 50.0, "OK"),
        ("440100", "2024-Q2", NATIONAL, 60.0, "OK"),
    ]


def test_a_period_in_the_indicators_own_name(tell: Tell) -> None:
    table = "地区,2024年二季度老年人健康管理率,老年人健康管理率（2024年三季度）\n广州市,40,60\n"
    assert [line[1:4] for line in tell(table)] == [("2024-Q2", ELDERLY, 40.0), ("2024-Q3", ELDERLY, 60.0)]


def test_periods_beside_a_column_of_values_are_not_guessed_to_be_figures(run: Callable[[str], Judgement]) -> None:
    judgement = run("地区,指标,统计期,完成值,2023年\n广州市,老年人健康管理率,2024Q3,60,55\n")
    assert judgement.cells["value"].to_list() == [60.0]
    assert judgement.findings[0].details["columns"] == "2023年"


@pytest.mark.parametrize(
    "header",
    [
        "统计期,地区,老年人健康管理率,,达到国家能力标准比例,\n,,分子,分母,分子,分母",
        "统计期,地区,老年人健康管理率_分子,老年人健康管理率_分母,达到国家能力标准比例-分子,达到国家能力标准比例-分母",
        "统计期,地区,老年人健康管理率（分子）,老年人健康管理率（分母）,达到国家能力标准比例分子数,达到国家能力标准比例分母数",
        ",,老年人健康管理率,,达到国家能力标准比例,\n统计期,地区,分子,分母,分子,分母",
    ],
)
def test_counts_without_a_value(tell: Tell, header: str) -> None:
    assert tell(f"{header}\n2024Q3,广州市,30,40,50,50\n") == [
        ("440100", "2024-Q3", ELDERLY, 75.0, "OK"),
        ("440100", "2024-Q3", NATIONAL, 100.0, "OK"),
    ]


def test_a_city_written_once_over_its_counties(tell: Tell) -> None:
    table = (
        "市,县区,统计期,老年人健康管理率\n汕尾市,城区,2024Q3,60\n,陆丰市,2024Q3,50\n佛山市,顺德区,2024Q3,61\n"
        ",城区,2024Q3,62\n,合计,2024Q3,60\n"
    )
    assert [(line[0], line[4]) for line in tell(table)] == [
        ("441502", "LEVEL_MISMATCH"),
        ("441581", "LEVEL_MISMATCH"),
        ("440606", "LEVEL_MISMATCH"),
        (None, "REGION_AMBIGUOUS"),  # there is no 城区 in 佛山: the hint proves nothing
        (None, "TOTAL_ROW"),
    ]


def test_two_columns_of_places(tell: Tell) -> None:
    assert [line[0] for line in tell("地区,县区,统计期,老年人健康管理率\n汕尾市,城区,2024Q3,60\n")] == ["441502"]


HEAD = ["TITLE_OR_HEADER", "TITLE_OR_HEADER"]


def test_a_header_on_a_second_page_is_told_as_such(run: Callable[[str], Judgement]) -> None:
    head = "地区,老年人健康管理率,\n,分子,分母\n"
    cells = run(f"2024年三季度\n{head}广州市,30,40\n{head}深圳市,20,40\n").cells
    assert cells["reason_code"].to_list() == ["TITLE_OR_HEADER", *HEAD, "OK", *HEAD, "OK"]


@pytest.mark.parametrize(
    "title", ["附件1,,2024年三季度", "填报单位：广州市,,单位：%", "2024年三季度,,", ",2024年三季度,"]
)
def test_a_title_above_the_header_groups_nothing(run: Callable[[str], Judgement], title: str) -> None:
    judgement = run(f"{title}\n地区,老年人健康管理率,达到国家能力标准比例\n广州市,60,70\n")
    assert judgement.header_row == 2
    assert judgement.cells["reason_code"][0] == "TITLE_ROW"


@pytest.mark.parametrize("order", ["任务,指标", "指标,任务", "项目,指标", "重点任务,项目"])
def test_of_two_columns_of_names_the_one_with_known_ones_counts(tell: Tell, order: str) -> None:
    names = {"指标": "老年人健康管理率", "项目": "老年人健康管理率"}
    known = "指标" if "指标" in order else "项目"
    cells = ",".join(names[known] if name == known else "提升基层能力" for name in order.split(","))
    table = f"地区,{order},统计期,完成值\n广州市,{cells},2024Q3,60\n"
    assert tell(table) == [("440100", "2024-Q3", ELDERLY, 60.0, "OK")]
