from datetime import date
from typing import Any

import polars as pl
import pytest

from charts import coverage
from charts.caption import Caption
from charts.colours import contrast
from charts.sheet import Sheet
from charts.theme import DARK, LIGHT, Theme
from domain.periods import Period
from locales import Texts

Q2, Q3 = "2024-Q2", "2024-Q3"


def frame(*cells: tuple[str, str, int, int, int, bool]) -> pl.DataFrame:
    """Cells as (code, period, expected, reported, late, due); the code is the name too."""
    rows: list[dict[str, Any]] = [
        {
            "region_code": code, "region_zh": f"{code}市", "region_en": code, "period": period,
            "period_end": Period.parse(period).last_day, "expected": expected, "reported": reported, "late": late,
            "due": due,
        }
        for code, period, expected, reported, late, due in cells
    ]  # fmt: skip
    return pl.DataFrame(rows)


FOUR = frame(
    ("甲", Q2, 10, 10, 0, True), ("甲", Q3, 10, 0, 0, False),
    ("乙", Q2, 10, 7, 2, True), ("乙", Q3, 10, 10, 0, False),
    ("丙", Q2, 10, 0, 0, True), ("丙", Q3, 0, 0, 0, False),
)  # fmt: skip


def trace(figure: Any, name: str) -> Any:
    return next(one for one in figure.data if one.name == name)


def test_each_cell_says_reported_of_expected(caption: Caption, zh: Texts) -> None:
    figure = coverage.figure(FOUR, caption, zh)
    numbers = trace(figure, "numbers")
    said = dict(zip(zip(numbers.x, numbers.y, strict=True), numbers.text, strict=True))
    assert said == {(0, 0): "10/10", (1, 0): "…", (0, 1): "7/10", (1, 1): "10/10", (0, 2): "0/10"}
    assert [one.strip() for one in figure.layout.yaxis.ticktext] == ["甲市", "乙市", "丙市"]
    assert list(figure.layout.xaxis.ticktext) == ["2024年二季度", "2024年三季度"]


def test_the_more_is_missing_the_deeper_the_cell_and_what_is_open_or_not_expected_has_none(
    caption: Caption, zh: Texts
) -> None:
    shades = trace(coverage.figure(FOUR, caption, zh), "share").z
    assert shades[0][0] < shades[1][0] < shades[2][0]
    assert shades[0][1] is None
    assert shades[2][1] is None


def test_late_cells_carry_a_mark(caption: Caption, zh: Texts) -> None:
    late = trace(coverage.figure(FOUR, caption, zh), "late")
    assert [(round(x), round(y)) for x, y in zip(late.x, late.y, strict=True)] == [(0, 1)]
    assert late.marker.symbol == "triangle-up"


def test_the_headline_is_the_last_period_due(caption: Caption, zh: Texts, en: Texts) -> None:
    figure = coverage.figure(FOUR, caption, zh)
    assert figure.layout.meta["headline"] == "2024年二季度：3个单位中1个报齐，1个未报，1个有逾期"
    assert coverage.headline(FOUR, en) == "Q2 2024: 1 of 3 offices complete, 1 silent, 1 with late values"
    assert coverage.headline(FOUR.with_columns(due=pl.lit(value=False)), zh) == "所选范围内还没有到期应报的数值"


def test_the_picture_says_that_it_is_demonstration_data(caption: Caption, zh: Texts) -> None:
    written = "".join(one.text for one in coverage.figure(FOUR, caption, zh).layout.annotations)
    assert "演示数据" in written
    assert "▲ 有逾期" in written
    assert "演示数据" in coverage.alt_text(FOUR, caption, zh)
    assert "丙市 0/10" in coverage.alt_text(FOUR, caption, zh)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_numbers_can_be_read_on_every_shade(caption: Caption, zh: Texts, theme: Theme) -> None:
    cells = frame(*((f"{share:02}", Q2, 20, share, 0, True) for share in range(21)))
    grid = coverage.read(cells, zh, Sheet.of(zh, theme, width=None, narrow=False))
    numbers = trace(coverage.figure(cells, caption, zh, theme=theme), "numbers")
    for colour, (_, _, cell) in zip(numbers.textfont.color, grid.placed(), strict=True):
        assert contrast(colour, coverage._colour(cell.share, theme)) >= 4.5


@pytest.mark.parametrize(("offices", "narrow"), [(21, False), (21, True), (122, False), (122, True)])
def test_it_stays_readable_with_many_offices(caption: Caption, zh: Texts, offices: int, *, narrow: bool) -> None:
    quarters = [Period.parse(Q3).shifted(-steps) for steps in range(8)]
    cells = frame(
        *((f"某某地区{office:03}", str(one), 120, 119, 1, True) for office in range(offices) for one in quarters)
    )
    figure = coverage.figure(cells, caption, zh, narrow=narrow)
    plot = figure.layout.height - figure.layout.margin.t - figure.layout.margin.b
    assert plot / offices >= 15  # px a row
    numbers = trace(figure, "numbers")
    assert len(numbers.text) == offices * 8
    # A cell that lacks one of 120 never shows 100.
    assert set(numbers.text) == ({"99"} if narrow else {"119/120"})
    size = numbers.textfont.size
    assert size >= 9


def test_an_empty_frame_is_a_figure_with_a_sentence(caption: Caption, zh: Texts) -> None:
    none = FOUR.clear()
    assert coverage.figure(none, caption, zh).layout.meta["headline"] == "所选范围内还没有到期应报的数值"
    assert none.schema["period_end"] == pl.Date
    assert date(2024, 6, 30) in FOUR["period_end"].to_list()
