"""What a return leaves in each table: its receipt, its values, its findings, its proofs, its steps."""

from dataclasses import dataclass
from datetime import date, datetime, time

import polars as pl

from data.store import Transaction
from domain.terms import ReturnState, Verdict
from services.clock import now
from services.life import first_states, steps
from validators.intake import Judgement

_AT_ONCE = 500_000  # cells written in one go: some full row groups of DuckDB; more would be held twice meanwhile


@dataclass(frozen=True)
class Receipt:
    """What became of a return: its number is its digest, so the same file twice gives the same receipt."""

    return_id: str
    file_name: str
    sha256: str
    sender_region_code: str
    accepted: int
    warned: int
    rejected: int
    skipped: int
    already_stored: bool
    state: ReturnState = ReturnState.APPROVED


def rows_of(
    receipt: Receipt,
    judgement: Judgement,
    *,
    actor: str,
    received: date | None,
    demonstration: bool,
    recorded: datetime | None = None,
    states: tuple[ReturnState, ...] = first_states(review=False),
) -> dict[str, pl.DataFrame]:
    """Return what a return leaves in each table."""
    recorded = recorded or now()
    moment = moment_of(received, recorded)
    return {
        "returns": _return_row(receipt, judgement, actor, moment, recorded=recorded, demonstration=demonstration),
        **_cell_rows(receipt.return_id, judgement.kept),
        "return_periods": _period_rows(receipt.return_id, judgement.kept),
        "return_events": steps(receipt.return_id, states, actor=actor, effective=moment, recorded=recorded),
    }


def write_new(
    write: Transaction,
    receipt: Receipt,
    judgement: Judgement,
    *,
    actor: str,
    received: date | None,
    states: tuple[ReturnState, ...],
) -> None:
    """Write a return that is not there yet inside an open transaction.

    The cells of a very large one go in part by part, so that they are not held twice.
    """
    recorded = now()
    moment = moment_of(received, recorded)
    row = _return_row(receipt, judgement, actor, moment, recorded=recorded, demonstration=False)
    write.append("returns", row)
    for part in judgement.kept.iter_slices(_AT_ONCE):
        for table, rows_of_table in _OF_CELLS.items():  # one by one: each is let go before the next is made
            write.append(table, rows_of_table(receipt.return_id, part))
    write.append("return_periods", _period_rows(receipt.return_id, judgement.kept))
    write.append("return_events", steps(receipt.return_id, states, actor=actor, effective=moment, recorded=recorded))


def moment_of(received: date | None, recorded: datetime) -> datetime:
    """Return the moment a return came in: its day of receipt, else the moment it is recorded."""
    return datetime.combine(received, time.min) if received else recorded


def _cell_rows(return_id: str, cells: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """Return what cells leave in each table."""
    return {table: rows(return_id, cells) for table, rows in _OF_CELLS.items()}


def is_usable() -> pl.Expr:
    """Condition on judged cells: accepted, with a warning or without, and with a value."""
    return pl.col("verdict").is_in([Verdict.ACCEPT.value, Verdict.WARN.value]) & pl.col("value").is_not_null()


def _return_row(
    receipt: Receipt, judgement: Judgement, actor: str, moment: datetime, *, recorded: datetime, demonstration: bool
) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "return_id": [receipt.return_id],
            "file_name": [receipt.file_name],
            "sha256": [receipt.sha256],
            "sender_region_code": [receipt.sender_region_code],
            "actor": [actor],
            "received_at": [moment],
            "recorded_at": [recorded],
            "encoding": [judgement.encoding],
            "accepted": [receipt.accepted],
            "warned": [receipt.warned],
            "rejected": [receipt.rejected],
            "skipped": [receipt.skipped],
            "demonstration": [demonstration],
        }
    )


def _observation_rows(return_id: str, cells: pl.DataFrame) -> pl.DataFrame:
    return (
        cells.select(
            "indicator_id",
            "region_code",
            "period",
            "period_end",
            "value",
            "numerator",
            "denominator",
            "verdict",
            "reason_code",
            row_number="row",
            column_name="column",
        )
        .filter(is_usable())
        .with_columns(return_id=pl.lit(return_id))
    )


def _period_rows(return_id: str, cells: pl.DataFrame) -> pl.DataFrame:
    """Return how many values a return brings for each period."""
    told = cells.filter(is_usable()).group_by("period_end").agg(figures=pl.len().cast(pl.Int64))
    return told.sort("period_end").with_columns(return_id=pl.lit(return_id))


def _evidence_rows(return_id: str, cells: pl.DataFrame) -> pl.DataFrame:
    """Return what proves a milestone: the paper and the day it was done, of the values that came with either."""
    told = pl.col("details").str.json_path_match
    # Details are looked into only where either name stands in them at all.
    named = pl.any_horizontal(pl.col("details").str.contains(f'"{name}"', literal=True) for name in _PROOF)
    return (
        cells.select("row", "column", "indicator_id", "region_code", "period_end", "verdict", "value", "details")
        .filter(pl.col("details") != "{}")
        .filter(named)
        .filter(is_usable())
        .select(
            "indicator_id",
            "region_code",
            "period_end",
            return_id=pl.lit(return_id),
            row_number="row",
            column_name="column",
            document=told("$.document"),
            done_on=told("$.done_on").str.to_date("%Y-%m-%d"),
        )
        .filter(pl.col("document").is_not_null() | pl.col("done_on").is_not_null())
    )


def _finding_rows(return_id: str, cells: pl.DataFrame) -> pl.DataFrame:
    return cells.filter(pl.col("verdict") != Verdict.ACCEPT.value).select(
        "region_raw",
        "raw_value",
        "verdict",
        "region_code",
        "period",
        "indicator_id",
        "reason_code",
        "details",
        return_id=pl.lit(return_id),
        row_number="row",
        column_name="column",
    )


_PROOF = ("document", "done_on")
_OF_CELLS = {"observations": _observation_rows, "findings": _finding_rows, "evidence": _evidence_rows}
