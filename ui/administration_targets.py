"""The targets of the registry: the list with its filters, one target with its form, its quote and its history."""

from collections.abc import Mapping
from typing import Any

import polars as pl
import streamlit as st

from charts import numbers
from domain.terms import Comparator, Method
from locales import Texts
from services.registry import Registry
from ui import administration, administration_forms, administration_upload, cached, filters, markup, tables
from ui.administration import ALL, link_to
from ui.administration_forms import Entry, Form
from ui.captions import in_language, region_name, source_text, subject
from ui.links import address
from ui.markup import Cell

_SHEET = "targets"
_HEIGHT, _FEW = 560, 14
_COLUMNS = ("indicator", "source", "theme", "region", "target", "due", "method", "headline", "mark")


def draw(texts: Texts) -> None:
    """Draw the list of targets, or the one that the URL opens."""
    registry = cached.registry()
    chosen = administration.opened(registry.targets["target_id"].to_list(), texts)
    if chosen is None:
        _list(registry, texts)
        with st.container(border=True):
            administration_upload.draw(_SHEET, texts)
    else:
        st.html(f'<div class="mon-links">{markup.link(texts.say("admin-back"), link_to(_SHEET))}</div>')
        _one(registry, chosen, texts)


def _list(registry: Registry, texts: Texts) -> None:
    with st.container(key="filters"):
        places = st.columns([1.3, 1.2, 1.2, 1.1], vertical_alignment="bottom")
    with places[0]:
        words = administration.search(texts)
    chosen = {}
    for place, (name, labels) in zip(places[1:], _choices(registry, texts).items(), strict=True):
        with place:
            chosen[name] = filters.choose(name, list(labels), ALL, texts, label=labels.__getitem__)
    rows = _rows(registry, texts).filter(
        *(pl.col(_FILTERED[name]) == value for name, value in chosen.items() if value != ALL), _says(words)
    )
    st.caption(texts.say("admin-targets-count", shown=rows.height, total=registry.targets.height))
    if rows.is_empty():
        st.info(texts.say("admin-none-found"), icon=":material/search:")
        return
    with st.container(border=True, height=_HEIGHT if rows.height > _FEW else "content"):
        header = [Cell(texts.say(f"admin-column-{name}")) for name in _COLUMNS]
        body = [_cells(row) for row in rows.iter_rows(named=True)]
        markup.table(header, body, label=texts.say("admin-tab-targets"), broad=True)
    written = rows.select("target_id", *(pl.col(name).alias(texts.say(f"admin-column-{name}")) for name in _COLUMNS))
    tables.download(written, texts.say("admin-download-targets"), file_name="targets", key="download-targets")


_FILTERED = {"source": "document_id", "area": "theme_key", "binds": "region_code"}


def _choices(registry: Registry, texts: Texts) -> dict[str, dict[str, str]]:
    """Return for each filter the values that occur among the targets, with their names."""
    targets = registry.targets
    short = "short_zh" if texts.chinese else "short_en"
    documents = registry.documents.filter(pl.col("document_id").is_in(targets["document_id"].unique().implode()))
    regions = registry.regions.filter(pl.col("code").is_in(targets["region_code"].unique().implode())).sort("code")
    themes = registry.themes.select("theme", shown=pl.col("theme") if texts.chinese else pl.col("theme_en"))
    return {
        "source": {ALL: texts.say("admin-all")} | dict(documents.select("document_id", short).iter_rows()),
        "area": {ALL: texts.say("admin-all")} | dict(themes.iter_rows()),
        "binds": {ALL: texts.say("admin-all")}
        | {row["code"]: region_name(row, texts) for row in regions.iter_rows(named=True)},
    }


def _rows(registry: Registry, texts: Texts) -> pl.DataFrame:
    """Return every target as it is read, with what the filters look at."""
    lines = [_row(registry, row, texts) for row in registry.targets.iter_rows(named=True)]
    return pl.DataFrame(lines)


def _row(registry: Registry, target: Mapping[str, Any], texts: Texts) -> dict[str, str]:
    about = subject(registry, str(target["target_id"]))
    theme = registry.themes.filter(pl.col("theme") == target["theme"])["theme_en"]
    return {
        "target_id": str(target["target_id"]),
        "document_id": str(target["document_id"]),
        "theme_key": str(target["theme"]),
        "region_code": str(target["region_code"]),
        "quote": str(target["quote"]),
        "indicator": in_language(about.indicator, "short", texts),
        "source": source_text(about, texts),
        "theme": str(target["theme"] if texts.chinese else theme.item()),
        "region": region_name(registry.region(target["region_code"]), texts),
        "target": _number(target, str(about.indicator["unit"]), texts),
        "due": target["due_date"].isoformat(),
        "method": texts.say(f"method-{target['method']}"),
        "headline": str(target["headline"] or ""),
        "mark": texts.say("admin-mark-differs") if _differs(target, about.indicator) else "",
    }


def _number(target: Mapping[str, Any], unit: str, texts: Texts) -> str:
    return numbers.target(target["comparator"], target["threshold"], unit, texts, upper=target["upper"])


