"""One region, many targets: dots on one scale of attainment, the target line at 100 %, the gap in its own unit."""

from collections.abc import Sequence

import plotly.graph_objects as go
import polars as pl

from charts import headlines, wording
from charts.caption import Caption
from charts.scorecard_parts import axes_of, columns, expected, marks, off_scale, shares, stems, target_line
from charts.scorecard_plan import Plan
from charts.scorecard_rows import Row, counts, read, required, share_text
from charts.sheet import Drawn, Sheet, lay_out
from charts.theme import LIGHT, Theme
from domain.terms import Status
from locales import Texts

_NAMED = 2
_TOLD = 5


def figure(
    frame: pl.DataFrame,
    caption: Caption,
    texts: Texts,
    *,
    order: str = "file",
    theme: Theme = LIGHT,
    width: int | None = None,
    narrow: bool = False,
) -> go.Figure:
    """Return the dots of a frame with `name`, `group` (a heading, may be empty) and the columns of a scorecard.

    Rows and groups stand in the frame's own order, which `order` names: file, gap or status. A share beyond the scale
    stands at its end with ▸ and its number; a target without a share has a grey line with its state instead of a
    place on the scale.
    """
    sheet = Sheet.of(texts, theme, width=width, narrow=narrow)
    rows = read(frame)
    plan = Plan(rows, sheet)
    drawn = go.Figure()
    stems(drawn, plan)
    target_line(drawn, plan)
    expected(drawn, plan)
    shares(drawn, plan)
    marks(drawn, plan)
    off, beside = off_scale(plan), columns(drawn, plan)
    drawn.update_layout(**axes_of(plan))
    words = wording.words(
        caption,
        texts,
        headline=headline(rows, texts),
        second=wording.second_line(caption, texts, f"scorecard-order-{order}", shown=caption.indicator),
        counts=counts(rows),
        narrow=narrow,
        notes=_notes(plan),
        demonstration=any(row.demonstration for row in rows),
    )
    return lay_out(
        drawn, sheet, words,
        plot_height=max(1.0, plan.height) * plan.line_height, left=plan.left, right=plan.right,
        above=sheet.note * 2.2, below=sheet.note * 0.4,
        drawn=Drawn(off.shapes, [*off.annotations, *beside.annotations]),
    )  # fmt: skip


def _notes(plan: Plan) -> list[str]:
    said = {
        "scorecard-note-expected": any(required(row) for _, row in plan.placed),
        "scorecard-note-beyond": any(row.beyond for _, row in plan.placed),
        "scorecard-note-off": bool(plan.off_scale),
    }
    return [plan.sheet.texts.say(key) for key, holds in said.items() if holds]


def headline(rows: Sequence[Row], texts: Texts) -> str:
    """Return the finding: how many with a share are met, which are furthest from their target."""
    placed = [row for row in rows if row.placed]
    if not rows:
        return texts.say("chart-head-nothing")
    if not placed:
        return texts.say("scorecard-head-none", total=len(rows))
    met = sum(row.status is Status.MET for row in placed)
    if met == len(placed):
        return texts.say("scorecard-head-all", total=len(placed))
    said = [texts.say("scorecard-head-met" if met else "scorecard-head-met-none", total=len(placed), met=met)]
    far = _furthest(placed)[:_NAMED]
    if far:
        names = [_with_share(row, texts) for row in far]
        said.append(texts.say("scorecard-head-far", names=wording.listed(names, texts)))
    return headlines.joined(said, texts)


def _furthest(placed: Sequence[Row]) -> list[Row]:
    short = [row for row in placed if row.status is not Status.MET and (row.attainment or 0.0) < 1]
    return sorted(short, key=lambda row: (row.attainment or 0.0, row.key))


def _with_share(row: Row, texts: Texts) -> str:
    return texts.say("scorecard-share", name=row.name, share=share_text(row))


def alt_text(frame: pl.DataFrame, caption: Caption, texts: Texts) -> str:
    """Return the finding in words: headline, counts by status, the furthest targets, how many have no share."""
    rows = read(frame)
    placed = [row for row in rows if row.placed]
    far = [_with_share(row, texts) for row in _furthest(placed)[:_TOLD]]
    by_status = [text for _, text in wording.legend(counts(rows), texts)]
    details = [texts.say("chart-list-comma").join(by_status)]
    if far:
        details.append(texts.say("scorecard-alt-far", names=texts.say("chart-comma").join(far)))
    if len(placed) < len(rows):
        details.append(texts.say("scorecard-alt-off", count=len(rows) - len(placed)))
    return wording.alternative(caption, texts, headline=headline(rows, texts), details=details)
