"""The bulletin's facts: equal to the overview, ranked by the stated rule, and the same for ever at one data version."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from data.reference_files import REFERENCE
from data.store import Store
from domain.errors import MonitorError
from domain.periods import Period
from domain.terms import Status
from services import intake, review
from services.administration import load_registry_file
from services.bulletin import Bulletin, BulletinQuery, bulletin
from services.bulletin_ranks import by_target, overall
from services.concern import AttainmentQuery
from services.monitoring import attainment
from services.overview import overview
from services.permissions import LOCAL, local
from services.registry import Registry, read_registry

Send = Callable[..., intake.Receipt]
Q3 = Period.parse("2024-Q3")
GOLDEN = Path(__file__).parent / "golden"
NATIONAL, GERIATRICS = "gd2024-05-primary-national-standard", "gd2024-19-geriatrics-dept"
FRAMES = ("targets", "by_status", "by_theme", "below", "ranking", "rankings", "problems", "silent", "lacking",
          "milestones", "headline", "improved", "fallen")  # fmt: skip


def ask(store: Store, code: str = "440000", as_of: Period = Q3, **more: object) -> Bulletin:
    return bulletin(store, read_registry(store), BulletinQuery(code, as_of, **more), LOCAL)  # type: ignore[arg-type]


def same(one: Bulletin, other: Bulletin) -> None:
    for name in FRAMES:
        assert_frame_equal(getattr(one, name), getattr(other, name))
    assert (one.reported_units, one.expected_units) == (other.reported_units, other.expected_units)


def figure(facts: Bulletin, code: str, target: str = GERIATRICS) -> float | None:
    rows = facts.below.filter((pl.col("region_code") == code) & (pl.col("target_id") == target))
    value: float | None = rows["value"].item()
    return value


def threshold(facts: Bulletin) -> float:
    asked: float = facts.below.filter(pl.col("target_id") == GERIATRICS)["target_value"][0]
    return asked


def test_counts_are_those_of_the_overview(store: Store, registry: Registry) -> None:
    content = (GOLDEN / "return.csv").read_bytes()
    day = date(2024, 10, 10)
    judged = intake.examine(registry, content, file_name="return.csv", region_code="440000", received=day)
    intake.submit(store, content, judged, region_code="440000", actor=local("test"), received=day)
    facts = ask(store)
    seen = overview(store, read_registry(store), AttainmentQuery("440000", Q3))
    assert dict(facts.by_status.iter_rows()) == dict(seen.by_status.iter_rows())
    assert facts.by_status["count"].sum() == facts.targets.height == seen.own.height == facts.by_theme["total"].sum()
    assert (facts.improved.height, facts.fallen.height) == (seen.better, seen.worse)
    assert facts.count(Status.MET) == seen.own.filter(pl.col("status") == "met").height
    listed = pl.concat([facts.items((status.value,)) for status in Status])
    assert listed.height == facts.targets.height  # every target stands in exactly one attachment


BELOW = pl.DataFrame(
    [
        ("a", "met", 1.0, None), ("a", "met", 1.0, None), ("a", "slow", 1.0, None), ("a", "slow", 1.0, None),
        ("b", "met", 1.0, None), ("b", "on_pace", 1.0, None), ("b", "slow", 1.0, None), ("b", "missed", 1.0, None),
        ("c", "met", 1.0, None), ("c", "cannot_assess", None, "no_value"),
        ("d", "cannot_assess", None, "no_value"), ("d", "not_yet", 0.0, "due_later"),
        ("e", "on_pace", 1.0, None), ("e", "met", 1.0, None), ("e", "slow", 1.0, None), ("e", "slow", 1.0, None),
    ],
    schema=["region_code", "status", "value", "reason"],
    orient="row",
).with_columns(region_zh="region_code", region_en="region_code")  # fmt: skip


def test_overall_rank_is_by_share_then_by_what_is_met() -> None:
    """a: 2 of 4, both met. b, e: 2 of 4, one met. c: 1 of 1. d: nothing to judge, so no rank and no zero."""
    found = {row["region_code"]: row for row in overall(BELOW, BELOW.filter(pl.col("region_code") != "b")).to_dicts()}
    assert {code: row["rank"] for code, row in found.items()} == {"c": 1, "a": 2, "b": 3, "e": 3, "d": None}
    assert (found["c"]["share"], found["a"]["share"], found["d"]["share"]) == (100.0, 50.0, None)
    assert (found["c"]["judged"], found["c"]["lacking"], found["d"]["lacking"]) == (1, 1, 1)
    assert (found["a"]["met"], found["a"]["on_pace"], found["b"]["met"], found["b"]["on_pace"]) == (2, 0, 1, 1)
    assert (found["e"]["moved"], found["b"]["moved"], found["d"]["moved"]) == (0, None, None)


def test_rank_of_a_target(store: Store, send: Send) -> None:
    """92 %, 90 %, 90 %, 80 %: ranks 1, 2, 2, 4; before it was 80, 70, 90 and nothing: ranks 2, 3, 1 and none."""
    places = ("440100", "440200", "440300", "440400")
    for period, shares, day in (("2024-Q2", (80, 70, 90), "2024-07-10"), ("2024-Q3", (92, 90, 90, 80), "2024-10-10")):
        lines = [f"{code},geriatrics-dept,{period},{share},{share},100" for code, share in zip(places, shares)]  # noqa: B905
        send(*lines, received=day, name=f"{period}.csv")
    found = ask(store).rankings.filter(pl.col("target_id") == GERIATRICS)
    rows = {row["region_code"]: row for row in found.to_dicts()}
    assert [rows[code]["rank"] for code in places] == [1, 2, 2, 4]
    assert [rows[code]["moved"] for code in places] == [1, 1, -1, None]
    assert rows["440500"]["rank"] is None
    assert rows["440500"]["value"] is None
    assert rows["440100"]["ranked"] == 4


def test_only_what_is_asked_of_each_region_is_ranked(store: Store, registry: Registry) -> None:
    wanted = ask(store).rankings["target_id"].unique()
    binding = registry.targets.filter(pl.col("target_id").is_in(wanted.implode()))["applies_to"].unique()
    assert set(binding) <= {"every_level", "reference", "each_unit", "unit_test"}
    assert by_target(ask(store).below.clear(), ask(store).below.clear(), registry).is_empty()


def test_problems_and_silence_by_name(store: Store, send: Send) -> None:
    send("440100,geriatrics-dept,2023-Q4,50,50,100", "440200,geriatrics-dept,2023-Q4,84,84,100", received="2024-01-10")
    send("440100,geriatrics-dept,2024-Q3,51,51,100", "440200,geriatrics-dept,2024-Q3,90,90,100")
    facts = ask(store)
    behind = facts.problems.filter(~pl.col("own") & (pl.col("target_id") == GERIATRICS))
    assert behind.select("region_code", "value", "gap", "own_status").rows() == [("440100", 51.0, -34.0, "far_behind")]
    assert facts.silent.height == 19
    lacking = facts.lacking.filter((pl.col("target_id") == NATIONAL) & (pl.col("region_code") != "440000"))
    assert lacking["region_code"].to_list() == ["440100", "440200"]  # the silent ones are not told twice


def test_same_figures_after_revisions_at_the_same_version(store: Store, send: Send) -> None:
    send("440100,geriatrics-dept,2024-Q3,80,80,100", received="2024-10-10")
    moment = datetime(2024, 10, 31, 23, 59, 59)  # noqa: DTZ001
    first = ask(store, known_at=moment)
    version = first.version.number
    # Both carry days before the moment asked for, and both come in after the bulletin was made.
    send("440100,geriatrics-dept,2024-Q3,90,90,100", received="2024-10-12", name="revision.csv")
    send("440200,geriatrics-dept,2024-Q3,70,70,100", received="2024-10-05", name="late.csv")
    now, again = ask(store, known_at=moment), ask(store, known_at=moment, version=version)
    assert (figure(first, "440100"), figure(now, "440100"), figure(again, "440100")) == (80.0, 90.0, 80.0)
    assert (figure(first, "440200"), figure(now, "440200"), figure(again, "440200")) == (None, 70.0, None)
    same(first, again)
    assert again.version == first.version


def test_same_figures_after_a_withdrawal(store: Store, send: Send) -> None:
    receipt = send("440100,geriatrics-dept,2024-Q3,80,80,100")
    first = ask(store)
    review.withdraw(store, receipt.return_id, actor=local("reviewer"), comment="wrong hospital")
    assert figure(ask(store), "440100") is None
    same(first, ask(store, version=first.version.number))


def test_same_figures_after_the_registry_changed(store: Store, send: Send, tmp_path: Path) -> None:
    send("440100,geriatrics-dept,2024-Q3,80,80,100")
    first = ask(store)
    lines = (REFERENCE / "targets.csv").read_text(encoding="utf-8").splitlines()
    (row,) = [line for line in lines if line.startswith(GERIATRICS)]
    easier = row.replace("at_least,85,,,%,85", "at_least,75,,,%,75")
    (tmp_path / "targets.csv").write_text("\n".join([lines[0], easier]) + "\n", encoding="utf-8")
    load_registry_file(store, tmp_path / "targets.csv", actor=local("test"), reason="lower")
    assert threshold(first) == 85.0
    assert threshold(ask(store)) == 75.0
    same(first, ask(store, version=first.version.number))


def test_version_is_known_or_refused(store: Store, send: Send) -> None:
    send("440100,geriatrics-dept,2024-Q3,80,80,100")
    with pytest.raises(MonitorError, match="version-unknown"):
        ask(store, version=store.version() + 1)
    with pytest.raises(MonitorError, match="version-unknown"):
        ask(store, version=0)


def test_removed_demonstration_cannot_be_shown_again(store: Store) -> None:
    before = store.version()
    with store.transaction() as write:
        line = {"version": [before + 1], "recorded_at": [datetime(2026, 1, 1)], "actor": ["a"],  # noqa: DTZ001
                "action": ["demonstration removed"], "subject": ["3"], "reason": [""]}  # fmt: skip
        write.append("commits", pl.DataFrame(line))
    with pytest.raises(MonitorError, match="version-removed"):
        ask(store, version=before)
    assert ask(store).version.number == before + 1


def test_unknown_region_and_document(store: Store) -> None:
    with pytest.raises(MonitorError, match="region-unknown"):
        ask(store, "999999")
    with pytest.raises(MonitorError, match="document-unknown"):
        ask(store, document_id="nothing")


def test_a_document_that_asks_nothing_here(store: Store) -> None:
    facts = ask(store, document_id="hz2021")
    assert (facts.targets.height, facts.below.height, facts.ranking.height, facts.silent.height) == (0, 0, 0, 0)


def test_before_a_target_is_in_force_nobody_is_late(store: Store) -> None:
    facts = ask(store, as_of=Period.parse("2019-Q1"))
    assert not facts.in_force
    assert (facts.silent.height, facts.problems.height) == (0, 0)
    without = ask(store)
    assert without.in_force
    assert (without.silent.height, without.reported_units) == (21, 0)


def test_a_region_with_one_child(store: Store, registry: Registry, send: Send) -> None:
    send("440100,geriatrics-dept,2024-Q3,90,90,100")
    only = registry.regions.filter(
        (pl.col("parent_code") != "440000").fill_null(value=True) | (pl.col("code") == "440100")
    )
    few = replace(read_registry(store), regions=only)
    facts = bulletin(store, few, BulletinQuery("440000", Q3), LOCAL)
    assert facts.ranking.select("region_code", "rank", "judged", "share").rows() == [("440100", 1, 1, 100.0)]


def test_ways_that_lead_to_one_figure(store: Store, registry: Registry, send: Send) -> None:
    send("440100,geriatrics-dept,2024-Q3,80,80,100")
    facts = ask(store)
    direct = attainment(store, registry, AttainmentQuery("440000", Q3, children=True, target_ids=(GERIATRICS,)))
    mine = facts.below.filter(pl.col("target_id") == GERIATRICS).select(direct.columns)
    assert_frame_equal(mine, direct.filter("counted"))
