"""The panels of the briefing screen: what is made, the files made, pictures, the preview."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from domain.errors import MonitorError
from locales import Texts
from locales import texts as texts_of
from services.briefing import Asked, Document, may_bring_template
from services.telling import error_sentence
from ui import briefing, briefing_making, briefing_paper, cached, exports, filters, identity, markup, provisional
from ui.briefing import Looked, Preview
from ui.briefing_making import Made, OwnTemplate
from ui.captions import in_language, subject
from ui.links import address
from ui.markup import plain

_MADE, _PICTURES = "briefing-made", "briefing-pictures"
_TEMPLATE, _CHECKED = "briefing-template", "briefing-template-checked"
MIMES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
_ZIP = "application/zip"


@dataclass(frozen=True)
class Kept:
    """What was made in this visit, and from which choices: another run offers it again without making it."""

    mark: str
    made: Made


def language(texts: Texts) -> str:
    """Open the panel of choices with that of the documents' language; return it."""
    briefing_paper.style()
    markup.title(texts.say("briefing-make-title"))
    return briefing.doc_language(texts)


def making(looked: Looked, shown: Preview, texts: Texts) -> None:
    """Draw forms, template and the button; offer the files that were made."""
    chosen = briefing.forms(texts)
    told = briefing.told(looked, shown, texts) if shown.targets else ()
    template = _template(looked, shown, texts)
    _missing(shown, texts)
    _unread(chosen, template, looked, texts)
    asked = briefing.asked(looked, told)
    mark = f"{asked}|{chosen}|{template.sha256 if template else ''}"
    kept = _offer(_MADE, mark, asked, chosen, texts, template=template, blocked=not chosen)
    if kept is not None:
        _fonts(kept.documents, looked.language, texts)
    _pictures(looked, shown, asked, texts)


def _offer(
    place: str, mark: str, asked: Asked, chosen: Sequence[str], texts: Texts, *, template: OwnTemplate | None = None,
    blocked: bool = False,
) -> Made | None:  # fmt: skip
    """Draw the button that makes files, and the files it made; None where there are none for the choices."""
    kept: Kept | None = st.session_state.get(place)
    there = kept is not None and kept.mark == mark
    button = st.empty()
    label = texts.say(f"{place}-button")

    def click(*, disabled: bool, again: str = "") -> bool:
        return button.button(
            label, type="primary" if place == _MADE else "secondary", key=f"{place}-button{again}", disabled=disabled,
            icon=":material/description:" if place == _MADE else ":material/image:",
        )  # fmt: skip

    if click(disabled=blocked or there):
        made = _made(asked, chosen, template, texts)
        if made is not None:
            kept = st.session_state[place] = Kept(mark, made)
            there = True
            click(disabled=True, again="-done")
    if kept is None or not there:
        if kept is not None:
            st.caption(texts.say("briefing-changed"))
        return None
    numbers = texts.say("list-comma").join(str(one) for one in kept.made.numbers)
    st.success(texts.say("briefing-done", version=str(kept.made.version), numbers=numbers), icon=":material/check:")
    for document in kept.made.documents:
        download(document, texts, key=f"briefing-file-{document.form}")
    return kept.made


def _made(asked: Asked, chosen: Sequence[str], template: OwnTemplate | None, texts: Texts) -> Made | None:
    def act() -> Made:
        store, registry = cached.store(), cached.registry()
        return briefing_making.made(store, registry, asked, chosen, actor=identity.actor(), template=template)

    return told_kindly(act, texts, words=texts.say("briefing-making"))


def told_kindly(act: Callable[[], Made], texts: Texts, *, words: str) -> Made | None:
    """Return what `act` makes while a spinner says `words`; a known failure is told where it happened."""
    try:
        with st.spinner(words):
            return act()
    except MonitorError as error:
        tell(error, texts)
        return None


def tell(error: MonitorError, texts: Texts) -> None:
    """Say what went wrong and what to do."""
    sentence, hint = error_sentence(error, texts)
    st.error(plain(sentence), icon=":material/error:")
    st.caption(plain(hint))


def download(document: Document, texts: Texts, *, key: str) -> None:
    """Offer one file under its name, with its size and the beginning of its digest."""
    size = texts.say("briefing-size", size=max(1, round(len(document.content) / 1024)))
    exports.offer(
        plain(document.file_name),
        document.content,
        file_name=document.file_name,
        mime=MIMES.get(document.form, _ZIP),
        key=key,
        width="stretch",
    )
    st.html(markup.spans((size, f"sha256 {document.sha256[:16]}…"), kind="mon-second"))


