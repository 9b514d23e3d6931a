"""A notice from proposal to closing in a real browser, its letter downloaded and read back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Browser, Page, expect

from benchmarks.serving import ROOT, served
from benchmarks.watching import Watch
from services.clock import today

pytestmark = pytest.mark.browser
_PATIENCE = 30_000
_ASKED = "region=440000&as_of=2024-Q3&lang=zh-CN&tab=rectification"
# 76 when the target of more than 85 began, 81 in the third quarter, every city alike: slow, so the rule is set to it.


@pytest.fixture
def page(browser: Browser, database: Path, tmp_path: Path) -> Iterator[tuple[Page, str]]:
    path = tmp_path / "monitor.duckdb"
    path.write_bytes(database.read_bytes())
    _let_slow_count(path)
    with served(ROOT / "app.py", {"MONITOR_DATABASE": str(path)}) as address:
        context = browser.new_context(
            viewport={"width": 1600, "height": 1000}, locale="zh-CN", color_scheme="light", accept_downloads=True
        )
        yield context.new_page(), address
        context.close()


def _let_slow_count(path: Path) -> None:
    from data.store import Store
    from services import revising
    from services.permissions import local
    from services.revising import Edit

    wanted = {"notice_from": "slow", "notice_periods": "1"}
    with Store.open(path) as store:
        edits = [
            Edit((name,), {"value": value}, int(str(revising.version_of(store, "settings", name)["change_id"])))
            for name, value in wanted.items()
        ]
        revising.revise(store, "settings", edits, actor=local("test"), reason="test")


def _read(path: Path) -> str:
    document = Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_from_proposal_to_closing(page: tuple[Page, str], tmp_path: Path) -> None:
    shown, address = page
    watch = Watch(shown, address)
    shown.goto(f"{address}/ledger?{_ASKED}")
    expect(shown.locator("h1").first).to_contain_text("建议督办22项", timeout=_PATIENCE)
    shown.get_by_role("row").filter(has_text="广州市").get_by_role("link", name="拟办").click()
    expect(shown.locator(".st-key-notice-confirm")).to_contain_text("拟发督办：广州市", timeout=_PATIENCE)
    shown.get_by_role("button", name="确认并发出").dblclick()

    panel = shown.locator(".st-key-notice-opened")
    number = f"督办〔{today().year}〕1号"
    expect(panel).to_contain_text(f"已发出{number}", timeout=_PATIENCE)
    expect(shown.locator("h1").first).to_contain_text("未结督办1件")
    expect(shown.get_by_role("table", name="督办列表")).to_contain_text(number)
    expect(panel.get_by_role("table", name="办理经过").get_by_role("row")).to_have_count(3)  # header, proposed, issued

    with shown.expect_download() as download:
        panel.get_by_role("button", name="督办函（DOCX）").click()
    letter = tmp_path / "letter.docx"
    download.value.save_as(letter)
    said = _read(letter)
    for part in (number, "广州市", "81%", "82.8%", "＞85%", "−4个百分点", "粤办函〔2024〕267号(五)"):
        assert part in said

    panel.get_by_label("回复内容").fill("已完成整改")
    panel.get_by_role("button", name="登记回复").click()
    expect(panel).to_contain_text("已回复，待销号", timeout=_PATIENCE)
    panel.get_by_label("销号依据").fill("核查属实")
    panel.get_by_role("button", name="销号", exact=True).click()
    expect(panel).to_contain_text(f"{number}已销号", timeout=_PATIENCE)
    expect(shown.locator("h1").first).to_contain_text("没有未结督办")
    assert watch.errors == []
    assert watch.elsewhere == []
