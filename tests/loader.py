"""A process that runs `cli.py ingest` for one file after the other, made to be killed.

`python -m tests.loader FOLDER`: MONITOR_DATABASE names the database. It writes `done FILE` once the command ended well:
that is the acknowledgement a person would have seen.
"""

import sys
from pathlib import Path

from cli import app


def run(folder: Path) -> None:
    """Send every file of a folder."""
    for file in sorted(folder.glob("*.csv")):
        words = ["ingest", str(file), "--region", "440000", "--actor", folder.name, "--received", "2024-10-10"]
        if app(words, standalone_mode=False):
            sys.exit(1)
        print("done", file.name, flush=True)  # noqa: T201


if __name__ == "__main__":
    run(Path(sys.argv[1]))
