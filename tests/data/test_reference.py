"""The registry against the texts it comes from: for each target its quote, number and unit agree."""

import csv
import re
from pathlib import Path

import pytest

REFERENCE = Path(__file__).parents[2] / "data" / "reference"


def rows(sheet: str) -> list[dict[str, str]]:
    with (REFERENCE / f"{sheet}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


TARGETS = rows("targets")
INDICATORS = {row["indicator_id"]: row for row in rows("indicators")}
CHINESE = {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
# Words that ask for every one, without a number.
EVERY_ONE = ("全部", "全覆盖", "各省", "所有", "一律", "应配尽配", "应接尽接", "基本实现", "年内实现")
# 按季度 means once in each quarter; the text has no figure.
ONCE_A_PERIOD = {"hz2021-closing-quarterly-bulletin": "按季度通报"}
# The figure is the count of the names in the sentence.
NAMED = {
    "gd2024-04-urban-group-pilot-cities": r"指导(.+)加快",
    "gx2021-09-pilot-counties": r"督促指导(.+)开展",
}
IDS = [row["target_id"] for row in TARGETS]


def numbers_with_units(quote: str) -> set[tuple[float, str]]:
    """Every number of a quote with the words that follow it, Chinese numerals and both ends of ranges included."""
    quote = quote.replace("％", "%").replace("—", "-")
    quote = re.sub(r"(\d+)-(\d+)", r"\1§ \2", quote)
    found = {(float(number), tail) for number, tail in re.findall(r"(\d+(?:\.\d+)?)([^\d]{0,8})", quote)}
    after_range = {(low, tail2) for low, tail in found if tail.startswith("§") for _, tail2 in found}
    chinese = {
        (float(CHINESE[numeral]), tail) for numeral, tail in re.findall(f"([{''.join(CHINESE)}])(.{{0,8}})", quote)
    }
    return found | after_range | chinese


def unit_words(unit: str) -> tuple[str, ...]:
    """How the sentence may write a unit: 家/县 is 家, 个城市 may follow as 个试点城市."""
    head = unit.partition("/")[0]
    if head == "个":
        return ("个", "大")  # 五大广东国际医学中心
    if head.startswith("个"):
        return (head, "个")
    return (head,)


@pytest.mark.parametrize("target", TARGETS, ids=IDS)
def test_quote_number_and_unit_agree(target: dict[str, str]) -> None:
    quote, value = target["quote"], target["value"]
    if target["comparator"] == "done_by":
        assert not value
        assert re.search("出台|制定|制订|发布|启动|开展|修订|成立|遴选|评估|调价", quote)
    elif target["target_id"] in ONCE_A_PERIOD:
        assert ONCE_A_PERIOD[target["target_id"]] in quote
        assert float(value) == 1
    elif target["target_id"] in NAMED:
        names = re.search(NAMED[target["target_id"]], quote)
        assert names
        assert len(names[1].split("、")) == float(value) == len(target["named_units"].split(";"))
    elif value == "100" and "100" not in quote:
        assert any(word in quote for word in EVERY_ONE)
    else:
        fitting = [tail for number, tail in numbers_with_units(quote) if number == float(value)]
        assert any(tail.lstrip().startswith(unit_words(target["unit"])) for tail in fitting), (value, fitting)
    if target["upper"]:
        assert float(target["upper"]) in {number for number, _ in numbers_with_units(quote)}


@pytest.mark.parametrize("target", TARGETS, ids=IDS)
def test_wording_and_comparator_agree(target: dict[str, str]) -> None:
    quote, comparator = target["quote"], target["comparator"]
    assert (comparator == "more_than") == ("超过" in quote and target["unit"] == "%")
    assert (comparator == "increase_by") == bool(re.search(r"提高\d+元", quote))
    vague = f"接近{target['value']}|{target['value']}个左右|基本实现"
    assert (comparator == "about") == bool(re.search(vague, quote))
    if comparator == "about":
        assert float(target["tolerance"]) > 0
        assert "属解释" in target["note_zh"], "a tolerance is an interpretation and has to say so"


@pytest.mark.parametrize("target", TARGETS, ids=IDS)
def test_target_and_indicator_fit(target: dict[str, str]) -> None:
    indicator = INDICATORS[target["indicator_id"]]
    assert (indicator["kind"] == "milestone") == (target["comparator"] == "done_by")
    assert target["start_date"] < target["due_date"]
    if target["applies_to"] in {"total", "named_units"}:
        assert indicator["kind"] == "count"
        assert indicator["additive"] == "yes"
    if target["applies_to"] in {"every_level", "reference"}:
        assert indicator["kind"] in {"ratio", "amount"}, "only ratios and amounts are comparable at every level"
    if target["applies_to"] == "each_unit":
        assert indicator["kind"] == "count"
    if indicator["kind"] == "ratio" and target["crisp"] != "no":
        assert float(target["threshold"]) <= 100
    same_as = target["duplicate_of"]
    if same_as:
        original = next(row for row in TARGETS if row["target_id"] == same_as)
        assert (original["indicator_id"], original["value"]) == (target["indicator_id"], target["value"])


def test_counts_of_the_reference_files() -> None:
    assert len(TARGETS) == 107
    assert len(rows("clauses")) == 101
    assert len(rows("published_values")) == 83
    assert len(rows("tile_grid")) == 81
    regions = rows("regions")
    assert len([row for row in regions if row["standing"] in {"standard", "outside"}]) == 3214
    assert len([row for row in regions if row["standing"] in {"unit", "extra"}]) == 4
    assert sum(row["due_basis"] == "stated" for row in TARGETS) == 25
    assert sum(bool(row["duplicate_of"]) for row in TARGETS) == 3


def test_every_clause_has_as_many_targets_as_its_list_says() -> None:
    for clause in rows("clauses"):
        here = [
            row for row in TARGETS if (row["document_id"], row["clause"]) == (clause["document_id"], clause["clause"])
        ]
        implicit = [row for row in here if row["target_class"] == "implicit_deliverable"]
        assert len(implicit) == int(clause["deliverables_implicit"]), clause
        assert len(here) - len(implicit) == int(clause["targets_explicit"]), clause


@pytest.mark.parametrize(
    ("indicator", "measure"),
    [
        ("elderly-health-management", "flow"),
        ("prenatal-screening-women", "flow"),
        ("gp-trained", "flow"),
        ("vaccine-maker-inspection", "flow"),
        ("primary-national-standard", "stock"),
        ("vbp-drug-count", "stock"),
        ("drg-dip-started", "stock"),
        ("pharmacy-committee-meetings", "periodic"),
        ("quarterly-bulletins", "periodic"),
    ],
)
def test_what_restarts_and_what_stays(indicator: str, measure: str) -> None:
    assert INDICATORS[indicator]["measure"] == measure


def test_the_four_headline_targets() -> None:
    headline = {
        row["headline"]: (row["target_id"], row["comparator"], row["value"]) for row in TARGETS if row["headline"]
    }
    assert headline == {
        "1": ("nat2023-14-vbp-drug-count", "at_least", "450"),
        "2": ("nat2023-12-drg-dip-coverage", "at_least", "70"),
        "3": ("gd2024-05-primary-national-standard", "more_than", "85"),
        "4": ("gd2024-05-elderly-health-mgmt", "at_least", "63"),
    }


def test_contradicting_definitions_stay_apart() -> None:
    published = rows("published_values")
    paying = [row for row in published if row["indicator_id"] == "drg-dip-paying" and row["region_code"] == "000000"]
    started = [row for row in published if row["indicator_id"] == "drg-dip-started" and row["relation"] == "same"]
    assert {row["value_text"] for row in paying if row["unit"] == "%"} == {"71"}
    assert ">90" in {row["value_text"] for row in started}
    assert all(row["reliability"] in "BCD" for row in published)
