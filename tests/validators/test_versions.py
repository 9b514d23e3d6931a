"""Which of several rows for one figure counts: marks, numbers of sendings, days; never the order of rows."""

import itertools
from collections.abc import Callable, Sequence

import pytest

from validators.intake import Judgement

Run = Callable[[str], Judgement]
HEAD = "地区,指标,统计期,完成值,单位,填报日期,备注"
FIGURE = "广州市,免费产前筛查孕妇人数,2024Q3"


def reasons(run: Run, header: str, rows: Sequence[str]) -> dict[str, tuple[str, float | None]]:
    """Reason and value of each row, by its text; the same in every order of the rows."""
    told = []
    for order in itertools.permutations(rows):
        cells = run("\n".join([header, *order, ""])).cells
        told.append(dict(zip(order, cells.select("reason_code", "value").rows(), strict=True)))
    assert all(one == told[0] for one in told)
    return told[0]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (["1,万名,2024-10-08,", "2,万名,2024-10-10,"], ["SUPERSEDED", "REVISION"]),
        (["1,万名,2024-10-08,", "2,万名,10月10日,", "3,万名,2024/10/9,"], ["SUPERSEDED", "REVISION", "SUPERSEDED"]),
        (["1,万名,2024-10-08,", "2,万名,2024-10-08,"], ["DUPLICATE_CONFLICT"] * 2),
        (["1,万名,2024-10-08,", "2,万名,,"], ["DUPLICATE_CONFLICT"] * 2),  # the day of one is not known
        (["1,万名,2024-10-07,", "2,万名,2024-10-08,", "3,万名,2024-10-08,"], ["DUPLICATE_CONFLICT"] * 3),
        (["1,万名,2024-10-08,", "2,万名,2042-10-10,"], ["OK", "SUBMIT_DATE_INVALID"]),
        (["1,万名,2024-10-08,", "1..2,万名,2024-10-10,"], ["SUPERSEDED", "NUMBER_UNREADABLE"]),
        (["1,万名,2024-10-08,", "—,万名,2024-10-10,"], ["OK", "MISSING"]),  # a blank takes nothing back
        (["1,万名,2024-10-08,更正", "2,万名,2024-10-09,"], ["REVISION", "SUPERSEDED"]),  # a mark before the day
        (["1,万名,2024-10-07,", "2,万名,2024-10-08,更正", "3,万名,2024-10-09,更正"], ["SUPERSEDED"] * 2 + ["REVISION"]),
        (["1,万名,2024-10-09,第一次更正", "2,万名,2024-10-08,第二次更正"], ["SUPERSEDED", "REVISION"]),
        (["1,万名,,更正", "2,万名,,第2次更正", "3,万名,,"], ["SUPERSEDED", "REVISION", "SUPERSEDED"]),
        (["1,万名,,", "2,万名,,二次报送"], ["SUPERSEDED", "REVISION"]),
        (["1,万名,,本条无效", "2,万名,2024-10-08,"], ["VOIDED", "OK"]),
        (["1,万名,,初报", "2,万名,2024-10-08,"], ["SUPERSEDED", "OK"]),
        (["1,万名,,", "2,万名,,以此条为准"], ["SUPERSEDED", "REVISION"]),
    ],
)
def test_the_current_row_is_told_by_what_it_says(run: Run, rows: list[str], expected: list[str]) -> None:
    texts = [f"{FIGURE},{row}" for row in rows]
    found = reasons(run, HEAD, texts)
    assert [found[text][0] for text in texts] == expected


def test_equal_values_of_different_days_count_once(run: Run) -> None:
    cells = run(f"{HEAD}\n{FIGURE},9.36,万名,2024-10-08,\n{FIGURE},93600,人,2024-10-10,\n").cells
    assert cells["reason_code"].to_list() == ["OK", "DUPLICATE_IDENTICAL"]


@pytest.mark.parametrize(
    ("header", "marks", "expected"),
    [
        ("版本", ("1", "2"), ["SUPERSEDED", "REVISION"]),
        ("修订号", ("V2", "V1"), ["REVISION", "SUPERSEDED"]),
        ("版次", ("第一版", "第二版"), ["SUPERSEDED", "REVISION"]),
        ("状态", ("作废", "有效"), ["VOIDED", "OK"]),
        ("报送类型", ("原报", "更正"), ["SUPERSEDED", "REVISION"]),
        ("更正标记", ("否", "是"), ["SUPERSEDED", "REVISION"]),
        ("状态", ("是", "否"), ["DUPLICATE_CONFLICT"] * 2),  # 是 says nothing under 状态
    ],
)
def test_a_column_of_its_own_tells_the_sending(
    run: Run, header: str, marks: tuple[str, str], expected: list[str]
) -> None:
    rows = [f"{FIGURE},{value},万名,{mark}" for value, mark in zip((1, 2), marks, strict=True)]
    found = reasons(run, f"地区,指标,统计期,完成值,单位,{header}", rows)
    assert [found[row][0] for row in rows] == expected
