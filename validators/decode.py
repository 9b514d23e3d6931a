"""From bytes to text: the first step of the path, and the only one that knows about encodings."""

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
_UTF8_BOM = b"\xef\xbb\xbf"


class FileRefusedError(Exception):
    """Nothing in the file can be used; `reason_code` and `details` say why and what to do."""

    def __init__(self, reason_code: str, *, value: str = "", row: int | None = None, **details: str) -> None:
        super().__init__(reason_code, details)
        self.reason_code = reason_code
        self.value = value
        self.row = row
        self.details = details


@dataclass(frozen=True)
class Decoded:
    """Text of a file and the encoding it was read with."""

    text: str
    encoding: str


def decode(content: bytes, *, limits: Limits) -> Decoded:
    """Return the text: UTF-8 (BOM removed) if that fits strictly, else GB18030.

    Raises FileRefusedError for an empty, too large, binary or unreadable file. GBK is never tried: it is a subset of
    GB18030 and fails on rare characters of names.
    """
    if len(content) > limits.max_bytes:
        size, limit = _megabytes(len(content)), _megabytes(limits.max_bytes)
        raise FileRefusedError("TOO_LARGE", kind="bytes", size=size, limit=limit)
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise FileRefusedError("ENCODING_UNREADABLE")
    if content.startswith(_MAGIC) or b"\0" in content:
        raise FileRefusedError("BINARY_FILE")
    if not content.removeprefix(_UTF8_BOM).strip():
        raise FileRefusedError("EMPTY_FILE")
    if content.startswith(_UTF8_BOM):
        return Decoded(_strict(content[3:], "utf-8"), "utf-8-sig")
    try:
        return Decoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return Decoded(_strict(content, "gb18030"), "gb18030")


def _strict(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as fault:
        raise FileRefusedError("ENCODING_UNREADABLE") from fault


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB"
