"""Text and plain areas on slides: places in points, runs of one look, how many lines a text takes."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR
from pptx.oxml.ns import qn
from pptx.util import Pt

from charts.lettering import wrapped
from charts.theme import MARKS as GLYPHS
from charts.theme import Theme
from domain.terms import Status
from locales import Texts

# Charts of Office have no triangle that points down: worsening is a cross in a deck, in its charts as in its legends.
MARKS: Mapping[Status, str] = MappingProxyType({**GLYPHS, Status.WORSENING: "✚"})
_HAN = "\u2e80-\u9fff\uff00-\uffef"
_APART = re.compile(rf"(?<=[{_HAN}])(?=[^\s{_HAN}])|(?<=[^\s{_HAN}])(?=[{_HAN}])")
_SPACED = re.compile(rf"(?<=[{_HAN}]) (?=[^\s{_HAN}])|(?<=[^\s{_HAN}]) (?=[{_HAN}])")


@dataclass(frozen=True)
class Box:
    """A place on a slide in points."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True)
class Run:
    """A piece of text in one look; `colour` empty takes the ink."""

    text: str
    size: float
    bold: bool = False
    colour: str = ""


@dataclass(frozen=True)
class Look:
    """What all slides of a deck share; `badge` is the demonstration mark, empty where there is nothing to mark."""

    texts: Texts
    theme: Theme
    badge: str = ""


def colour_of(hexadecimal: str) -> RGBColor:
    """Return `#RRGGBB` as a colour of the presentation."""
    red, green, blue = (int(hexadecimal[place : place + 2], 16) for place in (1, 3, 5))
    return RGBColor(red, green, blue)  # type: ignore[no-untyped-call]


def write(
    slide: Any,
    box: Box,
    lines: Sequence[Sequence[Run]],
    look: Look,
    *,
    align: Any = None,
    middle: bool = False,
    spacing: float | None = None,
) -> Any:
    """Return a text box of lines, each made of runs; its words wrap at the box's width. `spacing` is in lines."""
    shape = slide.shapes.add_textbox(Pt(box.left), Pt(box.top), Pt(box.width), Pt(box.height))
    fill_text(shape.text_frame, lines, look, align=align, middle=middle)
    for paragraph in shape.text_frame.paragraphs:
        paragraph.line_spacing = spacing
    return shape


def fill_text(
    frame: Any,
    lines: Sequence[Sequence[Run]],
    look: Look,
    *,
    align: Any = None,
    middle: bool = False,
    together: bool = False,
) -> None:
    """Write lines of runs into a text frame without margins; `together` makes them one paragraph."""
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE if middle else MSO_ANCHOR.TOP
    for number, runs in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 or together else frame.add_paragraph()
        if together and number:
            paragraph.add_line_break()
        if align is not None:
            paragraph.alignment = align
        for run in runs:
            put = paragraph.add_run()
            put.text = run.text
            put.font.size = Pt(run.size)
            put.font.bold = run.bold
            put.font.color.rgb = colour_of(run.colour or look.theme.ink)


def tight(text: str) -> str:
    """Return running text without the spaces that screens set between Chinese and numbers."""
    return _SPACED.sub("", text)


def lines_of(text: str, width: float, size: float) -> int:
    """Return how many lines a text takes at the most: some programs set Chinese and Latin letters a little apart."""
    return len(wrapped(_APART.sub(" ", text), width * 0.98, size))


def paint(slide: Any, box: Box, colour: str) -> None:
    """Draw a plain area."""
    area = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Pt(box.left), Pt(box.top), Pt(box.width), Pt(box.height))
    area.fill.solid()
    area.fill.fore_color.rgb = colour_of(colour)
    area.line.fill.background()
    unstyled(area)


def unstyled(shape: Any) -> None:
    """Take the look of the program's theme away: shapes would throw shadows."""
    style = shape._element.find(qn("p:style"))
    if style is not None:
        shape._element.remove(style)
