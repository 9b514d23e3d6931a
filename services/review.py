"""Reviews returns: which wait, what each would change, and the decision, one transaction each."""

from collections.abc import Callable, Mapping

import polars as pl

from data.store import Store, Transaction
from domain.access import Action, Actor
from domain.errors import MonitorError
from domain.periods import Period
from domain.terms import ReturnState
from locales import Texts
from services import journal
from services.clock import now
from services.commits import commit
from services.life import MOVES, SUPERSEDED, steps
from services.permissions import may, permit, permit_write
from services.preview import Change
from services.registry import Registry
from validators.findings import remedy, sentence

DIFFERENCES = (
    "row_number", "column_name", "indicator_id", "indicator_zh", "indicator_en", "unit", "region_code", "region_zh",
    "region_en", "period", "period_end", "old", "new", "difference", "share", "change", "old_return_id", "later",
    "verdict", "reason_code",
)  # fmt: skip
_ALL = 1_000_000_000


def pending(store: Store, registry: Registry, region_code: str, *, reader: Actor) -> pl.DataFrame:
    """Return the returns of a region and those below it that wait for a decision, newest first.

    Columns of `listed`. Raises MonitorError for an unknown region and a reader who may not see its returns.
    """
    return listed(store, registry, region_code, reader=reader, state=ReturnState.SUBMITTED.value)


def listed(
    store: Store,
    registry: Registry,
    region_code: str,
    *,
    reader: Actor,
    state: str | None = None,
    rows: int = _ALL,
) -> pl.DataFrame:
    """Return the returns of a region and those below it, the last decided first: columns of `returns_in_state`.

    `superseded` is added: true where every value of an approved return was replaced. `state` is a ReturnState or
    `superseded`, None for all. Raises MonitorError for an unknown region or state, and for a reader who may not see the
    region's returns.
    """
    permit(registry, reader, Action.SEE_RETURNS, region_code)
    known = [*(one.value for one in ReturnState), SUPERSEDED]
    if state is not None and state not in known:
        raise MonitorError("state-unknown", found=state, expected=", ".join(known))
    derived = state == SUPERSEDED
    asked = None if state is None else [ReturnState.APPROVED.value if derived else state]
    found = store.frame(
        "returns_in_state", senders=registry.subtree(region_code), states=asked, rows=_ALL if derived else rows
    )
    marked = _with_superseded(store, found)
    return marked.filter("superseded").head(rows) if derived else marked


def _with_superseded(store: Store, returns: pl.DataFrame) -> pl.DataFrame:
    approved = returns.filter(pl.col("state") == ReturnState.APPROVED.value)["return_id"].to_list()
    gone = store.frame("superseded_returns", return_ids=approved)["return_id"] if approved else pl.Series([""])
    return returns.with_columns(superseded=pl.col("return_id").is_in(gone.implode()))


def one(store: Store, return_id: str, *, reader: Actor) -> dict[str, object]:
    """Return a return with its state as a row of `listed`.

    Raises MonitorError for an unknown number and a reader who may not see returns of its sender.
    """
    return _with_superseded(store, _readable(store, return_id, reader)).row(0, named=True)


def _readable(store: Store, return_id: str, reader: Actor) -> pl.DataFrame:
    """Return the line of a return; raise MonitorError for an unknown one, and one that is not the reader's to see."""
    journal.note(return_id=return_id)
    found = store.frame("return_states", return_id=return_id, senders=None, rows=1)
    if found.is_empty():
        raise MonitorError("return-unknown", found=return_id)
    permit_write(store, reader, Action.SEE_RETURNS, str(found["sender_region_code"].item()))
    return found


def approve(store: Store, return_id: str, *, actor: Actor, comment: str = "") -> int:
    """Let a submitted return's values count from now on; return the data version. Raises as `_decide` does."""
    return _decide(store, return_id, ReturnState.APPROVED, actor=actor, comment=comment)


def send_back(store: Store, return_id: str, *, actor: Actor, comment: str) -> int:
    """Hand a submitted return back to its sender, saying why; no figure changes. Raises as `_decide` does."""
    return _decide(store, return_id, ReturnState.SENT_BACK, actor=actor, comment=comment)


