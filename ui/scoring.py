"""The annual assessment as the screen uses it: whose marks the URL names, cached answers, sentences."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import polars as pl
import streamlit as st

from charts.wording import listed
from locales import Texts
from reports.bulletin_rows import document
from services import scoring
from services.scoring_words import mark
from ui import cached, parts, provisional
from ui.captions import region_name
from ui.filters import refuse
from ui.ledger import Looked
from ui.links import address

OWN, BELOW = "own", "below"
_WHOSE = (BELOW, OWN)


@dataclass(frozen=True)
class Marks:
    """What the screen shows: whose marks, all of them, and the region whose lines are opened (None: none)."""

    looked: Looked
    whose: str
    found: scoring.Scores
    opened: Mapping[str, Any] | None  # its row of totals

    @property
    def lines(self) -> pl.DataFrame:
        """The lines of the opened region."""
        code = self.opened["region_code"] if self.opened else ""
        return self.found.lines.filter(pl.col("region_code") == code)


def marks(looked: Looked, texts: Texts) -> Marks:
    """Draw the choice of whose marks; return them, as of the period chosen."""
    whose = _whose(looked, texts)
    query = replace(looked.query, children=whose == BELOW)
    found = cached.answer(scoring.scores, query, looked.document, part=parts.ALL)  # it names the data version
    return Marks(looked, whose, found, _opened(found, whose, texts))


def _whose(looked: Looked, texts: Texts) -> str:
    offered = _WHOSE if scoring.assessed_below(cached.registry(), looked.region) else (OWN,)
    asked = st.query_params.get("whose")
    if asked is not None and asked not in _WHOSE:
        refuse("whose", asked, texts)
    current = asked if asked in offered else offered[0]
    if len(offered) > 1:
        if st.session_state.get("whose") != current:
            st.session_state["whose"] = current
        st.segmented_control(
            texts.say("score-whose"), offered, format_func=lambda one: texts.say(f"score-whose-{one}"), key="whose",
            required=True, on_change=_write, label_visibility="collapsed",
        )  # fmt: skip
    return str(current)


def _write() -> None:
    st.query_params["whose"] = st.session_state["whose"]
    st.query_params.pop("scored", None)


def _opened(found: scoring.Scores, whose: str, texts: Texts) -> Mapping[str, Any] | None:
    rows = found.totals
    if whose == OWN:
        return rows.row(0, named=True) if rows.height else None
    asked = st.query_params.get("scored")
    if asked is None:
        return None
    chosen = rows.filter(pl.col("region_code") == asked)
    if chosen.is_empty():
        known = (cached.registry().regions["code"] == asked).any()
        # A region elsewhere was opened before the reader went to this one.
        st.query_params.pop("scored", None) if known else refuse("scored", asked, texts)
        return None
    return chosen.row(0, named=True)


def link(code: str | None) -> str:
    """Return the address of the marks of a region below, line by line; None: of the ranking."""
    return address("ledger", tab="assessment", whose=BELOW, scored=code)


def headline(shown: Marks, texts: Texts) -> str:
    """Return the finding: the region's total and rank, or who is first and last below it."""
    region = region_name(cached.registry().region(shown.looked.region), texts)
    if shown.opened is not None:
        row = shown.opened
        if row["total"] is None:
            return texts.say("score-screen-title-none", region=region_name(row, texts))
        return texts.say(
            "score-screen-title", region=region_name(row, texts), total=mark(row["total"]), rank=row["rank"] or 0,
            ranked=str(row["ranked"]),
        )  # fmt: skip
    ranked = shown.found.totals.filter(pl.col("rank").is_not_null())
    if shown.whose == OWN or ranked.is_empty():
        key = "score-screen-title-none" if shown.whose == OWN else "score-screen-title-below-none"
        return texts.say(key, region=region)
    first, last = ranked.row(0, named=True), ranked.row(-1, named=True)
    facts = {"region": region, "first": region_name(first, texts), "most": mark(first["total"])}
    if ranked.height == 1:
        return texts.say("score-screen-title-below-one", **facts)
    return texts.say(
        "score-screen-title-below", count=shown.found.totals.height, last=region_name(last, texts),
        least=mark(last["total"]), **facts,
    )  # fmt: skip


def second_line(shown: Marks, texts: Texts) -> Sequence[str]:
    """Return after which documents, how many lines, and whether the sheet is demonstration."""
    named = listed([document(row, texts) for row in shown.found.documents.iter_rows(named=True)], texts)
    row = shown.opened
    counts = {name: row[name] for name in ("scored", "excluded", "not_applicable")} if row is not None else {}
    return (
        texts.say("score-approved-only") if provisional.asker() else "",
        texts.say("score-second-documents", documents=named) if named else "",
        texts.say("score-second-lines", **counts) if counts else "",
        texts.say("score-second-sheet") if shown.found.sheet.demonstration else "",
    )
