from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl
import pytest

from data.store import Store
from domain.errors import MonitorError
from domain.periods import Period
from services import rolling
from services.concern import AttainmentQuery
from services.registry import Registry
from services.scorecard import ADDED, TREND, scorecard, trends

Send = Callable[..., Any]
STANDARD = "乡镇卫生院、社区卫生服务中心达到国家能力标准比例"
TARGET, HALLS, PLAN = (
    "gd2024-05-primary-national-standard",
    "gd2024-06-tcm-halls-batch2",
    "gd2024-04-central-pharmacy-plan",
)
QUERY = AttainmentQuery("440100", Period.parse("2024-Q3"))


@pytest.fixture
def sent(send: Send) -> None:
    for quarter, day, share in (
        ("2023-Q4", "2024-01-09", 76),
        ("2024-Q1", "2024-04-09", 78),
        ("2024-Q3", "2024-10-09", 81),
    ):
        send(f"440100,{STANDARD},{quarter},{share},{share},100", received=day, name=f"{quarter}.csv")


def row_of(rows: pl.DataFrame, target: str) -> dict[str, Any]:
    return rows.filter(pl.col("target_id") == target).row(0, named=True)


@pytest.mark.usefixtures("sent")
def test_each_target_has_its_share_and_what_is_required_on_one_scale(store: Store, registry: Registry) -> None:
    rows = scorecard(store, registry, QUERY, None).rows
    assert set(ADDED) <= set(rows.columns)
    row = row_of(rows, TARGET)
    # 81 of 85; after 9 of 12 months 76 + 0.75 * (85 - 76) = 82.75 is required.
    assert row["attainment"] == pytest.approx(81 / 85)
    assert row["expected_attainment"] == pytest.approx(82.75 / 85)
    assert (row["rank"], row["ranked"], row["siblings"]) == (1, 1, 21)
    halls = row_of(rows, HALLS)
    assert (halls["attainment"], halls["expected_attainment"], halls["ranked"]) == (None, None, None)


@pytest.mark.usefixtures("sent")
def test_a_quarter_without_a_value_has_no_point(store: Store, registry: Registry) -> None:
    found = scorecard(store, registry, QUERY, None).trends
    assert found.schema == TREND
    mine = found.filter(pl.col("target_id") == TARGET)
    assert mine["period_end"].to_list() == [date(2023, 12, 31), date(2024, 3, 31), date(2024, 9, 30)]
    assert mine["value"].to_list() == [76.0, 78.0, 81.0]
    assert found["target_id"].unique().to_list() == [TARGET]


@pytest.mark.usefixtures("sent")
def test_all_trends_are_read_in_one_pass(store: Store, registry: Registry, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    frame = store.frame

    def counted(question: str, **values: Any) -> pl.DataFrame:
        asked.append(question)
        return frame(question, **values)

    monkeypatch.setattr(store, "frame", counted)
    ids = tuple(scorecard(store, registry, QUERY, None).rows["target_id"])
    asked.clear()
    trends(store, registry, QUERY, ids)
    assert [name for name in asked if name != "data_version"] == []  # the scorecard's own figures are kept
    rolling.forget()
    asked.clear()
    trends(store, registry, QUERY, ids)
    assert [name for name in asked if name != "data_version"] == ["current_figures"]
    assert len(ids) > 20


def test_a_region_is_held_against_its_own_document_or_the_chosen_one(store: Store, registry: Registry) -> None:
    province = AttainmentQuery("440000", Period.parse("2024-Q3"))
    assert scorecard(store, registry, province, None).rows["document_id"].unique().to_list() == ["gd2024"]
    assert scorecard(store, registry, province, "nat2023").rows["document_id"].unique().to_list() == ["nat2023"]
    city = scorecard(store, registry, QUERY, None).rows
    assert set(city["document_id"]) == {"gd2024", "nat2023"}
    assert city["value"].is_null().all()  # nothing was reported, and nothing is made up


def test_no_target_gives_empty_frames_and_an_unknown_region_an_error(store: Store, registry: Registry) -> None:
    none = scorecard(store, registry, QUERY, "no-such-document")
    assert none.rows.is_empty()
    assert none.trends.is_empty()
    with pytest.raises(MonitorError, match="region-unknown"):
        scorecard(store, registry, AttainmentQuery("999999", QUERY.as_of), None)
