"""Settings of all tests."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests.stores import Files, Lakes, Stores

if TYPE_CHECKING:
    from tests.clusters import Cluster

ROOT = Path(__file__).parent.parent

# A slow machine is no failing test: timings live in the benchmarks.
settings.register_profile("house", deadline=None)
# What lands is judged on the same examples each time; new ones are looked for wherever people work.
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "house")


# What the tests on lakes leave to the other run of the same tests.
_ELSEWHERE = {"file": "is about database files", "lake": "opens lakes itself, whatever the others do"}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--store", choices=("file", "lake"), default="file", help="What the tests of the store open.")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--store") == "lake":
        for item in items:
            for name, reason in _ELSEWHERE.items():
                if item.get_closest_marker(name):
                    item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="session")
def cluster() -> Iterator["Cluster"]:
    """PostgreSQL of this run's own; skips where it or the packages of requirements-cluster.txt are not installed."""
    pytest.importorskip("psycopg", reason="NOT TESTED: lakes need requirements-cluster.txt")
    from tests.clusters import Cluster

    running = Cluster.start()
    yield running
    running.stop()


@pytest.fixture(scope="session")
def lakes(cluster: "Cluster") -> Lakes:
    """Lakes, each in a database of its own."""
    return Lakes(cluster)


@pytest.fixture(scope="session")
def made_lake(lakes: Lakes, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A lake with the newest schema and nothing in it, made once."""
    from data.store import Store

    path = tmp_path_factory.mktemp("lake") / "made"
    Store.open(lakes.address(path)).close()
    return path


@pytest.fixture
def lake(lakes: Lakes, made_lake: Path, tmp_path: Path) -> str:
    """The address of an empty lake of a test's own."""
    return lakes.address(lakes.copied(made_lake, tmp_path / "lake"))


@pytest.fixture(scope="session")
def stores(request: pytest.FixtureRequest) -> Iterator[Stores]:
    """Where the databases of tests are: files, or lakes with `--store=lake`."""
    if request.config.getoption("--store") == "file":
        yield Files()
        return
    lakes: Lakes = request.getfixturevalue("lakes")
    with lakes.instead_of_files(request.getfixturevalue("made_lake")):
        yield lakes


@pytest.fixture(autouse=True)
def _opened_there(stores: Stores, request: pytest.FixtureRequest) -> Iterator[None]:
    """Tests that open a database themselves open it there, too."""
    if not isinstance(stores, Lakes):
        yield
        return
    folder: Path = request.getfixturevalue("tmp_path")
    yield
    stores.ended(folder)


@pytest.fixture(scope="session")
def initialised(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database as `cli.py init --no-demo` makes it, once for all tests of the command line; nobody writes to it."""
    path = tmp_path_factory.mktemp("initialised") / "monitor.duckdb"
    made = subprocess.run(
        [sys.executable, "cli.py", "init", "--no-demo"],
        cwd=ROOT, capture_output=True, text=True, check=False, env=os.environ | {"MONITOR_DATABASE": str(path)},
    )  # fmt: skip
    assert made.returncode == 0, made.stderr
    return path


@pytest.fixture
def database(initialised: Path, tmp_path: Path) -> Path:
    """A copy of its own for each test."""
    return Path(shutil.copy(initialised, tmp_path / "monitor.duckdb"))
