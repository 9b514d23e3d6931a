"""A store with the registry, made once and copied for each test."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from data.store import Store
from services import intake
from services.administration import load_registry
from services.intake import Receipt
from services.permissions import local
from services.registry import Registry, read_registry
from tests.stores import Stores

Send = Callable[..., Receipt]


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory, stores: Stores) -> Path:
    path = tmp_path_factory.mktemp("template") / "monitor.duckdb"
    with Store.open(path) as store:
        load_registry(store, actor=local("test"), reason="template")
    return path


@pytest.fixture
def store(template: Path, tmp_path: Path, stores: Stores) -> Iterator[Store]:
    with Store.open(stores.copied(template, tmp_path / "monitor.duckdb")) as opened:
        yield opened


@pytest.fixture(scope="session")
def registry(template: Path) -> Registry:
    """What every copy holds, read once: in a lake that takes longer than most tests."""
    with Store.read(template) as store:
        return read_registry(store)


@pytest.fixture
def send(store: Store, registry: Registry) -> Send:
    """Send a long return given as lines `code,indicator,period,value,numerator,denominator`."""
    return sender(store, registry)


def sender(store: Store, registry: Registry) -> Send:
    """Return what sends a long return to a store."""

    def sending(*lines: str, region: str = "440000", received: str = "2024-10-10", name: str = "return.csv") -> Receipt:
        text = "行政区划代码,指标,统计期,完成值,分子,分母\n" + "\n".join(lines) + "\n"
        content = text.encode()
        day = date.fromisoformat(received)
        judged = intake.examine(registry, content, file_name=name, region_code=region, received=day)
        return intake.submit(store, content, judged, region_code=region, actor=local("test"), received=day)

    return sending
