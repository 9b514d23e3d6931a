"""The guarded process that draws pictures: figures on standard input, images on standard output, nothing else.

`python -m reports.pictures_process BROWSER SECONDS`. A message is its length in four bytes, then itself. Asked with
JSON (figure, format, width, height, scale) it answers with JSON (`found`: what went wrong, else empty) and then the
image. It ends when its input ends, and takes its browser with it.
"""

import asyncio
import json
import os
import struct
import sys
from typing import IO, Any

_LENGTH = struct.Struct(">I")


def main() -> None:
    """Draw what is asked for until the input ends."""
    browser, seconds = sys.argv[1], float(sys.argv[2])
    # What libraries print must not run into the answers: their standard output is the error stream from here on.
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as answers:
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
        asyncio.run(serve(sys.stdin.buffer, answers, browser=browser, seconds=seconds))


async def serve(asked: IO[bytes], answers: IO[bytes], *, browser: str, seconds: float) -> None:
    """Answer message after message with one browser, one image at a time."""
    from kaleido import Kaleido  # type: ignore[import-untyped]  # noqa: PLC0415  whoever only writes and reads messages needs no browser

    # Without mathjax nothing is fetched from the net; plotly.js comes with plotly.
    async with Kaleido(n=1, timeout=seconds, mathjax=False, path=browser) as drawing:
        while (message := await asyncio.to_thread(read, asked)) is not None:
            found, image = await _drawn(drawing, json.loads(message))
            write(answers, json.dumps({"found": found}).encode())
            write(answers, image)


async def _drawn(drawing: Any, order: dict[str, Any]) -> tuple[str, bytes]:
    """Return what went wrong (empty where nothing did) and the image."""
    options = {name: order[name] for name in ("format", "width", "height", "scale")}
    try:
        image = await drawing.calc_fig(order["figure"], opts=options)
    except Exception as fault:  # noqa: BLE001  the browser may fail in any way; whoever asked is told and goes on
        return f"{type(fault).__name__}: {fault}"[:500] or "?", b""
    return ("", bytes(image)) if image else ("empty", b"")


def read(stream: IO[bytes]) -> bytes | None:
    """Return the next message; None at the end of the stream, or where it ends inside a message."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    body = stream.read(length)
    return body if len(body) == length else None


def write(stream: IO[bytes], message: bytes) -> None:
    """Write a message."""
    stream.write(_LENGTH.pack(len(message)) + message)
    stream.flush()


if __name__ == "__main__":
    main()
