"""One official's way through the real app: overview, another region, a return, the new value."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from benchmarks.watching import Watch

pytestmark = pytest.mark.browser
STANDARD = "乡镇卫生院、社区卫生服务中心达到国家能力标准比例"
RETURN = f"行政区划代码,指标,统计期,完成值,分子,分母\n440100,{STANDARD},2024-Q3,90,90,100\n"
_PATIENCE = 20_000


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


def test_a_return_changes_what_the_indicator_page_says(page: Page, own_address: str, tmp_path: Path) -> None:
    watch = Watch(page, own_address)
    page.goto(own_address)
    region = page.locator(".st-key-region input")
    region.click()
    region.fill("广州市")
    page.get_by_role("option", name="广东省 › 广州市", exact=True).click()
    page.wait_for_url("**region=440100**")
    # The address changes first; the links of the sidebar follow with the screen, as a reader sees it.
    expect(page.locator("h1")).to_contain_text("广州市")
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


def test_a_mark_on_a_figure_leads_to_its_region_and_the_address_can_be_copied(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 1600, "height": 900}, locale="zh-CN")
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    context.set_default_timeout(_PATIENCE)
    page = context.new_page()
    watch = Watch(page, address)
    page.goto(f"{address}/indicator?region=440000&as_of=2024-Q3")
    mark = page.locator(".st-key-wide-dots .scatterlayer .point").first
    expect(mark).to_be_visible(timeout=_PATIENCE)
    page.evaluate("window.stayed = true")
    # Plotly lays a pane over its marks: a reader's mouse hits that, so does this one.
    box = mark.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_timeout(300)
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.locator(".mon-crumbs b")).not_to_have_text("广东省", timeout=_PATIENCE)
    assert "region=44" in page.url
    assert page.evaluate("window.stayed"), "the link opened a new session"
    page.locator(".mon-crumbs a", has_text="广东省").click()
    expect(page.locator(".mon-crumbs b")).to_have_text("广东省", timeout=_PATIENCE)
    page.locator(".mon-copy").click()
    expect(page.locator(".mon-copy")).to_contain_text("已复制")
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    assert watch.errors == []
    context.close()


def test_the_picture_and_the_table_are_saved_whole(browser: Browser, address: str, tmp_path: Path) -> None:
    context = browser.new_context(viewport={"width": 1600, "height": 900}, locale="zh-CN", accept_downloads=True)
    page = context.new_page()
    page.goto(f"{address}/indicator?region=440000&as_of=2024-Q3")
    plot = page.locator(".st-key-wide-dots .js-plotly-plot")
    expect(plot.locator(".scatterlayer .point").first).to_be_visible(timeout=_PATIENCE)
    plot.hover()
    with page.expect_download(timeout=_PATIENCE) as saving:
        plot.locator(".modebar-btn").first.click()
    picture = tmp_path / "chart.png"
    saving.value.save_as(picture)
    with Image.open(picture) as image:
        assert image.size == (3200, 1800)
        assert image.convert("RGBA").getchannel("A").getextrema() == (255, 255)
    said = plot.evaluate("plot => plot._fullLayout.annotations.map(one => one.text).join(' ')")
    for words in ("截至2024年三季度", "数据版本", "粤办函〔2024〕267号", "方法：序时进度", "报送率 21/21"):
        assert words in said
    with page.expect_download(timeout=_PATIENCE) as saving:
        page.locator(".st-key-download-table-xlsx button").click()
    table = tmp_path / "table.xlsx"
    saving.value.save_as(table)
    book = load_workbook(table)
    written = [str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row]
    assert "广州市" in written
    assert any("数据版本" in str(cell.value) for row in book.worksheets[1].iter_rows() for cell in row)
    context.close()
