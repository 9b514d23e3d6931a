"""The number of the request that is being served: it stands in every log line that the request causes."""

import secrets

from streamlit.runtime.scriptrunner import get_script_run_ctx

from services import journal


def begin(screen: str) -> None:
    """Begin a request of a screen under a new number, in the visit that it belongs to."""
    running = get_script_run_ctx()
    visit = {"session": running.session_id[:8]} if running else {}
    journal.begin(request=secrets.token_hex(4), **visit, screen=screen)


def current() -> dict[str, str]:
    """Return number, visit and screen of the request being served, and what it touched; empty outside one."""
    return journal.current()
