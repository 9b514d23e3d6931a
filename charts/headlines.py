"""The finding of a figure in one sentence, made from the data by rule."""

from collections.abc import Mapping, Sequence
from datetime import date

from charts import numbers
from charts.caption import TargetLine
from charts.rows import Row, by_gap, by_value, counts, place_kind
from charts.wording import listed
from domain.periods import Period
from domain.terms import Comparator, Status
from locales import Texts

# Told by name, the worst first. Slow is told only where nothing is worse, or the sentence grows too long.
_GRAVE = (Status.MISSED, Status.WORSENING, Status.FAR_BEHIND)
_NAMED = 2


def joined(parts: Sequence[str], texts: Texts) -> str:
    """Return the clauses of a headline as one sentence without a full stop."""
    return texts.say("chart-clause").join(part for part in parts if part)


def attained(rows: Sequence[Row], unit: str, texts: Texts) -> str:
    """Return the finding over the regions of one target: how many met it, who is worst, who cannot be judged."""
    if not rows:
        return texts.say("chart-head-nothing")
    if len(rows) == 1:
        return _single(rows[0], unit, texts)
    found = counts(rows)
    if set(found) == {Status.CANNOT_ASSESS}:
        return joined([_of_all("none-known", rows, texts), _shared_reason(rows, texts)], texts)
    return joined([_reached(rows, found, texts), *_worst(rows, found, texts), *_others(rows, found, texts)], texts)


def _of_all(key: str, rows: Sequence[Row], texts: Texts, met: int = 0) -> str:
    total = len(rows)
    place = texts.say(f"chart-place-{place_kind(rows)}", count=total)
    return texts.say(f"chart-head-{key}", total=total, place=place, met=met)


def _shared_reason(rows: Sequence[Row], texts: Texts) -> str:
    reasons = {row.reason for row in rows}
    reason = reasons.pop() if len(reasons) == 1 else None
    return texts.say(f"reason-{reason.value}") if reason else ""


def _reached(rows: Sequence[Row], found: Mapping[Status, int], texts: Texts) -> str:
    deliverable = Status.DONE in found or Status.NOT_YET in found
    met, kind = (found.get(Status.DONE, 0), "done") if deliverable else (found.get(Status.MET, 0), "met")
    amount = "none" if met == 0 else "all" if met == len(rows) else "some"
    return _of_all(f"{amount}-{kind}", rows, texts, met)


def _worst(rows: Sequence[Row], found: Mapping[Status, int], texts: Texts) -> list[str]:
    told = [status for status in _GRAVE if status in found][:2] or [Status.SLOW] * (Status.SLOW in found)
    # The worst gap is named first; without a gap the code decides.
    backwards = by_gap(rows)[::-1]
    return [
        _subject([row.name for row in backwards if row.status is status], found[status], texts)
        + texts.say(f"chart-is-{status.value}", count=found[status])
        for status in told
    ]


def _subject(names: Sequence[str], count: int, texts: Texts) -> str:
    if count <= _NAMED + 1 and len(names) == count:
        return listed(names, texts)
    first = texts.say("chart-comma").join(names[:_NAMED])
    return texts.say("chart-and-more", names=first, count=count, more=count - len(names[:_NAMED]))


def _others(rows: Sequence[Row], found: Mapping[Status, int], texts: Texts) -> list[str]:
    on_pace, unknown = found.get(Status.ON_PACE, 0), found.get(Status.CANNOT_ASSESS, 0)
    said = []
    if on_pace and on_pace + unknown + found.get(Status.MET, 0) == len(rows):
        said.append(texts.say("chart-head-on-pace", count=on_pace))
    if unknown:
        said.append(texts.say("chart-head-unknown", count=unknown))
    return said


def _single(row: Row, unit: str, texts: Texts) -> str:
    status = _in_sentence(row.status, texts)
    reason = texts.say(f"reason-{row.reason.value}") if row.reason else ""
    if row.value is None:
        return joined([texts.say("chart-is", name=row.name, said=status), reason], texts)
    value = numbers.amount(row.value, unit, texts, threshold=row.target)
    said = [texts.say("chart-value-is", name=row.name, value=value), status]
    if row.comparator and row.target is not None:
        said.append(to_target(row.comparator, row.target, row.gap, unit, texts, upper=row.upper, status=row.status))
    return joined([*said, reason if row.status is Status.CANNOT_ASSESS else ""], texts)


