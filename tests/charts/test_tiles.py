from collections.abc import Callable

import plotly.graph_objects as go
import polars as pl
import pytest

from charts import tiles
from charts.caption import Caption
from charts.theme import DARK, LIGHT
from domain.terms import Status
from locales import Texts

Frame = Callable[..., pl.DataFrame]


@pytest.fixture
def grid() -> pl.DataFrame:
    return pl.DataFrame(
        [
            ("440200", "韶关", "Shaoguan", 1, 2, "yes"),
            ("441300", "惠州", "Huizhou", 2, 2, "yes"),
            ("445200", "揭阳", "Jieyang", 2, 3, "yes"),
            ("441500", "汕尾", "Shanwei", 3, 2, "yes"),
            ("442000", "中山", "Zhongshan", 3, 1, "yes"),  # has no row in the frame
            ("710000", "台湾", "Taiwan", 3, 4, "no"),
            ("660000", "兵团", "XPCC", 1, 1, "optional"),
        ],
        schema=["code", "label_zh", "name_en", "row", "col", "required"],
        orient="row",
    )


def trace(figure: go.Figure, name: str) -> go.Scatter:
    return next(item for item in figure.data if item.name == name)


def shown(figure: go.Figure, name: str) -> list[str]:
    return list(trace(figure, name).text)


def test_a_tile_carries_name_value_and_gap(five: pl.DataFrame, grid: pl.DataFrame, caption: Caption, zh: Texts) -> None:
    figure = tiles.figure(five, grid, caption, zh)
    assert shown(figure, "names") == [
        "兵团", "<b>韶关</b>", "<b>惠州</b>", "<b>揭阳</b>", "<b>中山</b>", "<b>汕尾</b>", "台湾",
    ]  # fmt: skip
    assert shown(figure, "values") == ["91.4", "85.0", "75.2", "—", "—"]
    assert shown(figure, "gaps") == ["+6.4", "0.0", "−9.8", "", ""]


def test_tiles_are_tinted_by_status_with_a_stripe(
    five: pl.DataFrame, grid: pl.DataFrame, caption: Caption, zh: Texts
) -> None:
    figure = tiles.figure(five, grid, caption, zh)
    met = [shape for shape in figure.layout.shapes if shape.name == "tile-met"]
    assert [(shape.fillcolor, int(shape.x0), int(shape.y0)) for shape in met] == [(LIGHT.tint(Status.MET), 1, 0)]
    stripes = [shape.fillcolor for shape in figure.layout.shapes if shape.name == "stripe"]
    assert LIGHT.colour(Status.FAR_BEHIND) in stripes
    assert (trace(figure, "on_pace").marker.symbol, trace(figure, "far_behind").marker.symbol) == ("diamond", "square")


def test_a_region_without_a_value_or_row_is_pale_with_a_ring(
    five: pl.DataFrame, grid: pl.DataFrame, caption: Caption, zh: Texts
) -> None:
    figure = tiles.figure(five, grid, caption, zh)
    ring = trace(figure, "cannot_assess")
    assert ring.marker.symbol == "circle-open"
    assert sorted(ring.customdata) == ["441500", "442000"]
    assert sum(shape.name == "tile-cannot_assess" for shape in figure.layout.shapes) == 2


def test_places_outside_the_returns_are_hollow_and_the_corps_dashed(
    five: pl.DataFrame, grid: pl.DataFrame, caption: Caption, zh: Texts
) -> None:
    hollow = [shape for shape in tiles.figure(five, grid, caption, zh).layout.shapes if shape.name == "hollow"]
    assert [(shape.line.dash, shape.fillcolor) for shape in hollow] == [("dash", "#FFFFFF"), ("solid", "#FFFFFF")]


def test_a_corps_that_reports_is_a_tile_with_a_dashed_outline(
    attainment: Frame, grid: pl.DataFrame, caption: Caption, zh: Texts
) -> None:
    frame = attainment(("660000", "兵团", "XPCC", 91.0, "met"))
    figure = tiles.figure(frame, grid, caption, zh)
    tile = next(shape for shape in figure.layout.shapes if shape.name == "tile-met")
    assert (tile.line.dash, shown(figure, "values")[0]) == ("dash", "91")


def test_taiwan_is_never_counted(attainment: Frame, grid: pl.DataFrame, caption: Caption, zh: Texts) -> None:
    frame = attainment(("710000", "台湾省", "Taiwan", 99.0, "met"), ("440200", "韶关市", "Shaoguan", 91.0, "met"))
    figure = tiles.figure(frame, grid, caption, zh)
    assert list(trace(figure, "met").customdata) == ["440200"]


def test_no_two_tiles_share_a_cell(five: pl.DataFrame, grid: pl.DataFrame, caption: Caption, zh: Texts) -> None:
    grounds = [
        (shape.x0, shape.y0)
        for shape in tiles.figure(five, grid, caption, zh).layout.shapes
        if str(shape.name).startswith("tile-") or shape.name == "hollow"
    ]
    assert len(set(grounds)) == len(grounds) == grid.height


def test_head_and_foot(five: pl.DataFrame, grid: pl.DataFrame, caption: Caption, zh: Texts) -> None:
    figure = tiles.figure(five, grid, caption, zh)
    said = "\n".join(note.text for note in figure.layout.annotations).replace("<br>", "")
    assert "格网图：每格一地，位置示意，不表示边界" in said
    assert "达到国家能力标准比例（%）及与目标＞85%的差距（百分点），截至2024年三季度" in said
    assert figure.layout.meta["headline"] == "5个地市中1个已达标，揭阳市明显滞后，2个无法评价"


def test_narrow_leaves_the_gap_out(five: pl.DataFrame, grid: pl.DataFrame, caption: Caption, zh: Texts) -> None:
    wide_grid = grid.with_columns(col=pl.col("col") * 2)  # eight columns
    narrow, wide = (tiles.figure(five, wide_grid, caption, zh, narrow=small) for small in (True, False))
    assert "gaps" in [item.name for item in wide.data]
    assert "gaps" not in [item.name for item in narrow.data]
    said = "".join(note.text for note in narrow.layout.annotations).replace("<br>", "")
    assert "达到国家能力标准比例（%），目标＞85%，截至2024年三季度" in said
    assert "差距" not in said


def test_dark(five: pl.DataFrame, grid: pl.DataFrame, caption: Caption, zh: Texts) -> None:
    figure = tiles.figure(five, grid, caption, zh, theme=DARK)
    assert figure.layout.paper_bgcolor == DARK.paper
    assert trace(figure, "values").textfont.color == DARK.ink


def test_names_show_as_text(five: pl.DataFrame, grid: pl.DataFrame, caption: Caption, zh: Texts) -> None:
    hostile = grid.with_columns(label_zh=pl.lit("<a href='x'>y"))
    texts = shown(tiles.figure(five, hostile, caption, zh), "names")
    assert not [text for text in texts if "<a" in text.replace("<br>", "")]


def test_alt_text(five: pl.DataFrame, grid: pl.DataFrame, caption: Caption, zh: Texts) -> None:
    said = tiles.alt_text(five, grid, caption, zh)
    assert said.startswith("5个地市中1个已达标")
    assert "无填报值：汕尾市、中山。" in said
