import base64
from datetime import date
from typing import Any

import polars as pl
import pytest

from charts import scorecard, scorecard_spark
from charts.caption import Caption
from charts.scorecard_rows import Row, gap_text, read, target_text
from charts.theme import DARK, LIGHT, Theme
from domain.terms import Status
from locales import Texts

_SCHEMA = {
    "target_id": pl.String, "name": pl.String, "group": pl.String, "value": pl.Float64, "unit": pl.String,
    "comparator": pl.String, "target_value": pl.Float64, "gap": pl.Float64, "attainment": pl.Float64,
    "expected_attainment": pl.Float64, "status": pl.String, "reason": pl.String, "due_date": pl.Date,
    "demonstration": pl.Boolean,
}  # fmt: skip
_BASE: dict[str, Any] = {
    "group": "基层服务", "unit": "%", "comparator": "at_least", "reason": None, "due_date": date(2024, 12, 31),
    "demonstration": False, "expected_attainment": None, "gap": None, "attainment": None, "value": None,
    "target_value": None,
}  # fmt: skip


def frame(*rows: dict[str, Any]) -> pl.DataFrame:
    made = [_BASE | {"target_id": row["name"]} | row for row in rows]
    return pl.DataFrame(made, schema=_SCHEMA)


def against(name: str, value: float, target: float, status: str, **more: Any) -> dict[str, Any]:
    """One row whose share and gap follow from value and target."""
    share = {"value": value, "target_value": target, "attainment": value / target, "gap": value - target}
    return {"name": name, "status": status} | share | more


FIVE = frame(
    against("能力标准", 83.6, 85.0, "on_pace", expected_attainment=0.974, comparator="more_than"),
    against("公卫科室", 95.0, 90.0, "met", group="公共卫生"),
    against("集采药品", 900.0, 450.0, "met", unit="个", group="公共卫生"),
    {"name": "实施方案", "status": "not_yet", "comparator": "done_by", "reason": "due_later", "group": "公共卫生"},
    {"name": "覆盖率", "status": "cannot_assess", "target_value": 100.0, "reason": "no_value", "group": "公共卫生"},
)


def trace(figure: Any, name: str) -> Any:
    return next(one for one in figure.data if one.name == name)


def test_every_target_stands_on_one_scale_with_its_line_at_100_percent(caption: Caption, zh: Texts) -> None:
    figure = scorecard.figure(FIVE, caption, zh)
    assert set(trace(figure, "target").x) == {1}
    assert list(trace(figure, "on_pace").x) == [pytest.approx(83.6 / 85)]
    assert trace(figure, "on_pace").marker.symbol == "diamond"
    assert list(trace(figure, "on_pace").customdata) == ["能力标准"]
    assert "目标 100%" in "".join(figure.layout.xaxis.ticktext)


def test_far_beyond_the_scale_stands_at_its_end_with_a_mark_and_its_number(caption: Caption, zh: Texts) -> None:
    figure = scorecard.figure(FIVE, caption, zh)
    assert list(trace(figure, "met").x) == [pytest.approx(95 / 90), 1.2]
    assert "▸ 200%" in trace(figure, "shares").text
    assert figure.layout.xaxis.range[1] < 1.4


def test_on_a_telephone_the_lines_of_the_scale_stop_at_words(caption: Caption, zh: Texts) -> None:
    figure = scorecard.figure(FIVE, caption, zh, narrow=True)
    over = {note.text: note.bgcolor for note in figure.layout.annotations}
    assert over["能力标准"] == LIGHT.paper
    assert over["尚未完成：尚未到期"] == LIGHT.band


def test_what_has_no_share_is_never_drawn_at_zero(caption: Caption, zh: Texts) -> None:
    figure = scorecard.figure(FIVE, caption, zh)
    drawn = [key for one in figure.data if one.customdata is not None for key in one.customdata]
    assert sorted(drawn) == ["公卫科室", "能力标准", "集采药品"]
    bands = [shape.name for shape in figure.layout.shapes if (shape.name or "").startswith("off-")]
    assert bands == ["off-实施方案", "off-覆盖率"]
    said = [note.text for note in figure.layout.annotations if (note.name or "").startswith("state-")]
    assert said == ["尚未完成：尚未到期", "无法评价：无填报值"]


def test_groups_have_headings_and_values_stand_beside_the_scale(caption: Caption, zh: Texts) -> None:
    figure = scorecard.figure(FIVE, caption, zh)
    names = "".join(figure.layout.yaxis.ticktext)
    assert names.count("<b>") == 2
    assert [one.strip() for one in figure.layout.yaxis2.ticktext if one.strip()] == [
        "83.6% / ＞85%", "95% / ≥90%", "900 / ≥450 个", "期限 2024-12-31", "≥100%",
    ]  # fmt: skip
    assert [one.strip() for one in figure.layout.yaxis3.ticktext if one.strip()] == [
        "差 1.4 个百分点", "超 5 个百分点", "超 450 个",
    ]  # fmt: skip


