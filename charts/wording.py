"""Sentences shared by the figures: second line, legend, foot, the names in a list."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from charts import numbers
from charts.caption import Caption
from charts.rows import Row, by_gap, common, missing
from charts.rows import decimals as decimals_of
from charts.sheet import Words
from domain.terms import Status
from locales import Texts


def listed(names: Sequence[str], texts: Texts) -> str:
    """Return names as a list in running text: 甲、乙 / A and B / A, B and C."""
    if texts.chinese or len(names) < 2:
        return texts.say("chart-comma").join(names) if texts.chinese else "".join(names)
    return f"{', '.join(names[:-1])} {texts.say('chart-and')} {names[-1]}"


def measured(caption: Caption, texts: Texts) -> str:
    """Return the indicator with its unit in brackets."""
    unit = numbers.unit_word(caption.unit, texts)
    if not unit:
        return caption.indicator
    return texts.say("chart-measured", indicator=caption.indicator, unit=unit)


def second_line(caption: Caption, texts: Texts, order: str, *, shown: str = "") -> str:
    """Return what is `shown` (else indicator and unit), as of, and the figure's order (a key of charts.ftl)."""
    said = shown or measured(caption, texts)
    return texts.say("chart-second", measured=said, as_of=caption.as_of_text, order=texts.say(order))


def legend(counts: Mapping[Status, int], texts: Texts) -> list[tuple[Status, str]]:
    """Return an entry for each status that occurs: its word and how many."""
    return [(status, f"{texts.say(f'status-{status.value}')} {count}") for status, count in counts.items() if count]


def foot(caption: Caption, texts: Texts, *, narrow: bool, notes: Sequence[str] = ()) -> list[str]:
    """Return the parts of the foot in order; the narrow form leaves out quote and remark."""
    quote = texts.say("chart-quote", quote=caption.quote) if caption.quote and not narrow else ""
    parts = [
        *notes,
        texts.say("chart-source", source=caption.source_text, quote=quote) if caption.source_text else "",
        texts.say("chart-method", method=caption.method_text) if caption.method_text else "",
        texts.say("chart-completeness", share=caption.completeness_text) if caption.completeness_text else "",
        texts.say("chart-as-of", as_of=caption.as_of_text) if narrow and caption.as_of_text else "",
        texts.say("chart-known-at", moment=caption.known_at_text) if caption.known_at_text else "",
        "" if narrow else caption.remark,
    ]
    return [part for part in parts if part]


def words(
    caption: Caption,
    texts: Texts,
    *,
    headline: str,
    second: str,
    counts: Mapping[Status, int],
    narrow: bool,
    demonstration: bool = False,
    notes: Sequence[str] = (),
) -> Words:
    """Return everything written around the plot; the demonstration mark follows the caption or the data."""
    return Words(
        headline=headline,
        second=second,
        foot=foot(caption, texts, narrow=narrow, notes=notes),
        legend=legend(counts, texts),
        badge=texts.say("demonstration") if caption.demonstration or demonstration else "",
    )


def alternative(caption: Caption, texts: Texts, *, headline: str, details: Sequence[str] = ()) -> str:
    """Return the alt text: finding, indicator, as of, details, and the demonstration mark."""
    said = [headline, texts.say("chart-alt-of", measured=measured(caption, texts), as_of=caption.as_of_text), *details]
    if caption.demonstration:
        said.append(texts.say("demonstration"))
    stop = texts.say("chart-stop")
    return "".join(f"{part.rstrip('。.')}{stop}" for part in said if part).strip()


def extremes(rows: Sequence[Row], caption: Caption, texts: Texts) -> list[str]:
    """Return target, best and worst region and those without a value, for an alt text."""
    known = [row for row in by_gap(rows) if row.gap is not None]
    decimals = decimals_of(rows, caption.unit)

    def told(key: str, row: Row) -> str:
        value = numbers.amount(row.value, caption.unit, texts, decimals=decimals, threshold=row.target)
        return texts.say(key, name=row.name, value=value)

    said = []
    target = common(row.target for row in rows)
    if target is not None and rows[0].comparator is not None:
        words = numbers.target(rows[0].comparator, target, caption.unit, texts, upper=rows[0].upper)
        said.append(texts.say("chart-alt-target", target=words))
    if len(known) > 1:
        said += [told("chart-alt-best", known[0]), told("chart-alt-worst", known[-1])]
    absent = [row.name for row in missing(rows)]
    if absent:
        said.append(texts.say("chart-alt-missing", names=listed(absent, texts)))
    return said


def without_counts(words: Words, texts: Texts) -> Words:
    """Return the same words with a legend that names the statuses only."""
    return replace(words, legend=[(status, texts.say(f"status-{status.value}")) for status, _ in words.legend])
