"""The door to the store for those above the services: they hold it and hand it back, nothing more."""

from data.lake import made
from data.places import Lake, Place, place
from data.store import Store

__all__ = ["Lake", "Place", "Store", "exists", "open_store", "place"]


def open_store(where: Place | str) -> Store:
    """Return the database of this process, made if there is none; raises as `Store.open` does."""
    return Store.open(where)


def exists(where: Place) -> bool:
    """Return whether there is a database; raises MonitorError where the catalogue of a lake cannot be reached."""
    return made(where) if isinstance(where, Lake) else where.exists()
