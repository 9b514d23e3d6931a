"""Takes returns: a dry run that stores nothing, then one transaction that stores all of a return or none of it."""

import hashlib
from dataclasses import replace
from datetime import date
from functools import lru_cache

import polars as pl

from data.store import Store, Transaction
from domain.access import Action, Actor
from domain.errors import MonitorError
from domain.terms import ReturnState, Verdict
from services import holding, journal
from services.clock import now, today
from services.commits import commit
from services.life import MOVES, first_states, reviewed, steps
from services.permissions import permit, permit_write
from services.registry import Registry
from services.return_rows import Receipt, is_usable, rows_of, write_new
from services.settings import limits
from validators.intake import Codebook, Judgement, Progress, Sender, Step, judge

# A screen or the command line names the judgement's type without knowing the validators.
__all__ = [
    "Judgement",
    "Progress",
    "Receipt",
    "Step",
    "codebook",
    "examine",
    "history",
    "receipt_of",
    "rows_of",
    "store_return",
    "submit",
]


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
    progress: Progress | None = None,
) -> Judgement:
    """Return the verdict on every cell of a file sent by a region; nothing is stored.

    With a store, values are also held against what is approved now: falls, jumps, a hundred times too much. `progress`
    is told the share of the work that is done and the step. Raises MonitorError for an unknown sender or a day of
    receipt in the future.
    """
    registry.region(region_code)
    day = received or today()
    if day > today():
        raise MonitorError("received-in-future", found=day.isoformat(), expected=today().isoformat())
    sender = Sender(region_code=region_code, received=day, today=today())
    past = _approved(store, registry, region_code) if store else None
    return judge(
        content,
        file_name=file_name,
        codebook=codebook(registry),
        sender=sender,
        history=past,
        limits=limits(registry),
        progress=progress,
    )


def _approved(store: Store, registry: Registry, region_code: str) -> pl.DataFrame:
    """Return the values that hold now in the sender's region, for the comparisons of the intake."""
    known = holding.observations(
        store,
        indicators=registry.indicators["indicator_id"].to_list(),
        regions=registry.subtree(region_code),
        numbers_only=True,
    )
    return known.select("indicator_id", "region_code", "period_end", "value", "demonstration")


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
    refused, usable = judgement.kept.select(
        refused=(pl.col("verdict") == Verdict.REJECT.value).sum(), usable=is_usable().sum()
    ).row(0)
    if judgement.refused or not usable:
        raise MonitorError("nothing-to-store", file=judgement.file_name)
    if refused and not partial:
        raise MonitorError("cells-refused", file=judgement.file_name, count=refused)
    with store.transaction() as write:
        receipt = store_return(write, content, judgement, region_code=region_code, actor=actor.name, received=received)
        if not receipt.already_stored:
            action = f"return {receipt.state.value}"
            version = commit(write, actor=actor.name, action=action, subject=receipt.return_id)
    if not receipt.already_stored:
        journal.written(action, version=version)
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
    journal.note(return_id=receipt.return_id)
    stored = write.frame("return_states", return_id=receipt.return_id, senders=None, rows=1)
    if not stored.height:
        write_new(write, receipt, judgement, actor=actor, received=received, states=states)
    elif stored["state"].item() in MOVES[ReturnState.SUBMITTED]:
        write.append("return_events", _again(stored, states, actor=actor))
    else:
        return replace(receipt, already_stored=True, state=ReturnState(stored["state"].item()))
    return receipt


def _again(stored: pl.DataFrame, states: tuple[ReturnState, ...], *, actor: str) -> pl.DataFrame:
    """Return the steps of a file that is sent again after it was sent back or withdrawn.

    They take effect now, whatever the day of receipt: in between it did not count, and what was known then stays so.
    """
    return_id, step, moment = str(stored["return_id"].item()), int(stored["step"].item()), now()
    return steps(return_id, states, actor=actor, effective=moment, recorded=moment, after=step)


def receipt_of(content: bytes, judgement: Judgement, region_code: str) -> Receipt:
    """Return the receipt of a judged file: its number is the digest of its content and sender."""
    digest = hashlib.sha256(content).hexdigest()
    verdicts = dict(judgement.kept.group_by("verdict").len().iter_rows())
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


def history(store: Store, registry: Registry, region_code: str, *, reader: Actor, rows: int = 200) -> pl.DataFrame:
    """Return the returns of a region and those below it, newest first: columns of `return_states`.

    Raises MonitorError for an unknown region and a reader who may not see its returns.
    """
    permit(registry, reader, Action.SEE_RETURNS, region_code)
    return store.frame("return_states", return_id=None, senders=registry.subtree(region_code), rows=rows)
