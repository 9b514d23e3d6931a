"""The one door to documents of a bulletin: which formats there are, and how one is made."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from domain.errors import MonitorError
from locales import Texts
from reports.bulletin_docx import bulletin_docx
from reports.bulletin_fields import bulletin_fields
from reports.bulletin_opening import region
from reports.bulletin_template import fill_template
from reports.bulletin_xlsx import bulletin_xlsx
from reports.fonts import font_warnings
from services.bulletin import Bulletin

DOCX = "docx"


@dataclass(frozen=True)
class Template:
    """An office's own DOCX template: its bytes, and the name it is called by in errors."""

    content: bytes
    name: str


@dataclass(frozen=True)
class Made:
    """A document that was made: its bytes, a name without ending, and what the maker has to be told."""

    content: bytes
    file_name: str
    warnings: tuple[str, ...] = ()


def _docx(bulletin: Bulletin, texts: Texts) -> bytes:
    return bulletin_docx(bulletin_fields(bulletin, texts), texts)


# A further format is one line more here.
FORMATS: Mapping[str, Callable[[Bulletin, Texts], bytes]] = MappingProxyType({DOCX: _docx, "xlsx": bulletin_xlsx})


def make(bulletin: Bulletin, texts: Texts, *, form: str, template: Template | None = None) -> Made:
    """Return a bulletin as a document of one of FORMATS; the same bulletin gives the same bytes.

    Raises MonitorError for another format, for a template with a format that takes none, and as `fill_template` does.
    """
    if form not in FORMATS:
        raise MonitorError("bulletin-format", found=form, expected=", ".join(FORMATS))
    if template is not None and form != DOCX:
        raise MonitorError("template-format", found=form)
    name = texts.say("bulletin-name", region=region(bulletin, texts), period=str(bulletin.query.as_of))
    if template is not None:
        content = fill_template(template.content, bulletin_fields(bulletin, texts), file=template.name)
        return Made(content, name)
    warnings = font_warnings(texts) if form == DOCX else ()
    return Made(FORMATS[form](bulletin, texts), name, warnings)
