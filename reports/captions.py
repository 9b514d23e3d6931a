"""What surrounds the figures of one target, made from its rows: names, sources, dates, completeness."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import polars as pl

from charts import headlines, numbers
from charts.caption import Caption, TargetLine
from domain.periods import Period
from domain.terms import Comparator
from locales import Texts
from services.registry import Registry


@dataclass(frozen=True)
class Subject:
    """A target with its indicator and document, as rows of the registry."""

    target: Mapping[str, Any]
    indicator: Mapping[str, Any]
    document: Mapping[str, Any]


def subject(registry: Registry, target_id: str) -> Subject:
    """Return a target with its indicator and document; MonitorError for an unknown id."""
    target = registry.target(target_id)
    indicator = registry.indicators.filter(pl.col("indicator_id") == target["indicator_id"]).row(0, named=True)
    document = registry.documents.filter(pl.col("document_id") == target["document_id"]).row(0, named=True)
    return Subject(target, indicator, document)


def in_language(row: Mapping[str, Any], name: str, texts: Texts) -> str:
    """Return `<name>_zh` or `<name>_en` of a row, whichever the reader reads; empty where there is none."""
    return str(row.get(f"{name}_{'zh' if texts.chinese else 'en'}") or "")


def region_name(row: Mapping[str, Any], texts: Texts) -> str:
    """Return a region's name out of a row of the register or of an attainment frame."""
    if "region_zh" in row:
        return in_language(row, "region", texts)
    return in_language(row, "name", texts)


def shown_name(about: Subject, row: Mapping[str, Any], texts: Texts, *, short: bool = False) -> str:
    """Return the indicator's name; where a row holds the share of units that pass instead of the value, it says so."""
    name = in_language(about.indicator, "short" if short else "name", texts)
    if row["unit"] == "%" and about.indicator["unit"] != "%":
        return texts.say("share-of-units", name=name)
    return name


def source_text(about: Subject, texts: Texts) -> str:
    """Return document and clause."""
    name = in_language(about.document, "short", texts)
    number = about.document["number"] or ""
    document = (number or name) if texts.chinese else (f"{name} ({number})" if number else name)
    return f"{document}{about.target['clause']}"


def moment_text(known_at: str | None, recorded_at: datetime | None) -> str:
    """Return the moment up to which data is known: the one asked for, else that of the latest change."""
    moment = datetime.fromisoformat(known_at) if known_at else recorded_at
    return f"{moment:%Y-%m-%d %H:%M}" if moment else "—"


def completeness_text(row: Mapping[str, Any]) -> str:
    """Return units that reported of units that should."""
    return f"{row['reported_units']}/{row['expected_units']}"


def caption(
    about: Subject, row: Mapping[str, Any], texts: Texts, *, as_of: Period, known_at_text: str, demonstration: bool
) -> Caption:
    """Return what is printed around a figure of one target; `row` is the region's own attainment row."""
    return Caption(
        indicator=shown_name(about, row, texts),
        unit=str(row["unit"]),
        as_of_text=headlines.period_words(str(as_of), texts),
        known_at_text=known_at_text,
        source_text=source_text(about, texts),
        quote=str(about.target["quote"]),
        method_text=texts.say(f"method-{row['method']}"),
        completeness_text=completeness_text(row),
        demonstration=demonstration,
    )


def notes(caption: Caption, texts: Texts) -> list[tuple[str, str]]:
    """Return what is printed around a figure as lines of label and text, for the notes of a workbook."""
    said = (
        ("shown-indicator", caption.indicator),
        ("shown-unit", numbers.unit_word(caption.unit, texts)),
        ("shown-as-of", caption.as_of_text),
        ("shown-known-at", caption.known_at_text),
        ("shown-source", caption.source_text),
        ("shown-quote", caption.quote),
        ("shown-method", caption.method_text),
        ("shown-completeness", caption.completeness_text),
        ("shown-data", texts.say("demonstration") if caption.demonstration else ""),
        ("shown-remark", caption.remark),
    )
    return [(texts.say(key), line) for key, line in said if line]


def target_line(row: Mapping[str, Any]) -> TargetLine | None:
    """Return the line that a value is held against; None where the target is no number here."""
    if row["target_value"] is None:
        return None
    return TargetLine(Comparator(row["comparator"]), float(row["target_value"]), row["due_date"])
