"""Every committed change raises the data version by one and leaves a line that says who did what."""

import polars as pl

from data.store import Transaction
from domain.terms import ReturnState
from services import audit, holding
from services.clock import now

# What these changes are about is a return whose values begin or cease to count.
_MOVING = tuple(f"return {state.value}" for state in (ReturnState.APPROVED, ReturnState.WITHDRAWN))


def commit(write: Transaction, *, actor: str, action: str, subject: str, reason: str = "") -> int:
    """Write the change's line, and the one of the audit trail, inside its own transaction; return the data version.

    Where a return was approved or withdrawn (`subject` is its number) the current values are brought after it.
    """
    if action in _MOVING:
        holding.follow(write, subject)
    version = int(write.frame("data_version")["version"].item()) + 1
    line = {
        "version": [version],
        "recorded_at": [now()],
        "actor": [actor],
        "action": [action],
        "subject": [subject],
        "reason": [reason],
    }
    write.append("commits", pl.DataFrame(line))
    audit.record(write, actor=actor, action=action, subject=subject, details=reason, version=version)
    return version
