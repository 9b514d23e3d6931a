"""What a return does not touch stays as it was, so that kept answers may stay: each service, before and after."""

import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from data.store import Store
from domain.periods import Period
from domain.terms import Kind
from services import (
    intake,
    ledger,
    monitoring,
    overview,
    policy,
    policy_cascade,
    rectification_choice,
    rectification_rules,
    series,
)
from services.administration import load_registry
from services.concern import AttainmentQuery
from services.demonstration import load_demonstration, remove_demonstration
from services.matrix import matrix
from services.permissions import local
from services.registry import Registry, read_registry
from services.scorecard import scorecard
from ui import cached, parts
from ui.parts import Part

DAY = date(2025, 2, 1)
TARGET = "gd2024-05-primary-national-standard"
PROVINCE, CITY, ELSEWHERE, COUNTRY = (
    AttainmentQuery(code, Period.parse(period))
    for code, period in (("440000", "2024-Q3"), ("440100", "2024-Q3"), ("610700", "2021-Q3"), ("000000", "2023-Q4"))
)
# Answers that name the data version, such as score sheets, are kept until any change, and so is what has no period.
PLACES = (PROVINCE, CITY, ELSEWHERE, COUNTRY, AttainmentQuery("440000", Period.parse("2024-Q3"), children=True))
SERVICES: dict[Callable[..., Any], tuple[tuple[Any, ...], ...]] = {
    monitoring.attainment: tuple((query,) for query in PLACES),
    overview.overview: tuple((query, None) for query in PLACES[:4]),
    scorecard: tuple((query, None) for query in PLACES[:4]),
    matrix: tuple((query, None) for query in PLACES[:4]),
    ledger.entries: tuple((query, None) for query in PLACES[:4]),
    series.series: ((PROVINCE, TARGET), (CITY, TARGET)),
    series.courses: ((PROVINCE, (TARGET,)), (CITY, (TARGET,))),
    rectification_rules.proposals: ((PROVINCE, DAY, None), (CITY, DAY, None)),
    rectification_choice.candidates: ((PROVINCE, None), (CITY, None)),
    policy.standing: ((PROVINCE.as_of, None, (TARGET,)),),
    policy_cascade.cascade: ((TARGET, PROVINCE.as_of, None),),
    policy_cascade.below: ((TARGET, PROVINCE.as_of, None),),
}
QUESTIONS = [(service, arguments) for service, asked in SERVICES.items() for arguments in asked]


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("touched") / "monitor.duckdb"
    with Store.open(path) as opened:
        load_registry(opened, actor=local("test"), reason="touched")
        load_demonstration(opened, actor=local("test"))
    return path


@pytest.fixture
def store(demonstration: Path, tmp_path: Path) -> Iterator[Store]:
    with Store.open(Path(shutil.copy(demonstration, tmp_path / "monitor.duckdb"))) as opened:
        yield opened


def said(answer: Any) -> Any:
    """Return an answer in a form that can be compared: frames as their rows, in whatever order."""
    if isinstance(answer, pl.DataFrame):
        return answer.columns, sorted(answer.rows(), key=repr)
    if is_dataclass(answer):
        return {one.name: said(getattr(answer, one.name)) for one in fields(answer)}
    return {name: said(one) for name, one in answer.items()} if isinstance(answer, dict) else answer


def answered(store: Store, registry: Registry) -> list[Any]:
    return [repr(said(service(store, registry, *arguments))) for service, arguments in QUESTIONS]


def touched(store: Store, registry: Registry, part: Part) -> int:
    senders = None if part.area is None else parts.senders(registry, part.area) if part.area else []
    return int(store.frame("touching_change", since=0, senders=senders, until=part.until)["version"].item())


def reported(store: Store, registry: Registry, sender: str, period: str) -> pl.DataFrame:
    """Return what the regions right below a sender reported for a period, but milestones."""
    numeric = registry.indicators.filter(pl.col("kind") != Kind.MILESTONE.value)["indicator_id"].to_list()
    places, ends = registry.children(sender), [Period.parse(period).last_day]
    return store.frame("current_values", indicators=numeric, regions=places, period_ends=ends, until=None)


def sent(store: Store, registry: Registry, sender: str, rows: pl.DataFrame, period: str, factor: float) -> int:
    """Send so many times the values of some rows for a period; return how many were stored."""
    told = rows.select("region_code", "indicator_id", period=pl.lit(period), value=pl.col("value") * factor)
    content = ("行政区划代码,指标,统计期,完成值\n" + told.write_csv(include_header=False)).encode()
    judged = intake.examine(registry, content, file_name="sent.csv", region_code=sender, received=DAY)
    done = intake.submit(
        store, content, judged, region_code=sender, actor=local("test"), received=DAY, partial=True
    )  # fmt: skip
    return int(store.frame("return_period_ends", return_id=done.return_id)["figures"].sum())


