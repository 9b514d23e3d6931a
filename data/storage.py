"""Object storage that keeps the files of a lake: which one and who asks it stands in the environment, nowhere else."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self
from urllib.parse import urlsplit

import duckdb

from data.questions import named, question
from domain.errors import MonitorError

EXTENSION = "httpfs"
SCHEME = "s3://"
# No `?`, as DuckDB would take another endpoint from there, no `*`, no way up, nothing that could be a key.
_NAMED = re.compile(r"s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](/(?!\.\.?(/|$))[\w.=-]+)*/?", re.ASCII)
KEY, SECRET, TOKEN = "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"
ENDPOINT, ENDPOINT_OF_ALL = "AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL"
REGION, REGION_OF_ALL = "AWS_REGION", "AWS_DEFAULT_REGION"
CERTIFICATES = "AWS_CA_BUNDLE"
STYLE = "MONITOR_LAKE_URL_STYLE"
_STYLES = ("path", "vhost")
_REGION = "us-east-1"  # what storage that has no regions is asked with
# DuckDB's words where storage was asked: a refusal is an HTTPException, no answer an IOException.
_ASKED = ("for http ", "http error")


def remote(folder: str) -> bool:
    """Return whether data lies in object storage; raises MonitorError where it is named in a way that is not known.

    What was named is not repeated: it may hold a key.
    """
    if "://" not in folder:
        return False
    if not _NAMED.fullmatch(folder):
        raise MonitorError("lake-folder-remote", found=folder.partition("://")[0] + "://")
    return True


def troubled(error: Exception) -> bool:
    """Return whether it was object storage that an error tells of."""
    said = str(error).lower()
    return isinstance(error, duckdb.HTTPException) or any(word in said for word in _ASKED)


@dataclass(frozen=True)
class Storage:
    """Object storage: `host` with its port, whether by TLS, and who asks. `certificates` is a file, "" for none."""

    host: str
    secure: bool
    style: str
    region: str
    key: str
    secret: str
    token: str
    certificates: str

    def __repr__(self) -> str:
        return f"Storage({self.host})"

    @classmethod
    def of(cls, environment: Mapping[str, str] = os.environ) -> Self:
        """Return the storage that the environment names; raises MonitorError where it lacks or garbles something."""
        endpoint = environment.get(ENDPOINT) or environment.get(ENDPOINT_OF_ALL) or ""
        given = {ENDPOINT: endpoint, **{name: environment.get(name, "") for name in (KEY, SECRET)}}
        missing = [name for name, value in given.items() if not value]
        if missing:
            raise MonitorError("lake-storage-settings", missing=", ".join(missing))
        host, secure = _host(endpoint)
        style = environment.get(STYLE) or _STYLES[0]
        if style not in _STYLES:
            raise MonitorError("lake-storage-value", variable=STYLE, expected=" / ".join(_STYLES))
        return cls(
            host, secure, style,
            region=environment.get(REGION) or environment.get(REGION_OF_ALL) or _REGION,
            key=given[KEY], secret=given[SECRET], token=environment.get(TOKEN, ""),
            certificates=environment.get(CERTIFICATES, ""),
        )  # fmt: skip

    def told_to(self, connection: duckdb.DuckDBPyConnection, folder: str) -> None:
        """Let a session that has the extension reach the files of a folder, and no other, at this storage."""
        quoted = self.certificates.replace("'", "''")
        connection.execute(named("lake_storage_certificates", certificate_file=quoted))
        asks = {"key": self.key, "secret": self.secret, "token": self.token, "region": self.region}
        where = {"endpoint": self.host, "style": self.style, "secure": self.secure, "folder": folder}
        connection.execute(question("lake_storage"), {**asks, **where})


def look(connection: duckdb.DuckDBPyConnection, folder: str, *, new: bool) -> None:
    """Ask storage for a folder; raises MonitorError where a new lake finds files there, duckdb.Error without answer."""
    # For a lake that is there a name that no file has: one short answer, however many files there are.
    pattern = f"{folder}{'' if new else 'none'}*{'*' if new else ''}"
    row = connection.execute(named("lake_storage_look", storage_pattern=pattern)).fetchone()
    if new and row and row[0]:
        raise MonitorError("lake-folder-used", found=folder)


def _host(endpoint: str) -> tuple[str, bool]:
    try:
        parts = urlsplit(endpoint)
        host, port = parts.hostname, parts.port
    except ValueError:
        host = port = None
        parts = urlsplit("")
    extra = parts.username or parts.password or parts.query or parts.fragment or parts.path.strip("/")
    if parts.scheme not in {"http", "https"} or not host or extra:
        raise MonitorError("lake-storage-value", variable=ENDPOINT, expected="https://HOST:PORT")
    return (f"{host}:{port}" if port else host), parts.scheme == "https"
