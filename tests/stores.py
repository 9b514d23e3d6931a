"""Where the databases of tests are: files, or with `--store=lake` lakes that stand for those files."""

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from data.places import Lake, Place, place

if TYPE_CHECKING:
    from tests.clusters import Cluster


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

    def place(self, named: Place | str) -> Place:
        """Return what `data.places.place` does, a lake in the place of a file that no test put there."""
        where = place(named)
        if isinstance(where, Lake) or where.is_file():
            return where
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


def _data(path: Path) -> Path:
    return path.with_name(f"{path.name}.lake")
