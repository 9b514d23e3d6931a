from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl
import pytest

from charts.caption import Caption
from locales import Texts, texts

Frame = Callable[..., pl.DataFrame]

_SCHEMA = {
    "region_code": pl.String,
    "region_zh": pl.String,
    "region_en": pl.String,
    "target_id": pl.String,
    "value": pl.Float64,
    "target_value": pl.Float64,
    "comparator": pl.String,
    "gap": pl.Float64,
    "expected_value": pl.Float64,
    "status": pl.String,
    "reason": pl.String,
    "lower_bound": pl.Float64,
    "upper_bound": pl.Float64,
    "reported_units": pl.Int64,
    "expected_units": pl.Int64,
    "demonstration": pl.Boolean,
    "due_date": pl.Date,
    "unit": pl.String,
}


@pytest.fixture
def zh() -> Texts:
    return texts("zh-CN")


@pytest.fixture
def en() -> Texts:
    return texts("en")


@pytest.fixture
def caption() -> Caption:
    return Caption(
        indicator="达到国家能力标准比例",
        unit="%",
        as_of_text="2024年三季度",
        known_at_text="2024-10-15 09:00",
        source_text="粤办函〔2024〕267号（五）",
        quote="超过85%的乡镇卫生院达到国家能力标准",
        method_text="序时进度",
        completeness_text="5/5",
        demonstration=True,
        remark="全省 83.6%（分子分母汇总）",
    )


@pytest.fixture
def attainment() -> Frame:
    """A maker of attainment frames: (code, zh, en, value, status), the rest as for 超过85%."""

    def make(*places: tuple[str, str, str, float | None, str], **same: Any) -> pl.DataFrame:
        base: dict[str, Any] = {
            "target_id": "gd-85",
            "target_value": 85.0,
            "comparator": "more_than",
            "expected_value": 82.75,
            "demonstration": False,
            "due_date": date(2024, 12, 31),
            "unit": "%",
        } | same
        rows = []
        for code, name_zh, name_en, value, status in places:
            gap = None if value is None or base["target_value"] is None else value - base["target_value"]
            reason = "no_value" if value is None else None
            own = {"region_code": code, "region_zh": name_zh, "region_en": name_en, "value": value, "status": status}
            rows.append({"gap": gap, "reason": reason} | base | own)
        return pl.DataFrame(rows, schema=_SCHEMA)

    return make


@pytest.fixture
def five(attainment: Frame) -> pl.DataFrame:
    return attainment(
        ("445200", "揭阳市", "Jieyang", 75.2, "far_behind"),
        ("440200", "韶关市", "Shaoguan", 91.4, "met"),
        ("441300", "惠州市", "Huizhou", 85.0, "on_pace"),
        ("441500", "汕尾市", "Shanwei", None, "cannot_assess"),
        ("440900", "茂名市", "Maoming", 81.5, "slow"),
    )
