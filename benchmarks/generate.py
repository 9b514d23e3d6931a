"""Makes databases of any size: every county of the nation, 70 indicators, monthly values, a tenth of them revised.

The history grows with the size, not the country: what a screen shows stays the same while what lies behind it becomes
ten times as much. All of it is demonstration data. The same seed makes the same facts.
"""

import argparse
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb
import polars as pl

from data.connecting import SETTINGS
from data.store import Store
from domain.fields import SHEETS
from domain.periods import Period
from domain.terms import Kind, Level, Standing
from services.administration import load_registry, store_rows
from services.commits import commit
from services.permissions import local
from services.registry import Registry, read_registry
from services.revisions import as_text

SEED = "8"
INDICATORS = 70
LAST = Period.parse("2024-09")  # targets of 2024 and 2025 are still open then
_AT_ONCE = 6  # months written in one transaction
_SQL = Path(__file__).parent


@dataclass(frozen=True)
class Size:
    """How much is made: months back from LAST (only quarters' ends where `quarters`), one county of `every`."""

    periods: int
    every: int = 1
    quarters: bool = False

    def ends(self) -> list[date]:
        """Return the last days of the periods, the oldest first."""
        last = Period.quarter_of(LAST.last_day) if self.quarters else LAST
        return [last.shifted(-step).last_day for step in range(self.periods)][::-1]


# A judgement looks at six quarters: the smallest sizes hold these and nothing else.
SIZES = {
    "smoke": Size(periods=6, every=10, quarters=True),
    "1.2M": Size(periods=6, quarters=True),
    "12M": Size(periods=60),
    "120M": Size(periods=600),
}


def generate(path: Path, size: Size, *, seed: str = SEED) -> int:
    """Make a database file with the registry and the facts; return how many observations it holds."""
    with Store.open(path) as store:
        load_registry(store, actor=local("bench"), reason="registry")
        _collect_in_counties(store)
        registry = read_registry(store)
    with duckdb.connect(str(path), config=dict(SETTINGS)) as connection:
        _set_up(connection, registry, size)
        for ends in _pieces(size.ends()):
            _write(connection, ends, seed)
        connection.execute("CHECKPOINT")
        observations = int(connection.table("observations").count("*").fetchall()[0][0])
    with Store.open(path) as store, store.transaction() as write:
        commit(write, actor="bench", action="demonstration loaded", subject=str(observations))
    return observations


def _collect_in_counties(store: Store) -> None:
    """Let counties report the chosen indicators, so that every figure of a region is rolled up from all below it."""
    registry, sheet = read_registry(store), SHEETS["indicators"]
    rows = registry.indicators.filter(pl.col("indicator_id").is_in(picked(registry)["indicator_id"].implode()))
    text = as_text(sheet, rows.with_columns(reporting_level=pl.lit(Level.COUNTY.value))).with_columns(
        line=pl.int_range(2, pl.len() + 2)
    )
    store_rows(store, sheet, text.select(*sheet.columns, "line"), file_name=None, sha256=None, actor=local("bench"),
               reason="counties report")  # fmt: skip


def picked(registry: Registry) -> pl.DataFrame:
    """Return the indicators that are made: indicator_id, kind, flow, position."""
    numbers = registry.indicators.filter(
        (pl.col("kind") != Kind.MILESTONE.value) & pl.col("derivation").is_null()
    ).sort("indicator_id")
    return numbers.head(INDICATORS).select(
        "indicator_id", "kind", flow=pl.col("measure") == "flow", position=pl.int_range(0, pl.len())
    )


def counties(registry: Registry, every: int) -> pl.DataFrame:
    """Return the counties that report: region_code, sender (the region right above), place (its number there)."""
    standing = pl.col("standing") == Standing.STANDARD.value
    return (
        registry.regions.filter((pl.col("level") == Level.COUNTY.value) & standing)
        .sort("code")
        .gather_every(every)
        .select(region_code="code", sender="parent_code")
        .with_columns(place=pl.int_range(0, pl.len()).over("sender"))
    )


def _set_up(connection: duckdb.DuckDBPyConnection, registry: Registry, size: Size) -> None:
    connection.register("places", counties(registry, size.every))
    connection.register("picked", picked(registry))


def _pieces(ends: Sequence[date]) -> Iterator[Sequence[date]]:
    for start in range(0, len(ends), _AT_ONCE):
        yield ends[start : start + _AT_ONCE]


def _write(connection: duckdb.DuckDBPyConnection, ends: Sequence[date], seed: str) -> None:
    connection.begin()
    for name in ("sent", "drawn"):
        connection.execute(_text(name), {"seed": seed, "ends": list(ends)})
    connection.execute(_text("rows"))
    connection.commit()


def _text(name: str) -> str:
    return (_SQL / f"generate_{name}.sql").read_text(encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> None:
    """Make the database of the size asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--size", choices=SIZES, default="12M")
    parser.add_argument("--seed", default=SEED)
    asked = parser.parse_args(arguments)
    began = time.perf_counter()
    made = generate(asked.path, SIZES[asked.size], seed=asked.seed)
    print(f"{asked.path}: {made:,} observations in {time.perf_counter() - began:.0f} s")  # noqa: T201


if __name__ == "__main__":
    main()