def to_target(
    comparator: Comparator,
    target: float,
    gap: float | None,
    unit: str,
    texts: Texts,
    *,
    upper: float | None,
    status: Status,
) -> str:
    """Return how far it is to the target; a gap of nothing that is not met says so (超过 is strict)."""
    words = numbers.target(comparator, target, unit, texts, upper=upper)
    if status is Status.MET or gap is None or gap > 0:
        return texts.say("chart-target-is", target=words)
    if gap == 0:
        return texts.say("chart-equal-not-met", target=words)
    return texts.say("chart-short-by", target=words, gap=numbers.difference(-gap, unit, texts, signed=False))


def contributed(rows: Sequence[Row], total: Row, unit: str, texts: Texts) -> str:
    """Return the finding over contributions: the total against its target, and who gives most."""
    largest = by_value(rows)
    most = ""
    if largest and len(rows) > 1:
        value = numbers.amount(largest[0].value, unit, texts)
        most = texts.say("chart-most", name=largest[0].name, value=value)
    absent = sum(row.value is None for row in rows)
    place = texts.say(f"chart-place-{place_kind(rows)}", count=absent) if rows else ""
    lacking = texts.say("chart-no-return", count=absent, place=place) if absent else ""
    return joined([_single(total, unit, texts), most, lacking], texts)


def progressed(
    *,
    region: str,
    period: str,
    value: float | None,
    expected: float | None,
    projected: float | None,
    target: TargetLine | None,
    status: Status | None,
    unit: str,
    texts: Texts,
) -> str:
    """Return the finding of a time line: the latest value, its status, against the path, and where it is heading."""
    if value is None:
        return texts.say("chart-no-values", region=region)
    threshold = target.value if target else None
    shown = numbers.amount(value, unit, texts, threshold=threshold)
    said = [texts.say("chart-at-period", region=region, period=period_words(period, texts), value=shown)]
    if status is not None:
        said.append(_in_sentence(status, texts))
    if status is not Status.MET:
        said += [_against_path(value, expected, unit, texts), _heading(projected, target, unit, texts)]
    elif target is not None:
        words = numbers.target(target.comparator, target.value, unit, texts, upper=target.upper)
        said.append(texts.say("chart-target-is", target=words))
    return joined(said, texts)


def _against_path(value: float, expected: float | None, unit: str, texts: Texts) -> str:
    if expected is None:
        return ""
    # Under one, a second place keeps the words in line with the values beside them.
    away_by = abs(value - expected)
    away = numbers.difference(away_by, unit, texts, decimals=2 if away_by < 1 else 1, signed=False)
    if abs(value - expected) < 1e-9:
        return texts.say("chart-equal-path")
    return texts.say("chart-above-path" if value > expected else "chart-below-path", away=away)


def _heading(projected: float | None, target: TargetLine | None, unit: str, texts: Texts) -> str:
    if projected is None or target is None:
        return ""
    value = numbers.amount(projected, unit, texts, decimals=1 if unit == numbers.PERCENT else 0, threshold=target.value)
    return texts.say("chart-heading", due=day_words(target.due_date), value=value)


def period_words(period: str, texts: Texts) -> str:
    """Return a period as it is read: 2024年三季度 / Q3 2024."""
    parsed = Period.parse(period)
    if parsed.quarter:
        return texts.say("chart-period-quarter", year=str(parsed.year), quarter=parsed.quarter)
    if parsed.months == 12:
        return texts.say("chart-period-year", year=str(parsed.year))
    return texts.say("chart-period-month", year=str(parsed.year), month=parsed.last_month)


def day_words(day: date) -> str:
    """Return a day as 2024-12-31, the same in both languages."""
    return day.isoformat()


def themed(found: Mapping[Status, int], texts: Texts) -> str:
    """Return the finding over all targets: how many there are and how many carry each status."""
    total = sum(found.values())
    if not total:
        return texts.say("chart-head-nothing")
    parts = texts.say("chart-list-comma").join(
        texts.say("chart-items-status", count=count, status=_in_sentence(status, texts))
        for status, count in found.items()
        if count
    )
    return texts.say("chart-themes-head", total=total, parts=parts)


def _in_sentence(status: Status, texts: Texts) -> str:
    word = texts.say(f"status-{status.value}")
    return word if texts.chinese else word.lower()
