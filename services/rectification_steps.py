"""The steps of a rectification notice (督办), each in one transaction: proposed, issued, replied, escalated, closed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import polars as pl

from data.store import Store, Transaction
from domain.access import Action
from domain.errors import MonitorError
from services.clock import now, today
from services.commits import commit
from services.concern import AttainmentQuery
from services.permissions import permit_write
from services.rectification import Notice, standing
from services.rectification_kept import chosen_row, held, notice_id_of, rows_of
from services.rectification_life import EVENT, MOVES, Colour, NoticeState, Pair, Reply, Signed, Terms
from services.registry import Registry

_LINKS = ("http://", "https://")
Said = Mapping[str, object]


def propose(
    store: Store,
    registry: Registry,
    query: AttainmentQuery,
    pairs: Sequence[Pair],
    signed: Signed,
    *,
    document_id: str | None = None,
) -> list[str]:
    """Keep proposals for an official to confirm, with their figures, in one transaction; return the notices' ids.

    A pair that has such a notice already keeps it. Raises MonitorError where the rules do not propose a pair, and for
    an actor who may not issue notices there: nothing is stored then.
    """
    _check(signed)
    permit_write(store, signed.actor, Action.ISSUE_NOTICE, query.region_code)
    rows = rows_of(store, registry, query, pairs, signed=signed, document_id=document_id)
    with store.transaction() as write:
        new = [name for name, row in rows.items() if _keep(write, name, row, signed)]
        if new:
            commit(write, actor=signed.name, action="notice proposed", subject=", ".join(new), reason=signed.comment)
    return list(rows)


def confirm(
    store: Store,
    registry: Registry,
    query: AttainmentQuery,
    pair: Pair,
    *,
    terms: Terms,
    signed: Signed,
    document_id: str | None = None,
) -> Notice:
    """Issue a notice that the rules propose: keep its figures, give it its number; return it as `one` does.

    All in one transaction. Raises MonitorError as `propose` and `issue` do.
    """
    _check_terms(terms, signed)
    _check(signed)
    permit_write(store, signed.actor, Action.ISSUE_NOTICE, query.region_code)
    ((notice_id, row),) = rows_of(store, registry, query, (pair,), signed=signed, document_id=document_id).items()
    with store.transaction() as write:
        _keep(write, notice_id, row, replace(signed, comment=""))
        return _take(write, notice_id, NoticeState.ISSUED, replace(signed, seen=1), _said(terms))


def choose(
    store: Store,
    registry: Registry,
    query: AttainmentQuery,
    pair: Pair,
    *,
    terms: Terms,
    signed: Signed,
    document_id: str | None = None,
) -> Notice:
    """Issue a notice on something behind that the rules do not propose; its reason stands in the letter. Return it.

    A second click finds the notice that was issued. Raises MonitorError without a reason (`signed.comment`), where the
    pair is not behind, and as `issue` does; nothing is stored then.
    """
    _check_terms(terms, signed)
    _check(_reasoned(signed))
    permit_write(store, signed.actor, Action.ISSUE_NOTICE, query.region_code)
    notice_id = notice_id_of(query, pair)
    there = held(store, notice_id) is not None
    row = None if there else chosen_row(store, registry, query, pair, signed=signed, document_id=document_id)
    with store.transaction() as write:
        _keep(write, notice_id, row, signed, state=NoticeState.CHOSEN)
        return _take(write, notice_id, NoticeState.ISSUED, replace(signed, seen=1), _said(terms))


def issue(store: Store, notice_id: str, terms: Terms, signed: Signed) -> Notice:
    """Give a proposed notice its number (counted by issuer and year), colour and deadline; return it.

    Raises MonitorError for an unknown notice, a step that may not follow, one decided on an older state, an actor who
    may not take it there, a day that lies ahead or before the step before, a deadline not after the day.
    """
    _check_terms(terms, signed)
    return _step(store, notice_id, NoticeState.ISSUED, signed, _said(terms))


def reply(store: Store, notice_id: str, answer: Reply, signed: Signed) -> Notice:
    """Record the addressee's reply and what proves it; return the notice.

    Raises MonitorError without a text, for a link that is no web address, a paper dated after the reply, and as
    `issue` does.
    """
    link = answer.link.strip()
    if not answer.text.strip():
        raise MonitorError("notice-reply-missing")
    if link and not link.lower().startswith(_LINKS):
        raise MonitorError("notice-link", found=link[:80])
    if answer.document_date is not None and answer.document_date > signed.day:
        raise MonitorError("notice-document-date", found=answer.document_date.isoformat())
    said = {
        "reply": answer.text.strip(),
        "document": answer.document.strip() or None,
        "document_date": answer.document_date,
        "link": link or None,
    }
    return _step(store, notice_id, NoticeState.REPLIED, signed, said)


def close(store: Store, notice_id: str, signed: Signed) -> Notice:
    """Close a notice that was replied to, saying on what ground; return it. Raises as `issue` does."""
    return _step(store, notice_id, NoticeState.CLOSED, _reasoned(signed), {})


def escalate(store: Store, notice_id: str, terms: Terms, signed: Signed) -> Notice:
    """Raise a notice to a graver colour with a new deadline, saying why; return it.

    Raises MonitorError where the colour is not graver than the one it has, and as `issue` does.
    """
    _check_terms(terms, signed)
    return _step(store, notice_id, NoticeState.ESCALATED, _reasoned(signed), _said(terms))


def withdraw(store: Store, notice_id: str, signed: Signed) -> Notice:
    """Take a notice or a proposal back, saying why; return it. Raises as `issue` does."""
    return _step(store, notice_id, NoticeState.WITHDRAWN, _reasoned(signed), {})


def _keep(
    write: Transaction,
    notice_id: str,
    row: pl.DataFrame | None,
    signed: Signed,
    *,
    state: NoticeState = NoticeState.PROPOSED,
) -> bool:
    """Write a proposal unless it is there; return whether it was new."""
    if row is None or held(write, notice_id) is not None:
        return False
    write.append("notices", row)
    _append(write, notice_id, 1, state, signed=signed, said={})
    return True


def _step(store: Store, notice_id: str, to: NoticeState, signed: Signed, said: Said) -> Notice:
    _check(signed)
    with store.transaction() as write:
        return _take(write, notice_id, to, signed, said)


def _take(write: Transaction, notice_id: str, to: NoticeState, signed: Signed, said: Said) -> Notice:
    """Write one step, or find that it was taken already; return the notice."""
    notice = standing(write, notice_id)
    permit_write(write, signed.actor, *needed(notice, to))
    if _taken(write, notice, to, signed, said):
        return notice
    _allow(notice, to, signed, said)
    if to is NoticeState.ISSUED:
        said = {**said, **_number(write, notice, signed.day)}
    _append(write, notice_id, int(str(notice["step"])) + 1, to, signed=signed, said=said)
    commit(write, actor=signed.name, action=f"notice {to.value}", subject=notice_id, reason=signed.comment)
    return standing(write, notice_id)


def needed(notice: Notice, to: NoticeState) -> tuple[Action, str]:
    """Return what somebody must be able to do, and where, to take a step: the addressee replies, the issuer decides."""
    if to is NoticeState.REPLIED:
        return Action.REPLY_NOTICE, str(notice["region_code"])
    return Action.ISSUE_NOTICE, str(notice["issuer_code"])


def _taken(write: Transaction, notice: Notice, to: NoticeState, signed: Signed, said: Said) -> bool:
    """Return whether the latest step is this very one: the same move, by the same actor, with the same content."""
    if notice["state"] != to.value or (signed.seen is not None and notice["step"] != signed.seen + 1):
        return False
    last = write.frame("notice_steps", notice_id=notice["notice_id"]).row(-1, named=True)
    content = {"actor": signed.name, "comment": signed.comment.strip(), "happened_on": signed.day, **said}
    return all(last[name] == value for name, value in content.items())


def _allow(notice: Notice, to: NoticeState, signed: Signed, said: Said) -> None:
    """Raise MonitorError unless the step may follow what the notice is now."""
    state, number = NoticeState(str(notice["state"])), str(notice["notice_id"])
    if signed.seen is not None and notice["step"] != signed.seen:
        raise MonitorError("notice-moved", number=number)
    if state not in MOVES[to]:
        expected = ", ".join(sorted(MOVES[to]))
        raise MonitorError("notice-move", number=number, found=state.value, expected=expected, move=to.value)
    last = notice["moved_on"]
    if isinstance(last, date) and signed.day < last:
        raise MonitorError("notice-day", found=signed.day.isoformat(), expected=last.isoformat())
    if to is NoticeState.ESCALATED:
        colour, held = Colour(str(said["colour"])), Colour(str(notice["colour"]))
        if colour.gravity <= held.gravity:
            raise MonitorError("notice-colour", found=colour.value, expected=held.value)


def _number(write: Transaction, notice: Notice, day: date) -> dict[str, object]:
    # Asked inside the transaction: writers take turns, so no two notices get one number.
    last = write.frame("notice_serial", issuer=notice["issuer_code"], year=day.year)["serial"].item()
    return {"year": day.year, "serial": int(last) + 1}


def _append(write: Transaction, notice_id: str, step: int, state: NoticeState, *, signed: Signed, said: Said) -> None:
    line = {
        "notice_id": notice_id,
        "step": step,
        "state": state.value,
        "happened_on": signed.day,
        "recorded_at": now(),
        "actor": signed.name,
        "comment": signed.comment.strip(),
        **said,
    }
    write.append("notice_events", pl.DataFrame([line], schema={name: EVENT[name] for name in line}))


def _said(terms: Terms) -> Said:
    return {"colour": terms.colour.value, "deadline": terms.deadline}


def _check(signed: Signed) -> None:
    if not signed.name:
        raise MonitorError("actor-missing")
    if signed.day > today():
        raise MonitorError("notice-day-ahead", found=signed.day.isoformat(), expected=today().isoformat())


def _reasoned(signed: Signed) -> Signed:
    if not signed.comment.strip():
        raise MonitorError("comment-missing")
    return signed


def _check_terms(terms: Terms, signed: Signed) -> None:
    if terms.deadline <= signed.day:
        raise MonitorError("notice-deadline", found=terms.deadline.isoformat(), expected=signed.day.isoformat())
