"""Tables as files: CSV that Excel opens in Chinese and in which no text can run as a formula."""

import polars as pl

_BOM = b"\xef\xbb\xbf"  # without it Excel takes UTF-8 for the local code page
_FORMULA = r"^[=+\-@\t\r]"


def guarded(frame: pl.DataFrame) -> pl.DataFrame:
    """Return the frame with an apostrophe before each text cell that a spreadsheet would run; numbers stay numbers."""
    texts = [pl.col(name) for name, kind in frame.schema.items() if kind == pl.String]
    return frame.with_columns(
        pl.when(text.str.contains(_FORMULA)).then(pl.lit("'") + text).otherwise(text).name.keep() for text in texts
    )


def csv_bytes(frame: pl.DataFrame) -> bytes:
    """Return a frame as CSV (UTF-8 with byte order mark, CRLF), safe to open in a spreadsheet."""
    return _BOM + guarded(frame).write_csv(line_terminator="\r\n").encode("utf-8")
