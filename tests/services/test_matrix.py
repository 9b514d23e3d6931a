from collections.abc import Callable
from typing import Any

import polars as pl
import pytest

from data.store import Store
from domain.periods import Period
from services.concern import AttainmentQuery
from services.matrix import judged_only, matrix
from services.registry import Registry

Send = Callable[..., Any]
STANDARD, HALLS = "乡镇卫生院、社区卫生服务中心达到国家能力标准比例", "第二批中医馆建设数"
TARGET, TOTAL = "gd2024-05-primary-national-standard", "gd2024-06-tcm-halls-batch2"
QUERY = AttainmentQuery("440000", Period.parse("2024-Q3"))
# Required of 85 after nine months from 76: 82.75. Met, on pace (pace 8/6.75), far behind (pace 2/6.75).
SHARES = {"440100": 90, "440200": 84, "440300": 78}


@pytest.fixture
def sent(send: Send) -> None:
    start = [f"{code},{STANDARD},2023-Q4,76,76,100" for code in SHARES]
    send(*start, received="2024-01-09", name="start.csv")
    now = [f"{code},{STANDARD},2024-Q3,{share},{share},100" for code, share in SHARES.items()]
    send(*now, received="2024-10-09", name="now.csv")


@pytest.mark.usefixtures("sent")
def test_counts_per_row_and_per_column(store: Store, registry: Registry) -> None:
    found = matrix(store, registry, QUERY, None)
    assert found.regions["region_code"].to_list() == registry.children("440000")
    target = found.targets.filter(pl.col("target_id") == TARGET).row(0, named=True)
    # Eighteen cities sent nothing: they are asked all the same.
    assert (target["good"], target["asked"], target["met"]) == (2, 21, 1)
    statuses = dict(found.cells.filter(pl.col("target_id") == TARGET).select("region_code", "status").iter_rows())
    assert [statuses[code] for code in (*SHARES, "440400")] == ["met", "on_pace", "far_behind", "cannot_assess"]
    rows = {row["region_code"]: (row["good"], row["asked"]) for row in found.regions.iter_rows(named=True)}
    asked = judged_only(found).targets.height
    assert [rows[code] for code in (*SHARES, "440400")] == [(1, asked), (1, asked), (0, asked), (0, asked)]


@pytest.mark.usefixtures("sent")
def test_parts_of_a_total_are_no_question_to_the_region(store: Store, registry: Registry, send: Send) -> None:
    send(f"440100,{HALLS},2024-Q3,7,,", received="2024-10-09", name="halls.csv")
    found = matrix(store, registry, QUERY, None)
    total = found.targets.filter(pl.col("target_id") == TOTAL).row(0, named=True)
    cell = found.cells.filter((pl.col("target_id") == TOTAL) & (pl.col("region_code") == "440100")).row(0, named=True)
    assert (cell["value"], cell["reason"], cell["asked"]) == (7.0, "contribution", False)
    assert (total["good"], total["asked"]) == (0, 0)  # nor is it one to those that sent nothing
    kept = judged_only(found).targets["target_id"].to_list()
    assert TARGET in kept
    assert TOTAL not in kept


def test_a_matrix_without_regions_below_is_empty(store: Store, registry: Registry) -> None:
    county = matrix(store, registry, AttainmentQuery("440103", QUERY.as_of), None)
    assert all(frame.is_empty() for frame in (county.cells, county.extras, county.regions, county.targets))
    none = matrix(store, registry, QUERY, "no-such-document")
    assert none.cells.is_empty()
    assert judged_only(none).targets.is_empty()


def test_units_outside_the_standard_are_shown_and_not_counted(store: Store, registry: Registry) -> None:
    found = matrix(store, registry, AttainmentQuery("610700", Period.parse("2021-Q3")), None)
    assert found.regions.height == 11
    assert found.extras["region_code"].n_unique() == 3
    assert not set(found.extras["region_code"]) & set(found.regions["region_code"])
