from collections.abc import Callable

import pytest

from data.store import Store
from domain.periods import Period
from locales import texts
from services.concern import AttainmentQuery
from services.explaining import explain
from services.intake import Receipt
from services.monitoring import attainment
from services.registry import Registry

Send = Callable[..., Receipt]

CASES = [
    (
        "441900",
        "2024-Q3",
        "gd2024-05-primary-national-standard",
        ("441900,primary-national-standard,2023-Q4,76,38,50", "441900,primary-national-standard,2024-Q3,82,41,50"),
        "2024年三季度50中有41，占82%，目标＞85%，差3 个百分点，序时应达82.8%，慢于序时。",
        "Q3 2024: 41 of 50, that is 82%, target >85%, 3 pp short, 82.8% required by now, Slow.",
    ),
    (
        "441900",
        "2024-Q3",
        "gd2024-05-village-doctor-qualified",
        ("441900,village-doctors-licensed,2024-Q3,44.2,442,1000",),
        "2024年三季度1000中有442，占44.2%，目标约 45%（容差1 个百分点，属解释），已达标。",
        "Q3 2024: 442 of 1000, that is 44.2%, target about 45% (tolerance 1 pp, an interpretation), Met.",
    ),
    (
        "440000",
        "2024-Q3",
        "gd2024-21-residents-trained",
        ("440000,residents-trained,2024-Q3,7600,,",),
        "2024年三季度7600 人，目标≥10,000 人，差2400 人，序时应达7500 人，达到序时进度。",
        "Q3 2024: 7600 people, target ≥10,000 people, 2400 people short, 7500 people required by now, On pace.",
    ),
    (
        "440000",
        "2024-Q3",
        "gd2024-04-central-pharmacy-plan",
        ("440000,central-pharmacy-plan,2024-Q3,0,,",),
        "应不晚于2024年10月31日完成，尚未完成（尚未到期）。",
        "to be done by 2024-10-31, Not yet (not due yet).",
    ),
    (
        "441900",
        "2024-Q3",
        "gd2024-19-prenatal-screening",
        ("441900,prenatal-screening-women,2024-Q3,3.1,,",),
        "2024年三季度3.1 万名，无法评价（目标约束合计，本级只看贡献）。",
        "Q3 2024: 3.1 × 10,000 people, Cannot assess (counts towards the total).",
    ),
    (
        "441900",
        "2024-Q3",
        "gd2024-07-ph-subsidy-increment",
        ("441900,ph-subsidy-standard,2023-Q4,89,,", "441900,ph-subsidy-standard,2024-Q3,94,,"),
        "2024年三季度5 元/人，目标增加 5 元/人，已达标。",
        "Q3 2024: 5 yuan per person, target increase of 5 yuan per person, Met.",
    ),
    (
        "441900",
        "2024-Q3",
        "gd2024-19-geriatrics-dept",
        (),
        "2024年三季度无填报值，目标≥85%，无法评价（无填报值）。",
        "Q3 2024: no value reported, target ≥85%, Cannot assess (no value reported).",
    ),
]


@pytest.mark.parametrize(("region", "as_of", "target", "lines", "chinese", "english"), CASES)
def test_the_sentence_shows_the_arithmetic(
    store: Store,
    registry: Registry,
    send: Send,
    region: str,
    as_of: str,
    target: str,
    lines: tuple[str, ...],
    chinese: str,
    english: str,
) -> None:
    if lines:
        send(*lines, region="440000")
    query = AttainmentQuery(region, Period.parse(as_of), target_ids=(target,))
    row = attainment(store, registry, query).row(0, named=True)
    assert explain(row, registry, texts("zh-CN")) == chinese
    assert explain(row, registry, texts("en")) == english


def test_share_of_counties(store: Store, registry: Registry, send: Send) -> None:
    counties = [code for code in registry.subtree("450000") if registry.depth(code) == 3]
    indicator = "outpatient-settlement-institutions"
    lines = [f"{code},{indicator},2021-Q4,{int(index >= 4)},," for index, code in enumerate(counties)]
    send(*lines, region="450000", received="2022-01-08")
    target = "gx2021-10-county-outpatient-min"
    row = attainment(store, registry, AttainmentQuery("450000", Period.parse("2021-Q4"), target_ids=(target,)))
    sentence = explain(row.row(0, named=True), registry, texts("zh-CN"))
    assert sentence == "2021年四季度111个县区中107个至少有1 家，占96.4%，目标≥100%，差3.6 个百分点，逾期未达。"


def test_joined_targets_are_judged_together(store: Store, registry: Registry, send: Send) -> None:
    send(
        "441900,price-labour-items-count,2024-Q4,62,62,100",
        "441900,price-labour-items-amount,2024-Q4,55,55,100",
        received="2025-01-08",
    )
    frame = attainment(store, registry, AttainmentQuery("441900", Period.parse("2024-Q4")))
    rows = {row["target_id"]: row for row in frame.iter_rows(named=True)}
    number = rows["gd2024-12-price-labour-items-count"]
    assert (number["own_status"], number["status"], number["reason"]) == ("met", "missed", "jointly")
    assert "须与同句的另一项同时达到" in explain(number, registry, texts("zh-CN"))
    assert rows["gd2024-12-price-labour-items-amount"]["status"] == "missed"


def test_one_target_asked_for_is_judged_like_all_of_them(store: Store, registry: Registry, send: Send) -> None:
    send(
        "441900,price-labour-items-count,2024-Q4,62,62,100",
        "441900,price-labour-items-amount,2024-Q4,55,55,100",
        received="2025-01-08",
    )
    target = "gd2024-12-price-labour-items-count"
    query = AttainmentQuery("441900", Period.parse("2024-Q4"), target_ids=(target,))
    row = attainment(store, registry, query).row(0, named=True)
    assert (row["target_id"], row["own_status"], row["status"]) == (target, "met", "missed")
