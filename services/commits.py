"""Every committed change raises the data version by one and leaves a line that says who did what."""

import polars as pl

from data.store import Transaction
from services import audit
from services.clock import now


def commit(write: Transaction, *, actor: str, action: str, subject: str, reason: str = "") -> int:
    """Write the change's line, and the one of the audit trail, inside its own transaction; return the data version."""
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
