"""Rows that head the rows below them: a quarter, an indicator or a region written once in a row of its own."""

from collections.abc import Callable, Collection

import polars as pl

from validators.aliases import without_numbering
from validators.grid import Grid, plain
from validators.headers import Role
from validators.headings import Words, is_period

_LOOKED_AT = 20  # rows below the header among which the first heading has to stand
_COLUMNS = {Role.PERIOD: "s_period", Role.INDICATOR: "s_indicator", Role.REGION: "s_region"}
Sections = dict[Role, pl.DataFrame]


def find_sections(grid: Grid, words: Words, *, last_header_row: int, given: Collection[Role]) -> Sections:
    """Return for each role that no column plays the rows that head others: row, text.

    Only where the first row below the header is such a row: a lone region further down is a region without values.
    """
    below = grid.frame.slice(int(grid.frame["row"].search_sorted(last_header_row, side="right")))
    first = _lone(plain(below.head(_LOOKED_AT)), grid.columns).filter(pl.col("filled") > 0).head(1)
    if first.is_empty() or first["filled"].item() != 1 or not _plays(first["text"].item(), words, given):
        return {}
    lone = _lone(plain(below), grid.columns).filter(pl.col("filled") == 1)
    played = {text: _plays(text, words, given) for text in lone["text"].unique()}
    roles = pl.Series([played[text] for text in lone["text"]], dtype=pl.String)
    lone = lone.with_columns(roles.alias("role")).filter(pl.col("role").is_not_null())
    return {Role(str(role)): part.select("row", "text") for (role,), part in lone.group_by("role")}


def column_of(role: Role) -> str:
    """Return the name of the column that holds what the rows above say."""
    return _COLUMNS[role]


def with_sections(frame: pl.DataFrame, sections: Sections) -> pl.DataFrame:
    """Return a grid's frame with a column for each role of its sections: what the last such row above says, else ""."""
    for role, rows in sections.items():
        texts = [without_numbering(text) if role == Role.PERIOD else text for text in rows["text"]]
        told = rows.select("row", pl.Series(_COLUMNS[role], texts, dtype=pl.String))
        frame = frame.join(told, on="row", how="left", maintain_order="left").with_columns(
            pl.col(_COLUMNS[role]).forward_fill().fill_null("")
        )
    return frame


def rows_of(sections: Sections) -> list[int]:
    """Return the numbers of the rows that head others."""
    return sorted({row for rows in sections.values() for row in rows["row"]})


def _lone(frame: pl.DataFrame, columns: list[str]) -> pl.DataFrame:
    """Return row, `filled` (how many cells) and `text` of the first filled one."""
    blank = [pl.col(name).str.strip_chars() == "" for name in columns]
    texts = (pl.when(~empty).then(pl.col(name)) for name, empty in zip(columns, blank, strict=True))
    return frame.select(
        "row", pl.sum_horizontal(~empty for empty in blank).alias("filled"), pl.coalesce(*texts).alias("text")
    )


def _plays(text: str, words: Words, given: Collection[Role]) -> str | None:
    plain = without_numbering(text)
    tests: dict[Role, Callable[[], bool]] = {
        Role.PERIOD: lambda: is_period(plain),
        Role.INDICATOR: lambda: words.indicator(text)[0] is not None,
        Role.REGION: lambda: words.is_region(text),
    }
    return next((role.value for role, test in tests.items() if role not in given and test()), None)
