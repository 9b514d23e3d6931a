"""Takes returns: a dry run that stores nothing, then one transaction that stores all of a return or none of it."""

import hashlib
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import lru_cache

import polars as pl

from data.store import Store, Transaction
from domain.access import Action, Actor
from domain.errors import MonitorError
from domain.terms import ReturnState, Verdict
from services.clock import now, today
from services.commits import commit
from services.life import MOVES, first_states, reviewed, steps
from services.permissions import permit_write
from services.registry import Registry
from services.settings import limits
from validators.intake import Codebook, Judgement, Sender, judge

# A screen or the command line names the judgement's type without knowing the validators.
__all__ = [
    "Judgement",
    "Receipt",
    "codebook",
    "examine",
    "history",
    "receipt_of",
    "rows_of",
    "store_return",
    "submit",
]


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


@lru_cache(maxsize=2)
def codebook(registry: Registry) -> Codebook:
    """Return what the validators need to know of the registry."""
    shown_under = registry.targets.filter(pl.col("duplicate_of").is_null()).unique(
        "indicator_id", keep="first", maintain_order=True
    )
    return Codebook(
        regions=registry.regions.rename({"short_zh": "short_name_zh"}).select(
            "code", "name_zh", "short_name_zh", "level", "parent_code", "standing"
        ),
        indicators=registry.indicators.join(
            shown_under.select("indicator_id", "target_id"), on="indicator_id", how="left"
        ),
        aliases=registry.aliases,
    )


def examine(
    registry: Registry,
    content: bytes,
    *,
    file_name: str,
    region_code: str,
    received: date | None = None,
    store: Store | None = None,
) -> Judgement:
    """Return the verdict on every cell of a file sent by a region; nothing is stored.

    With a store, values are also held against what is approved now: falls, jumps, a hundred times too much. Raises
    MonitorError for an unknown sender or a day of receipt in the future.
    """
    registry.region(region_code)
    day = received or today()
    if day > today():
        raise MonitorError("received-in-future", found=day.isoformat(), expected=today().isoformat())
    sender = Sender(region_code=region_code, received=day, today=today())
    past = _approved(store, registry, region_code) if store else None
    return judge(
        content, file_name=file_name, codebook=codebook(registry), sender=sender, history=past, limits=limits(registry)
    )


def _approved(store: Store, registry: Registry, region_code: str) -> pl.DataFrame:
    """Return the values that hold now in the sender's region, for the comparisons of the intake."""
    known = store.frame(
        "known_observations",
        indicators=registry.indicators["indicator_id"].to_list(),
        regions=registry.subtree(region_code),
        period_ends=None,
        until=None,
        known_at=None,
        recorded_by=None,
        provisional=False,
    )
    return known.select("indicator_id", "region_code", "period_end", "value")


def submit(
    store: Store,
    content: bytes,
    judgement: Judgement,
    *,
    region_code: str,
    actor: Actor,
    received: date | None = None,
    partial: bool = False,
) -> Receipt:
    """Store a judged return in one transaction, all of it or none, and return its receipt.

    The same content from the same sender is stored once. Raises MonitorError where the actor may not send for the
    region, where the file as a whole was refused, where it holds no value that can be taken, and where any cell was
    refused, unless `partial` says that the cells that are clear shall be stored without the others. Where returns are
    reviewed it is only submitted; the receipt says its state.
    """
    permit_write(store, actor, Action.SUBMIT_RETURN, region_code)
    refused = judgement.cells.filter(pl.col("verdict") == Verdict.REJECT.value).height
    if judgement.refused or not _usable(judgement).height:
        raise MonitorError("nothing-to-store", file=judgement.file_name)
    if refused and not partial:
        raise MonitorError("cells-refused", file=judgement.file_name, count=refused)
    with store.transaction() as write:
        receipt = store_return(write, content, judgement, region_code=region_code, actor=actor.name, received=received)
        if not receipt.already_stored:
            commit(write, actor=actor.name, action=f"return {receipt.state.value}", subject=receipt.return_id)
    return receipt


