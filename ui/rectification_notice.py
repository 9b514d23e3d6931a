"""The list of notices, and one opened notice: what it rests on, what happened, its letters, what may follow."""

from datetime import date
from html import escape
from typing import Any

import polars as pl
import streamlit as st

from charts.headlines import period_words
from charts.theme import Theme
from locales import Texts
from reports.look import look_of
from services.rectification_kept import palette_then
from services.rectification_life import Colour, NoticeState, graver
from services.rectification_words import colour as colour_word
from services.rectification_words import file_name, number, state
from ui import (
    cached,
    exports,
    markup,
    rectification,
    rectification_files,
    rectification_panels,
    rectification_words,
    tables,
)
from ui.captions import in_language, region_name
from ui.markup import Cell
from ui.rectification import Board

_COLUMNS = ("number", "colour", "region", "item", "issued", "deadline", "state", "basis")
_FIRST = date(2000, 1, 1)
_LETTERS = (NoticeState.ISSUED.value, NoticeState.ESCALATED.value)


def listing(shown: Board) -> None:
    """List the notices that the region issued or received; offer them as a file."""
    texts = shown.texts
    markup.title(texts.say("notice-list"))
    which, rows = rectification.listed(shown)
    if not rectification.tells_all(shown.looked):
        st.caption(texts.say("notice-list-own"))
    if rows.is_empty():
        st.info(texts.say(f"notice-none-{which}"), icon=":material/inbox:")
        return
    header = [Cell(texts.say(f"notice-column-{name}")) for name in _COLUMNS]
    body = [_listed(row, shown) for row in rows.iter_rows(named=True)]
    markup.table(header, body, label=texts.say("notice-list"), broad=True)
    st.caption(texts.say("notice-list-today", day=shown.day.isoformat()))
    tables.download(
        rectification_files.notices(rows, texts), texts.say("notice-download-list"),
        file_name=f"notices_{shown.looked.region}_{shown.day.isoformat()}", key="download-notices",
    )  # fmt: skip


def _listed(row: dict[str, Any], shown: Board) -> list[Cell]:
    texts = shown.texts
    received = row["issuer_code"] != shown.looked.region
    region = region_name(row, texts)
    if received:
        region = texts.say("list-clause").join((region, texts.say("notice-received")))
    return [
        Cell(number(row, texts), href=rectification.link(notice=row["notice_id"]), keep=True),
        rectification_words.chip(row["colour"] or row["suggested_colour"], texts),
        Cell(region),
        Cell(rectification_words.name(row, texts)),
        Cell(_day(row["issued_on"]), keep=True),
        Cell(_day(row["deadline"]), keep=True),
        _state(row, texts),
        Cell(rectification_words.cited(row, texts)),
    ]


def _day(day: date | None) -> str:
    return day.isoformat() if day else "—"


def _state(row: dict[str, Any], texts: Texts) -> Cell:
    said = state(row, texts)
    return rectification_words.Markup("", inner=f"<b>{escape(said)}</b>") if row["overdue"] else Cell(said)


def opened(notice: dict[str, Any], shown: Board) -> None:
    """Show a notice: facts and letters on the left, what happened and what may follow on the right."""
    texts = shown.texts
    steps = rectification.history(notice["notice_id"])
    markup.title(texts.say("notice-opened", number=number(notice, texts), region=region_name(notice, texts)))
    rectification.told_done(notice, texts)
    left, right = st.columns([1, 1.15])
    with left:
        markup.facts(_facts(notice, texts), quoted=texts.say("notice-fact-quote"))
        _letters(notice, steps, texts)
    with right:
        markup.title(texts.say("notice-steps"))
        _steps(steps, texts)
        markup.title(texts.say("notice-actions"))
        _actions(notice, shown)
    back = markup.link(texts.say("notice-close-panel"), rectification.link())
    st.html(f'<div class="mon-links">{back}</div>')


def _facts(notice: dict[str, Any], texts: Texts) -> list[tuple[str, str]]:
    colour = notice["colour"] or notice["suggested_colour"]
    version = texts.say(
        "notice-fact-data-said",
        period=period_words(notice["as_of"], texts),
        version=str(notice["data_version"]),
        moment=f"{notice['version_at']:%Y-%m-%d %H:%M}" if notice["version_at"] else "—",
    )
    deadline = notice["deadline"].isoformat() if notice["deadline"] else ""
    return [
        (texts.say("notice-fact-state"), state(notice, texts)),
        (texts.say("notice-fact-colour"), colour_word(colour, texts)),
        (texts.say("notice-fact-deadline"), deadline),
        *rectification_panels.facts(notice, texts),
        (texts.say("notice-fact-issuer"), in_language(notice, "issuer", texts)),
        (texts.say("notice-fact-data"), version),
    ]


def _letters(notice: dict[str, Any], steps: pl.DataFrame, texts: Texts) -> None:
    """Offer the letter of the issue and of each escalation; each is made when it is asked for."""
    # Known before: what makes the file runs outside of any screen.
    theme = look_of(palette_then(cached.store(), cached.registry(), notice))
    with st.container(horizontal=True):
        for taken in steps.filter(pl.col("state").is_in(_LETTERS)).iter_rows(named=True):
            first = taken["state"] == NoticeState.ISSUED.value
            colour = colour_word(taken["colour"], texts, mark=False)
            exports.offer(
                texts.say("notice-letter") if first else texts.say("notice-letter-escalated", colour=colour),
                _maker(notice, steps, texts, step=taken["step"], theme=theme),
                file_name=f"{file_name(notice | {'colour': taken['colour']}, texts)}.docx",
                mime=exports.DOCX,
                key=f"notice-letter-{taken['step']}",
            )


