"""Joins the readings of distinct texts back onto the cells: region, indicator, period."""

from collections import Counter
from collections.abc import Mapping
from datetime import date

import polars as pl

from domain.periods import Period
from domain.terms import Measure
from validators.aliases import AliasIndex
from validators.folding import fold
from validators.headers import Role
from validators.periods import PeriodReading, read_period
from validators.ranks import RANK_TYPE, rank, ranks_of, table, why, with_read
from validators.reasons import PRECEDENCE
from validators.regions import RegionReader, RegionReading
from validators.titles import Titles


def with_regions(cells: pl.DataFrame, reader: RegionReader, levels: pl.DataFrame) -> pl.DataFrame:
    """Return cells with `region_code`, `level`, `standing`, `own`, `deeper`, reasons and their details."""

    def read(written: pl.DataFrame) -> pl.DataFrame:
        readings = [reader.read(code, name, hint=hint) for code, name, hint in written.iter_rows()]
        return written.with_columns(_region_table(readings)).join(levels, on="region_code", how="left")

    return with_read(cells, ["code_raw", "name_raw", "hint_raw"], read)


def _region_table(readings: list[RegionReading]) -> pl.DataFrame:
    ordered = [sorted(reading.reasons, key=PRECEDENCE.index) for reading in readings]
    details = ("code", "code_region", "candidates", "sender", "official", "remark")
    return table(
        {
            "region_code": ([reading.code for reading in readings], pl.String),
            "own": ([reading.own for reading in readings], pl.Boolean),
            "deeper": ([reading.deeper for reading in readings], pl.Boolean),
            "why_region": (ranks_of([next(iter(codes), None) for codes in ordered]), RANK_TYPE),
            "why_region_too": (ranks_of([codes[1] if len(codes) > 1 else None for codes in ordered]), RANK_TYPE),
            **{f"d_{name}": ([reading.details.get(name) for reading in readings], pl.String) for name in details},
        }
    )


def with_levels_judged(cells: pl.DataFrame) -> pl.DataFrame:
    """Return cells with totals of the sender itself and rows below its children marked.

    The sender's own row is a total where the file also has rows of regions below it for the same indicator and period;
    alone, or with counts of its own, it is the sender's return.
    A row below the children is LEVEL_MISMATCH, unless the indicator is reported at that level and most rows of its
    sheet are there.
    """
    placed = cells.select("sheet", "deeper", "region_code").filter(pl.col("region_code").is_not_null())
    mostly = placed.group_by("sheet").agg((pl.col("deeper").sum() * 2 > pl.len()).alias("mostly_deeper"))
    deepest = mostly.filter("mostly_deeper")["sheet"].to_list()
    own = cells["own"].any()  # rare in a large file, and looking for its parts is not cheap
    has_parts = (~pl.col("own")).any().over("indicator_id", "period") if own else pl.lit(value=False)
    meant = pl.col("sheet").is_in(deepest) & (pl.col("level") == pl.col("reporting_level"))
    return cells.with_columns(
        why(pl.col("own") & has_parts & pl.col("without_counts"), "TOTAL_ROW").alias("why_total"),
        why(pl.col("deeper") & ~meant.fill_null(value=False), "LEVEL_MISMATCH").alias("why_level"),
    )


def with_indicators(cells: pl.DataFrame, aliases: AliasIndex, indicators: pl.DataFrame) -> pl.DataFrame:
    """Return cells with `indicator_id` and what the codebook says of it; an unknown name is INDICATOR_UNKNOWN."""
    texts = cells["indicator_raw"].unique().to_list()
    named = [aliases.find(text) if text.strip() else None for text in texts]
    single = [found if found and found.part == Role.VALUE and len(found.indicators) == 1 else None for found in named]
    read = table(
        {
            "indicator_raw": (texts, pl.String),
            "read_id": ([found.indicators[0] if found else None for found in single], pl.String),
            "name_unit": ([found.unit if found else "" for found in single], pl.String),
        }
    )
    joined = cells.join(read, on="indicator_raw", how="left", maintain_order="left")
    joined = joined.with_columns(pl.coalesce("indicator_id", "read_id").alias("indicator_id")).drop("read_id")
    joined = joined.with_columns(why(pl.col("indicator_id").is_null(), "INDICATOR_UNKNOWN").alias("why_indicator"))
    return joined.join(indicators, on="indicator_id", how="left", maintain_order="left")


