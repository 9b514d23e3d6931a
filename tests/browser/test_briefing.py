"""The briefing screen in a browser: a Word bulletin made, read back, made again; deep link, language, telephone."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from docx import Document
from playwright.sync_api import Browser, Page, expect

from benchmarks.serving import ROOT, served
from benchmarks.watching import Watch
from data.store import Store
from domain.periods import Period
from services.concern import AttainmentQuery
from services.monitoring import attainment
from services.registry import read_registry

pytestmark = pytest.mark.browser
_PATIENCE = 30_000
_MAIN = "document.querySelector('[data-testid=stMain]')"
TARGET = "gd2024-05-primary-national-standard"
ASKED = "region=440000&as_of=2024-Q3"


@pytest.fixture(scope="module")
def figures(database: Path) -> Any:
    """The headline target's row of Guangdong, read before the server holds the file."""
    with Store.open(database) as store:
        query = AttainmentQuery("440000", Period.parse("2024-Q3"), target_ids=(TARGET,))
        return attainment(store, read_registry(store), query).row(0, named=True)


@pytest.fixture(scope="module")
def own(database: Path, figures: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server with a database of its own: this screen writes."""
    assert figures["value"] is not None
    copy = tmp_path_factory.mktemp("briefing") / "monitor.duckdb"
    copy.write_bytes(database.read_bytes())
    with served(ROOT / "app.py", {"MONITOR_DATABASE": str(copy)}) as address:
        yield address


def opened(
    browser: Browser, *, width: int = 1600, height: int = 1000, locale: str = "zh-CN", dark: bool = False
) -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": height}, locale=locale, color_scheme="dark" if dark else "light"
    )
    context.set_default_timeout(_PATIENCE)
    expect.set_options(timeout=_PATIENCE)
    return context.new_page()


def settled(page: Page) -> None:
    expect(page.locator(".mon-foot")).to_be_visible()
    expect(page.locator("[data-testid=stStatusWidget]")).to_have_count(0)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(800)


def grave(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    serious = [one for one in found if one["impact"] in ("serious", "critical")]
    return [f"{one['id']}: {node['html'][:200]}" for one in serious for node in one["nodes"]]


def faults(watch: Watch) -> list[str]:
    """Return the errors but one of Streamlit's own: it asks once more for a file that the screen before offered."""
    return [one for one in watch.errors if "/media/" not in one and "Download Button source error" not in one]


def saved(page: Page, selector: str, folder: Path) -> Path:
    with page.expect_download() as file:
        page.locator(selector).first.click()
    path = folder / file.value.suggested_filename
    file.value.save_as(path)
    return path


def words(path: Path) -> str:
    document = Document(str(path))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_a_bulletin_is_made_read_back_and_made_again(browser: Browser, own: str, figures: Any, tmp_path: Path) -> None:
    page = opened(browser)
    watch = Watch(page, own)
    page.goto(f"{own}/briefing?{ASKED}&forms=docx")
    expect(page.locator(".mon-paper h3")).to_have_text("关于2024年三季度广东省医改量化目标进展情况的通报")
    expect(page.get_by_text("还没有生成过该地区的文件。")).to_be_visible()
    settled(page)
    page.locator(".st-key-briefing-made-button button").click()
    expect(page.locator(".st-key-briefing-file-docx button")).to_be_visible()
    settled(page)
    first = saved(page, ".st-key-briefing-file-docx button", tmp_path)
    assert first.name == "通报_广东省_2024-Q3.docx"
    shown = f"{figures['value']:.0f}%"  # 81 of 100 institutions in each of 21 cities
    assert shown == "81%"
    assert f"达到国家能力标准比例{shown}，目标＞85%" in words(first)
    assert shown in page.locator(".mon-paper").inner_text()
    row = page.locator(".st-key-briefing-list tbody tr")
    expect(row).to_have_count(1)
    expect(row).to_contain_text("DOCX")
    row.locator("a", has_text="第1号").click()
    page.wait_for_url("**again=1*")
    expect(page.locator(".st-key-briefing-opened")).to_contain_text("第1号：通报_广东省_2024-Q3.docx")
    settled(page)
    page.locator(".st-key-briefing-again-do button").click()
    expect(page.locator(".st-key-briefing-opened")).to_contain_text("与第1号完全相同")
    settled(page)
    again = saved(page, ".st-key-briefing-again-file button", tmp_path / "again")
    assert again.read_bytes() == first.read_bytes()
    expect(row).to_have_count(2)
    listed = saved(page, ".st-key-download-documents button", tmp_path).read_bytes().decode("utf-8-sig")
    assert re.search(r"重做第1号，文件相同", listed)
    assert grave(page) == []
    assert faults(watch) == []
    assert watch.elsewhere == []
    page.context.close()


def test_a_deep_link_keeps_its_choices_through_the_language_switch(browser: Browser, own: str) -> None:
    page = opened(browser)
    watch = Watch(page, own)
    page.goto(f"{own}/briefing?{ASKED}&forms=pptx&doc_lang=zh-CN&told={TARGET}&known_at=2024-12-31&made=all")
    settled(page)
    expect(page.locator(".st-key-form-pptx input")).to_be_checked()
    expect(page.locator(".st-key-form-docx input")).not_to_be_checked()
    expect(page.locator(".st-key-told")).to_contain_text("达到国家能力标准")
    page.locator("[data-testid=stSidebar]").get_by_text("English", exact=True).click()
    expect(page.locator("h1")).to_contain_text("Guangdong, Q3 2024 bulletin")
    settled(page)
    for part in ("forms=pptx", "doc_lang=zh-CN", f"told={TARGET}", "known_at=2024-12-31", "made=all"):
        assert part in page.url
    expect(page.locator(".mon-paper h3")).to_contain_text("医改量化目标进展情况的通报")
    expect(page.locator(".st-key-form-pptx input")).to_be_checked()
    page.locator(".st-key-form-docx label").click()
    page.wait_for_url("**forms=docx*")
    assert faults(watch) == []
    page.context.close()


@pytest.mark.parametrize(("lang", "dark"), [("zh-CN", False), ("en", True)])
def test_a_telephone_sees_no_cut(browser: Browser, own: str, lang: str, *, dark: bool) -> None:
    page = opened(browser, width=390, height=844, locale=lang, dark=dark)
    watch = Watch(page, own)
    page.goto(f"{own}/briefing?{ASKED}&forms=docx&lang={lang}")
    settled(page)
    page.locator(".st-key-briefing-made-button button").click()
    expect(page.locator(".st-key-briefing-file-docx button")).to_be_visible()
    settled(page)
    assert page.evaluate(f"{_MAIN}.scrollWidth - {_MAIN}.clientWidth") <= 0
    boxes = page.locator(".st-key-briefing-make a, .st-key-briefing-make button, .mon-paper")
    assert all(box["x"] + box["width"] <= 390 for box in (one.bounding_box() for one in boxes.all()) if box)
    assert grave(page) == []
    assert faults(watch) == []
    page.context.close()
