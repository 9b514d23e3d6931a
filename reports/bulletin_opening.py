"""What opens a bulletin: title, addressees, the overall paragraphs, the themes and the ranking in sentences."""

import polars as pl

from charts.headlines import period_words
from charts.wording import listed
from domain.terms import Status
from locales import Texts
from reports import words
from reports.bulletin_rows import document
from services.bulletin import Bulletin

_JUDGED = (Status.MET, Status.ON_PACE, Status.SLOW, Status.FAR_BEHIND, Status.WORSENING, Status.MISSED)
_ENDINGS = {
    "省": "province", "区": "district", "市": "city", "州": "prefecture", "盟": "league", "县": "county",
    "旗": "banner", "团": "corps",
}  # fmt: skip
_KINDS = {"prefecture": ("市", "州", "地区", "盟"), "county": ("县", "市", "区", "旗")}


def period(bulletin: Bulletin, texts: Texts) -> str:
    """Return the period: 2024年三季度 / Q3 2024."""
    return period_words(str(bulletin.query.as_of), texts)


def before(bulletin: Bulletin, texts: Texts) -> str:
    """Return the period before."""
    return period_words(str(bulletin.query.as_of.shifted(-1)), texts)


def last_day(bulletin: Bulletin, texts: Texts) -> str:
    """Return the last day of the period."""
    return words.day(bulletin.query.as_of.last_day, texts)


def region(bulletin: Bulletin, texts: Texts) -> str:
    """Return the region's name; the country goes by its plain one."""
    if bulletin.region["level"] == "country":
        return texts.say("bulletin-whole-country")
    return words.region(bulletin.region, texts)


def whole(bulletin: Bulletin, texts: Texts) -> str:
    """Return the region as a notice calls it inside: 全省, 全市; in English its name."""
    name = region(bulletin, texts)
    if not texts.chinese or bulletin.region["level"] == "country":
        return name
    ending = "area" if name.endswith("地区") else _ENDINGS.get(name[-1], "")
    return texts.say(f"bulletin-whole-{ending}") if ending else name


def documents(bulletin: Bulletin, texts: Texts) -> str:
    """Return the documents whose targets are counted, as they are cited."""
    return listed([document(row, texts) for row in bulletin.documents.iter_rows(named=True)], texts)


def title(bulletin: Bulletin, texts: Texts, *, line_end: str = "") -> str:
    """Return the title, with `line_end` where a long one is best broken."""
    facts = {"period": period(bulletin, texts), "region": region(bulletin, texts)}
    return texts.say("bulletin-title", line_end=line_end or texts.say("bulletin-title-space"), **facts).strip()


def subtitle(bulletin: Bulletin, texts: Texts) -> str:
    """Return the line under the title: as of, known at, data version."""
    facts = {"day": last_day(bulletin, texts), "version": str(bulletin.version.number)}
    if bulletin.query.known_at is None:
        return texts.say("bulletin-subtitle", **facts)
    return texts.say("bulletin-subtitle-known", moment=words.moment(bulletin.query.known_at, texts), **facts)


def addressees(bulletin: Bulletin, texts: Texts) -> str:
    """Return whom the bulletin is sent to: the regions below, called by the kinds there are (各县（区）)."""
    if not texts.chinese or bulletin.level_below in ("", "province"):
        return texts.say(f"bulletin-to-{bulletin.level_below or 'none'}")
    names = bulletin.ranking["region_zh"].to_list()
    kinds = [kind for kind in _KINDS[bulletin.level_below] if any(name.endswith(kind) for name in names)]
    if not kinds:
        return texts.say("bulletin-to-none")
    others = texts.say("bulletin-bracketed", words=words.joined(kinds[1:], texts)) if kinds[1:] else ""
    return texts.say("bulletin-to-below", kinds=kinds[0] + others)


def intro(bulletin: Bulletin, texts: Texts) -> str:
    """Return the sentence that says on what ground and about what the bulletin is."""
    facts = {
        "period": period(bulletin, texts), "day": last_day(bulletin, texts), "whole": whole(bulletin, texts),
    }  # fmt: skip
    if bulletin.documents.is_empty():
        return texts.say("bulletin-intro-none", **facts)
    return texts.say("bulletin-intro", documents=documents(bulletin, texts), **facts)


