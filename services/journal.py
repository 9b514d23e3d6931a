"""What a log line says besides its message: the request it belongs to, and the return that was touched.

Whoever serves a request begins it; services add what they come to know. A line logged anywhere in the course of it
carries all of that, an error included.
"""

import logging
from contextvars import ContextVar

_CURRENT: ContextVar[dict[str, str] | None] = ContextVar("journal", default=None)

logger = logging.getLogger("monitor")


def begin(**names: str) -> None:
    """Begin a request: what was noted of the one before is left behind."""
    _CURRENT.set(dict(names))


def note(**names: str) -> None:
    """Add to what every further line of this request says, `return_id` above all."""
    _CURRENT.set(current() | names)


def current() -> dict[str, str]:
    """Return what a line logged now says besides its message."""
    return dict(_CURRENT.get() or {})


def written(action: str, *, version: int) -> None:
    """Log a change once it is stored: what was done, under which data version."""
    logger.info("%s", action, extra={"version": version})
