"""The seven sample files against the 106 verdicts that were set for them."""

import csv
from pathlib import Path

import polars as pl
import pytest

from domain.periods import Period
from validators.intake import Codebook, Judgement, Sender, judge

RETURNS = Path(__file__).parent / "returns"
EXPECTED = list(csv.DictReader((RETURNS / "expected.csv").read_text(encoding="utf-8-sig").splitlines()))
FILES = sorted({line["file"] for line in EXPECTED})


def judged(name: str, codebook: Codebook, sender: Sender) -> Judgement:
    return judge((RETURNS / name).read_bytes(), file_name=name, codebook=codebook, sender=sender)


def expected_lines(name: str) -> list[dict[str, object]]:
    lines: list[dict[str, object]] = []
    for line in EXPECTED:
        if line["file"] != name:
            continue
        year, _, quarter = line["period"].partition("Q")
        data = line["expected"] != "skip"
        lines.append(
            {
                "row": int(line["row"]),
                "column": line["column"],
                "verdict": line["expected"],
                "region_code": line["region_code"],
                "period": str(Period.parse(f"{year}-Q{quarter}")) if year else "",
                "target_id": line["target_id"],
                "value": round(float(line["canonical_value"]), 9) if line["canonical_value"] else None,
                "reason_code": line["reason_code"],
                "region_raw": line["region_raw"] if data else "",
                "raw_value": line["raw_value"] if data else "",
            }
        )
    return lines


def found_lines(judgement: Judgement, codebook: Codebook) -> list[dict[str, object]]:
    targets = codebook.indicators.select("indicator_id", "target_id")
    data = pl.col("verdict") != "skip"
    cells = judgement.cells.join(targets, on="indicator_id", how="left", maintain_order="left").select(
        "row",
        "column",
        "verdict",
        *(pl.col(name).fill_null("") for name in ("region_code", "period", "target_id")),
        pl.col("value").round(9),
        "reason_code",
        *(pl.when(data).then(pl.col(name)).otherwise(pl.lit("")).alias(name) for name in ("region_raw", "raw_value")),
    )
    return cells.to_dicts()


def by_place(lines: list[dict[str, object]]) -> list[dict[str, object]]:
    return sorted(lines, key=lambda line: (int(str(line["row"])), str(line["column"])))


def difference(found: list[dict[str, object]], expected: list[dict[str, object]]) -> str:
    missing = [f"- {line}" for line in expected if line not in found]
    extra = [f"+ {line}" for line in found if line not in expected]
    return "\n" + "\n".join(sorted(missing + extra, key=lambda line: line[2:]))


@pytest.mark.parametrize("name", FILES)
def test_every_verdict_of_a_sample_is_reached(
    name: str, codebook: Codebook, guangdong: Sender, hanzhong: Sender
) -> None:
    judgement = judged(name, codebook, hanzhong if name.startswith("12") else guangdong)
    found, expected = by_place(found_lines(judgement, codebook)), by_place(expected_lines(name))
    assert found == expected, difference(found, expected)


def test_the_samples_hold_all_the_verdicts() -> None:
    assert len(EXPECTED) == 106
