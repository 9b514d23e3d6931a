"""Figures as picture files: PNG of 3200x1800 and SVG, drawn on the server without anyone's browser window.

Asked from several threads, kaleido's own shared server hands one user another user's picture. Here one process draws
one picture at a time behind one lock, is stopped when it takes too long, and is replaced after a number of pictures.
"""

import atexit
import json
import os
import shutil
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from threading import Lock, Timer
from typing import Any, Protocol

from domain.errors import MonitorError
from reports.pictures_worker import Worker, WorkerLostError

FORMS = ("png", "svg")
WIDTH, HEIGHT, SCALE = 1600, 900, 2
_MOST_STRETCH = 2.0  # a sheet up to twice as high is drawn smaller, so that the picture stays 16:9
_HAIR = 1e-9
_BROWSERS = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "msedge",
)  # fmt: skip


class Drawn(Protocol):
    """A figure of the charts room."""

    layout: Any

    def to_json(self) -> str | None:
        """Return the figure as JSON."""


@dataclass(frozen=True)
class PictureLimits:
    """Seconds for one picture (the first includes the browser's start), in the queue, and idle; pictures a process."""

    seconds: float = 60
    waiting: float = 180
    idle: float = 300
    images: int = 200


@dataclass(frozen=True)
class Size:
    """Size of the sheet in px, and by what a PNG is larger than that."""

    width: int = WIDTH
    height: int = HEIGHT
    scale: float = SCALE


class Exporter:
    """One process that draws, for any number of threads."""

    def __init__(self, limits: PictureLimits | None = None) -> None:
        self._limits = limits or PictureLimits()
        self._lock = Lock()
        self._worker: Worker | None = None
        self._rest: Timer | None = None
        self._told = False

    def picture(self, figure: Drawn, form: str = "png", *, size: Size | None = None) -> bytes:
        """Return a figure as PNG or SVG; `size` None: 16:9, 3200x1800 px, longer where a figure is very long.

        Raises MonitorError for another form, where no browser is installed, where too many are waiting, where a picture
        takes too long, and where the browser cannot draw it.
        """
        if form not in FORMS:
            raise MonitorError("picture-format", found=form, expected=", ".join(FORMS))
        found = needed_browser()
        order = _order(figure, form, size or size_of(figure))
        if not self._lock.acquire(timeout=self._limits.waiting):
            raise MonitorError("picture-busy", seconds=round(self._limits.waiting))
        try:
            return self._drawn(order, found)
        finally:
            self._rest_later()
            self._lock.release()

    def close(self) -> None:
        """Stop the process and its browser; the next picture starts another one."""
        with self._lock:
            self._stop()

    def _drawn(self, order: bytes, browser: str) -> bytes:
        fresh = self._ready(browser)
        try:
            return self._asked(order)
        except WorkerLostError as lost:
            if fresh:
                raise MonitorError("picture-failed", found=str(lost)) from lost
        # A browser that died between two pictures says nothing against this one.
        self._ready(browser)
        try:
            return self._asked(order)
        except WorkerLostError as lost:
            raise MonitorError("picture-failed", found=str(lost)) from lost

    def _ready(self, browser: str) -> bool:
        """Return whether a new process had to be started."""
        worker = self._worker
        if worker is not None and worker.alive and worker.browser == browser and worker.drawn < self._limits.images:
            return False
        self._stop()
        self._worker = Worker(browser, seconds=self._limits.seconds)
        if not self._told:  # no process outlives this one
            atexit.register(self.close)
            self._told = True
        return True

    def _asked(self, order: bytes) -> bytes:
        if self._worker is None:
            raise WorkerLostError("not started")
        try:
            return self._worker.draw(order)
        except TimeoutError as late:
            self._stop()
            raise MonitorError("picture-late", seconds=round(self._limits.seconds)) from late
        except WorkerLostError:
            self._stop()
            raise

    def _rest_later(self) -> None:
        """Let go of the browser's memory when nobody has asked for a while."""
        if self._rest is not None:
            self._rest.cancel()
        self._rest = Timer(self._limits.idle, self.close)
        self._rest.daemon = True
        self._rest.start()

    def _stop(self) -> None:
        if self._rest is not None:
            self._rest.cancel()
        if self._worker is not None:
            self._worker.stop()
            self._worker = None


_EXPORTER = Exporter()


def picture(figure: Drawn, form: str = "png", *, size: Size | None = None) -> bytes:
    """Return a figure as PNG or SVG; see Exporter.picture. Safe to call from many threads."""
    return _EXPORTER.picture(figure, form, size=size)


def browser() -> str | None:
    """Return the browser that draws pictures: BROWSER_PATH, else a known one on PATH; None where there is none."""
    named = os.environ.get("BROWSER_PATH")
    if named:
        return named if Path(named).is_file() and os.access(named, os.X_OK) else None
    return next((path for name in _BROWSERS if (path := shutil.which(name))), None)


def needed_browser() -> str:
    """Return the browser; MonitorError with what to do where there is none."""
    found = browser()
    if found is None:
        named = os.environ.get("BROWSER_PATH")
        raise MonitorError("picture-browser-path", found=named) if named else MonitorError("picture-no-browser")
    return found


def size_of(figure: Drawn) -> Size:
    """Return the size at which a figure's rows keep their room: 16:9 as long as the letters stay readable."""
    height = int(figure.layout.height or HEIGHT)
    if height <= HEIGHT:
        return Size()
    if height <= HEIGHT * _MOST_STRETCH:
        # In steps of 16 by 9 the picture comes out at exactly 3200x1800; the hair more keeps it from being cut to 3199.
        step = ceil(height / 9)
        return Size(16 * step, 9 * step, WIDTH * SCALE / (16 * step) + _HAIR)
    return Size(WIDTH, height, SCALE)


def _order(figure: Drawn, form: str, size: Size) -> bytes:
    drawn = json.loads(figure.to_json() or "{}")
    drawn.setdefault("layout", {})["width"] = size.width
    drawn["layout"]["height"] = size.height
    order = {"figure": drawn, "format": form, "width": size.width, "height": size.height}
    return json.dumps(order | {"scale": size.scale if form == "png" else 1}).encode()
