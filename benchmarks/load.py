"""Many users at one server: `python -m benchmarks.load`: 50 look at figures and 10 send returns for ten minutes.

Every figure seen is held against `cli.py attainment` and against what one user alone saw before; every return that was
acknowledged has to be in the database at the end, and no other. The server's memory is read all the time.
"""

import argparse
import asyncio
import io
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from benchmarks.load_users import CITIES, FIGURES, Expected, Told, View, alone, browse, references, send, views_of
from benchmarks.serving import ROOT, Server, started
from data.store import Store
from services.checking import check_file

PLACES = (("440000", "2024-Q3"), ("610700", "2021-Q3"), ("000000", "2023-Q4"), ("450000", "2021-Q3"))
_MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Plan:
    """Who comes, for how long, and how long each looks at a screen before the next (seconds, on average)."""

    browsers: int = 50
    senders: int = 10
    seconds: float = 600.0
    pause: float = 20.0
    sending_pause: float = 45.0
    alone: int = 60  # reruns of one user before the others come
    targets: int = 8  # indicator screens of each region
    seed: int = 1


@dataclass
class Loaded:
    """What came of it: `alone` one user, `together` all of them; memory of the server as (seconds, bytes)."""

    alone: Told
    together: Told
    memory: list[tuple[float, int]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    @property
    def ratio(self) -> float:
        """p95 of a rerun with all users, as a multiple of p95 of one user alone."""
        return p95(self.together.reruns) / p95(self.alone.reruns)

    def resident(self, start: float, end: float) -> int:
        """Return the median memory between two shares of the time."""
        whole = self.memory[-1][0]
        within = [size for at, size in self.memory if start * whole <= at <= end * whole]
        if within:
            return int(statistics.median(within))
        # A machine that had no time to look in these seconds did so before or after.
        return min(self.memory, key=lambda one: abs(one[0] - (start + end) / 2 * whole))[1]


def p95(seconds: Sequence[float]) -> float:
    """Return the value that 95 of 100 stay below."""
    return statistics.quantiles(seconds, n=20)[-1] if len(seconds) > 1 else seconds[0]


def figures_of(database: Path, places: Sequence[tuple[str, str]] = PLACES) -> dict[tuple[str, str], pl.DataFrame]:
    """Return what `cli.py attainment` says of each region and the regions below it, before a server has the file."""
    found = {}
    for region, as_of in places:
        asked = ["--region", region, "--as-of", as_of, "--format", "json", "--database", str(database)]
        parts = [_told(["attainment", *asked]), _told(["attainment", *asked, "--children"])]
        found[region, as_of] = pl.concat(parts, how="diagonal_relaxed")
    return found


def _told(words: Sequence[str]) -> pl.DataFrame:
    said = subprocess.run(  # noqa: S603
        [sys.executable, "cli.py", *words], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    return pl.read_json(io.StringIO(said), infer_schema_length=None)


def measured(database: Path, plan: Plan, *, folder: Path, places: Sequence[tuple[str, str]] = PLACES) -> Loaded:
    """Serve a copy of a database with demonstration data to the users of a plan, and return what they went through."""
    copy, log = folder / "monitor.duckdb", folder / "server.log"
    copy.write_bytes(database.read_bytes())
    figures = figures_of(copy, places)
    before = _returns(copy)
    environment = {"MONITOR_DATABASE": str(copy), "MONITOR_REVIEW": "off"}
    # In a thread of its own: the caller's may have a loop already, as a driver of browsers leaves one behind.
    with started(ROOT / "serve.py", environment, log=log) as server, ThreadPoolExecutor(1) as thread:
        loaded = thread.submit(lambda: asyncio.run(_load(server, figures, plan))).result()
    loaded.faults += [f"check: {broken}" for broken in check_file(copy).broken]
    stored, acknowledged = _returns(copy) - before, set(loaded.together.acknowledged)
    loaded.faults += [f"acknowledged and lost: {one}" for one in acknowledged - stored]
    loaded.faults += [f"stored and not acknowledged: {one}" for one in stored - acknowledged]
    loaded.faults += _errors(log)
    return loaded


def _returns(database: Path) -> set[str]:
    with Store.read(database) as store:
        return set(store.frame("return_states", return_id=None, senders=None, rows=1_000_000)["return_id"])


def _errors(log: Path) -> list[str]:
    """Return what the server logged as an error, without the trace."""
    lines = [line for line in log.read_text(encoding="utf-8").splitlines() if line.startswith("{")]
    told = [json.loads(line) for line in lines]
    return [f"log: {one['message']}" for one in told if one["level"] == "error"]


async def _load(server: Server, figures: dict[tuple[str, str], pl.DataFrame], plan: Plan) -> Loaded:
    loaded = Loaded(Told(), Told())
    views = views_of(figures, targets=plan.targets)
    views += [View("", place.query, region="陕西省 › 汉中市") for place in views[:1]]
    expected = await references(server.address, views, Told())
    loaded.faults += _held_against(figures, expected)
    await alone(server.address, expected, loaded.alone, seed=f"{plan.seed}:alone", reruns=plan.alone)
    began = time.monotonic()
    until = began + plan.seconds
    users = [
        browse(server.address, expected, loaded.together, seed=f"{plan.seed}:{n}", until=until, pause=plan.pause)
        for n in range(plan.browsers)
    ]
    cities = [CITIES[n % len(CITIES)] for n in range(plan.senders)]
    users += [
        send(server.address, city, loaded.together, seed=f"{plan.seed}:{city}", until=until, pause=plan.sending_pause)
        for city in cities
    ]
    watching = asyncio.create_task(_watch(server.pid, loaded.memory, began))
    await asyncio.gather(*users)
    watching.cancel()
    return loaded


async def _watch(pid: int, memory: list[tuple[float, int]], began: float) -> None:
    while True:
        memory.append((time.monotonic() - began, resident(pid)))
        await asyncio.sleep(1)


def resident(pid: int) -> int:
    """Return the memory that a process holds now, in bytes."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS")).split()[1]) * 1024


def _held_against(figures: dict[tuple[str, str], pl.DataFrame], expected: dict[View, Expected]) -> list[str]:
    """Return where a screen seen by one user alone differs from the command line."""
    wrong = []
    for view, shown in expected.items():
        if view.page != "indicator":
            continue
        asked = dict(part.split("=") for part in view.query.split("&"))
        rows = figures[asked["region"], asked["as_of"]].filter(pl.col("target_id") == asked["target"])
        told = {row[0]: row for row in rows.select(FIGURES).rows()}
        odd = [row for row in shown.figures if told.get(row[0]) != row]
        wrong += [f"the screen says {row}, the command line {told.get(row[0])}: {view}" for row in odd]
        if not shown.figures:
            wrong.append(f"no figures: {view}")
    return wrong


def spread(database: Path, *, users: int = 50, seconds: float = 120.0, pause: float = 20.0) -> Loaded:
    """Return what one user and then so many who only look went through: `.ratio` is p95 of many by p95 of one."""
    with tempfile.TemporaryDirectory() as folder:
        plan = Plan(browsers=users, senders=0, seconds=seconds, pause=pause)
        return measured(database, plan, folder=Path(folder))


def report(loaded: Loaded, plan: Plan) -> str:
    """Return the figures as lines."""
    together, one = loaded.together, loaded.alone
    kinds = (f"{kind} {len(some):,} ({p95(some):.2f} s)" for kind, some in sorted(together.seconds.items()))
    start, middle, end = (loaded.resident(*part) / _MEGABYTE for part in ((0, 0.1), (0.45, 0.55), (0.9, 1)))
    wrong = [*one.wrong, *together.wrong]
    faults = [*one.faults, *together.faults, *loaded.faults]
    both = (("one user alone", one), ("all together", together))
    lines = (
        f"{plan.browsers} looking, {plan.senders} sending, {plan.seconds:.0f} s; pauses of {plan.pause:.0f} s",
        f"reruns {len(together.reruns):,} in {together.visits} visits, returns sent {len(together.acknowledged)}",
        *(f"{who}: median {statistics.median(told.reruns):.3f} s, p95 {p95(told.reruns):.3f} s" for who, told in both),
        f"p95 of all by p95 of one: {loaded.ratio:.1f}",
        f"p95 by kind: {', '.join(kinds)}",
        f"memory of the server: start {start:.0f} MB, middle {middle:.0f} MB, end {end:.0f} MB",
        f"wrong figures {len(wrong)}, faults {len(faults)}",
        *(f"{count} x {said}" for said, count in Counter([*wrong, *faults]).most_common(40)),
    )
    return "\n".join(lines)


def main() -> int:
    """Print the figures; return 1 where a figure was wrong or anything failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", type=Path, default=ROOT / "data" / "monitor.duckdb", help="it is only copied")
    parser.add_argument("--browsers", type=int, default=Plan.browsers)
    parser.add_argument("--senders", type=int, default=Plan.senders)
    parser.add_argument("--seconds", type=float, default=Plan.seconds)
    parser.add_argument("--pause", type=float, default=Plan.pause)
    chosen = parser.parse_args()
    plan = Plan(chosen.browsers, chosen.senders, chosen.seconds, chosen.pause)
    with tempfile.TemporaryDirectory() as folder:
        loaded = measured(chosen.database, plan, folder=Path(folder))
    sys.stdout.write(report(loaded, plan) + "\n")
    bad = (loaded.alone.wrong, loaded.alone.faults, loaded.together.wrong, loaded.together.faults, loaded.faults)
    return 1 if any(bad) else 0


if __name__ == "__main__":
    sys.exit(main())
