"""What sort of row each record is before any cell is read: title, comment, note, signature, header, data."""

import re
from collections.abc import Collection, Mapping

import polars as pl

from validators.folding import fold
from validators.grid import plain
from validators.headers import Role, header_key, is_other_figure, roles_of
from validators.layout import Layout
from validators.sections import rows_of
from validators.units import is_unit

TAKEN = "p_taken"  # column of rows that went into another row's figure
_COMMENT = r"^\s*(?:#|//)"
_NOTE = (
    r"^\s*[*（(]?(?:注|备注|附注|说明|填表说明|填报说明|指标说明|数据来源|[Nn]otes?|NOTES?)\s*[0-9一二三]?\s*[:：.．、]"
)
_SIGNATURE = (
    r"^\s*(?:填表人|填报人|制表人|制表|经办人|审核人|审核|复核人|复核|审批人|负责人|单位负责人|填表单位负责人|分管领导|主要领导|主管领导|联系人|联系电话|"
    r"电话|签字|签名|盖章|填表日期|填报日期|制表日期|报送日期|上报日期|填报单位|报送单位|制表单位|单位公章|单位盖章|公章)\s*(?:[:：(（]|$)"
)
# Alone in its row: an office with its seal, a day. No figure stands beside it.
_SEALED = (
    r"[(（\[【]?\s*(?:盖章|公章|签章|章)\s*[)）\]】]?\s*$|"
    r"^\s*(?:20\d\d|二[〇○零]\S\S)\s*年\s*\S{1,2}\s*月\s*\S{1,3}\s*日\s*$"
)
_SECTION = r"^\s*(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)])"
_NUMBERED = r"^\s*[（(]?[0-9一二三四五六七八九十]{1,2}[.．、）)]"
_SENTENCE = r"[。；;：:]|.{16,}"
TOTAL_LEAD = r"合\s*计|总\s*计|小\s*计|共\s*计|平\s*均|汇\s*总"


def is_remark(text: str) -> bool:
    """Return whether a row that opens with a text is a note, a comment or a signature."""
    return any(re.search(pattern, text) for pattern in (_COMMENT, _NOTE, _SIGNATURE))


def with_kinds(grid: pl.DataFrame, layout: Layout) -> pl.DataFrame:
    """Return a grid's frame, or a part of it, as texts without blank rows, and what sort each row is.

    Adds `lead` (first text of the row), `kind` (reason code of a row that is no data, else null), `is_header` and
    `shifted` (data with texts right of the last named column).
    """
    columns = list(layout.headers[0])
    flags = [f"{name}_blank" for name in columns]
    told = plain(grid.with_columns(_blank(grid[name]).alias(f"{name}_blank") for name in columns))
    filled = [~pl.col(flag) for flag in flags]
    frame = told.with_columns(
        pl.coalesce(pl.when(has).then(pl.col(name)) for name, has in zip(columns, filled, strict=True)).alias("lead"),
        pl.sum_horizontal(filled).alias("filled"),
        pl.any_horizontal(pl.lit(value=False), *filled[layout.width :]).alias("shifted"),
    )
    frame = only(frame.drop(flags), frame["filled"] > 0)
    is_header = (pl.col("row") == layout.header_row).alias("is_header")
    frame = frame.with_columns(_kinds(frame, layout), is_header)
    frame = _without_other_figures(frame, layout)
    frame = _with_second_header(_with_further_notes(frame), columns, layout)
    return frame.with_columns(pl.col("shifted") & pl.col("kind").is_null())


def only(frame: pl.DataFrame, kept: pl.Series) -> pl.DataFrame:
    """Return the rows for which a condition holds; where it holds for all, nothing is copied."""
    return frame if kept.all() else frame.filter(kept)


def _blank(texts: pl.Series) -> pl.Series:
    """Return whether texts are blank; of a column that repeats itself each text is looked at once."""
    if texts.dtype != pl.Categorical:
        return texts.str.strip_chars() == ""
    distinct = texts.unique()
    return texts.is_in(distinct.filter(distinct.cast(pl.String).str.strip_chars() == "").implode())


def _kinds(frame: pl.DataFrame, layout: Layout) -> pl.Series:
    """Return the kind of each row; only rows that may be no data are looked at closely."""
    leads = frame.select(pl.col("lead").unique())
    odd = leads.filter(pl.any_horizontal(pl.col("lead").str.contains(text) for text in (_COMMENT, _NOTE, _SIGNATURE)))
    known = [*layout.header_rows, *rows_of(layout.sections)]
    suspect = (
        (pl.col(TAKEN) if TAKEN in frame.columns else pl.lit(value=False))
        | (pl.col("row") < layout.header_row)
        | pl.col("row").is_in(known)
        | _repeated(layout)
        | (pl.col("filled") == 1)
        | pl.col("lead").is_in(odd["lead"].implode())
    )
    spots = frame.select(suspect.alias("suspect"))["suspect"].arg_true()
    kinds = pl.Series("kind", [None], dtype=pl.String).new_from_index(0, frame.height)
    return kinds.scatter(spots, frame[spots].select(_kind(layout, frame.columns).alias("kind"))["kind"])


