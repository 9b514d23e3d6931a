"""Puts verdicts into rows and sentences for screens, files and the command line."""

from collections.abc import Mapping
from typing import Any

import polars as pl

from locales import Texts
from services.registry import Registry
from validators.findings import remedy, sentence
from validators.intake import Judgement


def expected_rows(judgement: Judgement, registry: Registry, texts: Texts) -> pl.DataFrame:
    """Return one line per judged cell: file, row, column, what was seen, verdict, what it was read as, reason."""
    shown_under = registry.targets.filter(pl.col("duplicate_of").is_null()).unique("indicator_id", keep="first")
    reasons = [sentence(cell, texts) for cell in judgement.cells.iter_rows(named=True)]
    return (
        judgement.cells.with_columns(reason=pl.Series(reasons, dtype=pl.String))
        .join(shown_under.select("indicator_id", "target_id"), on="indicator_id", how="left", maintain_order="left")
        .select(
            "row",
            "column",
            "region_raw",
            "raw_value",
            "region_code",
            "target_id",
            "unit",
            "reason_code",
            "reason",
            "sheet",
            file=pl.lit(judgement.file_name),
            expected="verdict",
            period=pl.col("period").str.replace("-", "", literal=True),
            canonical_value="value",
        )
        .select(CELLS)
    )


CELLS = (
    "file",
    "sheet",
    "row",
    "column",
    "region_raw",
    "raw_value",
    "expected",
    "region_code",
    "period",
    "target_id",
    "canonical_value",
    "unit",
    "reason_code",
    "reason",
)


def finding_rows(judgement: Judgement, texts: Texts) -> list[dict[str, Any]]:
    """Return what was found, file faults first: row, column, region, value, verdict, problem, remedy."""
    whole = [
        {
            "row": finding.row,
            "column": finding.column,
            "region": "",
            "value": finding.value,
            "verdict": str(finding.verdict),
            "reason_code": finding.reason_code,
            "problem": sentence(finding, texts),
            "remedy": remedy(finding, texts),
        }
        for finding in judgement.findings
    ]
    return whole + [_cell_row(cell, texts) for cell in judgement.odd.iter_rows(named=True)]


def _cell_row(cell: Mapping[str, Any], texts: Texts) -> dict[str, Any]:
    return {
        "row": cell["row"],
        "column": cell["column"],
        "region": cell["region_raw"],
        "value": cell["raw_value"],
        "verdict": cell["verdict"],
        "reason_code": cell["reason_code"],
        "problem": sentence(cell, texts),
        "remedy": remedy(cell, texts),
    }
