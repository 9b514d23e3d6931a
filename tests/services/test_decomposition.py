from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from data.store import Store
from domain.errors import BrokenReferenceError
from domain.periods import Period
from locales import texts
from services import decomposing
from services.concern import AttainmentQuery
from services.explaining import explain
from services.intake import Receipt
from services.monitoring import attainment
from services.permissions import local
from services.registry import Registry, read_registry
from services.revising import Edit, draft, revise, version_of
from services.revisions import versions
from services.series import series

Send = Callable[..., Receipt]
GP, STANDARD = "gd2024-21-gp-trained", "gd2024-05-primary-national-standard"


def own(store: Store, target: str, region: str, threshold: str = "", due: str = "", **more: str) -> Registry:
    before = versions(store, "decomposed_targets", target_id=target, region_code=region)
    seen = int(before["change_id"][-1]) if before.height else 0
    cells = {"threshold": threshold, "due_date": due, "standing": "in_force", **more}
    revise(
        store,
        "decomposed_targets",
        [Edit((target, region), cells, seen)],
        actor=local("王"),
        reason="粤卫函〔2024〕1号",
    )
    return read_registry(store)


def row(store: Store, registry: Registry, region: str, target: str, as_of: str = "2024-Q3") -> dict[str, Any]:
    query = AttainmentQuery(region, Period.parse(as_of), target_ids=(target,))
    return attainment(store, registry, query).filter(target_id=target).row(0, named=True)


def rules(store: Store, target: str, region: str, threshold: str = "", due: str = "") -> list[str]:
    cells = {"threshold": threshold, "due_date": due, "standing": "in_force"}
    return [fault.rule for fault in draft(store, "decomposed_targets", [Edit((target, region), cells, 0)]).faults]


def test_a_city_is_judged_by_its_own_ratio_and_the_province_is_untouched(
    store: Store, registry: Registry, send: Send
) -> None:
    cities = registry.children("440000")
    for quarter, share, day in (("2023-Q4", 70, "2024-01-10"), ("2024-Q3", 82, "2024-10-10")):
        send(*[f"{code},primary-national-standard,{quarter},{share},{share},100" for code in cities], received=day)
    province = row(store, registry, "440000", STANDARD)
    after = own(store, STANDARD, "440100", "80")
    city, sibling = row(store, after, "440100", STANDARD), row(store, after, "440300", STANDARD)
    # 82 is above 80; elsewhere 82 of an expected 70 + 15 x 0.75 = 81.25 is on pace.
    assert (city["target_value"], city["gap"], city["status"], city["decomposed"]) == (80, 2, "met", True)
    assert (sibling["target_value"], sibling["status"], sibling["decomposed"]) == (85, "on_pace", False)
    assert row(store, after, "440000", STANDARD) == province
    assert "分解指标" in explain(city, after, texts("zh-CN"))
    assert "分解指标" not in explain(sibling, after, texts("zh-CN"))


def test_a_count_that_binds_the_province_becomes_a_threshold_of_the_city(
    store: Store, registry: Registry, send: Send
) -> None:
    send("440100,gp-trained,2024-Q3,300,,", "440300,gp-trained,2024-Q3,200,,")
    assert row(store, registry, "440100", GP)["reason"] == "contribution"
    after = own(store, GP, "440100", "500")
    city = row(store, after, "440100", GP)
    # 300 of an expected 500 x 0.75 = 375: pace 0.8
    assert (city["target_value"], city["gap"], city["expected_value"], city["pace"]) == (500, -200, 375, 0.8)
    assert (city["status"], city["reason"]) == ("slow", None)
    assert row(store, after, "440300", GP)["reason"] == "contribution"
    whole = row(store, after, "440000", GP)
    assert (whole["value"], whole["target_value"], whole["decomposed"]) == (500, 2000, False)


def test_the_path_in_time_leads_to_the_own_number(store: Store, send: Send) -> None:
    send("440100,gp-trained,2024-Q3,300,,")
    after = own(store, GP, "440100", "500")
    path = series(store, after, AttainmentQuery("440100", Period.parse("2024-Q3")), target_id=GP)
    expected = dict(path.select("period", "expected_value").iter_rows())
    assert (expected["2024-Q3"], expected["2024-Q4"]) == (375, 500)


def test_an_own_due_date_that_has_passed_settles_the_matter(store: Store, registry: Registry, send: Send) -> None:
    send("440100,primary-national-standard,2023-Q4,70,70,100", received="2024-01-10")
    send("440100,primary-national-standard,2024-Q3,82,82,100")
    assert row(store, registry, "440100", STANDARD)["status"] == "on_pace"
    city = row(store, own(store, STANDARD, "440100", due="2024-09-30"), "440100", STANDARD)
    assert (city["due_date"], city["target_value"], city["status"]) == (date(2024, 9, 30), 85, "missed")
    assert city["decomposed"]


