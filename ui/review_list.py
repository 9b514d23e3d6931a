"""The list of the review page: which returns wait, and those that were decided."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from locales import Texts
from services.life import reviewed
from ui import cached, markup, review
from ui.markup import Cell

_LISTED = 200


def waiting(region_code: str, texts: Texts) -> None:
    """List the returns of a region and those below it, the waiting ones first asked for."""
    state = review.state_chosen(texts)
    rows = review.listed(region_code, state, rows=_LISTED + 1)
    if rows.is_empty():
        st.info(texts.say(f"review-none-{state}"), icon=":material/inbox:")
    else:
        names = ("received", "sender", "file", "state", "usable", "warned", "rejected", "decided", "note")
        right = ("usable", "warned", "rejected")
        header = [Cell(texts.say(f"review-column-{name}"), right=name in right) for name in names]
        paths = cached.region_paths(chinese=texts.chinese)
        body = [_listed(row, paths, texts) for row in rows.head(_LISTED).iter_rows(named=True)]
        markup.table(header, body, label=texts.say("review-title"), broad=True)
    if rows.height > _LISTED:
        st.caption(texts.say("review-list-more", shown=_LISTED))
    if not reviewed():
        st.caption(texts.say("review-off"))


def _listed(row: Mapping[str, Any], paths: Mapping[str, str], texts: Texts) -> list[Cell]:
    return [
        Cell(f"{row['received_at']:%Y-%m-%d}", keep=True),
        Cell(paths.get(row["sender_region_code"], row["sender_region_code"])),
        Cell(row["file_name"], href=review.link_to(row["return_id"])),
        Cell(state_word(row, texts), keep=True),
        Cell(str(row["accepted"] + row["warned"]), right=True),
        Cell(str(row["warned"]), right=True),
        Cell(str(row["rejected"]), right=True),
        Cell(f"{row['decided_at']:%Y-%m-%d %H:%M} {row['decided_by']}"),
        Cell(texts.say("demonstration") if row["demonstration"] else ""),
    ]


def state_word(row: Mapping[str, Any], texts: Texts) -> str:
    """Return a return's state in words, with the derived one where all its values were replaced."""
    return texts.say("review-list-superseded" if row["superseded"] else f"state-{row['state']}")
