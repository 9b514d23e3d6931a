"""Hostile addresses opened as screens: no exception, no trace, no bug's number, nothing stored."""

import logging
import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from unittest.mock import patch
from urllib.parse import parse_qs

from streamlit.testing.v1 import AppTest

from benchmarks.fuzz_cases import Address, address
from benchmarks.serving import ROOT
from data.store import Store
from ui.screens import screen

_SECONDS = 60


class _Caught(logging.Handler):
    """Keeps what the shell logs of a bug that it shows as a number only."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.seen: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a record's last line."""
        raised = record.exc_info[1] if record.exc_info else None
        self.seen.append(f"{type(raised).__name__}: {str(raised)[:200]}" if raised else record.getMessage()[:200])


def run(database: Path, *, seed: int, numbers: Sequence[int], faults: list[str]) -> Counter[str]:
    """Open the addresses of those numbers; return what they showed, and add what went wrong to `faults`."""
    outcomes: Counter[str] = Counter()
    caught, logger = _Caught(), logging.getLogger("monitor")
    logger.addHandler(caught)
    with patch.dict(os.environ, {"MONITOR_DATABASE": str(database)}):
        before = _contents(database)
        for number in numbers:
            case = address(seed, number)
            found = _opened(case, caught)
            if found in ("shown", "told"):
                outcomes[f"{case.screen} {found}"] += 1
            else:
                faults.append(f"address {number} ({case.screen}?{case.query}): {found}")
        if _contents(database) != before:
            faults.append(f"addresses {numbers[0]} to {numbers[-1]}: something was stored")
    logger.removeHandler(caught)
    return outcomes


def _opened(case: Address, caught: _Caught) -> str:
    """Return `shown`, `told` where something in the address was refused kindly, else what went wrong."""
    caught.seen.clear()
    test = AppTest.from_file(str(ROOT / "app.py"), default_timeout=_SECONDS)
    script = screen(case.screen).script
    if script != "app.py":
        test.switch_page(script)
    for name, values in parse_qs(case.query, keep_blank_values=True, errors="replace").items():
        test.query_params[name] = values
    try:
        test.run()
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
        return f"{type(error).__name__}: {str(error)[:200]}"
    if test.exception or caught.seen:
        return "; ".join([*(str(one.value)[:200] for one in test.exception), *caught.seen])
    return "told" if test.warning or test.error else "shown"


def _contents(database: Path) -> object:
    """Return what the database holds; the store of the screens is the one that has it open."""
    from ui import cached  # noqa: PLC0415 - Streamlit's caches come up with it

    store: Store = cached.store()
    if Path(store.path) != database:
        raise RuntimeError(f"the screens use {store.path}")
    return store.contents().rows()
