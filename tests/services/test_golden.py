"""One known return, one golden scorecard. `make golden` renews it; look at the difference before committing it."""

import os
from datetime import date
from pathlib import Path

import polars as pl

from data.store import Store
from domain.periods import Period
from services import intake
from services.concern import AttainmentQuery
from services.monitoring import attainment
from services.registry import Registry

HERE = Path(__file__).parent / "golden"
SHOWN = (
    "target_id",
    "region_code",
    "period",
    "value",
    "baseline_value",
    "target_value",
    "expected_value",
    "gap",
    "pace",
    "attainment",
    "status",
    "reason",
    "source",
    "reported_units",
    "expected_units",
)
PLACES = ("440000", "440100", "440300", "441900", "442000")


def scorecard(store: Store, registry: Registry) -> pl.DataFrame:
    content = (HERE / "return.csv").read_bytes()
    day = date(2024, 10, 10)
    judged = intake.examine(registry, content, file_name="return.csv", region_code="440000", received=day)
    intake.submit(store, content, judged, region_code="440000", actor="test", received=day)
    queries = [AttainmentQuery(code, Period.parse("2024-Q3")) for code in PLACES]
    rows = pl.concat([attainment(store, registry, query) for query in queries])
    reported = rows.filter(pl.col("value").is_not_null() | (pl.col("reported_units") > 0))
    return reported.select(SHOWN).with_columns(pl.col(pl.Float64).round(9))


def test_golden_scorecard(store: Store, registry: Registry) -> None:
    path = HERE / "scorecard.csv"
    now = scorecard(store, registry).write_csv()
    if os.environ.get("MONITOR_GOLDEN") == "write":
        path.write_text(now, encoding="utf-8")
    assert now == path.read_text(encoding="utf-8")


def test_the_golden_scorecard_says_what_was_worked_by_hand() -> None:
    rows = {
        (row["target_id"], row["region_code"]): row
        for row in pl.read_csv(HERE / "scorecard.csv", schema_overrides={"region_code": pl.String}).iter_rows(
            named=True
        )
    }
    # 70 % to 90 %: 85 is met.
    assert rows["gd2024-19-geriatrics-dept", "440100"]["status"] == "met"
    # 60 % to 84 %, target 85: expected 60 + 25 x 0.75 = 78.75, pace 24 / 18.75 = 1.28.
    shenzhen = rows["gd2024-19-geriatrics-dept", "440300"]
    assert (shenzhen["expected_value"], shenzhen["pace"], shenzhen["status"]) == (78.75, 1.28, "on_pace")
    # The province: 132 of 150 from 2 of 21 cities is no proof of 85 %.
    province = rows["gd2024-19-geriatrics-dept", "440000"]
    assert (province["value"], province["reported_units"], province["status"]) == (88.0, 2, "cannot_assess")
    # 76 % to 82 %, more than 85: expected 82.75, pace 6 / 6.75 = 0.889.
    assert rows["gd2024-05-primary-national-standard", "441900"]["status"] == "slow"
    # A yearly flow: 63 x 0.75 = 47.25.
    assert rows["gd2024-05-elderly-health-mgmt", "442000"]["expected_value"] == 47.25
    # A count that binds the province is no threshold for a city.
    assert rows["gd2024-19-prenatal-screening", "442000"]["reason"] == "contribution"
    # 89 to 94 yuan is the increase of 5 that was asked.
    assert rows["gd2024-07-ph-subsidy-increment", "442000"]["value"] == 5.0
    assert rows["gd2024-07-ph-subsidy-increment", "442000"]["status"] == "met"
    # 11 of 13 in nine months: expected 9.75.
    assert rows["gd2024-03-national-key-specialties", "440000"]["status"] == "on_pace"
    # 1 to 2 cities are asked, two started.
    assert rows["gd2024-02-demo-cities-joint", "440000"]["status"] == "met"
    assert rows["gd2024-12-price-assess-h1", "440000"]["status"] == "met"
    assert rows["gd2024-12-price-adjust-h2", "440000"]["reason"] == "due_later"
    assert rows["gd2024-07-cdc-hq-opinions", "440000"]["status"] == "not_yet"
