"""From bytes to text: the first step of the path, and the only one that knows about encodings."""

import codecs
import re
from dataclasses import dataclass

from validators.limits import Limits

# zip (xlsx, docx), OLE (xls, doc), PDF, gzip, RAR, 7z, PNG, JPEG.
_MAGIC = (
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"\xd0\xcf\x11\xe0",
    b"%PDF",
    b"\x1f\x8b",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x89PNG",
    b"\xff\xd8\xff",
)
# Six Chinese characters of UTF-8 in a row; in GB18030 the same bytes would be a chain of rare ones.
_UTF8_RUN = re.compile(rb"(?:[\xe4-\xe9][\x80-\xbf]{2}){6,}")
_CONTENT = re.compile(rb"[^ \t\n\r\x0b\x0c]")
_PART = 1_000_000
_UTF8_BOM = b"\xef\xbb\xbf"


class FileRefusedError(Exception):
    """Nothing in the file can be used; `reason_code` and `details` say why and what to do."""

    def __init__(self, reason_code: str, *, value: str = "", row: int | None = None, **details: str) -> None:
        super().__init__(reason_code, details)
        self.reason_code = reason_code
        self.value = value
        self.row = row
        self.sheet = ""
        self.details = details


@dataclass(frozen=True)
class Decoded:
    """Text of a file as UTF-8 without BOM, and the encoding it came in; a large file has one copy, not three."""

    text: bytes
    encoding: str


def decode(content: bytes, *, limits: Limits) -> Decoded:
    """Return the text: UTF-8 (BOM removed) if that fits strictly, else GB18030.

    Raises FileRefusedError for an empty, too large, binary or unreadable file. GBK is never tried: it is a subset of
    GB18030 and fails on rare characters of names.
    """
    check_size(content, limits)
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise FileRefusedError("ENCODING_UNREADABLE")
    if content.startswith(_MAGIC) or b"\0" in content:
        raise FileRefusedError("BINARY_FILE")
    if _CONTENT.search(content, 3 if content.startswith(_UTF8_BOM) else 0) is None:
        raise FileRefusedError("EMPTY_FILE")
    if content.startswith(_UTF8_BOM):
        text = content[3:]
        if not _is_utf8(text):
            raise FileRefusedError("ENCODING_UNREADABLE")
        return Decoded(text, "utf-8-sig")
    if _is_utf8(content):
        return Decoded(content, "utf-8")
    _refuse_mixed(content)
    return Decoded(_strict(content, "gb18030").encode(), "gb18030")


def _is_utf8(content: bytes) -> bool:
    """Return whether bytes are UTF-8 throughout; looked at in parts, so that no second copy is made."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(content), _PART):
            decoder.decode(content[start : start + _PART])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def check_size(content: bytes, limits: Limits) -> None:
    """Raise FileRefusedError for more bytes than `limits.max_bytes`."""
    if len(content) > limits.max_bytes:
        size, limit = _megabytes(len(content)), _megabytes(limits.max_bytes)
        raise FileRefusedError("TOO_LARGE", kind="bytes", size=size, limit=limit)


def _refuse_mixed(content: bytes) -> None:
    """Raise FileRefusedError for a file that is no UTF-8 but holds a run of it: two files were put together."""
    run = _UTF8_RUN.search(content)
    if run:
        row = content.count(b"\n", 0, run.start()) + 1
        raise FileRefusedError("ENCODING_MIXED", row=row, value=run[0].decode("utf-8", errors="replace"))


def _strict(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as fault:
        raise FileRefusedError("ENCODING_UNREADABLE") from fault


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB"
