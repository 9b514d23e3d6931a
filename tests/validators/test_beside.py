"""Tables beside each other, units of the title that counts are written in, counts whose indicator nobody knows."""

import io
from collections.abc import Callable, Sequence

import pytest
from openpyxl import Workbook

from locales import LANGUAGES, texts
from validators.findings import remedy, sentence
from validators.intake import Codebook, Judgement, Sender, judge
from validators.units import counted

Told = tuple[str | None, str | None, str | None, float | None, str]
Tell = Callable[[str], list[Told]]
Run = Callable[[str], Judgement]
NATIONAL, ELDERLY, SCREENED = "primary-national-standard", "elderly-health-management", "prenatal-screening"
FOUR = {("440100", 60.0), ("440300", 61.0), ("440400", 62.0), ("440500", 63.0)}


@pytest.mark.parametrize(
    "table",
    [
        "2024年三季度老年人健康管理率\n序号,地区,完成值,序号,地区,完成值\n1,广州市,60,3,珠海市,62\n2,深圳市,61,4,汕头市,63\n",
        "2024年三季度\n地区,老年人健康管理率,,地区,老年人健康管理率\n广州市,60,,珠海市,62\n深圳市,61,,汕头市,63\n",
        "统计期,地区,老年人健康管理率,地区,老年人健康管理率\n2024Q3,广州市,60,珠海市,62\n2024Q3,深圳市,61,汕头市,63\n",
        "2024年三季度\n代码,地区,老年人健康管理率,代码,地区,老年人健康管理率\n"
        "440100,广州市,60,440400,珠海市,62\n440300,深圳市,61,440500,汕头市,63\n",
        "2024年三季度老年人健康管理率\n地区,完成值,地区,完成值,地区,完成值\n广州市,60,珠海市,62,汕头市,63\n深圳市,61,,,,\n",
    ],
)
def test_tables_beside_each_other_keep_their_regions(tell: Tell, table: str) -> None:
    told = tell(table)
    assert {(region, value) for region, _, _, value, _ in told} == FOUR
    assert {line[1:3] + line[4:] for line in told} == {("2024-Q3", ELDERLY, "OK")}


def test_indicators_beside_each_other_with_regions_of_their_own(tell: Tell) -> None:
    rows = "广州市,60,,珠海市,620\n深圳市,61,,深圳市,630\n"
    table = f"2024年三季度\n地区,老年人健康管理率,,地区,免费产前筛查孕妇人数（人）\n{rows}"
    assert tell(table) == [
        ("440100", "2024-Q3", ELDERLY, 60.0, "OK"),
        ("440400", "2024-Q3", SCREENED, 0.062, "OK"),
        ("440300", "2024-Q3", ELDERLY, 61.0, "OK"),
        ("440300", "2024-Q3", SCREENED, 0.063, "OK"),
    ]


def test_an_office_named_again_begins_no_table(tell: Tell) -> None:
    table = "地区,统计期,指标,完成值,填报单位,分子,分母\n广州市,2024Q3,老年人健康管理率,60,广州市卫生健康委,60,100\n"
    assert tell(table) == [("440100", "2024-Q3", ELDERLY, 60.0, "OK")]


def test_totals_and_notes_of_tables_beside_each_other(run: Run) -> None:
    head, rows = "地区,老年人健康管理率,地区,老年人健康管理率", "广州市,60,珠海市,62\n合计,60,合计,62\n注：初步数,,,\n"
    cells = run(f"2024年三季度\n{head}\n{rows}").cells
    assert cells.filter(cells["verdict"] == "accept")["region_code"].to_list() == ["440100", "440400"]
    assert set(cells.filter(cells["row"] == 4)["reason_code"]) == {"TOTAL_ROW"}
    assert cells.filter(cells["row"] == 5)["reason_code"].to_list() == ["NOTE_ROW"]


def book_of(rows: Sequence[Sequence[object]], merges: Sequence[str]) -> bytes:
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(list(row))
    for merge in merges:
        book.worksheets[0].merge_cells(merge)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_merged_headers_and_titles_stay_with_their_table(codebook: Codebook, guangdong: Sender) -> None:
    parts = ["完成值", "分子", "分母"]
    rows: list[list[object]] = [
        ["2024年二季度老年人健康管理率", None, None, None, "2024年三季度老年人健康管理率"],
        ["地区", *parts, "地区", *parts],
        ["广州市", 40, 40, 100, "广州市", 62, 62, 100],
        ["深圳市", 41, 41, 100, "汕头市", 63, 63, 100],
    ]
    judged = judge(book_of(rows, ["A1:D1", "E1:H1"]), file_name="a.xlsx", codebook=codebook, sender=guangdong)
    figures = judged.cells.filter(judged.cells["column"] != "*").select("region_code", "period", "value", "numerator")
    assert figures.rows() == [
        ("440100", "2024-Q2", 40.0, 40.0),
        ("440100", "2024-Q3", 62.0, 62.0),
        ("440300", "2024-Q2", 41.0, 41.0),
        ("440500", "2024-Q3", 63.0, 63.0),
    ]