def _repeated(layout: Layout) -> pl.Expr:
    """Condition: a row repeats the header, see `_repeats`."""
    return pl.any_horizontal(pl.lit(value=False), *(_repeats(texts) for texts in layout.headers))


def _kind(layout: Layout, columns: Collection[str]) -> pl.Expr:
    lead, single = pl.col("lead"), pl.col("filled") == 1
    across = (Role.CODE, Role.REGION) if {Role.CODE, Role.REGION} & set(layout.roles) else (Role.INDICATOR,)
    places = [layout.roles[role] for role in across if role in layout.roles] or list(layout.periods)
    unplaced = pl.all_horizontal(pl.lit(value=bool(places)), *(pl.col(name).str.strip_chars() == "" for name in places))
    return (
        pl.when(pl.col(TAKEN) if TAKEN in columns else pl.lit(value=False))
        .then(pl.lit("PART_ROW"))
        .when(lead.str.contains(_COMMENT))
        .then(pl.lit("COMMENT_ROW"))
        .when(pl.col("row") < layout.header_row)
        .then(pl.lit("TITLE_OR_HEADER" if len(layout.header_rows) > 1 else "TITLE_ROW"))
        .when(pl.col("row").is_in(list(layout.header_rows)) | _repeated(layout))
        .then(pl.lit("TITLE_OR_HEADER"))
        .when(pl.col("row").is_in(rows_of(layout.sections)))
        .then(pl.lit("TITLE_ROW"))
        .when(lead.str.contains(_NOTE))
        .then(pl.lit("NOTE_ROW"))
        .when(lead.str.contains(_SIGNATURE))
        .then(pl.lit("SIGNATURE_ROW"))
        .when(single & lead.str.contains(_SEALED))
        .then(pl.lit("SIGNATURE_ROW"))
        .when(single & lead.str.contains(_SECTION))
        .then(pl.lit("TITLE_ROW"))
        .when(single & lead.str.contains(_SENTENCE))
        .then(pl.lit("NOTE_ROW"))
        .when(single & unplaced & ~lead.str.contains(r"\d") & ~lead.str.contains(TOTAL_LEAD))
        .then(pl.lit("NOTE_ROW"))
    )


def _without_other_figures(frame: pl.DataFrame, layout: Layout) -> pl.DataFrame:
    """Where the header names the indicator, a column beside it may say that a row is a target or last year's figure."""
    name = layout.roles.get(Role.INDICATOR)
    if name is None or not all(measure.indicator for measure in layout.measures):
        return frame
    others = [text for text in frame[name].unique() if is_other_figure(header_key(text))]
    is_other = pl.col("kind").is_null() & pl.col(name).is_in(others)
    return frame.with_columns(pl.when(is_other).then(pl.lit("NOTE_ROW")).otherwise(pl.col("kind")).alias("kind"))


def _with_further_notes(frame: pl.DataFrame) -> pl.DataFrame:
    """Below a note a numbered line by itself goes on with it (2. 深圳市为预估数)."""
    if not (frame["kind"] == "NOTE_ROW").any():
        return frame
    after = (pl.col("kind") == "NOTE_ROW").fill_null(value=False).cum_max()
    goes_on = after & pl.col("kind").is_null() & (pl.col("filled") == 1) & pl.col("lead").str.contains(_NUMBERED)
    return frame.with_columns(pl.when(goes_on).then(pl.lit("NOTE_ROW")).otherwise(pl.col("kind")).alias("kind"))


def _repeats(texts: Mapping[str, str]) -> pl.Expr:
    """Condition: a row says again what a row of the header says, as on a second page."""
    told = {name: text for name, text in texts.items() if text.strip()}
    same = [pl.col(name) == text for name, text in told.items()]
    fits = (pl.col(name).is_in([text, ""]) for name, text in told.items())
    return (pl.sum_horizontal(same) >= 2) & pl.all_horizontal(*fits) if len(same) > 1 else pl.lit(value=False)


def _with_second_header(frame: pl.DataFrame, columns: list[str], layout: Layout) -> pl.DataFrame:
    """Mark the row under the header that only goes on with it: units, column names or column numbers."""
    at = pl.col("row") == layout.header_rows[-1] + 1
    below = frame.filter(at, pl.col("kind").is_null())
    if below.is_empty():
        return frame
    cells = [fold(text) for text in below.select(columns).row(0) if text.strip()]
    words = all(is_unit(cell) or roles_of(cell) for cell in cells)
    numbers = [int(cell.strip("()")) for cell in cells if re.fullmatch(r"\(?\d{1,3}\)?", cell)]
    counted = len(numbers) >= 2 and numbers == list(range(numbers[0], numbers[0] + len(numbers))) and numbers[0] <= 2
    letters = all(cell in "甲乙丙丁" for cell in cells if not re.fullmatch(r"\(?\d{1,3}\)?", cell))
    if not (words or (counted and letters)):
        return frame
    return frame.with_columns(pl.when(at).then(pl.lit("TITLE_OR_HEADER")).otherwise(pl.col("kind")).alias("kind"))
