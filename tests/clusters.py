"""A PostgreSQL server of the tests' own: in a temporary folder, by an unprivileged user, reached by its socket only."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
import pytest

_DEBIAN = Path("/usr/lib/postgresql")
_USER = "monitor"
# Tests need no data that outlasts a power cut.
_SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "full_page_writes": "off",
    "shared_buffers": "32MB",
    "max_connections": "200",
    "autovacuum": "off",
}


def tool(name: str) -> str | None:
    """Return where a program of PostgreSQL is, the newest version of Debian's or the one on PATH."""
    found = sorted(_DEBIAN.glob(f"*/bin/{name}"), key=lambda path: int(path.parent.parent.name))
    return str(found[-1]) if found else shutil.which(name)


class Cluster:
    """A running server; `database` makes databases in it."""

    def __init__(self, folder: Path, process: "subprocess.Popen[bytes]") -> None:
        self.folder = folder
        self._process = process
        self._numbers = count(1)

    @classmethod
    def start(cls) -> "Cluster":
        """Start a server; skip where PostgreSQL is not installed."""
        initdb, postgres = tool("initdb"), tool("postgres")
        if not initdb or not postgres:
            pytest.skip("NOT TESTED: lakes, because PostgreSQL is not installed (apt-get install postgresql)")
        folder = Path(tempfile.mkdtemp(prefix="monitor-pg-", dir="/tmp"))  # the path of a socket must be short
        made = [initdb, "-D", str(folder / "data"), "-A", "trust", "-U", _USER, "-E", "UTF8", "--locale=C.UTF-8", "-N"]
        subprocess.run(made, check=True, capture_output=True, cwd=folder, **_as_nobody(folder))
        settings = [word for name, value in _SETTINGS.items() for word in ("-c", f"{name}={value}")]
        process = subprocess.Popen(
            [postgres, "-D", str(folder / "data"), "-k", str(folder), *settings],
            stdout=(folder / "log").open("wb"), stderr=subprocess.STDOUT, cwd=folder, **_as_nobody(folder),
        )  # fmt: skip
        cluster = cls(folder, process)
        cluster.wait()
        return cluster

    def wait(self) -> None:
        """Wait until the server answers."""
        for _ in range(600):
            try:
                self._connected().close()
            except psycopg.OperationalError:
                if self._process.poll() is not None:
                    break
                time.sleep(0.1)
            else:
                return
        raise AssertionError((self.folder / "log").read_text())

    def restart(self) -> None:
        """Let the server be away for a moment."""
        with self.away():
            pass

    @contextmanager
    def away(self) -> Iterator[None]:
        """Stop the server at once, as when its machine fails, and start it anew when the block ends."""
        self._process.send_signal(signal.SIGQUIT)
        self._process.wait(60)
        try:
            yield
        finally:
            self._start_anew()

    def _start_anew(self) -> None:
        command = [str(word) for word in self._process.args]  # type: ignore[union-attr]
        self._process = subprocess.Popen(
            command, stdout=(self.folder / "log").open("ab"), stderr=subprocess.STDOUT, cwd=self.folder,
            **_as_nobody(self.folder),
        )  # fmt: skip
        self.wait()

    def database(self, template: str = "template1") -> str:
        """Return the name of a new database, made after a template that nobody is connected to."""
        name = f"lake{next(self._numbers)}"
        with self._connected() as connection:
            for _ in range(100):
                try:
                    connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
                except psycopg.errors.ObjectInUse:
                    time.sleep(0.05)
                else:
                    return name
        raise AssertionError(f"{template} is still in use")

    def dropped(self, database: str) -> None:
        """Remove a database, whoever left a connection to it open."""
        with self._connected() as connection:
            connection.execute(f"DROP DATABASE {database} WITH (FORCE)".encode())

    def address(self, database: str, data: Path | str | None = None) -> str:
        """Return what MONITOR_DATABASE says of a lake in a database."""
        where = f" data_path='{data}'" if data else ""
        return f"ducklake:postgres:dbname={database} host={self.folder} user={_USER}{where}"

    def run(self, database: str, statement: str, *values: object) -> list[tuple[object, ...]]:
        """Run a statement in a database and return its rows."""
        with self._connected(database) as connection:
            done = connection.execute(statement.encode(), values or None)
            return done.fetchall() if done.description else []

    def _connected(self, database: str = "postgres") -> "psycopg.Connection[tuple[object, ...]]":
        text = f"host={self.folder} user={_USER} dbname={database}"
        return psycopg.connect(text, autocommit=True)

    def stop(self) -> None:
        """Stop the server and remove its folder."""
        self._process.send_signal(signal.SIGINT)
        try:
            self._process.wait(30)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(30)
        shutil.rmtree(self.folder, ignore_errors=True)


def _as_nobody(folder: Path) -> dict[str, Any]:
    """Return who runs the server: PostgreSQL refuses root."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
