"""What stands behind an indicator: who says so, measured how, by when, and what was published elsewhere."""

from collections.abc import Mapping
from html import escape
from typing import Any

import polars as pl
import streamlit as st

from charts import headlines, numbers, rows
from domain.terms import Comparator, Kind, Method, Status
from locales import Texts
from reports import departments
from services.explaining import explain
from services.registry import Registry
from ui import markup
from ui.captions import Subject, in_language, region_name, shown_name, source_text
from ui.links import address


def crumbs(registry: Registry, region_code: str, texts: Texts) -> None:
    """Write the way up from the region to the country as links."""
    *above, here = (registry.region(code) for code in registry.lineage(region_code))
    said = [markup.link(region_name(row, texts), address("indicator", region=str(row["code"]))) for row in above] + [
        f"<b>{escape(region_name(here, texts))}</b>"
    ]
    label = escape(texts.say("indicator-crumbs"))
    st.html(f'<nav class="mon-crumbs" aria-label="{label}">' + " › ".join(said) + "</nav>")


def drill_down(below: pl.DataFrame, texts: Texts) -> None:
    """Write a link to each region below (attainment rows of the children)."""
    if below.is_empty():
        return
    markup.title(texts.say("indicator-drill-down"))
    links = " ".join(
        markup.link(region_name(row, texts), address("indicator", region=row["region_code"]))
        for row in below.sort("region_code").iter_rows(named=True)
    )
    label = escape(texts.say("indicator-drill-down"))
    st.html(f'<nav class="mon-links" aria-label="{label}">{links}</nav>')


def facts(about: Subject, own: Mapping[str, Any], registry: Registry, texts: Texts) -> None:
    """Write quote, definition, due date, method and notes of a target."""
    target, indicator = about.target, about.indicator
    pairs = [
        ("fact-source", source_text(about, texts)),
        ("fact-quote", str(target["quote"])),
        ("fact-indicator", in_language(indicator, "name", texts)),
        ("fact-numerator", in_language(indicator, "numerator", texts)),
        ("fact-denominator", in_language(indicator, "denominator", texts)),
        ("fact-measure", texts.say(f"measure-{indicator['measure']}")),
        ("fact-binds", _binds(target, registry, texts)),
        ("fact-due", _due(target, texts)),
        ("fact-method", _method(own, texts)),
        ("fact-value", _value(own, texts)),
        ("fact-explained", explain(own, registry, texts)),
        ("fact-ahead", _ahead(own, texts)),
        ("fact-other-methods", _other_methods(own, texts)),
        ("fact-departments", departments.lead(str(target["lead_departments"] or ""), registry, texts)),
        ("fact-note", in_language(target, "note", texts)),
    ]
    markup.title(texts.say("indicator-facts"))
    quoted = texts.say("fact-quote")
    markup.facts(((texts.say(key), said) for key, said in pairs), quoted=quoted)


def _binds(target: Mapping[str, Any], registry: Registry, texts: Texts) -> str:
    name = region_name(registry.region(target["region_code"]), texts)
    return texts.say("fact-binds-said", region=name, applies=texts.say(f"applies-{target['applies_to']}"))


def _due(target: Mapping[str, Any], texts: Texts) -> str:
    note = in_language(target, "due_note", texts)
    return texts.say(f"fact-due-{target['due_basis']}", date=target["due_date"].isoformat(), note=note)


def _method(own: Mapping[str, Any], texts: Texts) -> str:
    method = texts.say(f"method-{own['method']}")
    if own["method"] != Method.LINEAR or own["expected_value"] is None or own["elapsed_share"] is None:
        return method
    unit = own["unit"]
    return texts.say(
        "fact-method-said",
        method=method,
        share=f"{own['elapsed_share']:.0%}",
        expected=numbers.amount(own["expected_value"], unit, texts, decimals=1 if unit == numbers.PERCENT else None),
        baseline=numbers.amount(own["baseline_value"], unit, texts),
    )


