"""Sends hostile uploads and opens hostile addresses by the ten thousand: `python -m benchmarks.fuzz`.

Nothing may crash, hang or be stored. Uploads go through the dry run, their findings are put into words, and what was
refused is submitted all the same; addresses are opened as screens. Every case has a number: a fault is looked at again
with `--first NUMBER --uploads 1 --addresses 0`. Batches run in processes of their own, so that a crash is one fault and
not the end.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import fuzz_screens, fuzz_uploads
from benchmarks.fuzz_uploads import prepared
from benchmarks.serving import ROOT

_BATCH = {"uploads": 5_000, "addresses": 500}
_RUNNERS: dict[str, Callable[..., Counter[str]]] = {"uploads": fuzz_uploads.run, "addresses": fuzz_screens.run}
_SHOWN = 20


@dataclass
class Fuzzed:
    """What came of many cases: how many, what became of them, and what should not have happened."""

    cases: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def add(self, other: "Fuzzed") -> None:
        """Take in what another batch found."""
        self.cases += other.cases
        self.outcomes.update(other.outcomes)
        self.faults.extend(other.faults)


def batch(kind: str, *, seed: int, first: int, count: int, database: Path) -> Fuzzed:
    """Run cases of one kind, `uploads` or `addresses`, in this process against a copy of `database`."""
    found = Fuzzed(cases=count)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "monitor.duckdb"
        copy.write_bytes(database.read_bytes())
        found.outcomes = _RUNNERS[kind](copy, seed=seed, numbers=range(first, first + count), faults=found.faults)
    return found


def whole(kind: str, *, seed: int, first: int, count: int, database: Path) -> Fuzzed:
    """Run cases of one kind in processes of their own; one that ends by itself is a fault that names its cases."""
    found = Fuzzed()
    for start in range(first, first + count, _BATCH[kind]):
        size = min(_BATCH[kind], first + count - start)
        command = [sys.executable, "-m", "benchmarks.fuzz", "--batch", kind, "--seed", str(seed)]
        command += ["--first", str(start), "--count", str(size), "--database", str(database)]
        # Small frames: more threads than one only stand in each other's way.
        alone = os.environ | {"POLARS_MAX_THREADS": "1"}
        ended = subprocess.run(command, cwd=ROOT, env=alone, capture_output=True, text=True, check=False)  # noqa: S603
        if ended.returncode:
            last = (ended.stderr.strip().splitlines() or [""])[-1]
            found.faults.append(f"{kind} {start} to {start + size - 1}: ended with {ended.returncode}: {last}")
            continue
        told = json.loads(ended.stdout.splitlines()[-1])  # a library may write lines of its own before
        found.add(Fuzzed(told["cases"], Counter(told["outcomes"]), told["faults"]))
        _say(f"{kind} up to {start + size - 1}: {len(found.faults)} faults")
    return found


@contextmanager
def _database(chosen: Path | None) -> Iterator[Path]:
    """Yield a database with the registry and a few returns; the one chosen, where there is one."""
    if chosen is not None:
        yield chosen
        return
    with tempfile.TemporaryDirectory() as folder:
        yield prepared(Path(folder) / "monitor.duckdb")


def _say(line: str) -> None:
    sys.stderr.write(line + "\n")


def _report(found: Fuzzed, kind: str, seconds: float) -> str:
    outcomes = "; ".join(f"{name} {count:,}" for name, count in found.outcomes.most_common())
    shown = "\n".join(found.faults[:_SHOWN])
    return (
        f"{kind}: {found.cases:,} cases in {seconds:.0f} s, {len(found.faults)} faults\n  {outcomes}\n{shown}".rstrip()
    )


def main() -> int:
    """Print what became of the cases; return 1 where anything went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--uploads", type=int, default=100_000)
    parser.add_argument("--addresses", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--database", type=Path, default=None, help="else one is made; it is only copied")
    parser.add_argument("--batch", choices=tuple(_RUNNERS), help=argparse.SUPPRESS)
    parser.add_argument("--count", type=int, default=0, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.batch:
        found = batch(asked.batch, seed=asked.seed, first=asked.first, count=asked.count, database=asked.database)
        sys.stdout.write("\n" + json.dumps({"cases": found.cases, "outcomes": found.outcomes, "faults": found.faults}))
        return 0
    faults = 0
    with _database(asked.database) as database:
        for kind in _RUNNERS:
            began = time.monotonic()
            found = whole(kind, seed=asked.seed, first=asked.first, count=getattr(asked, kind), database=database)
            sys.stdout.write(_report(found, kind, time.monotonic() - began) + "\n")
            faults += len(found.faults)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
