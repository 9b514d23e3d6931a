"""The policy screen and the ledger in a real browser: main path, deep link, language, telephone, downloads."""

from collections.abc import Iterator
from io import BytesIO

import pytest
from openpyxl import load_workbook
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from benchmarks.watching import Watch

pytestmark = pytest.mark.browser
_PATIENCE = 20_000
_MAIN = "document.querySelector('[data-testid=stMain]')"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1600, "height": 900}, locale="zh-CN")
    context.set_default_timeout(_PATIENCE)
    expect.set_options(timeout=_PATIENCE)
    yield context.new_page()
    context.close()


def settled(page: Page) -> None:
    """Wait until the screen is drawn whole: a file asked for before goes away with the button that offered it."""
    expect(page.locator("[data-testid=stStatusWidget]")).to_have_count(0)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1000)


def faults(watch: Watch) -> list[str]:
    """Return the errors but one of Streamlit's own: it asks once more for a file that the screen before offered."""
    return [one for one in watch.errors if "/media/" not in one and "Download Button source error" not in one]


def test_the_ledger_is_filtered_and_saved(page: Page, address: str) -> None:
    watch = Watch(page, address)
    page.goto(f"{address}/ledger?region=450000&as_of=2021-Q3")
    expect(page.locator("h1")).to_contain_text("广西壮族自治区：无报送9项")
    expect(page.locator(".st-key-wide-ledger .js-plotly-plot .main-svg").first).to_be_visible()
    expect(page.get_by_role("figure", name="下一个期限2021-10-31").first).to_be_attached()
    department = page.locator(".st-key-department input")
    department.click()
    department.fill("南宁海关")
    page.get_by_role("option", name="南宁海关", exact=True).click()
    page.wait_for_url("**department=*")
    expect(page.locator(".mon-second")).to_contain_text("按筛选列出2项")
    expect(page.locator(".mon-table tbody a")).to_have_count(2)
    settled(page)
    with page.expect_download() as saved:
        page.locator(".st-key-download-ledger button").first.click()
    text = saved.value.path().read_bytes()
    assert text.startswith(b"\xef\xbb\xbf")
    assert text.decode("utf-8-sig").count("南宁海关") == 2
    with page.expect_download() as book:
        page.locator(".st-key-download-ledger-xlsx button").click()
    assert load_workbook(BytesIO(book.value.path().read_bytes())).worksheets
    with page.expect_download() as picture:
        page.locator(".st-key-wide-ledger [data-title], .st-key-wide-ledger .modebar-btn").first.click()
    assert Image.open(picture.value.path()).size == (3200, 1800)
    assert faults(watch) == []
    assert watch.elsewhere == []


def test_a_ledger_row_leads_to_its_indicator_and_the_language_turns(page: Page, address: str) -> None:
    watch = Watch(page, address)
    page.goto(f"{address}/ledger?region=440000&as_of=2024-Q3&stand=no_report&due=90")
    expect(page.locator("h1")).to_contain_text("广东省：无报送6项")
    page.locator("[data-testid=stSidebar]").get_by_text("English").click()
    expect(page.locator("h1")).to_contain_text("Guangdong: 6 not reported")
    expect(page.locator(".mon-second")).to_contain_text("1 listed by the filters")
    page.locator(".mon-table a", has_text="Central pharmacy plan").click()
    expect(page.locator("h1")).to_contain_text("county central pharmacies")
    assert "target=gd2024-04-central-pharmacy-plan" in page.url
    assert faults(watch) == []
    assert watch.elsewhere == []


def test_policy_from_a_search_to_a_clause_to_a_cascade(page: Page, address: str) -> None:
    watch = Watch(page, address)
    page.goto(f"{address}/policy?region=440000&as_of=2024-Q3")
    expect(page.locator("h1")).to_contain_text("粤办函〔2024〕267号：50项量化目标")
    search = page.locator(".st-key-q input")
    search.fill("８５％的")
    search.press("Enter")
    expect(page.locator("mark").first).to_have_text("85%的")
    page.locator(".pol a", has_text="条款").first.click()
    page.wait_for_url("**clause=*")
    expect(page.locator(".pol-clause")).to_have_count(1)
    page.locator(".pol-clause a", has_text="层级").nth(1).click()
    expect(page.locator(".pol-card.self")).to_contain_text("＞85%")
    expect(page.locator(".pol-step").last).to_contain_text("21个")
    settled(page)
    with page.expect_download() as saved:
        page.locator(".st-key-download-cascade button").first.click()
    assert "本目标" in saved.value.path().read_text("utf-8-sig")
    page.locator(".mon-links a", has_text="关闭层级").click()
    expect(page.locator(".pol-steps")).to_have_count(0)
    assert faults(watch) == []
    assert watch.elsewhere == []


def test_policy_documents_and_the_lens(page: Page, address: str) -> None:
    watch = Watch(page, address)
    page.goto(f"{address}/policy?doc=nat2023&lens=primary_care")
    expect(page.locator("h1")).to_contain_text("11项重点任务")
    expect(page.locator(".pol-clause")).to_have_count(11)
    page.locator(".pol-clause a", has_text="对应国家文件（三）").click()
    expect(page.locator("h1")).to_contain_text("国卫体改发〔2023〕23号")
    expect(page.locator(".pol-clause")).to_have_count(1)
    page.locator(".pol-docs a", has_text="汉中市2021年医改通知").click()
    expect(page.locator("h1")).to_contain_text("汉中市2021年医改通知：17项量化目标")
    expect(page.locator(".pol-clause")).to_have_count(22)
    settled(page)
    with page.expect_download() as saved:
        page.locator(".st-key-download-targets button").first.click()
    assert saved.value.path().read_text("utf-8-sig").count("hz2021-") == 18
    assert faults(watch) == []
    assert watch.elsewhere == []


@pytest.mark.parametrize(
    "place",
    [
        "policy?region=440000&q=DRG&target=nat2023-12-drg-dip-coverage",
        "policy?lens=primary_care",
        "ledger?region=450000",
    ],
)
def test_a_telephone_needs_no_sideways_scroll(browser: Browser, address: str, place: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="en-US", color_scheme="dark")
    page = context.new_page()
    watch = Watch(page, address)
    page.goto(f"{address}/{place}")
    expect(page.locator(".mon-foot")).to_be_visible(timeout=_PATIENCE)
    assert page.evaluate(f"{_MAIN}.scrollWidth - {_MAIN}.clientWidth") <= 0
    assert faults(watch) == []
    assert watch.elsewhere == []
    context.close()
