"""Takes the pictures of docs/screenshots from the demonstration data."""

from pathlib import Path

from playwright.sync_api import sync_playwright

from benchmarks.serving import CHROMIUM_ARGUMENTS, ROOT, chromium, served

_FOLDER = ROOT / "docs" / "screenshots"
_SCREENS = {
    "overview": "/?region=440000&as_of=2024-Q3",
    "indicator": "/indicator?region=440000&target=gd2024-05-primary-national-standard&as_of=2024-Q3",
    "region": "/region?region=440000&as_of=2024-Q3",
    "matrix": "/matrix?region=440000&as_of=2024-Q3",
    "ledger": "/ledger?region=440000&as_of=2024-Q3",
    "policy": "/policy?region=440000&as_of=2024-Q3",
    "returns": "/returns?region=440000",
    "review": "/review?region=440000",
    "quality": "/quality?region=440000&as_of=2024-Q3",
    "briefing": "/briefing?region=440000&as_of=2024-Q3",
    "administration": "/administration?tab=targets",
}
_LANGUAGES = ("zh-CN", "en")


def take(database: Path, folder: Path = _FOLDER) -> None:
    """Write `<screen>.<language>.png` at 1600x900 for every screen and language."""
    folder.mkdir(parents=True, exist_ok=True)
    environment = {"MONITOR_DATABASE": str(database)}
    with served(ROOT / "app.py", environment) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(CHROMIUM_ARGUMENTS))
        page = browser.new_page(viewport={"width": 1600, "height": 900})
        for name, place in _SCREENS.items():
            for language in _LANGUAGES:
                page.goto(f"{address}{place}&lang={language}")
                page.locator("h1").first.wait_for(timeout=60_000)
                page.locator(".mon-foot").wait_for(timeout=60_000)
                page.wait_for_timeout(3_000)  # charts draw after their container stands
                page.screenshot(path=folder / f"{name}.{language}.png")
        browser.close()


if __name__ == "__main__":
    take(ROOT / "data" / "monitor.duckdb")
