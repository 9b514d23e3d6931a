"""What was made: the list with its files, one document opened, and making it again out of its own data version."""

from typing import Any

import polars as pl
import streamlit as st

from charts.headlines import period_words
from locales import Texts
from services import briefing as service
from ui import briefing, briefing_making, briefing_panels, cached, identity, markup, tables
from ui.briefing import Looked
from ui.briefing_making import Made
from ui.captions import region_name
from ui.markup import Cell

_SHOWN = 30
_AGAIN = "briefing-again"
_COLUMNS = ("number", "made", "by", "region", "period", "form", "language", "version", "sha256", "remark")


def readable() -> bool:
    """Return whether the list is for the reader at all."""
    return service.may_list(cached.registry(), identity.reader())


def draw(looked: Looked, texts: Texts) -> None:
    """List what was made, with the document that the URL opens above it."""
    markup.title(texts.say("briefing-list-title"))
    row = briefing.opened(texts)
    if row is not None:
        with st.container(border=True, key="briefing-opened"):
            _opened(row, texts)
    region = briefing.listed(looked, texts)
    store, registry, who = cached.store(), cached.registry(), identity.reader()
    count = service.made_count(store, registry, reader=who, region_code=region)
    if not count:
        st.info(texts.say("briefing-list-none-region" if region else "briefing-list-none-all"), icon=":material/inbox:")
        return
    rows = service.made(store, registry, reader=who, region_code=region)
    header = [Cell(texts.say(f"briefing-column-{name}")) for name in _COLUMNS]
    body = [_cells(one, texts) for one in rows.head(_SHOWN).iter_rows(named=True)]
    markup.table(header, body, label=texts.say("briefing-list-title"), broad=True)
    if count > _SHOWN:
        st.caption(texts.say("briefing-list-more", count=count, shown=_SHOWN))
    tables.download(
        _file(rows, texts), texts.say("briefing-list-download"),
        file_name=f"documents_{region or 'all'}", key="download-documents",
    )  # fmt: skip


def _cells(row: dict[str, Any], texts: Texts) -> list[Cell]:
    said = _said(row, texts)
    links = {"number": briefing.link(row["number"])}
    kept = ("number", "made", "form", "language", "version", "period")
    return [
        Cell(
            said[name][:12] if name == "sha256" else said[name], href=links.get(name, ""), keep=name in kept
        )
        for name in _COLUMNS
    ]  # fmt: skip


def _said(row: dict[str, Any], texts: Texts) -> dict[str, str]:
    regions = cached.registry().regions.filter(pl.col("code") == row["region_code"])
    return {
        "number": texts.say("briefing-number", number=str(row["number"])),
        "made": f"{row['made_at']:%Y-%m-%d %H:%M}",
        "by": row["made_by"] or "—",
        "region": region_name(regions.row(0, named=True), texts) if regions.height else row["region_code"],
        "period": period_words(row["period"], texts),
        "form": row["form"].upper(),
        "language": texts.say(f"briefing-language-{row['language']}"),
        "version": str(row["data_version"]),
        "sha256": row["sha256"],
        "remark": _remark(row, texts),
    }


def _remark(row: dict[str, Any], texts: Texts) -> str:
    parts = []
    if row["again_of"]:
        parts.append(texts.say(f"briefing-again-of-{_verdict(row)}", number=str(row["again_of"])))
    if row["known_at"]:
        parts.append(texts.say("briefing-remark-known", moment=f"{row['known_at']:%Y-%m-%d %H:%M}"))
    if row["document_id"]:
        parts.append(texts.say("briefing-remark-document", document=_document(row["document_id"], texts)))
    if row["template_name"]:
        parts.append(texts.say("briefing-remark-template", file=row["template_name"]))
    return texts.say("list-clause").join(parts)


def _document(document_id: str, texts: Texts) -> str:
    found = cached.registry().documents.filter(pl.col("document_id") == document_id)
    if found.is_empty():
        return document_id
    return str(found["number"].item() or found["short_zh"].item()) if texts.chinese else str(found["short_en"].item())


