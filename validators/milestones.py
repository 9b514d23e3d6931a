"""Milestones: done or not, on which day, proved by which paper."""

from datetime import date

import polars as pl

from domain.terms import Kind
from validators.dates import read_date
from validators.folding import fold
from validators.periods import read_period
from validators.ranks import RANK, RANK_TYPE, ranks_of, table
from validators.titles import Titles

_DONE = (
    "已完成 完成 已出台 出台 已印发 印发 已发布 发布 已启动 启动 已建成 建成 已实现 已办结 办结 已制定 已落实 已设立 "
    "已上线 已开展 全部完成 是 对 √ ✓ ✔ ☑ ✅ done yes y true"
)
_NOT_YET = (
    "未完成 未出台 未印发 未发布 未启动 未建成 未实现 未办结 未制定 未落实 未设立 未上线 未开展 尚未完成 正在办理 "
    "否 × ✗ ✘ ❌ ☒ 推进中 进行中 正在推进 正在进行 制定中 起草中 在建 在建中 建设中 正在建设 筹建中 办理中 "
    "实施中 正在制定 正在起草 征求意见中 审议中 待印发 no n false not_done"
)
_DONE_WORDS, _NOT_YET_WORDS = _DONE.split(), _NOT_YET.split()
_NO_DATE = ("", "-", "--", "—", "——", "/", "无", "未定", "待定")


def is_milestone() -> pl.Expr:
    """Condition: the cell's indicator is a milestone."""
    return (pl.col("kind_of") == Kind.MILESTONE).fill_null(value=False)


def _any_milestone(cells: pl.DataFrame) -> bool:
    """Return whether words need to be looked at: most files hold numbers only."""
    return bool(cells.select(is_milestone().any()).item())


def with_done_days(cells: pl.DataFrame, titles: Titles, *, received: date) -> pl.DataFrame:
    """Return cells that know the day a milestone was done (`done_on`), and take its month where no period is given.

    Needs `kind_of`. A word in the column for it (是否完成) stands in for an empty value. A day that cannot be read, or
    that lies after the day of receipt, is DONE_DATE_INVALID.
    """
    if not _any_milestone(cells):
        nothing = {"done_on": pl.Date, "why_done_on": RANK_TYPE}
        return cells.with_columns(pl.lit(None, dtype=dtype).alias(name) for name, dtype in nothing.items())
    milestone, raw = is_milestone(), pl.col("raw_value")
    word = milestone & (raw.str.strip_chars() == "") & (pl.col("done_raw").str.strip_chars() != "")
    cells = cells.with_columns(
        pl.when(word).then(pl.col("done_raw")).otherwise(raw).alias("raw_value"),
        (pl.col("has_value") | word).alias("has_value"),
    )
    texts = cells.filter(milestone)["done_on_raw"].unique().to_list()
    read = _read_days(texts, received)
    joined = cells.join(read, on="done_on_raw", how="left", maintain_order="left")
    done, _ = _words()
    given = pl.lit(titles.period is not None) | (pl.col("period_raw").str.strip_chars() != "")
    month = pl.when(milestone & ~given & done).then(pl.col("done_month"))
    return joined.with_columns(
        pl.coalesce(month, "period_raw").alias("period_raw"),
        *(pl.when(milestone).then(pl.col(name)).alias(name) for name in ("done_on", "why_done_on")),
    ).drop("done_month")


def _read_days(texts: list[str], received: date) -> pl.DataFrame:
    read = [_read_day(text, received) for text in texts]
    return table(
        {
            "done_on_raw": (texts, pl.String),
            "done_on": ([day for day, _, _ in read], pl.Date),
            "done_month": ([month for _, month, _ in read], pl.String),
            "why_done_on": (ranks_of([reason for _, _, reason in read]), RANK_TYPE),
        }
    )


def _read_day(text: str, received: date) -> tuple[date | None, str | None, str | None]:
    """Day, month and doubt: a month alone (2024年10月) is no day but enough for a period."""
    day = read_date(text, near=received).day
    if day:
        return day, f"{day.year}年{day.month}月", "DONE_DATE_INVALID" if day > received else None
    period = None if fold(text) in _NO_DATE else read_period(text, context_year=received.year).period
    if period and period.months == 1:
        return None, f"{period.year}年{period.last_month}月", None
    return None, None, None if fold(text) in _NO_DATE else "DONE_DATE_INVALID"


def _words() -> tuple[pl.Expr, pl.Expr]:
    """Conditions: the value is a word for done, or for not done."""
    word = pl.col("raw_value").str.strip_chars(" \t\r\n。.!！").str.to_lowercase()
    return word.is_in(_DONE_WORDS), word.is_in(_NOT_YET_WORDS)


def with_milestones(cells: pl.DataFrame) -> pl.DataFrame:
    """A milestone is done (1) or not (0): here words are the plain answer, and other numbers are none."""
    if not _any_milestone(cells):
        return cells
    done, not_yet = _words()
    value = pl.when(done).then(1.0).when(not_yet).then(0.0).otherwise(pl.col("value"))
    other = value.is_not_null() & ~value.is_in([0.0, 1.0])
    reason = (
        pl.when(done | not_yet)
        .then(pl.lit(None, dtype=RANK_TYPE))
        .when(other)
        .then(pl.lit(RANK["MILESTONE_VALUE"], dtype=RANK_TYPE))
        .otherwise(pl.col("why_value"))
    )
    return cells.with_columns(
        pl.when(is_milestone()).then(value).otherwise(pl.col("value")).alias("value"),
        pl.when(is_milestone()).then(reason).otherwise(pl.col("why_value")).alias("why_value"),
    )
