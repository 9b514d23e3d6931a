"""The region's own figure beside its course: large, with status, target, gap and what is needed from here."""

from collections.abc import Mapping, Sequence
from typing import Any

from charts import numbers
from charts.lettering import width_of
from domain.terms import Comparator, Status
from reports import captions, words
from reports.slides_facts import DeckFacts
from reports.slides_page import Page
from reports.slides_text import MARKS, Box, Run, paint, write
from services.spotlight import Spotlight

PANEL = 222.0  # its width in points
_VALUES, _FACTS = (38.0, 32.0, 27.0, 23.0, 20.0), (14.0, 13.0, 12.0, 11.0)


def panel(page: Page, facts: DeckFacts, spot: Spotlight) -> None:
    """Draw the region's own figure at the left: large, with status, target, gap and what is needed from here."""
    theme, row = facts.theme, spot.row
    box = Box(page.body.left, page.body.top, PANEL, page.body.height)
    paint(page.slide, box, theme.band)
    status, value = Status(row["status"]), words.value(row, facts.texts)
    told = _panel_facts(spot, facts)
    size = min(_largest(label + said, box.width - 28, _FACTS) for label, said in told)
    lines = [
        [Run(captions.region_name(row, facts.texts), 15, colour=theme.muted)],
        [Run(value, _largest(value, box.width - 28, _VALUES), bold=True, colour=theme.accent)],
        [
            Run(f"{MARKS[status]} ", 18, bold=True, colour=theme.shade(status)),
            Run(words.status(row["status"], facts.texts, mark=False), 18, bold=True),
        ],
        [Run(" ", 6)],
        *([Run(label, size, colour=theme.muted), Run(said, size, bold=True)] for label, said in told),
    ]
    inner = Box(box.left + 16, box.top + 14, box.width - 28, box.height - 28)
    write(page.slide, inner, lines, page.look, spacing=1.15).name = "figure"


def _largest(text: str, width: float, sizes: Sequence[float]) -> float:
    """Return the largest of the sizes at which a bold text keeps to one line, else the last."""
    return next((size for size in sizes if width_of(text, size) * 1.06 <= width), sizes[-1])


def projected_places(row: Mapping[str, Any]) -> int:
    """Return the decimals of a projection as the headline has them: nobody knows the future to the second place."""
    places = 1 if row["unit"] == numbers.PERCENT else 0
    said = numbers.number(row["projection"], decimals=places, threshold=row["target_value"])
    return len(said.partition(".")[2])


def _panel_facts(spot: Spotlight, facts: DeckFacts) -> list[tuple[str, str]]:
    texts, row = facts.texts, spot.row
    asked = {**row, "upper": spot.target["upper"]}

    def bare(value: float | None, places: int | None) -> str:
        """Percentages keep their sign; the unit of a count stands with its value and its target already."""
        if value is None:
            return ""
        if row["unit"] == numbers.PERCENT:
            return numbers.amount(value, row["unit"], texts, decimals=places, threshold=row["target_value"])
        digits = numbers.decimals_in([value], row["unit"]) if places is None else places
        return numbers.number(value, decimals=digits, threshold=row["target_value"])

    needed, percent = row["required_per_month"], row["unit"] == numbers.PERCENT
    more = words.tight(numbers.difference(needed, row["unit"], texts, decimals=2), texts) if percent else ""
    said = {
        "slide-fact-target": words.target(asked, texts),
        "slide-fact-due": row["due_date"].isoformat(),
        "slide-fact-gap": words.gap(row, texts) if row["gap"] is not None else "",
        "slide-fact-expected": bare(row["expected_value"], 1 if percent else None),
        "slide-fact-projection": bare(row["projection"], projected_places(row)),
        "slide-fact-needed": more or numbers.number(needed, decimals=2, signed=True) if needed is not None else "",
        "slide-fact-reported": captions.completeness_text(row),
        "slide-fact-reason": texts.say(f"reason-{row['reason']}") if row["reason"] else "",
    }
    if row["comparator"] == Comparator.DONE_BY.value:
        said.pop("slide-fact-gap")
    return [(texts.say(key), text) for key, text in said.items() if text]
