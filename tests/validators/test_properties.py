"""What holds for any file: judging never raises, and the order of rows decides nothing."""

import random

import polars as pl
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from validators.intake import CELL_COLUMNS, Codebook, Sender, judge
from validators.readings import read_number
from validators.schemas import observations

QUIET = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
_PLACES = "广州市 440100 城区 合计 全省 深圳 4.4E+05 洋"
_INDICATORS = "达到国家能力标准比例 免费产前筛查孕妇人数 老年人健康管理率"
_PERIODS = "2024年三季度 三季度 45565 2024-10-09 10月8日"
_NUMBERS = "66.1 88,120 0.853 约80% — 无 #N/A 3.5万余 853 1000 -1 0 1e400 ∞ ٣ 100.04 100"
_OTHERS = "万名 人 % 家 更正 作废 否 分子 分母 地区 单位 指标 统计期 完成值 备注 注：累计 # 填报日期 是否按期 代码"
WORDS = st.sampled_from(" ".join((_PLACES, _INDICATORS, _PERIODS, _NUMBERS, _OTHERS)).split())
CELLS = WORDS | st.text(max_size=6)
TABLES = st.lists(st.lists(CELLS, min_size=1, max_size=8), max_size=8)
# A row of column names among the data begins another table: such rows stand where they stand.
_NAMES = {"地区", "单位", "指标", "统计期", "完成值", "分子", "分母", "备注", "填报日期", "是否按期", "代码"}
DATA = st.sampled_from(
    [word for word in " ".join((_PLACES, _INDICATORS, _PERIODS, _NUMBERS, _OTHERS)).split() if word not in _NAMES]
)
HEADERS = st.sampled_from(
    [
        ["代码", "地区", "指标", "统计期", "完成值", "分子", "分母", "单位"],
        ["单位", "指标", "统计期", "数值", "单位", "备注", "填报日期", "是否按期"],
        ["县区", "统计期", "达到国家能力标准比例", "免费产前筛查孕妇人数", "老年人健康管理率", "备注"],
    ]
)


def written(rows: list[list[str]]) -> bytes:
    quoted = (",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    return "\n".join(quoted).encode("utf-8", errors="ignore")


@QUIET
@given(content=st.binary(max_size=300))
def test_any_bytes_are_judged(content: bytes, codebook: Codebook, guangdong: Sender) -> None:
    judgement = judge(content, file_name="x.csv", codebook=codebook, sender=guangdong)
    assert judgement.cells.schema == CELL_COLUMNS
    assert judgement.refused == (judgement.header_row is None)


@QUIET
@given(text=st.text(max_size=200), start=st.sampled_from(["", "地区,指标,统计期,完成值\n", "地区,老年人健康管理率\n"]))
def test_any_text_is_judged(text: str, start: str, codebook: Codebook, guangdong: Sender) -> None:
    content = (start + text).encode("gb18030", errors="ignore")
    assert judge(content, file_name="x.csv", codebook=codebook, sender=guangdong).cells.schema == CELL_COLUMNS


@QUIET
@example(header=["代码", "地区", "指标", "统计期", "完成值", "分子", "分母", "单位"], rows=[["广州市"], ["\x1f"]])
@given(header=HEADERS, rows=TABLES)
def test_every_filled_row_of_a_table_is_told(
    header: list[str], rows: list[list[str]], codebook: Codebook, guangdong: Sender
) -> None:
    judgement = judge(written([header, *rows]), file_name="x.csv", codebook=codebook, sender=guangdong)
    if judgement.refused or judgement.header_row != 1:
        return
    # Unicode's white space is blank; a control character such as U+001F is content that the sender has to be told of.
    filled = {index for index, row in enumerate(rows, start=2) if any(pl.Series(row).str.strip_chars() != "")}
    assert set(judgement.cells["row"]) == filled


@QUIET
@given(
    header=HEADERS, rows=st.lists(st.lists(DATA, min_size=6, max_size=8), min_size=1, max_size=8), seed=st.integers()
)
def test_the_order_of_rows_decides_nothing(
    header: list[str], rows: list[list[str]], seed: int, codebook: Codebook, guangdong: Sender
) -> None:
    start = [[f"单元{column}" for column in range(2)], header]
    shuffled = random.Random(seed).sample(rows, len(rows))  # noqa: S311
    found = [
        judge(written([*start, *order]), file_name="x.csv", codebook=codebook, sender=guangdong).cells
        for order in (rows, shuffled)
    ]
    kept = ["region_code", "indicator_id", "period", "value", "numerator", "denominator", "verdict", "reason_code"]
    first, second = (observations(cells).select(kept).sort(pl.all()).rows() for cells in found)
    assert first == second


@given(text=st.text(max_size=12))
def test_a_reading_has_a_value_or_a_reason(text: str) -> None:
    reading = read_number(text)
    assert reading.value is not None or reading.reason is not None
