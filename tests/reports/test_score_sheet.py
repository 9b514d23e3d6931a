"""The assessment as files, read back: the numbers are those of the service."""

import io
from datetime import date

import openpyxl
import polars as pl
import pytest
from docx import Document

from data.store import Store
from domain.periods import Period
from locales import LANGUAGES, texts
from reports import score_notes, score_tables
from reports.score_sheet import score_docx, score_xlsx
from services import intake
from services.administration import load_registry
from services.concern import AttainmentQuery
from services.permissions import local
from services.registry import Registry, read_registry
from services.scoring import Scores, scores
from services.scoring_words import fixed, line, sums

STANDARD = "primary-national-standard"
Made = tuple[Scores, Scores, Registry]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    with Store.open(tmp_path_factory.mktemp("score") / "monitor.duckdb") as store:
        load_registry(store, actor=local("test"), reason="test")
        registry = read_registry(store)
        for quarter, received, share in (("2023-Q4", "2024-01-09", 76), ("2024-Q3", "2024-10-09", 84)):
            lines = [f"{code},{STANDARD},{quarter},{share},{share},100" for code in registry.children("440000")[:5]]
            content = "\n".join(["行政区划代码,指标,统计期,完成值,分子,分母", *lines]).encode()
            day = date.fromisoformat(received)
            judged = intake.examine(registry, content, file_name="a.csv", region_code="440000", received=day)
            intake.submit(store, content, judged, region_code="440000", actor=local("test"), received=day)
        q3 = Period.parse("2024-Q3")
        one, below = (
            scores(store, registry, query)
            for query in (AttainmentQuery("440100", q3), AttainmentQuery("440000", q3, children=True))
        )
        return one, below, registry


def told(content: bytes) -> str:
    document = Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_region_line_by_line(made: Made, language: str) -> None:
    one, _, registry = made
    said, text = told(score_docx(one, registry, texts(language))), texts(language)
    row = one.totals.row(0, named=True)
    for sentence in sums(row, text):
        assert sentence in said
    for one_line in one.lines.iter_rows(named=True):
        assert line(one_line, text) in said
    assert text.say("bulletin-demonstration") in said  # the sheet is


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_ranking(made: Made, language: str) -> None:
    _, below, registry = made
    said = told(score_docx(below, registry, texts(language)))
    for row in below.totals.iter_rows(named=True):
        assert row["region_zh" if language == "zh-CN" else "region_en"] in said
        assert fixed(row["total"]) in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_workbook_holds_totals_lines_and_sheet(made: Made, language: str) -> None:
    _, below, registry = made
    text = texts(language)
    book = openpyxl.load_workbook(io.BytesIO(score_xlsx(below, registry, text)))
    assert len(book.sheetnames) == 4
    totals = book[text.say("score-xlsx-totals")]
    label = text.say("score-column-total")
    (head,) = [row for row in totals.iter_rows() if label in [cell.value for cell in row]]
    place = [cell.value for cell in head].index(label)
    written = [row[place].value for row in totals.iter_rows(min_row=int(head[0].row or 0) + 1)]
    assert written == below.totals["total"].to_list()
    assert score_xlsx(below, registry, text) == score_xlsx(below, registry, text)


def test_tables_keep_missing_apart_from_zero(made: Made) -> None:
    one, below, registry = made
    text = texts("zh-CN")
    lines = score_tables.lines(one, registry, text)
    assert (
        lines.filter(pl.col("处理") == "不计入")["得分"].null_count()
        == lines.filter(pl.col("处理") == "不计入").height
        > 0
    )
    assert score_tables.totals(below, text).height == below.totals.height
    sheet = score_tables.sheet(below, registry, text)
    assert "乡镇卫生院" in "".join(sheet["对象"]) or sheet.filter(pl.col("类别") == "目标权重").height == 2
    assert set(sheet["状态"]) == {"演示"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_and_notes(made: Made, language: str) -> None:
    one, below, registry = made
    text = texts(language)
    assert "440100" in score_notes.file_name(one, text)
    assert score_notes.title(one, registry, text) != score_notes.title(below, registry, text)
    assert len(score_notes.method(one, text)) == 7
