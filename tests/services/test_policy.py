from collections.abc import Callable

import polars as pl
import pytest

from data.store import Store
from domain.errors import MonitorError
from domain.periods import Period
from domain.terms import Status
from services import policy, policy_cascade
from services.intake import Receipt
from services.registry import Registry, read_registry

Send = Callable[..., Receipt]
THIRD = Period.parse("2024-Q3")
STANDARD = "乡镇卫生院、社区卫生服务中心达到国家能力标准比例"
TARGET = "gd2024-05-primary-national-standard"


@pytest.mark.parametrize(
    ("document", "clauses", "with_targets", "without", "targets", "deliverables"),
    [
        ("nat2023", 22, 7, 15, 10, 9),
        ("com2023", 12, 1, 11, 1, 2),
        ("gd2024", 23, 14, 9, 50, 2),
        ("hz2021", 22, 6, 16, 17, 1),
        ("gx2021", 22, 8, 14, 11, 4),
        (None, 101, 36, 65, 89, 18),
    ],
)
def test_every_clause_is_accounted_for(
    store: Store,
    registry: Registry,
    document: str | None,
    clauses: int,
    with_targets: int,
    without: int,
    targets: int,
    deliverables: int,
) -> None:
    held = policy.coverage(store, registry, document)
    assert (held.clauses, held.with_targets, held.without) == (clauses, with_targets, without)
    assert (held.targets, held.deliverables) == (targets, deliverables)
    assert held.complete


def test_a_clause_passed_over_is_seen(store: Store, registry: Registry) -> None:
    held = policy.coverage(store, registry, "gd2024")
    assert not policy.Coverage(held.clauses + 1, held.with_targets, held.without, 0, 0, 0, 0).complete


def test_a_clause_says_why_it_has_no_target(store: Store, registry: Registry) -> None:
    rows = policy.clauses(store, registry, "gd2024")
    assert rows["clause"].to_list()[:2] == ["(一)", "(二)"]
    assert rows.height == 23
    assert rows.row(0)[1:] == (
        "加大医改统筹协调力度",
        "Stronger coordination of the reform",
        "directional or fuzzy wording only",
        "持续实施省级医改年度考核",
    )
    assert rows.row(1)[3:] == (None, None)
    assert policy.directional(store, registry, "gd2024").height == 12


def test_standing_is_judged_for_the_region_that_is_bound(store: Store, registry: Registry, send: Send) -> None:
    lines = [f"{code},{STANDARD},2024-Q3,80,80,100" for code in registry.children("440000")]
    send(*lines)
    names = (TARGET, "com2023-02-rural-service-full-coverage", "gd2024-04-central-pharmacy-plan")
    found = policy.standing(store, registry, THIRD, None, names)
    assert found["target_id"].to_list() == list(names)
    assert found["region_code"].to_list() == ["440000", "000000", "440000"]
    assert found["judged_id"].to_list()[1] == "nat2023-03-rural-service-full-coverage"
    assert found["value"].to_list() == [80.0, None, None]
    assert found["status"].to_list() == ["cannot_assess"] * 3  # no baseline; nothing reported
    assert found["reason"].to_list() == ["no_baseline", "no_value", "no_value"]
    assert policy.standing(store, registry, THIRD, None, ()).is_empty()
    with pytest.raises(MonitorError, match="target-unknown"):
        policy.standing(store, registry, THIRD, None, ("no-such-target",))


@pytest.mark.parametrize("wanted", ["85%的", "８５％的", "85 % 的", " 85%的　"])
def test_search_overlooks_width_and_spaces(store: Store, registry: Registry, wanted: str) -> None:
    found = policy.search(store, registry, wanted)
    assert found.select("kind", "target_id").rows() == [("quote", TARGET)]


