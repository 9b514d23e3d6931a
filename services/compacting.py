"""Compacts a lake on demand."""

from data.compacting import Compacted
from data.compacting import compact as compact_store
from data.places import Place
from data.store import Store

__all__ = ["Compacted", "compact"]


def compact(where: Place, *, hours: int) -> Compacted:
    """Return what compaction of a lake did, in use or not; raises as `data.compacting.compact` does."""
    with Store.open(where) as store:
        return compact_store(store, hours=hours)