def _maker(notice: dict[str, Any], steps: pl.DataFrame, texts: Texts, *, step: int, theme: Theme) -> Any:
    def made() -> bytes:
        from reports.notice_docx import notice_docx  # noqa: PLC0415 - python-docx is slow to load

        return notice_docx(notice, steps, texts, step=step, theme=theme)

    return made


def _steps(steps: pl.DataFrame, texts: Texts) -> None:
    header = [Cell(texts.say(f"notice-column-{name}")) for name in ("when", "step", "who", "details")]
    body = [
        [
            Cell(row["happened_on"].isoformat(), keep=True),
            Cell(texts.say(f"notice-step-{row['state']}"), keep=True),
            Cell(row["actor"]),
            rectification_words.Markup("", inner=_details(row, texts)),
        ]
        for row in steps.iter_rows(named=True)
    ]
    markup.table(header, body, label=texts.say("notice-steps"))


def _details(row: dict[str, Any], texts: Texts) -> str:
    """Return what a step says as HTML: terms, reply, proof, link, comment."""
    said = []
    if row["colour"]:
        colour = colour_word(row["colour"], texts)
        said.append(escape(texts.say("notice-step-terms", colour=colour, deadline=row["deadline"].isoformat())))
    if row["reply"]:
        said.append(escape(row["reply"]))
    if row["document"] or row["document_date"]:
        dated = texts.say("notice-step-document-date", date=_day(row["document_date"])) if row["document_date"] else ""
        said.append(escape(texts.say("notice-step-document", document=row["document"] or "—") + dated))
    if row["link"]:
        said.append(
            f'<a href="{escape(row["link"])}" target="_blank" rel="noopener noreferrer">'
            f"{escape(texts.say('notice-step-link'))}</a>"
        )
    if row["comment"]:
        said.append(escape(row["comment"]))
    return f'<span style="white-space:normal">{"<br>".join(said)}</span>'


def _actions(notice: dict[str, Any], shown: Board) -> None:
    texts, offered = shown.texts, rectification.moves(notice, shown.looked)
    if not offered:
        st.caption(texts.say("notice-actions-none"))
        return
    labels = [texts.say(f"notice-move-{one.value}") for one in offered]
    # A new step begins at what is likeliest then, not at the place of the one before.
    places = st.tabs(labels, default=labels[0], key=f"notice-moves-{notice['notice_id']}-{notice['step']}")
    for place, move in zip(places, offered, strict=True):
        with place:
            _form(notice, move, shown)


def _form(notice: dict[str, Any], move: NoticeState, shown: Board) -> None:
    """Draw the form of one step; a new step gets empty fields."""
    texts, step = shown.texts, int(notice["step"])
    key = f"notice-{notice['notice_id']}-{step}-{move.value}"
    if move in (NoticeState.ISSUED, NoticeState.ESCALATED):
        _terms(notice, move, shown, key)
    with st.form(f"form-{key}", enter_to_submit=False, border=False):
        st.date_input(
            texts.say("notice-form-day"), value=shown.day, min_value=notice["moved_on"] or _FIRST,
            max_value=shown.day, format="YYYY-MM-DD", key=f"{key}-day",
        )  # fmt: skip
        if move is NoticeState.REPLIED:
            _reply_fields(key, texts)
        else:
            reason = "notice-form-reason-closed" if move is NoticeState.CLOSED else "notice-form-reason"
            label = "notice-form-comment" if move is NoticeState.ISSUED else reason
            st.text_area(texts.say(label), key=f"{key}-comment", max_chars=500, height=80)
        st.form_submit_button(
            texts.say(f"notice-form-submit-{move.value}"),
            type="secondary" if move is NoticeState.WITHDRAWN else "primary",
            key=f"notice-do-{move.value}",
            on_click=rectification.take,
            args=(notice["notice_id"], step, move),
            kwargs={"key": key},
        )


def _terms(notice: dict[str, Any], move: NoticeState, shown: Board, key: str) -> None:
    escalating = move is NoticeState.ESCALATED
    offered = graver(Colour(notice["colour"])) if escalating else list(Colour)
    held = offered[0].value if escalating else notice["suggested_colour"]
    places = st.columns(2)
    with places[0]:
        colour = rectification_panels.colour_field(offered, held, key, shown.texts)
    with places[1]:
        days = rectification.rules(shown.looked).days[colour]
        rectification_panels.deadline_field(shown, days, colour, key)


def _reply_fields(key: str, texts: Texts) -> None:
    st.text_area(
        texts.say("notice-form-reply"), key=f"{key}-text", max_chars=4000, height=120,
        placeholder=texts.say("notice-form-reply-placeholder"),
    )  # fmt: skip
    places = st.columns([1.4, 1])
    places[0].text_input(texts.say("notice-form-document"), key=f"{key}-document", max_chars=200)
    places[1].date_input(
        texts.say("notice-form-document-date"), value=None, format="YYYY-MM-DD", key=f"{key}-document-date",
        min_value=_FIRST, max_value=date(2100, 12, 31),
    )  # fmt: skip
    st.text_input(texts.say("notice-form-link"), key=f"{key}-link", max_chars=500)
