"""Briefings as the screen uses them: what the URL asks for, the preview out of the documents' own fields, links."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import streamlit as st

from charts.headlines import period_words
from domain.access import Actor
from domain.errors import MonitorError
from domain.periods import Period
from locales import LANGUAGES, Texts
from locales import texts as texts_of
from reports.bulletin_fields import Fields, bulletin_fields
from reports.formats import DOCX, NAMES, XLSX
from reports.slides_facts import told_targets
from services import briefing
from services.access import Store
from services.briefing import Asked
from services.bulletin import BulletinQuery, bulletin
from services.registry import Registry
from ui import cached, filters, identity
from ui.captions import region_name
from ui.links import address
from ui.markup import plain

FORMS = NAMES
DEFAULT_FORMS = (DOCX, XLSX)  # the bulletin's text refers to the table that goes with it
REGION, ALL = "region", "all"
_LISTS = (REGION, ALL)
_NONE = "none"  # written where every form was taken off: an empty value would be the default again
_OWN_STATE = ("doc_lang", "forms", "told", "made")


@dataclass(frozen=True)
class Looked:
    """What a briefing is asked for: region, period, document and moment known (ISO), language of the document."""

    region: str
    as_of: Period
    document: str | None
    known_at: str | None
    language: str

    def query(self, version: int | None = None) -> BulletinQuery:
        """The choices as the service asks for them, out of one data version (None: the latest)."""
        moment = datetime.fromisoformat(self.known_at) if self.known_at else None
        return BulletinQuery(self.region, self.as_of, moment, self.document, version)


@dataclass(frozen=True)
class Preview:
    """What the documents will say. `lacking` names what they will lack (text `briefing-lacks-<lacking>`), or is empty.

    `targets` are the counted ones, `told` those that get slides and pictures where the reader chooses none.
    """

    fields: Fields
    lacking: str
    silent: int
    demonstration: bool
    targets: tuple[str, ...]
    told: tuple[str, ...]


def preview_of(store: Store, registry: Registry, query: BulletinQuery, language: str, reader: Actor) -> Preview:
    """Return what the documents of a bulletin will say in a language."""
    found = bulletin(store, registry, query, reader)
    if found.targets.is_empty():
        lacking = "targets"
    elif not found.in_force:
        lacking = "force"
    else:
        lacking = "values" if found.targets["value"].is_null().all() else ""
    return Preview(
        fields=bulletin_fields(found, texts_of(language)),
        lacking=lacking,
        silent=found.silent.height,
        demonstration=found.demonstration,
        targets=tuple(found.targets["target_id"]),
        told=tuple(told_targets(found)),
    )


def preview(looked: Looked) -> Preview:
    """Return the preview of what the screen asks for, kept under the data version."""
    return cached.answer(preview_of, looked.query(), looked.language, identity.reader())


def asked(looked: Looked, told: Sequence[str]) -> Asked:
    """Return what documents are made about now; it names the data version, so that they can be made again."""
    return Asked(looked.query(cached.version()), looked.language, tuple(told))


def title(looked: Looked, shown: Preview, texts: Texts) -> str:
    """Return the finding that the documents open with."""
    facts = {
        "region": plain(region_name(cached.registry().region(looked.region), texts)),
        "period": period_words(str(looked.as_of), texts),
    }
    if shown.lacking or not shown.fields.judged:
        return texts.say("briefing-title-none", **facts)
    return texts.say("briefing-title", judged=shown.fields.judged, kept=shown.fields.kept, **facts)


def second_line(shown: Preview, texts: Texts) -> tuple[str, ...]:
    """Return after which documents, out of which data version, from how many reports."""
    fields = shown.fields
    reported = {"reported": fields.reported, "expected": fields.expected}
    return (
        texts.say("briefing-second-targets", count=fields.total),
        texts.say("briefing-second-version", version=fields.data_version),
        texts.say("briefing-second-reported", **reported) if fields.expected else "",
    )


# Choices


def doc_language(texts: Texts) -> str:
    """Return the language of the documents: the URL's, else the reader's."""
    labels = {one: texts.say(f"briefing-language-{one}") for one in LANGUAGES}
    return filters.choose("doc_lang", LANGUAGES, texts.language, texts, label=labels.__getitem__)


def forms(texts: Texts) -> tuple[str, ...]:
    """Draw a box for each form; return those chosen, in order."""
    current = _asked_list("forms", FORMS, DEFAULT_FORMS, texts)
    with st.container(key="briefing-forms", gap="xsmall"):
        for form in FORMS:
            st.session_state[f"form-{form}"] = form in current
            st.checkbox(texts.say(f"briefing-form-{form}"), key=f"form-{form}", on_change=_write_forms)
    return current


def _write_forms() -> None:
    chosen = [form for form in FORMS if st.session_state.get(f"form-{form}")]
    st.query_params["forms"] = ",".join(chosen) or _NONE


def told(looked: Looked, shown: Preview, texts: Texts) -> tuple[str, ...]:
    """Draw the choice of targets with slides and pictures of their own; empty where it is left to the rule."""
    labels = filters.target_labels(looked.region, chinese=texts.chinese)
    offered = [one for one in labels if one in shown.targets]
    st.session_state["told"] = list(_asked_list("told", offered, (), texts))

    def take() -> None:
        chosen = [one for one in st.session_state["told"] if one in offered]
        if chosen:
            st.query_params["told"] = ",".join(chosen)
        else:
            st.query_params.pop("told", None)

    chosen = st.multiselect(
        texts.say("briefing-told"),
        offered,
        format_func=labels.__getitem__,
        key="told",
        on_change=take,
        placeholder=texts.say("briefing-told-default", count=len(shown.told)),
        max_selections=12,
    )
    return tuple(one for one in chosen if one in offered)


def _asked_list(name: str, offered: Sequence[str], default: tuple[str, ...], texts: Texts) -> tuple[str, ...]:
    """Return the values that the URL names, in the order they are offered; what is unknown is told and left out."""
    found = st.query_params.get(name)
    if found is None:
        return default
    named = [] if found == _NONE else found.split(",")
    unknown = [one for one in named if one not in offered]
    if unknown:
        filters.refuse(name, ",".join(unknown), texts)
        return default
    return tuple(one for one in offered if one in named)


# The list of what was made


def listed(looked: Looked, texts: Texts) -> str | None:
    """Draw the choice of a list; return the region whose documents are listed, None for all."""
    asked_for = st.query_params.get("made")
    if asked_for is not None and asked_for not in _LISTS:
        filters.refuse("made", asked_for, texts)
    current = asked_for if asked_for in _LISTS else REGION
    st.session_state["made"] = current
    st.segmented_control(
        texts.say("briefing-list-show"), _LISTS, format_func=lambda one: texts.say(f"briefing-list-{one}"),
        key="made", required=True, on_change=lambda: st.query_params.update({"made": st.session_state["made"]}),
        label_visibility="collapsed",
    )  # fmt: skip
    return None if current == ALL else looked.region


def opened(texts: Texts) -> dict[str, Any] | None:
    """Return the document made that the URL opens; an unknown one is told and left behind."""
    number = st.query_params.get("again")
    if number is None:
        return None
    try:
        return briefing.one(
            cached.store(), cached.registry(), int(number) if number.isascii() and number.isdigit() else 0,
            reader=identity.reader(),
        )  # fmt: skip
    except (MonitorError, OverflowError):
        filters.refuse("again", number, texts)
        return None


def link(number: int | None) -> str:
    """Return the address of this screen with another document opened; None: with none."""
    kept = {name: st.query_params.get(name) for name in _OWN_STATE}
    return address("briefing", again=str(number) if number else None, **kept)


def link_to(row: dict[str, Any]) -> str:
    """Return the address of this screen with the choices that a document was made by, on today's data."""
    moment = row["known_at"].isoformat() if row["known_at"] else None
    return address(
        "briefing", region=row["region_code"], as_of=row["period"], document=row["document_id"], known_at=moment,
        doc_lang=row["language"], told=row["target_ids"],
        forms=row["form"] if row["form"] in FORMS else None,
    )  # fmt: skip
