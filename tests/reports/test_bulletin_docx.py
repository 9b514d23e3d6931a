"""The bulletin read back: every number in it is one of `attainment`, every region and target is named."""

import re
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import polars as pl
import pytest
from docx import Document

from data.store import Store
from domain.errors import MonitorError
from domain.periods import Period
from domain.terms import Status
from locales import texts
from reports.bulletin_docx import bulletin_docx
from reports.bulletin_fields import Fields, bulletin_fields
from reports.bulletins import FORMATS, Matter, Template, make
from reports.formats import NAMES
from reports.look import look_of
from services.bulletin import Bulletin, BulletinQuery, bulletin
from services.concern import AttainmentQuery
from services.monitoring import attainment
from services.permissions import LOCAL
from services.registry import read_registry
from tests.reports.conftest import Facts

SAMPLES = [("440000", "2024-Q3"), ("610700", "2021-Q3"), ("000000", "2023-Q4"), ("450000", "2021-Q3")]
LANGUAGES = ["zh-CN", "en"]
NUMBER = re.compile(r"[−+]?\d[\d,]*(?:\.\d+)?")
Tables = dict[str, list[list[str]]]


def number(text: str) -> float:
    found = NUMBER.search(text)
    assert found, text
    return float(found[0].replace("−", "-").replace("+", "").replace(",", ""))


def opened(facts: Bulletin, language: str) -> Any:
    said = texts(language)
    return Document(BytesIO(bulletin_docx(bulletin_fields(facts, said), said)))


def tables(document: Any) -> list[list[list[str]]]:
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]


def near(shown: str, exact: float) -> bool:
    """Return whether a number is the exact one rounded to the places it is shown with."""
    found = NUMBER.search(shown)
    assert found, shown
    places = len(found[0].partition(".")[2])
    return bool(abs(number(shown) - exact) <= 0.5 * 10.0**-places + 1e-9)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("region", "period"), SAMPLES)
def test_every_figure_is_one_of_attainment(
    demonstration: Store, facts: Facts, region: str, period: str, language: str
) -> None:
    said, registry = texts(language), read_registry(demonstration)
    seen = facts(region, period)
    fields = bulletin_fields(seen, said)
    asked = AttainmentQuery(region, Period.parse(period))
    own = attainment(demonstration, registry, asked)
    below = attainment(demonstration, registry, replace(asked, children=True))
    name = "region_zh" if said.chinese else "region_en"
    checked = 0
    for kind in ("headline", "other"):
        ids = seen.rankings.filter(pl.col("headline").is_null() == (kind == "other"))
        groups = [group for _, group in ids.group_by("target_id", "unit", maintain_order=True)]
        shown = [one for one in groups if one["value"].is_not_null().any()]
        for ranking, group in zip(getattr(fields, f"{kind}_rankings"), shown, strict=True):
            target, unit = group["target_id"][0], group["unit"][0]
            true = below.filter((pl.col("target_id") == target) & (pl.col("unit") == unit) & pl.col("counted"))
            exact = {row[name]: row for row in true.iter_rows(named=True)}
            assert len(ranking.rows) == len(exact)
            for row in ranking.rows:
                if exact[row.region]["value"] is None:
                    assert (row.value, row.gap) == ("—", "—")
                    continue
                assert near(row.value, exact[row.region]["value"])
                assert near(row.gap, exact[row.region]["gap"])
                assert row.status.endswith(said.say(f"status-{exact[row.region]['own_status']}"))
                checked += 1
    assert checked > 30
    values = {row["target_id"]: row for row in own.iter_rows(named=True)}
    for item, row in zip(
        [*fields.on_pace_items, *fields.behind_items, *fields.open_items],
        [row for group in _groups(seen) for row in group],
        strict=True,
    ):
        exact_row = values[row["target_id"]]
        if exact_row["value"] is None:
            assert item.value == "—"
        elif exact_row["comparator"] != "done_by":
            assert near(item.value, exact_row["value"])
            if exact_row["gap"] is not None:
                assert near(item.gap, exact_row["gap"])


def _groups(seen: Bulletin) -> list[list[dict[str, Any]]]:
    lists = (("met", "on_pace"), ("missed", "worsening", "far_behind", "slow"), ("not_yet", "cannot_assess"))
    return [seen.targets.filter(pl.col("status").is_in(statuses)).to_dicts() for statuses in lists]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("region", "period"), SAMPLES)
