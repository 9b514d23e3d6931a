"""The page of an official document after GB/T 9704-2012: A4, margins, 22 lines of 28 characters, page numbers."""

from typing import Any

from docx import Document
from docx.document import Document as DocxDocument
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from reports.fonts import PLANS, FontPlan
from reports.measures import (
    BOTTOM,
    LEFT,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RIGHT,
    TOP,
    TWIPS_PER_MM,
    Look,
    character_space,
    line_pitch,
    look,
)
from reports.styles import TABLE_STYLE, set_fonts, set_styles

# The page number stands 7 mm under the text, so its own line lies 25 mm above the edge of the paper.
_FOOTER, _HEADER, _NUMBER_POINTS = 25, 18, 14


def new_document(language: str, *, mark: str = "") -> DocxDocument:
    """Return an empty document with page, styles, page numbers, and `mark` in the header of every page."""
    document = Document()
    plan, sizes = PLANS[language], look(language)
    _name_fonts(document, plan)
    set_styles(document, plan, sizes, language)
    settings: Any = document.settings
    settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    set_page(section, sizes)
    _header(section, mark, plan)
    _footer(section, plan)
    return document


def new_section(document: DocxDocument, sizes: Look, *, columns: int = 1, new_page: bool = True) -> Section:
    """Return a further section with the same page, header and footer, set in columns."""
    section: Section = document.add_section(WD_SECTION.NEW_PAGE if new_page else WD_SECTION.CONTINUOUS)
    _close_with_text(document)
    set_page(section, sizes)
    cols = section._sectPr.find(qn("w:cols"))
    if cols is None:
        cols = OxmlElement("w:cols")
        section._sectPr.append(cols)
    cols.set(qn("w:num"), str(columns))
    cols.set(qn("w:space"), str(round(6 * TWIPS_PER_MM)))
    return section


def _close_with_text(document: DocxDocument) -> None:
    """Let the last paragraph of text end its section, not an empty one after it, which could fill a page of its own.

    After a table a paragraph is needed: it is made as small as can be. LibreOffice would drop an empty one and throw
    the table before it out of its columns, so it holds a space that does not break.
    """
    ending: Any = document.paragraphs[-1]._p
    before = ending.getprevious()
    if before is not None and before.tag == qn("w:p") and before.pPr is not None and before.pPr.sectPr is None:
        before.pPr.append(ending.pPr.sectPr)
        ending.getparent().remove(ending)
        return
    last = Paragraph(ending, document._body)
    last.style = document.styles[TABLE_STYLE]
    last.add_run("\u00a0").font.size = Pt(1)


def set_page(section: Section, sizes: Look) -> None:
    """Give a section the paper, the margins and the grid of official documents."""
    section.page_width, section.page_height = Mm(PAGE_WIDTH), Mm(PAGE_HEIGHT)
    section.top_margin, section.bottom_margin = Mm(TOP), Mm(BOTTOM)
    section.left_margin, section.right_margin = Mm(LEFT), Mm(RIGHT)
    section.header_distance, section.footer_distance = Mm(_HEADER), Mm(_FOOTER)
    for old in section._sectPr.findall(qn("w:docGrid")):
        section._sectPr.remove(old)
    grid = OxmlElement("w:docGrid")
    if sizes.grid:
        grid.set(qn("w:type"), "linesAndChars")
        grid.set(qn("w:charSpace"), str(character_space()))
    grid.set(qn("w:linePitch"), str(line_pitch()))
    section._sectPr.append(grid)


def _name_fonts(document: DocxDocument, plan: FontPlan) -> None:
    """Tell the word processor which font may stand in for one it lacks."""
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/fontTable"):
            part: Any = relation.target_part
            part._blob = _font_table(plan)


def _font_table(plan: FontPlan) -> bytes:
    chains = dict.fromkeys((plan.body, plan.title, plan.first, plan.second))
    entries = "".join(
        f'<w:font w:name="{wanted}"><w:altName w:val="{others[0]}"/><w:charset w:val="86"/>'
        '<w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
        for wanted, *others in chains
    )
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    return f'{head}<w:fonts xmlns:w="{namespace}">{entries}</w:fonts>'.encode()


def _header(section: Section, mark: str, plan: FontPlan) -> None:
    for header in (section.header, section.even_page_header):
        header.is_linked_to_previous = False
        paragraph = header.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        if mark:
            run = paragraph.add_run(mark)
            run.font.size = Pt(_NUMBER_POINTS - 2)
            set_fonts(run._r.get_or_add_rPr(), latin=plan.latin[0], chinese=plan.first[0])


def _footer(section: Section, plan: FontPlan) -> None:
    for footer, side in (
        (section.footer, WD_ALIGN_PARAGRAPH.RIGHT),
        (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT),
    ):
        footer.is_linked_to_previous = False
        paragraph = footer.paragraphs[0]
        paragraph.alignment = side
        one = Pt(_NUMBER_POINTS)  # one character from the edge
        if side == WD_ALIGN_PARAGRAPH.RIGHT:
            paragraph.paragraph_format.right_indent = one
        else:
            paragraph.paragraph_format.left_indent = one
        _page_number(paragraph, plan)


def _page_number(paragraph: Paragraph, plan: FontPlan) -> None:
    for text, kind in (
        ("— ", ""),
        ("", "begin"),
        (" PAGE ", "code"),
        ("", "separate"),
        ("1", ""),
        ("", "end"),
        (" —", ""),
    ):
        run = paragraph.add_run("" if kind else text)
        run.font.size = Pt(_NUMBER_POINTS)
        set_fonts(run._r.get_or_add_rPr(), latin=plan.latin[0], chinese="宋体")
        if kind == "code":
            code = OxmlElement("w:instrText")
            code.set(qn("xml:space"), "preserve")
            code.text = text
            run._r.append(code)
        elif kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