def _verdict(row: dict[str, Any]) -> str:
    return "same" if row["same_file"] else "figures" if row["same_figures"] else "other"


def _file(rows: pl.DataFrame, texts: Texts) -> pl.DataFrame:
    """Return the list as a file: everything that was recorded, digests whole."""
    said = [_said(row, texts) for row in rows.iter_rows(named=True)]
    labels = {name: texts.say(f"briefing-column-{name}") for name in _COLUMNS}
    words = {
        labels[name]: pl.Series([one[name] for one in said], dtype=pl.String)
        for name in _COLUMNS if name not in ("number", "version")
    }  # fmt: skip
    own = {
        labels["number"]: rows["number"],
        labels["version"]: rows["data_version"],
        texts.say("briefing-column-file"): rows["file_name"],
        texts.say("briefing-column-figures"): rows["figures_sha256"],
        texts.say("briefing-column-template"): rows["template_sha256"],
        texts.say("briefing-column-code"): rows["region_code"],
    }
    table = pl.DataFrame(own | words)
    first = [labels[name] for name in _COLUMNS]
    return table.select(*first, *(name for name in table.columns if name not in first))


# One document, and making it again


def _opened(row: dict[str, Any], texts: Texts) -> None:
    said = _said(row, texts)
    markup.title(texts.say("briefing-opened", number=str(row["number"]), file=row["file_name"]))
    facts = [(texts.say(f"briefing-column-{name}"), said[name]) for name in _COLUMNS[1:]]
    markup.facts(facts)
    _again(row, texts)
    links = (
        markup.link(texts.say("briefing-use-choices"), briefing.link_to(row)),
        markup.link(texts.say("briefing-close"), briefing.link(None)),
    )
    st.html(f'<div class="mon-links">{" ".join(links)}</div>')


def _again(row: dict[str, Any], texts: Texts) -> None:
    """Draw the button that makes a document again, and whether it came out the same."""
    template = briefing_panels.uploaded() if row["template_sha256"] else None
    lacking = row["template_sha256"] is not None and (template is None or template.sha256 != row["template_sha256"])
    if lacking:
        st.info(
            texts.say("briefing-again-template", file=markup.plain(row["template_name"] or ""),
                      digest=row["template_sha256"][:12]), icon=":material/draft:",
        )  # fmt: skip
    label = texts.say("briefing-again-button", version=str(row["data_version"]))
    if st.button(label, key="briefing-again-do", type="primary", disabled=lacking, icon=":material/replay:"):

        def act() -> Made:
            asked = service.asked_then(row)
            return briefing_making.made(
                cached.store(), cached.registry(), asked, [row["form"]], actor=identity.actor(), template=template,
                again_of=row["again_of"] or row["number"],
            )  # fmt: skip

        st.session_state.pop(_AGAIN, None)
        made = briefing_panels.told_kindly(act, texts, words=texts.say("briefing-making"))
        if made is not None:
            st.session_state[_AGAIN] = (row["number"], made)
    kept = st.session_state.get(_AGAIN)
    if kept is not None and kept[0] == row["number"]:
        _compared(row, kept[1], texts)


def _compared(row: dict[str, Any], made: Made, texts: Texts) -> None:
    """Say whether the document made again is the one made then: its file, else its figures."""
    (document,), (number,) = made.documents, made.numbers
    now = service.one(cached.store(), cached.registry(), number, reader=identity.reader())
    facts = {"number": str(row["number"]), "again": str(number), "digest": document.sha256[:16]}
    if document.sha256 == row["sha256"]:
        st.success(texts.say("briefing-again-same", **facts), icon=":material/check_circle:")
    elif now["figures_sha256"] == row["figures_sha256"]:
        kind = "picture" if row["form"] == "svg" else "figures"
        st.info(texts.say(f"briefing-again-{kind}", **facts), icon=":material/info:")
    else:
        st.error(texts.say("briefing-again-other", **facts), icon=":material/error:")
    briefing_panels.download(document, texts, key="briefing-again-file")
