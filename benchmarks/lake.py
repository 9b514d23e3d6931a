"""A lake against the file it was moved from, in one run: `python -m benchmarks.lake FILE LAKE`.

FILE is a database file, LAKE the address of a lake that `cli.py migrate --to` filled from it. Both are written to:
take copies. Printed are medians of `ROUNDS` and the ratio; file and lake take turns, so that other work on the machine
weighs on both.
"""

import statistics
import sys
import time
from collections.abc import Callable

from data.store import Store
from domain.periods import Period
from services import audit, intake
from services.access import place
from services.calendar import first_period
from services.concern import AttainmentQuery
from services.monitoring import attainment
from services.permissions import LOCAL
from services.registry import COUNTRY, Registry, read_registry

ROUNDS = 9
_HEADER = "行政区划代码,指标,统计期,完成值,分子,分母"


def _return_of(registry: Registry, number: int) -> tuple[bytes, str]:
    """Return a return of a province: one ratio of every region right below it."""
    ratio = registry.indicators.filter(kind="ratio")["indicator_id"].sort()[0]
    province = registry.children(COUNTRY)[18]
    share = 10 + number % 80
    lines = [f"{code},{ratio},2024-Q3,{share},{share},100" for code in registry.children(province)]
    return "\n".join([_HEADER, *lines, ""]).encode() + b"," * number, province


def _stored(store: Store, registry: Registry, number: int) -> None:
    content, province = _return_of(registry, number)
    judged = intake.examine(registry, content, file_name=f"{number}.csv", region_code=province)
    intake.submit(store, content, judged, region_code=province, actor=LOCAL, partial=True)


def _judged(store: Store, registry: Registry, region: str, period: Period) -> None:
    with store.steady():
        attainment(store, registry, AttainmentQuery(region, period, children=True))


def _works(registry: Registry, period: Period) -> dict[str, Callable[[Store, int], object]]:
    return {
        "data version, asked again": lambda store, _: store.version(),
        "registry, all of it": lambda store, _: read_registry(store),
        "attainment of the regions of one province": lambda store, _: _judged(
            store, registry, registry.children(COUNTRY)[18], period
        ),
        "attainment of all provinces": lambda store, _: _judged(store, registry, COUNTRY, period),
        "a commit of one line": lambda store, _: audit.note(store, actor="bench", action="bench", subject="bench"),
        "a return judged and stored": lambda store, number: _stored(store, registry, number),
    }


def run(file: Store, lake: Store) -> None:
    """Print what each work takes in a file and in a lake."""
    registry = read_registry(file)
    period = first_period(file, registry, COUNTRY)
    for name, work in _works(registry, period).items():
        took: dict[Store, list[float]] = {file: [], lake: []}
        for number in range(ROUNDS + 1):
            for store, times in took.items():
                began = time.perf_counter()
                work(store, number)
                times.append(time.perf_counter() - began)
        one, other = (statistics.median(times[1:]) for times in took.values())  # the first finds nothing cached
        print(f"| {name} | {one * 1000:.1f} ms | {other * 1000:.1f} ms | {other / one:.1f} |")  # noqa: T201


def main() -> None:
    """Measure the two databases named on the command line."""
    with Store.open(place(sys.argv[1])) as file, Store.open(place(sys.argv[2])) as lake:
        run(file, lake)


if __name__ == "__main__":
    main()
