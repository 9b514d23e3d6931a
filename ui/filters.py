"""Selections <-> URL. The URL is the one truth: a widget shows what it says and writes back what is chosen.

The widgets' own binding is not used: it writes the label as shown into the URL, so that a link made in Chinese would be
void in English. Here codes stand in the URL, in the same form in every language.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import polars as pl
import streamlit as st

from charts import headlines
from domain.errors import MonitorError
from domain.periods import Period
from domain.terms import AppliesTo, Kind, Method
from locales import Texts
from services import clock
from ui import cached, defaults
from ui.markup import plain

_LATEST, _OWN = "latest", "own"
# Written into the URL even where the reader chose nothing: a link keeps its meaning when a default changes.
_EXPLICIT = ("region", "as_of", "target")
_HERE_ONLY = (AppliesTo.REGION_ONLY.value, AppliesTo.PARAMETER.value)


def _write(name: str) -> None:
    st.query_params[name] = st.session_state[name]


def refuse(name: str, found: str, texts: Texts) -> None:
    """Say kindly that the URL asks for something unknown, and take it out of the links that follow."""
    st.warning(texts.say(f"filter-unknown-{name.replace('_', '-')}", found=plain(found[:60])), icon=":material/info:")
    st.query_params.pop(name, None)


def _choose(
    name: str,
    options: Sequence[str],
    default: str,
    texts: Texts,
    *,
    label: Callable[[str], str],
    written: Callable[[], None] | None = None,
) -> str:
    """Return the option that the URL names, or that the reader chooses; `default` where the URL names none."""
    asked = st.query_params.get(name)
    if asked is not None and asked not in options:
        refuse(name, asked, texts)
    current: str = asked if asked is not None and asked in options else default
    if asked != current and name in _EXPLICIT:
        st.query_params[name] = current
    # On every run: after the browser's way back, what the state still holds belongs to the page before.
    st.session_state[name] = current

    def take() -> None:
        # After a change of language the browser sends the label that it still shows: that is no choice.
        if st.session_state[name] in options:
            (written or (lambda: _write(name)))()

    chosen = st.selectbox(
        texts.say(f"filter-{name.replace('_', '-')}"),
        options,
        format_func=label,
        key=name,
        on_change=take,
        placeholder=texts.say("filter-placeholder"),
    )
    return str(chosen if chosen in options else current)


# For a choice that one screen alone has; its texts are `filter-<name>` and `filter-unknown-<name>`.
choose = _choose


def region(texts: Texts) -> str:
    """Return the chosen region's code out of all of the register, searchable by name or code."""
    paths = cached.region_paths(chinese=texts.chinese)
    default = defaults.region() if defaults.region() in paths else next(iter(paths))
    return _choose("region", list(paths), default, texts, label=paths.__getitem__, written=_move)


def _move() -> None:
    """Go to another region: a period or target that means nothing there is left behind."""
    code = st.session_state["region"]
    _write("region")
    offered = {str(one) for one in cached.reported_periods(code)}
    if st.query_params.get("as_of") not in offered:
        st.query_params.pop("as_of", None)
    if st.query_params.get("target") not in target_labels(code, chinese=True):
        st.query_params.pop("target", None)
    st.query_params.pop("document", None)
    st.query_params.pop("known_at", None)


def as_of(region_code: str, texts: Texts) -> Period:
    """Return the chosen period: quarters with data, the quarter last over, or any other that the URL names."""
    reported = cached.reported_periods(region_code)
    default = _first_period(region_code, reported)
    offered = sorted({*reported, default, due_quarter()}, key=lambda one: one.last_day, reverse=True)
    asked = st.query_params.get("as_of", "")
    try:
        named = Period.parse(asked)
    except MonitorError:
        named = default
    if named not in offered:
        offered.append(named)
    names = [str(one) for one in offered]
    return Period.parse(
        _choose("as_of", names, str(default), texts, label=lambda one: headlines.period_words(one, texts))
    )


def due_quarter() -> Period:
    """Return the quarter that is over and due to be reported."""
    return Period.quarter_of(clock.today()).shifted(-1)


def _first_period(region_code: str, reported: Sequence[Period]) -> Period:
    return defaults.period(reported, runs_until=_runs_until(region_code), fallback=due_quarter())


def _runs_until(region_code: str) -> date | None:
    """Return the last day of the newest document of the region or of the nearest region above that has one."""
    register = cached.registry()
    for code in reversed(register.lineage(region_code)):
        ends: list[date] = register.documents.filter(pl.col("region_code") == code)["period_end"].to_list()
        if ends:
            return max(ends)
    return None


def document(region_code: str, texts: Texts) -> str | None:
    """Return the chosen policy document out of those that bind the region; None for the region's own ones."""
    register = cached.registry()
    binding = register.documents.filter(pl.col("region_code").is_in(register.lineage(region_code)))
    name = "short_zh" if texts.chinese else "short_en"
    labels = {"own": texts.say("filter-document-own")} | {
        row["document_id"]: row["number"] or row[name] if texts.chinese else row[name]
        for row in binding.iter_rows(named=True)
        if row["kind"] == "notice"
    }
    chosen = _choose("document", list(labels), "own", texts, label=labels.__getitem__)
    return None if chosen == "own" else chosen


