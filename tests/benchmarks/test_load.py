"""The load in small: a few users at the real server for seconds, no time judged; `make load` does it at length."""

from datetime import date
from pathlib import Path

import pytest

from benchmarks.load import Loaded, Plan, measured, report
from benchmarks.load_users import Expected, Told, difference
from data.store import Store
from services import intake
from services.administration import load_registry
from services.permissions import local
from services.registry import read_registry

PLAN = Plan(browsers=3, senders=1, seconds=8, pause=1, sending_pause=1, alone=3, targets=1)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("load") / "monitor.duckdb"
    with Store.open(path) as store:
        load_registry(store, actor=local("test"), reason="load")
        registry = read_registry(store)
        lines = [f"{code},geriatrics-dept,2024-Q3,80,80,100" for code in registry.children("440000")]
        content = "\n".join(["行政区划代码,指标,统计期,完成值,分子,分母", *lines]).encode()
        day = date(2024, 10, 9)
        judged = intake.examine(registry, content, file_name="a.csv", region_code="440000", received=day)
        intake.submit(store, content, judged, region_code="440000", actor=local("test"), received=day)
    return path


def test_users_at_once_see_right_figures_and_lose_no_return(database: Path, tmp_path: Path) -> None:
    loaded = measured(database, PLAN, folder=tmp_path, places=(("440000", "2024-Q3"),))
    assert (loaded.faults, loaded.together.faults, loaded.together.wrong) == ([], [], [])
    assert (loaded.alone.faults, loaded.alone.wrong) == ([], [])
    assert len(loaded.alone.reruns) >= PLAN.alone
    assert len(loaded.together.reruns) > 0
    assert loaded.together.acknowledged
    assert all(size > 0 for _, size in loaded.memory)
    assert "wrong figures 0, faults 0" in report(loaded, PLAN)


def test_the_ratio_is_that_of_the_ninety_fifth_of_a_hundred() -> None:
    one, many = Told(), Told()
    for hundredth in range(1, 101):
        one.took("overview", hundredth / 100)
        many.took("indicator" if hundredth % 2 else "overview", hundredth / 20)
    assert Loaded(one, many).ratio == pytest.approx(5)


def test_memory_is_told_by_the_share_of_the_time() -> None:
    loaded = Loaded(Told(), Told(), [(float(second), 100 + second) for second in range(101)])
    assert (loaded.resident(0, 0.1), loaded.resident(0.9, 1)) == (105, 195)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (Expected("b", ()), "'b' instead of 'a'"),
        (Expected("a", (("440000", 2),)), "('440000', 2) instead of ('440000', 1)"),
        (Expected("a", ()), "0 rows, not 1"),
    ],
)
def test_the_first_difference_is_told(found: Expected, said: str) -> None:
    assert difference(found, Expected("a", (("440000", 1),))) == said
