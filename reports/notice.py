"""What a rectification notice (督办函) says, as text: all of it out of the figures kept with the notice."""

from dataclasses import dataclass

import polars as pl

from charts import numbers
from charts.headlines import period_words
from domain.errors import MonitorError
from domain.terms import Comparator, Status
from locales import Texts
from reports import words
from services.ledger import departments
from services.rectification import Notice
from services.rectification_life import Colour, NoticeState, graver
from services.rectification_words import colour as colour_word
from services.rectification_words import number

_LETTERS = (NoticeState.ISSUED.value, NoticeState.ESCALATED.value)


@dataclass(frozen=True)
class NoticeFields:
    """What a letter says. Texts end with their stop; tuples are paragraphs or table cells in order."""

    title: str
    number: str
    demonstration: str  # empty where the figure is no demonstration data
    addressee: str
    opening: str
    matter: tuple[str, ...]
    basis: str
    figures: tuple[str, ...]  # target, required by now, actual, gap, status
    past: tuple[tuple[str, str], ...]  # period and status, the latest first
    data: str
    demands: tuple[str, ...]
    signature: tuple[str, ...]


def notice_fields(notice: Notice, steps: pl.DataFrame, texts: Texts, *, step: int | None = None) -> NoticeFields:
    """Return what a notice's letter says; `step` names the issue or an escalation (None: the latest of them).

    `steps` is `rectification.history`. Raises MonitorError for a notice that was not issued, or a step without letter.
    """
    letters = steps.filter(pl.col("state").is_in(_LETTERS))
    letter = letters if step is None else letters.filter(pl.col("step") == step)
    if letter.is_empty():
        raise MonitorError("notice-not-issued", number=str(notice["notice_id"]))
    taken = letter.row(-1, named=True)
    said = words.status(str(notice["status"]), texts, mark=False)
    return NoticeFields(
        title=_title(notice, taken, said, texts),
        number=number(notice, texts),
        demonstration=texts.say("bulletin-demonstration") if notice["demonstration"] else "",
        addressee=_addressee(notice, texts),
        opening=_opening(notice, taken, texts),
        matter=_matter(notice, taken, texts),
        basis=_basis(notice, texts),
        figures=_figures(notice, texts),
        past=_past(notice, texts),
        data=_data(notice, texts),
        demands=_demands(taken, texts),
        signature=(
            texts.say("notice-doc-signed", region=_issuer(notice, texts)),
            words.day(taken["happened_on"], texts),
        ),
    )


def _issuer(notice: Notice, texts: Texts) -> str:
    return words.in_language(notice, "issuer", texts)


def _title(notice: Notice, taken: words.Row, said: str, texts: Texts) -> str:
    key = "notice-doc-title" if taken["state"] == NoticeState.ISSUED.value else "notice-doc-title-escalated"
    lower = words.in_sentence(str(notice["status"]), texts)
    return texts.say(
        key,
        name=words.name(notice, texts),
        said=said if texts.chinese else lower,
        colour=_colour(taken, texts),
        region=words.region(notice, texts),
    )


def _colour(taken: words.Row, texts: Texts) -> str:
    return colour_word(taken["colour"], texts, mark=False)


def _addressee(notice: Notice, texts: Texts) -> str:
    if not notice["own"]:
        return texts.say("notice-doc-to", region=words.region(notice, texts))
    named = departments(str(notice["lead_departments"] or "")) if notice["lead_departments"] else ()
    if not named:
        return texts.say("notice-doc-to-own", region=words.region(notice, texts))
    return texts.say("notice-doc-to-departments", names=texts.say("list-comma").join(named))


def _document(notice: Notice, texts: Texts) -> str:
    short, cited = words.in_language(notice, "document", texts), str(notice["document_number"] or "")
    if texts.chinese:
        return cited or short
    return f"{short} ({cited})" if cited else short


