from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import polars as pl
import pytest

from data.store import Store
from domain.errors import MonitorError
from domain.periods import Period
from domain.terms import Method
from services import clock
from services.calendar import first_period, reported_periods
from services.concern import AttainmentQuery
from services.demonstration import remove_demonstration
from services.intake import Receipt
from services.monitoring import COLUMNS, attainment
from services.overview import overview
from services.permissions import local
from services.registry import Registry
from services.series import series

Send = Callable[..., Receipt]
WHOLES = {
    "440100": 70.0,
    "440000": 100 * 150 / 210,
    "110000": 100.0,
    "420000": 80.0,
    "000000": 100 * (90 + 50 + 10 + 40 + 8 + 19) / (100 + 100 + 10 + 40 + 10 + 20),
}


def rows(
    store: Store, registry: Registry, region: str, as_of: str, *targets: str, children: bool = False, **more: Any
) -> dict[tuple[str, str], dict[str, Any]]:
    query = AttainmentQuery(region, Period.parse(as_of), children=children, target_ids=targets, **more)
    frame = attainment(store, registry, query)
    assert frame.columns == list(COLUMNS)
    return {(row["region_code"], row["target_id"]): row for row in frame.iter_rows(named=True)}


def regions(found: dict[tuple[str, str], Any]) -> set[str]:
    return {region for region, _ in found}


def test_who_is_asked(store: Store, registry: Registry) -> None:
    country = regions(rows(store, registry, "000000", "2023-Q4", children=True))
    assert len(country) == 32  # 31 provinces and the Corps; not Taiwan, Hong Kong, Macao
    assert "660000" in country
    assert not country & {"710000", "810000", "820000"}
    guangdong = regions(rows(store, registry, "440000", "2024-Q3", children=True))
    assert len(guangdong) == 21
    hanzhong = regions(rows(store, registry, "610700", "2021-Q3", children=True))
    assert len(hanzhong) == 14  # 11 counties and three zones
    assert regions(rows(store, registry, "441900", "2024-Q3", children=True)) == set()  # Dongguan has no counties


def test_the_corps_reports_where_it_counts(store: Store, registry: Registry) -> None:
    batches = rows(store, registry, "000000", "2023-Q4", "nat2023-14-provincial-vbp-batches")
    drugs = rows(store, registry, "000000", "2023-Q4", "nat2023-14-vbp-drug-count")
    assert next(iter(batches.values()))["expected_units"] == 31
    assert next(iter(drugs.values()))["expected_units"] == 32


def test_targets_of_the_region_and_above_none_twice(store: Store, registry: Registry) -> None:
    here = {target for _, target in rows(store, registry, "440000", "2024-Q3")}
    assert "gd2024-05-elderly-health-mgmt" in here
    assert "nat2023-14-vbp-drug-count" in here
    assert not [target for target in here if target.startswith(("com2023", "gx2021", "hz2021"))]
    assert "nat2023-02-hospice-pilot-batch3" not in here  # one national event
    commentary = rows(store, registry, "000000", "2023-Q4", "com2023-02-rural-service-full-coverage")
    assert [target for _, target in commentary] == ["nat2023-03-rural-service-full-coverage"]


def test_a_count_that_binds_the_province_is_no_threshold_for_a_city(
    store: Store, registry: Registry, send: Send
) -> None:
    send("440100,gp-trained,2024-Q3,300,,", "440300,gp-trained,2024-Q3,200,,")
    city = rows(store, registry, "440100", "2024-Q3", "gd2024-21-gp-trained")["440100", "gd2024-21-gp-trained"]
    assert (city["value"], city["target_value"], city["gap"], city["reason"]) == (300, None, None, "contribution")
    whole = rows(store, registry, "440000", "2024-Q3", "gd2024-21-gp-trained")["440000", "gd2024-21-gp-trained"]
    assert (whole["value"], whole["reported_units"], whole["expected_units"]) == (500, 2, 21)
    assert (whole["status"], whole["reason"]) == ("cannot_assess", "incomplete")