def test_the_document_holds_the_fields(facts: Facts, region: str, period: str, language: str) -> None:
    """Word for word: what is checked against attainment above is what stands on the page."""
    seen = facts(region, period)
    fields = bulletin_fields(seen, texts(language))
    document = opened(seen, language)
    lines = [paragraph.text for paragraph in document.paragraphs]
    everything = "\n".join(lines)
    assert fields.title == lines[0].replace("\n", "" if language == "zh-CN" else ": ")
    for sentence in (*fields.overall, *fields.own_problems, *fields.below_problems, *fields.unreported, *fields.method):
        assert sentence in everything
    read = tables(document)
    ranking = next(
        table for table in read if len(table) == len(fields.ranking) + 1 and table[1][2] == fields.ranking[0].judged
    )
    for cells, row in zip(ranking[1:], fields.ranking, strict=True):
        assert cells == [row.rank, row.region, row.judged, row.met, row.on_pace, row.share, row.moved, row.lacking]
    rows = {tuple(cells) for table in read for cells in table}
    for ranking_of in fields.headline_rankings:
        for one in ranking_of.rows:
            assert (one.rank, one.region, one.value, one.target, one.gap, one.moved, one.status) in rows
    for ranking_of in fields.other_rankings:
        for one in ranking_of.rows:
            assert (one.rank, one.region, one.number, one.gap, one.moved, one.status) in rows
    for below in fields.below_items:
        assert (below.number, below.name, below.target, below.grave, below.slow) in rows
    for item in (*fields.on_pace_items, *fields.behind_items, *fields.open_items):
        status = "\n".join(filter(None, (item.status, item.remark)))
        assert (item.number, item.theme, item.name, item.target, item.value, item.gap, status) in rows


@pytest.mark.parametrize(("region", "period"), SAMPLES)
def test_counts_in_the_sentences_add_up(facts: Facts, region: str, period: str) -> None:
    seen = facts(region, period)
    fields = bulletin_fields(seen, texts("zh-CN"))
    counted = {one: getattr(fields, one.value) for one in Status if one is not Status.DONE}
    assert sum(counted.values()) == fields.total == seen.targets.height
    for status, count in counted.items():
        word = texts("zh-CN").say(f"status-{status.value}")
        assert (f"{word}{count}项" in fields.overall[0]) == (count > 0)
    assert sum(row.total for row in fields.themes) == fields.total
    assert (len(fields.on_pace_items), len(fields.behind_items)) == (fields.kept, fields.judged - fields.kept)


def test_every_missing_value_is_named(facts: Facts) -> None:
    seen = facts("000000", "2023-Q4")
    said = "".join(bulletin_fields(seen, texts("zh-CN")).unreported)
    assert seen.lacking.height == 14
    assert all(name in said for name in seen.lacking["region_zh"])


def test_english_is_english(facts: Facts) -> None:
    """Chinese stands only in quotes and in the numbers of documents."""
    chinese = re.compile(r"[一-鿿]")
    for region, period in SAMPLES:
        fields = bulletin_fields(facts(region, period), texts("en"))
        said = [*fields.overall, *fields.themes_text, fields.ranking_text, *fields.own_problems, *fields.below_problems,
                *fields.unreported, *(one.text for one in fields.steps), *(row.region for row in fields.ranking),
                *(row.theme for row in fields.themes)]  # fmt: skip
        assert not [line for line in said if chinese.search(line)]


def matter_of(store: Store, seen: Bulletin) -> Matter:
    return Matter(store, read_registry(store), seen)


@pytest.mark.parametrize("form", list(FORMATS))
def test_the_same_facts_give_the_same_bytes_in_every_format(demonstration: Store, facts: Facts, form: str) -> None:
    matter = matter_of(demonstration, facts("610700", "2021-Q3"))
    assert make(matter, texts("zh-CN"), form=form).content == make(matter, texts("zh-CN"), form=form).content


def test_the_screen_offers_the_formats_there_are() -> None:
    assert tuple(FORMATS) == NAMES == ("docx", "xlsx", "pptx")


def test_without_data_the_document_says_what_is_missing(demonstration: Store) -> None:
    registry = read_registry(demonstration)
    seen = bulletin(
        demonstration, registry, BulletinQuery("110000", Period.parse("2023-Q4"), document_id="gd2024"), LOCAL
    )
    nothing = bulletin_fields(seen, texts("zh-CN"))
    assert nothing.overall == ("没有约束北京市的量化目标。",)
    early = bulletin_fields(
        bulletin(demonstration, registry, BulletinQuery("440000", Period.parse("2019-Q1")), LOCAL), texts("zh-CN")
    )
    assert "尚未开始执行" in early.overall[0]
    assert opened(seen, "zh-CN").paragraphs


