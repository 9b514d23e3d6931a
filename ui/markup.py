"""Small pieces of HTML out of escaped texts: nothing from data or files reaches the page unescaped."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

from charts.theme import MARKS, Theme
from domain.terms import Status
from locales import Texts

_MARKDOWN = frozenset(r"\`*_{}[]<>()#+-.!|$:~")


@dataclass(frozen=True)
class Cell:
    """One cell of a list: its text, where it leads, its colour; numbers stand right, short words are not broken."""

    text: str
    href: str = ""
    colour: str = ""
    right: bool = False
    keep: bool = False

    @property
    def html(self) -> str:
        """The cell as a table cell."""
        kind = "right" if self.right else "keep" if self.keep else ""
        colour = f' style="color:{escape(self.colour)}"' if self.colour else ""
        inner = link(self.text, self.href) if self.href else escape(self.text)
        return f'<td class="{kind}"{colour}>{inner}</td>'


def link(text: str, href: str) -> str:
    """Return a link as HTML."""
    return f'<a href="{escape(href)}">{escape(text)}</a>'


def plain(text: str) -> str:
    """Return a text so that Streamlit's Markdown shows it as it stands."""
    return "".join(f"\\{letter}" if letter in _MARKDOWN else letter for letter in text)


def spans(parts: Iterable[str], *, kind: str) -> str:
    """Return texts in a row as HTML of a class of `ui/style.py`; empty ones are left out."""
    return f'<div class="{kind}">' + "".join(f"<span>{escape(part)}</span>" for part in parts if part) + "</div>"


def title(text: str) -> None:
    """Write the title of a panel."""
    st.html(f'<h2 class="mon-title">{escape(text)}</h2>')


def table(header: Sequence[Cell], rows: Iterable[Sequence[Cell]], *, label: str, broad: bool = False) -> None:
    """Write a small list with a header row; `label` names it for screen readers, a `broad` one scrolls sideways."""
    head = "".join(
        f'<th scope="col" class="{"right" if cell.right else ""}">{escape(cell.text)}</th>' for cell in header
    )
    body = "".join("<tr>" + "".join(cell.html for cell in row) + "</tr>" for row in rows)
    # What scrolls sideways has to be reached with the keyboard.
    scrolls = f' broad" tabindex="0" role="region" aria-label="{escape(label)}' if broad else ""
    st.html(
        f'<div class="mon-table{scrolls}"><table aria-label="{escape(label)}">'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _quotation(text: str) -> str:
    return f"<blockquote>{escape(text)}</blockquote>"


def facts(pairs: Iterable[tuple[str, str]], *, quoted: str = "") -> None:
    """Write terms and what is said of them; the term `quoted` is set as a quotation."""
    said = "".join(
        f"<dt>{escape(term)}</dt><dd>{_quotation(text) if term == quoted else escape(text)}</dd>"
        for term, text in pairs
        if text
    )
    st.html(f'<dl class="mon-facts">{said}</dl>')


def status_word(status: Status, texts: Texts) -> str:
    """Return a status as mark and word."""
    return f"{MARKS[status]} {texts.say(f'status-{status.value}')}"


def status_cell(status: Status, text: str, theme: Theme, *, right: bool = False) -> Cell:
    """Return a cell with the status' mark before a text, in the status' readable shade."""
    return Cell(f"{MARKS[status]} {text}", colour=theme.shade(status), right=right, keep=True)
