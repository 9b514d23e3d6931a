"""The sheet every figure is drawn on: headline, second line with legend, foot, margins, all in px from the edges."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from charts.lettering import block, escaped, width_of, wrapped
from charts.marks import mark_shape
from charts.theme import FONT, Theme
from domain.terms import Status
from locales import Texts

WIDTH, NARROW_WIDTH = 1200, 390
_LINE = 1.3  # Plotly's own line height for <br>
_BUTTON = 34  # room for the download button in the corner


@dataclass(frozen=True)
class Words:
    """Everything that is written around the plot; `foot` are parts that are packed into lines, in order."""

    headline: str
    second: str
    foot: Sequence[str]
    legend: Sequence[tuple[Status, str]] = ()
    badge: str = ""  # the bold first part of the foot: demonstration data


@dataclass(frozen=True)
class Drawn:
    """Shapes and annotations not yet on the figure: Plotly checks all of them again with each that is added."""

    shapes: Sequence[dict[str, Any]] = ()
    annotations: Sequence[dict[str, Any]] = ()


@dataclass(frozen=True)
class Sheet:
    """Sizes for an assumed width; texts are wrapped so that they still fit a quarter below it."""

    texts: Texts
    theme: Theme
    width: int
    narrow: bool

    @classmethod
    def of(cls, texts: Texts, theme: Theme, *, width: int | None, narrow: bool) -> "Sheet":
        """Return the sheet for a width in px (1200, or 390 where narrow, if none is given)."""
        return cls(texts, theme, width or (NARROW_WIDTH if narrow else WIDTH), narrow)

    def _size(self, wide: float, narrow: float) -> float:
        return narrow if self.narrow else round(wide * min(1.0, max(0.78, self.width / 1500)), 1)

    @property
    def title(self) -> float:
        """Font size of the headline."""
        return self._size(32, 20)

    @property
    def second(self) -> float:
        """Font size of the second line."""
        return self._size(19, 13)

    @property
    def base(self) -> float:
        """Font size of names and labels."""
        return self._size(17, 12.5)

    @property
    def note(self) -> float:
        """Font size of the foot and the ticks."""
        return self._size(15, 11)

    @property
    def pad(self) -> int:
        """Distance of the texts from the edge, px."""
        return 14 if self.narrow else round(self._size(40, 14))

    @property
    def sure_width(self) -> float:
        """Width in px that is there even where the screen is narrower than assumed."""
        return self.width * (0.96 if self.narrow else 0.76)

    @property
    def text_width(self) -> float:
        """Width in px for lines of text."""
        return self.sure_width - 2 * self.pad

    def plot_width(self, left: float, right: float) -> float:
        """Width in px of the plot between two margins, at the least."""
        return max(60.0, self.sure_width - left - right)


@dataclass
class _Head:
    """What stands above the plot, in px right of the text edge and down from the top, and where the next line goes."""

    top: float
    lines: list[tuple[str, float, float, float]]  # safe text, size, right, down
    marks: list[tuple[Status, float, float]]  # status, centre right, centre down


def note(text: str, size: float, colour: str, **place: Any) -> dict[str, Any]:
    """Return an annotation without arrow or box; `text` is already safe for Plotly."""
    base = {"showarrow": False, "align": "left", "borderpad": 0, "font": {"size": size, "color": colour}}
    return base | {"text": text, "xref": "paper", "yref": "paper"} | place


def _legend(head: _Head, sheet: Sheet, entries: Sequence[tuple[Status, str]], start: float) -> None:
    """Set the entries from `start` px on, going on to further lines; `head.top` is the current line's top."""
    size, right = sheet.second, start
    for status, text in entries:
        needed = size * 1.35 + width_of(text, size)
        if right > 0 and right + needed > sheet.text_width:
            right, head.top = 0.0, head.top + size * 1.55
        head.marks.append((status, right + size * 0.45, head.top + size * 0.76))
        head.lines.append((escaped(text), size, right + size * 1.15, head.top))
        right += needed + size * 0.9
    head.top += size * 1.55


def _second_line(head: _Head, sheet: Sheet, words: Words) -> None:
    lines = wrapped(words.second, sheet.text_width, sheet.second)
    head.lines.append(("<br>".join(escaped(line) for line in lines), sheet.second, 0.0, head.top))
    if not words.legend:
        head.top += len(lines) * sheet.second * _LINE
        return
    used = width_of(lines[-1], sheet.second) + sheet.second * 1.4
    legend = sum(width_of(text, sheet.second) + sheet.second * 2.25 for _, text in words.legend)
    beside = used + legend <= sheet.text_width
    head.top += (len(lines) - beside) * sheet.second * _LINE + (0 if beside else sheet.second * 0.3)
    _legend(head, sheet, words.legend, used if beside else 0.0)


