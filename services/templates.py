"""The form that an office fills in: one row for each value it is expected to report; as CSV and as a workbook."""

import io
from collections.abc import Mapping
from typing import Any

import polars as pl
from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from domain.periods import Period
from domain.terms import AppliesTo, Kind, Measure, Standing
from locales import Texts
from services.concern import AttainmentQuery, concerned_targets, reporting_members
from services.registry import Registry

HEADERS = ("行政区划代码", "地区", "指标", "单位", "统计期", "完成值", "分子", "分母", "备注")
_BOM = b"\xef\xbb\xbf"  # without it Excel takes UTF-8 for the local code page
SHEET = "填报表"
DONE = ("是", "否")  # how a milestone is answered
_WIDTHS = (14, 16, 46, 10, 12, 14, 14, 14, 30)
_GIVEN = 5  # columns that are filled in already
_VALUE, _NUMERATOR, _DENOMINATOR = 6, 7, 8
_HEAD, _LOCKED, _UNUSED = "12436D", "EEF1F4", "D9DEE3"
_HERE_ONLY = (AppliesTo.REGION_ONLY.value, AppliesTo.PARAMETER.value)


def expected_values(registry: Registry, region_code: str) -> pl.DataFrame:
    """Return region_code, region_zh, indicator_id, indicator_zh: what a region and its counted children report.

    Indicators that are computed from others are left out; rows stand indicator by indicator, the region first.
    Raises MonitorError for an unknown region.
    """
    registry.region(region_code)
    targets = concerned_targets(registry, AttainmentQuery(region_code, Period(2000, 12, 12))).filter(
        pl.col("derivation").is_null()
        & (pl.col("applies_to") != AppliesTo.PARAMETER.value)
        & ((pl.col("binding_code") == region_code) | ~pl.col("applies_to").is_in(_HERE_ONLY))
    )
    counted = registry.regions.filter(pl.col("standing").is_in([Standing.STANDARD.value, Standing.UNIT.value]))
    asked = [region_code, *(code for code in registry.children(region_code) if code in set(counted["code"]))]
    # A target that binds this region alone is no business of the regions below it.
    alone = targets.filter(pl.col("applies_to") == AppliesTo.REGION_ONLY.value)["indicator_id"]
    shared = targets.filter(pl.col("applies_to") != AppliesTo.REGION_ONLY.value)["indicator_id"]
    order = targets.select("indicator_id").unique(maintain_order=True).with_row_index("position")
    return (
        reporting_members(registry, targets, region_code)
        .filter(pl.col("region_code").is_in(asked))
        .filter(
            (pl.col("region_code") == region_code)
            | pl.col("indicator_id").is_in(shared.implode())
            | ~pl.col("indicator_id").is_in(alone.implode())
        )
        .join(order, on="indicator_id")
        .join(registry.indicators.select("indicator_id", indicator_zh="name_zh"), on="indicator_id")
        .join(registry.regions.select(region_code="code", region_zh="name_zh"), on="region_code")
        .sort("position", pl.col("region_code") != region_code, "region_code")
        .select("region_code", "region_zh", "indicator_id", "indicator_zh")
    )


def _asked(registry: Registry, region_code: str, *, below: bool) -> pl.DataFrame:
    """Return the rows of `expected_values` that a form asks for.

    Without `below` the region's own values only. With it also those of the counted regions below, and the region's
    own where nobody below is asked: beside its parts intake takes a region's row for their total.
    """
    own = pl.col("region_code") == region_code
    asked = expected_values(registry, region_code)
    shared = asked.filter(~own)["indicator_id"]
    return asked.filter(~own | ~pl.col("indicator_id").is_in(shared.implode()) if below else own)


def template(registry: Registry, *, region_code: str, period: Period, below: bool = False) -> bytes:
    """Return the form as CSV (UTF-8 with byte order mark) with the columns of HEADERS, values left empty.

    It asks for the region's own values; with `below` also for those of the counted regions below.
    """
    units = registry.indicators.select("indicator_id", "unit")
    rows = _asked(registry, region_code, below=below).join(units, on="indicator_id", maintain_order="left")
    empty = pl.lit(None, pl.String)
    filled = rows.select(
        pl.col("region_code").alias(HEADERS[0]),
        pl.col("region_zh").alias(HEADERS[1]),
        pl.col("indicator_zh").alias(HEADERS[2]),
        pl.col("unit").alias(HEADERS[3]),
        pl.lit(str(period)).alias(HEADERS[4]),
        *(empty.alias(name) for name in HEADERS[_GIVEN:]),
    )
    return _BOM + filled.write_csv(line_terminator="\r\n").encode("utf-8")


