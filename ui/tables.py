"""The table behind a chart: the same rows with everything that can be said of them, and as a file."""

from collections.abc import Callable, Sequence
from typing import Any

import polars as pl
import streamlit as st

from charts import numbers
from charts.theme import MARKS
from domain.terms import Status
from locales import Texts
from reports.look import house_theme
from ui import cached, exports, language

_NUMBERS = ("value", "numerator", "denominator", "target_value", "gap", "expected_value", "baseline_value")


def attainment_rows(frame: pl.DataFrame, texts: Texts) -> pl.DataFrame:
    """Return attainment rows as they are read: region, numbers, status and reason in words, completeness."""
    name = "region_zh" if texts.chinese else "region_en"
    reasons = {key: texts.say(f"reason-{key}") for key in frame["reason"].drop_nulls().unique()}
    statuses = {one.value: f"{MARKS[one]} {texts.say(f'status-{one.value}')}" for one in Status}
    return frame.select(
        "region_code",
        pl.col("period"),
        *_NUMBERS,
        region=pl.col(name),
        status=pl.col("status").replace_strict(statuses, return_dtype=pl.String),
        reason=pl.col("reason").replace_strict(reasons, default=None, return_dtype=pl.String),
        source=pl.col("source").replace_strict(
            {key: texts.say(f"source-{key}") for key in frame["source"].unique()}, return_dtype=pl.String
        ),
        completeness=pl.format("{}/{}", "reported_units", "expected_units"),
        demonstration=pl.concat_str(
            pl.when("provisional").then(pl.lit(texts.say("provisional-mark"))),
            pl.when("decomposed").then(pl.lit(texts.say("table-decomposed"))),
            pl.when("demonstration").then(pl.lit(texts.say("demonstration"))),
            separator=texts.say("list-clause"),
            ignore_nulls=True,
        ),
    ).with_columns(pl.col(pl.String).fill_null(""))


_ORDER = (
    "region", "value", "target_value", "gap", "status", "reason", "expected_value", "baseline_value",
    "numerator", "denominator", "completeness", "source", "period", "region_code", "demonstration",
)  # fmt: skip


def _decimals(frame: pl.DataFrame, name: str, unit: str) -> int:
    return numbers.decimals_in(frame[name].to_list(), unit if name not in ("numerator", "denominator") else "")


def _columns(frame: pl.DataFrame, unit: str, texts: Texts) -> dict[str, Any]:
    labels = {name: _label(name, unit, texts) for name in _ORDER}
    kinds: dict[str, Any] = {name: st.column_config.TextColumn(label) for name, label in labels.items()}
    for name in _NUMBERS:
        places = _decimals(frame, name, unit)
        kinds[name] = st.column_config.NumberColumn(labels[name], format=f"%.{places}f")
    return kinds


def _label(name: str, unit: str, texts: Texts) -> str:
    label = texts.say(f"table-{name.replace('_', '-')}")
    if name in ("value", "target_value", "expected_value", "baseline_value"):
        word = numbers.unit_word(unit, texts)
        return texts.say("table-with-unit", label=label, unit=word) if word else label
    if name == "gap":
        word = texts.say("chart-points-unit") if unit == numbers.PERCENT else numbers.unit_word(unit, texts)
        return texts.say("table-with-unit", label=label, unit=word) if word else label
    return label


def attainment(
    frame: pl.DataFrame, unit: str, texts: Texts, *, file_name: str, notes: Sequence[tuple[str, str]] = ()
) -> None:
    """Show attainment rows as a table, with a file of them that is safe to open in a spreadsheet."""
    rows = attainment_rows(frame, texts)
    empty = {name for name in _ORDER if rows[name].is_null().all() or (rows[name].cast(pl.String) == "").all()}
    shown = [name for name in _ORDER if name not in empty or name in ("value", "status")]
    height = min(38 + 35 * max(1, rows.height), 560)
    st.dataframe(
        rows.to_pandas(),
        hide_index=True,
        column_order=shown,
        column_config=_columns(rows, unit, texts),
        height=height,
        placeholder="—",
        key="table-attainment",
    )
    named = rows.select(pl.col(name).alias(_label(name, unit, texts)) for name in _ORDER)
    download(named, texts.say("download-table"), file_name=file_name, key="download-table", notes=notes)


def download(
    frame: pl.DataFrame | Callable[[], pl.DataFrame],
    label: str,
    *,
    file_name: str,
    key: str,
    notes: Sequence[tuple[str, str]] = (),
) -> None:
    """Offer a frame as a CSV file and as a workbook; `notes` (label, text) say in the workbook what it shows.

    What makes a frame is asked when the file is.
    """
    texts, theme = language.reader(), house_theme(cached.registry())

    def whole() -> pl.DataFrame:
        return frame() if callable(frame) else frame

    def workbook() -> bytes:
        # Made when it is asked for: most tables are only looked at.
        from reports.workbook import table_workbook  # noqa: PLC0415

        return table_workbook(whole(), title=file_name, notes=notes, language=texts.language, theme=theme)

    with st.container(horizontal=True, gap="small"):
        exports.offer(
            label, lambda: exports.csv_bytes(whole()), file_name=f"{file_name}.csv", mime=exports.CSV, key=key
        )
        exports.offer(
            texts.say("download-xlsx"), workbook, file_name=f"{file_name}.xlsx", mime=exports.XLSX, key=f"{key}-xlsx"
        )
