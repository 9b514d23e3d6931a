"""The ledger as the screen shows it: what is looked at and filtered by, cached rows, words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import polars as pl
import streamlit as st

from charts.headlines import joined
from domain.periods import Period
from domain.terms import Reason, Status
from locales import Texts
from reports import departments
from services import ledger
from services.concern import AttainmentQuery
from services.ledger import NAMELESS, SOON, WINDOWS, Choice, LedgerState
from services.settings import due_soon_days
from ui import cached, filters
from ui.captions import in_language, region_name

ALL = "all"
DEPARTMENT, STATE, DUE = "department", "stand", "due"


@dataclass(frozen=True)
class Looked:
    """The region, period, document and moment that the ledger is asked for."""

    region: str
    as_of: Period
    document: str | None
    known_at: str | None

    @property
    def query(self) -> AttainmentQuery:
        """The choices as the service asks for them."""
        moment = datetime.fromisoformat(self.known_at) if self.known_at else None
        return AttainmentQuery(self.region, self.as_of, known_at=moment)

    @property
    def state(self) -> str:
        """What figures depend on besides the data version and the filters."""
        return f"{self.region}|{self.as_of}|{self.document}|{self.known_at}"


def entries(looked: Looked) -> pl.DataFrame:
    """Return the ledger's rows, see `services.ledger.entries`."""
    return cached.answer(ledger.entries, looked.query, looked.document)


def looked_at(texts: Texts) -> Looked:
    """Draw region, period, document and moment known in one row; return what they say."""
    places = st.columns([1.5, 1.1, 1.3, 1.2])
    with places[0]:
        code = filters.region(texts)
    with places[1]:
        period = filters.as_of(code, texts)
    with places[2]:
        document = filters.document(code, texts)
    with places[3]:
        return Looked(code, period, document, filters.known_at(code, texts))


def choice(rows: pl.DataFrame, texts: Texts) -> Choice:
    """Draw department, state and due window in one row; return what they say."""
    places = st.columns([1.5, 1.1, 1.3, 1.2])
    named = ledger.named_departments(rows)
    choices = {
        ALL: texts.say("filter-department-all"),
        **dict(zip(named, departments.in_words(named, cached.registry(), texts), strict=True)),
    }
    if NAMELESS in choices:
        choices[NAMELESS] = texts.say("filter-department-none")
    states = {ALL: texts.say("filter-stand-all")} | {
        one.value: texts.say(f"ledger-state-{one.value}") for one in LedgerState
    }
    with places[0]:
        department = _chosen(DEPARTMENT, choices, texts)
    with places[1]:
        state = _chosen(STATE, states, texts)
    with places[2]:
        due = _chosen(DUE, {ALL: texts.say("filter-due-all")} | {name: _window(name, texts) for name in WINDOWS}, texts)
    return Choice(department, state, due)


def _chosen(name: str, labels: Mapping[str, str], texts: Texts) -> str | None:
    said = filters.choose(name, list(labels), ALL, texts, label=labels.__getitem__)
    return None if said == ALL else said


def _window(name: str, texts: Texts) -> str:
    return texts.say("filter-due-within", days=SOON[name]) if name in SOON else texts.say(f"filter-due-{name}")


def clear() -> None:
    """Take the ledger's own filters out of the URL."""
    for name in (DEPARTMENT, STATE, DUE):
        st.query_params.pop(name, None)


def shown(rows: pl.DataFrame, choice: Choice | None, texts: Texts) -> pl.DataFrame:
    """Return the rows that fit a choice (all where there is none), with their words, see `named`."""
    return named(rows if choice is None else ledger.chosen(rows, choice), texts)


def named(rows: pl.DataFrame, texts: Texts) -> pl.DataFrame:
    """Return ledger rows with `name` and `said`, the item and its state in the reader's words."""
    short = cached.registry().indicators.select("indicator_id", name=f"short_{'zh' if texts.chinese else 'en'}")
    words = pl.Series("said", [said(row, texts) for row in rows.iter_rows(named=True)], dtype=pl.String)
    return rows.with_columns(words).join(short, on="indicator_id", how="left", maintain_order="left")


def said(row: Mapping[str, Any], texts: Texts) -> str:
    """Return the state of a ledger row in words, with the days that matter."""
    state, days = LedgerState(row["state"]), int(row["days"])
    if state is LedgerState.DONE:
        undated = row["reason"] == Reason.DATE_UNKNOWN and row["done_on"] is None
        return texts.say(f"ledger-said-{'late' if row['late'] else 'undated' if undated else 'done'}")
    if state is LedgerState.NO_REPORT:
        kind = "" if days > 0 else "-over" if days < 0 else "-day"
        return texts.say(f"ledger-said-no_report{kind}", days=abs(days))
    if state is LedgerState.OVERDUE and days == 0:
        return texts.say("ledger-said-due-day")
    return texts.say(f"ledger-said-{state.value}", days=abs(days))


def headline(rows: pl.DataFrame, looked: Looked, texts: Texts) -> str:
    """Return the counts by state as one sentence about the region."""
    region = region_name(cached.registry().region(looked.region), texts)
    if rows.is_empty():
        return texts.say("ledger-title-none", region=region)
    parts = [
        texts.say("ledger-count", state=texts.say(f"ledger-state-{state.value}"), count=count)
        for state, count in ledger.counts(rows).items()
    ]
    return texts.say("ledger-title", region=region, parts=joined(parts, texts))


def second_line(rows: pl.DataFrame, shown: pl.DataFrame, texts: Texts) -> tuple[str, ...]:
    """Return how much there is: items, those due soon, proofs, departments, and how many the filters leave."""
    done = rows.filter(pl.col("state") == LedgerState.DONE.value)
    within = due_soon_days(cached.registry())
    proved = done.filter(pl.col("document").is_not_null() | pl.col("done_on").is_not_null())
    soon = rows.filter((pl.col("state") != LedgerState.DONE.value) & pl.col("days").is_between(1, within))
    named = [name for name in ledger.named_departments(rows) if name != NAMELESS]
    return (
        texts.say("ledger-second-scope", total=rows.height) if rows.height else "",
        texts.say("ledger-second-soon", count=soon.height, days=str(within)) if rows.height else "",
        texts.say("ledger-second-proof", done=done.height, count=proved.height) if done.height else "",
        texts.say("ledger-second-departments", count=len(named)) if named else "",
        texts.say("ledger-second-shown", count=shown.height) if shown.height < rows.height else "",
    )


def document_words(row: Mapping[str, Any], texts: Texts) -> str:
    """Return document and clause of a ledger row."""
    documents = cached.registry().documents.filter(pl.col("document_id") == row["document_id"])
    document = documents.row(0, named=True)
    short = in_language(document, "short", texts)
    return f"{(document['number'] or short) if texts.chinese else short}{row['clause']}"


def status(row: Mapping[str, Any]) -> Status:
    """Return the status whose mark a ledger row carries."""
    return Status(row["status"])


def nearest_above(looked: Looked) -> tuple[str, int] | None:
    """Return the nearest region above that has a ledger of its own, and how many items it holds as of the period."""
    lineage = cached.registry().lineage(looked.region)[:-1]
    for code in reversed(lineage):
        rows = entries(Looked(code, looked.as_of, None, looked.known_at))
        if rows.height:
            return code, rows.height
    return None
