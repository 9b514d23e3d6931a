"""A small database: the registry and four quarters of two indicators in Guangdong's cities."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.store import Store
from services import intake
from services.administration import load_registry
from services.permissions import local
from services.registry import Registry, read_registry

ROOT = Path(__file__).parent.parent.parent
STANDARD = "乡镇卫生院、社区卫生服务中心达到国家能力标准比例"
HEADER = "行政区划代码,指标,统计期,完成值,分子,分母"
# Quarter: day received, how many of each city's 100 institutions reach the standard (Guangzhou, the others).
QUARTERS = {
    "2023-Q4": ("2024-01-09", 76, 78),
    "2024-Q1": ("2024-04-09", 78, 80),
    "2024-Q2": ("2024-07-09", 80, 82),
    "2024-Q3": ("2024-10-09", 81, 86),
}
Opener = Callable[..., AppTest]


def fill(store: Store, registry: Registry) -> None:
    cities = registry.children("440000")
    for quarter, (received, first, others) in QUARTERS.items():
        shares = [(code, first if code == "440100" else others) for code in cities]
        lines = [HEADER, *(f"{code},{STANDARD},{quarter},{share},{share},100" for code, share in shares)]
        content = "\n".join(lines).encode()
        day = date.fromisoformat(received)
        judged = intake.examine(registry, content, file_name=f"{quarter}.csv", region_code="440000", received=day)
        intake.submit(store, content, judged, region_code="440000", actor=local("test"), received=day)


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("screens") / "monitor.duckdb"
    with Store.open(path) as store:
        load_registry(store, actor=local("test"), reason="screens")
        fill(store, read_registry(store))
    return path


@pytest.fixture
def database(filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of its own for each test, so that what one stores no other sees."""
    path = tmp_path / "monitor.duckdb"
    shutil.copy(filled, path)
    monkeypatch.setenv("MONITOR_DATABASE", str(path))
    return path


@pytest.fixture
def opened() -> Opener:
    """Open a screen with query parameters; Chinese where nothing else is asked for."""

    def opening(page: str = "", **query: str) -> AppTest:
        test = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
        if page:
            test.switch_page(page)
        for name, value in ({"lang": "zh-CN"} | query).items():
            test.query_params[name] = value
        return test.run()

    return opening