def workbook_template(
    registry: Registry, *, region_code: str, period: Period, texts: Texts, below: bool = False
) -> bytes:
    """Return the form as a workbook (xlsx) with the columns of HEADERS; `below` as in `template`.

    What is given looks locked, cells without a use are grey, choices are drop-downs; comments in the reader's language
    hold the rule of each column and what each indicator counts. One sheet, no title row: the filled form has no row
    that is no data.
    """
    facts = registry.indicators.join(registry.units, on="unit", how="left").select(
        "indicator_id", "unit", "kind", "measure", "numerator_zh", "numerator_en", "denominator_zh", "denominator_en",
        "counted_zh", "upper_limit",
    )  # fmt: skip
    asked = _asked(registry, region_code, below=below).join(facts, on="indicator_id", maintain_order="left")
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = SHEET
    _head(sheet, texts)
    for number, row in enumerate(asked.iter_rows(named=True), start=2):
        _row(sheet, number, row, str(period), texts)
    _choices(sheet, asked, texts)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _head(sheet: Worksheet, texts: Texts) -> None:
    keys = ("code", "region", "indicator", "unit", "period", "value", "numerator", "denominator", "note")
    for index, (name, key) in enumerate(zip(HEADERS, keys, strict=True), start=1):
        cell = _written(sheet, 1, index, name)
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = _filled(_HEAD)
        cell.alignment = Alignment(horizontal="center", vertical="center")
        cell.comment = Comment(texts.say(f"form-rule-{key}"), SHEET, height=90, width=300)
        sheet.column_dimensions[cell.column_letter].width = _WIDTHS[index - 1]
    sheet.row_dimensions[1].height = 24
    sheet.freeze_panes = "D2"


def _row(sheet: Worksheet, number: int, row: Mapping[str, Any], period: str, texts: Texts) -> None:
    given = (row["region_code"], row["region_zh"], row["indicator_zh"], row["unit"], period)
    for index, text in enumerate(given, start=1):
        cell = _written(sheet, number, index, text)
        cell.fill = _filled(_LOCKED)
        cell.number_format = "@"
        cell.protection = Protection(locked=True)
    _written(sheet, number, 3, row["indicator_zh"]).comment = Comment(
        _meaning(row, texts), SHEET, height=110, width=320
    )
    for index in range(_GIVEN + 1, len(HEADERS) + 1):
        cell = _written(sheet, number, index, None)
        cell.protection = Protection(locked=False)
        if index in (_NUMERATOR, _DENOMINATOR) and row["kind"] != Kind.RATIO.value:
            cell.fill = _filled(_UNUSED)


def _meaning(row: Mapping[str, Any], texts: Texts) -> str:
    """Return what an indicator counts, in which time, and how it is filled in."""
    suffix = "zh" if texts.chinese else "en"
    parts = [
        texts.say(f"form-{part}", text=row[f"{part}_{suffix}"])
        for part in ("numerator", "denominator")
        if row[f"{part}_{suffix}"]
    ]
    kind = Kind(row["kind"])
    if kind is not Kind.MILESTONE:
        parts.append(texts.say(f"form-measure-{Measure(row['measure']).value}"))
    return "\n".join([*parts, texts.say(f"form-kind-{kind.value}", unit=row["unit"])])


def _written(sheet: Worksheet, row: int, column: int, text: str | None) -> Cell:
    """Return a cell with a text that stays a text, whatever it starts with."""
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)  # noqa: S101 - nothing is merged here
    cell.value = text
    if text is not None:
        cell.data_type = "s"
    line = Side(style="thin", color="C3CAD1")
    cell.border = Border(left=line, right=line, top=line, bottom=line)
    return cell


def _filled(colour: str) -> PatternFill:
    return PatternFill("solid", start_color=colour, end_color=colour)


def _choices(sheet: Worksheet, asked: pl.DataFrame, texts: Texts) -> None:
    """Put a drop-down on milestones and limits with a hint on numbers."""
    rows = asked.with_row_index("number", offset=2).select("number", "kind", percent=pl.col("upper_limit") == 100)
    milestone = pl.col("kind") == Kind.MILESTONE.value
    hint = texts.say("form-hint")
    listed = DataValidation("list", formula1=f'"{",".join(DONE)}"', allow_blank=True)
    listed.promptTitle, listed.prompt = hint, texts.say("form-kind-milestone", unit="")
    percent = DataValidation("decimal", operator="between", formula1="0", formula2="100", allow_blank=True)
    percent.promptTitle, percent.prompt = hint, texts.say("form-kind-ratio", unit="%")
    least = DataValidation("decimal", operator="greaterThanOrEqual", formula1="0", allow_blank=True)
    least.promptTitle, least.prompt = hint, texts.say("form-prompt-number")
    part = DataValidation("custom", formula1='OR($G2="",$H2="",$G2<=$H2)', allow_blank=True)
    part.promptTitle, part.prompt = hint, texts.say("form-rule-numerator")
    for rule in (listed, percent, least, part):
        rule.error = rule.prompt
        sheet.add_data_validation(rule)
    limited = pl.col("percent").fill_null(value=False) & ~milestone
    _over(listed, rows.filter(milestone)["number"], "F")
    _over(percent, rows.filter(limited)["number"], "F")
    _over(least, rows.filter(~milestone & ~limited)["number"], "F")
    if rows.height:  # one range from its first row on: the formula is read from there
        part.add(f"G2:H{rows.height + 1}")


def _over(rule: DataValidation, numbers: pl.Series, column: str) -> None:
    """Put a rule on the cells of some rows, neighbours as one range."""
    runs = pl.DataFrame({"row": numbers}).with_columns(run=pl.col("row").cast(pl.Int64) - pl.int_range(pl.len()))
    for first, last in runs.group_by("run").agg(first=pl.col("row").min(), last=pl.col("row").max()).select(
        "first", "last"
    ).sort("first").iter_rows():  # fmt: skip
        rule.add(f"{column}{first}:{column}{last}")
