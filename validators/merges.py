"""Cells that a sheet merges downwards: written once, meant for every row they reach."""

from collections import defaultdict

import polars as pl

from validators.grid import Grid
from validators.layout import Layout

SPREAD = "spread_"


def with_merges_filled(grid: Grid, layout: Layout) -> pl.DataFrame:
    """Return the grid's frame with merged cells below the header filled in every row they reach.

    A number so spread over rows belongs to none of them for certain: `spread_<column>` marks its rows.
    """
    figures = {name for measure in layout.measures for name in measure.columns}
    texts: dict[str, dict[int, int]] = defaultdict(dict)  # column -> row -> row the text stands in
    for top, left, bottom, _ in grid.merges:
        name = f"c{left - 1}"
        if bottom > top > layout.header_rows[-1] and name in grid.frame.columns:
            texts[name] |= dict.fromkeys(range(top, bottom + 1), top)
    frame = grid.frame
    for name, rows in texts.items():
        frame = _filled(frame, name, rows, mark=name in figures)
    return frame


def _filled(frame: pl.DataFrame, name: str, rows: dict[int, int], *, mark: bool) -> pl.DataFrame:
    reached = pl.DataFrame(
        {"row": list(rows), "top": list(rows.values())}, schema={"row": pl.Int64, "top": pl.Int64}
    ).join(frame.select(pl.col("row").alias("top"), pl.col(name).alias("text")), on="top", how="inner")
    joined = frame.join(reached.select("row", "text"), on="row", how="left", maintain_order="left")
    spread = [pl.col("text").is_not_null().alias(SPREAD + name)] if mark else []
    return joined.with_columns(pl.coalesce("text", name).alias(name), *spread).drop("text")
