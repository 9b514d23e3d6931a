"""Signing in against a real provider process: nothing before, the own role after, nothing again after signing out."""

import json
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from benchmarks.serving import ROOT, free_port, served
from data.store import Store
from domain.access import Role
from services.administration import load_registry
from services.people import Grant, grant
from services.permissions import LOCAL, local
from services.registry import read_registry

pytestmark = pytest.mark.browser
_PATIENCE = 30_000
NAME = "wang@example.cn"


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    port = free_port()
    claims = json.dumps({"sub": "wang", "email": NAME})
    command = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "-p", str(port), "--user-claims", claims]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}/.well-known/openid-configuration"
    try:
        for _ in range(200):
            try:
                urllib.request.urlopen(address, timeout=1)
                break
            except OSError:
                time.sleep(0.1)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=10)


@pytest.fixture(scope="module")
def secured(provider: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder, port = tmp_path_factory.mktemp("oidc"), free_port()
    database = folder / "monitor.duckdb"
    with Store.open(database) as store:
        load_registry(store, actor=local("test"), reason="sign in")
        registry = read_registry(store)
        grant(store, registry, Grant(NAME, Role.ANALYST, "440100", "填报"), actor=LOCAL)
    secrets = folder / "secrets.toml"
    secrets.write_text(
        f"""[auth]
redirect_uri = "http://127.0.0.1:{port}/oauth2callback"
cookie_secret = "a secret of this test alone, 32 characters"
client_id = "monitor"
client_secret = "secret"
server_metadata_url = "{provider}"
""",
        encoding="utf-8",
    )
    environment = {"MONITOR_DATABASE": str(database), "MONITOR_IDENTITY": "oidc"}
    with served(ROOT / "app.py", environment, port=port, arguments=["--secrets.files", str(secrets)]) as address:
        yield address


def test_signing_in_and_out(browser: Browser, secured: str, tmp_path: Path) -> None:
    context = browser.new_context(viewport={"width": 1600, "height": 900}, locale="zh-CN")
    context.set_default_timeout(_PATIENCE)
    expect.set_options(timeout=_PATIENCE)
    page = context.new_page()
    page.goto(f"{secured}/indicator?region=440000")
    expect(page.get_by_text("请登录后使用")).to_be_visible()
    assert page.locator(".js-plotly-plot").count() == 0
    assert page.locator("[data-testid=stPageLink]").count() == 0

    page.locator(".st-key-sign-in-page button").click()
    page.get_by_label("sub").or_(page.locator("input[name=sub]")).first.fill("wang")
    page.get_by_role("button", name="Authorize").or_(page.locator("button[type=submit]")).first.click()
    expect(page.locator("[data-testid=stSidebar]")).to_contain_text(f"{NAME}（填报，广州市）")
    expect(page.locator(".mon-foot")).to_contain_text(NAME)
    links = page.locator("[data-testid=stSidebar] [data-testid=stPageLink]")
    expect(links.filter(has_text="报送")).to_have_count(1)
    assert links.filter(has_text="管理").count() == 0
    page.goto(f"{secured}/administration")
    expect(page.get_by_text("不能在广州市进行此项操作（修改目标）")).to_be_visible()
    page.goto(f"{secured}/returns?region=440300")
    expect(page.get_by_text("深圳市不在您负责的范围内")).to_be_visible()
    assert page.locator("input[type=file]").count() == 0
    page.goto(f"{secured}/returns")
    expect(page.locator(".st-key-region input")).to_have_value("广东省 › 广州市")

    page.locator(".st-key-sign-out button").click()
    page.get_by_role("button", name="End session").click()
    expect(page.get_by_text("请登录后使用")).to_be_visible()
    page.goto(f"{secured}/?region=440000")
    expect(page.get_by_text("请登录后使用")).to_be_visible()
    assert page.locator(".js-plotly-plot").count() == 0
    context.close()
