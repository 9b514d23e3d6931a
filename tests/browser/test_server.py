"""The server as it is operated: it refuses to start unsafely, says when it is ready, and stands behind nginx."""

import base64
import json
import os
import re
import shutil
import ssl
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from benchmarks.serving import ROOT, free_port, served
from benchmarks.watching import Watch
from data.store import Store
from domain.access import Role
from services.administration import load_registry
from services.people import Grant, grant
from services.permissions import LOCAL, local
from services.registry import read_registry

pytestmark = pytest.mark.browser
_PATIENCE = 30_000
_HEADER = {"STREAMLIT_SERVER_TRUSTED_USER_HEADERS": json.dumps({"X-Remote-User": "name"})}


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("server") / "monitor.duckdb"
    with Store.open(path) as store:
        load_registry(store, actor=local("test"), reason="server")
        registry = read_registry(store)
        grant(store, registry, Grant("wang", Role.ANALYST, "440100", "填报"), actor=LOCAL)
        grant(store, registry, Grant("boss", Role.ADMINISTRATOR, "000000", "管理"), actor=LOCAL)
    return path


def answer(address: str, *, user: str = "", **headers: str) -> tuple[int, dict[str, str], bytes]:
    named = {name.replace("_", "-"): text for name, text in headers.items()}
    request = urllib.request.Request(address, headers=named)  # noqa: S310 - our own server
    if user:
        request.add_header("Authorization", "Basic " + base64.b64encode(f"{user}:secret".encode()).decode())
    trusting = ssl._create_unverified_context()  # noqa: S323 - a certificate of this test's own
    try:
        with urllib.request.urlopen(request, timeout=10, context=trusting) as found:  # noqa: S310
            return found.status, dict(found.headers), found.read()
    except urllib.error.HTTPError as refused:
        return refused.code, dict(refused.headers), refused.read()


def test_ready_reads_the_store_and_every_answer_carries_the_headers(database: Path) -> None:
    with served(ROOT / "serve.py", {"MONITOR_DATABASE": str(database)}) as address:
        status, headers, body = answer(f"{address}/ready")
        assert (status, json.loads(body)["ready"]) == (200, True)
        for place in ("/ready", "/", "/_stcore/health"):
            _, headers, _ = answer(f"{address}{place}")
            assert headers["X-Frame-Options"] == "DENY"
            assert "default-src 'self'" in headers["Content-Security-Policy"]


def test_the_local_mode_answers_nobody_whom_a_proxy_passes_on(database: Path) -> None:
    with served(ROOT / "serve.py", {"MONITOR_DATABASE": str(database), "MONITOR_IDENTITY": "local"}) as address:
        assert answer(f"{address}/")[0] == 200
        for header in ("X_Forwarded_For", "X_Real_IP", "Forwarded", "x_forwarded_host"):
            status, _, body = answer(f"{address}/", **{header: "10.0.0.7"})
            assert (status, json.loads(body)) == (403, {"why": "identity-open"})


def test_not_ready_where_the_database_is_held_by_another(database: Path) -> None:
    with Store.open(database), served(ROOT / "serve.py", {"MONITOR_DATABASE": str(database)}) as address:
        status, _, body = answer(f"{address}/ready")
    assert (status, json.loads(body)) == (503, {"ready": False, "why": "store-busy"})


