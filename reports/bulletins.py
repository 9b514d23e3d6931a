"""The one door to documents of a bulletin: which formats there are, and how one is made."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from domain.errors import MonitorError
from locales import Texts
from reports.bulletin_docx import bulletin_docx
from reports.bulletin_fields import bulletin_fields
from reports.bulletin_opening import region
from reports.bulletin_template import fill_template
from reports.bulletin_xlsx import bulletin_xlsx
from reports.fonts import font_warnings, slide_font_warnings
from reports.formats import DOCX, NAMES, PPTX, XLSX
from reports.look import look_of
from reports.slides import slides
from services.access import Store
from services.bulletin import Bulletin
from services.registry import Registry


@dataclass(frozen=True)
class Template:
    """An office's own DOCX template: its bytes, and the name it is called by in errors."""

    content: bytes
    name: str


@dataclass(frozen=True)
class Matter:
    """What a document is made of. Slides ask the store for the course of each target, out of the same data version.

    `target_ids` get slides of their own; empty: the headline targets and those that are furthest behind.
    """

    store: Store
    registry: Registry
    bulletin: Bulletin
    target_ids: Sequence[str] = ()


@dataclass(frozen=True)
class Made:
    """A document that was made: its bytes, a name without ending, and what the maker has to be told."""

    content: bytes
    file_name: str
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Format:
    """How a document of one format is made, and which fonts it asks for (said as warnings where one is missing)."""

    write: Callable[[Matter, Texts], bytes]
    warn: Callable[[Texts], tuple[str, ...]] | None = None


def _docx(matter: Matter, texts: Texts) -> bytes:
    bulletin = matter.bulletin
    return bulletin_docx(bulletin_fields(bulletin, texts), texts, theme=look_of(bulletin.palette))


def _xlsx(matter: Matter, texts: Texts) -> bytes:
    return bulletin_xlsx(matter.bulletin, texts)


def _pptx(matter: Matter, texts: Texts) -> bytes:
    return slides(matter.store, matter.registry, matter.bulletin, texts, target_ids=matter.target_ids)


_MADE = {DOCX: Format(_docx, font_warnings), XLSX: Format(_xlsx), PPTX: Format(_pptx, slide_font_warnings)}
# A further format is a name more in `formats.NAMES` and a line more above.
FORMATS: Mapping[str, Format] = MappingProxyType({name: _MADE[name] for name in NAMES})


def make(matter: Matter, texts: Texts, *, form: str, template: Template | None = None) -> Made:
    """Return a bulletin as a document of one of FORMATS; the same bulletin gives the same bytes.

    Raises MonitorError for another format, for a template with a format that takes none, for a target that is not
    counted in the bulletin, and as `fill_template` does.
    """
    if form not in FORMATS:
        raise MonitorError("bulletin-format", found=form, expected=", ".join(FORMATS))
    if template is not None and form != DOCX:
        raise MonitorError("template-format", found=form)
    bulletin, chosen = matter.bulletin, FORMATS[form]
    name = texts.say("bulletin-name", region=region(bulletin, texts), period=str(bulletin.query.as_of))
    if template is not None:
        return Made(fill_template(template.content, bulletin_fields(bulletin, texts), file=template.name), name)
    return Made(chosen.write(matter, texts), name, chosen.warn(texts) if chosen.warn else ())
