"""The door to the store for those above the services: they hold it and hand it back, nothing more."""

from pathlib import Path

from data.store import Store

__all__ = ["Store", "open_store"]


def open_store(path: Path | str) -> Store:
    """Return the database of this process, made if there is none; raises as `Store.open` does."""
    return Store.open(path)
