"""The settings: what each is, what it is now, what it would be; saved together as one change."""

from itertools import groupby

import streamlit as st

from charts.theme import MARKS, PALETTES
from charts.theme import theme as chart_theme
from domain.fields import SHEETS
from domain.terms import Status
from locales import Texts
from services import revisions, settings
from services.revising import Edit
from services.settings import SETTINGS, Setting
from ui import administration, administration_forms, cached, markup

_SHEET = settings.SHEET
_SWATCHES = (Status.MET, Status.ON_PACE, Status.SLOW, Status.FAR_BEHIND, Status.WORSENING, Status.MISSED)


def draw(texts: Texts) -> None:
    """Draw every setting by group, what would change, and the history of all of them."""
    registry = cached.registry()
    now = settings.values(registry)
    newest = revisions.newest(revisions.versions(cached.store(), _SHEET), SHEETS[_SHEET])
    seen = {row["setting"]: int(row["change_id"]) for row in newest.iter_rows(named=True)}
    last = newest.sort("change_id").row(-1, named=True) if newest.height else None
    if last is not None:
        when = f"{last['changed_at']:%Y-%m-%d %H:%M}"
        administration.moved(_SHEET, int(last["change_id"]), str(last["changed_by"]), when, texts)
    typed: dict[str, str] = {}
    left, right = st.columns([1.4, 1])
    with left:
        for group, listed in groupby(SETTINGS.values(), key=lambda one: one.group):
            with st.container(border=True):
                markup.title(texts.say(f"setting-group-{group}"))
                here = list(listed)
                # Row by row, so that a telephone shows them in this order too.
                for first in range(0, len(here), 2):
                    for place, one in zip(st.columns(2), here[first : first + 2], strict=False):
                        with place:
                            typed[one.name] = _field(one, now[one.name], seen.get(one.name, 0), texts)
    with right.container(border=True, key="settings-changes"):
        markup.title(texts.say("admin-settings-changes"))
        edits = [
            Edit((name,), {"value": value}, seen.get(name, 0)) for name, value in typed.items() if value != now[name]
        ]
        if edits:
            administration_forms.confirmed(_SHEET, _SHEET, edits, texts)
        else:
            administration.notice(_SHEET, texts)
            st.caption(texts.say("admin-settings-explained"))
    with st.container(border=True):
        administration_forms.history(_SHEET, {}, texts)


def _field(one: Setting, now: str, seen: int, texts: Texts) -> str:
    label, key = texts.say(f"setting-{one.name}"), f"setting-{one.name}-{seen}"
    if one.choices:
        said = st.selectbox(
            label, one.choices, index=one.choices.index(now), key=key,
            format_func=lambda choice: texts.say(f"setting-{one.name}-{choice}"),
            placeholder=texts.say("filter-placeholder"),
        )  # fmt: skip
        if said in PALETTES:
            st.html(_swatches(said, texts))
        st.caption(texts.say(f"setting-{one.name}.help"))
        return str(said)
    typed = st.text_input(label, value=now, key=key, max_chars=12).strip()
    span = texts.say("setting-range", span=settings.span(one), default=one.default)
    st.caption(f"{texts.say(f'setting-{one.name}.help')}{span}")
    return typed or now


def _swatches(palette: str, texts: Texts) -> str:
    """Return the statuses in the colours of a palette, as they would be drawn."""
    look = chart_theme(dark=st.context.theme.type == "dark", palette=palette)
    marks = (
        f'<span style="color:{look.shade(status)}">{MARKS[status]} {texts.say(f"status-{status.value}")}</span>'
        for status in _SWATCHES
    )
    return f'<div class="mon-seals">{"".join(marks)}</div>'
