"""What leaves a screen as a file: made when asked for, nothing in it runs, the audit trail says who took it."""

from collections.abc import Callable
from typing import Literal
from urllib.parse import urlencode

import polars as pl
import streamlit as st

from reports.guard import guarded
from services import audit
from ui import cached, identity, requests

_LONGEST, _LONGEST_NAME = 500, 200  # characters of an address and of a file's name that the trail keeps
_BOM = b"\xef\xbb\xbf"  # without it Excel takes UTF-8 for the local code page
CSV = "text/csv"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def csv_bytes(frame: pl.DataFrame) -> bytes:
    """Return a frame as CSV (UTF-8 with byte order mark, CRLF), safe to open in a spreadsheet."""
    return _BOM + guarded(frame).write_csv(line_terminator="\r\n").encode("utf-8")


def offer(
    label: str,
    content: bytes | Callable[[], bytes],
    *,
    file_name: str,
    mime: str,
    key: str,
    kind: Literal["primary", "secondary"] = "secondary",
    width: Literal["content", "stretch"] = "content",
) -> None:
    """Offer a file under its name; `content` is asked for at the click, which leaves a line in the audit trail."""
    st.download_button(
        label,
        handed_out(content, file_name=file_name),
        file_name=file_name,
        mime=mime,
        key=key,
        on_click="ignore",
        icon=":material/download:",
        type=kind,
        width=width,
    )


def handed_out(content: bytes | Callable[[], bytes], *, file_name: str) -> Callable[[], bytes]:
    """Return what makes a file and writes down who took it from which screen.

    The server runs it outside of any screen: who is there has to be known before. A role that was taken away since
    takes nothing more, nor does a sign-in that ended: the browser says that the file could not be made.
    """
    store, who, place = cached.store(), identity.reader(), _place(requests.current().get("screen", ""))

    still_here = identity.still_here()

    def made() -> bytes:
        still_here()
        file = content() if callable(content) else content
        audit.export(store, actor=who, subject=file_name, details=place)
        return file

    return made


def saved_in_browser(file_name: str, screen: str) -> None:
    """Write down that the reader saved a picture of a figure: the browser made it, and says under which name."""
    named = "".join(one for one in file_name if one.isprintable())[:_LONGEST_NAME]
    if named:
        audit.export(cached.store(), actor=identity.reader(), subject=named, details=_place(screen))


def _place(screen: str) -> str:
    """Return what was looked at: the screen and its filters, as they stand in the URL."""
    return f"{screen}?{urlencode(st.query_params.to_dict())}"[:_LONGEST]
