"""Measures a return of a million rows, judged and stored, against DuckDB's own COPY of the file, in one run.

Each round has a process of its own, so that memory is counted from a start of its own. Printed: medians of five rounds,
how many times longer than the copy, and how many times the file's size at the peak above the start.
"""

import argparse
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

from data.store import Store
from services import intake
from services.administration import load_registry
from services.permissions import local
from services.registry import Registry, read_registry

_ROOT = Path(__file__).parent.parent
_ROWS, _ROUNDS = 1_000_000, 5
_RECEIVED = date(2024, 1, 20)
_PERIODS = [f"{year}-{month:02d}" for year in (2020, 2021, 2022, 2023) for month in range(1, 13)]
_SENDER = "000000"
_HEADER = "行政区划代码,地区,指标,单位,统计期,完成值,分子,分母,备注\n"


@dataclass(frozen=True)
class Spent:
    """What one piece of work took: seconds, and bytes at the peak above the start."""

    seconds: float
    memory: int


def write_return(path: Path, registry: Registry, rows: int) -> None:
    """Write a long return of counties: distinct figures with counts, one in a hundred written oddly."""
    draw = random.Random("intake")
    counties = registry.regions.filter(
        (registry.regions["level"] == "county") & (registry.regions["standing"] == "standard")
    )
    asked = registry.indicators.filter(
        (registry.indicators["kind"] == "ratio")
        & (registry.indicators["measure"] == "stock")
        & (registry.indicators["reporting_level"] == "county")
        & registry.indicators["derivation"].is_null()
        # 县（区）总数（11）: a county's own count cannot be a thousand there.
        & ~registry.indicators["denominator_zh"].fill_null("").str.contains(r"（\d+）$")
    )
    # A part lies below its whole, as in a return that is right.
    counts = [(500, 750) if whole else (750, 1_000) for whole in asked["subset_of"]]
    names = list(zip(asked["name_zh"], asked["unit"], counts, strict=True))
    places = list(zip(counties["code"], counties["name_zh"], strict=True))
    with path.open("w", encoding="utf-8") as file:
        file.write(_HEADER)
        for number in range(rows):
            code, place = places[number % len(places)]
            name, unit, (least, most) = names[number // len(places) % len(names)]
            period = _PERIODS[number // len(places) // len(names) % len(_PERIODS)]
            whole = 1_000
            part = draw.randrange(least, most)
            value = ("—", f"约{part / 10}", f"{part / 10}%")[number % 3] if number % 100 == 0 else f"{part / 10}"
            file.write(f"{code},{place},{name},{unit},{period},{value},{part},{whole},\n")


def prepared(folder: Path, rows: int) -> Path:
    """Write the return and an empty store with the registry into a folder; return the return's path."""
    with Store.open(folder / "empty.duckdb") as store:
        load_registry(store, actor=local("bench"), reason="intake")
        write_return(folder / "return.csv", read_registry(store), rows)
    return folder / "return.csv"


def stored(folder: Path, *, small: int = 0) -> Spent:
    """Judge and store the return; with `small` only so many of its rows, to warm up what is made once."""
    with Store.open(folder / "intake.duckdb") as store:
        registry = read_registry(store)
        _judged_and_stored(store, registry, b"".join((folder / "return.csv").open("rb").readlines(400_000)[:1_000]))
        return _spent(lambda: _judged_and_stored(store, registry, (folder / "return.csv").read_bytes()))


def _judged_and_stored(store: Store, registry: Registry, content: bytes) -> None:
    judged = intake.examine(
        registry, content, file_name="return.csv", region_code=_SENDER, received=_RECEIVED, store=store
    )
    intake.submit(store, content, judged, region_code=_SENDER, actor=local("bench"), received=_RECEIVED, partial=True)


def copied(folder: Path) -> Spent:
    """Copy the return into a table of strings with DuckDB alone."""
    with duckdb.connect(str(folder / "copy.duckdb"), config={"threads": "2", "memory_limit": "2GB"}) as connection:
        table, copy = (
            Path(__file__).with_name(f"texts_{name}.sql").read_text(encoding="utf-8") for name in ("table", "copy")
        )
        connection.execute(table)
        path = str(folder / "return.csv")
        return _spent(lambda: connection.execute(copy, {"path": path}))


def _spent(work: Callable[[], object]) -> Spent:
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # the peak counts from here
    before, began = _status("VmRSS"), time.perf_counter()
    work()
    return Spent(time.perf_counter() - began, _status("VmHWM") - before)


def _status(name: str) -> int:
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return int(next(line for line in lines if line.startswith(f"{name}:")).split()[1]) * 1024


def measure(rows: int = _ROWS, rounds: int = _ROUNDS) -> dict[str, Spent]:
    """Return the medians of intake (`stored`) and of DuckDB's copy (`copied`), and the file (`file`: its bytes)."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = prepared(folder, rows)
        found: dict[str, Spent] = {"file": Spent(0.0, path.stat().st_size)}
        for work in ("copied", "stored"):
            spent = [_round(folder, work) for _ in range(rounds)]
            seconds = statistics.median(one.seconds for one in spent)
            found[work] = Spent(seconds, int(statistics.median(one.memory for one in spent)))
        return found


def _round(folder: Path, work: str) -> Spent:
    for name in ("intake.duckdb", "copy.duckdb"):
        (folder / name).unlink(missing_ok=True)
    (folder / "intake.duckdb").write_bytes((folder / "empty.duckdb").read_bytes())
    command = [sys.executable, "-m", "benchmarks.intake", "--work", work, "--folder", str(folder)]
    told = subprocess.run(  # noqa: S603
        command, cwd=_ROOT, capture_output=True, text=True, check=True
    ).stdout.split()
    return Spent(float(told[0]), int(told[1]))


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures; with --work do one round and print its seconds and bytes."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--work", choices=("stored", "copied"))
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--rows", type=int, default=_ROWS)
    parser.add_argument("--rounds", type=int, default=_ROUNDS)
    asked = parser.parse_args(arguments)
    if asked.work:
        spent = stored(asked.folder) if asked.work == "stored" else copied(asked.folder)
        print(spent.seconds, spent.memory)  # noqa: T201
        return
    found = measure(asked.rows, asked.rounds)
    file, copy, own = found["file"].memory, found["copied"], found["stored"]
    print(f"return of {asked.rows:,} rows, {file / 1e6:.0f} MB, medians of {asked.rounds}")  # noqa: T201
    print(f"DuckDB COPY: {copy.seconds:.2f} s, peak {copy.memory / file:.1f} x the file")  # noqa: T201
    print(  # noqa: T201
        f"decode, judge, store: {own.seconds:.2f} s = {own.seconds / copy.seconds:.1f} x COPY (goal 3), "
        f"peak {own.memory / file:.1f} x the file (goal 6)"
    )


if __name__ == "__main__":
    main()