@pytest.mark.parametrize(
    ("sender", "of", "period"),
    [("440000", "2024-Q3", "2024-Q4"), ("610700", "2021-Q3", "2021-Q3"), ("440000", "2024-Q3", "2024-Q3")],
    ids=["a later period", "another province", "here and now"],
)
def test_what_a_return_does_not_touch_stays(store: Store, sender: str, of: str, period: str) -> None:
    registry = read_registry(store)
    rows = reported(store, registry, sender, of)
    asked = [parts.asked(registry, arguments) for _, arguments in QUESTIONS]
    before, numbers = answered(store, registry), [touched(store, registry, part) for part in asked]
    assert sent(store, registry, sender, rows, period, 0.5) > 50
    after = answered(store, registry)
    stays = [touched(store, registry, part) == number for part, number in zip(asked, numbers, strict=True)]
    assert any(stays) or period == "2024-Q3"
    for same, one, other, question in zip(stays, before, after, QUESTIONS, strict=True):
        assert not same or one == other, question
    # The parts are no larger than it takes: what lies in them did change.
    assert period == "2024-Q4" or any(one != other for one, other in zip(before, after, strict=True))


def test_parts(store: Store) -> None:
    registry = read_registry(store)
    assert parts.asked(registry, (PROVINCE, None)) == Part(None, date(2024, 9, 30))
    assert parts.asked(registry, (CITY,)) == Part("440000", date(2024, 9, 30))
    assert parts.asked(registry, (TARGET, CITY.as_of, None)) == Part(None, date(2024, 9, 30))
    assert parts.asked(registry, ("440100", None)) == parts.ALL
    assert set(parts.senders(registry, "440000")) >= {"000000", "440000", "440100"}
    assert "450000" not in parts.senders(registry, "440000")


def test_what_is_not_about_a_return_touches_all(store: Store) -> None:
    registry = read_registry(store)
    places = (parts.ALL, parts.STRUCTURE, Part("440000", date(2024, 9, 30)))
    sent(store, registry, "610700", reported(store, registry, "610700", "2021-Q3"), "2024-Q4", 1.0)
    numbers = [touched(store, registry, part) for part in places]
    assert numbers[0] == store.version() > max(numbers[1:])
    remove_demonstration(store, actor=local("test"))
    assert {touched(store, registry, part) for part in places} == {store.version()}


def test_an_answer_is_kept_until_a_return_touches_its_part(
    demonstration: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MONITOR_DATABASE", str(shutil.copy(demonstration, tmp_path / "monitor.duckdb")))
    store, asked = cached.store(), []

    def counting(_: Store, registry: Registry, query: AttainmentQuery) -> int:
        asked.append((registry, query))
        return len(asked)

    def told() -> tuple[int, int]:
        followed = cached.touched(Part("440000", CITY.as_of.last_day))
        assert followed[0] == touched(store, cached.registry(), Part("440000", CITY.as_of.last_day))
        return cached.answer(counting, CITY), followed[0]

    registry, first = cached.registry(), told()
    for sender, of, period in (("610700", "2021-Q3", "2021-Q3"), ("440000", "2024-Q3", "2024-Q4")):
        sent(store, registry, sender, reported(store, registry, sender, of), period, 0.5)
        assert told() == first
    assert cached.registry() is registry
    sent(store, registry, "440000", reported(store, registry, "440000", "2024-Q3"), "2024-Q3", 0.5)
    assert told() == (2, store.version())
    remove_demonstration(store, actor=local("test"))
    assert told() == (3, store.version())
    assert cached.registry() is not registry
    assert [one[1] for one in asked] == [CITY] * 3
    store.close()


def test_who_looks_at_an_earlier_state_hides_no_change(
    demonstration: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MONITOR_DATABASE", str(shutil.copy(demonstration, tmp_path / "monitor.duckdb")))
    store = cached.store()
    before = cached.registry()

    def meanwhile(asked: Store, _: Registry, query: AttainmentQuery) -> int:
        asked.frame("data_version")  # from the first question on the state is the same
        with ThreadPoolExecutor(1) as other:
            other.submit(remove_demonstration, store, actor=local("test")).result()
        return cached.touched(parts.STRUCTURE)[0] + cached.touched(parts.ALL)[0] + query.as_of.year

    cached.answer(meanwhile, CITY)
    assert cached.touched(parts.STRUCTURE)[0] == cached.touched(parts.ALL)[0] == store.version()
    assert cached.registry() is not before
    store.close()