def overall(bulletin: Bulletin, texts: Texts) -> tuple[str, ...]:
    """Return the overall paragraphs: counts, change since the period before, returns, headline targets."""
    if bulletin.targets.is_empty():
        return (texts.say("bulletin-no-targets", region=region(bulletin, texts)),)
    if not bulletin.in_force:
        facts = {"day": last_day(bulletin, texts), "total": bulletin.targets.height}
        return (texts.say("bulletin-not-in-force", whole=whole(bulletin, texts), **facts),)
    if bulletin.targets["value"].is_null().all():
        return (_nothing(bulletin, texts), _reported(bulletin, texts))
    said = (_counts(bulletin, texts), _moved(bulletin, texts), _reported(bulletin, texts), _headline(bulletin, texts))
    return tuple(paragraph for paragraph in said if paragraph)


def _nothing(bulletin: Bulletin, texts: Texts) -> str:
    return texts.say(
        "bulletin-no-values",
        day=last_day(bulletin, texts),
        whole=whole(bulletin, texts),
        total=bulletin.targets.height,
    )


def _counts(bulletin: Bulletin, texts: Texts) -> str:
    parts = [
        texts.say("bulletin-count", status=words.in_sentence(row["status"], texts), count=row["count"])
        for row in bulletin.by_status.iter_rows(named=True)
    ]
    said = texts.say(
        "bulletin-counts",
        day=last_day(bulletin, texts),
        whole=whole(bulletin, texts),
        total=bulletin.targets.height,
        parts=words.joined(parts, texts, by="bulletin-comma"),
    )
    total = judged(bulletin)
    if not total:
        return said
    good = kept(bulletin)
    return (
        said
        + texts.say("bulletin-space")
        + texts.say("bulletin-judged", judged=total, good=good, share=words.share(good, total))
    )


def judged(bulletin: Bulletin) -> int:
    """Return how many counted targets could be judged."""
    return bulletin.count(*_JUDGED)


def kept(bulletin: Bulletin) -> int:
    """Return how many counted targets are met or on pace."""
    return bulletin.count(Status.MET, Status.ON_PACE)


def _moved(bulletin: Bulletin, texts: Texts) -> str:
    then = before(bulletin, texts)
    if bulletin.improved.is_empty() and bulletin.fallen.is_empty():
        return texts.say("bulletin-not-moved", before=then)
    parts = [
        texts.say(key, count=rows.height, names=words.few(names_of(rows, texts), texts))
        for key, rows in (("bulletin-improved", bulletin.improved), ("bulletin-fallen", bulletin.fallen))
        if rows.height
    ]
    return texts.say("bulletin-moved", before=then, parts=words.joined(parts, texts, by="bulletin-semicolon"))


def names_of(rows: pl.DataFrame, texts: Texts) -> list[str]:
    """Return the short names of targets."""
    return [words.name(row, texts, short=True) for row in rows.iter_rows(named=True)]


def _reported(bulletin: Bulletin, texts: Texts) -> str:
    if not bulletin.expected_units:
        return ""
    share = words.share(bulletin.reported_units, bulletin.expected_units)
    return texts.say(
        "bulletin-reported", expected=bulletin.expected_units, reported=bulletin.reported_units, share=share
    )


def _headline(bulletin: Bulletin, texts: Texts) -> str:
    rows = bulletin.headline
    if rows.is_empty():
        return ""
    items = [_headline_item(row, texts) for row in rows.iter_rows(named=True)]
    return texts.say("bulletin-headline", count=rows.height, items=words.joined(items, texts, by="bulletin-semicolon"))


def _headline_item(row: words.Row, texts: Texts) -> str:
    value = texts.say("bulletin-no-value") if row["value"] is None else words.value(row, texts)
    return texts.say(
        "bulletin-headline-item",
        name=words.name(row, texts),
        value=value,
        target=words.target(row, texts),
        said=verdict(row, texts),
    )


def verdict(row: words.Row, texts: Texts) -> str:
    """Return the status as it stands in a sentence, with what is lacking before it."""
    said = words.in_sentence(row["status"], texts)
    if row["gap"] is None or row["gap"] >= 0:
        return said
    short = texts.say("bulletin-gap", gap=words.gap(row, texts, signed=False))
    return words.joined([short, said], texts, by="bulletin-comma")
