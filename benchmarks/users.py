"""Measures how long fifty people wait for a screen, against one alone: out of the load of `benchmarks.load`."""

import tempfile
from pathlib import Path

from benchmarks.load import Plan, measured, p95
from benchmarks.measuring import Line, not_measured
from benchmarks.serving import ROOT

_GOAL = 5


def users_line(*, smoke: bool = False, database: Path = ROOT / "data" / "monitor.duckdb") -> Line:
    """Return p95 of a rerun with fifty people looking at figures, against one alone, over the demonstration data."""
    work, against, goal = "p95 of a rerun, 50 users", "1 user", f"≤ {_GOAL}x"
    if smoke or not database.exists():
        return not_measured(work, against, goal, "not in a smoke run, or no data/monitor.duckdb")
    plan = Plan(senders=0, seconds=120.0, alone=30)
    with tempfile.TemporaryDirectory() as folder:
        loaded = measured(database, plan, folder=Path(folder))
    together, alone = loaded.together.reruns, loaded.alone.reruns
    told = f"{loaded.ratio:.1f}x: {p95(together):.2f} s / {p95(alone):.2f} s"
    note = f"{len(together)} reruns, each user pauses {plan.pause:.0f} s on average, faults: {len(loaded.faults)}"
    return Line(work, against, goal, told, loaded.ratio <= _GOAL, note)
