"""`python -m tests.kill.run --kills 200 --seed 1`: the kill test at length; tells what was hit and what was found."""

import argparse
import sys
import tempfile
import time
from pathlib import Path

from tests.kill.trial import Trial


def main() -> int:
    """Run a trial and return the exit code: 1 where anything did not hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        outcome = Trial(Path(folder) / "trial", chosen.seed).run(chosen.kills)
    lines = (
        f"kills: {outcome.kills} in {time.monotonic() - start:.0f} s",
        f"killed in: {dict(outcome.killed_in.most_common())}",
        f"acknowledged: {dict(outcome.acknowledged.most_common())}",
        f"begun and not acknowledged: {outcome.stored_unsaid} stored whole, {outcome.lost_unsaid} not stored",
        f"faults: {len(outcome.faults)}",
        *outcome.faults,
    )
    sys.stdout.write("\n".join(lines) + "\n")
    return 1 if outcome.faults else 0


if __name__ == "__main__":
    sys.exit(main())
