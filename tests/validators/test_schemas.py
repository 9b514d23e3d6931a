"""The last gate holds even where the rules before it would fail."""

from datetime import date

import polars as pl
import pytest
from pandera.errors import SchemaErrors

from validators.intake import Codebook, Sender, judge
from validators.schemas import check_observations, observations

RECEIVED = date(2024, 10, 10)
TABLE = (
    "地区,统计期,老年人健康管理率,备注\n广州市,2024Q3,60,\n深圳市,2024Q3,—,\n珠海市,2024Q3,1..2,\n汕头市,2024Q3,约70,\n"
)


@pytest.fixture
def cells(codebook: Codebook, guangdong: Sender) -> pl.DataFrame:
    return judge(TABLE.encode(), file_name="x.csv", codebook=codebook, sender=guangdong).cells


def test_only_cells_with_a_value_are_observations(cells: pl.DataFrame) -> None:
    assert observations(cells)["value"].to_list() == [60.0, 70.0]


def test_a_sound_frame_passes(cells: pl.DataFrame, codebook: Codebook) -> None:
    check_observations(cells, indicators=codebook.indicators, received=RECEIVED)


@pytest.mark.parametrize(
    "fault",
    [
        pl.lit(100.5).alias("value"),
        pl.lit(-1.0).alias("value"),
        pl.lit(float("inf")).alias("value"),
        pl.lit(float("nan")).alias("value"),
        pl.lit("4401").alias("region_code"),
        pl.lit("2024Q3").alias("period"),
        pl.lit("2025-Q1").alias("period"),
        pl.lit(None, dtype=pl.String).alias("indicator_id"),
        pl.lit("unknown").alias("indicator_id"),
    ],
    ids=str,
)
def test_an_unsound_frame_is_stopped(cells: pl.DataFrame, codebook: Codebook, fault: pl.Expr) -> None:
    with pytest.raises(SchemaErrors):
        check_observations(cells.with_columns(fault), indicators=codebook.indicators, received=RECEIVED)


def test_a_numerator_above_its_denominator_is_stopped(cells: pl.DataFrame, codebook: Codebook) -> None:
    wrong = cells.with_columns(numerator=pl.lit(5.0), denominator=pl.lit(4.0))
    with pytest.raises(SchemaErrors):
        check_observations(wrong, indicators=codebook.indicators, received=RECEIVED)
