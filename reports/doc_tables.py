"""Tables of a document: header rows that repeat over pages, rows that never split, statuses in their colour."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

from docx.document import Document as DocxDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from charts.theme import LIGHT, MARKS, Theme
from reports.styles import TABLE_STYLE

_STATUSES = {mark: status for status, mark in MARKS.items()}
_TWIPS_PER_MM = 1440 / 25.4
_LINE = 1.3  # of the size of the letters; exact, since fonts that stand in may be tall
_HEADER_GROUND = LIGHT.band.removeprefix("#")


@dataclass(frozen=True)
class Column:
    """One column: its header, its width in millimetres, and which side its cells stand on (left, center, right)."""

    header: str
    width: float
    side: str = "center"


@dataclass(frozen=True)
class Setting:
    """How a table is set: size of its letters in points, air left and right of a cell in mm, kept whole on a page."""

    points: float
    padding: float = 0.9
    air: float = 1.5  # points above and below each cell's text
    whole: bool = False
    theme: Theme = LIGHT  # its colours of the statuses


def add_table(
    document: DocxDocument, columns: Sequence[Column], rows: Sequence[Sequence[str]], setting: Setting
) -> None:
    """Add a table of text cells with fixed column widths; the header repeats on every page, no row splits."""
    body: Any = document.element.body
    # Thousands of cells: written as text and read once this takes a twentieth of the time of python-docx's own calls.
    body.insert_element_before(parse_xml(_table(columns, rows, setting)), "w:sectPr")


def _table(columns: Sequence[Column], rows: Sequence[Sequence[str]], setting: Setting) -> str:
    widths = [_twips(column.width) for column in columns]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    header = _row([column.header for column in columns], columns, setting, keep=True, header=True)
    lines = [
        _row(row, columns, setting, keep=setting.whole and number < len(rows), header=False)
        for number, row in enumerate(rows, start=1)
    ]
    return (
        f"<w:tbl {nsdecls('w')}><w:tblPr>"
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>{_borders()}<w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{_margin('left', setting)}{_margin('right', setting)}</w:tblCellMar>"
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{header}{''.join(lines)}</w:tbl>"
    )


def _twips(millimetres: float) -> int:
    return round(millimetres * _TWIPS_PER_MM)


def _borders() -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in sides)
    return f"<w:tblBorders>{lines}</w:tblBorders>"


def _margin(side: str, setting: Setting) -> str:
    return f'<w:{side} w:w="{_twips(setting.padding)}" w:type="dxa"/>'


def _row(texts: Sequence[str], columns: Sequence[Column], setting: Setting, *, keep: bool, header: bool) -> str:
    cells = "".join(
        _cell(text, column, setting, keep=keep, header=header) for text, column in zip(texts, columns, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if header else ''}</w:trPr>{cells}</w:tr>"


def _cell(text: str, column: Column, setting: Setting, *, keep: bool, header: bool) -> str:
    size, air = round(setting.points * 2), round(setting.air * 20)
    ground = f'<w:shd w:val="clear" w:color="auto" w:fill="{_HEADER_GROUND}"/>' if header else ""
    run = f"{'<w:b/>' if header else _colour(text, setting.theme)}" + f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(_clean(line))}</w:t>' for line in text.split("\n"))
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{_twips(column.width)}" w:type="dxa"/>{ground}<w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{TABLE_STYLE.replace(" ", "")}"/>{"<w:keepNext/>" if keep else ""}'
        f'<w:spacing w:before="{air}" w:after="{air}" w:line="{round(setting.points * _LINE * 20)}" '
        f'w:lineRule="exact"/><w:jc w:val="{"center" if header else column.side}"/></w:pPr>'
        f"<w:r><w:rPr>{run}</w:rPr>{lines}</w:r></w:p></w:tc>"
    )


def _colour(text: str, theme: Theme) -> str:
    status = _STATUSES.get(text[:1])
    return f'<w:color w:val="{theme.shade(status).removeprefix("#")}"/>' if status is not None else ""


def _clean(text: str) -> str:
    """Return the text without control characters, which no XML may hold."""
    return "".join(sign for sign in text if sign == "\t" or sign >= " ")
