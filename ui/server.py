"""What an operated server needs around the screens: refusal to start unsafely, readiness, headers, structured logs."""

import json
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from domain.errors import MonitorError
from services.identity import Mode, mode
from services.life import reviewed
from services.sessions import limits
from ui import cached, identity, requests

# A proxy in front may set these too; what leaves this server is safe without one. Streamlit writes styles into the page
# and compiles its table view, so those two are allowed; nothing may come from another host or be framed by one.
HEADERS = (
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), microphone=(), geolocation=()"),
    (
        "Content-Security-Policy",
        "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; "
        "frame-ancestors 'none'; base-uri 'self'; form-action 'self'",
    ),
)


# What proxies write down of the computer that they pass a request on for.
_PASSED_ON = frozenset({b"x-forwarded-for", b"x-forwarded-host", b"x-real-ip", b"forwarded"})


class SafeHeaders:
    """Adds HEADERS to every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request with the headers set."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = {name.lower() for name, _ in message["headers"]}
                message["headers"] = [
                    *message["headers"],
                    *((name.encode(), value.encode()) for name, value in HEADERS if name.lower().encode() not in given),
                ]
            await send(message)

        await self._app(scope, receive, with_headers)


class NobodyInFront:
    """Refuses what a proxy passes on to the local mode, in which all the world would be its administrator."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse one that came from another computer."""
        # The start is no request (`started` refuses there): it has no headers, and the mode may be unknown.
        given = {name.lower() for name, _ in scope.get("headers", ())}
        if given.isdisjoint(_PASSED_ON) or mode() is not Mode.LOCAL:
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            await JSONResponse({"why": "identity-open"}, status_code=403)(scope, receive, send)


def ready(_request: Request) -> JSONResponse:
    """Return 200 where the store answers, else 503: unlike /_stcore/health this reads the data version."""
    try:
        version = cached.version()
    except MonitorError as error:
        return JSONResponse({"ready": False, "why": error.code}, status_code=503)
    except Exception:
        logging.getLogger("monitor").exception("not ready")
        return JSONResponse({"ready": False, "why": "unexpected"}, status_code=503)
    return JSONResponse({"ready": True, "data_version": version})


class JsonLines(logging.Formatter):
    """One JSON object a line: time, level, message, request, visit, screen, return, and what the call added."""

    def format(self, record: logging.LogRecord) -> str:
        """Return a record as one line."""
        line: dict[str, Any] = {
            "time": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname.lower(),
            "message": record.getMessage(),
            **requests.current(),
        }
        if hasattr(record, "version"):
            line["version"] = record.version
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def log_as_lines() -> None:
    """Let the monitor's own log be written as JSON lines."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines())
    logger = logging.getLogger("monitor")
    logger.handlers, logger.propagate = [handler], False
    logger.setLevel(logging.INFO)


@asynccontextmanager
async def started(_app: Any) -> AsyncIterator[dict[str, Any]]:
    """Refuse to start where identity would be open to other computers or a setting cannot be read; then serve."""
    log_as_lines()
    identity.safe_mode()
    limits()
    reviewed()
    logging.getLogger("monitor").info("started, identity %s", mode().value)
    yield {}


ROUTES = [Route("/ready", ready)]
MIDDLEWARE = [Middleware(SafeHeaders), Middleware(NobodyInFront)]
