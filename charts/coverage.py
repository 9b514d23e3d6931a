"""Completeness and timeliness: offices down, periods across, each cell reported/expected, a mark where late."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import plotly.graph_objects as go
import polars as pl

from charts import axes, headlines, wording
from charts.caption import Caption
from charts.colours import mixed, readable
from charts.lettering import escaped, width_of
from charts.listing import fitting
from charts.sheet import Sheet, lay_out
from charts.theme import LIGHT, Theme
from locales import Texts

LATE = "▲"
_MANY = 30  # rows from which they stand closer
_LONGEST = 0.34  # of the sure width that names may take
# Share of the accent in a cell: what is missing has to be seen first, be it one value.
_COMPLETE, _GAP, _SILENT = 0.1, 0.34, 0.92
_SEAM = 2  # px between cells
_NAMED = 6


@dataclass(frozen=True)
class Cell:
    """One office in one period."""

    name: str
    period: str
    expected: int
    reported: int
    late: int
    due: bool

    @property
    def share(self) -> float:
        """Reported of expected, 0 to 1."""
        return self.reported / self.expected if self.expected else 0.0

    @property
    def open(self) -> bool:
        """Whether nothing came in yet and nothing had to."""
        return not self.reported and not self.due


@dataclass(frozen=True)
class Grid:
    """Cells by place: names down, periods across."""

    cells: Mapping[tuple[str, str], Cell]
    codes: Sequence[str]
    names: Sequence[str]
    periods: Sequence[str]
    sheet: Sheet

    @cached_property
    def left(self) -> float:
        """Margin in px that the names need."""
        longest = max((width_of(name, self.size) for name in self.names), default=0.0)
        return self.sheet.pad + min(longest * 1.04, self.sheet.sure_width * _LONGEST) + self.sheet.base * 0.9

    @property
    def size(self) -> float:
        """Font size of names and cells: long lists are set smaller."""
        return self.sheet.note if len(self.names) > _MANY else self.sheet.base

    @property
    def row_height(self) -> float:
        """Height of a row in px."""
        return self.size * (1.5 if len(self.names) > _MANY else 1.75)

    @property
    def column_width(self) -> float:
        """Width of a column in px, at the least."""
        return self.sheet.plot_width(self.left, self.sheet.pad) / max(1, len(self.periods))

    def placed(self) -> list[tuple[int, int, Cell]]:
        """Return the cells with something expected: column, row, cell."""
        return [
            (column, row, self.cells[code, period])
            for row, code in enumerate(self.codes)
            for column, period in enumerate(self.periods)
            if (code, period) in self.cells and self.cells[code, period].expected
        ]


def figure(
    frame: pl.DataFrame,
    caption: Caption,
    texts: Texts,
    *,
    theme: Theme = LIGHT,
    width: int | None = None,
    narrow: bool = False,
) -> go.Figure:
    """Return the heat map of a frame with region_code, region_zh, region_en, period, expected, reported, late, due.

    Offices and periods stand in the frame's own order. `late` counts values received after the deadline; `due` says
    whether the period's deadline is over. A pair that is not in the frame, or expects nothing, stays blank.
    """
    sheet = Sheet.of(texts, theme, width=width, narrow=narrow)
    grid = read(frame, texts, sheet)
    drawn = go.Figure()
    _grounds(drawn, grid)
    _numbers(drawn, grid)
    _late(drawn, grid)
    lines = 2 if any("<br>" in word for word in _period_words(grid)) else 1
    drawn.update_layout(xaxis=_across(grid), yaxis=_down(grid))
    words = wording.words(
        caption, texts,
        headline=headline(frame, texts),
        second=wording.second_line(caption, texts, "coverage-order"),
        counts={},
        narrow=narrow,
        notes=[texts.say("coverage-note-late", mark=LATE), texts.say("coverage-note-shade")],
    )  # fmt: skip
    height = max(1, len(grid.names)) * grid.row_height
    above = sheet.note * 1.35 * lines
    return lay_out(drawn, sheet, words, plot_height=height, left=grid.left, right=sheet.pad, above=above)


def read(frame: pl.DataFrame, texts: Texts, sheet: Sheet) -> Grid:
    """Return the cells of a frame by place."""
    name = "region_zh" if texts.chinese else "region_en"
    offices = dict(frame.select("region_code", name).unique("region_code", maintain_order=True).iter_rows())
    cells = {
        (row["region_code"], row["period"]): Cell(
            str(row[name]),
            row["period"],
            int(row["expected"]),
            int(row["reported"]),
            int(row["late"]),
            bool(row["due"]),
        )
        for row in frame.iter_rows(named=True)
    }
    periods = frame.filter(pl.col("expected") > 0)["period"].unique().sort().to_list()
    return Grid(cells, list(offices), [str(one) for one in offices.values()], periods, sheet)


def _shade(share: float) -> float:
    return _COMPLETE if share >= 1 else _SILENT - (_SILENT - _GAP) * share


def _colour(share: float, theme: Theme) -> str:
    return mixed(theme.accent, theme.paper, _shade(share))


def _ink(cell: Cell, theme: Theme) -> str:
    # Between pale and deep neither of the theme's two inks is quite enough.
    ground = _colour(cell.share, theme)
    return theme.muted if cell.open else readable(theme.on(ground), ground)


def _grounds(drawn: go.Figure, grid: Grid) -> None:
    """Colour the cells by what is missing; one still open stays paper."""
    theme = grid.sheet.theme
    shades: list[list[float | None]] = [[None] * len(grid.periods) for _ in grid.names]
    told = [[""] * len(grid.periods) for _ in grid.names]
    for column, row, cell in grid.placed():
        shades[row][column] = None if cell.open else _shade(cell.share)
        told[row][column] = escaped(_hover(cell, grid.sheet.texts))
    drawn.add_heatmap(
        z=shades, x=list(range(len(grid.periods))), y=list(range(len(grid.names))), zmin=0, zmax=1, name="share",
        colorscale=[[0, theme.paper], [1, theme.accent]], showscale=False, xgap=_SEAM, ygap=_SEAM,
        text=told, hoverinfo="text", hoverongaps=False,
    )  # fmt: skip


def _hover(cell: Cell, texts: Texts) -> str:
    key = "coverage-hover-late" if cell.late else "coverage-hover"
    said = {"name": cell.name, "period": headlines.period_words(cell.period, texts)}
    return texts.say(key, **said, reported=str(cell.reported), expected=str(cell.expected), late=str(cell.late))


def _label(cell: Cell, grid: Grid) -> str:
    """Return reported/expected where there is room for it beside the mark, else the share in percent."""
    if cell.open:
        return "…"
    counts = f"{cell.reported}/{cell.expected}"
    if width_of(counts, grid.size) + grid.size * 1.6 < grid.column_width:
        return counts
    # Rounded down: only a cell with everything shows 100.
    return str(int(100 * cell.share + 1e-9))


def _numbers(drawn: go.Figure, grid: Grid) -> None:
    theme, placed = grid.sheet.theme, grid.placed()
    drawn.add_scatter(
        x=[column for column, _, _ in placed], y=[row for _, row, _ in placed], mode="text", name="numbers",
        text=[_label(cell, grid) for _, _, cell in placed], textposition="middle center", hoverinfo="skip",
        textfont={
            "size": grid.size if grid.column_width > 50 else grid.size * 0.86,
            "color": [_ink(cell, theme) for _, _, cell in placed],
        },
    )  # fmt: skip


def _late(drawn: go.Figure, grid: Grid) -> None:
    """Set the mark into the right end of each cell that holds a late value."""
    theme = grid.sheet.theme
    late = [(column, row, cell) for column, row, cell in grid.placed() if cell.late]
    inset = 0.5 - min(0.16, grid.size * 0.55 / grid.column_width)
    drawn.add_scatter(
        x=[column + inset for column, _, _ in late], y=[row - 0.18 for _, row, _ in late],
        mode="markers", name="late", hoverinfo="skip", cliponaxis=False,
        marker={
            "symbol": "triangle-up", "size": grid.size * (0.5 if grid.sheet.narrow else 0.6), "line": {"width": 0},
            "color": [_ink(cell, theme) for _, _, cell in late],
        },
    )  # fmt: skip


def _period_words(grid: Grid) -> list[str]:
    whole = [headlines.period_words(period, grid.sheet.texts) for period in grid.periods]
    if all(width_of(word, grid.sheet.note) < grid.column_width * 0.96 for word in whole):
        return [escaped(word) for word in whole]
    return [period.replace("-", "<br>") for period in grid.periods]


def _across(grid: Grid) -> dict[str, Any]:
    sheet = grid.sheet
    return axes.quiet(sheet) | {
        "range": [-0.5, len(grid.periods) - 0.5], "side": "top", "tickmode": "array",
        "tickvals": list(range(len(grid.periods))), "tickangle": 0, "ticktext": _period_words(grid),
        "tickfont": {"size": sheet.note, "color": sheet.theme.muted},
    }  # fmt: skip


def _down(grid: Grid) -> dict[str, Any]:
    sheet, room = grid.sheet, grid.left - grid.sheet.pad - grid.sheet.base * 0.7
    return axes.quiet(sheet) | {
        "range": [len(grid.names) - 0.5, -0.5], "tickmode": "array", "tickvals": list(range(len(grid.names))),
        "ticktext": [escaped(fitting(name, room, grid.size)) + " " for name in grid.names],
        "tickfont": {"size": grid.size, "color": sheet.theme.ink},
    }  # fmt: skip


def headline(frame: pl.DataFrame, texts: Texts) -> str:
    """Return the finding for the latest period whose deadline is over: how many are complete, silent, late."""
    due = frame.filter((pl.col("expected") > 0) & pl.col("due"))
    if due.is_empty():
        return texts.say("coverage-head-none")
    last = due.filter(pl.col("period_end") == due["period_end"].max())
    whole = last.filter(pl.col("reported") >= pl.col("expected")).height
    silent = last.filter(pl.col("reported") == 0).height
    late = last.filter(pl.col("late") > 0).height
    period = headlines.period_words(str(last["period"][0]), texts)
    return texts.say("coverage-head", period=period, total=str(last.height), whole=str(whole), silent=silent, late=late)


def alt_text(frame: pl.DataFrame, caption: Caption, texts: Texts) -> str:
    """Return the finding in words with the offices that reported least over all periods due."""
    name = "region_zh" if texts.chinese else "region_en"
    totals = (
        frame.filter(pl.col("due"))
        .group_by("region_code", name)
        .agg(pl.col("reported").sum(), pl.col("expected").sum())
        .filter(pl.col("reported") < pl.col("expected"))
        .sort(pl.col("reported") / pl.col("expected"), "region_code")
        .head(_NAMED)
    )
    said = [f"{row[name]} {row['reported']}/{row['expected']}" for row in totals.iter_rows(named=True)]
    details = [texts.say("coverage-alt-least", names=texts.say("chart-comma").join(said))] if said else []
    return wording.alternative(caption, texts, headline=headline(frame, texts), details=details)
