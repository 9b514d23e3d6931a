"""The number of the request that is being served: it stands in every log line that the request causes."""

import secrets
from contextvars import ContextVar

_CURRENT: ContextVar[dict[str, str] | None] = ContextVar("request", default=None)


def begin(screen: str) -> None:
    """Begin a request of a screen under a new number."""
    _CURRENT.set({"request": secrets.token_hex(4), "screen": screen})


def current() -> dict[str, str]:
    """Return number and screen of the request being served, empty outside one."""
    return dict(_CURRENT.get() or {})
