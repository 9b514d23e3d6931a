"""The bulletin as slides: 16:9, native charts and tables that can be edited, every slide stands alone."""

from collections.abc import Sequence

from locales import Texts
from reports import bulletin_opening as opening
from reports import slides_lists as lists
from reports import slides_notices as notices
from reports import slides_overview as overview
from reports.slides_facts import DeckFacts, deck_facts
from reports.slides_file import Deck
from reports.slides_targets import target_slides
from reports.slides_text import Look
from services.access import Store
from services.bulletin import Bulletin
from services.registry import Registry

__all__ = ["DeckFacts", "deck_facts", "slides", "slides_of"]


def slides(
    store: Store, registry: Registry, bulletin: Bulletin, texts: Texts, *, target_ids: Sequence[str] = ()
) -> bytes:
    """Return a bulletin as a PPTX file; the same bulletin gives the same bytes.

    The headline targets get slides of their own, and where there are few those that are furthest behind; `target_ids`
    chooses others. Raises MonitorError for a target that is not counted in the bulletin.
    """
    return slides_of(deck_facts(store, registry, bulletin, texts, target_ids=target_ids))


def slides_of(facts: DeckFacts) -> bytes:
    """Return the facts of a deck as a PPTX file."""
    texts = facts.texts
    look = Look(texts, facts.theme, texts.say("demonstration") if facts.demonstration else "")
    deck = Deck(look, title=opening.title(facts.bulletin, texts))
    overview.title_slide(deck, facts)
    overview.overview_slide(deck, facts)
    overview.themes_slide(deck, facts)
    overview.ranking_slides(deck, facts)
    for spot in facts.spots:
        target_slides(deck, facts, spot)
    for part in _PROBLEMS:
        part(deck, facts)
    lists.sources(deck, facts)
    lists.methods(deck, facts)
    return deck.content()


_PROBLEMS = (
    lists.own_problems, lists.regions_behind, lists.silent, lists.milestones, notices.overdue, lists.next_steps,
)  # fmt: skip
