"""Pictures: everybody gets his own, at the size that was promised, and what hangs or dies is told and replaced."""

import io
import os
import re
import signal
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
import pytest
from PIL import Image

from domain.errors import MonitorError
from locales import texts
from reports import pictures, pictures_worker
from reports.pictures import Exporter, PictureLimits, Size, size_of
from reports.pictures_process import read, write
from services.telling import error_sentence

needs_browser = pytest.mark.skipif(pictures.browser() is None, reason="no browser is installed")


def figure(word: str = "老年人健康管理率", *, height: int = 700) -> Any:
    drawn = go.Figure(go.Scatter(x=[1, 2], y=[3, 4]))
    return drawn.update_layout(title=word, height=height, paper_bgcolor="#FFFFFF")


@pytest.fixture(scope="module")
def exporter() -> Any:
    made = Exporter(PictureLimits(seconds=60))
    yield made
    made.close()


@needs_browser
@pytest.mark.parametrize("height", [700, 901, 955, 1128, 1799])
def test_a_png_is_opaque_and_3200_by_1800(exporter: Exporter, height: int) -> None:
    image = Image.open(io.BytesIO(exporter.picture(figure(height=height))))
    assert image.size == (3200, 1800)
    assert image.mode == "RGB" or image.getchannel("A").getextrema() == (255, 255)


@needs_browser
def test_a_very_long_figure_grows_downwards(exporter: Exporter) -> None:
    assert Image.open(io.BytesIO(exporter.picture(figure(height=2000)))).size == (3200, 4000)


@needs_browser
def test_an_svg_holds_its_words_and_asks_for_nothing_from_outside(exporter: Exporter) -> None:
    drawn = exporter.picture(figure(), "svg").decode()
    assert drawn.startswith("<svg")
    assert "老年人健康管理率" in drawn
    assert set(re.findall(r"https?://[^\"' <]+", drawn)) <= {
        "http://www.w3.org/2000/svg",
        "http://www.w3.org/1999/xlink",
    }


@needs_browser
def test_each_of_twenty_threads_gets_its_own_picture(exporter: Exporter) -> None:
    words = [f"figure-{number}-of-twenty" for number in range(20)]
    with ThreadPoolExecutor(20) as pool:
        drawn = list(pool.map(lambda word: exporter.picture(figure(word), "svg").decode(), words))
    assert [re.findall(r"figure-\d+-of-twenty", one) for one in drawn] == [[word] for word in words]


@needs_browser
def test_the_process_is_replaced_and_leaves_nothing_behind() -> None:
    made = Exporter(PictureLimits(images=2))
    seen: list[Any] = []
    for _ in range(3):
        made.picture(figure(), "svg")
        seen.append(made._worker)
    first, second, third = seen
    assert first is second
    assert third is not first
    assert not first.alive
    home = third._home.name
    made.close()
    assert not Path(home).exists()
    assert pictures_worker._running_on(home) == []


@needs_browser
def test_a_process_that_was_killed_between_two_pictures_is_replaced(exporter: Exporter) -> None:
    exporter.picture(figure(), "svg")
    os.kill(exporter._worker._process.pid, signal.SIGKILL)  # type: ignore[union-attr]
    assert b"<svg" in exporter.picture(figure(), "svg")


@needs_browser
def test_a_browser_that_was_killed_between_two_pictures_is_replaced(exporter: Exporter) -> None:
    exporter.picture(figure(), "svg")
    for process in pictures_worker._running_on(exporter._worker._home.name):  # type: ignore[union-attr]
        os.kill(process, signal.SIGKILL)
    assert b"<svg" in exporter.picture(figure(), "svg")


@needs_browser
def test_a_process_that_rests_is_let_go() -> None:
    made = Exporter(PictureLimits(idle=0.2))
    made.picture(figure(), "svg")
    worker = made._worker
    assert worker is not None
    worker._process.wait(20)
    assert b"<svg" in made.picture(figure(), "svg")
    made.close()


def browser_of(tmp_path: Path, script: str) -> str:
    path = tmp_path / "browser"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


def test_a_browser_that_hangs_is_stopped_in_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER_PATH", browser_of(tmp_path, "sleep 300"))
    monkeypatch.setattr(pictures_worker, "_GRACE_SECONDS", 1.0)
    monkeypatch.setattr(pictures_worker, "_END_SECONDS", 0.5)
    made = Exporter(PictureLimits(seconds=2))
    with pytest.raises(MonitorError) as told:
        made.picture(figure())
    assert told.value.code in ("picture-late", "picture-failed")
    assert made._worker is None


def test_a_browser_that_ends_at_once_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER_PATH", browser_of(tmp_path, "exit 1"))
    with pytest.raises(MonitorError) as told:
        Exporter(PictureLimits(seconds=20)).picture(figure())
    assert told.value.code in ("picture-failed", "picture-late")


@pytest.mark.parametrize(("path", "code"), [("", "picture-no-browser"), ("/no/such/browser", "picture-browser-path")])
def test_without_a_browser_a_sentence_says_what_to_do(path: str, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.setenv("BROWSER_PATH", path)
    with pytest.raises(MonitorError) as told:
        pictures.picture(figure())
    assert told.value.code == code
    for language in ("zh-CN", "en"):
        found, hint = error_sentence(told.value, texts(language))
        assert found
        assert "Chromium" in hint or "BROWSER_PATH" in hint


def test_another_form_is_refused_before_anything_starts() -> None:
    made = Exporter()
    with pytest.raises(MonitorError, match="picture-format"):
        made.picture(figure(), "gif")
    assert made._worker is None


def test_whoever_waits_too_long_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "browser", lambda: "/usr/bin/true")
    made = Exporter(PictureLimits(waiting=0.05))
    with made._lock, pytest.raises(MonitorError, match="picture-busy"):
        made.picture(figure())


def test_sizes() -> None:
    assert size_of(figure(height=600)) == Size(1600, 900, 2)
    assert (size_of(figure(height=1000)).width, size_of(figure(height=1000)).height) == (1792, 1008)
    assert size_of(figure(height=1801)) == Size(1600, 1801, 2)


def test_messages_keep_their_borders() -> None:
    stream = io.BytesIO()
    for message in (b"", b"one", "图".encode() * 1000):
        write(stream, message)
    stream.seek(0)
    assert [read(stream) for _ in range(4)] == [b"", b"one", "图".encode() * 1000, None]
    assert read(io.BytesIO(b"\x00\x00\x00\x09half")) is None