def _set_head(sheet: Sheet, head: _Head, *, left: float, margin_top: float) -> Drawn:
    """Return the head: distances are measured from the plot's corner, which stays put whatever the figure's width."""
    annotations = []
    for text, size, right, down in head.lines:
        place = {"xanchor": "left", "yanchor": "top", "xshift": sheet.pad - left + right, "yshift": margin_top - down}
        colour = sheet.theme.ink if size == sheet.title else sheet.theme.muted
        annotations.append(note(text, size, colour, x=0, y=1, **place))
    shapes = [
        mark_shape(
            status, sheet.theme, x=0, y=1, right=sheet.pad - left + right, up=margin_top - down,
            radius=sheet.second * 0.36,
        )
        for status, right, down in head.marks
    ]  # fmt: skip
    return Drawn(shapes, annotations)


def _foot(sheet: Sheet, words: Words) -> tuple[str, int]:
    """Return the foot as safe text and its number of lines: parts stay whole where they fit a line."""
    gap = "　" if sheet.texts.chinese else "   "
    lines, line = [], ""
    for part in words.foot:
        if line and width_of(line + gap + part, sheet.note) > sheet.text_width:
            lines.append(line)
            line = part
        else:
            line = line + gap + part if line else part
    whole = [piece for full in [*lines, line] if full for piece in wrapped(full, sheet.text_width, sheet.note)]
    shown = [escaped(piece) for piece in whole]
    if words.badge:
        # Ink among muted words: it has to be seen first.
        badge = f'<b><span style="color:{sheet.theme.ink}">{escaped(words.badge)}</span></b>'
        room = bool(whole) and width_of(whole[-1] + gap + words.badge, sheet.note) * 1.02 <= sheet.text_width
        shown = [*shown[:-1], shown[-1] + gap + badge] if room else [*shown, badge]
    return "<br>".join(shown), len(shown)


def _put(figure: go.Figure, *parts: Drawn) -> None:
    """Put shapes and annotations behind those of the figure, all of them in one go."""
    shapes = [shape for part in parts for shape in part.shapes]
    if shapes:
        figure.layout.shapes = [*figure.layout.shapes, *shapes]
    figure.layout.annotations = [*figure.layout.annotations, *(said for part in parts for said in part.annotations)]


def lay_out(
    figure: go.Figure,
    sheet: Sheet,
    words: Words,
    *,
    plot_height: float,
    left: float,
    right: float,
    above: float = 0,
    below: float = 0,
    drawn: Drawn | None = None,
) -> go.Figure:
    """Return `figure` with all words set around a plot of `plot_height` px.

    `left` and `right` are margins; `above` and `below` are px next to the plot that its own labels need. `drawn` is
    what else stands on the figure, put there in the same go as the words.
    """
    pad, top = sheet.pad, sheet.pad * 0.9
    headline, lines = block(words.headline, sheet.text_width - _BUTTON, sheet.title * 1.03)
    # Not Plotly's own title: that one is centred on its lines and climbs out of the picture when it wraps.
    head = _Head(
        top + lines * sheet.title * _LINE + sheet.second * 0.5, [(f"<b>{headline}</b>", sheet.title, 0, top)], []
    )
    _second_line(head, sheet, words)
    margin_top = head.top + above + sheet.base * 0.7
    foot, foot_lines = _foot(sheet, words)
    margin_bottom = below + sheet.note * (1.2 + foot_lines * _LINE) + pad * 0.7
    place = {"xanchor": "left", "yanchor": "top", "xshift": pad - left, "yshift": -below - sheet.note * 1.2}
    last = Drawn(annotations=[note(foot, sheet.note, sheet.theme.muted, x=0, y=0, **place)])
    _put(figure, drawn or Drawn(), _set_head(sheet, head, left=left, margin_top=margin_top), last)
    figure.update_layout(
        template="none",
        font={"family": FONT, "size": sheet.base, "color": sheet.theme.ink},
        paper_bgcolor=sheet.theme.paper,
        plot_bgcolor=sheet.theme.paper,
        meta={"headline": words.headline},
        height=round(margin_top + plot_height + margin_bottom),
        margin={"l": left, "r": right, "t": margin_top, "b": margin_bottom, "pad": 0, "autoexpand": False},
        showlegend=False,
        dragmode=False,
        hoverlabel={"bgcolor": sheet.theme.paper, "font": {"family": FONT, "color": sheet.theme.ink}},
    )  # fmt: skip
    return figure
