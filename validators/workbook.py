"""From the bytes of a workbook to its sheets, read by a process that may die without harm."""

import json
import logging
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from validators.decode import FileRefusedError
from validators.limits import WorkbookLimits
from validators.workbook_process import CELL, ROW, arguments

_log = logging.getLogger(__name__)
_ROOT = Path(__file__).resolve().parent.parent
_GRACE_SECONDS = 5  # for the process to end by its own clock first


@dataclass(frozen=True)
class Sheet:
    """A sheet: texts `c0`, `c1`, ... with `row` (sheet row from 1), blank rows left out; merges as row, column from 1.

    A merge is (first row, first column, last row, last column).
    """

    name: str
    frame: pl.DataFrame
    hidden: bool
    merges: tuple[tuple[int, int, int, int], ...]
    hidden_rows: tuple[int, ...]
    hidden_columns: tuple[int, ...]
    formulas: int


def read_workbook(content: bytes, *, limits: WorkbookLimits) -> list[Sheet]:
    """Return the sheets of a workbook in their order.

    Raises FileRefusedError for anything that is no sound xlsx, for a bomb, and where the process that opens it dies,
    runs out of time or memory, or answers nonsense.
    """
    return understood(run_guarded([sys.executable, *arguments(limits)], content, limits=limits))


def run_guarded(command: Sequence[str], content: bytes, *, limits: WorkbookLimits) -> bytes:
    """Return what a command writes when given `content`; raises FileRefusedError where it fails in any way."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as complaints:
        process = subprocess.Popen(  # noqa: S603
            list(command),
            stdin=subprocess.PIPE,
            stdout=out,
            stderr=complaints,
            cwd=_ROOT,
            env={"PYTHONPATH": str(_ROOT), "PYTHONDONTWRITEBYTECODE": "1", "PATH": os.environ.get("PATH", "")},
        )
        try:
            process.communicate(content, timeout=limits.seconds + _GRACE_SECONDS)
        except subprocess.TimeoutExpired as late:
            raise FileRefusedError("WORKBOOK_TOO_HEAVY", kind="time") from late
        finally:
            process.kill()
            process.wait()
        if process.returncode:
            complaint = _end_of(complaints)
            _log.warning("workbook process ended with %s: %s", process.returncode, complaint)
            raise _death(process.returncode, complaint)
        out.seek(0)
        return out.read(limits.answer_bytes)


def _death(code: int, complaint: str) -> FileRefusedError:
    """A signal ends what took too much; an error of its own is a fault in the workbook that nobody foresaw."""
    if code == -signal.SIGXCPU:
        return FileRefusedError("WORKBOOK_TOO_HEAVY", kind="time")
    if code < 0 or "MemoryError" in complaint:
        return FileRefusedError("WORKBOOK_TOO_HEAVY", kind="memory")
    return FileRefusedError("WORKBOOK_BROKEN")


def _end_of(stream: Any) -> str:
    size = stream.seek(0, os.SEEK_END)
    stream.seek(max(0, size - 2_000))
    return str(stream.read().decode(errors="replace"))


def understood(answer: bytes) -> list[Sheet]:
    """Return the sheets in an answer of the process; raises FileRefusedError for a refusal and for nonsense."""
    head, _, rest = answer.partition(b"\n")
    try:
        told = json.loads(head)
        if "refusal" in told:
            raise _refusal(told["refusal"])
        return _sheets(told["sheets"], rest)
    except (ValueError, KeyError, TypeError, AttributeError, pl.exceptions.PolarsError) as fault:
        raise FileRefusedError("WORKBOOK_BROKEN", fault=str(fault)[:200]) from fault


def _refusal(told: Mapping[str, Any]) -> FileRefusedError:
    refusal = FileRefusedError(str(told["reason_code"]))
    refusal.details = {str(name): str(text) for name, text in told["details"].items()}
    return refusal


def _sheets(described: list[dict[str, Any]], rest: bytes) -> list[Sheet]:
    found, start = [], 0
    for told in described:
        end = start + int(told["bytes"])
        found.append(_sheet(told, rest[start:end]))
        start = end
    return found


def _sheet(told: dict[str, Any], texts: bytes) -> Sheet:
    frame = _frame(texts, int(told["width"]))
    if frame.height != told["rows"]:
        raise ValueError("rows are missing from the answer")
    return Sheet(
        str(told["name"]),
        frame,
        bool(told["hidden"]),
        tuple((int(a), int(b), int(c), int(d)) for a, b, c, d in told["merges"]),
        tuple(map(int, told["hidden_rows"])),
        tuple(map(int, told["hidden_columns"])),
        int(told["formulas"]),
    )


def _frame(texts: bytes, width: int) -> pl.DataFrame:
    schema: dict[str, type[pl.DataType]] = {"row": pl.Int64, **{f"c{index}": pl.String for index in range(width)}}
    if not texts:
        return pl.DataFrame(schema=schema)
    frame = pl.read_csv(
        texts,
        has_header=False,
        separator=CELL,
        eol_char=ROW,
        quote_char=None,
        schema=schema,
        empty_string_is_null=False,
    )
    return frame.with_columns(pl.col(pl.String).fill_null(""))
