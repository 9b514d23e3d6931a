"""The steps of the returns page up to the confirmation: template, upload, dry run."""

import polars as pl
import streamlit as st

from charts import headlines, numbers
from domain.periods import Period
from domain.terms import Verdict
from locales import Texts
from services.intake import Judgement, Step
from services.preview import Change
from ui import cached, exports, intake, intake_reasons, markup, tables
from ui.intake import Sent
from ui.markup import Cell

_SHOWN, _LISTED = 500, 200  # rows of a grid, rows of a list
_FEW, _FINDINGS_HEIGHT = 6, 330
_METRIC = 156  # two beside each other fit a telephone


def template(region_code: str, texts: Texts) -> None:
    """Step 1: offer the forms of a region for a quarter."""
    markup.title(texts.say("returns-step-template"))
    names = [str(one) for one in intake.periods()]
    chosen = st.selectbox(
        texts.say("returns-template-period"),
        names,
        index=1,
        format_func=lambda one: headlines.period_words(one, texts),
        key="template-period",
    )
    period = Period.parse(chosen or names[1])
    children = cached.registry().children(region_code)
    with st.container(horizontal=True):
        for part, below in (("own", False), ("below", True)):
            if below and not children:
                continue
            for kind, workbook in (("workbook", True), ("text", False)):
                _form(region_code, period, texts, part=part, kind=kind, below=below, workbook=workbook)


def _form(region_code: str, period: Period, texts: Texts, *, part: str, kind: str, below: bool, workbook: bool) -> None:
    """Offer one form; it is made when it is asked for."""
    name = intake.form_name(region_code, period, below=below, workbook=workbook)
    exports.offer(
        texts.say(f"intake-template-{kind}", form=texts.say(f"returns-template-{part}")),
        lambda: intake.form(region_code, period, texts, below=below, workbook=workbook),
        file_name=name,
        mime=intake.mime(name),
        key=f"template-{part}" if kind == "text" else f"template-{part}-xlsx",
        kind="primary" if workbook else "secondary",
    )


def upload(region_code: str, texts: Texts) -> Sent | None:
    """Step 2: take a file and the day it came in."""
    markup.title(texts.say("returns-step-upload"))
    received = st.date_input(
        texts.say("returns-received"),
        value=intake.today(),
        min_value=intake.earliest(),
        max_value=intake.today(),
        format="YYYY-MM-DD",
        key="received",
    )
    st.caption(texts.say("returns-upload-explained"))
    file = st.file_uploader(texts.say("returns-upload"), type=["csv", "xlsx"], key="return-file")
    if file is None:
        return None
    return Sent(file.getvalue(), file.name, region_code, received or intake.today())


def dry_run(sent: Sent, judgement: Judgement, texts: Texts) -> None:
    """Step 3: show counts, findings and what would change; nothing is stored."""
    markup.title(texts.say("returns-step-check", file=sent.file_name))
    found = intake.counts(judgement)
    if judgement.refused:
        st.error(texts.say("returns-file-refused"), icon=":material/error:")
    else:
        st.write(texts.say("returns-encoding", encoding=judgement.encoding.upper(), usable=intake.usable(judgement)))
        with st.container(horizontal=True, gap="small"):
            for verdict, count in found.items():
                st.metric(texts.say(f"returns-count-{verdict.value}"), count, border=True, width=_METRIC)
    _findings(sent, judgement, texts)
    if not judgement.refused:
        _changes(sent, judgement, texts)


def checked(sent: Sent, texts: Texts) -> Judgement:
    """Return the dry run of a file; while a large one is checked the page says how far that is, and at what."""
    if len(sent.content) < intake.LARGE:
        return intake.judged(sent)
    size = f"{len(sent.content) / 1_000_000:.1f}"
    st.caption(texts.say("intake-checking", file=markup.plain(sent.file_name), size=size))
    bar = st.progress(0.0)

    def tell(share: float, step: Step) -> None:
        said = texts.say("returns-progress", percent=str(round(100 * share)), step=texts.say(f"returns-doing-{step}"))
        bar.progress(min(share, 1.0), said)

    judgement = intake.judged(sent, progress=tell)
    bar.empty()
    return judgement


