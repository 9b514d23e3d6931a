"""Log lines of the operated server: each is one JSON object that names its request, its visit and its return."""

import json
import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from data.store import Store
from domain.errors import MonitorError, StoreBusyError
from services import intake, journal, review
from services.permissions import local
from services.registry import read_registry
from ui.server import JsonLines

CONTENT = "行政区划代码,指标,统计期,完成值,分子,分母\n440100,geriatrics-dept,2024-Q2,81,81,100\n".encode()


class _Kept(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.setFormatter(JsonLines())
        self.lines: list[dict[str, Any]] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(json.loads(self.format(record)))


@pytest.fixture
def log() -> Iterator[list[dict[str, Any]]]:
    kept, logger = _Kept(), logging.getLogger("monitor")
    before = logger.level
    logger.addHandler(kept)
    logger.setLevel(logging.INFO)
    yield kept.lines
    logger.removeHandler(kept)
    logger.setLevel(before)
    journal.begin()


def test_a_return_stands_in_every_line_from_its_submission_on(
    database: Path, log: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MONITOR_REVIEW", "on")
    with Store.open(database) as store:
        registry = read_registry(store)
        judged = intake.examine(registry, CONTENT, file_name="a.csv", region_code="440100")
        journal.begin(request="r1", session="s1", screen="returns")
        receipt = intake.submit(store, CONTENT, judged, region_code="440100", actor=local("wang"))
        journal.begin(request="r2", session="s2", screen="review")
        review.approve(store, receipt.return_id, actor=local("li"))
        with pytest.raises(MonitorError, match="move-not-allowed"):
            review.approve(store, receipt.return_id, actor=local("li"))
        logging.getLogger("monitor").warning("told")
        last = store.version()
    sent, approved, refused = log
    assert (sent["message"], sent["request"], sent["session"]) == ("return submitted", "r1", "s1")
    assert (approved["message"], approved["request"], approved["screen"]) == ("return approved", "r2", "review")
    assert (refused["message"], refused["level"], refused["request"]) == ("told", "warning", "r2")
    assert {line["return_id"] for line in log} == {receipt.return_id}
    assert (sent["version"], approved["version"]) == (last - 1, last)


def test_what_was_noted_of_one_request_is_not_said_of_the_next(log: list[dict[str, Any]]) -> None:
    journal.begin(request="r1")
    journal.note(return_id="0123")
    journal.begin(request="r2")
    logging.getLogger("monitor").info("next")
    assert "return_id" not in log[0]
    assert log[0]["request"] == "r2"


def test_a_screen_names_its_request_and_its_visit(
    opened: Callable[..., AppTest], log: list[dict[str, Any]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(path: Path) -> None:
        raise StoreBusyError("store-busy", path=str(path), pid="4711")

    monkeypatch.setenv("MONITOR_DATABASE", str(tmp_path / "busy.duckdb"))
    monkeypatch.setattr(Store, "open", busy)
    opened()
    opened()
    told = [line for line in log if line["message"].startswith("told")]
    assert len(told) == 2
    assert all(line["screen"] == "overview" and line["session"] for line in told)
    assert told[0]["request"] != told[1]["request"]
