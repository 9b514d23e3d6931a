"""One official's way through the real app: overview, another region, a return, the new value."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect

pytestmark = pytest.mark.browser
STANDARD = "乡镇卫生院、社区卫生服务中心达到国家能力标准比例"
RETURN = f"行政区划代码,指标,统计期,完成值,分子,分母\n440100,{STANDARD},2024-Q3,90,90,100\n"
# On a deep link Streamlit's own page first looks for its server below the link's path.
_PROBES = ("/_stcore/health", "/_stcore/host-config")
_PATIENCE = 20_000


class Watch:
    """What went wrong in the browser while nobody looked."""

    def __init__(self, page: Page, address: str) -> None:
        self.errors: list[str] = []
        self.elsewhere: list[str] = []
        self._address = address
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", self._request)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not message.location.get("url", "").endswith(_PROBES):
            self.errors.append(f"{message.text} {message.location.get('url', '')}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self._address, "data:", "blob:")):
            self.elsewhere.append(request.url)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1600, "height": 900}, locale="zh-CN")
    context.set_default_timeout(_PATIENCE)
    expect.set_options(timeout=_PATIENCE)
    yield context.new_page()
    context.close()


def test_overview_fits_one_screen_and_a_card_leads_to_its_indicator(page: Page, address: str) -> None:
    watch = Watch(page, address)
    page.goto(address)
    expect(page.locator("h1")).to_contain_text("50项量化目标")
    expect(page.locator(".mon-foot")).to_contain_text("截至 2024年三季度")
    expect(page.locator(".st-key-wide-themes .js-plotly-plot .main-svg").first).to_be_visible()
    assert "region=440000" in page.url
    height = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
    assert height <= 900
    page.locator(".mon-card a", has_text="达到国家能力标准").click()
    expect(page.locator("h1")).to_contain_text("广东省 81%")
    expect(page.get_by_role("figure", name="广东省2024年三季度").first).to_be_attached()
    assert watch.errors == []
    assert watch.elsewhere == []


def test_a_return_changes_what_the_indicator_page_says(page: Page, address: str, tmp_path: Path) -> None:
    watch = Watch(page, address)
    page.goto(address)
    region = page.locator(".st-key-region input")
    region.click()
    region.fill("广州市")
    page.get_by_role("option", name="广东省 › 广州市", exact=True).click()
    page.wait_for_url("**region=440100**")
    page.locator("[data-testid=stSidebar] a", has_text="指标").click()
    expect(page.locator("h1")).to_contain_text("广州市 81%")
    page.locator("[data-testid=stSidebar] a", has_text="报送").click()
    file = tmp_path / "return.csv"
    file.write_text(RETURN, encoding="utf-8")
    page.set_input_files("input[type=file]", str(file))
    expect(page.locator(".mon-title", has_text="校验结果：return.csv")).to_be_visible()
    page.locator(".st-key-confirm button").dblclick()
    expect(page.locator("[data-testid=stAlert]", has_text="已入库，回执号")).to_be_visible()
    expect(page.locator(".mon-facts")).to_contain_text("440100")
    page.locator("[data-testid=stSidebar] a", has_text="指标").click()
    expect(page.locator("h1")).to_contain_text("广州市 90%，已达标")
    assert watch.errors == []
    assert watch.elsewhere == []


def test_english_browser_reads_english_and_a_telephone_sees_no_cut(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="en-US")
    page = context.new_page()
    page.goto(f"{address}/indicator?region=440000")
    expect(page.locator("h1")).to_contain_text("Guangdong", timeout=_PATIENCE)
    expect(page.locator(".mon-foot")).to_be_visible(timeout=_PATIENCE)
    main = "document.querySelector('[data-testid=stMain]')"
    assert page.evaluate(f"{main}.scrollWidth - {main}.clientWidth") <= 0
    assert not page.locator(".st-key-wide-dots").is_visible()
    assert page.locator(".st-key-narrow-dots").is_visible()
    context.close()
