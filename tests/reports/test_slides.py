"""The slides, read back: every number is the one of attainment, every slide stands alone, fonts are named."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import polars as pl
import pytest
from lxml import etree
from pptx import Presentation

from charts.theme import LIGHT
from data.store import Store
from domain.errors import MonitorError
from domain.periods import Period
from locales import texts
from reports.slides import slides
from reports.slides_chart_parts import harmless
from reports.slides_facts import told_targets
from reports.slides_file import Deck
from reports.slides_page import Words
from reports.slides_split import chunks
from reports.slides_tables import Cell, Column, Table, table_pages
from reports.slides_text import Look
from services import intake
from services.administration import load_registry
from services.bulletin import Bulletin, BulletinQuery, bulletin
from services.concern import AttainmentQuery
from services.monitoring import attainment
from services.permissions import LOCAL, local
from services.registry import read_registry

Facts = Callable[[str, str], Bulletin]
Maker = Callable[..., bytes]
GUANGDONG, HANZHONG, COUNTRY = ("440000", "2024-Q3"), ("610700", "2021-Q3"), ("000000", "2023-Q4")
ELDERLY = "gd2024-05-elderly-health-mgmt"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@pytest.fixture(scope="session")
def deck(demonstration: Store, facts: Facts) -> Maker:
    registry = read_registry(demonstration)

    @cache
    def made(region: str, period: str, language: str = "zh-CN", targets: tuple[str, ...] = ()) -> bytes:
        return slides(demonstration, registry, facts(region, period), texts(language), target_ids=targets)

    return made


def pages(content: bytes) -> list[Any]:
    return list(Presentation(io.BytesIO(content)).slides)


def charts(content: bytes) -> list[Any]:
    return [shape.chart for page in pages(content) for shape in page.shapes if shape.has_chart]


def table(chart: Any) -> dict[str, dict[str, float | None]]:
    """Return series by name, each with its values by category."""
    return {
        series.name: dict(zip(chart.plots[0].categories, series.values, strict=True))
        for plot in chart.plots
        for series in plot.series
    }


def said(page: Any) -> str:
    return "\n".join(shape.text_frame.text for shape in page.shapes if shape.has_text_frame)


def asked(demonstration: Store, region: str, period: str, *targets: str, children: bool = False) -> pl.DataFrame:
    query = AttainmentQuery(region, Period.parse(period), children=children, target_ids=targets)
    return attainment(demonstration, read_registry(demonstration), query)


@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("place", [GUANGDONG, HANZHONG, COUNTRY])
def test_every_slide_stands_alone(deck: Maker, place: tuple[str, str], language: str) -> None:
    mark = texts(language).say("demonstration")
    first, *others = pages(deck(*place, language))
    assert texts(language).say("bulletin-demonstration") in said(first)
    for page in others:
        names = {shape.name: shape for shape in page.shapes}
        foot = names["foot"].text_frame.text
        assert page.shapes.title.text_frame.text.strip()
        assert names["demonstration"].text_frame.text == mark
        for key in ("chart-source", "chart-method", "chart-completeness", "chart-known-at"):
            label = re.split(
                r"\{|：| \w*\{", texts(language).say(key, source="§", quote="", method="§", share="§", moment="§")
            )[0]
            assert label.split("§")[0].strip() in foot
        assert "fld" in etree.tostring(names["number"]._element).decode()


def test_counts_by_status_are_those_of_attainment(demonstration: Store, deck: Maker, facts: Facts) -> None:
    own = asked(demonstration, *GUANGDONG).filter(
        pl.col("target_id").is_in(facts(*GUANGDONG).targets["target_id"].implode())
    )
    expected = {f"status-{row['status']}": row["len"] for row in own.group_by("status").len().to_dicts()}
    (shown,) = table(charts(deck(*GUANGDONG))[0]).values()
    words = dict(shown.items())
    assert {key.split(" ", 1)[1]: count for key, count in words.items()} == {
        texts("zh-CN").say(key): count for key, count in expected.items()
    }


def test_themes_add_up_to_the_counts(deck: Maker, facts: Facts) -> None:
    stacked = table(charts(deck(*GUANGDONG))[1])
    sums = {name: sum(value or 0 for value in values.values()) for name, values in stacked.items()}
    counts = facts(*GUANGDONG).by_status
    assert sums == {texts("zh-CN").say(f"status-{status}"): count for status, count in counts.iter_rows()}


def test_shares_of_the_ranking_are_those_of_the_bulletin(deck: Maker, facts: Facts) -> None:
    shares = table(charts(deck(*HANZHONG))[2])["占比"]
    expected = facts(*HANZHONG).ranking["share"].to_list()
    assert list(shares.values()) == pytest.approx(expected)


@pytest.mark.parametrize("place", [GUANGDONG, HANZHONG, COUNTRY])
def test_regions_against_the_target_are_those_of_attainment(
    demonstration: Store, deck: Maker, facts: Facts, place: tuple[str, str]
) -> None:
    codes = dict(read_registry(demonstration).regions.select("code", "short_zh").iter_rows())
    told = told_targets(facts(*place))
    drawn = [chart for chart in charts(deck(*place))[3:] if _is_comparison(chart)]
    compared = 0
    for target in told:
        rows = asked(demonstration, *place, target, children=True).filter("counted")
        if rows.height < 2 or rows["value"].is_null().all() or (rows["reason"] == "contribution").any():
            continue
        expected = {codes[row["region_code"]]: row["value"] for row in rows.to_dicts()}
        wanted = set(rows["target_value"].drop_nulls())
        shown = table(drawn[compared])
        line = [values for name, values in shown.items() if name.startswith("目标")]
        merged: dict[str, float | None] = {}
        for name, values in shown.items():
            if not name.startswith("目标"):
                merged |= {key: value for key, value in values.items() if value is not None}
        assert merged == pytest.approx({key: value for key, value in expected.items() if value is not None})
        assert {value for values in line for value in values.values() if value is not None} == wanted
        compared += 1
    assert compared == len(drawn) > 0


def _is_comparison(chart: Any) -> bool:
    return not any("Q" in str(name) for name in chart.plots[0].categories) and len(chart.plots[0].categories) > 2


def test_marks_carry_the_status_of_each_region(demonstration: Store, deck: Maker) -> None:
    names = dict(read_registry(demonstration).regions.select("code", "short_zh").iter_rows())
    shown = table(next(chart for chart in charts(deck(*GUANGDONG, "zh-CN", (ELDERLY,)))[3:] if _is_comparison(chart)))
    for row in asked(demonstration, *GUANGDONG, ELDERLY, children=True).filter("counted").to_dicts():
        word = texts("zh-CN").say(f"status-{row['status']}")
        assert shown[word][names[row["region_code"]]] == pytest.approx(row["value"])


def test_course_is_attainment_period_by_period_and_missing_is_a_gap(demonstration: Store, deck: Maker) -> None:
    course = charts(deck(*GUANGDONG, "zh-CN", (ELDERLY,)))[-1]
    values = table(course)["现值"]
    for period, value in values.items():
        if not period.strip():  # the break between two years of a cumulative value
            assert value is None
            continue
        now = asked(demonstration, "440000", period, ELDERLY).row(0, named=True)
        assert value == (None if now["period"] != period else pytest.approx(now["value"]))
    assert None in values.values()
    assert 0 not in values.values()
    row = asked(demonstration, *GUANGDONG, ELDERLY).row(0, named=True)
    assert table(course)["按现速预计"]["2024-Q4"] == pytest.approx(row["projection"])
    assert table(course)["序时应达"]["2024-Q3"] == pytest.approx(row["expected_value"])
    assert course._chartSpace.xpath(".//c:dispBlanksAs/@val") == ["gap"]


def test_contributions_and_their_total_are_those_of_attainment(demonstration: Store, facts: Facts, deck: Maker) -> None:
    below = facts(*GUANGDONG).below
    target = below.filter((pl.col("reason") == "contribution") & pl.col("value").is_not_null())["target_id"][0]
    total, parts = [chart for chart in charts(deck(*GUANGDONG, "zh-CN", (target,)))[3:] if not _is_course(chart)]
    own = asked(demonstration, *GUANGDONG, target).row(0, named=True)
    (both,) = table(total).values()
    assert both == {"合计": own["value"], "目标": own["target_value"]}
    (each,) = table(parts).values()
    rows = asked(demonstration, *GUANGDONG, target, children=True).filter("counted")
    assert sorted(value for value in each.values() if value is not None) == sorted(rows["value"].drop_nulls())
    assert parts.value_axis.minimum_scale == 0


def _is_course(chart: Any) -> bool:
    return any("Q" in str(name) for name in chart.plots[0].categories)


def test_problems_and_milestones_have_the_figures_of_attainment(
    demonstration: Store, deck: Maker, facts: Facts
) -> None:
    cells = [
        [cell.text for cell in row.cells]
        for page in pages(deck(*HANZHONG))
        for shape in page.shapes
        if shape.has_table
        for row in shape.table.rows
    ]
    own = facts(*HANZHONG)
    for row in asked(demonstration, *HANZHONG).filter(pl.col("status") == "slow").to_dicts():
        name = own.targets.filter(target_id=row["target_id"])["indicator_zh"].item()
        found = [line for line in cells if line[0].startswith(name)]
        assert found, name
        digits = re.sub(r"[^\d.]", "", found[0][1])
        assert float(digits) == pytest.approx(row["value"], abs=0.051)
        assert "▲ 慢于序时" in found[0]


def tables(content: bytes) -> list[list[str]]:
    return [
        [cell.text for cell in row.cells]
        for page in pages(content)
        for shape in page.shapes
        if shape.has_table
        for row in shape.table.rows
    ]


def digits(text: str) -> tuple[float, int]:
    """Return the first number of a text and the decimals it is shown with."""
    found = re.search(r"[−-]?\d[\d,]*(?:\.\d+)?", text)
    assert found, text
    return float(found[0].replace(",", "").replace("−", "-")), len(found[0].partition(".")[2])


@pytest.mark.parametrize("place", [GUANGDONG, HANZHONG, COUNTRY])
def test_tables_of_problems_have_the_figures_of_attainment(
    demonstration: Store, deck: Maker, facts: Facts, place: tuple[str, str]
) -> None:
    cells, seen = tables(deck(*place)), facts(*place)
    names = dict(seen.targets.select("target_id", "indicator_zh").iter_rows())
    for row in asked(demonstration, *place).filter(pl.col("target_id").is_in(list(names))).to_dicts():
        if row["status"] not in {"missed", "worsening", "far_behind", "slow"} or row["comparator"] == "done_by":
            continue
        lines = [line for line in cells if line[0].startswith(names[row["target_id"]]) and len(line) == 6]
        shown = [digits(line[1]) for line in lines]
        assert any(abs(value - row["value"]) <= 0.51 * 10.0**-places for value, places in shown), row["target_id"]
        gaps = [digits(line[3]) for line in lines]
        assert row["gap"] is None or any(abs(gap - row["gap"]) <= 0.51 * 10.0**-places for gap, places in gaps)
    shorts = dict(seen.below.select("target_id", "short_zh").iter_rows())
    grave = asked(demonstration, *place, children=True).filter(
        pl.col("counted") & pl.col("target_id").is_in(list(names)) & (pl.col("comparator") != "done_by")
        & pl.col("own_status").is_in(["missed", "worsening", "far_behind"])
    )  # fmt: skip
    assert grave.height
    for row in grave.to_dicts():
        (told,) = [line[3] for line in cells if line[0] == row["region_zh"] and len(line) == 4]
        after = [
            part.partition(shorts[row["target_id"]])[2] for part in told.split("；") if shorts[row["target_id"]] in part
        ]
        values = [digits(part) for part in after if part]
        assert any(abs(value - row["value"]) <= 0.51 * 10.0**-places for value, places in values), row


@pytest.mark.parametrize("place", [GUANGDONG, HANZHONG, COUNTRY])
def test_large_figures_beside_a_course_are_those_of_attainment(
    demonstration: Store, deck: Maker, facts: Facts, place: tuple[str, str]
) -> None:
    shown = [
        next(shape for shape in page.shapes if shape.name == "figure").text_frame.text.split("\n")[1]
        for page in pages(deck(*place))
        if any(shape.name == "figure" for shape in page.shapes)
    ]
    own = {row["target_id"]: row["value"] for row in asked(demonstration, *place).to_dicts()}
    told = [one for one in told_targets(facts(*place)) if own[one] is not None]
    assert len(shown) == len(told) > 0
    for text, target in zip(shown, told, strict=True):
        value, places = digits(text)
        assert abs(value - own[target]) <= 0.51 * 10.0**-places


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_every_run_names_an_east_asian_font(deck: Maker, language: str) -> None:
    with zipfile.ZipFile(io.BytesIO(deck(*GUANGDONG, language))) as archive:
        parts = [name for name in archive.namelist() if re.match(r"ppt/(slides/slide|charts/chart)\d+\.xml", name)]
        theme = archive.read("ppt/theme/theme1.xml").decode()
        assert theme.count('<a:ea typeface="Microsoft YaHei"/>') == 2
        for part in parts:
            root = etree.fromstring(archive.read(part))
            runs = [*root.iter(f"{A}rPr"), *root.iter(f"{A}defRPr")]
            assert all(run.find(f"{A}ea").get("typeface") == "Microsoft YaHei" for run in runs)
            assert all(run.find(f"{A}rPr") is not None for run in root.iter(f"{A}r"))
            order = [etree.QName(child).localname for run in runs for child in run]
            assert "latin" in order


def test_charts_can_be_edited_and_their_tables_hold_no_formula(deck: Maker) -> None:
    for chart in charts(deck(*GUANGDONG)):
        book = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
        kinds = {cell.data_type for sheet in book.worksheets for row in sheet.iter_rows() for cell in row}
        assert "f" not in kinds
    assert harmless("=1+1") == "'=1+1"
    assert harmless("广州") == "广州"


def test_charts_and_tables_have_a_finding_as_alt_text(deck: Maker) -> None:
    for page in pages(deck(*COUNTRY, "en")):
        for shape in page.shapes:
            if shape.has_chart or shape.has_table:
                assert len(shape._element.nvGraphicFramePr.cNvPr.get("descr")) > 10


def test_nothing_leaves_the_slide(deck: Maker) -> None:
    for place in (GUANGDONG, COUNTRY):
        for language in ("zh-CN", "en"):
            file = Presentation(io.BytesIO(deck(*place, language)))
            for page in file.slides:
                for shape in page.shapes:
                    assert shape.left >= 0
                    assert shape.left + shape.width <= file.slide_width
                    assert shape.top + shape.height <= file.slide_height, (language, page.shapes.title.text_frame.text)


def test_122_counties_are_split_evenly_and_none_is_lost() -> None:
    counties = [str(number) for number in range(122)]
    pieces = chunks(counties)
    assert [len(piece) for piece in pieces] == [31, 31, 30, 30]
    assert [name for piece in pieces for name in piece] == counties
    assert [list(piece) for piece in chunks(["one"])] == [["one"]]


def test_a_table_of_122_counties_goes_on_with_its_header() -> None:
    look = Look(texts("zh-CN"), LIGHT)
    deck = Deck(look, title="-")
    names = [f"{number:03d}积石山保安族东乡族撒拉族自治县长名" for number in range(122)]
    columns = (Column("地区", 50), Column("现值", 50, right=True))
    rows = [[Cell(name), Cell(f"{number}.5%")] for number, name in enumerate(names)]
    table_pages(deck, lambda mark: Words("标题", f"第二行{mark}", foot=["来源"]), Table(columns, rows, "alt"))
    file = Presentation(io.BytesIO(deck.content()))
    tables = [shape for page in file.slides for shape in page.shapes if shape.has_table]
    found = [[cell.text for cell in row.cells] for shape in tables for row in shape.table.rows]
    assert len(tables) > 1
    assert found.count(["地区", "现值"]) == len(tables)
    assert [row[0] for row in found if row[0] != "地区"] == names
    assert all(shape.top + shape.height <= file.slide_height for shape in tables)
    assert "（1/" in said(file.slides[0])


HEADER = "行政区划代码,指标,统计期,完成值,分子,分母"
STANDARD = "乡镇卫生院、社区卫生服务中心达到国家能力标准比例"


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "monitor.duckdb") as store:
        load_registry(store, actor=local("test"), reason="template")
        yield store


def send(store: Store, *lines: str, received: str) -> None:
    registry, content = read_registry(store), "\n".join([HEADER, *lines, ""]).encode()
    day = date.fromisoformat(received)
    judged = intake.examine(registry, content, file_name="a.csv", region_code="440000", received=day)
    intake.submit(store, content, judged, region_code="440000", actor=local("test"), received=day)


def made(store: Store, region: str, period: str, *, version: int | None = None, language: str = "zh-CN") -> bytes:
    registry = read_registry(store)
    facts = bulletin(store, registry, BulletinQuery(region, Period.parse(period), version=version), LOCAL)
    return slides(store, registry, facts, texts(language))


def test_the_same_version_gives_the_same_bytes_after_a_revision(empty: Store) -> None:
    send(empty, f"440100,{STANDARD},2023-Q4,76,76,100", f"440100,{STANDARD},2024-Q3,81,81,100", received="2024-10-09")
    version = empty.version()
    before = made(empty, "440000", "2024-Q3", version=version)
    send(empty, f"440100,{STANDARD},2024-Q3,66,66,100", f"440100,{STANDARD},2024-Q2,60,60,100", received="2024-10-08")
    send(empty, f"440100,{STANDARD},2024-Q3,70,70,100", received="2024-11-20")
    assert made(empty, "440000", "2024-Q3", version=version) == before
    assert made(empty, "440000", "2024-Q3") != before


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_without_any_value_the_slides_say_so(empty: Store, language: str) -> None:
    content = made(empty, "440000", "2024-Q3", language=language)
    own = read_registry(empty)
    assert own.version
    wording = "均无法评价" if language == "zh-CN" else "can be"
    assert wording in said(pages(content)[1])
    assert not any(_is_course(chart) for chart in charts(content))
    assert all(shape.name != "demonstration" for page in pages(content) for shape in page.shapes)


def test_a_region_without_regions_below_has_slides(empty: Store) -> None:
    send(empty, f"440100,{STANDARD},2024-Q3,81,81,100", received="2024-10-09")
    assert len(pages(made(empty, "440106", "2024-Q3"))) >= 4


def test_a_target_that_is_not_counted_is_refused(demonstration: Store, facts: Facts) -> None:
    registry = read_registry(demonstration)
    with pytest.raises(MonitorError, match="target-elsewhere"):
        slides(demonstration, registry, facts(*HANZHONG), texts("en"), target_ids=[ELDERLY])
