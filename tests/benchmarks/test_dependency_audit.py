"""What the look-up of known weaknesses makes of what it hears, and of hearing nothing."""

import json
from pathlib import Path

import pytest

from benchmarks.dependency_audit import Result, audited, told

CLEAN = {"name": "polars", "version": "1.0", "vulns": []}
WEAK = {"name": "old", "version": "0.1", "vulns": [{"id": "CVE-2020-1"}, {"id": "CVE-2020-2"}]}
UNKNOWN = {"name": "own", "skip_reason": "Dependency not found"}


@pytest.mark.parametrize(
    ("packages", "found"),
    [
        ([CLEAN], Result("No known weakness in 1 packages")),
        ([CLEAN, UNKNOWN], Result("No known weakness in 1 packages; NOT AUDITED: 1 that the service does not know")),
        ([CLEAN, WEAK], Result("Known weaknesses:\nold 0.1: CVE-2020-1\nold 0.1: CVE-2020-2", weak=True)),
        ([UNKNOWN] * 3, Result("NOT AUDITED: the vulnerability service knows none of 3 packages", audited=False)),
    ],
)
def test_what_is_heard(packages: list[dict[str, object]], found: Result) -> None:
    assert told(json.dumps({"dependencies": packages})) == found


@pytest.mark.parametrize("output", ["", "Traceback", "{}", "[]", "null"])
def test_nothing_is_heard(output: str) -> None:
    assert told(output) == Result("NOT AUDITED: the vulnerability service could not be reached", audited=False)


def test_a_clean_answer_is_kept_for_a_day_and_silence_is_not(tmp_path: Path) -> None:
    stamp = tmp_path / "stamp"
    silent = audited(stamp, command=("-c", "import sys; sys.exit(1)"))
    assert (silent.audited, stamp.exists()) == (False, False)
    slow = audited(stamp, command=("-c", "import time; time.sleep(9)"), patience=0.2)
    assert slow.said == "NOT AUDITED: no answer within 0.2 s"
    answer = json.dumps({"dependencies": [CLEAN]})
    first = audited(stamp, command=("-c", f"print({answer!r})"))
    again = audited(stamp, command=("-c", "raise SystemExit('asked twice')"))
    assert first == again == Result("No known weakness in 1 packages")
