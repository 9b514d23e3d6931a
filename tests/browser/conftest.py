"""The real server on a free port with a database of its own, and a browser that watches it."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from data.store import Store
from services import intake
from services.administration import load_registry
from services.registry import read_registry

ROOT = Path(__file__).parent.parent.parent
STANDARD = "乡镇卫生院、社区卫生服务中心达到国家能力标准比例"
_PATIENCE = 40  # seconds


def _chromium() -> str | None:
    return next(
        (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
    )


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("browser") / "monitor.duckdb"
    with Store.open(path) as store:
        load_registry(store, actor="test", reason="browser")
        registry = read_registry(store)
        for quarter, received, share in (("2023-Q4", "2024-01-09", 76), ("2024-Q3", "2024-10-09", 81)):
            codes = registry.children("440000")
            lines = [f"{code},{STANDARD},{quarter},{share},{share},100" for code in codes]
            content = "\n".join(["行政区划代码,指标,统计期,完成值,分子,分母", *lines]).encode()
            day = date.fromisoformat(received)
            judged = intake.examine(registry, content, file_name="a.csv", region_code="440000", received=day)
            intake.submit(store, content, judged, region_code="440000", actor="test", received=day)
    return path


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _ready(address: str, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        assert server.poll() is None, "the server ended by itself"
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2):  # noqa: S310 - our own server
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise TimeoutError("the server did not answer")


@pytest.fixture(scope="session")
def address(database: Path) -> Iterator[str]:
    port = _free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port), "--server.headless", "true"],
        cwd=ROOT,
        env=os.environ | {"MONITOR_DATABASE": str(database)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        address = f"http://127.0.0.1:{port}"
        _ready(address, server)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=20)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = _chromium()
    if path is None:
        pytest.skip("NOT TESTED in a browser: chromium is not installed (apt-get install chromium fonts-noto-cjk)")
    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()
