"""Current values: after any series of moves they are what the facts say, and asked for now they are what is read."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from data.store import Store
from domain.periods import Period
from services import holding, review
from services.checking import check
from services.concern import AttainmentQuery
from services.demonstration import load_demonstration, remove_demonstration
from services.intake import Receipt
from services.monitoring import attainment
from services.permissions import local
from services.registry import Registry

Send = Callable[..., Receipt]
KEY = ["indicator_id", "region_code", "period_end"]
ALLOWED: dict[str, tuple[Callable[..., int], ...]] = {
    "submitted": (review.approve, review.approve, review.approve, review.send_back, review.withdraw),
    "approved": (review.withdraw,),
}
FIRST, SECOND = "440100,geriatrics-dept,2024-Q3,80,80,100", "440100,geriatrics-dept,2024-Q3,85,85,100"


def kept(store: Store, registry: Registry) -> pl.DataFrame:
    names = registry.indicators["indicator_id"].to_list()
    return holding.observations(store, indicators=names, regions=None).sort(KEY)


def worked_out(store: Store, registry: Registry) -> pl.DataFrame:
    names = registry.indicators["indicator_id"].to_list()
    return holding.observations(store, indicators=names, regions=None, known_at=datetime(9000, 1, 1)).sort(KEY)  # noqa: DTZ001


@pytest.mark.parametrize("seed", range(4))
def test_after_any_series_of_moves_they_are_what_the_facts_say(
    store: Store, registry: Registry, send: Send, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setenv("MONITOR_REVIEW", "on")
    draw = random.Random(f"moves {seed}")  # noqa: S311
    sent: list[tuple[tuple[str, ...], str]] = []
    seen = set()
    for _ in range(25):
        # What waits is decided sooner than what was approved is withdrawn.
        asked = ALLOWED if draw.random() < 0.3 else ("submitted",)
        movable = [row for row in states(store) if row["state"] in asked]
        if not movable or draw.random() < 0.3:
            again = bool(sent) and draw.random() < 0.3  # what was sent back or withdrawn may come again
            sent.append(draw.choice(sent) if again else (some_lines(draw), f"2024-10-{draw.randint(10, 13)}"))
            send(*sent[-1][0], received=sent[-1][1])
        else:
            moved = draw.choice(movable)
            decide = draw.choice(ALLOWED[moved["state"]])
            decide(store, moved["return_id"], actor=local("审核员"), comment="见附件")
        now = kept(store, registry)
        assert now.equals(worked_out(store, registry))
        seen.add((now.height, tuple(now["revisions"]), tuple(now["value"])))
    assert len(seen) > 3
    assert check(store).broken == ()


def states(store: Store) -> list[dict[str, Any]]:
    return store.frame("return_states", return_id=None, senders=None, rows=100).sort("return_id").to_dicts()


def some_lines(draw: random.Random) -> tuple[str, ...]:
    regions = draw.sample(["440100", "440200", "440300"], draw.randint(1, 3))
    return tuple(
        f"{code},geriatrics-dept,2024-Q{draw.randint(2, 3)},{part},{part},100"
        for code, part in ((code, draw.randint(40, 60)) for code in regions)
    )


def test_a_withdrawn_return_leaves_the_value_before_it_or_none(store: Store, registry: Registry, send: Send) -> None:
    send(FIRST, "440200,geriatrics-dept,2024-Q3,70,70,100")
    second = send(SECOND, "440300,geriatrics-dept,2024-Q3,60,60,100", received="2024-10-11")
    read = ["region_code", "value", "revisions"]
    assert kept(store, registry).select(read).rows() == [("440100", 85, 2), ("440200", 70, 1), ("440300", 60, 1)]
    review.withdraw(store, second.return_id, actor=local("test"), comment="误报")
    assert kept(store, registry).select(read).rows() == [("440100", 80, 1), ("440200", 70, 1)]


def test_a_return_received_earlier_does_not_become_current(store: Store, registry: Registry, send: Send) -> None:
    send(SECOND, received="2024-10-11")
    send(FIRST, received="2024-10-10")
    assert kept(store, registry).select("value", "revisions").rows() == [(85, 2)]


def test_what_fails_leaves_them_as_they_were(store: Store, registry: Registry, send: Send) -> None:
    first = send(FIRST)
    before = kept(store, registry)

    def broken() -> None:
        with store.transaction() as write:
            write.run("clear_current_values")
            holding.follow(write, first.return_id)
            raise RuntimeError("in the middle")

    with pytest.raises(RuntimeError, match="in the middle"):
        broken()
    assert kept(store, registry).equals(before)


def test_removing_the_demonstration_leaves_those_of_real_returns(store: Store, registry: Registry, send: Send) -> None:
    send("440100,geriatrics-dept,2024-Q3,12,12,100", received="2024-10-01")
    load_demonstration(store, actor=local("test"))
    loaded = kept(store, registry)
    assert loaded.equals(worked_out(store, registry))
    assert loaded["demonstration"].any()
    remove_demonstration(store, actor=local("test"))
    assert kept(store, registry).select("value", "revisions", "demonstration").rows() == [(12, 1, False)]
    assert check(store).broken == ()


def test_they_are_read_for_now_and_the_facts_for_every_other_question(
    store: Store, registry: Registry, send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    send(FIRST)
    asked: list[str] = []
    frame = store.frame

    def noted(name: str, /, **values: Any) -> pl.DataFrame:
        asked.append(name)
        return frame(name, **values)

    monkeypatch.setattr(store, "frame", noted)
    now = AttainmentQuery("440000", Period.parse("2024-Q3"))
    moment = datetime(2024, 12, 1)  # noqa: DTZ001
    for query in (now, replace(now, known_at=moment), replace(now, recorded_by=moment)):
        attainment(store, registry, query)
        asked.append("-")
    told = [name for name in asked if name in ("current_figures", "known_observations", "-")]
    one, other = "current_figures", "known_observations"
    assert [name for name, _ in groupby(told)] == [one, "-", other, "-", other, "-"]


def test_the_demonstration_shows_the_same_figures_from_either(store: Store, registry: Registry) -> None:
    load_demonstration(store, actor=local("test"))
    for region, period in (("440000", "2024-Q3"), ("610700", "2021-Q3"), ("000000", "2023-Q4")):
        now = AttainmentQuery(region, Period.parse(period), children=True)
        late = replace(now, known_at=datetime(9000, 1, 1))  # noqa: DTZ001
        assert attainment(store, registry, now).equals(attainment(store, registry, late))


def test_a_database_from_a_file_has_them(store: Store, registry: Registry, send: Send, tmp_path: Path) -> None:
    send(FIRST)
    copy = store.copy(tmp_path / "copy.duckdb").path
    with Store.open(copy) as other:
        assert kept(other, registry).equals(kept(store, registry))
