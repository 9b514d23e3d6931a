"""A document reaches the disk whole or not at all."""

import errno
import os
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from domain.errors import MonitorError
from reports.files import deliver, settled


def test_a_file_is_there_when_it_is_complete(tmp_path: Path) -> None:
    deliver(b"new", tmp_path / "a.docx")
    assert [path.name for path in tmp_path.iterdir()] == ["a.docx"]
    assert (tmp_path / "a.docx").read_bytes() == b"new"


@pytest.mark.parametrize(("number", "code"), [(errno.ENOSPC, "file-disk-full"), (errno.EIO, "file-unwritable")])
def test_a_full_disk_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    target = tmp_path / "a.docx"
    target.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(MonitorError, match=code):
        deliver(b"new", target)
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.docx"]


def test_no_such_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(MonitorError, match="file-unwritable"):
        deliver(b"new", tmp_path / "nowhere" / "a.docx")


def packed(year: int) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr(zipfile.ZipInfo("a.xml", (year, 1, 1, 0, 0, 0)), "<a/>")
    return out.getvalue()


def test_the_moment_of_packing_is_left_out() -> None:
    assert packed(2020) != packed(2021)
    assert settled(packed(2020)) == settled(packed(2021))
    assert zipfile.ZipFile(BytesIO(settled(packed(2020)))).read("a.xml") == b"<a/>"
