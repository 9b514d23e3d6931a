"""The preview: what the documents will say, in their own words and language, as a sheet of the screen."""

from collections.abc import Iterable, Sequence
from html import escape

import streamlit as st

from charts import numbers
from locales import Texts
from reports.bulletin_fields import Fields
from reports.bulletin_rows import RankRow

_RANK = ("rank", "region", "judged", "met", "on_pace", "share", "moved", "lacking")
_CSS = """<style>
.mon-paper {max-height: 58rem; overflow-y: auto; padding: .4rem 1.2rem 1rem; line-height: 1.75; font-size: .95rem;
  border: 1px solid color-mix(in srgb, currentColor 16%, transparent); border-radius: .5rem;}
.mon-paper:focus-visible {outline: 2px solid currentColor;}
.mon-paper h3 {text-align: center; font-size: 1.3rem; line-height: 1.45; padding: .7rem 0 .1rem; margin: 0;}
.mon-paper h4 {font-size: 1.04rem; padding: .8rem 0 .1rem; margin: 0;}
.mon-paper h5 {font-size: .97rem; padding: .45rem 0 0; margin: 0;}
.mon-paper p, .mon-paper ol {margin: .3rem 0;}
.mon-paper ol {padding-left: 1.9rem;}
.mon-paper .under {text-align: center; color: color-mix(in srgb, currentColor 72%, transparent);}
.mon-paper .mark {text-align: center; font-weight: 700;}
.mon-paper .note {font-size: .86rem; color: color-mix(in srgb, currentColor 72%, transparent);}
.mon-paper:lang(zh) p.text {text-indent: 2em;}
.mon-paper table {width: 100%; border-collapse: collapse; font-size: .88rem; line-height: 1.35;}
.mon-paper th, .mon-paper td {padding: .28rem .4rem; text-align: right; white-space: nowrap;
  border-top: 1px solid color-mix(in srgb, currentColor 14%, transparent);}
.mon-paper th {font-weight: 400; color: color-mix(in srgb, currentColor 72%, transparent); border-top: 0;}
.mon-paper th.left, .mon-paper td.left {text-align: left;}
.mon-paper .wide {overflow-x: auto;}
.st-key-briefing-opened dd, .st-key-briefing-opened h2 {overflow-wrap: anywhere; min-width: 0;}
.st-key-briefing-list td:last-child {min-width: 14rem;}
[class*="st-key-briefing-"] [data-testid="stSpinner"] {position: static;}
@media (max-width: 760px) {.mon-paper {padding: .2rem .7rem .8rem; max-height: 34rem;}}
</style>"""


def style() -> None:
    """Put the looks of the sheet on the page, and have what is being made told where it was asked for."""
    st.html(_CSS)


def draw(fields: Fields, texts: Texts, *, label: str) -> None:
    """Write the sheet; `texts` are in the documents' language, `label` names it in the reader's."""
    parts = [*_opening(fields, texts)]
    sections = (
        ("overall", _paragraphs(fields.overall)),
        ("themes", _paragraphs(fields.themes_text) if fields.themes else []),
        ("regions", _regions(fields, texts)),
        ("problems", _problems(fields, texts)),
        ("steps", [_text(f"{step.head}{texts.say('bulletin-space')}{step.text}") for step in fields.steps]),
    )
    there = [(name, body) for name, body in sections if body]
    for number, (name, body) in enumerate(there, start=1):
        parts += [_tag("h4", _numbered(number, texts.say(f"bulletin-head-{name}"), texts)), *body]
    parts += _attachments(fields, texts)
    # What scrolls has to be reached with the keyboard.
    st.html(
        f'<div class="mon-paper" tabindex="0" role="region" aria-label="{escape(label)}" '
        f'lang="{escape(texts.language)}">{"".join(parts)}</div>'
    )


def _numbered(number: int, words: str, texts: Texts) -> str:
    return texts.say("bulletin-head", numeral=texts.say("bulletin-numeral", number=number), words=words)


def _tag(name: str, text: str, kind: str = "") -> str:
    return f'<{name} class="{kind}">{escape(text)}</{name}>' if kind else f"<{name}>{escape(text)}</{name}>"


def _text(text: str) -> str:
    return _tag("p", text, "text")


def _paragraphs(texts: Iterable[str]) -> list[str]:
    return [_text(text) for text in texts]


def _opening(fields: Fields, texts: Texts) -> list[str]:
    mark = texts.say("bulletin-mark", mark=fields.demonstration) if fields.demonstration else ""
    return [
        _tag("h3", fields.title),
        _tag("p", fields.subtitle, "under"),
        _tag("p", mark, "mark") if mark else "",
        _tag("p", fields.addressees),
        _text(fields.intro),
    ]


def _regions(fields: Fields, texts: Texts) -> list[str]:
    said = [_text(fields.ranking_text)]
    if fields.ranking and any(row.share != numbers.MISSING for row in fields.ranking):
        said += [_ranking(fields.ranking, texts), _tag("p", fields.ranking_rule, "note")]
    return said


def _ranking(rows: Sequence[RankRow], texts: Texts) -> str:
    heads = [texts.say(f"column-bulletin-{name.replace('_', '-')}") for name in _RANK]
    kinds = ["left" if name == "region" else "" for name in _RANK]
    head = "".join(f'<th scope="col" class="{kind}">{escape(one)}</th>' for one, kind in zip(heads, kinds, strict=True))
    body = "".join(f"<tr>{_cells(row, kinds)}</tr>" for row in rows)
    name = escape(texts.say("bulletin-subhead-overall"))
    return (
        f'<div class="wide" tabindex="0" role="region" aria-label="{name}"><table aria-label="{name}">'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _cells(row: RankRow, kinds: Sequence[str]) -> str:
    cells = (str(getattr(row, name)) for name in _RANK)
    return "".join(f'<td class="{kind}">{escape(cell)}</td>' for cell, kind in zip(cells, kinds, strict=True))


def _problems(fields: Fields, texts: Texts) -> list[str]:
    found = [
        ("own", fields.own_problems),
        ("below", fields.below_problems),
        ("silent", fields.unreported),
        ("milestones", fields.late_milestones),
        ("notices", fields.overdue_notices),
    ]
    said = []
    for name, sentences in found:
        if sentences:
            said.append(_tag("h5", texts.say(f"bulletin-subhead-{name}")))
            said.append("<ol>" + "".join(_tag("li", one) for one in sentences) + "</ol>")
    return said or [_text(texts.say("bulletin-problems-none"))]


def _attachments(fields: Fields, texts: Texts) -> list[str]:
    lists = [
        (texts.say("attachment-on_pace"), len(fields.on_pace_items)),
        (texts.say("attachment-behind"), len(fields.behind_items)),
        (texts.say("attachment-open"), len(fields.open_items)),
        (texts.say("attachment-below"), len(fields.below_items)),
        (texts.say("attachment-rankings"), len(fields.headline_rankings) + len(fields.other_rankings)),
        (texts.say("attachment-sources"), len(fields.sources)),
        (texts.say("attachment-method"), len(fields.method)),
    ]
    items = "".join(
        _tag("li", texts.say("briefing-attachment", name=name, count=count)) for name, count in lists if count
    )
    return [_tag("h4", texts.say("briefing-attachments")), f"<ol>{items}</ol>"]
