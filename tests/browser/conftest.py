"""The real server on a free port with a database of its own, and a browser that watches it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from benchmarks.serving import CHROMIUM_ARGUMENTS, ROOT, chromium, served
from data.store import Store
from services import intake
from services.administration import load_registry
from services.permissions import local
from services.registry import read_registry

STANDARD = "乡镇卫生院、社区卫生服务中心达到国家能力标准比例"


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database that no server opens: each takes a copy."""
    path = tmp_path_factory.mktemp("browser") / "monitor.duckdb"
    with Store.open(path) as store:
        load_registry(store, actor=local("test"), reason="browser")
        registry = read_registry(store)
        for quarter, received, share in (("2023-Q4", "2024-01-09", 76), ("2024-Q3", "2024-10-09", 81)):
            codes = registry.children("440000")
            lines = [f"{code},{STANDARD},{quarter},{share},{share},100" for code in codes]
            content = "\n".join(["行政区划代码,指标,统计期,完成值,分子,分母", *lines]).encode()
            day = date.fromisoformat(received)
            judged = intake.examine(registry, content, file_name="a.csv", region_code="440000", received=day)
            intake.submit(store, content, judged, region_code="440000", actor=local("test"), received=day)
    return path


@pytest.fixture(scope="session")
def address(database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server for all tests that only look; whoever writes takes `own_address`."""
    with served_copy(database, tmp_path_factory.mktemp("shared")) as address:
        yield address


@pytest.fixture
def own_address(database: Path, tmp_path: Path) -> Iterator[str]:
    """A server on a database of its own: what is changed there, no other test sees."""
    with served_copy(database, tmp_path) as address:
        yield address


@contextmanager
def served_copy(database: Path, folder: Path) -> Iterator[str]:
    path = folder / "monitor.duckdb"
    path.write_bytes(database.read_bytes())
    with served(ROOT / "app.py", {"MONITOR_DATABASE": str(path)}) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium()
    if path is None:
        pytest.skip("NOT TESTED in a browser: chromium is not installed (apt-get install chromium fonts-noto-cjk)")
    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=path, args=list(CHROMIUM_ARGUMENTS))
        yield opened
        opened.close()
