"""What every screen says while nothing can be stored: the last write failed, or only reading is possible."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import streamlit as st

from domain.errors import MonitorError
from locales import Texts
from services import clock
from ui import cached

_FULL, _READ_ONLY, _FAILED = "disk-full", "store-read-only", "store-failed"
_CODES = (_FULL, _READ_ONLY, _FAILED)
_STANDS = timedelta(minutes=30)  # nobody tried again for so long: what was true then may not be now


@dataclass(frozen=True)
class _Trouble:
    code: str
    moment: datetime
    version: int


# The state of the server's disk concerns all visits: one for each database, of the last write that failed.
_LAST: dict[str, _Trouble] = {}


def remember(error: MonitorError) -> None:
    """Keep an error of the disk for all screens, until a change is stored or it is long ago; others are left alone."""
    if error.code not in _CODES:
        return
    try:
        version = cached.version()
    except MonitorError:
        return  # not even reading is possible: each screen tells that by itself
    _LAST[cached.path()] = _Trouble(error.code, clock.now(), version)


def draw(texts: Texts) -> None:
    """Say above a screen that nothing can be stored now, where that is so."""
    standing = _standing()
    if standing is not None:
        said = texts.say(f"disk-{standing.code}", moment=f"{standing.moment:%Y-%m-%d %H:%M}")
        st.warning(said, icon=":material/save_clock:" if standing.code == _FULL else ":material/edit_off:")


def _standing() -> _Trouble | None:
    last, now, version = _LAST.get(cached.path()), clock.now(), cached.version()
    if cached.store().read_only:
        return _Trouble(_READ_ONLY, now, version)
    if last is None or last.version != version or now - last.moment > _STANDS:
        return None
    return last
