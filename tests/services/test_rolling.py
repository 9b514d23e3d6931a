"""Kept figures are always those worked out anew, and only what a change touched is read again."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from data.store import Store
from domain.periods import Period
from services import review, rolling
from services.concern import AttainmentQuery
from services.demonstration import load_demonstration, remove_demonstration
from services.intake import Receipt
from services.monitoring import attainment
from services.permissions import local
from services.registry import Registry, read_registry

Send = Callable[..., Receipt]
PROVINCE = AttainmentQuery("440000", Period.parse("2024-Q3"))
QUERIES = (
    PROVINCE,
    replace(PROVINCE, children=True),
    replace(PROVINCE, as_of=Period.parse("2024-Q2")),
    replace(PROVINCE, provisional=local("审核员")),
    AttainmentQuery("440100", Period.parse("2024-Q3")),
)

ALLOWED = {"submitted": review.approve, "approved": review.withdraw}


def answers(store: Store, registry: Registry) -> list[pl.DataFrame]:
    return [attainment(store, registry, query) for query in QUERIES]


def some_lines(draw: random.Random) -> list[str]:
    regions = draw.sample(["440100", "440200", "440300", "440400"], draw.randint(1, 3))
    period = draw.choice(["2023-Q4", "2024-Q1", "2024-Q2", "2024-Q3"])
    return [
        f"{code},geriatrics-dept,{period},{part},{part},100" for code in regions for part in (draw.randint(40, 99),)
    ]


@pytest.mark.parametrize("seed", range(3))
def test_after_any_series_of_moves_they_are_what_is_worked_out_anew(
    store: Store, registry: Registry, send: Send, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setenv("MONITOR_REVIEW", "on")
    draw = random.Random(f"kept {seed}")  # noqa: S311
    seen = set()
    for _ in range(14):
        # What waits is approved before anything is withdrawn, so that figures come and go.
        states = store.frame("return_states", return_id=None, senders=None, rows=100)
        waiting = states.filter(pl.col("state") == "submitted")
        if draw.random() < 0.2:
            waiting = states.filter(pl.col("state") == "approved")
        if waiting.is_empty() or draw.random() < 0.2:
            send(*some_lines(draw), received=f"2024-10-{draw.randint(10, 13)}")
        else:
            row = draw.choice(waiting.sort("return_id").to_dicts())
            move = ALLOWED[row["state"]]
            move(store, row["return_id"], actor=local("审核员"), comment="见附件")
        kept = answers(store, registry)
        memory = rolling._MEMORIES.pop(store)
        for one, anew in zip(kept, answers(store, registry), strict=True):
            assert_frame_equal(one, anew)
        rolling._MEMORIES[store] = memory
        seen.add(str(kept[1].filter(pl.col("indicator_id") == "geriatrics-dept")["value"].to_list()))
    assert len(seen) > 1


def asked_ends(store: Store, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    asked: list[Any] = []
    frame = store.frame

    def noted(name: str, /, **values: Any) -> pl.DataFrame:
        if name == "current_figures":
            asked.append(values["period_ends"])
        return frame(name, **values)

    monkeypatch.setattr(store, "frame", noted)
    return asked


def test_only_the_periods_that_a_return_touched_are_read_again(
    store: Store, registry: Registry, send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    send("440100,geriatrics-dept,2024-Q2,80,80,100")
    attainment(store, registry, PROVINCE)
    asked = asked_ends(store, monkeypatch)
    attainment(store, read_registry(store), PROVINCE)
    assert [ends for ends in asked if ends is not None] == []
    send("440100,geriatrics-dept,2024-Q2,85,85,100")
    asked.clear()
    attainment(store, registry, PROVINCE)
    read, *looked_back = [ends for ends in asked if ends is not None]
    assert read == [date(2024, 6, 30)]
    assert len(looked_back) == 1  # what silent units counted up to then bounds its figures


def test_a_change_that_is_no_return_lets_go_of_everything(store: Store, registry: Registry) -> None:
    before = attainment(store, registry, PROVINCE)
    load_demonstration(store, actor=local("test"))
    filled = attainment(store, registry, PROVINCE)
    assert filled["value"].drop_nulls().len() > before["value"].drop_nulls().len()
    remove_demonstration(store, actor=local("test"))
    assert_frame_equal(attainment(store, registry, PROVINCE), before)


def test_what_is_not_committed_is_never_kept(store: Store, registry: Registry, send: Send) -> None:
    send("440100,geriatrics-dept,2024-Q3,80,80,100")
    other = read_registry(store)
    told = attainment(store, registry, PROVINCE)
    assert_frame_equal(attainment(store, other, PROVINCE), told)
    with (
        pytest.raises(RuntimeError, match="given up"),
        store.transaction() as write,
        store._cursors.seen_by(write.cursor),
    ):
        write.run("clear_current_values")
        write.append(
            "commits",
            pl.DataFrame({"version": [store.version() + 1], "action": ["x"], "subject": ["x"], "actor": ["x"]}),
        )
        inside = attainment(store, registry, PROVINCE)
        assert inside["value"].drop_nulls().len() < told["value"].drop_nulls().len()
        raise RuntimeError("given up")
    assert_frame_equal(attainment(store, registry, PROVINCE), told)