def test_named_units_only(store: Store, registry: Registry, send: Send) -> None:
    target = "gd2024-04-urban-group-pilot-cities"
    send(*[f"{code},urban-group-pilot-cities,2024-Q3,1,," for code in ("440100", "440300", "440400")])
    whole = rows(store, registry, "440000", "2024-Q3", target)["440000", target]
    assert (whole["value"], whole["expected_units"], whole["status"]) == (3, 3, "met")
    assert regions(rows(store, registry, "440000", "2024-Q3", target, children=True)) == {"440100", "440300", "440400"}


def test_each_province_has_to_pass(store: Store, registry: Registry, send: Send) -> None:
    target = "nat2023-14-vbp-drug-count"
    provinces = [code for code in registry.children("000000") if code[:2] not in {"71", "81", "82"}]
    lines = [f"{code},vbp-drug-count,2023-Q4,{438 if code == '440000' else 460},," for code in provinces]
    send(*lines, region="000000", received="2024-01-10")
    country = rows(store, registry, "000000", "2023-Q4", target)["000000", target]
    assert (country["numerator"], country["denominator"], country["unit"]) == (31, 32, "%")
    assert (country["value"], country["target_value"], country["status"]) == (100 * 31 / 32, 100, "missed")
    guangdong = rows(store, registry, "440000", "2023-Q4", target)["440000", target]
    assert (guangdong["value"], guangdong["gap"], guangdong["status"]) == (438, -12, "missed")


def test_seven_of_eleven_counties(store: Store, registry: Registry, send: Send) -> None:
    counties = [row for row in registry.children("610700") if row.isdigit()]
    indicator = "outpatient-network-institutions"
    lines = [f"{code},{indicator},2021-Q3,{int(index < 7)},," for index, code in enumerate(counties)]
    send(*lines, "6107A1,outpatient-network-institutions,2021-Q3,5,,", region="610700", received="2021-10-10")
    found = rows(store, registry, "610700", "2021-Q3")
    share = found["610700", "hz2021-13-county-outpatient-network"]
    assert (share["numerator"], share["denominator"], share["status"]) == (7, 11, "met")
    inner = found["610700", "hz2021-13-county-outpatient-network-min"]
    assert (inner["status"], inner["reason"], inner["target_value"]) == ("cannot_assess", "inner_test", None)


def test_a_flow_is_judged_in_its_own_year(store: Store, registry: Registry, send: Send) -> None:
    target = "gd2024-05-elderly-health-mgmt"
    send("441900,elderly-health-management,2024-Q4,64,640,1000", received="2025-01-08")
    send("441900,elderly-health-management,2025-Q1,15,150,1000", received="2025-04-08")
    later = rows(store, registry, "441900", "2025-Q1", target)["441900", target]
    assert (later["period"], later["value"], later["status"]) == ("2024-Q4", 64, "met")


def test_a_stock_is_judged_now_and_at_the_due_date_if_nothing_came_since(
    store: Store, registry: Registry, send: Send
) -> None:
    target = "gd2024-19-geriatrics-dept"
    send("441900,geriatrics-dept,2024-Q4,80,80,100", received="2025-01-08")
    silent = rows(store, registry, "441900", "2025-Q1", target)["441900", target]
    assert (silent["period"], silent["status"]) == ("2024-Q4", "missed")
    send("441900,geriatrics-dept,2025-Q1,90,90,100", received="2025-04-08")
    now = rows(store, registry, "441900", "2025-Q1", target)["441900", target]
    assert (now["period"], now["status"]) == ("2025-Q1", "met")


def test_recurring_duties_by_quarter(store: Store, registry: Registry, send: Send) -> None:
    target = "hz2021-closing-quarterly-bulletin"
    for quarter, received in (("2021-Q1", "2021-04-08"), ("2021-Q2", "2021-07-08")):
        send(f"610700,quarterly-bulletins,{quarter},1,,", region="610700", received=received)
    second = rows(store, registry, "610700", "2021-Q2", target)["610700", target]
    assert (second["periods_due"], second["periods_kept"], second["status"]) == (2, 2, "on_pace")
    third = rows(store, registry, "610700", "2021-Q3", target)["610700", target]
    assert (third["periods_due"], third["periods_known"], third["status"]) == (3, 2, "cannot_assess")


