"""A return's whole way in the real app: the form, a bad cell, the correction, the review, the new figure."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, expect

from benchmarks.serving import ROOT, served
from data.store import Store
from domain.periods import Period
from services import clock, intake
from services.administration import load_registry
from services.permissions import local
from services.registry import read_registry

pytestmark = pytest.mark.browser
STANDARD = "乡镇卫生院、社区卫生服务中心达到国家能力标准比例"
CITY = "440100"
_PATIENCE = 20_000
_VALUE, _NUMERATOR, _DENOMINATOR = 6, 7, 8


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """A server of its own where returns are reviewed; Guangzhou reported 81 % the quarter before the last."""
    path = tmp_path / "monitor.duckdb"
    last = Period.quarter_of(clock.today()).shifted(-2)
    with Store.open(path) as store:
        load_registry(store, actor=local("test"), reason="journey")
        content = f"行政区划代码,指标,统计期,完成值,分子,分母\n{CITY},{STANDARD},{last},81,81,100\n".encode()
        judged = intake.examine(read_registry(store), content, file_name="a.csv", region_code=CITY)
        intake.submit(store, content, judged, region_code=CITY, actor=local("test"))
    with served(ROOT / "app.py", {"MONITOR_DATABASE": str(path), "MONITOR_REVIEW": "on"}) as running:
        yield running


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1600, "height": 1000}, locale="zh-CN", accept_downloads=True)
    context.set_default_timeout(_PATIENCE)
    expect.set_options(timeout=_PATIENCE)
    yield context.new_page()
    context.close()


def filled(form: Path, name: str, value: float | str) -> str:
    """Write a value with its counts into the form's row of the indicator, save it under a name and return its path."""
    book = load_workbook(form)
    sheet = book.worksheets[0]
    names = [cells[0] for cells in sheet.iter_rows(min_col=3, max_col=3, values_only=True)]
    row = names.index(STANDARD) + 1
    for column, text in ((_VALUE, value), (_NUMERATOR, 90), (_DENOMINATOR, 100)):
        sheet.cell(row, column).value = text
    path = form.with_name(name)
    book.save(path)
    return str(path)


def test_from_the_form_to_the_new_figure(page: Page, address: str, tmp_path: Path) -> None:
    page.goto(f"{address}/indicator?region={CITY}")
    expect(page.locator("h1")).to_contain_text("广州市 81%")

    page.goto(f"{address}/returns?region={CITY}")
    with page.expect_download() as downloading:
        page.locator(".st-key-template-own-xlsx button").click()
    form = tmp_path / downloading.value.suggested_filename
    downloading.value.save_as(form)
    assert form.suffix == ".xlsx"

    page.set_input_files("input[type=file]", filled(form, "填报.xlsx", "9O"))
    expect(page.locator(".mon-title", has_text="校验结果：填报.xlsx")).to_be_visible()
    found = page.locator("[data-testid=stExpander]", has_text="退回").first
    expect(found).to_contain_text("9O")
    expect(found).to_contain_text("广州市")
    expect(page.locator(".st-key-download-own-file button")).to_be_visible()

    page.set_input_files("input[type=file]", filled(form, "填报（改）.xlsx", 90))
    expect(page.locator(".mon-title", has_text="校验结果：填报（改）.xlsx")).to_be_visible()
    confirm = page.locator(".st-key-confirm button")
    expect(confirm).to_be_enabled()
    expect(confirm).to_contain_text("提交审核（1个数值）")
    confirm.dblclick()
    told = page.locator("[data-testid=stAlert]", has_text="已提交，等待审核，回执号")
    expect(told).to_be_visible()
    number = told.inner_text().split()[-1]

    page.goto(f"{address}/indicator?region={CITY}")
    expect(page.locator("h1")).to_contain_text("广州市 81%")
    page.goto(f"{address}/review?region={CITY}")
    page.locator(f"a[href*='{number}']").first.click()
    expect(page.locator("h1")).to_contain_text("填报（改）.xlsx")
    page.locator(".st-key-review-approved button").click()
    expect(page.locator("body")).to_contain_text("已通过")

    page.goto(f"{address}/indicator?region={CITY}")
    expect(page.locator("h1")).to_contain_text("广州市 90%")
