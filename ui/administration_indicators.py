"""The indicators of the registry: the list, one with its definition, the names that returns use, its history."""

from collections.abc import Mapping
from typing import Any

import polars as pl
import streamlit as st

from charts import numbers
from domain.terms import Direction, Kind
from locales import Texts
from services import decomposing
from services.registry import Registry
from services.revising import Edit
from ui import administration, administration_forms, administration_upload, cached, markup, tables
from ui.administration import link_to
from ui.administration_forms import Entry
from ui.captions import in_language
from ui.markup import Cell

_SHEET, _ALIASES = "indicators", "indicator_aliases"
_HEIGHT, _FEW = 560, 14
_COLUMNS = ("indicator", "unit", "kind", "measure", "direction", "level", "names", "targets")
_NAMES = ("name_zh", "name_en", "short_zh", "short_en")
_PARTS = ("numerator_zh", "numerator_en", "denominator_zh", "denominator_en")


def draw(texts: Texts) -> None:
    """Draw the list of indicators, or the one that the URL opens."""
    registry = cached.registry()
    chosen = administration.opened(registry.indicators["indicator_id"].to_list(), texts)
    if chosen is None:
        _list(registry, texts)
        with st.container(border=True):
            administration_upload.draw(_SHEET, texts)
    else:
        st.html(f'<div class="mon-links">{markup.link(texts.say("admin-back"), link_to(_SHEET))}</div>')
        _one(registry, chosen, texts)


def _list(registry: Registry, texts: Texts) -> None:
    with st.container(key="filters", width=640):
        words = administration.search(texts).lower().split()
    rows = _rows(registry, texts)
    said = pl.concat_str("indicator_id", "name_zh", "name_en", "known_as", separator=" ").str.to_lowercase()
    rows = rows.filter(*(said.str.contains(word, literal=True) for word in words)) if words else rows
    st.caption(texts.say("admin-indicators-count", shown=rows.height, total=registry.indicators.height))
    if rows.is_empty():
        st.info(texts.say("admin-none-found"), icon=":material/search:")
        return
    right = ("names", "targets")
    with st.container(border=True, height=_HEIGHT if rows.height > _FEW else "content"):
        header = [Cell(texts.say(f"admin-column-{name}"), right=name in right) for name in _COLUMNS]
        body = (_cells(row, texts) for row in rows.iter_rows(named=True))
        markup.table(header, body, label=texts.say("admin-tab-indicators"), broad=True)
    written = rows.select("indicator_id", *_NAMES, "unit", "kind", "measure", "direction", *_PARTS)
    labelled = written.rename({name: administration.field_label(name, texts) for name in written.columns})
    tables.download(labelled, texts.say("admin-download-indicators"), file_name="indicators", key="download-indicators")


def _rows(registry: Registry, texts: Texts) -> pl.DataFrame:
    """Return every indicator with how many names and targets it has, and the names as one text to search in."""
    names = registry.aliases.group_by("indicator_id").agg(names=pl.len(), known_as=pl.col("alias").str.join(" "))
    targets = registry.targets.group_by("indicator_id").agg(targets=pl.len())
    return (
        registry.indicators.join(names, on="indicator_id", how="left")
        .join(targets, on="indicator_id", how="left")
        .with_columns(
            pl.col("names", "targets").fill_null(0),
            pl.col("known_as").fill_null(""),
            shown=pl.col("short_zh") if texts.chinese else pl.col("short_en"),
        )
        .sort("indicator_id")
    )


def _cells(row: Mapping[str, Any], texts: Texts) -> list[Cell]:
    return [
        Cell(row["shown"], href=link_to(_SHEET, open=row["indicator_id"])),
        Cell(numbers.unit_word(row["unit"], texts), keep=True),
        Cell(texts.say(f"admin-kind-{row['kind']}"), keep=True),
        Cell(texts.say(f"measure-{row['measure']}")),
        Cell(texts.say(f"admin-direction-{row['direction']}"), keep=True),
        Cell(texts.say(f"level-{row['reporting_level']}"), keep=True),
        Cell(str(row["names"]), right=True),
        Cell(str(row["targets"]), right=True),
    ]


