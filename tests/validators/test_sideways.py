"""Tables on their side: periods down the page, records as columns, keys written once, rows that head others."""

from collections.abc import Callable

import pytest

from validators.intake import Judgement

Told = tuple[str | None, str | None, str | None, float | None, str]
Tell = Callable[[str], list[Told]]
Run = Callable[[str], Judgement]
NATIONAL, ELDERLY = "primary-national-standard", "elderly-health-management"


@pytest.mark.parametrize(
    ("corner", "title"),
    [
        ("统计期", "老年人健康管理率（%）"),
        ("时间\\地区", "老年人健康管理率"),
        ("地区", "2024年老年人健康管理率"),
        ("", "老年人健康管理率"),
    ],
)
def test_periods_down_and_regions_across(tell: Tell, corner: str, title: str) -> None:
    assert tell(f"{title}\n{corner},广州市,深圳市,合计\n2024年一季度,20,21,\n2024年二季度,40,—,\n") == [
        ("440100", "2024-Q1", ELDERLY, 20.0, "OK"),
        ("440300", "2024-Q1", ELDERLY, 21.0, "OK"),
        (None, None, None, None, "TOTAL_ROW"),
        ("440100", "2024-Q2", ELDERLY, 40.0, "OK"),
        ("440300", "2024-Q2", ELDERLY, None, "MISSING"),
        (None, None, None, None, "TOTAL_ROW"),
    ]


def test_a_total_over_periods_is_no_regions_figure(run: Run) -> None:
    cells = run("全科医生培养人数\n月份,广州市,深圳市\n2024年1月,1,2\n合计,1,2\n").cells
    assert cells.select("column", "region_raw", "reason_code").rows()[-1] == ("*", "合计", "TOTAL_ROW")


@pytest.mark.parametrize(
    "header",
    [
        "统计期,老年人健康管理率,,达到国家能力标准比例,\n,广州市,深圳市,广州市,深圳市",
        "统计期,广州市,,深圳市,\n,老年人健康管理率,达到国家能力标准比例,老年人健康管理率,达到国家能力标准比例",
    ],
)
def test_periods_down_and_regions_with_indicators_across(tell: Tell, header: str) -> None:
    found = tell(f"{header}\n2024年一季度,20,30,40,50\n")
    order = [(0, 0), (1, 0), (0, 1), (1, 1)] if header.startswith("统计期,老") else [(0, 0), (0, 1), (1, 0), (1, 1)]
    codes, indicators = ("440100", "440300"), (ELDERLY, NATIONAL)
    assert found == [
        (codes[place], "2024-Q1", indicators[indicator], value, "OK")
        for (place, indicator), value in zip(order, (20.0, 30.0, 40.0, 50.0), strict=True)
    ]


@pytest.mark.parametrize(
    "title",
    [
        "地区：广州市",
        "广州市2024年医改指标完成情况",
        "广东省医改监测表\n填报单位：广州市卫生健康委（盖章）",
        "地区,广州市,单位,%",
        "附件2：广州2024年情况表",
    ],
)
def test_the_region_of_a_table_without_a_column_for_it(tell: Tell, title: str) -> None:
    assert tell(f"{title}\n统计期,老年人健康管理率,达到国家能力标准比例\n2024年一季度,20,80\n") == [
        ("440100", "2024-Q1", ELDERLY, 20.0, "OK"),
        ("440100", "2024-Q1", NATIONAL, 80.0, "OK"),
    ]


@pytest.mark.parametrize("title", ["", "医改监测表", "地区：广州市\n填报单位：深圳市卫健委", "湖南省2024年情况表"])
def test_a_table_that_names_no_single_region_is_refused(run: Run, title: str) -> None:
    judgement = run(f"{title}\n指标,统计期,完成值\n老年人健康管理率,2024Q3,60\n")
    assert judgement.findings[0].reason_code == "NO_HEADER"


def test_a_record_in_each_column(run: Run) -> None:
    cells = run(
        "2024年情况表,,\n地区,广州市,深圳市\n行政区划代码,440100,440300\n统计期,2024Q3,2024Q2\n老年人健康管理率,60,61\n"
        "分子,60,\n分母,100,\n备注,,更正\n"
    ).cells
    figures = cells.filter(cells["column"] != "*")
    assert figures.select("row", "column", "region_code", "period", "value", "numerator", "reason_code").rows() == [
        (5, "广州市", "440100", "2024-Q3", 60.0, 60.0, "OK"),
        (5, "深圳市", "440300", "2024-Q2", 61.0, None, "REVISION"),
    ]


