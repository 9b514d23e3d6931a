"""The slide of rectification notices whose reply is overdue."""

from charts.headlines import period_words
from reports import words
from reports.bulletin_notices import counted_day
from reports.slides_facts import DeckFacts, general_foot
from reports.slides_file import Deck
from reports.slides_page import Words
from reports.slides_tables import Cell, Column, Table, table_pages
from services import rectification_words as notices

# Number, addressee, matter, deadline, days over.
_SHARES = (26, 15, 31, 14, 14)


def overdue(deck: Deck, facts: DeckFacts) -> None:
    """Tell the notices whose reply is overdue at the moment known, the gravest colour first."""
    rows, texts = facts.bulletin.overdue, facts.texts
    if rows.is_empty():
        return
    day = counted_day(facts.bulletin, texts)
    headline = texts.say("slide-head-notices", count=rows.height, days=int(rows["days_over"].max()))  # type: ignore[arg-type]
    second = texts.say("slide-second-notices", day=day, as_of=period_words(str(facts.bulletin.query.as_of), texts))
    heads = ("number", "region", "item", "deadline", "days-over")
    columns = [
        Column(texts.say(f"notice-column-{head}"), share, right=head in ("deadline", "days-over"))
        for head, share in zip(heads, _SHARES, strict=True)
    ]
    told = [_row(row, facts) for row in rows.iter_rows(named=True)]
    table_pages(
        deck, lambda mark: Words(headline, second + mark, foot=general_foot(facts)), Table(columns, told, headline)
    )


def _row(row: words.Row, facts: DeckFacts) -> list[Cell]:
    texts = facts.texts
    issuer = words.in_language(row, "issuer", texts) if row["issuer_code"] != facts.bulletin.query.region_code else ""
    number = texts.say("slide-notice-number", issuer=issuer, number=notices.number(row, texts)).strip()
    return [
        Cell(f"{notices.colour(row['colour'], texts)}　{number}", bold=True),
        Cell(words.region(row, texts)),
        Cell(words.in_language(row, "short", texts)),
        Cell(row["deadline"].isoformat()),
        Cell(str(row["days_over"]), bold=True),
    ]
