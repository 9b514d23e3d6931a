"""How long a sign-in lasts: idle and absolute limits, kept on the server because the browser's cookie knows neither."""

import os
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from threading import Lock

from domain.errors import MonitorError

_IDLE, _ABSOLUTE = "MONITOR_IDLE_MINUTES", "MONITOR_SESSION_HOURS"
_DEFAULTS = {_IDLE: 30, _ABSOLUTE: 10}
_MOST = {_IDLE: 24 * 60, _ABSOLUTE: 24 * 30}


class Standing(StrEnum):
    """What becomes of a visit."""

    NEW = "new"  # the first time this sign-in is seen
    OPEN = "open"
    IDLE = "idle"  # too long since the last click
    OVER = "over"  # too long since the sign-in


@dataclass(frozen=True)
class Limits:
    """How long a sign-in may rest and last."""

    idle: timedelta
    absolute: timedelta


def limits() -> Limits:
    """Return the limits out of MONITOR_IDLE_MINUTES (30) and MONITOR_SESSION_HOURS (10); MonitorError if no number."""
    return Limits(timedelta(minutes=_number(_IDLE)), timedelta(hours=_number(_ABSOLUTE)))


def _number(name: str) -> int:
    text = os.environ.get(name, "").strip()
    if not text:
        return _DEFAULTS[name]
    if not (text.isascii() and text.isdigit()) or not 1 <= int(text) <= _MOST[name]:
        raise MonitorError("setting-not-number", name=name, found=text, least=1, most=_MOST[name])
    return int(text)


@dataclass
class Sessions:
    """The sign-ins that this server has seen: by name, when it was made and when it was last used.

    A sign-in is known by its moment. One that ended stays ended: only a later sign-in of that name opens again.
    """

    _seen: dict[str, tuple[datetime, datetime]] = field(default_factory=dict)
    _ended: dict[str, datetime] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def visit(self, name: str, *, signed_in: datetime, now: datetime, bounds: Limits) -> Standing:
        """Return what becomes of a visit at `now` under the sign-in of that moment, and remember it."""
        with self._lock:
            ended = self._ended.get(name)
            if ended is not None and signed_in <= ended:
                return Standing.OVER
            if now - signed_in > bounds.absolute:
                return self._end(name, signed_in, Standing.OVER)
            known = self._seen.get(name)
            if known is None or known[0] < signed_in:
                self._seen[name] = (signed_in, now)
                return Standing.NEW
            if now - known[1] > bounds.idle:
                return self._end(name, signed_in, Standing.IDLE)
            self._seen[name] = (known[0], now)
            return Standing.OPEN

    def close(self, name: str) -> None:
        """End the sign-in of a name, as signing out does."""
        with self._lock:
            known = self._seen.pop(name, None)
            if known is not None:
                self._ended[name] = known[0]

    def _end(self, name: str, signed_in: datetime, why: Standing) -> Standing:
        self._seen.pop(name, None)
        self._ended[name] = signed_in
        return why
