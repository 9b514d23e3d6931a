from collections.abc import Callable
from datetime import datetime
from typing import Any

import polars as pl
import pytest

from data.store import Store
from domain.errors import MonitorError
from domain.periods import Period
from services.concern import AttainmentQuery
from services.ranking import SCHEMA, comparable, ranks, upwards
from services.registry import Registry

Send = Callable[..., Any]
STANDARD = "乡镇卫生院、社区卫生服务中心达到国家能力标准比例"
TARGET, HALLS = "gd2024-05-primary-national-standard", "gd2024-06-tcm-halls-batch2"
Q3 = Period.parse("2024-Q3")
# Guangzhou, Shaoguan, Shenzhen in the second and third quarter; the other 18 cities report nothing.
VALUES = {"440100": (80, 90), "440200": (70, 95), "440300": (85, 90)}


def lines(quarter: int) -> list[str]:
    return [
        f"{code},{STANDARD},2024-Q{quarter},{shares[quarter - 2]},{shares[quarter - 2]},100"
        for code, shares in VALUES.items()
    ]


@pytest.fixture
def sent(send: Send) -> None:
    send(*lines(2), received="2024-07-09", name="q2.csv")
    send(*lines(3), received="2024-10-09", name="q3.csv")


def rank_of(store: Store, registry: Registry, code: str, **query: Any) -> dict[str, Any]:
    found = ranks(store, registry, AttainmentQuery(code, Q3, **query), (TARGET, HALLS))
    assert found.columns == SCHEMA.names()
    assert found["target_id"].to_list() == [TARGET]  # the halls bind the total: cities contribute
    return found.row(0, named=True)


@pytest.mark.usefixtures("sent")
@pytest.mark.parametrize(
    ("code", "rank", "before", "moved"),
    [("440200", 1, 3, 2), ("440100", 2, 2, 0), ("440300", 2, 1, -1), ("440400", None, None, None)],
)
def test_best_value_first_and_equal_values_share_a_rank(
    store: Store, registry: Registry, code: str, rank: int | None, before: int | None, moved: int | None
) -> None:
    found = rank_of(store, registry, code)
    wanted = {"rank": rank, "ranked": 3, "siblings": 21, "rank_before": before, "moved": moved}
    assert {name: found[name] for name in wanted} == wanted


@pytest.mark.usefixtures("sent")
def test_a_rank_is_as_of_what_was_known(store: Store, registry: Registry, send: Send) -> None:
    send(f"440100,{STANDARD},2024-Q3,99,99,100", received="2024-11-01", name="revised.csv")
    assert rank_of(store, registry, "440100")["rank"] == 1
    assert rank_of(store, registry, "440100", known_at=datetime(2024, 10, 20))["rank"] == 2  # noqa: DTZ001


@pytest.mark.usefixtures("sent")
def test_without_siblings_or_common_targets_there_is_no_rank(store: Store, registry: Registry) -> None:
    country, province = AttainmentQuery("000000", Q3), AttainmentQuery("440000", Q3)
    assert ranks(store, registry, country, (TARGET,)).is_empty()
    assert ranks(store, registry, province, (TARGET,)).is_empty()  # no other province is asked for it
    assert ranks(store, registry, AttainmentQuery("440100", Q3), ()).is_empty()
    with pytest.raises(MonitorError, match="region-unknown"):
        ranks(store, registry, AttainmentQuery("999999", Q3), (TARGET,))


def test_which_way_is_good_and_what_can_be_compared_are_data() -> None:
    frame = pl.DataFrame(
        {
            "direction": ["increase", "increase", "decrease"],
            "comparator": ["at_least", "at_most", "at_least"],
            "applies_to": ["every_level", "total", "each_unit"],
            "kind": ["ratio", "count", "count"],
        }
    )
    assert frame.select(upwards()).to_series().to_list() == [True, False, False]
    assert frame.select(comparable()).to_series().to_list() == [True, False, True]
