"""Kills a writing process again and again, and holds what is there afterwards against what was acknowledged."""

import os
import random
import selectors
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from data.copies import digest_of, noted_digest
from data.migrations import NEWEST
from data.store import Store
from services.administration import load_registry
from services.checking import check, check_file
from services.migrating import migrate
from services.permissions import local
from tests.kill.old import made_old, old_rows, version_of

ROOT = Path(__file__).parents[2]
# How often each operation is the one to be hit.
_WANTED = {"intake": 2, "storm": 4, "decide": 2, "backup": 3, "migrate": 3, "restore": 1}
_WRITES = {"intake", "decide"}
_START = 120.0  # s until a worker must be ready


@dataclass
class Outcome:
    """What the kills hit and what was found after them."""

    kills: int = 0
    acknowledged: Counter[str] = field(default_factory=Counter)
    killed_in: Counter[str] = field(default_factory=Counter)
    stored_unsaid: int = 0  # killed after the commit, before the acknowledgement: all of it is there
    lost_unsaid: int = 0  # killed before the commit: nothing of it is there
    faults: list[str] = field(default_factory=list)


class Trial:
    """A folder with a database, and what its workers were promised about it."""

    def __init__(self, folder: Path, seed: int) -> None:
        self._folder = folder
        self._random = random.Random(seed)  # noqa: S311
        self._seed = seed
        self._states: dict[str, str] = {}
        self._values: dict[str, int] = {}
        self.outcome = Outcome()
        self._prepare()

    def _prepare(self) -> None:
        for name in ("old", "restored"):
            (self._folder / name).mkdir(parents=True)
        with Store.open(self._folder / "monitor.duckdb") as store:
            load_registry(store, actor=local("trial"), reason="kill test")
            self._version = store.version()
        made_old(self._folder / "monitor.duckdb", self._folder / "schema-1.duckdb")
        self._old = old_rows(self._folder / "schema-1.duckdb")

    def run(self, kills: int) -> Outcome:
        """Kill that many workers, each at a moment of its own, and return what came out."""
        for _ in range(kills):
            self._round()
        return self.outcome

    def _round(self) -> None:
        self.outcome.kills += 1
        lines = self._killed(self._seed * 100_000 + self.outcome.kills)
        open_one = self._heard(lines)
        self.outcome.killed_in[open_one[0] if open_one else "between"] += 1
        self._hold_database(open_one)
        self._hold_backups()
        self._hold_migrations(lines)
        if any(words[:2] == ["begin", "restore"] for words in lines):
            self._hold_restored()

    def _killed(self, seed: int) -> list[list[str]]:
        """Return what a worker said until it was killed, in words."""
        (wanted,) = self._random.choices(list(_WANTED), list(_WANTED.values()))
        command = [sys.executable, "-m", "tests.kill.worker", str(self._folder), str(seed), wanted]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as worker:
            assert worker.stdout is not None
            assert worker.stderr is not None
            try:
                heard = self._listen(worker, wanted)
            finally:
                worker.send_signal(signal.SIGKILL)
            rest = worker.stdout.read()
            said = worker.stderr.read().decode()
        if "Traceback" in said:
            self._fault(f"worker {seed} failed by itself: {said.strip().splitlines()[-1]}")
        whole = (heard + rest).decode()
        return [line.split() for line in whole[: whole.rfind("\n") + 1].splitlines()]

    def _listen(self, worker: "subprocess.Popen[bytes]", wanted: str) -> bytes:
        """Read until the operation wanted this time has begun, and wait a moment chosen at random."""
        assert worker.stdout is not None
        heard, until = b"", time.monotonic() + _START
        with selectors.DefaultSelector() as waiting:
            waiting.register(worker.stdout, selectors.EVENT_READ)
            while f"begin {wanted} ".encode() not in heard and time.monotonic() < until:
                if not waiting.select(timeout=1.0):
                    continue
                read = os.read(worker.stdout.fileno(), 65536)
                if not read:
                    return heard  # it ended by itself: told from what it said
                heard += read
        # From a millisecond to a second, all sizes alike: how long an operation takes depends on the machine.
        time.sleep(10 ** self._random.uniform(-3, 0))
        return heard

    def _heard(self, lines: list[list[str]]) -> list[str] | None:
        """Note what was acknowledged; return the operation that was begun and not done, if there is one."""
        begun: list[str] | None = None
        for word, *operation in lines:
            if word == "begin":
                begun = operation
            elif word == "done":
                begun = None
                self.outcome.acknowledged[operation[0]] += 1
                if operation[0] in _WRITES:
                    self._note(operation)
        return begun

    def _note(self, operation: list[str]) -> None:
        kind, number, state, *values = operation
        self._states[number] = state
        self._version += 1
        if kind == "intake":
            self._values[number] = int(values[0])

    def _fault(self, text: str) -> None:
        self.outcome.faults.append(f"kill {self.outcome.kills}: {text}")

    def _hold_database(self, open_one: list[str] | None) -> None:
        with Store.open(self._folder / "monitor.duckdb") as store:
            for broken in check(store).broken:
                self._fault(f"check: {broken}")
            there = store.frame("return_states", return_id=None, senders=None, rows=1_000_000)
            found = dict(there.select("return_id", "state").iter_rows())
            version = store.version()
        counted = _counted(self._folder / "monitor.duckdb")
        if open_one and open_one[0] in _WRITES:
            self._settle(open_one, found)
        if found != self._states:
            self._fault(f"returns: {set(found.items()) ^ set(self._states.items())}")
        if counted != self._values:
            self._fault(f"values: {set(counted.items()) ^ set(self._values.items())}")
        if version != self._version:
            self._fault(f"data version {version} instead of {self._version}")

    def _settle(self, open_one: list[str], found: dict[str, str]) -> None:
        """What was begun and not acknowledged is there as a whole or not at all; learn which."""
        _, number, state, *_ = open_one
        if found.get(number) == state:
            self._note(open_one)
            self.outcome.stored_unsaid += 1
        else:
            self.outcome.lost_unsaid += 1

    def _hold_backups(self) -> None:
        for path in _named(self._folder / "backups"):
            if noted_digest(path) != digest_of(path):
                self._fault(f"backup {path.name}: digest")
            for broken in check_file(path).broken:
                self._fault(f"backup {path.name}: {broken}")
        shutil.rmtree(self._folder / "backups", ignore_errors=True)

    def _hold_migrations(self, lines: list[list[str]]) -> None:
        done = {words[2] for words in lines if words[:2] == ["done", "migrate"]}
        for path in _named(self._folder / "old"):
            if old_rows(path) != self._old:
                self._fault(f"migration {path.name}: rows")
            if path.name in done and version_of(path) != NEWEST:
                self._fault(f"migration {path.name}: acknowledged, but version {version_of(path)}")
            migrate(path)
            for broken in check_file(path).broken:
                self._fault(f"migration {path.name}: {broken}")
        for path in _named(self._folder / "old" / "backups"):
            if noted_digest(path) != digest_of(path) or old_rows(path) != self._old:
                self._fault(f"copy before a migration {path.name}")
        shutil.rmtree(self._folder / "old")
        (self._folder / "old").mkdir()

    def _hold_restored(self) -> None:
        for path in _named(self._folder / "restored"):
            for broken in check_file(path).broken:
                self._fault(f"restored {path.name}: {broken}")
            if path.name != "monitor.duckdb":
                path.unlink()


def _named(folder: Path) -> list[Path]:
    """Return the databases that have their name: what is unfinished begins with a dot."""
    return sorted(path for path in folder.glob("*.duckdb") if not path.name.startswith("."))


def _counted(path: Path) -> dict[str, int]:
    """Return how many values each return holds."""
    with duckdb.connect(str(path), read_only=True) as there:
        return dict(there.execute("SELECT return_id, count(*) FROM observations GROUP BY return_id").fetchall())
