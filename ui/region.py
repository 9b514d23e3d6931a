"""The scorecard as the screen shows it: what is looked at, the cached answer, its rows in order and in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

import polars as pl

from charts import headlines
from domain.periods import Period
from domain.terms import Comparator, Status, TargetClass
from locales import Texts
from reports.region_pictures import named as named_rows
from services.concern import AttainmentQuery
from services.scorecard import Scorecard, scorecard
from ui import cached, captions, lenses, sentences

ALL = "all"
FILE, GAP, STATUS = SORTS = ("file", "gap", "status")
_FIRST = 3  # places at either end that are told
# Worst first: what needs somebody stands on top.
_GRAVITY = (
    Status.MISSED, Status.WORSENING, Status.FAR_BEHIND, Status.SLOW, Status.ON_PACE, Status.MET,
    Status.NOT_YET, Status.DONE, Status.CANNOT_ASSESS,
)  # fmt: skip


@dataclass(frozen=True)
class Looked:
    """The screen's choices."""

    region: str
    as_of: Period
    document: str | None
    known_at: str | None

    @property
    def query(self) -> AttainmentQuery:
        """The choices as the services ask for them."""
        moment = datetime.fromisoformat(self.known_at) if self.known_at else None
        return AttainmentQuery(self.region, self.as_of, known_at=moment)

    @cached_property
    def card(self) -> Scorecard:
        """The service's answer, kept under the data version."""
        return cached.answer(scorecard, self.query, self.document)

    @property
    def state(self) -> str:
        """What the answer depends on besides the data."""
        return f"{self.region}|{self.as_of}|{self.document}|{self.known_at}|{lenses.worn()}"

    def name(self, texts: Texts) -> str:
        """Return the region's name."""
        return captions.region_name(cached.registry().region(self.region), texts)


def themes(every: pl.DataFrame) -> dict[str, int]:
    """Return the task areas that occur and how many targets each has, in the registry's order."""
    counts = dict(every.group_by("theme").len().iter_rows())
    return {theme: counts[theme] for theme in cached.registry().themes["theme"] if theme in counts}


def theme_names(texts: Texts) -> dict[str, str]:
    """Return the task areas' names in the reader's language."""
    themes = cached.registry().themes
    return dict(zip(themes["theme"], themes["theme" if texts.chinese else "theme_en"], strict=True))


def arranged(every: pl.DataFrame, texts: Texts, *, theme: str, sort: str) -> pl.DataFrame:
    """Return a task area's rows (or all) with `name`, `theme_name`, `group` (the heading), in the order asked."""
    names = theme_names(texts)
    order = {name: place for place, name in enumerate(cached.registry().themes["theme"])}
    gravity = {status.value: place for place, status in enumerate(_GRAVITY)}
    rows = named(every, texts).with_columns(
        theme_name=pl.col("theme").replace_strict(names, default=pl.col("theme"), return_dtype=pl.String),
        theme_place=pl.col("theme").replace_strict(order, default=99, return_dtype=pl.Int64),
        gravity=pl.col("status").replace_strict(gravity, return_dtype=pl.Int64),
        share=pl.when(pl.col("status") != Status.CANNOT_ASSESS.value).then("attainment"),
    )
    chosen = rows if theme == ALL else rows.filter(pl.col("theme") == theme)
    said = {status.value: texts.say(f"status-{status.value}") for status in Status}
    if sort == GAP:
        return chosen.sort("share", nulls_last=True, maintain_order=True).with_columns(group=pl.lit(""))
    if sort == STATUS:
        words = pl.col("status").replace_strict(said, return_dtype=pl.String)
        return chosen.sort("gravity", "share", nulls_last=True, maintain_order=True).with_columns(group=words)
    return chosen.sort("theme_place", maintain_order=True).with_columns(group="theme_name")


def named(rows: pl.DataFrame, texts: Texts) -> pl.DataFrame:
    """Return rows with `name`, the indicator's short name; where two targets share one, each says its source."""
    return named_rows(rows, cached.registry(), texts)


def counted(rows: pl.DataFrame) -> pl.DataFrame:
    """Return the rows that the headline counts: deliverables carry no traffic light."""
    return rows.filter(pl.col("target_class") != TargetClass.IMPLICIT_DELIVERABLE.value)


def headline(looked: Looked, rows: pl.DataFrame, texts: Texts, *, theme: str) -> str:
    """Return the finding: how many targets there are and how many carry each status."""
    by_status = counted(rows).group_by("status").agg(count=pl.len())
    said = headlines.themed(sentences.status_counts(by_status), texts)
    region = looked.name(texts)
    if theme == ALL:
        return texts.say("scorecard-title", region=region, said=said)
    return texts.say("scorecard-title-theme", region=region, theme=theme_names(texts)[theme], said=said)


def second_line(rows: pl.DataFrame, texts: Texts) -> Sequence[str]:
    """Return how much time is over, how much was reported, where the region stands among its siblings."""
    shares = rows["elapsed_share"].drop_nulls()
    elapsed = shares.mode().sort().last() if shares.len() else None
    reported, expected = completeness(rows)
    deliverables = rows.height - counted(rows).height
    return (
        texts.say("overview-elapsed", share=f"{float(elapsed):.0%}") if elapsed is not None else "",  # type: ignore[arg-type]
        texts.say(
            "overview-completeness",
            reported=reported, expected=expected, share=sentences.percent(reported, expected),
        ),
        _standing(rows, texts),
        texts.say("scorecard-deliverables", count=deliverables) if deliverables else "",
    )  # fmt: skip


def completeness(rows: pl.DataFrame) -> tuple[int, int]:
    """Return reported and expected units over the quantitative targets."""
    quantitative = rows.filter(pl.col("comparator") != Comparator.DONE_BY.value)
    return int(quantitative["reported_units"].sum()), int(quantitative["expected_units"].sum())


def _standing(rows: pl.DataFrame, texts: Texts) -> str:
    ranked = rows.filter(pl.col("rank").is_not_null())
    if ranked.is_empty():
        return ""
    first = ranked.filter(pl.col("rank") <= _FIRST).height
    last = ranked.filter(pl.col("rank") > pl.max_horizontal(pl.col("ranked") - _FIRST, pl.lit(_FIRST))).height
    return texts.say("scorecard-ranks-best", count=ranked.height, first=first, last=last)


def sources(rows: pl.DataFrame, texts: Texts) -> str:
    """Return the documents whose targets are looked at."""
    documents = cached.registry().documents
    found = documents.filter(pl.col("document_id").is_in(rows["document_id"].unique().implode())).sort("document_id")
    short = "short_zh" if texts.chinese else "short_en"
    names = [row["number"] or row[short] if texts.chinese else row[short] for row in found.iter_rows(named=True)]
    return texts.say("chart-comma").join(names)


def methods(rows: pl.DataFrame, texts: Texts) -> str:
    """Return the methods by which the rows were judged."""
    return texts.say("chart-comma").join(texts.say(f"method-{one}") for one in rows["method"].unique().sort())


def trend_points(card: Scorecard) -> Mapping[str, list[tuple[Any, float]]]:
    """Return the days and values of each target's trend."""
    found: dict[str, list[tuple[Any, float]]] = {}
    for target, day, value in card.trends.iter_rows():
        found.setdefault(target, []).append((day, value))
    return found
