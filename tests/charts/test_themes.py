from dataclasses import replace

import plotly.graph_objects as go
import polars as pl
import pytest

from charts import themes
from charts.caption import Caption
from charts.theme import LIGHT
from domain.terms import Status
from locales import Texts


@pytest.fixture
def counted(caption: Caption) -> Caption:
    return replace(caption, indicator="量化目标数", unit="项", quote="", remark="")


@pytest.fixture
def counts() -> pl.DataFrame:
    return pl.DataFrame(
        [
            ("基层服务", "slow", 1),
            ("基层服务", "met", 2),
            ("<b>中医药</b>", "met", 5),
            ("<b>中医药</b>", "cannot_assess", 1),
            ("<b>中医药</b>", "not_yet", 1),
        ],
        schema=["theme", "status", "count"],
        orient="row",
    )


def bars(figure: go.Figure, name: str) -> go.Bar:
    return next(item for item in figure.data if item.name == name)


def test_parts_are_stacked_in_the_order_of_the_scale(counts: pl.DataFrame, counted: Caption, zh: Texts) -> None:
    figure = themes.figure(counts, counted, zh)
    assert [item.name for item in figure.data] == ["met", "slow", "cannot_assess", "not_yet"]
    assert figure.layout.barmode == "stack"
    assert list(bars(figure, "met").x) == [2, 5]
    assert list(bars(figure, "slow").x) == [1, 0]
    assert bars(figure, "met").marker.color == LIGHT.colour(Status.MET)


def test_counts_are_written_with_their_mark_and_nothing_for_none(
    counts: pl.DataFrame, counted: Caption, zh: Texts
) -> None:
    figure = themes.figure(counts, counted, zh)
    assert list(bars(figure, "met").text) == ["● 2", "● 5"]
    assert list(bars(figure, "slow").text) == ["▲ 1", ""]
    assert [note.text for note in figure.layout.annotations if note.name == "total"] == ["3", "7"]


def test_themes_keep_their_order_and_show_as_text(counts: pl.DataFrame, counted: Caption, zh: Texts) -> None:
    names = [name.strip() for name in themes.figure(counts, counted, zh).layout.yaxis.ticktext]
    assert names == ["基层服务", "&lt;b&gt;中医药&lt;/b&gt;"]


def test_headline_from_the_counts_or_given(counts: pl.DataFrame, counted: Caption, zh: Texts) -> None:
    made = themes.figure(counts, counted, zh).layout.meta["headline"]
    assert made == "10项量化目标：7项已达标，1项慢于序时，1项无法评价，1项尚未完成"
    assert themes.figure(counts, counted, zh, headline="按任务领域").layout.meta["headline"] == "按任务领域"


def test_narrow_counts_drop_the_mark_before_they_overflow(counts: pl.DataFrame, counted: Caption, zh: Texts) -> None:
    many = counts.with_columns(count=pl.when(pl.col("count") == 5).then(300).otherwise(pl.col("count")))
    assert list(bars(themes.figure(many, counted, zh, narrow=True), "slow").text) == ["1", ""]


def test_no_themes_at_all(counts: pl.DataFrame, counted: Caption, zh: Texts) -> None:
    figure = themes.figure(counts.clear(), counted, zh)
    assert figure.layout.meta["headline"] == "没有可显示的数据"
    assert not figure.data


def test_alt_text(counts: pl.DataFrame, counted: Caption, zh: Texts) -> None:
    said = themes.alt_text(counts, counted, zh)
    assert said.startswith("10项量化目标：7项已达标")
    assert "基层服务：慢于序时 1，已达标 2。" in said
