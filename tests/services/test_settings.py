import csv
from collections.abc import Callable
from datetime import date

import polars as pl
import pytest

from charts.theme import PALETTES
from data.reference_files import REFERENCE
from data.store import Store
from domain.errors import BrokenReferenceError
from domain.periods import Period
from locales import LANGUAGES, Texts
from metrics.pace import Cuts
from services import intake, quality, settings
from services.concern import AttainmentQuery
from services.intake import Receipt
from services.monitoring import attainment
from services.permissions import local
from services.registry import Registry, read_registry
from services.revising import Edit, draft, revise
from services.revisions import versions
from validators.limits import Limits

Send = Callable[..., Receipt]
STANDARD = "gd2024-05-primary-national-standard"


def put(store: Store, **chosen: str) -> Registry:
    seen = {name: versions(store, "settings", setting=name)["change_id"][-1] for name in chosen}
    edits = [Edit((name,), {"value": value}, seen[name]) for name, value in chosen.items()]
    revise(store, "settings", edits, actor=local("王"), reason="试用")
    return read_registry(store)


def broken(store: Store, **chosen: str) -> list[tuple[str, str]]:
    edits = [Edit((name,), {"value": value}, 0) for name, value in chosen.items()]
    return [(fault.rule, fault.value) for fault in draft(store, "settings", edits).faults]


def test_the_shipped_file_says_what_the_code_says(registry: Registry) -> None:
    with (REFERENCE / "settings.csv").open(encoding="utf-8", newline="") as file:
        shipped = {row["setting"]: row["value"] for row in csv.DictReader(file)}
    assert shipped == {name: one.default for name, one in settings.SETTINGS.items()}
    assert settings.cuts(registry) == Cuts()
    assert settings.limits(registry) == Limits()
    assert not settings.frame(registry)["own"].any()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_setting_has_its_words(language: str) -> None:
    texts = Texts(language)
    for name, one in settings.SETTINGS.items():
        assert texts.say(f"setting-{name}")
        assert texts.say(f"setting-{name}.help")
        assert texts.say(f"setting-group-{one.group}")
        assert all(texts.say(f"setting-{name}-{choice}") for choice in one.choices)


def test_a_database_without_settings_has_the_defaults(registry: Registry) -> None:
    from dataclasses import replace

    empty = replace(registry, settings=registry.settings.clear())
    assert settings.values(empty) == {name: one.default for name, one in settings.SETTINGS.items()}


@pytest.mark.parametrize(
    ("name", "value", "rule"),
    [
        ("palette", "rainbow", "not-allowed"),
        ("cut_on_pace", "九成", "not-a-number"),
        ("cut_on_pace", "nan", "not-a-number"),
        ("cut_on_pace", "1.2", "out-of-range"),
        ("cut_slow", "0.95", "not-below"),
        ("cut_on_pace", "0.6", "not-below"),
        ("deadline_day", "10.5", "not-a-number"),
        ("deadline_day", "31", "out-of-range"),
        ("due_soon_days", "", "required"),
        ("no_such_setting", "1", "not-allowed"),
    ],
)
def test_a_wrong_value_is_refused(store: Store, name: str, value: str, rule: str) -> None:
    assert [found for found, _ in broken(store, **{name: value})] == [rule]
    version = store.version()
    with pytest.raises(BrokenReferenceError):
        revise(store, "settings", [Edit((name,), {"value": value}, 0)], actor=local("王"), reason="试")
    assert store.version() == version


def test_two_cuts_may_move_past_each_others_old_place_together(store: Store) -> None:
    assert broken(store, cut_on_pace="0.7", cut_slow="0.65") == []
    after = put(store, cut_on_pace="0.7", cut_slow="0.65")
    assert (settings.cuts(after).on_pace, settings.cuts(after).slow) == (0.7, 0.65)


def status(store: Store, registry: Registry, region: str, target: str) -> str:
    query = AttainmentQuery(region, Period.parse("2024-Q3"), target_ids=(target,))
    return str(attainment(store, registry, query)["status"].item())


def test_cuts_decide_the_status(store: Store, registry: Registry, send: Send) -> None:
    # 76 to 82 of an expected 76 + 9 x 0.75 = 82.75: pace 6 / 6.75 = 0.889
    send("441900,primary-national-standard,2023-Q4,76,76,100", received="2024-01-10")
    send("441900,primary-national-standard,2024-Q3,82,82,100")
    assert status(store, registry, "441900", STANDARD) == "slow"
    assert status(store, put(store, cut_on_pace="0.88"), "441900", STANDARD) == "on_pace"
    assert status(store, put(store, cut_on_pace="0.95", cut_slow="0.9"), "441900", STANDARD) == "far_behind"


def test_completeness_decides_whether_a_total_is_judged(store: Store, registry: Registry, send: Send) -> None:
    # Two of 21 cities: 19 are missing.
    send("440100,gp-trained,2024-Q3,300,,", "440300,gp-trained,2024-Q3,200,,")
    target = "gd2024-21-gp-trained"
    assert status(store, registry, "440000", target) == "cannot_assess"
    # 500 of an expected 2000 x 0.75 = 1500
    assert status(store, put(store, cut_completeness="0.05"), "440000", target) == "far_behind"


def test_the_deadline_moves(store: Store, registry: Registry) -> None:
    end = pl.lit(date(2024, 9, 30))
    assert pl.select(quality.deadline(end, day=settings.deadline_day(registry))).item() == date(2024, 10, 10)
    after = put(store, deadline_day="15")
    assert pl.select(quality.deadline(end, day=settings.deadline_day(after))).item() == date(2024, 10, 15)
    assert settings.limits(after).grace_days == 15


def test_the_intake_warns_of_smaller_jumps_where_it_is_told_to(store: Store, registry: Registry, send: Send) -> None:
    send("441900,primary-national-standard,2024-Q2,60,60,100", received="2024-07-10")
    content = "行政区划代码,指标,统计期,完成值,分子,分母\n441900,primary-national-standard,2024-Q3,80,80,100\n".encode()

    def codes(known: Registry) -> list[str]:
        judged = intake.examine(known, content, file_name="a.csv", region_code="441900", store=store)
        return [code for code in judged.cells["reason_code"] if code]

    # Nobody to compare with: 20 points are less than 30.
    assert "JUMP" not in codes(registry)
    assert "JUMP" in codes(put(store, jump_alone_points="15"))


def test_the_palettes_are_those_of_the_charts() -> None:
    assert settings.SETTINGS["palette"].choices == tuple(PALETTES)
