from collections.abc import Callable
from datetime import date

import plotly.graph_objects as go
import polars as pl
import pytest

from charts import spark, trend
from charts.caption import Caption, TargetLine
from domain.terms import Comparator, Status
from locales import Texts

Line = Callable[..., pl.DataFrame]
TARGET = TargetLine(Comparator.MORE_THAN, 85.0, date(2024, 12, 31))
DAYS = [date(2023, 12, 31), date(2024, 3, 31), date(2024, 6, 30), date(2024, 9, 30), date(2024, 12, 31)]


@pytest.fixture
def line() -> pl.DataFrame:
    return pl.DataFrame(
        {
            "period": ["2023-Q4", "2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4"],
            "period_end": DAYS,
            "value": [76.0, None, 81.2, 83.6, None],
            "lowest": [66.0, 68.0, 71.8, 75.2, None],
            "highest": [86.0, 88.0, 90.2, 91.4, None],
            "expected_value": [76.0, 78.25, 80.5, 82.75, 85.0],
            "projection": [None, None, None, 83.6, 86.1],
        }
    )


def trace(figure: go.Figure, name: str) -> go.Scatter:
    return next(item for item in figure.data if item.name == name)


def words(figure: go.Figure) -> list[str]:
    return [note.text for note in figure.layout.annotations]


def draw(frame: pl.DataFrame, caption: Caption, texts: Texts, **given: object) -> go.Figure:
    usual: dict[str, object] = {"region": "广东省", "target": TARGET, "status": Status.ON_PACE}
    return trend.figure(frame, caption, texts, **(usual | given))  # type: ignore[arg-type]


def test_a_missing_period_breaks_the_line_and_is_said(line: pl.DataFrame, caption: Caption, zh: Texts) -> None:
    figure = draw(line, caption, zh)
    shown = trace(figure, "value")
    assert list(shown.y) == [76.0, None, 81.2, 83.6, None]
    assert shown.connectgaps is False
    absent = [note for note in figure.layout.annotations if str(note.name).startswith("missing-")]
    assert [(note.x, note.text) for note in absent] == [("2024-03-31", "— 无值")]


def test_target_path_and_projection(line: pl.DataFrame, caption: Caption, zh: Texts) -> None:
    figure = draw(line, caption, zh)
    assert list(trace(figure, "target").y) == [85.0, 85.0]
    assert (list(trace(figure, "path").y), trace(figure, "path").line.dash) == ([76.0, 78.25, 80.5, 82.75, 85.0], "dot")
    ahead = trace(figure, "projection")
    assert (list(ahead.y), ahead.line.dash, ahead.marker.size[0]) == ([83.6, 86.1], "dash", 0)
    assert {"<b>目标 ＞85%　2024-12-31</b>", "预计 86.1", "序时应达", "76.0", "81.2", "83.6"} <= set(words(figure))


def test_the_range_of_the_regions_below_is_shaded(line: pl.DataFrame, caption: Caption, zh: Texts) -> None:
    figure = draw(line, caption, zh)
    band = trace(figure, "range")
    assert (band.fill, list(band.y)) == ("toself", [86.0, 88.0, 90.2, 91.4, 75.2, 71.8, 68.0, 66.0])
    assert "下级地区区间" in words(figure)


def test_a_hole_in_the_range_stays_a_hole(line: pl.DataFrame, caption: Caption, zh: Texts) -> None:
    holed = line.with_columns(lowest=pl.when(pl.col("period") == "2024-Q1").then(None).otherwise("lowest"))
    bands = [item for item in draw(holed, caption, zh).data if item.name == "range"]
    assert [len(band.x) for band in bands] == [2, 4]


def test_a_flow_starts_again_each_january(line: pl.DataFrame, caption: Caption, zh: Texts) -> None:
    figure = draw(line, caption, zh, flow=True)
    bands = [list(item.y) for item in figure.data if item.name == "range"]
    assert bands == [[86.0, 66.0], [88.0, 90.2, 91.4, 75.2, 71.8, 68.0]]  # none runs over the year's end
    assert list(trace(figure, "value").y) == [76.0, None, None, 81.2, 83.6, None]
    assert list(trace(figure, "path").y)[:3] == [76.0, None, 78.25]
    assert any("每年1月从零起算" in text for text in words(figure))


def test_ticks_are_the_periods(line: pl.DataFrame, caption: Caption, zh: Texts) -> None:
    axis = draw(line, caption, zh).layout.xaxis
    assert list(axis.ticktext) == ["2023-Q4", "2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4"]
    assert axis.tickvals[-1] == "2024-12-31"


def test_the_scale_of_a_line_need_not_start_at_zero(line: pl.DataFrame, caption: Caption, zh: Texts) -> None:
    low, high = draw(line, caption, zh).layout.yaxis.range
    assert 50 < low < 66
    assert high > 91.4


def test_published_values_are_hollow_diamonds(line: pl.DataFrame, caption: Caption, zh: Texts) -> None:
    published = pl.DataFrame(
        {"period_end": [date(2024, 3, 31)], "value": [79.5], "label": ["<i>公布</i> 79.5"], "source": ["新华社"]}
    )
    figure = draw(line, caption, zh, references=published)
    shown = trace(figure, "published")
    assert (list(shown.y), shown.marker.symbol, shown.marker.color) == ([79.5], "diamond", "#FFFFFF")
    assert "&lt;i&gt;公布&lt;/i&gt; 79.5" in words(figure)
    assert any("公布值：新华社" in text for text in words(figure))


