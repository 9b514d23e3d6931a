"""Returns under bad conditions: many at once, a failure in the middle, a file that changes, cells stored in parts."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from threading import Barrier

import polars as pl
import pytest

from data.store import Store, Transaction
from services import intake
from services.permissions import LOCAL, local
from services.registry import Registry

Receipt = intake.Receipt
HEADER = "行政区划代码,指标,统计期,完成值,分子,分母\n"
DAY = date(2024, 10, 10)
CITIES = [f"44{number:02d}00" for number in range(1, 10)]
LINES = [f"{code},geriatrics-dept,2024-Q3,{60 + place},{60 + place},100" for place, code in enumerate(CITIES)]
CONTENT = (HEADER + "\n".join([*LINES, "441200,geriatrics-dept,2024-Q3,约70,,"]) + "\n").encode()


def examined(registry: Registry, content: bytes = CONTENT) -> intake.Judgement:
    return intake.examine(registry, content, file_name="return.csv", region_code="440000", received=DAY)


def submitted(store: Store, judged: intake.Judgement, *, actor: str = "test", content: bytes = CONTENT) -> Receipt:
    return intake.submit(store, content, judged, region_code="440000", actor=local(actor), received=DAY)


def rows(store: Store, receipt: Receipt) -> tuple[int, int, int]:
    """Values, findings and steps that a return left."""
    questions = ("return_values", "return_findings", "return_steps")
    values, findings, steps = (store.frame(name, return_id=receipt.return_id).height for name in questions)
    return values, findings, steps


@pytest.mark.parametrize("people", [["王", "李"], ["王"] * 8])
def test_the_same_file_sent_at_once_is_one_return(store: Store, registry: Registry, people: list[str]) -> None:
    judged, version, together = examined(registry), store.version(), Barrier(len(people))

    def sending(name: str) -> Receipt:
        together.wait()
        return submitted(store, judged, actor=name)

    with ThreadPoolExecutor(max_workers=len(people)) as pool:
        receipts = list(pool.map(sending, people))
    assert sorted(receipt.already_stored for receipt in receipts) == [False, *[True] * (len(people) - 1)]
    assert {receipt.return_id for receipt in receipts} == {receipts[0].return_id}
    assert store.version() == version + 1
    assert intake.history(store, registry, "440000", reader=LOCAL).height == 1
    assert rows(store, receipts[0]) == (10, 1, 2)


@pytest.mark.parametrize("size", [1, 3, 1_000])
def test_cells_stored_in_parts_are_all_there_once(
    store: Store, registry: Registry, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("services.return_rows._AT_ONCE", size)
    receipt = submitted(store, examined(registry))
    assert rows(store, receipt) == (10, 1, 2)
    assert store.frame("return_values", return_id=receipt.return_id)["new"].sum() == sum(range(60, 69)) + 70


def test_a_failure_in_the_middle_leaves_nothing_and_the_file_can_be_sent_again(
    store: Store, registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("services.return_rows._AT_ONCE", 3)
    judged, version = examined(registry), store.version()
    written: list[str] = []
    append = Transaction.append

    def failing(self: Transaction, table: str, frame: pl.DataFrame) -> None:
        written.append(table)
        if written.count("observations") == 3:
            raise OSError("disk full")
        append(self, table, frame)

    monkeypatch.setattr(Transaction, "append", failing)
    with pytest.raises(OSError, match="disk full"):
        submitted(store, judged)
    monkeypatch.setattr(Transaction, "append", append)
    assert store.version() == version
    assert intake.history(store, registry, "440000", reader=LOCAL).is_empty()
    assert set(store.frame("orphans")[:, 1].to_list()) <= {0}
    assert rows(store, submitted(store, judged)) == (10, 1, 2)


def test_a_file_that_grows_while_it_is_read_is_stored_as_it_was_judged(
    store: Store, registry: Registry, tmp_path: Path
) -> None:
    path = tmp_path / "return.csv"
    path.write_bytes(CONTENT)
    content = path.read_bytes()
    judged = examined(registry, content)
    with path.open("ab") as file:
        file.write(b"441300,geriatrics-dept,2024-Q3,99,99,100\n")
    receipt = submitted(store, judged, content=content)
    assert receipt.sha256 == hashlib.sha256(CONTENT).hexdigest()
    assert "441300" not in store.frame("return_values", return_id=receipt.return_id)["region_code"].to_list()
    grown = path.read_bytes()
    again = submitted(store, examined(registry, grown), content=grown)
    assert (again.already_stored, again.return_id != receipt.return_id) == (False, True)


@pytest.mark.parametrize("cut", [1, 5, 20, 35])
def test_a_file_cut_off_while_it_is_read_loses_no_line_in_silence(registry: Registry, cut: int) -> None:
    content = CONTENT[:-cut]
    judged = examined(registry, content)
    assert judged.refused or set(judged.cells["row"]) == set(range(2, 12))