def _one(registry: Registry, indicator_id: str, texts: Texts) -> None:
    indicator = registry.indicator(indicator_id)
    left, right = st.columns([1.5, 1])
    with left.container(border=True):
        markup.title(in_language(indicator, "name", texts))
        st.html(markup.spans(_facts(registry, indicator, texts), kind="mon-second"))
        form = administration_forms.form_of(_SHEET, (indicator_id,), _entries(registry, indicator, texts), texts)
        edit = administration_forms.typed(form, texts)
        administration_forms.confirmed(form.place, _SHEET, [edit], texts)
    with right.container(border=True):
        _aliases(registry, indicator_id, texts)
    with st.container(border=True):
        administration_forms.history(_SHEET, {"indicator_id": indicator_id}, texts)


def _facts(registry: Registry, indicator: Mapping[str, Any], texts: Texts) -> list[str]:
    low, high = decomposing.limits(registry, str(indicator["indicator_id"]))
    return [
        str(indicator["indicator_id"]),
        texts.say(f"admin-kind-{indicator['kind']}"),
        texts.say(f"measure-{indicator['measure']}"),
        texts.say("admin-reported-by", level=texts.say(f"level-{indicator['reporting_level']}")),
        texts.say("admin-limits", low=f"{low or 0:g}", high="∞" if high is None else f"{high:g}"),
    ]


def _entries(registry: Registry, indicator: Mapping[str, Any], texts: Texts) -> list[Entry]:
    parts = _PARTS if indicator["kind"] == Kind.RATIO.value else ()
    return [
        *(Entry(name) for name in _NAMES),
        *(Entry(name, longest=400) for name in parts),
        Entry("unit", options=tuple(registry.units["unit"]), shown=lambda one: numbers.unit_word(one, texts),
              help=texts.say("admin-unit-help")),
        Entry("direction", options=tuple(one.value for one in Direction)),
    ]  # fmt: skip


def _aliases(registry: Registry, indicator_id: str, texts: Texts) -> None:
    """List the names under which returns may name an indicator, and take a new one."""
    markup.title(texts.say("admin-aliases"))
    found = registry.aliases.filter(pl.col("indicator_id") == indicator_id).sort("part", "alias")
    header = [Cell(texts.say(f"admin-column-{name}")) for name in ("alias", "part")]
    body = [
        [Cell(row["alias"]), Cell(texts.say(f"admin-part-{row['part']}"), keep=True)]
        for row in found.iter_rows(named=True)
    ]
    with st.container(height=300 if found.height > 8 else "content", border=False):
        markup.table(header, body, label=texts.say("admin-aliases"))
    st.caption(texts.say("admin-aliases-explained"))
    alias = st.text_input(
        texts.say("admin-alias-new"), key=f"alias-{indicator_id}-{found.height}", max_chars=120
    ).strip()
    part = st.selectbox(
        texts.say("admin-field-part"), ("value", "numerator", "denominator"), key=f"part-{indicator_id}",
        format_func=lambda one: texts.say(f"admin-part-{one}"),
    )  # fmt: skip
    place = f"{_ALIASES}/{indicator_id}"
    if not alias:
        administration.notice(place, texts)
        return
    taken = registry.aliases.filter(pl.col("alias") == alias)
    if taken.height:
        other = in_language(registry.indicator(taken["indicator_id"].item()), "short", texts)
        st.error(administration.plain(texts.say("admin-alias-taken", alias=alias, name=other)), icon=":material/error:")
        return
    edit = Edit((alias,), {"indicator_id": indicator_id, "part": str(part)}, 0)
    administration_forms.confirmed(place, _ALIASES, [edit], texts)
