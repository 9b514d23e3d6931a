"""What became of returns: the receipt of the one just confirmed, and the list of all that were sent."""

from typing import Any

import polars as pl
import streamlit as st

from domain.terms import ReturnState
from locales import Texts
from ui import exports, intake, markup, tables
from ui.intake import Stored

_FEW = 8  # rows shown at their full height
_SUBMITTED = ReturnState.SUBMITTED


def receipt(done: Stored, texts: Texts) -> None:
    """Step 5: say what was stored and whether it counts yet, with a receipt to keep."""
    receipt = done.receipt
    waiting = receipt.state is _SUBMITTED
    key = "returns-already" if receipt.already_stored else "returns-submitted" if waiting else "returns-stored"
    state = texts.say(f"state-{receipt.state.value}")
    said = texts.say(key, number=receipt.return_id, state=state)
    if waiting:
        st.info(said, icon=":material/hourglass_top:")
        st.caption(texts.say("returns-waiting-explained"))
    else:
        st.success(said, icon=":material/check_circle:")
    lines = intake.receipt_lines(done, texts)
    markup.facts(lines)
    written = "\r\n".join(f"{term}\t{text}" for term, text in [(texts.say("product"), texts.say("receipt")), *lines])
    exports.offer(
        texts.say("receipt-download"),
        ("\ufeff" + written + "\r\n").encode("utf-8"),
        file_name=f"receipt_{receipt.return_id}.txt",
        mime="text/plain",
        key="download-receipt",
    )


def history(region_code: str, texts: Texts) -> None:
    """List the returns of a region and those below it, newest first; demonstration returns say so beside their day."""
    markup.title(texts.say("returns-history"))
    rows = intake.history(region_code, texts)
    if rows.is_empty():
        st.caption(texts.say("returns-history-none"))
        return
    marked = bool((rows["demonstration"] != "").any())
    names = ["received", "demonstration", "state", "sender", "file_name", "accepted", "warned", "rejected", "return_id"]
    shown = [name for name in names if name != "demonstration" or marked]
    labels: dict[str, Any] = {name: texts.say(f"history-{name.replace('_', '-')}") for name in names}
    mark = {"demonstration": st.column_config.Column(labels["demonstration"], width=85 if texts.chinese else 135)}
    day = {"received": st.column_config.DateColumn(labels["received"], format="YYYY-MM-DD", width=95)}
    state = {"state": st.column_config.Column(labels["state"], width=80)}
    st.dataframe(
        rows.to_pandas(),
        hide_index=True,
        column_order=shown,
        column_config=labels | mark | day | state,
        height="content" if rows.height <= _FEW else 300,
        placeholder="—",
        key="history",
    )
    named = rows.select(pl.col(name).alias(labels[name]) for name in shown)
    tables.download(named, texts.say("download-table"), file_name=f"returns_{region_code}", key="download-history")
