"""The lines under the headline, made from the data by rule."""

from collections.abc import Sequence
from datetime import date, timedelta

import polars as pl

from charts.headlines import period_words
from domain.periods import Period
from domain.terms import Status
from locales import Texts
from services import settings
from services.overview import Overview
from ui import cached


def status_counts(by_status: pl.DataFrame) -> dict[Status, int]:
    """Return how many targets carry each status that occurs, in the order of the scale."""
    found = dict(by_status.select("status", "count").iter_rows())
    return {status: found[status.value] for status in Status if status.value in found}


def percent(part: int, whole: int) -> str:
    """Return a share in percent with one place, or a dash where there is no whole."""
    return f"{100 * part / whole:.1f}%" if whole else "—"


def second_line(shown: Overview, as_of: Period, texts: Texts) -> Sequence[str]:
    """Return the parts of the overview's second line; a part with nothing to say is empty."""
    shares = shown.own["elapsed_share"].drop_nulls()
    elapsed = shares.mode().sort().last() if shares.len() else None
    before = period_words(str(as_of.shifted(-1)), texts)
    return (
        texts.say("overview-elapsed", share=f"{float(elapsed):.0%}") if elapsed is not None else "",  # type: ignore[arg-type]
        texts.say(
            "overview-completeness",
            reported=shown.reported_units,
            expected=shown.expected_units,
            share=percent(shown.reported_units, shown.expected_units),
        ),
        texts.say("overview-moved", before=before, better=shown.better, worse=shown.worse),
        _milestones(shown.milestones, as_of.last_day, texts),
    )


def _milestones(milestones: pl.DataFrame, today: date, texts: Texts) -> str:
    days = settings.due_soon_days(cached.registry())
    open_ones = milestones.filter(pl.col("status") != Status.MET.value)
    soon = open_ones.filter(pl.col("due_date").is_between(today, today + timedelta(days=days), closed="right")).height
    over = open_ones.filter(pl.col("status") == Status.MISSED.value).height
    if not soon and not over:
        return ""
    return texts.say("overview-milestones", soon=soon, over=over, days=str(days))