def _findings(sent: Sent, judgement: Judgement, texts: Texts) -> None:
    rows = intake.findings(judgement, texts)
    if rows.is_empty():
        st.success(texts.say("returns-no-findings"), icon=":material/check_circle:")
        return
    total = int(rows.unique(["verdict", "reason_code"])["count"].sum())
    st.write(texts.say("returns-findings", count=total))
    for code, part in intake_reasons.groups(rows):
        _group(code, part, texts)
    own = intake.own_file(sent, judgement, texts)
    names = ("verdict", "row", "column", "region", "value", "problem", "remedy")
    labelled = rows.select(pl.col(name).alias(texts.say(f"finding-column-{name}")) for name in names)
    with st.container(horizontal=True):
        exports.offer(
            texts.say("intake-own-file"),
            own.make,
            file_name=own.name,
            mime=own.mime,
            key="download-own-file",
            kind="primary",
        )
        name = f"findings_{judgement.file_name}"
        tables.download(labelled, texts.say("download-findings"), file_name=name, key="download-findings")
    st.caption(texts.say("intake-own-file-explained"))


def _group(code: str, rows: pl.DataFrame, texts: Texts) -> None:
    """List the findings of one reason; what was refused stands open."""
    verdict = str(rows["verdict"][0])
    name, total = intake_reasons.label(code, texts), int(rows["count"][0])
    said = texts.say("intake-group", verdict=verdict, reason=name, count=str(total))
    names = ("row", "column", "value", "problem", "remedy", "region")
    header = [Cell(texts.say(f"finding-column-{one}")) for one in names]
    body = (
        [Cell("" if row[one] is None else str(row[one]), keep=one == "row") for one in names]
        for row in rows.head(_LISTED).iter_rows(named=True)
    )
    with st.expander(said, expanded=verdict == texts.say(f"verdict-{Verdict.REJECT.value}")):
        # Whole sentences have to be read here: a grid would cut them off.
        with st.container(height=_FINDINGS_HEIGHT if rows.height > _FEW else "content", border=False):
            markup.table(header, body, label=said, broad=True)
        if total > _LISTED:
            st.caption(texts.say("returns-findings-more", shown=_LISTED, total=total))


def _changes(sent: Sent, judgement: Judgement, texts: Texts) -> None:
    rows = intake.changed_values(judgement, sent)
    found = dict(rows.group_by("change").len().iter_rows())
    parts = [texts.say(f"change-count-{kind.value}", count=found[kind.value]) for kind in Change if kind.value in found]
    if not parts:
        return
    st.write(texts.say("returns-changes", parts=texts.say("list-comma").join(parts)))
    words = {kind.value: texts.say(f"change-{kind.value}") for kind in Change}
    suffix = "zh" if texts.chinese else "en"
    order = {kind.value: place for place, kind in enumerate((Change.CHANGED, Change.OLDER, Change.NEW, Change.SAME))}
    shown = rows.sort(pl.col("change").replace_strict(order, return_dtype=pl.Int64), maintain_order=True).select(
        "old",
        "new",
        difference=pl.col("new") - pl.col("old"),
        region=f"region_{suffix}",
        indicator=f"indicator_{suffix}",
        unit=pl.Series([numbers.unit_word(unit or "", texts) for unit in rows["unit"]], dtype=pl.String),
        period="period",
        change=pl.col("change").replace_strict(words, return_dtype=pl.String),
    )
    names = ("change", "region", "indicator", "period", "old", "new", "difference", "unit")
    labels = {name: texts.say(f"change-column-{name}") for name in names}
    st.dataframe(
        shown.head(_SHOWN).to_pandas(),
        hide_index=True,
        column_order=names,
        column_config={name: st.column_config.Column(label) for name, label in labels.items()},
        height="content" if shown.height <= _FEW else 320,
        placeholder="—",
        key="changes",
    )
    named = shown.select(pl.col(name).alias(labels[name]) for name in names)
    tables.download(named, texts.say("intake-changes-file"), file_name="changes", key="download-changes")


def confirmation(sent: Sent, judgement: Judgement, texts: Texts) -> None:
    """Step 4: store on an explicit word only."""
    usable = intake.usable(judgement)
    if judgement.refused or not usable:
        st.info(texts.say("returns-nothing-to-store"), icon=":material/info:")
        return
    refused = intake.counts(judgement)[Verdict.REJECT]
    reviewed = intake.reviewed()
    markup.title(texts.say("returns-step-submit" if reviewed else "returns-step-confirm"))
    partial = bool(refused) and st.checkbox(texts.say("returns-partial", refused=refused, usable=usable), key="partial")
    ready = partial or not refused
    label = texts.say("returns-submit" if reviewed else "returns-confirm", count=usable)
    if st.button(label, type="primary", disabled=not ready, key="confirm"):
        intake.confirm(sent, judgement, partial=partial)
        st.rerun()
    explained = "returns-submit-explained" if reviewed else "returns-confirm-explained"
    st.caption(texts.say(explained if ready else "returns-partial-explained"))
