"""The sections of the ledger screen: when things fall due, the list by month."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

import polars as pl
import streamlit as st

from charts import ledger as chart
from charts.caption import Caption
from charts.headlines import period_words
from charts.theme import Theme
from domain.terms import TargetClass
from locales import Texts
from reports import departments
from ui import cached, captions, figures, ledger, lenses, markup, tables
from ui.captions import region_name
from ui.ledger import Looked
from ui.links import address
from ui.markup import Cell, link

_PLOT, _NARROW = 1320, 340
_SHARES = (34, 12, 12, 24, 18)  # of the list's width: item, state, due, departments, evidence
_FILE = (
    "target_id", "name", "document_words", "quote", "departments", "due_date", "basis", "state", "days", "document",
    "done_on", "link", "file_name", "received_at", "demonstration",
)  # fmt: skip
_LABELS = {
    "target_id": "id", "name": "item", "document_words": "document_id", "due_date": "due", "document": "paper",
    "file_name": "file", "received_at": "received",
}  # fmt: skip


@dataclass(frozen=True)
class Drawn:
    """What the sections share: what is looked at, all rows, those that fit the filters, and the looks."""

    looked: Looked
    every: pl.DataFrame
    shown: pl.DataFrame  # with name and said
    texts: Texts
    theme: Theme
    known_at: str

    @property
    def demonstration(self) -> bool:
        """Whether any row shown is demonstration data."""
        return bool(self.shown["demonstration"].any())


def timeline(drawn: Drawn) -> None:
    """Draw what falls due when."""
    texts, looked = drawn.texts, drawn.looked
    rows = drawn.shown.with_columns(inferred=pl.col("due_basis") == "inferred")
    caption = Caption(
        indicator=texts.say("ledger-what"),
        unit="项",
        as_of_text=period_words(str(looked.as_of), texts),
        known_at_text=drawn.known_at,
        source_text=_sources(drawn.shown, texts),
        demonstration=drawn.demonstration,
        remark=captions.remark(texts),
    )
    today = looked.as_of.last_day

    def build(narrow: bool) -> Any:
        width = _NARROW if narrow else _PLOT
        return chart.figure(rows, caption, texts, today=today, theme=drawn.theme, width=width, narrow=narrow)

    state = "|".join((looked.state, *rows["target_id"]))
    figures.draw(
        "ledger", build, state=state, alt=chart.alt_text(rows, caption, texts), texts=texts,
        theme=drawn.theme, file_name=f"ledger_{looked.region}_{looked.as_of}",
    )  # fmt: skip


def _sources(rows: pl.DataFrame, texts: Texts) -> str:
    ids = rows["document_id"].unique(maintain_order=True)
    found = cached.registry().documents.filter(pl.col("document_id").is_in(ids.implode()))
    short = "short_zh" if texts.chinese else "short_en"
    names = [row["number"] or row[short] if texts.chinese else row[short] for row in found.iter_rows(named=True)]
    return texts.say("chart-comma").join(names)


def by_month(drawn: Drawn) -> None:
    """List the items under the month they fall due in, with departments, state and evidence; offer them as a file."""
    texts = drawn.texts
    markup.title(texts.say("ledger-list"))
    heads = ("item", "state", "due", "departments", "evidence")
    head = "".join(f'<th scope="col">{escape(texts.say(f"ledger-column-{name}"))}</th>' for name in heads)
    months = drawn.shown.with_columns(month=pl.col("due_date").dt.truncate("1mo"))
    body = "".join(_month(part, drawn) for part in months.partition_by("month", maintain_order=True))
    label = escape(texts.say("ledger-list"))
    widths = "".join(f'<col style="width:{share}%">' for share in _SHARES)
    st.html(
        f'<div class="mon-table broad" tabindex="0" role="region" aria-label="{label}"><table aria-label="{label}">'
        f"<colgroup>{widths}</colgroup><thead><tr>{head}</tr></thead>{body}</table></div>"
    )
    label = texts.say("ledger-download")
    file_name = f"ledger_{drawn.looked.region}_{drawn.looked.as_of}"
    tables.download(_as_file(drawn), label, file_name=file_name, key="download-ledger")


def _month(part: pl.DataFrame, drawn: Drawn) -> str:
    first, texts = part["month"][0], drawn.texts
    said = texts.say("ledger-month", year=str(first.year), month=f"{first.month}", count=part.height)
    rows = "".join(
        "<tr>" + "".join(cells) + "</tr>" for cells in (_row(row, drawn) for row in part.iter_rows(named=True))
    )
    return (
        f'<tbody><tr><th scope="rowgroup" colspan="5" style="padding-top:.7rem"><b>{escape(said)}</b></th></tr>'
        f"{rows}</tbody>"
    )


def _row(row: Mapping[str, Any], drawn: Drawn) -> tuple[str, ...]:
    texts, as_of = drawn.texts, str(drawn.looked.as_of)
    href = address("indicator", target=row["target_id"], region=drawn.looked.region, as_of=as_of)
    kind = texts.say("ledger-deliverable") if row["target_class"] == TargetClass.IMPLICIT_DELIVERABLE else ""
    source = texts.say("list-clause").join(part for part in (ledger.document_words(row, texts), kind) if part)
    quoted = f'<span class="mon-muted">{escape(row["quote"])}<br>{escape(source)}</span>'
    item = f"<td>{link(row['name'], href)}<br>{quoted}</td>"
    due = row["due_date"].isoformat()
    inferred = row["due_basis"] == "inferred"
    return (
        item,
        markup.status_cell(ledger.status(row), row["said"], drawn.theme).html,
        Cell(texts.say("ledger-inferred", date=due) if inferred else due, keep=True).html,
        Cell(_departments(row, texts)).html,
        f"<td>{_evidence(row, texts)}</td>",
    )


def _departments(row: Mapping[str, Any], texts: Texts) -> str:
    named = row["departments"]
    if not named:
        return texts.say("ledger-departments-none")
    return texts.say("list-comma").join(departments.in_words(named, cached.registry(), texts))


def _evidence(row: Mapping[str, Any], texts: Texts) -> str:
    """Return what proves that an item is done, as HTML: paper, day, link, and the return that said so."""
    if row["done_period"] is None:
        return "—"
    said = [escape(row["document"] or texts.say("ledger-evidence-lacking"))]
    if row["done_on"]:
        said.append(escape(texts.say("ledger-evidence-done-on", date=row["done_on"].isoformat())))
    if row["link"]:
        said.append(
            f'<a href="{escape(row["link"])}" target="_blank" rel="noopener noreferrer">'
            f"{escape(texts.say('ledger-evidence-link'))}</a>"
        )
    period = period_words(row["done_period"], texts)
    report = texts.say("ledger-evidence-report", period=period, date=f"{row['received_at']:%Y-%m-%d}")
    return f'{escape(texts.say("list-clause")).join(said)}<br><span class="mon-muted">{escape(report)}</span>'


def _as_file(drawn: Drawn) -> pl.DataFrame:
    """Return the rows shown as a file: everything in words, under labels."""
    texts, registry = drawn.texts, cached.registry()
    bases = {name: texts.say(f"ledger-basis-{name}") for name in ("stated", "inferred")}
    documents = [ledger.document_words(row, texts) for row in drawn.shown.iter_rows(named=True)]
    mark = texts.say("demonstration")
    table = drawn.shown.with_columns(
        pl.Series("document_words", documents, dtype=pl.String),
        state="said",
        departments=pl.col("departments").map_elements(
            lambda named: texts.say("list-comma").join(departments.in_words(named, registry, texts)),
            return_dtype=pl.String,
        ),
        basis=pl.col("due_basis").replace_strict(bases, return_dtype=pl.String),
        received_at=pl.col("received_at").dt.date(),
        demonstration=pl.when("demonstration").then(pl.lit(mark)),
    )
    return table.select(pl.col(name).alias(_label(name, texts)) for name in _FILE)


def _label(name: str, texts: Texts) -> str:
    return texts.say(f"ledger-column-{_LABELS.get(name, name)}")


def nothing(looked: Looked, texts: Texts) -> None:
    """Say why nothing is listed: what was chosen narrows it, or the region has no ledger of its own; with a way on."""
    here = region_name(cached.registry().region(looked.region), texts)
    if looked.document or lenses.worn():
        st.info(texts.say("ledger-nothing-narrowed", region=here), icon=":material/info:")
        whole = link(texts.say("ledger-see-whole", region=here), address("ledger", document=None, lens=None))
        st.html(f'<div class="mon-links">{whole}</div>')
        return
    st.info(texts.say("ledger-nothing", region=here), icon=":material/info:")
    above = ledger.nearest_above(looked)
    if above is not None:
        code, count = above
        name = region_name(cached.registry().region(code), texts)
        said = texts.say("ledger-see-above", region=name, count=count)
        st.html(f'<div class="mon-links">{link(said, address("ledger", region=code, document=None))}</div>')


def nothing_fits(texts: Texts) -> None:
    """Say that the filters leave nothing, with a button that clears them."""
    st.info(texts.say("ledger-nothing-fits"), icon=":material/info:")
    st.button(texts.say("ledger-clear"), key="ledger-clear", on_click=ledger.clear)


# The sections of the screen in order; each is drawn in a frame of its own.
SECTIONS: tuple[Callable[[Drawn], None], ...] = (timeline, by_month)
