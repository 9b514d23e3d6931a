"""Notices without a reply in time, in all three formats of a bulletin."""

import io
from dataclasses import replace
from datetime import date
from typing import Any

import openpyxl
import polars as pl
import pytest
from docx import Document
from pptx import Presentation

from data.store import Store
from locales import texts
from reports.bulletin_fields import bulletin_fields
from reports.bulletins import Matter, make
from services.bulletin import Bulletin
from services.registry import read_registry
from tests.reports.conftest import Facts

OVER: dict[str, Any] = {
    "notice_id": "abc", "year": 2024, "serial": 7, "issuer_code": "440000", "issuer_zh": "广东省",
    "issuer_en": "Guangdong", "region_code": "445200", "region_zh": "揭阳市", "region_en": "Jieyang",
    "target_id": "gd2024-05-primary-national-standard", "short_zh": "达到国家能力标准", "short_en": "National standard",
    "colour": "orange", "state": "issued", "deadline": date(2024, 11, 20), "days_over": 12, "demonstration": True,
}  # fmt: skip


@pytest.fixture
def late(facts: Facts) -> Bulletin:
    second = OVER | {"notice_id": "def", "serial": 3, "issuer_code": "000000", "issuer_zh": "全国", "colour": "blue",
                     "region_code": "440000", "region_zh": "广东省", "days_over": 2}  # fmt: skip
    return replace(facts("440000", "2024-Q3"), overdue=pl.DataFrame([OVER, second]))


def test_each_is_named_with_number_colour_addressee_and_days(late: Bulletin) -> None:
    fields = bulletin_fields(late, texts("zh-CN"))
    assert fields.overdue_notices == (
        "督办〔2024〕7号（橙色）：揭阳市达到国家能力标准，应于2024年11月20日前回复，已逾期12天。",
        "全国督办〔2024〕3号（蓝色）：广东省达到国家能力标准，应于2024年11月20日前回复，已逾期2天。",
    )
    (step,) = [one for one in fields.steps if one.head == "回复逾期督办。"]
    assert step.text.startswith("督办〔2024〕7号（橙色）、全国督办〔2024〕3号（蓝色）已过回复期限")
    english = bulletin_fields(late, texts("en")).overdue_notices[0]
    assert english.startswith(
        "Notice [2024] No. 7 (orange): Jieyang, National standard; a reply was due by 20 November"
    )
    assert "12 days overdue" in english


def test_documents_of_all_formats_hold_them(demonstration: Store, late: Bulletin) -> None:
    matter, said = Matter(demonstration, read_registry(demonstration), late), texts("zh-CN")
    document = Document(io.BytesIO(make(matter, said, form="docx").content))
    lines = "\n".join(one.text for one in document.paragraphs)
    assert "督办逾期未回复\n" in lines
    assert "揭阳市达到国家能力标准，应于2024年11月20日前回复，已逾期12天" in lines
    book = openpyxl.load_workbook(io.BytesIO(make(matter, said, form="xlsx").content))["督办逾期"]
    head, first, second = list(book.iter_rows(min_row=2, values_only=True))
    row = dict(zip(head, first, strict=True))
    assert (row["文号"], row["等级"], row["地区"], row["逾期天数"]) == ("督办〔2024〕7号", "橙色", "揭阳市", 12)
    assert str(row["回复期限"]).startswith("2024-11-20")
    assert dict(zip(head, second, strict=True))["发文地区"] == "全国"
    slides = Presentation(io.BytesIO(make(matter, said, form="pptx").content)).slides
    (slide,) = [one for one in slides if "件督办逾期未回复" in one.shapes.title.text_frame.text]
    assert slide.shapes.title.text_frame.text == "2件督办逾期未回复，最长逾期12天"
    (table,) = [shape.table for shape in slide.shapes if shape.has_table]
    cells = [[cell.text for cell in line.cells] for line in table.rows]
    assert cells[1] == ["!! 橙色　督办〔2024〕7号", "揭阳市", "达到国家能力标准", "2024-11-20", "12"]
    assert cells[2][0] == "! 蓝色　全国督办〔2024〕3号"


def test_without_any_nothing_is_said(facts: Facts) -> None:
    fields = bulletin_fields(facts("440000", "2024-Q3"), texts("zh-CN"))
    assert fields.overdue_notices == ()
    assert not [one for one in fields.steps if "督办" in one.head]
