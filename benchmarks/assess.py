"""Measures `assess` on a million series against the same formulas in plain Python and pandas, row by row, in one run.

The loops give every column that `assess` gives, with its checks of what is missing: a loop that skips them is another
piece of work. They are timed on a part and scaled up, since their cost is the same for every row.
"""

import math
import random
from collections.abc import Callable, Mapping
from typing import Any

import polars as pl

from benchmarks.measuring import ROUNDS, Line, seconds, times_more, told
from domain.terms import Method
from metrics.assess import assess
from metrics.cases import SCHEMA

_ROWS = 1_000_000
_PARTS = {"loop": 20, "pandas": 200}  # one row of so many is run through
Row = Mapping[str, Any]


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


def judged(row: Row, method: Method) -> dict[str, Any]:
    """Return what `assess` says of one case by the linear method or by compound growth."""
    base, value, target = row["baseline_value"], row["current_value"], row["target_value"]
    start, here, due = row["baseline_year"], row["current_year"], row["target_year"]
    sign = {"increase": 1.0, "decrease": -1.0}.get(row["direction"])
    obstacle = _obstacle(sign, row)
    if obstacle:
        return _unjudged(row, method, obstacle)
    way, share = target - base, min(max((here - start) / (due - start), 0.0), 1.0)
    expected = base + way * share
    met, met_before = sign * (value - target) >= 0, sign * (base - target) >= 0
    ratio, score, projection = _linear(row) if method is Method.LINEAR else _growth(row)
    if here >= due:
        projection = value
    if met:
        status = "met"
    elif here >= due:
        status = "missed"
    elif met_before:
        status = "worsening"
    elif ratio is None:
        status = "cannot_assess"
    else:
        status = _by_ratio(ratio)
    limit = row["natural_limit"]
    return {
        "case_id": row["case_id"], "method": method.value, "ratio": _finite(ratio),
        "score": 5.0 if met and score is not None else _finite(score),
        "attained_share": _finite((value - base) / way if way else None), "expected_value": _finite(expected),
        "projection": _finite(projection if limit is None or projection is None else min(projection, limit)),
        "label": status, "status": status, "reason": "lost" if status == "worsening" and met_before else None,
    }  # fmt: skip


def _obstacle(sign: float | None, row: Row) -> str | None:
    if sign is None:
        return "no_direction"
    for name, reason in (("current", "no_value"), ("baseline", "no_baseline"), ("target", "no_target")):
        if any(row[f"{name}_{part}"] is None or not math.isfinite(row[f"{name}_{part}"]) for part in ("value", "year")):
            return reason
    if row["current_year"] < row["baseline_year"]:
        return "baseline_after_data"
    return "due_before_baseline" if row["target_year"] <= row["baseline_year"] else None


def _unjudged(row: Row, method: Method, reason: str) -> dict[str, Any]:
    empty = dict.fromkeys(("ratio", "score", "attained_share", "expected_value", "projection"))
    said = {"label": "not_available", "status": "cannot_assess", "reason": reason}
    return {"case_id": row["case_id"], "method": method.value, **empty, **said}


def _linear(row: Row) -> tuple[float | None, float | None, float | None]:
    base, value, target = row["baseline_value"], row["current_value"], row["target_value"]
    start, here, due = row["baseline_year"], row["current_year"], row["target_year"]
    share = min(max((here - start) / (due - start), 0.0), 1.0)
    way = (target - base) * share
    return ((value - base) / way if way else None), None, (base + (value - base) / share if share > 0 else None)


def _growth(row: Row) -> tuple[float | None, float | None, float | None]:
    base, value, target = row["baseline_value"] or 0.001, row["current_value"], row["target_value"] or 0.001
    start, here, due = row["baseline_year"], row["current_year"], row["target_year"]
    span = here - start
    if span < 1 or value / base < 0 or target / base <= 0:
        return None, None, None
    grown = (-1.0 if base < 0 else 1.0) * ((value / base) ** (1 / span) - 1)
    required = abs((target / base) ** (1 / (due - start)) - 1)
    ratio = grown / required if required > 0 else None
    if ratio is None:
        score = None
    else:
        score = min(7.1429 * ratio - 4.2857, 5.0) if ratio >= 0.6 else max(4.1667 * ratio - 2.5, -5.0)
    return ratio, score, base * (value / base) ** ((due - start) / span)


def _by_ratio(ratio: float) -> str:
    if ratio >= 0.95:
        return "on_pace"
    if ratio >= 0.6:
        return "slow"
    return "far_behind" if ratio >= 0 else "worsening"


def _finite(value: float | None) -> float | None:
    return value if value is not None and math.isfinite(value) else None


def lines(rows: int = _ROWS, rounds: int = ROUNDS) -> list[Line]:
    """Return how `assess` stands against both loops, and the plain seconds of the methods that have no loop here."""
    table = cases(rows)
    found = []
    for method in Method:
        own = seconds(lambda method=method: assess(table, method=method), rounds)  # type: ignore[misc]
        work = f"`assess` {method.value}, {rows:,} series"
        if method not in (Method.LINEAR, Method.CAGR):
            found.append(Line(work, "-", "-", told(own), None, "no loop was written for this method"))
            continue
        for name, least, loop in (("loop", 50, _plain), ("pandas", 500, _pandas)):
            part = table.head(max(1, rows // _PARTS[name]))
            other = [one * rows / part.height for one in seconds(loop(part, method), rounds)]
            ratio = times_more(other, own)
            against = "a loop in plain Python" if name == "loop" else "pandas, per series"
            found.append(
                Line(work, against, f"≥ {least}x", f"{ratio:.0f}x: {told(other)} / {told(own)}", ratio >= least,
                     f"the other side scaled up from {part.height:,} series")
            )  # fmt: skip
    return found


def _plain(part: pl.DataFrame, method: Method) -> Callable[[], object]:
    rows = part.to_dicts()
    return lambda: [judged(row, method) for row in rows]


def _pandas(part: pl.DataFrame, method: Method) -> Callable[[], object]:
    frame = part.drop("points").to_pandas()
    frame["natural_limit"] = frame["natural_limit"].astype(object).where(frame["natural_limit"].notna(), None)
    return lambda: frame.apply(lambda row: judged(row, method), axis=1, result_type="expand")


def main() -> None:
    """Print every line for a million series."""
    for line in lines():
        print(f"{line.work} against {line.against}: {line.measured} (goal {line.goal})")  # noqa: T201


if __name__ == "__main__":
    main()
