"""How a document reaches the disk: whole or not at all; and packed so that the same content gives the same bytes."""

import errno
import os
from io import BytesIO
from pathlib import Path
from uuid import uuid4
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from domain.errors import MonitorError

_NO_MOMENT = (1980, 1, 1, 0, 0, 0)  # the first a zip file knows


def deliver(content: bytes, path: Path) -> None:
    """Write a file under a temporary name beside its place and move it there when it is complete.

    Raises MonitorError where the disk is full or the place cannot be written; what was there before stays untouched.
    """
    making = path.with_name(f".{path.name}.{uuid4().hex[:8]}.part")
    try:
        with making.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        making.replace(path)
    except OSError as error:
        making.unlink(missing_ok=True)
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise MonitorError("file-disk-full", file=str(path)) from error
        raise MonitorError("file-unwritable", file=str(path), found=error.strerror or str(error)) from error


def settled(content: bytes) -> bytes:
    """Return an Office file packed anew without the moments of packing: the same content gives the same bytes."""
    out = BytesIO()
    with ZipFile(BytesIO(content)) as given, ZipFile(out, "w", ZIP_DEFLATED) as packed:
        for entry in given.infolist():
            info = ZipInfo(entry.filename, _NO_MOMENT)
            info.compress_type = ZIP_DEFLATED
            info.external_attr = entry.external_attr
            packed.writestr(info, given.read(entry.filename))
    return out.getvalue()
