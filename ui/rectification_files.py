"""Proposals and notices as files: numbers as numbers, everything else in words, under the reader's labels."""

import polars as pl

from charts.headlines import period_words
from locales import Texts
from reports import words
from services.rectification_words import colour as colour_word
from services.rectification_words import number, state
from ui import rectification_words
from ui.captions import in_language

_PROPOSALS = (
    "region_code", "region", "target_id", "item", "value", "required", "target", "gap", "unit", "status", "streak",
    "past", "colour", "deadline", "due", "basis", "quote", "remark",
)  # fmt: skip
_PROPOSAL_LABELS = {"region_code": "table-region-code", "target_id": "ledger-column-id"}


def proposals(rows: pl.DataFrame, texts: Texts) -> pl.DataFrame:
    """Return proposals as a file: numbers as numbers, everything else in words, under labels."""
    listed = list(rows.iter_rows(named=True))
    texts_of = {
        "item": [words.name(row, texts) for row in listed],
        "target": [rectification_words.figures(row, texts)["target"] for row in listed],
        "status": [words.status(row["status"], texts) for row in listed],
        "past": [rectification_words.past_words(row, texts) for row in listed],
        "colour": [colour_word(row["colour"], texts, mark=False) if row["colour"] else "" for row in listed],
        "basis": [rectification_words.basis(row, texts) for row in listed],
        "remark": [texts.say("demonstration") if row["demonstration"] else "" for row in listed],
    }
    table = rows.with_columns(
        *(pl.Series(name, column, dtype=pl.String) for name, column in texts_of.items()),
        region=pl.col("region_zh" if texts.chinese else "region_en"), required="expected_value", due="due_date",
    )  # fmt: skip
    return table.select(
        pl.col(name).alias(texts.say(_PROPOSAL_LABELS.get(name, f"notice-column-{name}"))) for name in _PROPOSALS
    )


_NOTICES = (
    "number", "colour", "issuer", "region", "item", "target_id", "value", "required", "target", "gap", "unit",
    "status", "as_of", "issued", "deadline", "state", "days_over", "basis", "quote", "version", "id", "remark",
)  # fmt: skip
_LABELS = {"as_of": "as-of", "days_over": "days-over"}


def notices(rows: pl.DataFrame, texts: Texts) -> pl.DataFrame:
    """Return notices as a file: numbers as numbers, everything else in words, under labels."""
    listed = list(rows.iter_rows(named=True))
    texts_of = {
        "number": [number(row, texts) for row in listed],
        "state": [state(row, texts) for row in listed],
        "issuer": [in_language(row, "issuer", texts) for row in listed],
        "as_of": [period_words(row["as_of"], texts) for row in listed],
    }
    about = proposals(rows, texts)
    own = rows.with_columns(*(pl.Series(name, column, dtype=pl.String) for name, column in texts_of.items()))
    named = own.select("number", "state", "issuer", "as_of", "days_over", issued="issued_on", version="data_version",
                       id="notice_id")  # fmt: skip
    labels = {name: texts.say(_label(name)) for name in _NOTICES}
    both = pl.concat([about, named.rename({name: labels[name] for name in named.columns})], how="horizontal")
    return both.select(labels[name] for name in _NOTICES)


def _label(name: str) -> str:
    return "ledger-column-id" if name == "target_id" else f"notice-column-{_LABELS.get(name, name)}"