def _value(own: Mapping[str, Any], texts: Texts) -> str:
    value = numbers.amount(own["value"], own["unit"], texts, threshold=own["target_value"])
    if own["comparator"] == Comparator.DONE_BY:
        value = texts.say(f"status-{own['status']}")
    said = [texts.say("fact-value-said", value=value, source=texts.say(f"source-{own['source']}"))]
    said.append(texts.say("fact-reported", reported=own["reported_units"], expected=own["expected_units"]))
    if own["lower_bound"] is not None and own["upper_bound"] is not None and own["lower_bound"] < own["upper_bound"]:
        bounds = [numbers.amount(own[name], own["unit"], texts, decimals=1) for name in ("lower_bound", "upper_bound")]
        said.append(texts.say("fact-bounds", low=bounds[0], high=bounds[1]))
    return texts.say("list-clause").join(said)


def _ahead(own: Mapping[str, Any], texts: Texts) -> str:
    """Where the pace so far leads, what is needed from now on, when the target would be reached."""
    said = []
    if own["projection"] is not None:
        amount = numbers.amount(own["projection"], own["unit"], texts, decimals=1)
        said.append(texts.say("fact-projection", date=own["due_date"].isoformat(), value=amount))
    if own["required_per_month"] is not None:
        needed = numbers.difference(own["required_per_month"], own["unit"], texts, decimals=2, signed=False)
        said.append(texts.say("fact-required", value=needed))
    if own["reached_on"] is not None:
        said.append(texts.say("fact-reached", date=f"{own['reached_on']:%Y-%m}"))
    return texts.say("list-clause").join(said)


def _other_methods(own: Mapping[str, Any], texts: Texts) -> str:
    if not own["other_methods"]:
        return ""
    pairs = [pair.split(":") for pair in own["other_methods"].split(";")]
    said = texts.say("list-clause").join(
        texts.say("fact-other-method", method=texts.say(f"method-{name}"), status=texts.say(f"status-{status}"))
        for name, status in pairs
    )
    return texts.say("fact-methods-disagree", others=said) if own["methods_disagree"] else said


def second_line(about: Subject, own: Mapping[str, Any], texts: Texts) -> tuple[str, ...]:
    """Return indicator, target and due date as the parts of the second line."""
    milestone = about.indicator["kind"] == Kind.MILESTONE
    unit = "" if milestone else numbers.unit_word(own["unit"], texts)
    name = shown_name(about, own, texts)
    words = numbers.target(own["comparator"], own["target_value"], own["unit"], texts)
    return (
        texts.say("table-with-unit", label=name, unit=unit) if unit else name,
        texts.say("indicator-target", target=words) if not milestone and words != numbers.MISSING else "",
        texts.say("indicator-due", date=own["due_date"].isoformat()),
        markup.status_word(Status(own["status"]), texts),
    )


def sentence(about: Subject, own: pl.DataFrame, texts: Texts) -> str:
    """Return the finding for the region itself: its value, its status, how far it is to the target."""
    row = own.row(0, named=True)
    if about.indicator["kind"] != Kind.MILESTONE:
        return headlines.attained(rows.read(own, texts), row["unit"], texts)
    reason = texts.say(f"reason-{row['reason']}") if row["reason"] else ""
    said = texts.say("indicator-milestone", region=region_name(row, texts), name=shown_name(about, row, texts))
    return said + headlines.joined([texts.say(f"status-{row['status']}"), reason], texts)


def not_concerned(about: Subject, registry: Registry, region_code: str, texts: Texts) -> None:
    """Say that a target does not reach down to a region, with the way to the region that it binds."""
    binding = registry.region(about.target["region_code"])
    name = region_name(registry.region(region_code), texts)
    st.title(in_language(about.indicator, "name", texts), anchor=False)
    st.info(texts.say("indicator-not-concerned", region=name, binding=region_name(binding, texts)))
    st.html(markup.link(region_name(binding, texts), address("indicator", region=str(binding["code"]))))