def test_a_period_nobody_reported(demonstration: Store) -> None:
    registry = read_registry(demonstration)
    query = BulletinQuery("440000", Period.parse("2024-Q3"), known_at=datetime(2020, 1, 1))  # noqa: DTZ001
    seen = bulletin(demonstration, registry, query, LOCAL)
    fields = bulletin_fields(seen, texts("zh-CN"))
    assert "没有收到" in fields.overall[0]
    assert "0%" in fields.overall[1]
    assert "21个下级地区均未报送数据" in fields.unreported[0]
    assert opened(seen, "zh-CN").paragraphs


def test_122_regions_with_long_names(facts: Facts) -> None:
    fields = bulletin_fields(facts("610700", "2021-Q3"), texts("zh-CN"))
    name = "积石山保安族东乡族撒拉族自治县某某某某某"
    assert len(name) == 20
    many = tuple(replace(fields.ranking[0], region=name, rank=str(place)) for place in range(1, 123))
    document = Document(BytesIO(bulletin_docx(replace(fields, ranking=many), texts("zh-CN"))))
    (table,) = [one for one in document.tables if len(one.rows) == 123]
    assert table.cell(122, 1).text == name


def test_demonstration_is_said_where_it_is_and_only_there(facts: Facts) -> None:
    document = opened(facts("610700", "2021-Q3"), "zh-CN")
    headers = [document.sections[0].header, document.sections[0].even_page_header]
    assert all("演示数据" in header.paragraphs[0].text for header in headers)
    assert any("演示数据" in paragraph.text for paragraph in document.paragraphs[:4])
    plain: Fields = replace(bulletin_fields(facts("610700", "2021-Q3"), texts("zh-CN")), demonstration="")
    clean = Document(BytesIO(bulletin_docx(plain, texts("zh-CN"))))
    assert not clean.sections[0].header.paragraphs[0].text


def test_unknown_format_and_template_for_another_format(demonstration: Store, facts: Facts) -> None:
    matter = matter_of(demonstration, facts("610700", "2021-Q3"))
    with pytest.raises(MonitorError, match="bulletin-format"):
        make(matter, texts("zh-CN"), form="odt")
    with pytest.raises(MonitorError, match="template-format"):
        make(matter, texts("zh-CN"), form="xlsx", template=Template(b"", "a.docx"))


@pytest.mark.parametrize(("region", "period"), SAMPLES)
def test_regions_behind_are_named_with_the_values_of_attainment(
    demonstration: Store, facts: Facts, region: str, period: str
) -> None:
    """Grave ones all with their value; slow ones all in the attachment, some of them in the sentence."""
    seen, said = facts(region, period), texts("zh-CN")
    fields, asked = bulletin_fields(seen, said), AttainmentQuery(region, Period.parse(period), children=True)
    exact = attainment(demonstration, read_registry(demonstration), asked).filter("counted")
    rows = seen.problems.filter(~pl.col("own"))
    groups = [group for _, group in rows.group_by("target_id", "unit", maintain_order=True)]
    assert len(fields.below_items) == len(fields.below_problems) == len(groups)
    for item, group in zip(fields.below_items, groups, strict=True):
        slow = group.filter(own_status="slow")
        assert (item.slow.split("、") if item.slow != "—" else []) == slow["region_zh"].to_list()
        for row in group.filter(pl.col("own_status") != "slow").iter_rows(named=True):
            shown = re.search(rf"{row['region_zh']}（([^，）]+)", item.grave)
            mine = (pl.col("target_id") == row["target_id"]) & (pl.col("region_code") == row["region_code"])
            true = exact.filter(mine, unit=row["unit"])["value"].item()
            assert shown
            assert near(shown[1], true)
        (sentence,) = [one for one in fields.below_problems if one.startswith(f"{item.name}（目标{item.target}）")]
        for name in slow["region_zh"].head(5):
            assert name in sentence
        assert ("全部见附件4" in sentence) == (slow.height > 5)


def test_lights_have_the_colours_of_the_setting(demonstration: Store, facts: Facts) -> None:
    for palette, colour in (("red_yellow_green", "12805C"), ("red_yellow_blue", "1B5E9E")):
        seen = replace(facts("610700", "2021-Q3"), palette=palette)
        shade = look_of(palette).shade(Status.MET).removeprefix("#")
        assert shade == colour
        matter = matter_of(demonstration, seen)
        with ZipFile(BytesIO(make(matter, texts("zh-CN"), form="docx").content)) as packed:
            assert f'w:val="{colour}"' in packed.read("word/document.xml").decode()
        with ZipFile(BytesIO(make(matter, texts("zh-CN"), form="xlsx").content)) as packed:
            assert f"FF{colour}" in packed.read("xl/styles.xml").decode()
        with ZipFile(BytesIO(make(matter, texts("zh-CN"), form="pptx").content)) as packed:
            slides = [packed.read(name).decode() for name in packed.namelist() if "charts/chart" in name]
            assert any(f'val="{colour}"' in slide for slide in slides)
