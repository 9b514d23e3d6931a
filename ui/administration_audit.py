"""The audit trail: whether it holds, who did what when, by span of time, person, action and words; a page at a time."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import polars as pl
import streamlit as st

from domain.errors import MonitorError
from locales import Texts
from services import audit, clock, trail
from services.trail import TrailQuery
from ui import administration, cached, filters, identity, markup, tables
from ui.administration import ALL, link_to
from ui.markup import Cell

_TAB = "audit"
_PAGE, _SHORT = 50, 60
_COLUMNS = ("line", "when", "who", "action", "subject", "details", "version")
_FIRST = date(2020, 1, 1)


def draw(texts: Texts) -> None:
    """Draw the state of the trail, the filters, the lines that fit them, and the way to their file."""
    who = identity.reader()
    head = trail.head(cached.store(), cached.registry(), reader=who)
    _state(head, texts)
    query = _asked(head, texts)
    page = _page(texts)
    found = trail.lines(
        cached.store(), cached.registry(), query, reader=who, rows=_PAGE, skip=(page - 1) * _PAGE
    )  # fmt: skip
    pages = max(1, -(-found.total // _PAGE))
    if page > pages:
        filters.refuse("leaf", str(page), texts)
        page, found = 1, trail.lines(cached.store(), cached.registry(), query, reader=who, rows=_PAGE)
    if not found.total:
        st.info(texts.say("admin-none-found"), icon=":material/search:")
        return
    first = (page - 1) * _PAGE + 1
    said = {"first": first, "last": first + found.rows.height - 1, "total": found.total}
    st.caption(texts.say("audit-count", **said))
    _table(found.rows, texts)
    _pager(page, pages, texts)
    _file(query, texts)


def _state(head: str, texts: Texts) -> None:
    """Say whether every line holds; worked out anew whenever a line was added."""
    found: audit.Verified = cached.figure(f"audit-verified|{head}", lambda: audit.verified(cached.store()))
    said = {"count": found.count, "moment": f"{found.at:%Y-%m-%d %H:%M}"}
    if found.fault is None:
        st.success(texts.say("audit-holds", **said), icon=":material/verified:")
    else:
        fault = texts.say(f"audit-fault-{found.fault.kind}", line=found.fault.line)
        st.error(texts.say("audit-broken", fault=fault, **said), icon=":material/gpp_bad:")


def _asked(head: str, texts: Texts) -> TrailQuery:
    """Return what the filters ask for; all of it stands in the URL."""
    actors, actions = cached.figure(
        f"audit-names|{head}|{identity.reader()}",
        lambda: trail.named(cached.store(), cached.registry(), reader=identity.reader()),
    )
    with st.container(key="filters"):
        places = st.columns([1.3, 1, 1, 0.8, 0.8], vertical_alignment="bottom")
    with places[0]:
        words = administration.search(texts)
    all_of_them = {ALL: texts.say("admin-all")}
    people = all_of_them | {name: _person(name, texts) for name in actors}
    kinds = all_of_them | {name: action_word(name, texts) for name in actions}
    with places[1]:
        by = filters.choose("by", list(people), ALL, texts, label=people.__getitem__, written=lambda: _write("by"))
    with places[2]:
        act = filters.choose("act", list(kinds), ALL, texts, label=kinds.__getitem__, written=lambda: _write("act"))
    with places[3]:
        since = _day("since", texts)
    with places[4]:
        until = _day("until", texts)
    return TrailQuery(
        actor=None if by == ALL else by,
        action=None if act == ALL else act,
        since=clock.start_of(since) if since else None,
        until=clock.start_of(until + timedelta(days=1)) if until else None,
        words=words or None,
    )


def _day(name: str, texts: Texts) -> date | None:
    """Return the day that the URL names or that is chosen; None where nothing is asked."""
    asked, key = st.query_params.get(name), f"audit-{name}"
    current = None
    if asked is not None:
        try:
            current = clock.day(asked)
        except MonitorError:
            filters.refuse(name, asked, texts)
    if current is not None and not _FIRST <= current <= clock.today():
        filters.refuse(name, str(asked), texts)
        current = None
    st.session_state[key] = current

    def write() -> None:
        chosen = st.session_state[key]
        _leave_page()
        if chosen is None:
            st.query_params.pop(name, None)
        else:
            st.query_params[name] = chosen.isoformat()

    st.date_input(
        texts.say(f"audit-{name}"), key=key, min_value=_FIRST, max_value=clock.today(), format="YYYY-MM-DD",
        on_change=write,
    )  # fmt: skip
    return current


def _leave_page() -> None:
    st.query_params.pop("leaf", None)


def _write(name: str) -> None:
    _leave_page()
    st.query_params[name] = st.session_state[name]


def _page(texts: Texts) -> int:
    asked = st.query_params.get("leaf")
    if asked is None:
        return 1
    if asked.isascii() and asked.isdigit() and len(asked) < len("1000000") and int(asked) >= 1:
        return int(asked)
    filters.refuse("leaf", asked, texts)
    return 1


def _table(rows: pl.DataFrame, texts: Texts) -> None:
    header = [Cell(texts.say(f"audit-column-{name}"), right=name in ("line", "version")) for name in _COLUMNS]
    body = [_cells(row, texts) for row in rows.iter_rows(named=True)]
    with st.container(border=True):
        markup.table(header, body, label=texts.say("admin-tab-audit"), broad=True)


def _cells(row: Mapping[str, Any], texts: Texts) -> Sequence[Cell]:
    return [
        Cell(str(row["line"]), right=True, keep=True),
        Cell(f"{row['recorded_at']:%Y-%m-%d %H:%M:%S}", keep=True),
        Cell(_person(row["actor"], texts)),
        Cell(action_word(row["action"], texts), keep=True),
        *(Cell(row[name], keep=len(row[name]) <= _SHORT) for name in ("subject", "details")),
        Cell("" if row["version"] is None else str(row["version"]), right=True),
    ]


def _person(name: str, texts: Texts) -> str:
    return texts.say("identity-public") if name == "public" else name


def action_word(action: str, texts: Texts) -> str:
    """Return an action of the trail as it is read; one that nobody named stands for itself."""
    key = f"audit-action-{action.replace(' ', '-')}"
    return texts.say(key) if texts.has(key) else action


def _pager(page: int, pages: int, texts: Texts) -> None:
    """Link to the newer and older lines."""
    if pages == 1:
        return
    links = [
        markup.link(texts.say(f"audit-{name}"), link_to(_TAB, leaf=str(to) if to > 1 else None))
        for name, to, there in (("newer", page - 1, page > 1), ("older", page + 1, page < pages))
        if there
    ]
    said = texts.say("audit-page", page=page, pages=pages)
    st.html(f'<div class="mon-links"><span>{said}</span> {" ".join(links)}</div>')


def _file(query: TrailQuery, texts: Texts) -> None:
    """Offer every line that fits the filters, as it was recorded."""
    store, registry, who = cached.store(), cached.registry(), identity.reader()
    names = dict(zip(trail.COLUMNS, (*_COLUMNS, "digest"), strict=True))
    labels = {column: texts.say(f"audit-column-{name}") for column, name in names.items()}

    def whole() -> pl.DataFrame:
        rows = trail.lines(store, registry, query, reader=who).rows
        return rows.with_columns(pl.col("recorded_at").dt.strftime("%Y-%m-%d %H:%M:%S%.6f")).rename(labels)

    tables.download(whole, texts.say("audit-download"), file_name="audit_trail", key="download-audit")
