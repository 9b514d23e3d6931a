"""One store with the registry for all attempts: each uses values, names or cities of its own."""

from collections.abc import Iterator

import pytest

from data.store import Store
from services.administration import load_registry
from services.permissions import local
from services.registry import Registry, read_registry


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(tmp_path_factory.mktemp("security") / "monitor.duckdb") as opened:
        load_registry(opened, actor=local("test"), reason="template")
        yield opened


@pytest.fixture(scope="module")
def registry(store: Store) -> Registry:
    return read_registry(store)
