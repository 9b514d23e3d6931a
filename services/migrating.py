"""Brings a database to the schema of this release. Opening it anywhere does the same; here it is told and chosen."""

from data.migrations import NEWEST, Migrated
from data.places import Place
from data.store import Store

__all__ = ["NEWEST", "Migrated", "migrate"]


def migrate(path: Place, *, copy: bool = True) -> Migrated:
    """Return what became of the schema of a database: its versions before and after, and the copy kept of it.

    The copy stays in the folder `backups` beside the database, unless `copy` says no; of a lake none is made, so that
    `copy` has to say no. Raises as `Store.open` does:
    nothing of the database is changed then.
    """
    with Store.open(path, copy=copy) as store:
        return store.migrated or Migrated(NEWEST, NEWEST, None)
