"""Where the databases of tests are: files, or with `--store=lake` lakes that stand for those files."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest

from data import lake
from data.places import Lake, Place, place

if TYPE_CHECKING:
    from tests.clusters import Cluster


# What hundreds of tests about something else do without, and the tests about lakes themselves do not. DuckDB reads an
# extension as a whole to check who signed it: 0.3 s of processor time whenever a lake is opened. Two threads wait for
# each other and for PostgreSQL at full speed: 13 ms of processor time for a small question become 30 to 45.
_QUICK = {"allow_unsigned_extensions": True, "threads": "1"}
_MOVED = "UPDATE ducklake_metadata SET value = %s WHERE key = 'data_path'"


class Stores(Protocol):
    """Copies a database that a test may change."""

    def copied(self, template: Path, path: Path) -> Path:
        """Return a path at which a copy of the template is opened."""


class Files:
    """The usual way: a database is a file."""

    def copied(self, template: Path, path: Path) -> Path:
        """Copy the file."""
        return Path(shutil.copy(template, path))


class Lakes:
    """Opens a lake wherever a test names a file that is not there; which one belongs to which path is kept here."""

    def __init__(self, cluster: "Cluster") -> None:
        self._cluster = cluster
        self._databases: dict[Path, str] = {}
        self._empty: Path | None = None

    @contextmanager
    def instead_of_files(self, empty: Path) -> Iterator[None]:
        """Let every store that is opened from now on be a lake; a new one is copied from an empty one."""
        settings, self._empty = lake._settings, empty
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr("data.store.place", self.place)
            patched.setattr(lake, "_settings", lambda: {**settings(), **_QUICK})
            yield

    def place(self, named: Place | str) -> Place:
        """Return what `data.places.place` does, a lake in the place of a file that no test put there."""
        where = place(named)
        if isinstance(where, Lake) or where.is_file():
            return where
        if where not in self._databases and self._empty:
            self.copied(self._empty, where)
        return place(self.address(where))

    def address(self, path: Path) -> str:
        """Return what MONITOR_DATABASE says of the lake that stands for a path."""
        if path not in self._databases:
            self._databases[path] = self._cluster.database()
        return self._cluster.address(self._databases[path], _data(path))

    def copied(self, template: Path, path: Path) -> Path:
        """Make a lake after another: its catalogue by PostgreSQL, its data by copying files."""
        name = self._databases[path] = self._cluster.database(self._databases[template])
        shutil.copytree(_data(template), _data(path))
        self._cluster.run(name, _MOVED, f"{_data(path)}/")
        return path

    def ended(self, folder: Path) -> None:
        """Remove the catalogues: hundreds of tests would fill the disk, each with a database of its own."""
        for path in [one for one in self._databases if one.is_relative_to(folder)]:
            self._cluster.dropped(self._databases.pop(path))


def _data(path: Path) -> Path:
    return path.with_name(f"{path.name}.lake")
