"""One line of the results: what was measured against what, its medians, its spread, and whether the goal was met."""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

ROUNDS = 5


@dataclass(frozen=True)
class Line:
    """A measured ratio. `goal` is the most it may be, or the least where `least`; `why` says what stands behind it."""

    work: str
    against: str
    goal: str
    measured: str
    met: bool | None  # None: not measured, or nothing to hold it against
    why: str = ""


def seconds(work: Callable[[], object], rounds: int = ROUNDS) -> list[float]:
    """Return the seconds on the clock that each of some rounds took."""
    found = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        found.append(time.perf_counter() - began)
    return found


def told(times: Sequence[float]) -> str:
    """Return the median of some seconds with their lowest and highest."""
    return f"{_number(statistics.median(times))} s ({_number(min(times))} to {_number(max(times))})"


def times_more(one: Sequence[float], other: Sequence[float]) -> float:
    """Return how many times the median of one is the median of the other."""
    return statistics.median(one) / statistics.median(other)


def _number(value: float) -> str:
    return f"{value:.3f}" if value < 1 else f"{value:.2f}" if value < 100 else f"{value:.0f}"


def not_measured(work: str, against: str, goal: str, why: str) -> Line:
    """Return the line of something that this run did not measure."""
    return Line(work, against, goal, "not measured", None, why)


def table(lines: Sequence[Line]) -> str:
    """Return lines as a Markdown table."""
    words = {True: "met", False: "**missed**", None: "-"}
    rows = [
        f"| {one.work} | {one.against} | {one.goal} | {one.measured} | {words[one.met]} | {one.why} |" for one in lines
    ]
    head = ["| work | against | goal | measured | goal met | note |", "|---|---|---|---|---|---|"]
    return "\n".join([*head, *rows])
