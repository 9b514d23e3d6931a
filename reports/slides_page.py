"""The page of a slide: 16:9, headline on top, what is measured below it, the body, the foot with source and method."""

import html
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Pt

from charts.lettering import block, width_of
from domain.terms import Status
from reports.slides_text import (
    MARKS,
    Box,
    Look,
    Run,
    colour_of,
    fill_text,
    lines_of,
    paint,
    tight,
    unstyled,
    write,
)

# All measures of a slide are points: 13.33 x 7.5 inches.
WIDTH, HEIGHT, EDGE = 960.0, 540.0, 44.0
_HEADLINES = (28.0, 25.0, 22.0, 20.0)  # the largest that needs at most two lines
_SECOND, _FOOT = 14.0, 10.5
_LINE, _TOP = 1.3, 30.0
_NUMBER_WIDTH, _BADGE_SIZE = 40.0, 13.0


@dataclass(frozen=True)
class Words:
    """Everything around the body of a slide; the foot's parts are set one after the other."""

    headline: str
    second: str = ""
    legend: Sequence[tuple[Status, str]] = ()
    foot: Sequence[str] = ()


@dataclass(frozen=True)
class Page:
    """A slide with its room for the body."""

    slide: Any
    look: Look
    body: Box


@dataclass(frozen=True)
class _Plan:
    """Where everything around the body goes: size of the headline, tops of the second line, body and foot."""

    size: float
    width: float
    second: float
    body: float
    foot: float


def _plan(words: Words, look: Look) -> _Plan:
    width = WIDTH - 2 * EDGE - (_badge_width(look) + 16 if look.badge else 0.0)
    size, lines = _headline(tight(words.headline), width)
    second = _TOP + lines * size * _LINE + 5
    under = sum(lines_of(line, WIDTH - 2 * EDGE, _SECOND) for line in _second_lines(words))
    body = second + under * _SECOND * _LINE + 8
    foot_lines = lines_of(_foot_text(words, look), WIDTH - 2 * EDGE - _NUMBER_WIDTH, _FOOT)
    return _Plan(size, width, second, body, HEIGHT - 18 - max(1, foot_lines) * _FOOT * _LINE)


def body_of(words: Words, look: Look) -> Box:
    """Return the room that is left between the words of a slide."""
    plan = _plan(words, look)
    return Box(EDGE, plan.body, WIDTH - 2 * EDGE, plan.foot - 8 - plan.body)


def frame_page(slide: Any, words: Words, look: Look, *, number: int) -> Page:
    """Return the slide with everything around its body; the title placeholder holds the headline."""
    plan = _plan(words, look)
    paint(slide, Box(0, 0, WIDTH, 8), look.theme.accent)
    box = Box(EDGE, _TOP, plan.width, plan.second - _TOP - 5)
    lines = _broken(tight(words.headline), plan.width, plan.size)
    set_title(slide, box, [[Run(line, plan.size, bold=True)] for line in lines], look)
    _second(slide, words, look, plan)
    _foot(slide, words, look, plan)
    _badge(slide, look)
    _number(slide, look, number)
    return Page(slide, look, body_of(words, look))


def set_title(slide: Any, box: Box, lines: Sequence[Sequence[Run]], look: Look) -> None:
    """Fill the title placeholder, which outlines and screen readers take for the slide's name."""
    title = slide.shapes.title
    _place(title, box)
    fill_text(title.text_frame, lines, look, align=PP_ALIGN.LEFT, together=True)


def _place(shape: Any, box: Box) -> None:
    shape.left, shape.top, shape.width, shape.height = (Pt(one) for one in (box.left, box.top, box.width, box.height))


def _headline(text: str, width: float) -> tuple[float, int]:
    """Return the largest size at which a headline takes two lines at the most, and its lines."""
    for size in _HEADLINES:
        lines = len(_broken(text, width, size))
        if lines <= 2:
            return size, max(1, lines)
    return _HEADLINES[-1], len(_broken(text, width, _HEADLINES[-1]))


def _broken(text: str, width: float, size: float) -> list[str]:
    """Return a headline's lines: one where it fits, else broken behind a clause or into even lines."""
    if lines_of(text, width, size) <= 1:
        return [text]
    return html.unescape(block(text, width * 0.93, size)[0]).split("<br>")


def _legend_text(words: Words) -> str:
    return "　".join(f"{MARKS[status]} {text}" for status, text in words.legend)


def _second_lines(words: Words) -> list[str]:
    """Return the second line and the legend, on one line where both fit."""
    both = [line for line in (words.second, _legend_text(words)) if line]
    return ["　".join(both)] if lines_of("　".join(both), WIDTH - 2 * EDGE, _SECOND) < 2 else both


def _second(slide: Any, words: Words, look: Look, plan: _Plan) -> None:
    """Write what is measured and the legend."""
    legend: list[Run] = []
    for status, text in words.legend:
        legend.append(Run(f"{MARKS[status]}\u00a0", _SECOND, bold=True, colour=look.theme.shade(status)))
        legend.append(Run(f"{text}　", _SECOND))
    said = [Run(words.second, _SECOND, colour=look.theme.muted)] if words.second else []
    apart = len(_second_lines(words)) > 1
    lines = [said, legend] if apart else [[*said, *([Run("　", _SECOND)] if said and legend else []), *legend]]
    if said or legend:
        box = Box(EDGE, plan.second, WIDTH - 2 * EDGE, plan.body - plan.second - 8)
        write(slide, box, lines, look, spacing=1.1).name = "second"


def _foot_text(words: Words, look: Look) -> str:
    return ("　" if look.texts.chinese else "   ").join(part for part in words.foot if part)


def _foot(slide: Any, words: Words, look: Look, plan: _Plan) -> None:
    """Write the foot at the lower edge."""
    text = _foot_text(words, look)
    if text:
        runs = [Run(text, _FOOT, colour=look.theme.muted)]
        box = Box(EDGE, plan.foot, WIDTH - 2 * EDGE - _NUMBER_WIDTH, HEIGHT - 18 - plan.foot)
        write(slide, box, [runs], look).name = "foot"


def _badge_width(look: Look) -> float:
    return width_of(look.badge, _BADGE_SIZE) + 18


def _badge(slide: Any, look: Look) -> None:
    if not look.badge:
        return
    width = _badge_width(look)
    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Pt(WIDTH - EDGE - width), Pt(32), Pt(width), Pt(24))
    shape.fill.background()
    shape.line.color.rgb = colour_of(look.theme.ink)
    shape.line.width = Pt(1.25)
    unstyled(shape)
    shape.name = "demonstration"
    fill_text(shape.text_frame, [[Run(look.badge, _BADGE_SIZE, bold=True)]], look, align=PP_ALIGN.CENTER, middle=True)
    shape.text_frame.word_wrap = False


def _number(slide: Any, look: Look, number: int) -> None:
    box = Box(WIDTH - EDGE - _NUMBER_WIDTH, HEIGHT - 18 - _FOOT * _LINE, _NUMBER_WIDTH, _FOOT * _LINE)
    shape = write(slide, box, [[Run(str(number), _FOOT, colour=look.theme.muted)]], look, align=PP_ALIGN.RIGHT)
    shape.name = "number"
    # A field, so that the number stays right when slides are moved.
    run = shape.text_frame.paragraphs[0].runs[0]._r
    run.tag = qn("a:fld")
    run.set("id", "{00000000-0000-4000-8000-000000000001}")
    run.set("type", "slidenum")