def test_a_milestone_has_an_own_date(store: Store, send: Send) -> None:
    found = read_registry(store).targets.filter(comparator="done_by", region_code="440000").row(0, named=True)
    target, indicator = found["target_id"], found["indicator_id"]
    edits = {
        "targets": (target, {"applies_to": "every_level"}),
        "indicators": (indicator, {"reporting_level": "prefecture"}),
    }
    for sheet, (key, cells) in edits.items():
        seen = int(str(version_of(store, sheet, key)["change_id"]))
        revise(store, sheet, [Edit((key,), cells, seen)], actor=local("王"), reason="试")
    send(f"440100,{indicator},2024-Q3,0,,")
    before = row(store, read_registry(store), "440100", target)
    assert rules(store, target, "440100", "1", "2024-06-30") == ["number-not-allowed"]
    assert rules(store, target, "440100") == ["required"]
    after = row(store, own(store, target, "440100", due="2024-06-30"), "440100", target)
    assert (before["status"], before["decomposed"]) == ("not_yet", False)
    assert (after["due_date"], after["status"], after["decomposed"]) == (date(2024, 6, 30), "missed", True)


def test_what_is_withdrawn_counts_no_more_and_stays_on_record(store: Store, send: Send) -> None:
    send("440100,gp-trained,2024-Q3,300,,")
    own(store, GP, "440100", "500")
    after = own(store, GP, "440100", "500", standing="withdrawn")
    assert row(store, after, "440100", GP)["reason"] == "contribution"
    kept = versions(store, "decomposed_targets", target_id=GP)
    assert kept["standing"].to_list() == ["in_force", "withdrawn"]
    assert kept["changed_why"].to_list() == ["粤卫函〔2024〕1号"] * 2


@pytest.mark.parametrize(
    ("target", "region", "threshold", "due", "rule"),
    [
        (STANDARD, "440000", "80", "", "region-not-below"),
        (STANDARD, "450100", "80", "", "region-not-below"),
        (STANDARD, "999999", "80", "", "unknown-reference"),
        ("no-such-target", "440100", "80", "", "unknown-reference"),
        (STANDARD, "440100", "101", "", "out-of-range"),
        (STANDARD, "440100", "-1", "", "out-of-range"),
        (STANDARD, "440100", "八十", "", "not-a-number"),
        (STANDARD, "440100", "", "", "required"),
        (STANDARD, "440100", "", "2023-12-31", "due-before-start"),
        (STANDARD, "440100", "", "2024-02-30", "not-a-date"),
        (GP, "440100", "", "2024-11-30", "required"),
        (GP, "440103", "10", "", "region-without-figure"),
        ("gd2024-15-pharmacy-committee-meetings", "440100", "90", "", "not-decomposable"),
        ("com2023-02-rural-service-full-coverage", "440000", "90", "", "target-duplicate"),
    ],
)
def test_what_cannot_be_decomposed_is_refused(
    store: Store, target: str, region: str, threshold: str, due: str, rule: str
) -> None:
    assert rules(store, target, region, threshold, due) == [rule]
    with pytest.raises(BrokenReferenceError):
        own(store, target, region, threshold, due)


def test_parts_and_whole(store: Store, registry: Registry) -> None:
    assert decomposing.parts_of(registry, STANDARD) is None
    own(store, GP, "440100", "500")
    parts = decomposing.parts_of(own(store, GP, "440300", "900"), GP)
    assert parts is not None
    assert (parts.total, parts.asked, parts.difference) == (1400, 2000, -600)
    assert (parts.with_number, parts.regions) == (2, 21)


def test_what_is_allowed_but_should_be_known(registry: Registry) -> None:
    def warned(target: str, threshold: str, due: str = "") -> list[str]:
        line = {"target_id": target, "region_code": "440100", "threshold": threshold, "due_date": due,
                "standing": "in_force", "line": 2}  # fmt: skip
        return [fault.rule for fault in decomposing.warnings(registry, [line], file="a.csv")]

    assert warned(STANDARD, "80") == ["easier-than-above"]
    assert warned(STANDARD, "90") == []
    assert warned(STANDARD, "", "2025-06-30") == ["later-than-above"]
    assert warned(GP, "500") == ["parts-differ"]
    assert warned(GP, "2000") == []


def test_targets_that_reach_nobody_are_not_offered(store: Store, registry: Registry) -> None:
    found = decomposing.offered(store, registry)
    assert {GP, STANDARD} <= set(found)
    assert "nat2023-02-hospice-pilot-batch3" not in found
    assert not [name for name in found if name.startswith("com2023")]
