"""No text of a table may run as a formula when a spreadsheet opens it."""

import polars as pl

# Excel takes the full-width signs for the narrow ones, and leaves spaces before a formula out.
_FORMULA = r"^\s*[=+\-@＝＋－＠]|^[\t\r\n]"


def guarded(frame: pl.DataFrame) -> pl.DataFrame:
    """Return the frame with an apostrophe before each text cell that a spreadsheet would run; numbers stay numbers."""
    texts = [pl.col(name) for name, kind in frame.schema.items() if kind == pl.String]
    return frame.with_columns(
        pl.when(text.str.contains(_FORMULA)).then(pl.lit("'") + text).otherwise(text).name.keep() for text in texts
    )
