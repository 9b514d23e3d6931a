"""Figures told apart by a number, texts read once, columns put beside: what large returns are compared with."""

from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from polars.testing import assert_frame_equal, assert_series_equal

from validators.keys import numbered
from validators.ranks import beside, with_read

DAYS = [date(2023, 12, 31), date(2024, 3, 31), None]
cells = st.lists(
    st.tuples(st.sampled_from(["甲", "乙", None]), st.sampled_from(["a", "b"]), st.sampled_from(DAYS)), min_size=1
)


@given(rows=cells, kind=st.sampled_from([pl.String, pl.Categorical]))
def test_rows_have_the_same_number_exactly_where_they_hold_the_same(
    rows: list[tuple[object, ...]], kind: object
) -> None:
    schema = {"region": pl.String, "indicator": pl.String, "end": pl.Date}
    frame = pl.DataFrame(rows, schema=schema, orient="row").with_columns(pl.col("region", "indicator").cast(kind))  # type: ignore[arg-type]
    numbers = numbered(frame, frame.columns)
    seen = dict(zip(rows, numbers, strict=True))
    assert [seen[row] for row in rows] == numbers.to_list()
    assert len(set(seen.values())) == len(seen)


def test_more_columns_than_can_be_numbered_are_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        numbered(pl.DataFrame({name: [1] for name in "abcde"}), list("abcde"))


@given(rows=cells)
def test_texts_are_read_once_and_stand_beside_each_of_their_cells(rows: list[tuple[object, ...]]) -> None:
    frame = pl.DataFrame(rows, schema={"a": pl.String, "b": pl.String, "end": pl.Date}, orient="row")
    asked: list[int] = []

    def read(written: pl.DataFrame) -> pl.DataFrame:
        asked.append(written.height)
        return written.with_columns(read=pl.col("a").fill_null("-") + pl.col("b")).filter(pl.col("b") == "a")

    found = with_read(frame, ["a", "b"], read)
    assert_frame_equal(found.select(frame.columns), frame)
    expected = [f"{a or '-'}{b}" if b == "a" else None for a, b, _ in rows]
    assert_series_equal(found["read"], pl.Series("read", expected, dtype=pl.String))
    assert asked == [len({row[:2] for row in rows})]


def test_what_was_found_stands_beside_the_rows_in_their_order() -> None:
    frame = pl.DataFrame({"spot": [2, 0, 1], "text": ["c", "a", "b"]})
    found = beside(frame, pl.DataFrame({"spot": [1, 2], "why": ["x", "y"]}), on=["spot"])
    assert found.rows() == [(2, "c", "y"), (0, "a", None), (1, "b", "x")]
