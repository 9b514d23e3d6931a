"""Every screen by a deep link on a cold server: whole, silent, readable for everyone, also on a telephone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from benchmarks.serving import ROOT, served
from benchmarks.watching import Watch
from ui.screens import SCREENS, Screen

pytestmark = pytest.mark.browser
SHOWN = [one for one in SCREENS if one.exists]
_PATIENCE = 30_000
_ASKED = "region=440000&as_of=2024-Q3"


@pytest.fixture(scope="module", params=SHOWN, ids=[one.name for one in SHOWN])
def cold(
    request: pytest.FixtureRequest, database: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Screen, str]]:
    path = tmp_path_factory.mktemp("cold") / "monitor.duckdb"
    path.write_bytes(database.read_bytes())
    with served(ROOT / "app.py", {"MONITOR_DATABASE": str(path)}) as address:
        yield request.param, address


def opened(page: Page, address: str, screen: Screen, lang: str) -> None:
    place = "" if screen.script == "app.py" else Path(screen.script).stem
    page.goto(f"{address}/{place}?{_ASKED}&lang={lang}")
    expect(page.locator("h1").first).to_be_visible(timeout=_PATIENCE)
    expect(page.locator(".mon-foot")).to_be_visible(timeout=_PATIENCE)
    # Figures are drawn after their places stand; a screen reader's rules are checked on the whole.
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1500)


def grave(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [
        f"{one['id']}: {node['html'][:200]}"
        for one in found
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"]
    ]


def test_a_deep_link_on_a_cold_server(browser: Browser, cold: tuple[Screen, str]) -> None:
    screen, address = cold
    context = browser.new_context(viewport={"width": 1600, "height": 900}, locale="zh-CN", color_scheme="light")
    page = context.new_page()
    watch = Watch(page, address)
    opened(page, address, screen, "zh-CN")
    assert page.locator("[data-testid=stAlert]", has_text="编号").count() == 0
    assert page.locator("[data-testid=stException]").count() == 0
    assert page.evaluate("document.documentElement.lang") == "zh-CN"
    assert grave(page) == []
    assert watch.errors == []
    assert watch.elsewhere == []
    context.close()


def test_dark_english_on_a_telephone(browser: Browser, cold: tuple[Screen, str]) -> None:
    screen, address = cold
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="en-US", color_scheme="dark")
    page = context.new_page()
    watch = Watch(page, address)
    opened(page, address, screen, "en")
    main = "document.querySelector('[data-testid=stMain]')"
    assert page.evaluate(f"{main}.scrollWidth - {main}.clientWidth") <= 0
    assert page.evaluate("document.documentElement.lang") == "en"
    assert grave(page) == []
    assert watch.errors == []
    assert watch.elsewhere == []
    context.close()
