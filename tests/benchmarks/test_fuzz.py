"""The fuzz in small: nothing hostile crashes, hangs or leaves a row; `make fuzz` does it at length."""

from pathlib import Path

import pytest

from benchmarks import fuzz_cases, fuzz_uploads
from benchmarks.fuzz import batch, whole
from benchmarks.fuzz_cases import address, upload
from data.store import Store
from services import intake
from services.permissions import local
from services.registry import read_registry
from validators.limits import WorkbookLimits
from validators.workbook_process import answer

KINDS = {"noise", "archive", "table", "damaged", "sheet"}


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fuzz_uploads.prepared(tmp_path_factory.mktemp("fuzz") / "monitor.duckdb")


def test_uploads(database: Path) -> None:
    found = batch("uploads", seed=7, first=0, count=200, database=database)
    assert found.faults == []
    assert found.outcomes.total() == found.cases == 200
    assert {name.split()[0] for name in found.outcomes} == KINDS
    # A fuzz that is refused at the door every time reads nothing.
    assert found.outcomes["table refused in cells"] > 0


def test_addresses(database: Path) -> None:
    found = batch("addresses", seed=7, first=0, count=12, database=database)
    assert found.faults == []
    assert found.outcomes.total() == 12


def test_the_same_number_is_the_same_case() -> None:
    cases = [(upload(3, number), address(3, number)) for number in range(60)]
    assert cases == [(upload(3, number), address(3, number)) for number in range(60)]
    assert upload(4, 0) != upload(3, 0)


def _stores(store: Store, *_: object) -> None:
    content = fuzz_uploads._KNOWN.replace("80,80", "70,70").encode()
    judged = intake.examine(read_registry(store), content, file_name="a.csv", region_code="440000")
    intake.submit(store, content, judged, region_code="440000", actor=local("test"))


def test_what_is_stored_or_fails_or_ends_the_process_is_told(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object, **__: object) -> None:
        raise ValueError("a bug")

    with monkeypatch.context() as broken:
        broken.setattr(intake, "examine", failing)
        found = batch("uploads", seed=7, first=0, count=3, database=database)
    assert [fault.split(": ", 1)[1] for fault in found.faults] == ["ValueError: a bug"] * 3
    with monkeypatch.context() as broken:
        broken.setattr(fuzz_uploads, "_refused_at_the_end", _stores)
        found = batch("uploads", seed=7, first=0, count=2, database=database)
    assert found.faults == ["uploads 0 to 1: something was stored"]
    (ended,) = whole("uploads", seed=7, first=0, count=3, database=tmp_path / "missing.duckdb").faults
    assert ended.startswith("uploads 0 to 2: ended with 1: FileNotFoundError")


@pytest.mark.parametrize(
    ("part", "found", "put"),
    [
        ("docProps/core.xml", b"<dc:creator", b"<0"),  # lxml's own error, where openpyxl uses lxml
        ("xl/styles.xml", b'numFmtId="9"', b'numFmtId="99999999999"'),  # beyond what openpyxl's arrays hold
    ],
)
def test_what_was_found_stays_a_refusal(part: str, found: bytes, put: bytes) -> None:
    parts = dict(fuzz_cases._parts())
    assert found in parts[part]
    broken = fuzz_cases._zipped(parts | {part: parts[part].replace(found, put)})
    assert b"WORKBOOK_BROKEN" in answer(broken, WorkbookLimits())
