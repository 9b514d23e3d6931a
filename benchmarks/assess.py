"""Measures `assess` on a million series against a loop in plain Python over the same formula, in one run."""

import random
import statistics
import time
from collections.abc import Callable
from typing import Any

import polars as pl

from domain.terms import Method
from metrics.assess import assess
from metrics.cases import SCHEMA

_ROWS = 1_000_000
_ROUNDS = 5
_LOOPED = 50_000  # the loop is timed on a part and scaled up: its cost is the same for every row


def cases(rows: int) -> pl.DataFrame:
    """Return seeded cases with six yearly points each, columns of `metrics.cases.SCHEMA`."""
    draw = random.Random("assess")
    base = [draw.uniform(1, 90) for _ in range(rows)]
    change = [draw.uniform(-0.1, 3) for _ in range(rows)]
    years = [float(year) for year in range(2015, 2021)]
    columns: dict[str, Any] = {
        "case_id": [str(number) for number in range(rows)],
        "direction": ["increase"] * rows,
        "baseline_year": [2015.0] * rows,
        "baseline_value": base,
        "current_year": [2020.0] * rows,
        "current_value": [start + 5 * step for start, step in zip(base, change, strict=True)],
        "target_year": [2030.0] * rows,
        "target_value": [start + 15 for start in base],
        "natural_limit": [None] * rows,
        "points": [
            [[year, start + (year - 2015) * step] for year in years] for start, step in zip(base, change, strict=True)
        ],
    }
    return pl.DataFrame(columns, schema=SCHEMA)


def looped(rows: list[dict[str, Any]]) -> list[tuple[float, str]]:
    """Return ratio and label of compound growth of each row, one after the other."""
    found = []
    for row in rows:
        span, whole = row["current_year"] - row["baseline_year"], row["target_year"] - row["baseline_year"]
        grown = (row["current_value"] / row["baseline_value"]) ** (1 / span) - 1
        ratio = grown / abs((row["target_value"] / row["baseline_value"]) ** (1 / whole) - 1)
        achieved = row["current_value"] >= row["target_value"]
        label = "substantial" if ratio >= 0.95 else "moderate" if ratio >= 0.6 else "limited" if ratio >= 0 else "worse"
        found.append((ratio, "achieved" if achieved else label))
    return found


def _median(work: Callable[[], object]) -> float:
    times = []
    for _ in range(_ROUNDS):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def main() -> None:
    """Print the median seconds for a million rows by method, and the ratio to the loop."""
    table = cases(_ROWS)
    part = table.head(_LOOPED).to_dicts()
    loop = _median(lambda: looped(part)) * _ROWS / _LOOPED
    print(f"plain Python loop, compound growth: {loop:.2f} s (scaled from {_LOOPED:,} rows)")  # noqa: T201
    for method in Method:
        spent = _median(lambda method=method: assess(table, method=method))  # type: ignore[misc]
        print(f"assess {method.value}: {spent:.2f} s, loop / assess {loop / spent:.1f}")  # noqa: T201


if __name__ == "__main__":
    main()
