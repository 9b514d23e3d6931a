"""Settings of all tests."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parent.parent

# A slow machine is no failing test: timings live in the benchmarks.
settings.register_profile("house", deadline=None)
# What lands is judged on the same examples each time; new ones are looked for wherever people work.
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "house")


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
