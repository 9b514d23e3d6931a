"""Reads the questions of `sql/`: values go in as parameters only, names out of the schema only."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import duckdb
import polars as pl

_SQL = Path(__file__).parent / "sql"
_TABLE = re.compile(r"^CREATE TABLE (\w+) \((.*?)\);$", re.MULTILINE | re.DOTALL)
_BETWEEN_COLUMNS = re.compile(r",\s*(?![^()]*\))")  # a comma inside DECIMAL(18, 2) separates nothing


@cache
def question(name: str) -> str:
    """Return the text of `sql/<name>.sql`."""
    return (_SQL / f"{name}.sql").read_text(encoding="utf-8")


def written(name: str) -> bool:
    """Return whether there is a file `sql/<name>.sql`."""
    return (_SQL / f"{name}.sql").is_file()


def named(name: str, /, **names: str) -> str:
    """Return the text of a question with `table_name` and the like filled in: names of the schema, never of input."""
    text = question(name)
    for placeholder, put in names.items():
        text = text.replace(placeholder, put)
    return text


def ask(cursor: duckdb.DuckDBPyConnection, text: str, values: Mapping[str, Any]) -> pl.DataFrame:
    """Return the answer to a question, `$name` filled from values."""
    if not values:
        return cursor.sql(text).pl()
    # `sql` with parameters keeps every row as a Python object first: ten times the cost of handing Arrow over.
    answer = pl.from_arrow(cursor.execute(text, dict(values)).to_arrow_table())
    return answer if isinstance(answer, pl.DataFrame) else answer.to_frame()


@cache
def tables(schema: str) -> Mapping[str, Mapping[str, str]]:
    """Return the tables that a schema's text makes: their columns in order, each with its type."""
    return MappingProxyType({found[1]: _columns(found[2]) for found in _TABLE.finditer(schema)})


def _columns(text: str) -> Mapping[str, str]:
    pairs = (column.strip().split(None, 1) for column in _BETWEEN_COLUMNS.split(text))
    return MappingProxyType({name.strip('"'): kind for name, kind in pairs})
