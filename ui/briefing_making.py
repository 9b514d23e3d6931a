"""Makes the documents of a briefing and has each making recorded; no widget is drawn here."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from charts.theme import theme
from domain.access import Actor
from domain.errors import MonitorError
from locales import Texts
from locales import texts as texts_of
from reports.bulletin_fields import Fields
from reports.bulletin_opening import region
from reports.slides_facts import told_targets
from services import briefing
from services.access import Store
from services.briefing import Asked, Document
from services.bulletin import Bulletin
from services.registry import Registry
from services.settings import palette
from services.spotlight import spotlight_of

PICTURES = ("png", "svg")
_NO_MOMENT = (1980, 1, 1, 0, 0, 0)  # the moment of making stays out: the same figures give the same bytes
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


@dataclass(frozen=True)
class OwnTemplate:
    """An office's own DOCX template as it was uploaded."""

    name: str
    content: bytes

    @property
    def sha256(self) -> str:
        """The digest of its bytes."""
        return briefing.digest(self.content)


@dataclass(frozen=True)
class Made:
    """Documents made together, under their numbers in the list, and the data version they rest on."""

    documents: tuple[Document, ...]
    numbers: tuple[int, ...]
    version: int


def made(
    store: Store,
    registry: Registry,
    asked: Asked,
    forms: Sequence[str],
    *,
    actor: Actor,
    template: OwnTemplate | None = None,
    again_of: int | None = None,
) -> Made:
    """Return documents in some forms out of one data version, written down in the list and the audit trail.

    Raises MonitorError where the actor may not, for a template or picture that cannot be made, and as `bulletin` does;
    then nothing is written down.
    """
    found, then = briefing.facts(store, registry, asked.query, actor=actor)
    source = _Source(store, then, found, asked)
    documents = [_document(source, form, template) for form in forms]
    numbers = briefing.record(store, found, asked, documents, actor=actor, again_of=again_of)
    return Made(tuple(documents), tuple(numbers), found.version.number)


@dataclass(frozen=True)
class _Source:
    """What all documents of one making rest on; the registry is that of the data version."""

    store: Store
    registry: Registry
    found: Bulletin
    asked: Asked


def _document(source: _Source, form: str, template: OwnTemplate | None) -> Document:
    found, texts = source.found, texts_of(source.asked.language)
    if form in PICTURES:
        return Document(form, f"{_name(found, texts)}_{form}.zip", _pictures(source, form))
    # The writers of Office files are slow to load; who only looks does not wait for them.
    from reports import bulletins, slides  # noqa: PLC0415

    own = template if form == bulletins.DOCX else None
    if form == slides.PPTX:
        targets = source.asked.target_ids
        content = slides.slides(source.store, source.registry, found, texts, target_ids=targets)
    else:
        filled = bulletins.Template(own.content, own.name) if own else None
        content = bulletins.make(found, texts, form=form, template=filled).content
    file_name = f"{_name(found, texts)}.{form}"
    return Document(form, file_name, content, own.name if own else None, own.sha256 if own else None)


def _name(found: Bulletin, texts: Texts) -> str:
    said = texts.say("bulletin-name", region=region(found, texts), period=str(found.query.as_of))
    return _NOT_IN_NAMES.sub("_", said)


def _pictures(source: _Source, form: str) -> bytes:
    """Return the pictures of the targets told one by one as a ZIP file, each called by its target."""
    from reports import pictures  # noqa: PLC0415
    from reports.target_pictures import figure, forms  # noqa: PLC0415

    pictures.needed_browser()
    found, asked = source.found, source.asked
    texts, look = texts_of(asked.language), theme(palette=palette(source.registry))
    wanted = asked.target_ids or told_targets(found)
    spots = {one: spotlight_of(source.store, source.registry, found, one) for one in wanted}
    drawn = {one: figure(spot, texts, theme=look) for one, spot in spots.items() if forms(spot)}
    if not drawn:
        raise MonitorError("briefing-no-pictures")
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as file:
        for one, chart in drawn.items():
            place = ZipInfo(f"{one}_{found.query.region_code}_{found.query.as_of}.{form}", _NO_MOMENT)
            file.writestr(place, pictures.picture(chart, form), ZIP_DEFLATED)
    return out.getvalue()


def check(template: OwnTemplate, fields: Fields) -> None:
    """Raise MonitorError where a template cannot be filled with the fields of the preview, naming what is wrong."""
    from reports.bulletin_template import fill_template  # noqa: PLC0415

    briefing.check_template(template.content, file=template.name)
    fill_template(template.content, fields, file=template.name)


def starter(language: str) -> bytes:
    """Return a template to begin with."""
    from reports.bulletin_starter import starter_template  # noqa: PLC0415

    return starter_template(texts_of(language))


def font_warnings(language: str, texts: Texts) -> list[str]:
    """Return what the reader has to know of the fonts of documents in a language, said in the reader's own."""
    from reports.fonts import PLANS, USES, installed_fonts, missing_fonts  # noqa: PLC0415

    installed = installed_fonts()
    comma = texts.say("list-comma")
    if installed is None:
        wanted = dict.fromkeys(getattr(PLANS[language], use)[0] for use in USES)
        return [texts.say("warning-fonts-unchecked", fonts=comma.join(wanted))]
    lacking = missing_fonts(language, installed)
    if not lacking:
        return []
    named = [
        texts.say(
            "briefing-font", font=one.font, use=texts.say(f"font-use-{one.use}"),
            fallback=one.fallback or texts.say("warning-font-any"),
        )
        for one in lacking
    ]  # fmt: skip
    return [texts.say("briefing-fonts", fonts=comma.join(named))]
