"""Texts with the places found in them marked, as HTML: every letter of the text is escaped."""

from collections.abc import Iterable
from html import escape

from services.policy_texts import Passage, spans

LOOKS = """<style>
.pol mark {background: color-mix(in srgb, #E3A008 38%, transparent); color: inherit; border-radius: .15rem;}
.pol-clause {border-top: 1px solid color-mix(in srgb, currentColor 14%, transparent); padding: .7rem 0 .3rem;}
.pol-clause h3, .pol-step h3 {font-size: 1rem; font-weight: 700; margin: 0 0 .3rem; padding: 0;}
.pol-clause h3 small {font-weight: 400; margin-left: .6rem;}
.pol-clause p, .pol-clause li {font-size: .9rem; margin: .15rem 0; line-height: 1.5;}
.pol-clause ul {margin: .1rem 0 .2rem; padding-left: 1.2rem;}
.pol-clause summary {cursor: pointer; font-size: .88rem;}
.pol-text {border-left: 3px solid color-mix(in srgb, currentColor 30%, transparent); padding-left: .8rem;
  margin: .4rem 0; font-size: .92rem; line-height: 1.75; white-space: pre-wrap; overflow-wrap: anywhere;}
.pol .mon-table td {padding-right: 1rem;}
.pol-clause:not(:first-child) thead th {font-size: 0; line-height: 0; padding: 0; height: 0; overflow: hidden;}
.pol-docs a, .pol-step a, .pol-clause a {color: inherit; text-decoration: none;}
.pol-docs a:hover, .pol-step a:hover, .pol-clause a:hover {text-decoration: underline;}
.pol-docs li {list-style: none; padding: .45rem 0 .45rem .6rem; border-left: 3px solid transparent; font-size: .92rem;
  line-height: 1.4;}
.pol-docs ul {margin: 0; padding: 0;}
.pol-docs li.here {border-left-color: currentColor; font-weight: 700;}
.pol-docs li .mon-muted {font-weight: 400; font-size: .86rem;}
.pol-steps {display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)); gap: 1.4rem; align-items: start;}
.pol-step {position: relative;}
.pol-step + .pol-step::before {content: "→"; position: absolute; left: -1.15rem; top: 0; opacity: .6;}
.pol-card {border: 1px solid color-mix(in srgb, currentColor 18%, transparent); border-radius: .5rem;
  padding: .55rem .7rem; margin-bottom: .6rem; font-size: .9rem; line-height: 1.45;}
.pol-card.self {border: 2px solid currentColor;}
.pol-card .aim {font-size: 1.12rem; font-weight: 700;}
.pol-card .row {display: flex; justify-content: space-between; gap: .6rem; flex-wrap: wrap;}
@media (max-width: 760px) {
  .pol table, .pol tbody {display: block;}
  .pol thead, .pol colgroup, .pol td br {display: none;}
  .pol tr {display: flex; flex-wrap: wrap; gap: .1rem .9rem; padding: .4rem 0;
    border-top: 1px solid color-mix(in srgb, currentColor 12%, transparent);}
  .pol .mon-table td {border: none; padding: 0; white-space: normal;}
  .pol .mon-table td.whole {flex: 1 1 100%;}
  .pol .mon-table td span {margin-left: .5rem;}
  .pol .mon-table td span:first-child {margin-left: 0;}
  .pol-steps {grid-template-columns: minmax(0, 1fr); gap: .4rem;}
  .pol-step + .pol-step::before {content: "↓"; position: static; display: block;}
}
</style>"""


def marked(text: str, marks: Iterable[tuple[int, int]]) -> str:
    """Return a text as HTML with spans (start, end; in order, apart from each other) marked."""
    said, here = [], 0
    for start, end in marks:
        said += [escape(text[here:start]), "<mark>", escape(text[start:end]), "</mark>"]
        here = end
    return "".join([*said, escape(text[here:])])


def searched(text: str, wanted: str) -> str:
    """Return a text as HTML with every place of the search marked."""
    return marked(text, spans(text, wanted) if wanted else ())


def passage(piece: Passage) -> str:
    """Return a passage as HTML with its quotes marked."""
    return f'<div class="pol-text">{marked(piece.text, piece.marks)}</div>'
