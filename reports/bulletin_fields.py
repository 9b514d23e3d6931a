"""The fields of a bulletin: everything it says, as text. The default document and an office's own template share them.

docs/bulletin-template.md lists them; a test holds the list against this class.
"""

from dataclasses import dataclass, fields

from domain.terms import Status
from locales import Texts
from reports import bulletin_below as below
from reports import bulletin_opening as opening
from reports import bulletin_problems as problems
from reports import bulletin_regions as regions
from reports import words
from reports.bulletin_below import BelowItem
from reports.bulletin_method import method
from reports.bulletin_notices import overdue_notices
from reports.bulletin_rows import (
    Item,
    Ranking,
    RankRow,
    SourceRow,
    ThemeRow,
    items,
    rank_rows,
    rankings,
    source_rows,
    theme_rows,
)
from reports.bulletin_steps import steps
from services.bulletin import BEHIND, GOOD, OPEN, Bulletin


@dataclass(frozen=True)
class Step:
    """One thing to do next: a leading phrase and its sentence."""

    head: str
    text: str


@dataclass(frozen=True)
class Fields:
    """What a bulletin says. Texts end with their stop; tuples are paragraphs or table rows in order."""

    title: str
    title_lines: str  # the title with a line break where it is best broken
    subtitle: str
    demonstration: str  # empty where no figure is demonstration data
    addressees: str
    intro: str
    region: str
    whole: str
    period: str
    as_of: str
    known_at: str
    data_version: str
    recorded_at: str
    documents: str
    total: int
    met: int
    on_pace: int
    slow: int
    far_behind: int
    worsening: int
    missed: int
    cannot_assess: int
    not_yet: int
    judged: int
    kept: int
    kept_share: str
    reported: int
    expected: int
    reported_share: str
    overall: tuple[str, ...]
    themes_text: tuple[str, ...]
    themes: tuple[ThemeRow, ...]
    ranking_text: str
    ranking: tuple[RankRow, ...]
    ranking_rule: str
    headline_rankings: tuple[Ranking, ...]
    other_rankings: tuple[Ranking, ...]
    rankings_note: str
    own_problems: tuple[str, ...]
    below_problems: tuple[str, ...]
    unreported: tuple[str, ...]
    late_milestones: tuple[str, ...]
    overdue_notices: tuple[str, ...]
    steps: tuple[Step, ...]
    on_pace_items: tuple[Item, ...]
    behind_items: tuple[Item, ...]
    open_items: tuple[Item, ...]
    below_items: tuple[BelowItem, ...]
    sources: tuple[SourceRow, ...]
    method: tuple[str, ...]


NAMES = tuple(field.name for field in fields(Fields))
# The numbers of the attachments that list what is slow, and the regions below that are behind.
BEHIND_ATTACHMENT, BELOW_ATTACHMENT = "2", "4"


def bulletin_fields(bulletin: Bulletin, texts: Texts) -> Fields:
    """Return everything a bulletin says in the language of `texts`."""
    counts = {one.value: bulletin.count(one) for one in Status if one.value in NAMES}
    judged, kept = opening.judged(bulletin), opening.kept(bulletin)
    return Fields(
        title=opening.title(bulletin, texts),
        title_lines=opening.title(bulletin, texts, line_end="\n"),
        subtitle=opening.subtitle(bulletin, texts),
        demonstration=texts.say("bulletin-demonstration") if bulletin.demonstration else "",
        addressees=opening.addressees(bulletin, texts),
        intro=opening.intro(bulletin, texts),
        region=opening.region(bulletin, texts),
        whole=opening.whole(bulletin, texts),
        period=opening.period(bulletin, texts),
        as_of=opening.last_day(bulletin, texts),
        known_at=words.moment(bulletin.query.known_at, texts),
        data_version=str(bulletin.version.number),
        recorded_at=words.moment(bulletin.version.recorded_at, texts),
        documents=opening.documents(bulletin, texts),
        total=bulletin.targets.height,
        **counts,
        judged=judged,
        kept=kept,
        kept_share=words.share(kept, judged),
        reported=bulletin.reported_units,
        expected=bulletin.expected_units,
        reported_share=words.share(bulletin.reported_units, bulletin.expected_units),
        overall=opening.overall(bulletin, texts),
        themes_text=regions.themes(bulletin, texts),
        themes=theme_rows(bulletin, texts),
        ranking_text=regions.ranked(bulletin, texts),
        ranking=rank_rows(bulletin, texts),
        ranking_rule=texts.say("bulletin-ranking-rule", before=opening.before(bulletin, texts)),
        headline_rankings=rankings(bulletin, texts, headline=True),
        other_rankings=rankings(bulletin, texts, headline=False),
        rankings_note=texts.say("bulletin-rankings-note", before=opening.before(bulletin, texts)),
        own_problems=problems.own_problems(bulletin, texts, attachment=BEHIND_ATTACHMENT),
        below_problems=below.below_problems(bulletin, texts, attachment=BELOW_ATTACHMENT),
        unreported=problems.unreported(bulletin, texts),
        late_milestones=problems.late_milestones(bulletin, texts),
        overdue_notices=overdue_notices(bulletin, texts),
        steps=tuple(Step(head, text) for head, text in steps(bulletin, texts)),
        on_pace_items=items(bulletin, GOOD, texts),
        behind_items=items(bulletin, BEHIND, texts),
        open_items=items(bulletin, OPEN, texts),
        below_items=below.below_items(bulletin, texts),
        sources=source_rows(bulletin, texts),
        method=method(bulletin, texts),
    )
