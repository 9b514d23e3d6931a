"""Makes the documents of a briefing and has each making recorded; no widget is drawn here."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from domain.access import Actor
from domain.errors import MonitorError
from locales import Texts
from locales import texts as texts_of
from reports.bulletin_fields import Fields
from reports.bulletin_opening import region
from reports.formats import DOCX, PPTX
from reports.slides_facts import told_targets
from services import briefing
from services.access import Store
from services.briefing import Asked, Document
from services.bulletin import Bulletin
from services.registry import Registry
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
    from reports import bulletins  # noqa: PLC0415

    own = template if form == DOCX else None
    filled = bulletins.Template(own.content, own.name) if own else None
    matter = bulletins.Matter(source.store, source.registry, found, source.asked.target_ids)
    content = bulletins.make(matter, texts, form=form, template=filled).content
    file_name = f"{_name(found, texts)}.{form}"
    return Document(form, file_name, content, own.name if own else None, own.sha256 if own else None)


def _name(found: Bulletin, texts: Texts) -> str:
    said = texts.say("bulletin-name", region=region(found, texts), period=str(found.query.as_of))
    return _NOT_IN_NAMES.sub("_", said)


def _pictures(source: _Source, form: str) -> bytes:
    """Return the pictures as a ZIP file: of the region with all targets, then of each target told one by one."""
    from reports import pictures  # noqa: PLC0415

    pictures.needed_browser()
    found = source.found
    drawn = _region_figures(source) | _target_figures(source)
    if not drawn:
        raise MonitorError("briefing-no-pictures")
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as file:
        for one, chart in drawn.items():
            place = ZipInfo(f"{one}_{found.query.region_code}_{found.query.as_of}.{form}", _NO_MOMENT)
            file.writestr(place, pictures.picture(chart, form), ZIP_DEFLATED)
    return out.getvalue()


def _region_figures(source: _Source) -> dict[str, Any]:
    from reports.region_pictures import region_figures  # noqa: PLC0415

    found, texts = source.found, texts_of(source.asked.language)
    if found.targets.is_empty() or found.targets["value"].is_null().all():
        return {}
    query = replace(found.query, version=found.version.number) if found.version.number else found.query
    return {form.value: drawn for form, drawn in region_figures(source.store, source.registry, query, texts).items()}


def _target_figures(source: _Source) -> dict[str, Any]:
    from reports.target_pictures import figure, forms  # noqa: PLC0415

    texts = texts_of(source.asked.language)
    wanted = source.asked.target_ids or told_targets(source.found)
    spots = {one: spotlight_of(source.store, source.registry, source.found, one) for one in wanted}
    return {one: figure(spot, texts) for one, spot in spots.items() if forms(spot)}


def check(template: OwnTemplate, fields: Fields) -> None:
    """Raise MonitorError where a template cannot be filled with the fields of the preview, naming what is wrong."""
    from reports.bulletin_template import fill_template  # noqa: PLC0415

    briefing.check_template(template.content, file=template.name)
    fill_template(template.content, fields, file=template.name)


def starter(language: str) -> bytes:
    """Return a template to begin with."""
    from reports.bulletin_starter import starter_template  # noqa: PLC0415

    return starter_template(texts_of(language))


def font_warnings(forms: Sequence[str], language: str, texts: Texts) -> list[str]:
    """Return what the reader has to know of the fonts of documents in some forms, said in the reader's own language."""
    from reports.fonts import SLIDE_CHAINS, chains, installed_fonts, missing  # noqa: PLC0415

    asked = {**(chains(language) if DOCX in forms else {}), **(SLIDE_CHAINS if PPTX in forms else {})}
    installed, comma = installed_fonts(), texts.say("list-comma")
    if installed is None:
        wanted = dict.fromkeys(names[0] for names in asked.values())
        return [texts.say("warning-fonts-unchecked", fonts=comma.join(wanted))] if asked else []
    lacking = missing(asked, installed)
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
