"""People and roles: who may do what where, since when, by whom, why; granted and withdrawn by a form with a reason."""

from collections.abc import Mapping
from typing import Any

import polars as pl
import streamlit as st

from domain.access import PERMITTED, Action, Place, Role
from locales import Texts
from services import people
from services.identity import Mode, mode
from services.people import Grant
from services.permissions import may
from ui import administration, cached, filters, identity, markup, tables
from ui.administration import ALL, link_to
from ui.markup import Cell

_TAB, _NEW, _NONE = "people", "new", ""
_LISTED, _FEW, _HEIGHT = 300, 14, 560
_COLUMNS = ("name", "role", "region", "since", "by", "why")
_VERSIONS = ("since", "name", "role", "region", "by", "why")


def draw(texts: Texts) -> None:
    """Draw the form of the person that the URL opens (or of a new one), all roles in force, and every version."""
    who = identity.reader()
    if mode() is Mode.LOCAL:
        st.info(texts.say("people-local"), icon=":material/info:")
    held = people.roles(cached.store(), cached.registry(), reader=who)
    ever = people.versions(cached.store(), cached.registry(), reader=who)
    person = administration.opened([*ever["name"].unique(), *held["name"]], texts, "person")
    left, right = st.columns([1.5, 1])
    with left:
        _list(held, texts)
    with right.container(border=True, key="people-form"):
        _form(person, ever, texts)
    _history(ever if person is None else ever.filter(pl.col("name") == person), person, texts)
    with st.expander(texts.say("people-table"), icon=":material/rule:"):
        _table(texts)


def _list(held: pl.DataFrame, texts: Texts) -> None:
    with st.container(key="filters"):
        places = st.columns([1.3, 1], vertical_alignment="bottom")
    with places[0]:
        words = administration.search(texts).lower()
    roles = {ALL: texts.say("admin-all")} | {one.value: texts.say(f"role-{one.value}") for one in Role}
    with places[1]:
        role = filters.choose("role", list(roles), ALL, texts, label=roles.__getitem__)
    read = _read(held, texts)
    said = pl.concat_str("name", "region", "region_code", "why", separator=" ").str.to_lowercase()
    rows = read.filter(
        pl.lit(role == ALL) | (pl.col("kind") == role), *(said.str.contains(w, literal=True) for w in words.split())
    )
    st.caption(texts.say("people-count", shown=rows.height, total=held.height))
    if rows.is_empty():
        st.info(texts.say("admin-none-found" if held.height else "people-none"), icon=":material/search:")
        return
    with st.container(border=True, height=_HEIGHT if rows.height > _FEW else "content"):
        header = [Cell(texts.say(f"people-column-{name}")) for name in _COLUMNS]
        body = [_cells(row) for row in rows.head(_LISTED).iter_rows(named=True)]
        markup.table(header, body, label=texts.say("admin-tab-people"), broad=True)
    if rows.height > _LISTED:
        st.caption(texts.say("admin-upload-more", shown=_LISTED, total=rows.height))
    _offer(rows, _COLUMNS, texts.say("people-download"), "roles", texts)


def _read(rows: pl.DataFrame, texts: Texts) -> pl.DataFrame:
    """Return grants as they are read: name, role (kind has its code), region, since, by, why."""
    paths = cached.region_paths(chinese=texts.chinese)
    roles = {one.value: texts.say(f"role-{one.value}") for one in Role} | {_NONE: texts.say("people-taken")}
    return rows.select(
        "name", "region_code",
        kind="role",
        role=pl.col("role").replace_strict(roles, return_dtype=pl.String),
        region=pl.col("region_code").replace_strict(paths, default=pl.col("region_code"), return_dtype=pl.String),
        since=pl.col("granted_at").dt.strftime("%Y-%m-%d %H:%M"),
        by="granted_by",
        why="reason",
    )  # fmt: skip


def _cells(row: Mapping[str, Any]) -> list[Cell]:
    return [
        Cell(row["name"], href=link_to(_TAB, person=row["name"])),
        *(Cell(row[name], keep=name in ("role", "since")) for name in _COLUMNS[1:]),
    ]


def _offer(rows: pl.DataFrame, names: tuple[str, ...], label: str, file_name: str, texts: Texts) -> None:
    named = rows.select(
        *(pl.col(name).alias(texts.say(f"people-column-{name}")) for name in names),
        pl.col("region_code").alias(texts.say("table-region-code")),
    )
    tables.download(named, label, file_name=file_name, key=f"download-{file_name}")


def _form(person: str | None, ever: pl.DataFrame, texts: Texts) -> None:
    """Draw the form of one person's role; the service checks everything again."""
    last = ever.filter(pl.col("name") == person).head(1) if person is not None else ever.head(0)
    now = last.row(0, named=True) if last.height else None
    markup.title(texts.say("people-new") if person is None else texts.say("people-change", name=person))
    if person is not None:
        st.html(f'<div class="mon-links">{markup.link(texts.say("people-new"), link_to(_TAB))}</div>')
        _facts(now, texts)
    place = _place(person)
    administration.notice(place, texts)
    who = identity.reader()
    if person == who.name:
        st.caption(texts.say("people-own"))
        return
    if now is not None and not may(cached.registry(), who, Action.KEEP_ROLES, str(now["region_code"])):
        st.caption(texts.say("people-elsewhere"))
        return
    _fields(person, now, place, texts)