def _differs(target: Mapping[str, Any], indicator: Mapping[str, Any]) -> bool:
    """Whether a target is held against another number than the text has; they may count different things."""
    return bool(target["unit"] == indicator["unit"] and target["threshold"] != target["value"])


def _says(words: str) -> pl.Expr:
    if not words:
        return pl.lit(value=True)
    said = pl.concat_str("target_id", "indicator", "source", "quote", separator=" ").str.to_lowercase()
    return pl.all_horizontal(said.str.contains(word, literal=True) for word in words.lower().split())


def _cells(row: Mapping[str, str]) -> list[Cell]:
    kept = ("due", "target", "region")
    return [
        Cell(row["indicator"], href=link_to(_SHEET, open=row["target_id"])),
        *(Cell(row[name], keep=name in kept) for name in _COLUMNS[1:]),
    ]


def _one(registry: Registry, target_id: str, texts: Texts) -> None:
    about = subject(registry, target_id)
    left, right = st.columns([1, 1.35])
    with left.container(border=True):
        markup.title(in_language(about.indicator, "name", texts))
        quoted = texts.say("fact-quote")
        markup.facts(_facts(registry, about.target, about.indicator, source_text(about, texts), texts), quoted=quoted)
        binding = str(about.target["region_code"])
        seen = address("indicator", target=target_id, region=binding)
        ways = [markup.link(texts.say("admin-to-indicator"), seen)]
        ways.append(
            markup.link(texts.say("admin-to-definition"), link_to("indicators", open=about.indicator["indicator_id"]))
        )
        st.html(f'<div class="mon-links">{"".join(ways)}</div>')
    with right.container(border=True):
        markup.title(texts.say("admin-edit"))
        form = administration_forms.form_of(_SHEET, (target_id,), _entries(about.target, texts), texts)
        edit = administration_forms.typed(form, texts)
        administration_forms.confirmed(
            form.place, _SHEET, [edit], texts,
            warnings=lambda cells: _warnings(registry, about.target, form, cells, texts),
        )  # fmt: skip
    with st.container(border=True):
        administration_forms.history(_SHEET, {"target_id": target_id}, texts)


def _facts(
    registry: Registry, target: Mapping[str, Any], indicator: Mapping[str, Any], source: str, texts: Texts
) -> list[tuple[str, str]]:
    pairs = [
        ("fact-source", source),
        ("fact-quote", str(target["quote"])),
        ("fact-indicator", in_language(indicator, "short", texts)),
        ("admin-fact-number", str(target["target_id"])),
        ("admin-fact-quoted", _quoted(target, texts)),
        ("admin-fact-held", _number(target, str(indicator["unit"]), texts)),
        ("admin-fact-region", region_name(registry.region(target["region_code"]), texts)),
        ("admin-fact-applies", texts.say(f"applies-{target['applies_to']}")),
        ("admin-fact-due", texts.say(f"fact-due-{target['due_basis']}", date=target["due_date"].isoformat(),
                                     note=in_language(target, "due_note", texts))),
    ]  # fmt: skip
    return [(texts.say(key), said) for key, said in pairs if said]


def _quoted(target: Mapping[str, Any], texts: Texts) -> str:
    if target["value"] is None:
        return ""
    return numbers.target(target["comparator"], target["value"], str(target["unit"]), texts, upper=target["upper"])


def _entries(target: Mapping[str, Any], texts: Texts) -> list[Entry]:
    milestone = target["comparator"] == Comparator.DONE_BY.value
    numbers_of = [] if milestone else [Entry("threshold", longest=20), Entry("tolerance", longest=20)]
    if target["comparator"] == Comparator.BETWEEN.value:
        numbers_of.insert(1, Entry("upper", longest=20))
    method = Entry("method", options=tuple(one.value for one in Method))
    return [
        Entry("due_date", day=True), *numbers_of, *([] if milestone else [method]),
        Entry("headline", longest=3, help=texts.say("admin-headline-help")),
    ]  # fmt: skip


def _warnings(
    registry: Registry, target: Mapping[str, Any], form: Form, cells: pl.DataFrame, texts: Texts
) -> list[str]:
    """Say where a change and the quote part ways, and where a rank is taken."""
    new = dict(cells.select("field", "new").iter_rows())
    said = []
    if "threshold" in new and not _as_quoted(target, new["threshold"]):
        said.append(
            texts.say("admin-warn-quote", quoted=_quoted(target, texts), quote=target["quote"], new=new["threshold"])
        )
    if "due_date" in new and form.held["due_basis"] == "stated":
        said.append(texts.say("admin-warn-due", quote=target["quote"], new=new["due_date"]))
    taken = registry.targets.filter(
        (pl.col("headline").cast(pl.String) == new.get("headline", ""))
        & (pl.col("target_id") != target["target_id"])
    )  # fmt: skip
    if new.get("headline") and taken.height:
        short = in_language(registry.indicator(taken["indicator_id"][0]), "short", texts)
        said.append(texts.say("admin-warn-rank", rank=new["headline"], name=short))
    return said


def _as_quoted(target: Mapping[str, Any], typed: str) -> bool:
    try:
        return target["value"] is not None and float(typed) == target["value"]
    except ValueError:
        return True  # what is no number is refused by itself