@pytest.mark.parametrize(
    ("name", "dimension"),
    [
        ("年内接受健康管理的65岁及以上常住居民数", "people"),
        ("目标人群总数（扣除禁忌）", "people"),
        ("门诊人次数", "visits"),
        ("统筹地区总数", "things"),
        ("技术劳务占比60%以上项目的调价金额", "money"),
        ("项目价格中技术劳务部分", None),
        ("", None),
    ],
)
def test_a_counts_name_says_what_it_counts(name: str, dimension: str | None) -> None:
    assert counted(name) == dimension


@pytest.mark.parametrize(
    ("indicator", "counts", "expected"),
    [
        ("老年人健康管理率", "120,200", (60.0, 1_200_000.0, 2_000_000.0)),
        ("老年人健康管理率", "120.5,241", (50.0, 1_205_000.0, 2_410_000.0)),
        ("老年人健康管理率", "600人,1000人", (60.0, 600.0, 1000.0)),
        ("达到国家能力标准比例", "12,20", (60.0, 12.0, 20.0)),  # institutions are not counted in 万人
    ],
)
def test_counts_in_the_titles_unit(run: Run, indicator: str, counts: str, expected: tuple[float, float, float]) -> None:
    cells = run(f"2024年三季度\n单位：万人\n地区,指标,完成值,分子,分母\n深圳市,{indicator},,{counts}\n").cells
    assert cells.filter(cells["column"] != "*").select("value", "numerator", "denominator").rows() == [expected]


@pytest.mark.parametrize(
    ("unit", "indicator"), [("万人、人", "老年人健康管理率"), ("万人", "二级及以上综合性医院设立老年医学科比例")]
)
def test_a_title_unit_that_may_not_be_meant_is_asked_back(run: Run, unit: str, indicator: str) -> None:
    cells = run(f"2024年三季度\n单位：{unit}\n地区,指标,完成值,分子,分母\n深圳市,{indicator},,12,20\n").cells
    (cell,) = cells.filter(cells["column"] != "*").to_dicts()
    assert (cell["reason_code"], cell["value"], cell["numerator"]) == ("UNIT_UNCLEAR", None, None)
    for language in LANGUAGES:
        assert "12" in sentence(cell, texts(language))
        assert "万人" in remedy(cell, texts(language))


def test_the_columns_own_unit_goes_before_the_titles(run: Run) -> None:
    cells = run("2024年三季度\n单位：万人\n地区,老年人健康管理率,分子（人）,分母（人）\n广州市,60,600,1000\n").cells
    assert cells.filter(cells["column"] != "*").select("numerator", "denominator").rows() == [(600.0, 1000.0)]


def test_counts_of_an_unknown_indicator_go_to_no_other(run: Run) -> None:
    judged = run("2024年三季度\n地区,某某率,分子,分母,达到国家能力标准比例\n广州市,60,60,100,\n深圳市,60,60,100,98\n")
    figures = judged.cells.filter(judged.cells["column"] != "*").select("value", "numerator", "reason_code").rows()
    assert figures == [(None, None, "MISSING"), (98.0, None, "OK")]
    (note,) = judged.findings
    assert (note.reason_code, note.details["columns"]) == ("COLUMNS_IGNORED", "某某率、分子、分母")


@pytest.mark.parametrize(
    "line", ["广东省卫生健康委员会（盖章）", "2024年10月9日", "二〇二四年十月九日", "广州市（公章）"]
)
def test_a_seal_or_a_day_below_the_table_signs_it(run: Run, line: str) -> None:
    cells = run(f"2024年三季度\n地区,老年人健康管理率\n广州市,60\n{line},\n").cells
    assert cells.filter(cells["row"] == 4).select("column", "reason_code").rows() == [("*", "SIGNATURE_ROW")]


def test_a_wrong_total_is_told_as_it_was_written(run: Run) -> None:
    (note,) = run("2024年三季度\n地区,免费产前筛查孕妇人数（人）\n广州市,300\n深圳市,150\n合计,460\n").findings
    assert "“460”（即 0.046万名），各地区之和是 0.045万名，对不上" in sentence(note, texts("zh-CN"))
    assert "“460” (0.046 万名), but the regions add up to 0.045 万名." in sentence(note, texts("en"))


def test_numbers_are_not_changed_by_their_unit(tell: Tell) -> None:
    rows = "广州市,300\n深圳市,150\n珠海市,7\n"
    values = [line[3] for line in tell(f"2024年三季度\n地区,免费产前筛查孕妇人数（人）\n{rows}")]
    assert values == [0.03, 0.015, 0.0007]
