"""Measures attainment against one query written by hand over Parquet, and the database's size against Parquet's."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import polars as pl

from benchmarks.generate import LAST
from benchmarks.measuring import ROUNDS, Line, seconds, times_more, told
from data.connecting import SETTINGS
from data.store import Store
from services import rolling
from services.concern import AttainmentQuery, concerned_targets
from services.figures import judged_ends
from services.monitoring import attainment
from services.registry import COUNTRY, Registry, read_registry

_SQL = Path(__file__).parent
_FACTS = ("observations", "returns", "return_events", "findings", "current_values")
_KEPT_BESIDE = "current_values"


def as_parquet(database: Path, folder: Path) -> dict[str, int]:
    """Write the facts and the current values of a database as Parquet files; return the bytes of each table."""
    text = (_SQL / "copy_parquet.sql").read_text(encoding="utf-8")
    folder.mkdir(parents=True, exist_ok=True)
    with duckdb.connect(str(database), read_only=True) as connection:
        for table in _FACTS:
            path = folder / f"{table}.parquet"
            connection.execute(text.replace("table_name", table).replace("target_file", str(path)))
    return {table: (folder / f"{table}.parquet").stat().st_size for table in _FACTS}


def size_line(database: Path, parquet: dict[str, int]) -> Line:
    """Return how the database's size stands against the same facts in Parquet."""
    facts = sum(size for table, size in parquet.items() if table != _KEPT_BESIDE)
    held = database.stat().st_size
    share = parquet[_KEPT_BESIDE] / 1e6
    return Line(
        "database size", "the same facts in Parquet (zstd)", "≤ 2x",
        f"{held / facts:.2f}x: {held / 1e6:.0f} MB / {facts / 1e6:.0f} MB", held / facts <= 2,
        f"the file also holds registry, audit trail and current values (these alone: {share:.0f} MB as Parquet)",
    )  # fmt: skip


def attainment_line(database: Path, parquet: Path, rounds: int = ROUNDS) -> Line:
    """Return how attainment of all counties' values stands against the hand-written query."""
    query = AttainmentQuery(COUNTRY, LAST, children=True)
    with Store.open(database) as store:
        registry = read_registry(store)
        attainment(store, registry, query)
        again = seconds(lambda: attainment(store, registry, query), rounds)
        own = seconds(lambda: _anew(store, registry, query), rounds)
    with duckdb.connect(config={name: SETTINGS[name] for name in ("memory_limit", "threads")}) as connection:
        wanted = concerned_targets(registry, replace(query))
        ends = judged_ends(wanted, wanted, query)
        connection.register("wanted", wanted.select("target_id", "indicator_id", "threshold", "start_date", "due_date"))
        connection.register("places", _places(registry))
        hand = seconds(lambda: _asked(connection, parquet, ends), rounds)
    ratio = times_more(own, hand)
    return Line(
        "attainment of all counties' values × targets, one period",
        "one hand-written DuckDB query over the same rows in Parquet", "≤ 1.5x",
        f"{ratio:.2f}x: {told(own)} / {told(hand)}", ratio <= 1.5,
        "the query sums, compares and paces by one method; attainment rolls up level by level with completeness,"
        f" bounds and reasons and judges by four methods; asked again, with its figures kept: {told(again)}",
    )  # fmt: skip


def _anew(store: Store, registry: Registry, query: AttainmentQuery) -> None:
    rolling.forget()
    attainment(store, registry, query)


def _asked(connection: duckdb.DuckDBPyConnection, parquet: Path, ends: list[date]) -> pl.DataFrame:
    text = (_SQL / "hand_written.sql").read_text(encoding="utf-8")
    values = {"facts": str(parquet / "current_values.parquet"), "ends": ends, "asked": LAST.last_day}
    return connection.sql(text, params=values).pl()


def _places(registry: Registry) -> pl.DataFrame:
    return registry.regions.select(region_code="code", province=pl.col("code").str.slice(0, 2) + "0000")
