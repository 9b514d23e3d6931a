"""Where a database is: a file, or a lake (DuckLake: its catalogue in PostgreSQL, its data in a folder or in S3)."""

import os
import re
from dataclasses import dataclass
from pathlib import Path

from data.storage import remote
from domain.errors import MonitorError

LAKE = "ducklake:"
_POSTGRES = f"{LAKE}postgres:"
DATA = "data_path"
DATA_VARIABLE = "MONITOR_LAKE_DATA"
# libpq's way to write a connection: name=value, a value with spaces in single quotes, \' and \\ inside them.
_PAIR = re.compile(r"\s*(\w+)\s*=\s*(?:'((?:[^'\\]|\\.)*)'|([^\s'\\]*))(?=\s|$)")
_ESCAPED = re.compile(r"\\(.)")
_SECRETS = frozenset({"password", "sslpassword", "oauth_client_secret"})


@dataclass(frozen=True)
class Lake:
    """A lake: how libpq reaches its catalogue, and where its data lies (None: where the catalogue says)."""

    catalogue: tuple[tuple[str, str], ...]
    data: str | None

    def __str__(self) -> str:
        return _POSTGRES + self.connection + (f" {DATA}={_quoted(self.data)}" if self.data else "")

    @property
    def connection(self) -> str:
        """The catalogue as libpq reads it."""
        return " ".join(f"{name}={_quoted(value)}" for name, value in self.catalogue)


Place = Path | Lake


def place(named: Place | str) -> Place:
    """Return where a database is: a lake where the text says `ducklake:postgres:...`, else a file.

    Raises MonitorError where the text names a lake that cannot be understood or holds a password.
    """
    if not isinstance(named, str):
        return named
    text = named
    if not text.startswith(LAKE):
        return Path(text)
    if not text.startswith(_POSTGRES):
        raise MonitorError("lake-address", found=text.partition(" ")[0])
    pairs = _pairs(text.removeprefix(_POSTGRES))
    data = pairs.pop(DATA, None) or os.environ.get(DATA_VARIABLE) or None
    if _SECRETS & set(pairs):
        raise MonitorError("lake-password")
    if not pairs.get("dbname") and not pairs.get("service"):
        raise MonitorError("lake-address", found=_POSTGRES)
    return Lake(tuple(pairs.items()), data if data is None or remote(data) else str(Path(data).absolute()))


def _pairs(text: str) -> dict[str, str]:
    pairs, at = {}, 0
    while text[at:].strip():
        found = _PAIR.match(text, at)
        if found is None:
            raise MonitorError("lake-address", found=_POSTGRES)
        quoted, plain = found[2], found[3]
        pairs[found[1]] = _ESCAPED.sub(r"\1", quoted) if quoted is not None else plain
        at = found.end()
    return pairs


def _quoted(value: str) -> str:
    if value and re.fullmatch(r"[^\s'\\]+", value):
        return value
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"
