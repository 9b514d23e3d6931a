"""The styles of an official document: fonts, sizes, lines and characters that keep to the grid of 22 by 28."""

from typing import Any

from docx.document import Document as DocxDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, Twips
from docx.styles.style import ParagraphStyle

from locales import LANGUAGES
from reports.fonts import FontPlan
from reports.measures import Look, condensed, line_pitch

TABLE_STYLE = "Bulletin Table"
_TITLE_LINE = 34  # points


def set_fonts(properties: Any, *, latin: str, chinese: str) -> None:
    """Set the Latin and the East Asian font of run properties; fonts of the theme would win otherwise."""
    fonts = properties.find(qn("w:rFonts"))
    if fonts is None:
        fonts = OxmlElement("w:rFonts")
        properties.insert(0, fonts)
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    for name, font in (("ascii", latin), ("hAnsi", latin), ("eastAsia", chinese), ("cs", latin)):
        fonts.set(qn(f"w:{name}"), font)


def set_styles(document: DocxDocument, plan: FontPlan, sizes: Look, language: str) -> None:
    """Set the body, the title, the headings and the text of tables."""
    normal: Any = document.styles["Normal"]
    latin = plan.latin[0]
    set_fonts(normal.element.get_or_add_rPr(), latin=latin, chinese=plan.body[0])
    normal.font.size = Pt(sizes.body)
    spacing = normal.paragraph_format
    spacing.space_before, spacing.space_after = Pt(0), Pt(0 if sizes.grid else 6)
    spacing.line_spacing = Twips(line_pitch()) if sizes.grid else 1.15
    spacing.widow_control = not sizes.grid  # pulling lines over pages would break the 22
    if sizes.grid:
        _set_on_grid(normal.element)
    _set_language(normal.element.get_or_add_rPr(), language)
    heading = latin if sizes.grid else "Arial"
    for name, font, points in (
        ("Title", plan.title, sizes.title),
        ("Heading 1", plan.first, sizes.heading),
        ("Heading 2", plan.second, sizes.heading if sizes.grid else sizes.body),
    ):
        _style(document.styles[name], points, latin=heading, chinese=font[0], sizes=sizes)
    if sizes.grid:
        document.styles["Title"].paragraph_format.line_spacing = Pt(_TITLE_LINE)
    _table_style(document, sizes)


def _set_on_grid(style: Any) -> None:
    """Let the text itself keep the measures of the grid: 22 lines and 28 characters, whatever the fonts are.

    A grid that is narrower than its characters is drawn two cells a character by LibreOffice, and a font that stands
    in for 仿宋 may be too tall for a line; exact lines and characters set closer come out alike everywhere.
    """
    off_lines, off_characters, closer = (OxmlElement(name) for name in ("w:snapToGrid", "w:snapToGrid", "w:spacing"))
    off_lines.set(qn("w:val"), "0")
    off_characters.set(qn("w:val"), "0")
    closer.set(qn("w:val"), str(condensed()))
    put(style.get_or_add_pPr(), off_lines, before=("w:spacing", "w:ind", "w:jc", "w:outlineLvl"))
    put(style.get_or_add_rPr(), closer, before=("w:sz", "w:szCs", "w:lang"))
    put(style.get_or_add_rPr(), off_characters, before=("w:lang",))


def put(properties: Any, element: Any, *, before: tuple[str, ...]) -> None:
    """Put an element among properties, before the first of those named: their order is fixed by the format."""
    following = next((found for name in before if (found := properties.find(qn(name))) is not None), None)
    if following is not None:
        following.addprevious(element)
    else:
        properties.append(element)


def _table_style(document: DocxDocument, sizes: Look) -> None:
    """Add the paragraph style of tables, captions and notes: single-spaced, off the grid."""
    style: Any = document.styles.add_style(TABLE_STYLE, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.font.size = Pt(sizes.table)
    form = style.paragraph_format
    form.space_before = form.space_after = Pt(1)
    form.line_spacing = 1.0
    wide = OxmlElement("w:spacing")
    wide.set(qn("w:val"), "0")
    put(style.element.get_or_add_rPr(), wide, before=("w:sz", "w:szCs"))


def _style(style: Any, points: float, *, latin: str, chinese: str, sizes: Look) -> None:
    own: ParagraphStyle = style
    set_fonts(own.element.get_or_add_rPr(), latin=latin, chinese=chinese)
    own.font.size, own.font.bold, own.font.italic = Pt(points), sizes.bold_headings, False
    color = own.element.rPr.find(qn("w:color"))
    if color is not None:
        own.element.rPr.remove(color)
    for name in ("w:spacing", "w:kern"):
        found = own.element.rPr.find(qn(name))
        if found is not None:
            own.element.rPr.remove(found)
    borders = own.element.get_or_add_pPr().find(qn("w:pBdr"))
    if borders is not None:
        own.element.pPr.remove(borders)
    form = own.paragraph_format
    form.space_before, form.space_after = Pt(0 if sizes.grid else 8), Pt(0 if sizes.grid else 4)
    form.keep_with_next = True


def _set_language(properties: Any, language: str) -> None:
    lang = properties.find(qn("w:lang"))
    if lang is None:
        lang = OxmlElement("w:lang")
        properties.append(lang)
    lang.set(qn("w:val"), "en-US")
    lang.set(qn("w:eastAsia"), LANGUAGES[0])
    if language != LANGUAGES[0]:
        lang.set(qn("w:val"), "en-GB")