def test_what_is_required_by_now_is_drawn_where_it_says_something(caption: Caption, zh: Texts) -> None:
    assert list(trace(scorecard.figure(FIVE, caption, zh), "expected").x) == [0.974]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"value": 85.0, "gap": 0.0, "attainment": 1.0, "comparator": "more_than"}, "持平，须超过"),
        ({"value": 85.0, "gap": 0.0, "attainment": 1.0, "status": "met"}, "恰好达到"),
        ({"value": 84.96, "gap": -0.04, "attainment": 0.9995}, "差 0.04 个百分点"),
        ({"value": 80.6, "gap": -4.4, "attainment": 0.95, "status": "met", "comparator": "about"},
         "差 4.4 个百分点，在容许范围内"),
        ({"status": "cannot_assess", "reason": "incomplete"}, ""),
    ],
)  # fmt: skip
def test_the_gap_is_told_in_its_own_unit(zh: Texts, change: dict[str, Any], said: str) -> None:
    row = against("甲", 83.6, 85.0, "on_pace") | change
    assert gap_text(read(frame(row))[0], zh) == said


def test_a_share_is_never_rounded_onto_the_target(caption: Caption, zh: Texts) -> None:
    figure = scorecard.figure(frame(against("甲", 99.96, 100.0, "slow")), caption, zh)
    assert list(trace(figure, "shares").text) == ["99.96%"]


def test_the_headline_names_the_furthest(caption: Caption, zh: Texts, en: Texts) -> None:
    figure = scorecard.figure(FIVE, caption, zh)
    assert figure.layout.meta["headline"] == "有完成率的3项中2项已达标，离目标最远的是能力标准（98%）"
    two = frame(against("a", 20, 100, "far_behind"), against("b", 40, 100, "far_behind"))
    said = scorecard.headline(read(two), en)
    assert said == "None of 2 targets with a share met; furthest from the target: a (20%) and b (40%)"
    assert scorecard.headline(read(FIVE.tail(2)), zh) == "2项目标均没有完成率"
    assert scorecard.headline(read(FIVE.slice(1, 2)), zh) == "有完成率的2项全部已达标"
    assert scorecard.headline([], zh) == "没有可显示的数据"


def test_the_alt_text_tells_counts_the_furthest_and_what_has_no_share(caption: Caption, zh: Texts) -> None:
    said = scorecard.alt_text(FIVE, caption, zh)
    assert all(part in said for part in ("已达标 2", "离目标最远：能力标准（98%）", "2项没有完成率", "演示数据"))


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("narrow", [False, True])
def test_fifty_targets_keep_their_height_in_both_forms(
    caption: Caption, en: Texts, theme: Theme, *, narrow: bool
) -> None:
    many = frame(*(against(f"A long name of target {one}", 50 + one, 100, "slow") for one in range(50)))
    figure = scorecard.figure(many, caption, en, theme=theme, width=340 if narrow else None, narrow=narrow)
    plot = figure.layout.height - figure.layout.margin.t - figure.layout.margin.b
    assert plot / 50 >= (38 if narrow else 22)  # px a row
    assert figure.layout.paper_bgcolor == theme.paper
    names = figure.layout.annotations if narrow else figure.layout.yaxis.ticktext
    assert sum((one.text if narrow else one).strip().startswith("A long") for one in names) == 50


def test_markup_in_a_name_is_text(caption: Caption, zh: Texts) -> None:
    figure = scorecard.figure(frame(against("<b>甲</b>", 50, 100, "slow")), caption, zh)
    assert "&lt;b&gt;甲&lt;/b&gt;" in "".join(figure.layout.yaxis.ticktext)


def test_the_target_of_a_milestone_is_its_due_date(zh: Texts) -> None:
    row: Row = read(FIVE)[3]
    assert target_text(row, zh) == "期限 2024-12-31"


def svg(source: str) -> str:
    return base64.b64decode(source.removeprefix("data:image/svg+xml;base64,")).decode()


def test_a_spark_breaks_where_a_quarter_is_missing_and_a_flow_each_january() -> None:
    points = [
        (date(2023, 12, 31), 50.0),
        (date(2024, 3, 31), 20.0),
        (date(2024, 6, 30), 40.0),
        (date(2024, 12, 31), 70.0),
    ]
    stock = svg(scorecard_spark.image(points, target=80.0, status=Status.SLOW, theme=LIGHT))
    assert stock.count("<polyline") == 1  # three points, then a gap before the last one
    assert stock.count("<circle") == 2  # the last one alone, and its mark
    assert "stroke-dasharray" in stock
    flow = svg(scorecard_spark.image(points, target=None, status=Status.SLOW, theme=LIGHT, flow=True))
    assert flow.count("<circle") == 3
    assert "stroke-dasharray" not in flow
    assert scorecard_spark.image([], target=1.0, status=Status.SLOW, theme=LIGHT) == ""
