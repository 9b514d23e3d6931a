"""A lake: DuckDB over tables whose catalogue is in PostgreSQL; its data are Parquet in a folder or object storage."""

import os
import tempfile
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from importlib.util import find_spec
from pathlib import Path

import duckdb

from data import storage
from data.catalogue import Catalogue
from data.connecting import MEMORY, SETTINGS, ended, trouble
from data.places import DATA_VARIABLE, Lake
from data.questions import named, question
from data.storage import remote
from domain.errors import MonitorError

REQUIREMENTS = "requirements-cluster.txt"
INLINED = 1000  # rows; a smaller write stays in the catalogue until it is compacted, instead of becoming a file
_EXTENSIONS = ("postgres_scanner", "ducklake")
_PACKAGES = (*(f"duckdb_extension_{name}" for name in _EXTENSIONS), "psycopg", "pytz")
_CONFLICT = ("ducklake_max_retry_count", "transaction conflict")
_UNREACHABLE = (
    "unable to connect to postgres",
    "could not connect",
    "server closed the connection",
    "terminating connection",
    "connection to server",
    "no connection to the server",
    "connection refused",
    "ssl connection has been closed",
    "failed to execute query",
    "failed to prepare query",
    "bad connection",
)


class LakeEngine:
    """A lake that processes on several machines may have open at once."""

    def __init__(self, lake: Lake, *, read_only: bool) -> None:
        self._lake = lake
        self.read_only = read_only
        need_packages()
        self._catalogue = Catalogue(lake)
        self._idle: list[tuple[duckdb.DuckDBPyConnection, duckdb.DuckDBPyConnection]] = []
        self._handle = threading.Lock()

    @property
    def place(self) -> Lake:
        """The lake as it was named."""
        return self._lake

    @property
    def catalogue(self) -> Catalogue:
        """The lake's catalogue, asked directly."""
        return self._catalogue

    def connect(self) -> duckdb.DuckDBPyConnection:
        """Return a connection that reaches the lake and nothing else; a lake that is not there yet is made.

        Raises MonitorError where PostgreSQL, folder or storage cannot be reached, or the folder is not the lake's.
        """
        if self._catalogue.made():
            return self._connected()
        if self.read_only:
            raise MonitorError("lake-missing", path=str(self._lake))
        with self._catalogue.turn():  # of two that start at once, one makes it
            return self._connected()

    def _connected(self) -> duckdb.DuckDBPyConnection:
        kept = self._catalogue.folder() if self._catalogue.made() else None
        folder = self._folder(kept)
        connection = duckdb.connect(MEMORY, config=_settings())
        try:
            self._attached(connection, folder, new=kept is None)
        except duckdb.Error as error:
            connection.close()
            raise self.trouble(error) or MonitorError(
                "store-unreadable", path=str(self._lake), found=str(error).splitlines()[0]
            ) from error
        except MonitorError:
            connection.close()
            raise
        return connection

    def _attached(self, connection: duckdb.DuckDBPyConnection, folder: str, *, new: bool) -> None:
        for name in _EXTENSIONS:
            _load(connection, name)
        if remote(folder):
            _load(connection, storage.EXTENSION)
            storage.Storage.of().told_to(connection, folder)
            storage.look(connection, folder, new=new)
        attach = named(
            "lake_attach", catalogue_text=_inside(self._lake.connection), attach_options=self._options(folder)
        )
        connection.execute(attach)
        connection.execute(named("lake_lock_down", data_folder=_inside(folder)))

    def _options(self, folder: str) -> str:
        mode = "READ_ONLY" if self.read_only else f"DATA_INLINING_ROW_LIMIT {INLINED}"
        return f"DATA_PATH '{_inside(folder)}', {mode}"

    def _folder(self, kept: str | None) -> str:
        """Return where the data lies: where the catalogue says, or for a new lake where the settings say."""
        asked = self._lake.data and _closed_with_slash(self._lake.data)
        folder = kept or asked
        if folder is None:
            raise MonitorError("lake-no-folder", variable=DATA_VARIABLE)
        if asked and asked != folder:
            raise MonitorError("lake-folder-differs", found=asked, expected=folder)
        if remote(folder):
            return folder
        if kept is None:
            _make(folder)
        if not Path(folder).is_dir():
            raise MonitorError("lake-folder-missing", found=folder)
        return folder

    @contextmanager
    def cursor(self, connection: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
        """Yield a cursor that nobody else uses meanwhile; one that served well is kept, it knows the lake's tables."""
        with self._handle:
            kept = self._idle.pop() if self._idle else None
        if kept is None or kept[0] is not connection:
            cursor = connection.cursor()
            cursor.execute(question("lake_use"))
        else:
            cursor = kept[1]
        try:
            yield cursor
        except BaseException:
            cursor.close()
            raise
        with self._handle:
            self._idle.append((connection, cursor))

    def turn(self) -> AbstractContextManager[None]:
        """Hold the turn of the writers of all processes; raises as `Catalogue.turn` does."""
        return self._catalogue.turn()

    def newest(self) -> int:
        """Return the number of the newest snapshot of whichever process."""
        return self._catalogue.newest()

    def trouble(self, error: Exception) -> MonitorError | None:
        """Return what an error means to people: two writers met, PostgreSQL or the folder is out of reach."""
        said = str(error).lower()
        if any(word in said for word in _CONFLICT):
            return MonitorError("lake-conflict", path=str(self._lake))
        if storage.troubled(error):
            return MonitorError("lake-storage", path=str(self._lake), found=str(error).strip().splitlines()[0])
        if any(word in said for word in _UNREACHABLE):
            return MonitorError("lake-unreachable", path=str(self._lake), found=str(error).strip().splitlines()[0])
        return trouble(error, str(self._lake))

    def ended(self, error: Exception) -> bool:
        """Return whether a new connection may answer: PostgreSQL was away."""
        told = self.trouble(error)
        return ended(error) or (told is not None and told.code == "lake-unreachable")

    def durable(self, error: Exception) -> bool:
        """A commit that failed is not stored: PostgreSQL decides."""
        return False

    def close(self) -> None:
        """Let idle cursors and the connections to PostgreSQL go."""
        with self._handle:
            self._idle.clear()
        self._catalogue.close()


def made(lake: Lake) -> bool:
    """Return whether there is a lake; raises MonitorError where its catalogue cannot be reached."""
    need_packages()
    catalogue = Catalogue(lake)
    try:
        return catalogue.made()
    finally:
        catalogue.close()


def need_packages() -> None:
    """Raise MonitorError where the packages that a lake needs are not installed."""
    missing = [name.replace("_", "-") for name in _PACKAGES if find_spec(name) is None]
    if missing:
        raise MonitorError("lake-packages", missing=", ".join(missing), command=f"pip install -r {REQUIREMENTS}")


def _load(connection: duckdb.DuckDBPyConnection, extension: str) -> None:
    connection.execute(named("lake_load", extension_file=_inside(_file_of(extension))))


def _file_of(extension: str) -> str:
    found = find_spec(f"duckdb_extension_{extension}")
    folder = Path(str(found.origin)).parent if found and found.origin else Path()
    file = folder / "extensions" / f"v{duckdb.__version__}" / f"{extension}.duckdb_extension"
    if not file.is_file():
        raise MonitorError(
            "lake-packages", missing=f"{extension} {duckdb.__version__}", command=f"pip install -r {REQUIREMENTS}"
        )
    return str(file)


def _settings() -> dict[str, str | bool | int | float | list[str]]:
    # Files are reached until the lake is attached; `lake_lock_down` takes them away then. What does not fit into memory
    # spills beside other temporary files: there is no folder of a database here.
    given = {name: value for name, value in SETTINGS.items() if name != "enable_external_access"}
    own = Path(tempfile.gettempdir()) / f"monitor-spill-{os.getpid()}"
    # Keys that somebody once stored for DuckDB are not this program's: there are none in a folder that nobody makes.
    return {**given, "temp_directory": str(own), "secret_directory": str(own / "none")}


def _make(folder: str) -> None:
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise MonitorError("lake-folder-missing", found=f"{folder} ({error.strerror})") from error
    if any(Path(folder).iterdir()):
        raise MonitorError("lake-folder-used", found=folder)


def _closed_with_slash(folder: str) -> str:
    return folder if folder.endswith("/") else f"{folder}/"


def _inside(text: str) -> str:
    """Return a text as it stands between single quotes."""
    return text.replace("'", "''")
