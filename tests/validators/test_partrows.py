"""Numerators and denominators on rows of their own."""

from collections.abc import Callable

import pytest

from validators.intake import Judgement

Run = Callable[[str], Judgement]
Figure = tuple[int, str, float | None, float | None, float | None, str]
NATIONAL, RECOMMENDED, ELDERLY = (
    "primary-national-standard",
    "primary-recommended-standard",
    "elderly-health-management",
)


@pytest.fixture
def figures(run: Run) -> Callable[[str], list[Figure]]:
    def _figures(text: str) -> list[Figure]:
        cells = run(text).cells
        told = cells.filter(cells["column"] != "*")
        return told.select("row", "indicator_id", "value", "numerator", "denominator", "reason_code").rows()

    return _figures


@pytest.mark.parametrize(
    ("numerator", "denominator"),
    [
        ("老年人健康管理率（分子）", "老年人健康管理率（分母）"),
        ("老年人健康管理率分子", "老年人健康管理率-分母"),
        ("分子", "分母"),
        ("　其中：分子", "　　　　分母"),
        ("（1）分子（人）", "（2）分母（人）"),
    ],
)
def test_counts_below_their_indicator(figures: Callable[[str], list[Figure]], numerator: str, denominator: str) -> None:
    table = (
        f"2024年三季度\n指标,广州市,深圳市\n老年人健康管理率,60,\n{numerator},60,55\n{denominator},100,100\n"
        f"达到国家能力标准比例,90,80\n{numerator.replace('老年人健康管理率', '达到国家能力标准比例')},9,8\n"
        f"{denominator.replace('老年人健康管理率', '达到国家能力标准比例')},10,10\n"
    )
    assert figures(table) == [
        (3, ELDERLY, 60.0, 60.0, 100.0, "OK"),
        (3, ELDERLY, 55.0, 55.0, 100.0, "OK"),
        (6, NATIONAL, 90.0, 9.0, 10.0, "OK"),
        (6, NATIONAL, 80.0, 8.0, 10.0, "OK"),
    ]


def test_the_rows_of_counts_are_told(run: Run) -> None:
    cells = run("2024年三季度\n指标,广州市\n老年人健康管理率,60\n分子,60\n分母,100\n").cells
    assert cells["reason_code"].to_list() == ["TITLE_ROW", "OK", "PART_ROW", "PART_ROW"]


def test_counts_in_a_long_table_in_any_order(figures: Callable[[str], list[Figure]]) -> None:
    rows = [
        "广州市,老年人健康管理率（分母）,2024Q3,100",
        "深圳市,老年人健康管理率（分子）,2024Q3,30",
        "广州市,老年人健康管理率,2024Q3,60",
        "深圳市,老年人健康管理率（分母）,2024Q3,40",
        "广州市,老年人健康管理率（分子）,2024Q3,60",
    ]
    for order in (rows, rows[::-1]):
        found = figures("\n".join(["地区,指标,统计期,完成值", *order, ""]))
        assert sorted(line[1:] for line in found) == [
            (ELDERLY, 60.0, 60.0, 100.0, "OK"),
            (ELDERLY, 75.0, 30.0, 40.0, "OK"),
        ]


def test_counts_named_by_themselves_and_shared(figures: Callable[[str], list[Figure]]) -> None:
    table = (
        "2024年三季度\n指标,广州市\n1.达到国家能力标准比例,90\n其中：达到国家推荐标准比例,30\n达到国家能力标准机构数,90\n"
        "基层医疗卫生机构总数,100\n"
    )
    assert figures(table) == [
        (3, NATIONAL, 90.0, 90.0, 100.0, "OK"),
        (4, RECOMMENDED, 30.0, None, 100.0, "OK"),
    ]


@pytest.mark.parametrize(
    "table",
    [
        "2024年三季度老年人健康管理率\n地区,项目,数值\n广州市,分子,60\n,分母,100\n深圳市,分子,50\n,分母,100\n",
        "2024年三季度\n地区,类别,老年人健康管理率\n广州市,分子,60\n广州市,分母,100\n深圳市,分子,50\n深圳市,分母,100\n",
        "2024年三季度\n指标,地区,数值\n老年人健康管理率,,\n分子,广州市,60\n分母,广州市,100\n分子,深圳市,50\n分母,深圳市,100\n",
    ],
)
def test_rows_that_are_parts_only(figures: Callable[[str], list[Figure]], table: str) -> None:
    found = [line[1:] for line in figures(table) if line[5] == "OK"]
    assert found == [(ELDERLY, 60.0, 60.0, 100.0, "OK"), (ELDERLY, 50.0, 50.0, 100.0, "OK")]


def test_a_magnitude_in_the_unit_column_is_the_counts_own(figures: Callable[[str], list[Figure]]) -> None:
    table = (
        "地区,指标,单位,统计期,完成值\n广州市,老年人健康管理率,%,2024Q3,60.2\n广州市,分子,万人,2024Q3,6.5\n"
        "广州市,分母,万人,2024Q3,10.8\n"
    )
    assert figures(table) == [(2, ELDERLY, 60.2, 65_000.0, 108_000.0, "OK")]


@pytest.mark.parametrize(
    ("rows", "reasons"),
    [
        ("老年人健康管理率,60\n分子,60\n分子,61\n分母,100\n", ["NUMBER_UNREADABLE"]),  # which of the two?
        ("老年人健康管理率,60\n分子,#REF!\n分母,100\n", ["EXCEL_ERROR"]),
        ("老年人健康管理率,60\n甲指标,70\n分子,60\n分母,100\n", ["OK", *["INDICATOR_UNKNOWN"] * 3]),
        ("分子,60\n分母,100\n老年人健康管理率,60\n", ["INDICATOR_UNKNOWN", "INDICATOR_UNKNOWN", "OK"]),
    ],
)
def test_counts_that_belong_to_nothing_clear_are_refused(
    figures: Callable[[str], list[Figure]], rows: str, reasons: list[str]
) -> None:
    assert [line[5] for line in figures(f"2024年三季度\n指标,广州市\n{rows}")] == reasons


def test_of_two_values_the_one_its_counts_bear_out_stands(figures: Callable[[str], list[Figure]]) -> None:
    head, name = "地区,指标,统计期,完成值\n", "广州市,老年人健康管理率"
    counts = f"{name}（分子）,2024Q3,60\n{name}（分母）,2024Q3,100\n"
    for pair in ((60, 61), (61, 60)):
        found = figures(head + "".join(f"{name},2024Q3,{value}\n" for value in pair) + counts)
        assert sorted(line[5] for line in found) == ["OK", "RATIO_MISMATCH"]


def test_a_target_on_a_row_is_no_value(run: Run) -> None:
    table = "2024年三季度\n地区,项目,老年人健康管理率\n广州市,目标值,63\n广州市,完成值,66\n"
    cells = run(table).cells
    assert cells.select("value", "reason_code").rows()[1:] == [(None, "NOTE_ROW"), (66.0, "OK")]
