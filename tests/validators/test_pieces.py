"""A large file is judged in pieces; the size of a piece decides nothing."""

from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from validators.intake import Codebook, Sender, judge
from validators.limits import Limits
from validators.pieces import packed

RETURNS = sorted((Path(__file__).parent / "returns").glob("[01]*.csv"))
GROUPED = "市,县区,统计期,老年人健康管理率\n汕尾市,城区,2024Q3,60\n,陆丰市,2024Q3,61\n,海丰县,2024Q3,\n"
YEARLESS = "地区,统计期,老年人健康管理率,备注\n广州市,2023年三季度,60,\n深圳市,三季度,61,\n珠海市,二季度,5,\n"
TWICE = "地区,统计期,老年人健康管理率\n广州市,2024Q3,60\n深圳市,2024Q3,61\n广州市,2024Q3,62\n合计,2024Q3,61\n注：无,,\n"


@pytest.mark.parametrize("size", [1, 3])
@pytest.mark.parametrize(
    "content",
    [*(path.read_bytes() for path in RETURNS), GROUPED.encode(), YEARLESS.encode(), TWICE.encode()],
    ids=[*(path.name[:2] for path in RETURNS), "grouped", "yearless", "twice"],
)
def test_small_pieces_give_the_same_verdicts(content: bytes, size: int, codebook: Codebook, guangdong: Sender) -> None:
    whole, parts = (
        judge(content, file_name="x.csv", codebook=codebook, sender=guangdong, limits=limits)
        for limits in (Limits(), Limits(figures_at_once=size))
    )
    assert_frame_equal(whole.cells, parts.cells)
    assert whole.findings == parts.findings


def test_a_piece_gives_back_what_was_packed() -> None:
    rows = list(range(1, 11))
    cells = pl.DataFrame(
        {
            "row": rows,
            "region_code": ["440100"] * 9 + [None],
            "note": [""] * 10,
            "raw_value": [str(row) for row in rows],
            "value": [1.0] * 10,
            "empty": [None] * 10,
            "why_value": pl.Series([None, 3, *[None] * 8], dtype=pl.Int16),
        },
        schema_overrides={"empty": pl.String},
    )
    piece = packed(cells)
    assert_frame_equal(piece.unpacked().drop("why_before"), cells)
    assert piece.unpacked()["why_before"].to_list() == [None, 3, *[None] * 8]
    assert set(piece.constant.columns) == {"note", "empty"}
    assert piece.varying.schema["region_code"] != pl.String
