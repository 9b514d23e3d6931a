"""Regions against targets: a tinted cell with its status mark for each pair, counts per row and per column."""

from collections.abc import Sequence

import plotly.graph_objects as go
import polars as pl

from charts import wording
from charts.caption import Caption
from charts.matrix_parts import axes_of, column_counts, column_names, marks, row_counts, tints
from charts.matrix_plan import Head, Plan, read
from charts.sheet import Drawn, Sheet, lay_out
from charts.theme import LIGHT, Theme
from domain.terms import Status
from locales import Texts

_NAMED, _TOLD = 2, 3


def figure(
    cells: pl.DataFrame,
    regions: pl.DataFrame,
    targets: pl.DataFrame,
    caption: Caption,
    texts: Texts,
    *,
    order: str,
    theme: Theme = LIGHT,
    width: int | None = None,
    narrow: bool = False,
) -> go.Figure:
    """Return the matrix of cells: attainment rows, one for each pair of a region and a target that concern each other.

    `regions` (region_code, region_zh, region_en, good, asked) and `targets` (target_id, name, good, asked, met) stand
    in drawing order, which the sentence `order` tells. What does not fit the width goes on in a panel below.
    """
    sheet = Sheet.of(texts, theme, width=width, narrow=narrow)
    plan = read(cells, regions, targets, texts, sheet)
    drawn = go.Figure()
    tints(drawn, plan)
    marks(drawn, plan)
    over = [*column_names(plan), *row_counts(drawn, plan)]
    column_counts(drawn, plan)
    drawn.update_layout(**axes_of(plan))
    words = wording.words(
        caption, texts,
        headline=headline(plan.rows, plan.columns, texts),
        second=texts.say("chart-second", measured=caption.indicator, as_of=caption.as_of_text, order=order),
        counts=_counts(plan),
        narrow=narrow,
        notes=_notes(plan),
        demonstration=bool(cells["demonstration"].any()),
    )  # fmt: skip
    return lay_out(
        drawn, sheet, words,
        plot_height=plan.lines * plan.line, left=plan.left, right=plan.outer, drawn=Drawn(annotations=over),
    )  # fmt: skip


def _counts(plan: Plan) -> dict[Status, int]:
    found = [cell.status for _, _, cell in plan.placed]
    return {status: found.count(status) for status in Status if status in found}


def _notes(plan: Plan) -> list[str]:
    blank = len(plan.cells) < len(plan.rows) * len(plan.columns)
    said = [plan.sheet.texts.say("matrix-note-counts")]
    return [*said, plan.sheet.texts.say("matrix-note-blank")] if blank else said


def headline(rows: Sequence[Head], columns: Sequence[Head], texts: Texts) -> str:
    """Return the finding: how many regions and targets, which target most regions reach, which one the fewest."""
    judged = [column for column in columns if column.asked]
    if not rows or not judged:
        return texts.say("matrix-head-none")
    size = texts.say(
        "matrix-head-size", rows=len(rows), place=place_word([row.key for row in rows], texts), columns=len(columns)
    )
    if len(rows) == 1:
        good, asked = sum(column.good for column in judged), sum(column.asked for column in judged)
        said = texts.say("matrix-head-one", name=rows[0].name, good=good, total=asked)
    elif len({column.share for column in judged}) == 1:
        said = texts.say("matrix-head-same", count=judged[0].count)
    else:
        shares = [column.share for column in judged]
        best = [column for column in judged if column.share == max(shares)]
        worst = [column for column in judged if column.share == min(shares)]
        said = texts.say("matrix-head-ends", best=_named(best, texts), worst=_named(worst, texts))
    return texts.say("matrix-head", size=size, said=said)


def _named(heads: Sequence[Head], texts: Texts) -> str:
    """Return names with their common count; more than two are told by the first and their number."""
    names = [head.name for head in heads]
    if len(names) <= _NAMED:
        said = wording.listed(names, texts)
    else:
        said = texts.say("matrix-and-more", name=names[0], count=len(names), more=len(names) - 1)
    return texts.say("matrix-with-count", name=said, count=heads[0].count)


def place_word(codes: Sequence[str], texts: Texts) -> str:
    """Return what the regions are (个地市, cities), told by the shape of their GB/T 2260 codes."""
    kinds = {"province" if code.endswith("0000") else "city" if code.endswith("00") else "county" for code in codes}
    kind = kinds.pop() if len(kinds) == 1 else "region"
    return texts.say(f"chart-place-{kind}", count=len(codes))


def alt_text(cells: pl.DataFrame, regions: pl.DataFrame, targets: pl.DataFrame, caption: Caption, texts: Texts) -> str:
    """Return the finding in words: headline, counts by status, the regions with most and fewest met or on pace."""
    plan = read(cells, regions, targets, texts, Sheet.of(texts, LIGHT, width=None, narrow=False))
    said = texts.say("chart-list-comma").join(text for _, text in wording.legend(_counts(plan), texts))
    ranked = sorted((row for row in plan.rows if row.asked), key=lambda row: (-row.share, row.key))
    details = [said]
    if len(ranked) > 1:
        for key, heads in (("matrix-alt-most", ranked[:_TOLD]), ("matrix-alt-fewest", ranked[::-1][:_TOLD])):
            names = [texts.say("matrix-with-count", name=head.name, count=head.count) for head in heads]
            details.append(texts.say(key, names=texts.say("chart-comma").join(names)))
    return wording.alternative(caption, texts, headline=headline(plan.rows, plan.columns, texts), details=details)
