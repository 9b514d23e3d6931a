"""Reviewing as the screen uses it: what the URL names, what is read, what a click decides."""

from dataclasses import dataclass
from typing import Any

import polars as pl
import streamlit as st

from domain.errors import MonitorError
from domain.periods import Period
from domain.terms import ReturnState
from locales import Texts
from services import review
from services.life import MOVES, SUPERSEDED
from services.telling import error_sentence
from ui import cached, identity
from ui.filters import refuse
from ui.links import address
from ui.markup import plain

ALL = "all"
SHOWN_STATES = (
    ReturnState.SUBMITTED.value, ReturnState.APPROVED.value, ReturnState.SENT_BACK.value, ReturnState.WITHDRAWN.value,
    SUPERSEDED, ALL,
)  # fmt: skip
DECISIONS = (ReturnState.APPROVED, ReturnState.SENT_BACK, ReturnState.WITHDRAWN)
EXAMPLES = 3  # findings shown of each reason
_STATE, _REGION, _DONE, _TOLD = "review-state", "review-region", "review-done", "review-told"


@dataclass(frozen=True)
class Cell:
    """One value by its key: written indicator:region:period in the URL."""

    indicator_id: str
    region_code: str
    period: Period

    def __str__(self) -> str:
        return f"{self.indicator_id}:{self.region_code}:{self.period}"


@dataclass(frozen=True)
class Opened:
    """A return with everything a reviewer looks at."""

    row: dict[str, Any]
    values: pl.DataFrame
    corrected: pl.DataFrame
    findings: pl.DataFrame
    steps: pl.DataFrame

    @property
    def return_id(self) -> str:
        """The return's number."""
        return str(self.row["return_id"])

    @property
    def moves(self) -> list[ReturnState]:
        """What may be decided now."""
        return [to for to in DECISIONS if self.row["state"] in MOVES[to]]


def leave_when_moved(region_code: str) -> None:
    """Close the opened return when another region was chosen: it may have nothing to do with it."""
    if st.session_state.get(_REGION, region_code) != region_code:
        st.query_params.pop("return", None)
        st.query_params.pop("cell", None)
    st.session_state[_REGION] = region_code


def asked_return(texts: Texts) -> Opened | None:
    """Return what the URL's `return` names; an unknown number is told and left behind."""
    number = st.query_params.get("return")
    if number is None:
        return None
    try:
        row = review.one(cached.store(), number, reader=identity.reader())
    except MonitorError:
        refuse("return", number, texts)
        return None
    store, registry, who = cached.store(), cached.registry(), identity.reader()
    values = review.differences(store, registry, number, reader=who)
    return Opened(
        row=row,
        values=values,
        corrected=review.corrected(store, registry, values, reader=who),
        findings=review.told_findings(store, number, texts, reader=who, each=EXAMPLES),
        steps=review.history(store, number, reader=who),
    )


def asked_cell(texts: Texts) -> Cell | None:
    """Return the value that the URL's `cell` names; what cannot be read is told and left behind."""
    asked = st.query_params.get("cell")
    if asked is None:
        return None
    indicator, _, rest = asked.partition(":")
    region, _, period = rest.partition(":")
    try:
        cached.registry().indicator(indicator)
        cached.registry().region(region)
        return Cell(indicator, region, Period.parse(period))
    except MonitorError:
        refuse("cell", asked, texts)
        return None


def cell_history(cell: Cell) -> pl.DataFrame:
    """Return every value ever sent for a key, see `services.review.cell_history`."""
    return review.cell_history(
        cached.store(), cell.indicator_id, cell.region_code, cell.period, reader=identity.reader()
    )


def all_findings(return_id: str, texts: Texts) -> pl.DataFrame:
    """Return all findings of a return in sentences."""
    return review.told_findings(cached.store(), return_id, texts, reader=identity.reader())


def state_chosen(texts: Texts) -> str:
    """Return which returns are listed: a state, `superseded` or `all`; those that wait where the URL says nothing."""
    asked = st.query_params.get("state")
    if asked is not None and asked not in SHOWN_STATES:
        refuse("state", asked, texts)
    current = asked if asked in SHOWN_STATES else SHOWN_STATES[0]
    if st.session_state.get(_STATE) != current:
        st.session_state[_STATE] = current
    st.segmented_control(
        texts.say("review-state"),
        SHOWN_STATES,
        format_func=lambda one: texts.say(f"review-list-{one}"),
        key=_STATE,
        required=True,
        on_change=_write_state,
        label_visibility="collapsed",
    )
    return str(current)


def _write_state() -> None:
    st.query_params["state"] = st.session_state[_STATE]


def listed(region_code: str, state: str, *, rows: int) -> pl.DataFrame:
    """Return the returns of a region and those below it in a state, the last decided first."""
    asked = None if state == ALL else state
    return review.listed(
        cached.store(), cached.registry(), region_code, reader=identity.reader(), state=asked, rows=rows
    )


def link_to(return_id: str | None, *, cell: Cell | None = None) -> str:
    """Return the address of an opened return, with the history of one value where `cell` names it; None: the list."""
    state = st.query_params.get("state")
    return address("review", state=state, cell=str(cell) if cell else None, **{"return": return_id})


def comment_key(return_id: str, step: int) -> str:
    """Return the key of the comment's field: a new step gets an empty one."""
    return f"review-comment-{return_id}-{step}"


def decide(return_id: str, step: int, move: ReturnState) -> None:
    """Take the decision that was clicked while the return stood at `step`; anything else than the first click is void.

    A second click finds another step there and does nothing; so does one that comes after somebody else's decision,
    and then it is told.
    """
    st.session_state.pop(_TOLD, None)
    comment = str(st.session_state.get(comment_key(return_id, step)) or "").strip()
    deciding = {
        ReturnState.APPROVED: review.approve,
        ReturnState.SENT_BACK: review.send_back,
        ReturnState.WITHDRAWN: review.withdraw,
    }
    try:
        who = identity.actor()
        if review.one(cached.store(), return_id, reader=who)["step"] != step:
            if st.session_state.get(_DONE) != (return_id, step, move.value):
                raise MonitorError("decided-meanwhile", number=return_id)
            return
        deciding[move](cached.store(), return_id, actor=who, comment=comment)
        st.session_state[_DONE] = (return_id, step, move.value)
    except MonitorError as error:
        st.session_state[_TOLD] = (return_id, error)


def notice(opened: Opened, texts: Texts) -> None:
    """Say what the last click decided, or why it could not."""
    told = st.session_state.get(_TOLD)
    if told is not None and told[0] == opened.return_id:
        sentence, hint = error_sentence(st.session_state.pop(_TOLD)[1], texts)
        st.warning(plain(f"{sentence} {hint}"), icon=":material/info:")
        return
    done = (opened.return_id, opened.row["step"] - 1, opened.row["state"])
    if st.session_state.get(_DONE) == done:
        st.success(texts.say(f"review-done-{opened.row['state']}"), icon=":material/check_circle:")
