"""The rectification notices that nobody replied to in time, as a bulletin says them."""

from typing import Any

from locales import Texts
from reports import words
from services import rectification_words as notices
from services.bulletin import Bulletin


def overdue_notices(bulletin: Bulletin, texts: Texts) -> tuple[str, ...]:
    """Return a sentence for each notice whose reply is overdue, the gravest colour and the longest delay first.

    For a reader who is not told of notices: one that says so.
    """
    if not bulletin.notices_told:
        return (texts.say("bulletin-notices-untold"),)
    return tuple(_sentence(row, bulletin, texts) for row in bulletin.overdue.iter_rows(named=True))


def _sentence(row: words.Row, bulletin: Bulletin, texts: Texts) -> str:
    said = texts.say(
        "bulletin-notice",
        number=cited(row, bulletin, texts),
        region=words.region(row, texts),
        name=words.in_language(row, "short", texts),
        deadline=words.day(row["deadline"], texts),
        days=row["days_over"],
    )
    return said + texts.say("bulletin-stop")


def cited(row: words.Row, bulletin: Bulletin, texts: Texts) -> str:
    """Return number and colour of a notice; one from above is numbered there, so that its issuer is named too."""
    issuer = words.in_language(row, "issuer", texts) if row["issuer_code"] != bulletin.query.region_code else ""
    facts = {"number": notices.number(row, texts), "colour": notices.colour(row["colour"], texts, mark=False)}
    return texts.say("bulletin-notice-number-from" if issuer else "bulletin-notice-number", issuer=issuer, **facts)


def counted_day(bulletin: Bulletin, texts: Texts) -> str:
    """Return the day to which overdue days are counted: that of the moment known."""
    return words.day(bulletin.known_by.date(), texts) if bulletin.known_by else ""


def overdue_cells(bulletin: Bulletin, texts: Texts) -> list[dict[str, Any]]:
    """Return these notices as rows of a workbook under the reader's labels."""
    return [
        {
            texts.say("notice-column-number"): notices.number(row, texts),
            texts.say("notice-column-colour"): notices.colour(row["colour"], texts, mark=False),
            texts.say("notice-column-issuer"): words.in_language(row, "issuer", texts),
            texts.say("xlsx-code"): row["region_code"],
            texts.say("notice-column-region"): words.region(row, texts),
            texts.say("notice-column-item"): words.in_language(row, "short", texts),
            texts.say("notice-column-state"): texts.say(f"notice-state-{row['state']}"),
            texts.say("notice-column-deadline"): row["deadline"],
            texts.say("notice-column-days-over"): row["days_over"],
            texts.say("xlsx-target-id"): row["target_id"],
            texts.say("xlsx-remark"): texts.say("demonstration") if row["demonstration"] else "",
        }
        for row in bulletin.overdue.iter_rows(named=True)
    ]
