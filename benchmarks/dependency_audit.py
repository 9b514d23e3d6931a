"""Looks up known weaknesses of the installed packages where it can: `python -m benchmarks.dependency_audit`.

Exit 1 where a weakness is known. Where nothing can be looked up it says NOT AUDITED and goes on: a network without a
way out must not stop the work. What was found clean is not looked up again for a day.
"""

import json
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
STAMP = Path(sys.prefix) / ".audited"
_FRESH, _PATIENCE = 24 * 3600, 60  # s
_COMMAND = ("-m", "pip_audit", "--local", "--format", "json", "--progress-spinner", "off", "--timeout", "5")
_NOT = "NOT AUDITED: "


@dataclass(frozen=True)
class Result:
    """What a look-up came to: a sentence, whether a weakness is known, whether anything was looked up."""

    said: str
    weak: bool = False
    audited: bool = True


def told(output: str) -> Result:
    """Return what pip-audit's JSON says; packages that the service does not know count as not looked up."""
    try:
        packages = json.loads(output)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return Result(f"{_NOT}the vulnerability service could not be reached", audited=False)
    known = [one for one in packages if "skip_reason" not in one]
    weak = [f"{one['name']} {one['version']}: {weakness['id']}" for one in known for weakness in one.get("vulns", ())]
    if weak:
        return Result("\n".join(["Known weaknesses:", *weak]), weak=True)
    if not known:
        return Result(f"{_NOT}the vulnerability service knows none of {len(packages)} packages", audited=False)
    left = len(packages) - len(known)
    more = f"; NOT AUDITED: {left} that the service does not know" if left else ""
    return Result(f"No known weakness in {len(known)} packages{more}")


def audited(stamp: Path = STAMP, *, command: tuple[str, ...] = _COMMAND, patience: float = _PATIENCE) -> Result:
    """Return what is known of the installed packages, from a look-up of the last day where there was one."""
    if stamp.exists() and stamp.stat().st_mtime > max(time.time() - _FRESH, *_changed()):
        return Result(stamp.read_text(encoding="utf-8"))
    try:
        run = subprocess.run(  # noqa: S603 - the words are the program's own
            [sys.executable, *command], capture_output=True, text=True, timeout=patience, check=False
        )
    except subprocess.TimeoutExpired:
        return Result(f"{_NOT}no answer within {patience:g} s", audited=False)
    found = told(run.stdout)
    if found.audited and not found.weak:
        stamp.write_text(found.said, encoding="utf-8")
    return found


def _changed() -> list[float]:
    """Return when the lists of requirements were last changed."""
    return [file.stat().st_mtime for file in ROOT.glob("requirements*.txt")]


def main() -> None:
    """Say what is known; exit 1 where there is a weakness."""
    found = audited()
    print(found.said)  # noqa: T201
    if found.weak:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
