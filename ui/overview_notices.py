"""The overview's list of rectification notices that wait for a reply."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import polars as pl

from charts.theme import Theme
from domain.terms import Status
from locales import Texts
from services import clock
from services.rectification import NoticesQuery, listed
from services.rectification_words import number, state
from ui import cached, identity, markup
from ui.captions import in_language, region_name
from ui.links import address
from ui.markup import Cell

_MOST = 3


def day_of(known_at: str | None) -> date:
    """Return the day on which deadlines are looked at: that of the moment known, else today."""
    return datetime.fromisoformat(known_at).date() if known_at else clock.today()


def waiting(region: str, known_at: str | None) -> pl.DataFrame:
    """Return the notices that a region issued or received and that are owed a reply, the most urgent first."""
    moment = datetime.fromisoformat(known_at) if known_at else None
    found = cached.answer(listed, NoticesQuery(region, day_of(known_at), identity.reader(), moment))
    return found.filter("waiting").sort("days_left", "notice_id")


def draw(rows: pl.DataFrame, texts: Texts, theme: Theme) -> None:
    """List them with their state; nothing where none waits."""
    if rows.is_empty():
        return
    markup.title(texts.say("overview-notices"))
    header = (
        Cell(texts.say("column-notice")),
        Cell(texts.say("column-region")),
        Cell(texts.say("column-status"), right=True),
    )
    shown = [_row(row, texts, theme) for row in rows.head(_MOST).iter_rows(named=True)]
    markup.table(header, shown, label=texts.say("overview-notices"))


def _row(row: Mapping[str, Any], texts: Texts, theme: Theme) -> tuple[Cell, ...]:
    href = address("ledger", tab="rectification")
    status = Status.MISSED if row["overdue"] else Status.SLOW
    return (
        Cell(f"{number(row, texts)} {in_language(row, 'short', texts)}", href=href),
        Cell(region_name(row, texts), keep=texts.chinese),
        markup.status_cell(status, state(row, texts), theme, right=True),
    )
