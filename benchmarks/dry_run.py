"""Measures a county's dry run: a return of 5,000 cells, judged against what it sent before; nothing is stored."""

from datetime import date
from pathlib import Path

from benchmarks.generate import picked
from benchmarks.measuring import ROUNDS, Line, seconds, told
from data.store import Store
from services import intake
from services.registry import Registry, read_registry

CELLS = 5_000
_COUNTY, _RECEIVED = "440103", date(2024, 10, 10)


def dry_run_line(database: Path, rounds: int = ROUNDS) -> Line:
    """Return how long a county waits for the verdict on 5,000 cells, with all the history behind it."""
    with Store.open(database) as store:
        registry = read_registry(store)
        content = written(registry)

        def judged() -> intake.Judgement:
            return intake.examine(
                registry, content, file_name="return.csv", region_code=_COUNTY, received=_RECEIVED, store=store
            )

        cells = judged().cells.height
        times = seconds(judged, rounds)
    slowest = sorted(times)[len(times) // 2]
    return Line(
        f"a county's dry run ({cells:,} cells)",
        "-",
        "≤ 1 s",
        told(times),
        slowest <= 1,
        "with the comparisons to the past",
    )


def written(registry: Registry) -> bytes:
    """Return a county's return: all indicators of the benchmark for as many months as make 5,000 cells."""
    names = dict(registry.indicators.select("indicator_id", "name_zh").iter_rows())
    asked = [names[one] for one in picked(registry)["indicator_id"]]
    months = [f"{year}-{month:02d}" for year in range(2018, 2024) for month in range(1, 13)]
    lines = [f"{_COUNTY},{name},{month},50,50,100" for month in months for name in asked][:CELLS]
    return ("行政区划代码,指标,统计期,完成值,分子,分母\n" + "\n".join(lines) + "\n").encode()