def with_periods(cells: pl.DataFrame, titles: Titles, *, year: int | None, received: date, until: date) -> pl.DataFrame:
    """Return cells with `period`, `period_end`, `period_year`; reasons where it is unclear, not begun or not over.

    `year` is the one of the whole table (`context_year`), which completes periods that name none. `until` is the day
    that the table tells of at the latest (`timeliness.told_until`).
    """
    texts = cells["period_raw"].unique().to_list()
    readings = _read_periods(texts, titles, year, until)
    periods = [reading.period for reading in readings]
    begun = [_first_day(period) if period else None for period in periods]
    read = table(
        {
            "period_raw": (texts, pl.String),
            "period": ([str(period) if period else None for period in periods], pl.String),
            "period_end": ([period.last_day if period else None for period in periods], pl.Date),
            "period_year": ([period.year if period else None for period in periods], pl.Int32),
            "period_begin": (begun, pl.Date),
            "span": ([reading.span for reading in readings], pl.String),
            "first_part": (
                [period is not None and period.last_month == period.months for period in periods],
                pl.Boolean,
            ),
            "why_period": (ranks_of([reading.reason for reading in readings]), RANK_TYPE),
        }
    )
    joined = cells.join(read, on="period_raw", how="left", maintain_order="left")
    return _against_measure(_against_today(joined, received, until))


def _read_periods(texts: list[str], titles: Titles, context: int | None, until: date) -> list[PeriodReading]:
    readings = []
    for text in texts:
        if not fold(text):
            readings.append(titles.period or PeriodReading(None, "PERIOD_INVALID"))
            continue
        year = context or _latest_year(text, until)
        readings.append(read_period(text, context_year=year))
    return readings


def context_year(titles: Titles, texts: Mapping[str, int], *, received: date) -> int | None:
    """Return the year of a table: the only one its titles name, else that of most rows that name one.

    `texts` are the periods' texts with the numbers of their rows; one that had not begun yet is a typing error and
    says nothing of the others.
    """
    if len(titles.years) == 1:
        return next(iter(titles.years))
    years: Counter[int] = Counter()
    for text, rows in texts.items():
        period = read_period(text).period if text.strip() else None
        if period and _first_day(period) <= received:
            years[period.year] += rows
    year, rows = max(years.items(), key=lambda item: item[1], default=(None, 0))
    return year if rows * 2 > years.total() and not titles.years else None


def _latest_year(text: str, until: date) -> int:
    """Year in which a period without one was last over on the day the table tells of."""
    this_year = read_period(text, context_year=until.year).period
    return until.year if this_year and this_year.last_day <= until else until.year - 1


def _first_day(period: Period) -> date:
    return date(period.year, period.last_month - period.months + 1, 1)


def _against_today(cells: pl.DataFrame, received: date, until: date) -> pl.DataFrame:
    """A period that had not begun when the return came in has no figures; one not over by then is only a forecast.

    So is one that ends after the day the table itself tells of: it may be a title left from last time, so it is shown.

    What is known to be done by then is no forecast.
    """
    return cells.with_columns(
        pl.when(pl.col("period_begin") > received)
        .then(rank("PERIOD_FUTURE"))
        .when((pl.col("period_end") > until) & ~(pl.col("done_on") <= received).fill_null(value=False))
        .then(rank("PERIOD_NOT_DUE"))
        .alias("why_time"),
        pl.when(pl.col("period_begin") > received)
        .then(pl.lit(received.isoformat()))
        .otherwise(pl.lit(until.isoformat()))
        .alias("d_received"),
    ).drop("period_begin")


def _against_measure(cells: pl.DataFrame) -> pl.DataFrame:
    """A flow needs the sum since January (7-9月 is not), a figure of one period no sum of several (1-9月 is).

    A first quarter or January is the same either way, whatever its column is called.
    """
    said = pl.when(~pl.col("first_part")).then(pl.col("span_said")).otherwise(pl.lit(""))
    wrong = (((pl.col("span") == "alone") | (said == "alone")) & (pl.col("measure") == Measure.FLOW)) | (
        ((pl.col("span") == "months") | (said == "months")) & (pl.col("measure") == Measure.PERIODIC)
    )
    return cells.with_columns(why(wrong, "PERIOD_INVALID").alias("why_span")).drop("span", "span_said", "first_part")
