"""Measures everything the house promises about speed and writes `benchmarks/results.md`: `make bench`.

MONITOR_BENCH_SIZE chooses how much: `smoke` (a hundredth: keeps the harness alive, says nothing about speed), `12M`
(the default, with 1.2M beside it) or `120M`. MONITOR_BENCH_FOLDER keeps the databases for the next time. Every ratio is
measured inside one run, so that the machine and its other work weigh on both sides.
"""

import os
import platform
import statistics
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path

from benchmarks import assess, facts, intake, screens, start
from benchmarks.dry_run import dry_run_line
from benchmarks.generate import SIZES, generate
from benchmarks.measuring import Line, not_measured, table, times_more, told
from benchmarks.serving import ROOT
from benchmarks.users import users_line

RESULTS = ROOT / "benchmarks" / "results.md"
_SIZE, _FOLDER = "MONITOR_BENCH_SIZE", "MONITOR_BENCH_FOLDER"
_PACKAGES = ("duckdb", "polars", "streamlit", "pandas", "pyarrow")
# Which databases are made, the one that the screens are measured on last, and how much else is done.
_MADE: Mapping[str, tuple[str, ...]] = {"smoke": ("smoke",), "12M": ("1.2M", "12M"), "120M": ("1.2M", "120M", "12M")}
Screens = dict[str, dict[str, list[float]]]


@dataclass(frozen=True)
class Extent:
    """How much is measured."""

    size: str
    rounds: int = 5
    series: int = 1_000_000
    intake_rows: int = 1_000_000
    browser: bool = True

    @property
    def smoke(self) -> bool:
        """Whether only the harness is tried."""
        return self.size == "smoke"


def extent(size: str) -> Extent:
    """Return how much is measured for a size; ValueError for an unknown one."""
    if size not in _MADE:
        raise ValueError(f"{_SIZE} is one of {', '.join(_MADE)}")
    if size == "smoke":
        return Extent(size, rounds=1, series=10_000, intake_rows=10_000, browser=False)
    return Extent(size)


def measure(asked: Extent, folder: Path) -> Iterator[Sequence[Line]]:
    """Yield the lines of the results part by part; what fails stands there as not measured, with the error."""
    databases = {name: _database(folder, name) for name in _MADE[asked.size]}
    largest = databases[_MADE[asked.size][-1]]
    parquet = folder / f"{largest.stem}-parquet"
    sizes = facts.as_parquet(largest, parquet)
    rows = asked.intake_rows
    parts: list[tuple[str, Callable[[], Sequence[Line]]]] = [
        ("database size", lambda: [facts.size_line(largest, sizes)]),
        ("attainment of all counties' values", lambda: [facts.attainment_line(largest, parquet, asked.rounds)]),
        ("a county's dry run", lambda: [dry_run_line(largest, asked.rounds)]),
        ("screens", lambda: _screens(databases, largest, asked)),
        ("first page", lambda: [_start_line(asked)]),
        ("`assess`", lambda: assess.lines(asked.series, asked.rounds)),
        (f"intake of {rows:,} rows", lambda: intake_lines(intake.measure(rows, asked.rounds), rows)),
        ("50 users", lambda: [users_line(smoke=asked.smoke)]),
    ]
    for name, part in parts:
        yield _tried(name, part)


def _screens(databases: Mapping[str, Path], largest: Path, asked: Extent) -> list[Line]:
    """Return the lines of the screens; at the other sizes only those whose cost could follow the facts are measured."""
    seen = {
        name: screens.measure(path, rounds=asked.rounds, names=() if path == largest else screens.GROWING)
        for name, path in databases.items()
    }
    return [*screen_lines(seen[largest.stem], largest.stem), *growth_lines(seen)]


def _tried(name: str, part: Callable[[], Sequence[Line]]) -> Sequence[Line]:
    _say(name)
    try:
        return part()
    except Exception as error:  # noqa: BLE001
        # It is told and stands in the table, and the smoke test of the suite fails on it: the other lines are worth it.
        traceback.print_exc()
        return [not_measured(name, "-", "-", f"failed: {type(error).__name__} {str(error)[:200]}".replace("|", "/"))]


def _database(folder: Path, name: str) -> Path:
    path = folder / f"{name}.duckdb"
    if not path.exists():
        _say(f"making {path}")
        unfinished = path.with_suffix(".making")
        unfinished.unlink(missing_ok=True)
        generate(unfinished, SIZES[name])
        unfinished.rename(path)
    return path


def screen_lines(seen: Screens, size: str) -> list[Line]:
    """Return each screen's rerun against the bare app, warm and cold."""
    return [_screen_line(name, times, kind, size) for kind in ("warm", "cold") for name, times in seen.items()]


