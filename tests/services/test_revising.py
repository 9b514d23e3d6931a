import csv
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from threading import Thread

import pytest

from data.reference_files import REFERENCE
from data.store import Store
from domain.access import Actor, Role
from domain.errors import BrokenReferenceError, MonitorError
from domain.periods import Period
from services import clock, revisions
from services.administration import dry_run, load_content, load_registry, sheet_of
from services.concern import AttainmentQuery
from services.intake import Receipt
from services.monitoring import attainment
from services.permissions import LOCAL, local
from services.registry import Registry, read_registry
from services.revising import Edit, draft, revise, version_of
from services.series import series

Send = Callable[..., Receipt]
TARGET = "gd2024-05-primary-national-standard"


def seen(store: Store, sheet: str, *key: str) -> int:
    return int(str(version_of(store, sheet, *key)["change_id"]))


def edit(store: Store, cells: dict[str, str], *, based_on: int | None = None) -> Edit:
    return Edit((TARGET,), cells, seen(store, "targets", TARGET) if based_on is None else based_on)


def change(store: Store, **cells: str) -> int:
    return revise(store, "targets", [edit(store, cells)], actor=local("王"), reason="省里调整").rows_changed


def test_a_draft_shows_old_and_new_and_stores_nothing(store: Store) -> None:
    version = store.version()
    found = draft(store, "targets", [edit(store, {"threshold": "88.0", "method": "trend", "tolerance": ""})])
    assert found.cells.rows() == [(TARGET, "threshold", "85", "88.0"), (TARGET, "method", "linear", "trend")]
    assert found.faults == ()
    assert not draft(store, "targets", [edit(store, {"threshold": "85.0", "headline": "3"})]).changes
    assert store.version() == version


def test_a_saved_change_is_a_new_version_with_its_reason(store: Store, registry: Registry) -> None:
    assert change(store, threshold="88", due_date="2025-06-30") == 1
    after = read_registry(store).target(TARGET)
    assert (after["threshold"], after["value"], str(after["due_date"])) == (88.0, 85.0, "2025-06-30")
    assert after["quote"] == registry.target(TARGET)["quote"]
    kept = revisions.versions(store, "targets", target_id=TARGET)
    assert kept["threshold"].to_list() == [85.0, 88.0]
    assert (kept["changed_by"][-1], kept["changed_why"][-1], kept["changed_from"][-1]) == ("王", "省里调整", None)
    told = revisions.changed_cells(kept, sheet_of("targets.csv")).select("field", "old", "new").rows()
    assert told == [("threshold", "85", "88"), ("due_date", "2024-12-31", "2025-06-30"), ("", "", "")]
    last = revisions.log(store, read_registry(store), reader=LOCAL).row(0, named=True)
    assert (last["actor"], last["sheet"], last["file_name"], last["rows_changed"]) == ("王", "targets", None, 1)
    assert revisions.change(store, read_registry(store), last["change_id"], reader=LOCAL).height == 2


@pytest.mark.parametrize(
    ("cells", "rule"),
    [
        ({"threshold": "八十"}, "not-a-number"),
        ({"threshold": ""}, "number-needed"),
        ({"due_date": "2024-13-01"}, "not-a-date"),
        ({"due_date": "2020-01-01"}, "due-before-start"),
        ({"method": "guess"}, "not-allowed"),
        ({"headline": "1.5"}, "not-a-number"),
        ({"indicator_id": "no-such"}, "unknown-reference"),
    ],
)
def test_a_wrong_cell_is_refused(store: Store, cells: dict[str, str], rule: str) -> None:
    version = store.version()
    assert [fault.rule for fault in draft(store, "targets", [edit(store, cells)]).faults] == [rule]
    with pytest.raises(BrokenReferenceError):
        revise(store, "targets", [edit(store, cells)], actor=local("王"), reason="试")
    assert store.version() == version


@pytest.mark.parametrize(("actor", "reason", "code"), [("", "x", "actor-missing"), ("王", " ", "reason-missing")])
def test_nobody_or_no_reason_is_refused(store: Store, actor: str, reason: str, code: str) -> None:
    with pytest.raises(MonitorError) as told:
        revise(store, "targets", [edit(store, {"threshold": "88"})], actor=local(actor), reason=reason)
    assert told.value.code == code


def test_a_form_filled_in_on_an_older_version_is_refused_with_the_name_of_who_was_first(store: Store) -> None:
    before = seen(store, "targets", TARGET)
    change(store, threshold="88")
    with pytest.raises(MonitorError) as told:
        revise(store, "targets", [edit(store, {"headline": "5"}, based_on=before)], actor=local("李"), reason="另一件")
    assert (told.value.code, told.value.details["actor"]) == ("changed-meanwhile", "王")
    assert read_registry(store).target(TARGET)["headline"] == 3


