"""What a deck is made of: the bulletin, the targets it tells one by one, short names for the feet of columns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from charts.caption import Caption
from charts.headlines import period_words
from charts.listing import fitting
from charts.theme import Theme
from charts.wording import foot
from locales import Texts
from reports import bulletin_opening as opening
from reports import words
from reports.look import look_of
from services.access import Store
from services.bulletin import BEHIND, Bulletin
from services.registry import Registry
from services.spotlight import Spotlight, spotlight_of

MOST_TOLD = 6
_LONGEST = 9.5  # in letters of one em: a longer name would push the columns up
_MOST_BEHIND = 4  # so many targets that are behind are told where there are few headline targets


@dataclass(frozen=True)
class DeckFacts:
    """Everything that is shown."""

    bulletin: Bulletin
    spots: Sequence[Spotlight]
    names: Mapping[str, str]  # short name by region code
    texts: Texts
    theme: Theme

    @property
    def demonstration(self) -> bool:
        """Whether any figure shown is demonstration data."""
        return self.bulletin.demonstration or any(spot.demonstration for spot in self.spots)

    def short(self, rows: Sequence[Any]) -> list[str]:
        """Return the short names of rows that have a region's code."""
        return [self.names[row.code] for row in rows]


def deck_facts(
    store: Store, registry: Registry, bulletin: Bulletin, texts: Texts, *, target_ids: Sequence[str] = ()
) -> DeckFacts:
    """Return the facts of a deck; without `target_ids` the headline targets and those that are worst are told."""
    chosen = target_ids or told_targets(bulletin)
    name = "short_zh" if texts.chinese else "name_en"
    return DeckFacts(
        bulletin=bulletin,
        spots=[spotlight_of(store, registry, bulletin, one) for one in chosen],
        names={code: fitting(said, _LONGEST, 1) for code, said in registry.regions.select("code", name).iter_rows()},
        texts=texts,
        theme=look_of(bulletin.palette),
    )


def told_targets(bulletin: Bulletin) -> list[str]:
    """Return the headline targets, then those that are furthest behind, the worst status and the slowest pace first."""
    headline = bulletin.headline["target_id"].to_list()
    order = {status: place for place, status in enumerate(BEHIND)}
    behind = (
        bulletin.items(BEHIND)
        .filter(pl.col("value").is_not_null() & ~pl.col("target_id").is_in(headline))
        .with_columns(severity=pl.col("status").replace_strict(order, return_dtype=pl.Int64))
        .sort("severity", "pace", "target_id", nulls_last=True)
    )
    more = max(0, _MOST_BEHIND - len(headline))
    told = [*headline, *behind["target_id"].head(more)][:MOST_TOLD]
    return told or bulletin.targets.filter(pl.col("value").is_not_null())["target_id"].head(2).to_list()


def general_caption(facts: DeckFacts) -> Caption:
    """Return what is said around a slide about all targets."""
    bulletin, texts = facts.bulletin, facts.texts
    methods = bulletin.targets.group_by("method").len().sort("len", "method", descending=[True, False])["method"]
    share = words.share(bulletin.reported_units, bulletin.expected_units)
    return Caption(
        indicator=texts.say("slide-targets"),
        unit="项",
        as_of_text=period_words(str(bulletin.query.as_of), texts),
        known_at_text=known_text(facts),
        source_text=opening.documents(bulletin, texts),
        method_text=words.joined([texts.say(f"method-{one}") for one in methods], texts),
        completeness_text=f"{share}（{bulletin.reported_units}/{bulletin.expected_units}）"
        if texts.chinese
        else f"{share} ({bulletin.reported_units}/{bulletin.expected_units})",
        demonstration=facts.demonstration,
    )


def known_text(facts: DeckFacts) -> str:
    """Return the moment up to which data is known, and the data version."""
    bulletin = facts.bulletin
    moment = bulletin.query.known_at or bulletin.version.recorded_at
    said = f"{moment:%Y-%m-%d %H:%M}" if moment else "—"
    return facts.texts.say("slide-known", moment=said, version=str(bulletin.version.number))


def general_foot(facts: DeckFacts, *notes: str) -> list[str]:
    """Return the foot of a slide about all targets."""
    return foot(general_caption(facts), facts.texts, narrow=False, notes=[note for note in notes if note])
