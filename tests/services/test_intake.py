from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import polars as pl
import pytest

from data.store import Store
from domain.errors import MonitorError
from domain.periods import Period
from services import clock, intake
from services.concern import AttainmentQuery
from services.monitoring import attainment
from services.permissions import LOCAL, local
from services.registry import Registry

Send = Callable[..., intake.Receipt]
GERIATRICS = "gd2024-19-geriatrics-dept"
LINE = "440100,geriatrics-dept,2024-Q3,80,80,100"


def value(store: Store, registry: Registry, region: str = "440100", known_at: str | None = None) -> float | None:
    moment = clock.moment(known_at) if known_at else None
    query = AttainmentQuery(region, Period.parse("2024-Q3"), target_ids=(GERIATRICS,), known_at=moment)
    found: float | None = attainment(store, registry, query)["value"].item()
    return found


def test_a_return_moves_the_figure(store: Store, registry: Registry, send: Send) -> None:
    assert value(store, registry) is None
    receipt = send(LINE)
    assert (receipt.accepted, receipt.rejected, receipt.already_stored) == (1, 0, False)
    assert value(store, registry) == 80.0


def test_the_same_file_twice_is_one_return(store: Store, registry: Registry, send: Send) -> None:
    first, version = send(LINE), store.version()
    second = send(LINE, name="renamed.csv")
    assert second.already_stored
    assert second.return_id == first.return_id
    assert store.version() == version
    assert intake.history(store, registry, "440000", reader=LOCAL).height == 1


def test_a_later_return_wins_and_the_earlier_one_stays_readable(store: Store, registry: Registry, send: Send) -> None:
    send(LINE, received="2024-10-10")
    send("440100,geriatrics-dept,2024-Q3,85,85,100", received="2024-11-05")
    assert value(store, registry) == 85.0
    assert value(store, registry, known_at="2024-10-31") == 80.0
    assert value(store, registry, known_at="2024-10-09") is None


def test_what_arrives_first_but_was_received_later_still_wins(store: Store, registry: Registry, send: Send) -> None:
    send("440100,geriatrics-dept,2024-Q3,85,85,100", received="2024-11-05")
    send(LINE, received="2024-10-10")
    assert value(store, registry) == 85.0


def examined(registry: Registry, content: bytes, name: str = "return.csv") -> intake.Judgement:
    return intake.examine(registry, content, file_name=name, region_code="440000", received=date(2024, 10, 10))


HEADER = "行政区划代码,指标,统计期,完成值,分子,分母\n"
BAD_FILES = {
    "empty": b"",
    "binary named csv": b"PK\x03\x04" + bytes(200),
    "header only": HEADER.encode(),
    "no known column": "姓名,电话\n张三,1\n".encode(),
}
BAD_CELLS = {
    "unknown indicator": "440100,没有这个指标,2024-Q3,80,,",
    "unknown region": "449999,geriatrics-dept,2024-Q3,80,80,100",
    "a number with letters": "440100,geriatrics-dept,2024-Q3,8O,,",
    "a period in the future": "440100,geriatrics-dept,2099-Q3,80,80,100",
    "a duplicate key": "440100,geriatrics-dept,2024-Q3,80,80,100\n440100,geriatrics-dept,2024-Q3,90,90,100",
}


@pytest.mark.parametrize("content", BAD_FILES.values(), ids=BAD_FILES.keys())
def test_bad_files_get_a_finding_and_nothing_is_stored(store: Store, registry: Registry, content: bytes) -> None:
    judged = examined(registry, content)
    assert judged.refused
    assert judged.findings
    with pytest.raises(MonitorError) as told:
        intake.submit(store, content, judged, region_code="440000", actor=local("test"))
    assert told.value.code == "nothing-to-store"
    assert intake.history(store, registry, "440000", reader=LOCAL).is_empty()


@pytest.mark.parametrize("line", BAD_CELLS.values(), ids=BAD_CELLS.keys())
def test_bad_cells_get_a_finding_and_nothing_is_stored(store: Store, registry: Registry, line: str) -> None:
    content = f"{HEADER}{line}\n440300,geriatrics-dept,2024-Q3,70,70,100\n".encode()
    judged = examined(registry, content)
    assert judged.cells.filter(pl.col("verdict") == "reject").height >= 1
    with pytest.raises(MonitorError) as told:
        intake.submit(store, content, judged, region_code="440000", actor=local("test"))
    assert told.value.code == "cells-refused"
    assert intake.history(store, registry, "440000", reader=LOCAL).is_empty()
    assert value(store, registry, "440300") is None


def test_the_clear_cells_can_be_stored_on_request(store: Store, registry: Registry) -> None:
    line = BAD_CELLS["a number with letters"]
    content = f"{HEADER}{line}\n440300,geriatrics-dept,2024-Q3,70,70,100\n".encode()
    receipt = intake.submit(
        store, content, examined(registry, content), region_code="440000", actor=local("test"), partial=True
    )
    assert (receipt.accepted, receipt.rejected) == (1, 1)
    assert value(store, registry, "440300") == 70.0
    kept = store.frame("return_findings", return_id=receipt.return_id)
    assert kept["raw_value"].to_list() == ["8O"]


def test_a_day_of_receipt_in_the_future_is_refused(registry: Registry) -> None:
    with pytest.raises(MonitorError) as told:
        intake.examine(
            registry, b"", file_name="x.csv", region_code="440000", received=clock.today() + timedelta(days=1)
        )
    assert told.value.code == "received-in-future"


@pytest.mark.file
def test_a_dry_run_stores_nothing(store: Store, registry: Registry) -> None:
    before = Path(store.path).stat().st_size
    examined(registry, f"{HEADER}{LINE}\n".encode())
    assert intake.history(store, registry, "440000", reader=LOCAL).is_empty()
    assert Path(store.path).stat().st_size == before


def test_a_cumulative_flow_that_falls_is_told(store: Store, registry: Registry, send: Send) -> None:
    send("440100,gp-trained,2024-Q2,900,,", received="2024-07-08")
    content = "行政区划代码,指标,统计期,完成值,分子,分母\n440100,gp-trained,2024-Q3,400,,\n".encode()
    day = date(2024, 10, 10)
    judged = intake.examine(registry, content, file_name="q3.csv", region_code="440000", received=day, store=store)
    cell = judged.cells.row(0, named=True)
    assert (cell["verdict"], cell["reason_code"]) == ("warn", "CUMULATIVE_DECREASE")
    alone = intake.examine(registry, content, file_name="q3.csv", region_code="440000", received=day)
    assert alone.cells["verdict"].to_list() == ["accept"]
