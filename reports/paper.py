"""A document being written: its title, headings, paragraphs, captions and tables in the form of official documents."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from charts.theme import LIGHT, Theme
from locales import Texts
from reports.doc_tables import Column, Setting, add_table
from reports.files import settled
from reports.fonts import PLANS
from reports.measures import look
from reports.page import new_document, new_section
from reports.styles import TABLE_STYLE, set_fonts

_DENSE = 2  # points: from here on the air in the cells is taken out too
_NO_MOMENT = datetime(1980, 1, 1)  # noqa: DTZ001


class Paper:
    """One document in one language; `mark` stands in the header of every page, `theme` has the colours of statuses."""

    def __init__(self, texts: Texts, *, title: str, mark: str = "", theme: Theme = LIGHT) -> None:
        self._texts, self._theme = texts, theme
        self._plan, self._look = PLANS[texts.language], look(texts.language)
        self._document = new_document(texts.language, mark=mark)
        self._heads = self._subheads = self._tables = 0
        about = self._document.core_properties
        about.title, about.author, about.comments = title, "", ""
        # The moment of making is left out of the file: the same figures give the same bytes.
        about.created = about.modified = _NO_MOMENT

    def content(self) -> bytes:
        """Return the document as the bytes of a DOCX file."""
        out = BytesIO()
        self._document.save(out)
        return settled(out.getvalue())

    def title(self, text: str) -> None:
        """Add a title: centred, 小标宋 22 pt."""
        paragraph = self._document.add_paragraph(text, style="Title")
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER

    def under_title(self, text: str) -> None:
        """Add a line under the title: centred, 楷体."""
        paragraph = self._document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        self._set(paragraph.add_run(text), self._plan.second[0])

    def blank(self) -> None:
        """Add an empty line."""
        self._document.add_paragraph()

    def address(self, text: str) -> None:
        """Add the addressees, flush left."""
        self._document.add_paragraph(text)

    def head(self, words: str) -> None:
        """Add a heading of the first level, numbered on."""
        self._heads, self._subheads = self._heads + 1, 0
        self._heading(self._numbered("bulletin-head", self._heads, words), "Heading 1")

    def subhead(self, words: str) -> None:
        """Add a heading of the second level, numbered on."""
        self._subheads += 1
        self._heading(self._numbered("bulletin-subhead", self._subheads, words), "Heading 2")

    def _numbered(self, key: str, number: int, words: str) -> str:
        numeral = self._texts.say("bulletin-numeral", number=number)
        return self._texts.say(key, numeral=numeral, words=words)

    def _heading(self, text: str, style: str) -> None:
        self._indent(self._document.add_paragraph(text, style=style))

    def paragraph(self, text: str, *, lead: str = "") -> None:
        """Add a paragraph of the body; `lead` opens it in 楷体."""
        paragraph = self._document.add_paragraph()
        if self._look.grid:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        self._indent(paragraph)
        if lead:
            run = paragraph.add_run(lead if self._look.grid else f"{lead} ")
            self._set(run, self._plan.second[0])
            run.font.bold = self._look.bold_headings
        paragraph.add_run(text)

    def numbered(self, texts: Sequence[str]) -> None:
        """Add paragraphs numbered from 1; a single one stands without a number."""
        for number, text in enumerate(texts, start=1):
            alone = len(texts) == 1
            said = text if alone else self._texts.say("bulletin-numbered", number=str(number), words=text)
            self.paragraph(said)

    def table_number(self) -> str:
        """Return the number of the next table."""
        self._tables += 1
        return str(self._tables)

    def caption(self, text: str, *, small: bool = False) -> None:
        """Add the caption over a table, which stays with it."""
        paragraph = self._document.add_paragraph(style=TABLE_STYLE)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.keep_with_next = True
        paragraph.paragraph_format.space_before = Pt(6)
        run = paragraph.add_run(text)
        self._set(run, self._plan.first[0])
        run.font.size = Pt(self._look.small if small else self._look.table + 1.5)
        run.font.bold = self._look.bold_headings

    def note(self, text: str) -> None:
        """Add a note under a table or a title, in the size of tables."""
        paragraph = self._document.add_paragraph(style=TABLE_STYLE)
        paragraph.paragraph_format.space_after = Pt(6)
        paragraph.add_run(text).font.size = Pt(self._look.small)

    def table(
        self, columns: Sequence[Column], rows: Sequence[Sequence[str]], *, whole: bool = False, dense: float = 0
    ) -> None:
        """Add a table, see `doc_tables.add_table`; `dense` is how many points smaller than usual it is set."""
        points = self._look.table - dense
        narrow = {"padding": 0.6, "air": 0.5} if dense >= _DENSE else {}
        add_table(self._document, columns, rows, Setting(points, whole=whole, theme=self._theme, **narrow))

    def attachment_list(self, names: Sequence[str]) -> None:
        """Add the list of attachments under the text."""
        self.blank()
        head = self._texts.say("bulletin-attachments")
        for number, name in enumerate(names, start=1):
            said = self._texts.say("bulletin-attachment-one", number=str(number), name=name)
            paragraph = self._document.add_paragraph((head if number == 1 else "") + said)
            # The names stand under each other: 附件： is three characters wide.
            paragraph.paragraph_format.keep_with_next = number < len(names)
            self._indent(paragraph, characters=(2 if number == 1 else 5) if self._look.grid else 0)

    def attachment(self, number: int, title: str) -> None:
        """Begin an attachment on a new page: its number flush left in 黑体, its title centred."""
        new_section(self._document, self._look)
        paragraph = self._document.add_paragraph()
        run = paragraph.add_run(self._texts.say("bulletin-attachment", number=str(number)))
        self._set(run, self._plan.first[0])
        run.font.bold = self._look.bold_headings
        if self._look.grid:
            self.blank()
        self.title(title)
        if self._look.grid:
            self.blank()

    def signature(self, lines: Sequence[str]) -> None:
        """Add who signs and the day, four characters from the right edge, together on one page."""
        self.blank()
        for number, text in enumerate(lines, start=1):
            paragraph = self._document.add_paragraph(text)
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            paragraph.paragraph_format.right_indent = Pt(4 * self._look.body)
            paragraph.paragraph_format.keep_with_next = number < len(lines)

    def columns(self, count: int) -> None:
        """Go on in that many columns on the same page."""
        new_section(self._document, self._look, columns=count, new_page=False)

    def _set(self, run: Any, chinese: str) -> None:
        set_fonts(run._r.get_or_add_rPr(), latin=self._plan.latin[0], chinese=chinese)

    def _indent(self, paragraph: Paragraph, *, characters: int | None = None) -> None:
        count = self._look.indent if characters is None else characters
        if not count:
            return
        properties = paragraph._p.get_or_add_pPr()
        indent = properties.get_or_add_ind()
        indent.set(qn("w:firstLineChars"), str(count * 100))
        indent.set(qn("w:firstLine"), str(round(count * self._look.body * 20)))