# What is said before


def _missing(shown: Preview, texts: Texts) -> None:
    if shown.lacking:
        st.warning(texts.say(f"briefing-lacks-{shown.lacking}"), icon=":material/warning:")
    elif shown.silent or shown.fields.reported < shown.fields.expected:
        facts = {"reported": shown.fields.reported, "expected": shown.fields.expected, "silent": shown.silent}
        st.info(texts.say("briefing-partial", **facts), icon=":material/info:")
    if provisional.asker():
        st.caption(texts.say("briefing-approved-only"))


def _unread(chosen: Sequence[str], template: OwnTemplate | None, looked: Looked, texts: Texts) -> None:
    if not chosen:
        st.caption(texts.say("briefing-no-form"))
    if template is not None and "docx" not in chosen:
        st.caption(texts.say("briefing-template-unused"))


def _fonts(documents: Sequence[Document], language: str, texts: Texts) -> None:
    forms = [one.form for one in documents if one.template_sha256 is None]
    for warning in briefing_making.font_warnings(forms, language, texts):
        st.caption(plain(warning))


# The office's own template


def _template(looked: Looked, shown: Preview, texts: Texts) -> OwnTemplate | None:
    """Draw the upload of a template; return it where it can be filled, and say what is wrong where it cannot."""
    if not may_bring_template(identity.actor()):
        return None
    with st.expander(texts.say("briefing-template-title"), icon=":material/draft:", key="briefing-template-box"):
        st.caption(texts.say("briefing-template-explained"))
        exports.offer(
            texts.say("briefing-template-starter"),
            lambda: briefing_making.starter(looked.language),
            file_name=f"{texts.say('briefing-template-name')}.docx",
            mime=MIMES["docx"],
            key="briefing-starter",
        )
        file = st.file_uploader(texts.say("briefing-template-upload"), type=["docx"], key=_TEMPLATE)
        if file is None:
            return None
        template = OwnTemplate(file.name, file.getvalue())
        error = _fault(template, looked, shown)
        if error is not None:
            tell(error, texts)
            return None
        st.caption(texts.say("briefing-template-good", file=plain(template.name)))
        return template


def _fault(template: OwnTemplate, looked: Looked, shown: Preview) -> MonitorError | None:
    """Return what is wrong with a template; the same one is not filled on every run."""
    mark = f"{template.sha256}|{looked}|{cached.version()}"
    known = st.session_state.get(_CHECKED)
    if known is None or known[0] != mark:
        try:
            briefing_making.check(template, shown.fields)
            known = (mark, None)
        except MonitorError as error:
            known = (mark, error)
        st.session_state[_CHECKED] = known
    fault: MonitorError | None = known[1]
    return fault


def uploaded() -> OwnTemplate | None:
    """Return the template that was uploaded, for a document that is made again."""
    file = st.session_state.get(_TEMPLATE)
    return OwnTemplate(file.name, file.getvalue()) if file is not None else None


# Pictures


def _pictures(looked: Looked, shown: Preview, asked: Asked, texts: Texts) -> None:
    """Link to the figures of the targets told one by one, and draw them on the server where it has a browser."""
    from reports import pictures  # noqa: PLC0415

    chosen = asked.target_ids or shown.told
    if not chosen:
        return
    markup.title(texts.say("briefing-pictures-title"))
    st.caption(texts.say("briefing-pictures-explained"))
    about = (subject(cached.registry(), one) for one in chosen)
    links = (
        markup.link(in_language(one.indicator, "short", texts), address("indicator", target=one.target["target_id"]))
        for one in about
    )
    st.html(f'<div class="mon-links">{" ".join(links)}</div>')
    try:
        pictures.needed_browser()
    except MonitorError as error:
        sentence, hint = error_sentence(error, texts)
        st.button(texts.say("briefing-pictures-button"), key="briefing-pictures-none", disabled=True)
        st.caption(plain(f"{sentence} {hint}"))
        return
    form = filters.choose("picture", briefing_making.PICTURES, "png", texts, label=str.upper)
    _offer(_PICTURES, f"{asked}|{form}", asked, [form], texts)


def preview(shown: Preview, looked: Looked, texts: Texts) -> None:
    """Show what the documents will say, in their language."""
    markup.title(texts.say("briefing-preview-title"))
    st.caption(texts.say("briefing-preview-explained"))
    briefing_paper.draw(shown.fields, texts_of(looked.language), label=texts.say("briefing-preview-title"))
