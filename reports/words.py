"""How one attainment row is said in a document: names, numbers with units, dates, status. Chinese runs on unspaced."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from charts import numbers
from charts.theme import MARKS
from charts.wording import listed
from domain.terms import AppliesTo, Comparator, Status
from locales import Texts

_PER_UNIT = (AppliesTo.EACH_UNIT.value, AppliesTo.UNIT_TEST.value)
_MOST_NAMES = 10
Row = Mapping[str, Any]


def tight(text: str, texts: Texts) -> str:
    """Return a number with its unit as running Chinese has it, without the space that screens set."""
    return text.replace(" ", "") if texts.chinese else text


def in_language(row: Row, name: str, texts: Texts) -> str:
    """Return `<name>_zh` or `<name>_en` of a row; empty where there is none."""
    return str(row.get(f"{name}_{'zh' if texts.chinese else 'en'}") or "")


def region(row: Row, texts: Texts) -> str:
    """Return the region's name out of an attainment row or a row of the register."""
    return in_language(row, "region" if "region_zh" in row else "name", texts)


def name(row: Row, texts: Texts, *, short: bool = False) -> str:
    """Return the target's name: its indicator, and whether the value is the share of units that pass."""
    said = in_language(row, "short" if short else "indicator", texts)
    if row["unit"] == numbers.PERCENT and row["indicator_unit"] != numbers.PERCENT:
        return texts.say("share-of-units", name=said)
    return said


def places(row: Row, values: Sequence[float | None] = ()) -> int:
    """Return the decimals of a row's value: those it shares with its target, or with the `values` of its table."""
    return numbers.decimals_in([*(values or [row["value"]]), row["target_value"]], row["unit"])


def value(row: Row, texts: Texts, *, decimals: int | None = None) -> str:
    """Return the value with its unit; a milestone is done or not; a missing one is a dash."""
    if row["comparator"] == Comparator.DONE_BY.value:
        if row["value"] is None:
            return numbers.MISSING
        return texts.say("status-done" if row["value"] >= 1 else "status-not_yet")
    digits = places(row) if decimals is None else decimals
    said = numbers.amount(row["value"], row["unit"], texts, decimals=digits, threshold=row["target_value"])
    return tight(said, texts)


def target(row: Row, texts: Texts) -> str:
    """Return what is asked: `≥63%`, `16个子项目`, done in time."""
    per_share = row["applies_to"] in _PER_UNIT and row["unit"] == numbers.PERCENT
    kind = Comparator.AT_LEAST if per_share else Comparator(row["comparator"])
    if kind is Comparator.EXACTLY or (per_share and row["target_value"] == 100):  # 16个 and 100% need no sign
        return tight(numbers.amount(row["target_value"], row["unit"], texts), texts)
    return tight(numbers.target(kind, row["target_value"], row["unit"], texts, upper=row["upper"]), texts)


def gap(row: Row, texts: Texts, *, signed: bool = True, decimals: int | None = None) -> str:
    """Return the distance to the target with its unit; unsigned it is how much is lacking."""
    if row["gap"] is None:
        return numbers.MISSING
    digits = places(row) if decimals is None else decimals
    far = row["gap"] if signed else abs(row["gap"])
    return tight(numbers.difference(far, row["unit"], texts, decimals=digits, signed=signed), texts)


def status(word: str, texts: Texts, *, mark: bool = True) -> str:
    """Return a status as its word, with its mark before it."""
    said = texts.say(f"status-{word}")
    return f"{MARKS[Status(word)]} {said}" if mark else said


def in_sentence(word: str, texts: Texts) -> str:
    """Return a status as it stands inside a sentence."""
    said = status(word, texts, mark=False)
    return said if texts.chinese else said[0].lower() + said[1:]


def reason(row: Row, texts: Texts) -> str:
    """Return why the status is what it is; empty where nothing is to be added."""
    return texts.say(f"reason-{row['reason']}") if row["reason"] else ""


def day(at: date, texts: Texts) -> str:
    """Return a day: 2024年9月30日 / 30 September 2024."""
    return texts.say("bulletin-day", year=str(at.year), month=at.month, day=at.day)


def moment(at: datetime | None, texts: Texts) -> str:
    """Return a moment to the minute; a dash where there is none."""
    if at is None:
        return numbers.MISSING
    return texts.say(
        "bulletin-moment",
        year=str(at.year),
        month=at.month,
        day=at.day,
        hour=f"{at.hour:02d}" if not texts.chinese else str(at.hour),
        minute=f"{at.minute:02d}",
    )


def share(part: float, whole: float) -> str:
    """Return a part of a whole in percent with one decimal; a dash where there is no whole."""
    if not whole:
        return numbers.MISSING
    exact = part / whole * 100
    # 99.96 is not all, 0.04 is not nothing: the neighbours of 0 and 100 are shown with the places they need.
    return numbers.number(exact, decimals=0 if exact in (0, 100) else 1, threshold=100.0) + numbers.PERCENT


def few(names: Sequence[str], texts: Texts) -> str:
    """Return names as a list; beyond ten the rest is counted, an attachment has them all."""
    if len(names) <= _MOST_NAMES:
        return listed(names, texts)
    return texts.say("bulletin-list-more", names=joined(names[:_MOST_NAMES], texts), count=len(names))


def joined(parts: Sequence[str], texts: Texts, *, by: str = "list-comma") -> str:
    """Return parts with the mark `by` between them."""
    return texts.say(by).join(parts)


def moved(places_won: int | None, texts: Texts) -> str:
    """Return the change of rank in words; a dash where there was no rank before."""
    if places_won is None:
        return numbers.MISSING
    if places_won == 0:
        return texts.say("bulletin-level")
    return texts.say("bulletin-up" if places_won > 0 else "bulletin-down", places=str(abs(places_won)))
