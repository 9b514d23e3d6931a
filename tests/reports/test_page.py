"""Paper, margins, grid, page numbers and fonts of GB/T 9704-2012, read from the file's XML."""

import zipfile
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

import pytest

from locales import texts
from reports import fonts
from reports.doc_tables import Column
from reports.measures import CHARACTERS, LINES, character_space, condensed, line_pitch
from reports.paper import Paper

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MM = 1440 / 25.4


def part(content: bytes, name: str) -> Any:
    return ElementTree.fromstring(zipfile.ZipFile(BytesIO(content)).read(f"word/{name}"))  # noqa: S314


def value(element: Any, name: str) -> str:
    return str(element.get(f"{W}{name}"))


@pytest.fixture(scope="module")
def content() -> bytes:
    paper = Paper(texts("zh-CN"), title="通报", mark="演示数据")
    paper.title("关于通报")
    paper.head("总体情况")
    paper.subhead("位次")
    paper.paragraph("正文", lead="段首。")
    paper.table([Column("位次", 20), Column("状态", 30)], [(str(row), "● 已达标") for row in range(122)])
    paper.attachment(1, "目标")
    paper.columns(2)
    paper.note("注")
    return paper.content()


def test_paper_and_margins_of_every_section(content: bytes) -> None:
    sections = list(part(content, "document.xml").iter(f"{W}sectPr"))
    assert len(sections) == 3
    for section in sections:
        size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
        assert [round(int(value(size, side)) / MM) for side in ("w", "h")] == [210, 297]
        assert [round(int(value(margins, side)) / MM) for side in ("top", "bottom", "left", "right")] == [
            37,
            35,
            28,
            26,
        ]


def test_grid_of_22_lines_and_28_characters(content: bytes) -> None:
    """225 mm / 22 = 579.8 twips a line; 156 mm / 28 = 15.793 pt a character, 0.207 pt less than 16."""
    assert (line_pitch(), LINES, CHARACTERS) == (579, 22, 28)
    assert character_space() == -848
    assert (16 + character_space() / 4096) * 28 <= 156 / 25.4 * 72 < (16 + character_space() / 4096) * 28.01
    assert (16 + condensed() / 20) * 28 <= 156 / 25.4 * 72  # what the text itself is set by
    for section in part(content, "document.xml").iter(f"{W}sectPr"):
        grid = section.find(f"{W}docGrid")
        assert [value(grid, name) for name in ("type", "linePitch", "charSpace")] == ["linesAndChars", "579", "-848"]
    normal = style(content, "Normal")
    spacing = normal.find(f"{W}pPr/{W}spacing")
    assert (value(spacing, "line"), value(spacing, "lineRule")) == ("579", "exact")
    assert value(normal.find(f"{W}rPr/{W}sz"), "val") == "32"


def style(content: bytes, name: str) -> Any:
    (found,) = [one for one in part(content, "styles.xml").iter(f"{W}style") if value(one, "styleId") == name]
    return found


FONTS = [
    ("Normal", "仿宋_GB2312", "32"),
    ("Title", "方正小标宋简体", "44"),
    ("Heading1", "黑体", "32"),
    ("Heading2", "楷体_GB2312", "32"),
]


@pytest.mark.parametrize(("name", "font", "half_points"), FONTS)
def test_east_asian_fonts(content: bytes, name: str, font: str, half_points: str) -> None:
    found = style(content, name)
    names = found.find(f"{W}rPr/{W}rFonts")
    assert value(names, "eastAsia") == font
    assert value(names, "ascii") == "Times New Roman"
    assert not [key for key in names.attrib if key.lower().endswith("theme")]  # a theme's font would win
    assert value(found.find(f"{W}rPr/{W}sz"), "val") == half_points


def test_fonts_name_what_may_stand_in(content: bytes) -> None:
    named = {value(font, "name"): value(font.find(f"{W}altName"), "val") for font in part(content, "fontTable.xml")}
    assert named["仿宋_GB2312"] == "仿宋"
    assert {"方正小标宋简体", "黑体", "楷体_GB2312"} <= set(named)


def footers(content: bytes) -> dict[str, Any]:
    document = part(content, "document.xml")
    relations = ElementTree.fromstring(zipfile.ZipFile(BytesIO(content)).read("word/_rels/document.xml.rels"))  # noqa: S314
    targets = {one.get("Id"): str(one.get("Target")) for one in relations}
    key = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    first = next(document.iter(f"{W}sectPr"))
    return {value(one, "type"): part(content, targets[one.get(key)]) for one in first.findall(f"{W}footerReference")}


def test_page_numbers_stand_right_on_odd_and_left_on_even_pages(content: bytes) -> None:
    assert part(content, "settings.xml").find(f"{W}evenAndOddHeaders") is not None
    found = footers(content)
    for kind, side, indent in (("default", "right", "right"), ("even", "left", "left")):
        (paragraph,) = list(found[kind].iter(f"{W}p"))
        assert value(paragraph.find(f"{W}pPr/{W}jc"), "val") == side
        assert value(paragraph.find(f"{W}pPr/{W}ind"), indent) == "280"  # one character of 14 pt
        assert "".join(one.text or "" for one in paragraph.iter(f"{W}t")) == "— 1 —"
        assert [one.text for one in paragraph.iter(f"{W}instrText")] == [" PAGE "]
        assert {value(one, "val") for one in paragraph.iter(f"{W}sz")} == {"28"}


def test_mark_stands_on_every_page(content: bytes) -> None:
    names = [name for name in zipfile.ZipFile(BytesIO(content)).namelist() if name.startswith("word/header")]
    assert len(names) == 2
    assert all("演示数据" in zipfile.ZipFile(BytesIO(content)).read(name).decode() for name in names)


def test_long_table_repeats_its_header_and_splits_no_row(content: bytes) -> None:
    (table,) = list(part(content, "document.xml").iter(f"{W}tbl"))
    rows = table.findall(f"{W}tr")
    assert len(rows) == 123
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True] + [False] * 122
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    colours = {value(one, "val") for one in rows[1].iter(f"{W}color")}
    assert len(colours) == 1  # the status in its colour, beside mark and word


def test_first_line_is_moved_in_by_two_characters(content: bytes) -> None:
    paragraph = next(one for one in part(content, "document.xml").iter(f"{W}p") if "正文" in "".join(one.itertext()))
    indent = paragraph.find(f"{W}pPr/{W}ind")
    assert (value(indent, "firstLineChars"), value(indent, "firstLine")) == ("200", "640")


def test_missing_fonts_are_named_with_what_is_seen_instead() -> None:
    everything = frozenset(getattr(fonts.PLANS["zh-CN"], use)[0] for use in fonts.USES)
    assert fonts.missing_fonts("zh-CN", everything) == ()
    found = {
        one.font: one.fallback
        for one in fonts.missing_fonts("zh-CN", frozenset({"FangSong", "SimHei", "Times New Roman"}))
    }
    assert found == {"仿宋_GB2312": "FangSong", "方正小标宋简体": "", "黑体": "SimHei", "楷体_GB2312": ""}


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_font_warnings_are_sentences(monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    monkeypatch.setattr(fonts, "installed_fonts", lambda: frozenset({"黑体", "宋体"}))
    assert any("Times New Roman" in line for line in fonts.font_warnings(texts(language)))
    monkeypatch.setattr(fonts, "installed_fonts", lambda: None)
    (unknown,) = fonts.font_warnings(texts(language))
    assert "Times New Roman" in unknown
