"""The presentation as a file: 16:9, fonts for Chinese and Latin in the theme and in every run, the same bytes again."""

import re
from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.util import Pt

from reports.files import settled
from reports.fonts import SLIDE_CHINESE, SLIDE_LATIN
from reports.slides_page import EDGE, HEIGHT, WIDTH, Page, Words, frame_page
from reports.slides_text import Look

# Latin and East Asian font. Digits of YaHei would do too, but where it is missing they come out far wider; Arial has
# stand-ins of its own widths everywhere.
FONTS = (SLIDE_LATIN, SLIDE_CHINESE)
_TITLE_ONLY = 5
# The moment of making is left out of the file: the same facts give the same bytes.
_NO_MOMENT = datetime(1980, 1, 1)  # noqa: DTZ001
_MADE = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*<")
_THEME_FONT = re.compile(r'(<a:(?:major|minor)Font>\s*<a:latin typeface=")[^"]*("[^>]*/>\s*<a:ea typeface=")[^"]*(")')
# What stands before the fonts in the properties of a run.
_BEFORE = {qn(f"a:{name}") for name in ("ln", "noFill", "solidFill", "gradFill", "effectLst", "highlight")}


class Deck:
    """A presentation in the making."""

    def __init__(self, look: Look, *, title: str) -> None:
        self.look = look
        self._file = Presentation()
        self._file.slide_width, self._file.slide_height = Pt(WIDTH), Pt(HEIGHT)
        self._pages = 0
        _set_properties(self._file.core_properties, title=title, language=look.texts.language)
        _set_theme(self._file)
        self._layout = _only_layout(self._file)

    def blank(self) -> Any:
        """Return a new slide that has nothing on it but its title placeholder."""
        self._pages += 1
        return self._file.slides.add_slide(self._layout)

    def page(self, words: Words) -> Page:
        """Return a new slide with everything around its body."""
        return frame_page(self.blank(), words, self.look, number=self._pages)

    def content(self) -> bytes:
        """Return the presentation as a PPTX file."""
        language = self.look.texts.language
        for slide in self._file.slides:
            set_fonts(slide._element, language)  # there is no public way to the XML
            for shape in slide.shapes:
                if shape.has_chart:
                    set_fonts(shape.chart._chartSpace, language)
                    _settle_book(shape.chart.part.chart_workbook.xlsx_part)
        out = BytesIO()
        self._file.save(out)
        return settled(out.getvalue())


def set_fonts(root: Any, language: str) -> None:
    """Name the Latin and the East Asian font in every run of an XML tree: the libraries set at most the first."""
    for run in root.iter(qn("a:r")):
        run.get_or_add_rPr()
    for name in ("a:rPr", "a:defRPr", "a:endParaRPr"):
        for properties in root.iter(qn(name)):
            for old in ("a:latin", "a:ea"):
                for found in properties.findall(qn(old)):
                    properties.remove(found)
            properties.set("lang", language)
            place = sum(child.tag in _BEFORE for child in properties)
            for offset, (tag, font) in enumerate(zip(("a:latin", "a:ea"), FONTS, strict=True)):
                properties.insert(place + offset, etree.Element(qn(tag), {"typeface": font}))


def _set_properties(properties: Any, *, title: str, language: str) -> None:
    properties.title, properties.language = title, language
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.created = properties.modified = _NO_MOMENT
    properties.revision = 1


def _set_theme(file: Any) -> None:
    latin, asian = FONTS
    part = file.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    changed = _THEME_FONT.sub(rf"\g<1>{latin}\g<2>{asian}\g<3>", part.blob.decode())
    part._blob = changed.encode()


def _only_layout(file: Any) -> Any:
    """Return the layout with nothing but a title, moved to 16:9; the others, made for 4:3, go."""
    layouts = file.slide_layouts
    kept = layouts[_TITLE_ONLY]
    for layout in list(layouts):
        if layout != kept:
            layouts.remove(layout)
    for holder in (kept, file.slide_master):
        for shape in list(holder.placeholders):
            if shape.placeholder_format.type is not None and shape.placeholder_format.idx != 0:
                shape._element.getparent().remove(shape._element)
        title = next(iter(holder.placeholders))
        title.left, title.top, title.width, title.height = Pt(EDGE), Pt(30), Pt(WIDTH - 2 * EDGE), Pt(72)
    return kept


def _settle_book(part: Any) -> None:
    """Take the moment of making out of a chart's workbook."""
    if part is None:
        return
    out = BytesIO()
    with ZipFile(BytesIO(part.blob)) as given, ZipFile(out, "w", ZIP_DEFLATED) as packed:
        for entry in given.infolist():
            content = given.read(entry.filename)
            if entry.filename == "docProps/core.xml":
                content = _MADE.sub(_unmade, content)
            packed.writestr(ZipInfo(entry.filename, (1980, 1, 1, 0, 0, 0)), content, ZIP_DEFLATED)
    part._blob = out.getvalue()


def _unmade(found: re.Match[bytes]) -> bytes:
    return found.group(0).split(b">")[0] + b">" + _NO_MOMENT.isoformat().encode() + b"Z<"