def withdraw(store: Store, return_id: str, *, actor: Actor, comment: str) -> int:
    """Take a return out from now on, saying why: the values before it hold again. Raises as `_decide` does."""
    return _decide(store, return_id, ReturnState.WITHDRAWN, actor=actor, comment=comment)


def _decide(store: Store, return_id: str, to: ReturnState, *, actor: Actor, comment: str) -> int:
    """Write one step in one transaction and return the data version.

    Raises MonitorError for an unknown return, a step that may not follow its state, an actor who may not do it there
    or who would review the own return, a missing actor, and a missing
    comment where somebody else has to learn why.
    """
    if not actor.name.strip():
        raise MonitorError("actor-missing")
    if to is not ReturnState.APPROVED and not comment.strip():
        raise MonitorError("comment-missing")
    journal.note(return_id=return_id)
    with store.transaction() as write:
        after = _allowed(write, return_id, to, actor)
        moment = now()
        write.append(
            "return_events",
            steps(return_id, (to,), actor=actor.name, effective=moment, recorded=moment, after=after, comment=comment),
        )
        action = f"return {to.value.replace('_', ' ')}"
        version = commit(write, actor=actor.name, action=action, subject=return_id, reason=comment)
    journal.written(action, version=version)
    return version


def _allowed(write: Transaction, return_id: str, to: ReturnState, actor: Actor) -> int:
    """Return the number of the latest step; raise MonitorError where the actor may not, or `to` may not follow it."""
    stored = write.frame("return_states", return_id=return_id, senders=None, rows=1)
    if stored.is_empty():
        raise MonitorError("return-unknown", found=return_id)
    action = Action.WITHDRAW_RETURN if to is ReturnState.WITHDRAWN else Action.REVIEW_RETURN
    permit_write(write, actor, action, str(stored["sender_region_code"].item()))
    # Nobody approves what they sent themselves; one local administrator has nobody else to ask.
    if action is Action.REVIEW_RETURN and stored["actor"].item() == actor.name and not actor.alone:
        raise MonitorError("own-return", actor=actor.name)
    state = str(stored["state"].item())
    if state not in MOVES[to]:
        expected = ", ".join(sorted(MOVES[to]))
        raise MonitorError("move-not-allowed", number=return_id, found=state, expected=expected, move=to.value)
    return int(stored["step"].item())


def history(store: Store, return_id: str, *, reader: Actor) -> pl.DataFrame:
    """Return the steps of a return in order: step, state, effective_at, recorded_at, actor, comment.

    Raises as `one` does.
    """
    _readable(store, return_id, reader)
    return store.frame("return_steps", return_id=return_id)


def differences(store: Store, registry: Registry, return_id: str, *, reader: Actor) -> pl.DataFrame:
    """Return each value of a return beside the last approved value of its key: columns of DIFFERENCES.

    An approved return stands beside what held before it, any other beside what holds now. `difference` is new less
    old in the indicator's unit, `share` the difference as a share of old (null without old or where it is 0),
    `change` a word of `preview.Change`. Real changes come first, the largest by share on top. Raises as `one` does.
    """
    _readable(store, return_id, reader)
    values = store.frame("return_values", return_id=return_id)
    off = pl.col("new") - pl.col("old")
    regions = registry.regions.select(region_code="code", region_zh="name_zh", region_en="name_en")
    indicators = registry.indicators.select("indicator_id", "unit", indicator_zh="short_zh", indicator_en="short_en")
    return (
        values.join(regions, on="region_code", how="left", maintain_order="left")
        .join(indicators, on="indicator_id", how="left", maintain_order="left")
        .with_columns(
            difference=off,
            share=pl.when(pl.col("old") != 0).then(off / pl.col("old").abs()),
            change=_change(),
        )
        .sort(_urgency(), _size(), "indicator_id", "region_code", "period_end", maintain_order=True)
        .select(DIFFERENCES)
    )


def _change() -> pl.Expr:
    return (
        pl.when("later")
        .then(pl.lit(Change.OLDER.value))
        .when(pl.col("old").is_null())
        .then(pl.lit(Change.NEW.value))
        .when(pl.col("old") == pl.col("new"))
        .then(pl.lit(Change.SAME.value))
        .otherwise(pl.lit(Change.CHANGED.value))
    )


def _urgency() -> pl.Expr:
    order = (Change.CHANGED, Change.OLDER, Change.NEW, Change.SAME)
    places = {change.value: place for place, change in enumerate(order)}
    return pl.col("change").replace_strict(places, return_dtype=pl.Int64)


