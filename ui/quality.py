"""Data quality as the screen shows it: what is looked at, cached answers, tables with words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import polars as pl
import streamlit as st

from charts import numbers
from domain.errors import MonitorError
from domain.periods import Period
from domain.terms import Verdict
from locales import Texts
from services import clock, quality
from services.concern import AttainmentQuery
from services.quality import QualityQuery
from ui import cached, identity
from ui.intake_reasons import label
from ui.markup import plain

SINCE, UNITS = "since", "units"
MOST_UNITS = 150  # rows that can still be read in one picture


@dataclass(frozen=True)
class Looked:
    """The screen's choices."""

    region: str
    as_of: Period
    document: str | None
    known_at: str | None

    @property
    def query(self) -> QualityQuery:
        """The choices as the service asks for them."""
        moment = datetime.fromisoformat(self.known_at) if self.known_at else None
        return QualityQuery(AttainmentQuery(self.region, self.as_of, known_at=moment), self.document, identity.reader())

    def state(self, *parts: object) -> str:
        """Return what an answer is kept under; who asks counts, and the day, as deadlines pass."""
        return "|".join(map(str, ("quality", self.query, clock.today(), *parts)))


def _kept(looked: Looked, name: str, ask: Callable[[], pl.DataFrame], *parts: object) -> pl.DataFrame:
    frame: pl.DataFrame = cached.figure(looked.state(name, *parts), ask)
    return frame


def coverage(looked: Looked, *, every_unit: bool = False) -> pl.DataFrame:
    """Return completeness by office and quarter, see `services.quality.coverage`; the least complete office first."""

    def ask() -> pl.DataFrame:
        found = quality.coverage(cached.store(), cached.registry(), looked.query, every_unit=every_unit)
        due = pl.col("due")
        share = pl.col("reported").filter(due).sum() / pl.col("expected").filter(due).sum()
        return found.sort(share.over("region_code"), "region_code", "period_end", nulls_last=True)

    return _kept(looked, "coverage", ask, every_unit)


def open_findings(looked: Looked) -> pl.DataFrame:
    """Return the open findings without their sentences, see `services.quality.open_findings`."""
    return _kept(looked, "findings", lambda: quality.open_findings(cached.store(), cached.registry(), looked.query))


def contradictions(looked: Looked) -> pl.DataFrame:
    """Return contradictions, see `services.quality.contradictions`."""
    return _kept(
        looked, "contradictions", lambda: quality.contradictions(cached.store(), cached.registry(), looked.query)
    )


def outliers(looked: Looked) -> pl.DataFrame:
    """Return outliers, see `services.quality.outliers`."""
    return _kept(looked, "outliers", lambda: quality.outliers(cached.store(), cached.registry(), looked.query))


def revisions(looked: Looked, since: date) -> pl.DataFrame:
    """Return revisions since a day, see `services.quality.revisions`."""
    return _kept(
        looked, "revisions",
        lambda: quality.revisions(cached.store(), cached.registry(), looked.query, since=since), since,
    )  # fmt: skip


def since_chosen(looked: Looked, texts: Texts) -> date:
    """Return the day that the URL names, else the first day of the period looked at."""
    asked = st.query_params.get(SINCE)
    if asked is not None:
        try:
            return clock.day(asked)
        except MonitorError:
            st.warning(texts.say("quality-unknown-since", found=plain(asked[:60])), icon=":material/info:")
            st.query_params.pop(SINCE, None)
    return _first_day(looked.as_of)


def _first_day(period: Period) -> date:
    first = period.last_month - period.months + 1
    return date(period.year, first, 1)


def named(rows: pl.DataFrame, texts: Texts) -> pl.DataFrame:
    """Return rows with `indicator`, `region` and `unit` in the reader's words."""
    suffix = "zh" if texts.chinese else "en"
    short = cached.registry().indicators.select("indicator_id", indicator=f"short_{suffix}")
    paths = cached.region_paths(chinese=texts.chinese)
    demonstration = pl.when("demonstration").then(pl.lit(texts.say("demonstration"))).otherwise(pl.lit(""))
    return rows.join(short, on="indicator_id", how="left", maintain_order="left").with_columns(
        demonstration=demonstration,
        region=pl.col("region_code").replace_strict(paths, default=pl.col("region_code"), return_dtype=pl.String),
    )


def finding_table(rows: pl.DataFrame, texts: Texts) -> pl.DataFrame:
    """Return open findings as read: received, region, indicator, what was filled in, reason; `told` adds the words."""
    verdicts = {verdict.value: texts.say(f"verdict-{verdict.value}") for verdict in Verdict}
    reasons = {code: label(code, texts) for code in rows["reason_code"].unique()}
    return named(quality.worded(rows, texts), texts).with_columns(
        received=pl.col("received_at").dt.date(),
        row="row_number",
        column="column_name",
        seen="raw_value",
        region=pl.coalesce("region", "region_raw"),
        verdict=pl.col("verdict").replace_strict(verdicts, return_dtype=pl.String),
        reason=pl.col("reason_code").replace_strict(reasons, return_dtype=pl.String),
    )


def labelled(rows: pl.DataFrame, names: Sequence[str], texts: Texts) -> pl.DataFrame:
    """Return the columns `names` under their labels, for a file."""
    return rows.select(pl.col(name).alias(texts.say(f"quality-column-{name}")) for name in names)


def amount(row: Mapping[str, Any], name: str, texts: Texts) -> str:
    """Return a number of a row with its unit, a dash where there is none."""
    value = row[name]
    if value is None:
        return "—"
    if name == "children_difference":
        return numbers.difference(value, row["unit"], texts)
    if name == "distance":
        return numbers.number(value, decimals=1, signed=True)
    return numbers.amount(value, row["unit"], texts)


def open_count(looked: Looked, texts: Texts) -> int:
    """Return how many findings, contradictions and outliers somebody has to look at."""
    return open_findings(looked).height + contradictions(looked).height + outliers(looked).height


def second_line(looked: Looked, since: date, texts: Texts) -> Sequence[str]:
    """Return how much there is of everything."""
    found = {
        "findings": open_findings(looked),
        "contradictions": contradictions(looked),
        "outliers": outliers(looked),
    }
    said = [texts.say(f"quality-said-{name}", count=rows.height) for name, rows in found.items()]
    revised = revisions(looked, since).height
    return [*said, texts.say("quality-said-revisions", count=revised, since=since.isoformat())]


def source_text(looked: Looked, texts: Texts) -> str:
    """Return the documents whose targets are looked at."""
    documents = cached.registry().documents
    ids = quality.targets_of(cached.registry(), looked.query)["document_id"].unique()
    short = "short_zh" if texts.chinese else "short_en"
    named = documents.filter(pl.col("document_id").is_in(ids.implode())).sort("document_id")
    names = [row["number"] or row[short] if texts.chinese else row[short] for row in named.iter_rows(named=True)]
    return texts.say("chart-comma").join(names)
