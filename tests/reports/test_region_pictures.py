"""The figures of a region with all its targets: what they count, what stands around them, out of which version."""

import json
from datetime import datetime
from typing import Any

import pytest

from charts.theme import PALETTES
from data.store import Store
from domain.errors import MonitorError
from domain.periods import Period
from domain.terms import Status
from locales import texts
from reports.region_pictures import RegionForm, region_figure, region_figures
from services.bulletin import BulletinQuery
from services.registry import read_registry
from tests.reports.conftest import Facts

GUANGDONG = BulletinQuery("440000", Period.parse("2024-Q3"))


def drawn(store: Store, form: RegionForm, query: BulletinQuery = GUANGDONG, language: str = "zh-CN") -> Any:
    return region_figure(store, read_registry(store), query, form, texts(language))


def words(figure: Any) -> str:
    return json.dumps(json.loads(figure.to_json()), ensure_ascii=False)


@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("form", list(RegionForm))
def test_each_says_source_version_and_demonstration(demonstration: Store, form: RegionForm, language: str) -> None:
    said = words(drawn(demonstration, form, language=language))
    assert texts(language).say("demonstration") in said
    assert ("267" if language == "zh-CN" else "Guangdong near-term") in said
    assert (
        f"{demonstration.frame('version_moment', version=demonstration.version())['recorded_at'].item():%H:%M}" in said
    )


def test_counts_by_theme_are_those_of_the_bulletin(demonstration: Store, facts: Facts) -> None:
    figure, counts = drawn(demonstration, RegionForm.THEMES), facts("440000", "2024-Q3").by_status
    for status, count in counts.iter_rows():
        colour = PALETTES["red_yellow_green"][Status(status)]
        bars = [
            trace
            for trace in figure.data
            if trace.type == "bar" and trace.name == texts("zh-CN").say(f"status-{status}")
        ]
        if bars:
            assert sum(sum(trace.x) for trace in bars) == count, colour
    assert "50" in words(figure)


def test_the_matrix_needs_regions_below(demonstration: Store) -> None:
    with pytest.raises(MonitorError, match="chart-region-empty"):
        drawn(demonstration, RegionForm.MATRIX, BulletinQuery("440106", Period.parse("2024-Q3")))
    there = region_figures(
        demonstration, read_registry(demonstration), BulletinQuery("440106", Period.parse("2024-Q3")), texts("en")
    )
    assert RegionForm.MATRIX not in there


def test_what_was_not_known_then_is_not_drawn(demonstration: Store) -> None:
    early = BulletinQuery("440000", Period.parse("2024-Q3"), known_at=datetime(2020, 1, 1))  # noqa: DTZ001
    assert "0/568" in words(drawn(demonstration, RegionForm.THEMES, early))
    with pytest.raises(MonitorError, match="region-unknown"):
        drawn(demonstration, RegionForm.THEMES, BulletinQuery("999999", Period.parse("2024-Q3")))
