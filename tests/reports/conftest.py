"""One store with the demonstration returns, loaded once; bulletins are only read from it."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from data.store import Store
from domain.periods import Period
from services.administration import load_registry
from services.bulletin import Bulletin, BulletinQuery, bulletin
from services.demonstration import SAMPLES, load_demonstration
from services.permissions import LOCAL, local
from services.registry import read_registry

Facts = Callable[[str, str], Bulletin]


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of the demonstration returns that the bulletins need: not those of first and later quarters."""
    folder = tmp_path_factory.mktemp("samples")
    head, *lines = (SAMPLES / "manifest.csv").read_text(encoding="utf-8").splitlines()
    wanted = [f"{SAMPLES}/{line}" for line in lines if not re.search(r"2024-Q[14]|2021-Q[14]", line)]
    (folder / "manifest.csv").write_text("\n".join([head, *wanted]) + "\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def demonstration(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(tmp_path_factory.mktemp("reports") / "monitor.duckdb") as store:
        load_registry(store, actor=local("test"), reason="template")
        load_demonstration(store, samples, actor=local("test"))
        yield store


@pytest.fixture(scope="session")
def facts(demonstration: Store) -> Facts:
    registry = read_registry(demonstration)

    @cache
    def made(region: str, period: str) -> Bulletin:
        return bulletin(demonstration, registry, BulletinQuery(region, Period.parse(period)), LOCAL)

    return made
