"""Judges any table of cases from a file, by one of the published methods."""

from pathlib import Path

import polars as pl

from domain.errors import MonitorError
from domain.terms import Method, Reason
from metrics.assess import assess
from metrics.cases import SCHEMA

_OPTIONAL = ("natural_limit", "points")
_NUMBER = r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?"
_POINT = rf"\[\s*{_NUMBER}\s*,\s*(?:{_NUMBER}|null)\s*\]"
_POINTS = rf"^\s*\[\s*(?:{_POINT}(?:\s*,\s*{_POINT})*)?\s*\]\s*$"


def assess_file(path: Path, *, method: Method) -> pl.DataFrame:
    """Return one judged row per line of a CSV file, see `metrics.assess.assess`.

    Raises MonitorError if the file is no table or lacks a column; a cell that cannot be read only stops its own row.
    """
    try:
        text = pl.read_csv(path, infer_schema=False, encoding="utf8")
    except FileNotFoundError as error:
        raise MonitorError("file-missing", file=str(path)) from error
    except (pl.exceptions.PolarsError, UnicodeDecodeError) as error:
        raise MonitorError("table-unreadable", file=path.name, found=str(error).splitlines()[0]) from error
    missing = [name for name in SCHEMA if name not in text.columns and name not in _OPTIONAL]
    if missing:
        raise MonitorError("columns-missing", file=path.name, found=", ".join(missing), expected=", ".join(SCHEMA))
    return _judged(
        text.with_columns(pl.lit(None, pl.String).alias(name) for name in _OPTIONAL if name not in text.columns), method
    )


def _judged(text: pl.DataFrame, method: Method) -> pl.DataFrame:
    cells = text.with_columns(pl.col(pl.String).str.strip_chars().replace("", None))
    numbers = [name for name, kind in SCHEMA.items() if kind == pl.Float64]
    readable = cells.with_columns(pl.col(name).cast(pl.Float64, strict=False).alias(name) for name in numbers)
    broken = pl.any_horizontal(cells[name].is_not_null() & readable[name].is_null() for name in numbers)
    unreadable = cells.select(
        numbers=broken, points=pl.col("points").is_not_null() & ~pl.col("points").str.contains(_POINTS)
    )
    points = pl.when(pl.col("points").str.contains(_POINTS)).then("points").str.json_decode(SCHEMA["points"])
    judged = assess(readable.with_columns(points).select(SCHEMA.names()), method=method)
    stopped = unreadable["numbers"] | (unreadable["points"] & (method is Method.TREND))
    return _stop(judged, stopped, unreadable["points"])


def _stop(judged: pl.DataFrame, stopped: pl.Series, points: pl.Series) -> pl.DataFrame:
    """Give the rows whose cells could not be read no verdict, and the reason."""
    reason = pl.when(points).then(pl.lit(Reason.POINTS_UNREADABLE.value)).otherwise(pl.lit(Reason.UNREADABLE.value))
    verdicts = {"label": "not_available", "status": "cannot_assess"}
    empty = ["ratio", "score", "attained_share", "expected_value", "projection"]
    return judged.with_columns(
        *[pl.when(~stopped).then(name).alias(name) for name in empty],
        *[pl.when(stopped).then(pl.lit(word)).otherwise(name).alias(name) for name, word in verdicts.items()],
        reason=pl.when(stopped).then(reason).otherwise("reason"),
    )
