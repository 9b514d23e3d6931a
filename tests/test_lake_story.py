"""Two servers and two loaders at once on one lake; one loader is killed in the middle of a write."""

import json
import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import polars as pl
import pytest

from benchmarks.serving import ROOT, served
from data.places import place
from data.store import Store
from services.administration import load_registry
from services.permissions import local
from services.registry import read_registry

pytest.importorskip("psycopg", reason="NOT TESTED: lakes need requirements-cluster.txt")
from tests.clusters import Cluster

FILES = 6
HEADER = "行政区划代码,指标,统计期,完成值,分子,分母"
# Who holds the writers' turn: the name that a process gives its connections.
_HOLDER = """
SELECT a.application_name FROM pg_locks AS l JOIN pg_stat_activity AS a USING (pid)
WHERE l.locktype = 'advisory' AND l.granted
"""


def write_files(folder: Path, cities: list[str], share: int) -> None:
    """Write returns of all cities, each with its own share, so that the last one received decides the figure."""
    folder.mkdir()
    for number in range(FILES):
        lines = [f"{code},geriatrics-dept,2024-Q3,{share + number},{share + number},100" for code in cities]
        (folder / f"{number}.csv").write_text("\n".join([HEADER, *lines]) + "\n", encoding="utf-8")


def started(folder: Path, address: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "tests.loader", str(folder)],
        cwd=ROOT, env=os.environ | {"MONITOR_DATABASE": address}, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


def killed_in_the_middle(loader: "subprocess.Popen[str]", cluster: Cluster, database: str) -> list[str]:
    """Kill a loader while it holds the writers' turn, after its first receipt; return what it acknowledged."""
    assert loader.stdout is not None
    said = [loader.stdout.readline()]
    until = time.monotonic() + 300
    while (f"monitor-{loader.pid}",) not in cluster.run(database, _HOLDER):
        assert loader.poll() is None, "the loader ended before it could be killed"
        assert time.monotonic() < until
    loader.send_signal(signal.SIGKILL)
    loader.wait()
    return [*said, *loader.stdout]


def ready(address: str) -> dict[str, object]:
    with urllib.request.urlopen(f"{address}/ready", timeout=60) as answer:  # noqa: S310 - our own server
        said: dict[str, object] = json.load(answer)
    return said


@pytest.fixture
def cities(lake: str) -> list[str]:
    with Store.open(place(lake)) as store:
        load_registry(store, actor=local("test"), reason="story")
        return read_registry(store).children("440000")


@pytest.fixture
def servers(lake: str, cities: list[str]) -> Iterator[tuple[str, str]]:
    assert cities
    settings = {"MONITOR_DATABASE": lake}
    with served(ROOT / "serve.py", settings) as one, served(ROOT / "serve.py", settings) as other:
        yield one, other


def command(lake: str, *words: str) -> "subprocess.CompletedProcess[str]":
    environment = os.environ | {"MONITOR_DATABASE": lake, "MONITOR_LANG": "en"}
    return subprocess.run(
        [sys.executable, "cli.py", *words], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )


def test_two_servers_and_two_loaders_of_which_one_is_killed(
    lake: str, cities: list[str], servers: tuple[str, str], cluster: Cluster, tmp_path: Path
) -> None:
    write_files(tmp_path / "killed", cities, 10)
    write_files(tmp_path / "whole", cities, 50)
    database = dict(place(lake).catalogue)["dbname"]  # type: ignore[union-attr]
    with Store.read(place(lake)) as store:
        start = store.version()
    assert [ready(one)["data_version"] for one in servers] == [start, start]

    doomed, other = started(tmp_path / "killed", lake), started(tmp_path / "whole", lake)
    acknowledged = [line.split()[1] for line in killed_in_the_middle(doomed, cluster, database) if "done" in line]
    rest = other.communicate()[0]

    assert other.returncode == 0
    assert rest.count("done") == FILES
    checked = command(lake, "check")
    assert checked.returncode == 0, checked.stdout + checked.stderr
    with Store.read(place(lake)) as store:
        returns = store.about("all_rows", table_name="returns")
        observations = store.about("all_rows", table_name="observations")
        version = store.version()
    kept = returns.filter(pl.col("actor") == "killed")["file_name"].sort().to_list()
    # What was acknowledged is there; of the one it was writing when it was killed, all or nothing.
    assert kept[: len(acknowledged)] == acknowledged
    assert len(acknowledged) <= len(kept) <= len(acknowledged) + 1
    assert returns.filter(pl.col("actor") == "whole")["file_name"].sort().to_list() == sorted(
        path.name for path in (tmp_path / "whole").iterdir()
    )
    assert observations.height == len(cities) * returns.height
    assert [ready(one)["data_version"] for one in servers] == [version, version] == [returns.height + start] * 2
    latest = returns.sort("recorded_at")["return_id"][-1]
    share = observations.filter(pl.col("return_id") == latest)["value"].unique().item()
    # In a thread of its own: this one may belong to the browser of other tests.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(assert_same_screens, servers, shown=f"{share:.0f}").result()


def settled(read: Callable[[], str]) -> str:
    """Return a screen's words once they stand: the last parts are drawn a moment after the first."""
    seen = [read()]
    while len(seen) < 100 and seen[-4:] != [seen[-1]] * 4:
        time.sleep(2)
        seen.append(read())
    return seen[-1]


def assert_same_screens(servers: tuple[str, str], *, shown: str) -> None:
    """Hold the words and numbers of the region's screen against each other as both servers draw it."""
    pages = pytest.importorskip("playwright.sync_api")
    from benchmarks.serving import CHROMIUM_ARGUMENTS, chromium

    path = chromium()
    if path is None:
        pytest.skip("NOT TESTED in a browser: both servers show the same figures; chromium is not installed")
    with pages.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=list(CHROMIUM_ARGUMENTS))
        said = []
        for address in servers:
            page = browser.new_page(viewport={"width": 1600, "height": 900})
            page.goto(f"{address}/region?region=440000&as_of=2024-Q3&lang=en")
            pages.expect(page.locator(".mon-foot")).to_be_visible(timeout=120_000)
            said.append(settled(page.locator("[data-testid=stMain]").inner_text))
        browser.close()
    assert shown in said[0]
    assert said[0] == said[1]