def test_two_clocks(store: Store, registry: Registry, send: Send) -> None:
    target = "gd2024-19-geriatrics-dept"
    send("441900,geriatrics-dept,2024-Q3,80,80,100", received="2024-10-10")
    send("441900,geriatrics-dept,2024-Q3,86,86,100", received="2024-11-20")
    before = rows(store, registry, "441900", "2024-Q3", target, known_at=clock.moment("2024-10-31"))
    assert before["441900", target]["value"] == 80
    assert rows(store, registry, "441900", "2024-Q3", target)["441900", target]["value"] == 86


@pytest.mark.parametrize("method", Method)
def test_a_method_never_overrides_what_is_met(store: Store, registry: Registry, send: Send, method: Method) -> None:
    target = "gd2024-19-geriatrics-dept"
    send("441900,geriatrics-dept,2023-Q4,89,89,100", received="2024-01-10")
    send("441900,geriatrics-dept,2024-Q3,86,86,100", received="2024-10-10")
    row = rows(store, registry, "441900", "2024-Q3", target, method=method)["441900", target]
    assert (row["status"], row["method"]) == ("met", method.value)


def test_a_target_is_judged_by_its_own_method_and_the_linear_view_stays_visible(
    store: Store, registry: Registry, send: Send
) -> None:
    target = "gd2024-19-geriatrics-dept"
    chosen = pl.when(pl.col("target_id") == target).then(pl.lit("trend")).otherwise("method")
    own = replace(registry, targets=registry.targets.with_columns(method=chosen))
    for quarter, value, day in (
        ("2023-Q4", 60, "2024-01-10"),
        ("2024-Q1", 61, "2024-04-10"),
        ("2024-Q2", 62, "2024-07-10"),
        ("2024-Q3", 78, "2024-10-10"),
    ):
        send(f"441900,geriatrics-dept,{quarter},{value},{value},100", received=day)
    row = rows(store, own, "441900", "2024-Q3", target)["441900", target]
    # six points a step lead to 84; of the seven points to 85 one is missing, 14 %: sun with cloud
    assert (row["method"], row["status"], row["other_methods"].split(";")[0]) == ("trend", "slow", "linear:on_pace")
    assert row["methods_disagree"]
    asked = rows(store, own, "441900", "2024-Q3", target, method=Method.LINEAR)["441900", target]
    assert (asked["method"], asked["status"]) == ("linear", "on_pace")
    assert "linear:" not in asked["other_methods"]


def test_outlook(store: Store, registry: Registry, send: Send) -> None:
    target = "gd2024-19-geriatrics-dept"
    send("441900,geriatrics-dept,2023-Q4,60,60,100", received="2024-01-10")
    send("441900,geriatrics-dept,2024-Q3,78,78,100", received="2024-10-10")
    row = rows(store, registry, "441900", "2024-Q3", target)["441900", target]
    # two points a month: 84 at the end of the year, seven points are missing in three months
    assert row["projection"] == pytest.approx(84)
    assert row["required_per_month"] == pytest.approx(7 / 3)
    assert row["reached_on"] == date(2025, 1, 31)


def test_series_has_path_gaps_and_projection(store: Store, registry: Registry, send: Send) -> None:
    target = "gd2024-19-geriatrics-dept"
    send("441900,geriatrics-dept,2023-Q4,60,60,100", received="2024-01-10")
    send("441900,geriatrics-dept,2024-Q3,78,78,100", received="2024-10-10")
    frame = series(store, registry, AttainmentQuery("441900", Period.parse("2024-Q3")), target_id=target)
    assert frame["period"].to_list() == ["2023-Q4", "2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4"]
    assert frame["value"].to_list() == [60, None, None, 78, None]
    assert frame["expected_value"].to_list() == pytest.approx([60, 66.25, 72.5, 78.75, 85])
    assert frame["projection"].to_list() == [None, None, None, 78, pytest.approx(84)]


