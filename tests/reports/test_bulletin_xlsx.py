"""The workbook behind a bulletin: its numbers are those of `attainment`, unrounded."""

from dataclasses import replace
from io import BytesIO
from typing import Any

import openpyxl
import polars as pl
import pytest

from data.store import Store
from domain.periods import Period
from locales import texts
from reports.bulletin_xlsx import bulletin_xlsx
from services.concern import AttainmentQuery
from services.monitoring import attainment
from services.registry import read_registry
from tests.reports.conftest import Facts

SAMPLES = [("440000", "2024-Q3"), ("610700", "2021-Q3"), ("000000", "2023-Q4")]


NUMBERS = {
    "value": "现值", "gap": "差距", "target_value": "目标值", "expected_value": "序时应达", "baseline_value": "基线",
    "numerator": "分子", "denominator": "分母", "pace": "进度比",
}  # fmt: skip


def opened(facts: Facts, region: str, period: str, language: str = "zh-CN") -> Any:
    return openpyxl.load_workbook(BytesIO(bulletin_xlsx(facts(region, period), texts(language))))


def rows(page: Any) -> list[dict[str, Any]]:
    head = [cell.value for cell in page[2]]
    return [dict(zip(head, [cell.value for cell in line], strict=True)) for line in page.iter_rows(min_row=3)]


@pytest.mark.parametrize(("region", "period"), SAMPLES)
def test_numbers_are_exact(facts: Facts, region: str, period: str) -> None:
    book, seen = opened(facts, region, period), facts(region, period)
    for name, frame in (("目标", seen.targets), ("地区×目标", seen.below), ("滞后", seen.problems)):
        shown = rows(book[name])
        assert len(shown) == frame.height
        for column, label in NUMBERS.items():
            assert [row[label] for row in shown] == pytest.approx(frame[column].to_list(), nan_ok=False)
        assert [row["目标编号"] for row in shown] == frame["target_id"].to_list()
    ranked = rows(book["综合位次"])
    assert [row["位次"] for row in ranked] == seen.ranking["rank"].to_list()
    assert [row["达标或达到序时占比（%）"] for row in ranked] == pytest.approx(seen.ranking["share"].to_list())
    places = rows(book["各目标位次"])
    for column, label in (("value", "现值"), ("gap", "差距"), ("target_value", "目标值"), ("rank", "位次")):
        assert [row[label] for row in places] == pytest.approx(seen.rankings[column].to_list(), nan_ok=False)
    assert len(rows(book["出处"])) == seen.targets.height


@pytest.mark.parametrize(("region", "period"), SAMPLES)
def test_numbers_are_those_of_attainment(demonstration: Store, facts: Facts, region: str, period: str) -> None:
    """Read back cell by cell and held against the one service that gives figures, not against the bulletin."""
    book, registry = opened(facts, region, period), read_registry(demonstration)
    asked = AttainmentQuery(region, Period.parse(period))
    checked = 0
    for name, children in (("目标", False), ("地区×目标", True)):
        exact = attainment(demonstration, registry, replace(asked, children=children))
        by_key = {(row["target_id"], row["region_code"], row["unit"]): row for row in exact.to_dicts()}
        for row in rows(book[name]):
            true = by_key[row["目标编号"], row["代码"] if children else region, row["单位"]]
            for column, label in NUMBERS.items():
                assert row[label] == (None if true[column] is None else pytest.approx(true[column])), (name, label)
            assert row["已报/应报"] == f"{true['reported_units']}/{true['expected_units']}"
            assert row["状态"].endswith(texts("zh-CN").say(f"status-{true['status']}"))
            checked += 1
    assert checked > 100


def test_counts_and_notes(facts: Facts) -> None:
    book, seen = opened(facts, "440000", "2024-Q3"), facts("440000", "2024-Q3")
    total = rows(book["总体"])[-1]
    assert (total["领域"], total["目标数"]) == ("合计", 50)
    for status, count in seen.by_status.iter_rows():
        (label,) = [name for name in total if name and name.endswith(texts("zh-CN").say(f"status-{status}"))]
        assert total[label] == count
    notes = {row["项目"]: row["内容"] for row in rows(book["说明"])}
    assert "演示数据" in notes["数据性质"]
    assert "2024-09-30" in notes["截至"]
    assert str(seen.version.number) in notes["数据版本"]


def test_a_value_is_shown_on_its_side_of_the_target(facts: Facts) -> None:
    """Where one decimal would carry a value onto its target, the cell's format has more."""
    page = opened(facts, "000000", "2023-Q4")["地区×目标"]
    head = {cell.value: cell.column for cell in page[2]}
    short = [
        row for row in range(3, page.max_row + 1)
        if (page.cell(row, head["目标值"]).value == 100) and 99.95 <= (page.cell(row, head["现值"]).value or 0) < 100
    ]  # fmt: skip
    assert short
    for row in short:
        places = page.cell(row, head["现值"]).number_format.partition(".")[2]
        assert round(page.cell(row, head["现值"]).value, len(places)) < 100


def test_english_sheets(facts: Facts) -> None:
    book = opened(facts, "610700", "2021-Q3", "en")
    assert book.sheetnames[:3] == ["Counts", "Targets", "Regions x targets"]
    assert book["Targets"].freeze_panes == "A3"
    assert not pl.Series([cell.value for cell in book["Targets"][2]]).is_duplicated().any()