def test_two_clicks_at_once_save_once(store: Store) -> None:
    asked, version, errors = edit(store, {"threshold": "88"}), store.version(), []

    def click() -> None:
        try:
            revise(store, "targets", [asked], actor=local("王"), reason="试")
        except MonitorError as error:
            errors.append(error)

    threads = [Thread(target=click) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert store.version() == version + 1


def test_the_unit_of_an_indicator_with_values_stays(store: Store, send: Send) -> None:
    cells = {"unit": "家"}
    free = Edit(("geriatrics-dept",), cells, seen(store, "indicators", "geriatrics-dept"))
    assert draft(store, "indicators", [free]).faults == ()
    send("441900,geriatrics-dept,2024-Q3,84,84,100")
    (fault,) = draft(store, "indicators", [free]).faults
    assert (fault.rule, fault.column, fault.expected) == ("unit-in-use", "unit", "% × 1")
    with pytest.raises(BrokenReferenceError):
        revise(store, "indicators", [free], actor=local("王"), reason="试")
    named = Edit(free.key, {"short_zh": "老年科"}, free.seen)
    assert revise(store, "indicators", [named], actor=local("王"), reason="简称").rows_changed == 1


def test_a_new_name_is_read_in_the_next_return(store: Store) -> None:
    alias = Edit(("老年医学科覆盖率",), {"indicator_id": "geriatrics-dept", "part": "value"}, 0)
    assert revise(store, "indicator_aliases", [alias], actor=local("王"), reason="某市写法").rows_changed == 1
    registry = read_registry(store)
    assert registry.aliases.filter(alias="老年医学科覆盖率")["indicator_id"].item() == "geriatrics-dept"
    other = Edit(alias.key, {"indicator_id": "gp-trained", "part": "value"}, 0)
    with pytest.raises(MonitorError) as told:
        revise(store, "indicator_aliases", [other], actor=local("李"), reason="试")
    assert told.value.code == "changed-meanwhile"


def test_an_unknown_row_is_told(store: Store) -> None:
    with pytest.raises(MonitorError) as told:
        version_of(store, "targets", "no-such-target")
    assert told.value.code == "row-unknown"


def test_loading_the_shipped_files_again_takes_no_decision_back(store: Store) -> None:
    change(store, threshold="88")
    version = store.version()
    reports = {report.sheet: report for report in load_registry(store, actor=local("init"), reason="first load")}
    assert (reports["targets"].rows_changed, reports["targets"].kept) == (0, 1)
    assert read_registry(store).target(TARGET)["threshold"] == 88.0
    assert store.version() == version


def test_a_shipped_row_that_is_new_comes_in(store: Store, tmp_path: Path) -> None:
    change(store, threshold="88")
    folder = tmp_path / "reference"
    shutil.copytree(REFERENCE, folder)
    themes = folder / "themes.csv"
    themes.write_text(themes.read_text(encoding="utf-8") + "新领域,New area,99\n", encoding="utf-8")
    reports = {report.sheet: report for report in load_registry(store, folder, actor=local("init"), reason="upgrade")}
    assert (reports["targets"].rows_changed, reports["targets"].kept) == (0, 1)
    assert (reports["themes"].rows_changed, reports["themes"].kept) == (1, 0)


def as_file(**cells: str) -> bytes:
    with (REFERENCE / "targets.csv").open(encoding="utf-8", newline="") as file:
        line = next(row for row in csv.DictReader(file) if row["target_id"] == TARGET) | cells
    quoted = [f'"{cell}"' for cell in line.values()]
    return (",".join(line) + "\n" + ",".join(quoted) + "\n").encode()


def test_a_file_has_a_dry_run(store: Store) -> None:
    sheet, version = sheet_of("targets-2025.csv"), store.version()
    found = dry_run(store, sheet, as_file(threshold="88"), file_name="targets-2025.csv")
    assert (found.faults, found.rows, found.changed, found.new) == ((), 1, 1, 0)
    assert found.cells.rows() == [(TARGET, "threshold", "85", "88")]
    new = dry_run(store, sheet, as_file(target_id="gd2025-05-new"), file_name="targets-2025.csv")
    assert (new.changed, new.new, new.cells["field"].to_list()) == (1, 1, [""])
    same = dry_run(store, sheet, as_file(), file_name="targets-2025.csv")
    assert (same.changed, same.cells.height) == (0, 0)
    bad = dry_run(store, sheet, as_file(due_date="2020-01-01"), file_name="targets-2025.csv")
    assert [fault.rule for fault in bad.faults] == ["due-before-start"]
    short = dry_run(store, sheet, b"target_id\nx\n", file_name="targets-2025.csv")
    assert short.faults[0].rule == "column-missing"
    assert store.version() == version


def test_a_file_checked_before_somebody_else_changed_the_registry_is_not_loaded(store: Store) -> None:
    sheet, content = sheet_of("targets.csv"), as_file(threshold="90")
    found = dry_run(store, sheet, content, file_name="targets.csv")
    change(store, threshold="88")
    with pytest.raises(MonitorError) as told:
        load_content(
            store, sheet, content, file_name="targets.csv", actor=local("李"), reason="试", based_on=found.based_on
        )
    assert (told.value.code, told.value.details["actor"]) == ("registry-moved", "王")
    assert read_registry(store).target(TARGET)["threshold"] == 88.0


def test_a_figure_known_earlier_is_judged_by_the_target_of_then(store: Store, registry: Registry, send: Send) -> None:
    send("441900,primary-national-standard,2024-Q3,86,86,100", received="2024-10-10")
    now = AttainmentQuery("441900", Period.parse("2024-Q3"), target_ids=(TARGET,))
    long_ago = replace(now, known_at=datetime(2024, 10, 31))  # noqa: DTZ001 - Beijing time has no zone mark here
    before = clock.now()
    change(store, threshold="88")
    after = read_registry(store)

    def told(query: AttainmentQuery) -> tuple[float, str]:
        row = attainment(store, after, query).row(0, named=True)
        return row["target_value"], row["status"]

    # Without a baseline 86 of 88 cannot be judged; it was met against 85.
    assert told(now) == (88.0, "cannot_assess")
    assert told(replace(now, recorded_by=before)) == (85.0, "met")
    assert told(replace(now, known_at=clock.now() + timedelta(seconds=1))) == (88.0, "cannot_assess")
    # What came with the first load counts as known from the beginning.
    assert told(long_ago) == (85.0, "met")
    path = series(store, after, long_ago, target_id=TARGET)
    assert path.height


def test_a_target_that_came_later_is_not_there_before(store: Store, registry: Registry) -> None:
    sheet = sheet_of("targets.csv")
    new = "gd2025-05-new"
    load_content(
        store, sheet, as_file(target_id=new), file_name="targets-2025.csv", actor=local("王"), reason="2025年任务"
    )
    after = read_registry(store)
    query = AttainmentQuery("440000", Period.parse("2024-Q3"))
    then = replace(query, known_at=datetime(2024, 10, 31))  # noqa: DTZ001 - Beijing time has no zone mark here
    assert new in set(attainment(store, after, query)["target_id"])
    assert (
        attainment(store, after, then)["target_id"].to_list()
        == attainment(store, registry, query)["target_id"].to_list()
    )
    alone = attainment(store, after, replace(then, target_ids=(new,)))
    assert (alone.height, alone.columns) == (0, attainment(store, after, query).columns)
    with pytest.raises(MonitorError):
        attainment(store, after, replace(then, target_ids=("no-such-target",)))


def test_who_may_change_what(store: Store) -> None:
    province = Actor("粤", Role.ADMINISTRATOR, "440000")
    city = Actor("穗", Role.ADMINISTRATOR, "440100")
    analyst = Actor("员", Role.ANALYST, "440000")
    asked = edit(store, {"threshold": "88"})

    def may(actor: Actor, sheet: str, one: Edit) -> bool:
        try:
            revise(store, sheet, [one], actor=actor, reason="试")
        except MonitorError as error:
            return error.code != "not-permitted"
        return True

    def part(region: str) -> Edit:
        return Edit((TARGET, region), {"threshold": "90", "standing": "in_force"}, 0)

    assert not may(analyst, "targets", asked)
    assert not may(city, "targets", asked)
    assert not may(province, "targets", edit(store, {"region_code": "000000"}))
    assert may(province, "targets", asked)
    # Nobody eases the own number; parts are set from above.
    assert not may(city, "decomposed_targets", part("440100"))
    assert not may(city, "decomposed_targets", part("440300"))
    assert may(city, "decomposed_targets", part("440103"))
    assert may(province, "decomposed_targets", part("440100"))
    setting = Edit(("cut_slow",), {"value": "0.7"}, seen(store, "settings", "cut_slow"))
    assert not may(analyst, "settings", setting)
    assert may(province, "settings", setting)
