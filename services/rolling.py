"""Rolled-up figures of whole periods, worked out once and kept until a return touches the period.

A country's figure is the sum of thousands of values, and every screen asks for the same ones. What is kept for a
period stays true until a change that touches it: `touched_periods.sql` says which ones a change touched, and one that
is not about a return touches them all.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from datetime import date
from threading import Lock
from weakref import WeakKeyDictionary

import polars as pl

from data.store import Store

Rolling = Callable[[frozenset[date]], pl.DataFrame]
_MOST = 64  # questions that are kept for each store
_MOST_ENDS = 48  # periods of each


@dataclass(frozen=True)
class _Kept:
    ends: frozenset[date] | None  # None: all periods at once, so that any change touches it
    figures: pl.DataFrame  # of these period ends, with a column period_end

    def without(self, touched: frozenset[date]) -> "_Kept | None":
        """Return what a change to some periods leaves true; None where nothing is."""
        if self.ends is None:
            return None
        left = self.figures.filter(~pl.col("period_end").is_in(list(touched)))
        return _Kept(self.ends - touched, left)


@dataclass
class _Memory:
    """What is kept of one store, all of it as of one data version."""

    version: int = 0
    kept: OrderedDict[Hashable, _Kept] = field(default_factory=OrderedDict)
    lock: Lock = field(default_factory=Lock)

    def follow(self, store: Store, version: int) -> None:
        """Let go of what the changes up to a newer version touched."""
        with self.lock:
            if version <= self.version:
                return
            touched = store.frame("touched_periods", since=self.version)["period_end"].to_list() if self.kept else []
            left = {} if None in touched else {name: one.without(frozenset(touched)) for name, one in self.kept.items()}
            self.kept = OrderedDict((name, one) for name, one in left.items() if one is not None)
            self.version = version

    def get(self, key: Hashable, version: int) -> _Kept | None:
        """Return what is kept under a key; None where nothing is, or where somebody looks at an earlier version."""
        with self.lock:
            if version != self.version or key not in self.kept:
                return None
            self.kept.move_to_end(key)
            return self.kept[key]

    def put(self, key: Hashable, version: int, one: _Kept) -> None:
        """Keep one answer more, and let go of the one that was asked for longest ago."""
        with self.lock:
            if version != self.version or (one.ends is not None and len(one.ends) > _MOST_ENDS):
                return
            self.kept[key] = one
            self.kept.move_to_end(key)
            while len(self.kept) > _MOST:
                self.kept.popitem(last=False)


_MEMORIES: "WeakKeyDictionary[Store, _Memory]" = WeakKeyDictionary()


def rolled(store: Store, key: Hashable, ends: Iterable[date], roll: Rolling) -> pl.DataFrame:
    """Return what `roll` returns for some period ends, with those kept that no change touched since.

    `key` says everything that the figures depend on besides the facts. `roll` gets the period ends that are lacking
    and returns a frame with a column period_end; what it says of one end may not depend on which others are asked for.
    """
    wanted = frozenset(ends)
    with store.steady():
        memory, version = _memory(store)
        held = memory.get(key, version) or _NOTHING
        lacking = wanted - (held.ends or frozenset())
        if lacking:
            held = _Kept(wanted | (held.ends or frozenset()), pl.concat([held.figures, roll(lacking)], how="diagonal"))
            memory.put(key, version, held)
    return held.figures.filter(pl.col("period_end").is_in(list(wanted)))


def whole(store: Store, key: Hashable, read: Callable[[], pl.DataFrame]) -> pl.DataFrame:
    """Return what `read` returns of all periods at once, kept until the next change of any."""
    with store.steady():
        memory, version = _memory(store)
        held = memory.get(key, version)
        if held is None:
            held = _Kept(None, read())
            memory.put(key, version, held)
    return held.figures


_NOTHING = _Kept(frozenset(), pl.DataFrame(schema={"period_end": pl.Date}))


def _memory(store: Store) -> tuple[_Memory, int]:
    """Return what is kept of a store, and the data version that this thread looks at."""
    version = int(store.frame("data_version")["version"].item())
    if version > store.version():  # a change that is not committed: nothing is kept of it
        return _Memory(), version
    memory = _MEMORIES.setdefault(store, _Memory())
    memory.follow(store, version)
    return memory, version


def forget() -> None:
    """Let go of everything that is kept: for measurements of what it costs anew."""
    _MEMORIES.clear()