def _facts(now: Mapping[str, Any] | None, texts: Texts) -> None:
    if now is None:
        return
    row = _read(pl.DataFrame([now]), texts).row(0, named=True)
    markup.facts((texts.say(f"people-column-{name}"), row[name]) for name in _COLUMNS[1:])


def _place(person: str | None) -> str:
    return f"people/{person or _NEW}"


def _fields(person: str | None, now: Mapping[str, Any] | None, place: str, texts: Texts) -> None:
    registry, who = cached.registry(), identity.reader()
    paths = cached.region_paths(chinese=texts.chinese)
    codes = sorted(registry.subtree(who.region_code))
    roles = [one.value for one in Role] + ([_NONE] if now is not None and now["role"] else [])
    seen = int(now["grant_id"]) if now is not None else 0
    key = f"{place}-{seen}"
    held_role = str(now["role"]) if now is not None else _NONE
    held_region = str(now["region_code"]) if now is not None else who.region_code
    with st.form(f"people-{key}", enter_to_submit=False, border=False):
        if person is None:
            st.text_input(
                texts.say("people-name"), key=f"name-{key}", max_chars=200, help=texts.say("people-name-help")
            )
        st.selectbox(
            texts.say("people-column-role"), roles, key=f"role-{key}",
            index=roles.index(held_role or Role.ANALYST.value),
            format_func=lambda one: texts.say(f"role-{one}" if one else "people-take"),
            placeholder=texts.say("filter-placeholder"),
        )  # fmt: skip
        st.selectbox(
            texts.say("people-column-region"), codes, index=codes.index(held_region), key=f"region-{key}",
            format_func=lambda code: paths.get(code, code), placeholder=texts.say("filter-placeholder"),
        )  # fmt: skip
        st.text_area(
            texts.say("admin-reason"), key=administration.reason_key(place), max_chars=500, height=80,
            placeholder=texts.say("people-reason-placeholder"),
        )  # fmt: skip
        st.form_submit_button(
            texts.say("people-confirm"), type="primary", key="people-confirm", on_click=_save, args=(person, key, seen)
        )
    st.caption(texts.say("people-explained"))


def _save(person: str | None, key: str, seen: int) -> None:
    """Take what the form says: the name, role, region and reason of a grant."""
    state = st.session_state
    place = _place(person)
    name = person if person is not None else str(state.get(f"name-{key}") or "")
    role = str(state.get(f"role-{key}") or _NONE)
    wish = Grant(
        name, Role(role) if role else None, str(state.get(f"region-{key}") or ""),
        str(state.get(administration.reason_key(place)) or ""), seen if person is not None else None,
    )  # fmt: skip
    administration.attempt(
        place, lambda: int(people.grant(cached.store(), cached.registry(), wish, actor=administration.actor()))
    )


def _history(ever: pl.DataFrame, person: str | None, texts: Texts) -> None:
    """List every role that was given or taken away, the newest first."""
    with st.container(border=True):
        markup.title(texts.say("people-history-of", name=person) if person else texts.say("people-history"))
        if ever.is_empty():
            st.caption(texts.say("admin-history-none"))
            return
        read = _read(ever, texts)
        header = [Cell(texts.say(f"people-column-{name}")) for name in _VERSIONS]
        body = [
            [Cell(row[name], keep=name in ("since", "role")) for name in _VERSIONS]
            for row in read.head(_LISTED).iter_rows(named=True)
        ]
        with st.container(height=_HEIGHT if len(body) > _FEW else "content", border=False):
            markup.table(header, body, label=texts.say("people-history"), broad=True)
        if read.height > _LISTED:
            st.caption(texts.say("admin-upload-more", shown=_LISTED, total=read.height))
        _offer(read, _VERSIONS, texts.say("people-download-history"), "role_versions", texts)


def _table(texts: Texts) -> None:
    """Write the one table of permissions as it is checked."""
    header = [Cell(texts.say("people-column-action")), *(Cell(texts.say(f"role-{one.value}")) for one in Role)]
    body = [
        [Cell(texts.say(f"action-{action.value}")), *(Cell(_reach(role, action, texts)) for role in Role)]
        for action in Action
    ]
    markup.table(header, body, label=texts.say("people-table"), broad=True)


def _reach(role: Role, action: Action, texts: Texts) -> str:
    where = PERMITTED[role].get(action, frozenset())
    if not where:
        return "—"
    if Place.PARENT in where and Place.SIBLING not in where:
        return texts.say("people-binding")
    reach = "everywhere" if Place.SIBLING in where else "below" if Place.CHILD in where else "here"
    return texts.say(f"people-{reach}")
