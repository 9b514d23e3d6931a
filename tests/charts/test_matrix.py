from typing import Any

import polars as pl
import pytest

from charts import matrix
from charts.caption import Caption
from charts.matrix_plan import Head
from charts.theme import DARK, LIGHT, Theme
from locales import Texts

GOOD = ("met", "on_pace")
Frames = tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]


def frames(*rows: tuple[str, str, str]) -> Frames:
    """Cells as (region code, target, status); the region's name is its code with 市."""
    cells = pl.DataFrame(
        [
            {
                "region_code": code, "region_zh": f"{code}市", "region_en": code, "target_id": target, "value": 80.0,
                "unit": "%", "comparator": "at_least", "target_value": 85.0, "gap": -5.0, "status": status,
                "reason": "no_value" if status == "cannot_assess" else None, "asked": True, "good": status in GOOD,
                "demonstration": True,
            }
            for code, target, status in rows
        ],
        schema_overrides={"reason": pl.String},
    )  # fmt: skip
    counts = (pl.col("good").sum(), pl.col("asked").sum())
    regions = cells.group_by("region_code", "region_zh", "region_en", maintain_order=True).agg(*counts)
    met = (pl.col("status") == "met").sum().alias("met")
    targets = cells.group_by("target_id", maintain_order=True).agg(*counts, met)
    return cells, regions, targets.with_columns(name="target_id")


FOUR = frames(
    ("440100", "能力标准", "met"), ("440100", "健康管理率", "slow"), ("440100", "公卫科室", "met"),
    ("440200", "能力标准", "cannot_assess"), ("440200", "公卫科室", "on_pace"),
)  # fmt: skip


def many(regions: int, targets: int) -> Frames:
    return frames(*((f"44{row:04}", f"目标{column:02}", "met") for row in range(regions) for column in range(targets)))


def trace(figure: Any, name: str) -> Any:
    return next(one for one in figure.data if one.name == name)


def drawn(parts: Frames, caption: Caption, texts: Texts, **more: Any) -> Any:
    return matrix.figure(*parts, caption, texts, order="行按代码", **more)


def test_each_cell_has_its_mark_on_its_tint(caption: Caption, zh: Texts) -> None:
    figure = drawn(FOUR, caption, zh)
    first = trace(figure, "met").y[0]
    assert list(trace(figure, "met").x) == [0, 2]
    assert list(trace(figure, "cannot_assess").y) == [first + 1]
    assert trace(figure, "slow").marker.symbol == "triangle-up"
    shades = trace(figure, "tints").z
    assert shades[first][0] != shades[first][1]
    assert shades[first + 1][1] is None  # the target is no question to that region: paper, not a status
    assert trace(figure, "slow").customdata == ("健康管理率|440100",)
    assert trace(figure, "slow").hovertext == ("440100市 · 健康管理率<br>80% / ≥85%<br>慢于序时",)


def test_counts_stand_at_each_row_and_each_column(caption: Caption, zh: Texts) -> None:
    figure = drawn(FOUR, caption, zh)
    assert list(trace(figure, "row-counts").text) == ["2/3", "1/2"]
    assert list(trace(figure, "column-counts").text) == ["1/2", "0/1", "2/2"]
    assert "空白处" in "".join(one.text for one in figure.layout.annotations)
    names = [one for one in figure.layout.annotations if one.name == "column"]
    assert [one.text for one in names] == ["能力标准", "健康管理率", "公卫科室"]
    assert {one.textangle for one in names} == {-42}


def test_the_headline_is_the_finding(caption: Caption, zh: Texts, en: Texts) -> None:
    figure = drawn(FOUR, caption, zh)
    wanted = "2个地市×3项：达标或按序时最多的是公卫科室（2/2），最难的是健康管理率（0/1）"
    assert figure.layout.meta["headline"] == wanted
    assert drawn(many(1, 3), caption, zh).layout.meta["headline"].startswith("1个")
    assert "440000市3项中3项达标或按序时" in drawn(many(1, 3), caption, zh).layout.meta["headline"]
    assert drawn(many(4, 2), caption, en).layout.meta["headline"].endswith("in each, 4/4 regions are met or on pace")
    assert matrix.headline([], [], zh) == "没有可以逐地评价的目标"


@pytest.mark.parametrize(
    ("names", "said"),
    [(["甲", "乙"], "甲、乙（2/2）"), (["甲", "乙", "丙"], "甲等3项（2/2）")],
)
def test_equally_good_columns_are_named_together(zh: Texts, names: list[str], said: str) -> None:
    rows = [Head("440100", "广州市", 1, 2), Head("440200", "韶关市", 1, 2)]
    columns = [*(Head(name, name, 2, 2) for name in names), Head("丁", "丁", 1, 2)]
    assert said in matrix.headline(rows, columns, zh)


def test_the_alt_text_tells_the_regions_at_both_ends(caption: Caption, zh: Texts) -> None:
    said = matrix.alt_text(*FOUR, caption, zh)
    assert "比例最高：440100市（2/3）" in said
    assert "比例最低：440200市（1/2）" in said
    assert "演示数据" in said


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize(
    ("regions", "targets", "narrow", "panels"),
    [(21, 40, False, 1), (122, 40, False, 1), (21, 19, True, 3), (1, 1, False, 1), (1, 1, True, 1)],
)
def test_it_stays_readable_at_every_size(
    caption: Caption, zh: Texts, theme: Theme, regions: int, targets: int, panels: int, *, narrow: bool
) -> None:
    figure = drawn(many(regions, targets), caption, zh, theme=theme, width=340 if narrow else 1320, narrow=narrow)
    tints = trace(figure, "tints")
    assert len(trace(figure, "met").x) == regions * targets
    assert len(trace(figure, "column-counts").text) == targets
    plot = figure.layout.height - figure.layout.margin.t - figure.layout.margin.b
    assert plot / len(tints.z) >= 17  # px a line
    width = (340 if narrow else 1320) - figure.layout.margin.l - figure.layout.margin.r
    assert width / len(tints.x) >= 19  # px a column
    assert len(figure.layout.yaxis.ticktext) == panels * (regions + 1)
    assert len(trace(figure, "row-counts").text) == regions  # counted once, at the first panel
    assert len(figure.data) <= 6


def test_markup_in_a_name_is_text(caption: Caption, zh: Texts) -> None:
    figure = drawn(frames(("440100", "<i>甲</i>", "met"), ("440200", "乙", "slow")), caption, zh)
    names = [one.text for one in figure.layout.annotations if one.name == "column"]
    assert names[0].startswith("&lt;i&gt;甲")
    assert "<i>" not in trace(figure, "met").hovertext[0]
