"""What a proposal or notice says on the screen: figures with units, chips of colour, the status of late, basis."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from charts import numbers
from charts.headlines import period_words
from charts.theme import MARKS, Theme
from domain.terms import Comparator, Status
from locales import Texts
from reports import notice, words
from services.rectification_words import colour as colour_word
from ui.captions import in_language
from ui.markup import Cell

Row = Mapping[str, Any]
# Text on its own ground, so that it reads the same on a light and a dark page.
_CHIPS = {"blue": ("#12436D", "#DCE9F7"), "orange": ("#7A3E00", "#FFE3C2"), "red": ("#8C1D18", "#FBDAD7")}


@dataclass(frozen=True)
class Markup(Cell):
    """A cell whose HTML was made out of escaped texts."""

    inner: str = ""

    @property
    def html(self) -> str:
        """The cell as a table cell."""
        return f'<td class="keep">{self.inner}</td>'


def chip(colour: str | None, texts: Texts) -> Cell:
    """Return a colour as a chip: its word and one to three marks on its own ground; empty without a colour."""
    if not colour:
        return Cell("")
    ink, ground = _CHIPS[colour]
    style = f"color:{ink};background:{ground};border-radius:.4rem;padding:.1rem .5rem;font-weight:700"
    return Markup("", inner=f'<span style="{style}">{escape(colour_word(colour, texts))}</span>')


def past(row: Row, texts: Texts, theme: Theme) -> Cell:
    """Return the marks of the periods looked back on, the oldest first, with their words for who hovers or listens."""
    pairs = notice.past(_joined(row))[::-1]
    said = texts.say("list-comma").join(
        f"{period_words(period, texts)} {texts.say(f'status-{status}')}" for period, status in pairs
    )
    marks = " ".join(
        f'<span style="color:{theme.shade(Status(status))}">{MARKS[Status(status)]}</span>' for _, status in pairs
    )
    inner = f'<span role="img" aria-label="{escape(said)}" title="{escape(said)}">{marks}</span>'
    return Markup("", inner=inner)


def past_words(row: Row, texts: Texts) -> str:
    """Return the status of the periods looked back on in words, the oldest first."""
    pairs = notice.past(_joined(row))[::-1]
    return texts.say("list-comma").join(
        f"{period_words(period, texts)} {words.status(status, texts)}" for period, status in pairs
    )


def _joined(row: Row) -> dict[str, Any]:
    """A proposal holds lists, a notice their texts."""
    lists = {name: row[name] for name in ("statuses", "periods")}
    return {name: held if isinstance(held, str) else ";".join(held) for name, held in lists.items()}


def figures(row: Row, texts: Texts) -> dict[str, str]:
    """Return value, target, required and gap with their units."""
    unit = row["unit"]
    if row["comparator"] == Comparator.DONE_BY.value:
        done = texts.say("status-done" if (row["value"] or 0) >= 1 else "status-not_yet")
        target = numbers.target(row["comparator"], None, unit, texts)
        return {"value": done, "target": target, "required": row["due_date"].isoformat(), "gap": numbers.MISSING}
    return {
        "value": numbers.amount(row["value"], unit, texts, threshold=row["target_value"]),
        "target": numbers.target(row["comparator"], row["target_value"], unit, texts, upper=row["upper"]),
        "required": numbers.amount(row["expected_value"], unit, texts),
        "gap": numbers.difference(row["gap"], unit, texts),
    }


def basis(row: Row, texts: Texts) -> str:
    """Return document and clause."""
    short = in_language(row, "document", texts)
    return f"{(row['document_number'] or short) if texts.chinese else short}{row['clause']}"


def cited(row: Row, texts: Texts) -> str:
    """Return document and clause as short as a column of a list needs them: by the document's number."""
    return f"{row['document_number'] or in_language(row, 'document', texts)}{row['clause']}"


def name(row: Row, texts: Texts) -> str:
    """Return the target's short name."""
    return words.name(row, texts, short=True)