def test_overview_counts_and_who_is_silent(store: Store, registry: Registry, send: Send) -> None:
    send("441900,geriatrics-dept,2023-Q4,60,60,100", received="2024-01-10")
    send("441900,geriatrics-dept,2024-Q3,62,62,100", received="2024-10-10")
    seen = overview(store, registry, AttainmentQuery("440000", Period.parse("2024-Q3")))
    assert seen.own.height == 50  # the two deliverables without a date are not counted
    assert seen.by_status["count"].sum() == 50
    assert seen.headline["headline"].to_list() == [1, 2, 3, 4]
    assert seen.silent.height == 20
    worst = seen.behind.row(0, named=True)
    assert (worst["region_code"], worst["behind"]) == ("441900", pytest.approx(62 - 78.75))


def test_periods_to_choose_from(store: Store, registry: Registry, send: Send) -> None:
    assert reported_periods(store, registry, "440000") == []
    send("441900,geriatrics-dept,2024-Q3,62,62,100", received="2024-10-10")
    assert str(first_period(store, registry, "440000")) == "2024-Q3"


def test_unknown_names_are_told(store: Store, registry: Registry) -> None:
    for code, words in (("region-unknown", ("999999", "2024-Q3")), ("target-unknown", ("440000", "2024-Q3", "nope"))):
        with pytest.raises(MonitorError) as told:
            rows(store, registry, *words)
        assert told.value.code == code


def test_removing_what_is_not_there(store: Store) -> None:
    version = store.version()
    assert remove_demonstration(store, actor=local("test")) == 0
    assert store.version() == version


def test_rows_in_any_order_give_the_same_figures(store: Store, registry: Registry, send: Send) -> None:
    lines = [f"{code},geriatrics-dept,2024-Q3,80,80,100" for code in registry.children("440000")]
    send(*reversed(lines))
    frame = attainment(store, registry, AttainmentQuery("440000", Period.parse("2024-Q3")))
    row = frame.filter(pl.col("target_id") == "gd2024-19-geriatrics-dept").row(0, named=True)
    assert (row["value"], row["numerator"], row["denominator"]) == (80, 1680, 2100)


def test_county_rows_roll_up_to_the_country(store: Store, registry: Registry, send: Send) -> None:
    target = "nat2023-03-rural-service-full-coverage"
    lines = [
        "440103,rural-service-coverage,2023-Q4,90,90,100",  # Guangzhou, a county of a city
        "440104,rural-service-coverage,2023-Q4,50,50,100",
        "441900,rural-service-coverage,2023-Q4,100,10,10",  # Dongguan has no counties
        "110101,rural-service-coverage,2023-Q4,100,40,40",  # a district right below its municipality
        "429004,rural-service-coverage,2023-Q4,80,8,10",  # Xiantao, directly administered by Hubei
        "660000,rural-service-coverage,2023-Q4,95,19,20",  # the Corps
    ]
    send(*lines, region="000000", received="2024-01-10")
    found = {region: rows(store, registry, region, "2023-Q4", target)[region, target]["value"] for region in WHOLES}
    assert found == pytest.approx(WHOLES)


def test_an_own_return_that_differs_from_its_parts_is_told(store: Store, registry: Registry, send: Send) -> None:
    target = "gd2024-05-primary-national-standard"
    counties = registry.children("445100")
    send(*[f"{code},primary-national-standard,2024-Q3,80,8,10" for code in counties], region="445100")
    send("445100,primary-national-standard,2024-Q3,85,85,100", region="445100")
    row = rows(store, registry, "445100", "2024-Q3", target)["445100", target]
    assert (row["value"], row["children_value"], row["children_difference"]) == (85, 80, 5)
    assert row["source"] == "own"
