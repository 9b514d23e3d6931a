"""A large file is judged in pieces; the size of a piece decides nothing."""

from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from validators.intake import CELL_COLUMNS, Codebook, Sender, Step, judge
from validators.limits import Limits
from validators.pieces import packed
from validators.verdicts import KEPT_COLUMNS, REPEATING

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


PLAIN = [path for path in RETURNS if b'"' not in path.read_bytes()]
RAGGED = "地区,统计期,老年人健康管理率\n广州市,2024Q3,60\n深圳市,2024Q3\n珠海市,2024Q3,61,约\n\n汕头市,2024Q3,62\n"
CITIES = ("广州市", "深圳市", "珠海市", "汕头市", "佛山市")
MANY = "地区,指标,统计期,完成值,备注\n" + "".join(
    f"{CITIES[number % 5]},老年人健康管理率,20{16 + number // 20}Q{number // 5 % 4 + 1},{number % 60 + 1},\n"
    for number in range(160)
)


@pytest.mark.parametrize("piece", [1, 60, 4_000])
@pytest.mark.parametrize(
    "content",
    [*(path.read_bytes() for path in PLAIN), RAGGED.encode(), MANY.encode(), MANY.encode().rstrip()],
    ids=[*(path.name[:2] for path in PLAIN), "ragged", "many", "no last line break"],
)
def test_a_large_text_read_in_pieces_gives_the_same_verdicts(
    content: bytes, piece: int, codebook: Codebook, guangdong: Sender, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = judge(content, file_name="x.csv", codebook=codebook, sender=guangdong)
    monkeypatch.setattr("validators.grid._LARGE", 0)
    monkeypatch.setattr("validators.grid._PIECE", piece)
    parts = judge(content, file_name="x.csv", codebook=codebook, sender=guangdong)
    assert_frame_equal(whole.cells, parts.cells)
    assert whole.findings == parts.findings


def test_progress_is_told_from_beginning_to_end(codebook: Codebook, guangdong: Sender) -> None:
    told: list[tuple[float, Step]] = []
    judge(
        MANY.encode(),
        file_name="x.csv",
        codebook=codebook,
        sender=guangdong,
        limits=Limits(figures_at_once=40),
        progress=lambda share, step: told.append((share, step)),
    )
    shares = [share for share, _ in told]
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 1.0)
    assert list(dict.fromkeys(step for _, step in told)) == list(Step)
    assert sum(step is Step.MEASURING for _, step in told) == 5


@pytest.mark.parametrize(
    "content", [TWICE.encode(), MANY.encode(), b"", RETURNS[0].read_bytes()], ids=["twice", "many", "refused", "titles"]
)
def test_cells_are_kept_in_categories_and_told_as_texts(content: bytes, codebook: Codebook, guangdong: Sender) -> None:
    judgement = judge(content, file_name="x.csv", codebook=codebook, sender=guangdong)
    assert dict(judgement.kept.schema) == {
        name: pl.Categorical() if name in REPEATING else dtype() for name, dtype in CELL_COLUMNS.items()
    }
    assert dict(judgement.cells.schema) == CELL_COLUMNS
    assert set(KEPT_COLUMNS) == set(CELL_COLUMNS)
    assert judgement.kept.rows() == judgement.cells.rows()
    assert judgement.refused == (judgement.kept.height == 0)


def test_a_piece_gives_back_what_was_packed() -> None:
    rows = list(range(1, 11))
    cells = pl.DataFrame(
        {
            "row": rows,
            "region_code": ["440100"] * 9 + [None],
            "note": [""] * 10,
            "revised_raw": [""] * 10,
            "edition_raw": [""] * 10,
            "d_submitted": [None] * 10,
            "denominator_raw": [""] * 10,
            "raw_value": [str(row) for row in rows],
            "value": [1.0] * 10,
            "empty": [None] * 10,
            "why_value": pl.Series([None, 3, *[None] * 8], dtype=pl.Int16),
        },
        schema_overrides={"empty": pl.String, "d_submitted": pl.String},
    )
    piece = packed(cells)
    added = ["why_before", "voided", "revised", "old", "edition", "told_on", "without_counts"]
    assert_frame_equal(piece.unpacked().drop(added), cells.drop("revised_raw", "edition_raw"))
    assert piece.unpacked()["why_before"].to_list() == [None, 3, *[None] * 8]
    assert set(piece.constant.columns) == {"note", "denominator_raw", "empty", "d_submitted", *added[1:]}
    assert piece.varying.schema["region_code"] != pl.String
    kept = piece.unpacked(categories=("region_code", "note"))
    assert [kept.schema[name] for name in ("region_code", "note", "raw_value")] == [
        *[pl.Categorical()] * 2,
        pl.String(),
    ]
    assert kept.rows() == piece.unpacked().rows()
