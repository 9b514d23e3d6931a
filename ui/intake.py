"""Returns as the screens use them: what was sent, the dry run, the receipt."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import polars as pl
import streamlit as st

from domain.periods import Period
from domain.terms import ReturnState, Verdict
from locales import Texts
from services import clock, intake
from services.annotate import XLSX, annotated, annotated_name
from services.intake import Judgement, Progress, Receipt
from services.life import reviewed
from services.preview import changes
from services.templates import template, workbook_template
from services.wording import finding_rows
from ui import cached, identity

__all__ = ["reviewed"]
_JUDGED, _STORED = "judged-return", "stored-return"


@dataclass(frozen=True)
class Sent:
    """One uploaded file with who sends it and when it came in."""

    content: bytes
    file_name: str
    region_code: str
    received: date

    @property
    def mark(self) -> str:
        """What tells this dry run from any other: content, sender, day."""
        digest = hashlib.sha256(self.content).hexdigest()
        return f"{digest}:{self.region_code}:{self.received}"


@dataclass(frozen=True)
class Stored:
    """A receipt and the data version that holds its values."""

    receipt: Receipt
    version: int


def today() -> date:
    """Return the present day in Beijing."""
    return clock.today()


def periods() -> list[Period]:
    """Return the quarters a template is offered for: the one running, the four before it, newest first."""
    now = Period.quarter_of(today())
    return [now.shifted(-steps) for steps in range(5)]


def form(region_code: str, period: Period, texts: Texts, *, below: bool, workbook: bool) -> bytes:
    """Return the form that a region fills in for itself, or with the regions below it, as workbook or CSV."""
    registry = cached.registry()
    if workbook:
        return workbook_template(registry, region_code=region_code, period=period, below=below, texts=texts)
    return template(registry, region_code=region_code, period=period, below=below)


def form_name(region_code: str, period: Period, *, below: bool, workbook: bool) -> str:
    """Return the file name of a form."""
    return f"{region_code}_{period}_{'below' if below else 'own'}.{XLSX if workbook else 'csv'}"


def mime(name: str) -> str:
    """Return the type of a file by its ending, csv or xlsx."""
    return _TYPES[name.rpartition(".")[2]]


def judged(sent: Sent, *, progress: Progress | None = None) -> Judgement:
    """Return the dry run of a file; the same file is not judged twice in one visit."""
    kept = st.session_state.get(_JUDGED)
    mark = f"{sent.mark}:{cached.version()}"
    if kept is None or kept[0] != mark:
        judgement = intake.examine(
            cached.registry(),
            sent.content,
            file_name=sent.file_name,
            region_code=sent.region_code,
            received=sent.received,
            store=cached.store(),
            progress=progress,
        )
        st.session_state[_JUDGED] = (mark, judgement)
    result: Judgement = st.session_state[_JUDGED][1]
    return result


def counts(judgement: Judgement) -> dict[Verdict, int]:
    """Return how many cells got each verdict."""
    found = dict(judgement.kept.group_by("verdict").len().iter_rows())
    return {verdict: int(found.get(verdict.value, 0)) for verdict in Verdict}


def usable(judgement: Judgement) -> int:
    """Return how many values a confirmation would store."""
    taken = pl.col("verdict").is_in([Verdict.ACCEPT.value, Verdict.WARN.value]) & pl.col("value").is_not_null()
    return judgement.kept.filter(taken).height


def findings(judgement: Judgement, texts: Texts) -> pl.DataFrame:
    """Return the findings as read: row, column, region, value, verdict, problem, remedy; the gravest first.

    `count` is how many findings have the same verdict and reason; of more than EACH only so many are put into words.
    """
    kind = ["verdict", "reason_code"]
    odd = judgement.kept.filter(pl.col("verdict") != Verdict.ACCEPT.value)
    totals = odd.group_by(kind).len("count").cast(dict.fromkeys(kind, pl.String))
    few = odd.group_by(kind, maintain_order=True).head(EACH).sort("row", maintain_order=True)
    schema = pl.Schema({"row": pl.Int64} | dict.fromkeys(_FINDING_TEXTS, pl.String))
    lines = finding_rows(replace(judgement, kept=few), texts)
    rows = [{name: line[name] for name in schema.names()} for line in lines]
    order = {verdict.value: place for place, verdict in enumerate((Verdict.REJECT, Verdict.WARN, Verdict.SKIP))}
    frame = pl.DataFrame(rows, schema=schema, strict=False)
    words = {verdict.value: texts.say(f"verdict-{verdict.value}") for verdict in Verdict}
    return (
        frame.join(totals, on=kind, how="left", maintain_order="left")
        .with_columns(pl.col("count").fill_null(pl.len().over(kind)))
        .sort(pl.col("verdict").replace_strict(order, default=9, return_dtype=pl.Int64), "row", maintain_order=True)
        .with_columns(pl.col("verdict").replace_strict(words, default=pl.col("verdict"), return_dtype=pl.String))
    )


_FINDING_TEXTS = ("column", "region", "value", "verdict", "reason_code", "problem", "remedy")
EACH = 2_000  # findings of one reason on the screen and in its list; the sender's own file has them all
# Files above this many bytes take long enough to say that work is going on.
LARGE = 2_000_000
_TYPES = {XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "csv": "text/csv"}


@dataclass(frozen=True)
class Annotated:
    """The sender's own file with its findings: its name, its type, and how to make it when it is asked for."""

    name: str
    mime: str
    make: Callable[[], bytes]