def test_search_looks_into_quotes_indicators_titles_and_statements(store: Store, registry: Registry) -> None:
    assert policy.search(store, registry, "drg")["kind"].to_list() == ["quote"] * 3 + ["indicator"] * 3
    assert policy.search(store, registry, "健康湾区")["kind"].to_list() == ["title"]
    assert policy.search(store, registry, "网采率")["kind"].to_list() == ["statement"]
    assert policy.search(store, registry, "hospice")["kind"].to_list() == ["indicator"] * 2
    assert policy.search(store, registry, "").is_empty()
    assert policy.search(store, registry, ".*").is_empty()  # a plain text, no pattern
    assert policy.search(store, registry, "医").height == policy.MOST_FOUND


def cascaded(store: Store, registry: Registry, target: str) -> list[tuple[str, str, str]]:
    rows = policy_cascade.cascade(store, registry, target, THIRD, None)
    return rows.select("level", "target_id", "relation").rows()


def test_a_cascade_runs_from_the_nation_down_with_the_closest_first(store: Store, registry: Registry) -> None:
    assert cascaded(store, registry, TARGET) == [
        ("country", "nat2023-03-rural-service-full-coverage", "task"),
        ("province", TARGET, "self"),
        ("province", "gd2024-05-primary-recommended-standard", "part"),
        ("province", "gd2024-05-elderly-health-mgmt", "task"),
    ]


def test_a_cascade_of_a_repeated_and_of_a_joined_target(store: Store, registry: Registry) -> None:
    repeated = cascaded(store, registry, "com2023-02-rural-service-full-coverage")
    assert repeated[:2] == [
        ("country", "com2023-02-rural-service-full-coverage", "self"),
        ("country", "nat2023-03-rural-service-full-coverage", "repeats"),
    ]
    joined = {name: relation for _, name, relation in cascaded(store, registry, "hz2021-03-stroke-centre-counties")}
    assert joined["hz2021-03-trauma-centre-counties"] == "joined"
    assert joined["gd2024-04-central-pharmacy-plan"] == "task"


def test_the_task_area_stands_in_only_where_nothing_is_closer(store: Store, registry: Registry) -> None:
    found = cascaded(store, registry, "nat2023-12-drg-dip-coverage")
    assert found == [
        ("country", "nat2023-12-drg-dip-coverage", "self"),
        ("province", "gd2024-10-dip-measures", "theme"),
        ("province", "gx2021-05-drg-level1-eligible", "theme"),
        ("province", "gx2021-05-drg-level2", "theme"),
    ]


def test_a_derived_indicator_is_kin(store: Store, registry: Registry) -> None:
    found = {name: relation for _, name, relation in cascaded(store, registry, "hz2021-13-county-outpatient-network")}
    assert found["hz2021-13-county-outpatient-network-min"] == "derived"


def test_regions_below_are_counted(store: Store, registry: Registry, send: Send) -> None:
    cities = registry.children("440000")
    for quarter, received in (("2023-Q4", "2024-01-09"), ("2024-Q3", "2024-10-09")):
        send(*(f"{code},{STANDARD},{quarter},86,86,100" for code in cities[:20]), received=received, name=quarter)
    held = policy_cascade.below(store, registry, TARGET, THIRD, None)
    assert held.counts == {Status.MET: 20, Status.CANNOT_ASSESS: 1}
    assert held.decomposed.is_empty()
    assert not policy_cascade.below(store, registry, "gd2024-10-dip-measures", THIRD, None).counts
    assert not held.demonstration


def test_own_numbers_below_are_listed(store: Store, registry: Registry) -> None:
    own = pl.DataFrame(
        {
            "change_id": [99], "target_id": [TARGET], "region_code": ["440100"], "threshold": [90.0],
            "standing": ["in_force"],
        }
    )  # fmt: skip
    with store.transaction() as write:
        write.append("decomposed_targets", own)
    held = policy_cascade.below(store, read_registry(store), TARGET, THIRD, None)
    assert held.decomposed.select("region_code", "threshold").rows() == [("440100", 90.0)]
