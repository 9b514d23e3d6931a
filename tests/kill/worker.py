"""A process that writes without end and says what it is about to do and what it has done: made to be killed.

`python -m tests.kill.worker FOLDER SEED SOON`: works on FOLDER/monitor.duckdb, in random order, with the operation SOON
after a few others. Lines: `begin OPERATION SUBJECT ...`, then `done OPERATION SUBJECT ...` once the service came back:
that is the acknowledgement a person would have seen.
"""

import os
import random
import shutil
import sys
from pathlib import Path

from data import connecting
from data.store import Store
from domain.terms import ReturnState
from services import intake, review
from services.backup import Backup, backup
from services.migrating import migrate
from services.permissions import LOCAL
from services.registry import Registry, read_registry
from services.restoring import restore

_CITIES = ("440100", "440200", "440300", "440400", "440500", "440600", "440700", "440800", "440900", "441200")
_PERIODS = ("2023-Q4", "2024-Q1", "2024-Q2", "2024-Q3")
_OPERATIONS = {"intake": 6, "decide": 5, "storm": 1, "backup": 2, "migrate": 2, "restore": 1}
_DECISIONS = {"approved": review.approve, "sent_back": review.send_back, "withdrawn": review.withdraw}


def tell(*words: object) -> None:
    """Write one line at once; short lines reach the pipe whole or not at all."""
    print(*words, flush=True)  # noqa: T201


class Worker:
    """Does random operations on a folder."""

    def __init__(self, folder: Path, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311
        self._folder = folder
        self._count = 0
        self._seed = seed
        self._last: Backup | None = None
        self._store = Store.open(folder / "monitor.duckdb")
        self._registry: Registry = read_registry(self._store)

    def run(self, soon: str) -> None:
        """Work until killed."""
        before = self._random.choices(list(_OPERATIONS), list(_OPERATIONS.values()), k=self._random.randint(0, 3))
        for operation in (*before, soon):
            getattr(self, f"_{operation}")()
        while True:
            (operation,) = self._random.choices(list(_OPERATIONS), list(_OPERATIONS.values()))
            getattr(self, f"_{operation}")()

    def _intake(self) -> None:
        content = self._content()
        judged = intake.examine(self._registry, content, file_name="return.csv", region_code="440000")
        self._submit(content, judged)

    def _submit(self, content: bytes, judged: intake.Judgement) -> None:
        number = intake.receipt_of(content, judged, "440000").return_id
        values = judged.cells.filter(judged.cells["verdict"].is_in(["accept", "warn"])).drop_nulls("value").height
        tell("begin", "intake", number, "submitted", values)
        intake.submit(self._store, content, judged, region_code="440000", actor=LOCAL, partial=True)
        tell("done", "intake", number, "submitted", values)

    def _storm(self) -> None:
        """Store many returns that were judged before: most of the time of these is the writing itself."""
        ready = []
        for _ in range(12):
            content = self._content()
            judged = intake.examine(self._registry, content, file_name="return.csv", region_code="440000")
            ready.append((content, judged))
        tell("begin", "storm", len(ready))
        for content, judged in ready:
            self._submit(content, judged)

    def _content(self) -> bytes:
        self._count += 1
        lines = ["行政区划代码,指标,统计期,完成值,分子,分母"]
        for city in self._random.sample(_CITIES, self._random.randint(1, len(_CITIES))):
            for period in _PERIODS[: self._random.randint(1, len(_PERIODS))]:
                share = self._random.randint(1, 999)
                lines.append(f"{city},geriatrics-dept,{period},{share / 10},{share},1000")
        lines.append(f"440100,geriatrics-dept,{self._seed}-{self._count},1,1,1")  # refused: no period; makes it unique
        return ("\n".join(lines) + "\n").encode()

    def _decide(self) -> None:
        waiting = review.listed(self._store, self._registry, "440000", state=ReturnState.SUBMITTED.value, reader=LOCAL)
        if waiting.is_empty():
            self._intake()
            return
        number = self._random.choice(waiting["return_id"].to_list())
        state = self._random.choices(list(_DECISIONS), (6, 1, 1))[0]
        tell("begin", "decide", number, state)
        _DECISIONS[state](self._store, number, actor=LOCAL, comment="kill test")
        tell("done", "decide", number, state)

    def _backup(self) -> None:
        tell("begin", "backup", self._store.version())
        self._last = backup(self._store)
        tell("done", "backup", self._last.path.name)

    def _migrate(self) -> None:
        self._count += 1
        path = self._folder / "old" / f"old-{self._seed}-{self._count}.duckdb"
        half = shutil.copy(self._folder / "schema-1.duckdb", path.with_name(f".{path.name}"))
        Path(half).rename(path)
        tell("begin", "migrate", path.name)
        migrate(path)
        tell("done", "migrate", path.name)

    def _restore(self) -> None:
        if self._last is None:
            self._last = backup(self._store)
        tell("begin", "restore", self._last.path.name)
        restore(self._last.path, self._folder / "restored" / "monitor.duckdb")
        tell("done", "restore", self._last.path.name)


if __name__ == "__main__":
    os.environ["MONITOR_REVIEW"] = "on"
    if int(sys.argv[2]) % 2:  # merge the log into the file after nearly every write, so that kills hit that, too
        connecting.SETTINGS["checkpoint_threshold"] = "16KB"
    Worker(Path(sys.argv[1]), int(sys.argv[2])).run(sys.argv[3])