def own_file(sent: Sent, judgement: Judgement, texts: Texts) -> Annotated:
    """Return the sent file with row, column, problem and remedy beside each bad cell, made on demand."""
    name = annotated_name(judgement, texts)
    return Annotated(name, mime(name), lambda: annotated(sent.content, judgement, texts)[1])


def changed_values(judgement: Judgement, sent: Sent) -> pl.DataFrame:
    """Return what the return would change, see `services.preview.changes`."""
    return changes(cached.store(), cached.registry(), judgement, received=sent.received)


def confirm(sent: Sent, judgement: Judgement, *, partial: bool) -> None:
    """Store a return once and keep its receipt for this visit."""
    if stored(sent) is None:
        receipt = intake.submit(
            cached.store(), sent.content, judgement, region_code=sent.region_code, actor=identity.actor(),
            received=None if sent.received == today() else sent.received, partial=partial,
        )  # fmt: skip
        st.session_state[_STORED] = (sent.mark, Stored(receipt, cached.version()))


def stored(sent: Sent) -> Stored | None:
    """Return what became of a file stored in this visit."""
    kept = st.session_state.get(_STORED)
    return kept[1] if kept is not None and kept[0] == sent.mark else None


def history(region_code: str, texts: Texts) -> pl.DataFrame:
    """Return the returns of a region and those below it as read, newest first."""
    rows = intake.history(cached.store(), cached.registry(), region_code, reader=identity.reader())
    paths = cached.region_paths(chinese=texts.chinese)
    states = {state.value: texts.say(f"state-{state.value}") for state in ReturnState}
    return rows.select(
        "file_name", "accepted", "warned", "rejected", "return_id",
        received=pl.col("received_at").dt.date(),
        sender=pl.col("sender_region_code").replace_strict(paths, default=pl.col("sender_region_code")),
        state=pl.col("state").replace_strict(states, return_dtype=pl.String),
        actor="actor",
        demonstration=pl.when("demonstration").then(pl.lit(texts.say("demonstration"))).otherwise(pl.lit("")),
    )  # fmt: skip


def receipt_lines(done: Stored, texts: Texts) -> list[tuple[str, str]]:
    """Return the receipt as pairs of term and text."""
    receipt = done.receipt
    region = cached.region_paths(chinese=texts.chinese)[receipt.sender_region_code]
    pairs: Mapping[str, Any] = {
        "number": receipt.return_id,
        "file": receipt.file_name,
        "sha256": receipt.sha256,
        "sender": f"{region}（{receipt.sender_region_code}）"
        if texts.chinese
        else f"{region} ({receipt.sender_region_code})",
        "accepted": receipt.accepted,
        "warned": receipt.warned,
        "rejected": receipt.rejected,
        "skipped": receipt.skipped,
        "state": texts.say(f"state-{receipt.state.value}"),
        "version": done.version,
        "actor": identity.actor().name,
    }
    return [(texts.say(f"receipt-{name}"), str(value)) for name, value in pairs.items()]


def earliest() -> date:
    """Return the earliest day of receipt that can be chosen."""
    return today() - timedelta(days=3653)
