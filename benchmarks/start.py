"""Measures the time from starting the server to a drawn page, against a bare Streamlit app, in one run."""

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from benchmarks.serving import CHROMIUM_ARGUMENTS, ROOT, chromium, served

_ROUNDS = 5
_BARE = 'import streamlit as st\n\nst.title("Hello")\n'


def start_times(database: Path, rounds: int = _ROUNDS) -> dict[str, list[float]]:
    """Return seconds from process start to the first heading drawn in Chromium, by app, alternating."""
    found: dict[str, list[float]] = {"bare": [], "monitor": []}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        bare = Path(folder) / "bare.py"
        bare.write_text(_BARE, encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(CHROMIUM_ARGUMENTS))
        for _ in range(rounds):
            found["bare"].append(_timed(lambda: _drawn(browser, bare, {})))
            found["monitor"].append(
                _timed(lambda: _drawn(browser, ROOT / "app.py", {"MONITOR_DATABASE": str(database)}))
            )
        browser.close()
    return found


def _timed(work: Callable[[], None]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _drawn(browser: Browser, app: Path, environment: dict[str, str]) -> None:
    with served(app, environment) as address:
        page = browser.new_page()
        page.goto(address)
        page.locator("h1").first.wait_for(timeout=60_000)
        page.close()


def main() -> None:
    """Print medians and their ratio for data/monitor.duckdb."""
    times = start_times(ROOT / "data" / "monitor.duckdb")
    medians = {name: statistics.median(values) for name, values in times.items()}
    for name, values in times.items():
        print(f"{name}: median {medians[name]:.2f} s of {[round(value, 2) for value in values]}")  # noqa: T201
    print(f"monitor / bare: {medians['monitor'] / medians['bare']:.2f}")  # noqa: T201


if __name__ == "__main__":
    main()
