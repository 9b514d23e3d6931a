"""An office's own template: filled with the same fields; what it asks for and does not exist is named."""

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from domain.errors import MonitorError
from locales import texts
from reports.bulletin_fields import NAMES, bulletin_fields
from reports.bulletin_starter import starter_template
from reports.bulletin_template import fill_template
from tests.reports.conftest import Facts

LIST = Path(__file__).parents[2] / "docs" / "bulletin-template.md"


def template(*lines: str) -> bytes:
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def read(content: bytes) -> list[str]:
    return [paragraph.text for paragraph in Document(BytesIO(content)).paragraphs]


@pytest.fixture(scope="module")
def fields(facts: Facts) -> Any:
    return bulletin_fields(facts("610700", "2021-Q3"), texts("zh-CN"))


def test_fields_and_loops_are_filled(fields: Any) -> None:
    own = template(
        "{{ title }}",
        "共{{ total }}项，{{ kept_share }}",
        "{%p for row in ranking %}",
        "{{ row.region }}{{ row.share }}",
        "{%p endfor %}",
    )
    lines = read(fill_template(own, fields, file="a.docx"))
    assert lines[:2] == [fields.title, f"共{fields.total}项，{fields.kept_share}"]
    assert lines[2:] == [f"{row.region}{row.share}" for row in fields.ranking]


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_the_starter_says_what_the_default_says(fields: Any, language: str) -> None:
    filled = Document(BytesIO(fill_template(starter_template(texts(language)), fields, file="starter.docx")))
    text = "\n".join(paragraph.text for paragraph in filled.paragraphs)
    for sentence in (*fields.overall, *fields.own_problems, *fields.below_problems, *fields.method):
        assert sentence in text
    cells = {cell.text for table in filled.tables for row in table.rows for cell in row.cells}
    assert {row.share for row in fields.ranking} | {item.value for item in fields.on_pace_items} <= cells
    assert "{{" not in text + "".join(cells)
    assert len(filled.sections) == 7  # the text and six attachments
    assert "演示数据" in filled.sections[0].header.paragraphs[0].text


def test_unknown_fields_are_named_all(fields: Any) -> None:
    with pytest.raises(MonitorError) as caught:
        fill_template(template("{{ titel }} {{ sum }} {{ title }}"), fields, file="a.docx")
    assert caught.value.details == {"file": "a.docx", "fields": "sum, titel"}


def test_an_unknown_column_is_named(fields: Any) -> None:
    own = template("{%p for row in ranking %}", "{{ row.colour }}", "{%p endfor %}")
    with pytest.raises(MonitorError) as caught:
        fill_template(own, fields, file="a.docx")
    assert (caught.value.code, caught.value.details["fields"]) == ("template-field", "colour")


@pytest.mark.parametrize(
    "own", [b"no document", template("{{ title "), template("{% for %}"), template("{{ title.__class__.__mro__ }}")]
)
def test_a_broken_template_is_told(fields: Any, own: bytes) -> None:
    with pytest.raises(MonitorError, match="template-"):
        fill_template(own, fields, file="a.docx")


def test_signs_of_markup_stay_text(fields: Any) -> None:
    odd = replace(fields, title="甲<乙>&丙")
    assert read(fill_template(template("{{ title }}"), odd, file="a.docx")) == ["甲<乙>&丙"]


def test_the_list_of_fields_is_complete() -> None:
    listed = re.findall(r"^\| `(\w+)`", LIST.read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(listed) == sorted(NAMES)
