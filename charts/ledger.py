"""What is due when: one row a milestone in the order of due dates, a line from the day looked at to the due date."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Any

import plotly.graph_objects as go
import polars as pl

from charts import axes, wording
from charts.caption import Caption
from charts.lettering import escaped, width_of
from charts.listing import fitting
from charts.sheet import Sheet, lay_out, note
from charts.theme import HOLLOW, LIGHT, SYMBOLS, Theme
from domain.terms import Status
from locales import Texts

_LEAST_DAYS = 92  # a time axis shorter than a quarter would blow single days up
_LONGEST = 0.38  # of the sure width that names may take
_NAMED = 12


@dataclass(frozen=True)
class Entry:
    """One milestone: its name, due date, state, and what is said of it."""

    name: str
    due: date
    inferred: bool
    days: int
    status: Status
    state: str
    said: str


@dataclass(frozen=True)
class Plan:
    """The entries, the day looked at, and where things are drawn."""

    entries: Sequence[Entry]
    today: date
    sheet: Sheet

    @cached_property
    def left(self) -> float:
        """Margin in px that the names need."""
        longest = max((width_of(entry.name, self.sheet.base) for entry in self.entries), default=0.0)
        return self.sheet.pad + min(longest * 1.04, self.sheet.sure_width * _LONGEST) + self.sheet.base * 0.9

    @property
    def width(self) -> float:
        """Width of the plot in px, at the least."""
        return self.sheet.plot_width(self.left, self.sheet.pad)

    @cached_property
    def span(self) -> tuple[date, date]:
        """First and last day that something happens on."""
        days = [self.today, *(entry.due for entry in self.entries)]
        first, last = min(days), max(days)
        lacking = max(0, _LEAST_DAYS - (last - first).days)
        return first - timedelta(lacking // 2), last + timedelta(lacking - lacking // 2)

    def label(self, entry: Entry) -> str:
        """Return what stands beside a mark: the due date where there is room for it, and the state."""
        due = (
            self.sheet.texts.say("ledger-inferred", date=f"{entry.due:%m-%d}")
            if entry.inferred
            else f"{entry.due:%m-%d}"
        )
        return entry.said if self.sheet.narrow else f"{due} · {entry.said}"

    def before(self, entry: Entry) -> bool:
        """Return whether the label stands before the mark: where it would touch the line to it, or the edge, else."""
        return entry.due < self.today

    @cached_property
    def range(self) -> tuple[float, float]:
        """Range of the time axis in days with room for the labels."""
        first, last = self.span
        size = self.sheet.base
        room = {True: size, False: size}
        for entry in self.entries:
            side = self.before(entry)
            room[side] = max(room[side], min(width_of(self.label(entry), size * 0.95) + size * 1.4, self.width * 0.6))
        scale = (last - first).days / max(self.width - room[True] - room[False], self.width * 0.22)
        return first.toordinal() - room[True] * scale, last.toordinal() + room[False] * scale


def read(frame: pl.DataFrame) -> list[Entry]:
    """Return the entries of a frame in its order."""
    return [
        Entry(
            str(row["name"]), row["due_date"], bool(row["inferred"]), int(row["days"]), Status(row["status"]),
            str(row["state"]), str(row["said"]),
        )
        for row in frame.iter_rows(named=True)
    ]  # fmt: skip


def figure(
    frame: pl.DataFrame,
    caption: Caption,
    texts: Texts,
    *,
    today: date,
    theme: Theme = LIGHT,
    width: int | None = None,
    narrow: bool = False,
) -> go.Figure:
    """Return the time line of a frame with name, due_date, inferred, days, status, state, said, in its own order.

    `today` is the last day of the period looked at; `days` are those from it to the due date; `said` is the state in
    the reader's words, `state` the rest of the key `ledger-state-…` that the legend counts by.
    """
    sheet = Sheet.of(texts, theme, width=width, narrow=narrow)
    plan = Plan(read(frame), today, sheet)
    drawn = go.Figure()
    _today_line(drawn, plan)
    _stems(drawn, plan)
    _marks(drawn, plan)
    drawn.update_layout(xaxis=_across(plan), yaxis=_down(plan))
    words = wording.words(
        caption, texts,
        headline=headline(plan.entries, texts),
        second=wording.second_line(caption, texts, "ledger-order"),
        counts={},
        narrow=narrow,
        notes=[texts.say("ledger-note-inferred")] if any(entry.inferred for entry in plan.entries) else [],
    )  # fmt: skip
    height = max(1, len(plan.entries)) * sheet.base * 1.9
    return lay_out(
        drawn, sheet, replace(words, legend=_legend(plan.entries, texts)), plot_height=height, left=plan.left,
        right=sheet.pad, above=sheet.note * 2.6, below=sheet.note * 1.8,
    )  # fmt: skip


def _legend(entries: Sequence[Entry], texts: Texts) -> list[tuple[Status, str]]:
    """Return one entry for each pair of state and mark, the first in time first."""
    pairs = [(entry.status, entry.state) for entry in entries]
    return [
        (status, f"{_state_words(status, state, texts)} {pairs.count((status, state))}")
        for status, state in dict.fromkeys(pairs)
    ]


def _state_words(status: Status, state: str, texts: Texts) -> str:
    # A deliverable that is done has a mark of its own: it carries no traffic light.
    return texts.say("ledger-deliverable-done" if status is Status.DONE else f"ledger-state-{state}")


def _today_line(drawn: go.Figure, plan: Plan) -> None:
    sheet, day = plan.sheet, plan.today.toordinal()
    rows = len(plan.entries)
    line = {"color": sheet.theme.accent, "width": 1.5}
    drawn.add_scatter(x=[day, day], y=[-0.5, rows - 0.5], mode="lines", line=line, hoverinfo="skip", name="today")
    said = sheet.texts.say("ledger-today", date=plan.today.isoformat())
    low, high = plan.range
    middle = (day - low) / max(1e-9, high - low)
    anchor = "left" if middle < 0.25 else "right" if middle > 0.75 else "center"
    drawn.add_annotation(
        note(escaped(said), sheet.note, sheet.theme.accent, x=day, xref="x", y=1, yanchor="bottom", xanchor=anchor,
             yshift=sheet.note * 0.2, name="today")
    )  # fmt: skip


def _stems(drawn: go.Figure, plan: Plan) -> None:
    """The time between the day looked at and the due date, for what is not done."""
    theme = plan.sheet.theme
    for index, entry in enumerate(plan.entries):
        if entry.state == "done":
            continue
        line = {"color": theme.stem(entry.status), "width": 2.5 if plan.sheet.narrow else 3.5}
        ends = [plan.today.toordinal(), entry.due.toordinal()]
        drawn.add_scatter(x=ends, y=[index, index], mode="lines", line=line, hoverinfo="skip", name=f"stem-{index}")


def _marks(drawn: go.Figure, plan: Plan) -> None:
    theme, size = plan.sheet.theme, plan.sheet.base
    for status in dict.fromkeys(entry.status for entry in plan.entries):
        mine = [(index, entry) for index, entry in enumerate(plan.entries) if entry.status is status]
        drawn.add_scatter(
            x=[entry.due.toordinal() for _, entry in mine],
            y=[index for index, _ in mine],
            mode="markers+text",
            name=status.value,
            text=[escaped(plan.label(entry)) for _, entry in mine],
            textposition=["middle left" if plan.before(entry) else "middle right" for _, entry in mine],
            textfont={"size": size * 0.95, "color": theme.ink},
            cliponaxis=False,
            hoverinfo="text",
            hovertext=[escaped(f"{entry.name} · {entry.due.isoformat()} · {entry.said}") for _, entry in mine],
            marker={
                "symbol": SYMBOLS[status],
                "size": size * 0.95,
                "color": theme.edge(status) if status in HOLLOW else theme.colour(status),
                "line": {"color": theme.edge(status), "width": 1.6 if status in HOLLOW else 1},
                "opacity": 1,
            },
        )


def _across(plan: Plan) -> dict[str, Any]:
    """Month words along the foot, fewer where they would touch."""
    sheet, (first, last), (low, high) = plan.sheet, plan.span, plan.range
    months = _months(first, last)
    pixels = plan.width / max(1.0, high - low)
    form = "%m" if sheet.narrow else "%Y-%m"
    needed = width_of(f"{first:{form}}", sheet.note) * 1.3
    step = max(1, round(needed / max(1.0, 30.4 * pixels) + 0.49))
    shown = [day for day in months if low <= day.toordinal() <= high][::step]
    return axes.quiet(sheet) | {
        "range": [low, high], "tickmode": "array", "tickvals": [day.toordinal() for day in shown],
        "ticktext": [f"{day:{form}}" for day in shown], "tickfont": {"size": sheet.note, "color": sheet.theme.muted},
        "showgrid": True, "gridcolor": sheet.theme.grid, "gridwidth": 1, "tickangle": 0,
    }  # fmt: skip


def _months(first: date, last: date) -> list[date]:
    """Return the first days of the months from the one that holds `first` to the one after `last`."""
    count = (last.year - first.year) * 12 + last.month - first.month + 2
    starts = [first.year * 12 + first.month - 1 + index for index in range(count)]
    return [date(index // 12, index % 12 + 1, 1) for index in starts]


def _down(plan: Plan) -> dict[str, Any]:
    sheet, room = plan.sheet, plan.left - plan.sheet.pad - plan.sheet.base * 0.7
    return axes.quiet(sheet) | {
        "range": [len(plan.entries) - 0.5, -0.5], "tickmode": "array", "tickvals": list(range(len(plan.entries))),
        "ticktext": [escaped(fitting(entry.name, room, sheet.base)) + " " for entry in plan.entries],
    }  # fmt: skip


def headline(entries: Sequence[Entry], texts: Texts) -> str:
    """Return the finding: what is overdue longest, else what falls due next, else that all is done."""
    if not entries:
        return texts.say("ledger-head-none")
    over = [entry for entry in entries if entry.state == "overdue"]
    ahead = [entry for entry in entries if entry.state not in ("done", "overdue") and entry.days > 0]
    if over:
        worst = min(over, key=lambda entry: entry.days)
        return texts.say("ledger-head-over", count=len(over), name=worst.name, days=-worst.days)
    if ahead:
        following = min(ahead, key=lambda entry: entry.days)
        more = sum(entry.due == following.due for entry in ahead) - 1
        said = {"date": following.due.isoformat(), "days": following.days, "name": following.name}
        return texts.say("ledger-head-next", **said, more=more)
    open_ones = sum(entry.state != "done" for entry in entries)
    return texts.say("ledger-head-rest", open=open_ones, total=len(entries))


def alt_text(frame: pl.DataFrame, caption: Caption, texts: Texts) -> str:
    """Return the finding in words, then each milestone with its due date and state."""
    entries = read(frame)
    said = [f"{entry.name} {entry.due.isoformat()} {entry.said}" for entry in entries[:_NAMED]]
    return wording.alternative(
        caption, texts, headline=headline(entries, texts), details=[texts.say("chart-comma").join(said)] if said else []
    )
