"""Rows against rows for one figure: revisions, voided rows, duplicates. The order of rows decides nothing."""

import polars as pl

from validators.keys import numbered
from validators.ranks import RANK, RANK_TYPE, beside, rank, usable, why, with_read, worst
from validators.reasons import VALUELESS

_BLANK = tuple(RANK[code] for code in VALUELESS)
# As in the store a quarter and its last month are one figure: both say how things stood on that day.
KEY = ("region_code", "indicator_id", "period_end")
_DENIED = "(?:^|[^未无不非需待勿])"
_ROW = "(?:[此本该](?:行|条|次|记录|数据)+)"
_VOIDED = (
    rf"{_DENIED}(?:作废|撤销|撤回|废弃|数据无效|{_ROW}(?:已?删除|无效|取消|不用|不要))|请忽略|^\s*(?:已?删除|无效|废|取消)\s*$|"
    r"\b[Vv]oid(?:ed)?\b"
)
_REVISED = (
    rf"{_DENIED}(?:更正|修订|修正|订正|改正|补正|勘误|以{_ROW}?为准|重报|重新(?:报送|上报|填报))|^\s*(?:修改|替换)(?:后|数据?)?\s*$|"
    r"\b(?:[Rr]evised|[Rr]evision|[Cc]orrect(?:ed|ion))\b"
)
_OLD = (
    r"更正前|修订前|修正前|订正前|改正前|被更正|被修订|被替代|被替换|原数据|旧数据|原值|旧值|原报数?|"
    r"^\s*(?:初报|首报|初次报送|首次报送)数?\s*$"
)
_YES = r"^\s*(?:是|更正|修订|√|✓|✔|[Yy](?:es)?|YES|1|[Tt]rue|TRUE)\s*$"
_NUMERALS = "一二三四五六七八九"
_EDITION = rf"^\s*[Vv第]?\s*([{_NUMERALS}]|[0-9]{{1,2}})(?:\.0)?\s*[版次稿批]?\s*$"
_TIMES = rf"第?([{_NUMERALS}]|[0-9]{{1,2}})次(?:更正|修订|修正|订正|改正|报送|上报|填报|重报)"

_SAID = ["note", "edition_raw", "revised_raw"]


def with_marks(cells: pl.DataFrame) -> pl.DataFrame:
    """Return cells with what is said of their rows: `voided`, `revised` (a correction), `old` (the value before).

    `edition` is the number of a sending (版本 2, 第二次更正), `told_on` the day it was sent in, where that is credible.
    """
    day = pl.col("d_submitted").str.to_date("%Y-%m-%d")
    if "why_submitted" in cells.columns:
        day = pl.when(~pl.col("why_submitted").eq_missing(rank("SUBMIT_DATE_INVALID"))).then(day)
    # Few rows carry a note, and few notes differ: each is read once.
    return with_read(cells, _SAID, _read_marks).with_columns(told_on=day)


def _read_marks(said: pl.DataFrame) -> pl.DataFrame:
    """Return notes and the like (columns _SAID) with `voided`, `revised`, `old` and `edition`."""
    note, edition = pl.col("note"), pl.col("edition_raw")
    old = note.str.contains(_OLD) | edition.str.contains(_OLD)
    corrected = note.str.contains(_REVISED) | edition.str.contains(_REVISED)
    revised = (corrected & ~old) | pl.col("revised_raw").str.contains(_YES)
    voided = pl.any_horizontal(pl.col(name).str.contains(_VOIDED) for name in _SAID)
    number = pl.coalesce(edition.str.extract(_EDITION), *(text.str.extract(_TIMES) for text in (edition, note)))
    written = {numeral: str(value) for value, numeral in enumerate(_NUMERALS, start=1)}
    return said.with_columns(voided=voided, revised=revised, old=old, edition=number.replace(written).cast(pl.Int8))


