"""What a reviewer sees of a return: values beside the approved ones, what it corrects, a value's history, findings."""

from collections.abc import Callable

import polars as pl
import pytest

from data.store import Store
from domain.periods import Period
from services import intake, review
from services.concern import AttainmentQuery
from services.monitoring import attainment
from services.permissions import LOCAL, local
from services.registry import Registry

Send = Callable[..., intake.Receipt]
GERIATRICS = "gd2024-19-geriatrics-dept"
FIRST = "440100,geriatrics-dept,2024-Q3,80,80,100"
SECOND = "440100,geriatrics-dept,2024-Q3,85,85,100"


def value(store: Store, registry: Registry) -> float | None:
    query = AttainmentQuery("440100", Period.parse("2024-Q3"), target_ids=(GERIATRICS,))
    found: float | None = attainment(store, registry, query)["value"].item()
    return found


def state(store: Store, return_id: str) -> str:
    return str(review.one(store, return_id, reader=LOCAL)["state"])


LINES = (
    "440100,geriatrics-dept,2024-Q3,80,80,100",
    "440200,geriatrics-dept,2024-Q3,40,40,100",
    "440300,geriatrics-dept,2024-Q3,0,0,100",
    "440400,geriatrics-dept,2024-Q3,50,50,100",
)
CORRECTED = (
    "440100,geriatrics-dept,2024-Q3,84,84,100",
    "440200,geriatrics-dept,2024-Q3,30,30,100",
    "440300,geriatrics-dept,2024-Q3,5,5,100",
    "440400,geriatrics-dept,2024-Q3,50,50,100",
    "440500,geriatrics-dept,2024-Q3,60,60,100",
)


@pytest.mark.parametrize("waiting", [True, False])
def test_each_value_stands_beside_the_last_approved_one(
    store: Store, registry: Registry, send: Send, monkeypatch: pytest.MonkeyPatch, waiting: bool
) -> None:
    first = send(*LINES, received="2024-10-10", name="first.csv")
    monkeypatch.setenv("MONITOR_REVIEW", "on" if waiting else "off")
    second = send(*CORRECTED, received="2024-11-05", name="second.csv")
    found = review.differences(store, registry, second.return_id, reader=LOCAL)
    assert tuple(found.columns) == review.DIFFERENCES
    # From 0 is beyond every share; 40 -> 30 is -25 %, 80 -> 84 is +5 %.
    assert found.select("region_code", "old", "new", "difference", "share", "change").rows() == [
        ("440300", 0.0, 5.0, 5.0, None, "changed"),
        ("440200", 40.0, 30.0, -10.0, -0.25, "changed"),
        ("440100", 80.0, 84.0, 4.0, 0.05, "changed"),
        ("440500", None, 60.0, None, None, "new"),
        ("440400", 50.0, 50.0, 0.0, 0.0, "same"),
    ]
    replaced = review.corrected(store, registry, found, reader=LOCAL)
    assert replaced.select("return_id", "file_name", "values", "changed").rows() == [
        (first.return_id, "first.csv", 4, 3)
    ]
    assert review.one(store, first.return_id, reader=LOCAL)["superseded"] is (not waiting)


def test_an_earlier_return_that_comes_late_stands_beside_the_value_that_stays(
    store: Store, registry: Registry, send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    send(SECOND, received="2024-11-05")
    monkeypatch.setenv("MONITOR_REVIEW", "on")
    late = send(FIRST, received="2024-10-10")
    row = review.differences(store, registry, late.return_id, reader=LOCAL).row(0, named=True)
    assert (row["old"], row["new"], row["change"], row["later"]) == (85.0, 80.0, "older", True)
    found = review.differences(store, registry, late.return_id, reader=LOCAL)
    assert review.corrected(store, registry, found, reader=LOCAL).is_empty()
    review.approve(store, late.return_id, actor=local("reviewer"))
    assert value(store, registry) == 85.0
    assert review.one(store, late.return_id, reader=LOCAL)["superseded"] is True


def test_superseded_only_when_every_value_was_replaced(store: Store, registry: Registry, send: Send) -> None:
    first = send(*LINES, received="2024-10-10")
    second = send(*LINES[:3], received="2024-11-05")
    assert review.one(store, first.return_id, reader=LOCAL)["superseded"] is False
    third = send(LINES[3], received="2024-11-06")
    assert review.one(store, first.return_id, reader=LOCAL)["superseded"] is True
    listed = review.listed(store, registry, "440000", state="superseded", reader=LOCAL)
    assert listed["return_id"].to_list() == [first.return_id]
    assert review.listed(store, registry, "440000", state="approved", reader=LOCAL).height == 3
    review.withdraw(store, third.return_id, actor=local("reviewer"), comment="报错了")
    assert review.one(store, first.return_id, reader=LOCAL)["superseded"] is False
    assert state(store, second.return_id) == "approved"


def test_the_history_of_one_value(
    store: Store, registry: Registry, send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = send("440200,geriatrics-dept,2024-Q3,40,40,100", FIRST, received="2024-10-10", name="first.csv")
    second = send(SECOND, received="2024-11-05", name="second.csv")
    monkeypatch.setenv("MONITOR_REVIEW", "on")
    third = send("440100,geriatrics-dept,2024-09,90,90,100", received="2024-12-01", name="third.csv")
    found = review.cell_history(store, "geriatrics-dept", "440100", Period.parse("2024-Q3"), reader=LOCAL)
    assert found.select("return_id", "file_name", "row_number", "value", "state", "holds", "superseded").rows() == [
        (second.return_id, "second.csv", 2, 85.0, "approved", True, False),
        (third.return_id, "third.csv", 2, 90.0, "submitted", False, False),
        (first.return_id, "first.csv", 3, 80.0, "approved", False, True),
    ]
    assert found["actor"].unique().to_list() == ["test"]
    assert review.cell_history(store, "geriatrics-dept", "440100", Period.parse("2023"), reader=LOCAL).is_empty()


def test_findings_are_counted_by_reason(store: Store, registry: Registry) -> None:
    header = "行政区划代码,指标,统计期,完成值,分子,分母\n"
    content = f"{header}440100,geriatrics-dept,2024-Q3,8O,,\n440200,geriatrics-dept,2024-Q3,9O,,\n{LINES[2]}\n".encode()
    judged = intake.examine(registry, content, file_name="a.csv", region_code="440000")
    receipt = intake.submit(store, content, judged, region_code="440000", actor=local("test"), partial=True)
    found = review.findings(store, receipt.return_id, reader=LOCAL)
    refused = found.filter(pl.col("verdict") == "reject")
    assert refused["raw_value"].to_list() == ["8O", "9O"]
    assert refused["count"].to_list() == [2, 2]
    assert found["verdict"].to_list()[:2] == ["reject", "reject"]