def known_at(region_code: str, texts: Texts) -> str | None:
    """Return the moment up to which data is known (ISO), or None for all that is there."""
    options = [_LATEST, *cached.received_days(region_code)]
    asked = st.query_params.get("known_at", _LATEST)
    if asked not in options and _moment(asked):
        options.append(asked)
    latest = texts.say("filter-known-latest", number=cached.version())
    chosen = _choose(
        "known_at", options, _LATEST, texts, label=lambda one: latest if one == _LATEST else one.replace("T", " ")
    )
    found = _moment(chosen)
    return found.isoformat() if found else None


def _moment(text: str) -> datetime | None:
    try:
        return clock.moment(text)
    except MonitorError:
        return None


def target_labels(region_code: str, *, chinese: bool) -> Mapping[str, str]:
    """Return id and label of every target that concerns a region, document by document and clause by clause."""
    register = cached.registry()
    column = "short_zh" if chinese else "short_en"
    documents = register.documents.select("document_id", number=pl.coalesce("number", "short_zh"), document="short_en")
    rows = (
        register.targets.filter(
            pl.col("region_code").is_in(register.lineage(region_code))
            & pl.col("duplicate_of").is_null()
            & ((pl.col("region_code") == region_code) | ~pl.col("applies_to").is_in(_HERE_ONLY))
        )
        .join(register.indicators.select("indicator_id", short=column), on="indicator_id", maintain_order="left")
        .join(documents, on="document_id", maintain_order="left")
    )
    source = pl.col("number") if chinese else pl.col("document")
    said = rows.select("target_id", label=pl.format("{}　{}{}", "short", source, "clause"))
    return dict(said.iter_rows())


def _first_target(region_code: str, offered: Sequence[str]) -> str:
    """Return the first target with a number out of the documents nearest to the region."""
    register = cached.registry()
    nearness = {code: place for place, code in enumerate(reversed(register.lineage(region_code)))}
    numeric = register.indicators.filter(pl.col("kind") != Kind.MILESTONE.value)["indicator_id"]
    ranked = (
        register.targets.filter(pl.col("target_id").is_in(offered) & pl.col("indicator_id").is_in(numeric.implode()))
        .with_columns(near=pl.col("region_code").replace_strict(nearness, default=99, return_dtype=pl.Int64))
        .sort("near", "headline", nulls_last=True, maintain_order=True)
    )
    return str(ranked["target_id"][0]) if ranked.height else offered[0]


def target(region_code: str, texts: Texts) -> str:
    """Return the chosen target out of those that concern the region; the duplicates' originals stand for them."""
    labels = target_labels(region_code, chinese=texts.chinese)
    asked = st.query_params.get("target")
    known = dict(cached.registry().targets.select("target_id", "duplicate_of").iter_rows())
    if asked is not None and known.get(asked):
        st.query_params["target"] = known[asked]
    default = defaults.TARGET if defaults.TARGET in labels else _first_target(region_code, list(labels))
    return _choose("target", list(labels), default, texts, label=labels.__getitem__)


def overview_row(texts: Texts) -> tuple[str, Period, str | None, str | None]:
    """Draw the overview's filters in one row; return region, period, document and moment known."""
    with st.container(key="filters"):
        places = st.columns([1.5, 1.1, 1.3, 1.2])
    with places[0]:
        code = region(texts)
    with places[1]:
        period = as_of(code, texts)
    with places[2]:
        chosen = document(code, texts)
    with places[3]:
        return code, period, chosen, known_at(code, texts)


def method(target_id: str, texts: Texts) -> Method | None:
    """Return the method that the URL names or the reader chooses; None for the target's own."""
    own = texts.say(f"method-{cached.registry().target(target_id)['method']}")
    labels = {_OWN: texts.say("filter-method-own", method=own)} | {
        one.value: texts.say(f"method-{one.value}") for one in Method
    }
    chosen = _choose("method", list(labels), _OWN, texts, label=labels.__getitem__)
    return None if chosen == _OWN else Method(chosen)


@dataclass(frozen=True)
class IndicatorChoice:
    """What the indicator page is asked for."""

    region: str
    target: str
    as_of: Period
    method: Method | None
    known_at: str | None


def indicator_row(texts: Texts) -> IndicatorChoice:
    """Draw the indicator page's filters in one row; return what they say."""
    with st.container(key="filters"):
        places = st.columns([1.1, 1.8, 1, 1.25, 1.2])
    with places[0]:
        code = region(texts)
    with places[1]:
        chosen = target(code, texts)
    with places[2]:
        period = as_of(code, texts)
    with places[3]:
        by = method(chosen, texts)
    with places[4]:
        return IndicatorChoice(code, chosen, period, by, known_at(code, texts))
