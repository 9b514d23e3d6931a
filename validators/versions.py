"""Rows against rows for one figure: revisions, voided rows, duplicates. The order of rows decides nothing."""

import polars as pl

from validators.ranks import RANK_TYPE, rank, usable, why, worst

# As in the store a quarter and its last month are one figure: both say how things stood on that day.
KEY = ("region_code", "indicator_id", "period_end")
_DENIED = "(?:^|[^未无不非需待勿])"
_VOIDED = rf"{_DENIED}(?:作废|撤销|撤回|此行无效|本行无效|数据无效)|\b[Vv]oid(?:ed)?\b"
_REVISED = (
    rf"{_DENIED}(?:更正|修订|修正|订正|勘误|以此为准|以本行为准|重报)|"
    r"\b(?:[Rr]evised|[Rr]evision|[Cc]orrect(?:ed|ion))\b"
)
_OLD = r"更正前|修订前|修正前|订正前|被更正|被修订|被替代|原数据|旧数据|原值"
_YES = r"^\s*(?:是|更正|修订|√|✓|✔|[Yy](?:es)?|YES|1|[Tt]rue|TRUE)\s*$"


def with_marks(cells: pl.DataFrame) -> pl.DataFrame:
    """Return cells with what their notes say of them: `voided`, `revised` (a correction), `old` (the value before)."""
    note = pl.col("note")
    old = note.str.contains(_OLD)
    revised = (note.str.contains(_REVISED) & ~old) | pl.col("revised_raw").str.contains(_YES)
    voided = note.str.contains(_VOIDED) | pl.col("revised_raw").str.contains(_VOIDED)
    return cells.with_columns(voided=voided, revised=revised, old=old)


def with_versions(cells: pl.DataFrame) -> pl.DataFrame:
    """Return cells with voided, revising, superseded and doubled ones marked; needs `with_marks`."""
    cells = cells.with_columns(
        why(pl.col("voided"), "VOIDED").alias("why_voided"), why(pl.col("revised"), "REVISION").alias("why_revision")
    )
    cells = worst(cells, "why_voided", "why_revision")
    return _with_duplicates(worst(_with_superseded(cells), "why_superseded"))


def _keyed() -> pl.Expr:
    """Condition: the cell belongs to a known figure and its row is data."""
    skipped = pl.col("worst") < rank("COLUMNS_SHIFTED")
    return ~skipped & pl.all_horizontal(pl.col(name).is_not_null() for name in KEY)


def _with_superseded(cells: pl.DataFrame) -> pl.DataFrame:
    """A figure with a revision drops its other rows; one marked as the old value drops where another row stands."""
    marked = cells.filter(_keyed(), pl.col("revised") | pl.col("old")).select(KEY).unique()
    if marked.is_empty():
        return cells.with_columns(pl.lit(None, dtype=RANK_TYPE).alias("why_superseded"))
    groups = (
        cells.filter(_keyed())
        .join(marked, on=KEY, how="semi")
        .group_by(KEY)
        .agg(pl.col("revised").any().alias("has_revision"), (~pl.col("old")).any().alias("has_newer"))
    )
    joined = cells.join(groups, on=KEY, how="left", maintain_order="left")
    dropped = (pl.col("has_revision") & ~pl.col("revised")) | (pl.col("has_newer") & pl.col("old"))
    joined = joined.with_columns(why(dropped & _keyed(), "SUPERSEDED").alias("why_superseded"))
    return joined.drop("has_revision", "has_newer")


def _with_duplicates(cells: pl.DataFrame) -> pl.DataFrame:
    """Equal values count once: the one with the fewest doubts stays. Different values are all sent back."""
    # Almost all figures stand alone, which one number for each tells quickly; the others are looked at as they are.
    key = cells.select(pl.struct(KEY).hash().alias("key"))["key"]
    twice = key.is_duplicated() if key.n_unique() < len(key) else None
    if twice is None:
        return _undoubled(cells)
    several = cells["sheet"].n_unique() > 1
    number = pl.col("row").cast(pl.String)
    place = pl.concat_str("sheet", pl.lit("!"), number) if several else number
    facts = ("worst", "value", "numerator", "denominator", "raw_value", "sheet", "row")
    spots = cells.select(*KEY, *facts).with_row_index("spot").filter(twice & cells.select(usable()).to_series())
    spots = spots.with_columns(place.alias("place"))
    doubled = spots.filter(pl.struct(KEY).is_duplicated()) if spots.height else spots
    if doubled.is_empty():
        return _undoubled(cells)
    doubled = doubled.sort(
        "worst",
        pl.col("numerator").is_null(),
        "raw_value",
        "sheet",
        "row",
        descending=[True, False, False, False, False],
    ).with_columns(
        pl.col("value").round(9).n_unique().over(KEY).alias("values"),
        *(pl.col(part).drop_nulls().n_unique().over(KEY).alias(f"{part}s") for part in ("numerator", "denominator")),
        (pl.int_range(pl.len()).over(KEY) == 0).alias("kept"),
        pl.col("place").sort_by("sheet", "row").str.join("、").over(KEY).alias("d_rows"),
    )
    conflict = (pl.col("values") > 1) | (pl.col("numerators") > 1) | (pl.col("denominators") > 1)
    verdict = pl.when(conflict).then(rank("DUPLICATE_CONFLICT")).when(~pl.col("kept")).then(rank("DUPLICATE_IDENTICAL"))
    judged = doubled.select("spot", verdict.alias("why_double"), "d_rows")
    return cells.with_row_index("spot").join(judged, on="spot", how="left", maintain_order="left").drop("spot")


def _undoubled(cells: pl.DataFrame) -> pl.DataFrame:
    return cells.with_columns(pl.lit(None, dtype=RANK_TYPE).alias("why_double"))
