"""Which figures there are of a target, and what stands in them."""

import pytest

from data.store import Store
from domain.errors import MonitorError
from domain.periods import Period
from locales import texts
from reports.target_pictures import Form, caption_below, figure, forms
from services.concern import AttainmentQuery
from services.registry import read_registry
from services.spotlight import Spotlight, spotlight

ELDERLY = "gd2024-05-elderly-health-mgmt"


def spot(store: Store, target: str, region: str = "440000", period: str = "2024-Q3") -> Spotlight:
    return spotlight(store, read_registry(store), AttainmentQuery(region, Period.parse(period)), target)


def test_the_natural_form_comes_first(demonstration: Store) -> None:
    assert forms(spot(demonstration, ELDERLY)) == (Form.DOTS, Form.TREND, Form.TILES)
    assert forms(spot(demonstration, ELDERLY, "440100")) == (Form.DOTS, Form.TREND)


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_a_picture_says_source_and_demonstration(demonstration: Store, language: str) -> None:
    for form in (Form.DOTS, Form.TREND, Form.TILES):
        drawn = figure(spot(demonstration, ELDERLY), texts(language), form=form).to_json()
        words = drawn.encode().decode("unicode_escape", errors="ignore") if "\\u" in drawn else drawn
        assert "267" in words
        assert texts(language).say("demonstration") in words


def test_a_form_without_facts_names_those_there_are(demonstration: Store) -> None:
    with pytest.raises(MonitorError) as told:
        figure(spot(demonstration, ELDERLY), texts("en"), form=Form.CONTRIBUTIONS)
    assert told.value.details == {"found": "contributions", "expected": "dots, trend, tiles"}


def test_a_target_of_another_province_is_refused(demonstration: Store) -> None:
    with pytest.raises(MonitorError, match="target-elsewhere"):
        spot(demonstration, ELDERLY, "450000")


def test_values_below_have_their_own_unit(demonstration: Store) -> None:
    drugs = spot(demonstration, "nat2023-14-vbp-drug-count", "000000", "2023-Q4")
    assert drugs.row["unit"] == "%"
    assert caption_below(drugs, texts("en")).unit == "个"