@pytest.mark.parametrize(
    ("mode", "address"),
    [("local", "0.0.0.0"), ("proxy", "0.0.0.0"), ("none", "127.0.0.1"), ("proxy", "::")],  # noqa: S104
)
def test_it_refuses_to_start_where_identity_would_be_open(database: Path, mode: str, address: str) -> None:
    command = [sys.executable, "-m", "streamlit", "run", "serve.py", "--server.headless", "true"]
    server = subprocess.run(
        [*command, "--server.port", str(free_port()), "--server.address", address],
        cwd=ROOT,
        env=os.environ | {"MONITOR_DATABASE": str(database), "MONITOR_IDENTITY": mode},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert server.returncode != 0
    assert "identity-" in server.stdout + server.stderr


@pytest.mark.parametrize(
    "settings",
    [{"MONITOR_IDENTITY": "oidc", **_HEADER}, _HEADER, {"MONITOR_REVIEW": "true"}, {"MONITOR_IDLE_MINUTES": "none"}],
)
def test_it_refuses_to_start_with_settings_that_open_more_than_they_say(
    database: Path, settings: dict[str, str]
) -> None:
    command = [sys.executable, "-m", "streamlit", "run", "serve.py", "--server.headless", "true"]
    server = subprocess.run(
        [*command, "--server.port", str(free_port())],
        cwd=ROOT, env=os.environ | {"MONITOR_DATABASE": str(database)} | settings, capture_output=True, text=True,
        timeout=120, check=False,
    )  # fmt: skip
    assert server.returncode != 0
    assert any(code in server.stdout + server.stderr for code in ("identity-headers", "switch-unknown", "setting-not"))


@dataclass(frozen=True)
class Front:
    """nginx before the server: where each of them listens."""

    outside: str
    inside: str


@pytest.fixture(scope="module")
def front(database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Front]:
    nginx, openssl = shutil.which("nginx"), shutil.which("openssl")
    if nginx is None or openssl is None:
        pytest.skip("NOT TESTED behind nginx: it is not installed (apt-get install nginx-light openssl)")
    folder = tmp_path_factory.mktemp("nginx")
    key = [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1"]
    subprocess.run([*key, "-keyout", folder / "key.pem", "-out", folder / "cert.pem"], check=True, capture_output=True)
    hashed = subprocess.run([openssl, "passwd", "-apr1", "secret"], check=True, capture_output=True, text=True).stdout
    (folder / "users").write_text("".join(f"{name}:{hashed.strip()}\n" for name in ("wang", "stranger")))
    environment = {"MONITOR_DATABASE": str(database), "MONITOR_IDENTITY": "proxy", **_HEADER}
    with served(ROOT / "serve.py", environment) as inside:
        port = free_port()
        process = subprocess.Popen(
            [nginx, "-p", folder, "-c", _configuration(folder, inside, port), "-g", "daemon off;"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            _wait(f"https://127.0.0.1:{port}/", process)
            yield Front(f"https://127.0.0.1:{port}", inside)
        finally:
            process.terminate()
            process.wait(timeout=20)


def _configuration(folder: Path, inside: str, port: int) -> Path:
    """Return the shipped configuration with this test's ports and files in place of the example's."""
    shipped = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    changed = shipped
    for found, here in (
        ("listen 80;", f"listen 127.0.0.1:{free_port()};"),
        ("listen 443 ssl;", f"listen 127.0.0.1:{port} ssl;"),
        ("/etc/monitor/tls/", f"{folder}/"),
        ("/etc/monitor/users", f"{folder}/users"),
        ("http://127.0.0.1:8501", inside),
        ("monitor.example.cn", "127.0.0.1"),
    ):
        assert found in changed
        changed = changed.replace(found, here)
    assert not re.search(r"\b8501\b|example", changed)
    places = "".join(
        f"{name}_temp_path {folder}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    path = folder / "nginx.conf"
    # Its workers would not be let into a folder that only root may read.
    user = "user root; " if os.getuid() == 0 else ""
    path.write_text(
        f"{user}pid {folder}/nginx.pid; error_log {folder}/error.log; events {{}}\n"
        f"http {{ include /etc/nginx/mime.types; access_log off; {places}\n{changed}\n}}\n",
        encoding="utf-8",
    )
    return path


def _wait(address: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(100):
        assert process.poll() is None, "nginx ended by itself"
        try:
            answer(address)
        except OSError:
            time.sleep(0.1)
        else:
            return


def test_the_front_door_asks_who_it_is_and_hides_what_is_no_readers_business(front: Front) -> None:
    assert answer(f"{front.outside}/")[0] == 401
    assert answer(f"{front.outside}/", X_Remote_User="boss")[0] == 401
    assert answer(f"{front.outside}/", user="wang")[0] == 200
    assert answer(f"{front.outside}/_stcore/health", user="wang")[0] == 200
    for place in ("/_stcore/metrics", "/_stcore/metrics/", "//_stcore/metrics", "/_stcore/agent/run"):
        assert answer(f"{front.outside}{place}", user="wang")[0] == 404
    assert "Strict-Transport-Security" in answer(f"{front.outside}/", user="wang")[1]


@pytest.mark.parametrize("spoofed", [{}, {"X-Remote-User": "boss"}, {"x-remote-user": "boss"}])
def test_only_the_sign_in_says_who_it_is(browser: Browser, front: Front, spoofed: dict[str, str]) -> None:
    context = browser.new_context(
        viewport={"width": 1600, "height": 900},
        locale="zh-CN",
        ignore_https_errors=True,
        http_credentials={"username": "wang", "password": "secret"},
        extra_http_headers=spoofed,
    )
    page = context.new_page()
    watch = Watch(page, front.outside)
    page.goto(f"{front.outside}/?region=440000")
    expect(page.locator(".mon-foot")).to_contain_text("wang（填报，广州市）", timeout=_PATIENCE)
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_attached(timeout=_PATIENCE)
    assert page.locator("[data-testid=stSidebar]", has_text="管理").count() == 0
    page.wait_for_timeout(1500)
    assert watch.errors == [], "the security policy forbids something that the page needs"
    context.close()


def test_a_name_without_a_role_sees_nothing(browser: Browser, front: Front) -> None:
    context = browser.new_context(
        locale="zh-CN", ignore_https_errors=True, http_credentials={"username": "stranger", "password": "secret"}
    )
    page = context.new_page()
    page.goto(f"{front.outside}/")
    expect(page.get_by_text("没有识别到您的身份")).to_be_visible(timeout=_PATIENCE)
    assert page.locator(".js-plotly-plot").count() == 0
    context.close()
