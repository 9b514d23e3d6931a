"""Measures the server's time for each screen's rerun, warm and cold, against a bare app with one chart, in one process.

Warm: every answer is kept already. Cold: nothing is kept but the open database: registry, answers and figures are made
anew. The bare app draws one chart with a point for each county of a large province.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.serving import ROOT

ROUNDS = 5
KINDS, CPU = ("bare", "warm", "cold"), "-cpu"
NATION, PROVINCE = "000000", "440000"
_PERIOD = "2024-Q3"
# The screens of the navigation, each as it opens for the whole country; matrix and region for a province too.
SCREENS: dict[str, tuple[str, dict[str, str]]] = {
    "overview": ("", {"region": NATION}),
    "overview, province": ("", {"region": PROVINCE}),
    "indicator": ("pages/indicator.py", {"region": NATION}),
    "region": ("pages/region.py", {"region": PROVINCE}),
    "matrix": ("pages/matrix.py", {"region": NATION}),
    "matrix, province": ("pages/matrix.py", {"region": PROVINCE}),
    "ledger": ("pages/ledger.py", {"region": NATION}),
    "policy": ("pages/policy.py", {}),
    "returns": ("pages/returns.py", {"region": NATION}),
    "review": ("pages/review.py", {"region": NATION}),
    "quality": ("pages/quality.py", {"region": NATION}),
    "quality, province": ("pages/quality.py", {"region": PROVINCE}),
    "briefing": ("pages/briefing.py", {"region": NATION}),
    "administration": ("pages/administration.py", {}),
}
GROWING = ("overview", "overview, province", "indicator", "region", "matrix", "returns", "review", "quality, province")
_BARE = """
import plotly.graph_objects as go
import streamlit as st

st.title("Hello")
points = list(range(122))
figure = go.Figure(go.Scatter(x=[point * 37 % 100 for point in points], y=points, mode="markers"))
st.plotly_chart(figure)
"""


def measure(database: Path, *, rounds: int = ROUNDS, names: Sequence[str] = ()) -> dict[str, dict[str, list[float]]]:
    """Return seconds of each round by screen and kind, measured in a process of its own.

    Kinds: `bare`, `warm`, `cold` are seconds on the clock; with `-cpu` behind, seconds of the processor, which other
    work on the machine changes less.
    """
    command = [sys.executable, "-m", "benchmarks.screens", "--rounds", str(rounds)]
    told = subprocess.run(  # noqa: S603 - our own interpreter and module
        [*command, *(part for name in names for part in ("--screen", name))],
        cwd=ROOT, env=os.environ | {"MONITOR_DATABASE": str(database)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if told.returncode:
        raise RuntimeError(told.stderr[-2000:])
    found: dict[str, dict[str, list[float]]] = json.loads(told.stdout.splitlines()[-1])
    return found


def work(rounds: int, names: Sequence[str]) -> dict[str, dict[str, list[float]]]:
    """Measure in this process: every round runs the bare app, the warm screen and the cold one."""
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder) / "bare.py"
        bare.write_text(_BARE, encoding="utf-8")
        for name in names or SCREENS:
            found[name] = _screen(name, bare, rounds)
    return found


def _screen(name: str, bare: Path, rounds: int) -> dict[str, list[float]]:
    from streamlit.testing.v1 import AppTest  # noqa: PLC0415 - only the process that measures needs it

    page, query = SCREENS[name]
    empty = AppTest.from_file(str(bare), default_timeout=600)
    test = AppTest.from_file(str(ROOT / "app.py"), default_timeout=600)
    if page:
        test.switch_page(page)
    for key, value in ({"lang": "zh-CN", "as_of": _PERIOD} | query).items():
        test.query_params[key] = value
    times: dict[str, list[float]] = {f"{kind}{clock}": [] for kind in KINDS for clock in ("", CPU)}
    for app in (empty, test):
        app.run()
        if app.exception or app.error:
            raise RuntimeError(f"{name}: {[one.value for one in (*app.exception, *app.error)]}")
    for _ in range(rounds):
        for kind in KINDS:
            if kind == "cold":
                forget()
            spent = _timed(empty.run if kind == "bare" else test.run)
            for clock, seconds in zip(("", CPU), spent, strict=True):
                times[f"{kind}{clock}"].append(seconds)
    return times


def forget() -> None:
    """Let go of every answer the screens keep; the database stays open."""
    from services import rolling  # noqa: PLC0415 - only the process that measures needs it
    from ui import cached  # noqa: PLC0415

    for kept in vars(cached).values():
        if hasattr(kept, "clear") and hasattr(kept, "__wrapped__") and kept is not cached._opened:
            kept.clear()
    rolling.forget()


def _timed(run: Callable[[], object]) -> tuple[float, float]:
    """Return the seconds on the clock and those of the processor that a run took."""
    began, worked = time.perf_counter(), time.process_time()
    run()
    return time.perf_counter() - began, time.process_time() - worked


def main(arguments: Sequence[str] | None = None) -> None:
    """Print what every round of the screens over MONITOR_DATABASE took, as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--screen", action="append", default=[], choices=[*SCREENS])
    asked = parser.parse_args(arguments)
    print(json.dumps(work(asked.rounds, asked.screen)))  # noqa: T201


if __name__ == "__main__":
    main()