def store_return(
    write: Transaction,
    content: bytes,
    judgement: Judgement,
    *,
    region_code: str,
    actor: str,
    received: date | None,
) -> Receipt:
    """Write a return, its steps, values and findings inside an open transaction; the caller commits the version."""
    states = first_states(review=reviewed())
    receipt = replace(receipt_of(content, judgement, region_code), state=states[-1])
    stored = write.frame("return_states", return_id=receipt.return_id, senders=None, rows=1)
    if not stored.height:
        rows = rows_of(receipt, judgement, actor=actor, received=received, demonstration=False, states=states)
    elif stored["state"].item() in MOVES[ReturnState.SUBMITTED]:
        rows = {"return_events": _again(stored, states, actor=actor)}
    else:
        return replace(receipt, already_stored=True, state=ReturnState(stored["state"].item()))
    for table, frame in rows.items():
        write.append(table, frame)
    return receipt


def _again(stored: pl.DataFrame, states: tuple[ReturnState, ...], *, actor: str) -> pl.DataFrame:
    """Return the steps of a file that is sent again after it was sent back or withdrawn.

    They take effect now, whatever the day of receipt: in between it did not count, and what was known then stays so.
    """
    return_id, step, moment = str(stored["return_id"].item()), int(stored["step"].item()), now()
    return steps(return_id, states, actor=actor, effective=moment, recorded=moment, after=step)


def _moment(received: date | None, recorded: datetime) -> datetime:
    return datetime.combine(received, time.min) if received else recorded


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
    moment = _moment(received, recorded)
    return {
        "returns": _return_row(receipt, judgement, actor, moment, recorded=recorded, demonstration=demonstration),
        "observations": _observation_rows(receipt.return_id, judgement),
        "findings": _finding_rows(receipt.return_id, judgement),
        "evidence": _evidence_rows(receipt.return_id, judgement),
        "return_events": steps(receipt.return_id, states, actor=actor, effective=moment, recorded=recorded),
    }


def _usable(judgement: Judgement) -> pl.DataFrame:
    taken = pl.col("verdict").is_in([Verdict.ACCEPT.value, Verdict.WARN.value]) & pl.col("value").is_not_null()
    return judgement.cells.filter(taken)


def receipt_of(content: bytes, judgement: Judgement, region_code: str) -> Receipt:
    """Return the receipt of a judged file: its number is the digest of its content and sender."""
    digest = hashlib.sha256(content).hexdigest()
    verdicts = dict(judgement.cells.group_by("verdict").len().iter_rows())
    return Receipt(
        return_id=hashlib.sha256(f"{region_code}:{digest}".encode()).hexdigest()[:16],
        file_name=judgement.file_name,
        sha256=digest,
        sender_region_code=region_code,
        accepted=verdicts.get(Verdict.ACCEPT.value, 0),
        warned=verdicts.get(Verdict.WARN.value, 0),
        rejected=verdicts.get(Verdict.REJECT.value, 0),
        skipped=verdicts.get(Verdict.SKIP.value, 0),
        already_stored=False,
    )


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


def _observation_rows(return_id: str, judgement: Judgement) -> pl.DataFrame:
    return _usable(judgement).select(
        "indicator_id",
        "region_code",
        "period",
        "period_end",
        "value",
        "numerator",
        "denominator",
        "verdict",
        "reason_code",
        return_id=pl.lit(return_id),
        row_number="row",
        column_name="column",
    )


def _evidence_rows(return_id: str, judgement: Judgement) -> pl.DataFrame:
    """Return what proves a milestone: the paper and the day it was done, of the values that came with either."""
    told = pl.col("details").str.json_path_match
    return (
        _usable(judgement)
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


def _finding_rows(return_id: str, judgement: Judgement) -> pl.DataFrame:
    return judgement.cells.filter(pl.col("verdict") != Verdict.ACCEPT.value).select(
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


def history(store: Store, registry: Registry, region_code: str, *, rows: int = 200) -> pl.DataFrame:
    """Return the returns of a region and those below it, newest first: columns of `return_states`."""
    return store.frame("return_states", return_id=None, senders=registry.subtree(region_code), rows=rows)
