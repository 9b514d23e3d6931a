"""The scorecard and the matrix in the real app: main path, deep link, language, telephone, table and picture."""

import struct
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from benchmarks.watching import Watch

pytestmark = pytest.mark.browser
_PATIENCE = 30_000
TARGET = "gd2024-05-primary-national-standard"
CITY = "region=440100&as_of=2024-Q3&lang=zh-CN"
PROVINCE = "region=440000&as_of=2024-Q3&lang=zh-CN"


def opened(browser: Browser, *, width: int = 1600, height: int = 900, locale: str = "zh-CN") -> Page:
    context = browser.new_context(viewport={"width": width, "height": height}, locale=locale)
    context.set_default_timeout(_PATIENCE)
    expect.set_options(timeout=_PATIENCE)
    return context.new_page()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    one = opened(browser)
    yield one
    one.context.close()


def png_size(path: Path) -> tuple[int, int]:
    head = path.read_bytes()[:24]
    assert head[:8] == b"\x89PNG\r\n\x1a\n"
    wide, high = struct.unpack(">II", head[16:24])
    return int(wide), int(high)


def test_the_scorecard_from_the_finding_to_the_indicator_and_back_up(page: Page, address: str) -> None:
    watch = Watch(page, address)
    page.goto(f"{address}/region?{CITY}")
    expect(page.locator("h1")).to_contain_text("广州市30项量化目标")
    expect(page.locator(".st-key-wide-scorecard .js-plotly-plot .main-svg").first).to_be_visible()
    expect(page.get_by_role("figure", name="有完成率的").first).to_be_attached()
    row = page.locator(".mon-score tr", has_text="达到国家能力标准")
    expect(row).to_contain_text("1/21")  # all cities of this database report the same
    expect(row.locator("img")).to_have_attribute("alt", "达到国家能力标准近2个统计期的趋势，最近为81%")
    row.locator("a").click()
    expect(page.locator("h1")).to_contain_text("广州市 81%")
    assert "target=" + TARGET in page.url
    page.locator("[data-testid=stSidebar] a", has_text="地区").click()
    page.locator(".mon-crumbs a", has_text="广东省").click()
    expect(page.locator("h1")).to_contain_text("广东省50项量化目标")
    assert watch.errors == []
    assert watch.elsewhere == []


def test_a_deep_link_keeps_task_area_order_and_language(page: Page, address: str) -> None:
    watch = Watch(page, address)
    page.goto(f"{address}/region?{PROVINCE}&theme=中医药&sort=gap")
    expect(page.locator("h1")).to_contain_text("广东省“中医药”9项量化目标")
    page.locator("[data-testid=stSidebar]").get_by_text("English", exact=True).click()
    expect(page.locator("h1")).to_contain_text("Guangdong, Traditional medicine: 9 targets")
    assert "sort=gap" in page.url
    assert watch.errors == []


@pytest.mark.parametrize(("place", "figure"), [("region", "scorecard"), ("matrix", "matrix")])
def test_tables_and_pictures_can_be_taken_away(
    page: Page, address: str, tmp_path: Path, place: str, figure: str
) -> None:
    page.goto(f"{address}/{place}?{PROVINCE}")
    with page.expect_download() as table:
        page.locator(f".st-key-download-{figure} button").click()
    file = tmp_path / "table.csv"
    table.value.save_as(file)
    written = file.read_bytes()
    assert written.startswith(b"\xef\xbb\xbf")
    assert "达到国家能力标准" in written.decode("utf-8-sig")
    plot = page.locator(f".st-key-wide-{figure} .js-plotly-plot")
    expect(plot.locator(".main-svg").first).to_be_visible()
    plot.hover()
    with page.expect_download() as picture:
        plot.locator(".modebar-btn").first.click()
    png = tmp_path / "picture.png"
    picture.value.save_as(png)
    wide, high = png_size(png)
    assert wide == 3200
    assert high >= 1800
    assert picture.value.suggested_filename == f"{figure}_440000_2024-Q3.png"


def test_the_matrix_leads_from_a_mark_and_from_a_value_to_the_indicator(page: Page, address: str) -> None:
    watch = Watch(page, address)
    page.goto(f"{address}/matrix?{PROVINCE}")
    expect(page.locator("h1")).to_contain_text("广东省：21个地市×19项目标")
    expect(page.get_by_role("figure", name="21个地市×19项").first).to_be_attached()
    page.locator(".mon-matrix tbody a[aria-label^='广州市 达到国家能力标准']").click()
    expect(page.locator("h1")).to_contain_text("广州市 81%")
    page.go_back()
    # The way back shows what the address names, never another region.
    named = {"440100": "广州市：11个县区", "440000": "广东省：21个地市"}
    expect(page.locator("h1")).to_contain_text("项目标，达标或按序时")
    code = page.url.partition("region=")[2][:6]
    expect(page.locator("h1")).to_contain_text(named[code])
    page.goto(f"{address}/matrix?{PROVINCE}")
    expect(page.locator("h1")).to_contain_text("广东省：21个地市×19项目标")
    mark = page.locator(".st-key-wide-matrix .scatterlayer .trace .point").first
    mark.wait_for(state="attached")
    box = mark.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_url("**/indicator?**")
    expect(page.locator("h1")).to_be_visible()
    assert watch.errors == []
    assert watch.elsewhere == []


def test_a_header_of_the_matrix_sorts_by_its_target(page: Page, address: str) -> None:
    page.goto(f"{address}/matrix?{PROVINCE}")
    page.locator(".mon-matrix thead a", has_text="达到国家能力标准").click()
    page.wait_for_url(f"**sort={TARGET}**")
    expect(page.locator(".mon-matrix thead th[aria-sort=descending]")).to_have_text("达到国家能力标准 ↓")


@pytest.mark.parametrize("place", ["region", "matrix"])
@pytest.mark.parametrize("lang", ["zh-CN", "en"])
def test_a_telephone_sees_no_cut(browser: Browser, address: str, place: str, lang: str) -> None:
    page = opened(browser, width=390, height=844, locale=lang)
    watch = Watch(page, address)
    page.goto(f"{address}/{place}?region=440000&as_of=2024-Q3&lang={lang}")
    expect(page.locator(".mon-foot")).to_be_visible()
    main = "document.querySelector('[data-testid=stMain]')"
    assert page.evaluate(f"{main}.scrollWidth - {main}.clientWidth") <= 0
    figure = "scorecard" if place == "region" else "matrix"
    expect(page.locator(f".st-key-narrow-{figure} .main-svg").first).to_be_visible()
    assert not page.locator(f".st-key-wide-{figure}").is_visible()
    assert watch.errors == []
    page.context.close()
