"""The form that an office fills in: one row for each value it is expected to report."""

import polars as pl

from domain.periods import Period
from domain.terms import AppliesTo, Standing
from services.concern import AttainmentQuery, concerned_targets, reporting_members
from services.registry import Registry

HEADERS = ("行政区划代码", "地区", "指标", "统计期", "完成值", "分子", "分母", "备注")
_BOM = b"\xef\xbb\xbf"  # without it Excel takes UTF-8 for the local code page
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


def template(registry: Registry, *, region_code: str, period: Period, below: bool = False) -> bytes:
    """Return the form as CSV (UTF-8 with byte order mark) with the columns of HEADERS, values left empty.

    Without `below` it asks for the region's own values only. With it also for those of the counted regions below, and
    for the region's own where nobody below is asked: beside its parts intake takes a region's row for their total.
    """
    own = pl.col("region_code") == region_code
    asked = expected_values(registry, region_code)
    shared = asked.filter(~own)["indicator_id"]
    rows = asked.filter(~own | ~pl.col("indicator_id").is_in(shared.implode()) if below else own)
    empty = pl.lit(None, pl.String)
    filled = rows.select(
        pl.col("region_code").alias(HEADERS[0]),
        pl.col("region_zh").alias(HEADERS[1]),
        pl.col("indicator_zh").alias(HEADERS[2]),
        pl.lit(str(period)).alias(HEADERS[3]),
        *(empty.alias(name) for name in HEADERS[4:]),
    )
    return _BOM + filled.write_csv(line_terminator="\r\n").encode("utf-8")