def with_versions(cells: pl.DataFrame) -> pl.DataFrame:
    """Return cells with voided, revising, superseded and doubled ones marked; needs `with_marks`."""
    cells = cells.with_columns(
        why(pl.col("voided"), "VOIDED").alias("why_voided"), why(pl.col("revised"), "REVISION").alias("why_revision")
    )
    cells = worst(cells, "why_voided", "why_revision")
    cells = worst(_with_superseded(cells), "why_superseded")
    return _with_duplicates(worst(_with_latest(cells), "why_later"))


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
    joined = beside(cells, groups, on=list(KEY))
    dropped = (pl.col("has_revision") & ~pl.col("revised")) | (pl.col("has_newer") & pl.col("old"))
    joined = joined.with_columns(why(dropped & _keyed(), "SUPERSEDED").alias("why_superseded"))
    return joined.drop("has_revision", "has_newer")


def _with_latest(cells: pl.DataFrame) -> pl.DataFrame:
    """Of rows that differ for one figure the latest revises the others, by their numbers or else by their days.

    A row without a number is the first sending; a row without a day leaves it open. A figure left blank later takes
    nothing back, and two different latest ones decide nothing.
    """
    marks = [name for name in ("edition", "told_on") if cells[name].null_count() < cells.height]
    none = pl.lit(None, dtype=RANK_TYPE).alias("why_later")
    spots = cells.with_row_index("spot")
    rows = spots.filter(_keyed(), ~pl.col("worst").is_in(_BLANK)) if marks else spots.clear()
    if numbered(rows, KEY).n_unique() == rows.height:
        return cells.with_columns(none)
    said = pl.when(usable()).then(pl.col("value").round(9)).alias("said")
    rows = rows.with_columns(said).filter(pl.col("said").n_unique().over(KEY) > 1)
    judged = rows.select("spot", pl.coalesce(_by(name) for name in marks).alias("why_later"))
    return beside(spots, judged, on=["spot"]).drop("spot")


def _by(name: str) -> pl.Expr:
    """What `edition` or `told_on` makes of rows that differ: REVISION, SUPERSEDED, or null where it decides nothing."""
    mark = pl.col(name).fill_null(1) if name == "edition" else pl.col(name)
    newest = mark == mark.max().over(KEY)
    several = mark.is_null().any() | (mark.n_unique() == 1) | (pl.col("said").filter(newest).n_unique() > 1)
    verdict = pl.when(newest).then(rank("REVISION")).otherwise(rank("SUPERSEDED"))
    return pl.when(~several.over(KEY)).then(verdict)


def _with_duplicates(cells: pl.DataFrame) -> pl.DataFrame:
    """Equal values count once: the one with the fewest doubts stays. Different values are all sent back."""
    # Almost all figures stand alone, which one number for each tells quickly; the others are looked at as they are.
    key = numbered(cells, KEY)
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
        "sheet",
        "row",
        descending=[True, False, False, False],
    ).with_columns(
        pl.col("value").round(9).n_unique().over(KEY).alias("values"),
        *(pl.col(part).drop_nulls().n_unique().over(KEY).alias(f"{part}s") for part in ("numerator", "denominator")),
        (pl.int_range(pl.len()).over(KEY) == 0).alias("kept"),
        pl.col("place").sort_by("sheet", "row").str.join("、").over(KEY).alias("d_rows"),
    )
    conflict = (pl.col("values") > 1) | (pl.col("numerators") > 1) | (pl.col("denominators") > 1)
    verdict = pl.when(conflict).then(rank("DUPLICATE_CONFLICT")).when(~pl.col("kept")).then(rank("DUPLICATE_IDENTICAL"))
    judged = doubled.select("spot", verdict.alias("why_double"), "d_rows")
    return beside(cells.with_row_index("spot"), judged, on=["spot"]).drop("spot")


def _undoubled(cells: pl.DataFrame) -> pl.DataFrame:
    return cells.with_columns(pl.lit(None, dtype=RANK_TYPE).alias("why_double"))
