"""Tables as files: CSV that Excel opens in Chinese and in which no text can run as a formula."""

import polars as pl

from reports.guard import guarded

_BOM = b"\xef\xbb\xbf"  # without it Excel takes UTF-8 for the local code page


def csv_bytes(frame: pl.DataFrame) -> bytes:
    """Return a frame as CSV (UTF-8 with byte order mark, CRLF), safe to open in a spreadsheet."""
    return _BOM + guarded(frame).write_csv(line_terminator="\r\n").encode("utf-8")
