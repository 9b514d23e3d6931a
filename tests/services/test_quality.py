from collections.abc import Callable
from datetime import date, datetime

import polars as pl
import pytest

from data.store import Store
from domain.periods import Period
from locales import texts
from services import intake, quality
from services.concern import AttainmentQuery
from services.intake import Receipt
from services.permissions import LOCAL, local
from services.quality import QualityQuery
from services.registry import Registry
from services.siblings import standing_out

Send = Callable[..., Receipt]
STANDARD = "乡镇卫生院、社区卫生服务中心达到国家能力标准比例"
TCM = "妇幼保健院设置中医科室的比例"
Q3 = Period.parse("2024-Q3")


def query(region: str = "440000", *, known: str | None = None, as_of: Period = Q3) -> QualityQuery:
    moment = datetime.fromisoformat(known) if known else None
    return QualityQuery(AttainmentQuery(region, as_of, known_at=moment), reader=LOCAL)


@pytest.mark.parametrize(
    ("end", "last"), [(date(2024, 9, 30), date(2024, 10, 10)), (date(2023, 12, 31), date(2024, 1, 10))]
)
def test_the_deadline_is_the_tenth_of_the_month_after(end: date, last: date) -> None:
    assert pl.select(quality.deadline(pl.lit(end), day=10)).item() == last


def cell(frame: pl.DataFrame, region: str, period: str = "2024-Q3") -> dict[str, object]:
    return frame.filter((pl.col("region_code") == region) & (pl.col("period") == period)).row(0, named=True)


def test_completeness_counts_values_and_what_came_late(store: Store, registry: Registry, send: Send) -> None:
    send(f"440100,{STANDARD},2024-Q3,80,80,100", received="2024-10-10")
    send(f"440200,{STANDARD},2024-Q3,80,80,100", received="2024-10-11", name="late.csv")
    found = quality.coverage(store, registry, query())
    assert set(found["region_code"]) >= set(registry.children("440000"))
    assert found["period"].max() == "2024-Q3"
    in_time, late, silent = (cell(found, code) for code in ("440100", "440200", "440300"))
    # The city's own figure stands for every county-level unit below it.
    units = [code for code in registry.children("440100") if registry.region(code)["standing"] == "standard"]
    assert in_time["reported"] == len(units) == 11
    assert (in_time["late"], silent["reported"], silent["late"]) == (0, 0, 0)
    assert late["late"] == late["reported"]
    assert in_time["due"]


def test_a_later_correction_does_not_make_a_value_late(store: Store, registry: Registry, send: Send) -> None:
    send(f"440100,{STANDARD},2024-Q3,80,80,100", received="2024-10-09")
    send(f"440100,{STANDARD},2024-Q3,81,81,100", received="2024-11-20", name="again.csv")
    assert cell(quality.coverage(store, registry, query()), "440100")["late"] == 0


def test_known_at_an_earlier_moment_nothing_is_there_and_nothing_due(
    store: Store, registry: Registry, send: Send
) -> None:
    send(f"440100,{STANDARD},2024-Q3,80,80,100", received="2024-10-09")
    found = cell(quality.coverage(store, registry, query(known="2024-10-05T00:00:00")), "440100")
    assert (found["reported"], found["due"]) == (0, False)


def test_each_unit_by_itself(store: Store, registry: Registry, send: Send) -> None:
    send(f"440103,{STANDARD},2024-Q3,80,80,100", region="440100")
    found = quality.coverage(store, registry, query(), every_unit=True)
    assert cell(found, "440103")["reported"] == 1
    assert cell(found, "440104")["reported"] == 0
    assert cell(quality.coverage(store, registry, query()), "440100")["reported"] == 1


def partial(store: Store, registry: Registry, *lines: str, received: str, name: str) -> None:
    content = ("行政区划代码,指标,统计期,完成值,分子,分母\n" + "\n".join(lines) + "\n").encode()
    day = date.fromisoformat(received)
    judged = intake.examine(registry, content, file_name=name, region_code="440000", received=day)
    intake.submit(store, content, judged, region_code="440000", actor=local("test"), received=day, partial=True)


