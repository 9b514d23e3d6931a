"""An administrator's way through the real app: a threshold, what it does to the figures, a city's own number."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect

from benchmarks.serving import ROOT, served

pytestmark = pytest.mark.browser
TARGET = "gd2024-05-primary-national-standard"
# On a deep link Streamlit's own page first looks for its server below the link's path.
_PROBES = ("/_stcore/health", "/_stcore/host-config")
_PATIENCE = 30_000


@pytest.fixture(scope="module")
def own_address(tmp_path_factory: pytest.TempPathFactory, database: Path) -> Iterator[str]:
    """A server on a database of its own: what is changed here, no other test sees."""
    path = tmp_path_factory.mktemp("administration") / "monitor.duckdb"
    path.write_bytes(database.read_bytes())
    with served(ROOT / "app.py", {"MONITOR_DATABASE": str(path)}) as address:
        yield address


def page_of(browser: Browser, *, width: int = 1600, locale: str = "zh-CN") -> Page:
    context = browser.new_context(viewport={"width": width, "height": 900}, locale=locale)
    context.set_default_timeout(_PATIENCE)
    expect.set_options(timeout=_PATIENCE)
    return context.new_page()


class Watch:
    """What went wrong in the browser while nobody looked."""

    def __init__(self, page: Page, address: str) -> None:
        self.found: list[str] = []
        self._address = address
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.found.append(str(error)))
        page.on("request", self._request)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not message.location.get("url", "").endswith(_PROBES):
            self.found.append(f"{message.text} {message.location.get('url', '')}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self._address, "data:", "blob:")):
            self.found.append(request.url)


def test_a_changed_threshold_shows_in_the_figures(browser: Browser, own_address: str) -> None:
    page = page_of(browser)
    watch = Watch(page, own_address)
    page.goto(f"{own_address}/administration?q=国家能力标准&binds=440000&lang=zh-CN")
    page.locator(".mon-table a", has_text="达到国家能力标准").click()
    expect(page.locator("blockquote")).to_contain_text("超过85%")
    assert f"open={TARGET}" in page.url
    number = page.get_by_label("目标值", exact=True)
    number.fill("80")
    number.press("Tab")
    expect(page.locator("[data-testid=stAlert]", has_text="原文写的是")).to_be_visible()
    page.get_by_label("理由").fill("省里调整")
    page.get_by_role("button", name="确认保存").dblclick()
    expect(page.locator("[data-testid=stAlert]", has_text="已保存")).to_be_visible()
    expect(page.locator(".mon-table", has_text="省里调整").first).to_be_visible()
    page.locator(".mon-links a", has_text="查看完成情况").click()
    # All 21 cities reported 81 of 100: not above 85, above 80.
    expect(page.locator("h1")).to_contain_text("广东省 81%，已达标")
    assert watch.found == []
    page.context.close()


def test_a_city_gets_a_number_of_its_own_from_a_deep_link(browser: Browser, own_address: str) -> None:
    page = page_of(browser)
    watch = Watch(page, own_address)
    page.goto(f"{own_address}/administration?tab=decomposed&of={TARGET}&place=440300&lang=zh-CN")
    expect(page.locator(".mon-title").first).to_contain_text("广东省各地")
    number = page.get_by_label("目标值", exact=True)
    number.fill("90")
    number.press("Tab")
    page.get_by_label("理由").fill("粤卫函1号")
    page.get_by_role("button", name="确认保存").click()
    expect(page.locator("[data-testid=stAlert]", has_text="已保存")).to_be_visible()
    page.goto(f"{own_address}/indicator?target={TARGET}&region=440300&as_of=2024-Q3&lang=zh-CN")
    expect(page.locator(".mon-second").first).to_contain_text("90%")
    expect(page.locator(".mon-facts")).to_contain_text("分解指标")
    assert watch.found == []
    page.context.close()


def test_the_tabs_stand_in_the_address_and_the_language_switches(browser: Browser, own_address: str) -> None:
    page = page_of(browser)
    watch = Watch(page, own_address)
    page.goto(f"{own_address}/administration?tab=settings&lang=zh-CN")
    expect(page.locator(".mon-title").first).to_have_text("颜色")
    page.get_by_role("radio", name="变更记录").click()
    page.wait_for_url("**tab=changes**")
    expect(page.locator(".mon-table")).to_contain_text("regions.csv")
    page.get_by_role("radio", name="English").click()
    expect(page.locator("h1")).to_have_text("Administration")
    expect(page.locator(".mon-table")).to_contain_text("Reason")
    assert "tab=changes" in page.url
    assert watch.found == []
    page.context.close()


@pytest.mark.parametrize("tab", ["targets", "decomposed", "indicators", "settings", "changes", "people", "audit"])
def test_a_telephone_sees_no_cut(browser: Browser, own_address: str, tab: str) -> None:
    page = page_of(browser, width=390, locale="en-US")
    page.goto(f"{own_address}/administration?tab={tab}")
    expect(page.locator(".mon-foot")).to_be_visible()
    main = "document.querySelector('[data-testid=stMain]')"
    assert page.evaluate(f"{main}.scrollWidth - {main}.clientWidth") <= 0
    page.context.close()


def test_a_role_is_granted_and_what_is_taken_away_as_a_file_stands_in_the_trail(
    browser: Browser, own_address: str
) -> None:
    page = page_of(browser)
    watch = Watch(page, own_address)
    page.goto(f"{own_address}/administration?tab=people&lang=zh-CN")
    page.get_by_role("textbox", name="账号", exact=True).fill("wang@example.cn")
    page.get_by_label("理由").fill("新任")
    page.get_by_role("button", name="确认", exact=True).dblclick()
    expect(page.locator(".mon-table").first).to_contain_text("wang@example.cn")
    for label, ending in (("下载角色表", "roles.csv"), ("下载 Excel", "roles.xlsx")):
        with page.expect_download() as taken:
            page.get_by_role("button", name=label).first.click()
        assert taken.value.suggested_filename == ending
    page.get_by_role("radio", name="审计").click()
    page.wait_for_url("**tab=audit**")
    table = page.get_by_role("region", name="审计", exact=True)
    expect(table).to_contain_text("roles.xlsx")
    expect(table).to_contain_text("roles.csv")
    expect(table).to_contain_text("administration?tab=people")
    expect(table).to_contain_text("角色变更")
    expect(page.locator("[data-testid=stAlert]", has_text="审计记录完整")).to_be_visible()
    assert watch.found == []
    page.context.close()
