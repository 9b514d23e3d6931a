"""Twenty threads that ask for different things at the same moment: each gets what it would get alone."""

import re
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from threading import Barrier

import pytest

from data.store import Store
from domain.periods import Period
from locales import texts
from reports import pictures
from reports.pictures import Exporter, PictureLimits
from reports.target_pictures import figure
from reports.workbook import table_workbook
from services.concern import AttainmentQuery
from services.monitoring import attainment
from services.registry import Registry, read_registry
from services.spotlight import spotlight

THREADS = 20
PERIODS = ("2023-Q4", "2024-Q3")
Ask = Callable[[], object]


def cities(registry: Registry) -> list[str]:
    return registry.children("440000")


def table(store: Store, registry: Registry, region: str, period: str) -> Ask:
    query = AttainmentQuery(region, Period.parse(period))
    return lambda: attainment(store, registry, query).rows()


def workbook(store: Store, registry: Registry, region: str) -> Ask:
    query = AttainmentQuery(region, Period.parse("2024-Q3"))
    return lambda: table_workbook(attainment(store, registry, query).select("target_id", "value"), title=region)


def picture(store: Store, registry: Registry, exporter: Exporter, target: str) -> Ask:
    def words() -> list[str]:
        spot = spotlight(store, registry, AttainmentQuery("440000", Period.parse("2024-Q3")), target)
        return re.findall(r">([^<>]+)<", exporter.picture(figure(spot, texts("zh-CN")), "svg").decode())

    return words


def together(asked: Sequence[Ask]) -> list[object]:
    """Ask everything at the same moment, each in a thread of its own."""
    start = Barrier(len(asked))

    def asking(ask: Ask) -> object:
        start.wait()
        return ask()

    with ThreadPoolExecutor(len(asked)) as pool:
        return list(pool.map(asking, asked))


def test_tables_and_workbooks(demonstration: Store) -> None:
    registry = read_registry(demonstration)
    asked = [table(demonstration, registry, code, PERIODS[number % 2]) for number, code in enumerate(cities(registry))]
    asked = [*asked[:12], *(workbook(demonstration, registry, code) for code in cities(registry)[12:20])]
    assert len(asked) == THREADS
    alone = [ask() for ask in asked]
    assert len({repr(one) for one in alone}) == THREADS  # else a mix-up could not be seen
    for _ in range(2):
        assert together(asked) == alone


@pytest.mark.skipif(pictures.browser() is None, reason="NOT TESTED: pictures at once, no browser is installed")
def test_charts_tables_and_workbooks(demonstration: Store) -> None:
    registry = read_registry(demonstration)
    query = AttainmentQuery("440000", Period.parse("2024-Q3"), children=True)
    below = attainment(demonstration, registry, query).drop_nulls("value")
    drawn = below.filter(below["target_id"].str.starts_with("gd2024"))["target_id"].unique(maintain_order=True)[:8]
    codes = cities(registry)
    with closing(Exporter(PictureLimits(seconds=120))) as exporter:
        asked = [picture(demonstration, registry, exporter, target) for target in drawn]
        asked += [table(demonstration, registry, code, "2024-Q3") for code in codes[:6]]
        asked += [workbook(demonstration, registry, code) for code in codes[6:12]]
        assert len(asked) == THREADS
        alone = [ask() for ask in asked]
        assert len({repr(one) for one in alone}) == THREADS
        assert together(asked) == alone
