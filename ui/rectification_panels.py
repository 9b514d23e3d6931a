"""What the rules propose: the headline, the rule in words, the table of proposals, the form that confirms one."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import streamlit as st

from charts.headlines import period_words
from locales import Texts
from reports import words
from services.rectification_kept import notice_id_of
from services.rectification_life import Colour, Pair
from services.rectification_words import colour as colour_word
from ui import cached, markup, provisional, rectification, rectification_files, rectification_words, tables
from ui.captions import region_name
from ui.links import address
from ui.markup import Cell
from ui.rectification import Board

_SHOWN, _FEW, _HEIGHT = 100, 12, 460
_COLUMNS = ("colour", "region", "item", "value", "required", "target", "gap", "past", "basis", "deadline", "action")
_RIGHT = ("value", "required", "target", "gap")


def headline(shown: Board) -> str:
    """Return how much is proposed, open and overdue, as one sentence about the region."""
    region = region_name(cached.registry().region(shown.looked.region), shown.texts)
    notices = shown.notices
    return shown.texts.say(
        "notice-title",
        region=region,
        proposed=shown.proposals.height,
        open=notices.filter("open").height,
        overdue=notices.filter("overdue").height,
    )


def rule(shown: Board) -> Sequence[str]:
    """Return the rules in words."""
    texts, law = shown.texts, rectification.rules(shown.looked)
    scope = "both" if law.own and law.children else "own" if law.own else "children"
    status = {name: texts.say(f"setting-notice_from-{getattr(law, name)}") for name in ("behind_from", "orange_from",
              "red_from")}  # fmt: skip
    return (
        texts.say("notice-approved-only") if provisional.asker() else "",
        texts.say(
            "notice-rule",
            scope=texts.say(f"setting-notice_scope-{scope}"), periods=law.periods,
            missed=texts.say("notice-rule-missed") if law.missed_at_once else "", **{"from": status["behind_from"]},
        ),
        texts.say(
            "notice-rule-colours",
            orange=str(law.orange_periods), red=str(law.red_periods),
            orangeFrom=status["orange_from"], redFrom=status["red_from"],
        ),
        texts.say(
            "notice-rule-days", blue=str(law.blue_days), orange=str(law.orange_days), red=str(law.red_days)
        ),
    )  # fmt: skip


def proposals(shown: Board) -> None:
    """List what is proposed, the gravest first; offer it as a file."""
    texts, rows = shown.texts, shown.proposals
    markup.title(texts.say("notice-proposals"))
    if rows.is_empty():
        period = period_words(str(shown.looked.as_of), texts)
        st.success(texts.say("notice-proposals-none", period=period), icon=":material/check_circle:")
    else:
        header = [Cell(texts.say(f"notice-column-{name}"), right=name in _RIGHT) for name in _COLUMNS]
        body = [_proposal(row, shown) for row in rows.head(_SHOWN).iter_rows(named=True)]
        with st.container(height=_HEIGHT if len(body) > _FEW else "content", border=False):
            markup.table(header, body, label=texts.say("notice-proposals"), broad=True)
        if rows.height > _SHOWN:
            st.caption(texts.say("notice-proposals-more", shown=_SHOWN, total=rows.height))
    st.caption(texts.say("notice-proposals-note"))
    if rows.height:
        tables.download(
            rectification_files.proposals(rows, texts), texts.say("notice-download-proposals"),
            file_name=f"proposals_{shown.looked.region}_{shown.looked.as_of}", key="download-proposals",
        )  # fmt: skip


def _proposal(row: dict[str, Any], shown: Board) -> list[Cell]:
    texts = shown.texts
    said = rectification_words.figures(row, texts)
    pair = Pair(row["target_id"], row["region_code"])
    indicator = address("indicator", target=row["target_id"], region=shown.looked.region)
    return [
        rectification_words.chip(row["colour"], texts),
        Cell(region_name(row, texts)),
        Cell(rectification_words.name(row, texts), href=indicator),
        *(Cell(said[name], right=True) for name in _RIGHT),
        rectification_words.past(row, texts, shown.theme),
        Cell(rectification_words.cited(row, texts)),
        Cell(row["deadline"].isoformat(), keep=True),
        _action(pair, shown),
    ]


def _action(pair: Pair, shown: Board) -> Cell:
    if not rectification.may_issue(shown.looked):
        return Cell("")
    leads = rectification.link(propose=rectification.written(pair))
    return Cell(shown.texts.say("notice-propose"), href=leads, keep=True)


def confirm(row: dict[str, Any], shown: Board) -> None:
    """Show what a proposal rests on, and the form that issues it or keeps it."""
    texts, pair = shown.texts, Pair(row["target_id"], row["region_code"])
    key = f"notice-{notice_id_of(shown.looked.query, pair)}"
    name = words.name(row, texts)
    markup.title(texts.say("notice-confirm", region=region_name(row, texts), name=name))
    terms_fields(row, shown, key)
    with st.form(f"form-{key}", enter_to_submit=False, border=False):
        st.text_area(texts.say("notice-form-comment"), key=f"{key}-comment", max_chars=500, height=80)
        with st.container(horizontal=True):
            for keep in (False, True):
                st.form_submit_button(
                    texts.say("notice-form-keep" if keep else "notice-form-issue"),
                    type="secondary" if keep else "primary",
                    key="notice-keep" if keep else "notice-issue",
                    on_click=rectification.confirm,
                    args=(shown.looked, pair),
                    kwargs={"key": key, "keep": keep},
                )
    st.caption(texts.say("notice-confirm-explained"))
    back = markup.link(texts.say("notice-form-cancel"), rectification.link())
    st.html(f'<div class="mon-links">{back}</div>')


def terms_fields(row: dict[str, Any], shown: Board, key: str) -> None:
    """Show what a proposal rests on, and the fields of colour and deadline with what the rules suggest."""
    texts = shown.texts
    markup.facts(facts(row, texts), quoted=texts.say("notice-fact-quote"))
    law = rectification.rules(shown.looked)
    places = st.columns(2)
    with places[0]:
        # Outside the form: another colour suggests another deadline.
        colour = str(colour_field(list(Colour), row["colour"], key, texts))
    with places[1]:
        deadline_field(shown, law.days[colour], colour, key)
    suggested = colour_word(row["colour"], texts, mark=False)
    st.caption(texts.say("notice-form-suggested", colour=suggested, deadline=row["deadline"].isoformat()))


def colour_field(offered: Sequence[Colour], held: str, key: str, texts: Texts) -> str:
    """Draw the choice of a colour and return it."""
    names = [one.value for one in offered]
    return str(
        st.selectbox(
            texts.say("notice-form-colour"), names, index=names.index(held) if held in names else 0,
            format_func=lambda one: colour_word(one, texts), key=f"{key}-colour",
            placeholder=texts.say("filter-placeholder"),
        )
    )  # fmt: skip


def deadline_field(shown: Board, days: int, colour: str, key: str) -> None:
    """Draw the deadline, so many days from today; another colour starts it anew."""
    name, held = f"{key}-deadline", f"{key}-deadline-for"
    if st.session_state.get(held) != colour or name not in st.session_state:
        st.session_state[name], st.session_state[held] = shown.day + timedelta(days=days), colour
    st.date_input(
        shown.texts.say("notice-form-deadline"), key=name, format="YYYY-MM-DD",
        min_value=shown.day + timedelta(days=1), max_value=shown.day + timedelta(days=730),
    )  # fmt: skip


def facts(row: dict[str, Any], texts: Texts) -> list[tuple[str, str]]:
    """Return what a proposal or notice rests on, as terms and what is said of them."""
    said = rectification_words.figures(row, texts)
    figures = texts.say("notice-fact-figures-said", **said)
    return [
        (texts.say("notice-fact-item"), words.name(row, texts)),
        (texts.say("notice-fact-figures"), f"{figures}　{words.status(row['status'], texts)}"),
        (texts.say("notice-fact-past"), rectification_words.past_words(row, texts)),
        (texts.say("notice-fact-basis"), rectification_words.basis(row, texts)),
        (texts.say("notice-fact-quote"), str(row["quote"])),
    ]
