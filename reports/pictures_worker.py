"""The process that draws pictures, seen from outside: started, asked with a time limit, stopped with its browser."""

import json
import os
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import IO

from reports.pictures_process import read, write

_ROOT = Path(__file__).resolve().parent.parent
_GRACE_SECONDS = 5.0  # for the process to give up by its own clock first
_END_SECONDS = 3.0
_TAIL = 4_000


class WorkerLostError(Exception):
    """The process ended, or answered that it could not draw."""


class Worker:
    """One process with one browser. Not for several threads at once: whoever holds it has a lock."""

    def __init__(self, browser: str, *, seconds: float) -> None:
        self.browser = browser
        self.drawn = 0
        self._seconds = seconds
        self._home = tempfile.TemporaryDirectory(prefix="pictures-")
        self._complaints: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115  closed by stop
        self._process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", "reports.pictures_process", browser, str(seconds)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._complaints,
            cwd=_ROOT,
            env={**os.environ, "PYTHONPATH": str(_ROOT), "TMPDIR": self._home.name},
            start_new_session=True,
        )
        self._answers: SimpleQueue[bytes | None] = SimpleQueue()
        Thread(target=self._listen, daemon=True, name="pictures").start()

    @property
    def alive(self) -> bool:
        """Whether the process still runs."""
        return self._process.poll() is None

    def draw(self, order: bytes) -> bytes:
        """Return the image; TimeoutError where it takes too long, WorkerLostError where there is none."""
        assert self._process.stdin is not None  # noqa: S101  given with PIPE
        try:
            write(self._process.stdin, order)
        except (BrokenPipeError, ValueError) as gone:
            raise WorkerLostError(self._last_words()) from gone
        head = json.loads(self._next())
        image = self._next()
        if head["found"]:
            raise WorkerLostError(head["found"])
        self.drawn += 1
        return image

    def stop(self) -> None:
        """End the process, its browser, and what they left on the disk."""
        if self._process.stdin is not None and self.alive:
            try:
                self._process.stdin.close()  # the end of its input: it closes the browser and goes
                self._process.wait(_END_SECONDS)
            except (subprocess.TimeoutExpired, BrokenPipeError):
                self._process.kill()
        self._process.wait()
        self._end_browser()
        self._complaints.close()
        self._home.cleanup()

    def _end_browser(self) -> None:
        """End whatever still runs on the process' own directory: a browser that hangs outlives its starter."""
        for process in _running_on(self._home.name):
            with suppress(ProcessLookupError, PermissionError):  # gone meanwhile
                os.kill(process, signal.SIGKILL)

    def _next(self) -> bytes:
        try:
            message = self._answers.get(timeout=self._seconds + _GRACE_SECONDS)
        except Empty:
            raise TimeoutError from None
        if message is None:
            raise WorkerLostError(self._last_words())
        return message

    def _listen(self) -> None:
        stream = self._process.stdout
        while stream is not None and (message := read(stream)) is not None:
            self._answers.put(message)
        self._answers.put(None)

    def _last_words(self) -> str:
        # Read beside the file's own position, which is the process' place to write.
        size = os.fstat(self._complaints.fileno()).st_size
        said = os.pread(self._complaints.fileno(), _TAIL, max(0, size - _TAIL)).decode(errors="replace").strip()
        return said.splitlines()[-1][:300] if said else f"exit {self._process.poll()}"


def _running_on(directory: str) -> list[int]:
    """Return the processes whose command line names a directory; none where the system does not list them."""
    found = []
    for line in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):  # ended while we looked
            if directory.encode() in line.read_bytes():
                found.append(int(line.parent.name))
    return found
