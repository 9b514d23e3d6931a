"""The small trend of a card: the line, the target in dashes, the latest value in the mark of its status."""

from collections import Counter
from collections.abc import Sequence

import plotly.graph_objects as go
import polars as pl

from charts import axes, headlines, numbers, timeline
from charts.caption import TargetLine
from charts.theme import FONT, HOLLOW, LIGHT, SYMBOLS, Theme
from domain.terms import Status
from locales import Texts


def figure(
    frame: pl.DataFrame,
    *,
    target: TargetLine | None = None,
    status: Status = Status.CANNOT_ASSESS,
    flow: bool = False,
    theme: Theme = LIGHT,
    width: int = 260,
    height: int = 60,
) -> go.Figure:
    """Return a trend frame as a sparkline without axes or words; a missing value is a gap."""
    moments = timeline.read(frame)
    if flow:
        moments = _without_lone_years(moments)
    days, values = timeline.broken(moments, lambda at: at.value, flow=flow)
    drawn = go.Figure()
    low, high = axes.span([*values, target.value if target else None])
    if target is not None and days:
        line = {"color": theme.shade(Status.MET), "width": 1.3, "dash": "dash"}
        drawn.add_scatter(x=[days[0], days[-1]], y=[target.value] * 2, mode="lines", line=line, name="target")
    line = {"color": theme.accent, "width": 2.2}
    # Points only where a value stands alone: a line of one point would not be seen.
    drawn.add_scatter(
        x=days, y=values, mode="lines+markers", line=line, name="value", connectgaps=False,
        marker={"size": [4 if alone else 0 for alone in _alone(values)], "color": theme.accent, "opacity": 1},
    )  # fmt: skip
    last = timeline.latest(moments)
    if last is not None:
        drawn.add_scatter(
            x=[last.day], y=[last.value], mode="markers", name=status.value, cliponaxis=False,
            marker={
                "symbol": SYMBOLS[status], "size": 8.5, "opacity": 1,
                "color": theme.edge(status) if status in HOLLOW else theme.colour(status),
                "line": {"color": theme.edge(status), "width": 1.5 if status in HOLLOW else 1},
            },
        )  # fmt: skip
    drawn.update_traces(hoverinfo="skip")
    pad = (high - low) * 0.2
    clear = "rgba(0,0,0,0)"  # the card's own ground shows through
    drawn.update_layout(
        template="none", width=width, height=height, showlegend=False, dragmode=False,
        paper_bgcolor=clear, plot_bgcolor=clear, font={"family": FONT},
        margin={"l": 3, "r": 9, "t": 3, "b": 3, "pad": 0, "autoexpand": False},
        xaxis={"visible": False, "fixedrange": True},
        yaxis={"visible": False, "fixedrange": True, "range": [low - pad, high + pad]},
    )  # fmt: skip
    return drawn


def _without_lone_years(moments: Sequence[timeline.Moment]) -> list[timeline.Moment]:
    """Leave out the one value of an earlier year: a sum that began anew since makes no line with what follows."""
    known = Counter(one.day.year for one in moments if one.value is not None)
    newest = max(known, default=None)
    return [one for one in moments if one.value is None or one.day.year == newest or known[one.day.year] > 1]


def _alone(values: list[float | None]) -> list[bool]:
    around = [None, *values, None]
    return [
        value is not None and before is None and after is None
        for before, value, after in zip(around, values, around[2:], strict=False)
    ]


def alt_text(
    frame: pl.DataFrame,
    texts: Texts,
    *,
    region: str,
    indicator: str,
    unit: str,
    target: TargetLine | None = None,
    status: Status | None = None,
) -> str:
    """Return what the sparkline shows in one sentence: indicator, latest value, status, target."""
    last = timeline.latest(timeline.read(frame))
    finding = headlines.progressed(
        region=region,
        period=last.period if last else "",
        value=last.value if last else None,
        expected=None,
        projected=None,
        target=target,
        status=status,
        unit=unit,
        texts=texts,
    )
    said = [texts.say("chart-named", name=indicator, said=finding)]
    if target is not None and status is not Status.MET:
        words = numbers.target(target.comparator, target.value, unit, texts, upper=target.upper)
        said.append(texts.say("chart-target-is", target=words))
    return headlines.joined(said, texts)