WRITTEN_ONCE = [
    "地区,指标,统计期,完成值\n广州市,老年人健康管理率,2024Q3,60\n,达到国家能力标准比例,2024Q3,90\n"
    "深圳市,老年人健康管理率,2024Q3,61\n,达到国家能力标准比例,2024Q3,91\n",
    "地区,统计期,指标,完成值\n广州市,2024Q3,老年人健康管理率,60\n,,达到国家能力标准比例,90\n"
    "深圳市,2024Q3,老年人健康管理率,61\n,,达到国家能力标准比例,91\n",
]


@pytest.mark.parametrize("table", WRITTEN_ONCE)
def test_a_region_written_once_over_its_indicators(tell: Tell, table: str) -> None:
    assert [line[:4] for line in tell(table)] == [
        ("440100", "2024-Q3", ELDERLY, 60.0),
        ("440100", "2024-Q3", NATIONAL, 90.0),
        ("440300", "2024-Q3", ELDERLY, 61.0),
        ("440300", "2024-Q3", NATIONAL, 91.0),
    ]


def test_an_indicator_or_a_period_written_once_over_regions(tell: Tell) -> None:
    table = "指标,地区,统计期,完成值\n老年人健康管理率,广州市,2024Q3,60\n,深圳市,2024Q3,61\n"
    assert [line[2] for line in tell(table)] == [ELDERLY, ELDERLY]
    table = "统计期,地区,老年人健康管理率\n2024Q2,广州市,40\n,深圳市,41\n2024Q3,广州市,60\n,深圳市,61\n"
    assert [line[1] for line in tell(table)] == ["2024-Q2", "2024-Q2", "2024-Q3", "2024-Q3"]


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        # 广州市 is written in every row: a blank is a gap.
        (
            "地区,指标,统计期,完成值\n广州市,老年人健康管理率,2024Q3,60\n广州市,达到国家能力标准比例,2024Q3,90\n"
            "深圳市,老年人健康管理率,2024Q3,61\n,达到国家能力标准比例,2024Q3,91\n",
            "REGION_UNKNOWN",
        ),
        # Two values for one figure: the second belongs to somebody else.
        ("地区,指标,统计期,完成值\n广州市,老年人健康管理率,2024Q3,60\n,老年人健康管理率,2024Q3,61\n", "REGION_UNKNOWN"),
        ("地区,统计期,老年人健康管理率\n广州市,2024Q3,60\n深圳市,,61\n", "PERIOD_INVALID"),
    ],
)
def test_a_forgotten_key_is_not_filled_in(tell: Tell, table: str, reason: str) -> None:
    assert tell(table)[-1][4] == reason


@pytest.mark.parametrize(
    "table",
    [
        "地区,老年人健康管理率\n2024年一季度,\n广州市,20\n2024年二季度,\n广州市,40\n",
        "老年人健康管理率\n地区,完成值\n（一）2024年一季度,\n广州市,20\n（二）2024年二季度,\n广州市,40\n",
    ],
)
def test_a_period_in_a_row_of_its_own_heads_the_rows_below(tell: Tell, table: str) -> None:
    assert [line[:4] for line in tell(table)] == [
        ("440100", "2024-Q1", ELDERLY, 20.0),
        ("440100", "2024-Q2", ELDERLY, 40.0),
    ]


def test_an_indicator_or_a_region_in_a_row_of_its_own_heads_the_rows_below(run: Run, tell: Tell) -> None:
    table = "2024年三季度\n地区,完成值,备注\n一、老年人健康管理率（%）,,\n广州市,60,\n"
    table += "二、达到国家能力标准比例,,\n广州市,90,\n"
    assert [(line[2], line[3]) for line in tell(table)] == [(ELDERLY, 60.0), (NATIONAL, 90.0)]
    assert run(table).cells["reason_code"].to_list() == ["TITLE_ROW", "TITLE_ROW", "OK", "TITLE_ROW", "OK"]
    table = "2024年三季度\n指标,单位,完成值\n广州市,,\n老年人健康管理率,%,60\n深圳市,,\n老年人健康管理率,%,61\n"
    assert [(line[0], line[3]) for line in tell(table)] == [("440100", 60.0), ("440300", 61.0)]


def test_a_region_without_values_heads_nothing(tell: Tell) -> None:
    table = "2024年三季度\n地区,老年人健康管理率\n广州市,\n深圳市,61\n"
    assert [(line[0], line[4]) for line in tell(table)] == [("440100", "MISSING"), ("440300", "OK")]
