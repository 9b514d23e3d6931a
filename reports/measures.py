"""The measures of an official document after GB/T 9704-2012: A4, margins, 22 lines of 28 characters, sizes."""

from dataclasses import dataclass
from math import ceil

from locales import LANGUAGES

PAGE_WIDTH, PAGE_HEIGHT = 210, 297
TOP, BOTTOM, LEFT, RIGHT = 37, 35, 28, 26
TEXT_WIDTH = PAGE_WIDTH - LEFT - RIGHT  # 156 mm
LINES, CHARACTERS, BODY_POINTS = 22, 28, 16
TWIPS_PER_MM = 1440 / 25.4


@dataclass(frozen=True)
class Look:
    """Sizes and indents of a language's documents, in points and characters."""

    body: float
    title: float
    heading: float
    table: float
    small: float
    indent: int  # characters by which a paragraph's first line is moved in
    grid: bool  # lines and characters sit on the grid
    bold_headings: bool


CHINESE = Look(
    body=BODY_POINTS, title=22, heading=BODY_POINTS, table=10.5, small=9, indent=2, grid=True, bold_headings=False
)
ENGLISH = Look(body=11, title=16, heading=12.5, table=9.5, small=8.5, indent=0, grid=False, bold_headings=True)


def look(language: str) -> Look:
    """Return the look of a language's documents."""
    return CHINESE if language == LANGUAGES[0] else ENGLISH


def line_pitch() -> int:
    """Return the height of a line in twips, so that 22 fit between the margins."""
    return int((PAGE_HEIGHT - TOP - BOTTOM) * TWIPS_PER_MM / LINES)


def character_space() -> int:
    """Return what a character of 16 pt is set apart, in 4096ths of a point (negative: closer), so that 28 fit."""
    width = TEXT_WIDTH * TWIPS_PER_MM / 20 / CHARACTERS
    return int((width - BODY_POINTS) * 4096) - 1  # rounded down: 28 have to fit


def condensed() -> int:
    """Return by how much body characters are set closer, in twentieths of a point (negative), so that 28 fit a line.

    The same as `character_space`, rounded so that the last one still fits.
    """
    return -ceil(-character_space() / 4096 * 20)
