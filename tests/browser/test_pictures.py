"""A picture that the browser makes of a figure leaves a line in the audit trail like every other file."""

from pathlib import Path

import polars as pl
import pytest
from playwright.sync_api import Browser, expect

from benchmarks.watching import Watch
from data.store import Store
from services import audit
from tests.browser.conftest import served_copy

pytestmark = pytest.mark.browser
_PATIENCE = 60_000
PLACE = "region=440100&as_of=2024-Q3&lang=zh-CN"


def test_one_click_saves_the_picture_and_leaves_one_line(browser: Browser, database: Path, tmp_path: Path) -> None:
    names = []
    with served_copy(database, tmp_path) as address:
        context = browser.new_context(viewport={"width": 1600, "height": 900}, locale="zh-CN")
        context.set_default_timeout(_PATIENCE)
        page = context.new_page()
        watch = Watch(page, address)
        page.goto(f"{address}/region?{PLACE}")
        figure = page.locator(".st-key-wide-scorecard .js-plotly-plot")
        expect(figure.locator(".main-svg").first).to_be_visible(timeout=_PATIENCE)
        for _ in range(2):
            figure.hover()
            with page.expect_download() as saving:
                figure.locator(".modebar-btn").click()
            names.append(saving.value.suggested_filename)
            page.wait_for_timeout(3000)  # the line is written while nothing on the screen changes
        assert f"region?{PLACE}" in page.url
        assert watch.errors == []
        context.close()
    with Store.open(tmp_path / "monitor.duckdb") as store:
        lines = store.frame("audit").filter(pl.col("action") == "export").sort("line")
        assert lines["subject"].to_list() == names
        assert set(lines["actor"]) == {"local"}
        assert all(place.startswith("region?") and "440100" in place for place in lines["details"])
        assert audit.verify(store) is None
