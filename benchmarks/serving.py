"""Starts a Streamlit server of one's own on a free loopback port and ends it by its process id."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
CHROMIUM_ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
_PATIENCE = 60.0


def chromium() -> str | None:
    """Return the path of the system's Chromium, None where there is none."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return next((path for name in names if (path := shutil.which(name))), None)


@dataclass(frozen=True)
class Server:
    """A server that runs: where it answers, and its process."""

    address: str
    pid: int


@contextmanager
def served(
    app: Path,
    environment: Mapping[str, str] | None = None,
    *,
    port: int | None = None,
    arguments: Sequence[str] = (),
) -> Iterator[str]:
    """Serve an app while the block runs; yield its address once it answers."""
    with started(app, environment, port=port, arguments=arguments) as server:
        yield server.address


@contextmanager
def started(
    app: Path,
    environment: Mapping[str, str] | None = None,
    *,
    port: int | None = None,
    arguments: Sequence[str] = (),
    log: Path | None = None,
) -> Iterator[Server]:
    """Serve an app while the block runs; yield the server once it answers. What it writes goes into `log`."""
    port = port or free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(app), "--server.port", str(port)]
    with ExitStack() as files:
        written = files.enter_context(log.open("wb")) if log else subprocess.DEVNULL
        server = subprocess.Popen(  # noqa: S603 - our own interpreter and app
            [*command, "--server.headless", "true", "--server.address", "127.0.0.1", *arguments],
            cwd=ROOT,
            env=os.environ | dict(environment or {}),
            stdout=written,
            stderr=written,
        )
        try:
            address = f"http://127.0.0.1:{port}"
            _wait(address, server)
            yield Server(address, server.pid)
        finally:
            server.terminate()
            server.wait(timeout=20)


def free_port() -> int:
    """Return a loopback port that nobody holds now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(address: str, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        if server.poll() is not None:
            raise RuntimeError("the server ended by itself")
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2):  # noqa: S310 - our own server
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)
    raise TimeoutError("the server did not answer")