def _size() -> pl.Expr:
    """Largest first: units differ, so the share decides; from 0 to anything is beyond every share."""
    from_zero = (pl.col("old") == 0) & (pl.col("new") != 0)
    return -pl.when(from_zero).then(float("inf")).otherwise(pl.col("share").abs()).fill_null(0)


def corrected(store: Store, registry: Registry, differing: pl.DataFrame, *, reader: Actor) -> pl.DataFrame:
    """Return the returns whose approved values a return replaces, out of its `differences`.

    return_id, file_name, sender_region_code, received_at, values (how many it replaces), changed (how many of them
    differ); the most replaced first. Those of senders whose returns the reader may not see are left out: what they said
    stands in `differences` as the approved value.
    """
    replaced = (
        differing.filter(pl.col("old_return_id").is_not_null() & ~pl.col("later"))
        .group_by(return_id="old_return_id")
        .agg(values=pl.len(), changed=(pl.col("change") == Change.CHANGED.value).sum())
    )
    about = [store.frame("return_states", return_id=name, senders=None, rows=1) for name in replaced["return_id"]]
    columns = ["return_id", "file_name", "sender_region_code", "received_at", "values", "changed"]
    if not about:
        return pl.DataFrame(schema=dict.fromkeys(columns, pl.String))
    found = replaced.join(pl.concat(about), on="return_id").select(columns)
    seen = [may(registry, reader, Action.SEE_RETURNS, code) for code in found["sender_region_code"]]
    return found.filter(pl.Series(seen, dtype=pl.Boolean)).sort("values", "return_id", descending=True)


def findings(store: Store, return_id: str, *, reader: Actor) -> pl.DataFrame:
    """Return what was found in a return, cell by cell: columns of `return_findings` with row and column as `Finding`'s.

    `count` is how many findings of the return have the same reason; the gravest and most frequent reasons come first.
    Raises as `one` does.
    """
    _readable(store, return_id, reader)
    order = {verdict: place for place, verdict in enumerate(("reject", "warn", "skip"))}
    return (
        store.frame("return_findings", return_id=return_id)
        .rename({"row_number": "row", "column_name": "column"})
        .with_columns(count=pl.len().over("verdict", "reason_code"))
        .sort(
            pl.col("verdict").replace_strict(order, default=9, return_dtype=pl.Int64),
            -pl.col("count").cast(pl.Int64),
            "reason_code",
            "row",
            maintain_order=True,
        )
    )


FINDINGS = ("verdict", "row", "column", "region", "value", "problem", "remedy", "reason_code", "count")


def told_findings(
    store: Store, return_id: str, texts: Texts, *, reader: Actor, each: int | None = None
) -> pl.DataFrame:
    """Return the findings of a return in sentences: columns of FINDINGS; `each` takes that many of every reason.

    Raises as `one` does.
    """
    found = findings(store, return_id, reader=reader)
    if each is not None:
        found = found.group_by("verdict", "reason_code", maintain_order=True).head(each)
    rows = list(found.iter_rows(named=True))
    return found.with_columns(
        region="region_raw",
        value="raw_value",
        problem=pl.Series([_said(row, texts, sentence) for row in rows], dtype=pl.String),
        remedy=pl.Series([_said(row, texts, remedy) for row in rows], dtype=pl.String),
    ).select(FINDINGS)


def _said(row: Mapping[str, object], texts: Texts, saying: Callable[..., str]) -> str:
    # A return may be older than the words of today: its reason then stands for itself.
    return saying(row, texts) if texts.has(f"finding-{row['reason_code']}") else str(row["reason_code"])


def cell_history(store: Store, indicator_id: str, region_code: str, period: Period, *, reader: Actor) -> pl.DataFrame:
    """Return every value ever sent for a key: who, when, file, row, return, state; the one that holds first.

    `holds` marks the value that counts now, `superseded` an approved one that a later return replaced. Empty where
    nothing was sent. A quarter and its last month are one key: the period's last day decides. Raises MonitorError
    for a reader who may not see returns on the region.
    """
    permit_write(store, reader, Action.SEE_RETURNS, region_code)
    return store.frame("cell_history", indicator_id=indicator_id, region_code=region_code, period_end=period.last_day)
