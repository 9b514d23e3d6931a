"""Hostile uploads through the dry run: no crash, no hang, nothing stored."""

import signal
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from unittest.mock import patch

from benchmarks.fuzz_cases import Upload, upload
from data.store import Store
from domain.errors import MonitorError
from locales import LANGUAGES, Texts, texts
from services import intake
from services.administration import load_registry
from services.permissions import local
from services.registry import Registry, read_registry
from services.wording import finding_rows
from validators import workbook
from validators.limits import WorkbookLimits
from validators.workbook_process import answer

SENDER = "440000"
_SECONDS = 30  # no file of some hundred bytes may take longer
_GUARDED_EVERY = 50  # workbooks of which one is opened by the guarded process itself, as every upload is
_COMPARED_EVERY = 20  # files of which one is held against what is approved, too
_KNOWN = "行政区划代码,指标,统计期,完成值,分子,分母\n440100,geriatrics-dept,2024-Q2,80,80,100\n"


def prepared(path: Path) -> Path:
    """Make a database with the registry and one return, and return its path."""
    with Store.open(path) as store:
        load_registry(store, actor=local("fuzz"), reason="fuzz")
        registry, content = read_registry(store), _KNOWN.encode()
        judged = intake.examine(registry, content, file_name="known.csv", region_code=SENDER)
        intake.submit(store, content, judged, region_code=SENDER, actor=local("fuzz"))
    return path


def run(database: Path, *, seed: int, numbers: Sequence[int], faults: list[str]) -> Counter[str]:
    """Judge the uploads of those numbers; return what became of them, and add what went wrong to `faults`."""
    outcomes: Counter[str] = Counter()
    with Store.open(database) as store:
        registry, before = read_registry(store), store.contents()
        for number in numbers:
            case = upload(seed, number)
            try:
                with _no_longer_than(_SECONDS), _opened_here(number):
                    outcome = _judged(store if number % _COMPARED_EVERY == 0 else None, registry, case, number)
                    _refused_at_the_end(store, outcome, case)
            except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
                faults.append(f"upload {number} ({case.kind}): {type(error).__name__}: {str(error)[:200]}")
                continue
            outcomes[f"{case.kind} {_word(outcome)}"] += 1
        if not store.contents().equals(before):
            faults.append(f"uploads {numbers[0]} to {numbers[-1]}: something was stored")
    return outcomes


def _judged(store: Store | None, registry: Registry, case: Upload, number: int) -> intake.Judgement:
    """Return the judgement of a file once all that was found is put into words."""
    judged = intake.examine(registry, case.content, file_name=case.file_name, region_code=SENDER, store=store)
    said: Texts = texts(LANGUAGES[number % len(LANGUAGES)])
    rows = finding_rows(judged, said)
    if any(not row["problem"] for row in rows):
        raise AssertionError("a finding without a sentence")
    return judged


def _refused_at_the_end(store: Store, judged: intake.Judgement, case: Upload) -> None:
    """Confirm what may not be stored: it has to be refused."""
    if not judged.refused and not _rejected(judged):
        return  # sound as it is: nobody confirmed it
    try:
        intake.submit(store, case.content, judged, region_code=SENDER, actor=local("fuzz"))
    except MonitorError:
        return
    raise AssertionError("a refused file was stored")


def _rejected(judged: intake.Judgement) -> bool:
    return "reject" in judged.cells["verdict"]


def _word(judged: intake.Judgement) -> str:
    if judged.refused:
        return "refused as a file"
    return "refused in cells" if _rejected(judged) else "read"


@contextmanager
def _no_longer_than(seconds: int) -> Iterator[None]:
    def late(_signal: int, _frame: FrameType | None) -> None:
        raise TimeoutError(f"more than {seconds} s")

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@contextmanager
def _opened_here(number: int) -> Iterator[None]:
    """Run the guarded process's own code in this one: to start it takes a hundred times longer than the reading."""
    if number % _GUARDED_EVERY == 0:
        yield
        return

    def here(_command: Sequence[str], content: bytes, *, limits: WorkbookLimits) -> bytes:
        return answer(content, limits)

    with patch.object(workbook, "run_guarded", here):
        yield