def _screen_line(name: str, times: Mapping[str, list[float]], kind: str, size: str) -> Line:
    most = 1.5 if kind == "warm" else 3.0
    ratio, worked = (times_more(times[f"{kind}{clock}"], times[f"bare{clock}"]) for clock in ("", screens.CPU))
    return Line(
        f"{name}, rerun {kind}, {size}", "bare app with one chart", f"≤ {most:g}x",
        f"{ratio:.1f}x (processor {worked:.1f}x): {told(times[kind])} / {told(times['bare'])}", ratio <= most,
        f"processor {statistics.median(times[kind + screens.CPU]):.3f} s",
    )  # fmt: skip


def growth_lines(seen: Mapping[str, Screens]) -> list[Line]:
    """Return how much more each screen's cold rerun costs where ten times as much history lies behind it."""
    names = [name for name in SIZES if name in seen]
    found = []
    for less, more in pairwise(names):
        for screen in [one for one in seen[more] if one in seen[less]]:
            one, other = (seen[size][screen][f"cold{screens.CPU}"] for size in (more, less))
            ratio = times_more(one, other)
            found.append(
                Line(f"{screen}, cold, {more}", f"the same at {less}", "≤ 1.3x",
                     f"{ratio:.2f}x: {told(one)} / {told(other)} of the processor", ratio <= 1.3)
            )  # fmt: skip
    return found or [not_measured("screens at ten times the size", "each other", "≤ 1.3x", "one size only")]


def intake_lines(spent: Mapping[str, intake.Spent], rows: int) -> list[Line]:
    """Return a large return's intake against DuckDB's copy of the file."""
    file, copy, own = spent["file"].memory, spent["copied"], spent["stored"]
    work, against = (
        f"validated intake of a {rows:,}-row CSV ({file / 1e6:.0f} MB)",
        "DuckDB COPY into a table of strings",
    )
    ratio, held = own.seconds / copy.seconds, own.memory / file
    return [
        Line(work, against, "≤ 3x", f"{ratio:.1f}x: {own.seconds:.2f} s / {copy.seconds:.2f} s", ratio <= 3,
             "see `benchmarks/intake.py`"),
        Line(f"memory of {work}", "the file's size", "≤ 6x", f"{held:.1f}x", held <= 6, "at the peak above the start"),
    ]  # fmt: skip


def _start_line(asked: Extent) -> Line:
    work, against, goal = "first page in Chromium after start", "the bare app", "≤ 1.5x"
    database = ROOT / "data" / "monitor.duckdb"
    if not asked.browser or not database.exists():
        return not_measured(work, against, goal, "no browser in a smoke run, or no data/monitor.duckdb")
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / database.name
        copy.write_bytes(database.read_bytes())
        times = start.start_times(copy, asked.rounds)
    ratio = times_more(times["monitor"], times["bare"])
    return Line(work, against, goal, f"{ratio:.2f}x: {told(times['monitor'])} / {told(times['bare'])}", ratio <= 1.5,
                "see docs/performance.md")  # fmt: skip


def page(lines: Sequence[Line], asked: Extent, load: tuple[float, float, float]) -> str:
    """Return the page of the results."""
    missed = sum(line.met is False for line in lines)
    measured = sum(line.met is not None for line in lines)
    notes = [
        "# Benchmark results",
        "",
        f"Written by `make bench` on {datetime.now(UTC):%Y-%m-%d %H:%M} UTC, size {asked.size}."
        f" Medians of {asked.rounds} rounds with the lowest and highest; every ratio inside one run.",
        "",
        f"- Machine: {_processor()}, {os.cpu_count()} cores, {_memory()} GB, {platform.system()} {platform.release()}",
        f"- Load average before and after: {load[0]:.1f} and {os.getloadavg()[0]:.1f} (more than {os.cpu_count()}"
        " means that other work on the machine stretched the seconds on the clock)",
        f"- Python {platform.python_version()}, " + ", ".join(f"{name} {version(name)}" for name in _PACKAGES),
        f"- Goals: {measured - missed} met, {missed} missed, {len(lines) - measured} not measured",
        "",
        "The history grows with the size, not the country: 1.2M is six quarters' ends, 12M sixty months,"
        " 120M six hundred, each of 2,846 counties and 70 indicators, a tenth of the values revised."
        " What was done about the slowest is in docs/performance.md.",
        "",
    ]
    return "\n".join([*notes, table(lines), ""])


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    return next(
        (line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "processor unknown"
    )


def _memory() -> int:
    return round(os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 1024**3)


def _say(what: str) -> None:
    print(what, file=sys.stderr, flush=True)  # noqa: T201


def main(output: Path = RESULTS) -> list[Line]:
    """Measure as the environment asks and write the page; return its lines."""
    asked, load = extent(os.environ.get(_SIZE, "12M")), os.getloadavg()
    kept = os.environ.get(_FOLDER)
    lines: list[Line] = []
    with tempfile.TemporaryDirectory() as folder:
        place = Path(kept or folder)
        place.mkdir(parents=True, exist_ok=True)
        for found in measure(asked, place):
            lines += found
            output.write_text(page(lines, asked, load), encoding="utf-8")
    met, missed = (sum(line.met is word for line in lines) for word in (True, False))
    _say(f"{output}: {met} goals met, {missed} missed")
    return lines


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else RESULTS)