def test_revised_values_are_hollow(line: pl.DataFrame, caption: Caption, zh: Texts) -> None:
    figure = draw(line.with_columns(is_revised=pl.col("period") == "2024-Q2"), caption, zh)
    assert [colour == "#FFFFFF" for colour in trace(figure, "value").marker.color] == [False, False, True, False, False]
    assert any("空心点为修订后的数值" in text for text in words(figure))


def test_labels_of_values_do_not_touch_each_other(line: pl.DataFrame, caption: Caption, zh: Texts) -> None:
    figure = draw(line, caption, zh)
    own = {"76.0", "81.2", "83.6", "预计 86.1", "序时应达"}
    places = {
        note.text: (round(note.x * 800 + note.xshift), round(note.y * 400 + note.yshift))
        for note in figure.layout.annotations
        if note.text in own
    }
    assert set(places) == own
    for one, (x, y) in places.items():
        for other, (right, up) in places.items():
            assert one == other or abs(x - right) > 30 or abs(y - up) > 12


def test_a_line_without_values_says_so(line: pl.DataFrame, caption: Caption, zh: Texts) -> None:
    empty = line.with_columns(value=pl.lit(None, dtype=pl.Float64), projection=pl.lit(None, dtype=pl.Float64))
    figure = draw(empty, caption, zh, status=Status.CANNOT_ASSESS)
    assert figure.layout.meta["headline"] == "广东省各期均无填报值"
    assert not [item for item in figure.data if item.name == "projection"]


def test_many_periods_keep_first_last_and_extremes(caption: Caption, zh: Texts) -> None:
    months = [f"{year}-{month:02}" for year in range(2020, 2024) for month in range(1, 13)]
    frame = pl.DataFrame(
        {
            "period": months,
            "period_end": [date(int(text[:4]), int(text[5:]), 28) for text in months],
            "value": [50.0 + index / 2 for index in range(len(months))],
            "expected_value": [None] * len(months),
            "projection": [None] * len(months),
            "lowest": [None] * len(months),
            "highest": [None] * len(months),
        }
    )
    figure = draw(frame, caption, zh, target=None)
    assert [text for text in words(figure) if text in {"50.0", "73.5", "60.0"}] == ["50.0", "73.5"]
    assert len(figure.layout.xaxis.ticktext) < 16


def test_alt_text_names_every_period(line: pl.DataFrame, caption: Caption, zh: Texts) -> None:
    said = trend.alt_text(line, caption, zh, region="广东省", target=TARGET, status=Status.ON_PACE)
    assert said.startswith("广东省2024年三季度 83.6%，达到序时进度，比序时应达高 0.85 个百分点")
    assert "各期：2023-Q4 76.0%、2024-Q1 —、2024-Q2 81.2%、2024-Q3 83.6%。" in said


def test_spark(line: pl.DataFrame) -> None:
    figure = spark.figure(line, target=TARGET, status=Status.ON_PACE)
    assert (figure.layout.width, figure.layout.height) == (260, 60)
    assert list(trace(figure, "value").y) == [76.0, None, 81.2, 83.6, None]
    assert list(trace(figure, "value").marker.size) == [4, 0, 0, 0, 0]  # 76.0 stands alone
    assert (trace(figure, "target").line.dash, list(trace(figure, "target").y)) == ("dash", [85.0, 85.0])
    last = trace(figure, "on_pace")
    assert (list(last.y), last.marker.symbol) == ([83.6], "diamond")
    assert figure.layout.xaxis.visible is False


def test_a_spark_of_a_flow_leaves_out_the_one_value_of_a_year_before(line: pl.DataFrame) -> None:
    figure = spark.figure(line, target=TARGET, status=Status.ON_PACE, flow=True)
    assert list(trace(figure, "value").y) == [None, 81.2, 83.6, None]
    two = line.with_columns(period_end=pl.Series([date(2023, 9, 30), date(2023, 12, 31), *DAYS[2:]]), value=pl.lit(7.0))
    kept = list(trace(spark.figure(two, target=TARGET, flow=True), "value").y)
    assert kept == [7.0, 7.0, None, 7.0, 7.0, 7.0]  # the year's end breaks the line


def test_spark_without_values_or_target() -> None:
    nothing = pl.DataFrame({"period": ["2024"], "period_end": [date(2024, 12, 31)], "value": [None]})
    figure = spark.figure(nothing)
    assert [item.name for item in figure.data] == ["value"]


def test_spark_alt(line: pl.DataFrame, zh: Texts, en: Texts) -> None:
    given = {"indicator": "能力标准", "unit": "%", "target": TARGET, "status": Status.ON_PACE, "region": "广东省"}
    assert spark.alt_text(line, zh, **given) == "能力标准：广东省2024年三季度 83.6%，达到序时进度，目标＞85%"  # type: ignore[arg-type]
    assert spark.alt_text(line, en, **given).endswith("83.6%; on pace; target >85%")  # type: ignore[arg-type]
