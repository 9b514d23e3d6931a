import csv
from collections import Counter
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from domain.errors import MonitorError
from services import lens
from services.registry import Registry

REFERENCE = Path(__file__).parents[2] / "data" / "reference"


def sheet(name: str) -> list[dict[str, str]]:
    with (REFERENCE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_eleven_tasks_are_the_clauses_of_the_commentary(registry: Registry) -> None:
    clauses = [
        row["clause"] for row in sheet("clauses") if row["document_id"] == "com2023" and row["clause"] != "overview"
    ]
    found = lens.tasks(registry)
    assert found["task"].to_list() == list(range(1, 12))
    assert found["clause"].to_list() == clauses


def test_a_link_by_title_joins_clauses_of_one_title() -> None:
    titles = {(row["document_id"], row["clause"]): row["clause_title"] for row in sheet("clauses")}
    tasks = sheet("primary_care_tasks")
    same = {row["task"]: titles["com2023", row["clause"]] == titles["nat2023", row["linked_clause"]] for row in tasks}
    assert same == {row["task"]: row["link_basis"] == "title" for row in tasks}
    assert [row["task"] for row in tasks if row["link_basis"] == "topic"] == ["3"]
    assert all(bool(row["link_note_zh"]) == (row["link_basis"] == "topic") for row in tasks)


def test_national_targets_are_those_of_the_linked_clause() -> None:
    targets = sheet("targets")
    for task in sheet("primary_care_tasks"):
        of_clause = [
            row["target_id"]
            for row in targets
            if (row["document_id"], row["clause"]) == (task["linked_document_id"], task["linked_clause"])
        ]
        assert sorted(filter(None, task["national_target_ids"].split(";"))) == sorted(of_clause)
        assert bool(task["local_target_ids"]) == bool(task["local_note_zh"]) == bool(task["local_note_en"])


def test_each_target_stands_in_one_task_and_none_is_counted_twice(registry: Registry) -> None:
    rows = lens.task_targets(registry)
    assert max(Counter(rows["target_id"]).values()) == 1
    # 7 national ones; 7 + 3 + 2 + 3 + 2 + 1 + 4 local ones.
    assert rows["basis"].value_counts().sort("basis").rows() == [("local", 22), ("national", 7)]
    documents = {row["target_id"]: row["document_id"] for row in sheet("targets")}
    assert "com2023" not in {documents[name] for name in rows["target_id"]}
    # Every target of the theme 基层服务 is in.
    themed = {row["target_id"] for row in sheet("targets") if row["theme"] == "基层服务" and not row["duplicate_of"]}
    assert themed <= set(rows["target_id"])


def test_through_the_lens_rows_keep_their_order(registry: Registry) -> None:
    rows = pl.DataFrame(
        {"target_id": ["gd2024-21-gp-trained", "gd2024-10-dip-measures", "nat2023-10-e-voucher-all-designated"]}
    )
    seen = lens.through(rows, registry, "primary_care")
    assert seen["target_id"].to_list() == ["gd2024-21-gp-trained", "nat2023-10-e-voucher-all-designated"]
    assert lens.through(rows, registry, None).equals(rows)
    assert len(lens.lens_targets(registry, None)) == 107


def test_an_unknown_lens_is_refused(registry: Registry) -> None:
    with pytest.raises(MonitorError, match="lens-unknown"):
        lens.lens_targets(registry, "hospital_care")


def test_a_database_without_the_sheet_shows_no_task(registry: Registry) -> None:
    bare = replace(registry, primary_care_tasks=registry.primary_care_tasks.clear())
    assert lens.lens_targets(bare, "primary_care") == ()
    assert lens.task_targets(bare).is_empty()