def _opening(notice: Notice, taken: words.Row, texts: Texts) -> str:
    facts = {
        "document": _document(notice, texts),
        "day": _end(notice, texts),
        "region": words.region(notice, texts),
        "name": words.name(notice, texts),
        "said": words.in_sentence(str(notice["status"]), texts),
        "colour": _colour(taken, texts),
    }
    if taken["state"] == NoticeState.ESCALATED.value:
        why = str(taken["comment"]).rstrip("。. ")  # the sentence goes on after it
        return texts.say("notice-doc-opening-escalated", number=number(notice, texts), why=why, **facts)
    return texts.say("notice-doc-opening", **facts)


def _end(notice: Notice, texts: Texts) -> str:
    return words.day(notice["period_end"], texts)  # type: ignore[arg-type]


def _matter(notice: Notice, taken: words.Row, texts: Texts) -> tuple[str, ...]:
    facts = {"region": words.region(notice, texts), "name": words.name(notice, texts)}
    streak = int(str(notice["streak"]))
    past = _periods(notice)[: max(streak, 1)]
    last, first = period_words(past[0], texts), period_words(past[-1], texts)
    if streak > 1:
        said = texts.say("notice-doc-matter-row", count=streak, first=first, last=last, **facts)
    else:
        lower = words.in_sentence(str(notice["status"]), texts)
        said = texts.say("notice-doc-matter", period=last, said=lower, **facts)
    remark = [taken["comment"]] if taken["comment"] and taken["state"] == NoticeState.ISSUED.value else []
    return (said, *remark)


def _basis(notice: Notice, texts: Texts) -> str:
    return texts.say(
        "notice-doc-basis",
        document=_document(notice, texts),
        clause=str(notice["clause"]),
        quote=str(notice["quote"]),
        due=words.day(notice["due_date"], texts),  # type: ignore[arg-type]
        basis=texts.say(f"due-basis-{notice['due_basis']}"),
    )


def _figures(notice: Notice, texts: Texts) -> tuple[str, ...]:
    return (
        words.target(notice, texts),
        required(notice, texts),
        words.value(notice, texts),
        words.gap(notice, texts),
        words.status(str(notice["status"]), texts),
    )


def required(row: words.Row, texts: Texts) -> str:
    """Return what should be reached by now with its unit; a milestone has its date instead."""
    if row["comparator"] == Comparator.DONE_BY.value:
        return words.day(row["due_date"], texts)
    return words.tight(numbers.amount(row["expected_value"], row["unit"], texts), texts)


def _periods(notice: words.Row) -> list[str]:
    return str(notice["periods"]).split(";")


def past(notice: words.Row) -> list[tuple[str, str]]:
    """Return the periods looked back on with their statuses, the latest first, up to the first that was judged."""
    pairs = list(zip(_periods(notice), str(notice["statuses"]).split(";"), strict=True))
    judged = [place for place, (_, status) in enumerate(pairs) if status != Status.CANNOT_ASSESS.value]
    return pairs[: max(judged, default=0) + 1]


def _past(notice: Notice, texts: Texts) -> tuple[tuple[str, str], ...]:
    return tuple((period_words(period, texts), words.status(status, texts)) for period, status in past(notice))


def _data(notice: Notice, texts: Texts) -> str:
    facts = {
        "day": _end(notice, texts),
        "version": str(notice["data_version"]),
        "moment": words.moment(notice["version_at"], texts),  # type: ignore[arg-type]
        "reported": str(notice["reported_units"]),
        "expected": str(notice["expected_units"]),
        "method": texts.say(f"method-{notice['method']}"),
    }
    if notice["known_at"] is None:
        return texts.say("notice-doc-data", **facts)
    return texts.say("notice-doc-data-known", known=words.moment(notice["known_at"], texts), **facts)  # type: ignore[arg-type]


def _demands(taken: words.Row, texts: Texts) -> tuple[str, ...]:
    next_colours = graver(Colour(taken["colour"]))
    after = (
        texts.say("notice-doc-after", colour=colour_word(next_colours[0].value, texts, mark=False))
        if next_colours
        else texts.say("notice-doc-after-red")
    )
    reply = texts.say("notice-doc-reply", day=words.day(taken["deadline"], texts))
    return texts.say("notice-doc-mend"), reply, after
