from collections.abc import Callable
from dataclasses import replace

import plotly.graph_objects as go
import polars as pl
import pytest

from charts import contributions
from charts.caption import Caption
from charts.theme import LIGHT
from locales import Texts

Frame = Callable[..., pl.DataFrame]


@pytest.fixture
def counted(caption: Caption) -> Caption:
    return replace(caption, indicator="集采药品数", unit="个")


@pytest.fixture
def parts(attainment: Frame) -> pl.DataFrame:
    same = {"target_value": None, "reason": "contribution"}
    known = attainment(
        ("440100", "广州市", "Guangzhou", 40.0, "cannot_assess"),
        ("440300", "深圳市", "Shenzhen", 58.0, "cannot_assess"),
        **same,
    )
    absent = attainment(("441200", "肇庆市", "Zhaoqing", None, "cannot_assess"), target_value=None)
    return pl.concat([known, absent])


@pytest.fixture
def total(attainment: Frame) -> pl.DataFrame:
    return attainment(
        ("440000", "广东省", "Guangdong", 438.0, "on_pace"), target_value=450.0, comparator="at_least", unit="个"
    )


def bars(figure: go.Figure, name: str) -> go.Bar:
    return next(item for item in figure.data if item.name == name)


def test_bars_start_at_zero_and_are_sorted_by_value(
    parts: pl.DataFrame, total: pl.DataFrame, counted: Caption, zh: Texts
) -> None:
    figure = contributions.figure(parts, total, counted, zh)
    shown = bars(figure, "contributions")
    assert (list(shown.x), list(shown.text)) == ([58.0, 40.0], ["58", "40"])
    assert figure.layout.xaxis.range[0] == figure.layout.xaxis2.range[0] == 0
    assert [name.strip() for name in figure.layout.yaxis.ticktext] == ["深圳市", "广州市", "肇庆市"]


def test_contributions_carry_no_traffic_light(
    parts: pl.DataFrame, total: pl.DataFrame, counted: Caption, zh: Texts
) -> None:
    figure = contributions.figure(parts, total, counted, zh)
    assert bars(figure, "contributions").marker.color == LIGHT.accent


def test_the_total_stands_against_its_target(
    parts: pl.DataFrame, total: pl.DataFrame, counted: Caption, zh: Texts
) -> None:
    figure = contributions.figure(parts, total, counted, zh)
    assert (list(bars(figure, "total").x), list(bars(figure, "total").text)) == ([438.0], ["<b>438 个</b>"])
    line = next(shape for shape in figure.layout.shapes if shape.name == "target")
    assert (line.x0, line.xref) == (450.0, "x2")
    assert any(note.text == "<b>目标 ≥450 个</b>" for note in figure.layout.annotations)
    assert figure.layout.xaxis2.range[1] > 450


def test_a_part_without_a_value_is_listed(
    parts: pl.DataFrame, total: pl.DataFrame, counted: Caption, zh: Texts
) -> None:
    figure = contributions.figure(parts, total, counted, zh)
    assert [note.y for note in figure.layout.annotations if note.name == "missing-441200"] == [2]
    assert 0.0 not in bars(figure, "contributions").x


def test_a_total_without_a_value_is_said_not_drawn(
    parts: pl.DataFrame, attainment: Frame, counted: Caption, zh: Texts
) -> None:
    empty = attainment(
        ("440000", "广东省", "Guangdong", None, "cannot_assess"), target_value=450.0, comparator="at_least"
    )
    figure = contributions.figure(parts, empty, counted, zh)
    assert list(bars(figure, "total").x) == [None]
    assert any(note.name == "missing-total" and "无填报值" in note.text for note in figure.layout.annotations)


def test_alt_text_and_headline(
    parts: pl.DataFrame, total: pl.DataFrame, counted: Caption, zh: Texts, en: Texts
) -> None:
    said = contributions.alt_text(parts, total, counted, zh)
    assert said.startswith(
        "广东省 438 个，达到序时进度，距目标≥450 个差 12 个，深圳市贡献最多（58 个），1个地市无填报值。"
    )
    assert "前三位：深圳市 58 个、广州市 40 个。无填报值：肇庆市。" in said
    english = contributions.figure(parts, total, counted, en).layout.meta["headline"]
    assert english == (
        "Guangdong: 438; on pace; 12 short of the target ≥450; Shenzhen contributes most: 58; 1 city without a value"
    )


def test_exactly_one_total_is_asked_for(parts: pl.DataFrame, counted: Caption, zh: Texts) -> None:
    with pytest.raises(ValueError, match="unpack"):
        contributions.figure(parts, parts, counted, zh)
