"""A template to begin with: the form of the default bulletin, with fields where the monitor fills in."""

from collections.abc import Mapping

from locales import Texts
from reports.doc_tables import Column
from reports.measures import TEXT_WIDTH
from reports.paper import Paper

# Columns and how wide they are in relation to each other.
_RANKING = {"rank": 2, "region": 5, "judged": 2, "met": 2, "on-pace": 3, "share": 3, "moved": 3, "lacking": 2}
_ITEMS = {"number": 2, "theme": 4, "name": 9, "target": 4, "value": 4, "gap": 5, "due": 5, "status": 6}
_BELOW = {"number": 2, "name": 7, "target": 4, "grave": 10, "slow": 8}
_SOURCES = {"number": 2, "name": 9, "document": 6, "clause": 3, "quote": 11, "due": 5}


def starter_template(texts: Texts) -> bytes:
    """Return a DOCX template for an office to change: headings and sentences are its own, fields stay in brackets."""
    paper = Paper(texts, title="", mark="{{ demonstration }}")
    paper.title("{{ title_lines }}")
    paper.under_title("{{ subtitle }}")
    for line in ("{%p if demonstration %}", "{{ demonstration }}", "{%p endif %}"):
        paper.under_title(line)
    paper.blank()
    paper.address("{{ addressees }}")
    paper.paragraph("{{ intro }}")
    for key, name in (("overall", "overall"), ("themes", "themes_text")):
        paper.head(texts.say(f"bulletin-head-{key}"))
        _each(paper, name)
    _table(paper, "themes", {"theme": 3, "total": 1, "met": 1, "on-pace": 1}, texts)
    paper.head(texts.say("bulletin-head-regions"))
    paper.paragraph("{{ ranking_text }}")
    _table(paper, "ranking", _RANKING, texts)
    paper.note("{{ ranking_rule }}")
    paper.head(texts.say("bulletin-head-problems"))
    for name in ("own_problems", "below_problems", "unreported", "late_milestones", "overdue_notices"):
        _each(paper, name)
    paper.head(texts.say("bulletin-head-steps"))
    _each(paper, "steps", shown="{{ one.head }}{{ one.text }}")
    paper.blank()  # the paragraph that ends a section must be none that goes away when the fields are filled in
    for number, name in enumerate(("on_pace", "behind", "open"), start=1):
        paper.attachment(number, texts.say(f"attachment-{name}"))
        _table(paper, f"{name}_items", _ITEMS, texts)
    paper.attachment(4, texts.say("attachment-below"))
    _table(paper, "below_items", _BELOW, texts)
    paper.attachment(5, texts.say("attachment-sources"))
    _table(paper, "sources", _SOURCES, texts)
    paper.attachment(6, texts.say("attachment-method"))
    _each(paper, "method")
    return paper.content()


def _each(paper: Paper, name: str, *, shown: str = "{{ one }}") -> None:
    """Add a paragraph that is repeated for each part of a field."""
    paper.paragraph(f"{{%p for one in {name} %}}")
    paper.paragraph(shown)
    paper.paragraph("{%p endfor %}")


def _table(paper: Paper, name: str, columns: Mapping[str, int], texts: Texts) -> None:
    """Add a table whose row is repeated for each row of a field."""
    part = TEXT_WIDTH / sum(columns.values())
    heads = [Column(texts.say(f"column-bulletin-{column}"), width * part) for column, width in columns.items()]
    empty = [""] * (len(columns) - 1)
    row = [f"{{{{ row.{column.replace('-', '_')} }}}}" for column in columns]
    paper.table(heads, [[f"{{%tr for row in {name} %}}", *empty], row, ["{%tr endfor %}", *empty]])
