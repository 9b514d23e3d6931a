"""Rectification as the screen uses it: what the URL names, cached rows, what a click does."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl
import streamlit as st

from charts.theme import Theme
from domain.access import Action
from domain.errors import MonitorError
from locales import Texts
from services import clock, rectification, rectification_rules, rectification_steps
from services.lens import through
from services.permissions import may
from services.rectification_life import Colour, NoticeState, Pair, Reply, Signed, Terms, moves_from
from services.rectification_words import colour as colour_word
from services.rectification_words import number
from services.telling import error_sentence
from ui import cached, identity, lenses
from ui.filters import refuse
from ui.ledger import Looked
from ui.links import address
from ui.markup import plain

LISTS = ("open", "overdue", "done", "all")
_DONE, _TOLD = "notice-done", "notice-told"


@dataclass(frozen=True)
class Board:
    """What the sections share: what is looked at, the day, the proposals, all notices, and the looks."""

    looked: Looked
    day: date
    proposals: pl.DataFrame
    notices: pl.DataFrame
    texts: Texts
    theme: Theme

    @property
    def demonstration(self) -> bool:
        """Whether anything shown rests on demonstration data."""
        return bool(self.proposals["demonstration"].any() or self.notices["demonstration"].any())


def board(looked: Looked, texts: Texts, theme: Theme) -> Board:
    """Return what the screen shows of a region as of a period, with days counted to today."""
    day = clock.today()
    proposed = cached.answer(rectification_rules.proposals, looked.query, day, looked.document)
    notices = cached.answer(rectification.listed, rectification.NoticesQuery(looked.region, day, identity.reader()))
    notices = through(notices, cached.registry(), lenses.worn())
    return Board(looked, day, proposed, notices, texts, theme)


def rules(looked: Looked) -> rectification_rules.Rules:
    """Return the rules that hold now."""
    return rectification_rules.rules(cached.registry())


def link(**changed: str | None) -> str:
    """Return the address of this screen with another notice or proposal opened."""
    keep = {"notice": None, "propose": None, "choose": None, "notices": st.query_params.get("notices")}
    return address("ledger", tab="rectification", **(keep | changed))


def written(pair: Pair) -> str:
    """Return a proposal as the URL names it."""
    return f"{pair.target_id}:{pair.region_code}"


def asked_proposal(shown: Board) -> dict[str, Any] | None:
    """Return the proposal that the URL names; one that is not proposed is told and left behind."""
    asked = st.query_params.get("propose")
    if asked is None:
        return None
    target, _, region = asked.partition(":")
    found = shown.proposals.filter((pl.col("target_id") == target) & (pl.col("region_code") == region))
    if found.is_empty():
        refuse("propose", asked, shown.texts)
        return None
    return found.row(0, named=True)


def asked_notice(shown: Board) -> dict[str, Any] | None:
    """Return the notice that the URL names, where the region issued or received it; an unknown one is told."""
    asked = st.query_params.get("notice")
    if asked is None:
        return None
    try:
        found = dict(rectification.one(cached.store(), asked, shown.day, reader=identity.reader()))
    except MonitorError:
        refuse("notice", asked, shown.texts)
        return None
    if shown.looked.region in (found["issuer_code"], found["region_code"]):
        return found
    st.query_params.pop("notice", None)  # the reader went to another region
    return None


def tells_all(looked: Looked) -> bool:
    """Return whether the reader is told every notice of the region."""
    return rectification.tells_all(cached.registry(), identity.reader(), looked.region)


def history(notice_id: str) -> pl.DataFrame:
    """Return the steps of a notice in order."""
    return rectification.history(cached.store(), notice_id, reader=identity.reader())


def listed(shown: Board) -> tuple[str, pl.DataFrame]:
    """Draw the choice of a list; return its name and its notices."""
    asked = st.query_params.get("notices")
    if asked is not None and asked not in LISTS:
        refuse("notices", asked, shown.texts)
    current = asked if asked in LISTS else LISTS[0]
    if st.session_state.get("notices") != current:
        st.session_state["notices"] = current
    st.segmented_control(
        shown.texts.say("notice-show"),
        LISTS,
        format_func=lambda one: shown.texts.say(f"notice-show-{one}"),
        key="notices",
        required=True,
        on_change=lambda: st.query_params.update({"notices": st.session_state["notices"]}),
        label_visibility="collapsed",
    )
    wanted = {"open": pl.col("open"), "overdue": pl.col("overdue"), "done": ~pl.col("open"), "all": pl.lit(value=True)}
    found = shown.notices.filter(wanted[current])
    # What is overdue or due next stands on top.
    urgent = current in LISTS[:2]
    return current, found.sort("days_left", nulls_last=True, maintain_order=True) if urgent else found


def moves(notice: Mapping[str, Any], looked: Looked) -> list[NoticeState]:
    """Return what may follow and the reader may do, the likeliest first; one from above can only be replied to here."""
    state = NoticeState(notice["state"])
    found = sorted(moves_from(state), key=lambda to: to is not NoticeState.CLOSED)
    if notice["colour"] == Colour.RED.value:
        found = [to for to in found if to is not NoticeState.ESCALATED]
    if notice["issuer_code"] != looked.region:
        found = [to for to in found if to is NoticeState.REPLIED]
    return [
        to for to in found if may(cached.registry(), identity.actor(), *rectification_steps.needed(dict(notice), to))
    ]


def may_issue(looked: Looked) -> bool:
    """Return whether the reader may issue notices of the region."""
    return may(cached.registry(), identity.actor(), Action.ISSUE_NOTICE, looked.region)


# Clicks


def confirm(looked: Looked, pair: Pair, *, key: str, keep: bool) -> None:
    """Issue what the rules propose with the terms of the form, or keep it as proposed."""

    def act() -> Mapping[str, Any]:
        store, registry = cached.store(), cached.registry()
        signed = _signed(f"{key}-comment", clock.today())
        if keep:
            ids = rectification_steps.propose(
                store, registry, looked.query, (pair,), signed, document_id=looked.document
            )
            return rectification.one(store, ids[0], reader=signed.actor)
        terms = _terms(key)
        return rectification_steps.confirm(
            store, registry, looked.query, pair, terms=terms, signed=signed, document_id=looked.document
        )

    _try(act, NoticeState.PROPOSED if keep else NoticeState.ISSUED)


def choose(looked: Looked, pair: Pair, *, key: str) -> None:
    """Issue a notice on what somebody chose, with the terms and the reason of the form."""

    def act() -> Mapping[str, Any]:
        return rectification_steps.choose(
            cached.store(), cached.registry(), looked.query, pair, terms=_terms(key),
            signed=_signed(f"{key}-comment", clock.today()), document_id=looked.document,
        )  # fmt: skip

    _try(act, NoticeState.ISSUED)


def take(notice_id: str, step: int, move: NoticeState, *, key: str) -> None:
    """Take the step that was clicked while the notice stood at `step`, with what the form says."""

    def act() -> Mapping[str, Any]:
        day = st.session_state.get(f"{key}-day") or clock.today()
        signed = _signed(f"{key}-comment", day, seen=step)
        store = cached.store()
        if move is NoticeState.REPLIED:
            return rectification_steps.reply(store, notice_id, _answer(key), signed)
        if move is NoticeState.ISSUED:
            return rectification_steps.issue(store, notice_id, _terms(key), signed)
        if move is NoticeState.ESCALATED:
            return rectification_steps.escalate(store, notice_id, _terms(key), signed)
        ending = {NoticeState.CLOSED: rectification_steps.close, NoticeState.WITHDRAWN: rectification_steps.withdraw}
        return ending[move](store, notice_id, signed)

    _try(act, move)


def _try(act: Callable[[], Mapping[str, Any]], move: NoticeState) -> None:
    st.session_state.pop(_TOLD, None)
    try:
        notice = act()
    except MonitorError as error:
        st.session_state[_TOLD] = error
        return
    st.session_state[_DONE] = (notice["notice_id"], notice["step"], move.value)
    st.query_params["notice"] = str(notice["notice_id"])
    for name in ("propose", "choose"):
        st.query_params.pop(name, None)


def _signed(comment_key: str, day: date, *, seen: int | None = None) -> Signed:
    return Signed(identity.actor(), day, str(st.session_state.get(comment_key) or "").strip(), seen)


def _terms(key: str) -> Terms:
    deadline = st.session_state.get(f"{key}-deadline")
    if not isinstance(deadline, date):
        raise MonitorError("date-unreadable", found="—")
    return Terms(Colour(st.session_state[f"{key}-colour"]), deadline)


def _answer(key: str) -> Reply:
    said = {name: str(st.session_state.get(f"{key}-{name}") or "") for name in ("text", "document", "link")}
    day = st.session_state.get(f"{key}-document-date")
    return Reply(document_date=day if isinstance(day, date) else None, **said)


def tell(texts: Texts) -> None:
    """Say why the last click could not be done."""
    error = st.session_state.pop(_TOLD, None)
    if error is not None:
        sentence, hint = error_sentence(error, texts)
        st.warning(plain(f"{sentence} {hint}"), icon=":material/info:")


def told_done(notice: Mapping[str, Any], texts: Texts) -> None:
    """Say what the last click did to a notice."""
    done = st.session_state.get(_DONE)
    if done is None or done[:2] != (notice["notice_id"], notice["step"]):
        return
    colour = colour_word(notice["colour"], texts, mark=False) if notice["colour"] else ""
    said = texts.say(f"notice-done-{done[2]}", number=number(notice, texts), colour=colour)
    st.success(said, icon=":material/check_circle:")
