"""Tables of a deck: native, with a repeated header, over as many slides as their rows need; nothing is cut off."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Pt

from charts.lettering import width_of
from charts.theme import Theme
from locales import Texts
from reports.slides_chart_parts import describe
from reports.slides_file import Deck
from reports.slides_page import Page, Words, body_of
from reports.slides_text import Box, Look, Run, fill_text, lines_of

# The largest letters with which a table needs one slide only, else the smallest.
_SIZES = (17.0, 15.0, 13.0)
# The height of a line is set, not left to the font: one that stands in may be far taller.
_LINE, _PAD_X, _PAD_Y = 1.28, 7.0, 4.5
_LEAST_BODY = 120.0  # room that a slide has for rows whatever stands around it


@dataclass(frozen=True)
class Column:
    """One column: its header, its share of the width, and whether its cells stand at the right."""

    header: str
    share: float
    right: bool = False


@dataclass(frozen=True)
class Cell:
    """One cell of text; `colour` empty takes the ink."""

    text: str
    bold: bool = False
    colour: str = ""


@dataclass(frozen=True)
class Table:
    """A table: its columns, its rows, and what it says to those who cannot see it."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    alt: str


def table_pages(deck: Deck, words: Callable[[str], Words], table: Table) -> None:
    """Draw a table on one slide or more; `words` makes the words around it out of the mark of the part (1/3)."""
    # Measured with a mark, so that the rows still fit where it makes the words a line longer.
    body = body_of(words(part_mark(9, 9, deck.look.texts)), deck.look)
    size = next((one for one in _SIZES if _suits(table, body, one)), _SIZES[-1])
    pieces = _pieces(table, body, size)
    for number, rows in enumerate(pieces, start=1):
        mark = part_mark(number, len(pieces), deck.look.texts)
        _draw(deck.page(words(mark)), Table(table.columns, rows, table.alt), size)


def _suits(table: Table, body: Box, size: float) -> bool:
    """Return whether a table needs one slide only and no number and no header in it is broken."""
    widths = _widths(table, body.width)
    if any(
        width_of(one.header, size) * 1.06 > room - 2 * _PAD_X for one, room in zip(table.columns, widths, strict=True)
    ):
        return False
    numbers = [place for place, column in enumerate(table.columns) if column.right]
    whole = all(width_of(row[at].text, size) * 1.06 <= widths[at] - 2 * _PAD_X for row in table.rows for at in numbers)
    return whole and len(_pieces(table, body, size)) == 1


def part_mark(number: int, count: int, texts: Texts) -> str:
    """Return the mark of one slide of several; empty where there is only one."""
    return texts.say("slide-part", number=number, count=count) if count > 1 else ""


def _pieces(table: Table, body: Box, size: float) -> list[list[Sequence[Cell]]]:
    """Return the rows by slide, as even as their heights allow: no slide ends with a single row."""
    room = max(_LEAST_BODY, body.height) - _height([Cell(one.header) for one in table.columns], table, body.width, size)
    heights = [_height(row, table, body.width, size) for row in table.rows]
    count = _filled(table.rows, heights, room)
    for share in range(50, 100, 2):
        evener = _filled(table.rows, heights, room * share / 100)
        if len(evener) == len(count):
            return evener
    return count


def _filled(rows: Sequence[Sequence[Cell]], heights: Sequence[float], room: float) -> list[list[Sequence[Cell]]]:
    pieces: list[list[Sequence[Cell]]] = [[]]
    used = 0.0
    for row, height in zip(rows, heights, strict=True):
        if pieces[-1] and used + height > room:
            pieces.append([])
            used = 0.0
        pieces[-1].append(row)
        used += height
    return pieces


def _height(row: Sequence[Cell], table: Table, width: float, size: float) -> float:
    lines = [_cell_lines(cell, room - 2 * _PAD_X, size) for cell, room in zip(row, _widths(table, width), strict=True)]
    return max(lines) * size * _LINE + 2 * _PAD_Y


def _cell_lines(cell: Cell, width: float, size: float) -> int:
    # The estimate is made for Chinese fonts; plain Latin letters are narrower.
    room = width * (1.08 if cell.text.isascii() and not cell.bold else 1.0)
    return sum(max(1, lines_of(line, room, size)) for line in cell.text.split("\n"))


def _widths(table: Table, width: float) -> list[float]:
    whole = sum(column.share for column in table.columns)
    return [column.share / whole * width for column in table.columns]


def _draw(page: Page, table: Table, size: float) -> None:
    look, body = page.look, page.body
    header = [Cell(column.header, bold=True, colour=look.theme.accent) for column in table.columns]
    rows = [header, *table.rows]
    heights = [_height(row, table, body.width, size) for row in rows]
    place = (Pt(body.left), Pt(body.top), Pt(body.width), Pt(sum(heights)))
    frame = page.slide.shapes.add_table(len(rows), len(table.columns), *place)
    describe(frame, table.alt)
    drawn = frame.table
    _plain(drawn)
    for column, width in zip(drawn.columns, _widths(table, body.width), strict=True):
        column.width = Pt(width)
    for line, (cells, height) in enumerate(zip(rows, heights, strict=True)):
        drawn.rows[line].height = Pt(height)
        for place_in_row, cell in enumerate(cells):
            _fill(drawn.cell(line, place_in_row), cell, table.columns[place_in_row], look, size=size, head=line == 0)


def _plain(drawn: Any) -> None:
    """Take the style of the program away: its colours would speak louder than the statuses."""
    properties = drawn._tbl.tblPr
    properties.set("bandRow", "0")
    style = properties.find(qn("a:tableStyleId"))
    if style is not None:
        style.text = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # no style, no grid


def _fill(drawn: Any, cell: Cell, column: Column, look: Look, *, size: float, head: bool) -> None:
    align = PP_ALIGN.RIGHT if column.right else PP_ALIGN.LEFT
    lines = [[Run(line, size, bold=cell.bold, colour=cell.colour)] for line in cell.text.split("\n")]
    fill_text(drawn.text_frame, lines, look, align=align)
    for paragraph in drawn.text_frame.paragraphs:
        paragraph.alignment = align
        paragraph.line_spacing = Pt(size * _LINE)
    drawn.margin_left = drawn.margin_right = Pt(_PAD_X)
    drawn.margin_top = drawn.margin_bottom = Pt(_PAD_Y)
    drawn.vertical_anchor = MSO_ANCHOR.MIDDLE if head else MSO_ANCHOR.TOP
    _rule(drawn._tc.get_or_add_tcPr(), look.theme, head=head)


def _rule(properties: Any, theme: Theme, *, head: bool) -> None:
    """Draw a line below a cell; the properties of a cell want their lines before anything else."""
    line = etree.Element(qn("a:lnB"), {"w": str(int(Pt(1.5 if head else 0.75)))})
    fill = etree.SubElement(line, qn("a:solidFill"))
    colour = theme.accent if head else theme.grid
    etree.SubElement(fill, qn("a:srgbClr"), {"val": colour.lstrip("#")})
    properties.insert(0, line)
