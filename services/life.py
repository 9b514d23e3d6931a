"""The life of a return as data: which step may follow which, and whether a second person decides."""

import os
from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

import polars as pl

from domain.errors import MonitorError
from domain.terms import ReturnState

_SETTING = "MONITOR_REVIEW"
# Derived, no step of its own: all values of an approved return were replaced by returns received later.
SUPERSEDED = "superseded"
# From which states a return may come to a state; `submitted` is what intake makes of a file that is sent again.
MOVES: Mapping[ReturnState, frozenset[ReturnState]] = MappingProxyType(
    {
        ReturnState.SUBMITTED: frozenset({ReturnState.DRAFT, ReturnState.SENT_BACK, ReturnState.WITHDRAWN}),
        ReturnState.APPROVED: frozenset({ReturnState.SUBMITTED}),
        ReturnState.SENT_BACK: frozenset({ReturnState.SUBMITTED}),
        ReturnState.WITHDRAWN: frozenset({ReturnState.DRAFT, ReturnState.SUBMITTED, ReturnState.APPROVED}),
    }
)


def reviewed() -> bool:
    """Return whether a confirmed return waits for a reviewer (MONITOR_REVIEW=on); else it is approved at once.

    Raises MonitorError for what is neither on nor off: nothing is approved by a slip of the pen.
    """
    asked = os.environ.get(_SETTING, "").strip().lower() or "off"
    if asked not in ("on", "off"):
        raise MonitorError("switch-unknown", name=_SETTING, found=asked)
    return asked == "on"


def first_states(*, review: bool) -> tuple[ReturnState, ...]:
    """Return the states a return takes when its sender confirms it."""
    return (ReturnState.SUBMITTED,) if review else (ReturnState.SUBMITTED, ReturnState.APPROVED)


def steps(
    return_id: str,
    states: tuple[ReturnState, ...],
    *,
    actor: str,
    effective: datetime,
    recorded: datetime,
    after: int = 0,
    comment: str = "",
) -> pl.DataFrame:
    """Return rows of `return_events`: one step for each state, numbered on from `after`."""
    count = len(states)
    return pl.DataFrame(
        {
            "return_id": [return_id] * count,
            "step": list(range(after + 1, after + 1 + count)),
            "state": [state.value for state in states],
            "effective_at": [effective] * count,
            "recorded_at": [recorded] * count,
            "actor": [actor] * count,
            "comment": [comment] * count,
        }
    )
