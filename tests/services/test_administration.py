import csv
import shutil
from pathlib import Path

import pytest

from data.reference_files import REFERENCE
from data.store import Store
from domain.errors import BrokenReferenceError, MonitorError
from services.administration import load_registry, load_registry_file
from services.permissions import local
from services.registry import Registry, read_registry


def edited(tmp_path: Path, sheet: str, line: int, column: str, value: str) -> Path:
    with (REFERENCE / f"{sheet}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    rows[line - 1][rows[0].index(column)] = value
    path = tmp_path / f"{sheet}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def test_loading_again_changes_nothing(store: Store) -> None:
    version = store.version()
    assert sum(report.rows_changed for report in load_registry(store, actor=local("test"), reason="again")) == 0
    assert store.version() == version


@pytest.mark.parametrize(
    ("sheet", "line", "column", "value", "rule"),
    [
        ("targets", 3, "due_date", "2023-13-01", "not-a-date"),
        ("targets", 3, "due_date", "2020-12-31", "due-before-start"),
        ("targets", 14, "value", "四百五十", "not-a-number"),
        ("targets", 14, "value", "nan", "not-a-number"),
        ("targets", 14, "comparator", ">=", "not-allowed"),
        ("targets", 14, "indicator_id", "no-such-indicator", "unknown-reference"),
        ("targets", 14, "target_id", "nat2023-14-provincial-vbp-batches", "key-twice"),
        ("regions", 100, "parent_code", "999999", "unknown-reference"),
        ("regions", 100, "level", "city", "not-allowed"),
        ("indicators", 5, "measure", "", "required"),
        ("published_values", 83, "period", "2021-2023", "pattern"),
    ],
)
def test_a_broken_file_stops_the_load_and_says_where(
    store: Store, tmp_path: Path, sheet: str, line: int, column: str, value: str, rule: str
) -> None:
    path = edited(tmp_path, sheet, line, column, value)
    version = store.version()
    with pytest.raises(BrokenReferenceError) as told:
        load_registry_file(store, path, actor=local("test"), reason="broken")
    faults = told.value.details["faults"]
    assert isinstance(faults, tuple)
    assert (path.name, line, rule) in {(fault.file, fault.line, fault.rule) for fault in faults}
    assert store.version() == version


def test_a_broken_file_stops_the_whole_first_load(tmp_path: Path) -> None:
    folder = tmp_path / "reference"
    shutil.copytree(REFERENCE, folder)
    edited(folder, "targets", 14, "unit", "furlongs")
    with Store.open(tmp_path / "new.duckdb") as empty:
        with pytest.raises(BrokenReferenceError):
            load_registry(empty, folder, actor=local("test"), reason="first")
        assert empty.frame("current_regions").is_empty()


def test_a_missing_column_names_the_columns_expected(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "themes.csv"
    path.write_text("theme,position\n新领域,20\n", encoding="utf-8")
    with pytest.raises(BrokenReferenceError) as told:
        load_registry_file(store, path, actor=local("test"), reason="short")
    faults = told.value.details["faults"]
    assert isinstance(faults, tuple)
    assert (faults[0].column, faults[0].rule) == ("theme_en", "column-missing")


def test_a_row_of_another_length_is_told(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "themes.csv"
    path.write_text("theme,theme_en,position\n新领域,New\n", encoding="utf-8")
    with pytest.raises(MonitorError) as told:
        load_registry_file(store, path, actor=local("test"), reason="short")
    assert told.value.code == "reference-ragged"


def test_an_unknown_file_name_is_told(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "stuff.csv"
    path.write_text("a\n1\n", encoding="utf-8")
    with pytest.raises(MonitorError) as told:
        load_registry_file(store, path, actor=local("test"), reason="?")
    assert told.value.code == "sheet-unknown"


def test_a_new_target_comes_in_by_file_with_its_reason(store: Store, registry: Registry, tmp_path: Path) -> None:
    with (REFERENCE / "targets.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    new = next(row for row in rows if row["target_id"] == "gd2024-19-geriatrics-dept")
    new |= {"target_id": "gd2025-01-geriatrics-dept", "value": "95", "threshold": "95", "due_date": "2025-12-31"}
    path = tmp_path / "targets-2025.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(new))
        writer.writeheader()
        writer.writerow(new)
    report = load_registry_file(store, path, actor=local("王"), reason="2025年任务")
    after = read_registry(store)
    assert report.rows_changed == 1
    assert after.targets.height == registry.targets.height + 1
    assert after.target("gd2025-01-geriatrics-dept")["value"] == 95.0
    assert after.target("gd2024-19-geriatrics-dept")["value"] == 85.0


def test_a_changed_target_is_a_new_version_and_the_old_one_stays(store: Store, tmp_path: Path) -> None:
    path = edited(tmp_path, "targets", 14, "note_zh", "改过的说明")
    assert load_registry_file(store, path, actor=local("王"), reason="改说明").rows_changed == 1
    changed = [row for row in read_registry(store).targets.iter_rows(named=True) if row["note_zh"] == "改过的说明"]
    assert len(changed) == 1
