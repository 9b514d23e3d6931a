"""The worked examples of docs/methodology.md, run as they stand there."""

from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from domain.terms import Method
from metrics import comparators
from metrics.assess import assess
from metrics.cases import SCHEMA
from metrics.coverage import expected_units
from metrics.elapsed import elapsed_share
from metrics.rollup import roll_up

PAGE = Path(__file__).parent.parent / "docs" / "methodology.md"


def examples(first: str, last: str) -> list[dict[str, str]]:
    """Rows of the one table whose header starts and ends with these columns."""
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] if line.startswith("|") else [] for line in lines]
    (start,) = [index for index, row in enumerate(rows) if row and row[0] == first and row[-1] == last]
    body = []
    for row in rows[start + 2 :]:
        if not row:
            break
        body.append(dict(zip(rows[start], row, strict=True)))
    return body


def number(text: str) -> float | None:
    return float(text) if text else None


@pytest.mark.parametrize(
    "row", examples("comparator", "attainment"), ids=lambda row: f"{row['comparator']} {row['value']}"
)
def test_comparators(row: dict[str, str]) -> None:
    frame = pl.DataFrame(
        {
            "comparator": [row["comparator"]],
            "value": [number(row["value"])],
            "target_value": [number(row["target"])],
            "tolerance": [number(row["tolerance"])],
            "direction": [row["direction"]],
        },
        schema_overrides={"tolerance": pl.Float64},
    )
    met, gap, attained = frame.select(
        comparators.is_met().alias("met"), comparators.gap().alias("gap"), comparators.attainment().alias("share")
    ).row(0)
    assert met == (row["met"] == "yes")
    assert (gap, attained) == pytest.approx((number(row["gap"]), number(row["attainment"])), abs=1e-9)


@pytest.mark.parametrize("row", examples("start", "elapsed"), ids=lambda row: row["day"])
def test_time(row: dict[str, str]) -> None:
    days = {name: [date.fromisoformat(row[name])] for name in ("start", "day", "due")}
    share = pl.DataFrame(days).select(elapsed_share(start=pl.col("start"), day=pl.col("day"), due=pl.col("due")))
    assert share.item() == pytest.approx(number(row["elapsed"]))


def observation(code: str, end: date, numerator: float, denominator: float) -> dict[str, Any]:
    value = 100 * numerator / denominator
    return {
        "indicator_id": "i",
        "region_code": code,
        "period_end": end,
        "value": value,
        "numerator": numerator,
        "denominator": denominator,
        "demonstration": False,
    }


@pytest.mark.parametrize("row", examples("parts", "upper"), ids=lambda row: row["parts"])
def test_roll_up(row: dict[str, str]) -> None:
    parts = row["parts"].split()
    codes = [f"part-{index}" for index in range(len(parts))]
    regions = pl.DataFrame(
        {
            "code": ["whole", *codes],
            "parent_code": [None, *["whole"] * len(codes)],
            "level": ["prefecture", *["county"] * len(codes)],
            "standing": ["standard"] * (len(codes) + 1),
        }
    )
    rules = pl.DataFrame(
        {
            "indicator_id": ["i"],
            "kind": ["ratio"],
            "additive": [True],
            "reporting_level": ["county"],
            "counts_local": [True],
            "named_units": [None],
        },
        schema_overrides={"named_units": pl.String},
    )
    now, before = date(2024, 9, 30), date(2023, 12, 31)
    seen = []
    for code, part in zip(codes, parts, strict=True):
        numerator, _, denominator = part.partition("/")
        if numerator != "?":
            seen.append(observation(code, now, float(numerator), float(denominator)))
        elif denominator:
            seen.append(observation(code, before, 0, float(denominator)))
    figures = roll_up(pl.DataFrame(seen), expected_units(regions, rules), rules)
    whole = figures.filter((pl.col("region_code") == "whole") & (pl.col("period_end") == now)).row(0, named=True)
    assert whole["value"] == pytest.approx(number(row["value"]))
    assert f"{whole['reported_units']} of {whole['expected_units']}" == row["reported"]
    for bound in ("lower", "upper"):
        expected = number(row[bound])
        assert whole[f"{bound}_bound"] == (None if expected is None else pytest.approx(expected))


@pytest.mark.parametrize("row", examples("method", "reason"), ids=lambda row: f"{row['method']} {row['b']} {row['c']}")
def test_methods(row: dict[str, str]) -> None:
    values = [float(value) for value in row["points"].split()]
    points = [[float(2021 - len(values) + index), value] for index, value in enumerate(values)]
    case = {
        "case_id": "example",
        "direction": row["direction"],
        "baseline_year": 2015.0,
        "baseline_value": number(row["b"]),
        "current_year": 2020.0,
        "current_value": number(row["c"]),
        "target_year": 2025.0,
        "target_value": number(row["T"]),
        "natural_limit": None,
        "points": points or None,
    }
    found = assess(pl.DataFrame([case], schema=SCHEMA), method=Method(row["method"])).row(0, named=True)
    expected = number(row["ratio"])
    assert found["ratio"] == (None if expected is None else pytest.approx(expected, abs=1e-9))
    assert (found["label"], found["status"], found["reason"] or "") == (row["label"], row["status"], row["reason"])
