"""Every rule of the registry's rows: those of their columns, and those that need what the store holds."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import polars as pl

from data.store import Store
from domain.faults import Fault
from domain.fields import Sheet
from services.decomposing import decomposed_faults
from services.registry import read_registry
from services.scoring_rules import score_faults
from services.settings import settings_faults, values
from validators.reference import faults


def broken_rules(
    store: Store, sheet: Sheet, text: pl.DataFrame, *, file: str, known: Mapping[str, frozenset[str]]
) -> tuple[Fault, ...]:
    """Return every rule that rows of a sheet break, in file order; `text` and `known` as in `reference.faults`."""
    found = faults(sheet, text, file=file, known=known)
    special = _SPECIAL.get(sheet.name)
    if special is None or any(fault.rule.startswith("column-") for fault in found):
        return found
    # What cannot be read was told already, and says nothing about the rest.
    bad = pl.Series([fault.line for fault in found], dtype=pl.Int64)
    readable = text.filter(~pl.col("line").is_in(bad.implode()))
    more = special(store, readable, file) if readable.height else ()
    return tuple(sorted((*found, *more), key=lambda fault: (fault.line or 0, fault.column)))


def _settings(store: Store, rows: pl.DataFrame, file: str) -> tuple[Fault, ...]:
    return settings_faults(rows.to_dicts(), file=file, current=values(read_registry(store)))


def _decomposed(store: Store, rows: pl.DataFrame, file: str) -> tuple[Fault, ...]:
    return decomposed_faults(read_registry(store), rows.to_dicts(), file=file)


def _indicators(store: Store, rows: pl.DataFrame, file: str) -> tuple[Fault, ...]:
    """A unit says what the values are: where some were reported, another unit would make them lie."""
    units = store.frame("current_indicators").select("indicator_id", held="unit")
    counts = store.frame("observation_counts")
    lying = (
        rows.join(units, on="indicator_id", maintain_order="left")
        .filter(pl.col("unit").str.strip_chars() != pl.col("held"))
        .join(counts, on="indicator_id", maintain_order="left")
    )
    return tuple(
        Fault(file, row["line"], "unit", row["unit"], "unit-in-use", f"{row['held']} × {row['observations']}")
        for row in lying.iter_rows(named=True)
    )


def _scores(_: Store, rows: pl.DataFrame, file: str) -> tuple[Fault, ...]:
    return score_faults(rows.to_dicts(), file=file)


_SPECIAL: Mapping[str, Callable[[Store, pl.DataFrame, str], tuple[Fault, ...]]] = MappingProxyType(
    {"settings": _settings, "decomposed_targets": _decomposed, "indicators": _indicators, "score_rules": _scores}
)