def test_a_finding_is_open_until_a_later_value_stands_in_its_place(store: Store, registry: Registry) -> None:
    lines = (f"440100,{STANDARD},2024-Q3,80,80,100", f"440200,{STANDARD},2024-Q3,1O4,,")
    partial(store, registry, *lines, received="2024-10-08", name="a.csv")
    found = quality.open_findings(store, registry, query(), texts("zh-CN"))
    assert found.select("region_code", "verdict", "raw_value").rows() == [("440200", "reject", "1O4")]
    assert "1O4" in found["problem"][0]
    assert found["remedy"][0]
    assert quality.open_findings(store, registry, query("440100"), texts("en")).is_empty()
    partial(store, registry, f"440200,{STANDARD},2024-Q3,84,84,100", received="2024-10-09", name="b.csv")
    assert quality.open_findings(store, registry, query(), texts("zh-CN")).is_empty()


def test_own_figure_against_the_sum_of_its_parts(store: Store, registry: Registry, send: Send) -> None:
    send(f"440100,{STANDARD},2024-Q3,90,90,100", region="440000", name="own.csv")
    send(f"440103,{STANDARD},2024-Q3,80,40,50", f"440104,{STANDARD},2024-Q3,70,35,50", region="440100")
    found = quality.contradictions(store, registry, query())
    row = found.filter(pl.col("region_code") == "440100").row(0, named=True)
    # 75 of 100 below, 90 by itself.
    assert (row["value"], row["children_value"], row["children_difference"]) == (90.0, 75.0, 15.0)


def siblings(*values: float, unit: str = "%") -> pl.DataFrame:
    return pl.DataFrame(
        {
            "indicator_id": "a", "parent_code": "p", "period_end": date(2024, 9, 30), "unit": unit,
            "value": list(values), "scale": list(values),
        },
        schema_overrides={"value": pl.Float64, "scale": pl.Float64},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("values", "unit", "found"),
    [
        # Median 79.5, deviations 1.5 0.5 0.5 1.5 2.5 59.5: their median is 1.5; (20-79.5)/(1.4826*1.5) = -26.75.
        ((78, 79, 80, 81, 82, 20), "%", [(20.0, -26.75)]),
        ((78, 79, 80, 20), "%", []),  # three siblings are no pattern
        ((80, 80, 80, 80, 83), "%", []),  # 3 points are no outlier
        ((80, 80, 80, 80, 20), "%", [(20.0, -3.99)]),  # MAD 0: mean deviation 12; -60/(1.2533*12)
        ((7, 7, 7, 7, 7), "个", []),
    ],
)
def test_what_stands_out(values: tuple[float, ...], unit: str, found: list[tuple[float, float]]) -> None:
    rows = standing_out(siblings(*values, unit=unit), cut=3.5)
    assert [(row["value"], round(row["distance"], 2)) for row in rows.iter_rows(named=True)] == found


def test_an_outlier_among_reported_values(store: Store, registry: Registry, send: Send) -> None:
    cities = registry.children("440000")
    shares = {code: 80 + place % 5 for place, code in enumerate(cities)} | {"440500": 12}
    send(*(f"{code},{STANDARD},2024-Q3,{share},{share},100" for code, share in shares.items()))
    found = quality.outliers(store, registry, query())
    assert found.select("region_code", "value").rows() == [("440500", 12.0)]
    assert found["distance"][0] < -3.5


def test_revisions_since_a_day(store: Store, registry: Registry, send: Send) -> None:
    send(f"440100,{STANDARD},2024-Q3,80,80,100", f"440200,{STANDARD},2024-Q3,70,70,100", received="2024-10-09")
    send(f"440100,{STANDARD},2024-Q3,81,81,100", f"440200,{STANDARD},2024-Q3,70,70,100",
         received="2024-10-20", name="b.csv")  # fmt: skip
    found = quality.revisions(store, registry, query(), since=date(2024, 10, 20))
    assert found.select("region_code", "old_value", "new_value", "actor", "file_name").rows() == [
        ("440100", 80.0, 81.0, "test", "b.csv")
    ]
    assert quality.revisions(store, registry, query(), since=date(2024, 10, 21)).is_empty()
