"""One sentence per figure that shows its arithmetic: what was counted, what was asked, how it was judged."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import polars as pl

from charts import numbers
from charts.headlines import period_words
from domain.terms import AppliesTo, Comparator, Kind, Level, Reason, Status
from locales import LANGUAGES, Texts
from locales import texts as texts_of
from services.registry import Registry

_PER_UNIT = (AppliesTo.EACH_UNIT.value, AppliesTo.UNIT_TEST.value)


def explained(figures: pl.DataFrame, registry: Registry) -> pl.DataFrame:
    """Return the figures of `monitoring.attainment` with explanation_zh and explanation_en."""
    sentences = {
        name: [explain(row, registry, texts_of(language)) for row in figures.iter_rows(named=True)]
        for name, language in zip(("explanation_zh", "explanation_en"), LANGUAGES, strict=True)
    }
    return figures.with_columns(pl.Series(name, lines, dtype=pl.String) for name, lines in sentences.items())


def explain(row: Mapping[str, Any], registry: Registry, texts: Texts) -> str:
    """Return the sentence for one row of `monitoring.attainment`, in the language of `texts`."""
    target = registry.target(row["target_id"])
    indicator = registry.indicator(row["indicator_id"])
    parts = [_fact(row, target, indicator, texts), _parts(row, texts), _asked(row, target, texts), _verdict(row, texts)]
    return texts.say("explain-joint").join(part for part in parts if part) + texts.say("explain-stop")


def _fact(row: Mapping[str, Any], target: Mapping[str, Any], indicator: Mapping[str, Any], texts: Texts) -> str:
    if row["comparator"] == Comparator.DONE_BY.value:
        return texts.say("explain-milestone", due=_day(row["due_date"], texts))
    if row["comparator"] == Comparator.PER_PERIOD.value and row["periods_due"]:
        return texts.say(
            "explain-periods", due=row["periods_due"], kept=row["periods_kept"] or 0, known=row["periods_known"] or 0
        )
    when = period_words(row["period"], texts)
    if row["value"] is None:
        return texts.say("explain-no-value", period=when)
    if row["source"] == "derived" and row["numerator"] is not None:
        return _share_of_units(row, target, indicator, texts, when=when)
    value = numbers.amount(row["value"], row["unit"], texts, decimals=_decimals(row), threshold=row["target_value"])
    if row["numerator"] is not None and row["denominator"] is not None and indicator["kind"] == Kind.RATIO.value:
        counted = {name: numbers.number(row[name], decimals=_whole(row[name])) for name in ("numerator", "denominator")}
        return texts.say("explain-ratio", period=when, value=value, **counted)
    return texts.say("explain-value", period=when, value=value)


def _parts(row: Mapping[str, Any], texts: Texts) -> str:
    if row["children_difference"] is None:
        return ""
    places = max(_decimals(row), numbers.decimals_in([row["children_value"]], row["unit"]))
    return texts.say(
        "explain-difference",
        parts=numbers.amount(row["children_value"], row["unit"], texts, decimals=places),
        difference=numbers.difference(row["children_difference"], row["unit"], texts),
    )


def _share_of_units(
    row: Mapping[str, Any], target: Mapping[str, Any], indicator: Mapping[str, Any], texts: Texts, *, when: str
) -> str:
    minimum = target["threshold"] if row["applies_to"] in _PER_UNIT else target["inner_value"]
    unit = str(indicator["unit"] if row["applies_to"] in _PER_UNIT else "家").partition("/")[0]
    level = Level(str(indicator["reporting_level"])) if row["applies_to"] in _PER_UNIT else Level.COUNTY
    return texts.say(
        "explain-units",
        period=when,
        units=numbers.number(row["denominator"], decimals=0),
        place=texts.say(f"explain-units-{level.value}"),
        passing=numbers.number(row["numerator"], decimals=0),
        minimum=numbers.amount(minimum, unit, texts),
        share=numbers.amount(row["value"], "%", texts, decimals=1, threshold=row["target_value"]),
    )


def _asked(row: Mapping[str, Any], target: Mapping[str, Any], texts: Texts) -> str:
    if row["target_value"] is None or row["comparator"] in (Comparator.DONE_BY.value, Comparator.PER_PERIOD.value):
        return ""
    comparator = Comparator.AT_LEAST if row["applies_to"] in _PER_UNIT else Comparator(row["comparator"])
    asked = numbers.target(comparator, row["target_value"], row["unit"], texts, upper=target["upper"])
    said = texts.say("explain-target", target=asked)
    if row["decomposed"]:
        said += texts.say("explain-decomposed")
    if row["tolerance"]:
        said += texts.say(
            "explain-tolerance", tolerance=numbers.difference(row["tolerance"], row["unit"], texts, signed=False)
        )
    if row["gap"] is not None and row["gap"] < 0 and row["own_status"] != Status.MET.value:
        said += texts.say("explain-short", gap=numbers.difference(-row["gap"], row["unit"], texts, signed=False))
    return said


def _verdict(row: Mapping[str, Any], texts: Texts) -> str:
    said = texts.say(f"status-{row['status']}")
    settled = row["status"] in (Status.MET.value, Status.MISSED.value, Status.CANNOT_ASSESS.value)
    if row["pace"] is not None and not settled and row["comparator"] != Comparator.PER_PERIOD.value:
        places = max(_decimals(row), numbers.decimals_in([row["expected_value"]], row["unit"]))
        expected = numbers.amount(row["expected_value"], row["unit"], texts, decimals=places)
        said = texts.say("explain-expected", expected=expected, status=said)
    if row["reason"]:
        said += texts.say("explain-reason", reason=texts.say(f"reason-{row['reason']}"))
    if row["reason"] == Reason.INCOMPLETE.value:
        said += texts.say("explain-reported", reported=row["reported_units"], expected=row["expected_units"])
    if row["lower_bound"] is not None and row["upper_bound"] is not None:
        ends = {
            name: numbers.amount(row[name], row["unit"], texts, decimals=1) for name in ("lower_bound", "upper_bound")
        }
        said += texts.say("explain-bounds", **ends)
    return said


def _decimals(row: Mapping[str, Any]) -> int:
    return numbers.decimals_in([row["value"], row["target_value"]], row["unit"])


def _whole(value: float) -> int:
    return 0 if float(value).is_integer() else 2


def _day(day: date, texts: Texts) -> str:
    return texts.say("explain-day", year=str(day.year), month=day.month, day=day.day)
